"""Form B with a line for each receiver, laid before its signers."""

from __future__ import annotations

from town import Family

from jgvisit.ids import FormId, PersonId, VisitId, new_uuid7
from jgvisit.records.answers import Answer, ChoiceAnswer, DayAnswer, PersonsAnswer, Row, RowsAnswer, TextAnswer
from jgvisit.workspace import Workspace

SCHOOL, DOCTOR, POLICE = "Basisschool De Regenboog", "Huisarts Dorpsweg", "Wijkagent Van Dam"


def line(receiver: str, *about: PersonId, until: str = "2027-05-21") -> Row:
    """Return one line of form B."""
    cells = {
        "partyOrganisation": TextAnswer(receiver),
        "aboutPersons": PersonsAnswer(about),
        "direction": ChoiceAnswer(("ask",)),
        "dataKinds": TextAnswer("Hoe het gaat in de klas"),
        "purpose": TextAnswer("Samen een plan maken"),
        "validUntil": DayAnswer(until),
    }
    return Row(new_uuid7(), cells)


def share_lines(*rows: Row) -> dict[str, Answer]:
    """Return the common part of form B."""
    return {"shareLines": RowsAnswer(rows), "howToWithdraw": TextAnswer("Bel Femke Hoekstra")}


def fill_share(work: Workspace, family: Family, *rows: Row, form: FormId | None = None) -> FormId:
    """Fill form B in about the boy; with `form` anew."""
    chosen = form or work.filled_forms.begin()
    common = share_lines(*rows)
    work.filled_forms.fill(family.case, chosen, "consentToShare", "common", (family.boy,), common)
    return chosen


def lay(work: Workspace, family: Family, visit: VisitId, form: FormId) -> FormId:
    """Lay a form about one child before its signers."""
    (opened,) = work.laying.lay_before(family.case, visit, form)
    return opened
