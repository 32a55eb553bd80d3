"""What all tests may use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from PySide6.QtWidgets import QApplication
from town import TestClock, new_workspace

from jgvisit.workspace import Workspace
from ui.garbage import UiThreadCollector

# a busy machine is slow, and no test of ours fails for that
settings.register_profile("no_clock", deadline=None)
settings.load_profile("no_clock")


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
def work(tmp_path: Path, clock: TestClock) -> Iterator[Workspace]:
    """An unlocked workspace on a real store."""
    workspace = new_workspace(tmp_path / "store", clock)
    yield workspace
    workspace.safe.close()


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """As in the program: no worker thread of a test frees a widget."""
    UiThreadCollector(qapp)
    return qapp
