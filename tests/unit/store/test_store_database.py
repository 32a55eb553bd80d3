"""Opening: what is expected, what is refused, and that nothing is created in a store's place."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2
from store_factory import CASE, SetClock, family, journal_in, ref_of, with_blob

from jgvisit.ids import Sha256
from jgvisit.store import database, migrations, proof
from jgvisit.store.balance import balance
from jgvisit.store.connection import PAGE_BYTES, connect, store_errors
from jgvisit.store.create import CreatedStore
from jgvisit.store.errors import (
    DiskFaultError,
    DiskFullError,
    StoreClosedError,
    StoreDamagedError,
    StoreExistsError,
    StoreMissingError,
    StoreTooNewError,
    StoreUnprovenError,
)
from jgvisit.store.health import check_health
from jgvisit.store.schema import (
    ERASURE_TRIGGERS,
    PACK_TRIGGERS,
    SEARCH_TRIGGERS,
    VERSION_1,
    VERSION_2,
    VERSION_3,
    VERSION_4,
    VERSION_5,
)
from jgvisit.store.unlock import unlock_with_passphrase

KEY = b"k" * 32


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "jgvisit.store"
    database.create(path, KEY).close()
    return path


def change(path: Path, sql: str) -> None:
    connection = connect(path, KEY)
    connection.execute(sql).fetchall()
    connection.close()


def open_and(path: Path, look: Callable[[database.Database], object]) -> None:
    opened = database.open_existing(path, KEY)
    try:
        look(opened)
    finally:
        opened.close()


def test_what_is_written_is_not_readable_in_any_file(created: CreatedStore, clock: SetClock) -> None:
    journal = journal_in(created.safe, clock)
    journal.append([family("Familie Zonnebloem")])
    files = [each.read_bytes() for each in created.safe.places.store_dir.iterdir()]
    assert len(files) >= 4
    assert not any(b"Zonnebloem" in content or b"familyRegistered" in content for content in files)
    assert not any(content.startswith(b"SQLite format 3") for content in files)


def test_all_files_are_private(created: CreatedStore, clock: SetClock) -> None:
    journal_in(created.safe, clock).append([family()])
    for each in created.safe.places.store_dir.iterdir():
        assert each.stat().st_mode & 0o077 == 0, each.name


def test_a_store_is_flushed_at_every_commit_and_its_rules_are_on(path: Path) -> None:
    with database.open_existing(path, KEY).read() as connection:
        read = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in (
            "journal_mode", "synchronous", "foreign_keys", "recursive_triggers", "trusted_schema", "page_size"
        )}  # fmt: skip
    assert read == {
        "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1, "trusted_schema": 0,
        "page_size": str(PAGE_BYTES),
    }  # fmt: skip


def test_a_missing_store_is_never_created_in_its_place(tmp_path: Path) -> None:
    with pytest.raises(StoreMissingError):
        database.open_existing(tmp_path / "jgvisit.store", KEY)
    assert list(tmp_path.iterdir()) == []


def test_a_store_is_never_created_over_another(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(StoreExistsError):
        database.create(path, KEY)
    assert path.read_bytes() == before


@pytest.mark.parametrize("length", [0, 1, 100, PAGE_BYTES - 1, PAGE_BYTES + 7])
def test_a_file_cut_short_is_damage_and_stays_as_it_is(path: Path, length: int) -> None:
    path.write_bytes(path.read_bytes()[:length])
    before = path.read_bytes()
    with pytest.raises(StoreDamagedError):
        database.open_existing(path, KEY)
    assert path.read_bytes() == before


def test_a_file_cut_at_a_page_is_noticed_at_start(path: Path, clock: SetClock) -> None:
    whole = path.read_bytes()
    noticed = 0
    for pages in range(1, len(whole) // PAGE_BYTES):
        path.write_bytes(whole[: pages * PAGE_BYTES])
        with pytest.raises(StoreDamagedError):
            open_and(path, lambda opened: opened.settle(clock.now()))
        noticed += 1
    assert noticed > 3


def test_a_file_cut_behind_what_the_start_reads_is_noticed(created: CreatedStore, clock: SetClock) -> None:
    data = b"x" * 300_000
    journal_in(created.safe, clock).append([with_blob(data)], blobs={Sha256(ref_of(data).sha256): data})
    created.safe.close()
    path = created.safe.places.store
    path.write_bytes(path.read_bytes()[: -3 * PAGE_BYTES])
    with pytest.raises(StoreDamagedError):
        unlock_with_passphrase(created.safe.places, " ".join(created.words), clock)


def test_a_folder_that_cannot_be_flushed_opens_no_store(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite takes no notice when the name of its new log is not durable."""

    def failing(_: Path) -> None:
        raise OSError(5, "no")

    with monkeypatch.context() as disk:
        disk.setattr(database, "sync_dir", failing)
        with pytest.raises(DiskFaultError):
            database.open_existing(path, KEY)
    database.open_existing(path, KEY).close()


