"""One text for each child: brothers and sisters are never taken together (H26)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from jgvisit.records.answers import Answer, OfChild, PerChildAnswer, TextAnswer
from ui.i18n import isolated
from ui.widgets.advised_field import FieldsAdvice
from ui.widgets.answers.editor import Asked, Editor
from ui.widgets.answers.paths import path_of
from ui.widgets.answers.text_editor import TextEditor
from ui.widgets.text import Text


class PerChildEditor(Editor):
    """Takes words for each child the form is about, below that child's name."""

    def __init__(
        self, asked: Asked, children: Sequence[tuple[str, str]], value: Answer | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(asked, parent)
        given = value if isinstance(value, PerChildAnswer) else PerChildAnswer(())
        self._about = [child for child, _ in children]
        self._unseen = tuple(each for each in given.said if each.child not in self._about)
        """Of children who are not chosen now: kept, for choosing them again."""
        self._editors = [
            TextEditor(
                replace(asked, path=path_of(asked.path, child), label=isolated(name), help=""),
                TextAnswer(given.of(child)),
            )
            for child, name in children
        ]
        if not children:
            self.column.addWidget(Text(self.tr("First choose about whom this is."), "small", subtle=True))
        for (_, name), editor in zip(children, self._editors, strict=True):
            editor.name(editor.field.edit, f"{asked.label}: {name}")
            self.column.addWidget(editor)
            editor.changed.connect(self.changed)
        self.column.addWidget(self.problem)

    def value(self) -> Answer | None:
        """Return what stands for each child; None where nothing does."""
        texts = ((child, editor.value()) for child, editor in zip(self._about, self._editors, strict=True))
        said = tuple(OfChild(child, text.text) for child, text in texts if isinstance(text, TextAnswer))
        return PerChildAnswer((*said, *self._unseen)) if said or self._unseen else None

    def controls(self) -> Sequence[QWidget]:
        """Return the field of each child."""
        return [control for editor in self._editors for control in editor.controls()]

    def show_advice(self, advice: FieldsAdvice) -> None:
        """Show the advice on the words about each child."""
        for editor in self._editors:
            editor.show_advice(advice)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say what is wrong at each child's own place; what is wrong with the whole, below all."""
        self.problem.tell(problems.get(self.asked.path, ""))
        for editor in self._editors:
            editor.show_problems(problems)

    def take_keyboard(self, path: str) -> QWidget | None:
        """Put the keyboard at a child's place; at the first where the whole field is meant."""
        for editor in self._editors:
            if path in (editor.asked.path, self.asked.path):
                return editor.take_keyboard(editor.asked.path)
        return None

    def place_of(self, focused: QWidget) -> str:
        """Return the child's place that has the keyboard."""
        return next((place for editor in self._editors if (place := editor.place_of(focused))), "")
