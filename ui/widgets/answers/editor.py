"""What every editor of an answer can do: show it, tell each change of it, and say what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jgvisit.clock import AMSTERDAM
from jgvisit.content.on_call import OnCall
from jgvisit.content.receivers import Receiver
from jgvisit.records.answers import Answer
from ui import theme
from ui.widgets.advised_field import FieldsAdvice
from ui.widgets.announcing import Problem
from ui.widgets.text import Text

Now = Callable[[], datetime]


def device_now() -> datetime:
    """Return the time of the device, in the Netherlands."""
    return datetime.now(AMSTERDAM)


@dataclass(frozen=True)
class Asked:
    """What an editor needs to know of the place it stands at."""

    path: str
    label: str
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    """(value, words)"""
    many: bool = False
    """Whether more than one of the choices may hold."""
    always: bool = False
    """One of the choices holds at all times: pressed again it stays."""
    people: tuple[tuple[str, str], ...] = ()
    lines: bool = False
    """A list of short texts, one a line."""
    least_lines: int = 2
    """How much room words have at first."""
    receivers: tuple[Receiver, ...] = ()
    """The municipality's directory, to offer from where a receiver is named."""
    colleagues: tuple[str, ...] = ()
    """Names to offer from where a colleague is named."""
    on_call: tuple[OnCall, ...] = ()
    """Whom the municipality lets be called as a second person."""
    onlooked: bool = False
    """Whether somebody of the family may look on."""
    now: Now = device_now
    """The time by the best that is known of it."""


class Editor(QWidget):
    """An answer that can be given. Built once for a field and then left alone: nobody loses the cursor.

    Signals:
        changed: something was typed or chosen; `value` has it.
    """

    changed = Signal()

    def __init__(self, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.asked = asked
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.current().px("basis-space-2xs"))
        self.label = Text(asked.label, "label")
        self.column.addWidget(self.label)
        self.label.setVisible(bool(asked.label))
        if asked.help:
            self.column.addWidget(Text(asked.help, "small", subtle=True))
        self.problem = Problem(asked.label)

    def value(self) -> Answer | None:
        """Return the answer as it stands, None where nothing was given."""
        raise NotImplementedError

    def controls(self) -> Sequence[QWidget]:
        """Return what can have the keyboard, in order."""
        raise NotImplementedError

    def show_advice(self, advice: FieldsAdvice) -> None:
        """Show advice on the words, by the name of their place; most kinds of answers have no words."""

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say below the answer what is wrong with it, by the name of the place; nothing where nothing is."""
        words = problems.get(self.asked.path, "")
        self.problem.tell(words)
        for control in self.controls():
            if bool(control.property("invalid")) != bool(words):
                control.setProperty("invalid", bool(words))
                control.style().polish(control)
        self.describe(words or self.asked.help)

    def describe(self, words: str) -> None:
        """Tell a screen reader at the controls what else there is to know: what is wrong, or the help."""
        for control in self.controls():
            control.setAccessibleDescription(words)

    def take_keyboard(self, path: str) -> QWidget | None:
        """Put the keyboard at the place of this name, if it is in here; return what has it now."""
        if path != self.asked.path or not self.controls():
            return None
        control = self.controls()[0]
        control.setFocus(Qt.FocusReason.OtherFocusReason)
        return control

    def place_of(self, focused: QWidget) -> str:
        """Return the name of the place that has the keyboard, where `focused` is in here."""
        return self.asked.path if focused is self or self.isAncestorOf(focused) else ""

    def name(self, control: QWidget, words: str = "") -> None:
        """Name a control for the keyboard, tests and a screen reader."""
        control.setObjectName(f"field-{self.asked.path}")
        control.setAccessibleName(words or self.asked.label)
        control.setAccessibleDescription(self.asked.help)
