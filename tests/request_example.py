"""A request to the Raad about the boy, of an invented family."""

from __future__ import annotations

from per_child import of_each
from town import Family

from jgvisit.ids import FormId, PersonId, new_uuid7
from jgvisit.records.answers import (
    Answer,
    ChoiceAnswer,
    DayAnswer,
    MomentAnswer,
    Passage,
    PassagesAnswer,
    PersonsAnswer,
    Row,
    RowsAnswer,
    Simple,
    TextAnswer,
)
from jgvisit.workspace import Workspace

FINDING, SAFETY, KEPT = new_uuid7(), new_uuid7(), new_uuid7()
TYPE = "investigationRequest"


def request(child: PersonId, *, urgent: bool = False, **more: Answer) -> dict[str, Answer]:
    """The common part."""
    call: dict[str, Answer] = {
        "urgentCallTo": TextAnswer("De Raad voor de Kinderbescherming"),
        "urgentCallAt": MomentAnswer("2026-11-21T12:00:00.000Z"),
        "urgentCallName": TextAnswer("Mevrouw Verzonnen"),
        "urgentCallInstruction": TextAnswer("Blijf bij het kind en schrijf het op"),
    }
    safety = PassagesAnswer((Passage(SAFETY, "fact", "De deur van de kamer is kapot.", "gezien", "2026-11-20"),))
    help_rows = RowsAnswer(
        (Row(new_uuid7(), {name: TextAnswer("gesprekken thuis") for name in ("what", "period", "result")}),)
    )
    finding = Passage(FINDING, "reported", "Hij miste drie dagen school.", "de school", "2026-11-19")
    rest: dict[str, Answer] = {
        "meaningPerChild": of_each([child], "Er komt iemand van de Raad praten"),
        "viewPerChild": of_each([child], "Ik wil dat het stopt"),
        "voluntaryInsufficient": TextAnswer("Drie afspraken lukten niet"),
        "developmentFindings": PassagesAnswer((finding,)),
        "biggestWorry": TextAnswer("Dat hij vaker alleen is"),
        "helpHistory": help_rows,
        "interimPlan": TextAnswer("Femke komt elke week"),
    }
    return {
        "requestKind": ChoiceAnswer(("urgent" if urgent else "regular",)),
        "requestGround": ChoiceAnswer(("acuteDanger",) if urgent else ("notAccepted",)),
        "whyNow": TextAnswer("Deze week ging het twee keer mis"),
        "safetyFindings": safety,
        **(call if urgent else rest),
        **more,
    }


def told(person: str, how: str = "inPerson", **cells: Simple) -> Row:
    """One row of who was told."""
    usual: dict[str, Simple] = {"on": DayAnswer("2026-11-20"), "byWhom": TextAnswer("Femke Hoekstra")}
    return Row(new_uuid7(), {"person": PersonsAnswer((person,)), "told": ChoiceAnswer((how,)), **(cells or usual)})


def fill_request(work: Workspace, family: Family, *, urgent: bool = False, **more: Answer) -> FormId:
    """Record the common part."""
    form = work.filled_forms.begin()
    work.filled_forms.fill(family.case, form, TYPE, "common", (family.boy,), request(family.boy, urgent=urgent, **more))
    return form


def fill_team(work: Workspace, family: Family, form: FormId, *rows: Row, **more: Answer) -> None:
    """Record the team's part; both parents were told where no rows are given."""
    informing = RowsAnswer(rows or (told(family.mother), told(family.father)))
    answers = {"leadRegistration": TextAnswer("SKJ 100200300 (verzonnen)"), "informing": informing, **more}
    work.filled_forms.fill(family.case, form, TYPE, "team", (family.boy,), answers)
