"""The page on which somebody signs: where its tools stand."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from desk import dressed_app
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from usable import clipped_labels, hard_to_use, outside, overlapping, whole_in_sight

from ui.demo.hand import Hand
from ui.screens.form.means_page import MeansPage
from ui.screens.form.screen import FormScreen
from ui.screens.form.signing_draft import decode, encode
from ui.screens.form.state import DecisionChoice, FormState, LineToDecide, OtherMeans, SignIntent
from ui.widgets.button import Button
from ui.widgets.palm import PEN
from ui.widgets.text import Text

STATE = FormState(
    stage="sign",
    key="k",
    signer="form/mother/1",
    signer_name="Amal Haddad",
    decisions=(DecisionChoice("agreed", "Ja", needs_ink=True),),
    worker_name="Femke Hoekstra",
)
DECISIONS = ("agreed", "partly", "refused", "later")
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


MARK = replace(STATE, by_means=OtherMeans(kind="mark", witness="Karin Smit", witness_role="buurvrouw"))


def test_a_mark_is_whole_with_the_ink_of_all_three_and_stays_with_each(before_the_pads: Open, qtbot: QtBot) -> None:
    screen = before_the_pads(MARK)
    ink = screen.sign.ink
    for box in (ink.own, ink.witness, ink.worker):
        assert whole_in_sight(box.pad)
        assert not screen.sign.confirm.isEnabled()
        Hand(1).sign(box.pad)
    assert screen.sign.confirm.isEnabled()
    with qtbot.waitSignal(screen.decided) as decided:
        Hand(1).click(screen.sign.confirm)
    said = decided.args[0]
    assert said.witness_strokes == ink.witness.pad.strokes()
    assert decode(encode(said)).witness_strokes == said.witness_strokes  # as it comes back after a lock
    screen.show_state(STATE)
    assert not ink.witness.isVisible()
    assert screen.sign.confirm.isEnabled()
    screen.show_state(replace(MARK, signer="form/father/2"))
    assert ink.witness.pad.is_blank()


def test_the_ink_of_one_witness_never_stands_under_the_name_of_another(before_the_pads: Open) -> None:
    screen = before_the_pads(MARK)
    pad = screen.sign.ink.witness.pad
    kept: list[SignIntent] = []
    screen.signing_changed.connect(kept.append)
    Hand(1).sign(pad)
    said = kept[-1]
    assert said.witness == "Karin Smit"
    screen.show_state(replace(MARK, busy=True))
    assert pad.strokes() == said.witness_strokes
    other = replace(MARK.by_means, witness="Piet de Vries")
    screen.show_state(replace(MARK, by_means=other))
    assert pad.is_blank()
    after_a_lock = replace(MARK, signer="form/mother/2", kept=decode(encode(said)))
    screen.show_state(replace(after_a_lock, by_means=other))
    assert pad.is_blank()
    screen.show_state(replace(after_a_lock, signer="form/mother/3"))
    assert pad.strokes() == said.witness_strokes


def test_the_heel_of_the_hand_turns_no_page_while_the_pen_is_near(before_the_pads: Open) -> None:
    screen, finger = before_the_pads(), QTest.createTouchDevice()
    Hand(1).sign(screen.sign.pad)
    other = screen.sign.other
    for away in (False, True):
        if away:
            PEN.forget()
        assert screen.sign.parts.currentWidget() is screen.sign.ink
        QTest.touchEvent(other, finger).press(0, other.rect().center(), other).commit()
        QTest.touchEvent(other, finger).release(0, other.rect().center(), other).commit()
    assert screen.sign.parts.currentWidget() is screen.sign.choose


def test_a_draft_of_before_there_were_witnesses_still_opens() -> None:
    before = json.loads(encode(SignIntent(decision="agreed", strokes=(((1, 2), (3, 4)),))))
    del before["witnessInk"], before["witness"]
    assert decode(json.dumps(before).encode()).strokes == (((1, 2), (3, 4)),)


def test_the_witness_is_named_by_name_and_role_before_the_paper_opens(qtbot: QtBot) -> None:
    dressed_app()
    page = MeansPage()
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    page.show_state(replace(STATE, stage="means"))
    hand = Hand(1)
    hand.click(hand.find(page, Button, "means-mark"))
    assert not page.go_on.isEnabled()
    hand.type(page.seen_by.edit, "Karin Smit")
    assert not page.go_on.isEnabled()
    hand.type(page.role.edit, "buurvrouw")
    with qtbot.waitSignal(page.chosen) as chosen:
        hand.click(page.go_on)
    assert chosen.args == [OtherMeans(kind="mark", witness="Karin Smit", witness_role="buurvrouw")]
    page.show_state(replace(STATE, stage="means", signer="form/father/2"))
    assert page.means() == OtherMeans()


@pytest.mark.parametrize(("needs_ink", "said"), [(False, True), (True, False)], ids=["later", "yes"])
def test_empty_pads_say_that_nobody_has_to_sign_where_no_ink_is_needed(
    before_the_pads: Open, needs_ink: bool, said: bool
) -> None:
    screen = before_the_pads(replace(STATE, decisions=(DecisionChoice("agreed", "Later", needs_ink=needs_ink),)))
    assert ("Niemand hoeft te tekenen." in screen.sign.ink.chosen.text()) is said
    assert screen.sign.confirm.isEnabled() is said


def test_one_tap_tells_which_hand_writes(before_the_pads: Open, qtbot: QtBot) -> None:
    screen = before_the_pads()
    with qtbot.waitSignal(screen.hand_chosen) as chosen:
        QTest.mouseClick(screen.sign.ink.left_hand, Qt.MouseButton.LeftButton)
    assert chosen.args == [True]


@pytest.mark.parametrize("size", [(1366, 768), (768, 1366), (640, 800), (683, 384)])
@pytest.mark.parametrize("state", [STATE, replace(STATE, left_handed=True), MARK], ids=["right", "left", "mark"])
def test_nothing_is_clipped_or_covered_at_any_size(
    before_the_pads: Open, size: tuple[int, int], state: FormState
) -> None:
    screen = before_the_pads(state, size)
    assert clipped_labels(screen) == []
    assert hard_to_use(screen) == []
    assert outside(screen) == []
    assert overlapping(screen) == []


@pytest.mark.parametrize("size", [(1366, 768), (700, 768)], ids=str)
def test_h15_the_lines_come_into_sight_with_the_choice_that_asks_them(qtbot: QtBot, size: tuple[int, int]) -> None:
    dressed_app()
    words = ("De school vragen hoe het gaat in de klas", "Vertellen aan de huisarts", "Overleggen met de GGD")
    lines = tuple(LineToDecide(str(at), text, "ملاحظة عن المدرسة") for at, text in enumerate(words))
    long = "Ik geef toestemming voor de regels waar ik ja bij kies, en niet voor de andere."
    choices = tuple(DecisionChoice(code, f"{long} ({code})", by_line=code == "partly") for code in DECISIONS)
    screen = FormScreen()
    qtbot.addWidget(screen)
    screen.resize(*size)
    screen.set_hands("family")
    screen.show()
    screen.show_state(replace(STATE, decisions=choices, lines=lines))
    hand = Hand(1)
    hand.click(hand.find(screen, Button, "decision-partly"))
    qtbot.waitUntil(lambda: whole_in_sight(hand.find(screen, Button, "line-0-agreed")))
    first, second = (screen.findChild(Button, f"line-{at}-agreed") for at in (0, 1))
    words_of_second = next(text for text in screen.findChildren(Text) if text.text().startswith(words[1]))
    assert first is not None
    assert second is not None
    above = words_of_second.mapTo(screen, QPoint(0, 0)).y() - first.mapTo(screen, QPoint(0, first.height())).y()
    below = (
        second.mapTo(screen, QPoint(0, 0)).y() - words_of_second.mapTo(screen, QPoint(0, words_of_second.height())).y()
    )
    assert above > 2 * below, "an answer stands nearer to its own words than to the next"
    scrolled = screen.sign.choose.verticalScrollBar()
    scrolled.setValue(scrolled.maximum())
    hand.click(hand.find(screen, Button, "line-2-refused"))
    at = scrolled.value()
    for each in ("line-1-agreed", "line-0-later"):
        hand.find(screen, Button, each).click()
    qtbot.wait(1)
    assert scrolled.value() in (at, scrolled.maximum())  # whoever answers is not scrolled away


def test_a_child_that_tells_its_own_story_has_room_to_draw(before_the_pads: Open) -> None:
    """K.12: its ink goes on its own paper, sealed as that of a signature is."""
    usual = before_the_pads(replace(STATE, informal=True))
    width, height = usual.sign.pad.width(), usual.sign.pad.height()
    screen = before_the_pads(replace(STATE, informal=True, draws=True))
    own, worker = screen.sign.ink.own, screen.sign.ink.worker
    assert own.pad.width() > 1.4 * width
    assert own.pad.height() > height
    assert worker.mapTo(screen, QPoint()).y() > own.mapTo(screen, QPoint()).y(), "the whole width is the child's"
    assert own.label.text().endswith("teken hier iets, of zet je naam")
    assert whole_in_sight(own.pad)
