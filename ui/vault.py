"""One vault, from its PIN prompt to its end. The store is imported only after the first paint."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from types import TracebackType
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from jgvisit.config import places
from jgvisit.errors import JgVisitError
from ui.appearance import AppearanceKeeper
from ui.garbage import UiThreadCollector
from ui.i18n import install_translations
from ui.locking import LockController, cover_windows
from ui.main_window import MainWindow
from ui.order_watch import OrderTools, OrderWatch
from ui.practice_turn import PracticeTools, PracticeTurn
from ui.screen_capture import capture_guard
from ui.screens.appearance.presenter import AppearancePresenter
from ui.screens.appearance.screen import AppearanceScreen
from ui.screens.first_run.presenter import Enrols, FirstRunPresenter
from ui.screens.first_run.screen import FirstRunScreen
from ui.screens.new_pin.presenter import NewPinPresenter, PinTools
from ui.screens.new_pin.screen import NewPinScreen
from ui.screens.unlock.presenter import Opener, UnlockPresenter
from ui.screens.unlock.screen import UnlockScreen
from ui.system_lock import SystemLock
from ui.task_runner import TaskRunner
from ui.vault_process import LauncherLink, end_process
from ui.vault_protocol import CLOSED, LOCKED, PRACTISE
from ui.widgets.heading import install_heading_role
from ui.widgets.message_bar import Message
from ui.windows_session import WindowsSession

_DAMAGED, _CLOSED = "store.damaged", "store.closed"
_NOT_ENROLLED = "refused.not_enrolled"


class Entered(Protocol):
    """The rooms behind the door."""

    def enter(self) -> None:
        """Go to the open visit, else to today."""

    def waits(self) -> bool:
        """Tell whether something that was confirmed before the lock is not sealed yet."""

    def take_up(self) -> object:
        """Seal it; off the UI thread."""

    def tell_taken_up(self, taken: object) -> None:
        """Say what came of it, once inside."""


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
    is_new: Callable[[], bool] = lambda: False
    """Whether nothing was ever set up at this account's places."""
    enrolling: Callable[[], Enrols] | None = None
    pins: PinTools | None = None
    days_left: Callable[[], int | None] = lambda: None
    """How many days families can still be read without a log-in, by what lies beside the store; None: unknown."""
    orders: OrderTools | None = None
    note: Callable[[str], None] = lambda _: None
    """Hears the code of each foreseen failure, for the report a help desk can ask for."""
    practice: PracticeTools | None = None


