"""From nothing to today, through the real screens, against the real server."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication
from sync_municipality import RealMunicipality, open_municipality, open_provider

from jgvisit.bootstrap import enrolment_of, keep_enrolment, open_journal
from jgvisit.clock import SystemClock
from jgvisit.config import Places, places
from jgvisit.enrolling import Enrolling, enrolled, is_new
from jgvisit.ids import CaseId, WorkerId, new_uuid7
from jgvisit.records.payloads import FamilyRegistered
from jgvisit.services.ports import NewRecord
from jgvisit.store.create import create_store, store_is_here
from jgvisit.store.keyring_secret import KeyringSecrets
from jgvisit.sync.client import HttpSyncClient
from jgvisit.sync.enrolment import enrol, read_code
from ui.demo.hand import Hand
from ui.demo.headless_browser import HeadlessBrowser
from ui.launch import behind
from ui.rooms import Rooms
from ui.vault import Vault, dress
from ui.vault_protocol import CLOSED, LOCKED

WORKER = "worker-first"
PIN = "kastanje9"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealMunicipality]:
    with open_provider() as issuer, open_municipality(tmp_path_factory.mktemp("server"), issuer) as opened:
        yield opened


@pytest.fixture(autouse=True)
def _no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """No Secret Service unless a test runs one."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    monkeypatch.setenv("JGVISIT_STORE", str(tmp_path / "store"))
    monkeypatch.setattr("jgvisit.shell.SystemBrowser", lambda: HeadlessBrowser(WORKER))
    return places()


class Person:
    """Somebody at the laptop: opens the program, does what its pages ask."""

    def __init__(self) -> None:
        self.hand, self.ended = Hand(7), list[int]()
        self.six: tuple[str, ...] = ()
        self.vault = self._open()

    def _open(self) -> Vault:
        vault = Vault(behind(), end=self.ended.append)
        vault.show()
        vault.window.activateWindow()
        self.hand.settle()
        return vault

    def leave(self) -> None:
        if self.vault.first_run is not None:
            self.vault.first_run.stop()
        self.vault.runner.close()
        safe = self._safe()
        if safe is not None:
            safe.close()
        self.vault.window.hide()

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
    def screen(self):
        return self.vault.first_run._screen

    def sees(self, what: str, until: Callable[[], bool]) -> None:
        self.hand.wait(until, what)

    def give_code(self, code: str) -> None:
        self.sees("the page for the code", self.screen.code.code.isVisible)
        self.screen.code.code.setPlainText(code)
        self.hand.click(self.screen.code.go_on)

    def choose_pin(self, pin: str = PIN) -> None:
        form = self.screen.pin.form
        self.hand.type(form.first.edit, pin)
        self.hand.type(form.second.edit, pin)
        self.hand.click(form.confirm)

    def go_on_with_words_only(self) -> None:
        self.sees("no keyring", self.screen.pin.without.isVisible)
        assert not self.screen.pin.form.isVisible()
        self.hand.click(self.screen.pin.without)

    def write_words_down(self) -> None:
        page = self.screen.words
        self.sees("six words", lambda: page.isVisible() and len(page.grid.words) == 6)
        self.six = page.grid.words
        self.hand.click(page.ready)
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

    def reaches_today(self) -> None:
        self.sees("today", lambda: self.vault.window.current == "today")

    def reads(self, words: str) -> None:
        self.sees(words, lambda: words in self.screen.message.title.text())


@pytest.fixture
def person(here: Places, qapp: QApplication) -> Iterator[Person]:
    dress(qapp)
    somebody = Person()
    yield somebody
    somebody.leave()


def test_without_a_keyring_a_code_leads_to_today_and_the_words_open_it_again(
    town: RealMunicipality, here: Places, person: Person
) -> None:
    words = person.set_up_without_keyring(town.code_for(WORKER, "Femke Hoekstra"))
    town.decide(words)
    person.reaches_today()
    assert person.rooms.work.enrolled.worker_name == "Femke Hoekstra"
    assert "first_run" not in person.vault.window._screens
    person.start_again()
    person.unlock_with_words()
    person.reaches_today()
