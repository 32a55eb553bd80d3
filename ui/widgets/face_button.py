"""One of three faces to press: the face says it by its shape, the words beside it say it again."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from jgvisit.records.payload_talk import Face
from ui import theme
from ui.theme.pictograms import paint_face
from ui.widgets.button import Button
from ui.widgets.mood import look_of


class FaceButton(Button):
    """A button with a face as large as the pictogram of a card; it never stays pressed, so it shows no answer."""

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, icon=face)
        self.face: Face = face

    def _metrics(self) -> tuple[QFontMetrics, int, int, int, int]:
        metrics, inset, target, _, ring = super()._metrics()
        return metrics, inset, target, theme.current().px("basis-picture-size"), ring

    def heightForWidth(self, width: int) -> int:
        """Return the height that shows the face and all words."""
        _, inset, _, face, ring = self._metrics()
        return max(super().heightForWidth(width), face + inset + 2 * ring)

    def _paint_picture(self, painter: QPainter, icon: str, ink: QColor, target: QRectF, *, mirrored: bool) -> None:
        paint_face(painter, icon, look_of(self), target)
