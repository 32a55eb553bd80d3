"""What must be known of a text stands on every surface that shows it, and what may not open does not (H27)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest
from pack_maker import eyes_of, new_eyes, new_pack, new_root, own_number
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import TestClock, begin_visit, enrolled_safe, open_form_a, settle_family

from jgvisit.bootstrap import open_workspace
from jgvisit.enrolment import enrolment_of, keep_enrolment
from jgvisit.store.safe import Safe
from jgvisit.workspace import Workspace
from ui.screens.end_of_day.screen import EndOfDayScreen
from ui.screens.end_of_day.state import BalanceView, EndOfDayState, TextsView

NEXT = own_number() + 1
Sit = Callable[[Workspace], Table]


@pytest.fixture
def sit(qtbot: QtBot) -> Iterator[Sit]:
    laid: list[Table] = []

    def down(work: Workspace) -> Table:
        laid.append(sit_down(qtbot, work))
        return laid[-1]

    yield down
    for table in laid:
        table.leave()


@pytest.fixture
def safe(tmp_path: Path, clock: TestClock) -> Iterator[Safe]:
    """A store that is no demo's."""
    safe = enrolled_safe(tmp_path / "real", clock, demo=False)
    yield safe
    safe.close()


def words(window: QWidget) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def with_release(safe: Safe, clock: TestClock, *, demo: bool = False, **how: object) -> Workspace:
    """Take a release in and unlock again."""
    eyes = eyes_of(new_root(demo=True), demo=True) if demo else new_eyes()
    keep_enrolment(safe, msgspec.structs.replace(enrolment_of(safe), root_pem=eyes.root_pem))
    work = open_workspace(safe, clock)
    assert work.packs.accept(eyes.release(new_pack(NEXT, base=NEXT - 1, **how)))  # type: ignore[arg-type]  # fields by name
    return open_workspace(safe, clock)


def test_h27_in_production_an_unreleased_card_says_so_in_the_visit_and_does_not_open(
    safe: Safe, clock: TestClock, sit: Sit
) -> None:
    work = open_workspace(safe, clock)
    family = settle_family(work)
    begin_visit(work, family)
    table = sit(work)
    table.rooms.show_card(family.case, "K02", "parent")
    assert table.window.current == "visit"
    assert "niet vrijgegeven door een jurist" in words(table.window)
    table.rooms.show_visit(family.case)
    table.rooms.show_form(family.case, family.boy, "")
    assert table.window.current == "visit"
    assert "niet vrijgegeven door een jurist" in words(table.window)
    assert work.files.get(family.case).forms == ()


def test_a_released_text_carries_no_mark(safe: Safe, clock: TestClock, sit: Sit) -> None:
    work = with_release(safe, clock)
    family = settle_family(work)
    begin_visit(work, family)
    table = sit(work)
    table.rooms.show_card(family.case, "K02", "parent")
    assert table.window.current == "explain"
    assert "Concept" not in words(table.window)
    table.rooms.show_form(family.case, family.boy, "")
    assert table.window.current == "form"
    assert "Concept" not in words(table.window)


@pytest.mark.parametrize(
    ("state", "mark"),
    [
        ("draft", "Concept: deze tekst is nog niet door een jurist gecontroleerd."),
        ("checked_by_jurist", "Concept: een jurist heeft deze tekst gecontroleerd, maar nog niet vrijgegeven."),
    ],
)
def test_a_text_that_is_not_released_is_marked_on_card_and_form(
    tmp_path: Path, clock: TestClock, sit: Sit, state: str, mark: str
) -> None:
    demo = enrolled_safe(tmp_path / "demo", clock)
    change = {"change": lambda _, text: text.replace('review = "released"', f'review = "{state}"')}
    work = with_release(demo, clock, demo=True, **change)
    family = settle_family(work)
    visit = begin_visit(work, family)
    table = sit(work)
    table.rooms.show_card(family.case, "K02", "parent")
    assert mark in words(table.window)
    table.rooms.show_form(family.case, family.boy, "")
    assert mark in words(table.window)
    form = open_form_a(work, family, visit, family.boy)
    table.rooms.show_form(family.case, family.boy, form)
    assert mark in words(table.window)
    demo.close()


def test_an_expired_text_warns_on_card_and_form(safe: Safe, clock: TestClock, sit: Sit) -> None:
    work = with_release(safe, clock, until="2026-11-30")
    clock.forward(days=10)
    family = settle_family(work)
    begin_visit(work, family)
    table = sit(work)
    warning = "Deze tekst gold tot en met 30 november 2026. Vraag de gemeente of hij nog klopt."
    for card in ("K01", "K02"):
        table.rooms.show_card(family.case, card, "parent")
        assert warning in words(table.window)
    table.rooms.show_form(family.case, family.boy, "")
    assert warning in words(table.window)


VIEWS = [
    TextsView("accepted", 6, date(2028, 12, 31)),
    TextsView("taken_up", 6, date(2028, 12, 31)),
    TextsView("refused", why="De nieuwe teksten zijn niet heel aangekomen. Alles blijft zoals het was."),
    TextsView("unusable", 6),
]


@pytest.mark.parametrize("texts", VIEWS, ids=[view.outcome for view in VIEWS])
def test_new_texts_have_their_own_line_in_the_balance(qtbot: QtBot, texts: TextsView) -> None:
    screen = EndOfDayScreen()
    qtbot.addWidget(screen)
    screen.resize(1366, 768)
    screen.show()
    screen.show_state(EndOfDayState(phase="done", balance=BalanceView(made=3, received=3)))
    qtbot.wait(1)
    before = words(screen).splitlines()
    screen.show_state(EndOfDayState(phase="done", balance=BalanceView(made=3, received=3), texts=texts))
    qtbot.wait(1)
    added = [line for line in words(screen).splitlines() if line not in before]
    assert len(added) == 1
    assert "tekst" in added[0]
