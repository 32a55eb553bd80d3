"""The lease on the screens: a warning in time, the end of the day alone once it ended, and two ways back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lease_maker import DAY_KEY, leased
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, TestClock, begin_visit, settle_family

from jgvisit.ids import CaseId
from jgvisit.records.day_code import day_code
from jgvisit.services.laptop.leases import LeaseEndedError
from jgvisit.workspace import Workspace
from ui.error_texts import error_message
from ui.lease_wording import lease_warning, opened_today
from ui.screens.end_of_day.screen import EndOfDayScreen
from ui.screens.end_of_day.state import BalanceView, EndOfDayState, LeaseEnd
from ui.screens.today.screen import TodayScreen
from ui.screens.today.state import FamilyLine, TodayState
from ui.screens.unlock.screen import UnlockScreen, UnlockState

Shot = Callable[[QWidget, str], Path]
ENDED = EndOfDayState(
    balance=BalanceView(made=12, received=9, waiting=3), ended=LeaseEnd(date(2026, 12, 5), date(2026, 12, 9))
)


def door(name: str) -> UnlockState:
    if name == "ended":
        problem = error_message(LeaseEndedError("05-12-2026"))
        return UnlockState(mode="passphrase", pin_possible=False, problem=problem, days_left=0)
    return UnlockState(days_left=3 if name == "three" else 0)


@pytest.mark.parametrize("name", ["three", "last", "ended"])
def test_the_door_tells_of_the_lease_at_every_size(
    qtbot: QtBot, name: str, screen_size: tuple[int, int], assert_usable: Callable[[QWidget], None], shot: Shot
) -> None:
    screen = UnlockScreen()
    qtbot.addWidget(screen)
    screen.resize(*screen_size)
    screen.show()
    screen.show_state(door(name))
    shot(screen, f"lease-door-{name}-{screen_size[0]}")
    assert_usable(screen)
    assert screen.lease.isVisible() == (name != "ended")  # one message at a time


@pytest.mark.parametrize("name", ["one", "code"])
def test_today_tells_of_the_lease_at_every_size(
    qtbot: QtBot, name: str, screen_size: tuple[int, int], assert_usable: Callable[[QWidget], None], shot: Shot
) -> None:
    screen = TodayScreen()
    qtbot.addWidget(screen)
    screen.resize(*screen_size)
    screen.show()
    lease = lease_warning(1) if name == "one" else opened_today()
    families = (FamilyLine(CaseId("c"), "Familie Jansen", 2),)
    screen.show_state(TodayState(today=date(2026, 12, 4), lease=lease, families=families))
    shot(screen, f"lease-today-{name}-{screen_size[0]}")
    assert_usable(screen)


@pytest.mark.parametrize("problem", ["", "Dit is niet de code van deze laptop voor vandaag."])
def test_the_end_of_the_day_asks_for_a_code_at_every_size(
    qtbot: QtBot, problem: str, screen_size: tuple[int, int], assert_usable: Callable[[QWidget], None], shot: Shot
) -> None:
    screen = EndOfDayScreen()
    qtbot.addWidget(screen)
    screen.resize(*screen_size)
    screen.show()
    screen.show_state(replace(ENDED, code_problem=problem))
    shot(screen, f"lease-end-{'wrong' if problem else 'ended'}-{screen_size[0]}")
    assert_usable(screen)
    assert not screen.back.isVisible()
    assert screen.login.isVisible()
    assert "5 december 2026" in screen.lease.text.text()


def test_eight_digits_with_whatever_between_can_be_given(qtbot: QtBot) -> None:
    screen = EndOfDayScreen()
    qtbot.addWidget(screen)
    screen.show_state(ENDED)
    panel = screen.code
    for typed, enough in (("1234 567", False), ("1234 5678", True), ("12.34-56 78", True), ("123456789", False)):
        panel.field.edit.setText(typed)
        assert panel.open.isEnabled() == enough
    panel.field.edit.setText("1234 5678")
    with qtbot.waitSignal(screen.code_given) as given:
        panel.field.edit.returnPressed.emit()
    assert given.args == ["1234 5678"]


@pytest.fixture
def family(work: Workspace, clock: TestClock) -> Family:
    settled = settle_family(work)
    leased(work, clock, days=14)
    return settled


@pytest.fixture
def seat(qtbot: QtBot, work: Workspace, family: Family) -> Iterator[Callable[[], Table]]:
    laid: list[Table] = []

    def sit() -> Table:
        laid.append(sit_down(qtbot, work))
        return laid[-1]

    yield sit
    for table in laid:
        table.leave()


def names_of(table: Table) -> str:
    shown = [label.text() for label in table.window.findChildren(QLabel) if label.isVisible()]
    return "\n".join(text for text in shown if "Haddad" in text or "Boer" in text or "Noor" in text)


def test_with_an_ended_lease_only_the_end_of_the_day_opens_and_names_nobody(
    seat: Callable[[], Table], clock: TestClock, family: Family
) -> None:
    clock.forward(days=16)
    table = seat()
    assert table.window.current == "end_of_day"
    rooms = table.rooms
    ways: tuple[Callable[[], None], ...] = (
        rooms.show_today,
        lambda: rooms.show_family(family.case),
        lambda: rooms.show_change(family.case),
        lambda: rooms.show_duty(family.case, "20:x:2026-01-01:"),
        lambda: rooms.show_papers(family.case),
    )
    for way in ways:
        way()
        table.settle()
        assert table.window.current == "end_of_day"
    assert not table.rooms.end_of_day_screen.back.isVisible()
    assert names_of(table) == ""


def test_the_officers_code_opens_today_and_a_wrong_one_says_how_many_are_left(
    seat: Callable[[], Table], clock: TestClock, work: Workspace
) -> None:
    clock.forward(days=16)
    table = seat()
    panel = table.rooms.end_of_day_screen.code
    right = day_code(DAY_KEY, work.enrolled.device, work.safe.keyring.file_id, work.leases.today())
    panel.field.edit.setText(f"{(int(right) + 1) % 10**8:08d}")
    panel.open.click()
    table.settle()
    assert table.window.current == "end_of_day"
    assert "4" in panel.field.problem.text()
    panel.field.edit.setText(f"{right[:4]} {right[4:]}")
    panel.open.click()
    table.settle()
    assert table.window.current == "today"
    assert panel.field.edit.text() == ""
    assert table.rooms.today_screen.lease.isVisible()
    assert names_of(table) != ""


def test_a_new_lease_opens_the_families_again(seat: Callable[[], Table], clock: TestClock, work: Workspace) -> None:
    clock.forward(days=16)
    table = seat()
    leased(work, clock, days=14)  # as the sync after a log-in keeps it
    table.rooms.end_of_day.refresh()
    assert not table.rooms.end_of_day_screen.code.isVisible()
    table.tap(table.rooms.end_of_day_screen.back)
    assert table.window.current == "today"


def test_an_open_visit_goes_on_when_the_lease_ends_and_its_family_can_still_be_reopened(
    seat: Callable[[], Table], clock: TestClock, work: Workspace, family: Family
) -> None:
    visit = begin_visit(work, family)
    clock.forward(days=16)
    table = seat()
    assert table.window.current == "visit"
    table.rooms.show_today()
    assert table.window.current == "visit"
    work.visits.end(family.case, visit)
    table.rooms._on_visit_ended(family.case, visit)
    table.settle()
    assert table.window.current == "family"
    table.rooms.show_today()
    table.settle()
    assert table.window.current == "end_of_day"
    assert names_of(table) == ""


def test_today_warns_from_four_days_before(seat: Callable[[], Table], clock: TestClock) -> None:
    clock.forward(days=10, hours=9)
    table = seat()
    assert not table.rooms.today_screen.lease.isVisible()
    clock.forward(hours=3)
    table.rooms.show_today()
    assert "nog 3 dagen" in table.rooms.today_screen.lease.title.text()
