"""The page on which somebody signs: where its tools stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from desk import dressed_app
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from usable import clipped_labels, hard_to_use, outside, overlapping

from ui.demo.hand import Hand
from ui.screens.form.screen import FormScreen
from ui.screens.form.state import DecisionChoice, FormState
from ui.widgets.button import Button

STATE = FormState(
    stage="sign",
    key="k",
    signer="form/mother/1",
    signer_name="Amal Haddad",
    decisions=(DecisionChoice("agreed", "Ja", needs_ink=True),),
    worker_name="Femke Hoekstra",
)
Open = Callable[..., FormScreen]


@pytest.fixture
def before_the_pads(qtbot: QtBot) -> Open:
    """Return a function that lays the pads before the signer."""
    dressed_app()

    def opened(state: FormState = STATE, size: tuple[int, int] = (1366, 768)) -> FormScreen:
        screen = FormScreen()
        qtbot.addWidget(screen)
        screen.resize(*size)
        screen.set_hands("family")
        screen.show()
        screen.show_state(state)
        hand = Hand(1)
        hand.click(hand.find(screen, Button, "decision-agreed"))
        hand.click(screen.sign.next)
        return screen

    return opened


def _side(screen: FormScreen) -> float:
    """Return where the tools of the signer's pad stand: 0 at its left edge, 1 at its right one."""
    own = screen.sign.ink.own
    tools = own.findChildren(Button)
    middle = sum(tool.mapTo(own, QPoint(tool.width() // 2, 0)).x() for tool in tools) / len(tools)
    return middle / own.width()


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_tools_stand_where_the_writing_hand_does_not_lie(
    before_the_pads: Open, direction: Qt.LayoutDirection
) -> None:
    screen = before_the_pads()
    screen.setLayoutDirection(direction)
    Hand(1).settle()
    assert _side(screen) < 0.5
    Hand(1).sign(screen.sign.pad)
    drawn = screen.sign.pad.strokes()
    screen.show_state(replace(STATE, left_handed=True))
    Hand(1).settle()
    assert _side(screen) > 0.5
    other = screen.sign.other
    assert other.mapTo(screen, QPoint(0, 0)).x() > screen.width() / 3  # not under the left hand
    assert screen.sign.pad.strokes() == drawn


def test_one_tap_tells_which_hand_writes(before_the_pads: Open, qtbot: QtBot) -> None:
    screen = before_the_pads()
    with qtbot.waitSignal(screen.hand_chosen) as chosen:
        QTest.mouseClick(screen.sign.ink.left_hand, Qt.MouseButton.LeftButton)
    assert chosen.args == [True]


@pytest.mark.parametrize("size", [(1366, 768), (768, 1366), (640, 800), (683, 384)])
@pytest.mark.parametrize("left", [True, False])
def test_nothing_is_clipped_or_covered_at_any_size(before_the_pads: Open, size: tuple[int, int], *, left: bool) -> None:
    screen = before_the_pads(replace(STATE, left_handed=left), size)
    assert clipped_labels(screen) == []
    assert hard_to_use(screen) == []
    assert outside(screen) == []
    assert overlapping(screen) == []
