"""A hand that fills any form by its definition, with the mouse and keys of the real page."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget
from table import Table

from jgvisit.content.form_model import Column, Field, FormDefinition, Part
from jgvisit.ids import CaseId, FormId, PersonId
from jgvisit.services.forms.drafts import PartKey
from ui.demo.hand import Hand

CHOICES: Mapping[str, str] = {
    "legalStatusStated": "voluntary",
    "agreementKind": "stay",
    "giRole": "consult",
    "requestKind": "regular",
    "requestGround": "notAccepted",
    "spoken": "no",
    "planOffered": "wanted",
}
"""Where the first choice of a field would break a rule of its form, or open other fields."""
WORDS = "Rust"
OTHER_WORDS: Mapping[str, str] = {"askedOf": "Karin Smit"}
"""Who looks along is somebody else than who asks."""


class FormHand:
    """Fills the part that is in sight."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.screen = table.rooms.filled_screen
        table.window.activateWindow()

    def open(self, case: CaseId, key: PartKey, *, alone: bool = False) -> None:
        """Go to a part as the list does."""
        self.table.rooms.show_part(case, key, alone)
        self.table.settle()

    def press(self, name: str) -> None:
        """Press a button of the page."""
        button = self.screen.findChild(QAbstractButton, name)
        assert button is not None, name
        assert button.isVisible(), name
        button.click()
        self.table.settle()

    def go(self, name: str) -> None:
        """Press a button in sight on whatever screen, also one that has to be scrolled to."""
        self.table.find(name).click()
        self.table.settle()

    def seen(self, name: str) -> bool:
        """Tell whether something of this name is in sight."""
        return any(widget.isVisible() for widget in self.screen.findChildren(QWidget, name))

    def type(self, path: str, words: str) -> None:
        """Type into a field."""
        self.edit(path).setFocus()
        QTest.keyClicks(self.edit(path), words)
        self.table.settle()

    def edit(self, path: str) -> QPlainTextEdit | QLineEdit:
        """Return the field in sight with this name."""
        kinds: tuple[type[QPlainTextEdit | QLineEdit], ...] = (QPlainTextEdit, QLineEdit)
        found = [each for kind in kinds for each in self.screen.findChildren(kind, f"field-{path}") if each.isVisible()]
        assert len(found) == 1, f"{path}: {len(found)} in sight"
        return found[0]

    def fill(self, form: FormDefinition, part: Part, person: PersonId, child: PersonId) -> None:
        """Fill whatever is required and in sight of this part, which is about `child`."""
        about = self.screen.findChild(QAbstractButton, f"child-{child}")
        if about is not None and about.isVisible() and not about.isChecked():
            self.press(f"child-{child}")
        for field in form.of_part(part):
            if field.required and self._has_place(field):
                self.answer(field, person)

    def answer(self, field: Field, person: PersonId) -> None:
        """Answer one field."""
        if field.questions is not None:
            for path in self._children(field):
                self.type(path, WORDS)
        elif field.kind == "rows":
            self.press(f"add-{field.id}")
            for column in field.columns:
                if column.required:
                    self._give(f"{field.id}/{self._item(field)}/{column.id}", column, person)
        elif field.kind == "passages":
            self.press(f"add-{field.id}")
            here = f"{field.id}/{self._item(field)}"
            self.type(here, WORDS)
            self.press(f"field-{here}/type-fact")
            self.type(f"{here}/source", "gezien")
            self.press(f"now-{here}/on")
        elif field.kind == "perChild":
            for path in self._children(field):
                self.type(path, WORDS)
        else:
            self._give(field.id, field, person)

    def _children(self, field: Field) -> list[str]:
        """Return the place of each child this is asked for, or of each question."""
        names = [each.objectName().removeprefix("field-") for each in self.screen.findChildren(QPlainTextEdit)]
        return sorted(name for name in names if name.startswith(f"{field.id}/"))

    def record(self) -> None:
        """Put the part on record."""
        self.press("record")

    def _has_place(self, field: Field) -> bool:
        prefix = {"rows": "add-", "passages": "add-", "date": "now-", "moment": "now-"}.get(field.kind, "field-")
        names = [f"{prefix}{field.id}"]
        if field.kind == "perChild" or field.questions is not None:
            return bool(self._children(field))
        if field.kind in ("choice", "choices"):
            names = [f"field-{field.id}-{value}" for value, _ in field.choices]
        return any(self.seen(name) for name in names)

    def _item(self, field: Field) -> str:
        start = f"remove-{field.id}-"
        names = [b.objectName() for b in self.screen.findChildren(QAbstractButton) if b.objectName().startswith(start)]
        return names[-1].removeprefix(start)

    def _give(self, path: str, asked: Field | Column, person: PersonId) -> None:
        match asked.kind:
            case "choice" | "choices":
                values = [value for value, _ in asked.choices]
                wanted = CHOICES.get(asked.id, values[0])
                self.press(f"field-{path}-{wanted if wanted in values else values[0]}")
            case "persons":
                known = self.screen.findChild(QAbstractButton, f"field-{path}-{person}")
                if known is None or not known.isChecked():  # who is here alone is proposed
                    self.press(f"field-{path}-{person}")
            case "date" | "moment":
                self.press(f"now-{path}")
            case _:
                self.type(path, OTHER_WORDS.get(asked.id, WORDS))


class SigningHand:
    """Reads, chooses and signs for people, on the pages of whoever has the form in hand."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.screen = table.rooms.form_screen

    def open(self, case: CaseId, filled: FormId) -> None:
        """Go to the signers of a form that was laid before them."""
        self.table.rooms.show_laid(case, filled)
        self.table.settle()

    def asked(self) -> list[str]:
        """Return the keys of the marks that can be put now."""
        buttons = self.screen.signers.findChildren(QAbstractButton)
        return [b.objectName().removeprefix("signer-") for b in buttons if b.objectName().startswith("signer-")]

    def answer(self, key: str, decision: str, words: str = "", *, ink: bool = True) -> None:
        """Let somebody read, choose, and sign where the choice needs it, up to the record."""
        self.choose(key, decision, words)
        self.finish(ink=ink)

    def choose(self, key: str, decision: str, words: str = "") -> None:
        """Let somebody read and choose."""
        self.press(f"signer-{key}")
        self.read()
        self.press(f"decision-{decision}")
        if words:
            self.screen.sign.words.setPlainText(words)

    def read(self) -> None:
        """Wait for the paper, and read it aloud."""
        self.table.qtbot.waitUntil(self.screen.read.aloud.isEnabled)
        self.tap(self.screen.read.aloud)

    def finish(self, *, ink: bool = True) -> None:
        """Go on from the choice to the record."""
        screen = self.screen
        self.tap(screen.sign.next)
        if ink:
            for number, pad in enumerate((screen.sign.pad, screen.sign.worker_pad), 1):
                if pad.isVisible():
                    Hand(number).sign(pad)
            self.table.settle()
        self.tap(screen.sign.confirm)
        assert screen.check.isVisible(), screen.bar.text.text()
        self.tap(screen.check.record)
        assert screen.done.isVisible(), screen.bar.text.text()
        self.tap(screen.done.pause if screen.done.pause.isVisible() else screen.done.go_on)

    def press(self, name: str) -> None:
        """Press a button of the form."""
        button = self.screen.findChild(QAbstractButton, name)
        assert button is not None, name
        self.tap(button)

    def tap(self, button: QAbstractButton) -> None:
        """Press a button that can be pressed."""
        assert button.isVisible(), button.text()
        assert button.isEnabled(), button.text()
        button.click()
        self.table.settle()
