"""A kitchen table: the real screens on a real workspace, for tests that go from tap to record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot
from town import Family

from jgvisit.ids import CaseId, new_uuid7
from jgvisit.records.case_file import CaseFile
from jgvisit.records.payload_family import OrderRecorded, PersonRegistered
from jgvisit.sync.login import LoginSession
from jgvisit.sync.wire import Session
from jgvisit.workspace import Workspace
from ui.main_window import MainWindow
from ui.rooms import Rooms
from ui.task_runner import TaskRunner


@dataclass
class Table:
    """An unlocked window at a visit."""

    qtbot: QtBot
    work: Workspace
    window: MainWindow
    runner: TaskRunner
    rooms: Rooms

    def settle(self) -> None:
        """Let everything that was asked of the store arrive on the screen."""
        self.runner.finish()
        self.qtbot.waitUntil(lambda: not self.runner.is_busy)
        self.qtbot.wait(1)

    def find(self, name: str) -> QAbstractButton:
        """Return the button in sight with this object name."""
        found = [b for b in self.window.findChildren(QAbstractButton, name) if b.isVisible()]
        assert len(found) == 1, f"{name}: {len(found)} in sight"
        return found[0]

    def tap(self, button: str | QAbstractButton) -> None:
        """Press a button that a person could press; wait for what comes of it."""
        at = self.find(button) if isinstance(button, str) else button
        assert at.isVisible()
        assert at.isEnabled()
        QTest.mouseClick(at, Qt.MouseButton.LeftButton)
        self.settle()

    def file(self, family: Family) -> CaseFile:
        """Return the case file as the records tell it now."""
        return self.work.files.get(family.case)

    def words(self) -> str:
        """Return every word in sight, also those for a screen reader."""
        widgets = [w for w in self.window.findChildren(QWidget) if w.isVisible()]
        texts = [getattr(w, "text", None) for w in widgets]
        typed = [getattr(w, "toPlainText", None) for w in widgets]
        said = [w.accessibleName() for w in widgets] + [w.accessibleDescription() for w in widgets]
        return "\n".join([str(read()) for read in (*texts, *typed) if callable(read)] + said)

    def leave(self) -> None:
        """Close the window as a lock does: what was asked of the store is done, the store stays."""
        self.runner.close()
        self.window.hide()


def sit_down(qtbot: QtBot, work: Workspace, size: tuple[int, int] = (1366, 768)) -> Table:
    """Open the screens behind the door; a second time is what comes after a lock."""
    window, runner = MainWindow(), TaskRunner()
    qtbot.addWidget(window)
    rooms = Rooms(window, work, runner, LoginSession(), _no_login)
    window.resize(*size)
    window.show()
    rooms.enter()
    table = Table(qtbot, work, window, runner, rooms)
    table.settle()
    return table


def _no_login() -> Session:
    raise AssertionError("a visit needs no log-in")


def order_for(work: Workspace, case: CaseId, child: str, *, seen: bool = True) -> None:
    """Write an OTS down: seen with its proof, or only heard of (H12)."""
    order = OrderRecorded(order=new_uuid7(), child=child, kind="ots", starts_on="2026-08-12", until="2027-08-11")
    if seen:
        proof = structs.replace(order, court="rechtbank Overijssel", number="C/08/1", decided_on="2026-08-12")
    else:
        proof = structs.replace(order, evidence="announced", told_by="oma", told_on="2026-11-20")
    work.families.record_order(case, proof)


def rename(work: Workspace, family: Family, names: Sequence[str]) -> None:
    """Give mother, father, girl and boy these names."""
    for person, name in zip((family.mother, family.father, family.girl, family.boy), names, strict=True):
        member = work.files.get(family.case).member(person)
        work.families.record_person(
            family.case,
            PersonRegistered(person=person, name=name, role=member.role, born=member.born, language=member.language),
        )
