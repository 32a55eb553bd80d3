"""Families in by file, on a real store: whole or not at all, once, never during a visit, and never an order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from import_example import CHILD, FAMILY, FATHER, MOTHER, OTHER, PROVEN, ROWS, as_csv
from town import begin_visit, settle_family

from jgvisit.bringing_in import bring_in_families, report_text
from jgvisit.domain.authority import authority_over
from jgvisit.errors import StoreError
from jgvisit.family_files.reading import FamilyFile
from jgvisit.ids import CaseId, Sha256
from jgvisit.records.case_file import CaseFile
from jgvisit.records.facts import facts_of
from jgvisit.records.link import link_hash
from jgvisit.services.family.given_families import FamilySource, GivenAuthority, GivenFamily
from jgvisit.services.family.importing import Importing, LineReport
from jgvisit.services.law.frames import frames_of
from jgvisit.services.papers.handing_over import VisitOpenError
from jgvisit.store.erasing import erase_rows
from jgvisit.store.import_shelf import ImportShelf
from jgvisit.workspace import Workspace


def importing(work: Workspace) -> Importing:
    return Importing(work.families, work.files, work.journal, ImportShelf(work.safe.settings), work.time)


def bring(work: Workspace, *rows: dict[str, str], dry_run: bool = False) -> list[LineReport]:
    return list(importing(work).run(FamilyFile(as_csv(*rows)), dry_run=dry_run))


def outcomes(lines: list[LineReport]) -> dict[int, str]:
    return {line.line: line.outcome for line in lines}


def family_called(work: Workspace, name: str) -> CaseFile:
    (file,) = (file for file in work.files.all() if file.name == name)
    return file


def test_a_file_becomes_families_with_what_is_known_and_no_more(work: Workspace) -> None:
    lines = bring(work, *ROWS)
    assert outcomes(lines) == dict.fromkeys(range(2, 8), "accepted")
    file = family_called(work, "Çelik")
    assert {line.case for line in lines[:5]} == {file.case}
    people = {member.name: member for member in file.members}
    assert (people["Ayşe Çelik"].language, people["Elif Çelik"].born) == ("tr", "2015-03-04")
    held = {line.holder: line.evidence for line in file.authority}
    assert held == {people["Ayşe Çelik"].id: "gezagsregister", people["Mehmet Çelik"].id: None}
    (contact,) = file.safe_contacts
    assert (contact.person, contact.approach) == (people["Mehmet Çelik"].id, "doNotApproach")
    assert (contact.channels, contact.detail) == ((), None)
    assert not file.orders


def test_without_evidence_authority_is_not_known_and_the_help_stays_voluntary(work: Workspace) -> None:
    bring(work, *ROWS)
    file, today = family_called(work, "Çelik"), work.today()
    (frame,) = frames_of(file, today)
    reading = authority_over(facts_of(file, today), frame.child)
    assert (frame.said, "authority_unknown" in reading.doubts) == ("voluntary", True)


def test_a_dry_run_says_the_same_and_writes_nothing(work: Workspace) -> None:
    rows = (*ROWS, {**OTHER, "gezin": "G-3", "naam": "龍一"})
    before = kept(work)
    dry = bring(work, *rows, dry_run=True)
    assert kept(work) == before
    real = bring(work, *rows)
    assert [line.outcome.replace("would_be_", "") for line in dry] == [line.outcome for line in real]
    assert [line.why for line in dry] == [line.why for line in real]
    assert "op geen papier" in real[-1].why


def kept(work: Workspace) -> list[tuple[object, ...]]:
    """Return everything that the store holds of records and settings."""
    with work.safe.database.read() as connection:
        records = connection.execute("SELECT count(*) FROM records").fetchall()
        return [*records, *connection.execute("SELECT key, value FROM meta ORDER BY key").fetchall()]


def test_a_second_run_doubles_nothing_and_names_the_families_again(work: Workspace) -> None:
    first = bring(work, *FAMILY)
    again = bring(work, *ROWS)
    assert outcomes(again) == {**dict.fromkeys(range(2, 7), "already"), 7: "accepted"}
    assert {line.case for line in again[:5]} == {first[0].case}
    assert sorted(file.name for file in work.files.all()) == ["Pietersen", "Çelik"]


def test_one_wrong_line_keeps_its_whole_family_out_and_no_other(work: Workspace) -> None:
    lines = bring(work, MOTHER, FATHER, {**CHILD, "geboren": "gisteren"}, OTHER)
    assert outcomes(lines) == {2: "refused", 3: "refused", 4: "refused", 5: "accepted"}
    assert "geen dag" in lines[2].why
    assert "andere regel" in lines[0].why
    assert [file.name for file in work.files.all()] == ["Pietersen"]


@pytest.mark.parametrize("holder", ["gi", "GI"])
def test_no_import_makes_help_ordered(work: Workspace, holder: str) -> None:
    guarded = {**PROVEN, "persoon": holder, "soort_gezag": "voogd"}
    assert set(outcomes(bring(work, *FAMILY[:3], guarded)).values()) == {"refused"}
    assert work.files.all() == ()


def test_whoever_gives_families_has_no_place_for_an_order_or_a_gi() -> None:
    fields = {*GivenFamily.__dataclass_fields__, *GivenAuthority.__dataclass_fields__}
    assert fields == {
        *("number", "name", "lines", "worker", "persons", "authority", "faults"),
        *("line", "child", "holder", "kind", "since", "evidence", "checked_on"),
    }


def test_a_source_of_another_kind_cannot_name_a_gi_either(work: Workspace) -> None:
    (given,) = FamilyFile(as_csv(*FAMILY)).families()

    class Register:
        def families(self) -> tuple[GivenFamily, ...]:
            return (replace(given, authority=(replace(given.authority[0], holder="gi"),)),)

    source: FamilySource = Register()
    assert {line.outcome for line in importing(work).run(source, dry_run=False)} == {"refused"}


def test_somebody_who_is_here_already_under_no_number_is_not_doubled(work: Workspace) -> None:
    family = settle_family(work)
    mother = {**MOTHER, "naam": "SAMIRA Haddad", "geboren": "1988-03-02"}
    lines = bring(work, mother, FATHER)
    assert {line.outcome for line in lines} == {"refused"}
    assert "al in een gezin op deze laptop" in lines[0].why
    assert [file.case for file in work.files.all()] == [family.case]


def test_during_a_visit_nobody_is_taken_in(work: Workspace) -> None:
    begin_visit(work, settle_family(work))
    with pytest.raises(VisitOpenError):
        bring(work, *ROWS)
    assert len(work.files.all()) == 1


def test_an_import_that_was_cut_off_goes_on_where_it_was(work: Workspace) -> None:
    shelf = ImportShelf(work.safe.settings)
    case = bring(work, *FAMILY)[0].case
    assert case is not None
    work.safe.settings.replace("imported:" + _first(work, case), f"importing:{case}", "G-1")  # killed after the records
    shelf.begin("G-2", CaseId("00000000-0000-4000-8000-0000000000ff"))  # and before those of the next
    lines = bring(work, *ROWS)
    assert outcomes(lines) == {**dict.fromkeys(range(2, 7), "already"), 7: "accepted"}
    assert set(shelf.done()) == {"G-1", "G-2"}
    assert not shelf.begun()


def test_a_disk_that_fails_keeps_the_report_of_what_was_taken_in(
    work: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    families = iter([work.families.register_whole])

    def full(*given: object) -> None:
        write = next(families, None)
        if write is None:
            raise StoreError("full")
        write(*given)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(work.families, "register_whole", full)
    report = tmp_path / "verslag.csv"
    with pytest.raises(StoreError):
        bring_in_families(work, FamilyFile(as_csv(*ROWS)), report, dry_run=False)
    assert report.read_text("utf-8-sig").count("opgenomen") == 5
    monkeypatch.undo()
    assert outcomes(bring(work, *ROWS))[7] == "accepted"


def test_what_is_erased_is_forgotten_by_the_import_too_also_when_the_family_left_before(work: Workspace) -> None:
    case = bring(work, *FAMILY)[0].case
    assert case is not None
    first = _first(work, case)
    with work.safe.database.write() as connection:
        connection.execute("UPDATE records SET body = NULL, salt = NULL, id = NULL, case_id = NULL")
        assert ImportShelf(work.safe.settings).done() == {"G-1": case}
        erase_rows(connection, [first])
    assert ImportShelf(work.safe.settings).done() == {}


def test_the_report_repeats_no_name_and_no_reason(work: Workspace) -> None:
    text = report_text(bring(work, *ROWS, {**OTHER, "gezin": "G-4", "naam": "Wilgenpad 7, 1234 AB"}))
    for secret in ("elik", "Pietersen", "Wilgenpad", "moeder", "vraagt"):
        assert secret not in text
    assert text.splitlines()[0] == "regel;gezin;uitkomst;uitleg;dossier;medewerker"


def _first(work: Workspace, case: CaseId) -> Sha256:
    record = work.journal.records_of(case)[0]
    return link_hash(record.link, record.signature)
