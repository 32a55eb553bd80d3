"""Words broken into lines: each paragraph begins at the edge where its own writing begins."""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption

from ui.i18n import is_from_the_right


class TextLines(NamedTuple):
    """A text broken to a width, in logical pixels."""

    paragraphs: tuple[QTextLayout, ...]
    width: float
    """Of the widest line."""
    height: float

    @property
    def size(self) -> QSize:
        """The whole pixels that hold every line."""
        return QSize(ceil(self.width), ceil(self.height))

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """Draw all of it, with `at` as the top left corner of the width it was broken to."""
        for paragraph in self.paragraphs:
            paragraph.draw(painter, at)


def break_lines(
    text: str,
    font: QFont,
    width: float,
    alignment: Qt.AlignmentFlag,
    step_px: float = 0.0,
) -> TextLines:
    """Break `text` to `width`.

    Args:
        text: its paragraphs stand on lines of their own.
        font: of all of it.
        width: of the room, in logical pixels.
        alignment: left, right or centre as the eye sees it. A translation that is read from the right begins there
            (`ui.i18n.with_translation`), unless all is centred.
        step_px: the least height of a line; a script that stands taller takes more.
    """
    side = alignment & Qt.AlignmentFlag.AlignHorizontal_Mask
    paragraphs, y, widest = [], 0.0, 0.0
    for words in text.split("\n"):
        turned = is_from_the_right(words)
        at_right = turned and side != Qt.AlignmentFlag.AlignHCenter
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if turned else Qt.LayoutDirection.LayoutDirectionAuto,
        )
        option.setAlignment((Qt.AlignmentFlag.AlignRight if at_right else side) | Qt.AlignmentFlag.AlignAbsolute)
        layout = QTextLayout(words, font)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line_height = max(step_px, line.height())
            line.setPosition(QPointF(0, y + (line_height - line.height()) / 2))
            y += line_height
            widest = max(widest, line.naturalTextWidth())
        layout.endLayout()
        paragraphs.append(layout)
    return TextLines(tuple(paragraphs), widest, max(y, step_px))
