"""Reading: what is folded is what was written, and the open visit is this laptop's own."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Thread
from typing import Any, cast

import pytest
from town import TestClock, begin_visit, new_workspace, pull, settle_family

from jgvisit.ids import CaseId
from jgvisit.records.link import StoredRecord
from jgvisit.records.payload_family import PersonRegistered
from jgvisit.services.desk.case_files import CaseFiles
from jgvisit.services.ports.journal import Journal
from jgvisit.services.talk.visits import AnotherVisitOpenError
from jgvisit.workspace import Workspace


class SlowJournal:
    """Reads the records, then waits before giving them: as a reader overtaken by a writer."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self.has_read, self.go_on = Event(), Event()

    def records_of(self, case: CaseId) -> tuple[StoredRecord, ...]:
        records = self._journal.records_of(case)
        self.has_read.set()
        self.go_on.wait(10)
        return records

    def __getattr__(self, name: str) -> Any:
        return getattr(self._journal, name)


def test_a_family_read_while_it_is_written_is_read_anew(work: Workspace) -> None:
    family = settle_family(work)
    slow = SlowJournal(work.journal)
    files = CaseFiles(cast("Journal", slow), work.safe.device_key.device, work.today)
    reader = Thread(target=files.get, args=(family.case,))
    reader.start()
    assert slow.has_read.wait(10)
    name = "Samira Haddad-Idrissi"
    work.families.record_person(family.case, PersonRegistered(person=family.mother, name=name, role="parent"))
    files.forget(family.case)
    slow.go_on.set()
    reader.join(10)
    assert name in {member.name for member in files.get(family.case).members}


def test_families_are_listed_by_name_in_any_case(work: Workspace) -> None:
    for name in ("zeeman", "Aalbers", "Öztürk", "de Boer"):
        work.families.register(name, ())
    assert [file.name for file in work.files.all()] == ["Aalbers", "de Boer", "zeeman", "Öztürk"]


def test_a_family_that_was_taken_away_is_forgotten_after_a_pull(work: Workspace) -> None:
    family = settle_family(work)
    before = work.files.get(family.case)
    work.files.forget_all()
    assert work.files.get(family.case) is not before


def test_h4_a_visit_that_a_colleague_has_open_neither_opens_here_nor_stops_ours(
    work: Workspace, clock: TestClock, tmp_path: Path
) -> None:
    colleague = new_workspace(tmp_path / "colleague", clock)
    theirs = settle_family(colleague)
    begin_visit(colleague, theirs)
    pull(work, colleague)
    colleague.safe.close()
    assert work.files.get(theirs.case).open_visit is not None
    assert work.files.open_visit() is None
    assert work.files.visit_here(theirs.case) is None
    visit = begin_visit(work, theirs)
    opened = work.files.open_visit()
    assert opened is not None
    assert opened[1].id == visit


def test_h4_a_second_visit_cannot_be_opened_beside_the_first(work: Workspace) -> None:
    first, second = settle_family(work), settle_family(work)
    visit = begin_visit(work, first)
    with pytest.raises(AnotherVisitOpenError):
        begin_visit(work, second)
    work.visits.end(first.case, visit)
    begin_visit(work, second)
    opened = work.files.open_visit()
    assert opened is not None
    assert opened[0].case == second.case
