from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from jgvisit.store.errors import KeyringError, KeyringLockedError
from ui import theme
from ui.error_texts import error_message
from ui.screens.new_pin.presenter import NewPinPresenter, PinTools
from ui.screens.new_pin.screen import NewPinScreen, NewPinState, Reason
from ui.task_runner import TaskRunner

REASONS: tuple[Reason, ...] = ("works", "secretGone", "destroyed", "neverSet")
PIN = "kastanje9"


@pytest.fixture
def screen(qtbot: QtBot) -> NewPinScreen:
    screen = NewPinScreen()
    qtbot.addWidget(screen)
    screen.resize(1366, 768)
    screen.show()
    return screen


@pytest.mark.parametrize("reason", REASONS)
def test_the_offer_is_usable_at_every_size_and_says_why(
    screen: NewPinScreen,
    reason: Reason,
    screen_size: tuple[int, int],
    assert_usable: Callable[[QWidget], None],
    shot: Callable[[QWidget, str], Path],
) -> None:
    screen.resize(*screen_size)
    screen.show_state(NewPinState(reason, problem=error_message(KeyringLockedError("x"))))
    shot(screen, f"new-pin-{reason}-{screen_size[0]}")
    assert_usable(screen)
    assert screen.explanation.text()


def test_the_offer_is_usable_with_letters_twice_as_large(
    qtbot: QtBot, assert_usable: Callable[[QWidget], None], shot: Callable[[QWidget, str], Path]
) -> None:
    theme.set_text_scale(2.0)
    screen = NewPinScreen()
    qtbot.addWidget(screen)
    screen.resize(1366, 768)
    screen.show()
    screen.show_state(NewPinState("secretGone"))
    shot(screen, "new-pin-large")
    assert_usable(screen)


class _Safe:
    """A safe whose PIN stands as a test says."""

    def __init__(self) -> None:
        self.stands: str | Exception = "works"
        self.keyring: Exception | None = None
        self.pin = "old"

    def standing(self, _: object) -> str:
        if isinstance(self.stands, Exception):
            raise self.stands
        return self.stands

    def change(self, _: object, pin: str) -> None:
        if self.keyring is not None:
            raise self.keyring
        self.pin = pin


@pytest.fixture
def safe() -> _Safe:
    return _Safe()


@pytest.fixture
def presenter(screen: NewPinScreen, safe: _Safe) -> Iterator[NewPinPresenter]:
    tasks = TaskRunner(screen)
    yield NewPinPresenter(screen, tasks, PinTools(safe.standing, safe.change), safe)
    tasks.close()


def _choose(screen: NewPinScreen) -> None:
    screen.form.first.edit.setText(PIN)
    screen.form.second.edit.setText(PIN)
    screen.form.confirm.click()


@pytest.mark.parametrize("reason", REASONS)
def test_where_a_keyring_works_a_new_pin_is_offered(
    qtbot: QtBot, screen: NewPinScreen, presenter: NewPinPresenter, safe: _Safe, reason: Reason
) -> None:
    safe.stands = reason
    with qtbot.waitSignal(presenter.wanted):
        presenter.begin()
    with qtbot.waitSignal(presenter.done) as done:
        _choose(screen)
    assert safe.pin == PIN
    assert done.args[0].severity == "positive"


def test_the_offer_may_be_left_for_another_time(
    qtbot: QtBot, screen: NewPinScreen, presenter: NewPinPresenter, safe: _Safe
) -> None:
    with qtbot.waitSignal(presenter.wanted):
        presenter.begin()
    with qtbot.waitSignal(presenter.done) as done:
        screen.skip.click()
    assert done.args == [None]
    assert safe.pin == "old"


def test_a_keyring_that_fails_is_said_and_the_page_stays(
    qtbot: QtBot, screen: NewPinScreen, presenter: NewPinPresenter, safe: _Safe
) -> None:
    safe.keyring = KeyringLockedError("locked")
    with qtbot.waitSignal(presenter.wanted):
        presenter.begin()
    with qtbot.assertNotEmitted(presenter.done):
        _choose(screen)
        qtbot.waitUntil(screen.message.isVisible)
    assert screen.skip.isEnabled()


def test_a_keyring_that_vanished_is_said_and_nothing_is_asked(
    qtbot: QtBot, presenter: NewPinPresenter, safe: _Safe
) -> None:
    safe.stands = "keyringLost"
    with qtbot.assertNotEmitted(presenter.wanted), qtbot.waitSignal(presenter.done) as done:
        presenter.begin()
    assert "sleutelbos" in done.args[0].title


def test_who_never_had_a_keyring_hears_nothing_each_time(qtbot: QtBot, presenter: NewPinPresenter, safe: _Safe) -> None:
    safe.stands = "noKeyring"
    with qtbot.assertNotEmitted(presenter.wanted), qtbot.waitSignal(presenter.done) as done:
        presenter.begin()
    assert done.args == [None]


def test_a_keyring_that_does_not_answer_keeps_nobody_out(qtbot: QtBot, presenter: NewPinPresenter, safe: _Safe) -> None:
    safe.stands = KeyringError("silent")
    with qtbot.assertNotEmitted(presenter.wanted), qtbot.waitSignal(presenter.done) as done:
        presenter.begin()
    assert done.args[0] is not None
