"""Sentences, large, each with its translation beside it; below it where the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui import theme
from ui.screens.explain.state import Line
from ui.theme import TextRole, Tone
from ui.widgets.layouts import clear
from ui.widgets.text import Text

_BESIDE_FROM_PX = 900
CLOSE = "basis-space-2xs"
"""Gap between lines that belong together, such as the marks of a text."""


class LinesView(QWidget):
    """Draws lines; a sentence and its translation always stand together."""

    def __init__(
        self,
        role: TextRole = "body",
        parent: QWidget | None = None,
        *,
        beside_from_px: int = _BESIDE_FROM_PX,
        gap: str = "basis-space-lg",
        tone: Tone | None = None,
    ) -> None:
        super().__init__(parent)
        self._role: TextRole = role
        self._tone = tone
        self._beside_from_px, self._gap = beside_from_px, gap
        self._lines: tuple[Line, ...] = ()
        self._rtl, self._beside = False, True
        self._marked: tuple[int, bool] | None = None
        self._said: dict[tuple[int, bool], Text] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.current().px("basis-space-2xl"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_lines(self, lines: tuple[Line, ...], *, rtl: bool) -> None:
        """Draw `lines`; `rtl` is the direction of the translation."""
        if (lines, rtl) != (self._lines, self._rtl):
            self._lines, self._rtl = lines, rtl
            self._build()

    def mark(self, line: int | None, *, translation: bool = False) -> None:
        """Mark the sentence that is being said; None marks nothing."""
        self._marked = None if line is None else (line, translation)
        for at, text in self._said.items():
            text.set_marked(at == self._marked)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines that stand here."""
        return self._lines

    def said(self) -> tuple[Text, ...]:
        """Return the sentences as they stand here, each Dutch one before its translation."""
        return tuple(self._said.values())

    def _build(self) -> None:
        clear(self._grid)
        self._said.clear()
        translated = any(translation for _, translation in self._lines)
        gap = self._gap if self._beside or not translated or self._gap == CLOSE else "basis-space-sm"
        self._grid.setVerticalSpacing(theme.current().px(gap))
        for row, (dutch, translation) in enumerate(self._lines):
            at = row if self._beside else 2 * row
            said = Text(dutch, self._role, tone=self._tone)
            self._said[row, False] = said
            self._grid.addWidget(said, at, 0, 1, 1 if translated and self._beside else 2)
            if translation:
                other = self._said[row, True] = self._translation(translation)
                self._grid.addWidget(other, *((at, 1) if self._beside else (at + 1, 0, 1, 2)))
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)
        for place, text in self._said.items():
            text.set_marked(place == self._marked)

    def _translation(self, text: str) -> Text:
        label = Text(text, self._role, tone=self._tone)
        if self._rtl:
            label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        return label

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put translations beside or below, whichever can be read."""
        super().resizeEvent(event)
        self.fit(self.width())

    def height_at(self, width_px: int) -> int:
        """Return how high the lines are at this width."""
        self.fit(width_px)
        return self._grid.totalHeightForWidth(width_px)

    def fit(self, width_px: int) -> None:
        """Lay the lines out for this width, also before they are shown."""
        beside = width_px >= self._beside_from_px * theme.current().text_scale
        if beside != self._beside:
            self._beside = beside
            self._build()
