"""A handover to an invented GI, about the boy."""

from __future__ import annotations

from datetime import timedelta

from per_child import of_each
from town import Family

from jgvisit.ids import FormId, PersonId, new_uuid7
from jgvisit.records.answers import Answer, ChoiceAnswer, DayAnswer, Passage, PassagesAnswer, TextAnswer
from jgvisit.workspace import Workspace

DOOR, SCHOOL = new_uuid7(), new_uuid7()


def door(text: str = "De deur was kapot.") -> Passage:
    return Passage(DOOR, "fact", text, "gezien", "2026-11-20")


def school(text: str = "Hij miste drie dagen school.") -> Passage:
    return Passage(SCHOOL, "reported", text, "de school", "2026-11-19")


def handover(
    work: Workspace, *passages: Passage, children: tuple[PersonId, ...] = (), **more: Answer
) -> dict[str, Answer]:
    """The common part about `children`, with the two passages if no others are given."""
    day = (work.today() + timedelta(days=7)).isoformat()
    return {
        "giName": TextAnswer("Jeugdbescherming De Brug (verzonnen)"),
        "giRole": ChoiceAnswer(("voluntary",)),
        "handoverReason": TextAnswer("Het gezin wil meer hulp dan wij geven"),
        "questionToGi": TextAnswer("Wilt u meedenken"),
        "strengths": TextAnswer("De ochtenden gaan goed"),
        "worries": PassagesAnswer(passages or (door(), school())),
        "meaningPerChild": of_each(children, "Er komt iemand anders praten"),
        "viewPerChild": of_each(children, "Ik wil niet alles nog een keer vertellen"),
        "firstMeetingOn": DayAnswer(day),
        "contactUntilThen": TextAnswer("Femke Hoekstra"),
        **more,
    }


def fill_handover(
    work: Workspace,
    family: Family,
    *passages: Passage,
    form: FormId | None = None,
    children: tuple[PersonId, ...] = (),
    **more: Answer,
) -> FormId:
    """Record the common part, as a new version where `form` is given."""
    known = form or work.filled_forms.begin()
    about = children or (family.boy,)
    answers = handover(work, *passages, children=about, **more)
    work.filled_forms.fill(family.case, known, "handoverToGI", "common", about, answers)
    return known


def fill_team(work: Workspace, family: Family, form: FormId, **more: Answer) -> None:
    """Record the team's part, with who leads the work."""
    answers = {"leadRegistration": TextAnswer("SKJ 100200300 (verzonnen)"), **more}
    work.filled_forms.fill(family.case, form, "handoverToGI", "team", (family.boy,), answers)
