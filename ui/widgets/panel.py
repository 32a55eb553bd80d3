"""A card: the white, rounded ground on which things that belong together lie."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui import theme
from ui.theme import Tone
from ui.theme.shadow import paint_shadow
from ui.widgets.mood import look_of, mood_of


class Panel(QFrame):
    """A rounded ground with a fine edge and a soft shadow (`ui.theme.shadow`; Qt's effect costs 20 ms a paint).

    Its layout is `body`. A `tone` colours ground and edge.
    """

    def __init__(self, parent: QWidget | None = None, *, tone: Tone | None = None) -> None:
        super().__init__(parent)
        self._tone = tone
        self.body = QVBoxLayout(self)
        self.body.setSpacing(theme.current().px("basis-space-sm"))
        self._own_inset = True
        self._set_inset()

    def set_inset(self, left: int, top: int, right: int, bottom: int) -> None:
        """Choose other distances between the edge and what lies inside."""
        self._own_inset = False
        self.body.setContentsMargins(left, top, right, bottom)

    def set_even_inset(self, inset: int) -> None:
        """Choose one distance all around; above it is less, for a line of text brings room of its own."""
        self.set_inset(inset, inset - theme.current().px("basis-space-2xs"), inset, inset)

    def take_own_inset(self) -> None:
        """Take the distances of the mood again."""
        self._own_inset = True
        self._set_inset()

    def _set_inset(self) -> None:
        if self._own_inset:
            inset = theme.current().px("basis-space-xl" if mood_of(self) == "family" else "basis-space-lg")
            self.body.setContentsMargins(inset, inset - theme.current().px("basis-space-2xs"), inset, inset)

    def event(self, event: QEvent) -> bool:
        """Take the distances of the mood, known once everything has its place."""
        if event.type() in (QEvent.Type.Polish, QEvent.Type.StyleChange, QEvent.Type.Show):
            self._set_inset()
        return super().event(event)

    def set_tone(self, tone: Tone | None) -> None:
        """Colour the ground and edge; None is white."""
        self._tone = tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shadow and the ground."""
        now = look_of(self)
        if self._tone is None:
            ground, edge = now.color("basis-color-default-bg-surface"), now.color("basis-color-default-border-subtle")
        else:
            ground, edge = now.tone(self._tone, "bg"), now.tone(self._tone, "border")
        radius, foot = now.px("basis-border-radius-lg"), now.px("basis-shadow-offset")
        width = now.px("basis-border-width")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2 - foot)
        if self._tone is None:
            paint_shadow(painter, now, box, radius, self.devicePixelRatioF())
        painter.setPen(QPen(edge, width))
        painter.setBrush(ground)
        painter.drawRoundedRect(box, radius, radius)
        painter.end()
