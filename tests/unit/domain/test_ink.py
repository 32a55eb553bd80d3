from __future__ import annotations

from itertools import pairwise
from math import cos, hypot, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jgvisit.domain.ink import STEP_MM100, InkJudgement, Stroke, Strokes, constant_width, judge

PAD_MM100 = 16000


def loop(points: int, size: int = 900) -> Stroke:
    """The same looping line, sampled with as many points as a slow or a fast hand leaves."""
    at = [i / (points - 1) for i in range(points)]
    return tuple((round(1500 + 3000 * t + size * sin(11 * t)), round(2000 + size * cos(11 * t))) for t in at)


@pytest.mark.parametrize(
    ("strokes", "judgement"),
    [
        pytest.param((), InkJudgement.EMPTY, id="no stroke"),
        pytest.param(((),), InkJudgement.EMPTY, id="a stroke without points"),
        pytest.param((((500, 500),),), InkJudgement.DOT, id="a tap"),
        pytest.param((((500, 500), (600, 550), (520, 640)),), InkJudgement.DOT, id="a tap that trembles"),
        pytest.param((((500, 500), (900, 700), (600, 900)),), InkJudgement.TOO_SMALL, id="a tick of 4 mm"),
        pytest.param((((500, 500), (4000, 520)),), InkJudgement.ACCIDENTAL, id="one sweep of a sleeve"),
        pytest.param((((0, 500), (0, 6000)), ((90, 90),)), InkJudgement.ACCIDENTAL, id="a sweep and a tap"),
        pytest.param((((500, 500), (1700, 1700)), ((1700, 500), (500, 1700))), InkJudgement.ENOUGH, id="a cross"),
        pytest.param((loop(60),), InkJudgement.ENOUGH, id="a signature"),
        pytest.param((((500, 500), (1600, 1700), (2700, 500)),), InkJudgement.ENOUGH, id="one letter v"),
        pytest.param((((500, 500), (800, 500)),), InkJudgement.TOO_SMALL, id="3 mm is no dot any more"),
        pytest.param((((0, 0), (400, 700), (800, 0)),), InkJudgement.ENOUGH, id="just a twentieth of the pad"),
        pytest.param(
            (((0, 500), (0, 6000)), ((90, 90), (390, 90))), InkJudgement.ENOUGH, id="a stroke and one of 3 mm"
        ),
        pytest.param((((0, 2000), (2000, 2000)), ((1000, 1000), (1000, 3000))), InkJudgement.ENOUGH, id="a plus sign"),
        pytest.param((((500, 500), (1500, 505), (4000, 520)),), InkJudgement.ACCIDENTAL, id="a sweep in pieces"),
        pytest.param((((5000, 500), (5600, 1700), (6200, 500)),), InkJudgement.ENOUGH, id="a v far to the right"),
        pytest.param((((500, 5000), (1700, 5600), (500, 6200)),), InkJudgement.ENOUGH, id="a v on its side, far down"),
    ],
)
def test_only_an_empty_or_accidental_drawing_is_refused(strokes: Strokes, judgement: InkJudgement) -> None:
    assert judge(strokes, PAD_MM100) is judgement


def test_a_small_pad_accepts_a_smaller_mark() -> None:
    mark = (((100, 100), (400, 650), (700, 100)),)
    assert judge(mark, 16000) is InkJudgement.TOO_SMALL
    assert judge(mark, 8000) is InkJudgement.ENOUGH


def test_half_a_step_of_the_pad_asks_no_more() -> None:
    assert judge((((0, 0), (400, 700), (800, 0)),), 16015) is InkJudgement.ENOUGH


def test_a_slow_and_a_fast_hand_leave_the_same_picture() -> None:
    slow, fast = (constant_width((loop(samples),))[0] for samples in (900, 45))
    assert abs(len(slow) - len(fast)) <= 2
    assert max(min(hypot(x - a, y - b) for a, b in slow) for x, y in fast) < 20


