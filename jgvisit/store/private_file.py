"""Files that only this account may read, replaced whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from jgvisit.store.errors import DiskFaultError, DiskFullError, StoreUnsureError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
POSIX = os.name == "posix"


@contextlib.contextmanager
def disk_errors() -> Iterator[None]:
    """Translate what the operating system says of a disk into our errors."""
    try:
        yield
    except OSError as error:
        raise (DiskFullError if error.errno in _FULL else DiskFaultError)(f"errno {error.errno}") from error


@contextlib.contextmanager
def full_disk_named(folder: Path) -> Iterator[None]:
    """Call a fault what it is where the disk of `folder` is full: SQLite says "I/O error" for want of room, too."""
    try:
        yield
    except DiskFaultError as fault:
        if _is_full(folder):
            raise DiskFullError(str(fault), unsure=fault.unsure) from fault
        raise


def _is_full(folder: Path) -> bool:
    """Look whether a small file still fits, by writing one: quotas count, what the system reports as free does not."""
    probe = folder / "jgvisit.room"
    try:
        with _create(probe) as handle:
            handle.write(bytes(1 << 16))
            handle.flush()
            os.fsync(handle.fileno())
    except OSError as error:
        return error.errno in _FULL
    finally:
        with contextlib.suppress(OSError):
            probe.unlink(missing_ok=True)
    return False


def make_private_dir(folder: Path) -> None:
    """Make `folder` if it is not there; nobody else may look into it."""
    with disk_errors():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder.chmod(0o700)


def sync_dir(folder: Path) -> None:
    """Make the names in `folder` durable; Windows does so by itself."""
    if POSIX:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sync_file(path: Path) -> None:
    """Make the content of `path` durable."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def write_again(path: Path) -> None:
    """Write the bytes of `path` over themselves and flush them.

    After a failed flush a kernel may call bytes clean that it could not write: they are read back until the power
    goes, and the next flush says nothing (ext4, XFS). What is written anew is flushed anew, or fails again.

    Raises:
        DiskFullError, DiskFaultError: what the disk holds is not known.
    """
    with disk_errors(), path.open("r+b") as file:
        while chunk := file.read(1 << 20):
            file.seek(-len(chunk), os.SEEK_CUR)
            file.write(chunk)
            file.flush()
        os.fsync(file.fileno())


def replace_file(path: Path, data: bytes) -> None:
    """Write `data` to `path` so that after any crash either the old or the new content is there.

    Raises:
        DiskFullError, DiskFaultError: the old content still stands.
        StoreUnsureError: the new one is there and may not outlive a loss of power.
    """
    temporary = path.with_name(f"{path.name}.tmp")
    with disk_errors():
        try:
            with _create(temporary) as handle:
                handle.write(data)
                handle.flush()
                os.fsync(handle.fileno())
            temporary.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise
    settle_names(path.parent)


def settle_names(folder: Path) -> None:
    """Make names that were just changed in `folder` durable.

    Raises:
        StoreUnsureError: they may not outlive a loss of power.
    """
    try:
        sync_dir(folder)
    except OSError as error:
        raise StoreUnsureError(f"errno {error.errno}") from error


def _create(path: Path) -> BinaryIO:
    path.unlink(missing_ok=True)
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600), "wb")


def copy_file(source: Path, target: Path) -> None:
    """Copy `source` durably to the new file `target`."""
    with disk_errors():
        try:
            with source.open("rb") as reader, _create(target) as writer:
                shutil.copyfileobj(reader, writer, 1 << 20)
                writer.flush()
                os.fsync(writer.fileno())
            sync_dir(target.parent)
        except OSError:
            with contextlib.suppress(OSError):
                target.unlink(missing_ok=True)
            raise


def aside_name(path: Path, why: str, at: datetime) -> Path:
    """Return a free name beside `path` that tells why and when it was set aside."""
    stamp = f"{path.name}.{why}-{at:%Y%m%dT%H%M%SZ}"
    number, name = 1, path.with_name(stamp)
    while name.exists():
        number += 1
        name = path.with_name(f"{stamp}-{number}")
    return name
