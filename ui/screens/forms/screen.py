"""The forms of one family: those begun, those before their signers, those that are done, and new ones."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import isolated
from ui.screens.forms.state import FormEntry, FormsState, NewForm
from ui.widgets.alone_button import AloneButton
from ui.widgets.back_button import BackButton
from ui.widgets.button import Button
from ui.widgets.columns import Columns
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear, keeping_focus, tab_as_read
from ui.widgets.message_bar import MessageBar
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.status_pill import StatusPill
from ui.widgets.text import Text
from ui.widgets.whole_page import turning


class FormsScreen(QWidget):
    """Show the forms; open one, begin one, or throw a half-typed one away.

    Signals:
        form_chosen: key of a form that was begun.
        new_requested: key of a form to begin.
        discard_requested: key of a form of which nothing is on record.
        undo_requested: take back what was just thrown away.
        alone_requested: show what is for the worker alone (true), or what all may see.
        back_requested: to the visit or the family.
    """

    form_chosen = Signal(str)
    new_requested = Signal(str)
    discard_requested = Signal(str)
    undo_requested = Signal()
    alone_requested = Signal(bool)
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = FormsState()
        self.back, self.bar, self.title = BackButton("family"), MessageBar(), Heading()
        self.alone = AloneButton()
        self.page = ScrollPage(margin="basis-space-md")
        self.begun_panel, self.open_panel, self.done_panel = Panel(), Panel(), Panel()
        self.new_panel = Panel()
        top = turning(QHBoxLayout())
        top.addWidget(self.back)
        top.addStretch(1)
        top.addWidget(self.alone)
        columns = Columns(6, 5)
        columns.add(columns.left, self.begun_panel, self.open_panel, self.done_panel)
        columns.add(columns.right, self.new_panel)
        self.page.body.addLayout(top)
        for widget in (self.title, self.bar, columns):
            self.page.body.addWidget(widget)
        self.page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.back.clicked.connect(self.back_requested)
        self.bar.action_requested.connect(self.undo_requested)
        self.alone.requested.connect(self.alone_requested)

    def show_state(self, state: FormsState) -> None:
        """Draw `state`; the only way data enters this screen."""
        self._state = state
        self.title.setText(self.tr("Forms: {family}").format(family=isolated(state.family)))
        self.back.lead_to("visit" if state.in_visit else "family")
        self.bar.show_message(state.message)
        self.alone.show_open(state.alone, offered=state.can_be_alone)
        with keeping_focus(self):
            self._show_entries(self.begun_panel, self.tr("Begun"), state.begun, state.busy)
            self._show_entries(self.open_panel, self.tr("Before the signers"), state.open, state.busy)
            self._show_entries(self.done_panel, self.tr("Done"), state.done, state.busy)
            if not (state.begun or state.open or state.done):
                self.begun_panel.show()
                self.begun_panel.body.addWidget(Text(self.tr("No forms yet."), subtle=True))
            self._show_new(state)
            tab_as_read(self)
        self.alone.wait_again()

    def forget(self) -> None:
        """Take every name off the page."""
        self.alone.timer.stop()
        for panel in (self.begun_panel, self.open_panel, self.done_panel, self.new_panel):
            clear(panel.body)
        self.title.clear()

    def _show_entries(self, panel: Panel, title: str, entries: tuple[FormEntry, ...], busy: bool) -> None:
        clear(panel.body)
        panel.setVisible(bool(entries))
        panel.body.addWidget(Heading(title, 2))
        for entry in entries:
            row, words, buttons = turning(QHBoxLayout()), QVBoxLayout(), QVBoxLayout()
            words.setSpacing(theme.current().px("basis-space-3xs"))
            words.addWidget(Text(entry.title, "strong"))
            if entry.about:
                words.addWidget(Text(entry.about, "small", subtle=True))
            words.addWidget(StatusPill(entry.status, entry.tone), 0, Qt.AlignmentFlag.AlignLeft)
            for detail in entry.details:
                words.addWidget(Text(detail, "small"))
            row.addLayout(words, 1)
            spoken = f"{entry.title}, {entry.about}"
            look = Button(self.tr("Open"), name=self.tr("Open: {form}").format(form=spoken))
            look.setObjectName(f"open-{entry.key}")
            look.setEnabled(not busy)
            look.clicked.connect(lambda _=False, key=entry.key: self.form_chosen.emit(key))
            buttons.addWidget(look)
            if entry.can_discard:
                away = Button(self.tr("Throw away"), "quiet", name=self.tr("Throw away: {form}").format(form=spoken))
                away.setObjectName(f"discard-{entry.key}")
                away.setEnabled(not busy)
                away.clicked.connect(lambda _=False, key=entry.key: self.discard_requested.emit(key))
                buttons.addWidget(away)
            buttons.addStretch(1)
            row.addLayout(buttons)
            panel.body.addLayout(row)

    def _show_new(self, state: FormsState) -> None:
        clear(self.new_panel.body)
        self.new_panel.body.addWidget(Heading(self.tr("Begin a new form"), 2))
        for heading, forms in state.groups:
            self.new_panel.body.addWidget(Heading(heading, 3))
            for form in forms:
                self._show_new_form(form, busy=state.busy)
        for misfit in state.misfits:
            self.new_panel.body.addWidget(Text(misfit, "small", subtle=True))

    def _show_new_form(self, form: NewForm, *, busy: bool) -> None:
        row, words = turning(QHBoxLayout()), QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(form.title, "strong"))
        if form.purpose:
            words.addWidget(Text(form.purpose, "small", subtle=True))
        begin = Button(icon="plus", name=self.tr("Begin: {form}").format(form=form.title))
        begin.setObjectName(f"new-{form.key}")
        begin.setEnabled(not busy)
        begin.clicked.connect(lambda: self.new_requested.emit(form.key))
        row.addLayout(words, 1)
        row.addWidget(begin, 0, Qt.AlignmentFlag.AlignTop)
        self.new_panel.body.addLayout(row)
