"""A disk that is full or fails, at operations of a whole visit: the short version of `make reliability faults`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reliability.disk import DiskProcess, disk_process
from tests.reliability.disk_shim import FAULTS, Fault, built
from tests.reliability.faults import CONTROLS, try_fault
from tests.reliability.scripted_visit import Ground

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="disks are made to fail by LD_PRELOAD")
TIMES = 5


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ground")
    Ground.lay(folder)
    return folder


@pytest.fixture(scope="module")
def disk(folder: Path) -> Iterator[DiskProcess]:
    with disk_process(folder) as process:
        yield process


def test_a_compiler_is_here_to_build_the_failing_disk() -> None:
    assert built().exists()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_nothing_is_lost_nothing_is_doubled_and_each_error_has_its_sentence(disk: DiskProcess, fault: Fault) -> None:
    found = try_fault(disk, 3, fault, TIMES)
    assert found.bad == []
    assert found.tried >= 2 * TIMES
    assert found.told.total() >= TIMES


def test_a_full_disk_is_called_full(disk: DiskProcess) -> None:
    told = set(try_fault(disk, 4, FAULTS[0], TIMES).told)
    assert told <= {"store.disk_full", "store.closed", "document.waits"}  # the last says what it waits for


@pytest.mark.parametrize(("planted", "fault"), [(CONTROLS[0], 0), (CONTROLS[1], 5)])
def test_a_program_that_is_wrong_about_its_disk_is_caught(folder: Path, planted: str, fault: int) -> None:
    with disk_process(folder, planted) as disk:
        assert try_fault(disk, 1, FAULTS[fault], 20).bad != []
