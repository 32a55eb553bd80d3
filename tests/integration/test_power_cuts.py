"""The power goes at a moment of a visit: the short version of `make reliability cuts`."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reliability.cuts import CONTROLS, FLUSHES, cut_set_up, cut_visit, on_ground
from tests.reliability.disk import DiskProcess
from tests.reliability.disk_model import Disk
from tests.reliability.disk_shim import Fault, Operation
from tests.reliability.scripted_visit import Ground

linux = pytest.mark.skipif(sys.platform != "linux", reason="what a program does to a disk is recorded by LD_PRELOAD")
CREATES, FOLDER, FILE = 64, 3, 4


@pytest.fixture(scope="module")
def worker() -> Iterator[tuple[Ground, DiskProcess]]:
    with on_ground() as both:
        yield both


@linux
@pytest.mark.parametrize(("seed", "fault"), [(1, None), (4, None), (1003, FLUSHES[3]), (1022, FLUSHES[1])])
def test_what_was_shown_as_done_is_there_after_any_cut(
    worker: tuple[Ground, DiskProcess], seed: int, fault: Fault | None
) -> None:
    cuts = cut_visit(*worker, seed, 20, fault)
    assert cuts.bad == []
    assert cuts.tried == 20
    assert cuts.in_doubt > 20


@linux
def test_a_set_up_that_is_cut_leaves_nothing_or_a_store(worker: tuple[Ground, DiskProcess]) -> None:
    cuts = cut_set_up(*worker, 1, 20)
    assert cuts.bad == []
    assert cuts.in_doubt > 20


@linux
@pytest.mark.parametrize("planted", ["synchronous=NORMAL", "names not flushed"])
def test_a_program_that_trusts_its_disk_too_much_is_caught(planted: str) -> None:
    with on_ground(planted) as (ground, disk):
        assert any(cut_visit(ground, disk, seed, 20, CONTROLS[planted]).bad for seed in range(8))


# -- the model of the disk ---------------------------------------------------------------------


@pytest.fixture
def disk(tmp_path: Path) -> Disk:
    (tmp_path / "old").write_bytes(b"before")
    return Disk(tmp_path)


def do(disk: Disk, path: Path, word: str, *, file: int = FILE, one: int = 0, data: bytes = b"") -> None:
    disk.do(Operation(word, file, one, 0, str(path), data))


def contents(disk: Disk, path: Path, mode: str = "torn", times: int = 60) -> set[bytes | None]:
    return {disk.cut(mode, random.Random(seed)).get(str(path)) for seed in range(times)}


def test_what_was_not_flushed_may_be_there_or_not(disk: Disk, tmp_path: Path) -> None:
    do(disk, tmp_path / "old", "open")
    do(disk, tmp_path / "old", "write", data=b"AFTER!")
    assert contents(disk, tmp_path / "old") == {b"before", b"AFTER!"}
    assert contents(disk, tmp_path / "old", "dropped") == {b"before"}
    do(disk, tmp_path / "old", "sync")
    assert contents(disk, tmp_path / "old") == {b"AFTER!"}


def test_a_write_over_several_sectors_tears_between_them(disk: Disk, tmp_path: Path) -> None:
    do(disk, tmp_path / "old", "open")
    do(disk, tmp_path / "old", "write", data=b"a" * 512 + b"b" * 512)
    held = contents(disk, tmp_path / "old")
    assert b"before".ljust(512, b"\0") + b"b" * 512 in held


def test_a_name_is_sure_after_its_folder_was_flushed(disk: Disk, tmp_path: Path) -> None:
    new = tmp_path / "new"
    do(disk, new, "open", one=CREATES)
    do(disk, new, "write", data=b"x")
    do(disk, new, "sync")
    assert contents(disk, new) == {None, b"x"}
    do(disk, tmp_path, "open", file=FOLDER)
    do(disk, tmp_path, "sync", file=FOLDER)
    assert contents(disk, new) == {b"x"}
    do(disk, new, "rename", data=str(tmp_path / "old").encode())
    assert contents(disk, tmp_path / "old") == {b"before", b"x"}
    assert contents(disk, new) == {b"x", None}


def test_what_came_before_a_failed_flush_is_never_sure_by_a_later_one(disk: Disk, tmp_path: Path) -> None:
    do(disk, tmp_path / "old", "open")
    do(disk, tmp_path / "old", "write", data=b"AFTER!")
    do(disk, tmp_path / "old", "unsynced")
    do(disk, tmp_path / "old", "sync")
    assert contents(disk, tmp_path / "old") == {b"before", b"AFTER!"}
    do(disk, tmp_path / "old", "write", data=b"AGAIN!")
    do(disk, tmp_path / "old", "sync")
    assert contents(disk, tmp_path / "old") == {b"AGAIN!"}
