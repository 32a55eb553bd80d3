from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from gallery.door_pages import unlock_states
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from jgvisit.store.errors import (
    KeyringGoneError,
    NoKeyringError,
    StoreDamagedError,
    StoreMissingError,
    StoreTooNewError,
    TooManyTriesError,
    WrongPassphraseError,
    WrongPinError,
)
from ui.screens.unlock.presenter import UnlockPresenter
from ui.screens.unlock.screen import UnlockScreen, UnlockState
from ui.task_runner import TaskRunner

WORDS = "fiets kaas dijk molen regen stoep"
STATES = ("pin", "busy", "wrong", "passphrase", "damaged")


@pytest.fixture
def screen(qtbot: QtBot) -> UnlockScreen:
    screen = UnlockScreen()
    qtbot.addWidget(screen)
    screen.resize(1366, 768)
    screen.show()
    return screen


@pytest.mark.parametrize("name", STATES)
def test_the_door_is_usable_at_every_size(
    screen: UnlockScreen,
    name: str,
    screen_size: tuple[int, int],
    assert_usable: Callable[[QWidget], None],
    shot: Callable[[QWidget, str], Path],
) -> None:
    screen.resize(*screen_size)
    screen.show_state(unlock_states()[name])
    shot(screen, f"unlock-{name}-{screen_size[0]}")
    assert_usable(screen)


def test_a_pin_can_be_typed_with_the_finger_and_is_never_readable(qtbot: QtBot, screen: UnlockScreen) -> None:
    keys = {key.text(): key for key in screen.keypad.findChildren(QWidget) if hasattr(key, "text")}
    for digit in "123400":
        qtbot.mouseClick(keys[digit], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(keys[""], Qt.MouseButton.LeftButton)
    assert not screen.open.isEnabled()
    qtbot.mouseClick(keys["9"], Qt.MouseButton.LeftButton)
    assert screen.secret.edit.echoMode() == QLineEdit.EchoMode.Password
    with qtbot.waitSignal(screen.pin_given) as given:
        qtbot.mouseClick(screen.open, Qt.MouseButton.LeftButton)
    assert given.args == ["123409"]


def test_enter_opens_only_when_the_button_would(qtbot: QtBot, screen: UnlockScreen) -> None:
    with qtbot.assertNotEmitted(screen.pin_given):
        qtbot.keyClicks(screen.secret.edit, "12345")
        qtbot.keyClick(screen.secret.edit, Qt.Key.Key_Return)
    with qtbot.waitSignal(screen.pin_given):
        qtbot.keyClicks(screen.secret.edit, "6")
        qtbot.keyClick(screen.secret.edit, Qt.Key.Key_Return)


def test_during_a_wait_nothing_can_be_typed_and_the_seconds_are_said(screen: UnlockScreen) -> None:
    screen.show_state(UnlockState(wait_s=30))
    assert screen.secret.edit.isReadOnly()
    assert not screen.open.isEnabled()
    assert "30" in screen.wait.text()


def test_words_can_be_shown_and_hide_again_when_the_mode_changes(screen: UnlockScreen) -> None:
    screen.show_state(UnlockState(mode="passphrase"))
    screen.secret.edit.setText(WORDS)
    screen.show_words.setChecked(True)
    assert screen.secret.edit.echoMode() == QLineEdit.EchoMode.Normal
    screen.show_state(UnlockState())
    assert screen.secret.edit.text() == ""
    assert screen.secret.edit.echoMode() == QLineEdit.EchoMode.Password


def test_the_keyboard_reaches_everything_but_the_keypad(qtbot: QtBot, screen: UnlockScreen) -> None:
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    screen.setFocus()
    screen.secret.edit.setText("123456")
    order: list[object] = []
    for _ in range(6):
        order.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    asked = [screen.secret.edit, screen.open, screen.other_way]
    assert order == [*asked, screen.practice, screen.appearance, screen.quit]


class _Safe:
    """Opens to one PIN and one passphrase; fails as told."""

    def __init__(self) -> None:
        self.error: Exception | None = None

    def by_pin(self, pin: str) -> object:
        if self.error is not None:
            raise self.error
        if pin != "123456":
            raise WrongPinError(9, 0)
        return "open"

    def by_words(self, words: str) -> object:
        if words != WORDS:
            raise WrongPassphraseError("wrong")
        return "open"


@pytest.fixture
def safe() -> _Safe:
    return _Safe()


@pytest.fixture
def presenter(screen: UnlockScreen, safe: _Safe) -> Iterator[UnlockPresenter]:
    tasks = TaskRunner(screen)
    yield UnlockPresenter(screen, tasks, safe.by_pin, safe.by_words)
    tasks.close()


def test_the_right_pin_opens_and_what_was_typed_is_gone_at_once(
    qtbot: QtBot, screen: UnlockScreen, presenter: UnlockPresenter
) -> None:
    screen.secret.edit.setText("123456")
    with qtbot.waitSignal(presenter.opened) as opened:
        screen.open.click()
        assert screen.secret.edit.text() == ""
        assert not screen.open.isEnabled()
    assert opened.args == ["open"]


def test_a_wrong_pin_says_how_many_tries_are_left(
    qtbot: QtBot, screen: UnlockScreen, presenter: UnlockPresenter
) -> None:
    screen.secret.edit.setText("654321")
    screen.open.click()
    qtbot.waitUntil(screen.message.isVisible)
    assert "9" in screen.message.text.text()
    assert not screen.secret.edit.isReadOnly()


def test_a_wait_from_the_safe_is_counted_down_to_a_new_try(
    qtbot: QtBot, screen: UnlockScreen, presenter: UnlockPresenter, safe: _Safe
) -> None:
    safe.error = TooManyTriesError(5, 1)
    screen.secret.edit.setText("123456")
    screen.open.click()
    qtbot.waitUntil(screen.wait.isVisible)
    assert screen.secret.edit.isReadOnly()
    qtbot.waitUntil(lambda: not screen.secret.edit.isReadOnly())
    assert not screen.wait.isVisible()


@pytest.mark.parametrize("error", [KeyringGoneError("gone"), NoKeyringError("none")])
def test_without_a_keyring_the_six_words_are_asked_and_the_pin_is_not_offered(
    qtbot: QtBot, screen: UnlockScreen, presenter: UnlockPresenter, safe: _Safe, error: Exception
) -> None:
    safe.error = error
    screen.secret.edit.setText("123456")
    screen.open.click()
    qtbot.waitUntil(screen.show_words.isVisible)
    assert not screen.keypad.isVisible()
    assert not screen.other_way.isVisible()
    screen.secret.edit.setText(WORDS)
    with qtbot.waitSignal(presenter.opened):
        screen.open.click()


@pytest.mark.parametrize("error", [StoreMissingError("none"), StoreDamagedError("bad"), StoreTooNewError("9")])
def test_a_store_that_cannot_be_opened_stays_closed_and_says_that_nothing_is_lost(
    qtbot: QtBot, screen: UnlockScreen, presenter: UnlockPresenter, safe: _Safe, error: Exception
) -> None:
    safe.error = error
    screen.secret.edit.setText("123456")
    screen.open.click()
    qtbot.waitUntil(lambda: not screen.open.isVisible())
    assert screen.message.isVisible()
    assert not screen.message.close_button.isVisible()
    assert not screen.other_way.isVisible()
    assert screen.quit.isVisible()


def test_after_a_crash_the_door_says_that_what_was_done_is_saved(
    screen: UnlockScreen, presenter: UnlockPresenter
) -> None:
    presenter.tell_crash()
    assert screen.message.isVisible()
