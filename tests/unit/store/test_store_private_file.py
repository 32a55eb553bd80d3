from __future__ import annotations

import errno
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from jgvisit.store import private_file
from jgvisit.store.errors import DiskFaultError, DiskFullError, StoreUnsureError

AT = datetime(2026, 3, 2, 13, 0, tzinfo=UTC)


def test_a_replaced_file_is_private_and_leaves_no_temporary_one(tmp_path: Path) -> None:
    path = tmp_path / "keys"
    path.write_bytes(b"old")
    private_file.replace_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["keys"]


def test_a_temporary_file_left_by_a_crash_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "keys.tmp").write_bytes(b"half")
    private_file.replace_file(tmp_path / "keys", b"new")
    assert (tmp_path / "keys").read_bytes() == b"new"


@pytest.mark.parametrize(("number", "error"), [(errno.ENOSPC, DiskFullError), (errno.EIO, DiskFaultError)])
def test_a_disk_that_fails_at_the_flush_leaves_the_old_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, error: type[Exception]
) -> None:
    path = tmp_path / "keys"
    path.write_bytes(b"old")

    def failing(_: int) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(error):
        private_file.replace_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_name_that_cannot_be_flushed_is_called_neither_old_nor_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(private_file, "sync_dir", failing_fsync)
    with pytest.raises(StoreUnsureError):
        private_file.replace_file(tmp_path / "keys", b"new")


def failing_fsync(*_: object) -> None:
    raise OSError(errno.EIO, "no")


@pytest.mark.parametrize(("number", "error"), [(errno.ENOSPC, DiskFullError), (errno.EIO, DiskFaultError)])
def test_a_fault_on_a_full_disk_is_called_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, error: type[DiskFullError]
) -> None:
    def failing(_: int) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(error) as told, private_file.full_disk_named(tmp_path):
        raise DiskFaultError("SQLITE_IOERR", unsure=True)
    assert told.value.unsure
    assert list(tmp_path.iterdir()) == []
    monkeypatch.undo()
    with pytest.raises(DiskFaultError), private_file.full_disk_named(tmp_path):
        raise DiskFaultError("SQLITE_IOERR")


def test_what_is_written_again_is_the_same(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_bytes(bytes(range(256)) * 9_000)
    private_file.write_again(log)
    assert log.read_bytes() == bytes(range(256)) * 9_000


def test_a_copy_that_fails_is_not_left_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, target = tmp_path / "store", tmp_path / "copy"
    source.write_bytes(b"x" * 10_000)

    def failing(_: int) -> None:
        raise OSError(errno.ENOSPC, "no")

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(DiskFullError):
        private_file.copy_file(source, target)
    assert not target.exists()


def test_a_copy_is_whole_and_private(tmp_path: Path) -> None:
    source, target = tmp_path / "store", tmp_path / "copy"
    source.write_bytes(b"x" * 3_000_000)
    private_file.copy_file(source, target)
    assert target.read_bytes() == source.read_bytes()
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_folder_is_made_private_even_if_it_was_there(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "store"
    folder.mkdir(parents=True, mode=0o755)
    private_file.make_private_dir(folder)
    assert folder.stat().st_mode & 0o777 == 0o700


def test_on_windows_names_are_durable_by_themselves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(private_file, "POSIX", False)
    private_file.sync_dir(tmp_path / "not there, so opening it would fail")


def test_a_name_for_what_is_set_aside_is_never_one_that_is_taken(tmp_path: Path) -> None:
    store = tmp_path / "jgvisit.store"
    first = private_file.aside_name(store, "damaged", AT)
    first.touch()
    second = private_file.aside_name(store, "damaged", AT)
    assert (first.name, second.name) == (
        "jgvisit.store.damaged-20260302T130000Z",
        "jgvisit.store.damaged-20260302T130000Z-2",
    )
