"""Filling any form on its real page, by its definition: each value goes into the widget that a person would use."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QAbstractButton, QDateTimeEdit, QLineEdit, QPlainTextEdit, QWidget

from jgvisit.content.form_model import Column, Field, FormDefinition, Part
from ui.demo.hand import PlayStoppedError
from ui.demo.stage import Stage
from ui.demo.tour_script import FormScript, Told
from ui.screens.filled.screen import FilledScreen
from ui.widgets.button import Button

NOW = "now"


class FillPlay:
    """Fills the part that is in sight, and puts it on record."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    @property
    def _screen(self) -> FilledScreen:
        return self._stage.rooms.filled_screen

    def begin(self, script: FormScript) -> None:
        """Begin the form from the list of forms; the page of its first part opens."""
        stage = self._stage
        stage.wait_for("forms", "the forms")
        stage.hand.click(stage.hand.find(stage.rooms.forms_screen, Button, f"new-{script.form_type}"))
        stage.wait_for("filled", f"the page of {script.form_type}")

    def fill(self, script: FormScript, part: Part) -> None:
        """Fill one part with the answers of the script, and put it on record."""
        form = self._definition(script)
        self._about(self._stage.people[script.child])
        answers = script.parts[part]
        for field in form.of_part(part):
            if field.id in answers:
                self._answer(field, answers[field.id])
        self._stage.shot(f"fill-{form.letter}-{part}")
        self._stage.hand.click(self._screen.record)
        self._stage.settle()
        if self._screen.bar.isVisible():
            said = f"{self._screen.bar.title.text()} {self._screen.bar.text.text()}"
            raise PlayStoppedError(f"form {form.letter} was not put on record: {said}")

    def go_to_part(self, name: str, *, alone: bool = False) -> None:
        """Go to another part of the form; `alone` opens what is for the worker alone."""
        hand = self._stage.hand
        hand.click(hand.find(self._screen, Button, f"part-{name}"))
        self._stage.settle()
        if alone and self._screen.alone.isVisible():
            hand.click(self._screen.alone)
            self._stage.settle()

    def lay(self) -> None:
        """Lay the form before its signers."""
        self._stage.hand.click(self._screen.next)
        self._stage.settle()
        if self._screen.bar.isVisible():
            raise PlayStoppedError(
                f"it could not be laid: {self._screen.bar.title.text()} {self._screen.bar.text.text()}"
            )
        self._stage.wait_for("form", "the signers of the form")

    def back(self) -> None:
        """Go back to the list of forms."""
        self._stage.hand.click(self._screen.back)
        self._stage.wait_for("forms", "the forms again")

    def _definition(self, script: FormScript) -> FormDefinition:
        return self._stage.workspace.filled_forms.definition(script.form_type)

    def _about(self, child: str) -> None:
        buttons = self._screen.findChildren(QAbstractButton, f"child-{child}")
        for button in buttons:
            if button.isVisible() and not button.isChecked():
                self._stage.hand.click(button)
                self._stage.settle()

    # -- one field ----------------------------------------------------------------------------

    def _answer(self, field: Field, told: Told) -> None:
        if field.questions is not None:
            self._answer_each(field, told)
            return
        for row in told if isinstance(told, list) and field.kind in ("rows", "passages") else ():
            if not isinstance(row, dict):
                raise PlayStoppedError(f"the script of {field.id} is no list of tables")
            here = f"{field.id}/{self._add(field)}"
            if field.kind == "passages":
                self._passage(here, row)
                continue
            for column in field.columns:
                if column.id in row:
                    self._unfold(f"more-{here}", column)
                    self._give(f"{here}/{column.id}", column, row[column.id])
        if field.kind not in ("rows", "passages"):
            self._unfold("more", field)
            self._give(field.id, field, told)

    def _answer_each(self, field: Field, told: Told) -> None:
        """Answer the questions that the script answers, each at its own place."""
        self._unfold("more", field)
        for row in told if isinstance(told, list) else ():
            if not isinstance(row, dict):
                raise PlayStoppedError(f"the script of {field.id} is no list of tables")
            place = self._stage.hand.find(self._screen, QWidget, f"question-{field.id}-{row[field.each]}")
            (edit,) = place.findChildren(QPlainTextEdit)
            self._stage.hand.speak(edit, str(row["answer"]))

    def _add(self, field: Field) -> str:
        """Add an item; return its id."""
        known = self._items(field)
        self._unfold("more", field)
        self._press(f"add-{field.id}")
        (new,) = self._items(field) - known
        return new

    def _items(self, field: Field) -> set[str]:
        start = f"remove-{field.id}-"
        names = (button.objectName() for button in self._screen.findChildren(QAbstractButton) if button.isVisible())
        return {name.removeprefix(start) for name in names if name.startswith(start)}

    def _passage(self, here: str, row: Mapping[str, Told]) -> None:
        self._press(f"field-{here}/type-{row.get('type', 'fact')}")  # a fact where the script says nothing else
        self._words(here, row["text"])
        if "source" in row:
            self._words(f"{here}/source", row["source"])
        self._day(f"{here}/on", row.get("on", 0))

    def _unfold(self, fold: str, asked: Field | Column) -> None:
        """Open what is folded where it holds something that is not asked of everybody."""
        if asked.required:
            return
        for button in self._screen.findChildren(QAbstractButton, fold):
            if button.isVisible() and not button.isChecked():
                self._stage.hand.click(button)

    def _give(self, path: str, asked: Field | Column, told: Told) -> None:
        if isinstance(told, dict):  # for each child apart
            for child, words in told.items():
                self._words(f"{path}/{self._stage.people[child]}", words)
            return
        several: list[object] = list(told) if isinstance(told, list) else [told]
        match asked.kind:
            case "choice" | "choices":
                for value in several:
                    self._press(f"field-{path}-{value}")
            case "persons":
                for key in several:
                    self._choose(f"field-{path}-{self._stage.people[str(key)]}")
            case "date":
                self._day(path, told)
            case "moment":
                self._press(f"now-{path}")
            case _:
                self._words(path, "\n".join(map(str, several)))

    def _day(self, path: str, told: Told) -> None:
        """Choose a day, counted from today, as from the calendar."""
        days = 0 if told == NOW else int(str(told))
        if days == 0:
            self._press(f"now-{path}")
            return
        self._press(f"pick-{path}")
        today = self._stage.workspace.today()
        self._find(QDateTimeEdit, path).setDate(QDate(today.year, today.month, today.day).addDays(days))
        self._stage.hand.settle()

    def _words(self, path: str, told: Told) -> None:
        found: list[QLineEdit | QPlainTextEdit] = [
            *self._screen.findChildren(QPlainTextEdit, f"field-{path}"),
            *self._screen.findChildren(QLineEdit, f"field-{path}"),
        ]
        seen = [each for each in found if each.isVisible()]
        if len(seen) != 1:
            raise PlayStoppedError(f"{len(seen)} fields {path!r} are in sight")
        self._stage.hand.speak(seen[0], str(told))

    def _press(self, name: str) -> None:
        self._stage.hand.click(self._stage.hand.find(self._screen, Button, name))

    def _choose(self, name: str) -> None:
        """Press somebody who is not chosen yet: who is here alone is proposed."""
        if not self._stage.hand.find(self._screen, Button, name).isChecked():
            self._press(name)

    def _find(self, kind: type[QDateTimeEdit], path: str) -> QDateTimeEdit:
        return self._stage.hand.find(self._screen, kind, f"field-{path}")


def in_sight(parent: QWidget, start: str) -> list[Button]:
    """Return the buttons in sight whose name begins so."""
    return [each for each in parent.findChildren(Button) if each.isVisible() and each.objectName().startswith(start)]
