"""Answers that repeat: items are added and removed; what was removed can be put back at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.advised_field import FieldsAdvice
from ui.widgets.answers.editor import Asked, Editor
from ui.widgets.button import Button
from ui.widgets.layouts import tab_as_read
from ui.widgets.panel import Panel
from ui.widgets.text import Text


class Item(Panel):
    """One item: a row or a passage, with the editors in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.id = ""
        space = theme.current().px("basis-space-md")
        self.set_even_inset(space)
        self.number = Text(role="strong")
        self.remove = Button(kind="quiet", icon="x")
        self._top = QHBoxLayout()
        self._top.addWidget(self.number, 1, Qt.AlignmentFlag.AlignVCenter)
        self._top.addWidget(self.remove)
        self.body.addLayout(self._top)

    def editors(self) -> Sequence[Editor]:
        """Return what can be filled in, in order."""
        raise NotImplementedError


class ItemsEditor(Editor):
    """A list of items below each other."""

    def __init__(self, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(asked, parent)
        self._items: list[Item] = []
        self._gone: tuple[int, Item] | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.current().px("basis-space-xs"))
        self.add = Button(self.tr("Add"), icon="plus", name=self.tr("Add: {label}").format(label=asked.label))
        self.add.setObjectName(f"add-{asked.path}")
        self.put_back = Button(self.tr("Removed. Put it back"), "quiet", icon="arrow-left")
        self.put_back.setObjectName(f"put-back-{asked.path}")
        self.put_back.hide()
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addWidget(self.put_back)
        foot.addStretch(1)
        self.column.addLayout(self._list)
        self.column.addWidget(self.problem)
        self.column.addLayout(foot)
        self.add.clicked.connect(self._on_add)
        self.put_back.clicked.connect(self._on_put_back)

    def new_item(self) -> Item:
        """Return an empty item."""
        raise NotImplementedError

    @property
    def items(self) -> Sequence[Item]:
        """The items that stand, in order."""
        return self._items

    def lay(self, item: Item, at: int | None = None) -> None:
        """Put an item at its place."""
        at = len(self._items) if at is None else at
        self._items.insert(at, item)
        self._list.insertWidget(at, item)
        item.remove.setObjectName(f"remove-{self.asked.path}-{item.id}")
        if not item.property("joined"):
            item.setProperty("joined", True)
            item.remove.clicked.connect(lambda: self._on_remove(item))
            for editor in item.editors():
                editor.changed.connect(self.changed)
        item.show()
        self._number()

    def controls(self) -> Sequence[QWidget]:
        """Return the first thing to fill in, or the button that adds one."""
        inside = [control for item in self._items for editor in item.editors() for control in editor.controls()]
        return [*inside[:1], self.add]

    def show_advice(self, advice: FieldsAdvice) -> None:
        """Show the advice on the words of each item."""
        for item in self._items:
            for editor in item.editors():
                editor.show_advice(advice)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say what is wrong at each place."""
        self.problem.tell(problems.get(self.asked.path, ""))
        for item in self._items:
            for editor in item.editors():
                editor.show_problems(problems)

    def take_keyboard(self, path: str) -> QWidget | None:
        """Put the keyboard at this place; at the button that adds where the whole field is meant."""
        for item in self._items:
            for editor in item.editors():
                if (taken := editor.take_keyboard(path)) is not None:
                    return taken
        if path != self.asked.path:
            return None
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        return self.add

    def place_of(self, focused: QWidget) -> str:
        """Return the place inside an item, or the field itself."""
        for item in self._items:
            for editor in item.editors():
                if place := editor.place_of(focused):
                    return place
        return super().place_of(focused)

    def _number(self) -> None:
        for number, item in enumerate(self._items, 1):
            item.number.setText(f"{number}.")
            spoken = self.tr("Remove {label} {number}").format(label=self.asked.label, number=number)
            item.remove.setAccessibleName(spoken)
            item.remove.setToolTip(spoken)

    def _on_add(self) -> None:
        self._forget_gone()
        item = self.new_item()
        self.lay(item)
        tab_as_read(self.window())
        first = item.editors()[0].controls()
        if first:
            first[0].setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def _on_remove(self, item: Item) -> None:
        self._forget_gone()
        at = self._items.index(item)
        self.put_back.show()
        self.put_back.setFocus(Qt.FocusReason.TabFocusReason)
        self._items.remove(item)
        self._list.removeWidget(item)
        item.hide()
        self._gone = (at, item)
        self._number()
        self.changed.emit()

    def _on_put_back(self) -> None:
        if self._gone is None:
            return
        (at, item), self._gone = self._gone, None
        self.lay(item, at)
        tab_as_read(self.window())
        item.remove.setFocus(Qt.FocusReason.TabFocusReason)
        self.put_back.hide()
        self.changed.emit()

    def _forget_gone(self) -> None:
        if self._gone is not None:
            self._gone[1].deleteLater()
            self._gone = None
        self.put_back.hide()