def test_points_stand_at_equal_distances_whatever_the_speed() -> None:
    hurried = tuple(point for i, point in enumerate(loop(400)) if i < 60 or i % 9 == 0)
    (line,) = constant_width((hurried,))
    gaps = [hypot(x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in pairwise(line[:-1])]
    assert min(gaps) > STEP_MM100 - 2
    assert max(gaps) < STEP_MM100 + 2


def test_a_pause_of_the_pen_leaves_no_trace() -> None:
    line = loop(200)
    paused = line[:90] + (line[90],) * 50 + line[90:]
    assert constant_width((paused,)) == constant_width((line,))


def test_ends_of_a_stroke_stay_where_they_were() -> None:
    line = loop(80)
    (kept,) = constant_width((line,))
    assert (kept[0], kept[-1]) == (line[0], line[-1])


def test_a_dot_stays_a_dot_and_an_empty_stroke_goes() -> None:
    assert constant_width((((5, 5),), (), ((7, 7), (7, 7)))) == (((5, 5),), ((7, 7),))


def test_steps_below_0_12_mm_are_refused_because_they_show_speed() -> None:
    with pytest.raises(ValueError, match="how fast"):
        constant_width((loop(20),), step_mm100=11)


_POINT = st.tuples(st.integers(0, 16000), st.integers(0, 9000))


@given(st.lists(st.lists(_POINT, max_size=40).map(tuple), max_size=4).map(tuple))
def test_any_drawing_is_judged_and_redrawn_near_where_it_was(strokes: Strokes) -> None:
    drawn = constant_width(strokes)
    assert isinstance(judge(strokes, PAD_MM100), InkJudgement)
    assert len(drawn) == sum(1 for stroke in strokes if stroke)
    for line in drawn:
        assert all(-4000 < x < 20000 and -4000 < y < 13000 for x, y in line)


def barry_goldman(p: Stroke, t: float) -> tuple[float, float]:
    """The centripetal Catmull-Rom curve between the second and third of four points, by its pyramid of straight lines.

    Barry and Goldman, "A recursive evaluation algorithm for a class of Catmull-Rom splines" (1988); `t` from 0 to 1.
    """
    knots = [0.0]
    for a, b in pairwise(p):
        knots.append(knots[-1] + hypot(b[0] - a[0], b[1] - a[1]) ** 0.5)
    at = knots[1] + t * (knots[2] - knots[1])

    def between(a: tuple[float, float], b: tuple[float, float], i: int, j: int) -> tuple[float, float]:
        share = (at - knots[i]) / (knots[j] - knots[i])
        return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)

    first = [between(p[i], p[i + 1], i, i + 1) for i in range(3)]
    second = [between(first[i], first[i + 1], i, i + 2) for i in range(2)]
    return between(second[0], second[1], 1, 2)


@pytest.mark.parametrize(
    "stroke",
    [
        ((100, 100), (900, 300), (1100, 1500), (2600, 1400)),
        ((5000, 4000), (4700, 3100), (4600, 3000), (2000, 4400)),
        ((0, 0), (50, 700), (1900, 650), (1950, 60)),
    ],
)
def test_between_its_points_the_line_is_the_centripetal_curve(stroke: Stroke) -> None:
    (line,) = constant_width((stroke,), step_mm100=12)
    curve = [barry_goldman(stroke, n / 2000) for n in range(2001)]
    (x1, y1), (x2, y2) = stroke[1], stroke[2]
    from_here = min(range(len(line)), key=lambda i: hypot(line[i][0] - x1, line[i][1] - y1)) + 1
    to_here = min(range(len(line)), key=lambda i: hypot(line[i][0] - x2, line[i][1] - y2)) - 1
    middle = line[from_here : to_here + 1]
    assert len(middle) > 5
    for x, y in middle:
        assert min(hypot(x - a, y - b) for a, b in curve) < 2, (x, y)
    steps = [hypot(c - a, d - b) for (a, b), (c, d) in pairwise(middle)]
    assert max(steps) < 14
    assert min(steps) > 10


@pytest.mark.parametrize(
    "stroke",
    [
        ((100, 100), (900, 500), (1000, 1900), (2600, 1700)),
        ((5000, 4000), (4700, 3100), (2600, 3000), (2000, 4400)),
        ((300, 2000), (1200, 900), (2100, 2100)),
    ],
)
def test_a_line_leaves_its_first_point_towards_the_second_and_comes_in_from_the_last_but_one(stroke: Stroke) -> None:
    (line,) = constant_width((stroke,), step_mm100=12)
    for points, near in ((stroke, line[1:3]), (stroke[::-1], line[-3:-1])):
        (x0, y0), (x1, y1) = points[0], points[1]
        chord = hypot(x1 - x0, y1 - y0)
        for x, y in near:
            aside = abs((x - x0) * (y1 - y0) - (y - y0) * (x1 - x0)) / chord
            assert aside < 2, (x, y, aside)


def test_three_points_are_a_curve_and_no_corner() -> None:
    stroke = ((0, 0), (1000, 1000), (2000, 0))
    (line,) = constant_width((stroke,))
    corner = min(line, key=lambda spot: hypot(spot[0] - 1000, spot[1] - 1000))
    at = line.index(corner)
    (ax, ay), (bx, by) = line[at - 1], line[at + 1]
    assert abs(ay - by) <= 2  # over the top it goes level
    assert bx - ax > 30
