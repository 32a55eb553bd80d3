"""Filled forms of the invented family: a safety plan, a stay elsewhere, and a colleague who looks along."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from per_child import of_each
from town import Family

from jgvisit.clock import to_rfc3339
from jgvisit.ids import FormId, PersonId, new_uuid7
from jgvisit.records.answers import (
    Answer,
    ChoiceAnswer,
    DayAnswer,
    LinesAnswer,
    MomentAnswer,
    Passage,
    PassagesAnswer,
    PersonsAnswer,
    Row,
    RowsAnswer,
    TextAnswer,
)
from jgvisit.services.forms.filled_forms import find
from jgvisit.workspace import Workspace

QUESTIONS = ("frame", "willing", "judge", "lightest", "child", "colleague")


def promise_row(work: Workspace, who: Sequence[PersonId], what: str, *, days: int = 3, **cells: str) -> Row:
    """One promise, with an end within the plan; `cells` are texts of other columns."""
    return Row(
        new_uuid7(),
        {
            "who": PersonsAnswer(tuple(who)),
            "what": TextAnswer(what),
            "until": DayAnswer((work.today() + timedelta(days=days)).isoformat()),
            **{name: TextAnswer(text) for name, text in cells.items()},
        },
    )


def plan_answers(work: Workspace, *rows: Row, **more: Answer) -> dict[str, Answer]:
    """The first safety plan, for tonight: eight answers."""
    day = work.today()
    return {
        "horizon": ChoiceAnswer(("immediate",)),
        "facts": PassagesAnswer((Passage(new_uuid7(), "fact", "De deur is kapot.", "gezien", day.isoformat()),)),
        "riskStatement": TextAnswer("Dat het vannacht weer misgaat"),
        "agreements": RowsAnswer(rows),
        "positiveEffects": TextAnswer("Wij komen minder vaak"),
        "ifNotKept": TextAnswer("Wij zoeken samen andere hulp"),
        "validUntil": DayAnswer((day + timedelta(days=7)).isoformat()),
        "reviewOn": DayAnswer((day + timedelta(days=2)).isoformat()),
        **more,
    }


def fill_plan(work: Workspace, family: Family, *rows: Row, form: FormId | None = None, **more: Answer) -> FormId:
    """Record the common part of a plan about the boy, as a new version where `form` is there."""
    plan = form or work.filled_forms.begin()
    answers = plan_answers(work, *rows, **more)
    work.filled_forms.fill(family.case, plan, "safetyPlan", "common", (family.boy,), answers)
    return plan


def stay_answers(work: Workspace, family: Family, **more: Answer) -> dict[str, Answer]:
    """A stay of the boy with his grandmother for a month, our idea."""
    day = work.today()
    contact = {
        "who": PersonsAnswer((family.boy,)),
        "withWhom": PersonsAnswer((family.mother, family.father)),
        "howOften": TextAnswer("Elke woensdag en elk weekend"),
        "form": ChoiceAnswer(("visit",)),
    }
    fact = Passage(new_uuid7(), "fact", "De verwarming is al drie weken stuk.", "gezien", day.isoformat())
    return {
        "ideaOf": ChoiceAnswer(("team",)),
        "agreementKind": ChoiceAnswer(("stay",)),
        "careKind": ChoiceAnswer(("family",)),
        "facts": PassagesAnswer((fact,)),
        "stayWith": TextAnswer("oma Riet"),
        "fromOn": DayAnswer((day + timedelta(days=1)).isoformat()),
        "untilOn": DayAnswer((day + timedelta(days=30)).isoformat()),
        "returnConditions": TextAnswer("De verwarming werkt weer. Wij helpen met de verhuurder"),
        "contactAgreements": RowsAnswer((Row(new_uuid7(), contact),)),
        "meaningPerChild": of_each([family.boy], "Sami slaapt een maand bij oma en gaat naar zijn eigen school"),
        "viewPerChild": of_each([family.boy], "Bij oma is het leuk, maar ik mis papa en mama"),
        "legalAdvice": ChoiceAnswer(("toldNo",)),
        "reflectionUntil": DayAnswer(day.isoformat()),
        **more,
    }


OF_A_STAY = ("stayWith", "returnConditions")
"""Fields that only a stay has."""


def pause_rows(*, without: Sequence[str] = (), **answers: str) -> RowsAnswer:
    """The six questions, answered, but for those named."""
    return RowsAnswer(
        tuple(
            Row(
                new_uuid7(),
                {
                    "question": ChoiceAnswer((question,)),
                    "answer": TextAnswer(answers.get(question, "Dat hebben wij samen bekeken")),
                },
            )
            for question in QUESTIONS
            if question not in without
        )
    )


def fill_stay(work: Workspace, family: Family, *, form: FormId | None = None, **more: Answer) -> FormId:
    """Record the common part of a stay of the boy."""
    stay = form or work.filled_forms.begin()
    answers = stay_answers(work, family, **more)
    if answers["agreementKind"] == ChoiceAnswer(("contact",)):
        answers = {name: answer for name, answer in answers.items() if name not in OF_A_STAY}
    work.filled_forms.fill(family.case, stay, "voluntaryStayAgreement", "common", (family.boy,), answers)
    return stay


def fill_weekend(work: Workspace, family: Family, *, from_on: int = 1, until_on: int = 4) -> FormId:
    """Record a weekend at grandmother's, from and until so many days from today, with the six questions."""
    form = fill_stay(work, family)
    stay = find(work.files.get(family.case), form)
    assert stay is not None
    answers = dict(stay.parts[0].answers)
    for name in ("stayWith", "returnConditions", "reflectionUntil"):
        answers.pop(name, None)
    days = {"fromOn": from_on, "untilOn": until_on}
    answers |= {name: DayAnswer((work.today() + timedelta(days=each)).isoformat()) for name, each in days.items()}
    answers |= {"agreementKind": ChoiceAnswer(("weekend",)), "weekendWith": TextAnswer("oma Riet")}
    other = work.filled_forms.begin()
    work.filled_forms.fill(family.case, other, "voluntaryStayAgreement", "common", (family.boy,), answers)
    fill_pause(work, family, other)
    return other


