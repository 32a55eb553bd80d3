from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from jgvisit.config import Places
from jgvisit.store.errors import StoreInUseError
from jgvisit.store.hold import StoreHold

HOLDER = """
import sys
from pathlib import Path
from jgvisit.config import Places
from jgvisit.store.hold import StoreHold
hold = StoreHold(Places(Path(sys.argv[1]), "jgvisit-test"))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def here(tmp_path: Path) -> Places:
    return Places(tmp_path, "jgvisit-test")


def test_a_second_program_is_told_that_the_store_is_in_use(here: Places) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(here.store_dir)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(StoreInUseError):
            StoreHold(here)
        other.kill()
    with StoreHold(here):
        """The system let go when the other one was killed."""


def test_a_hold_that_was_released_can_be_taken_again(here: Places) -> None:
    StoreHold(here).release()
    StoreHold(here).release()
