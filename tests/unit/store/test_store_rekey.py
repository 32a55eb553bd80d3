"""Changing the passphrase: a new key for the store, whole or not at all."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import Any

import pytest
from store_factory import CASE, COSTS, SetClock, family, journal_in

from jgvisit.config import Places
from jgvisit.ids import RecordId
from jgvisit.store import database, rekey
from jgvisit.store.create import CreatedStore
from jgvisit.store.errors import DiskFaultError, DiskFullError, StoreClosedError, StoreUnsureError, WrongPassphraseError
from jgvisit.store.health import check_health
from jgvisit.store.passphrase import new_passphrase
from jgvisit.store.rekey import change_passphrase
from jgvisit.store.schema import APPLICATION_ID
from jgvisit.store.unlock import unlock_with_passphrase


class PowerCut(BaseException):
    """The machine stops here."""


@pytest.fixture
def words(created: CreatedStore, clock: SetClock) -> tuple[str, ...]:
    """New words, beside a store with some records in it."""
    journal_in(created.safe, clock).append([family() for _ in range(20)])
    return new_passphrase()


def opens(created: CreatedStore, clock: SetClock, words: tuple[str, ...]) -> bool:
    try:
        safe = unlock_with_passphrase(created.safe.places, " ".join(words), clock)
    except WrongPassphraseError:
        return False
    assert len(journal_in(safe, clock).records_of(CASE)) == 20
    check_health(safe.database)
    assert not [path.name for path in safe.places.store_dir.iterdir() if path.suffix in {".next", ".rekeyed"}]
    safe.close()
    return True


def test_new_words_open_and_old_ones_do_not(created: CreatedStore, clock: SetClock, words: tuple[str, ...]) -> None:
    places, before = created.safe.places, created.safe.keys
    old_store = places.store.read_bytes()
    again = change_passphrase(created.safe, words, None, clock, costs=COSTS)
    assert again.keys.data_key != before.data_key
    assert again.keys.device_key == before.device_key
    journal_in(again, clock).append([family()])
    with again.database.read() as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert places.store.read_bytes()[:16] != old_store[:16]
    again.close()
    reopened = unlock_with_passphrase(places, " ".join(words), clock)
    assert reopened.new_chain is None
    assert len(journal_in(reopened, clock).records_of(CASE)) == 21
    reopened.close()
    with pytest.raises(WrongPassphraseError):
        unlock_with_passphrase(places, " ".join(created.words), clock)


def test_an_old_key_file_does_not_open_the_store_as_it_is_now(
    created: CreatedStore, clock: SetClock, words: tuple[str, ...]
) -> None:
    old = created.safe.places.key_file.read_bytes()
    change_passphrase(created.safe, words, None, clock, costs=COSTS).close()
    created.safe.places.key_file.write_bytes(old)
    with pytest.raises(database.StoreDamagedError):
        unlock_with_passphrase(created.safe.places, " ".join(created.words), clock)


def test_nothing_is_written_into_the_old_store_once_it_was_copied(
    created: CreatedStore, clock: SetClock, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A record that another thread writes meanwhile is either in the new store or was never called saved."""
    journal, make_wraps = journal_in(created.safe, clock), rekey.wrapped
    with ThreadPoolExecutor(1) as other_thread:
        writing: list[Future[tuple[RecordId, ...]]] = []

        def wrapped_slowly(*parts: Any) -> Any:
            writing.append(other_thread.submit(journal.append, [family()]))
            wait(writing, timeout=0.3)
            return make_wraps(*parts)

        monkeypatch.setattr(rekey, "wrapped", wrapped_slowly)
        again = change_passphrase(created.safe, words, None, clock, costs=COSTS)
    with pytest.raises(StoreClosedError):
        writing[0].result()
    assert len(journal_in(again, clock).records_of(CASE)) == 20
    again.close()


def test_the_safe_given_is_closed(created: CreatedStore, clock: SetClock, words: tuple[str, ...]) -> None:
    change_passphrase(created.safe, words, None, clock, costs=COSTS).close()
    with pytest.raises(StoreClosedError), created.safe.database.read():
        pass


@pytest.mark.parametrize(
    ("step", "new_holds"),
    [("prove_encrypted", False), ("write_key_file", False), ("_swap", False), ("_promote_keys", True)],
)
def test_a_power_cut_leaves_either_the_old_words_or_the_new(
    created: CreatedStore,
    clock: SetClock,
    words: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    new_holds: bool,
) -> None:
    def cut(*_: object) -> None:
        raise PowerCut

    with monkeypatch.context() as power:
        power.setattr(rekey, step, cut)
        with pytest.raises(PowerCut):
            change_passphrase(created.safe, words, None, clock, costs=COSTS)
    assert opens(created, clock, words) is new_holds
    assert opens(created, clock, created.words) is not new_holds


def test_a_cut_change_can_be_made_again(
    created: CreatedStore, clock: SetClock, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFullError("no room")

    with monkeypatch.context() as disk:
        disk.setattr(rekey, "write_key_file", full)
        with pytest.raises(DiskFullError):
            change_passphrase(created.safe, words, None, clock, costs=COSTS)
    safe = unlock_with_passphrase(created.safe.places, " ".join(created.words), clock)
    change_passphrase(safe, words, None, clock, costs=COSTS).close()
    assert opens(created, clock, words)


def test_a_log_of_the_old_store_never_meets_the_new_file(
    created: CreatedStore, clock: SetClock, words: tuple[str, ...]
) -> None:
    places = created.safe.places
    other = database.open_existing(places.store, created.safe.keys.data_key)
    with pytest.raises(DiskFaultError):
        change_passphrase(created.safe, words, None, clock, costs=COSTS)
    other.close()
    assert opens(created, clock, created.words)


def test_a_folder_that_fails_keeps_the_old_words(
    created: CreatedStore, clock: SetClock, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as disk:
        disk.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(5, "no")))
        with pytest.raises(DiskFaultError):
            change_passphrase(created.safe, words, None, clock, costs=COSTS)
    assert opens(created, clock, created.words)


def test_new_keys_never_take_their_name_before_the_new_store_has_its_own(
    created: CreatedStore, clock: SetClock, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk may keep the second of two names and lose the first: new keys beside the old store open nothing."""
    places = created.safe.places
    before = places.key_file.read_bytes()

    def failing(_: Path) -> None:
        raise OSError(5, "no")

    with monkeypatch.context() as disk:
        disk.setattr("jgvisit.store.private_file.sync_dir", failing)
        disk.setattr(rekey, "write_key_file", lambda path, keys: path.write_bytes(b"new keys"))
        for act in (lambda: change_passphrase(created.safe, words, None, clock, costs=COSTS), lambda: finish(places)):
            with pytest.raises(StoreUnsureError):
                act()
            assert places.key_file.read_bytes() == before
    rekey.finish_rekey(places)
    assert places.key_file.read_bytes() == b"new keys"


def finish(places: Places) -> None:
    rekey.finish_rekey(places)
