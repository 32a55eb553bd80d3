from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from event_loop import settle
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.widgets.frame_picture import FramePictureState
from ui.widgets.frame_strip import FrameStrip
from ui.widgets.header_bar import HeaderState
from ui.widgets.heading import Heading
from ui.widgets.message_bar import Message
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.status_pill import StatusPill


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window)
    for name in ("today", "visit"):
        page = ScrollPage()
        page.body.addWidget(Heading(name))
        page.body.addStretch()
        window.add_screen(name, page)
    window.resize(1366, 768)
    window.show()
    return window


def test_navigation_is_by_name_and_says_where_it_is(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.screen_shown) as shown:
        window.go("visit")
    assert shown.args == ["visit"]
    assert window.current == "visit"
    assert window.header.isVisible()


def test_a_family_page_goes_without_the_header(window: MainWindow) -> None:
    window.go("visit", header=False)
    assert not window.header.isVisible()


def test_a_screen_that_is_removed_leaves_nothing_behind(qtbot: QtBot, window: MainWindow) -> None:
    window.go("today")
    (visit,) = [page for page in window.findChildren(ScrollPage) if page.findChildren(Heading)[0].text() == "visit"]
    with qtbot.waitSignal(visit.destroyed):
        window.remove_screen("visit")
    with pytest.raises(KeyError):
        window.go("visit")


def test_the_header_is_usable_with_hostile_names_and_no_title_shows_one(
    window: MainWindow,
    hostile_name: str,
    screen_size: tuple[int, int],
    assert_usable: Callable[[QWidget], None],
    shot: Callable[[QWidget, str], Path],
    request: pytest.FixtureRequest,
) -> None:
    window.resize(*screen_size)
    window.go("today")
    window.show_header(HeaderState(hostile_name, "Bezoek bezig", unsent=12, demo=True))
    window.show_frame(StatusPill("Vrijwillig", "voluntary", icon="heart-handshake"))
    window.show_message(Message("De server is niet bereikbaar.", "Alles staat veilig op deze laptop.", "warning"))
    shot(window, f"window-{request.node.callspec.id}")
    assert_usable(window)
    assert window.windowTitle() == "jgvisit"
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in window.findChildren(QLabel))


def test_the_header_tells_what_waits(window: MainWindow) -> None:
    window.show_header(HeaderState(unsent=1))
    assert window.header.unsent.text() == "1 stuk te versturen"
    window.show_header(HeaderState(unsent=1, syncing=True))
    assert window.header.unsent.text() == "Sync loopt"
    window.show_header(HeaderState())
    assert window.header.unsent.text() == "Alles verstuurd"


def test_the_cross_only_asks_to_close(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.close_requested):
        window.close()
    assert window.isVisible()


def test_the_lock_button_asks_to_lock(qtbot: QtBot, window: MainWindow) -> None:
    window.go("today")
    with qtbot.waitSignal(window.lock_requested):
        qtbot.mouseClick(window.header.lock, Qt.MouseButton.LeftButton)


def test_the_frame_can_be_put_and_taken_away(window: MainWindow) -> None:
    first, second = StatusPill("een"), StatusPill("twee")
    window.show_frame(first)
    window.show_frame(second)
    assert first.parent() is None
    assert second.parent() is window.header
    window.show_frame(None)
    assert second.parent() is None


def test_h4_the_familys_name_stays_in_sight_beside_many_frames(window: MainWindow) -> None:
    window.header.show_state(HeaderState("Haddad en De Boer", "Bezoek bezig", unsent=12, demo=True))
    strip = FrameStrip()
    strip.show_state(FramePictureState(("Noor de Boer",), ("Sami de Boer (sinds 12 augustus 2026)",)))
    window.show_frame(strip)
    for width in (1366, 1120, 1000, 683):
        window.resize(width, 768)
        settle()
        assert window.header.context.width() >= 110, width


def test_a_page_with_nothing_to_focus_scrolls_by_key(qtbot: QtBot, window: MainWindow) -> None:
    page = ScrollPage()
    for number in range(60):
        page.body.addWidget(Heading(str(number), 3))
    window.add_screen("long", page)
    window.go("long")
    bar = page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    qtbot.keyClick(window, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    qtbot.keyClick(window, Qt.Key.Key_Home)
    assert bar.value() == 0


class _Laid(QWidget):
    back_requested = Signal()


def test_escape_goes_back_from_what_lies_over_the_page_and_loses_nothing(qtbot: QtBot, window: MainWindow) -> None:
    page, laid, cover = QWidget(), _Laid(), QWidget()
    field = QLineEdit(page)
    for name, screen in (("page", page), ("help", laid), ("neutral", cover)):
        window.add_screen(name, screen)
    laid.back_requested.connect(window.lift)
    window.go("page")
    window.show()
    qtbot.keyClicks(field, "Oma past op")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (window.current, field.text()) == ("page", "Oma past op")
    window.lay("help")
    qtbot.keyClick(laid, Qt.Key.Key_Escape)
    assert (window.current, field.text()) == ("page", "Oma past op")
    window.lay("neutral")
    qtbot.keyClick(cover, Qt.Key.Key_Escape)
    assert window.current == "neutral", "what knows no way back by this key stays"
