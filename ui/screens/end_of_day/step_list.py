"""The steps of a sync, each with its mark: done, running, still to come, stopped."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui import theme
from ui.screens.end_of_day.state import STEPS, EndOfDayState, StepName
from ui.theme import Tone
from ui.widgets.icon_mark import IconMark
from ui.widgets.text import Text

How = Literal["done", "running", "waiting", "stopped"]
_LOOK: dict[How, tuple[str, Tone]] = {
    "done": ("circle-check", "positive"),
    "running": ("refresh", "action"),
    "waiting": ("circle", "neutral"),
    "stopped": ("alert-triangle", "warning"),
}


class StepList(QWidget):
    """Draws the steps of an `EndOfDayState`; never moves on its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = {step: _Row() for step in STEPS}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px("basis-space-xs"))
        for row in self._rows.values():
            column.addWidget(row)

    def show_state(self, state: EndOfDayState) -> None:
        """Draw the steps; fetching stays to come while it waits for a log-in."""
        at = STEPS.index(state.step) if state.step is not None else -1
        if state.phase == "done":
            at = len(STEPS)
        for index, step in enumerate(STEPS):
            words = self.words(step)
            if state.phase == "done" and step == "fetching" and state.needs_login:
                # Nothing was fetched: a green tick here would send a worker out on yesterday's appointments.
                self._rows[step].draw(words, "waiting")
            elif index < at:
                self._rows[step].draw(words, "done")
            elif index > at:
                self._rows[step].draw(words, "waiting")
            elif state.phase == "stopped":
                self._rows[step].draw(self.tr("{step}: stopped here").format(step=words), "stopped")
            else:
                self._rows[step].draw(words, "running", state.done, state.total)

    def marks(self) -> dict[StepName, How]:
        """How each step is marked now."""
        return {step: row.how for step, row in self._rows.items()}

    def words(self, step: StepName) -> str:
        """Return what this step is called."""
        return {
            "connecting": self.tr("Look for the server"),
            "sendingEarly": self.tr("Send withdrawals and refusals first"),
            "sendingRecords": self.tr("Send what was made"),
            "sendingFiles": self.tr("Send signed papers"),
            "fetching": self.tr("Fetch the coming visits"),
            "checking": self.tr("Check the receipt"),
        }[step]


class _Row(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.how: How = "waiting"
        self._mark, self._words = IconMark("circle", size="md"), Text()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(self)
        gap = theme.current().px("basis-space-3xs")
        row.setContentsMargins(0, gap, 0, gap)
        row.setSpacing(theme.current().px("basis-space-sm"))
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme.current().px("basis-space-2xs"))
        words.addWidget(self._words)
        words.addWidget(self._bar)
        row.addLayout(words, 1)

    def draw(self, words: str, how: How, done: int = 0, total: int = 0) -> None:
        if how == "running" and total:
            words = f"{words} ({done}/{total})"
        self._words.setText(words)
        self._bar.setVisible(how == "running" and total > 0)
        self._bar.setRange(0, total or 1)
        self._bar.setValue(done)
        self._bar.setAccessibleName(words)
        self.how = how
        icon, tone = _LOOK[how]
        self._mark.show_icon(icon, tone)
        self._words.set_role("strong" if how == "running" else "body", subtle=how == "waiting")
