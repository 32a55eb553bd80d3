from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from gallery.day_pages import AUDIT, BALANCE, WELL, end_of_day_states
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.screens.end_of_day.balance_words import BalanceWords
from ui.screens.end_of_day.screen import EndOfDayScreen
from ui.screens.end_of_day.state import BalanceView, EndOfDayState

STATES = ("ready", "running", "cancelling", "stopped", "login", "done", "audit", "alone")


@pytest.fixture
def screen(qtbot: QtBot) -> EndOfDayScreen:
    screen = EndOfDayScreen()
    qtbot.addWidget(screen)
    screen.resize(1366, 768)
    screen.show()
    return screen


@pytest.mark.parametrize("name", STATES)
def test_the_end_of_the_day_is_usable_at_every_size(
    screen: EndOfDayScreen,
    name: str,
    screen_size: tuple[int, int],
    assert_usable: Callable[[QWidget], None],
    shot: Callable[[QWidget, str], Path],
) -> None:
    screen.resize(*screen_size)
    screen.show_state(end_of_day_states()[name])
    shot(screen, f"endofday-{name}-{screen_size[0]}")
    assert_usable(screen)


def _words(screen: QWidget) -> str:
    return "\n".join(label.text() for label in screen.findChildren(QLabel) if label.isVisibleTo(screen))


def test_a_running_sync_can_be_stopped_and_not_left(qtbot: QtBot, screen: EndOfDayScreen) -> None:
    screen.show_state(end_of_day_states()["running"])
    assert not screen.close_day.isVisible()
    assert not screen.back.isEnabled()
    assert "Versturen wat is gemaakt (17/42)" in _words(screen)
    with qtbot.waitSignal(screen.cancel_requested):
        qtbot.mouseClick(screen.cancel, Qt.MouseButton.LeftButton)
    screen.show_state(end_of_day_states()["cancelling"])
    assert not screen.cancel.isEnabled()


def test_a_sync_by_key_never_ends_on_a_button_outside_this_page_such_as_the_lock(qtbot: QtBot) -> None:
    window, screen, lock = QWidget(), EndOfDayScreen(), QPushButton("lock")
    column = QVBoxLayout(window)
    column.addWidget(screen)
    column.addWidget(lock)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    screen.show_state(end_of_day_states()["ready"])
    screen.sync.setFocus()
    for name, holds in (
        ("running", screen.cancel),
        ("cancelling", screen),
        ("login", screen.login),
        ("running", screen.cancel),
        ("done", screen.close_day),
    ):
        screen.show_state(end_of_day_states()[name])
        assert QApplication.focusWidget() is holds, name
    lock.setFocus()
    screen.show_state(end_of_day_states()["running"])
    assert QApplication.focusWidget() is lock


def test_a_stopped_sync_says_what_is_safe_and_goes_on(qtbot: QtBot, screen: EndOfDayScreen) -> None:
    screen.show_state(end_of_day_states()["stopped"])
    assert "Alles wacht veilig op deze laptop" in _words(screen)
    assert screen.sync.text() == "Ga verder met de sync"
    with qtbot.waitSignals([screen.sync_requested, screen.sync_requested]):
        qtbot.mouseClick(screen.sync, Qt.MouseButton.LeftButton)
        qtbot.mouseClick(screen.message.action, Qt.MouseButton.LeftButton)


def test_what_still_waits_for_a_login_carries_no_tick(screen: EndOfDayScreen) -> None:
    screen.show_state(end_of_day_states()["login"])
    marks = screen.steps.marks()
    assert marks.pop("fetching") == "waiting"
    assert set(marks.values()) == {"done"}
    screen.show_state(end_of_day_states()["done"])
    assert set(screen.steps.marks().values()) == {"done"}


def test_sync_and_close_is_one_button(qtbot: QtBot, screen: EndOfDayScreen) -> None:
    assert screen.close_day.text() == "Sync en sluit"
    with qtbot.waitSignal(screen.sync_and_close_requested):
        qtbot.mouseClick(screen.close_day, Qt.MouseButton.LeftButton)


def test_without_a_server_nothing_can_be_synced_and_it_says_that_all_is_safe(screen: EndOfDayScreen) -> None:
    screen.show_state(end_of_day_states()["alone"])
    assert not screen.close_day.isEnabled()
    assert "blijft veilig op deze laptop" in _words(screen)


def _sentences(balance: BalanceView) -> str:
    return "\n".join(line.text for line in BalanceWords().lines(balance))


def test_the_balance_tells_every_count_and_why(qapp: object) -> None:
    words = _sentences(BALANCE)
    for part in (
        "42 stukken gemaakt",
        "38 ontvangen",
        "3 stukken wachten veilig",
        "2 ontvangen, maar",
        "1 × u bent op dit moment niet",
        "1 × andere reden (brand_new_code)",
        "1 geweigerd",
        "22 november 2026, 17:05",
    ):
        assert part in words, part


def test_a_laptop_may_only_be_lost_once_everything_is_in_a_backup(qapp: object) -> None:
    assert "mag nu kwijtraken" in _sentences(WELL)
    assert "mag nu kwijtraken" not in _sentences(replace(WELL, safe=False))
    assert "nog niet in een back-up" in _sentences(replace(WELL, safe=False))
    assert "kijkt het nog na" in _sentences(replace(WELL, safe=False, checked=False))


def test_a_laptop_with_something_waiting_is_never_called_losable(qapp: object) -> None:
    assert "mag nu kwijtraken" not in _sentences(replace(WELL, made=43, waiting=1))
    assert "mag nu kwijtraken" not in _sentences(replace(WELL, made=43, rejected=1))


def test_nothing_made_is_said_so(qapp: object) -> None:
    assert _sentences(BalanceView()) == "Op deze laptop is nog niets gemaakt."


def test_what_left_this_laptop_is_named_once_and_nothing_is_said_where_nothing_left(screen: EndOfDayScreen) -> None:
    screen.show_state(EndOfDayState(phase="done", gone=("Haddad en De Boer", "Visser")))
    said = [text for text in (label.text() for label in screen.findChildren(QLabel)) if "Visser" in text]
    assert len(said) == 1
    assert "Haddad en De Boer" in said[0]
    assert "Niet meer op deze laptop" in said[0]
    screen.show_state(EndOfDayState(phase="done"))
    assert not [label for label in screen.findChildren(QLabel) if "Niet meer op" in label.text() and label.isVisible()]


def test_a_logbook_that_does_not_go_on_is_said_in_plain_words_with_what_to_do(screen: EndOfDayScreen) -> None:
    screen.show_state(EndOfDayState("done", balance=WELL, audit=AUDIT))
    words = " ".join(label.text() for label in screen.findChildren(QLabel) if not label.isHidden())
    for said in (
        "20 november 2026: de server is teruggezet uit een reservekopie. Tot 22 november 2026, 17:05 is het logboek",
        "het logboek van de gemeente loopt niet door op wat deze laptop ervan zag. Niets van wat deze laptop eerder",
        "Er is niets verloren van wat u maakte. Meld dit bij uw beheerder. Uw beheerder kan dit bij de server lezen.",
        "de server laat niet meer zien hoe zijn logboek doorloopt. Er is niets verloren van wat u maakte.",
    ):
        assert said in words
