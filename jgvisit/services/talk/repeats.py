"""A card of the gravest voluntary act that was not understood yet, and whether somebody else went over it since (H23).

A repeat, never a right answer: who heard the doubt may be who cannot explain it, so a right answer to the same worker
settles nothing, and once somebody else went over the card, "not yet" again closes nothing. Pure.
"""

from __future__ import annotations

from jgvisit.clock import AMSTERDAM, from_rfc3339
from jgvisit.ids import PersonId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_stamp import time_of
from jgvisit.records.case_talk import ExplainedCard, SaidBackAnswer
from jgvisit.records.payload_talk import NOT_HEARD
from jgvisit.services.talk.visits import INTERPRETING

STAY_CARD, CONTACT_CARD = "K11", "K12"
CARDS_OF_A_STAY = frozenset({STAY_CARD, CONTACT_CARD})
"""The cards of form E: of no other card does "not yet" close anything."""


def waits_for_another(file: CaseFile, card: str, person: PersonId) -> bool:
    """Tell whether this person did not understand a card of form E yet, and nobody else went over it since.

    Somebody else is a colleague on a laptop of their own, a colleague named as who heard the answer, or an interpreter
    for this person where none was there at the doubt.
    """
    doubts = (each for each in _said(file, card, person) if each.outcome == "notYet")
    first = min(doubts, key=_at, default=None)
    return card in CARDS_OF_A_STAY and first is not None and not _was_repeated(file, first)


def _was_repeated(file: CaseFile, doubt: SaidBackAnswer) -> bool:
    card, person = doubt.card, doubt.person
    told = [each for each in file.explained if each.card == card and person in each.heard_by and _at(each) > _at(doubt)]
    said = [each for each in _said(file, card, person) if _at(each) > _at(doubt) and each.outcome not in NOT_HEARD]
    if any(each.stamp.author not in doubt.heard_by for each in told):
        return True
    if any(each.heard_by - doubt.heard_by for each in said):
        return True
    if _was_interpreted(file, doubt, person):  # what was not understood through an interpreter needs somebody else
        return False
    return any(_was_interpreted(file, each, person) for each in told)


def _said(file: CaseFile, card: str, person: PersonId) -> list[SaidBackAnswer]:
    return [each for each in file.said_back if (each.person, each.card) == (person, card)]


def _was_interpreted(file: CaseFile, told: ExplainedCard | SaidBackAnswer, person: PersonId) -> bool:
    """Tell whether an interpreter was there for this person at that moment, as far as hours were written down.

    For them is who was noted for them, or for nobody by name and in their language.
    """
    hour = f"{from_rfc3339(_at(told)).astimezone(AMSTERDAM):%H:%M}"
    used = (each for visit in file.visits if visit.id == told.visit for each in visit.interpreters)
    theirs = next((member.language for member in file.members if member.id == person), None)
    return any(
        each.kind in INTERPRETING
        and (person in each.persons if each.persons else each.language == theirs)
        and (each.from_at <= hour if each.from_at else time_of(each.stamp) <= _at(told))
        and (each.until_at is None or hour <= each.until_at)
        for each in used
    )


def _at(told: ExplainedCard | SaidBackAnswer) -> str:
    return time_of(told.stamp)
