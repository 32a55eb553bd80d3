"""The case file of one family for who asks: for the worker, at the office, never in an open visit (H4, H20)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.i18n import isolated
from ui.screens.dossier.look_page import LookPage
from ui.screens.dossier.state import DossierState
from ui.widgets.back_button import BackButton
from ui.widgets.button import Button
from ui.widgets.entry_fields import EntryFields
from ui.widgets.heading import Heading
from ui.widgets.layouts import tab_as_read
from ui.widgets.message_bar import MessageBar
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text


class DossierScreen(QWidget):
    """First who asks and who decided; then the concept, page by page; then where it is saved.

    Signals:
        value_changed: (field id, value).
        concept_requested: make the concept of what stands there.
        turned: to this page of the concept; 0 is what is not in it.
        request_again: away with the concept, back to who asks.
        save_requested: the person chooses a folder.
        back_requested: to the family.
    """

    value_changed = Signal(str, str)
    concept_requested = Signal()
    turned = Signal(int)
    request_again = Signal()
    save_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back, self.title, self.bar = BackButton("family"), Heading(), MessageBar()
        self.page = ScrollPage(margin="basis-space-md", width="basis-page-form-inline-size")
        self.fields, self.note, self.panel = EntryFields(), Text(), Panel()
        self.make = Button(self.tr("Make the concept"), "primary", icon="eye")
        self.make.setObjectName("dossier-concept")
        about = self.tr(
            "Who is in the file may see it and get a copy, not what is another person's own (Jeugdwet 7.3.10)."
            " Nobody at the table decides this. First you look through every page; nothing is saved before that."
        )
        self.panel.body.addWidget(self.fields)
        self.panel.body.addWidget(self.note)
        self.panel.body.addWidget(self.make, 0, Qt.AlignmentFlag.AlignLeft)
        self.page.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.title, Text(about, subtle=True), self.bar, self.panel):
            self.page.body.addWidget(widget)
        self.page.body.addStretch(1)
        self.look = LookPage()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px("basis-space-xs"))
        column.addWidget(self.page)
        column.addWidget(self.look)
        self.back.clicked.connect(self.back_requested)
        self.fields.changed.connect(self.value_changed)
        self.make.clicked.connect(self.concept_requested)
        self.look.turned.connect(self.turned)
        self.look.request_again.connect(self.request_again)
        self.look.save_requested.connect(self.save_requested)

    def show_state(self, state: DossierState) -> None:
        """Draw `state`; the only way data enters this screen."""
        looking = state.look is not None
        self.page.setVisible(not looking)
        self.look.setVisible(looking)
        title = self.tr("Case file of {family}, for who asks").format(family=isolated(state.family))
        if state.look is not None:
            self.look.show_state(title, state.look, state.message, busy=state.busy)
            return
        self.look.forget()
        self.title.setText(title)
        self.bar.show_message(state.message)
        self.fields.show_fields(state.fields, state.values)
        self.fields.show_missing(state.missing)
        self.note.setText(state.note)
        self.note.setVisible(bool(state.note))
        self.make.setEnabled(not state.busy)
        tab_as_read(self)

    def forget(self) -> None:
        """Take what was typed, and the concept, off the screen."""
        self.fields.forget()
        self.look.forget()
