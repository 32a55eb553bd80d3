"""What somebody says of one passage: who, what they think of it, their own words, and whether those may go along."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from jgvisit.content.family_words import FamilyWords
from jgvisit.ids import PersonId
from jgvisit.records.case_reading import ReactionKind
from ui import theme
from ui.i18n import isolated
from ui.screens.filled.way_words import REACTIONS, reaction_words
from ui.widgets.both import both, both_lines
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.layouts import clear
from ui.widgets.text import Text

How = Literal["together", "phone", "writing"]
_WORDS_HEIGHT_PX = 84


@dataclass(frozen=True)
class Reacting:
    """Who speaks, and what they say so far."""

    people: tuple[tuple[PersonId, str], ...] = ()
    """Who can say something here; nobody where there is no passage."""
    person: PersonId | None = None
    reaction: ReactionKind | None = None
    how: How = "phone"
    asks_how: bool = False
    """Outside a visit; in one we are together."""
    busy: bool = False


class ReactionForm(QWidget):
    """Draws the choices and the field; what is pressed and typed goes to the panel.

    Signals:
        person_chosen, reaction_chosen, how_chosen: as it is named.
        typed: the words as they stand.
        keep_requested: put it on record.
    """

    person_chosen = Signal(str)
    reaction_chosen = Signal(str)
    how_chosen = Signal(str)
    typed = Signal(str)
    keep_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        gap = theme.current().px("basis-space-xs")
        self._state = Reacting()
        self.people, self.reactions, self.hows = (FlowLayout(gap_px=gap) for _ in range(3))
        self._people: dict[PersonId, Button] = {}
        self._reactions: dict[str, Button] = {}
        self._ways: dict[How, Button] = {}
        self.who = Text(self.tr("Who says something about this sentence?"), "label")
        self.words_label = Text(self.tr("In their own words"), "label")
        self.words = QPlainTextEdit()
        self.words.setObjectName("reaction-words")
        self.words.setAccessibleName(self.words_label.text())
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(round(_WORDS_HEIGHT_PX * theme.current().text_scale))
        self.may_go = Button(self.tr("This may go along to the youth protection"), "choice")
        self.may_go.setObjectName("may-go")
        self.keep = Button(self.tr("Write it down"), "primary", icon="check")
        self.keep.setObjectName("keep-reaction")
        self._arrange()
        self.words.textChanged.connect(lambda: self.typed.emit(self.words.toPlainText()))
        self.keep.clicked.connect(self.keep_requested)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.who)
        column.addLayout(self.people)
        column.addLayout(self.reactions)
        for each in (self.words_label, self.words):
            column.addWidget(each)
        column.addLayout(self.hows)
        foot = FlowLayout(gap_px=theme.current().px("basis-space-sm"))
        for button in (self.may_go, self.keep):
            foot.addWidget(button)
        column.addLayout(foot)
        ways: tuple[tuple[How, str], ...] = (("phone", self.tr("By telephone")), ("writing", self.tr("In writing")))
        for way, label in ways:
            self._ways[way] = self._choice(self.hows, label, f"how-{way}")
            self._ways[way].clicked.connect(lambda _=False, value=way: self.how_chosen.emit(value))
        for reaction in REACTIONS:
            self._reactions[reaction] = self._choice(self.reactions, reaction_words(reaction), f"reaction-{reaction}")
            self._reactions[reaction].clicked.connect(lambda _=False, value=reaction: self.reaction_chosen.emit(value))

    def _choice(self, row: FlowLayout, label: str, name: str) -> Button:
        button = Button(label, "choice")
        button.setObjectName(name)
        row.addWidget(button)
        return button

    def say(self, words: FamilyWords) -> None:
        """Say what can be chosen in Dutch, and in the language of those who are here."""
        self.who.setText(both_lines(self.tr("Who says something about this sentence?"), words))
        self.words_label.setText(both_lines(self.tr("In their own words"), words))
        self.may_go.setText(both_lines(self.tr("This may go along to the youth protection"), words))
        for reaction, button in self._reactions.items():
            button.setText(both(reaction_words(reaction), words))

    def show_state(self, state: Reacting) -> None:
        """Draw who speaks and what they chose; the words stay as they are."""
        people, self._state = self._state.people, state
        if state.people != people:
            clear(self.people)
            self._people = {}
            for person, name in state.people:
                self._people[person] = self._choice(self.people, isolated(name), f"speaks-{person}")
                self._people[person].clicked.connect(lambda _=False, who=person: self.person_chosen.emit(who))
        for person, button in self._people.items():
            button.setChecked(person == state.person)
        speaks = state.person is not None
        says = speaks and state.reaction is not None
        self.who.setVisible(bool(state.people))
        for reaction, button in self._reactions.items():
            button.setVisible(speaks)
            button.setChecked(reaction == state.reaction)
        for widget in (self.words_label, self.words, self.may_go, self.keep):
            widget.setVisible(says)
        for way, button in self._ways.items():
            button.setVisible(says and state.asks_how)
            button.setChecked(way == state.how)
        self.keep.setEnabled(not state.busy)

    def show_words(self, text: str) -> None:
        """Let these words stand in the field, as if nobody typed now."""
        self.words.blockSignals(True)
        self.words.setPlainText(text)
        self.words.blockSignals(False)
