"""Whether this machine encrypts what lies outside our power: the disk below the store, and swap (design §4).

Looked up, never changed. What cannot be told is "unknown", and is not called safe.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Encryption = Literal["encrypted", "plain", "unknown"]
_TIMEOUT_S = 5.0
_IN_MEMORY = ("zram",)


@dataclass(frozen=True)
class MachineStanding:
    """What is known of the machine."""

    disk: Encryption
    """Below the store's folder."""
    swap: Encryption
    """"encrypted" also where there is none, or where it stays in memory."""

    @property
    def is_plain(self) -> bool:
        """Whether something is known to be written in the clear."""
        return "plain" in (self.disk, self.swap)


def machine_standing(folder: Path) -> MachineStanding:
    """Look at the disk below `folder` and at swap. Starts a program of the platform, so not on the UI thread."""
    if sys.platform == "win32":
        # asks for rights that a worker may lack: then nothing is known; the page file lies on the system drive
        known = _exit_code("manage-bde", "-status", folder.drive, "-protectionaserrorlevel")
        disk: Encryption = "encrypted" if known == 0 else "unknown"
        return MachineStanding(disk, disk)
    if sys.platform == "darwin":
        vault = _exit_code("fdesetup", "isactive")
        disk = "encrypted" if vault == 0 else "plain" if vault == 1 else "unknown"
        return MachineStanding(disk, "encrypted")  # macOS encrypts swap always
    return LinuxMachine(Path("/")).standing(folder)


class LinuxMachine:
    """Reads what the kernel tells; `root` is the top of its file system."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def standing(self, folder: Path) -> MachineStanding:
        """Return what is known of the disk below `folder` and of swap."""
        try:
            device = folder.stat().st_dev
            disk = self._of_device(f"{os.major(device)}:{os.minor(device)}")
        except OSError:
            disk = "unknown"
        return MachineStanding(disk, self._swap())

    def _swap(self) -> Encryption:
        try:
            lines = (self._root / "proc/swaps").read_text(encoding="utf-8", errors="replace").splitlines()[1:]
        except OSError:
            return "unknown"
        found = {self._of_swap(*line.split()[:2]) for line in lines if line.strip()}
        return next((each for each in ("plain", "unknown") if each in found), "encrypted")

    def _of_swap(self, name: str, kind: str) -> Encryption:
        path = Path(name)
        if path.name.startswith(_IN_MEMORY):
            return "encrypted"
        try:
            known = (self._root / name.lstrip("/")).stat()
        except OSError:
            return "unknown"
        device = known.st_dev if kind == "file" else known.st_rdev
        return self._of_device(f"{os.major(device)}:{os.minor(device)}")

    def _of_device(self, number: str) -> Encryption:
        """Tell of a block device; those it lies on are looked through, as for LVM on LUKS."""
        block = self._root / "sys/dev/block" / number
        if not block.exists():
            return "unknown"  # a file system of several devices, or one that is no disk
        if _uuid(block).startswith("CRYPT-"):
            return "encrypted"
        below = sorted((block / "slaves").glob("*")) if (block / "slaves").is_dir() else []
        if not below:
            return "plain"
        numbers = [(each / "dev").read_text(encoding="ascii").strip() for each in below if (each / "dev").exists()]
        found = {self._of_device(each) for each in numbers} or {"unknown"}
        return next((each for each in ("plain", "unknown") if each in found), "encrypted")


def _uuid(block: Path) -> str:
    try:
        return (block / "dm/uuid").read_text(encoding="ascii")
    except OSError:
        return ""


def _exit_code(*command: str) -> int | None:
    """Return how a program of the platform ended, None where it did not run."""
    try:
        # the platform's own programs, with nothing in the command that anybody typed
        done = subprocess.run(command, capture_output=True, timeout=_TIMEOUT_S, check=False)  # noqa: S603
        return done.returncode
    except (OSError, subprocess.TimeoutExpired):
        return None
