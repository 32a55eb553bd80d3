"""What would change a card: the worker taps it and says where it was seen. Nothing is offered on a guess."""

from __future__ import annotations

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QVBoxLayout, QWidget

from jgvisit.domain.own_words import says_something
from ui import theme
from ui.i18n import isolated
from ui.screens.rights.state import RightsState, SeenRow
from ui.widgets.button import Button
from ui.widgets.day_edit import DayEdit
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text

_MAX_SOURCE = 400
_STAY = "stay"


class SeenPage(ScrollPage):
    """Choose one, say where it was seen, record it or take it back.

    Signals:
        recorded: (what, source, first day or None, holds).
        source_changed: the source so far, for the draft.
    """

    recorded = Signal(str, str, object, bool)
    source_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, width="basis-page-form-inline-size", margin="basis-space-md")
        self._known: tuple[tuple[SeenRow, ...], int] | None = None
        self._busy = False
        self.title = Heading()
        self.rows, self._list = QButtonGroup(self), QVBoxLayout()
        self.source, self.day, self.day_known = QLineEdit(), DayEdit(), Button(self.tr("Since this day"), "choice")
        self.record = Button(self.tr("Record this"), "primary", icon="check")
        self.take_back = Button(self.tr("This is no longer so"))
        self._arrange()
        self.rows.buttonToggled.connect(self._refresh)
        self.source.textChanged.connect(self._on_source_changed)
        self.day_known.toggled.connect(self._refresh)
        self.record.clicked.connect(lambda: self._report(holds=True))
        self.take_back.clicked.connect(lambda: self._report(holds=False))

    def _arrange(self) -> None:
        self.source.setMaxLength(_MAX_SOURCE)
        self.source.setAccessibleName(self.tr("Where did you see this, or who said it?"))
        self.source.setPlaceholderText(self.tr("Where did you see this, or who said it?"))
        self.day.setAccessibleName(self.tr("First day"))
        self._list.setSpacing(theme.current().px("basis-space-xs"))
        panel = Panel()
        panel.body.addWidget(self.title)
        panel.body.addWidget(Text(self.tr("Only what you saw or heard yourself. It changes what the card says.")))
        panel.body.addLayout(self._list)
        for widget in (self.source, self.day_known, self.day):
            panel.body.addWidget(widget)
        panel.body.addWidget(self.record, 0, Qt.AlignmentFlag.AlignRight)
        panel.body.addWidget(self.take_back, 0, Qt.AlignmentFlag.AlignRight)
        self.body.addWidget(panel)
        self.body.addStretch(1)

    def show_state(self, state: RightsState) -> None:
        """Draw what can be added; what is being typed stays."""
        self._busy = state.busy
        if (state.seen, state.opening) != self._known:
            other = self._known is None or self._known[1] != state.opening
            self._known = state.seen, state.opening
            self.title.setText(self.tr("The card of {name}").format(name=isolated(state.name)))
            self._show_rows(state.seen)
            if other or self.source.text().strip():
                self.source.setText(state.source)
            today = QDate(state.today.year, state.today.month, state.today.day)
            self.day.setMaximumDate(today)
            self.day.setDate(today)
            self.day_known.setChecked(False)
        self._refresh()

    def _show_rows(self, rows: tuple[SeenRow, ...]) -> None:
        for button in self.rows.buttons():
            self.rows.removeButton(button)
        clear(self._list)
        for row in rows:
            # who said it is not for the room to read (H4)
            words = self.tr("{what} – recorded").format(what=row.words) if row.recorded else row.words
            button = Button(words, "choice")
            button.setObjectName(f"what-{row.what}")
            button.setProperty("recorded", row.recorded)
            self.rows.addButton(button)
            self._list.addWidget(button)

    def _what(self) -> str:
        chosen = self.rows.checkedButton()
        return "" if chosen is None else chosen.objectName().removeprefix("what-")

    def _refresh(self) -> None:
        chosen = self.rows.checkedButton()
        stay = self._what() == _STAY
        self.day_known.setVisible(stay)
        self.day.setVisible(stay and self.day_known.isChecked())
        ready = not self._busy and chosen is not None and says_something(self.source.text())
        self.record.setEnabled(ready)
        self.take_back.setVisible(chosen is not None and bool(chosen.property("recorded")))
        self.take_back.setEnabled(ready)

    def _on_source_changed(self) -> None:
        self._refresh()
        self.source_changed.emit(self.source.text())

    def _report(self, *, holds: bool) -> None:
        since = self.day.date().toPython() if self.day.isVisible() else None
        self.recorded.emit(self._what(), self.source.text().strip(), since, holds)