def test_a_file_that_cannot_be_opened_is_a_fault_of_the_disk(tmp_path: Path) -> None:
    with pytest.raises(DiskFaultError):
        connect(tmp_path / "nowhere" / "store", KEY)


def test_a_wrong_key_and_something_else_are_refused(path: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreDamagedError):
        database.open_existing(path, os.urandom(32))
    noise = tmp_path / "noise"
    noise.write_bytes(os.urandom(3 * PAGE_BYTES))
    with pytest.raises(StoreDamagedError):
        database.open_existing(noise, KEY)


def test_every_flipped_region_is_noticed(path: Path, clock: SetClock) -> None:
    whole = path.read_bytes()
    for at in range(0, len(whole), 1361):
        broken = bytearray(whole)
        broken[at] ^= 0x10
        path.write_bytes(broken)
        with pytest.raises(StoreDamagedError):
            open_and(path, check_health)


def test_a_plain_database_is_refused_as_not_encrypted(tmp_path: Path) -> None:
    path = tmp_path / "plain"
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE t (a)")
    plain.close()
    with pytest.raises(StoreUnprovenError):
        database.open_existing(path, KEY)


def test_a_keyed_database_that_is_not_ours_is_damage(path: Path) -> None:
    change(path, "PRAGMA application_id = 7")
    with pytest.raises(StoreDamagedError, match="application id"):
        database.open_existing(path, KEY)


def test_a_store_without_its_meta_row_is_damage(path: Path) -> None:
    change(path, "DELETE FROM meta")
    with pytest.raises(StoreDamagedError, match="meta"):
        database.open_existing(path, KEY)


def test_a_store_whose_links_could_be_changed_is_damage(path: Path) -> None:
    change(path, "DROP TRIGGER link_kept")
    with pytest.raises(StoreDamagedError, match="link_kept"):
        database.open_existing(path, KEY)


