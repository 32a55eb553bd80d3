"""Large print: every line of a paper, once, in order, whole, on sheets on their side."""

from __future__ import annotations

import pytest
from filled_examples import fill_plan, promise_row
from form_examples import fill_whole, the_form
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from request_example import fill_request
from sealed_pages import text_of
from town import begin_visit, open_form_a, settle_family, sign

from jgvisit import config
from jgvisit.documents.plan_paper import PlanPaper
from jgvisit.records.payload_papers import CopyChosen
from jgvisit.services.forms.drafts import PartKey
from jgvisit.services.papers.large_print import enlarged
from jgvisit.services.papers.page_image import PageImage
from jgvisit.workspace import Workspace

WIDTH, LEFT, RIGHT = 60, 8, 52


def page_of(lines: list[tuple[int, int]]) -> PageImage:
    """A page of (rows of nothing, rows of ink); every row of ink has a grey of its own, the last one dark."""
    white = b"\xff\xff\xff\xff"
    rows: list[bytes] = []
    grey = 0
    for empty, inked in lines:
        rows += [white * WIDTH] * empty
        for _ in range(inked):
            grey += 1
            shade = bytes([grey % 200, grey // 200, 0, 255])
            rows.append(white * LEFT + shade * (RIGHT - LEFT) + white * (WIDTH - RIGHT))
    return PageImage(WIDTH, len(rows), b"".join(rows))


def ink(page: PageImage) -> list[bytes]:
    """Return the rows that hold something, without the white around it."""
    line = page.width_px * 4
    rows = (page.bgrx[at : at + line] for at in range(0, len(page.bgrx), line))
    return [bytes(row.strip(b"\xff")) for row in rows if row.strip(b"\xff")]


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), min_size=1, max_size=25))
def test_every_line_is_there_once_and_in_order_and_none_is_cut(lines: list[tuple[int, int]]) -> None:
    page = page_of([(max(empty, 1), inked) for empty, inked in lines])
    sheets = enlarged([page])
    assert [row for sheet in sheets for row in ink(sheet)] == ink(page)
    at, ends = 0, set()
    for _, inked in lines:
        at += inked
        ends.add(at)
    reached = 0
    for sheet in sheets:
        reached += len(ink(sheet))
        assert reached in ends
        assert len(sheet.bgrx) == sheet.width_px * sheet.height_px * 4


def test_a_picture_without_any_gap_is_cut_and_loses_nothing() -> None:
    page = page_of([(3, 120)])
    sheets = enlarged([page])
    assert len(sheets) > 1
    assert [row for sheet in sheets for row in ink(sheet)] == ink(page)


def test_empty_pages_and_empty_places_make_no_sheets() -> None:
    empty = PageImage(10, 10, b"\xff" * 400)
    assert enlarged([empty]) == ()
    assert enlarged([]) == ()
    assert len(enlarged([page_of([(5, 4), (900, 4)])])) == 1


@pytest.mark.parametrize("language", ["nl", "ar", "en", "tr", "pl", "uk"])
def test_a_sealed_paper_in_large_print_is_that_paper_a_half_larger_at_least(work: Workspace, language: str) -> None:
    family = settle_family(work, language=language)
    visit = begin_visit(work, family)
    sign(work, family, visit, open_form_a(work, family, visit, family.boy), family.mother)
    wish = CopyChosen(visit=visit, person=family.mother, way="paperNow")
    work.leaving.choose(family.case, wish, None)
    work.visits.end(family.case, visit)
    (paper,) = work.handing_over.waiting(family.case)
    pages = work.handing_over.pages(family.case, paper)
    large = work.handing_over.pages(family.case, paper, large=True)
    assert inked(large) == inked(pages)
    for sheet in large:
        assert sheet.width_px / sheet.height_px == pytest.approx(297 / 210, abs=0.01)
        assert (297 / sheet.width_px) / (210 / pages[0].width_px) > 1.5


def test_a_form_that_nobody_signed_yet_can_be_had_in_large_print(work: Workspace) -> None:
    family = settle_family(work)
    filled = fill_whole(work, family, the_form(work, "G"), family.mother)
    key = PartKey(filled, "consentWithdrawal")
    pages = work.form_papers.print_pages(family.case, key, family.mother)
    large = work.form_papers.print_pages(family.case, key, family.mother, large=True)
    assert inked(large) == inked(pages)
    assert len(large) > len(pages)


def test_the_page_of_a_child_can_be_had_in_large_print(work: Workspace) -> None:
    family = settle_family(work)
    plan = fill_plan(work, family, promise_row(work, [family.father], "Ik loop naar buiten"))
    pages = work.plan_papers.pages(family.case, plan, family.boy, "child")
    large = work.plan_papers.pages(family.case, plan, family.boy, "child", large=True)
    assert inked(large) == inked(pages[:1])  # the empty page for a drawing behind it is as large as it is
    assert all(sheet.width_px > sheet.height_px for sheet in large)


def test_a_card_in_large_print_is_one_sheet_with_what_must_be_known_of_it(work: Workspace) -> None:
    """No sheet of its own for the mark of a draft; beside the others of a family each has it."""
    family = settle_family(work)
    plan = fill_plan(work, family, promise_row(work, [family.father], "Ik loop naar buiten"))
    (sheet,) = work.plan_papers.pages(family.case, plan, family.boy, "card", large=True)
    assert sheet.width_px > sheet.height_px
    two = work.plan_papers.card_sheets(family.case, plan, (family.boy, family.mother), large=True)
    assert len(two) == 2
    maker, card = PlanPaper(config.resources_dir()), work.plan_papers.card(family.case, plan, family.boy)
    for columns in (1, 2):  # enlarged, and as they are cut out
        assert text_of(maker.cards((card, card), columns=columns)).count("Concept:") == (2 if columns == 1 else 1)


def test_what_goes_to_the_raad_can_be_read_in_large_print(work: Workspace) -> None:
    family = settle_family(work)
    form = fill_request(work, family)
    pages = work.outgoing.pages(family.case, form)
    large = work.outgoing.pages(family.case, form, large=True)
    assert inked(large) == inked(pages)
    assert len(large) > len(pages)


def inked(pages: tuple[PageImage, ...]) -> int:
    """Return how many points of ink `pages` hold."""
    pictures = (
        Image.frombuffer("RGBA", (page.width_px, page.height_px), page.bgrx, "raw", "BGRA", 0, 1) for page in pages
    )
    return sum(sum(picture.getchannel("G").histogram()[:225]) for picture in pictures)
