"""One tap while somebody whispers; the words later, for nobody of the family unless somebody says so (H7)."""

from __future__ import annotations

import msgspec
import pytest
from town import Family, begin_visit

from jgvisit.ids import PersonId, RecordId, VisitId, new_uuid7
from jgvisit.records.body import read_body
from jgvisit.records.kinds import read_payload
from jgvisit.records.payload_bookmarks import BookmarkMade, BookmarkWritten
from jgvisit.records.telling import betrays
from jgvisit.records.visibility import hidden_bodies, hidden_words, without_hidden
from jgvisit.services.desk.writing import WordsMissingError
from jgvisit.services.family.happenings import StrangerNamedError
from jgvisit.services.talk.bookmarks import WritingInVisitError
from jgvisit.workspace import Workspace

SAID = "Hij sloot mij op in de schuur achter het huis."
STORED = {
    "bookmarkMade": b'{"visit":"%s"}',
    "bookmarkWritten": b'{"alone":"zij zelf","asked_by":"zij zelf","basis":"zij is bang","bookmark":"%s",'
    b'"may_read":[],"review_on":"2027-01-12","said_by":"01a20000-0000-7000-8000-000000000001",'
    b'"was_told":"soms moet ik iets doorvertellen","words":"Hij sloot mij op."}',
}
"""As written at version 1."""


def told(bookmark: RecordId, **more: object) -> BookmarkWritten:
    values = {"words": SAID, "basis": "zij is bang", "was_told": "soms moet ik iets doorvertellen", "alone": "moeder"}
    return msgspec.convert({"bookmark": bookmark, **values, **more}, BookmarkWritten)


@pytest.fixture
def bookmark(work: Workspace, family: Family) -> RecordId:
    visit = begin_visit(work, family)
    made = work.bookmarks.make(family.case, visit)
    work.visits.end(family.case, visit)
    return made


def viewers(*people: PersonId) -> frozenset[PersonId]:
    return frozenset(people)


@pytest.mark.parametrize("kind", STORED)
def test_what_was_stored_at_version_1_is_still_read(kind: str, work: Workspace, bookmark: RecordId) -> None:
    record = next(iter(work.journal.records_of(work.journal.cases()[0])))
    payload = msgspec.Raw(STORED[kind] % str(bookmark).encode())
    body = msgspec.structs.replace(read_body(record.body or b""), kind=kind, kind_version=1, payload=payload)
    read = read_payload(body)
    assert msgspec.to_builtins(read) == {
        name: value for name, value in msgspec.json.decode(payload).items() if value != []
    }


def test_h7_one_tap_keeps_a_time_and_nothing_else(work: Workspace, family: Family) -> None:
    visit = begin_visit(work, family)
    made = work.bookmarks.make(family.case, visit)
    (kept,) = work.files.get(family.case).bookmarks
    assert (kept.id, kept.visit, kept.waits) == (made, visit, True)
    assert BookmarkMade.__struct_fields__ == ("visit",)


def test_h7_nobody_in_the_room_learns_that_it_was_made(work: Workspace, family: Family) -> None:
    visit = begin_visit(work, family)
    work.bookmarks.make(family.case, visit)
    assert work.files.shown(family.case).bookmarks == ()
    assert work.bookmarks.of(family.case) == ()
    assert work.bookmarks.waiting() == ()


def test_h7_with_a_visit_open_nothing_is_written_down(work: Workspace, family: Family, bookmark: RecordId) -> None:
    begin_visit(work, family)
    with pytest.raises(WritingInVisitError):
        work.bookmarks.write(family.case, told(bookmark))


def test_h7_the_end_of_the_day_asks_for_the_empty_ones(work: Workspace, family: Family, bookmark: RecordId) -> None:
    assert work.bookmarks.waiting() == ((family.case, 1),)
    work.bookmarks.write(family.case, told(bookmark, said_by=family.girl))
    assert work.bookmarks.waiting() == ()


def test_there_was_nothing_to_write_is_an_answer_too(work: Workspace, family: Family, bookmark: RecordId) -> None:
    work.bookmarks.write(family.case, BookmarkWritten(bookmark=bookmark))
    assert work.bookmarks.waiting() == ()