def test_a_store_of_a_newer_program_is_refused_and_unchanged(path: Path) -> None:
    change(path, "PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(StoreTooNewError):
        database.open_existing(path, KEY)
    assert path.read_bytes() == before


def test_a_closed_store_says_so(path: Path) -> None:
    opened = database.open_existing(path, KEY)
    opened.close()
    opened.close()
    with pytest.raises(StoreClosedError), opened.read():
        pass


def test_after_damage_was_read_the_file_is_opened_again(path: Path) -> None:
    opened = database.open_existing(path, KEY)
    with pytest.raises(StoreDamagedError), opened.read():
        raise StoreDamagedError("a page")
    with opened.read() as connection:
        assert connection.execute("SELECT count(*) FROM meta").fetchone() == (1,)
    opened.close()


def test_a_bug_in_our_sql_is_not_called_damage(path: Path) -> None:
    opened = database.open_existing(path, KEY)
    with pytest.raises(dbapi2.OperationalError), opened.read() as connection:
        connection.execute("SELECT nothing FROM nowhere")
    with pytest.raises(dbapi2.ProgrammingError), opened.read() as connection:
        connection.execute("SELECT ?")
    opened.close()


def test_a_connection_used_after_its_end_is_a_closed_store(path: Path) -> None:
    connection = connect(path, KEY)
    connection.close()
    with pytest.raises(StoreClosedError), store_errors():
        connection.execute("SELECT 1")


def test_a_failed_transaction_leaves_nothing(path: Path) -> None:
    opened = database.open_existing(path, KEY)
    with pytest.raises(dbapi2.IntegrityError), opened.write() as connection:
        connection.executemany("INSERT INTO meta VALUES (?, 'b')", [("a",), ("store",)])
    with opened.read() as connection:
        assert connection.execute("SELECT value FROM meta WHERE key = 'a'").fetchone() is None
    opened.close()


# -- the proof --------------------------------------------------------------------------------


class PlainLibrary:
    """A database library that does not encrypt."""

    def __init__(self, answer: tuple[str] | None) -> None:
        self._answer = answer

    def execute(self, _sql: str) -> PlainLibrary:
        return self

    def fetchone(self) -> tuple[str] | None:
        return self._answer


@pytest.mark.parametrize("answer", [None, ("",)])
def test_a_library_that_does_not_encrypt_is_refused(answer: tuple[str] | None) -> None:
    with pytest.raises(StoreUnprovenError):
        proof.prove_cipher(PlainLibrary(answer))  # type: ignore[arg-type]  # a library without a cipher


@pytest.mark.parametrize("pragma", ["cipher_use_hmac = OFF", "cipher_plaintext_header_size = 32", "temp_store = FILE"])
def test_pages_without_hmac_a_readable_header_and_temporary_files_are_refused(tmp_path: Path, pragma: str) -> None:
    connection = dbapi2.connect(str(tmp_path / "store"))
    connection.set_key(f"x'{KEY.hex()}'")
    proof.prove_cipher(connection)
    connection.execute(
        f"PRAGMA {pragma}"
    ).fetchall()  # before the first page is read: afterwards it would change nothing
    with pytest.raises(StoreUnprovenError):
        proof.prove_cipher(connection)
    connection.close()


def test_a_file_that_any_key_opens_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "store"
    database.create(path, KEY).close()
    monkeypatch.setattr(proof.os, "urandom", lambda n: KEY[:n])
    with pytest.raises(StoreUnprovenError):
        database.open_existing(path, KEY)


def test_a_store_is_not_created_when_the_proof_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proof.os, "urandom", lambda n: KEY[:n])
    with pytest.raises(StoreUnprovenError):
        database.create(tmp_path / "store", KEY)


def test_a_file_that_others_may_read_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.parent.chmod(0o700)
    proof.prove_private(*database.private_paths(path))
    path.chmod(0o640)
    with pytest.raises(StoreUnprovenError, match="640"):
        proof.prove_private(*database.private_paths(path))
    monkeypatch.setattr(proof, "POSIX", False)
    proof.prove_private(path)


# -- migrations -------------------------------------------------------------------------------

NEXT = (*migrations.STEPS, ("CREATE TABLE more (a TEXT) STRICT", "INSERT INTO more VALUES ('x')"))


def test_a_migration_leaves_a_copy_of_the_store_before(path: Path, clock: SetClock) -> None:
    connection = connect(path, KEY)
    copy = migrations.migrate(connection, path, clock.now(), NEXT)
    assert migrations.version_of(connection) == len(NEXT)
    assert connection.execute("SELECT a FROM more").fetchall() == [("x",)]
    connection.close()
    assert copy is not None
    assert copy.name == f"jgvisit.store.v{len(migrations.STEPS)}-20260302T130000Z"
    before = database.open_existing(copy, KEY)
    with before.read() as connection:
        assert migrations.version_of(connection) == len(migrations.STEPS)
    before.close()


