"""Joins the offer of a new PIN to the safe."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QObject, Signal

from jgvisit.errors import JgVisitError
from ui.error_texts import error_message
from ui.screens.new_pin.screen import NewPinScreen, NewPinState, Reason
from ui.task_runner import TaskRunner
from ui.widgets.message_bar import Message


@dataclass(frozen=True)
class PinTools:
    """What is asked of the safe; each loads the store only when called."""

    standing: Callable[[object], str]
    """How the PIN of this safe stands; see `jgvisit.store.new_pin.PinStanding`."""
    change: Callable[[object, str], None]


class NewPinPresenter(QObject):
    """Offers a new PIN where one can be given; else says at most why not.

    Signals:
        wanted: the screen has something to ask; show it.
        done: go on; carries a message to show there, or None.
    """

    wanted = Signal()
    done = Signal(object)

    def __init__(self, screen: NewPinScreen, tasks: TaskRunner, tools: PinTools, safe: object) -> None:
        super().__init__(screen)
        self._screen, self._tasks, self._tools, self._safe = screen, tasks, tools, safe
        self._state = NewPinState()
        screen.pin_chosen.connect(self._on_pin_chosen)
        screen.skipped.connect(lambda: self.done.emit(None))
        screen.show_state(self._state)

    def begin(self) -> None:
        """Find out how the PIN stands."""
        self._tasks.slow(self, lambda: self._tools.standing(self._safe), self._on_standing, self._on_no_answer)

    def _on_standing(self, standing: str) -> None:
        reasons: dict[str, Reason] = {
            "works": "works",
            "secretGone": "secretGone",
            "destroyed": "destroyed",
            "neverSet": "neverSet",
        }
        if standing in reasons:
            self._show(reason=reasons[standing])
            self.wanted.emit()
        else:
            self.done.emit(_keyring_lost() if standing == "keyringLost" else None)

    def _on_no_answer(self, error: JgVisitError) -> None:
        self.done.emit(error_message(error))

    def _on_pin_chosen(self, pin: str) -> None:
        self._show(busy=True, problem=None)
        self._tasks.slow(
            self, lambda: self._tools.change(self._safe, pin), lambda _: self.done.emit(_set()), self._on_failed
        )

    def _on_failed(self, error: JgVisitError) -> None:
        self._show(busy=False, problem=error_message(error))

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]  # names are checked at run time
        self._screen.show_state(self._state)


def _set() -> Message:
    return Message(
        QCoreApplication.translate("NewPinPresenter", "The new PIN is set."),
        QCoreApplication.translate("NewPinPresenter", "Use it from the next time on. Your six words stay valid."),
        "positive",
    )


def _keyring_lost() -> Message:
    return Message(
        QCoreApplication.translate("NewPinPresenter", "The keyring of this laptop is gone."),
        QCoreApplication.translate(
            "NewPinPresenter",
            "Nothing is lost, but the PIN does not work without it: open with your six words for now. "
            "Tell the service desk.",
        ),
        "warning",
    )
