"""The program in the hands of the family: two ways of showing, the way back, and the cover (H10)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, begin_visit, open_form_a

from jgvisit.records.payload_family import AddressRecorded, SafeContactRecorded
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.services.desk.writing import Writer
from jgvisit.workspace import Workspace
from ui.i18n import isolated
from ui.locking import CALL_IDLE_MINUTES, HANDED_OVER_IDLE_MINUTES, LockController
from ui.screens.explain.screen import HOLD_MS
from ui.widgets.icon_mark import IconMark

CODE = "2580"
SECRET_ADDRESS = "Opvang Noord, Wilgenpad 7"
OLD_ADDRESS, POST_ADDRESS = "Bedachte Laan 9", "Advocaat Verzonnen, Marktplein 3"


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, family: Family) -> Iterator[Table]:
    begin_visit(work, family)
    laid = sit_down(qtbot, work)
    laid.window.activateWindow()
    yield laid
    laid.leave()


def type_code(table: Table, code: str = CODE) -> None:
    """Type digits as on a keyboard."""
    for digit in code:
        QTest.keyClick(table.rooms.showing.exit_screen, digit)
    table.settle()


def hand_over(table: Table) -> None:
    """Hand the page in sight over; the first time a code is chosen."""
    table.tap("hand-over")
    if not table.work.exit_codes.is_set:
        type_code(table)
        type_code(table)


def buttons(table: Table) -> set[str]:
    """Return the names of the buttons that can be pressed now."""
    found = (button for button in table.window.findChildren(QAbstractButton) if button.isVisible())
    return {button.objectName() or button.accessibleName() or button.text() for button in found}


def press(table: Table, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(table.window, key, modifier)
    table.settle()


def show_card(table: Table, family: Family) -> None:
    table.rooms.show_card(family.case, "K02", "parent")
    table.settle()


# -- handed over ------------------------------------------------------------------------------


def test_h10_handed_over_there_is_the_card_and_nothing_of_the_worker(table: Table, family: Family) -> None:
    show_card(table, family)
    hand_over(table)
    assert table.rooms.showing.hands == "handedOver"
    assert table.window.isFullScreen()
    assert buttons(table) <= {"give-back", "pause", "Verder", "Terug"}
    while table.rooms.explain_screen.next.isVisible():
        table.tap(table.rooms.explain_screen.next)
    assert not table.rooms.explain_screen.told.isVisible()
    assert not table.rooms.explain_screen.listeners_panel.isVisible()


def test_h10_no_key_and_no_way_of_the_program_leads_out(table: Table, family: Family) -> None:
    show_card(table, family)
    hand_over(table)
    for key in (Qt.Key.Key_F3, Qt.Key.Key_F8, Qt.Key.Key_Escape, Qt.Key.Key_Backspace, Qt.Key.Key_Return):
        press(table, key)
        assert table.window.current == "explain", key
    for way in (table.rooms.show_visit, table.rooms.show_family, table.rooms.show_leave, table.rooms.show_rights):
        way(family.case)
        table.settle()
        assert table.window.current == "explain"
    closed: list[bool] = []
    table.window.close_requested.connect(lambda: closed.append(True))
    table.window.close()
    assert closed == []
    assert table.window.isVisible()
    table.rooms.show_today()
    table.rooms.show_call()
    assert table.window.current == "explain"
    assert not table.window.header.isVisible()


def test_h10_only_the_code_of_the_worker_takes_it_back(table: Table, family: Family) -> None:
    show_card(table, family)
    hand_over(table)
    table.tap("give-back")
    assert table.window.current == "exit"
    type_code(table, "2581")
    assert table.window.current == "exit"
    table.tap(table.rooms.showing.exit_screen.back)
    assert (table.window.current, table.rooms.showing.hands) == ("explain", "handedOver")
    table.tap("give-back")
    type_code(table)
    assert (table.window.current, table.rooms.showing.hands) == ("explain", "worker")
    assert {"hand-over", "together", "cover", "call"} <= buttons(table)
    assert not table.window.isFullScreen()


def test_h10_five_wrong_codes_lock_and_are_no_tries_of_the_pin(table: Table, family: Family) -> None:
    codes: list[int] = []
    lock = LockController(end=codes.append)
    table.rooms.showing.lock_wanted.connect(lambda: lock.lock("wrongCodes"))
    before = table.work.safe.places.pin_attempts
    before = before.read_bytes() if before.exists() else b""
    show_card(table, family)
    hand_over(table)
    table.tap("give-back")
    for wrong in ("1111", "2222", "3333", "4444"):
        type_code(table, wrong)
    assert codes == []
    for digit in "5555":
        QTest.keyClick(table.rooms.showing.exit_screen, digit)
    assert len(codes) == 1
    after = table.work.safe.places.pin_attempts
    assert (after.read_bytes() if after.exists() else b"") == before


def test_wrong_codes_count_on_over_going_back_to_the_page(table: Table, family: Family) -> None:
    wanted: list[bool] = []
    table.rooms.showing.lock_wanted.connect(lambda: wanted.append(True))
    show_card(table, family)
    hand_over(table)
    for wrong in ("1111", "2222", "3333", "4444", "5555"):
        table.tap("give-back")
        type_code(table, wrong)
        if not wanted:
            table.tap(table.rooms.showing.exit_screen.back)
    assert wanted == [True]


def test_a_code_is_chosen_twice_the_same_and_never_an_easy_one(table: Table, family: Family) -> None:
    show_card(table, family)
    table.tap("hand-over")
    screen = table.rooms.showing.exit_screen
    type_code(table, "1234")
    assert screen.problem.text()
    type_code(table, "2580")
    type_code(table, "2581")
    assert not table.work.exit_codes.is_set
    type_code(table, "2580")
    type_code(table, "2580")
    assert table.work.exit_codes.is_right("2580")
    assert table.rooms.showing.hands == "handedOver"


def test_h10_a_form_in_the_hands_of_its_signer_shows_nobody_else(table: Table, family: Family) -> None:
    visit = table.work.files.visit_here(family.case)
    assert visit is not None
    form = open_form_a(table.work, family, visit.id, family.boy)
    table.rooms.show_form(family.case, family.boy, form)
    table.settle()
    screen = table.rooms.form_screen
    assert "hand-over" not in buttons(table), "who signs is not for the family"
    screen.signer_chosen.emit(family.mother)
    table.qtbot.waitUntil(screen.read.aloud.isEnabled)
    hand_over(table)
    assert not screen.back.isVisible()
    table.tap(screen.read.read)
    assert screen.sign.isVisible()
    assert screen.back.isVisible(), "one part back is the signer's own"
    table.rooms.form._show_signers()  # as after a change of the text
    table.rooms.form.refresh()
    assert screen.give_back_page.isVisible()
    assert "Jeroen" not in table.words()
    assert buttons(table) == {"give-back", "pause"}
    table.tap("give-back")
    type_code(table)
    assert screen.signers.isVisible()


def test_h10_handed_over_it_locks_after_twenty_minutes_and_a_call_stays_for_fifteen() -> None:
    lock = LockController(end=lambda _: None)
    assert lock._limit_ms() == 5 * 60_000
    lock.set_in_call(True)
    assert lock._limit_ms() == CALL_IDLE_MINUTES * 60_000 == 15 * 60_000
    lock.set_handed_over(True)
    assert lock._limit_ms() == HANDED_OVER_IDLE_MINUTES * 60_000 == 20 * 60_000
    lock.set_handed_over_minutes(30)
    assert lock._limit_ms() == 30 * 60_000
    lock.set_handed_over(False)
    lock.set_in_call(False)
    assert lock._limit_ms() == 5 * 60_000


def test_after_a_lock_the_page_is_the_workers_again(table: Table, family: Family, qtbot: QtBot) -> None:
    show_card(table, family)
    table.tap(table.rooms.explain_screen.next)
    hand_over(table)
    table.leave()
    again = sit_down(qtbot, table.work)
    assert (again.window.current, again.rooms.showing.hands) == ("explain", "worker")
    assert again.rooms.explain_screen._page == 1
    again.tap("hand-over")
    assert again.rooms.showing.hands == "worker", "it did not come back by the code: who forgot it chooses another"
    type_code(again, "7391")
    type_code(again, "7391")
    assert again.rooms.showing.hands == "handedOver"
    again.tap("give-back")
    type_code(again, "7391")
    again.tap("hand-over")
    assert again.rooms.showing.hands == "handedOver", "now it did"
    again.leave()


def test_a_store_that_must_close_comes_before_the_page_of_the_family(table: Table, family: Family) -> None:
    show_card(table, family)
    hand_over(table)
    table.window.free()
    table.window.go("visit")
    assert table.window.current == "visit"


# -- together ---------------------------------------------------------------------------------


def test_h10_together_it_goes_back_without_a_code_to_a_neutral_page_only(table: Table, family: Family) -> None:
    show_card(table, family)
    table.tap("together")
    assert buttons(table) <= {
        "give-back",
        "pause",
        "Verder",
        "Terug",
        "bookmark",
        "newcomer",
    }  # both are one tap, without words
    table.tap("give-back")
    assert table.window.current == "neutral"
    words = table.words()
    assert not [name for name in ("Samira", "Jeroen", "Noor", "Sami") if name in words]
    table.tap(table.rooms.showing.neutral_screen.go_on)
    assert (table.window.current, table.rooms.showing.hands) == ("explain", "worker")


# -- cover ------------------------------------------------------------------------------------


def test_h10_the_cover_lies_over_anything_and_leaves_it_as_it_was(table: Table, family: Family) -> None:
    table.rooms.show_visit(family.case)
    table.settle()
    others = table.rooms.visit_screen.others
    others.setFocus()
    QTest.keyClicks(others, "buurvr")
    press(table, Qt.Key.Key_F9)
    assert table.window.current == "cover"
    assert not table.window.header.isVisible()
    assert not [mark for mark in table.window.findChildren(IconMark) if mark.isVisible()], "no lock symbol"
    assert not [edit for edit in table.window.findChildren(QLineEdit) if edit.isVisible()]
    assert buttons(table) <= {"Verder", "Terug"}
    assert "Dit bezoek" in table.words()
    press(table, Qt.Key.Key_F9)
    assert table.window.current == "visit"
    assert table.window.header.isVisible()
    assert others.text() == "buurvr"
    assert others.hasFocus()
    visit = table.work.files.visit_here(family.case)
    assert visit is not None
    assert visit.others_present is None, "half a name is no record"


def test_a_finger_held_on_the_title_takes_the_cover_away(table: Table, family: Family) -> None:
    table.tap(table.window.header.cover)
    title = table.rooms.showing.cover_screen.title
    QTest.mousePress(title, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    QTest.mouseRelease(title, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    table.settle()
    assert table.window.current == "cover", "a tap is not held"
    QTest.mousePress(title, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    table.qtbot.waitUntil(lambda: table.window.current != "cover", timeout=5 * HOLD_MS)
    QTest.mouseRelease(title, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))


def test_h10_handed_over_the_cover_goes_by_the_code_alone(table: Table, family: Family) -> None:
    show_card(table, family)
    hand_over(table)
    press(table, Qt.Key.Key_F9)
    assert table.window.current == "cover"
    press(table, Qt.Key.Key_F9)
    assert table.window.current == "exit"
    table.tap(table.rooms.showing.exit_screen.back)
    assert table.window.current == "cover", "the page beneath does not show without the code"
    press(table, Qt.Key.Key_F9)
    type_code(table)
    assert (table.window.current, table.rooms.showing.hands) == ("explain", "worker")


def test_what_the_program_wants_to_show_meanwhile_waits_under_the_cover(table: Table, family: Family) -> None:
    show_card(table, family)
    press(table, Qt.Key.Key_F9)
    table.rooms.show_visit(family.case)
    table.settle()
    assert table.window.current == "cover"
    press(table, Qt.Key.Key_F9)
    assert table.window.current == "visit"


# -- call page --------------------------------------------------------------------------------


def test_h10_h4_the_call_page_is_one_tap_away_and_hides_what_somebody_here_may_not_see(
    table: Table, family: Family
) -> None:
    work = table.work
    line = f"06-00000000, vroeger {OLD_ADDRESS}"
    contact = SafeContactRecorded(
        person=family.mother, approach="allowed", channels=("phone",), detail=line, evidence="zij"
    )
    work.families.record_safe_contact(family.case, contact)
    home = AddressRecorded(person=family.mother, serves="livesThere", address=SECRET_ADDRESS, evidence="zij")
    secret = work.families.record_address(family.case, home)
    post = AddressRecorded(person=family.mother, serves="postGoesThere", address=POST_ADDRESS, evidence="zij, alleen")
    work.families.record_address(family.case, post)
    table.rooms.show_visit(family.case)
    table.settle()
    table.tap(table.window.header.call)
    shown = table.words().split("\n")
    assert {f"Te bereiken: {isolated(line)}", f"Adres: {isolated(SECRET_ADDRESS)}"} <= set(shown), "a line each"
    assert POST_ADDRESS not in table.words(), "h5: hers alone, and no ambulance drives there"
    table.tap(table.rooms.call_screen.back)
    hidden = VisibilityRestricted(hides=(secret,), hidden_from=(family.father,), basis="veiligheid")
    Writer(work.journal, work.files).one(family.case, hidden)
    looks_the_same = buttons(table)
    table.rooms.show_call()
    table.settle()
    words = table.words()
    assert SECRET_ADDRESS not in words
    for said in ("06-00000000", OLD_ADDRESS, "Samira Haddad", "2 maart 1988", "gezagsregister", "Nu hier:", "Thuis"):
        assert said in words
    table.tap("alone")
    assert SECRET_ADDRESS in table.words()
    press(table, Qt.Key.Key_F9)
    press(table, Qt.Key.Key_F9)
    assert table.window.current == "call"
    assert SECRET_ADDRESS not in table.words(), "what was for me alone closes when something lies over it"
    table.tap("alone")
    table.rooms.call_screen._timer.timeout.emit()
    table.settle()
    assert SECRET_ADDRESS not in table.words(), "and by itself"
    table.tap(table.rooms.call_screen.back)
    assert buttons(table) == looks_the_same
    assert table.window.current == "visit"


def test_h4_the_call_page_looks_the_same_with_and_without_something_hidden(table: Table, family: Family) -> None:
    table.rooms.show_call()
    table.settle()
    without = buttons(table)
    table.tap(table.rooms.call_screen.back)
    (visit,) = table.work.files.get(family.case).visits
    assert visit.started is not None
    named = table.work.files.get(family.case).members[0].stamp.record
    hidden = VisibilityRestricted(hides=(named,), hidden_from=(family.boy,), basis="veiligheid")
    Writer(table.work.journal, table.work.files).one(family.case, hidden)
    table.rooms.show_call()
    table.settle()
    assert buttons(table) == without


def test_the_call_page_has_no_colour_of_alarm(table: Table, family: Family) -> None:
    """Across a room it looks as the visit does: the same ground, and hardly any strong colour."""
    table.rooms.show_visit(family.case)
    table.settle()
    ground = table.window.grab().toImage().pixelColor(3, 400)
    table.rooms.show_call()
    table.settle()
    picture = table.window.grab().toImage()
    assert picture.pixelColor(3, 400) == ground
    sampled = [picture.pixelColor(x, y) for x in range(0, picture.width(), 9) for y in range(0, picture.height(), 9)]
    strong = [colour for colour in sampled if colour.hslSaturation() > 150 and colour.lightness() < 200]
    assert len(strong) < len(sampled) * 0.02
