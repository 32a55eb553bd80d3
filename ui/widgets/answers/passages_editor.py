"""Statements, each with its kind: seen, heard from somebody, an opinion or our own judgement (practice.md §11.0 P)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from jgvisit.ids import new_uuid7
from jgvisit.records.answers import (
    Answer,
    ChoiceAnswer,
    DayAnswer,
    Passage,
    PassagesAnswer,
    StatementType,
    TextAnswer,
)
from ui.widgets.answers.choice_editor import ChoiceEditor
from ui.widgets.answers.day_editor import DayEditor
from ui.widgets.answers.editor import Asked, Editor
from ui.widgets.answers.items_editor import Item, ItemsEditor
from ui.widgets.answers.paths import path_of
from ui.widgets.answers.text_editor import TextEditor

NEEDS_SOURCE = frozenset({"fact", "reported"})
"""Without source and day these are hearsay (practice.md §3.4)."""
NOT_CHOSEN = cast(StatementType, "")
"""Of a statement whose kind nobody chose yet: in a draft only, `lacking` asks for it before anything is recorded."""


def statement_kinds() -> tuple[tuple[StatementType, str], ...]:
    """Return the kinds of statements, in words."""
    return (
        ("fact", QCoreApplication.translate("Statements", "Fact: seen or on paper")),
        ("reported", QCoreApplication.translate("Statements", "Heard from somebody")),
        ("viewParent", QCoreApplication.translate("Statements", "Opinion of a parent")),
        ("viewChild", QCoreApplication.translate("Statements", "Opinion of the child")),
        ("professionalJudgement", QCoreApplication.translate("Statements", "Our judgement")),
    )


class _PassageItem(Item):
    """One statement."""

    def __init__(self, outer: Asked, passage: Passage | None) -> None:
        super().__init__()
        self.id = new_uuid7() if passage is None else passage.id
        self._about = None if passage is None else passage.about
        here = path_of(outer.path, self.id)
        said = None if passage is None else TextAnswer(passage.text)
        source = TextAnswer(passage.source) if passage is not None and passage.source else None
        on = DayAnswer(passage.on) if passage is not None and passage.on else None
        chosen = passage is not None and passage.type != NOT_CHOSEN
        kind = ChoiceAnswer((passage.type,)) if passage is not None and chosen else None
        self.text = TextEditor(Asked(here, self.tr("What was it?")), said)
        what = Asked(path_of(here, "type"), self.tr("What is it?"), choices=statement_kinds(), always=True)
        self.kind = ChoiceEditor(what, kind)
        asked = self.tr("Where do we know it from?")
        told = self.tr("Who saw or said it, or which paper.")
        self.source = TextEditor(Asked(path_of(here, "source"), asked, told, least_lines=1), source)
        self.on = DayEditor(Asked(path_of(here, "on"), self.tr("Which day was that?"), now=outer.now), on)
        for editor in self.editors():
            self.body.addWidget(editor)
        self.kind.changed.connect(self._show_source)
        self._show_source()

    def editors(self) -> Sequence[Editor]:
        """Return text, kind, source and day."""
        return (self.text, self.kind, self.source, self.on)

    def passage(self) -> Passage:
        """Return the statement as it stands; a source of an opinion stays, though nobody asks for it."""
        said, source, on = self.text.value(), self.source.value(), self.on.value()
        return Passage(
            id=self.id,
            type=self._type(),
            text=said.text if isinstance(said, TextAnswer) else "",
            source=source.text if isinstance(source, TextAnswer) else None,
            on=on.day if isinstance(on, DayAnswer) else None,
            about=self._about,
        )

    def _type(self) -> StatementType:
        chosen = self.kind.value()
        values = chosen.values if isinstance(chosen, ChoiceAnswer) else ()
        return next((kind for kind, _ in statement_kinds() if kind in values), NOT_CHOSEN)

    def _show_source(self) -> None:
        needed = self._type() in NEEDS_SOURCE
        for editor in (self.source, self.on):
            editor.setVisible(needed or editor.value() is not None)


class PassagesEditor(ItemsEditor):
    """Takes statements; each keeps its id, so that people can answer to exactly that one."""

    def __init__(self, asked: Asked, value: Answer | None, parent: QWidget | None = None) -> None:
        super().__init__(asked, parent)
        for passage in value.passages if isinstance(value, PassagesAnswer) else ():
            self.lay(_PassageItem(asked, passage))

    def new_item(self) -> Item:
        """Return an empty statement."""
        return _PassageItem(self.asked, None)

    def value(self) -> Answer | None:
        """Return the statements; None where there are none."""
        passages = tuple(item.passage() for item in self.items if isinstance(item, _PassageItem))
        return PassagesAnswer(passages) if passages else None
