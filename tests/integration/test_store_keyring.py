"""The PIN with a real Secret Service."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import keyring.core
import keyring.errors
import pytest
from keyring.backends import SecretService, null
from keyring_session import KeyringSession, process_environment, secret_service
from store_factory import CASE, CHEAP, COSTS, PIN, SERVICE, SetClock, family, journal_in, new_store

from jgvisit.config import Places
from jgvisit.store import keyring_secret
from jgvisit.store.create import CreatedStore, create_store, store_is_here
from jgvisit.store.errors import (
    DiskFullError,
    KeyFileDamagedError,
    KeyringDismissedError,
    KeyringError,
    KeyringGoneError,
    KeyringLockedError,
    NoKeyringError,
    PinDestroyedError,
    PinTooShortError,
    TooManyTriesError,
    WrongPinError,
)
from jgvisit.store.key_file import read_key_file
from jgvisit.store.keyring_secret import KeyringSecrets
from jgvisit.store.passphrase import new_passphrase
from jgvisit.store.rekey import change_passphrase
from jgvisit.store.safe import Safe
from jgvisit.store.tries import Tries
from jgvisit.store.unlock import change_pin, has_pin, pin_state, unlock_with_passphrase, unlock_with_pin


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KeyringSession]:
    with secret_service(tmp_path_factory.mktemp("home")) as session:
        yield session


@pytest.fixture(autouse=True)
def logged_in(service: KeyringSession) -> None:
    """Every test finds the keyring open."""
    service.log_in()


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def created(tmp_path: Path, clock: SetClock) -> CreatedStore:
    created = new_store(tmp_path, clock, PIN)
    created.safe.close()
    return created


@pytest.fixture
def places(created: CreatedStore) -> Places:
    return created.safe.places


def secret_name(places: Places) -> str:
    keys = read_key_file(places.key_file)
    wrap = keys.wrap("daily")
    assert wrap is not None
    return f"daily:{keys.file_id}:{wrap.generation}"


def guess_wrong(places: Places, clock: SetClock, times: int) -> None:
    for _ in range(times):
        clock.wait(pin_state(places, clock).wait_s)
        with pytest.raises(WrongPinError):
            unlock_with_pin(places, "fout-fout", clock)


# -- the daily way ----------------------------------------------------------------------------


def test_the_pin_opens_the_store_and_so_do_the_words(created: CreatedStore, places: Places, clock: SetClock) -> None:
    assert has_pin(places)
    by_pin = unlock_with_pin(places, PIN, clock)
    journal_in(by_pin, clock).append([family()])
    by_pin.close()
    by_words = unlock_with_passphrase(places, " ".join(created.words), clock)
    assert len(journal_in(by_words, clock).records_of(CASE)) == 1
    assert by_words.keys == by_pin.keys
    by_words.close()


def test_a_wrong_pin_is_counted_and_a_right_one_forgets_it(places: Places, clock: SetClock) -> None:
    with pytest.raises(WrongPinError) as wrong:
        unlock_with_pin(places, "fout-fout", clock)
    assert (wrong.value.attempts_left, wrong.value.wait_s) == (9, 0)
    unlock_with_pin(places, PIN, clock).close()
    assert pin_state(places, clock).left == 10


def test_during_a_wait_even_the_right_pin_is_not_tested(places: Places, clock: SetClock) -> None:
    guess_wrong(places, clock, 4)
    with pytest.raises(TooManyTriesError) as refused:
        unlock_with_pin(places, PIN, clock)
    clock.wait(refused.value.wait_s)
    unlock_with_pin(places, PIN, clock).close()


def test_the_tenth_wrong_pin_deletes_the_secret_and_the_words_still_open(
    created: CreatedStore, places: Places, clock: SetClock
) -> None:
    guess_wrong(places, clock, 9)
    clock.wait(pin_state(places, clock).wait_s)
    with pytest.raises(PinDestroyedError):
        unlock_with_pin(places, "fout-fout", clock)
    assert KeyringSecrets(SERVICE).get(secret_name(places)) is None
    clock.wait(100_000)
    with pytest.raises(PinDestroyedError):
        unlock_with_pin(places, PIN, clock)
    safe = unlock_with_passphrase(places, " ".join(created.words), clock)
    change_pin(safe, "andere-pin", clock, cost=CHEAP)
    safe.close()
    unlock_with_pin(places, "andere-pin", clock).close()


def test_a_crash_at_the_tenth_try_gives_no_eleventh(places: Places, clock: SetClock) -> None:
    tries = Tries(places.pin_attempts, clock)
    for _ in range(10):
        clock.wait(tries.state().wait_s)
        tries.begin()
    clock.wait(100_000)
    with pytest.raises(PinDestroyedError):
        unlock_with_pin(places, PIN, clock)
    assert KeyringSecrets(SERVICE).get(secret_name(places)) is None


def test_a_damaged_key_file_costs_no_try(places: Places, clock: SetClock) -> None:
    places.key_file.write_bytes(places.key_file.read_bytes()[:-9])
    with pytest.raises(KeyFileDamagedError):
        unlock_with_pin(places, PIN, clock)
    assert pin_state(places, clock).left == 10


# -- changing the PIN -------------------------------------------------------------------------


def test_a_new_pin_takes_a_new_secret_and_the_old_wrap_becomes_worthless(places: Places, clock: SetClock) -> None:
    old_keys, old_name = places.key_file.read_bytes(), secret_name(places)
    safe = unlock_with_pin(places, PIN, clock)
    change_pin(safe, "nieuwe-pin", clock, cost=CHEAP)
    safe.close()
    assert secret_name(places) != old_name
    assert KeyringSecrets(SERVICE).get(old_name) is None
    with pytest.raises(WrongPinError):
        unlock_with_pin(places, PIN, clock)
    unlock_with_pin(places, "nieuwe-pin", clock).close()
    places.key_file.write_bytes(old_keys)
    with pytest.raises(KeyringGoneError):
        unlock_with_pin(places, PIN, clock)


def test_a_store_without_pin_can_get_one_when_a_keyring_is_there(tmp_path: Path, clock: SetClock) -> None:
    created = new_store(tmp_path, clock)
    change_pin(created.safe, PIN, clock, cost=CHEAP)
    created.safe.close()
    unlock_with_pin(created.safe.places, PIN, clock).close()


def test_a_pin_has_six_characters(tmp_path: Path, places: Places, clock: SetClock) -> None:
    with pytest.raises(PinTooShortError):
        create_store(Places(tmp_path / "other", SERVICE), "12345", clock)
    assert not store_is_here(Places(tmp_path / "other", SERVICE))
    safe = unlock_with_pin(places, PIN, clock)
    with pytest.raises(PinTooShortError):
        change_pin(safe, "12345", clock)
    safe.close()
    unlock_with_pin(places, PIN, clock).close()


def test_a_change_that_cannot_be_written_leaves_the_old_pin(
    places: Places, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFullError("no room")

    safe = unlock_with_pin(places, PIN, clock)
    with monkeypatch.context() as disk:
        disk.setattr("jgvisit.store.pin.write_key_file", full)
        with pytest.raises(DiskFullError):
            change_pin(safe, "nieuwe-pin", clock, cost=CHEAP)
    safe.close()
    unlock_with_pin(places, PIN, clock).close()


def test_new_words_come_with_a_new_secret_for_the_pin(created: CreatedStore, places: Places, clock: SetClock) -> None:
    old_name, words = secret_name(places), new_passphrase()
    change_passphrase(unlock_with_pin(places, PIN, clock), words, "nieuwe-pin", clock, costs=COSTS).close()
    assert KeyringSecrets(SERVICE).get(old_name) is None
    with pytest.raises(WrongPinError):
        unlock_with_pin(places, PIN, clock)
    unlock_with_pin(places, "nieuwe-pin", clock).close()
    unlock_with_passphrase(places, " ".join(words), clock).close()


def test_new_words_with_a_bad_pin_change_nothing(created: CreatedStore, places: Places, clock: SetClock) -> None:
    with pytest.raises(PinTooShortError):
        change_passphrase(unlock_with_pin(places, PIN, clock), new_passphrase(), "kort", clock, costs=COSTS)
    unlock_with_pin(places, PIN, clock).close()


# -- the head mark in the keyring -------------------------------------------------------------


def test_the_keyring_knows_the_head_when_the_whole_folder_was_put_back(places: Places, clock: SetClock) -> None:
    safe = unlock_with_pin(places, PIN, clock)
    journal = journal_in(safe, clock)
    journal.append([family()])
    safe.database.checkpoint()
    old = {path.name: path.read_bytes() for path in places.store_dir.iterdir()}
    journal.append([family(), family()])
    safe.lock()
    for path in places.store_dir.iterdir():
        path.write_bytes(old[path.name])
    again = unlock_with_pin(places, PIN, clock)
    assert again.new_chain is not None
    assert (again.new_chain.reason, again.new_chain.missing) == ("behind", 2)
    journal_in(again, clock).append([family()])
    again.close()
    last = unlock_with_pin(places, PIN, clock)
    assert last.new_chain is None
    last.close()


# -- when the keyring does not answer ---------------------------------------------------------


def test_a_locked_keyring_costs_no_try(service: KeyringSession, places: Places, clock: SetClock) -> None:
    service.log_in(b"another password\n")
    with pytest.raises(KeyringLockedError):
        unlock_with_pin(places, PIN, clock)
    assert pin_state(places, clock).left == 10
    service.log_in()
    unlock_with_pin(places, PIN, clock).close()


def test_a_locked_keyring_stops_a_new_pin_and_nothing_is_created(
    service: KeyringSession, tmp_path: Path, clock: SetClock
) -> None:
    service.log_in(b"another password\n")
    with pytest.raises(KeyringLockedError):
        new_store(tmp_path, clock, PIN)
    service.log_in()
    new_store(tmp_path, clock, PIN).safe.close()


def test_a_missing_entry_is_never_a_reason_to_make_a_new_key(
    created: CreatedStore, places: Places, clock: SetClock
) -> None:
    KeyringSecrets(SERVICE).delete(secret_name(places))
    keys = places.key_file.read_bytes()
    with pytest.raises(KeyringGoneError):
        unlock_with_pin(places, PIN, clock)
    assert places.key_file.read_bytes() == keys
    assert pin_state(places, clock).left == 10
    safe = unlock_with_passphrase(places, " ".join(created.words), clock)
    change_pin(safe, PIN, clock, cost=CHEAP)
    safe.close()
    unlock_with_pin(places, PIN, clock).close()


def test_no_session_at_all_is_told_apart_and_the_words_open(
    created: CreatedStore, places: Places, clock: SetClock
) -> None:
    with process_environment({"DBUS_SESSION_BUS_ADDRESS": None}):
        with pytest.raises(NoKeyringError):
            unlock_with_pin(places, PIN, clock)
        safe = unlock_with_passphrase(places, " ".join(created.words), clock)
        assert isinstance(safe, Safe)
        safe.keep_head()
        safe.close()
    assert pin_state(places, clock).left == 10


@pytest.mark.parametrize("backend", ["keyring.backends.null.Keyring", "keyring.backends.fail.Keyring"])
def test_a_keyring_that_is_not_on_the_list_is_refused(backend: str) -> None:
    with process_environment({"PYTHON_KEYRING_BACKEND": backend}), pytest.raises(NoKeyringError):
        KeyringSecrets(SERVICE)


PLANTED = """
import pathlib
from keyring.backends import null
pathlib.Path({ran!r}).touch()
class Keyring(null.Keyring):
    __module__ = "keyring.backends.SecretService"
