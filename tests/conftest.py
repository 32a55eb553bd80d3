"""What all tests may use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from PySide6.QtWidgets import QApplication
from town import Family, TestClock, begin_visit, new_workspace, open_form_a, settle_family

from jgvisit.ids import FormId, VisitId
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


@pytest.fixture
def family(work: Workspace) -> Family:
    """The family of most tests: a mother who reads Arabic, a father, a girl of 13 and a boy of 7."""
    return settle_family(work)


@pytest.fixture
def visit(work: Workspace, family: Family) -> VisitId:
    """A visit with that family that has begun."""
    return begin_visit(work, family)


@pytest.fixture
def form(work: Workspace, family: Family, visit: VisitId) -> FormId:
    """Form A for the boy, open for its signers."""
    return open_form_a(work, family, visit, family.boy)


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """As in the program: no worker thread of a test frees a widget."""
    UiThreadCollector(qapp)
    return qapp
