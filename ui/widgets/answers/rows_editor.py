"""Rows with the same columns, such as agreements or receivers: what must be said first, the rest folded (H30)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jgvisit.content.form_model import Column
from jgvisit.ids import new_uuid7
from jgvisit.records.answers import Answer, PassagesAnswer, PerChildAnswer, Row, RowsAnswer, Simple
from ui import theme
from ui.widgets.answers.editor import Asked, Editor
from ui.widgets.answers.items_editor import Item, ItemsEditor
from ui.widgets.answers.paths import path_of
from ui.widgets.button import Button

MakeCell = Callable[[Column, str, Answer | None], Editor]
"""(column, path, value) -> its editor"""


class _RowItem(Item):
    """One row."""

    def __init__(self, path: str, columns: Sequence[Column], row: Row | None, make: MakeCell) -> None:
        super().__init__()
        self.id = new_uuid7() if row is None else row.id
        cells = {} if row is None else row.cells
        columns_known = {column.id for column in columns}
        self._kept = {name: cell for name, cell in cells.items() if name not in columns_known}
        self._cells: dict[str, Editor] = {}
        self.more = Button(self.tr("More of this"), "choice", name=self.tr("More of this"))
        self.more.setObjectName(f"more-{path_of(path, self.id)}")
        folded = QWidget()
        inside = QVBoxLayout(folded)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.current().px("basis-space-sm"))
        for column in sorted(columns, key=lambda column: not column.required):
            editor = make(column, path_of(path, self.id, column.id), cells.get(column.id))
            self._cells[column.id] = editor
            if column.required:
                self.body.addWidget(editor)
            else:
                inside.addWidget(editor)
        optional = [column.id for column in columns if not column.required]
        if optional:
            self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
            self.body.addWidget(folded)
        self.more.setChecked(any(name in cells for name in optional))
        folded.setVisible(self.more.isChecked())
        self.more.toggled.connect(folded.setVisible)

    def editors(self) -> Sequence[Editor]:
        """Return the cells, in the order in which they are read."""
        return list(self._cells.values())

    def row(self) -> Row:
        """Return the row as it stands."""
        cells: dict[str, Simple] = dict(self._kept)
        for name, editor in self._cells.items():
            value = editor.value()
            if value is not None and not isinstance(value, RowsAnswer | PassagesAnswer | PerChildAnswer):
                cells[name] = value
        return Row(self.id, cells)


class RowsEditor(ItemsEditor):
    """Takes rows; each keeps its id, so that a yes or a no can name exactly that one (H15)."""

    def __init__(
        self,
        asked: Asked,
        columns: Sequence[Column],
        value: Answer | None,
        make: MakeCell,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(asked, parent)
        self._columns, self._make = columns, make
        for row in value.rows if isinstance(value, RowsAnswer) else ():
            self.lay(_RowItem(asked.path, columns, row, make))

    def new_item(self) -> Item:
        """Return an empty row."""
        return _RowItem(self.asked.path, self._columns, None, self._make)

    def value(self) -> Answer | None:
        """Return the rows; None where there are none."""
        rows = tuple(item.row() for item in self.items if isinstance(item, _RowItem))
        return RowsAnswer(rows) if rows else None
