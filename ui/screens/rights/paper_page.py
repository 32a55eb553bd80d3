"""On paper: the general sheet or the personal one, as it would be printed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from ui import theme
from ui.screens.form.paper_view import PaperView
from ui.screens.rights.state import RightsState
from ui.widgets.both import both_lines
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.text import Text


class PaperPage(QWidget):
    """Shows the sheet.

    Signals:
        sheet_requested: "general" or "personal".
    """

    sheet_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = RightsState()
        self.kinds = QButtonGroup(self)
        self.general, self.personal = Button(kind="choice"), Button(kind="choice")
        self.waiting, self.paper = Text(self.tr("The paper is being drawn.")), PaperView()
        choice = QWidget()
        kinds = FlowLayout(choice, gap_px=theme.current().px("basis-space-sm"))
        for name, button in (("general", self.general), ("personal", self.personal)):
            button.setObjectName(f"sheet-{name}")
            self.kinds.addButton(button)
            kinds.addWidget(button)
            button.clicked.connect(lambda _=False, kind=name: self.sheet_requested.emit(kind))
        self.paper.above.addWidget(choice)
        self.paper.above.addWidget(self.waiting)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.paper)

    def show_state(self, state: RightsState) -> None:
        """Draw the sheet; where there is no personal one nothing is offered, and nothing says why (H4)."""
        self._state = state
        self.general.setText(both_lines(self.tr("General: the same for everybody, without names"), state.words))
        self.personal.setText(both_lines(self.tr("Personal: with names and what is true now"), state.words))
        self.personal.setVisible(state.may_be_personal)
        (self.personal if state.sheet == "personal" else self.general).setChecked(True)
        self.waiting.setVisible(not state.pages)
        if state.pages:
            self.paper.show_pages(state.pages, state.sheet_words)
        else:
            self.paper.forget()
