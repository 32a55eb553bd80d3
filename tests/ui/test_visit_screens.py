"""The pages of a visit, looked at: every size, hostile names, text twice as large, right to left, and their colours."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from event_loop import settle
from gallery.visit_pages import PAGES, card, card_state
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from usable import overlapping

from ui.screens.visit.agenda_panel import AgendaPanel
from ui.screens.visit.state import AgendaRow
from ui.widgets.text import Text

Check = Callable[[QWidget], None]
Show = Callable[[QWidget, tuple[int, int]], QWidget]
LOW, USUAL = (683, 384), (1366, 768)
SIZES = {"1920x1080": (1920, 1080), "half": LOW, "narrow": (760, 768)}
LONG = "Wilhelmina-Alexandrina van den Bergh-Oosterhuizen tot Nieuwenhoven-Schimmelpenninck"


@pytest.fixture(params=list(PAGES))
def page(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def shown(screen: QWidget, size: tuple[int, int]) -> QWidget:
        """Put the screen into a window: as in the program, it cannot be wider."""
        window = QWidget()
        column = QVBoxLayout(window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(screen)
        qtbot.addWidget(window)
        window.resize(*size)
        window.show()
        return window

    return shown


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_every_page_is_usable_at_every_size_with_a_long_name(
    page: str, size: tuple[int, int], show: Show, assert_usable: Check
) -> None:
    window = show(PAGES[page](LONG), size)
    assert_usable(window)
    assert window.width() == size[0], "nothing pushes the window wider than the display"
    assert not overlapping(window)


def test_where_the_window_is_narrow_the_way_back_leaves_its_room_to_the_frame(show: Show) -> None:
    screen = card(card_state("Sami"))
    window = show(screen, USUAL)
    settle()
    said = screen.back.text()
    assert said
    window.resize(*SIZES["narrow"])
    settle()
    assert (screen.back.text(), screen.back.accessibleName()) == ("", said)
    window.resize(*USUAL)
    settle()
    assert screen.back.text() == said


def test_where_nobody_is_ticked_the_agenda_says_what_to_do_first(show: Show) -> None:
    panel = AgendaPanel()
    window = show(panel, USUAL)
    panel.show_cards((), ())
    first = "Tik eerst aan wie er is."
    assert any(first in text.text() for text in window.findChildren(Text))
    panel.show_cards((AgendaRow("K02", "parent", "Vrijwillig of verplicht", "Samira", done=False, repeat=False),), ())
    assert not any(first in text.text() for text in window.findChildren(Text))


def test_a_card_gives_its_room_to_the_sentence_only_where_the_window_is_low(show: Show) -> None:
    screen = card(card_state("Sami"))
    window = show(screen, USUAL)
    settle()
    assert screen.title.role == "title"
    assert screen.notices.mapTo(window, QPoint(0, 0)).y() < screen.lines.mapTo(window, QPoint(0, 0)).y()
    window.resize(*LOW)
    settle()
    assert screen.title.role == "strong"
    assert screen.notices.mapTo(window, QPoint(0, 0)).y() > screen.lines.mapTo(window, QPoint(0, 0)).y()
    window.resize(*USUAL)
    settle()
    assert screen.title.role == "title"


def test_every_page_is_usable_with_hostile_names_which_are_never_read_as_markup(
    page: str, hostile_name: str, show: Show, assert_usable: Check
) -> None:
    window = show(PAGES[page](hostile_name), LOW)
    assert_usable(window)
    assert window.width() == LOW[0]
    told = [label for label in window.findChildren(QLabel) if label.text()]
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in told)


@pytest.fixture
def right_to_left() -> Iterator[None]:
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_every_page_can_be_turned_around(page: str, right_to_left: None, show: Show, assert_usable: Check) -> None:
    assert_usable(show(PAGES[page]("عبد الرحمن"), USUAL))
