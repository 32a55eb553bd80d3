"""Ink as a vector picture of one line width, as it stands on a paper."""

from __future__ import annotations

from dataclasses import dataclass

from jgvisit.documents.model import Strokes
from jgvisit.domain.ink import constant_width

LINE_MM = 0.5
_MARGIN_MM100 = 60


@dataclass(frozen=True)
class InkPicture:
    """An SVG and its size on paper."""

    svg: str
    width_mm: float
    height_mm: float


def ink_picture(strokes: Strokes, most_width_mm: float, most_height_mm: float) -> InkPicture | None:
    """Draw `strokes` at their own size, smaller only where they would not fit; None without ink."""
    lines = constant_width(strokes)
    if not lines:
        return None
    xs, ys = ([point[axis] for line in lines for point in line] for axis in (0, 1))
    left, top = min(xs) - _MARGIN_MM100, min(ys) - _MARGIN_MM100
    width, height = max(xs) + _MARGIN_MM100 - left, max(ys) + _MARGIN_MM100 - top
    scale = min(1.0, most_width_mm * 100 / width, most_height_mm * 100 / height)
    paths = " ".join(_path(line, left, top) for line in lines)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<path d="{paths}" fill="none" stroke="#1a1a1a" stroke-width="{LINE_MM * 100 / scale:.1f}" '
        'stroke-linecap="round" stroke-linejoin="round"/></svg>'
    )
    return InkPicture(svg, width * scale / 100, height * scale / 100)


def _path(line: tuple[tuple[int, int], ...], left: int, top: int) -> str:
    points = [f"{x - left} {y - top}" for x, y in line]
    return f"M{points[0]} L{' '.join(points[1:] or points)}"
