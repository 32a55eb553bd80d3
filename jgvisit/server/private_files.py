"""Write files that only this account may read: mode first, then bytes, fsync, rename."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


def write_private(path: Path, data: bytes) -> None:
    """Put `data` at `path`, mode 0600, whole or not at all."""
    _write(path, data, 0o600)


def write_public(path: Path, data: bytes) -> None:
    """Put `data` at `path`, mode 0644, whole or not at all."""
    _write(path, data, 0o644)


def make_private_dir(path: Path) -> Path:
    """Make the folder `path`, mode 0700, with its parents; return it."""
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


@contextmanager
def new_private_file(path: Path, mode: int = 0o600) -> Iterator[BinaryIO]:
    """Give a file to write, which is at `path`, durable and whole, when the block ends, or not at all."""
    temporary = path.with_name(path.name + ".new")
    temporary.unlink(missing_ok=True)
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _write(path: Path, data: bytes, mode: int) -> None:
    with new_private_file(path, mode) as file:
        file.write(data)
