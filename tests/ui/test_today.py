from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from gallery.day_pages import DAY, NOW
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from jgvisit.ids import CaseId
from ui import theme
from ui.moments import age_in_words
from ui.screens.today.screen import TodayScreen
from ui.screens.today.state import DutyLine, FamilyLine, TodayState, VisitLine


@pytest.fixture
def screen(qtbot: QtBot) -> TodayScreen:
    screen = TodayScreen()
    qtbot.addWidget(screen)
    screen.resize(1366, 768)
    screen.show_state(DAY)
    screen.show()
    return screen


def test_the_day_is_usable_at_every_size(
    screen: TodayScreen,
    screen_size: tuple[int, int],
    assert_usable: Callable[[QWidget], None],
    shot: Callable[[QWidget, str], Path],
) -> None:
    screen.resize(*screen_size)
    shot(screen, f"today-{screen_size[0]}")
    assert_usable(screen)


def test_the_day_is_usable_with_hostile_names(
    screen: TodayScreen,
    hostile_name: str,
    screen_size: tuple[int, int],
    assert_usable: Callable[[QWidget], None],
    shot: Callable[[QWidget, str], Path],
    request: pytest.FixtureRequest,
) -> None:
    line = replace(
        DAY.visits[1], family=hostile_name, place=hostile_name, duties=(DutyLine(hostile_name, "nextVisit"),)
    )
    screen.resize(*screen_size)
    screen.show_state(replace(DAY, visits=(line,), families=(FamilyLine(CaseId("x"), hostile_name),)))
    shot(screen, f"today-{request.node.callspec.id}")
    assert_usable(screen)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in screen.findChildren(QLabel))


def test_twice_as_large_text_still_fits(screen: TodayScreen, assert_usable: Callable[[QWidget], None]) -> None:
    theme.set_text_scale(2.0)
    screen.show_state(DAY)
    assert_usable(screen)


def _words(screen: QWidget) -> str:
    return "\n".join(label.text() for label in screen.findChildren(QLabel) if label.isVisibleTo(screen))


def test_at_most_three_duties_are_shown_and_the_rank_is_said_in_words(screen: TodayScreen) -> None:
    words = _words(screen)
    assert "Voordat we iets doen: uitleg dat de hulp vrijwillig is" in words
    assert "dit is de vierde" not in words


def test_the_next_visit_has_the_main_button_and_a_visit_that_is_done_has_not(qtbot: QtBot, screen: TodayScreen) -> None:
    done, coming, *_ = screen.cards
    assert done.open.text() == "Bekijk het gezin"
    with qtbot.waitSignal(screen.visit_chosen) as chosen:
        qtbot.mouseClick(coming.open, Qt.MouseButton.LeftButton)
    assert chosen.args == ["c2", "v2"]


def test_a_family_without_a_visit_can_be_opened(qtbot: QtBot, screen: TodayScreen) -> None:
    with qtbot.waitSignal(screen.family_chosen) as chosen:
        qtbot.mouseClick(screen.cards[-1].open, Qt.MouseButton.LeftButton)
    assert chosen.args == ["c4"]


def test_one_of_many_families_is_found_by_a_part_of_its_name(
    qtbot: QtBot, screen: TodayScreen, assert_usable: Callable[[QWidget], None], shot: Callable[[QWidget, str], Path]
) -> None:
    names = [
        f"Familie {name}" for name in ("Aziz", "Berg", "Çelik", "Dijk", "Evers", "Faber", "Groen", "Haile", "Iqbal")
    ]
    screen.show_state(replace(DAY, families=tuple(FamilyLine(CaseId(name), name, 1) for name in names)))
    assert [card.name.text().strip("\u2068\u2069") for card in screen.cards[5:]] == names[:8]
    qtbot.keyClicks(screen.search.edit, "ÇEL")
    assert len(screen.cards) == 6
    with qtbot.waitSignal(screen.family_chosen) as chosen:
        qtbot.mouseClick(screen.cards[-1].open, Qt.MouseButton.LeftButton)
    assert chosen.args == ["Familie Çelik"]
    shot(screen, "today-found")
    assert_usable(screen)


