from __future__ import annotations

from dataclasses import replace

import pytest

from jgvisit.content.model import WordingFrame
from jgvisit.domain.answer import Answer, FrameOfChild
from jgvisit.ids import PersonId
from jgvisit.services.law.frames import ChildFrame
from jgvisit.services.talk.wording import frame_of_children, wording_frame

CHILD = PersonId("01890000-0000-7000-8000-000000000001")
VOLUNTARY = ChildFrame(CHILD, "Sami", FrameOfChild("voluntary", None))
ORDERED = ChildFrame(CHILD, "Noor", FrameOfChild("court_ordered", "seen"))
ANNOUNCED = ChildFrame(CHILD, "Noor", FrameOfChild("court_ordered", "announced"))
CONTRADICTED = ChildFrame(CHILD, "Noor", FrameOfChild("voluntary", None, checking=True))
OWN_HELP = Answer(CHILD, "court_ordered", "seen", "voluntary", (), (), None, (), False, (), (), (), ())
WITHIN = replace(OWN_HELP, this_help="within_order")


@pytest.mark.parametrize(
    ("children", "frame"),
    [
        pytest.param((), "voluntary", id="nobody"),
        pytest.param((VOLUNTARY,), "voluntary", id="no order"),
        pytest.param((ORDERED,), "within_order", id="order seen"),
        pytest.param((ORDERED, VOLUNTARY), "voluntary", id="one of two ordered"),
        pytest.param((ANNOUNCED,), "unsure", id="only heard of"),
        pytest.param((ORDERED, CONTRADICTED), "unsure", id="one being checked"),
    ],
)
def test_words_about_children_count_as_ordered_only_where_a_judge_decided_for_each(
    children: tuple[ChildFrame, ...], frame: WordingFrame
) -> None:
    assert frame_of_children(children) == frame


@pytest.mark.parametrize(
    ("child", "law", "frame"),
    [
        pytest.param(VOLUNTARY, replace(OWN_HELP, frame="voluntary", frame_evidence=None), "voluntary", id="no order"),
        pytest.param(ORDERED, OWN_HELP, "voluntary", id="our own help beside an order (H13)"),
        pytest.param(ORDERED, WITHIN, "within_order", id="help within the order"),
        pytest.param(ANNOUNCED, WITHIN, "unsure", id="order nobody has seen (H12)"),
    ],
)
def test_words_about_a_help_are_read_in_the_frame_of_that_help(
    child: ChildFrame, law: Answer, frame: WordingFrame
) -> None:
    assert wording_frame(child, law) == frame
