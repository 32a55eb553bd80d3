"""May somebody else be there, such as a new partner? Asked of one person, with nobody else in the room (H21)."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import isolated
from ui.screens.visit.state import CompanyRow, CompanyState
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear
from ui.widgets.panel import Panel
from ui.widgets.text import Text

NEW = "new"
"""Key of somebody who is still being typed."""
WORDS = "words:"
"""How the key of somebody begins who is no member of the family."""


class CompanyPanel(Panel):
    """Folded until somebody opens it; there only while the one who is asked is alone with the worker.

    Signals:
        open_requested: unfold it.
        answered: (key of who it is about, `NEW` for what is typed; yes, no or notYet).
        typed: who else it is about, so far.
        opened_out: it takes the room it needs now, perhaps below the edge of the page.
    """

    open_requested = Signal()
    answered = Signal(str, str)
    typed = Signal(str)
    opened_out = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_even_inset(theme.current().px("basis-space-md"))
        self._known: tuple[object, ...] = ()
        self._was_open = False
        self._shown = QObject(self)
        """Owns the groups of the choices that are in sight."""
        self._says = {"yes": self.tr("Yes"), "no": self.tr("No"), "notYet": self.tr("Not sure yet")}
        self.unfold = Button(self.tr("May somebody else be there?"), "quiet", icon="user-plus")
        self.unfold.setObjectName("company")
        self.title, self.how = Heading(self.tr("May somebody else be there?"), 2), Text()
        self._rows, self.other = QVBoxLayout(), QLineEdit()
        self.other.setObjectName("company-other")
        self.other.setMaxLength(400)
        self.other.setPlaceholderText(self.tr("Somebody else, such as a new partner"))
        self.other.setAccessibleName(self.tr("Somebody else, such as a new partner"))
        self._new = QWidget()
        buttons = FlowLayout(gap_px=theme.current().px("basis-space-xs"))
        self._new.setLayout(buttons)
        self._answers = [Button(words) for words in self._says.values()]
        for button, said in zip(self._answers, self._says, strict=True):
            self._join(button, NEW, said)
            buttons.addWidget(button)
        self.means = Text(
            self.tr(
                "A no holds at once: talk without that person then, and give no reason. A yes is no consent to share"
                " anything, and may become a no later."
            ),
            "small",
        )
        self.body.addWidget(self.unfold, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.title)
        self.body.addWidget(self.how)
        self.body.addLayout(self._rows)
        for widget in (self.other, self._new, self.means):
            self.body.addWidget(widget)
        self.unfold.clicked.connect(self.open_requested)
        self.other.textEdited.connect(self.typed)
        self.hide()

    def show_company(self, state: CompanyState | None, *, busy: bool) -> None:
        """Draw what is asked; nothing of it while somebody else is in the room."""
        self.setVisible(state is not None)
        if state is None:
            self._known, self._was_open = (), False
            clear(self._rows)
            self.other.clear()
            return
        self.unfold.setVisible(not state.is_open)
        for widget in (self.title, self.how, self.other, self._new, self.means):
            widget.setVisible(state.is_open)
        self.how.setText(
            self.tr(
                "Ask {name} now that nobody else is here. Others are there only if this person agrees"
                " (Jeugdwet 7.3.13)."
            ).format(name=isolated(state.name))
        )
        if self.other.text() != state.typed:
            self.other.setText(state.typed)
        for button in self._answers:
            button.setEnabled(bool(state.typed.strip()) and not busy)
        known = state.person, state.rows if state.is_open else ()
        if known != self._known:
            self._known = known
            clear(self._rows)
            self._shown.deleteLater()
            self._shown = QObject(self)
            for row in state.rows if state.is_open else ():
                self._rows.addWidget(Text(isolated(row.name), "strong"))
                self._rows.addLayout(self._choices(row))
        if state.is_open and not self._was_open:
            self.other.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self, self.opened_out.emit)  # once the page has grown for it
        self._was_open = state.is_open

    def _choices(self, row: CompanyRow) -> FlowLayout:
        flow, group = FlowLayout(gap_px=theme.current().px("basis-space-xs")), QButtonGroup(self._shown)
        for said, words in self._says.items():
            button = Button(words, "choice", name=f"{row.name}: {words}")
            group.addButton(button)
            button.setChecked(said == row.answer)
            self._join(button, row.key, said)
            flow.addWidget(button)
        return flow

    def _join(self, button: Button, key: str, said: str) -> None:
        button.setObjectName(f"company-{key}-{said}")
        button.clicked.connect(lambda: self._on_clicked(key, said))

    def _on_clicked(self, key: str, said: str) -> None:
        self._known = ()  # what stands chosen is drawn anew, by what is on record
        self.answered.emit(key, said)