class Vault(QObject):
    """The window, the door and the lock of one process."""

    def __init__(
        self,
        behind: Behind,
        *,
        end: Callable[[int], None] = end_process,
        look: AppearanceKeeper | None = None,
    ) -> None:
        super().__init__()
        self._behind, self._end = behind, end
        self._look_kept = look or AppearanceKeeper()
        self.window, self.runner = MainWindow(), TaskRunner(self, behind.note)
        self.lock = LockController(self, end=end)
        self._system_lock, self._windows_session = SystemLock(self.lock), WindowsSession(self.lock)
        self._capture = capture_guard()
        self.unlock = UnlockScreen()
        self.window.add_screen("unlock", self.unlock)
        self.window.go("unlock", header=False)
        self.appearance = AppearancePresenter(AppearanceScreen(), self.window, self._look_kept)
        self.unlock.appearance_requested.connect(self.appearance.show)
        self.door = UnlockPresenter(self.unlock, self.runner, behind.by_pin, behind.by_passphrase, demo=behind.demo)
        self.rooms: Entered | None = None
        self.first_run: FirstRunPresenter | None = None
        self._by_words = self._watched = False
        self.practice: PracticeTurn | None = None
        self.orders = OrderWatch(self, self.runner, behind.orders) if behind.orders is not None else None
        if self.orders is not None:
            self.orders.shut.connect(self._on_shut)
            self.orders.carrying_out.connect(self._on_carrying_out)
            self.orders.carried_out.connect(lambda: self._end(LOCKED))
        self.door.opened.connect(self._on_opened)
        self.unlock.pin_given.connect(partial(self._note_way_in, False))
        self.unlock.passphrase_given.connect(partial(self._note_way_in, True))
        self.unlock.practice_requested.connect(lambda: self._end(PRACTISE))
        self.unlock.quit_requested.connect(lambda: self._end(CLOSED))
        self.window.lock_requested.connect(lambda: self.lock.lock("key"))
        self.window.close_requested.connect(self._on_close_requested)

    def show(self, *, after_crash: bool = False, practice: bool = False) -> None:
        """Take the turn: show the PIN prompt, the first run where nothing was ever set up, or the practice family."""
        self._look_kept.read_again()
        new = not practice and self._behind.is_new()
        if new:
            self._begin_first_run()
        screen = QGuiApplication.primaryScreen()
        available = screen.availableGeometry()
        self.window.resize(min(1366, available.width()), min(850, available.height()))
        if available.width() <= 1500:
            self.window.showMaximized()
        else:
            self.window.show()
        self._capture.protect(int(self.window.winId()))
        if after_crash:
            self.door.tell_crash()
        if practice and self._behind.practice is not None:
            self._practise(self._behind.practice)
        else:
            QTimer.singleShot(0, self, self._warm_up if new else self._look)
        if self.orders is not None:
            self.orders.start()

    def close(self) -> None:
        """Do what the end of the process would do, and leave the process: for one that plays several in turn."""
        if self._watched:
            self.lock.stop()
        if self.orders is not None:
            self.orders.stop()
        self.runner.close()
        self.window.hide()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete)

    def _practise(self, tools: PracticeTools) -> None:
        self.window.go("unlock", header=False)
        self.unlock.hide()  # there is nothing to unlock, unless it cannot begin
        self.practice = PracticeTurn(self.window, self.runner, self.lock, tools)
        self.practice.made.connect(self._enter)
        self.practice.failed.connect(self._on_practice_failed)
        self.practice.begin()

    def _on_practice_failed(self, error: JgVisitError) -> None:
        self.unlock.show()
        self.door.tell_problem(error)

    def _look(self) -> None:
        """Say what is known before a try, off the UI thread."""
        self.runner.slow(self.door, self._behind.days_left, self.door.tell_days_left, self.door.tell_problem)
        self.runner.slow(self.door, self._behind.look, self._on_looked, self.door.tell_problem)
        self._warm_up()

    def _warm_up(self) -> None:
        """Load what comes next."""
        self.runner.slow(self.door, self._behind.warm_up, lambda _: None, self.door.tell_problem)

    def _on_looked(self, wait_s: int) -> None:
        if wait_s:
            self.door.wait(wait_s)

    def _note_way_in(self, by_words: bool, _: str) -> None:
        self._by_words = by_words

    def _on_opened(self, safe: object) -> None:
        self._watch()
        if self.orders is not None:
            self.orders.opened(safe)
        if self._by_words and self._behind.pins is not None:
            self._offer_pin(safe, self._behind.pins)
        else:
            self._enter(safe)

    def _watch(self) -> None:
        """Lock from now on: keys, or words that open them, are in this process."""
        if self._watched:
            return
        self._watched = True
        self.lock.bind_key(self.window)
        self.lock.add_draft_writer(self.runner.finish_writes)
        self.lock.start()
        self._system_lock.start()
        self._windows_session.start(int(self.window.winId()))

    def _offer_pin(self, safe: object, pins: PinTools) -> None:
        screen = NewPinScreen()
        self.window.add_screen("new_pin", screen)
        offer = NewPinPresenter(screen, self.runner, pins, safe)
        offer.wanted.connect(lambda: self.window.go("new_pin", header=False))
        offer.done.connect(partial(self._on_pin_settled, safe))
        offer.begin()

    def _on_pin_settled(self, safe: object, message: Message | None) -> None:
        def inside() -> None:
            if message is not None:
                self.window.show_message(message)
            self.window.remove_screen("new_pin")

        self._enter(safe, inside)

    def _enter(self, safe: object, inside: Callable[[], None] = lambda: None) -> None:
        """Go behind the door, or on with a first run that was cut short; `inside` is called once it is passed or shut.

        What was confirmed before the lock is sealed first: no screen may show that person as one who did not answer.
        """
        try:
            rooms = self._behind.rooms(self.window, safe, self.runner, self.lock)
            waits = rooms.waits()
            if not waits:
                rooms.enter()
        except JgVisitError as error:
            if error.code == _NOT_ENROLLED and self._behind.enrolling is not None:
                self._begin_first_run().resume(safe)
            else:
                self.stay_closed(error)
            inside()
            return
        if waits:
            self.window.go("unlock", header=False)  # busy, as it was when the PIN was given
            self.runner.slow(self, rooms.take_up, partial(self._on_taken_up, rooms, inside), self._on_not_taken_up)
            return
        self.rooms = rooms
        inside()

    def _on_taken_up(self, rooms: Entered, inside: Callable[[], None], taken: object) -> None:
        try:
            rooms.enter()
        except JgVisitError as error:
            self.stay_closed(error)
            inside()
            return
        self.rooms = rooms
        rooms.tell_taken_up(taken)
        inside()

    def _on_not_taken_up(self, error: JgVisitError) -> None:
        """The disk failed in the middle of it: the next vault looks what it holds."""
        if error.code == _DAMAGED:
            self.stay_closed(error)
        else:
            self.lock.lock("storeClosed")

    def stay_closed(self, error: JgVisitError) -> None:
        """Go back to the door and say why: SQLCipher tells of a damaged page only when it is read."""
        self.window.free()
        self.window.show_frame(None)
        self.window.go("unlock", header=False)
        self.door.tell_problem(error)

    def _on_shut(self) -> None:
        """An order closed the store behind the prompt: say so."""
        self.runner.slow(self, self._behind.look, self._on_looked, self.door.tell_problem)

    def _on_carrying_out(self) -> None:
        """An order closes this laptop: nobody reads on, drafts are on disk, and what is done is sent first."""
        cover_windows(self.tr("The municipality closes this laptop. What is done is being sent first."))
        self.runner.finish()

    def _begin_first_run(self) -> FirstRunPresenter:
        assert self._behind.enrolling is not None
        screen = FirstRunScreen()
        self.window.add_screen("first_run", screen)
        self.window.go("first_run", header=False)
        self.first_run = FirstRunPresenter(screen, self.runner, self._behind.enrolling, demo=self._behind.demo)
        self.first_run.enrolled.connect(self._on_enrolled)
        screen.quit_requested.connect(self._on_close_requested)
        screen.practice_requested.connect(lambda: self._end(PRACTISE))
        self._watch()
        return self.first_run

    def _on_enrolled(self, safe: object) -> None:
        self._enter(safe)
        self.window.remove_screen("first_run")
        self.first_run = None

    def _on_close_requested(self) -> None:
        """The window's cross: drafts are on disk and what was confirmed is sealed first, then the process ends."""
        cover_windows()
        self.runner.finish()
        if self.practice is not None:
            self.practice.throw_away()
        self._end(CLOSED)


