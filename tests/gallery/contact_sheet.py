"""Many pictures on one sheet, each with its name, small enough to look at a whole screen at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

_WIDTH_PX, _GAP_PX, _LINE_PX, _BESIDE = 620, 10, 16, 3


def make_sheet(pictures: Sequence[Path], sheet: Path) -> None:
    """Lay the pictures out row by row, in their order."""
    small = [_small(picture) for picture in pictures]
    rows = [small[at : at + _BESIDE] for at in range(0, len(small), _BESIDE)]
    heights = [max(image.height for _, image in row) + _LINE_PX + _GAP_PX for row in rows]
    page = Image.new("RGB", (_BESIDE * (_WIDTH_PX + _GAP_PX), sum(heights)), "#606060")
    pen, top = ImageDraw.Draw(page), 0
    for row, height in zip(rows, heights, strict=True):
        for at, (name, image) in enumerate(row):
            left = at * (_WIDTH_PX + _GAP_PX)
            pen.text((left + 2, top + 2), name, fill="white")
            page.paste(image, (left, top + _LINE_PX))
        top += height
    page.save(sheet, quality=80)


def _small(picture: Path) -> tuple[str, Image.Image]:
    with Image.open(picture) as image:
        height = round(image.height * _WIDTH_PX / image.width)
        return picture.stem, image.convert("RGB").resize((_WIDTH_PX, height), Image.Resampling.LANCZOS)
