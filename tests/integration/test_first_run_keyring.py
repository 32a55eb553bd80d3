"""The first run and the new PIN with a real Secret Service that comes and goes."""

from __future__ import annotations

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from pathlib import Path

import pytest
from first_run_count import run_first_day
from first_run_person import Person
from keyring_session import KeyringSession, secret_service
from oidc_provider import running_provider
from PySide6.QtWidgets import QApplication
from sync_municipality import RealMunicipality, open_municipality

from jgvisit.clock import SystemClock
from jgvisit.config import Places, places
from jgvisit.store.errors import KeyringLockedError
from jgvisit.store.key_file import read_key_file
from jgvisit.store.keyring_secret import KeyringSecrets
from jgvisit.store.new_pin import pin_standing
from jgvisit.store.safe import KeyringPlace
from jgvisit.store.unlock import change_pin, has_pin, unlock_with_passphrase
from jgvisit.store.wraps import DAILY
from ui.demo.headless_browser import HeadlessBrowser
from ui.vault import dress

NO_BUS = "unix:path=/nonexistent"
WORKER, PIN, NEW_PIN = "worker-first", "kastanje9", "paardenbloem4"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealMunicipality]:
    with running_provider() as issuer, open_municipality(tmp_path_factory.mktemp("server"), issuer) as opened:
        yield opened


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KeyringSession]:
    with secret_service(tmp_path_factory.mktemp("home")) as session:
        yield session


@pytest.fixture(autouse=True)
def _sockets() -> Iterator[None]:
    """Let go of what keyring left open while its warning is still filtered."""
    yield
    gc.collect()


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, service: KeyringSession) -> Places:
    service.log_in()
    monkeypatch.setenv("JGVISIT_STORE", str(tmp_path / "store"))
    return places()


@pytest.fixture
def person(town: RealMunicipality, here: Places, qapp: QApplication) -> Iterator[Person]:
    """Somebody whose laptop is set up, with a PIN."""
    dress(qapp)
    somebody = Person()
    somebody.give_code(town.code_for(WORKER, "Femke Hoekstra"))
    somebody.choose_pin(PIN)
    somebody.write_words_down()
    town.decide(somebody.wait_for_words())
    somebody.reaches_today()
    yield somebody
    somebody.end()


def _forget_secret(here: Places) -> None:
    key_file = read_key_file(here.key_file)
    wrap = key_file.wrap(DAILY)
    assert wrap is not None
    KeyringSecrets(here.keyring_service).delete(
        KeyringPlace(here.keyring_service, key_file.file_id).daily(wrap.generation)
    )


def test_with_a_keyring_the_pin_opens_the_program_the_next_day(here: Places, person: Person) -> None:
    person.start_again()
    person.unlock_with_pin(PIN)
    person.reaches_today()
    assert not person.vault.window.message.isVisible()
    assert KeyringSecrets(here.keyring_service).get("probe") is None


def test_who_forgot_the_pin_gets_a_new_one_after_the_six_words(here: Places, person: Person) -> None:
    person.start_again()
    person.hand.click(person.vault.unlock.other_way)
    person.unlock_with_words()
    person.choose_new_pin(NEW_PIN)
    person.reaches_today()
    assert "pincode" in person.vault.window.message.title.text()
    person.start_again()
    person.unlock_with_pin(NEW_PIN)
    person.reaches_today()


def test_a_lost_secret_is_said_and_a_new_pin_is_offered_once(here: Places, person: Person) -> None:
    person.leave()
    _forget_secret(here)
    person.vault = person._open()
    person.unlock_with_pin(PIN)
    person.unlock_with_words()
    person.sees("the offer", lambda: person.vault.window.current == "new_pin")
    assert "sleutelbos" in person.new_pin.explanation.text()
    person.hand.click(person.new_pin.skip)
    person.reaches_today()


def test_a_keyring_that_vanished_is_said_and_the_day_goes_on(
    here: Places, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.leave()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", NO_BUS)
    person.vault = person._open()
    person.hand.click(person.vault.unlock.other_way)
    person.unlock_with_words()
    person.reaches_today()
    assert person.vault.window.message.title.text() == "De sleutelbos van deze laptop is weg."


def test_a_refused_request_takes_its_half_of_the_key_out_of_the_keyring(
    town: RealMunicipality, here: Places, qapp: QApplication
) -> None:
    dress(qapp)
    somebody = Person()
    try:
        somebody.give_code(town.code_for(WORKER, "Femke Hoekstra"))
        somebody.choose_pin(PIN)
        somebody.write_words_down()
        town.decide(somebody.wait_for_words(), approved=False)
        somebody.sees("the refusal", somebody.screen.refused.isVisible)
        key_file = read_key_file(here.key_file)
        wrap = key_file.wrap(DAILY)
        assert wrap is not None
        name = KeyringPlace(here.keyring_service, key_file.file_id).daily(wrap.generation)
        assert KeyringSecrets(here.keyring_service).get(name) is not None
        somebody.hand.click(somebody.screen.refused.start_over)
        somebody.sees("the page for the code", somebody.screen.code.isVisible)
        assert KeyringSecrets(here.keyring_service).get(name) is None
    finally:
        somebody.end()


def test_how_the_pin_stands_is_told_apart(
    here: Places, person: Person, service: KeyringSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.leave()
    safe, clock = unlock_with_passphrase(here, " ".join(person.six), SystemClock()), SystemClock()
    try:
        assert has_pin(here)
        assert pin_standing(safe, clock) == "works"
        _forget_secret(here)
        assert pin_standing(safe, clock) == "secretGone"
        change_pin(safe, NEW_PIN, clock)
        assert pin_standing(safe, clock) == "works"
        service.log_in(b"another password")
        with pytest.raises(KeyringLockedError):
            pin_standing(safe, clock)
        # an empty bus would start another keyring by itself
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", NO_BUS)
        assert pin_standing(safe, clock) == "keyringLost"
    finally:
        safe.close()


def test_a_first_run_asks_for_so_many_screens_clicks_and_keys_and_no_more(
    town: RealMunicipality, here: Places, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jgvisit.sync.browser.SystemBrowser", lambda: HeadlessBrowser(WORKER))
    dress(qapp)
    run = run_first_day(lambda: town.code_for(WORKER, "Femke Hoekstra"), town.decide, "402917")
    assert run.screens == ("code", "pin", "words", "repeat", "waiting", "today", "end_of_day", "today")
    assert run.clicks <= 9
    assert run.keys <= 2 + 2 * 6 + 2 * 8  # the code pasted, the PIN twice, two words of at most eight letters
    assert 150 < run.words <= 340
    assert run.person_s < 180 - 5  # the machine's own time is measured by `make bench`, never judged here
