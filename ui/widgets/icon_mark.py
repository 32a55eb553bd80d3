"""An icon that decorates; the words beside it carry the meaning."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.theme import Tone
from ui.theme.icons import paint_icon
from ui.widgets.mood import look_of, mood_of

IconSize = Literal["sm", "md", "lg", "xl", "2xl"]
_FAMILY_GROWTH = 1.3


class IconMark(QWidget):
    """An icon, on a soft disc when `disc` is true. Invisible to the screen reader."""

    def __init__(
        self,
        icon: str,
        parent: QWidget | None = None,
        *,
        size: IconSize = "md",
        tone: Tone = "action",
        disc: bool = False,
    ) -> None:
        super().__init__(parent)
        self._icon, self._size, self._disc = icon, size, disc
        self._tone: Tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_icon(self, icon: str, tone: Tone) -> None:
        """Change icon and tone."""
        self._icon, self._tone = icon, tone
        self.update()

    def _side(self) -> int:
        return round(self._mark_px() * (1.9 if self._disc else 1.0))

    def _mark_px(self) -> float:
        in_mood = _FAMILY_GROWTH if mood_of(self) == "family" else 1.0
        return theme.current().px(f"basis-icon-size-{self._size}") * in_mood

    def sizeHint(self) -> QSize:
        """Return the icon's square, with its disc."""
        return QSize(self._side(), self._side())

    def event(self, event: QEvent) -> bool:
        """Measure again when mood or theme changed."""
        if event.type() in (QEvent.Type.Polish, QEvent.Type.StyleChange):
            self.updateGeometry()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw disc and icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0, 0, self._side(), self._side())
        if self._disc:
            self.paint_disc(painter, box)
        self.paint_mark(painter, box)
        painter.end()

    def paint_disc(self, painter: QPainter, box: QRectF) -> None:
        """Draw the soft disc into `box`; in high contrast it has an edge."""
        now = look_of(self)
        ground, edge = now.tone(self._tone, "bg"), now.px("basis-border-width")
        flat = ground == now.color("basis-color-default-bg-surface")
        painter.setPen(QPen(now.tone(self._tone, "border"), edge) if flat else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawEllipse(box.adjusted(edge, edge, -edge, -edge) if flat else box)

    def paint_mark(self, painter: QPainter, box: QRectF) -> None:
        """Draw the icon into the middle of `box`."""
        inset = (self._side() - self._mark_px()) / 2
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        target = box.adjusted(inset, inset, -inset, -inset)
        paint_icon(painter, self._icon, look_of(self).tone(self._tone, "text"), target, mirrored=mirrored)
