"""Photographs of a signed paper: is there anything to be seen in the file that somebody chose?"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImageReader

_SMALL = QSize(64, 64)
_PDF, _PDF_ENDS, _TAIL_BYTES = b"%PDF-", b"%%EOF", 2048


def can_be_seen(photo: bytes) -> bool:
    """Tell whether a picture opens, or a PDF is there up to its end: a file cut off on the way shows nothing later.

    Args:
        photo: JPEG, PNG or PDF by its first bytes.
    """
    if photo.startswith(_PDF):
        return _PDF_ENDS in photo[-_TAIL_BYTES:]
    buffer = QBuffer()
    buffer.setData(QByteArray(photo))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setScaledSize(_SMALL)  # a large photograph is not unpacked whole
    return not reader.read().isNull()
