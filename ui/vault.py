"""One vault, from its PIN prompt to its end. The store is imported only after the first paint."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from jgvisit.errors import JgVisitError
from ui import theme
from ui.i18n import install_translations
from ui.locking import LockController, cover_windows
from ui.main_window import MainWindow
from ui.screens.unlock.presenter import Opener, UnlockPresenter
from ui.screens.unlock.screen import UnlockScreen
from ui.system_lock import SystemLock
from ui.task_runner import TaskRunner
from ui.vault_process import LauncherLink, end_process
from ui.vault_protocol import CLOSED
from ui.widgets.heading import install_heading_role


class Entered(Protocol):
    """The rooms behind the door."""

    def enter(self) -> None:
        """Go to the open visit, else to today."""


@dataclass(frozen=True)
class Behind:
    """What lies behind the door, each imported when it is first called."""

    by_pin: Opener
    by_passphrase: Opener
    look: Callable[[], int]
    """Seconds to wait before the next try; raises what already stands in the way."""
    rooms: Callable[[MainWindow, object, TaskRunner, LockController], Entered]
    warm_up: Callable[[], None]
    demo: bool = False


class Vault(QObject):
    """The window, the door and the lock of one process."""

    def __init__(self, behind: Behind, *, end: Callable[[int], None] = end_process) -> None:
        super().__init__()
        self._behind, self._end = behind, end
        self.window, self.runner = MainWindow(), TaskRunner(self)
        self.lock = LockController(self, end=end)
        self._system_lock = SystemLock(self.lock)
        self.unlock = UnlockScreen()
        self.window.add_screen("unlock", self.unlock)
        self.window.go("unlock", header=False)
        self.door = UnlockPresenter(self.unlock, self.runner, behind.by_pin, behind.by_passphrase, demo=behind.demo)
        self.rooms: Entered | None = None
        self.door.opened.connect(self._on_opened)
        self.unlock.quit_requested.connect(lambda: self._end(CLOSED))
        self.window.lock_requested.connect(lambda: self.lock.lock("key"))
        self.window.close_requested.connect(self._on_close_requested)

    def show(self, *, after_crash: bool = False) -> None:
        """Take the turn: show the PIN prompt."""
        screen = QGuiApplication.primaryScreen()
        available = screen.availableGeometry()
        self.window.resize(min(1366, available.width()), min(850, available.height()))
        if available.width() <= 1500:
            self.window.showMaximized()
        else:
            self.window.show()
        if after_crash:
            self.door.tell_crash()
        QTimer.singleShot(0, self._look)

    def _look(self) -> None:
        """Say what is known before a try, off the UI thread, and warm up what comes next."""
        self.runner.slow(self, self._behind.look, self._on_looked, self.door.tell_problem)
        self.runner.slow(self, self._behind.warm_up, lambda _: None, self.door.tell_problem)

    def _on_looked(self, wait_s: int) -> None:
        if wait_s:
            self.door.wait(wait_s)

    def _on_opened(self, safe: object) -> None:
        try:
            self.rooms = self._behind.rooms(self.window, safe, self.runner, self.lock)
        except JgVisitError as error:
            self.door.tell_problem(error)
            return
        self.lock.bind_key(self.window)
        self.lock.add_draft_writer(self.runner.finish_writes)
        self.lock.start()
        self._system_lock.start()
        self.rooms.enter()

    def _on_close_requested(self) -> None:
        """The window's cross: drafts are on disk first, then the process ends."""
        cover_windows()
        self.runner.finish_writes()
        self._end(CLOSED)


def dress(app: QApplication) -> None:
    """Give the application its look, its Dutch and its headings."""
    theme.apply_theme(app)
    install_translations(app)
    install_heading_role()


def run(behind: Behind) -> int:
    """Run one vault under the launcher; return when it ends without a lock."""
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    # the xcb plugin switches compression on while the application is made; ink needs every sample
    app.setAttribute(Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents, False)
    sys.excepthook = _report_and_end
    dress(app)
    vault, link = Vault(behind), LauncherLink()
    link.shown.connect(lambda turn: _take_turn(vault, link, after_crash=turn == "showAfterCrash"))
    link.launcher_gone.connect(lambda: vault.lock.lock("launcherGone"))
    link.start()
    return app.exec()


def _take_turn(vault: Vault, link: LauncherLink, *, after_crash: bool) -> None:
    vault.show(after_crash=after_crash)
    QTimer.singleShot(0, link.report_painted)


def _report_and_end(kind: type[BaseException], error: BaseException, at: TracebackType | None) -> None:
    """A bug ends the vault: a process in an unknown state must not hold a family's papers."""
    place = at
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = "" if place is None else f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}"
    sys.stderr.write(f"jgvisit: {kind.__name__} at {where}\n")
    end_process(1)
