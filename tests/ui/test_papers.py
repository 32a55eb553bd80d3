"""Papers to hand over: from the family to the printer, under a name that tells nothing."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, begin_visit, open_form_a, settle_family, sign

from jgvisit.records.payload_papers import CopyChosen
from jgvisit.workspace import Workspace
from ui.printing import JOB_NAME, PagePrinter

Shot = Callable[[QWidget, str], Path]


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, family: Family) -> Iterator[Table]:
    visit = begin_visit(work, family)
    sign(work, family, visit, open_form_a(work, family, visit, family.boy), family.mother)
    sheet = work.sheets.chosen(family.case, visit, family.mother, "general")
    wish = CopyChosen(visit=visit, person=family.mother, way="atOtherPlace", place="bij de huisarts")
    work.leaving.choose(family.case, wish, sheet)
    work.visits.end(family.case, visit)
    laid = sit_down(qtbot, work)
    laid.rooms.show_family(family.case)
    laid.settle()
    yield laid
    laid.leave()


def to_file(file: Path, names: list[str]) -> PagePrinter:
    """A printer that prints into a file: the platform's own PDF driver."""

    def choose(printer: QPrinter, _: QWidget) -> bool:
        names.append(printer.docName())
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(file))
        return True

    return PagePrinter(choose, lambda: True)


def keys(table: Table, family: Family) -> list[str]:
    return [paper.key for paper in table.work.handing_over.waiting(family.case)]


def test_a_paper_goes_to_the_printer_under_a_name_that_tells_nothing(
    table: Table, family: Family, tmp_path: Path, shot: Shot
) -> None:
    names: list[str] = []
    table.rooms.papers.printer = to_file(tmp_path / "out.pdf", names)
    table.tap("papers-to-give")
    shot(table.window, "papers")
    (copy, _) = keys(table, family)
    table.tap(f"print-{copy}")
    table.qtbot.waitUntil(lambda: "Naar de printer gestuurd." in table.words())
    assert names == [JOB_NAME]
    told = subprocess.run(["pdfinfo", str(tmp_path / "out.pdf")], capture_output=True, text=True, check=True).stdout
    assert "A4" in told
    assert family.case not in told
    assert keys(table, family)[0] == copy, "printed is not given"


def test_who_reads_large_letters_gets_the_sealed_paper_in_large_print(
    table: Table, family: Family, tmp_path: Path
) -> None:
    table.rooms.papers.printer = to_file(tmp_path / "out.pdf", [])
    table.tap("papers-to-give")
    (copy, _) = keys(table, family)
    assert table.find(f"print-large-{copy}").accessibleName().startswith("Afdrukken in grote letters: Samira")
    table.tap(f"print-large-{copy}")
    table.qtbot.waitUntil(lambda: "Naar de printer gestuurd." in table.words())
    told = subprocess.run(["pdfinfo", str(tmp_path / "out.pdf")], capture_output=True, text=True, check=True).stdout
    assert "842 x 595" in told


def test_what_was_given_leaves_the_list_and_the_family_page(table: Table, family: Family) -> None:
    table.tap("papers-to-give")
    for key in keys(table, family):
        table.tap(f"given-{key}")
    assert keys(table, family) == []
    assert "Iedereen heeft wat hij of zij wilde." in table.words()
    table.tap(table.rooms.papers_screen.back)
    assert not table.rooms.family_screen.papers.isVisible()


def test_what_was_marked_by_mistake_is_owed_again(table: Table, family: Family) -> None:
    table.tap("papers-to-give")
    before = keys(table, family)
    for key in before:
        table.tap(f"given-{key}")
        assert key not in keys(table, family)
        table.rooms.papers_screen.undo_requested.emit()
        table.settle()
        assert keys(table, family) == before


def test_who_wants_no_papers_any_more_can_want_them_after_all(table: Table, family: Family) -> None:
    table.tap("papers-to-give")
    before = keys(table, family)
    assert len(before) > 1
    (once,) = [b for b in table.window.findChildren(QAbstractButton) if b.objectName().startswith("not-wanted-")]
    assert "elk papier" in table.words()  # said where it is pressed: it ends all of them (H5)
    table.tap(once)
    assert keys(table, family) == []
    table.rooms.papers_screen.undo_requested.emit()
    table.settle()
    assert keys(table, family) == before


def test_h4_a_print_that_is_ready_late_appears_on_nobodys_table(table: Table, family: Family, tmp_path: Path) -> None:
    names: list[str] = []
    table.rooms.papers.printer = to_file(tmp_path / "out.pdf", names)
    table.tap("papers-to-give")
    turn = table.rooms.papers._turn
    pages = table.work.handing_over.pages(family.case, table.work.handing_over.waiting(family.case)[0])
    table.tap(table.rooms.papers_screen.back)
    table.rooms.papers._print(pages, turn)
    assert names == []
    table.tap("papers-to-give")
    table.rooms.papers._print(pages, turn)
    assert names == [], "it was asked on an earlier page"
    begin_visit(table.work, family)
    table.rooms.papers._print(pages, table.rooms.papers._turn)
    assert names == [], "a visit is open"


def test_h4_what_was_written_late_is_not_offered_back_on_another_familys_page(table: Table, family: Family) -> None:
    other = settle_family(table.work)
    table.tap("papers-to-give")
    table.find(f"given-{keys(table, family)[0]}").click()
    table.rooms.show_papers(other.case)
    table.settle()
    assert not table.rooms.papers_screen.bar.isVisible()
    before = len(table.work.journal.records_of(other.case))
    table.rooms.papers_screen.undo_requested.emit()
    table.settle()
    assert len(table.work.journal.records_of(other.case)) == before


@pytest.mark.parametrize(
    ("printer", "said"),
    [
        (PagePrinter(lambda *_: True, lambda: False), "Deze laptop kent geen printer."),
        (PagePrinter(lambda *_: False, lambda: True), ""),
    ],
    ids=["no printer", "cancelled"],
)
def test_a_paper_that_was_not_printed_stays(table: Table, family: Family, printer: PagePrinter, said: str) -> None:
    table.rooms.papers.printer = printer
    table.tap("papers-to-give")
    before = keys(table, family)
    table.tap(f"print-{before[0]}")
    table.qtbot.waitUntil(lambda: table.find(f"print-{before[0]}").isEnabled())
    assert said in table.words()
    assert "Naar de printer gestuurd." not in table.words()
    assert keys(table, family) == before


def test_h4_with_a_visit_open_no_way_leads_to_the_papers(table: Table, family: Family) -> None:
    begin_visit(table.work, family)
    table.rooms.show_papers(family.case)
    table.settle()
    assert table.window.current == "visit"
