"""A short state in a rounded field: words and icon, never colour alone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.theme import Tone
from ui.theme.icons import paint_icon
from ui.widgets.mood import look_of
from ui.widgets.text import Text

_MEASURE_AGAIN = {QEvent.Type.Polish, QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange}


class StatusPill(Text):
    """A pill; long words wrap inside it."""

    def __init__(
        self, text: str = "", tone: Tone = "neutral", parent: QWidget | None = None, *, icon: str | None = None
    ) -> None:
        super().__init__(text, "small", parent, tone=tone)
        self._ground: Tone = tone
        self._icon = icon
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._set_margins()

    def event(self, event: QEvent) -> bool:
        """Make room for the icon in the size of mood and theme, on the side of the direction."""
        handled = super().event(event)  # first: it learns the mood
        if event.type() in _MEASURE_AGAIN:
            self._set_margins()
        return handled

    @property
    def icon_name(self) -> str | None:
        """Which icon it bears, None without one."""
        return self._icon

    def show_status(self, text: str, tone: Tone, icon: str | None = None) -> None:
        """Change words, tone and icon."""
        self._ground, self._icon = tone, icon
        self.set_tone(tone)
        self._set_margins()
        self.setText(text)

    def _icon_px(self) -> int:
        return round(theme.current().type("small", self.mood()).size_px * 1.2)

    def _set_margins(self) -> None:
        side = theme.current().px("basis-space-sm")
        start = side + (self._icon_px() + 6 if self._icon else 0)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        edge = theme.current().px("basis-space-2xs")
        self.setContentsMargins(QMargins(side, edge, start, edge) if rtl else QMargins(start, edge, side, edge))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, the icon, then the words."""
        now, icon_px = look_of(self), self._icon_px()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = now.tone(self._ground, "bg")
        flat = ground == now.color("basis-color-default-bg-surface")  # as in high contrast: there an edge holds it
        painter.setPen(
            QPen(now.tone(self._ground, "border"), now.px("basis-border-width")) if flat else Qt.PenStyle.NoPen
        )
        painter.setBrush(ground)
        height = min(self.height(), self.heightForWidth(self.width()))
        field = QRectF(0, (self.height() - height) / 2, self.width(), height)
        if flat:
            field.adjust(1, 1, -1, -1)
        radius = min(height / 2, now.type("small", self.mood()).size_px * 1.1)
        painter.drawRoundedRect(field, radius, radius)
        if self._icon:
            side = now.px("basis-space-sm") - 2
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            x = self.width() - side - icon_px if rtl else side
            target = QRectF(x, (self.height() - icon_px) / 2, icon_px, icon_px)
            paint_icon(painter, self._icon, now.tone(self._ground, "text"), target, mirrored=rtl)
        painter.end()
        super().paintEvent(event)
