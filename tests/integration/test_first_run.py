"""From nothing to today, through the real screens, against the real server."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from base64 import urlsafe_b64encode
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from first_run_person import Person
from msgspec.structs import replace
from oidc_provider import running_provider
from postgres_cluster import free_port
from PySide6.QtWidgets import QApplication
from store_factory import COSTS
from sync_municipality import RealMunicipality, open_municipality

from jgvisit.clock import SystemClock
from jgvisit.config import Places, places
from jgvisit.enrolling import Enrolling, enrolled, is_new
from jgvisit.enrolment import NotEnrolledError, enrolment_of, keep_enrolment
from jgvisit.ids import CaseId, WorkerId, new_uuid7
from jgvisit.opening import open_journal
from jgvisit.records.payload_family import FamilyRegistered
from jgvisit.services.ports.journal import NewRecord
from jgvisit.store.create import create_store, store_is_here
from jgvisit.store.safe import Safe
from jgvisit.sync.client import HttpSyncClient
from jgvisit.sync.enrolment import CODE_PREFIX, EnrolmentResult, enrol, read_code
from jgvisit.sync.failures import DemoServerError
from jgvisit.sync.wire import EnrolmentCode
from ui.demo.headless_browser import HeadlessBrowser
from ui.i18n import isolated
from ui.vault import dress
from ui.vault_protocol import LOCKED
from ui.widgets.button import Button

WORKER = "worker-first"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealMunicipality]:
    with running_provider() as issuer, open_municipality(tmp_path_factory.mktemp("server"), issuer) as opened:
        yield opened


@pytest.fixture(autouse=True)
def _no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """No Secret Service unless a test runs one."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    monkeypatch.setenv("JGVISIT_STORE", str(tmp_path / "store"))
    monkeypatch.setattr("jgvisit.sync.browser.SystemBrowser", lambda: HeadlessBrowser(WORKER))
    return places()


@pytest.fixture
def person(here: Places, qapp: QApplication) -> Iterator[Person]:
    dress(qapp)
    somebody = Person()
    yield somebody
    somebody.end()


def test_without_a_keyring_a_code_leads_to_today_and_the_words_open_it_again(
    town: RealMunicipality, here: Places, person: Person
) -> None:
    words = person.set_up_without_keyring(town.code_for(WORKER, "Femke Hoekstra"))
    town.decide(words)
    person.reaches_today()
    assert person.rooms.work.enrolled.worker_name == "Femke Hoekstra"
    assert person.vault.first_run is None
    person.start_again()
    person.unlock_with_words()
    person.reaches_today()
    assert not person.vault.window.message.isVisible()


def test_the_first_day_logs_in_and_fetches_the_families(
    town: RealMunicipality, here: Places, person: Person, tmp_path: Path
) -> None:
    case = bring_family(town, tmp_path / "office")
    town.decide(person.set_up_without_keyring(town.code_for(WORKER, "Femke Hoekstra")))
    person.reaches_today()
    town.assign(case, WorkerId(person.rooms.work.enrolled.worker))
    today, end_of_day = person.rooms.today_screen, person.rooms.end_of_day_screen
    person.hand.click(person.hand.find(today, Button, "first-log-in"))
    person.sees("the log-in", end_of_day.login.isVisible)
    person.hand.click(end_of_day.login)
    person.sees("the family", lambda: [file.name for file in person.rooms.work.files.all()] == ["Haddad"])
    person.sees("the end of the sync", end_of_day.back.isEnabled)
    assert not end_of_day.login.isVisible()
    person.hand.click(end_of_day.back)
    person.reaches_today()
    assert [card.name.text() for card in today.cards] == [isolated("Haddad")]


def test_a_restart_while_waiting_goes_on_with_the_same_request(
    town: RealMunicipality, here: Places, person: Person
) -> None:
    words = person.set_up_without_keyring(town.code_for(WORKER, "Femke Hoekstra"))
    person.start_again()
    person.unlock_with_words()
    person.sees("the first run again", lambda: person.vault.window.current == "first_run")
    assert person.wait_for_words() == words
    person.leave()
    town.decide(words)
    person.vault = person._open()
    person.unlock_with_words()
    person.reaches_today()


@pytest.mark.parametrize("until", ["code", "words"])
def test_a_stop_before_the_words_came_back_leaves_nothing_and_the_code_unused(
    town: RealMunicipality, here: Places, person: Person, until: str
) -> None:
    code = town.code_for(WORKER, "Femke Hoekstra")
    person.give_code(code)
    person.sees("no keyring", person.screen.pin.without.isVisible)
    if until == "words":
        person.go_on_with_words_only()
        person.sees("six words", person.screen.words.isVisible)
    person.start_again()
    assert not here.store_dir.exists() or not list(here.store_dir.iterdir())
    town.decide(person.set_up_without_keyring(code))
    person.reaches_today()


def test_a_refusal_starts_over_with_another_key(town: RealMunicipality, here: Places, person: Person) -> None:
    words = person.set_up_without_keyring(town.code_for(WORKER, "Femke Hoekstra"))
    refused_words, refused_six = words, person.six
    town.decide(words, approved=False)
    person.sees("the refusal", person.screen.refused.isVisible)
    person.hand.click(person.screen.refused.start_over)
    person.sees("the page for the code", person.screen.code.isVisible)
    assert not store_is_here(here)
    words = person.set_up_without_keyring(town.code_for(WORKER, "Femke Hoekstra"))
    assert words != refused_words
    assert person.six != refused_six
    town.decide(words)
    person.reaches_today()


