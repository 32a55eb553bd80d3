"""Papers to hand over: from the family to the printer, under a name that tells nothing."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, begin_visit, open_form_a, settle_family, sign

from jgvisit.domain.booklet_code import code_of
from jgvisit.records.payload_family import AddressRecorded, SafeContactRecorded
from jgvisit.records.payload_papers import BACK_WAYS, BookletLeft, CopyChosen, CopyDelivered
from jgvisit.services.desk.writing import Writer
from jgvisit.services.family.reached import ContactUnknownError
from jgvisit.services.forms.signers import author_of
from jgvisit.services.papers.leaving import last_wishes
from jgvisit.workspace import Workspace
from ui.i18n import isolated
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
    known = SafeContactRecorded(person=family.mother, approach="allowed", channels=("inPerson",), evidence="zij zelf")
    work.families.record_safe_contact(family.case, known)
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
    assert "Er wachten geen papieren." in table.words()
    table.tap(table.rooms.papers_screen.back)
    assert table.rooms.family_screen.papers.text() == "Algemeen boekje"


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
    assert keys(table, family) == before, "it is asked who said so"
    table.tap(f"keep-{family.mother}")
    table.tap(f"not-wanted-{family.mother}")
    table.tap(f"said-{family.mother}-{family.mother}")
    assert keys(table, family) == []
    assert wished(table, family) == ("nothing", None)
    table.rooms.papers_screen.undo_requested.emit()
    table.settle()
    assert keys(table, family) == before
    assert wished(table, family) == ("atOtherPlace", None)


def wished(table: Table, family: Family) -> tuple[str, str | None]:
    """What now stands as the mother's wish, and by whom."""
    wish = last_wishes(table.file(family))[family.mother]
    return wish.way, wish.by


def test_h5_that_another_said_she_wants_no_papers_is_not_written_down_as_her_wish(
    table: Table, family: Family, shot: Shot, assert_usable: Callable[[QWidget], None]
) -> None:
    table.tap("papers-to-give")
    table.tap(f"not-wanted-{family.mother}")
    shot(table.window, "papers-who-said")
    assert "Wie zei dat" in table.words()
    table.window.resize(760, 700)
    table.settle()
    shot(table.window, "papers-who-said-narrow")
    assert_usable(table.window)
    table.tap(f"said-{family.mother}-{family.father}")
    assert keys(table, family) == []
    assert wished(table, family) == ("nothing", family.father)


def test_h5_a_paper_that_is_not_safe_is_the_workers_word_and_can_be_taken_back(
    table: Table, family: Family, shot: Shot
) -> None:
    table.tap("papers-to-give")
    before = keys(table, family)
    table.tap(f"not-safe-{family.mother}")
    shot(table.window, "papers-not-safe")
    assert keys(table, family) == []
    assert wished(table, family) == ("notSafe", author_of(table.work.enrolled.identity))
    table.tap(table.rooms.papers_screen.bar.action)
    assert keys(table, family) == before
    assert wished(table, family) == ("atOtherPlace", None)


def test_h5_not_safe_also_ends_it_for_who_was_never_asked_and_invents_no_wish(table: Table, family: Family) -> None:
    visit = begin_visit(table.work, family)
    sign(table.work, family, visit, table.file(family).forms[0].id, family.father)
    table.work.visits.end(family.case, visit)
    table.rooms.show_papers(family.case)
    table.settle()
    assert not [b for b in table.window.findChildren(QAbstractButton, f"not-wanted-{family.father}") if b.isVisible()]
    table.tap(f"not-safe-{family.father}")
    assert last_wishes(table.file(family))[family.father].way == "notSafe"
    assert not [key for key in keys(table, family) if key.startswith(family.father)]
    assert not table.rooms.papers_screen.bar.action.isVisible(), "there is no wish to go back to"


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


