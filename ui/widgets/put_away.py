"""The mark of something that was put away: the sheet slides into its place, once, so that one sees where it went."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QRectF, QVariantAnimation
from PySide6.QtGui import QHideEvent, QPainter, QPainterPath, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.theme import Tone
from ui.theme.motion import may_move
from ui.widgets.icon_mark import IconMark, IconSize


class PutAway(IconMark):
    """An icon on a disc that slides in from above where motion is wanted; else it is simply there."""

    def __init__(
        self, icon: str, parent: QWidget | None = None, *, size: IconSize = "md", tone: Tone = "positive"
    ) -> None:
        super().__init__(icon, parent, size=size, tone=tone, disc=True)
        self._way = 1.0
        self.slide = QVariantAnimation(self, startValue=0.0, endValue=1.0)
        self.slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.slide.valueChanged.connect(self._on_moved)

    def _on_moved(self, way: float) -> None:
        self._way = way
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        """Slide in, where anything may move."""
        super().showEvent(event)
        if may_move():
            self._way = 0.0
            self.slide.setDuration(theme.current().px("basis-motion-long-ms"))
            self.slide.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Be in place next time, whatever becomes of the motion."""
        self.slide.stop()
        self._way = 1.0
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the disc, and the sheet as far as it came."""
        box = QRectF(0, 0, self._side(), self._side())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_disc(painter, box)
        opening = QPainterPath()
        opening.addEllipse(box)
        painter.setClipPath(opening)
        self.paint_mark(painter, box.translated(0, (self._way - 1.0) * box.height()))
        painter.end()