def test_a_refusal_stands_after_a_restart(town: RealMunicipality, here: Places, person: Person) -> None:
    words = person.set_up_without_keyring(town.code_for(WORKER, "Femke Hoekstra"))
    person.leave()
    town.decide(words, approved=False)
    person.vault = person._open()
    person.unlock_with_words()
    person.sees("the first run", lambda: person.vault.window.current == "first_run")
    person.sees("the refusal", person.screen.refused.isVisible)
    assert person.vault.rooms is None


def test_a_used_code_is_said_and_a_new_one_goes_on_with_the_same_store(
    town: RealMunicipality, here: Places, person: Person, tmp_path: Path
) -> None:
    used = town.code_for(WORKER, "Femke Hoekstra")
    office(town, tmp_path / "other", used)[0].close()
    person.give_code(used)
    person.go_on_with_words_only()
    person.write_words_down()
    person.reads("De server neemt deze code niet aan")
    assert store_is_here(here)
    person.give_code(town.code_for(WORKER, "Femke Hoekstra"))
    town.decide(person.wait_for_words())
    person.reaches_today()


def test_stopping_to_wait_keeps_the_request(town: RealMunicipality, here: Places, person: Person) -> None:
    words = person.set_up_without_keyring(town.code_for(WORKER, "Femke Hoekstra"))
    person.hand.click(person.screen.waiting.stop)
    person.sees("the page for the code", person.screen.code.isVisible)
    person.hand.click(person.screen.code.go_on)
    assert person.wait_for_words() == words
    town.decide(words)
    person.reaches_today()


def test_a_broken_code_a_server_that_is_away_and_a_foreign_one_are_told_apart(
    town: RealMunicipality, here: Places, person: Person
) -> None:
    good = read_code(town.code_for(WORKER, "Femke Hoekstra"))
    person.give_code(_coded(good)[:-40])
    person.reads("Dit is geen hele aanmeldcode")
    person.give_code(_coded(replace(good, server=f"https://127.0.0.1:{free_port()}")))
    person.reads("De server is niet te bereiken")
    person.give_code(_coded(replace(good, tls_ca_pem=None)))
    person.reads("Dit is niet de server van de code")
    person.give_code(_coded(replace(good, tenant="00000000-0000-4000-8000-00000000ffff")))
    person.reads("Het antwoord van de server past niet bij de code")
    person.give_code(_coded(good))
    person.sees("the next page", person.screen.pin.isVisible)


def test_the_keys_of_a_demo_are_refused_where_there_is_no_demo(town: RealMunicipality, tmp_path: Path) -> None:
    real = Enrolling(Places(tmp_path / "real", "jgvisit-test"), SystemClock(), costs=COSTS)
    code = town.code_for(WORKER, "Femke Hoekstra")
    with pytest.raises(DemoServerError):
        real.look_at(code)
    safe = real.create(None, ("a", "b", "c", "d", "e", "f"), code)
    try:
        with pytest.raises(DemoServerError):
            real.ask(safe, code, town.decide, lambda: False, lambda _: None)
        with pytest.raises(NotEnrolledError):
            enrolment_of(safe)
        assert not safe.places.ca.exists()
    finally:
        safe.close()


@pytest.mark.parametrize("left", ["key_file", "head_mark", "ca"])
def test_a_store_that_is_missing_is_no_first_run(here: Places, qapp: QApplication, left: str) -> None:
    created = create_store(here, None, SystemClock(), costs=COSTS)
    created.safe.close()
    here.ca.write_text("root")
    here.head_mark.write_text("mark")
    here.store.unlink()
    for other in {"key_file", "head_mark", "ca"} - {left}:
        getattr(here, other).unlink()
    somebody = Person()
    try:
        assert somebody.vault.first_run is None
        assert somebody.vault.window.current == "unlock"
    finally:
        somebody.end()


def test_a_creation_that_was_cut_short_is_a_first_run(here: Places) -> None:
    create_store(here, None, SystemClock(), costs=COSTS).safe.close()
    here.store.rename(here.store.with_name(here.store.name + ".new"))
    assert is_new(here)


def test_locking_the_program_while_it_waits_loses_nothing(town: RealMunicipality, here: Places, person: Person) -> None:
    words = person.set_up_without_keyring(town.code_for(WORKER, "Femke Hoekstra"))
    person.vault.lock.lock("idle")
    assert person.ended == [LOCKED]
    person.start_again()
    person.unlock_with_words()
    person.sees("the first run", lambda: person.vault.window.current == "first_run")
    assert person.wait_for_words() == words


def _coded(code: EnrolmentCode) -> str:
    return CODE_PREFIX + urlsafe_b64encode(msgspec.json.encode(code)).decode()


def office(town: RealMunicipality, folder: Path, code: str) -> tuple[Safe, EnrolmentResult]:
    """Enrol another device with `code`."""
    safe = create_store(Places(folder, "jgvisit-test"), None, SystemClock(), costs=COSTS).safe
    result = enrol(read_code(code), safe.device_key, "kantoor", town.decide, lambda: False, lambda _: None)
    keep_enrolment(safe, enrolled(result))
    return safe, result


def bring_family(town: RealMunicipality, folder: Path) -> CaseId:
    """Have the office write a family down and send it."""
    safe, result = office(town, folder, town.code_for("office", "Kantoor"))
    case = CaseId(new_uuid7())
    try:
        journal = open_journal(safe, SystemClock())
        journal.append([NewRecord(FamilyRegistered(name="Haddad"), case)])
        HttpSyncClient(journal, safe.device_key, result.server).run(lambda _: None, lambda: False)
    finally:
        safe.close()
    return case
