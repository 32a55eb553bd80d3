"""The case file for who asks, on the screens: looked through page by page, then saved once, over nothing (H20)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from table import Table, rename, sit_down
from town import Family, begin_visit, open_form_a, sign

from jgvisit.records.payload_family import SafeContactRecorded
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.services.desk.writing import Writer
from jgvisit.store.taken_out import TakenOutLedger
from jgvisit.workspace import Workspace

Shot = Callable[[QWidget, str], Path]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "uit"
    folder.mkdir()
    return folder


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, family: Family) -> Iterator[Table]:
    visit = begin_visit(work, family)
    sign(work, family, visit, open_form_a(work, family, visit, family.boy), family.mother)
    work.visits.end(family.case, visit)
    authority = work.files.get(family.case).authority[0].stamp.record
    writer = Writer(work.journal, work.files)
    writer.one(family.case, VisibilityRestricted(hides=(authority,), hidden_from=(family.mother,), basis="veiligheid"))
    writer.one(family.case, SafeContactRecorded(person=family.father, approach="allowed", evidence="vader"))
    laid = sit_down(qtbot, work)
    laid.rooms.show_family(family.case)
    laid.settle()
    yield laid
    laid.leave()


def type_in(table: Table, field: str, words: str) -> None:
    edit = table.window.findChild(QLineEdit, f"entry-{field}")
    assert isinstance(edit, QLineEdit)
    edit.setText(words)
    table.settle()


def ask(table: Table, family: Family) -> None:
    table.tap("dossier")
    table.tap(f"entry-person-{family.mother}")
    table.tap("entry-asks-self")
    type_in(table, "decidedBy", "M. de Vries, functionaris gegevensbescherming")
    type_in(table, "number", "2026-17")


def look_through(table: Table) -> None:
    while not table.rooms.dossier_screen.look.save.isVisible():
        table.tap("dossier-next")


def test_h20_nothing_is_saved_before_each_page_was_in_sight(
    table: Table, family: Family, out: Path, shot: Shot, assert_usable: Callable[[QWidget], None]
) -> None:
    table.rooms.dossier.choose_folder = lambda _: str(out)
    ask(table, family)
    shot(table.window, "dossier-ask")
    assert_usable(table.rooms.dossier_screen)
    table.tap("dossier-concept")
    look = table.rooms.dossier_screen.look
    table.qtbot.waitUntil(look.isVisible)
    shot(table.window, "dossier-left-out")
    assert_usable(table.rooms.dossier_screen)
    assert "Verborgen voor deze persoon" in table.words()
    assert "Gaat alleen over een ander" in table.words()
    assert not look.save.isVisible()
    table.rooms.dossier_screen.save_requested.emit()
    assert list(out.iterdir()) == []
    look_through(table)
    shot(table.window, "dossier-page")
    assert TakenOutLedger(table.work.safe).waiting() == (), "looking is no taking out"
    table.tap("dossier-save")
    table.qtbot.waitUntil(lambda: "Opgeslagen." in table.words())
    shot(table.window, "dossier-saved")
    (saved,) = out.iterdir()
    assert saved.name == f"dossier-{table.work.today().isoformat()}"
    assert {each.name for each in saved.iterdir()} == {"dossier.pdf", "dossier.json", "papieren"}
    assert saved.stat().st_mode & 0o077 == 0
    with pikepdf.open(saved / "dossier.pdf") as paper:
        assert len(paper.pages) > 1
    assert "nummer 2026-17" in (saved / "dossier.json").read_text()
    (noted,) = TakenOutLedger(table.work.safe).waiting()
    assert noted.cases == (family.case,)
    assert table.work.journal.drafts(family.case) == {}


def test_a_second_file_takes_nothings_place_and_a_changed_one_is_looked_through_again(
    table: Table, family: Family, out: Path
) -> None:
    taken = out / f"dossier-{table.work.today().isoformat()}"
    taken.write_text("van iemand anders")
    table.rooms.dossier.choose_folder = lambda _: str(out)
    ask(table, family)
    table.tap("dossier-concept")
    table.qtbot.waitUntil(table.rooms.dossier_screen.look.isVisible)
    look_through(table)
    rename(table.work, family, ("Samira", "Karim", "Noor", "Younes"))
    table.tap("dossier-save")
    assert not table.rooms.dossier_screen.look.isVisible()
    assert "intussen iets veranderd" in table.words()
    assert [each.name for each in out.iterdir()] == [taken.name]
    table.tap("dossier-concept")
    table.qtbot.waitUntil(table.rooms.dossier_screen.look.isVisible)
    assert not table.rooms.dossier_screen.look.save.isVisible()
    look_through(table)
    table.tap("dossier-save")
    table.qtbot.waitUntil(lambda: "Opgeslagen." in table.words())
    assert taken.read_text() == "van iemand anders"
    assert (out / f"{taken.name}-2" / "dossier.pdf").is_file()


def test_who_asks_for_somebody_says_on_what_and_a_child_under_12_asks_through_who_has_authority(
    table: Table, family: Family, shot: Shot
) -> None:
    ask(table, family)
    assert table.window.findChild(QWidget, f"entry-person-{family.boy}") is None
    assert table.window.findChild(QWidget, f"entry-person-{family.girl}") is not None
    assert "nog geen 12" in table.words()
    table.tap("entry-asks-representative")
    table.tap("dossier-concept")
    shot(table.window, "dossier-missing")
    assert not table.rooms.dossier_screen.look.isVisible()
    assert "Vul dit nog in." in table.words()
    type_in(table, "representative", "mr. A. Smit, advocaat")
    type_in(table, "seen", "machtiging van 3 november 2026")
    table.tap("dossier-concept")
    table.qtbot.waitUntil(table.rooms.dossier_screen.look.isVisible)


def test_h4_a_concept_that_is_ready_late_is_for_nobody(table: Table, family: Family) -> None:
    ask(table, family)
    table.rooms.dossier_screen.concept_requested.emit()
    table.rooms.dossier_screen.back_requested.emit()
    table.settle()
    table.tap("dossier")
    assert not table.rooms.dossier_screen.look.isVisible()
    assert "2026-17" in table.words(), "what was typed waits"


def test_h4_the_case_file_is_not_reached_from_an_open_visit(table: Table, family: Family) -> None:
    begin_visit(table.work, family)
    table.rooms.show_dossier(family.case)
    assert table.window.current == "visit"
