"""What the workspace lets go at the end of a sync: never a family in whose house the worker sits."""

from __future__ import annotations

from pathlib import Path

from lease_maker import leased
from store_factory import EPOCH, answered, receipt
from town import TestClock, begin_visit, new_workspace, settle_family

from jgvisit.opening import open_leaving
from jgvisit.records.body import Seen
from jgvisit.store.journal_store import JournalStore
from jgvisit.store.lease_shelf import LeaseShelf


def test_h7_an_open_visit_keeps_its_family_until_it_has_ended(tmp_path: Path) -> None:
    clock = TestClock()
    work = new_workspace(tmp_path, clock)
    family = settle_family(work)
    visit = begin_visit(work, family)
    journal = work.journal
    assert isinstance(journal, JournalStore)
    leaving = open_leaving(work.safe, journal, work.enrolled, clock)

    def all_safe_and_not_ours() -> None:
        (state,) = journal.chains()
        records = journal.own_records(state.chain, 0, 500)
        journal.note_push(
            state.chain, [answered(record) for record in records], receipt(state.chain, len(records), safe=len(records))
        )
        journal.put_feed(Seen(EPOCH, 1), (), (), ())
        leaving.retention.tidy(fetched=True)

    all_safe_and_not_ours()
    assert journal.cases() == (family.case,)
    work.visits.end(family.case, visit)
    all_safe_and_not_ours()
    assert journal.cases() == ()
    work.safe.close()


def test_the_days_are_those_that_the_municipality_set(tmp_path: Path) -> None:
    clock = TestClock()
    work = new_workspace(tmp_path, clock)
    shelf = LeaseShelf(work.safe, work.enrolled.tenant, clock)
    assert shelf.keep_days() == 30
    leased(work, clock, days=14, keep_days=45)
    assert shelf.keep_days() == 45
    work.safe.close()
