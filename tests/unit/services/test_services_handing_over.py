"""Papers that people wanted: printed from memory outside a visit, never telling what is hidden (H2, H4, H5)."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from sealed_pages import pages_of
from town import Family, begin_visit, open_form_a, settle_family, sign

from jgvisit.documents.errors import UnreadablePaperError
from jgvisit.documents.page_images import PageImages
from jgvisit.ids import FormId, VisitId
from jgvisit.records.payload_family import SafeContactRecorded
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.records.payload_papers import CopyChosen
from jgvisit.records.payload_visits import InterpreterUsed
from jgvisit.services.desk.writing import Writer
from jgvisit.services.forms.refusals import LookAgainError
from jgvisit.services.papers.handing_over import PaperToGive, VisitOpenError
from jgvisit.services.papers.page_image import PageImage
from jgvisit.store.taken_out import TakenOutLedger
from jgvisit.workspace import Workspace


@pytest.fixture
def form(work: Workspace, family: Family, visit: VisitId) -> FormId:
    form = open_form_a(work, family, visit, family.boy)
    sign(work, family, visit, form, family.mother)
    return form


def wish(work: Workspace, family: Family, visit: VisitId, sheet: str | None = "general", way: str = "paperNow") -> None:
    asked = work.sheets.chosen(family.case, visit, family.mother, sheet)  # type: ignore[arg-type]  # one of its words
    work.leaving.choose(family.case, CopyChosen(visit=visit, person=family.mother, way=way), asked)  # type: ignore[arg-type]  # likewise


def test_h4_in_an_open_visit_no_paper_is_named_or_printed(
    work: Workspace, family: Family, visit: VisitId, form: FormId
) -> None:
    wish(work, family, visit)
    assert work.handing_over.waiting(family.case) == ()
    work.visits.end(family.case, visit)
    (copy, sheet) = work.handing_over.waiting(family.case)
    assert (copy.form, copy.child, sheet.form, sheet.sheet) == (form, family.boy, None, "general")
    begin_visit(work, family)
    with pytest.raises(VisitOpenError):
        work.handing_over.pages(family.case, copy)


def test_a_paper_made_ready_for_a_printer_is_told_to_the_server_for_the_day_the_laptop_is_lost(
    work: Workspace, family: Family, visit: VisitId, form: FormId
) -> None:
    work.visits.end(family.case, visit)
    (copy,) = work.handing_over.waiting(family.case)
    work.handing_over.pages(family.case, copy)
    (told,) = TakenOutLedger(work.safe).waiting()
    assert (told.kind, told.cases, told.records) == ("print", (family.case,), 1)


def test_what_is_printed_is_what_was_sealed(
    work: Workspace, family: Family, visit: VisitId, form: FormId, tmp_path: Path
) -> None:
    work.visits.end(family.case, visit)
    (copy,) = work.handing_over.waiting(family.case)
    decision = work.files.get(family.case).forms[0].decisions[0]
    assert decision.document is not None
    others = pages_of(work.journal.blob(family.case, decision.document), tmp_path)
    printed = work.handing_over.pages(family.case, copy)
    assert len(printed) == len(others)
    for page, other in zip(printed, others, strict=True):
        assert len(page.bgrx) == 4 * page.width_px * page.height_px
        assert ink_share(as_picture(page)) == pytest.approx(ink_share(other), rel=0.1)


def as_picture(page: PageImage) -> Image.Image:
    return Image.frombytes("RGB", (page.width_px, page.height_px), page.bgrx, "raw", "BGRX")


def ink_share(picture: Image.Image) -> float:
    """How dark a page is: two programs draw the same letters with other edges."""
    gray = picture.convert("L")
    histogram = gray.histogram()
    return sum((255 - shade) * count for shade, count in enumerate(histogram)) / (gray.width * gray.height)


def test_a_paper_that_was_given_waits_no_more(work: Workspace, family: Family, visit: VisitId, form: FormId) -> None:
    wish(work, family, visit)
    work.visits.end(family.case, visit)
    for paper in work.handing_over.waiting(family.case):
        work.handing_over.given(family.case, paper, paper.way)
    file = work.files.get(family.case)
    assert work.handing_over.waiting(family.case) == ()
    assert file.delivered == ((family.mother, form),)
    assert file.sheets_delivered == ((family.mother, visit),)


def test_who_answers_anew_is_owed_the_paper_of_that_answer_too(
    work: Workspace, family: Family, visit: VisitId, form: FormId
) -> None:
    work.visits.end(family.case, visit)
    (first,) = work.handing_over.waiting(family.case)
    work.handing_over.given(family.case, first, first.way)
    assert work.handing_over.waiting(family.case) == ()
    again = begin_visit(work, family)
    sign(work, family, again, form, family.mother, "refused")
    work.visits.end(family.case, again)
    (anew,) = work.handing_over.waiting(family.case)
    assert anew.form == form
    work.handing_over.given(family.case, anew, anew.way)
    assert work.handing_over.waiting(family.case) == ()


def test_h5_who_wants_nothing_any_more_is_owed_nothing(
    work: Workspace, family: Family, visit: VisitId, form: FormId
) -> None:
    wish(work, family, visit)
    work.visits.end(family.case, visit)
    paper = work.handing_over.waiting(family.case)[0]
    with pytest.raises(KeyError):
        work.handing_over.not_wanted(family.case, paper, settle_family(work).mother)
    work.handing_over.not_wanted(family.case, paper, family.mother)
    assert work.handing_over.waiting(family.case) == ()
    (told,) = work.files.get(family.case).copies
    assert (told.way, told.by) == ("nothing", None)


@pytest.mark.parametrize("sheet", ["none", None])
def test_no_sheet_waits_for_who_wanted_none_or_was_not_asked(
    work: Workspace, family: Family, visit: VisitId, sheet: str | None
) -> None:
    wish(work, family, visit, None if sheet == "none" else sheet)
    work.visits.end(family.case, visit)
    assert work.handing_over.waiting(family.case) == ()


def test_h2_a_paper_that_would_now_tell_what_is_hidden_from_its_owner_waits_for_a_person(
    work: Workspace, family: Family, visit: VisitId, form: FormId
) -> None:
    work.visits.end(family.case, visit)
    (copy,) = work.handing_over.waiting(family.case)
    boy = work.files.get(family.case).member(family.boy)
    hidden = VisibilityRestricted(hides=(boy.stamp.record,), hidden_from=(family.mother,), basis="geheim adres")
    Writer(work.journal, work.files).one(family.case, hidden)
    with pytest.raises(LookAgainError):
        work.handing_over.pages(family.case, copy)


def test_h8_nothing_waits_for_who_is_not_to_be_approached(
    work: Workspace, family: Family, visit: VisitId, form: FormId
) -> None:
    work.visits.end(family.case, visit)
    contact = SafeContactRecorded(
        person=family.mother, approach="doNotApproach", joint_talk_safe="no", evidence="zij zelf", reason="geheim adres"
    )
    work.families.record_safe_contact(family.case, contact)
    assert work.handing_over.waiting(family.case) == ()


def test_a_personal_sheet_is_made_as_the_records_stand_now(work: Workspace, family: Family, visit: VisitId) -> None:
    wish(work, family, visit, "personal")
    work.visits.end(family.case, visit)
    (sheet, _) = work.handing_over.waiting(family.case)
    name = work.files.get(family.case).member(family.mother).name
    pdf = work.sheets.pdf(work.sheets.personal(family.case, work.sheets.concerns(family.case, family.mother)[0]))
    assert name.split()[0] in PageImages().text(pdf)
    assert work.handing_over.pages(family.case, sheet)
    work.handing_over.given(family.case, sheet, "nextVisit")
    assert work.files.get(family.case).sheets_delivered == ((family.mother, visit),)


@pytest.mark.parametrize("kind", ["general", "personal"])
def test_h27_a_sheet_is_in_the_language_whose_interpreter_was_there_when_it_was_chosen(
    work: Workspace, family: Family, visit: VisitId, kind: str
) -> None:
    assert work.files.get(family.case).member(family.mother).language == "ar"
    wish(work, family, visit, kind)
    work.visits.end(family.case, visit)
    dutch = work.handing_over.waiting(family.case)[0]
    assert not arabic_in(work, family, dutch)
    later = begin_visit(work, family)
    there = InterpreterUsed(visit=later, language="ar", kind="professionalPhone", number="4711")
    work.visits.use_interpreter(family.case, there)
    wish(work, family, later, kind)
    work.visits.end(family.case, later)
    both = work.handing_over.waiting(family.case)[0]
    assert arabic_in(work, family, both)


def arabic_in(work: Workspace, family: Family, paper: PaperToGive) -> bool:
    pages = work.handing_over._pdfs(family.case, paper)
    return any("\u0600" < char < "\u06ff" for pdf in pages for char in PageImages().text(pdf))


def test_h4_a_paper_is_marked_in_its_own_family_only(
    work: Workspace, family: Family, visit: VisitId, form: FormId
) -> None:
    work.visits.end(family.case, visit)
    (copy,) = work.handing_over.waiting(family.case)
    other = settle_family(work)
    before = work.journal.records_of(other.case)
    with pytest.raises(KeyError):
        work.handing_over.given(other.case, copy, "nextVisit")
    for mark in (work.handing_over.not_safe, work.handing_over.wanted_after_all):
        with pytest.raises(KeyError):
            mark(other.case, copy)
    with pytest.raises(KeyError):
        work.handing_over.not_wanted(other.case, copy, other.mother)
    assert work.journal.records_of(other.case) == before


def test_h4_with_a_visit_to_another_family_open_no_paper_is_printed(
    work: Workspace, family: Family, visit: VisitId, form: FormId
) -> None:
    work.visits.end(family.case, visit)
    (copy,) = work.handing_over.waiting(family.case)
    other = settle_family(work)
    begin_visit(work, other)
    assert work.handing_over.waiting(family.case) == ()
    with pytest.raises(VisitOpenError):
        work.handing_over.pages(family.case, copy)


def test_bytes_that_are_no_paper_are_refused() -> None:
    with pytest.raises(UnreadablePaperError):
        PageImages().pages(b"%PDF-1.7 nothing", 72)
    with pytest.raises(UnreadablePaperError):
        PageImages().text(b"")