def dress(app: QApplication) -> AppearanceKeeper:
    """Give the application its look, its Dutch and its headings; return what keeps the look."""
    here = places()
    look = AppearanceKeeper(here.appearance, here.house_style)
    look.wear()
    install_translations(app)
    install_heading_role()
    return look


def run(behind: Behind) -> int:
    """Run one vault under the launcher; return when it ends without a lock."""
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    # the xcb plugin switches compression on while the application is made; ink needs every sample
    app.setAttribute(Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents, False)
    sys.excepthook = _report_and_end
    UiThreadCollector(app)
    look = dress(app)
    vault, link = Vault(behind, look=look), LauncherLink()
    sys.excepthook = partial(_tell_damage_or_end, vault)
    link.shown.connect(lambda turn: _take_turn(vault, link, turn))
    link.launcher_gone.connect(lambda: vault.lock.lock("launcherGone"))
    link.start()
    return app.exec()


def _take_turn(vault: Vault, link: LauncherLink, turn: str) -> None:
    vault.show(after_crash=turn == "showAfterCrash", practice=turn == "showPractice")
    QTimer.singleShot(0, link.report_painted)


def _tell_damage_or_end(
    vault: Vault, kind: type[BaseException], error: BaseException, at: TracebackType | None
) -> None:
    """A damaged page may be met on any screen, and so may a store that closed on a disk that failed: open it anew.

    All else that nobody caught is a bug.
    """
    if isinstance(error, JgVisitError) and error.code == _CLOSED:
        vault.lock.lock("storeClosed")
        return
    if isinstance(error, JgVisitError) and error.code == _DAMAGED:
        vault.stay_closed(error)
        return
    _report_and_end(kind, error, at)


def _report_and_end(kind: type[BaseException], error: BaseException, at: TracebackType | None) -> None:
    """A bug ends the vault: a process in an unknown state must not hold a family's papers."""
    place = at
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = "" if place is None else f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}"
    sys.stderr.write(f"jgvisit: {kind.__name__} at {where}\n")
    end_process(1)
