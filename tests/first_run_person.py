"""A new worker at a new laptop, for tests: does what the real screens ask, with real events."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import cast

import shiboken6

from ui import launch
from ui.demo.hand import Hand
from ui.launch import behind
from ui.rooms import Rooms
from ui.screens.first_run.screen import FirstRunScreen
from ui.screens.new_pin.pin_form import PinForm
from ui.screens.new_pin.screen import NewPinScreen
from ui.vault import Vault


class Person:
    """Somebody at the laptop: opens the program, does what its pages ask."""

    def __init__(self, hand: Hand | None = None) -> None:
        self.hand, self.ended = hand or Hand(7), list[int]()
        self.six: tuple[str, ...] = ()
        self._vaults: list[Vault] = []
        self.vault = self._open()

    def _open(self) -> Vault:
        vault = Vault(behind(), end=self.ended.append)
        self._vaults.append(vault)
        vault.show()
        vault.window.activateWindow()
        self.hand.settle()
        return vault

    def leave(self) -> None:
        """Close the program; a second time changes nothing."""
        if not shiboken6.isValid(self.vault.window):
            return
        if self.vault.first_run is not None:
            self.vault.first_run.stop()
        self.vault.close()
        safe = self._safe()
        if safe is not None:
            safe.close()
        # the end of a process lets go of the store; here several "processes" live in one
        for hold in launch._holds:
            hold.release()
        launch._holds.clear()

    def end(self) -> None:
        """Leave, and clear the windows away here: a collection on a worker's thread would end them there."""
        self.leave()
        self._vaults.clear()
        del self.vault
        gc.collect()

    def start_again(self) -> None:
        """The program was closed, or fell over; it is started anew."""
        self.leave()
        self.vault = self._open()

    def _safe(self) -> object | None:
        if self.vault.rooms is not None:
            return self.rooms.work.safe
        return None if self.vault.first_run is None else self.vault.first_run._safe

    @property
    def rooms(self) -> Rooms:
        return cast(Rooms, self.vault.rooms)

    @property
    def screen(self) -> FirstRunScreen:
        return self.vault.first_run._screen

    def sees(self, what: str, until: Callable[[], bool]) -> None:
        self.hand.wait(until, what)

    def give_code(self, code: str) -> None:
        self.sees("the page for the code", self.screen.code.code.isVisible)
        self.hand.speak(self.screen.code.code, code)  # pasted, as nobody types a code of a thousand letters
        self.hand.click(self.screen.code.go_on)

    def choose_pin(self, pin: str) -> None:
        self.sees("the page for the PIN", self.screen.pin.form.isVisible)
        self._type_pin(self.screen.pin.form, pin)

    def _type_pin(self, form: PinForm, pin: str) -> None:
        self.hand.type(form.first.edit, pin)
        self.hand.type(form.second.edit, pin)
        self.hand.click(form.confirm)

    def go_on_with_words_only(self) -> None:
        self.sees("no keyring", self.screen.pin.without.isVisible)
        assert not self.screen.pin.form.isVisible()
        self.hand.click(self.screen.pin.without)

    def write_words_down(self) -> None:
        self.copy_words()
        self.repeat_words()

    def copy_words(self) -> None:
        page = self.screen.words
        self.sees("six words", lambda: page.isVisible() and len(page.grid.words) == 6)
        self.six = page.grid.words
        self.hand.click(page.ready)

    def repeat_words(self) -> None:
        for field in self.screen.repeat.fields:
            number = int(field.label.text().split()[-1])
            self.hand.type(field.edit, self.six[number - 1])
        self.hand.click(self.screen.repeat.go_on)

    def wait_for_words(self) -> tuple[str, ...]:
        self.sees("eight words", lambda: len(self.screen.waiting.grid.words) == 8)
        return self.screen.waiting.grid.words

    def set_up_without_keyring(self, code: str) -> tuple[str, ...]:
        self.give_code(code)
        self.go_on_with_words_only()
        self.write_words_down()
        return self.wait_for_words()

    def unlock_with_words(self) -> None:
        unlock = self.vault.unlock
        self.sees("the door", unlock.isVisible)
        self.sees("the six words asked", unlock.show_words.isVisible)
        self.hand.type(unlock.secret.edit, " ".join(self.six))
        self.hand.click(unlock.open)

    def unlock_with_pin(self, pin: str) -> None:
        unlock = self.vault.unlock
        self.sees("the door", lambda: unlock.isVisible() and unlock.keypad.isVisible())
        self.hand.type(unlock.secret.edit, pin)
        self.hand.click(unlock.open)

    @property
    def new_pin(self) -> NewPinScreen:
        return cast(NewPinScreen, self.vault.window._screens["new_pin"])

    def choose_new_pin(self, pin: str) -> None:
        self.sees("the offer of a new PIN", lambda: self.vault.window.current == "new_pin")
        self._type_pin(self.new_pin.form, pin)

    def reaches_today(self) -> None:
        self.sees("today", lambda: self.vault.window.current == "today")

    def reads(self, words: str) -> None:
        self.sees(words, lambda: words in self.screen.message.title.text())
