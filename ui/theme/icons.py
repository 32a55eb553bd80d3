"""Line icons (Tabler, MIT) in any colour and at any size, sharp on every screen."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from jgvisit.config import resources_dir

_MIRRORED = ("arrow-left", "arrow-right", "chevron-left", "chevron-right")


@lru_cache(maxsize=256)
def _renderer(name: str, color: str) -> QSvgRenderer:
    file = resources_dir() / "icons" / f"{name}.svg"
    svg = file.read_text(encoding="utf-8").replace("currentColor", color)
    return QSvgRenderer(QByteArray(svg.encode()))


def paint_icon(painter: QPainter, name: str, color: QColor, target: QRectF, *, mirrored: bool = False) -> None:
    """Draw the icon `name` into `target`; `mirrored` (right-to-left) turns only icons that point somewhere."""
    renderer = _renderer(name, color.name())
    if not (mirrored and name in _MIRRORED):
        renderer.render(painter, target)
        return
    painter.save()
    painter.translate(target.center().x() * 2, 0)
    painter.scale(-1, 1)
    renderer.render(painter, target)
    painter.restore()


def icon(name: str, color: QColor, size_px: int = 24) -> QIcon:
    """Return the icon for a Qt control that paints its own; drawn at three times the size for dense screens."""
    pixmap = QPixmap(QSize(size_px * 3, size_px * 3))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_icon(painter, name, color, QRectF(0, 0, size_px * 3, size_px * 3))
    painter.end()
    return QIcon(pixmap)
