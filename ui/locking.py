"""When the vault locks, and how: cover, write drafts, end the process (design §4)."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent, QKeySequence, QShortcut, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from jgvisit.clock import Clock, SystemClock
from ui.vault_process import end_process
from ui.vault_protocol import LOCKED, PRACTISE
from ui.widgets.cover import Cover
from ui.widgets.popups import close_popups
from ui.widgets.quiet_focus import quiet_focus

Reason = Literal[
    "idle", "key", "sleep", "screenLock", "userSwitch", "lid", "wrongCodes", "launcherGone", "storeClosed", "practice"
]
IDLE_MINUTES = 5
HANDED_OVER_IDLE_MINUTES = 20
CALL_IDLE_MINUTES = 15
LONGEST_COVERED_MINUTES = 30
LOCK_KEY = "Ctrl+L"
_TICK_MS = 5_000
_COVERED_TICK_MS = 500
_SLEEP_GAP_MS = 3_000
_INPUT = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TabletPress,
    QEvent.Type.TabletMove,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
}
WINDOW_TITLE = "jgvisit"


class LockController(QObject):
    """Watches for idleness and sleep; locks on its own, by key and when told.

    Time comes from a clock that counts sleep, so that a laptop that wakes after its idle time locks
    before it paints again. The filter sits on windows, not on the application: it must not run
    for every event of every widget.

    Signals:
        locking: the lock has begun (carries the reason); windows are covered.
    """

    locking = Signal(str)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        clock: Clock | None = None,
        end: Callable[[int], None] = end_process,
        idle_minutes: int = IDLE_MINUTES,
    ) -> None:
        super().__init__(parent)
        self._clock, self._end = clock or SystemClock(), end
        self._idle_ms = idle_minutes * 60_000
        self._handed_over, self._in_call = False, False
        self._handed_over_ms = HANDED_OVER_IDLE_MINUTES * 60_000
        self._writers: list[Callable[[], None]] = []
        self._running: Callable[[], bool] = _nothing_runs
        self._covered_words = ""
        self._covered_since_ms: int | None = None
        self._locked = self._watching = False
        self._last_input_ms = self._last_look_ms = self._boot_ms()
        self._last_awake_ms = self._awake_ms()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.check)

    def start(self) -> None:
        """Watch from now on: after the PIN was right."""
        self._watching = True
        self._last_input_ms = self._last_look_ms = self._boot_ms()
        self._last_awake_ms = self._awake_ms()
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._on_focus_window_changed)
        self._timer.start(_TICK_MS)

    def stop(self) -> None:
        """Watch no more: what it guarded is closed."""
        self._watching = False
        self._timer.stop()
        self._writers.clear()
        for window in QGuiApplication.topLevelWindows():
            window.removeEventFilter(self)

    def add_draft_writer(self, write: Callable[[], None]) -> None:
        """Have `write` called at the lock; it must put work in progress on disk before it returns."""
        self._writers.append(write)

    def let_finish(self, running: Callable[[], bool], words: str) -> None:
        """Have an idle lock wait, covered, while `running` (a sync) tells so; `words` stand on the cover."""
        self._running, self._covered_words = running, words

    def lock_when_done(self) -> None:
        """Cover every window now; lock when what runs has ended, at the latest after 30 minutes."""
        if self._locked or self._covered_since_ms is not None:
            return
        self._covered_since_ms = self._boot_ms()
        cover_windows(self._covered_words)
        self._timer.start(_COVERED_TICK_MS)

    def bind_key(self, window: QWidget) -> None:
        """Lock on Ctrl+L in `window`."""
        shortcut = QShortcut(QKeySequence(LOCK_KEY), window)
        shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
        shortcut.activated.connect(self._on_lock_key)

    def set_handed_over_minutes(self, minutes: int) -> None:
        """Let a page in the hands of the family lock after so many idle minutes; the municipality sets it."""
        self._handed_over_ms = minutes * 60_000

    def set_handed_over(self, handed_over: bool) -> None:
        """A page in the hands of the family locks only after 20 idle minutes (H10)."""
        self._handed_over = handed_over
        self._last_input_ms = self._boot_ms()

    def set_in_call(self, in_call: bool) -> None:
        """The page for a telephone call stays open for 15 minutes: nobody touches it while they speak (H10)."""
        self._in_call = in_call
        self._last_input_ms = self._boot_ms()

    def check(self) -> None:
        """Lock if nobody touched the laptop for too long, or if it slept, or if what ran under a cover is done."""
        if self._covered_since_ms is not None:
            if not self._running() or self._boot_ms() - self._covered_since_ms >= LONGEST_COVERED_MINUTES * 60_000:
                self.lock("key")
            return
        now, awake = self._boot_ms(), self._awake_ms()
        slept = (now - self._last_look_ms) - (awake - self._last_awake_ms) > _SLEEP_GAP_MS
        self._last_look_ms, self._last_awake_ms = now, awake
        if slept:
            self.lock("sleep")
        elif now - self._last_input_ms >= self._limit_ms():
            if self._running():
                self.lock_when_done()
            else:
                self.lock("idle")

    def lock(self, reason: Reason) -> None:
        """Cover every window, write the drafts, end the process; after "practice" the next is for practice."""
        if self._locked:
            return
        self._locked = True
        self._timer.stop()
        QGuiApplication.inputMethod().commit()  # letters that are still being put together are typed too
        cover_windows()
        self.locking.emit(reason)
        try:
            for write in self._writers:
                write()
        finally:  # a draft that cannot be written must not keep the vault open
            self._end(PRACTISE if reason == "practice" else LOCKED)

    def _limit_ms(self) -> int:
        handed_over = self._handed_over_ms if self._handed_over else 0
        in_call = CALL_IDLE_MINUTES * 60_000 if self._in_call else 0
        return max(self._idle_ms, handed_over, in_call)

    def _boot_ms(self) -> int:
        return self._clock.boot().elapsed_ms

    @staticmethod
    def _awake_ms() -> int:
        return time.monotonic_ns() // 1_000_000

    def _on_lock_key(self) -> None:
        self.lock("key")

    def _on_focus_window_changed(self, window: QWindow | None) -> None:
        if window is not None and self._watching:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that somebody is there; after a wake, lock before anything is painted.

        The key is looked for here too: a dialog that must be answered first shadows every shortcut of the window.
        """
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and _is_lock_key(event):
            self.lock("key")
        if event.type() in _INPUT:
            self.check()
            self._last_input_ms = self._boot_ms()
        elif event.type() == QEvent.Type.Expose:
            self.check()
        return self._locked and event.type() in _INPUT


def _is_lock_key(event: QKeyEvent) -> bool:
    return QKeySequence(event.keyCombination()) == QKeySequence(LOCK_KEY)


def _nothing_runs() -> bool:
    return False


def cover_windows(text: str = "") -> None:
    """Lay a plain cover over every window at once and take names out of their titles; `text` names nobody.

    Hints and lists that hang over a window go, and so does what was copied: the clipboard outlives the program.
    """
    close_popups()
    clipboard = QGuiApplication.clipboard()
    clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.supportsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
    with quiet_focus():
        for window in QApplication.topLevelWidgets():
            window.setWindowTitle(WINDOW_TITLE)
            if window.isVisible():
                QApplication.sendEvent(window, QEvent(QEvent.Type.WindowBlocked))  # a stroke half drawn is kept so
                cover = Cover(window, text)
                cover.show()
                cover.repaint()
