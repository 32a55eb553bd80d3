"""Reading a handover together on one screen: a sentence at a time, and what each says of it in their own words.

No sentence count and no clock: the family sets the pace (practice.md §5.4). Who said what shows to those
who heard it, and to nobody else (H8).
"""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from jgvisit.errors import JgVisitError
from jgvisit.ids import PersonId
from jgvisit.records.answers import PassagesAnswer
from jgvisit.records.case_reading import ReactionKind
from jgvisit.services.forms.passages import ReadPassage
from jgvisit.services.ports.journal import DraftKey
from jgvisit.services.sending.handover_plans import Plan
from ui.change_bus import Changes
from ui.error_texts import error_message
from ui.half_typed import HalfTyped
from ui.i18n import with_translation
from ui.panel_drafts import PanelDrafts
from ui.presenting import Context
from ui.screens.filled.panels import FormPanel, Seen
from ui.screens.filled.reading_passage import PassageShown, PassageView
from ui.screens.filled.reading_reaction import How, Reacting, ReactionForm
from ui.screens.filled.way_words import line_of_reaction
from ui.visit_card import words_here
from ui.widgets.both import both_lines
from ui.widgets.layouts import keeping_focus
from ui.widgets.message_bar import MessageBar
from ui.widgets.panel import Panel
from ui.widgets.text import Text
from ui.wording import day_words


