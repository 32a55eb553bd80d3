"""A signature as a picture: is it one, and how to keep nothing of how it was made.

Points are x and y only, in 1/100 mm from the top left of the pad. Pressure, tilt and time are
biometric (GDPR art. 4(14)) and never come this far.
"""

from __future__ import annotations

import itertools
from enum import Enum
from math import hypot

Point = tuple[int, int]
Stroke = tuple[Point, ...]
Strokes = tuple[Stroke, ...]
_Spot = tuple[float, float]

STEP_MM100 = 20
"""Distance between points that are kept; anything at or above 0.12 mm hides the pen's speed."""
_SPLINE_PIECE_MM100 = 4.0
_DOT_MM100 = 300
_STRAIGHT = 0.985
_SMALLEST_SHARE_OF_PAD = 20
_SMALLEST_MM100 = (500, 1000)


class InkJudgement(Enum):
    """What a drawing on the pad is; everything but `ENOUGH` is refused with its reason."""

    ENOUGH = "enough"
    EMPTY = "empty"
    DOT = "dot"
    """A tap: all ink within 3 mm."""
    TOO_SMALL = "tooSmall"
    ACCIDENTAL = "accidental"
    """One straight sweep, as a sleeve or the side of a hand makes. A cross is two strokes, and enough."""


def judge(strokes: Strokes, pad_width_mm100: int) -> InkJudgement:
    """Tell whether `strokes` on a pad of this width can have been meant as a signature or a mark.

    Only an empty or accidental drawing is refused: nobody's signature is judged for its looks.
    """
    spots = [point for stroke in strokes for point in stroke]
    if not spots:
        return InkJudgement.EMPTY
    width = max(x for x, _ in spots) - min(x for x, _ in spots)
    height = max(y for _, y in spots) - min(y for _, y in spots)
    if max(width, height) < _DOT_MM100:
        return InkJudgement.DOT
    if max(width, height) < _smallest(pad_width_mm100):
        return InkJudgement.TOO_SMALL
    long_strokes = [stroke for stroke in strokes if _length(stroke) >= _DOT_MM100]
    if len(long_strokes) <= 1 and all(_is_straight(stroke) for stroke in long_strokes):
        return InkJudgement.ACCIDENTAL
    return InkJudgement.ENOUGH


def constant_width(strokes: Strokes, step_mm100: int = STEP_MM100) -> Strokes:
    """Return `strokes` with points at equal distances along a smooth line, so that no speed shows.

    A fast pen leaves few samples and long straight pieces; drawing a curve through them first
    (centripetal Catmull-Rom) and cutting it evenly leaves the same points for a slow and a fast hand.
    """
    if step_mm100 < 12:
        raise ValueError("points closer than 0.12 mm would show how fast the pen went")
    kept = (_without_repeats(stroke) for stroke in strokes)
    return tuple(_even(_curve(stroke), step_mm100) for stroke in kept if stroke)


def _smallest(pad_width_mm100: int) -> int:
    """One twentieth of the pad, at least 5 and at most 10 mm."""
    least, most = _SMALLEST_MM100
    return min(max(pad_width_mm100 // _SMALLEST_SHARE_OF_PAD, least), most)


def _length(line: tuple[_Spot, ...] | Stroke) -> float:
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in itertools.pairwise(line))


def _is_straight(stroke: Stroke) -> bool:
    (x0, y0), (x1, y1) = stroke[0], stroke[-1]
    return hypot(x1 - x0, y1 - y0) >= _STRAIGHT * _length(stroke)


def _without_repeats(stroke: Stroke) -> Stroke:
    return tuple(point for i, point in enumerate(stroke) if i == 0 or point != stroke[i - 1])


def _curve(stroke: Stroke) -> tuple[_Spot, ...]:
    if len(stroke) < 3:
        return stroke
    padded = (stroke[0], *stroke, stroke[-1])
    line: list[_Spot] = [stroke[0]]
    for i in range(len(stroke) - 1):
        line += _piece(*padded[i : i + 4])
    return tuple(line)


def _piece(p0: Point, p1: Point, p2: Point, p3: Point) -> list[_Spot]:
    """Points of the curve after `p1` up to and with `p2`."""
    d1, d2, d3 = (hypot(b[0] - a[0], b[1] - a[1]) ** 0.5 for a, b in ((p0, p1), (p1, p2), (p2, p3)))
    tangents = [_tangent(p0, p1, p2, d1, d2), _tangent(p1, p2, p3, d2, d3)]
    m1 = [d2 * t for t in tangents[0]]
    m2 = [d2 * t for t in tangents[1]]
    pieces = max(1, round(d2 * d2 / _SPLINE_PIECE_MM100))
    spots: list[_Spot] = []
    for n in range(1, pieces + 1):
        t = n / pieces
        a, b, c, d = 2 * t**3 - 3 * t**2 + 1, t**3 - 2 * t**2 + t, -2 * t**3 + 3 * t**2, t**3 - t**2
        spots.append((a * p1[0] + b * m1[0] + c * p2[0] + d * m2[0], a * p1[1] + b * m1[1] + c * p2[1] + d * m2[1]))
    return spots


def _tangent(a: Point, b: Point, c: Point, d1: float, d2: float) -> _Spot:
    """Slope of the centripetal curve at `b`; at an end of the stroke, where two points fall together, the chord's."""
    if d1 == 0 or d2 == 0:
        return ((c[0] - a[0]) / (d1 + d2), (c[1] - a[1]) / (d1 + d2))
    x, y = ((b[i] - a[i]) / d1 - (c[i] - a[i]) / (d1 + d2) + (c[i] - b[i]) / d2 for i in (0, 1))
    return (x, y)


def _even(line: tuple[_Spot, ...], step: int) -> Stroke:
    """Cut `line` into equal steps; its end is kept."""
    kept, left = [line[0]], float(step)
    for a, b in itertools.pairwise(line):
        piece, done = hypot(b[0] - a[0], b[1] - a[1]), 0.0
        while piece - done >= left:
            done += left
            left = float(step)
            kept.append((a[0] + (b[0] - a[0]) * done / piece, a[1] + (b[1] - a[1]) * done / piece))
        left -= piece - done
    if left < step:
        kept.append(line[-1])
    return tuple((round(x), round(y)) for x, y in kept)
