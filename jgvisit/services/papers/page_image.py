"""One page of a paper as a picture in memory."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PageImage:
    """One page as a printer takes it."""

    width_px: int
    height_px: int
    bgrx: bytes
    """Rows from the top, 4 bytes a pixel, no gap between rows."""
