"""The general booklet that was left with somebody: recorded with its version, and taken back by one press (H5)."""

from __future__ import annotations

import pytest
from town import Family, begin_visit

from jgvisit.domain.booklet_code import code_of
from jgvisit.ids import PersonId, VisitId, new_uuid7
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.records.payload_papers import BookletLeft
from jgvisit.services.desk.writing import Writer
from jgvisit.services.papers.booklets import WrongCodeError
from jgvisit.services.papers.handing_over import VisitOpenError
from jgvisit.services.papers.leaving import NOTHING_PERSONAL
from jgvisit.workspace import Workspace

OLDER = code_of(1234567)


def lying(work: Workspace, family: Family) -> list[tuple[PersonId, str]]:
    return [(each.person, each.code) for each in work.booklets.left_with(family.case)]


def test_it_is_kept_with_whom_and_in_which_version_also_an_older_print(work: Workspace, family: Family) -> None:
    now = work.booklets.code("nl")
    assert work.booklets.left(family.case, family.mother, now) == now
    assert work.booklets.left(family.case, family.father, OLDER.lower()) == OLDER
    assert set(lying(work, family)) == {(family.mother, now), (family.father, OLDER)}


def test_taken_back_it_lies_there_no_more_and_can_be_left_again(work: Workspace, family: Family) -> None:
    work.booklets.left(family.case, family.mother, OLDER)
    work.booklets.not_left(family.case, family.mother, OLDER)
    assert lying(work, family) == []
    work.booklets.left(family.case, family.mother, OLDER)
    assert lying(work, family) == [(family.mother, OLDER)]
    assert work.files.get(family.case).conflicts == ()


def test_a_code_that_cannot_be_and_a_stranger_are_refused_and_nothing_is_written(
    work: Workspace, family: Family
) -> None:
    before = len(list(work.journal.records_of(family.case)))
    with pytest.raises(WrongCodeError):
        work.booklets.left(family.case, family.mother, OLDER[:-1] + "2" if OLDER[-1] != "2" else OLDER[:-1] + "3")
    with pytest.raises(KeyError):
        work.booklets.left(family.case, PersonId(new_uuid7()), OLDER)
    assert len(list(work.journal.records_of(family.case))) == before


def test_h5_where_no_paper_is_safe_the_default_stays_nothing_personal(work: Workspace, family: Family) -> None:
    hidden = work.files.get(family.case).member(family.boy).stamp.record
    payload = VisibilityRestricted(
        hides=(hidden,), hidden_from=(family.father,), basis="veiligheid", review_on="2027-01-01"
    )
    Writer(work.journal, work.files).one(family.case, payload)
    work.booklets.left(family.case, family.mother, OLDER)
    assert work.leaving.proposed_way(family.case) == NOTHING_PERSONAL


def test_h4_whom_the_room_may_not_know_of_has_no_booklet_there(work: Workspace, family: Family, visit: VisitId) -> None:
    work.booklets.left(family.case, family.boy, OLDER)
    record = work.files.get(family.case).booklets[0].stamp.record
    payload = VisibilityRestricted(
        hides=(record,), hidden_from=(family.father,), basis="veiligheid", review_on="2027-01-01"
    )
    Writer(work.journal, work.files).one(family.case, payload)
    assert lying(work, family) == []
    work.visits.change_presence(family.case, visit, [family.mother])
    assert lying(work, family) == [(family.boy, OLDER)]


def test_nothing_is_printed_in_an_open_visit(work: Workspace, family: Family) -> None:
    pages = work.booklets.pages("nl", large=False)
    assert len(pages) > 1
    assert pages[-1].width_px == pages[0].width_px
    with pytest.raises(IndexError):
        pages[len(pages)]
    begin_visit(work, family)
    with pytest.raises(VisitOpenError):
        work.booklets.pages("nl", large=False)


def test_the_record_holds_the_version_and_no_more(work: Workspace, family: Family) -> None:
    work.booklets.left(family.case, family.mother, OLDER)
    (left,) = work.files.get(family.case).booklets
    assert (left.code, left.on) == (OLDER, work.today().isoformat())
    assert set(BookletLeft.__struct_fields__) == {"person", "booklet_version", "on", "given"}
