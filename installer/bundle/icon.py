"""The program's mark as a Windows icon, drawn from the one SVG."""

from __future__ import annotations

import os
import struct
from pathlib import Path

SIZES = (16, 24, 32, 48, 64, 256)


def icon_of(svg: Path) -> bytes:
    """Return an ICO with the drawing in every size Windows asks for; each picture is a PNG."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    app = QGuiApplication.instance() or QGuiApplication([])
    drawing, pictures = QSvgRenderer(str(svg)), list[bytes]()
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        drawing.render(painter)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        # the stub asks for bytes, and with text it is written all the same (PySide6 6.11.3)
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        pictures.append(bytes(buffer.data().data()))
    del app
    return packed(dict(zip(SIZES, pictures, strict=True)))


def packed(pictures: dict[int, bytes]) -> bytes:
    """Return PNG pictures by width as one ICO."""
    at = 6 + 16 * len(pictures)
    entries, data = b"", b""
    for size, picture in pictures.items():
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), at + len(data))
        data += picture
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + data
