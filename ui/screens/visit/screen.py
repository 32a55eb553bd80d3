"""The visit screen: the table in one glance. Shows only what all in the room may see (H4)."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import isolated
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.frame_picture import FramePicture, FramePictureState
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear
from ui.widgets.message_bar import Message, MessageBar
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.status_pill import StatusPill
from ui.widgets.text import Text

_PEOPLE_PER_ROW = 2


@dataclass(frozen=True)
class PresentPerson:
    """Somebody who may be in the room."""

    person: str
    name: str
    role: str
    present: bool


@dataclass(frozen=True)
class AgendaRow:
    """One card of this conversation, by its title, with who it is for."""

    card: str
    audience: str
    title: str
    people: str
    done: bool
    repeat: bool


@dataclass(frozen=True)
class FormRow:
    """The consent form of one child."""

    child: str
    title: str
    detail: str
    form: str = ""
    """Id of the opened form, empty when it is still to be made."""


@dataclass(frozen=True)
class VisitState:
    """What the visit screen shows."""

    title: str = ""
    people: tuple[PresentPerson, ...] = ()
    others: str = ""
    interpreter: str = ""
    """What is logged, in words; empty when none."""
    interpreter_languages: tuple[tuple[str, str], ...] = ()
    """(language, its Dutch name) that somebody here reads best."""
    frames: FramePictureState = field(default_factory=FramePictureState)
    agenda: tuple[AgendaRow, ...] = ()
    other_cards: tuple[tuple[str, str, str], ...] = ()
    """(card, audience, title) of every card that is not on the agenda: the family may ask anything."""
    forms: tuple[FormRow, ...] = ()
    message: Message | None = None
    busy: bool = False


class VisitScreen(QWidget):
    """Show an open visit; report what the worker does.

    Signals:
        presence_changed: (ids of those present, others in words).
        interpreter_requested: (language, kind, number).
        card_requested: (card, audience).
        form_requested: (child, form id or empty).
        leave_requested: to what is left behind.
        end_requested: close the visit.
    """

    presence_changed = Signal(object, str)
    interpreter_requested = Signal(str, str, str)
    card_requested = Signal(str, str)
    form_requested = Signal(str, str)
    leave_requested = Signal()
    end_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = VisitState()
        self.title, self.bar, self.page = Heading(), MessageBar(), ScrollPage()
        self.people_panel, self.interpreter_panel = Panel(), Panel()
        self.agenda_panel, self.form_panel, self.frame_panel = Panel(), Panel(), Panel()
        self.picture = FramePicture()
        self.frame_panel.body.addWidget(self.picture)
        self.others = QLineEdit()
        self.others.setAccessibleName(self.tr("Somebody else in the room"))
        self.others.setPlaceholderText(self.tr("Somebody else, such as a neighbour"))
        self.others.editingFinished.connect(self._report_presence)
        self._present: dict[str, Button] = {}
        self._unfolded = False
        self.number = QLineEdit()
        self.number.setAccessibleName(self.tr("Number of the interpreter"))
        self.number.setPlaceholderText(self.tr("Number of the interpreter"))
        self.languages = QButtonGroup(self)
        self.leave = Button(self.tr("What do you want to keep?"), icon="printer")
        self.end = Button(self.tr("End the visit"), icon="player-stop")
        self.leave.clicked.connect(self.leave_requested)
        self.end.clicked.connect(self.end_requested)
        self._arrange()

    def _arrange(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for widget in (self.agenda_panel, self.form_panel):
            left.addWidget(widget)
        left.addStretch(1)
        for widget in (self.frame_panel, self.people_panel, self.interpreter_panel):
            right.addWidget(widget)
        right.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(theme.current().px("basis-space-lg"))
        columns.addLayout(left, 6)
        columns.addLayout(right, 5)
        foot = QHBoxLayout()
        foot.addWidget(self.leave)
        foot.addStretch(1)
        foot.addWidget(self.end)
        self.page.body.addWidget(self.title)
        self.page.body.addWidget(self.bar)
        self.page.body.addLayout(columns)
        self.page.body.addLayout(foot)
        self.page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)

    def show_state(self, state: VisitState) -> None:
        """Draw `state`; the only way data enters this screen."""
        self._state = state
        self.title.setText(isolated(state.title))
        self.bar.show_message(state.message)
        self.picture.show_state(state.frames)
        self._show_people(state)
        self._show_interpreter(state)
        self._show_agenda(state.agenda)
        self._show_other_cards(state.other_cards)
        self._show_forms(state.forms)
        for button in (self.leave, self.end):
            button.setEnabled(not state.busy)

    def _show_people(self, state: VisitState) -> None:
        self.others.setParent(None)
        clear(self.people_panel.body)
        self._present.clear()
        self.people_panel.body.addWidget(Heading(self.tr("Who is here?"), 2))
        grid = QGridLayout()
        for index, person in enumerate(state.people):
            button = Button(f"{isolated(person.name)}\n{person.role}", "choice")
            button.setObjectName(f"present-{person.person}")
            button.setChecked(person.present)
            button.toggled.connect(self._report_presence)
            self._present[person.person] = button
            grid.addWidget(button, index // _PEOPLE_PER_ROW, index % _PEOPLE_PER_ROW)
        self.people_panel.body.addLayout(grid)
        self.others.setText(state.others)
        self.people_panel.body.addWidget(self.others)

    def _show_interpreter(self, state: VisitState) -> None:
        self.number.setParent(None)
        clear(self.interpreter_panel.body)
        for button in self.languages.buttons():
            self.languages.removeButton(button)
        self.interpreter_panel.setVisible(bool(state.interpreter_languages) or bool(state.interpreter))
        self.interpreter_panel.body.addWidget(Heading(self.tr("Interpreter"), 2))
        if state.interpreter:
            self.interpreter_panel.body.addWidget(StatusPill(state.interpreter, "positive", icon="language"))
        for code, name in state.interpreter_languages:
            button = Button(name, "choice", icon="language")
            button.setProperty("language", code)
            button.setChecked(len(state.interpreter_languages) == 1)
            self.languages.addButton(button)
            self.interpreter_panel.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if state.interpreter_languages:
            self.interpreter_panel.body.addWidget(self.number)
            row = QHBoxLayout()
            for kind, words in (
                ("professionalPhone", self.tr("Interpreter on the telephone")),
                ("professionalOnSite", self.tr("Interpreter in the room")),
            ):
                button = Button(words)
                button.clicked.connect(lambda _=False, chosen=kind: self._report_interpreter(chosen))
                row.addWidget(button)
            row.addStretch(1)
            self.interpreter_panel.body.addLayout(row)
            self.interpreter_panel.body.addWidget(
                Text(self.tr("A child never interprets: stop, and call an interpreter."), "small", subtle=True)
            )

    def _show_agenda(self, agenda: tuple[AgendaRow, ...]) -> None:
        clear(self.agenda_panel.body)
        self.agenda_panel.body.addWidget(Heading(self.tr("Explain"), 2))
        self.agenda_panel.body.addWidget(Text(self.tr("Any order: follow what the family asks."), "small", subtle=True))
        for row in agenda:
            line = QHBoxLayout()
            words = QVBoxLayout()
            words.setSpacing(2)
            words.addWidget(Text(row.title, "strong"))
            words.addWidget(Text(row.people, "small", subtle=True))
            line.addLayout(words, 1)
            if row.repeat:
                line.addWidget(StatusPill(self.tr("Comes back"), "info", icon="refresh"))
            elif row.done:
                line.addWidget(StatusPill(self.tr("Told"), "positive", icon="check"))
            button = Button(self.tr("Open"), name=self.tr("Open: {card}").format(card=row.title))
            button.setObjectName(f"card-{row.card}-{row.audience}")
            button.clicked.connect(
                lambda _=False, card=row.card, audience=row.audience: self.card_requested.emit(card, audience)
            )
            line.addWidget(button)
            self.agenda_panel.body.addLayout(line)

    def _show_other_cards(self, cards: tuple[tuple[str, str, str], ...]) -> None:
        if not cards:
            return
        fold = Button(self.tr("Other cards, if the family asks"), "choice")
        fold.setObjectName("other-cards")
        fold.setChecked(self._unfolded)
        others = QWidget()
        others.setVisible(self._unfolded)
        fold.toggled.connect(self._on_fold_toggled)
        fold.toggled.connect(others.setVisible)
        flow = FlowLayout(others, gap_px=theme.current().px("basis-space-xs"))
        for card, audience, title in cards:
            button = Button(title)
            button.setObjectName(f"any-{card}-{audience}")
            button.clicked.connect(
                lambda _=False, card=card, audience=audience: self.card_requested.emit(card, audience)
            )
            flow.addWidget(button)
        self.agenda_panel.body.addWidget(fold, 0, Qt.AlignmentFlag.AlignLeft)
        self.agenda_panel.body.addWidget(others)

    def _show_forms(self, forms: tuple[FormRow, ...]) -> None:
        clear(self.form_panel.body)
        self.form_panel.setVisible(bool(forms))
        self.form_panel.body.addWidget(Heading(self.tr("Consent to help"), 2))
        for row in forms:
            line = QHBoxLayout()
            words = QVBoxLayout()
            words.setSpacing(2)
            words.addWidget(Text(isolated(row.title), "strong"))
            words.addWidget(Text(row.detail, "small", subtle=True))
            line.addLayout(words, 1)
            button = Button(self.tr("Open"), name=self.tr("Open the form for {name}").format(name=row.title))
            button.setObjectName(f"form-{row.child}")
            button.clicked.connect(
                lambda _=False, child=row.child, form=row.form: self.form_requested.emit(child, form)
            )
            line.addWidget(button)
            self.form_panel.body.addLayout(line)

    def _on_fold_toggled(self, unfolded: bool) -> None:
        self._unfolded = unfolded

    def _report_presence(self) -> None:
        present = tuple(person for person, button in self._present.items() if button.isChecked())
        before = tuple(person.person for person in self._state.people if person.present)
        if set(present) != set(before) or self.others.text().strip() != self._state.others:
            self.presence_changed.emit(present, self.others.text().strip())

    def _report_interpreter(self, kind: str) -> None:
        chosen = self.languages.checkedButton()
        if chosen is not None:
            self.interpreter_requested.emit(chosen.property("language"), kind, self.number.text().strip())