def test_a_migration_that_fails_leaves_the_store_as_it_was(path: Path, clock: SetClock) -> None:
    broken = (*migrations.STEPS, ("CREATE TABLE more (a TEXT) STRICT", "INSERT INTO nowhere VALUES (1)"))
    connection = connect(path, KEY)
    with pytest.raises(dbapi2.OperationalError):
        migrations.migrate(connection, path, clock.now(), broken)
    assert migrations.version_of(connection) == len(migrations.STEPS)
    assert connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'more'").fetchone() == (0,)
    connection.close()


def test_a_migration_that_finds_the_disk_full_leaves_the_store_as_it_was(path: Path, clock: SetClock) -> None:
    large = (*migrations.STEPS, ("CREATE TABLE more (a BLOB) STRICT", "INSERT INTO more VALUES (zeroblob(900000))"))
    connection = connect(path, KEY)
    connection.execute("PRAGMA max_page_count = 60").fetchall()
    with pytest.raises(DiskFullError), store_errors():
        migrations.migrate(connection, path, clock.now(), large)
    assert migrations.version_of(connection) == len(migrations.STEPS)
    connection.close()


def test_a_store_of_this_version_is_not_migrated(path: Path, clock: SetClock) -> None:
    connection = connect(path, KEY)
    assert migrations.migrate(connection, path, clock.now()) is None
    connection.close()


def test_a_store_of_before_the_smaller_index_keeps_its_balance(clock: SetClock, tmp_path: Path) -> None:
    """Every own record is counted once, under its answer or as waiting; those of others are not."""
    old = tmp_path / "old.store"
    connection = connect(old, KEY)
    migrations.fill_new(connection, (VERSION_1, VERSION_2, VERSION_3))
    connection.execute("INSERT INTO meta VALUES ('store', 'x')")
    answers = ["stored", "stored", "already", "early", "forked", "rejected", None, None, None]
    for seq, answer in enumerate((*answers, "stored"), 1):
        parked = "no_right" if seq == 2 else None
        row = (seq, "d", "c", seq, b"l", b"s", f"{seq}", f"id-{seq}", int(seq <= len(answers)), answer, parked)
        connection.execute(
            "INSERT INTO records (n, device, chain, seq, link, signature, link_hash, id, own, early, answer, parked)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)",
            row,
        )
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    connection.close()
    opened = database.open_existing(old, KEY)
    assert opened.settle(clock.now()) is not None
    with opened.read() as connection:
        found = balance(connection)
    opened.close()
    assert (found.made, found.stored, found.already, found.early, found.forked, found.rejected, found.waiting) == (
        *(9, 2, 1, 1, 1, 1),
        3,
    )
    assert found.parked_reasons == (("id-2", "no_right"),)


@pytest.mark.parametrize(
    ("step", "digest"),
    [
        (VERSION_1, "df5ca4c8a10fd2871baec91d7e1ca35d83876e136b4e90e61131bb9f9869b4b7"),
        (VERSION_2, "3c05e50ea739c657a8da9a058d925bc53ab169600e87749a94676c19819abf43"),
        (VERSION_3, "d52fa578434104e04902fac9ceff7015a739a07c8753d8aed5167da9860cfb65"),
        (VERSION_4, "dc5ec17fc182d0e68dc08e6a4d0fa2c5c006de33f08eb5462c5e215530c57eb1"),
        (VERSION_5, "44e7ccee2cf1258a94444296cdbd1c800c7cc6ab22e027eb502171f2fc35a1d6"),
    ],
    ids=["1", "2", "3", "4", "5"],
)
def test_released_steps_are_never_edited(step: tuple[str, ...], digest: str) -> None:
    assert hashlib.sha256("\0".join(step).encode()).hexdigest() == digest, "add a step instead of changing this one"


