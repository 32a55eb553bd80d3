"""Writing: what cannot be read back is never signed, and a batch is all or nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from town import Family

from jgvisit.ids import new_uuid7
from jgvisit.records.body import RecordTooLargeError
from jgvisit.records.canonical import OutsideDomainError
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_family import FamilyRegistered, PersonRegistered
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.records.payload_papers import CopyChosen
from jgvisit.records.payload_visits import VisitEnded
from jgvisit.services.desk.writing import WordsMissingError, Writer
from jgvisit.services.ports.journal import DraftKey, NewRecord
from jgvisit.workspace import Workspace


@pytest.fixture
def writer(work: Workspace) -> Writer:
    return Writer(work.journal, work.files)


def test_one_bad_record_of_a_batch_keeps_all_of_it_and_the_draft_as_they_were(
    work: Workspace, family: Family, writer: Writer
) -> None:
    draft = DraftKey(family.case, "note")
    work.journal.put_draft(draft, b"half a note")
    made = work.journal.balance().made
    good = NewRecord(FamilyRegistered(name="Nieuw"), family.case)
    bad = NewRecord(VisitEnded(visit=new_uuid7(), note="x" * 8001), family.case)
    with pytest.raises(RecordTooLargeError):
        writer.write([good, bad], clears=[draft])
    assert work.journal.balance().made == made
    assert work.journal.drafts(family.case) == {"note": b"half a note"}
    assert work.files.get(family.case).name == "Haddad en De Boer"


def test_the_longest_text_a_record_holds_is_read_back_whole(work: Workspace, family: Family, writer: Writer) -> None:
    note = "é" * 8000
    writer.one(family.case, VisitEnded(visit=new_uuid7(), note=note))
    file = work.files.get(family.case)
    assert (file.visits[0].note, file.unknown_kinds) == (note, ())


def test_half_a_character_is_refused(family: Family, writer: Writer) -> None:
    with pytest.raises(OutsideDomainError):
        writer.one(family.case, PersonRegistered(person=new_uuid7(), name="Sam\ud83d", role="child"))


def test_a_dash_is_refused_where_words_are_asked_by_whatever_way_it_comes(
    work: Workspace, family: Family, writer: Writer
) -> None:
    made = work.journal.balance().made
    hidden = VisibilityRestricted(hides=(), hidden_from=(family.father,), basis="-")
    with pytest.raises(WordsMissingError, match="basis"):
        writer.write([NewRecord(FamilyRegistered(name="Nieuw"), family.case), NewRecord(hidden, family.case)])
    assert work.journal.balance().made == made


@pytest.mark.parametrize(
    "payload",
    [
        pytest.param(lambda: CopyChosen(visit="x", person=new_uuid7(), way="nothing"), id="no id"),
        pytest.param(lambda: CopyChosen(visit=new_uuid7(), person=new_uuid7(), way="fax"), id="no such way"),
        pytest.param(
            lambda: PersonRegistered(person=new_uuid7(), name="Kim", role="child", born="2018-13-01"), id="day"
        ),
    ],
)
def test_a_value_no_screen_gives_is_a_bug_and_signed_by_nobody(
    work: Workspace, family: Family, writer: Writer, payload: Callable[[], Payload]
) -> None:
    made = work.journal.balance().made
    with pytest.raises(ValueError):
        writer.one(family.case, payload())
    assert work.journal.balance().made == made


def test_what_was_written_is_seen_at_the_next_reading(work: Workspace, family: Family, writer: Writer) -> None:
    assert work.files.get(family.case) is work.files.get(family.case)
    writer.one(family.case, FamilyRegistered(name="Haddad"))
    assert work.files.get(family.case).name == "Haddad"
