"""The answers of one part of a form as they are given, over what is on record, and the drafts that keep them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Protocol

from jgvisit.content.form_model import Field, FormDefinition, Part
from jgvisit.ids import PersonId
from jgvisit.records.answers import (
    Answer,
    ChoiceAnswer,
    LinesAnswer,
    OfChild,
    Passage,
    PassagesAnswer,
    PerChildAnswer,
    PersonsAnswer,
    Row,
    RowsAnswer,
    TextAnswer,
)
from jgvisit.services.forms.answers import Answers, answer_conditions, exists, is_empty
from ui.widgets.answers.drafted import from_builtins, to_builtins

_BESIDE = " / "


class DraftNames(Protocol):
    """What is filled in: which part of its form, and what its drafts are called."""

    @property
    def part(self) -> Part:
        """Whose part it is."""

    def draft(self) -> str:
        """Name the draft."""

    def apart(self) -> str:
        """Name the draft of what was kept off the page while something else was typed in its place."""


class PartFilling:
    """What stands in the fields of one part."""

    def __init__(self) -> None:
        self.key: DraftNames | None = None
        self.children: tuple[PersonId, ...] = ()
        self.at = ""
        """The place where the keyboard was."""
        self.withheld: frozenset[str] = frozenset()
        """Fields kept off the page: they say what somebody here may not know (H4)."""
        self._answers: dict[str, Answer] = {}
        self._apart: dict[str, Answer] = {}
        self._apart_on_disk: dict[str, Answer] = {}
        self._recorded: dict[str, Answer] = {}
        self._recorded_children: tuple[PersonId, ...] = ()
        self._is_kept = False

    def begin(
        self,
        key: DraftNames,
        form: FormDefinition,
        recorded: tuple[Answers, tuple[PersonId, ...]] | None,
        children: tuple[PersonId, ...],
        drafts: Mapping[str, bytes],
        known: Answers | None = None,
    ) -> None:
        """Start with what is on record, else with the form's own proposals, and over it what was typed before a lock.

        Args:
            key: which part.
            form: its definition.
            recorded: answers and children of the version that stands; None before the first.
            children: about whom a new form would be.
            drafts: of the family, by name.
            known: what nobody has to type each time, by field; proposed as the form's own proposals are.
        """
        self.key = key
        fields = form.of_part(key.part)
        here = {name: answer for name, answer in (known or {}).items() if name in {field.id for field in fields}}
        answers, about = recorded or ({**here, **_proposed(fields)}, children)
        self._recorded = {} if recorded is None else dict(answers)
        self._recorded_children = () if recorded is None else about
        kept = drafts.get(key.draft())
        self._is_kept = kept is not None
        draft = {} if kept is None else json.loads(kept)
        self._answers = from_builtins(draft["answers"]) if draft else dict(answers)
        self.children = tuple(PersonId(child) for child in draft["children"]) if draft else about
        self.at = draft.get("at", "")
        self._apart = from_builtins(json.loads(drafts.get(key.apart(), b"{}")))
        self._apart_on_disk = dict(self._apart)
        self.withheld = frozenset()

    # -- what is typed ------------------------------------------------------------------------

    def withhold(self, fields: frozenset[str], back: frozenset[str]) -> None:
        """Keep these fields off the page; of `back`, what was kept apart stands beside what was typed since.

        What came back is to be kept on disk in its new place before the old one is emptied.
        """
        self._is_kept |= bool(back & self._apart.keys())
        for name in back & self._apart.keys():
            before, since = self._apart.pop(name), self._answers.get(name)
            self._answers[name] = before if since is None else _together(before, since)
        self.withheld = fields & self._answers.keys()

    def keep_off(self, says_hidden: Callable[[str, Answer], bool]) -> bool:
        """Keep off the page, and keep, what says something that somebody here may not know (H4).

        Return whether something came back that was kept apart before: it is to be kept on disk in its new place.
        """
        back = frozenset(name for name, answer in self._apart.items() if not says_hidden(name, answer))
        self.withhold(frozenset(), back)
        told = self._answers
        self.withhold(frozenset(name for name, each in told.items() if says_hidden(name, each)), frozenset())
        return bool(back)

    def take(self, field: str, answer: Answer | None) -> None:
        """Take what stands in a field now; what was withheld there is put apart first."""
        if field in self.withheld:
            if answer is None:
                return  # it was empty on the page only
            before = self._answers[field]
            self._apart[field] = _together(self._apart[field], before) if field in self._apart else before
            self.withheld -= {field}
        if answer is None:
            self._answers.pop(field, None)
        else:
            self._answers[field] = answer
        self._is_kept = True

    def take_children(self, children: tuple[PersonId, ...]) -> None:
        """Take whom the form is about."""
        self.children, self._is_kept = children, True

    def drafts(self) -> Mapping[str, bytes]:
        """Return what is to be kept on disk, by name; nothing as long as nothing was typed."""
        if self.key is None or not self._is_kept:
            return {}
        kept = {"answers": to_builtins(self._answers), "at": self.at, "children": list(self.children)}
        return {self.key.draft(): json.dumps(kept).encode(), **self.apart_drafts()}

    def apart_drafts(self) -> Mapping[str, bytes]:
        """Return what is kept apart, by name, where that is not on disk yet."""
        if self.key is None or self._apart == self._apart_on_disk:
            return {}
        self._apart_on_disk = dict(self._apart)
        return {self.key.apart(): json.dumps(to_builtins(self._apart)).encode()}

    # -- what stands --------------------------------------------------------------------------

    def shown(self) -> Answers:
        """Return what may stand on the page."""
        return {name: answer for name, answer in self._answers.items() if name not in self.withheld}

    def answers(self) -> Answers:
        """Return everything that was given, also what is off the page."""
        return dict(self._answers)

    def given(self, form: FormDefinition, beside: Answers) -> Answers:
        """Return what can be recorded: trimmed, without what is empty or has no place by the other answers."""
        own = {field.id: field for field in form.fields}  # an older text may have had more
        answers = (
            (name, _of_children(_trimmed(answer), self.children))
            for name, answer in self._answers.items()
            if name in own
        )
        kept = {name: answer for name, answer in answers if not is_empty(answer)}
        while True:
            holds = answer_conditions(form, {**beside, **kept})
            placed = {name: answer for name, answer in kept.items() if exists(own[name], holds)}
            if placed == kept:
                return kept
            kept = placed

    def is_changed(self, given: Answers) -> bool:
        """Tell whether this is not yet what is on record."""
        return dict(given) != self._recorded or self.children != self._recorded_children


def typed_answers(draft: bytes) -> Answers:
    """Return the answers that a draft of a part keeps."""
    return from_builtins(json.loads(draft)["answers"])


def typed_children(draft: bytes) -> tuple[PersonId, ...]:
    """Return about whom a draft of a part is."""
    return tuple(PersonId(child) for child in json.loads(draft)["children"])


def draft_bytes(answers: Answers, children: tuple[PersonId, ...]) -> bytes:
    """Return the draft of a part that nobody typed in yet, filled for a start."""
    return json.dumps({"answers": to_builtins(answers), "at": "", "children": list(children)}).encode()


def _proposed(fields: tuple[Field, ...]) -> dict[str, Answer]:
    proposed: dict[str, Answer] = {}
    for field in fields:
        if field.default and field.kind in ("choice", "choices"):
            proposed[field.id] = ChoiceAnswer((field.default,))
        elif field.default and field.kind == "text":
            proposed[field.id] = TextAnswer(field.default)
        elif field.default and field.kind == "lines":
            proposed[field.id] = LinesAnswer((field.default,))
    return proposed


def _together(before: Answer, since: Answer) -> Answer:
    """Return both answers to one question, so that nothing is lost; the later one where both cannot stand."""
    match before, since:
        case TextAnswer(text=old), TextAnswer(text=new):
            return TextAnswer(_joined(old, new))
        case LinesAnswer(lines=old_lines), LinesAnswer(lines=new_lines):
            return LinesAnswer(tuple(dict.fromkeys((*old_lines, *new_lines))))
        case RowsAnswer(rows=old_rows), RowsAnswer(rows=new_rows):
            return RowsAnswer((*(row for row in old_rows if row.id not in {each.id for each in new_rows}), *new_rows))
        case PassagesAnswer(passages=old_said), PassagesAnswer(passages=new_said):
            ids = {each.id for each in new_said}
            return PassagesAnswer((*(said for said in old_said if said.id not in ids), *new_said))
        case PerChildAnswer(said=old_words), PerChildAnswer(said=new_words):
            children = dict.fromkeys(each.child for each in (*old_words, *new_words))
            both = ((child, _joined(before.of(child), since.of(child))) for child in children)
            return PerChildAnswer(tuple(OfChild(child, text) for child, text in both))
        case PersonsAnswer(), PersonsAnswer():
            persons = tuple(dict.fromkeys((*before.persons, *since.persons)))
            return PersonsAnswer(persons, tuple(dict.fromkeys((*before.others, *since.others))))
        case _:
            return since


def _joined(old: str, new: str) -> str:
    return new if old in new else f"{old}{_BESIDE}{new}" if new else old


def _of_children(answer: Answer, children: tuple[PersonId, ...]) -> Answer:
    """Leave out what stands for a child the form is no longer about; it stays in the draft."""
    if not isinstance(answer, PerChildAnswer):
        return answer
    return PerChildAnswer(tuple(each for each in answer.said if each.child in children))


def _trimmed(answer: Answer) -> Answer:
    match answer:
        case TextAnswer(text=text):
            return TextAnswer(text.strip())
        case LinesAnswer(lines=lines):
            return LinesAnswer(tuple(line.strip() for line in lines if line.strip()))
        case RowsAnswer(rows=rows):
            return RowsAnswer(tuple(_trimmed_row(row) for row in rows))
        case PassagesAnswer(passages=passages):
            return PassagesAnswer(tuple(_trimmed_passage(each) for each in passages))
        case PerChildAnswer(said=said):
            return PerChildAnswer(tuple(OfChild(each.child, text) for each in said if (text := each.text.strip())))
        case _:
            return answer


def _trimmed_row(row: Row) -> Row:
    cells = {name: _trimmed(cell) for name, cell in row.cells.items()}
    return Row(
        row.id,
        {
            name: cell
            for name, cell in cells.items()
            if not isinstance(cell, RowsAnswer | PassagesAnswer | PerChildAnswer) and not is_empty(cell)
        },
    )


def _trimmed_passage(passage: Passage) -> Passage:
    source = (passage.source or "").strip()
    return Passage(passage.id, passage.type, passage.text.strip(), source or None, passage.on, passage.about)
