"""The fields of one part, drawn from its definition: required first, what may wait and the rest folded (H30)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import isolated
from ui.screens.filled.state import FieldBox, FilledState, Group
from ui.widgets.announcing import Problem
from ui.widgets.answers.editor import Editor, Now, device_now
from ui.widgets.answers.making import Directory, editor_for
from ui.widgets.answers.paths import field_of, path_of
from ui.widgets.answers.per_child_editor import PerChildEditor
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.layouts import clear, tab_as_read
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text

_WIDTH_PX = 900
_CLEAR_OF_EDGE_PX = 120


class PartPage(ScrollPage):
    """Show the fields of one part. They are built once for it and then left alone: nobody loses the cursor.

    Signals:
        answer_changed: (field id, Answer or None) at each change, for the draft.
        children_changed: ids of the children the form is about.
        went_to: name of the place that has the keyboard now.
    """

    answer_changed = Signal(str, object)
    children_changed = Signal(object)
    went_to = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, max_width_px=_WIDTH_PX, margin="basis-space-md")
        self.now: Now = device_now
        self._key: str | None = None
        self._asked = 0
        self._go_back_to = ""
        self._editors: dict[str, Editor] = {}
        self._boxes: dict[str, QWidget] = {}
        self._groups: dict[str, Group] = {}
        self._extra: Mapping[str, Sequence[QWidget]] = {}
        self._child_buttons: list[tuple[str, Button]] = []
        self.above = QVBoxLayout()
        """What stands above the fields, and scrolls with them."""
        self.body.addLayout(self.above)
        self.children_panel, self.now_panel = Panel(), Panel()
        self.later_panel, self.more_panel = Panel(), Panel()
        for panel in (self.now_panel, self.later_panel, self.more_panel):
            panel.body.setSpacing(theme.current().px("basis-space-md"))
        self.children_problem = Problem(self.tr("About whom is this?"))
        self.later = Button(self.tr("May wait until after tonight"), "choice")
        self.later.setObjectName("later")
        self.more = Button(self.tr("More fields"), "choice")
        self.more.setObjectName("more")
        for widget in (self.children_panel, self.now_panel, self.later, self.later_panel, self.more, self.more_panel):
            self.body.addWidget(widget)
        for button in (self.later, self.more):
            self.body.setAlignment(button, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self.later.toggled.connect(self.later_panel.setVisible)
        self.more.toggled.connect(self.more_panel.setVisible)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def lay_panels(self, panels: Mapping[str, Sequence[QWidget]]) -> None:
        """Take the panels of the next part, by the field above which they stand; "" is its top."""
        self._extra = panels

    def show_state(self, state: FilledState) -> None:
        """Draw the fields of another part, or what changed around those that are here."""
        if state.key != self._key:
            self._build(state)
        self._show_children(state)
        for name, box in self._boxes.items():
            box.setVisible(name in state.existing)
        for editor in self._editors.values():
            editor.show_problems(state.problems)
            editor.show_advice(state.advice)
            editor.setEnabled(not state.busy)
        self._show_folds(state)
        if state.asked != self._asked:
            self._asked = state.asked
            self._go_to_first(state.problems)

    def forget(self) -> None:
        """Take every field off the screen; drafts on disk stay."""
        self._key = None
        self._clear()
        for widget in (self.children_panel, self.now_panel, self.later, self.later_panel, self.more, self.more_panel):
            widget.hide()

    def take_keyboard(self, path: str) -> None:
        """Put the keyboard at a place, and bring it into sight."""
        editor = self._editors.get(field_of(path))
        if editor is None:
            return
        self._unfold(field_of(path))
        taken = editor.take_keyboard(path) or self._instead(editor, path)
        if taken is not None:
            # a page that was built just now has no heights yet
            QTimer.singleShot(0, taken, lambda: self.ensureWidgetVisible(taken, 0, _CLEAR_OF_EDGE_PX))

    def _instead(self, editor: Editor, path: str) -> QWidget | None:
        """Put the keyboard beside a place that is not there; at no other child's words, where it is a child's (H26)."""
        if not isinstance(editor, PerChildEditor):
            return editor.take_keyboard(field_of(path))
        for child, button in self._child_buttons:
            if path == path_of(field_of(path), child):
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return button
        return None

    # -- building -----------------------------------------------------------------------------

    def _clear(self) -> None:
        self._editors.clear()
        self._boxes.clear()
        self._groups.clear()
        for panel in (self.now_panel, self.later_panel, self.more_panel):
            clear(panel.body)

    def _build(self, state: FilledState) -> None:
        first_time = state.key != self._key
        self._key = state.key
        self._clear()
        panels = {"now": self.now_panel, "later": self.later_panel, "more": self.more_panel}
        for widget in self._extra.get("", ()):
            self.now_panel.body.addWidget(widget)
        directory = Directory(state.receivers, state.colleagues, state.on_call, state.onlooked, state.about)
        for box in state.fields:
            panel = panels[box.group]
            for widget in self._extra.get(box.field.id, ()):
                panel.body.addWidget(widget)
            panel.body.addWidget(self._box(box, state.people, directory))
        self._groups = {box.field.id: box.group for box in state.fields}
        given = {box.group for box in state.fields if box.value is not None}
        self.later.setChecked("later" in given)
        self.more.setChecked("more" in given or state.is_unfolded)
        tab_as_read(self)
        if first_time:
            self.to_top()
        self._go_back_to = state.at
        if self.isVisible():
            QTimer.singleShot(0, self, self._go_back)  # its panels come into sight after this

    def _box(self, box: FieldBox, people: tuple[tuple[str, str], ...], directory: Directory) -> QWidget:
        if box.field.kind == "fixed":
            fixed = QWidget()
            column = QVBoxLayout(fixed)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(theme.current().px("basis-space-2xs"))
            column.addWidget(Text(box.field.label, "label"))
            column.addWidget(Text(box.field.default))
            self._boxes[box.field.id] = fixed
            return fixed
        editor = editor_for(box.field, box.value, people, self.now, directory)
        editor.changed.connect(lambda: self.answer_changed.emit(box.field.id, editor.value()))
        self._editors[box.field.id] = editor
        self._boxes[box.field.id] = editor
        return editor

    def _show_children(self, state: FilledState) -> None:
        """Show whom it is about; left alone while the same children are there to choose from."""
        if [child for child, _, _ in state.children] != [child for child, _ in self._child_buttons]:
            clear(self.children_panel.body)
            self._child_buttons = []
            self.children_problem = Problem(self.tr("About whom is this?"))
            self.children_panel.body.addWidget(Text(self.tr("About whom is this?"), "label"))
            row = FlowLayout(gap_px=theme.current().px("basis-space-xs"))
            for child, name, _ in state.children:
                button = Button(isolated(name), "choice", name=self.tr("About {name}").format(name=name))
                button.setObjectName(f"child-{child}")
                button.clicked.connect(lambda _=False: self.children_changed.emit(self._chosen_children()))
                self._child_buttons.append((child, button))
                row.addWidget(button)
            self.children_panel.body.addLayout(row)
            self.children_panel.body.addWidget(self.children_problem)
            tab_as_read(self)
        for (_, button), (_, _, chosen) in zip(self._child_buttons, state.children, strict=True):
            button.setChecked(chosen)
            button.setEnabled(not state.busy)
        self.children_panel.setVisible(bool(state.children))
        self.children_problem.tell(state.children_problem)
        for _, button in self._child_buttons:
            button.setAccessibleDescription(state.children_problem)

    def _chosen_children(self) -> tuple[str, ...]:
        return tuple(child for child, button in self._child_buttons if button.isChecked())

    def _show_folds(self, state: FilledState) -> None:
        there = {group for name, group in self._groups.items() if name in state.existing}
        self.now_panel.setVisible("now" in there or bool(self._extra.get("")))
        self.later.setVisible("later" in there and state.tonight)
        self.later_panel.setVisible("later" in there and (self.later.isChecked() or not state.tonight))
        self.more.setVisible("more" in there)
        self.more_panel.setVisible("more" in there and self.more.isChecked())
        for field in {field_of(path) for path in state.problems}:
            self._unfold(field)

    def showEvent(self, event: QShowEvent) -> None:
        """Put the keyboard where it was before a lock, once the page has it."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._go_back)

    def _go_back(self) -> None:
        path, self._go_back_to = self._go_back_to, ""
        if path:
            self.take_keyboard(path)

    # -- the keyboard -------------------------------------------------------------------------

    def _unfold(self, field: str) -> None:
        group = self._groups.get(field)
        if group == "later":
            self.later.setChecked(True)
        elif group == "more":
            self.more.setChecked(True)

    def _go_to_first(self, problems: Mapping[str, str]) -> None:
        for field in self._boxes:
            here = [path for path in problems if field_of(path) == field]
            if here:
                self.take_keyboard(here[0])
                return

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self.isAncestorOf(now):
            return
        for editor in self._editors.values():
            if place := editor.place_of(now):
                self.went_to.emit(place)
                return
