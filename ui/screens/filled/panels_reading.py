"""Reading a handover together on one screen: a sentence at a time, and what each says of it in their own words.

No sentence count and no clock: the family sets the pace (practice.md §5.4). Who said what shows to those
who heard it, and to nobody else (H8).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout

from jgvisit.errors import JgVisitError
from jgvisit.ids import PersonId
from jgvisit.records.answers import PassagesAnswer
from jgvisit.records.case_reading import ReactionKind
from jgvisit.services.passages import ReadPassage
from jgvisit.services.ports import DraftKey
from ui import theme
from ui.change_bus import Changes
from ui.draft_box import DraftBox
from ui.error_texts import error_message
from ui.i18n import isolated, with_translation
from ui.presenting import Context
from ui.screens.filled.panels import FormPanel, Seen
from ui.screens.filled.way_words import REACTIONS, line_of_reaction, reaction_words
from ui.visit_card import words_here
from ui.widgets.both import both, both_lines
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.layouts import clear, keeping_focus
from ui.widgets.message_bar import MessageBar
from ui.widgets.panel import Panel
from ui.widgets.text import Text
from ui.wording import day_words

How = Literal["together", "phone", "writing"]
_WORDS_HEIGHT_PX = 84


@dataclass(frozen=True)
class _Choice:
    """Who speaks, and what they say so far."""

    person: PersonId | None = None
    reaction: ReactionKind | None = None


class ReadingPanel(FormPanel):
    """Shows one passage large, with what was said of it, and takes what somebody says now."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._work = context, context.workspace
        self._box = DraftBox(self._work.journal.put_draft)
        self._seen: Seen | None = None
        self._at, self._choice, self._drawn = 0, _Choice(), ""
        self._kinds: dict[str, str] = {}
        self._how: How = "phone"
        self._draft: DraftKey | None = None
        self._room: frozenset[PersonId] | None = None
        panel = Panel(tone="info")
        self.title = Text(self.tr("Read it together"), "subheading")
        self.note, self.bar = Text(role="small", subtle=True), MessageBar()
        self.kind, self.passage, self.source = Text(role="label"), Text(role="title"), Text(role="small", subtle=True)
        self.said = QVBoxLayout()
        gap = theme.current().px("basis-space-xs")
        self.people, self.reactions, self.hows = (FlowLayout(gap_px=gap) for _ in range(3))
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
        self.out = Button(self.tr("Take out what was asked to be left out"))
        self.out.setObjectName("take-out")
        self.before, self.after = Button(self.tr("Sentence before")), Button(self.tr("Next sentence"))
        self.before.setObjectName("sentence-before")
        self.after.setObjectName("sentence-after")
        self._arrange(panel)
        self._join()

    def _arrange(self, panel: Panel) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)
        body = panel.body
        for widget in (self.title, self.note, self.kind, self.passage, self.source):
            body.addWidget(widget)
        body.addLayout(self.said)
        turn = FlowLayout(gap_px=theme.current().px("basis-space-sm"))
        for button in (self.before, self.after, self.out):
            turn.addWidget(button)
        body.addLayout(turn)
        body.addWidget(self.who)
        body.addLayout(self.people)
        body.addLayout(self.reactions)
        for each in (self.words_label, self.words):
            body.addWidget(each)
        body.addLayout(self.hows)
        foot = FlowLayout(gap_px=theme.current().px("basis-space-sm"))
        for button in (self.may_go, self.keep):
            foot.addWidget(button)
        body.addLayout(foot)
        body.addWidget(self.bar)
        ways: tuple[tuple[How, str], ...] = (("phone", self.tr("By telephone")), ("writing", self.tr("In writing")))
        for way, label in ways:
            button = Button(label, "choice")
            button.setObjectName(f"how-{way}")
            button.clicked.connect(lambda _=False, value=way: self._on_how(value))
            self._ways[way] = button
            self.hows.addWidget(button)
        self._buttons: dict[str, Button] = {}
        for reaction in REACTIONS:
            button = Button(reaction_words(reaction), "choice")
            button.setObjectName(f"reaction-{reaction}")
            button.clicked.connect(lambda _=False, value=reaction: self._on_reaction(value))
            self._buttons[reaction] = button
            self.reactions.addWidget(button)

    def _join(self) -> None:
        self.before.clicked.connect(lambda: self._turn(-1))
        self.after.clicked.connect(lambda: self._turn(1))
        self.words.textChanged.connect(self._on_typed)
        self.keep.clicked.connect(self._on_keep)
        self.out.clicked.connect(self._on_take_out)

    # -- showing ------------------------------------------------------------------------------

    def show_seen(self, seen: Seen) -> None:
        """Draw the passage as it is on record, as everybody who looks on may see it."""
        self._seen = seen
        with keeping_focus(self):
            self._draw()

    def _passages(self, seen: Seen) -> tuple[ReadPassage, ...]:
        found = self._work.reading_together.passages(seen.case, seen.form)
        return tuple(each for each in found if (each.part.part, each.part.owner) == (seen.part, seen.owner))

    def _people(self, seen: Seen) -> tuple[tuple[PersonId, str], ...]:
        file = self._work.files.shown(seen.case)
        visit = self._work.files.visit_shown(seen.case)
        here = None if visit is None else set(visit.present)
        return tuple(
            (member.id, member.name)
            for member in file.members
            if (here is None or member.id in here) and seen.owner in (None, member.id)
        )

    def _draw(self) -> None:
        seen = self._seen
        if seen is None:
            return
        passages = self._passages(seen)
        self._at = min(self._at, max(len(passages) - 1, 0))
        there = passages[self._at] if passages else None
        people = self._people(seen)
        if self._choice.person not in {person for person, _ in people}:
            self._choice = _Choice(people[0][0] if len(people) == 1 else None)
        room = self._work.files.room(seen.case)
        if room != self._room:  # somebody came in or left: half-typed words are not for everybody
            self._room = room
            self._fill_words()
        self._say(seen)
        self.note.setText(self._note(seen, there))
        self.note.setVisible(bool(self.note.text()))
        self._draw_passage(seen, there)
        self._draw_people(people, there is not None)
        self.before.setVisible(there is not None and self._at > 0)
        self.after.setVisible(there is not None and self._at + 1 < len(passages))
        self.out.setVisible(seen.part == "common" and any(each.is_left_out for each in passages))
        self._draw_speaker(seen, there)

    def _say(self, seen: Seen) -> None:
        """Say in Dutch, and in the language of those who are here, what they can choose."""
        words = words_here(self._work)
        self.title.setText(both_lines(self.tr("Read it together"), words))
        self.who.setText(both_lines(self.tr("Who says something about this sentence?"), words))
        self.words_label.setText(both_lines(self.tr("In their own words"), words))
        self.may_go.setText(both_lines(self.tr("This may go along to the youth protection"), words))
        self.before.setText(both(self.tr("Sentence before"), words))
        self.after.setText(both(self.tr("Next sentence"), words))
        for reaction, button in self._buttons.items():
            button.setText(both(reaction_words(reaction), words))
        dutch = self._work.filled_forms.definition(seen.form_type)
        theirs = self._work.pack.definition(seen.form_type, words.language) if words.language else None
        self._kinds = {
            name: with_translation(label, None if theirs is None else theirs.labels.get(name))
            for name, label in dutch.labels.items()
        }

    def _note(self, seen: Seen, there: ReadPassage | None) -> str:
        if there is None:
            return self.tr("Put the sentences on record first. Then read them here, one by one.")
        if not seen.is_recorded:
            return self.tr("Here stands what is on record. What was typed since is not in it.")
        return ""

    def _draw_passage(self, seen: Seen, there: ReadPassage | None) -> None:
        for widget in (self.kind, self.passage, self.source):
            widget.setVisible(there is not None)
        clear(self.said)
        if there is None:
            return
        self.kind.setText(self._kinds[there.passage.type])
        self.passage.setText(there.passage.text)
        origin = [there.passage.source or "", day_words(there.passage.on) if there.passage.on else ""]
        self.source.setText(" · ".join(each for each in origin if each))
        self.source.setVisible(bool(self.source.text()))
        names = {member.id: member.name for member in self._work.files.shown(seen.case).members}
        for said, earlier in (*((each, False) for each in there.reactions), *((each, True) for each in there.earlier)):
            changed = there.changed_since(said)
            line = line_of_reaction(said, names.get(said.person, ""), changed=changed, earlier=earlier)
            self.said.addWidget(Text(line, "small" if earlier else "body", subtle=earlier))

    def _draw_people(self, people: tuple[tuple[PersonId, str], ...], there: bool) -> None:
        drawn = f"{people}{there}"
        if drawn != self._drawn:
            self._drawn = drawn
            clear(self.people)
            for person, name in people if there else ():
                button = Button(isolated(name), "choice")
                button.setObjectName(f"speaks-{person}")
                button.clicked.connect(lambda _=False, who=person: self._on_person(who))
                self.people.addWidget(button)
        for person, _ in people:
            button_of = self.findChild(Button, f"speaks-{person}")
            if isinstance(button_of, Button):
                button_of.setChecked(person == self._choice.person)
        self.who.setVisible(there)

    def _draw_speaker(self, seen: Seen, there: ReadPassage | None) -> None:
        speaks = there is not None and self._choice.person is not None
        says = speaks and self._choice.reaction is not None
        for reaction, button in self._buttons.items():
            button.setVisible(speaks)
            button.setChecked(reaction == self._choice.reaction)
        for widget in (self.words_label, self.words, self.may_go, self.keep):
            widget.setVisible(says)
        for way, button in self._ways.items():  # in a visit we are together
            button.setVisible(says and self._work.files.open_visit_id(seen.case) is None)
            button.setChecked(way == self._how)
        self.keep.setEnabled(not seen.busy)

    # -- what somebody does -------------------------------------------------------------------

    def _turn(self, by: int) -> None:
        self._at += by
        self._choice = _Choice(self._choice.person)
        self.bar.show_message(None)
        self._fill_words()
        self._draw()
        self.passage.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_person(self, person: PersonId) -> None:
        self._choice = _Choice(person)
        self._fill_words()
        if self._seen is not None:
            self.may_go.setChecked(False)  # a tick that stood there already is nobody's yes (GDPR art. 4(11))
        self._draw()

    def _on_reaction(self, reaction: str) -> None:
        chosen = next(each for each in get_args(ReactionKind) if each == reaction)
        self._choice = _Choice(self._choice.person, chosen)
        self._fill_words()
        self._draw()

    def _on_how(self, how: How) -> None:
        self._how = how
        self._draw()

    def _key(self) -> DraftKey | None:
        """Name the half-typed words of who speaks, of this sentence, for exactly those who are here."""
        seen, person = self._seen, self._choice.person
        passages = () if seen is None else self._passages(seen)
        if seen is None or person is None or not passages:
            return None
        room = ",".join(sorted(self._work.files.room(seen.case) - {person}))
        return DraftKey(seen.case, f"reaction:{seen.form}:{passages[self._at].passage.id}:{person}:{room}")

    def _fill_words(self) -> None:
        """Show half-typed words of whoever speaks now, if all who are here were here when they were typed (H4).

        Others wait as they are, until those people are here again, or nobody is.
        """
        key = self._draft = self._key()
        text = b""
        if key is not None:
            start, _, here = key.field.rpartition(":")
            kept = self._work.journal.drafts(key.case) | self._box.waiting(key.case)
            for name, data in sorted(kept.items(), key=lambda each: each[0] != key.field):
                before, _, room = name.rpartition(":")
                if before == start and data and set(filter(None, here.split(","))) <= set(room.split(",")):
                    self._draft, text = DraftKey(key.case, name), data
                    break
        self.words.blockSignals(True)
        self.words.setPlainText(text.decode())
        self.words.blockSignals(False)

    def _on_typed(self) -> None:
        key = self._draft
        if key is not None and self._box.take(key, self.words.toPlainText().encode()):
            self._context.runner.write(self, lambda: self._box.write_out(key), lambda _: None, self._failed)

    def _on_keep(self) -> None:
        seen, choice, key = self._seen, self._choice, self._draft
        if seen is None or choice.person is None or choice.reaction is None or key is None:
            return
        passage = self._passages(seen)[self._at].passage.id
        person, reaction = choice.person, choice.reaction
        words, may_go = self.words.toPlainText(), self.may_go.isChecked()
        how: How = "together" if self._work.files.open_visit_id(seen.case) is not None else self._how
        self.keep.setEnabled(False)
        self._context.runner.write(
            self,
            lambda: self._work.reading_together.react(
                seen.case, seen.form, passage, person, reaction, words, may_go=may_go, how=how, clears=(key,)
            ),
            lambda _: self._kept(seen),
            self._failed,
        )

    def _kept(self, seen: Seen) -> None:
        self._choice = _Choice(self._choice.person)
        self.bar.show_message(None)
        self._fill_words()
        self._context.bus.announce(Changes(frozenset({seen.case}), outbox=True))
        self.recorded.emit()

    def _on_take_out(self) -> None:
        """Take them out of the fields, as if somebody had done it there: the worker puts the new text on record."""
        seen = self._seen
        out = {each.passage.id for each in self._passages(seen) if each.is_left_out} if seen is not None else set()
        for field, answer in dict(seen.answers).items() if seen is not None else ():
            if isinstance(answer, PassagesAnswer) and any(each.id in out for each in answer.passages):
                left = tuple(each for each in answer.passages if each.id not in out)
                self.answer_given.emit(field, PassagesAnswer(left) if left else None)

    def _failed(self, error: JgVisitError) -> None:
        self.bar.show_message(error_message(error))
        self._draw()
