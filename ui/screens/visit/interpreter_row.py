"""One interpreter who was logged: who, how, for whom, from when; and the button that says until when."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui import theme
from ui.screens.visit.state import LoggedInterpreter
from ui.widgets.button import Button
from ui.widgets.status_pill import StatusPill
from ui.widgets.text import Text

_HOUR = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]\Z")
_HOUR_WIDTH_PX = 90


class InterpreterRow(QWidget):
    """Draws one; an hour may be typed, else it is now.

    Signals:
        gone: (record, hour); an empty hour means now.
        typed: (record, hour so far), for the draft.
    """

    gone = Signal(str, str)
    typed = Signal(str, str)

    def __init__(self, logged: LoggedInterpreter, typed: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record = logged.record
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px("basis-space-2xs"))
        self.who = StatusPill()
        self.who.show_status(logged.title, "neutral" if logged.until_at else "positive", "language")
        column.addWidget(self.who)
        self.detail = Text(logged.detail, "small", subtle=True)
        column.addWidget(self.detail)
        self.detail.setVisible(bool(logged.detail))  # once it has its place: before that it would be a window
        if not logged.until_at and logged.may_end:
            self._ask(column, self.tr("The interpreter is gone: {who}").format(who=logged.title), typed)

    def _ask(self, column: QVBoxLayout, name: str, typed: str) -> None:
        self.hour = QLineEdit(typed)
        self.stop = Button(self.tr("Until now"), name=name)
        self.stop.setObjectName(f"interpreter-gone-{self._record}")
        self.hour.setPlaceholderText(self.tr("such as 16:40"))
        self.hour.setAccessibleName(self.tr("Until when the interpreter helped"))
        self.hour.setMaximumWidth(round(2 * _HOUR_WIDTH_PX * theme.current().text_scale))
        self.hour.textChanged.connect(self._refresh)
        self.hour.textEdited.connect(lambda text: self.typed.emit(self._record, text))
        self.stop.clicked.connect(lambda: self.gone.emit(self._record, self.hour.text().strip()))
        line = QHBoxLayout()
        column.addLayout(line)
        line.addWidget(self.hour)
        line.addWidget(self.stop)
        line.addStretch(1)
        self._refresh()

    def _refresh(self) -> None:
        typed = self.hour.text().strip()
        self.stop.setText(self.tr("Until then") if typed else self.tr("Until now"))
        self.stop.setEnabled(not typed or _HOUR.match(typed) is not None)
