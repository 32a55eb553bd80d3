"""A paper in large print: the pages as they are, cut between lines and enlarged onto sheets on their side.

Nothing is drawn anew: what a person reads in large letters is the paper that was sealed, to the stroke. A4 on its side
is 1.67 times as wide as the text of a paper of ours, which makes letters of 10.5 points letters of 17.5.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from jgvisit.services.papers.page_image import PageImage

_MARGIN = 10 / 297
"""Of a sheet on its side, left and right; the same room above and below."""
_SHEET = 210 / 297
"""Height of a sheet on its side to its width."""
_WIDEST_GAP = 0.08
"""What stays of an empty place, to the width of the text: half an empty page is no sheet of its own."""
_SEARCH = 0.5
"""The part of a sheet, at its foot, in which the widest gap is where the next sheet begins."""
_INK = bytes(level < 225 for level in range(256))
"""What counts as ink, by how green it is: letters and lines do, the tint of a banner and the word DEMO do not."""
_PIXEL = 4


@dataclass(frozen=True)
class _Gap:
    """Rows without ink: from `top` up to `end`."""

    top: int
    end: int


def enlarged(pages: Sequence[PageImage]) -> tuple[PageImage, ...]:
    """Return `pages` as more pages, each wider than high, whose ink fills their width; empty pages are left out."""
    return tuple(chain.from_iterable(_enlarged(page) for page in pages))


def _enlarged(page: PageImage) -> Iterator[PageImage]:
    inked = [_ink_of(page, row) for row in range(page.height_px)]
    sides = [each for each in inked if each is not None]
    if not sides:
        return
    left, right = min(side[0] for side in sides), max(side[1] for side in sides)
    width = right - left
    border = round(width * _MARGIN / (1 - 2 * _MARGIN))
    height = max(1, round((width + 2 * border) * _SHEET) - 2 * border)
    for rows in _sheets(_kept(inked, round(width * _WIDEST_GAP)), inked, height):
        yield _sheet(page, rows, (left, right), border, height)


def _ink_of(page: PageImage, row: int) -> tuple[int, int] | None:
    """Return where the ink of a row begins and ends; None where there is none."""
    start = row * page.width_px * _PIXEL
    marks = page.bgrx[start + 1 : start + page.width_px * _PIXEL : _PIXEL].translate(_INK)
    first = marks.find(1)
    return None if first < 0 else (first, marks.rfind(1) + 1)


def _kept(inked: Sequence[object], widest: int) -> list[int]:
    """Return the rows that stay: from the first ink to the last, and of every gap no more than `widest`."""
    kept: list[int] = []
    gap: list[int] = []
    for row, ink in enumerate(inked):
        if ink is None:
            gap.append(row)
            continue
        kept += gap[:widest] if kept else []
        kept.append(row)
        gap = []
    return kept


def _sheets(rows: list[int], inked: Sequence[object], height: int) -> Iterator[list[int]]:
    """Cut `rows` into sheets of at most `height`, where the widest gap is; only what has no gap is cut through."""
    while len(rows) > height:
        gaps = _gaps(rows[: height + 1], inked)
        foot = [gap for gap in gaps if gap.end > height * (1 - _SEARCH)]
        chosen = max(foot or gaps[-1:], key=lambda gap: (gap.end - gap.top, gap.top), default=_Gap(height, height))
        yield rows[: chosen.top]
        rows = rows[chosen.end :]
    if rows:
        yield rows


def _gaps(rows: Sequence[int], inked: Sequence[object]) -> list[_Gap]:
    """Return the gaps between the ink of `rows`, in places of `rows`; none before the first ink."""
    gaps: list[_Gap] = []
    top: int | None = None
    for place, row in enumerate(rows):
        if inked[row] is None:
            top = place if top is None else top
        elif top is not None:
            gaps.append(_Gap(top, place))
            top = None
    if top is not None:
        gaps.append(_Gap(top, len(rows)))
    return [gap for gap in gaps if gap.top > 0]


def _sheet(page: PageImage, rows: Sequence[int], sides: tuple[int, int], border: int, height: int) -> PageImage:
    left, right = sides
    width = right - left + 2 * border
    whole, edge = bytes([255]) * (width * _PIXEL), bytes([255]) * (border * _PIXEL)
    line = page.width_px * _PIXEL
    drawn = [edge + page.bgrx[row * line + left * _PIXEL : row * line + right * _PIXEL] + edge for row in rows]
    under = height + border - len(rows)
    return PageImage(width, height + 2 * border, b"".join([whole * border, *drawn, whole * under]))