def fill_pause(work: Workspace, family: Family, stay: FormId, rows: RowsAnswer | None = None) -> None:
    """Answer the six questions of a stay."""
    answers: dict[str, Answer] = {"pauseCheck": rows or pause_rows()}
    work.filled_forms.fill(family.case, stay, "voluntaryStayAgreement", "team", (family.boy,), answers)


def opinion_answers(work: Workspace, about: str, **more: Answer) -> dict[str, Answer]:
    """What a colleague thought of it, by telephone."""
    return {
        "askedBy": TextAnswer("Femke Hoekstra"),
        "askedOf": TextAnswer("Karin Smit, gedragswetenschapper"),
        "askedAt": MomentAnswer(to_rfc3339(work.time.now().moment)),
        "about": ChoiceAnswer((about,)),
        "channel": ChoiceAnswer(("phone",)),
        "question": TextAnswer("Is er iets lichters dat veilig genoeg is?"),
        "factsSeen": LinesAnswer(("De verwarming is stuk.",)),
        "ownOpinion": TextAnswer("Een kachel voor een week is lichter"),
        "agrees": ChoiceAnswer(("partly",)),
        **more,
    }


def fill_opinion(
    work: Workspace, family: Family, about: str = "stay", *, form: FormId | None = None, **more: Answer
) -> FormId:
    """Record the opinion of a colleague on a paper about the boy."""
    review = form or work.filled_forms.begin()
    answers = opinion_answers(work, about, **more)
    work.filled_forms.fill(family.case, review, "secondReview", "team", (family.boy,), answers)
    return review
