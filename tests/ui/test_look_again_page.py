"""The family page and today ask to look again; with any visit open nothing of it is in sight (H2, H6, H7, H8)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, begin_visit, settle_family
from usable import clipped_labels, outside

from jgvisit import own_content
from jgvisit.domain.reminders import ReminderKind
from jgvisit.ids import RecordId, new_uuid7
from jgvisit.records.happenings_of_family import OtherDecisionRecorded
from jgvisit.records.payload_bookmarks import BookmarkWritten
from jgvisit.records.payload_family import SafeContactRecorded
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.workspace import Workspace

Shot = Callable[[QWidget, str], Path]
KINDS: tuple[ReminderKind, ...] = (
    "look_again_contact",
    "look_again_hidden",
    "look_again_aside",
    "other_decision_ends",
)


@pytest.fixture
def family(work: Workspace) -> Family:
    family = settle_family(work)
    again = (work.today() + timedelta(days=1)).isoformat()
    visit = begin_visit(work, family)
    bookmark = work.bookmarks.make(family.case, visit)
    work.visits.end(family.case, visit)
    said = BookmarkWritten(
        bookmark=bookmark, words="Hij sloot mij op.", said_by=family.girl, basis="zij is bang",
        was_told="soms moet ik iets doorvertellen", alone="moeder", review_on=again,
    )  # fmt: skip
    work.bookmarks.write(family.case, said)
    contact = SafeContactRecorded(
        person=family.father, approach="doNotApproach", reason="hij is boos", review_on=again, evidence="moeder"
    )
    record = RecordId(work.families.record_safe_contact(family.case, contact))
    hidden = VisibilityRestricted(hides=(record,), hidden_from=(family.mother,), basis="veiligheid", review_on=again)
    work.hiding.hide(family.case, hidden)
    decided = OtherDecisionRecorded(
        event=new_uuid7(), on=work.today().isoformat(), source="de politie", persons=(family.father,),
        decision="exclusion_order", by="de burgemeester", about="vader mag niet in huis", until_on=again,
    )  # fmt: skip
    work.happenings.record(family.case, decided)
    return family


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, family: Family) -> Iterator[Table]:
    laid = sit_down(qtbot, work)
    laid.rooms.show_family(family.case)
    laid.settle()
    yield laid
    laid.leave()


def in_sight(table: Table) -> list[str]:
    texts = own_content.law_tables().reminders
    return [kind for kind in KINDS if texts[kind].title in table.words() or texts[kind].why in table.words()]


def test_a_worker_alone_is_asked_to_look_again(table: Table, shot: Shot) -> None:
    assert in_sight(table) == list(KINDS)
    shot(table.rooms.family_screen.reminder_panel, "family-looking-again")
    assert clipped_labels(table.window) == []
    assert outside(table.window) == []
    table.rooms.show_today()
    table.settle()
    assert len(in_sight(table)) == 1, "the first that comes up"


@pytest.mark.parametrize("whose", ["this family's", "another family's"])
def test_with_a_visit_open_nothing_of_it_is_in_sight(table: Table, family: Family, whose: str) -> None:
    visited = family if whose == "this family's" else settle_family(table.work)
    begin_visit(table.work, visited)
    table.rooms.family.refresh()
    table.settle()
    assert table.window.current == "family"
    assert in_sight(table) == []
    table.rooms.show_visit(visited.case)
    table.settle()
    assert in_sight(table) == []
