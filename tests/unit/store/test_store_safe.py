"""The safe as a whole: created once, opened by passphrase, and never continued behind its head mark."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from store_factory import CASE, CHEAP, COSTS, PIN, SERVICE, SetClock, family, journal_in, new_store

from jgvisit.config import Places
from jgvisit.ids import ChainId, Sha256
from jgvisit.records.body import read_body
from jgvisit.records.kinds import read_payload
from jgvisit.records.payload_journal import StoreOpened
from jgvisit.services.ports.journal import StoreHead
from jgvisit.store import create
from jgvisit.store.create import CreatedStore, create_store, store_is_here
from jgvisit.store.errors import (
    DiskFullError,
    KeyFileDamagedError,
    KeyFileMissingError,
    NoDailyWrapError,
    NoKeyringError,
    StoreDamagedError,
    StoreExistsError,
    StoreMissingError,
    StoreTooNewError,
    StoreUnprovenError,
    WrongPassphraseError,
)
from jgvisit.store.journal_store import JournalStore
from jgvisit.store.key_file import KeyFile, new_key_file, read_key_file, write_key_file
from jgvisit.store.passphrase import new_passphrase
from jgvisit.store.safe import Safe
from jgvisit.store.set_aside import replace_damaged_store, set_aside
from jgvisit.store.tries import MAX_TRIES
from jgvisit.store.unlock import (
    change_pin,
    has_pin,
    keys_by_passphrase,
    pin_state,
    unlock_with_passphrase,
    unlock_with_pin,
)


def reopen(created: CreatedStore, clock: SetClock) -> Safe:
    created.safe.close()
    return unlock_with_passphrase(created.safe.places, " ".join(created.words), clock)


def names(places: Places) -> set[str]:
    return {path.name for path in places.store_dir.iterdir()}


def first_of_last_chain(journal: JournalStore) -> StoreOpened:
    record = journal.own_records(journal.chains()[-1].chain, 0, 1)[0]
    payload = read_payload(read_body(record.body or b""))
    assert isinstance(payload, StoreOpened)
    return payload


# -- creating and opening ---------------------------------------------------------------------


def test_the_six_words_open_what_was_created(created: CreatedStore, clock: SetClock) -> None:
    journal_in(created.safe, clock).append([family()])
    device = created.safe.device_key.device
    created.safe.close()
    again = unlock_with_passphrase(created.safe.places, "-".join(created.words).upper(), clock)
    assert len(journal_in(again, clock).records_of(CASE)) == 1
    assert again.device_key.device == device
    assert again.new_chain is None
    again.close()


def test_words_that_were_shown_before_are_used(tmp_path: Path, clock: SetClock) -> None:
    words = new_passphrase()
    created = create_store(Places(tmp_path / "store", SERVICE), None, clock, words=words, costs=COSTS)
    assert created.words == words
    reopen(created, clock).close()


def test_other_words_do_not(created: CreatedStore, clock: SetClock) -> None:
    created.safe.close()
    with pytest.raises(WrongPassphraseError):
        unlock_with_passphrase(created.safe.places, " ".join(reversed(created.words)), clock)


def test_without_a_keyring_there_is_no_pin_and_it_says_so(tmp_path: Path, clock: SetClock) -> None:
    places = Places(tmp_path / "store", SERVICE)
    with pytest.raises(NoKeyringError):
        create_store(places, PIN, clock, costs=COSTS)
    assert not store_is_here(places)
    created = create_store(places, None, clock, costs=COSTS)
    assert not has_pin(places)
    with pytest.raises(NoDailyWrapError):
        unlock_with_pin(places, PIN, clock)
    with pytest.raises(NoKeyringError):
        change_pin(created.safe, PIN, clock, cost=CHEAP)
    assert pin_state(places, clock).left == MAX_TRIES
    created.safe.close()


def test_nothing_is_created_where_something_is(created: CreatedStore, clock: SetClock) -> None:
    places = created.safe.places
    before = places.key_file.read_bytes()
    with pytest.raises(StoreExistsError):
        create_store(places, None, clock, costs=COSTS)
    created.safe.close()
    places.store.unlink()
    with pytest.raises(StoreExistsError):
        create_store(places, None, clock, costs=COSTS)
    assert places.key_file.read_bytes() == before


def test_a_creation_cut_by_a_crash_starts_over(
    tmp_path: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = Places(tmp_path / "store", SERVICE)
    with monkeypatch.context() as crash:
        crash.setattr(create, "sync_dir", lambda _: None)
        crash.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
        with pytest.raises(DiskFullError):
            create_store(places, None, clock, costs=COSTS)
    write_key_file(places.key_file, new_key_file())
    assert not store_is_here(places)
    created = create_store(places, None, clock, costs=COSTS)
    journal_in(created.safe, clock).append([family()])
    reopen(created, clock).close()


def test_the_platforms_default_costs_are_used_without_a_wish(tmp_path: Path, clock: SetClock) -> None:
    created = create_store(Places(tmp_path / "store", SERVICE), None, clock)
    created.safe.close()
    wrap = read_key_file(created.safe.places.key_file).wrap("passphrase")
    assert wrap is not None
    assert (wrap.cost.memory_kib, wrap.cost.passes) == (256 * 1024, 3)
    reopen(created, clock).close()


def test_settings_are_kept(created: CreatedStore, clock: SetClock) -> None:
    assert created.safe.settings.get("server") is None
    created.safe.settings.put("server", "https://a.example")
    created.safe.settings.put("server", "https://b.example")
    again = reopen(created, clock)
    assert again.settings.get("server") == "https://b.example"
    again.close()


# -- what is refused --------------------------------------------------------------------------


def test_missing_files_are_told_apart(created: CreatedStore, tmp_path: Path, clock: SetClock) -> None:
    places, words = created.safe.places, " ".join(created.words)
    created.safe.close()
    with pytest.raises(StoreMissingError):
        unlock_with_passphrase(Places(tmp_path / "nowhere", SERVICE), words, clock)
    keys = places.key_file.read_bytes()
    places.key_file.unlink()
    with pytest.raises(KeyFileMissingError):
        unlock_with_passphrase(places, words, clock)
    places.key_file.touch(0o600)
    places.key_file.write_bytes(keys)
    places.store.unlink()
    with pytest.raises(StoreMissingError):
        unlock_with_passphrase(places, words, clock)
    assert not places.store.exists()


def test_a_key_file_without_a_passphrase_is_damage(created: CreatedStore, clock: SetClock) -> None:
    write_key_file(created.safe.places.key_file, KeyFile(file_id=new_key_file().file_id, generation=1))
    with pytest.raises(KeyFileDamagedError):
        reopen(created, clock)


def test_files_that_others_may_read_are_refused(created: CreatedStore, clock: SetClock) -> None:
    places = created.safe.places
    for path, mode in ((places.key_file, 0o644), (places.store, 0o604), (places.store_dir, 0o711)):
        before = path.stat().st_mode
        path.chmod(mode)
        with pytest.raises(StoreUnprovenError):
            reopen(created, clock)
        path.chmod(before)
    reopen(created, clock).close()


def test_a_newer_store_is_refused_and_nothing_is_set_aside(created: CreatedStore, clock: SetClock) -> None:
    with created.safe.database.read() as connection:
        connection.execute("PRAGMA user_version = 99").fetchall()
    with pytest.raises(StoreTooNewError):
        reopen(created, clock)
    assert not any("damaged" in name or "behind" in name for name in names(created.safe.places))


# -- behind the head mark ---------------------------------------------------------------------


def roll_back(created: CreatedStore, clock: SetClock, *, records: int) -> StoreHead:
    """Put an earlier copy of the store back after more records were committed; return the head that was lost."""
    places = created.safe.places
    journal = journal_in(created.safe, clock)
    journal.append([family()])
    created.safe.database.checkpoint()
    old = places.store.read_bytes()
    for _ in range(records):
        journal.append([family()])
    head = journal.head()
    assert head is not None
    created.safe.close()
    places.store.write_bytes(old)
    return head


def test_an_older_store_put_back_is_never_continued(created: CreatedStore, clock: SetClock) -> None:
    lost = roll_back(created, clock, records=3)
    again = reopen(created, clock)
    assert again.new_chain is not None
    assert (again.new_chain.reason, again.new_chain.missing, again.new_chain.head) == ("behind", 3, lost)
    aside = [name for name in names(again.places) if "behind" in name]
    assert aside == ["jgvisit.store.behind-20260302T130000Z"]
    journal = journal_in(again, clock)
    journal.append([family()])
    opened = first_of_last_chain(journal)
    assert (opened.reason, opened.missing) == ("behind", 3)
    assert (opened.previous_chain, opened.previous_seq, opened.previous_head) == (lost.chain, lost.seq, lost.link_hash)
    again.close()


def test_being_behind_is_said_once_and_copied_once(created: CreatedStore, clock: SetClock) -> None:
    roll_back(created, clock, records=1)
    for _ in range(3):
        again = reopen(created, clock)
        assert again.new_chain is not None
        again.close()
    journal = journal_in(again := reopen(created, clock), clock)
    journal.append([family()])
    again.close()
    last = reopen(created, clock)
    assert last.new_chain is None
    assert len([name for name in names(last.places) if "behind" in name]) == 1
    last.close()


def test_without_room_for_the_copy_the_store_stays_closed_and_as_it_is(
    created: CreatedStore, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFullError("no room")

    roll_back(created, clock, records=1)
    with monkeypatch.context() as disk:
        disk.setattr("jgvisit.store.database.copy_file", full)
        with pytest.raises(DiskFullError):
            reopen(created, clock)
    again = reopen(created, clock)
    assert again.new_chain is not None
    again.close()


def test_a_log_that_was_deleted_is_noticed(created: CreatedStore, clock: SetClock, tmp_path: Path) -> None:
    journal = journal_in(created.safe, clock)
    journal.append([family()])
    created.safe.database.checkpoint()
    for _ in range(4):
        journal.append([family()])
    copy = tmp_path / "after the crash"
    shutil.copytree(created.safe.places.store_dir, copy)
    (copy / "jgvisit.store-wal").unlink()
    again = unlock_with_passphrase(Places(copy, SERVICE), " ".join(created.words), clock)
    assert again.new_chain is not None
    assert again.new_chain.missing == 4
    again.close()


def test_a_flipped_bit_in_the_log_is_noticed_and_the_log_is_kept(
    created: CreatedStore, clock: SetClock, tmp_path: Path
) -> None:
    journal = journal_in(created.safe, clock)
    for _ in range(6):
        journal.append([family()])
    copy = tmp_path / "after the crash"
    shutil.copytree(created.safe.places.store_dir, copy)
    log = copy / "jgvisit.store-wal"
    broken = bytearray(log.read_bytes())
    broken[len(broken) // 2] ^= 1
    log.write_bytes(broken)
    again = unlock_with_passphrase(Places(copy, SERVICE), " ".join(created.words), clock)
    assert again.new_chain is not None
    assert again.new_chain.missing
    assert (copy / "jgvisit.store.behind-20260302T130000Z-wal").read_bytes() == bytes(broken)
    again.close()


def test_a_crash_without_loss_is_no_news(created: CreatedStore, clock: SetClock, tmp_path: Path) -> None:
    journal_in(created.safe, clock).append([family()])
    copy = tmp_path / "after the crash"
    shutil.copytree(created.safe.places.store_dir, copy)
    again = unlock_with_passphrase(Places(copy, SERVICE), " ".join(created.words), clock)
    assert again.new_chain is None
    assert len(journal_in(again, clock).records_of(CASE)) == 1
    again.close()


def test_another_record_at_the_marked_place_is_a_branch(created: CreatedStore, clock: SetClock) -> None:
    journal_in(created.safe, clock).append([family()])
    chain = journal_in(created.safe, clock).chains()[0].chain
    created.safe.marks.write(StoreHead(chain, 2, Sha256("e" * 64)))
    again = reopen(created, clock)
    assert again.new_chain is not None
    assert again.new_chain.missing == 1
    again.close()


@pytest.mark.parametrize("content", [b"", b"torn", b"\xff" * 198])
def test_a_torn_mark_is_no_mark(created: CreatedStore, clock: SetClock, content: bytes) -> None:
    journal_in(created.safe, clock).append([family()])
    created.safe.places.head_mark.write_bytes(content)
    again = reopen(created, clock)
    assert again.new_chain is None
    again.close()


def test_bytes_put_behind_a_mark_do_not_hide_the_next_one(created: CreatedStore, clock: SetClock) -> None:
    journal = journal_in(created.safe, clock)
    journal.append([family()])
    mark = created.safe.places.head_mark
    mark.write_bytes(mark.read_bytes() + b" more")
    assert created.safe.marks.read() is None
    journal.append([family()])
    head = created.safe.marks.read()
    assert head is not None
    assert head.seq == 3


def test_a_mark_made_without_the_key_is_no_mark(created: CreatedStore, clock: SetClock) -> None:
    journal_in(created.safe, clock).append([family()])
    mark = created.safe.places.head_mark
    mark.write_text(mark.read_text().replace("0000000000000002", "0000000000000009"))
    again = reopen(created, clock)
    assert again.new_chain is None
    again.close()


def test_a_mark_that_cannot_be_written_does_not_undo_a_record(created: CreatedStore, clock: SetClock) -> None:
    created.safe.places.head_mark.mkdir()
    journal = journal_in(created.safe, clock)
    journal.append([family()])
    assert len(journal.records_of(CASE)) == 1
    assert created.safe.marks.read() is None


# -- damage -----------------------------------------------------------------------------------


def test_a_damaged_store_is_set_aside_whole_and_its_successor_names_it(created: CreatedStore, clock: SetClock) -> None:
    places, words = created.safe.places, " ".join(created.words)
    journal = journal_in(created.safe, clock)
    journal.append([family()])
    head = journal.head()
    assert head is not None
    created.safe.close()
    places.store.write_bytes(places.store.read_bytes()[:5000])
    broken = places.store.read_bytes()
    with pytest.raises(StoreDamagedError):
        unlock_with_passphrase(places, words, clock)
    fresh = replace_damaged_store(places, keys_by_passphrase(places, words), clock)
    aside = places.store_dir / "jgvisit.store.damaged-20260302T130000Z"
    assert aside.read_bytes() == broken
    assert fresh.new_chain is not None
    journal = journal_in(fresh, clock)
    journal.append([family()])
    opened = first_of_last_chain(journal)
    assert (opened.reason, opened.previous_chain, opened.previous_seq) == ("recovered", head.chain, head.seq)
    assert opened.missing == head.seq
    fresh.close()
    again = unlock_with_passphrase(places, words, clock)
    assert again.new_chain is None
    again.close()


def test_a_store_that_is_gone_can_begin_anew_when_a_person_asks(created: CreatedStore, clock: SetClock) -> None:
    places, words = created.safe.places, " ".join(created.words)
    created.safe.close()
    places.store.unlink()
    fresh = replace_damaged_store(places, keys_by_passphrase(places, words), clock)
    assert fresh.new_chain is not None
    assert fresh.new_chain.head is None
    journal = journal_in(fresh, clock)
    journal.append([family()])
    opened = first_of_last_chain(journal)
    assert (opened.reason, opened.previous_chain, opened.missing) == ("recovered", None, None)
    fresh.close()


def test_the_log_goes_with_the_store_that_is_set_aside(created: CreatedStore, clock: SetClock, tmp_path: Path) -> None:
    journal_in(created.safe, clock).append([family()])
    copy = tmp_path / "copy"
    shutil.copytree(created.safe.places.store_dir, copy)
    log = (copy / "jgvisit.store-wal").read_bytes()
    places = Places(copy, SERVICE)
    aside = set_aside(places, clock)
    assert aside.with_name(aside.name + "-wal").read_bytes() == log
    assert not [name for name in names(places) if name in {"jgvisit.store", "jgvisit.store-wal", "jgvisit.store-shm"}]


def test_a_head_of_an_unknown_chain_counts_all_its_records_as_missing(created: CreatedStore, clock: SetClock) -> None:
    created.safe.marks.write(StoreHead(ChainId("00000000-0000-4000-8000-0000000000ff"), 7, Sha256("a" * 64)))
    again = reopen(created, clock)
    assert again.new_chain is not None
    assert again.new_chain.missing == 7
    again.close()


def test_a_new_store_has_its_own_keys(tmp_path: Path, clock: SetClock) -> None:
    first, second = new_store(tmp_path / "a", clock), new_store(tmp_path / "b", clock)
    assert first.safe.keys != second.safe.keys
    assert first.words != second.words
    for each in (first, second):
        each.safe.close()
