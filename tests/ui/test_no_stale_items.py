"""No wrapper of a layout's item outlives the item: the next widget made at that address would end the process.

Qt deletes the item of a widget that goes or moves and tells Python nothing. What PySide wrapped meanwhile (`itemAt`,
or a filled layout that was put into another) stays known at that address (PySide6 6.11.3).
"""

from __future__ import annotations

from pathlib import Path

import shiboken6
from event_loop import settle
from gallery.walk import Walk
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QLayoutItem, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.layouts import tab_as_read


def known_items() -> list[QLayoutItem]:
    """Return the items of layouts that Python has a wrapper for; a layout is an item too, but tells when it goes."""
    known = shiboken6.getAllValidWrappers()
    return [each for each in known if isinstance(each, QLayoutItem) and not isinstance(each, QLayout)]


def stale_items(before: list[QLayoutItem]) -> int:
    """Return how many stand in no layout: `indexOf` compares addresses and touches nothing behind them.

    Args:
        before: what was known of earlier screens, which went in their own time; it is held, so that none takes its id.
    """
    layouts = [each for each in shiboken6.getAllValidWrappers() if isinstance(each, QLayout)]
    earlier = {id(each) for each in before}
    later = [each for each in known_items() if id(each) not in earlier]
    return sum(all(layout.indexOf(item) < 0 for layout in layouts) for item in later)


def test_putting_tabs_in_order_wraps_no_item(qtbot: QtBot) -> None:
    screen = QWidget()
    qtbot.addWidget(screen)
    column, row, grid = QVBoxLayout(screen), QHBoxLayout(), QGridLayout()
    column.addLayout(row)
    column.addLayout(grid)
    buttons = [QPushButton(str(number)) for number in range(6)]
    row.addWidget(buttons[0])
    row.addStretch(1)
    row.addWidget(buttons[1])
    grid.addWidget(buttons[3], 0, 1)
    grid.addWidget(buttons[2], 1, 0)
    column.addWidget(buttons[4])
    column.addWidget(buttons[5])
    before = len(known_items())
    tab_as_read(screen)
    order = [buttons[0]]
    for _ in range(5):
        following = order[-1].nextInFocusChain()
        assert isinstance(following, QPushButton)
        order.append(following)
    assert order == [buttons[0], buttons[1], buttons[3], buttons[2], buttons[4], buttons[5]], "as its layouts stand"
    assert len(known_items()) == before


def test_a_whole_visit_on_the_screens_leaves_no_stale_item(qapp: object, tmp_path: Path) -> None:
    found: list[int] = []

    class Looked(Walk):
        def _after_it(self) -> None:
            super()._after_it()
            settle()
            found.append(stale_items(before))

    before = known_items()
    Looked(tmp_path, "nl").go()
    assert found == [0]
