"""What somebody's consent or refusal is worth on a day (H15, GDPR art. 7(3))."""

from __future__ import annotations

from datetime import date
from typing import Literal

from jgvisit.domain.ages import age_on
from jgvisit.domain.facts import Consent, Facts, Mark, Question
from jgvisit.ids import PersonId

Standing = Literal["given", "refused", "none"]


def standing(facts: Facts, question: Question, person: PersonId, kind: Mark) -> Standing:
    """Return what `person` last said about exactly this subject and concern.

    A yes for school is no yes for the police: the concern must be the same. A withdrawal and
    a refusal count from their own day, win over a yes of the same day, and end every yes before
    them for good: a no that ran out or was taken back makes no new yes. A T put before the age
    of 12 is no consent of that child (Jw 7.3.15 lid 1).
    """
    said = [consent for consent in _about(facts, question, person) if consent.kind == kind and consent.on <= facts.on]
    yes_days = [consent.on for consent in said if consent.given and _holds(consent, facts.on)]
    noes = [consent.on for consent in said if not consent.given]
    refused = [consent.on for consent in said if not consent.given and _holds(consent, facts.on)]
    took_back = [
        consent.withdrawn_on
        for consent in said
        if consent.given and consent.withdrawn_on is not None and consent.withdrawn_on <= facts.on
    ]
    last_yes = max((day for day in yes_days if kind != "T" or _old_enough(facts, person, day)), default=date.min)
    if last_yes > max(noes + took_back, default=date.min):
        return "given"
    return "refused" if refused and max(refused) >= max(yes_days, default=date.min) else "none"


def _about(facts: Facts, question: Question, person: PersonId) -> list[Consent]:
    same = (question.subject, _plain(question.concerns))
    return [
        consent
        for consent in facts.consents
        if consent.person == person and (consent.subject, _plain(consent.concerns)) == same
    ]


def _plain(concerns: str | None) -> str:
    return " ".join((concerns or "").split())


def _holds(consent: Consent, on: date) -> bool:
    withdrawn = consent.withdrawn_on is not None and consent.withdrawn_on <= on
    return not withdrawn and (consent.until is None or consent.until >= on)


def _old_enough(facts: Facts, person: PersonId, day: date) -> bool:
    born = next((known.born for known in facts.persons if known.id == person), None)
    return born is None or age_on(born, day) >= 12