@pytest.mark.parametrize(
    ("way", "words"),
    [
        ("", "Het kantoor drukt deze kopie af en verstuurt die."),
        ("cameBack", "Het kwam op 20 november 2026 terug bij het kantoor. Vraag opnieuw, alleen"),
        ("cannotBeSent", "Het kantoor kan het niet versturen: het adres klopt niet (20 november 2026)."),
        ("noAddress", "U verstuurt dit zelf: het kantoor krijgt het niet."),
    ],
)
def test_h25_the_worker_sees_who_brings_a_copy_and_that_it_came_back(
    table: Table, family: Family, shot: Shot, way: str, words: str
) -> None:
    work, (visit,) = table.work, table.file(family).visits
    address = None if way == "noAddress" else "Verzonnen Singel 4, 1234 AB Voorbeeldstad"
    contact = {"approach": "allowed", "channels": ("post",), "evidence": "zij zelf"}
    work.families.record_safe_contact(family.case, SafeContactRecorded(person=family.mother, **contact))  # type: ignore[arg-type]  # its words
    if address is not None:
        post = AddressRecorded(person=family.mother, serves="postGoesThere", address=address, evidence="zij zelf")
        work.families.record_address(family.case, post)
    work.leaving.choose(family.case, CopyChosen(visit=visit.id, person=family.mother, way="postToSafeAddress"))
    if way in BACK_WAYS:
        (form,) = table.file(family).forms
        back = CopyDelivered(person=family.mother, form=form.id, way=way, on="2026-11-20", given=False)
        Writer(work.journal, work.files).one(family.case, back)
    table.tap("papers-to-give")
    shot(table.window, f"papers-office-{way or 'sends'}")
    assert words in table.words()
    assert (f"Post mag naar: {isolated(str(address))}" in table.words()) == (address is not None)


def test_h5_the_general_booklet_is_printed_and_left_in_the_version_of_its_cover(
    table: Table, family: Family, tmp_path: Path, shot: Shot, assert_usable: Callable[[QWidget], None]
) -> None:
    names: list[str] = []
    table.rooms.booklet.printer = to_file(tmp_path / "out.pdf", names)
    table.tap("papers-to-give")
    table.tap("booklet-ar")
    now = table.work.booklets.code("ar")
    assert f"Versie zoals hij nu wordt afgedrukt: {now}" in table.words()
    table.tap("booklet-print")
    table.qtbot.waitUntil(lambda: "Naar de printer gestuurd." in table.words())
    assert names == [JOB_NAME]
    table.tap(f"booklet-left-{family.mother}")
    assert [(each.person, each.code) for each in table.file(family).booklets] == [(family.mother, now)]
    assert f"Heeft versie {now}, sinds" in table.words()
    shot(table.window, "papers-booklet")
    assert_usable(table.window)
    table.rooms.papers_screen.booklet.undo_requested.emit()
    table.settle()
    assert table.file(family).booklets == ()
    assert len(keys(table, family)) == 2, "what they are owed beside it is owed still"


def test_h5_taking_back_a_second_booklet_leaves_the_first_where_it_lies(table: Table, family: Family) -> None:
    now, before = table.work.booklets.code("nl"), "2026-10-01"
    first = BookletLeft(person=family.mother, booklet_version=now, on=before)
    Writer(table.work.journal, table.work.files).one(family.case, first)
    table.tap("papers-to-give")
    table.tap(f"booklet-left-{family.mother}")
    assert [each.on for each in table.file(family).booklets] == [table.work.today().isoformat()]
    table.rooms.papers_screen.booklet.undo_requested.emit()
    table.settle()
    assert [(each.code, each.on) for each in table.file(family).booklets] == [(now, before)]


def test_h5_an_older_booklet_is_typed_over_and_a_wrong_code_is_told(table: Table, family: Family) -> None:
    older = code_of(1234567)
    table.tap("papers-to-give")
    field = table.rooms.papers_screen.booklet.code
    field.setText("")
    table.qtbot.keyClicks(field, older[:-1])
    table.settle()
    table.tap(f"booklet-left-{family.mother}")
    assert "Dit is niet de code van een boekje." in table.words()
    assert table.file(family).booklets == ()
    assert field.text() == older[:-1], "what was typed stays"
    table.rooms.show_family(family.case)
    table.rooms.show_papers(family.case)
    table.settle()
    assert field.text() == older[:-1], "and is kept as a draft"
    table.qtbot.keyClicks(field, older[-1])
    table.settle()
    table.tap(f"booklet-left-{family.mother}")
    assert [each.code for each in table.file(family).booklets] == [older]
    assert field.text() == table.work.booklets.code("nl")


