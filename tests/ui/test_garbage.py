from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtCore import QThread
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.garbage import UiThreadCollector


class _Holder:
    def __init__(self) -> None:
        self.me = self
        self.widget = QWidget()


def test_a_cycle_with_a_widget_is_freed_on_the_ui_thread_however_much_others_allocate(qtbot: QtBot) -> None:
    collector = UiThreadCollector()
    freed_on: list[QThread] = []
    holder = _Holder()
    weakref.finalize(holder, lambda: freed_on.append(QThread.currentThread()))
    del holder
    allocating = threading.Thread(target=lambda: [[[] for _ in range(1000)] for _ in range(200)])
    allocating.start()
    allocating.join()
    assert freed_on == [], "no other thread collects"
    for _ in range(200_000 // 1000):
        _ = [[] for _ in range(1000)]
    collector.collect_if_due()
    gc.collect()
    assert freed_on == [QThread.currentThread()]


def test_what_is_full_is_collected(qtbot: QtBot) -> None:
    collector = UiThreadCollector()
    assert not gc.isenabled()
    kept = [[] for _ in range(gc.get_threshold()[0] + 1000)]
    collector.collect_if_due()
    assert gc.get_count()[0] < len(kept)
