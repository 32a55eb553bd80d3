"""Joins the door to the safe: one try at a time, off the UI thread, waits counted down."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from jgvisit.domain.lease import WARN_FROM
from jgvisit.errors import JgVisitError
from ui.error_texts import error_message
from ui.screens.unlock.screen import UnlockScreen, UnlockState
from ui.task_runner import TaskRunner
from ui.widgets.message_bar import Message

Opener = Callable[[str], object]
_PIN_IS_OF_NO_USE = (
    "store.keyring_none",
    "store.keyring_gone",
    "store.no_pin",
    "store.pin_destroyed",
    "refused.lease_ended",
)
_BY_ORDER = ("store.shut_out", "store.wiped")
_STAYS_CLOSED = (
    "store.missing",
    "store.damaged",
    "store.too_new",
    "store.unproven",
    "store.key_file_missing",
    "store.key_file_damaged",
    *_BY_ORDER,
)
_TICK_MS = 250


class UnlockPresenter(QObject):
    """Tries what was typed with the openers it was given; they load the store only when first called.

    Errors are told apart by `code`, so that the prompt can be painted before the store is imported.

    Signals:
        opened: what the opener returned.
    """

    opened = Signal(object)

    def __init__(
        self, screen: UnlockScreen, tasks: TaskRunner, by_pin: Opener, by_passphrase: Opener, *, demo: bool = False
    ) -> None:
        super().__init__(screen)
        self._screen, self._tasks = screen, tasks
        self._by_pin, self._by_passphrase = by_pin, by_passphrase
        self._state = UnlockState(demo=demo)
        self._next_try_at_s = 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_tick)
        screen.pin_given.connect(self._on_pin_given)
        screen.passphrase_given.connect(self._on_passphrase_given)
        screen.mode_wanted.connect(self._on_mode_wanted)
        screen.show_state(self._state)

    def tell_crash(self) -> None:
        """Say that the vault before this one stopped unexpectedly."""
        self._show(
            problem=Message(
                QCoreApplication.translate("UnlockPresenter", "The program stopped unexpectedly."),
                QCoreApplication.translate(
                    "UnlockPresenter",
                    "Everything that was shown as done is saved. Give your PIN to go on where you were.",
                ),
                "warning",
            )
        )

    def tell_problem(self, error: JgVisitError) -> None:
        """Show what is already known before a try: no store, no keyring, a wait that still runs."""
        self._on_failed(error)

    def tell_days_left(self, days: int | None) -> None:
        """Say from four days before that families can soon not be read without a log-in."""
        if days is not None and days < WARN_FROM.days:
            self._show(days_left=days)

    def wait(self, wait_s: int) -> None:
        """Let no PIN be tried for `wait_s` seconds: a wait outlives a restart."""
        self._next_try_at_s = time.monotonic() + wait_s
        self._timer.start(_TICK_MS)
        self._on_tick()

    def _on_pin_given(self, pin: str) -> None:
        self._try(self._by_pin, pin)

    def _on_passphrase_given(self, words: str) -> None:
        self._try(self._by_passphrase, words)

    def _try(self, opener: Opener, typed: str) -> None:
        self._show(busy=True, problem=None)
        self._screen.clear_secret()
        self._tasks.slow(self, lambda: opener(typed), self._on_opened, self._on_failed)

    def _on_opened(self, safe: object) -> None:
        self._timer.stop()
        self.opened.emit(safe)

    def _on_failed(self, error: JgVisitError) -> None:
        mode, possible = self._state.mode, self._state.pin_possible
        if error.code in _STAYS_CLOSED:
            mode = "closed"
        elif error.code in _PIN_IS_OF_NO_USE:
            mode, possible = "passphrase", False
        message = replace(error_message(error), closable=mode != "closed")
        by_order = error.code in _BY_ORDER
        self._show(busy=False, mode=mode, pin_possible=possible, problem=message, by_order=by_order)
        self._screen.clear_secret()
        wait_s = getattr(error, "wait_s", 0)
        if wait_s:
            self.wait(wait_s)

    def _on_mode_wanted(self, mode: str) -> None:
        self._show(mode="passphrase" if mode == "passphrase" else "pin", problem=None)
        self._screen.clear_secret()

    def _on_tick(self) -> None:
        left_s = max(0, -int(-(self._next_try_at_s - time.monotonic()) // 1))
        if left_s == 0:
            self._timer.stop()
        if left_s != self._state.wait_s:
            self._show(wait_s=left_s)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]  # names are checked at run time
        self._screen.show_state(self._state)
