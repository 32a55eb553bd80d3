"""The rules of a safety plan, a stay elsewhere and a colleague's opinion, asked before laying and before a yes.

What a sentence says may be heard by everybody at the table: it names what to do, never who is afraid or what is
hidden (H4, H8).
"""

from __future__ import annotations

import re

from jgvisit.records.case_forms import FilledForm, Form
from jgvisit.records.case_stamp import time_of
from jgvisit.services.agreements.plan_promises import promises
from jgvisit.services.agreements.second_reviews import (
    ASKED_OF,
    SecondReview,
    has_own_opinion,
    is_by_who_asked,
    is_oneself,
    reviews_of,
    whose_opinion,
)
from jgvisit.services.agreements.stay_rules import before_a_yes, before_laying, choice
from jgvisit.services.forms.gate_questions import BeforeLaying, BeforeSigning, Closed, LayGate, SignGate
from jgvisit.services.forms.part_rules import words_of_plan
from jgvisit.services.forms.refusals import RuleBrokenError
from jgvisit.services.talk.repeats import CONTACT_CARD, STAY_CARD, waits_for_another

BOTH_EFFECTS = "K08"


def _plan_words(before: BeforeLaying) -> Closed | None:
    """A plan from another laptop, or one laid days later, is looked at once more."""
    try:
        words_of_plan(before.answers, before.today)
    except RuleBrokenError as broken:
        return Closed("plan_words", broken.why)
    return None


def _plan_is_whole(before: BeforeLaying) -> Closed | None:
    """A plan for longer than tonight says of each promise how and by whom it is checked, and who helps if not."""
    if choice(before.answers, "horizon") == "immediate" or all(each.is_complete for each in promises(before.answers)):
        return None
    return Closed(
        "promise_incomplete", "Schrijf bij elke afspraak op hoe en door wie wij kijken, en wie helpt als het niet lukt."
    )


def _no_child_keeps_watch(before: BeforeLaying) -> Closed | None:
    """That grown-ups keep their promises is no child's task, and puts it between them (K08)."""
    children = {_first_word(member.name) for member in before.file.children} - {""}
    if any(children & set(_words(promise.checked_by)) for promise in promises(before.answers)):
        why = "Een kind let niet op de afspraken van een ander. Kies een volwassene die kijkt."
        return Closed("child_keeps_watch", why)
    return None


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _first_word(name: str) -> str:
    return next(iter(_words(name)), "")


def _both_effects_told(before: BeforeSigning) -> Closed | None:
    """What comes of it if it works, and if it does not, is told before anybody promises anything (seed A; K08)."""
    if before.mark != "A" or not before.in_room or _heard(before, BOTH_EFFECTS):
        return None
    return Closed(
        "both_effects", "Leg eerst kaart K08 uit aan wie tekent: wat er gebeurt als het lukt, en als het niet lukt."
    )


def _stay_may_lie(before: BeforeLaying) -> Closed | None:
    found = before_laying(before.file, before.form, before.law)
    return Closed(found[0].code, found[0].why) if found else None


def _second_person_is_another(before: BeforeLaying) -> Closed | None:
    """H22: a worker is no second person to themselves, whoever the note says that asked."""
    reviews = [review for review in reviews_of(before.file, before.form) if has_own_opinion(review)]
    own = before.form.parts and all(part.stamp.author == before.worker for part in before.form.versions)
    others = [review for review in reviews if not _is_oneself(before, review)]
    if not own or not reviews or others:
        return None
    return Closed(
        "second_person_self", "De tweede persoon is iemand anders dan u. Bel een collega, en schrijf die naam op."
    )


def _is_oneself(before: BeforeLaying, review: SecondReview) -> bool:
    return is_by_who_asked(review.form, before.worker) and is_oneself(review, before.called)


def _stay_was_explained(before: BeforeSigning) -> Closed | None:
    card = _card_of_stay(before.opened)
    if before.mark not in ("T", "A") or not before.in_room or _heard(before, card):
        return None
    return Closed("stay_explained", f"Leg eerst kaart {card} uit aan wie tekent.")


def _stay_was_understood(before: BeforeSigning) -> Closed | None:
    card = _card_of_stay(before.opened)
    if before.mark not in ("T", "A") or not waits_for_another(before.file, card, before.person):
        return None
    return Closed(
        "stay_again",
        f"Laat kaart {card} eerst nog een keer uitleggen door een collega, hier of aan de telefoon, of met een tolk. "
        "Schrijf bij het navertellen op welke collega dat was.",
    )


def _yes_was_free(before: BeforeSigning) -> Closed | None:
    filled = _filled(before)
    if before.mark not in ("T", "A") or filled is None:
        return None
    found = before_a_yes(
        before.file, filled, before.person, before.today, felt_free=before.felt_free, own_words=before.own_words
    )
    return Closed(found[0].code, found[0].why) if found else None


def _own_opinion(before: BeforeSigning) -> Closed | None:
    """Nobody signs somebody else's opinion as their own."""
    note = _filled(before)
    asked = before.opened.laid and dict(before.opened.laid.answers).get(ASKED_OF)
    told = [] if note is None else [dict(part.answers).get(ASKED_OF) for part in note.parts]
    if note is not None and asked in told and whose_opinion(note, before.called) == "yes":
        return None
    return Closed("own_opinion", "Alleen de collega die meekeek tekent dit, op een eigen laptop.")


PLAN_LAY: tuple[LayGate, ...] = (_plan_words, _no_child_keeps_watch, _plan_is_whole)
PLAN_SIGN: tuple[SignGate, ...] = (_both_effects_told,)
STAY_LAY: tuple[LayGate, ...] = (_second_person_is_another, _stay_may_lie)
STAY_SIGN: tuple[SignGate, ...] = (_stay_was_explained, _stay_was_understood, _yes_was_free)
REVIEW_SIGN: tuple[SignGate, ...] = (_own_opinion,)


def _card_of_stay(opened: Form) -> str:
    answers = {} if opened.laid is None else dict(opened.laid.answers)
    return CONTACT_CARD if choice(answers, "agreementKind") == "contact" else STAY_CARD


def _heard(before: BeforeSigning, card: str) -> bool:
    """Tell whether this person heard the card since the paper was begun."""
    filled = _filled(before)
    begun = min((time_of(part.stamp) for part in filled.versions), default="") if filled is not None else ""
    return any(
        told.card == card and before.person in told.heard_by and time_of(told.stamp)[:10] >= begun[:10]
        for told in before.file.explained
    )


def _filled(before: BeforeSigning) -> FilledForm | None:
    laid = before.opened.laid
    return None if laid is None else next((each for each in before.file.filled if each.id == laid.form), None)
