"""What is known of the disk below the store and of swap, read from a kernel's own files laid out in a folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jgvisit.store.machine import Encryption, LinuxMachine, MachineStanding, machine_standing

HEAD = "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n"


def block(root: Path, number: str, *below: str, uuid: str = "") -> None:
    """Lay out a block device that lies on others."""
    folder = root / "sys/dev/block" / number
    (folder / "slaves").mkdir(parents=True)
    for count, each in enumerate(below):
        (folder / "slaves" / f"d{count}").mkdir()
        (folder / "slaves" / f"d{count}" / "dev").write_text(f"{each}\n")
    if uuid:
        (folder / "dm").mkdir()
        (folder / "dm" / "uuid").write_text(uuid)


def number_of(path: Path) -> str:
    device = path.stat().st_dev
    return f"{os.major(device)}:{os.minor(device)}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "proc").mkdir()
    (tmp_path / "proc/swaps").write_text(HEAD)
    return tmp_path


@pytest.mark.parametrize(
    ("below", "uuid", "known"),
    [
        pytest.param((), "CRYPT-LUKS2-1234-root", "encrypted", id="LUKS"),
        pytest.param(("253:1",), "LVM-abc", "encrypted", id="LVM on LUKS"),
        pytest.param(("8:1",), "LVM-abc", "plain", id="LVM on a plain disk"),
        pytest.param(("253:1", "8:1"), "LVM-abc", "plain", id="one of two is plain"),
        pytest.param(("253:1", "99:9"), "LVM-abc", "unknown", id="one of two is unknown"),
        pytest.param((), "", "plain", id="a plain disk"),
    ],
)
def test_the_disk_is_looked_through_to_what_it_lies_on(
    root: Path, below: tuple[str, ...], uuid: str, known: Encryption
) -> None:
    block(root, "253:1", uuid="CRYPT-LUKS2-5678-home")
    block(root, "8:1")
    block(root, number_of(root), *below, uuid=uuid)
    assert LinuxMachine(root).standing(root) == MachineStanding(known, "encrypted")


def test_a_folder_on_no_known_disk_is_not_called_safe(root: Path) -> None:
    assert LinuxMachine(root).standing(root).disk == "unknown"
    assert LinuxMachine(root).standing(root / "gone").disk == "unknown"


@pytest.mark.parametrize(
    ("lines", "known"),
    [
        pytest.param("", "encrypted", id="no swap"),
        pytest.param("/dev/zram0 partition 4 0 100\n", "encrypted", id="in memory"),
        pytest.param("/swap.img file 4 0 -2\n", "plain", id="a file on a plain disk"),
        pytest.param("/dev/gone partition 4 0 -2\n", "unknown", id="cannot be looked at"),
        pytest.param("/dev/gone partition 4 0 -2\n/swap.img file 4 0 -2\n", "plain", id="the worst counts"),
    ],
)
def test_swap_is_looked_up_too(root: Path, lines: str, known: Encryption) -> None:
    (root / "swap.img").write_bytes(b"")
    block(root, number_of(root))
    (root / "proc/swaps").write_text(HEAD + lines)
    assert LinuxMachine(root).standing(root).swap == known


def test_without_the_kernels_files_nothing_is_known(tmp_path: Path) -> None:
    assert LinuxMachine(tmp_path).standing(tmp_path) == MachineStanding("unknown", "unknown")


def test_this_machine_gives_an_answer(tmp_path: Path) -> None:
    found = machine_standing(tmp_path)
    assert {found.disk, found.swap} <= {"encrypted", "plain", "unknown"}
    assert found.is_plain == ("plain" in (found.disk, found.swap))
