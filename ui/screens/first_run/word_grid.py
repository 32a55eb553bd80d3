"""Numbered words, large, in as many columns as fit: to be read aloud or written down."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui import theme
from ui.widgets.layouts import clear
from ui.widgets.panel import Panel
from ui.widgets.text import Text

_MOST_COLUMNS = 4


class WordGrid(QWidget):
    """Shows words with their numbers; equal columns, so that a word is found by its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self._columns = 0
        self._cells: list[_Cell] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.current().px("basis-space-sm"))

    @property
    def words(self) -> tuple[str, ...]:
        """What is shown."""
        return self._words

    def show_words(self, words: tuple[str, ...]) -> None:
        """Show `words`, or nothing."""
        if words == self._words:
            return
        self._words, self._columns = words, 0
        clear(self._grid)
        self._cells = [_Cell(number, word) for number, word in enumerate(words, 1)]
        self._arrange()

    def _arrange(self) -> None:
        """Choose the most columns that fit and that leave no row half full."""
        if not self._cells:
            return
        gap = self._grid.spacing()
        widest = max(cell.sizeHint().width() for cell in self._cells)
        count = len(self._cells)
        fitting = [
            columns
            for columns in range(1, _MOST_COLUMNS + 1)
            if count % columns == 0 and columns * (widest + gap) - gap <= self.width()
        ]
        columns = max(fitting, default=1)
        if columns == self._columns:
            return
        self._columns = columns
        for at in range(_MOST_COLUMNS):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)
        for at, cell in enumerate(self._cells):
            self._grid.addWidget(cell, at // columns, at % columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew for the width there is."""
        super().resizeEvent(event)
        self._arrange()


class _Cell(Panel):
    """One word under its number."""

    def __init__(self, number: int, word: str) -> None:
        super().__init__(tone="info")
        space = theme.current().px("basis-space-sm")
        self.set_even_inset(space)
        self.body.setSpacing(0)
        self.body.addWidget(Text(str(number), "small", subtle=True))
        self.body.addWidget(Text(word, "title"))
