"""A few fields below each other, by description: lines, days, choices. Data in, changes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication, QDate, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.advised_field import AdvisedField, FieldsAdvice
from ui.widgets.announcing import Problem
from ui.widgets.button import Button
from ui.widgets.day_edit import DayEdit
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.layouts import clear, keeping_focus
from ui.widgets.text import Text
from ui.widgets.tick_box import TickBox

FieldKind = Literal["line", "text", "day", "optional_day", "choice", "many"]
_TEXT_HEIGHT_PX = 84
_DAY_WIDTH_PX = 220


@dataclass(frozen=True)
class EntryField:
    """One field. A day is an ISO day; `many` gives the chosen values joined by spaces."""

    id: str
    label: str
    kind: FieldKind = "line"
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    """(value, words)"""
    required: bool = True
    latest: str = ""
    """For a day: the last that can be chosen."""
    for_family: bool = False
    """A line or text that a family may read or hear: it is shown with advice on its words."""


class EntryFields(QWidget):
    """Shows fields and tells each change.

    Signals:
        changed: (field id, value); empty when nothing is chosen.
    """

    changed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: tuple[EntryField, ...] = ()
        self._problems: dict[str, Problem] = {}
        self._controls: dict[str, list[QWidget]] = {}
        self._advised: dict[str, AdvisedField] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().px("basis-space-md"))

    def show_fields(self, fields: tuple[EntryField, ...], values: Mapping[str, str]) -> None:
        """Show `fields` filled with `values`; the same fields again are left alone: nobody loses the cursor."""
        if fields == self._fields:
            return
        self._fields = fields
        self._problems.clear()
        self._controls.clear()
        self._advised.clear()
        with keeping_focus(self):  # a field more or less, by what was chosen: the keys stay where they were
            clear(self._column)
            for field in fields:
                self._add(field, values.get(field.id, ""))

    def forget(self) -> None:
        """Take everything away, so that the next fields are drawn anew."""
        self._fields = ()
        self._problems.clear()
        self._controls.clear()
        self._advised.clear()
        clear(self._column)

    def show_advice(self, advice: FieldsAdvice) -> None:
        """Show the advice on the text of each field: (what was looked at, the advice)."""
        for name, (text, given) in advice.items():
            if name in self._advised:
                self._advised[name].show_advice(text, given)

    def show_missing(self, missing: frozenset[str]) -> None:
        """Mark what is still to be filled in, and bring the first of it under the fingers."""
        shown = [name for name, problem in self._problems.items() if name in missing and problem.isHidden()]
        asked = QCoreApplication.translate("EntryFields", "Please fill this in.")
        for name, problem in self._problems.items():
            problem.tell(asked if name in missing else "")
            self._describe(name, problem.text())
        if shown and shown[0] in self._controls:  # a choice between nothing has no control
            self._controls[shown[0]][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, field: EntryField, value: str) -> None:
        box = QVBoxLayout()
        self._column.addLayout(box)  # each layout goes in while it is empty: the items of a full one stay known
        box.setSpacing(theme.current().px("basis-space-2xs"))
        optional = "" if field.required else QCoreApplication.translate("EntryFields", " (may stay empty)")
        if field.kind != "optional_day":
            box.addWidget(Text(field.label + optional, "label"))
        if field.help:
            box.addWidget(Text(field.help, "small", subtle=True))
        if field.kind in ("choice", "many"):
            row = FlowLayout(gap_px=theme.current().px("basis-space-xs"))
            box.addLayout(row)
            self._add_choices(row, field, value)
        elif field.kind == "optional_day":
            column = QVBoxLayout()
            box.addLayout(column)
            self._add_optional_day(column, field, value)
        else:
            control = self._control(field, value)
            self._name(control, field)
            box.addWidget(control, 0, Qt.AlignmentFlag.AlignLeft if field.kind == "day" else Qt.AlignmentFlag(0))
        problem = self._problems[field.id] = Problem(field.label)
        box.addWidget(problem)

    def _describe(self, name: str, problem: str) -> None:
        """Tell a screen reader at the control itself what is wrong there, as long as it is."""
        label, help_text = next((each.label, each.help) for each in self._fields if each.id == name)
        if name in self._advised:
            self._advised[name].describe(label, problem or help_text)
            return
        for control in self._controls.get(name, ()):
            control.setAccessibleDescription(problem or help_text)

    def _name(self, control: QWidget, field: EntryField) -> None:
        if isinstance(control, AdvisedField):
            control.edit.setObjectName(f"entry-{field.id}")
            control.describe(field.label, field.help)
            self._controls[field.id] = [control.edit]
            return
        control.setObjectName(f"entry-{field.id}")
        control.setAccessibleName(field.label)
        control.setAccessibleDescription(field.help)
        self._controls[field.id] = [control]

    def _control(self, field: EntryField, value: str) -> QWidget:
        match field.kind:
            case "line" | "text" if field.for_family:
                return self._advised_text(field, value)
            case "day":
                return self._day(field, value)
            case "text":
                lines = QPlainTextEdit(value)
                lines.setTabChangesFocus(True)
                lines.setFixedHeight(round(_TEXT_HEIGHT_PX * theme.current().text_scale))
                lines.textChanged.connect(lambda: self.changed.emit(field.id, lines.toPlainText()))
                return lines
            case _:
                edit = QLineEdit(value)
                edit.textChanged.connect(lambda text: self.changed.emit(field.id, text))
                return edit

    def _advised_text(self, field: EntryField, value: str) -> AdvisedField:
        advised = self._advised[field.id] = AdvisedField(field.id, value, lines=field.kind == "text")
        if field.kind == "text":
            advised.edit.setFixedHeight(round(_TEXT_HEIGHT_PX * theme.current().text_scale))
        advised.text_changed.connect(lambda text: self.changed.emit(field.id, text))
        return advised

    def _add_choices(self, row: FlowLayout, field: EntryField, value: str) -> None:
        group = QButtonGroup(self)
        group.setExclusive(field.kind == "choice")
        chosen = value.split()
        buttons: list[tuple[str, Button]] = []
        for each, words in field.choices:
            button = Button(words, "choice", name=f"{field.label}: {words}")
            button.setObjectName(f"entry-{field.id}-{each}")
            button.setChecked(each in chosen)
            group.addButton(button)
            row.addWidget(button)
            buttons.append((each, button))
            button.setAccessibleDescription(field.help)
            self._controls.setdefault(field.id, []).append(button)

        def tell() -> None:
            self.changed.emit(field.id, " ".join(each for each, button in buttons if button.isChecked()))

        for _, button in buttons:
            button.toggled.connect(tell)

    def _day(self, field: EntryField, value: str) -> DayEdit:
        edit = DayEdit()
        edit.setMinimumWidth(round(_DAY_WIDTH_PX * theme.current().text_scale))
        day, latest = _qdate(value), _qdate(field.latest)
        if latest.isValid():
            edit.setMaximumDate(latest)
        edit.setDate(day if day.isValid() else QDate.currentDate())
        edit.dateChanged.connect(lambda day: self.changed.emit(field.id, _iso(day)))
        return edit

    def _add_optional_day(self, box: QVBoxLayout, field: EntryField, value: str) -> None:
        """A day that may be unknown: it counts only after somebody said that it is known."""
        box.setSpacing(theme.current().px("basis-space-2xs"))
        known = TickBox(field.label)
        edit = self._day(field, value)
        edit.setObjectName(f"entry-{field.id}-day")
        edit.setAccessibleName(field.label)
        self._name(known, field)
        known.setChecked(bool(value))
        edit.setVisible(bool(value))

        def tell(on: bool) -> None:
            edit.setVisible(on)
            self.changed.emit(field.id, _iso(edit.date()) if on else "")

        known.toggled.connect(tell)
        box.addWidget(known)
        box.addWidget(edit, 0, Qt.AlignmentFlag.AlignLeft)


def _qdate(iso: str) -> QDate:
    return QDate.fromString(iso, Qt.DateFormat.ISODate)


def _iso(day: QDate) -> str:
    return str(day.toString(Qt.DateFormat.ISODate))
