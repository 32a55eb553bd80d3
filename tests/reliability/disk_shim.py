"""The failing disk as Python sees it: built from `disk_shim.c`, steered through a mapped file, read from its diary.

libfiu's POSIX library was looked at first: it fails calls by chance, for all files alike, and writes nothing down; we
need every k-th, the store's files only, and the bytes in their order. So it is a library of our own, one file of C.
"""

from __future__ import annotations

import errno
import hashlib
import mmap
import os
import shutil
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).with_name("disk_shim.c")
WRITE, SYNC, TRUNCATE, NAME, OPEN = 1, 2, 4, 8, 16
"""Kinds of operations, as in the C file; NAME is a rename or an unlink, OPEN a file that is made."""
ROOM = WRITE | TRUNCATE | OPEN
ALL = ROOM | SYNC | NAME
REPEATED, HALF, FORGETS = 1, 2, 4
_LAYOUT = struct.Struct("<qqiiiiq")


class NoCompilerError(Exception):
    """Without a C compiler the disk cannot be made to fail, and nothing was shown."""


def built() -> Path:
    """Return the library, compiled once for this content of its source.

    Raises:
        NoCompilerError: this is not Linux, or `cc` is missing; never passed over in silence.
    """
    if sys.platform != "linux":
        raise NoCompilerError("disks are made to fail on Linux only")
    name = hashlib.sha256(SOURCE.read_bytes()).hexdigest()[:16]
    target = Path(tempfile.gettempdir()) / f"jgvisit-disk-{os.getuid()}" / f"{name}.so"
    if target.exists():
        return target
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        raise NoCompilerError("no C compiler: `make system` installs it (gcc, libc6-dev)")
    target.parent.mkdir(mode=0o700, exist_ok=True)
    unfinished = target.with_suffix(f".{os.getpid()}")
    command = [
        compiler,
        "-std=gnu11",
        "-O2",
        "-fPIC",
        "-shared",
        "-o",
        str(unfinished),
        str(SOURCE),
        "-ldl",
        "-lpthread",
    ]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode:
        raise NoCompilerError(f"the C compiler made nothing of {SOURCE.name}: {made.stderr[:2000]}")
    unfinished.replace(target)
    return target


def environment(root: Path, control: Path, diary: Path | None = None) -> dict[str, str]:
    """Return what a process needs in its environment for files below `root` to lie on this disk."""
    control.write_bytes(bytes(4096))
    given = {
        "LD_PRELOAD": str(built()),
        "JGVISIT_DISK_ROOT": str(root.resolve()),
        "JGVISIT_DISK_CONTROL": str(control),
    }
    return given if diary is None else given | {"JGVISIT_DISK_DIARY": str(diary)}


@dataclass(frozen=True)
class Fault:
    """What goes wrong at the k-th operation of some kinds."""

    name: str
    kinds: int
    error: int
    how: int = 0


FAULTS = (
    Fault("full", ROOM, errno.ENOSPC, REPEATED | HALF),
    Fault("full at the flush", SYNC, errno.ENOSPC, REPEATED),
    Fault("one write fails", ROOM | NAME, errno.EIO, HALF),
    Fault("the disk is gone", ALL, errno.EIO, REPEATED),
    Fault("one flush fails", SYNC, errno.EIO),
    Fault("one flush fails, and the kernel forgets", SYNC, errno.EIO, FORGETS),
    Fault("every flush fails, and the kernel forgets", SYNC, errno.EIO, REPEATED | FORGETS),
)
"""Full: nothing grows until room is made. What a kernel does after a failed flush differs by file system: the bytes
stay readable, called clean and never written (ext4, XFS), or the old ones come back (btrfs, or in want of memory)."""


class Control:
    """The mapped file, from the process on the disk or from outside it."""

    def __init__(self, file: Path) -> None:
        with file.open("r+b") as handle:
            self._map = mmap.mmap(handle.fileno(), _LAYOUT.size)

    def set(self, fault: Fault | None, at: int = 0, *, diary: bool = False) -> None:
        """Count from now on, and let the `at`-th operation of the fault's kinds fail; 0 only counts."""
        given = (ALL, 0, 0) if fault is None else (fault.kinds, fault.error, fault.how)
        self._map[: _LAYOUT.size] = _LAYOUT.pack(0, at, *given, int(diary), 0)

    def mend(self) -> None:
        """Room was made, the disk answers again; go on counting."""
        seen, _, kinds, error, _, diary, failed = self._read()
        self._map[: _LAYOUT.size] = _LAYOUT.pack(seen, 0, kinds, error, 0, diary, failed)

    @property
    def seen(self) -> int:
        """Operations of the kinds asked for."""
        return self._read()[0]

    @property
    def failed(self) -> int:
        """Operations that were refused."""
        return self._read()[6]

    def _read(self) -> tuple[int, int, int, int, int, int, int]:
        return _LAYOUT.unpack(self._map[: _LAYOUT.size])


@dataclass(frozen=True)
class Operation:
    """One entry of the diary."""

    word: str
    """open close write truncate sync unsynced rename unlink mkdir said"""
    file: int
    """Its descriptor, where it has one."""
    one: int
    """Offset of a write, size of a truncate, flags of an open."""
    two: int
    """Of an open: whether the file was there."""
    path: str
    data: bytes
    """What was written or said; the new name of a rename."""


def read_diary(diary: Path) -> Iterator[Operation]:
    """Read the diary in its order."""
    content, at = diary.read_bytes(), 0
    while at < len(content):
        end = content.index(b"\n", at)
        word, file, one, two, length, path = content[at:end].split(b"\t", 5)
        at = end + 1 + int(length)
        yield Operation(word.decode(), int(file), int(one), int(two), path.decode(), content[end + 1 : at])
