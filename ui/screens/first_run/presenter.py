"""Joins the first run to store and server: one step at a time, off the UI thread."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from threading import Event
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from jgvisit.errors import JgVisitError
from ui.choosing_files import ChooseText, ask_text_file
from ui.screens.first_run.problems import problem_message, wrong_words
from ui.screens.first_run.screen import FirstRunScreen
from ui.screens.first_run.state import FirstRunState
from ui.task_runner import TaskRunner

_ASKED_BACK = 2


class Enrols(Protocol):
    """What `jgvisit.enrolling.Enrolling` does. A safe is `Any` here: naming its class would load the store."""

    @property
    def label(self) -> str:
        """Name of this laptop."""

    def look_at(self, typed: str) -> None:
        """Read the code, look at its server."""

    def read_file(self, path: str) -> str:
        """Return the code in a file."""

    def check_keyring(self) -> None:
        """Raise what is wrong with the keyring."""

    def draw_words(self) -> tuple[str, ...]:
        """Draw six words."""

    def create(self, pin: str | None, words: Sequence[str], typed: str) -> Any:
        """Make the store; return its opened safe."""

    def kept_code(self, safe: Any) -> str:
        """Return the code to go on with."""

    def ask(
        self,
        safe: Any,
        typed: str,
        show_words: Callable[[tuple[str, ...]], None],
        cancelled: Callable[[], bool],
        pause: Callable[[float], None],
    ) -> None:
        """Use the code and wait for the officer."""

    def start_over(self, safe: Any) -> None:
        """Take the empty store back."""


class FirstRunPresenter(QObject):
    """Leads through the steps; errors are told apart by `code`.

    Signals:
        enrolled: carries the safe, which is open and enrolled now.
    """

    enrolled = Signal(object)
    _words_came = Signal(tuple)

    def __init__(
        self, screen: FirstRunScreen, tasks: TaskRunner, load: Callable[[], Enrols], *, demo: bool = False
    ) -> None:
        super().__init__(screen)
        self._screen, self._tasks, self._load = screen, tasks, load
        self._state = FirstRunState(demo=demo)
        self._safe: object | None = None
        self._code, self._pin, self._words = "", "", tuple[str, ...]()
        self.choose_file: ChooseText = ask_text_file
        self._stopped = Event()
        self._words_came.connect(self._on_words_came)
        screen.code_given.connect(self._on_code_given)
        screen.file_wanted.connect(self._on_file_wanted)
        screen.pin_given.connect(self._on_pin_given)
        screen.words_written.connect(self._on_words_written)
        screen.words_wanted.connect(self._on_words_wanted)
        screen.words_repeated.connect(self._on_words_repeated)
        screen.stop_requested.connect(self._on_stop_requested)
        screen.start_over_requested.connect(self._on_start_over_requested)
        screen.show_state(self._state)

    def resume(self, safe: object) -> None:
        """Go on with a store whose enrolment was cut short."""
        self._safe = safe
        self._show(store_made=True)
        self._tasks.slow(self, lambda: self._load().kept_code(safe), self._on_kept_code, self._on_failed)

    def stop(self) -> None:
        """Let a wait for the officer end soon."""
        self._stopped.set()

    # -- code and PIN: nothing is made yet -------------------------------------------------------

    def _on_kept_code(self, code: str) -> None:
        if code:
            self._ask(code)
        else:
            self._show(page="code", busy=False)

    def _on_code_given(self, typed: str) -> None:
        if self._safe is not None:
            self._ask(typed)
            return
        self._code = typed
        self._show(busy=True, problem=None)
        self._tasks.slow(self, lambda: self._load().look_at(typed), self._on_server_found, self._on_failed)

    def _on_file_wanted(self) -> None:
        path = self.choose_file(self._screen)
        if not path:
            return
        self._show(busy=True, problem=None)
        self._tasks.slow(self, lambda: self._load().read_file(path), self._on_file_read, self._on_failed)

    def _on_file_read(self, code: str) -> None:
        self._show(code="")  # what was typed since goes, also where this file was chosen before
        self._show(code=code)
        self._on_code_given(code)

    def _on_server_found(self, _: None) -> None:
        self._check_keyring(lambda: self._show(page="pin", busy=False, keyring="works"))

    def _on_pin_given(self, pin: str) -> None:
        self._pin = pin
        if pin:
            self._show(busy=True, problem=None)
            self._check_keyring(self._draw_words)
        else:
            self._draw_words()

    def _check_keyring(self, go_on: Callable[[], None]) -> None:
        self._tasks.slow(self, lambda: self._load().check_keyring(), lambda _: go_on(), self._on_keyring_failed)

    def _on_keyring_failed(self, error: JgVisitError) -> None:
        self._pin = ""
        if error.code == "store.keyring_none":
            self._show(page="pin", busy=False, keyring="none", problem=None)
        else:
            self._show(page="pin", busy=False, keyring="failed", problem=problem_message(error))

    # -- six words -------------------------------------------------------------------------------

    def _draw_words(self) -> None:
        if self._words:
            self._on_words_wanted()
            return
        self._tasks.slow(self, lambda: self._load().draw_words(), self._on_words_drawn, self._on_failed)

    def _on_words_drawn(self, words: tuple[str, ...]) -> None:
        self._words = words
        self._on_words_wanted()

    def _on_words_wanted(self) -> None:
        self._show(page="words", busy=False, words=self._words, problem=None)

    def _on_words_written(self) -> None:
        # which two is no secret; that they differ from time to time makes looking at the paper easier than guessing
        numbers = sorted(random.sample(range(1, len(self._words) + 1), _ASKED_BACK))
        self._show(page="repeat", words=(), asked=tuple(numbers), problem=None)

    def _on_words_repeated(self, typed: tuple[str, ...]) -> None:
        wanted = [self._words[number - 1] for number in self._state.asked]
        if [word.casefold() for word in typed] != wanted:
            self._show(problem=wrong_words(self._state.asked))
            return
        self._show(busy=True, problem=None)
        pin, words, code = self._pin or None, self._words, self._code
        self._tasks.slow(self, lambda: self._load().create(pin, words, code), self._on_created, self._on_not_created)

    def _on_created(self, safe: object) -> None:
        self._safe = safe
        self._pin, self._words = "", ()
        self._show(store_made=True)
        self._ask(self._code)

    def _on_not_created(self, error: JgVisitError) -> None:
        if error.code.startswith("store.keyring"):
            self._on_keyring_failed(error)
        else:
            self._on_failed(error)

    # -- the officer -----------------------------------------------------------------------------

    def _ask(self, code: str) -> None:
        self._code, safe = code, self._safe
        self._stopped.clear()
        self._show(page="waiting", busy=False, problem=None, compare=())
        self._tasks.slow(
            self,
            lambda: self._load().ask(safe, code, self._words_came.emit, self._stopped.is_set, self._pause),
            self._on_enrolled,
            self._on_not_enrolled,
        )

    def _pause(self, seconds: float) -> None:
        self._stopped.wait(seconds)

    def _on_words_came(self, words: tuple[str, ...]) -> None:
        if self._state.page == "waiting":
            self._show(compare=words, laptop=self._load().label)

    def _on_enrolled(self, _: None) -> None:
        self._code = ""
        self.enrolled.emit(self._safe)

    def _on_not_enrolled(self, error: JgVisitError) -> None:
        if error.code == "sync.enrolment_refused":
            self._show(page="refused", busy=False, compare=(), problem=problem_message(error))
            return
        kept = "" if error.code in ("sync.enrolment_code", "sync.enrolment_code_over") else self._code
        self._show(page="code", code=kept, compare=())
        self._on_failed(error)

    def _on_stop_requested(self) -> None:
        self._show(busy=True)
        self._stopped.set()

    def _on_start_over_requested(self) -> None:
        safe = self._safe
        self._show(busy=True, problem=None)
        self._tasks.slow(self, lambda: self._load().start_over(safe), self._on_taken_back, self._on_failed)

    def _on_taken_back(self, _: None) -> None:
        self._safe = None
        self._code = ""
        self._show(page="code", busy=False, code="", store_made=False)

    # -- drawing ---------------------------------------------------------------------------------

    def _on_failed(self, error: JgVisitError) -> None:
        self._show(busy=False, problem=problem_message(error))

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]  # names are checked at run time
        self._screen.show_state(self._state)
