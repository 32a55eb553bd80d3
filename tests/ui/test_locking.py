from __future__ import annotations

import subprocess
import sys
import textwrap
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from jgvisit.clock import BootReading
from ui.locking import LockController, cover_windows
from ui.vault_protocol import LOCKED
from ui.widgets.cover import Cover
from ui.widgets.text import Text

ROOT = Path(__file__).resolve().parent.parent.parent


class _Clock:
    def __init__(self) -> None:
        self.elapsed_ms = 1_000_000

    def now(self) -> datetime:
        return datetime(2026, 11, 22, tzinfo=UTC)

    def boot(self) -> BootReading:
        return BootReading("boot", self.elapsed_ms)

    def wait(self, controller: LockController, minutes: float) -> None:
        """Let time pass while the machine is awake."""
        step = int(minutes * 60_000)
        self.elapsed_ms += step
        controller._last_awake_ms -= step


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.setWindowTitle("Familie Yılmaz")
    QVBoxLayout(window).addWidget(Text("Familie Yılmaz"))
    window.resize(400, 300)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window


class _Lock:
    def __init__(self) -> None:
        self.clock, self.codes, self.reasons = _Clock(), [], []
        self.controller = LockController(clock=self.clock, end=self.codes.append)
        self.controller.locking.connect(self.reasons.append)
        self.controller.start()


@pytest.fixture
def lock(window: QWidget) -> _Lock:
    return _Lock()


def test_five_idle_minutes_lock(lock: _Lock) -> None:
    lock.clock.wait(lock.controller, 4.9)
    lock.controller.check()
    assert lock.codes == []
    lock.clock.wait(lock.controller, 0.2)
    lock.controller.check()
    assert (lock.codes, lock.reasons) == ([LOCKED], ["idle"])


def test_a_touch_starts_the_idle_time_again(lock: _Lock, window: QWidget) -> None:
    lock.clock.wait(lock.controller, 4)
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    lock.clock.wait(lock.controller, 4)
    lock.controller.check()
    assert lock.codes == []


def test_what_is_closed_is_watched_no_more(lock: _Lock, window: QWidget) -> None:
    lock.controller.stop()
    lock.controller.stop()
    lock.clock.wait(lock.controller, 30)
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert (lock.codes, lock.reasons) == ([], [])


def test_a_page_handed_over_stays_twenty_minutes(lock: _Lock) -> None:
    lock.controller.set_handed_over(True)
    lock.clock.wait(lock.controller, 19)
    lock.controller.check()
    assert lock.codes == []
    lock.clock.wait(lock.controller, 2)
    lock.controller.check()
    assert lock.codes == [LOCKED]


def test_a_sleep_however_short_locks_at_the_first_event_after_it(lock: _Lock, window: QWidget) -> None:
    lock.clock.elapsed_ms += 10_000  # only the clock that counts sleep went on
    QTest.mouseMove(window.windowHandle(), QPoint(7, 7))
    assert lock.reasons == ["sleep"]


def test_the_key_locks_covers_every_window_and_takes_the_name_from_its_title(
    lock: _Lock, window: QWidget, qtbot: QtBot
) -> None:
    written: list[bool] = []
    lock.controller.bind_key(window)
    lock.controller.add_draft_writer(lambda: written.append(bool(window.findChildren(Cover))))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert (lock.codes, written) == ([LOCKED], [True])
    assert window.windowTitle() == "jgvisit"
    (cover,) = window.findChildren(Cover)
    assert cover.geometry() == window.rect()
    assert not [label for label in window.findChildren(Text) if label.isVisible()]
    assert QApplication.focusWidget() is cover
    assert len({window.grab().toImage().pixelColor(x, 5).name() for x in range(0, 400, 7)}) == 1


def test_a_draft_that_cannot_be_written_does_not_keep_the_vault_open(lock: _Lock) -> None:
    def fail() -> None:
        raise OSError("disk full")

    lock.controller.add_draft_writer(fail)
    with pytest.raises(OSError, match="disk full"):
        lock.controller.lock("key")
    assert lock.codes == [LOCKED]


def test_a_second_reason_locks_only_once(lock: _Lock) -> None:
    lock.controller.lock("key")
    lock.controller.lock("idle")
    assert lock.codes == [LOCKED]


VAULT = textwrap.dedent("""
    import os, sys
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication
    from ui.vault_process import LauncherLink, end_process
    app = QApplication([])
    link = LauncherLink()
    link.shown.connect(lambda word: (sys.stderr.write(word + "\\n"), link.report_painted()))
    link.launcher_gone.connect(lambda: end_process(75))
    link.start()
    app.exec()
""")


def test_a_vault_hears_its_turn_says_that_it_is_painted_and_ends_with_the_launcher() -> None:
    vault = subprocess.Popen(
        [sys.executable, "-c", VAULT], cwd=ROOT, stdin=-1, stdout=-1, stderr=-1, text=True, bufsize=1
    )
    assert vault.stdin is not None
    assert vault.stdout is not None
    vault.stdin.write("nonsense\nshowAfterCrash\n")
    assert vault.stdout.readline() == "shown\n"
    _, errors = vault.communicate()
    assert errors == "showAfterCrash\n"
    assert vault.returncode == LOCKED


def test_a_cover_says_what_goes_on_and_follows_the_window(window: QWidget, qtbot: QtBot) -> None:
    cover_windows("De sync loopt. Deze laptop mag dicht als hij klaar is.")
    (cover,) = window.findChildren(Cover)
    window.resize(700, 500)
    qtbot.waitUntil(lambda: cover.geometry() == window.rect())
    assert cover.text.isVisible()
    assert cover.accessibleName() == cover.text.text()


def test_an_idle_lock_waits_under_a_cover_while_a_sync_runs(lock: _Lock, window: QWidget) -> None:
    running = [True]
    lock.controller.let_finish(lambda: running[0], "Bezig met verzenden")
    lock.clock.wait(lock.controller, 6)
    lock.controller.check()
    assert lock.codes == []
    assert window.findChildren(Cover), "the screen is covered at once"
    running[0] = False
    lock.controller.check()
    assert lock.codes == [LOCKED]


def test_a_cover_over_a_sync_lasts_30_minutes_at_most(lock: _Lock) -> None:
    lock.controller.let_finish(lambda: True, "Bezig met verzenden")
    lock.controller.lock_when_done()
    lock.clock.wait(lock.controller, 29)
    lock.controller.check()
    assert lock.codes == []
    lock.clock.wait(lock.controller, 1)
    lock.controller.check()
    assert lock.codes == [LOCKED]


def test_the_key_locks_while_a_dialog_must_be_answered_first(lock: _Lock, window: QWidget, qtbot: QtBot) -> None:
    """As the one for printing: it shadows the shortcut of the window below."""
    lock.controller.bind_key(window)
    dialog = QDialog(window)
    dialog.open()
    qtbot.waitExposed(dialog)
    qtbot.waitUntil(lambda: QApplication.focusWindow() is dialog.windowHandle())
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert (lock.codes, lock.reasons) == ([LOCKED], ["key"])
    assert dialog.findChild(Cover) is not None
