"""The first run as a person does it, counted: screens, clicks, keys, words to read. The time is reckoned from that.

The norm is the keystroke-level model (Card, Moran and Newell 1980, with the values of Kieras 2001) for what hands and
eyes do at the machine. What it does not know is added by itself: reading (Brysbaert 2019: 238 words a minute, here
200), copying six words onto paper (22 words a minute), comparing eight words by telephone (two seconds a word).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from first_run_person import Person
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

from ui.demo.hand import Hand
from ui.widgets.button import Button
from ui.widgets.text import Text

KEY_S, POINT_S, CLICK_S, HOME_S, THINK_S = 0.28, 1.1, 0.2, 0.4, 1.35
READ_WORDS_S = 60 / 200
COPY_WORD_S = 60 / 22
COMPARE_WORD_S = 2.0
LOG_IN_KEYS = 30
"""In the municipality's own log-in page, which is not ours to count: a name, a password, Enter."""
SIX, EIGHT = 6, 8


@dataclass(frozen=True)
class FirstRun:
    """What one first run asked of a person."""

    screens: tuple[str, ...]
    """In the order in which they were seen; one that comes again counts again."""
    clicks: int
    keys: int
    turns: int
    """How often a hand went from the keys to the mouse or back."""
    words: int
    """On those screens, to be read."""
    machine_s: float
    """Wall clock of all of it, done by a hand that neither reads nor thinks: what the machine itself takes."""

    @property
    def person_s(self) -> float:
        """Reckoned seconds of the person, by the norm above."""
        hands = (self.keys + LOG_IN_KEYS) * KEY_S + self.clicks * (POINT_S + CLICK_S) + self.turns * HOME_S
        paper = SIX * COPY_WORD_S + EIGHT * COMPARE_WORD_S
        return hands + len(self.screens) * THINK_S + self.words * READ_WORDS_S + paper

    @property
    def whole_s(self) -> float:
        """Person and machine, one after the other."""
        return self.person_s + self.machine_s


class CountingHand(Hand):
    """Counts what it does: a press is a click, a letter a key, a field that has no focus yet a click too."""

    def __init__(self) -> None:
        super().__init__(7)
        self.clicks = self.keys = self.turns = 0
        self._at_keys = False

    def click(self, button: QAbstractButton) -> None:
        """Press, and count it."""
        self._with_mouse()
        super().click(button)

    def type(self, field: QLineEdit | QPlainTextEdit, text: str) -> None:
        """Type, and count it."""
        self._enter(field, len(text))
        super().type(field, text)

    def speak(self, field: QLineEdit | QPlainTextEdit, text: str) -> None:
        """Paste: two keys, however long it is."""
        self._enter(field, 2)
        super().speak(field, text)

    def _enter(self, field: QWidget, keys: int) -> None:
        if not field.hasFocus():
            self._with_mouse()
        self.turns += not self._at_keys
        self._at_keys = True
        self.keys += keys

    def _with_mouse(self) -> None:
        self.turns += self._at_keys
        self._at_keys = False
        self.clicks += 1


class _Watch:
    """Notes each screen that is seen, and what there is to read on it that was not read before."""

    def __init__(self) -> None:
        self.screens, self._read = list[str](), set[str]()

    def sees(self, name: str, page: QWidget) -> None:
        self.screens.append(name)
        self._read |= {text.text() for text in page.findChildren(Text) if text.isVisible()}

    @property
    def words(self) -> int:
        return sum(len(text.split()) for text in self._read)


def run_first_day(code: Callable[[], str], decide: Callable[[tuple[str, ...]], None], pin: str) -> FirstRun:
    """Do a first run with a PIN, from the code to the families of the day, through the real screens.

    Args:
        code: asks the officer for a code; asked when the page for it is there.
        decide: the officer, who hears the eight words and approves.
        pin: chosen by the person.
    """
    started = time.perf_counter()
    hand, watch = CountingHand(), _Watch()
    person = Person(hand)
    try:
        page = person.screen
        watch.sees("code", page)
        person.give_code(code())
        person.sees("the page for the PIN", page.pin.form.isVisible)
        watch.sees("pin", page)
        person.choose_pin(pin)
        person.sees("six words", lambda: page.words.isVisible() and len(page.words.grid.words) == SIX)
        watch.sees("words", page)
        person.copy_words()
        watch.sees("repeat", page)
        person.repeat_words()
        words = person.wait_for_words()
        watch.sees("waiting", page)
        decide(words)
        person.reaches_today()
        today, end_of_day = person.rooms.today_screen, person.rooms.end_of_day_screen
        watch.sees("today", today)
        hand.click(hand.find(today, Button, "first-log-in"))
        person.sees("the log-in", end_of_day.login.isVisible)
        watch.sees("end_of_day", end_of_day)
        hand.click(end_of_day.login)
        person.sees("the end of the sync", end_of_day.back.isEnabled)
        hand.click(end_of_day.back)
        person.reaches_today()
        watch.sees("today", today)
        took = time.perf_counter() - started
    finally:
        person.end()
    return FirstRun(tuple(watch.screens), hand.clicks, hand.keys, hand.turns, watch.words, took)