def test_h7_as_is_usual_nobody_reads_it_but_who_said_it(work: Workspace, family: Family, bookmark: RecordId) -> None:
    work.bookmarks.write(family.case, told(bookmark, said_by=family.girl))
    for viewer in (family.mother, family.father, family.boy):
        assert work.files.shown_to(family.case, viewers(viewer)).bookmarks == ()
        assert work.files.shown_to(family.case, viewers(viewer, family.girl)).bookmarks == ()
    (hers,) = work.files.shown_to(family.case, viewers(family.girl)).bookmarks
    assert hers.written[0].words == SAID


def test_h7_whom_she_names_may_read_it_until_she_takes_that_back(
    work: Workspace, family: Family, bookmark: RecordId
) -> None:
    work.bookmarks.write(family.case, told(bookmark, said_by=family.girl, may_read=[family.mother]))
    assert work.files.shown_to(family.case, viewers(family.mother)).bookmarks[0].written[0].words == SAID
    assert work.files.shown_to(family.case, viewers(family.mother, family.father)).bookmarks == ()
    work.bookmarks.write(family.case, told(bookmark, said_by=family.girl))
    assert work.files.shown_to(family.case, viewers(family.mother)).bookmarks == ()
    (kept,) = work.files.get(family.case).bookmarks
    assert len(kept.written) == 1


def test_h7_her_words_in_another_text_betray_it(work: Workspace, family: Family, bookmark: RecordId) -> None:
    work.bookmarks.write(family.case, told(bookmark, said_by=family.girl))
    words = hidden_words(work.files.get(family.case), viewers(family.father))
    assert betrays(f"Zij zei: {SAID}", words)


@pytest.mark.parametrize("mother_may", [True, False])
def test_h7_a_file_of_records_for_a_parent_holds_neither_it_nor_its_older_versions(
    work: Workspace, family: Family, bookmark: RecordId, mother_may: bool
) -> None:
    work.bookmarks.write(family.case, told(bookmark, said_by=family.girl, may_read=[family.mother]))
    if not mother_may:
        work.bookmarks.write(family.case, told(bookmark, said_by=family.girl))
    file, records = work.files.get(family.case), list(work.journal.records_of(family.case))
    for reader, has in ((family.mother, mother_may), (family.father, False)):
        hidden = hidden_bodies(file, records, viewers(reader), work.today())
        lines = "".join(record.body.decode() for record in without_hidden(records, hidden) if record.body is not None)
        assert (SAID in lines) is has


@pytest.mark.parametrize("missing", ["basis", "was_told", "alone"])
def test_h7_words_stand_with_why_what_was_told_and_who_agreed(
    work: Workspace, family: Family, bookmark: RecordId, missing: str
) -> None:
    with pytest.raises(WordsMissingError, match=missing):
        work.bookmarks.write(family.case, told(bookmark, **{missing: "-"}))


@pytest.mark.parametrize("field", ["said_by", "may_read"])
def test_only_members_are_named(work: Workspace, family: Family, bookmark: RecordId, field: str) -> None:
    stranger = new_uuid7()
    with pytest.raises(StrangerNamedError):
        work.bookmarks.write(family.case, told(bookmark, **{field: stranger if field == "said_by" else [stranger]}))


def test_an_unknown_bookmark_is_no_bookmark(work: Workspace, family: Family) -> None:
    with pytest.raises(KeyError):
        work.bookmarks.write(family.case, told(RecordId(new_uuid7())))


def test_h7_two_versions_show_only_to_whom_both_allow(work: Workspace, family: Family, bookmark: RecordId) -> None:
    from jgvisit.services.desk.writing import Writer

    writer = Writer(work.journal, work.files)
    first = writer.one(family.case, told(bookmark, may_read=[family.mother, family.girl]))
    for readers in ([family.mother], [family.girl, family.mother]):
        writer.one(family.case, told(bookmark, may_read=readers), supersedes=(first,))
    file = work.files.get(family.case)
    assert [conflict.matter for conflict in file.conflicts] == [f"bookmark:{bookmark}"]
    assert file.bookmarks[0].readers == {family.mother}


def test_a_visit_id_is_no_secret_in_it(work: Workspace, family: Family) -> None:
    """A bookmark of a visit that is not here (yet) stands with the others."""
    work.bookmarks.make(family.case, VisitId(new_uuid7()))
    assert len(work.files.get(family.case).bookmarks) == 1
