"""One line of a card: what it is about, and beside that what is said, in Dutch and translated, with its source."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.screens.explain.lines_view import LinesView
from ui.screens.rights.state import RightLine
from ui.widgets.mood import set_mood
from ui.widgets.text import Text

_BESIDE_FROM_PX, _TRANSLATION_BESIDE_FROM_PX, _TITLES_BESIDE_FROM_PX = 900, 620, 480
"""From 900 "Veiligheidsplan" fits its share of the width in one piece."""
_TITLE, _SAID = 5, 19
"""Shares of the width."""


class RightLineView(QWidget):
    """Draws a line; where the window is narrow all of it stands below one another."""

    def __init__(self, line: RightLine, parent: QWidget, *, rtl: bool) -> None:
        super().__init__(parent)
        self._title = LinesView("strong", beside_from_px=_TITLES_BESIDE_FROM_PX, gap="basis-space-2xs")
        self._title.show_lines((line.title,), rtl=rtl)
        left = QVBoxLayout()
        left.addWidget(self._title)
        left.addStretch(1)
        self._said = LinesView("body", beside_from_px=_TRANSLATION_BESIDE_FROM_PX, gap="basis-space-2xs")
        self._said.show_lines(line.sentences, rtl=rtl)
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(theme.current().px("basis-space-lg"))
        self._whole.addLayout(left, _TITLE)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self._said)
        source = Text(line.source, "small", subtle=True)
        set_mood(source, "worker")  # there for who asks; the room goes to what is said
        said.addWidget(source)
        said.addStretch(1)
        self._whole.addLayout(said, _SAID)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def views(self) -> tuple[LinesView, ...]:
        """What is said here, in the order in which it is read; the source is for who asks."""
        return self._title, self._said

    def height_at(self, width_px: int) -> int:
        """Return how high the line is at this width."""
        self._fit(width_px)
        return self._whole.totalHeightForWidth(width_px)

    def _fit(self, width_px: int) -> None:
        beside = width_px >= _BESIDE_FROM_PX * theme.current().text_scale
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if direction != self._whole.direction():
            self._whole.setDirection(direction)
            self._whole.setSpacing(theme.current().px("basis-space-lg" if beside else "basis-space-2xs"))
        room = width_px - self._whole.spacing()
        self._said.fit(room * _SAID // (_TITLE + _SAID) if beside else width_px)
        self._title.fit(room * _TITLE // (_TITLE + _SAID) if beside else width_px)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put things beside or below one another, whichever can be read."""
        super().resizeEvent(event)
        self._fit(self.width())
