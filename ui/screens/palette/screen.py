"""Type a part of what you want; Enter takes the first. Laid over a page of the worker, never over one of a family."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.screens.palette.state import PaletteState, Row
from ui.widgets.announcing import Told, announce
from ui.widgets.back_button import BackButton
from ui.widgets.field import Field
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear, keeping_focus, tab_as_read
from ui.widgets.list_button import STEPS, ListButton, next_row
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text

_LONGEST = 200


class PaletteScreen(QWidget):
    """Show what can be done; report what was chosen.

    Signals:
        looked_for: text typed so far.
        chosen: key of a row.
        back_requested: to the page beneath; Escape says the same.
    """

    looked_for = Signal(str)
    chosen = Signal(str)
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = PaletteState()
        self._first = ""
        self.rows: list[ListButton] = []
        """Those that can be pressed, from top to bottom."""
        self.back = BackButton("before")
        self.title = Heading(self.tr("What do you want to do?"))
        self.search = Field(
            self.tr("An action, or the name of a family"), hint=self.tr("Enter takes the first, Escape goes back.")
        )
        self.search.edit.setMaxLength(_LONGEST)
        self.search.edit.setObjectName("palette-words")
        self.none_found, self.more = Told(), Text("", "small", subtle=True)
        self._list, panel = QVBoxLayout(), Panel()
        self._list.setSpacing(theme.current().px("basis-space-3xs"))
        page = ScrollPage(width="basis-page-form-inline-size", margin="basis-space-md")
        page.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        page.body.addWidget(self.title)
        page.body.addWidget(self.search)
        panel.body.addWidget(self.none_found)
        panel.body.addLayout(self._list)
        panel.body.addWidget(self.more)
        page.body.addWidget(panel)
        page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self.back.clicked.connect(self.back_requested)
        self.search.edit.textChanged.connect(self.looked_for)
        self.search.edit.returnPressed.connect(self._on_return_pressed)
        self.search.edit.installEventFilter(self)

    def show_state(self, state: PaletteState) -> None:
        """Draw `state`; the only way data enters this screen."""
        if state.opening != self._state.opening:
            self.search.edit.clear()
        self._state = state
        self.none_found.tell("" if state.rows else self.tr("Nothing here is called so."))
        self.more.setVisible(bool(state.more))
        self.more.setText(self.tr("%n more. Type another letter.", "", state.more))
        with keeping_focus(self):
            clear(self._list)
            self.rows = []
            for row in state.rows:
                self._show(row)
            tab_as_read(self)
        self._tell_first()

    def _tell_first(self) -> None:
        """Say what Enter takes, as often as typing makes it another."""
        first = self.rows[0].text() if self.rows and self.search.edit.text().strip() else ""
        if first != self._first:
            self._first = first
            announce(self, first)

    def _show(self, row: Row) -> None:
        button = ListButton(row.label, "quiet", icon=row.icon)
        button.be_flush()
        button.setObjectName(f"do-{row.key}")
        button.setEnabled(not row.why_not)
        self._list.addWidget(button)
        if row.why_not:
            button.setAccessibleDescription(row.why_not)
            self._list.addWidget(Text(row.why_not, "small", subtle=True))
            return
        button.clicked.connect(lambda: self.chosen.emit(row.key))
        button.stepped.connect(lambda step: self._step(button, step))
        self.rows.append(button)

    def _step(self, at: ListButton | None, step: int) -> None:
        row = next_row(self.rows, at, step)
        (row or self.search.edit).setFocus(Qt.FocusReason.TabFocusReason)

    def _on_return_pressed(self) -> None:
        if self.rows and self.search.edit.text().strip():
            self.rows[0].click()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Go on to the field: who comes here wants to type."""
        super().focusInEvent(event)
        self.search.edit.setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back by Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow down lead from the field to the first row."""
        down = isinstance(event, QKeyEvent) and Qt.Key(event.key()) == Qt.Key.Key_Down
        if watched is self.search.edit and down and event.type() == QEvent.Type.KeyPress:
            self._step(None, STEPS[Qt.Key.Key_Down])
            return True
        return super().eventFilter(watched, event)