class ReadingPanel(FormPanel):
    """Shows one passage large, with what was said of it, and takes what somebody says now."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._work = context, context.workspace
        self._half_typed = HalfTyped(PanelDrafts(self, context, self._failed))
        self._seen: Seen | None = None
        self._at, self._said = 0, Reacting()
        self._room: frozenset[PersonId] | None = None
        self.title, self.note = Text(self.tr("Read it together"), "subheading"), Text(role="small", subtle=True)
        self.view, self.form, self.bar = PassageView(), ReactionForm(), MessageBar()
        panel = Panel(tone="info")
        for widget in (self.title, self.note, self.view, self.form, self.bar):
            panel.body.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)
        self.view.turned.connect(self._turn)
        self.view.take_out_requested.connect(self._on_take_out)
        self.form.person_chosen.connect(lambda person: self._on_person(PersonId(person)))
        self.form.reaction_chosen.connect(self._on_reaction)
        self.form.how_chosen.connect(self._on_how)
        self.form.typed.connect(self._on_typed)
        self.form.keep_requested.connect(self._on_keep)

    # -- showing ------------------------------------------------------------------------------

    def show_seen(self, seen: Seen) -> None:
        """Draw the passage as it is on record, as everybody who looks on may see it."""
        self._seen = seen
        with keeping_focus(self):
            self._draw()

    def _passages(self, seen: Seen) -> tuple[ReadPassage, ...]:
        """Return those of this part; after the text that all sign, those of the plans that go along with it."""
        found = self._work.reading_together.passages(seen.case, seen.form)
        own = tuple(each for each in found if (each.part.part, each.part.owner) == (seen.part, seen.owner))
        return own + tuple(each for _, each in self._along(seen))

    def _along(self, seen: Seen) -> tuple[tuple[Plan, ReadPassage], ...]:
        return self._work.reading_together.passages_along(seen.case, seen.form) if seen.part == "common" else ()

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
        if self._said.person not in {person for person, _ in people}:
            self._said = Reacting(person=people[0][0] if len(people) == 1 else None, how=self._said.how)
        room = self._work.files.room(seen.case)
        if room != self._room:  # somebody came in or left: half-typed words are not for everybody
            self._room = room
            self._fill_words()
        words = words_here(self._work)
        self.title.setText(both_lines(self.tr("Read it together"), words))
        self.view.say(words)
        self.form.say(words)
        self.note.setText(self._note(seen, there))
        self.note.setVisible(bool(self.note.text()))
        can_take_out = seen.part == "common" and any(each.is_left_out and each.form == seen.form for each in passages)
        shown = None if there is None else self._shown(seen, there, last=len(passages) - 1)
        self.view.show_passage(shown, can_take_out=can_take_out)
        self._said = replace(
            self._said,
            people=people if there is not None else (),
            person=self._said.person if there is not None else None,
            asks_how=self._work.files.open_visit_id(seen.case) is None,
            busy=seen.busy,
        )
        self.form.show_state(self._said)

    def _note(self, seen: Seen, there: ReadPassage | None) -> str:
        if there is None:
            return self.tr("Put the sentences on record first. Then read them here, one by one.")
        if not seen.is_recorded:
            return self.tr("Here stands what is on record. What was typed since is not in it.")
        return ""

    def _shown(self, seen: Seen, there: ReadPassage, last: int) -> PassageShown:
        plan = next((plan.title for plan, each in self._along(seen) if each == there), "")
        origin = [plan, there.passage.source or "", day_words(there.passage.on) if there.passage.on else ""]
        names = {member.id: member.name for member in self._work.files.shown(seen.case).members}
        said = (*((each, False) for each in there.reactions), *((each, True) for each in there.earlier))
        return PassageShown(
            kind=self._kind(seen, there.passage.type),
            text=there.passage.text,
            source=" · ".join(each for each in origin if each),
            said=tuple(
                (line_of_reaction(one, names.get(one.person, ""), changed=there.changed_since(one), earlier=old), old)
                for one, old in said
            ),
            is_first=self._at == 0,
            is_last=self._at == last,
        )

    def _kind(self, seen: Seen, name: str) -> str:
        """Return what kind of sentence it is in Dutch, and in the language of those who are here."""
        words = words_here(self._work)
        theirs = self._work.pack.definition(seen.form_type, words.language) if words.language else None
        label = self._work.filled_forms.definition(seen.form_type).labels[name]
        return with_translation(label, None if theirs is None else theirs.labels.get(name))

    # -- what somebody does -------------------------------------------------------------------

    def _turn(self, by: int) -> None:
        self._at += by
        self._said = replace(self._said, reaction=None)
        self.bar.show_message(None)
        self._fill_words()
        self._draw()
        self.view.passage.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_person(self, person: PersonId) -> None:
        self._said = replace(self._said, person=person, reaction=None)
        self._fill_words()
        self.form.may_go.setChecked(False)  # a tick that stood there already is nobody's yes (GDPR art. 4(11))
        self._draw()

    def _on_reaction(self, reaction: str) -> None:
        chosen = next(each for each in get_args(ReactionKind) if each == reaction)
        self._said = replace(self._said, reaction=chosen)
        self._fill_words()
        self._draw()

    def _on_how(self, how: str) -> None:
        self._said = replace(self._said, how=next(each for each in get_args(How) if each == how))
        self._draw()

    def _draft(self) -> DraftKey | None:
        """Name the half-typed words of who speaks, of this sentence."""
        seen, person = self._seen, self._said.person
        passages = () if seen is None else self._passages(seen)
        if seen is None or person is None or not passages:
            return None
        there = passages[self._at]
        return DraftKey(seen.case, f"reaction:{there.form}:{there.passage.id}:{person}")

    def _fill_words(self) -> None:
        """Show half-typed words of whoever speaks now, where nobody looks on who was not there (H4)."""
        key, person = self._draft(), self._said.person
        kept = None if key is None or person is None else self._half_typed.shown(key.case, key.field, person)
        self.form.show_words((kept or b"").decode())

    def _on_typed(self, text: str) -> None:
        key, person = self._draft(), self._said.person
        if key is not None and person is not None:
            self._half_typed.typed(key.case, key.field, person, text.encode())

    def _on_keep(self) -> None:
        seen, said, key = self._seen, self._said, self._draft()
        if seen is None or said.person is None or said.reaction is None or key is None:
            return
        there = self._passages(seen)[self._at]
        form, passage = there.form, there.passage.id
        person, reaction = said.person, said.reaction
        words, may_go = self.form.words.toPlainText(), self.form.may_go.isChecked()
        how: How = said.how if said.asks_how else "together"
        self.form.keep.setEnabled(False)
        self._context.runner.write(
            self,
            lambda: self._work.reading_together.react(
                seen.case, form, passage, person, reaction, words, may_go=may_go, how=how, clears=(key,)
            ),
            lambda _: self._kept(seen),
            self._failed,
        )

    def _kept(self, seen: Seen) -> None:
        self._said = replace(self._said, reaction=None)
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