def test_a_store_of_the_first_version_opens_with_everything_in_it(path: Path, clock: SetClock, tmp_path: Path) -> None:
    """As the first released program left it: no table for texts, and its rules were the first three only."""
    old = tmp_path / "old.store"
    connection = connect(old, KEY)
    migrations.fill_new(connection, (VERSION_1,))
    connection.execute("INSERT INTO meta VALUES ('store', 'x')")
    connection.execute("INSERT INTO drafts VALUES ('case', 'field', x'01')")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    connection.close()
    opened = database.open_existing(old, KEY)
    assert opened.settle(clock.now()) is not None
    with opened.read() as connection:
        assert migrations.version_of(connection) == len(migrations.STEPS)
        assert connection.execute("SELECT count(*) FROM drafts").fetchone() == (1,)
        assert connection.execute("SELECT count(*) FROM packs").fetchone() == (0,)
    opened.close()


@pytest.mark.parametrize("trigger", sorted(PACK_TRIGGERS | ERASURE_TRIGGERS | SEARCH_TRIGGERS))
def test_a_store_whose_texts_or_erasures_could_be_turned_back_is_damaged(path: Path, trigger: str) -> None:
    change(path, f"DROP TRIGGER {trigger}")
    with pytest.raises(StoreDamagedError):
        database.open_existing(path, KEY)


# -- health -----------------------------------------------------------------------------------


def test_a_healthy_store_is_called_so(created: CreatedStore, clock: SetClock) -> None:
    journal_in(created.safe, clock).append([family(), family()])
    check_health(created.safe.database)


def test_an_old_page_put_back_breaks_the_chain(created: CreatedStore, clock: SetClock) -> None:
    journal_in(created.safe, clock).append([family(), family()])
    with created.safe.database.write() as connection:
        connection.execute("DROP TRIGGER record_kept")
        connection.execute("DELETE FROM records WHERE seq = 2")
    with pytest.raises(StoreDamagedError, match="chain broken at 2"):
        check_health(created.safe.database)


def test_broken_structure_is_found(created: CreatedStore, clock: SetClock) -> None:
    journal_in(created.safe, clock).append([family()])
    with created.safe.database.write() as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE records SET early = 5 WHERE seq = 2")
        connection.execute("PRAGMA ignore_check_constraints = OFF")
    with pytest.raises(StoreDamagedError, match="integrity_check"):
        check_health(created.safe.database)


@pytest.mark.parametrize(
    ("sql", "sentence"),
    [
        ("UPDATE records SET link = x'00'", "never changed"),
        ("UPDATE records SET signature = x'00'", "never changed"),
        ("UPDATE records SET own = 0", "never changed"),
        ("UPDATE records SET body = x'00'", "erased whole"),
        ("DELETE FROM records", "never deleted"),
        ("INSERT OR REPLACE INTO records SELECT * FROM records WHERE seq = 2", "never deleted"),
        ("UPDATE records SET body = NULL", "CHECK"),
    ],
)
def test_records_cannot_be_changed_from_below(created: CreatedStore, clock: SetClock, sql: str, sentence: str) -> None:
    journal = journal_in(created.safe, clock)
    journal.append([family()])
    before = journal.records_of(CASE)
    with pytest.raises(dbapi2.IntegrityError, match=sentence), created.safe.database.write() as connection:
        connection.execute(sql)
    assert journal.records_of(CASE) == before


def test_a_body_can_be_erased_with_its_salt_while_the_link_stays(created: CreatedStore, clock: SetClock) -> None:
    journal = journal_in(created.safe, clock)
    journal.append([family()])
    (before,) = journal.records_of(CASE)
    with created.safe.database.write() as connection:
        connection.execute("UPDATE records SET body = NULL, salt = NULL WHERE case_id = ?", (CASE,))
    (after,) = journal.records_of(CASE)
    assert (after.link, after.signature, after.body, after.salt) == (before.link, before.signature, None, None)
    check_health(created.safe.database)
