"""A card: the white, rounded ground on which things that belong together lie."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui import theme
from ui.theme import Tone
from ui.widgets.mood import mood_of


class Panel(QFrame):
    """A rounded ground with a fine edge and a soft foot instead of a shadow (effects cost 20 ms a paint).

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

    def take_own_inset(self) -> None:
        """Take the distances of the mood again."""
        self._own_inset = True
        self._set_inset()

    def _set_inset(self) -> None:
        if self._own_inset:
            inset = theme.current().px("basis-space-xl" if mood_of(self) == "family" else "basis-space-lg")
            self.body.setContentsMargins(inset, inset - 4, inset, inset)

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
        """Draw the ground."""
        now = theme.current()
        if self._tone is None:
            ground, edge = now.color("basis-color-default-bg-surface"), now.color("basis-color-default-border-subtle")
        else:
            ground, edge = now.tone(self._tone, "bg"), now.tone(self._tone, "border")
        radius = now.px("basis-border-radius-lg")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -2.5)
        if self._tone is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(edge)
            painter.drawRoundedRect(box.translated(0, 2), radius, radius)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(box, radius, radius)
        painter.end()
