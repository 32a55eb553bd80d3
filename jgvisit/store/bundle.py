"""A bundle of files that leaves the store, into a folder of its own: nothing there is ever written over."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from jgvisit.store.private_file import disk_errors, make_private_dir, replace_file


def write_bundle(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write `files`, by their path inside it, into `folder`, which only this account may read.

    Raises:
        DiskFullError, DiskFaultError: not all of it is there; what is there is whole.
    """
    make_private_dir(folder)
    for name, data in files.items():
        path = folder / name
        if path.parent != folder:
            make_private_dir(path.parent)
        replace_file(path, data)


def save_bundle(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write `files` into a new folder of this name, with a number where the name is taken; return it.

    Raises:
        DiskFullError, DiskFaultError: not all of it is there.
    """
    number, place = 1, folder
    while not _is_new(place):
        number += 1
        place = folder.with_name(f"{folder.name}-{number}")
    write_bundle(place, files)
    return place


def _is_new(folder: Path) -> bool:
    """Make `folder`; False where something of that name is there, also a file or a broken link."""
    with disk_errors():
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            return False
    return True
