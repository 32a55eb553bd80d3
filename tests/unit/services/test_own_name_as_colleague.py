"""Who looks along is somebody else than who writes it down (H14): one's own name is refused, however it is typed."""

from __future__ import annotations

import pytest
from town import Family

from jgvisit.ids import new_uuid7
from jgvisit.records.happening import Happening
from jgvisit.records.happenings_of_family import ExceptionUsed
from jgvisit.records.happenings_of_measures import SecondReviewRecorded
from jgvisit.records.payload_talk import DutyClosedWhen
from jgvisit.services.family.happenings import OwnNameAsColleagueError
from jgvisit.workspace import Workspace

OWN = ("Femke Hoekstra", " femke  HOEKSTRA ", "Femke Hoekstra, gedragswetenschapper")
OTHERS = ("Olga Bakker", "Femke", "Femke Hoekstra-Smit")


def facts(work: Workspace, family: Family, colleague: str) -> tuple[Happening, ...]:
    event = {"event": new_uuid7(), "on": work.today().isoformat(), "source": "overleg", "children": (family.girl,)}
    return (
        ExceptionUsed(**event, exception="X1", reason="zij heeft nu hulp nodig", colleague=colleague),  # type: ignore[arg-type]  # its words
        SecondReviewRecorded(**{**event, "event": new_uuid7()}, colleague=colleague, opinion="eerst een gesprek"),  # type: ignore[arg-type]  # likewise
    )


@pytest.mark.parametrize("name", OWN)
def test_ones_own_name_is_refused_and_nothing_is_recorded(work: Workspace, family: Family, name: str) -> None:
    for fact in facts(work, family, name):
        with pytest.raises(OwnNameAsColleagueError):
            work.happenings.record(family.case, fact)
    assert work.files.get(family.case).happenings == ()


@pytest.mark.parametrize("name", OTHERS)
def test_somebody_elses_name_is_not(work: Workspace, family: Family, name: str) -> None:
    for fact in facts(work, family, name):
        work.happenings.record(family.case, fact)
    assert len(work.files.get(family.case).happenings) == 2


@pytest.mark.parametrize("name", OWN)
def test_after_an_emergency_and_for_what_is_not_told_it_is_somebody_else_too(
    work: Workspace, family: Family, name: str
) -> None:
    (used, _) = facts(work, family, "")
    urgent = ExceptionUsed(
        event=used.event, on=used.on, source="overleg", children=(family.girl,), exception="X4", reason="gevaar"
    )
    work.happenings.record(family.case, urgent)
    with pytest.raises(OwnNameAsColleagueError):
        work.happenings.colleague_looked(family.case, urgent.event, name)
    withheld = DutyClosedWhen(
        moment=1, person=family.father, due=used.on, how="withheld", reason="het doet kwaad", colleague=name,
        again_on="2027-01-01",
    )  # fmt: skip
    with pytest.raises(OwnNameAsColleagueError):
        work.happenings.close_duty(family.case, withheld)
    assert work.files.get(family.case).duties_closed == ()
    assert work.happenings.standing(family.case, urgent.event).detail("colleague") is None