def test_h8_nothing_is_sent_before_it_is_asked_how_its_owner_is_reached_safely(
    qtbot: QtBot, work: Workspace, family: Family, shot: Shot, assert_usable: Callable[[QWidget], None]
) -> None:
    with unasked(qtbot, work, family) as table:
        shot(table.window, "papers-ask-contact")
        assert_usable(table.window)
        assert "Vraag eerst hoe deze persoon veilig te bereiken is." in table.words()
        assert not any(table.find(f"given-{key}").isEnabled() for key in keys(table, family))
        with pytest.raises(ContactUnknownError):
            table.work.handing_over.given(family.case, table.work.handing_over.waiting(family.case)[0], "atOtherPlace")
        table.tap("contact-record")
        assert table.file(family).safe_contacts == (), "nothing was said yet"
        table.rooms.papers_screen.ask.fields.changed.emit("approach", "allowed")
        table.settle()
        for field, value in (("channels", "phone"), ("joint_talk_safe", "yes"), ("evidence", "zij zelf")):
            table.rooms.papers_screen.ask.fields.changed.emit(field, value)
        table.settle()
        table.rooms.show_family(family.case)
        table.rooms.show_papers(family.case)  # half-typed, it is kept
        table.settle()
        table.tap("contact-record")
        (contact,) = table.file(family).safe_contacts
        assert (contact.person, contact.approach, contact.channels) == (family.mother, "allowed", ("phone",))
        assert not table.rooms.papers_screen.ask.isVisible()
        for key in keys(table, family):
            table.tap(f"given-{key}")
        assert keys(table, family) == []


def test_h8_not_yet_known_is_written_down_and_nothing_goes_there_until_then(
    qtbot: QtBot, work: Workspace, family: Family
) -> None:
    with unasked(qtbot, work, family) as table:
        table.tap("contact-not-known")
        (contact,) = table.file(family).safe_contacts
        assert (contact.approach, contact.reason) == ("doNotApproach", "nog niet bekend hoe het veilig kan")
        assert contact.review_on is not None, "today asks for it again"
        assert keys(table, family) == []


@contextmanager
def unasked(qtbot: QtBot, work: Workspace, family: Family) -> Iterator[Table]:
    """The papers of a family of which nobody was asked how they can be reached safely."""
    visit = begin_visit(work, family)
    sign(work, family, visit, open_form_a(work, family, visit, family.boy), family.mother)
    sheet = work.sheets.chosen(family.case, visit, family.mother, "general")
    wish = CopyChosen(visit=visit, person=family.mother, way="atOtherPlace", place="bij de huisarts")
    work.leaving.choose(family.case, wish, sheet)
    work.visits.end(family.case, visit)
    laid = sit_down(qtbot, work)
    laid.rooms.show_papers(family.case)
    laid.settle()
    yield laid
    laid.leave()


@pytest.mark.parametrize(("button", "way"), [("outside-not-wanted", "nothing"), ("outside-not-safe", "notSafe")])
def test_h5_somebody_outside_the_family_who_told_it_is_named_with_who_they_are(
    table: Table, family: Family, shot: Shot, assert_usable: Callable[[QWidget], None], button: str, way: str
) -> None:
    table.tap("papers-to-give")
    before = keys(table, family)
    table.tap(f"outside-{family.mother}")
    table.tap(button)
    assert keys(table, family) == before, "nobody is named yet"
    fields = table.rooms.papers_screen.outside.fields
    fields.changed.emit("told_by", "Olga Bakker")
    table.rooms.show_family(family.case)
    table.rooms.show_papers(family.case)
    table.tap(f"outside-{family.mother}")
    fields.changed.emit("told_role", "wijkverpleegkundige")  # the name was kept
    table.settle()
    shot(table.window, f"papers-outside-{way}")
    assert_usable(table.window)
    table.tap(button)
    assert keys(table, family) == []
    wish = last_wishes(table.file(family))[family.mother]
    assert (wish.way, wish.by, wish.told_by, wish.told_role) == (way, None, "Olga Bakker", "wijkverpleegkundige")
    table.tap(table.rooms.papers_screen.bar.action)
    assert keys(table, family) == before
    again = last_wishes(table.file(family))[family.mother]
    assert (again.way, again.told_by) == ("atOtherPlace", None)
    assert table.file(family).conflicts == ()
