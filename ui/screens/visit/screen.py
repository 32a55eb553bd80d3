"""The visit screen: the table in one glance. Shows only what all in the room may see (H4)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import isolated
from ui.screens.visit.agenda_panel import AgendaPanel
from ui.screens.visit.company_panel import CompanyPanel
from ui.screens.visit.interpreter_panel import InterpreterPanel
from ui.screens.visit.people_panel import PeoplePanel
from ui.screens.visit.promise_panel import PromisePanel
from ui.screens.visit.state import FormRow, VisitState
from ui.widgets.button import Button
from ui.widgets.columns import Columns
from ui.widgets.frame_picture import FramePicture
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear, keeping_focus, tab_as_read
from ui.widgets.message_bar import MessageBar
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text
from ui.widgets.whole_page import turning


class VisitScreen(QWidget):
    """Show an open visit; report what the worker does.

    Signals:
        presence_changed: (ids of those present, others in words).
        interpreter_requested: an `InterpreterTold`.
        interpreter_gone: (record, hour or empty for now).
        card_requested: (card, audience).
        heard_requested: to the words that somebody heard.
        question_requested: to the questions that families ask.
        form_requested: (child, form id or empty).
        forms_requested: to all forms of this family.
        rights_requested: to what each may decide.
        rating_requested: to how our explanation was.
        leave_requested: to what is left behind.
        promises_requested: to what we promise.
        company_opened: ask whether somebody else may be there.
        company_answered: (about whom, yes, no or notYet).
        end_requested: close the visit.
    """

    presence_changed = Signal(object, str)
    interpreter_requested = Signal(object)
    interpreter_gone = Signal(str, str)
    card_requested = Signal(str, str)
    heard_requested = Signal()
    question_requested = Signal()
    form_requested = Signal(str, str)
    forms_requested = Signal()
    rights_requested = Signal()
    rating_requested = Signal()
    leave_requested = Signal()
    promises_requested = Signal()
    company_opened = Signal()
    company_answered = Signal(str, str)
    end_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.bar = Heading(), MessageBar()
        self.page = ScrollPage(margin="basis-space-md")
        self.agenda_panel, self.people_panel = AgendaPanel(), PeoplePanel()
        self.interpreter_panel, self.form_panel, self.frame_panel = InterpreterPanel(), Panel(), Panel()
        self.promise_panel, self.company_panel = PromisePanel(), CompanyPanel()
        self.number, self.others = self.interpreter_panel.number, self.people_panel.others
        self.picture, self._forms = FramePicture(), QVBoxLayout()
        self.leave = Button(self.tr("What do you want to keep?"), icon="printer")
        self.rights = Button(self.tr("What may each of you decide?"), icon="help-circle")
        self.rights.setObjectName("rights")
        self.forms = Button(self.tr("All forms"), icon="file-check")
        self.forms.setObjectName("forms")
        self.end = Button(self.tr("End the visit"), icon="player-stop")
        self._known_forms: tuple[FormRow, ...] | None = None
        self._arrange()
        self.people_panel.presence_changed.connect(self.presence_changed)
        self.interpreter_panel.interpreter_requested.connect(self.interpreter_requested)
        self.interpreter_panel.gone.connect(self.interpreter_gone)
        self.agenda_panel.card_requested.connect(self.card_requested)
        self.agenda_panel.heard_requested.connect(self.heard_requested)
        self.agenda_panel.question_requested.connect(self.question_requested)
        self.agenda_panel.rating_requested.connect(self.rating_requested)
        self.promise_panel.promises_requested.connect(self.promises_requested)
        self.company_panel.open_requested.connect(self.company_opened)
        self.company_panel.answered.connect(self.company_answered)
        self.company_panel.opened_out.connect(lambda: self.page.ensureWidgetVisible(self.company_panel))
        self.forms.clicked.connect(self.forms_requested)
        self.leave.clicked.connect(self.leave_requested)
        self.rights.clicked.connect(self.rights_requested)
        self.end.clicked.connect(self.end_requested)

    def _arrange(self) -> None:
        space = theme.current().px("basis-space-md")
        for panel in (self.form_panel, self.frame_panel):
            panel.set_even_inset(space)
        self.frame_panel.body.addWidget(self.picture)
        self.form_panel.body.addWidget(Heading(self.tr("Consent to help"), 2))
        self.form_panel.body.addLayout(self._forms)
        self.form_panel.body.addWidget(self.forms, 0, Qt.AlignmentFlag.AlignLeft)
        columns = Columns(6, 5, right_on_top=True)  # which card is due hangs on who is here
        columns.add(columns.left, self.agenda_panel, self.form_panel, self.promise_panel)
        columns.add(columns.right, self.frame_panel, self.people_panel, self.company_panel, self.interpreter_panel)
        self.page.body.addWidget(self.title)
        self.page.body.addWidget(self.bar)
        self.page.body.addWidget(columns)
        self.page.body.addStretch(1)
        foot = turning(QHBoxLayout())
        foot.setContentsMargins(space, 0, space, space)
        foot.addWidget(self.rights)
        foot.addWidget(self.leave)
        foot.addStretch(1)
        foot.addWidget(self.end)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page, 1)
        column.addLayout(foot)

    def show_state(self, state: VisitState) -> None:
        """Draw `state`; the only way data enters this screen."""
        self.title.setText(isolated(state.title))
        self.bar.show_message(state.message)
        self.picture.show_state(state.frames)
        with keeping_focus(self):
            self.people_panel.show_people(state)
            self.company_panel.show_company(state.company, busy=state.busy)
            self.interpreter_panel.show_interpreter(state)
            self.agenda_panel.show_cards(state.agenda, state.other_cards)
            self.agenda_panel.offer_rating(state.may_rate)
            self._show_forms(state.forms)
            self.promise_panel.show_promises(state.promises)
            tab_as_read(self)
        for button in (self.forms, self.promise_panel.open, self.rights, self.leave, self.end):
            button.setEnabled(not state.busy)

    def _show_forms(self, forms: tuple[FormRow, ...]) -> None:
        if forms == self._known_forms:
            return  # a button that is pressed now stays
        self._known_forms = forms
        clear(self._forms)
        for row in forms:
            line, words = turning(QHBoxLayout()), QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(Text(isolated(row.title), "strong"))
            words.addWidget(Text(row.detail, "small", subtle=True))
            line.addLayout(words, 1)
            button = Button(self.tr("Open"), name=self.tr("Open the form for {name}").format(name=row.title))
            button.setObjectName(f"form-{row.child}-{row.number}" if row.number else f"form-{row.child}")
            button.clicked.connect(
                lambda _=False, child=row.child, form=row.form: self.form_requested.emit(child, form)
            )
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
            self._forms.addLayout(line)
