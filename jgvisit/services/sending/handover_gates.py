"""What a handover to a GI needs before it is laid before its signers, and before a yes to sending it (H11)."""

from __future__ import annotations

from jgvisit.ids import PersonId
from jgvisit.records.answers import PassagesAnswer
from jgvisit.services.forms.gate_questions import BeforeLaying, BeforeSigning, Closed
from jgvisit.services.forms.passages import asked_to_leave_out
from jgvisit.services.law.handover_cover import consents_asked
from jgvisit.services.sending.handover_plans import chosen, plan_of

ONE_ADULT = "Een zin gaat alleen over een volwassene. Zet die zin in het eigen deel van die persoon."
CHANGES = "Deze tekst verandert nog. Haal eerst weg wat eruit moet. Lees daarna samen de nieuwe tekst."


UNKNOWN_PLAN = "Een plan dat meegaat, kennen wij hier niet. Haal die regel weg, en neem over wat al bekend is."


def unknown_plan(before: BeforeLaying) -> Closed | None:
    """What goes along is one version of a plan about these children that all may read; a typed row names none."""
    known = all(plan_of(before.file, each, before.form.children, before.today) for each in chosen(before.answers))
    return None if known else Closed("unknown_plan", UNKNOWN_PLAN)


def about_one_adult(before: BeforeLaying) -> Closed | None:
    """A passage about one adult is released by that adult, and never lies before the other."""
    children = {member.id for member in before.file.children}
    for answer in before.answers.values():
        for passage in answer.passages if isinstance(answer, PassagesAnswer) else ():
            if passage.about is not None and passage.about not in children:
                return Closed("about_one_adult", ONE_ADULT)
    return None


def left_out_of_the_laid(before: BeforeLaying) -> Closed | None:
    """Where no order holds, what a consent holder wants out of the text goes out before anybody signs it."""
    asked = {
        mark.person
        for child in before.form.children
        for mark in before.law.asks("handover", child).required
        if mark.kind == "T"
    }
    out = asked_to_leave_out(before.file, before.form, frozenset(asked))
    return Closed("leave_out", CHANGES) if out else None


def left_out_of_the_signed(before: BeforeSigning) -> Closed | None:
    """Somebody asked it after the text was laid: nobody says yes to a text that is to change."""
    laid = before.opened.laid
    filled = next((form for form in before.file.filled if laid is not None and form.id == laid.form), None)
    if filled is None or before.mark != "T":
        return None
    asked: frozenset[PersonId] = frozenset(consents_asked(before.opened))
    return Closed("leave_out", CHANGES) if asked_to_leave_out(before.file, filled, asked) else None
