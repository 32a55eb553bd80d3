"""First part of the form: what the help is, in the parents' words first; then when; then how."""

from __future__ import annotations

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLayout, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import isolated
from ui.screens.form.state import FieldGroup, FieldState, FormState
from ui.widgets.advised_field import AdvisedField
from ui.widgets.button import Button
from ui.widgets.columns import Columns
from ui.widgets.day_edit import DayEdit
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text

_LINES_HEIGHT_PX = 72
_DATE_WIDTH_PX = 160


class FillPage(QWidget):
    """Show the fields in three groups; few are required, the rest is folded away (H30).

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
        self._controls: dict[str, QWidget] = {}
        self._advised: dict[str, AdvisedField] = {}
        self._missing: tuple[str, ...] = ()
        self.page = ScrollPage(margin="basis-space-md")
        self.title = Heading()
        self.what, self.when, self.how, self.more_panel = Panel(), Panel(), Panel(), Panel()
        self._panels: dict[FieldGroup, tuple[Panel, str]] = {
            "what": (self.what, self.tr("What")),
            "when": (self.when, self.tr("When")),
            "how": (self.how, self.tr("How")),
        }
        self.more = Button(self.tr("More fields"), "choice")
        self.ready = Button(self.tr("Lay it before the family"), "primary", icon="arrow-right", trailing=True)
        self._arrange()
        self.more.toggled.connect(self.more_panel.setVisible)
        self.ready.clicked.connect(self.ready_requested)

    def _arrange(self) -> None:
        columns = Columns()
        columns.add(columns.left, self.what, self.when)
        columns.add(columns.right, self.how, self.more, self.more_panel)
        columns.right.setAlignment(self.more, Qt.AlignmentFlag.AlignLeft)
        self.page.body.addWidget(self.title)
        self.page.body.addWidget(columns)
        self.page.body.addWidget(self.ready, 0, Qt.AlignmentFlag.AlignRight)
        self.page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.more_panel.hide()

    def show_state(self, state: FormState) -> None:
        """Draw the fields; built anew for each child's form, and else left alone: nobody loses the cursor."""
        self.title.setText(self.tr("{form}: {name}").format(form=state.title, name=isolated(state.child)))
        shown = state.key, tuple(field.id for field in state.fields)
        if shown != self._shown:
            self._shown = shown
            self.more.setChecked(False)
            self._build(state.fields)
        self._show_missing(state.fields)
        for field in state.fields:
            if field.id in self._advised:
                self._advised[field.id].show_advice(field.advised_text, field.advice)
        self.ready.setEnabled(not state.busy)

    def forget(self) -> None:
        """Take what was typed off the screen; drafts on disk stay."""
        self._shown = ("", ())
        self._build(())

    def _show_missing(self, fields: tuple[FieldState, ...]) -> None:
        """Mark what is still empty, and bring the first of it into sight and under the fingers."""
        missing = tuple(field.id for field in fields if field.missing)
        for field in fields:
            self._problems[field.id].setText(field.problem or self.tr("Please fill this in."))
            self._problems[field.id].setVisible(field.missing)
        if missing and not set(missing) <= set(self._missing):
            first = self._controls[missing[0]]
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            self.page.ensureWidgetVisible(first, 0, theme.current().px("basis-space-2xl") * 2)
        self._missing = missing

    def _build(self, fields: tuple[FieldState, ...]) -> None:
        self._problems.clear()
        self._controls.clear()
        self._advised.clear()
        self._missing = ()
        clear(self.more_panel.body)
        for group, (panel, title) in self._panels.items():
            clear(panel.body)
            required = [field for field in fields if field.required and field.group == group]
            panel.setVisible(bool(required))
            panel.body.addWidget(Heading(title, 2))
            self._add_all(panel, required)
        self._add_all(self.more_panel, [field for field in fields if not field.required])
        self.more.setVisible(any(not field.required for field in fields))

    def _add_all(self, panel: Panel, fields: list[FieldState]) -> None:
        """Add fields below each other; days beside each other where there is room."""
        days = FlowLayout(gap_px=theme.current().px("basis-space-xs"))
        for field in fields:
            if field.kind == "date":
                box = QWidget()
                box.setFixedWidth(round(_DATE_WIDTH_PX * theme.current().text_scale))
                box.setLayout(self._box(field))
                days.addWidget(box)
            else:
                panel.body.addLayout(self._box(field))
        panel.body.addLayout(days)

    def _box(self, field: FieldState) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().px("basis-space-2xs"))
        box.addWidget(Text(field.label, "label"))
        if field.help:
            box.addWidget(Text(field.help, "small", subtle=True))
        control = self._control(field)
        if isinstance(control, AdvisedField):
            control.describe(field.label, field.help)
            self._controls[field.id] = control
            box.addWidget(control)
        elif isinstance(control, QWidget):
            control.setObjectName(f"field-{field.id}")
            control.setAccessibleName(field.label)
            control.setAccessibleDescription(field.help)
            self._controls[field.id] = control
            box.addWidget(control)
        else:
            box.addLayout(control)
        problem = Text("", "small", tone="negative")
        problem.hide()
        self._problems[field.id] = problem
        box.addWidget(problem)
        return box

    def _control(self, field: FieldState) -> QWidget | QLayout:
        if field.kind == "choice":
            return self._choices(field)
        if field.kind == "date":
            return self._date(field)
        advised = self._advised[field.id] = AdvisedField(field.id, field.value, lines=field.kind == "lines")
        if field.kind == "lines":
            advised.edit.setFixedHeight(round(_LINES_HEIGHT_PX * theme.current().text_scale))
        advised.text_changed.connect(lambda text: self.answer_changed.emit(field.id, text))
        return advised

    def _choices(self, field: FieldState) -> QLayout:
        row = FlowLayout(gap_px=theme.current().px("basis-space-xs"))
        group = QButtonGroup(self)
        for value, words in field.choices:
            button = Button(words, "choice", name=f"{field.label}: {words}")
            button.setObjectName(f"field-{field.id}-{value}")
            button.setChecked(value == field.value)
            button.toggled.connect(lambda on, chosen=value: self.answer_changed.emit(field.id, chosen) if on else None)
            group.addButton(button)
            row.addWidget(button)
            self._controls.setdefault(field.id, button)
        return row

    def _date(self, field: FieldState) -> DayEdit:
        edit = DayEdit()
        edit.setDisplayFormat("d MMM yyyy")
        day = QDate.fromString(field.value, Qt.DateFormat.ISODate)
        edit.setDate(day if day.isValid() else QDate.currentDate())
        edit.dateChanged.connect(lambda day: self.answer_changed.emit(field.id, day.toString(Qt.DateFormat.ISODate)))
        return edit
