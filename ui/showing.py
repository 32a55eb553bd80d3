"""Showing a page to the family, in two ways, and laying a card over everything (H10).

*Together*: the worker holds the device. The page loses what is the worker's; "Done" leads to a neutral page of this
visit, without a code, and from there on.
*Handed over*: the family has the device. The window fills the screen and keeps to this one page whatever the
program itself wants; the way out is the worker's exit code, never the PIN. Five wrong codes lock everything.
*Pause*: one press, on any page of a visit, lays a calm page over it that names nobody; one press goes on with the same
page. Handed over, by the code: somebody else may sit there by then.
*Cover*: one key or button lays the card about this visit over anything. Nothing about it tells that something
lies beneath: the same key, or the title held for a while, takes it away again; handed over, through the exit.

What the platform lets a program refuse: on X11 the window takes the whole keyboard, so that Alt+Tab and the keys
of the desktop do not arrive there. Wayland gives no program that; there and on macOS the page fills the screen and
no more. Windows keeps Ctrl+Alt+Del, the Windows key and Alt+Tab to itself (only a kiosk account of the municipality
refuses those). Nowhere can a program refuse the power key or another console of Linux. What is then in sight is
the desktop or the lock of the system, never another page of ours: that stays where it is until the code.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut

from jgvisit.content.family_words import DUTCH_ONLY, FamilyWords
from jgvisit.errors import StoreError
from jgvisit.services.laptop.exit_codes import WRONG_CODES_LOCK, EasyCodeError, ExitCodes, require_good
from ui.hands import COVER_KEY, Hands
from ui.main_window import MainWindow
from ui.screens.explain.screen import ExplainScreen
from ui.screens.explain.state import ExplainState
from ui.screens.hands.exit_screen import ExitScreen, ExitState
from ui.screens.hands.neutral_screen import NeutralScreen, PauseScreen

COVER, EXIT, NEUTRAL, PAUSE = "cover", "exit", "neutral", "pause"


class Handable(Protocol):
    """A screen that can be shown or given to the family."""

    def set_hands(self, hands: Hands) -> None:
        """Show what is for these hands, and nothing else."""


class Showing(QObject):
    """In whose hands the program is, and the ways between.

    Signals:
        handed_over_changed: whether the family has the device: it then locks later (H10).
        lock_wanted: five wrong codes.
        pause_ended: the talk goes on.
    """

    handed_over_changed = Signal(bool)
    lock_wanted = Signal()
    pause_ended = Signal()

    def __init__(
        self,
        window: MainWindow,
        codes: ExitCodes,
        screen_of: Callable[[str], Handable | None],
        visit_card: Callable[[], ExplainState | None],
        words: Callable[[], FamilyWords] = lambda: DUTCH_ONLY,
    ) -> None:
        super().__init__(window)
        self._window, self._codes, self._screen_of, self._visit_card = window, codes, screen_of, visit_card
        self._words = words
        self.hands: Hands = "worker"
        self.exit_screen, self.neutral_screen, self.cover_screen = ExitScreen(), NeutralScreen(), ExplainScreen()
        self.pause_screen = PauseScreen()
        self.cover_screen.set_cover()
        laid = {
            EXIT: self.exit_screen,
            NEUTRAL: self.neutral_screen,
            COVER: self.cover_screen,
            PAUSE: self.pause_screen,
        }
        for name, screen in laid.items():
            window.add_screen(name, screen)
        self._given: Handable | None = None
        self._chosen, self._wrong = "", 0
        self._was_maximized = False
        self._choosing = False
        self.exit_screen.code_given.connect(self._on_code_given)
        self.exit_screen.kept.connect(self._on_code_kept)
        self.exit_screen.cancelled.connect(self._on_exit_cancelled)
        self.neutral_screen.go_on_requested.connect(self._on_go_on)
        self.cover_screen.title_held.connect(self.toggle_cover)
        self.pause_screen.go_on_requested.connect(self.end_pause)
        self._covered, self._paused, self._times = False, False, 0
        key = QShortcut(QKeySequence(COVER_KEY), window)
        key.setContext(Qt.ShortcutContext.ApplicationShortcut)
        key.activated.connect(self.toggle_cover)

    @property
    def is_covered(self) -> bool:
        """Whether the card lies over everything, or the code is asked that takes it away."""
        return self._covered

    @property
    def is_paused(self) -> bool:
        """Whether the talk pauses, also while the code is asked that goes on with it."""
        return self._paused

    # -- two ways of showing ------------------------------------------------------------------

    def look_together(self) -> None:
        """Show the page in sight to the family, in the worker's hands."""
        if self._begin("together"):
            self._fill_screen()

    def hand_over(self) -> None:
        """Give the page in sight to the family; a worker without an exit code chooses one first."""
        if self.hands != "worker" or self._screen_of(self._window.current) is None:
            return
        if not self._codes.is_set or self._codes.was_not_given:
            self._choosing, self._chosen = True, ""
            self._ask(ExitState("renew" if self._codes.is_set else "choose"))
            return
        self._wrong = 0
        self._note_out(True)
        self._begin("handedOver")
        self._fill_screen()
        self._grab(True)
        self.handed_over_changed.emit(True)

    def give_back(self) -> None:
        """The family gives the page back: the worker's code is asked; after looking together nothing is."""
        if self.hands == "handedOver":
            self._ask(ExitState())
        elif self.hands == "together":
            self.neutral_screen.say(self._words())
            self._window.lay(NEUTRAL)
            self._take_back()

    def _begin(self, hands: Hands) -> bool:
        page = self._window.current
        screen = self._screen_of(page)
        if self.hands != "worker" or screen is None:
            return False
        self.hands, self._given = hands, screen
        self._window.keep_to(page)
        screen.set_hands(hands)
        return True

    def _take_back(self) -> None:
        """Give the page in the worker's hands what is the worker's again; what lies over it stays."""
        was_handed_over, self.hands = self.hands == "handedOver", "worker"
        if self._given is not None:
            self._given.set_hands("worker")
        self._grab(False)
        self._leave_screen()
        self._window.keep_to("")
        if was_handed_over:
            self._note_out(False)
            self.handed_over_changed.emit(False)

    # -- code ---------------------------------------------------------------------------------

    def _ask(self, state: ExitState) -> None:
        self.exit_screen.show_state(state)
        self._window.lay(EXIT)

    def _on_code_given(self, code: str) -> None:
        if self._choosing:
            self._choose(code)
        elif self._codes.is_right(code):
            self._covered = False
            self._take_back()
            self._window.lift(whole=True)
            self._note_going_on()
        else:
            self._wrong += 1
            if self._wrong >= WRONG_CODES_LOCK:
                self.lock_wanted.emit()
            else:
                self.exit_screen.show_state(ExitState(problem=self.tr("That is not the code.")))

    def _choose(self, code: str) -> None:
        try:
            require_good(code)
        except EasyCodeError:
            easy = self.tr("Everybody tries that one first. Choose another.")
            self.exit_screen.show_state(ExitState("choose", easy))
            return
        if not self._chosen:
            self._chosen = code
            self.exit_screen.show_state(ExitState("repeat"))
        elif code != self._chosen:
            self._chosen = ""
            self.exit_screen.show_state(ExitState("choose", self.tr("That was another code. Choose once more.")))
        else:
            self._keep(code)

    def _keep(self, code: str) -> None:
        try:
            self._codes.choose(code)
        except StoreError:  # a full or failing disk: nothing is handed over on a code that may be gone
            self._chosen = ""
            self.exit_screen.show_state(ExitState("choose", self.tr("The code could not be kept. Try once more.")))
            return
        self._on_code_kept()

    def _note_out(self, out: bool) -> None:
        with suppress(StoreError):  # at worst the next page asks for a code once more
            self._codes.note_out(out)

    def _on_code_kept(self) -> None:
        self._choosing, self._chosen = False, ""
        self._note_out(False)
        self._window.lift()
        self.hand_over()

    def _on_exit_cancelled(self) -> None:
        self._choosing, self._chosen = False, ""
        self.exit_screen.forget()
        self._window.lift()

    def _on_go_on(self) -> None:
        if self._covered:
            self.toggle_cover()
        else:
            self._window.lift()

    # -- pause --------------------------------------------------------------------------------

    def pause(self) -> None:
        """Lay the page of a pause over whatever is in sight; what was being typed there stays as it is."""
        if self._paused or self._covered:
            return
        if self._window.current == EXIT:
            self._on_exit_cancelled()
        self._paused = True
        self.pause_screen.say(self._words())
        self._window.lay(PAUSE)

    def end_pause(self) -> None:
        """Go on where the talk was: at once, or by the worker's code where the family has the page."""
        if self._covered or not self._paused:
            return
        if self.hands == "handedOver":
            self._ask(ExitState())
        else:
            self._window.lift()
            self._note_going_on()

    def _note_going_on(self) -> None:
        if self._paused:
            self._paused = False
            self.pause_ended.emit()

    # -- cover --------------------------------------------------------------------------------

    def toggle_cover(self) -> None:
        """Lay the card about this visit over whatever is in sight, or take it away again."""
        if self._covered:
            if self.hands == "handedOver":
                self._ask(ExitState())
            else:
                self._covered = False
                self._window.lift()
            return
        if self._window.current == EXIT:
            self._on_exit_cancelled()
        self._covered = True
        self._lay_cover()

    def draw_cover(self) -> None:
        """Draw the card that lies over everything anew: somebody came in."""
        if self._covered and self._window.current in (COVER, NEUTRAL):
            self._lay_cover()

    def _lay_cover(self) -> None:
        card = self._visit_card()
        if card is not None:
            self._times += 1
            self.cover_screen.show_state(replace(card, opening=self._times))  # from its first page
        self._window.lay(NEUTRAL if card is None else COVER)

    # -- window -------------------------------------------------------------------------------

    def _fill_screen(self) -> None:
        self._was_maximized = self._window.isMaximized()
        self._window.showFullScreen()

    def _leave_screen(self) -> None:
        if self._window.isFullScreen():
            if self._was_maximized:
                self._window.showMaximized()
            else:
                self._window.showNormal()

    def _grab(self, grab: bool) -> None:
        """Take the whole keyboard where the platform gives it (X11), and let it go again."""
        handle = self._window.windowHandle()
        if handle is not None and QGuiApplication.platformName() == "xcb":
            handle.setKeyboardGrabEnabled(grab)