"""


@pytest.mark.parametrize("by", ["environment", "file"])
def test_a_planted_keyring_is_refused_without_being_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    """It calls itself by a name on the list; its module would run as soon as it is loaded."""
    ran = tmp_path / "ran"
    (tmp_path / "planted.py").write_text(PLANTED.format(ran=str(ran)))
    monkeypatch.syspath_prepend(tmp_path)
    config = tmp_path / "config" / "python_keyring"
    config.mkdir(parents=True)
    if by == "file":
        text = f"[backend]\ndefault-keyring=planted.Keyring\nkeyring-path={tmp_path}\n"
        (config / "keyringrc.cfg").write_text(text)
    chosen = "planted.Keyring" if by == "environment" else None
    environment = {"PYTHON_KEYRING_BACKEND": chosen, "XDG_CONFIG_HOME": str(config.parent)}
    with process_environment(environment), pytest.raises(NoKeyringError):
        keyring_secret.find_backend()
    assert not ran.exists()


def test_of_a_chain_only_a_trusted_keyring_is_used() -> None:
    with process_environment({"PYTHON_KEYRING_BACKEND": "keyring.backends.chainer.ChainerBackend"}):
        assert isinstance(keyring_secret.find_backend(), SecretService.Keyring)


class Answering(null.Keyring):
    """A keyring that answers as a test says."""

    def __init__(self, answer: Exception | str | None) -> None:
        self._answer = answer

    def get_password(self, service: str, username: str | None = None) -> str | None:
        if isinstance(self._answer, Exception):
            raise self._answer
        return self._answer


class PromptDismissedException(Exception):
    """By its name the one of secretstorage."""


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (keyring.errors.InitError("Failed to create the collection: Prompt dismissed.."), KeyringDismissedError),
        (PromptDismissedException("x"), KeyringDismissedError),
        (keyring.errors.KeyringLocked("x"), KeyringLockedError),
        (OSError("the bus went away"), KeyringError),
        (RuntimeError("no D-Bus"), NoKeyringError),
        ("not base64!", KeyringError),
        (KeyringGoneError("already ours"), KeyringGoneError),
    ],
    ids=["dismissed", "dismissed in secretstorage", "locked", "bus", "no bus", "not ours", "ours"],
)
def test_every_answer_of_a_keyring_is_told_apart(
    monkeypatch: pytest.MonkeyPatch, answer: Exception | str, error: type[Exception]
) -> None:
    monkeypatch.setattr(keyring_secret, "find_backend", lambda: Answering(answer))
    with pytest.raises(error) as told:
        KeyringSecrets(SERVICE).get("x")
    assert type(told.value) is error


def test_a_keyring_that_does_not_keep_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring_secret, "find_backend", lambda: Answering(None))
    with pytest.raises(KeyringError, match="did not keep"):
        KeyringSecrets(SERVICE).put("x", os.urandom(32))
