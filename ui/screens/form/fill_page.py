"""First part of the form: what the help is, in the parents' words first."""

from __future__ import annotations

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QDateEdit, QLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ui import theme
from ui.screens.form.state import FieldState, FormState
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text

_LINES_HEIGHT_PX = 64


class FillPage(QWidget):
    """Show the fields; few are required, the rest is folded away (H30).

    Signals:
        answer_changed: (field id, text), at each change, for the draft.
        ready_requested: lay the form before the family.
    """

    answer_changed = Signal(str, str)
    ready_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[str, tuple[str, ...]] = ("", ())
        self._problems: dict[str, Text] = {}
        self.page = ScrollPage(max_width_px=860)
        self.title = Heading()
        self.required_panel, self.more_panel = Panel(), Panel()
        self.more = Button(self.tr("More fields"), "choice")
        self.ready = Button(self.tr("Lay it before the family"), "primary", icon="arrow-right", trailing=True)
        self.page.body.addWidget(self.title)
        self.page.body.addWidget(self.required_panel)
        self.page.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.page.body.addWidget(self.more_panel)
        self.page.body.addWidget(self.ready, 0, Qt.AlignmentFlag.AlignRight)
        self.page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.more_panel.hide()
        self.more.toggled.connect(self.more_panel.setVisible)
        self.ready.clicked.connect(self.ready_requested)

    def show_state(self, state: FormState) -> None:
        """Draw the fields; built anew for each child's form, and else left alone: nobody loses the cursor."""
        self.title.setText(self.tr("{form}: {name}").format(form=state.title, name=state.child))
        shown = state.key, tuple(field.id for field in state.fields)
        if shown != self._shown:
            self._shown = shown
            self.more.setChecked(False)
            self._build(state.fields)
        for field in state.fields:
            problem = self._problems[field.id]
            problem.setVisible(field.missing)
        self.ready.setEnabled(not state.busy)

    def _build(self, fields: tuple[FieldState, ...]) -> None:
        clear(self.required_panel.body)
        clear(self.more_panel.body)
        self._problems.clear()
        for field in fields:
            panel = self.required_panel if field.required else self.more_panel
            self._add(panel, field)
        self.more.setVisible(any(not field.required for field in fields))

    def _add(self, panel: Panel, field: FieldState) -> None:
        box = QVBoxLayout()
        box.setSpacing(theme.current().px("basis-space-2xs"))
        box.addWidget(Text(field.label, "label"))
        if field.help:
            box.addWidget(Text(field.help, "small", subtle=True))
        control = self._control(field)
        if isinstance(control, QWidget):
            control.setObjectName(f"field-{field.id}")
            control.setAccessibleName(field.label)
            control.setAccessibleDescription(field.help)
            box.addWidget(control)
        else:
            box.addLayout(control)
        problem = Text(self.tr("Please fill this in."), "small", tone="negative")
        problem.hide()
        self._problems[field.id] = problem
        box.addWidget(problem)
        panel.body.addLayout(box)

    def _control(self, field: FieldState) -> QWidget | QLayout:
        if field.kind == "fixed":
            return Text(field.value)
        if field.kind == "choice":
            return self._choices(field)
        if field.kind == "date":
            return self._date(field)
        if field.kind == "lines":
            lines = QPlainTextEdit(field.value)
            lines.setTabChangesFocus(True)
            lines.setMinimumHeight(_LINES_HEIGHT_PX)
            lines.setMaximumHeight(_LINES_HEIGHT_PX * 2)
            lines.textChanged.connect(lambda: self.answer_changed.emit(field.id, lines.toPlainText()))
            return lines
        edit = QLineEdit(field.value)
        edit.textChanged.connect(lambda text: self.answer_changed.emit(field.id, text))
        return edit

    def _choices(self, field: FieldState) -> QLayout:
        row = FlowLayout(gap_px=theme.current().px("basis-space-xs"))
        group = QButtonGroup(self)
        for value, words in field.choices:
            button = Button(words, "choice")
            button.setObjectName(f"field-{field.id}-{value}")
            button.setChecked(value == field.value)
            button.toggled.connect(lambda on, chosen=value: self.answer_changed.emit(field.id, chosen) if on else None)
            group.addButton(button)
            row.addWidget(button)
        return row

    def _date(self, field: FieldState) -> QDateEdit:
        edit = QDateEdit()
        edit.setCalendarPopup(True)
        edit.setDisplayFormat("d MMMM yyyy")
        day = QDate.fromString(field.value, Qt.DateFormat.ISODate)
        edit.setDate(day if day.isValid() else QDate.currentDate())
        edit.dateChanged.connect(lambda day: self.answer_changed.emit(field.id, day.toString(Qt.DateFormat.ISODate)))
        return edit
