"""The family screen: dense, for the worker; only what all in the room may see when a visit is open (H4)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import isolated
from ui.screens.family.state import DutyRow, FamilyState, PersonRow, ReminderRow, VisitRow
from ui.theme import Tone
from ui.widgets.back_button import BackButton
from ui.widgets.begin_visit import BeginVisit
from ui.widgets.button import Button
from ui.widgets.columns import Columns
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.frame_picture import FramePicture
from ui.widgets.heading import Heading
from ui.widgets.icon_mark import IconMark
from ui.widgets.layouts import clear, keeping_focus, tab_as_read
from ui.widgets.message_bar import MessageBar
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.status_pill import StatusPill
from ui.widgets.text import Text
from ui.wording import places


class FamilyScreen(QWidget):
    """Show a family; report what the worker wants.

    Signals:
        visit_requested: begin the planned visit with this id.
        unplanned_requested: begin a visit that nobody planned, at this place.
        undo_requested: the button of the message: take back what it tells of.
        duty_chosen: key of a duty, to see it and end it.
        change_requested: write down what happened.
        forms_requested: to the forms of this family.
        papers_requested: to the papers that wait for their owner.
        exceptions_requested: to the exceptions of the law in use.
        dossier_requested: to the case file for who asks.
        conflicts_requested: to the versions side by side.
        bookmarks_requested: to what was said aside.
        hiding_requested: to what not everybody may know.
        promises_requested: to what we promised.
        moral_case_requested: to the page without names for moreel beraad.
        back_requested: to today.
    """

    visit_requested = Signal(str)
    unplanned_requested = Signal(str)
    undo_requested = Signal()
    duty_chosen = Signal(str)
    change_requested = Signal()
    forms_requested = Signal()
    papers_requested = Signal()
    exceptions_requested = Signal()
    dossier_requested = Signal()
    conflicts_requested = Signal()
    bookmarks_requested = Signal()
    hiding_requested = Signal()
    promises_requested = Signal()
    moral_case_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = BackButton("today")
        self.title, self.known = Heading(), Text(role="small", subtle=True)
        self.bar = MessageBar()
        self.page = ScrollPage(margin="basis-space-md")
        self.people_panel, self.frame_panel = Panel(), Panel()
        self.duty_panel, self.visit_panel, self.form_panel = Panel(), Panel(), Panel()
        self.heard_panel, self.said_panel = Panel(), Panel()
        self.reminder_panel = Panel()
        self.changed = Button(self.tr("Something changed"), icon="writing")
        self.changed.setObjectName("something-changed")
        self.forms = Button(self.tr("Forms"), icon="file-check")
        self.forms.setObjectName("forms")
        self.papers = Button(icon="printer")
        self.papers.setObjectName("papers-to-give")
        self.exceptions = Button(icon="info-circle")
        self.exceptions.setObjectName("exceptions-in-use")
        self.dossier = Button(self.tr("Case file for who asks"), icon="eye")
        self.dossier.setObjectName("dossier")
        self.conflicts = Button(icon="alert-triangle")
        self.conflicts.setObjectName("compare-versions")
        self.hiding, self.moral_case = (
            Button(self.tr("What not everybody may know"), icon="lock"),
            Button(self.tr("Take along to moreel beraad"), icon="message-circle"),
        )
        self.hiding.setObjectName("hiding")
        self.promises = Button(icon="heart-handshake")
        self.promises.setObjectName("promises")
        self.moral_case.setObjectName("moral-case")
        self.bookmarks = Button(icon="bookmark")
        self.bookmarks.setObjectName("bookmarks")
        self.unplanned = BeginVisit(
            self.tr("Begin a visit that was not planned"), "secondary", "plus", "begin-unplanned", places()
        )
        self._visits = QVBoxLayout()
        self.visit_panel.body.addLayout(self._visits)
        self.visit_panel.body.addWidget(self.unplanned)
        self.picture = FramePicture()
        self.notes = Text(role="small", subtle=True)
        self.frame_panel.body.addWidget(Heading(self.tr("Voluntary or ordered?"), 2))
        self.frame_panel.body.addWidget(self.picture)
        self.frame_panel.body.addWidget(self.notes)
        columns = Columns(6, 5)
        columns.add(
            columns.left, self.duty_panel, self.people_panel, self.form_panel, self.heard_panel, self.said_panel
        )
        columns.add(columns.right, self.frame_panel, self.visit_panel, self.reminder_panel)
        self.page.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.title, self.known):
            self.page.body.addWidget(widget)
        self.page.body.addWidget(self.bar)
        self.page.body.addLayout(self._actions())
        self.page.body.addWidget(columns)
        self.page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self._join()

    def _join(self) -> None:
        self.back.clicked.connect(self.back_requested)
        self.bar.action_requested.connect(self.undo_requested)
        self.changed.clicked.connect(self.change_requested)
        self.forms.clicked.connect(self.forms_requested)
        self.papers.clicked.connect(self.papers_requested)
        self.dossier.clicked.connect(self.dossier_requested)
        self.conflicts.clicked.connect(self.conflicts_requested)
        self.bookmarks.clicked.connect(self.bookmarks_requested)
        self.hiding.clicked.connect(self.hiding_requested)
        self.promises.clicked.connect(self.promises_requested)
        self.moral_case.clicked.connect(self.moral_case_requested)
        self.exceptions.clicked.connect(self.exceptions_requested)
        self.unplanned.begun.connect(self.unplanned_requested)

    def _actions(self) -> FlowLayout:
        row = FlowLayout(gap_px=theme.current().px("basis-space-sm"))
        for button in (
            self.changed,
            self.forms,
            self.promises,
            self.papers,
            self.exceptions,
            self.bookmarks,
            self.hiding,
            self.dossier,
            self.moral_case,
            self.conflicts,
        ):
            row.addWidget(button)
        return row

    def show_state(self, state: FamilyState) -> None:
        """Draw `state`; the only way data enters this screen."""
        self.title.setText(isolated(state.name))
        self.known.setText(state.known_as_of)
        self.known.setVisible(bool(state.known_as_of))
        self.bar.show_message(state.message)
        self.picture.show_state(state.frames)
        self.notes.setText("\n".join(state.frame_notes))
        self.notes.setVisible(bool(state.frame_notes))
        waiting = self.tr("Papers to hand over: {count}").format(count=state.papers)
        self.papers.setText(waiting if state.papers else self.tr("General booklet"))
        self.papers.setVisible(state.papers > 0 or state.booklet)
        self.exceptions.setText(self.tr("Exceptions of the law: {count}").format(count=state.exceptions))
        self.exceptions.setVisible(state.exceptions > 0)
        rivals = self.tr("Versions side by side: {count}").format(count=state.disagreements)
        self.conflicts.setText(rivals if state.disagreements else self.tr("Versions chosen before"))
        self.conflicts.setVisible(state.disagreements > 0 or state.chosen_before)
        late = self.tr("Promises of ours, too late: {count}").format(count=state.promises_late)
        self.promises.setText(late if state.promises_late else self.tr("What we promised"))
        still = self.tr("Bookmarks without words: {count}").format(count=state.bookmarks_waiting)
        self.bookmarks.setText(still if state.bookmarks_waiting else self.tr("Bookmarks"))
        self.bookmarks.setVisible(state.bookmarks > 0)
        with keeping_focus(self):
            self._show_people(state.people)
            self._show_visits(state.visits, state.apart, busy=state.busy)
            self._show_duties(state.duties, state.not_clear)
            self._show_reminders(state.reminders)
            self._show_forms(state.forms)
            self._show_heard(state.heard)
            self._show_said_of_us(state.said_of_us)
            tab_as_read(self)

    def _show_people(self, people: tuple[PersonRow, ...]) -> None:
        clear(self.people_panel.body)
        self.people_panel.body.addWidget(Heading(self.tr("People"), 2))
        for person in people:
            row = QHBoxLayout()
            words = QVBoxLayout()
            words.setSpacing(theme.current().px("basis-space-3xs"))
            words.addWidget(Text(isolated(person.name), "strong"))
            words.addWidget(Text(person.role, "small", subtle=True))
            for detail in person.details:
                words.addWidget(Text(detail, "small"))
            row.addLayout(words, 1)
            if person.status:
                row.addWidget(StatusPill(person.status, person.tone), 0, Qt.AlignmentFlag.AlignTop)
            self.people_panel.body.addLayout(row)

    def _show_visits(self, visits: tuple[VisitRow, ...], apart: tuple[str, ...], *, busy: bool) -> None:
        clear(self._visits)
        self._visits.addWidget(Heading(self.tr("Visits"), 2))
        for sentence in apart:
            line = QHBoxLayout()
            line.addWidget(IconMark("alert-triangle", tone="warning"), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Text(sentence), 1)
            self._visits.addLayout(line)
        for visit in visits:
            row = QHBoxLayout()
            words = QVBoxLayout()
            words.setSpacing(theme.current().px("basis-space-3xs"))
            words.addWidget(Text(visit.title, "strong"))
            words.addWidget(Text(visit.detail, "small", subtle=True))
            row.addLayout(words, 1)
            if visit.can_start:
                start = Button(
                    self.tr("Begin this visit"),
                    "primary",
                    icon="home-heart",
                    name=self.tr("Begin this visit: {title}").format(title=visit.title),
                )
                start.setEnabled(not busy)
                start.clicked.connect(lambda _=False, chosen=visit.visit: self.visit_requested.emit(chosen))
                row.addWidget(start, 0, Qt.AlignmentFlag.AlignTop)
            self._visits.addLayout(row)
        self.unplanned.setEnabled(not busy)

    def _show_forms(self, forms: tuple[tuple[str, str, Tone], ...]) -> None:
        clear(self.form_panel.body)
        self.form_panel.setVisible(bool(forms))
        self.form_panel.body.addWidget(Heading(self.tr("Forms"), 2))
        for title, status, tone in forms:
            self.form_panel.body.addWidget(Text(title, "strong"))
            self.form_panel.body.addWidget(StatusPill(status, tone))

    def _show_heard(self, heard: tuple[tuple[str, str], ...]) -> None:
        clear(self.heard_panel.body)
        self.heard_panel.setVisible(bool(heard))
        self.heard_panel.body.addWidget(Heading(self.tr("Words the family heard"), 2))
        for word, explained in heard:
            self.heard_panel.body.addWidget(Text(word, "strong"))
            self.heard_panel.body.addWidget(Text(explained, "small", subtle=True))

    def _show_said_of_us(self, said: tuple[tuple[str, str], ...]) -> None:
        clear(self.said_panel.body)
        self.said_panel.setVisible(bool(said))
        self.said_panel.body.addWidget(Heading(self.tr("What they said of our explanation"), 2))
        for words, whose in said:
            self.said_panel.body.addWidget(Text(words))
            self.said_panel.body.addWidget(Text(whose, "small", subtle=True))

    def _show_duties(self, duties: tuple[DutyRow, ...], not_clear: tuple[str, ...]) -> None:
        clear(self.duty_panel.body)
        self.duty_panel.body.addWidget(Heading(self.tr("To explain and to do"), 2))
        if not duties:
            self.duty_panel.body.addWidget(Text(self.tr("Nothing is due."), subtle=True))
        for duty in duties:
            row = QHBoxLayout()
            words = QVBoxLayout()
            words.setSpacing(theme.current().px("basis-space-3xs"))
            words.addWidget(StatusPill(duty.rank, duty.tone), 0, Qt.AlignmentFlag.AlignLeft)
            words.addWidget(Text(duty.words))
            row.addLayout(words, 1)
            look = Button(
                self.tr("Look"),
                icon="chevron-right",
                trailing=True,
                name=self.tr("Look: {duty}").format(duty=duty.words),
            )
            look.setObjectName(f"duty-{duty.key}")
            look.clicked.connect(lambda _=False, chosen=duty.key: self.duty_chosen.emit(chosen))
            row.addWidget(look, 0, Qt.AlignmentFlag.AlignTop)
            self.duty_panel.body.addLayout(row)
        for thought in not_clear:  # no duty, and nothing to press
            self.duty_panel.body.addWidget(Text(thought, "small", subtle=True))

    def _show_reminders(self, reminders: tuple[ReminderRow, ...]) -> None:
        clear(self.reminder_panel.body)
        self.reminder_panel.setVisible(bool(reminders))
        self.reminder_panel.body.addWidget(Heading(self.tr("Coming up"), 2))
        for reminder in reminders:
            words = QVBoxLayout()
            words.setSpacing(theme.current().px("basis-space-3xs"))
            words.addWidget(Text(reminder.day, "strong"))
            words.addWidget(Text(reminder.title))
            words.addWidget(Text(reminder.why, "small", subtle=True))
            self.reminder_panel.body.addLayout(words)