def test_tomorrow_stands_below_today_in_order_and_leads_to_the_family(qtbot: QtBot, screen: TodayScreen) -> None:
    assert screen.tomorrow.text() == "Morgen, maandag 23 november 2026"
    names = [card.name.text().strip("\u2068\u2069").removeprefix("Familie ") for card in screen.cards]
    assert names == ["Bakker", "Yılmaz – de Boer", "Tesfay", "Öztürk", "Van Dam", "Jansen"]
    shown = [screen.cards[2], screen.tomorrow, screen.cards[3], screen.cards[4], screen.cards[5]]
    heights = [widget.mapTo(screen, QPoint(0, 0)).y() for widget in shown]
    assert heights == sorted(heights)
    card = next(card for card in screen.cards if "Öztürk" in card.name.text())
    assert card.open.text() == "Bekijk het gezin"
    with qtbot.waitSignal(screen.visit_chosen) as chosen:
        qtbot.mouseClick(card.open, Qt.MouseButton.LeftButton)
    assert chosen.args == ["c5", "v4"]
    screen.show_state(replace(DAY, tomorrow=()))
    assert "Geen bezoeken gepland, voor zover deze laptop weet" in _words(screen)


def test_nothing_is_said_of_tomorrow_where_no_family_is_known(screen: TodayScreen) -> None:
    screen.show_state(TodayState(today=date(2026, 11, 22)))
    assert "Morgen" not in _words(screen)


def test_a_sync_that_goes_on_is_told(screen: TodayScreen) -> None:
    screen.show_state(replace(DAY, syncing=True))
    assert screen.waiting.text() == "Het werk van vandaag wordt verstuurd"
    assert screen.cards


def test_no_card_tells_a_road_or_how_long_a_visit_takes(screen: TodayScreen) -> None:
    lines = {field.name for field in fields(VisitLine)}
    assert lines == {"visit", "case", "family", "at", "place", "children", "state", "duties", "coming"}
    assert not [word for word in ("route", "reistijd", "minuten", "duur", " km") if word in _words(screen).lower()]


def test_few_families_need_no_search(screen: TodayScreen) -> None:
    assert not screen.search.isVisible()


def test_unsent_work_is_counted_with_its_age(screen: TodayScreen) -> None:
    assert "12" in screen.waiting.text()
    assert "3 uur" in screen.waiting_age.text()
    screen.show_state(replace(DAY, unsent=0))
    assert screen.waiting.text() == "Alles is verstuurd"
    assert not screen.waiting_age.isVisibleTo(screen)


def test_an_empty_day_says_so(
    screen: TodayScreen, assert_usable: Callable[[QWidget], None], shot: Callable[[QWidget, str], Path]
) -> None:
    screen.show_state(TodayState(today=date(2026, 11, 22), pulled_at=datetime(2026, 11, 21, 17, tzinfo=UTC)))
    shot(screen, "today-empty")
    assert_usable(screen)
    assert "Vandaag staan er geen bezoeken" in _words(screen)


def test_a_laptop_that_never_fetched_leads_to_the_log_in(
    qtbot: QtBot, screen: TodayScreen, assert_usable: Callable[[QWidget], None], shot: Callable[[QWidget, str], Path]
) -> None:
    screen.show_state(TodayState(today=date(2026, 11, 22)))
    shot(screen, "today-first")
    assert_usable(screen)
    assert "Log in om uw gezinnen op te halen" in _words(screen)
    with qtbot.waitSignal(screen.end_of_day_requested):
        qtbot.mouseClick(screen.findChild(QAbstractButton, "first-log-in"), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(seconds=-400), "minder dan een minuut"),
        (timedelta(minutes=1), "1 minuut"),
        (timedelta(minutes=59), "59 minuten"),
        (timedelta(hours=47), "47 uur"),
        (timedelta(days=2), "2 dagen"),
    ],
    ids=["clock set back", "one", "many", "nearly two days", "days"],
)
def test_an_age_is_told_in_words(ago: timedelta, words: str) -> None:
    assert age_in_words(NOW - ago, NOW) == words
