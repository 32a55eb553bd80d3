"""Any filled form on paper: what each reader gets, in Dutch and in Arabic, as an archival and accessible file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import page
import pytest
from filled_examples import fill_plan, promise_row
from form_examples import SECRET, fill_whole, lay_whole, the_form
from town import Family, begin_visit, squiggle

from jgvisit.config import resources_dir
from jgvisit.documents.consent_paper import paper_of
from jgvisit.documents.form_paper import form_paper
from jgvisit.documents.model import Paper, Row
from jgvisit.documents.render import Renderer
from jgvisit.documents.sheet import Sheet
from jgvisit.domain.ink import InkJudgement, Strokes
from jgvisit.records.payload_visits import InterpreterUsed
from jgvisit.services.forms.help_form import form_of
from jgvisit.services.forms.refusals import FormChangedError, InkRefusedError
from jgvisit.services.signing.choice import Choice
from jgvisit.workspace import Workspace

LETTERS = "BCDEFGHIJKLMN"


def use_interpreter(work: Workspace, family: Family) -> None:
    used = InterpreterUsed(visit=begin_visit(work, family), language="ar", kind="professionalPhone")
    work.visits.use_interpreter(family.case, used)


def rows_of(paper: Paper) -> Iterator[Row]:
    for section in paper.sections:
        yield from section.rows


def words(paper: Paper) -> str:
    texts = [paper.title, paper.footer, *paper.notices]
    for section in paper.sections:
        texts += [section.heading, *(each.text for each in section.paragraphs)]
        texts += [f"{row.label} {row.value}" for row in section.rows]
    return "\n".join(texts)


@pytest.mark.parametrize("letter", LETTERS)
def test_every_form_prints_as_an_archival_and_accessible_file(
    work: Workspace, family: Family, letter: str, tmp_path: Path
) -> None:
    form = the_form(work, letter)
    filled = fill_whole(work, family, form, family.mother)
    reader = None if form.reader == "team" else family.mother
    mark = next(iter(form.outcomes), None)
    kinds = {part.part for each in work.files.get(family.case).filled if each.id == filled for part in each.parts}
    for own_part in {part == "private" for part in kinds if part != "team" or reader is None}:
        printed = work.filled_forms.print_for(family.case, filled, reader, own_part=own_part, mark=mark)
        file = tmp_path / "form.pdf"
        file.write_bytes(Renderer(resources_dir()).pdf(form_paper(printed)))
        for profile in (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1):
            failures = [failure.rule_id for failure in page.validate_pdf(str(file), profile=profile).failures]
            assert [rule for rule in failures if "STREAM-LENGTH-001" not in rule] == []
        for field in form.of_part("team"):
            if reader is not None:
                assert f"Iets over: {field.label.lower()}" not in words(form_paper(printed)), field.id


def test_two_children_on_a_paper_are_named_as_the_language_names_two(work: Workspace, family: Family) -> None:
    visit = begin_visit(work, family)
    work.visits.use_interpreter(
        family.case, InterpreterUsed(visit=visit, language="ar", kind="professionalPhone", number="7731")
    )
    filled = fill_whole(work, family, the_form(work, "B"), family.mother, (family.girl, family.boy))
    printed = work.filled_forms.print_for(family.case, filled, family.mother)
    paper = form_paper(printed)
    assert "Noor de Boer en Sami de Boer" in words(paper)
    assert "Noor de Boer, Sami" not in words(paper)
    theirs = [each.translation or "" for section in paper.sections for each in section.paragraphs]
    together = next(text for text in theirs if "Sami" in text)
    assert "\u2066Noor de Boer\u2069" in together, "each name keeps its own isolate"
    assert "\u2066Sami de Boer\u2069" in together


def test_a_way_out_stands_on_its_owners_paper_only_if_she_asks(work: Workspace, family: Family) -> None:  # H1
    filled = fill_whole(work, family, the_form(work, "D"), family.mother)
    asked = form_paper(work.filled_forms.print_for(family.case, filled, family.mother, own_part=True))
    assert SECRET in words(asked)
    assert "Mijn eigen blad" in words(asked)
    assert SECRET in asked.attachment.decode()
    for reader in (family.father, family.girl):
        with pytest.raises(FormChangedError):
            work.filled_forms.print_for(family.case, filled, reader, own_part=True)
    for reader, own_part in ((family.mother, False), (family.father, False), (family.girl, False), (None, True)):
        paper = form_paper(work.filled_forms.print_for(family.case, filled, reader, own_part=own_part))
        assert SECRET not in words(paper)
        assert SECRET not in paper.attachment.decode()
        assert "Mijn eigen blad" not in words(paper)


def test_a_persons_own_part_is_a_paper_of_its_own_that_no_page_number_tells_of(  # H1
    work: Workspace, family: Family
) -> None:
    filled = fill_whole(work, family, the_form(work, "D"), family.mother)
    common = form_paper(work.filled_forms.print_for(family.case, filled, family.mother))
    own = form_paper(work.filled_forms.print_for(family.case, filled, family.mother, own_part=True))
    his = form_paper(work.filled_forms.print_for(family.case, filled, family.father))
    assert "mijn zorgen" in words(own)
    assert own.number != common.number
    renderer = Renderer(resources_dir())
    assert len(renderer.pages(common)) == len(renderer.pages(his))
    assert words(common).replace("Samira Haddad", "") == words(his).replace("Jeroen de Boer", "").replace(
        "Samira Haddad", ""
    )


def test_the_father_cannot_tell_from_his_paper_that_the_mother_has_a_part(work: Workspace, family: Family) -> None:
    filled = work.filled_forms
    form = the_form(work, "H")
    with_hers = fill_whole(work, family, form, family.mother)
    paper = form_paper(filled.print_for(family.case, with_hers, family.father))
    assert {part["part"] for part in json.loads(paper.attachment)["parts"]} == {"common"}
    assert "Versie 1" in words(paper)


@pytest.mark.parametrize("letter", ["J", "L"])
def test_a_form_of_the_team_is_never_printed_for_a_family(work: Workspace, family: Family, letter: str) -> None:  # H9
    filled = fill_whole(work, family, the_form(work, letter), family.mother)
    for reader in (family.mother, family.boy):
        with pytest.raises(FormChangedError):
            work.filled_forms.print_for(family.case, filled, reader, own_part=True)
    assert "team" in {part.part for part in work.filled_forms.print_for(family.case, filled, None).parts}


def test_a_print_says_that_it_is_not_signed_and_nothing_of_a_seal(work: Workspace, family: Family) -> None:
    filled = fill_whole(work, family, the_form(work, "B"), family.mother)
    paper = form_paper(work.filled_forms.print_for(family.case, filled, family.mother, mark="T"))
    assert not paper.is_sealed
    assert "Er is nog niet getekend" in paper.footer
    assert "[    ]  Ik geef geen toestemming." in words(paper)
    assert "Concept" in words(paper)


def test_a_promise_that_ends_before_its_plan_is_told_apart_in_each_language(work: Workspace, family: Family) -> None:
    early, whole = (promise_row(work, [family.father], f"Belofte {days}", days=days) for days in (3, 7))
    plan = fill_plan(work, family, early, whole)
    use_interpreter(work, family)
    rows = {
        row.label: row for row in rows_of(form_paper(work.filled_forms.print_for(family.case, plan, family.mother)))
    }
    first, second = rows["Afspraken (1)"], rows["Afspraken (2)"]
    assert "Tot en met: 24 november 2026 (eerder dan het plan)" in first.value
    assert "(قبل نهاية الخطة)" in str(first.value_translated)
    assert "eerder dan het plan" not in second.value


def test_sentences_that_are_not_true_of_this_child_are_left_out(work: Workspace, family: Family) -> None:
    filled = fill_whole(work, family, the_form(work, "F"), family.mother)
    text = words(form_paper(work.filled_forms.print_for(family.case, filled, family.mother)))
    assert "Zonder toestemming krijgt de jeugdbescherming niets van ons." in text
    assert "De kinderrechter heeft een OTS uitgesproken." not in text


def test_words_nobody_checked_stand_beside_the_dutch_only_with_an_interpreter(  # H27
    work: Workspace, family: Family
) -> None:
    filled = fill_whole(work, family, the_form(work, "B"), family.mother)
    assert work.filled_forms.print_for(family.case, filled, family.mother).translation is None
    visit = begin_visit(work, family)
    work.visits.use_interpreter(
        family.case, InterpreterUsed(visit=visit, language="ar", kind="professionalPhone", number="12")
    )
    paper = form_paper(work.filled_forms.print_for(family.case, filled, family.mother, mark="T"))
    assert paper.language == "ar"
    assert paper.title_translated
    assert all(each.translation for section in paper.sections for each in section.paragraphs)


@pytest.mark.parametrize(
    ("drawn", "judgement"),
    [
        pytest.param((((500, 500), (4000, 520)),), InkJudgement.ACCIDENTAL, id="one straight line"),
        pytest.param((((500, 500), (900, 700), (600, 900)),), InkJudgement.TOO_SMALL, id="a very small house"),
        pytest.param((((500, 500),),), InkJudgement.DOT, id="one dot"),
        pytest.param((), InkJudgement.EMPTY, id="nothing"),
    ],
)
def test_no_drawing_of_a_child_is_refused_for_how_it_looks(
    work: Workspace, family: Family, drawn: Strokes, judgement: InkJudgement
) -> None:
    """A girl of seven drew one line under her story, and the program told her that it was only one line."""
    visit = begin_visit(work, family)
    request = lay_whole(work, family, visit, "M")
    parent = form_of(work.files.get(family.case), request).required[0].person
    signed = Choice(parent, "agreed", "self", drawn, squiggle(400), mark="S")
    with pytest.raises(InkRefusedError) as refused:  # of a signature it stays the rule
        work.signing.decide(family.case, visit, request, signed)
    assert (refused.value.whose, refused.value.judgement) == ("signer", judgement)
    story = lay_whole(work, family, visit, "K")
    child = form_of(work.files.get(family.case), story).required[0].person
    choice = Choice(child, "agreed", "readAloud", drawn, squiggle(400), view_text="Ons huis", mark="S")
    if judgement is InkJudgement.EMPTY:
        with pytest.raises(InkRefusedError):
            work.signing.decide(family.case, visit, story, choice)
        return
    laid = work.signing.lay_out(family.case, visit, story, choice)
    own, _ = cast(list[Any], Sheet(resources_dir() / "fonts").draw(paper_of(laid.ceremony))["marks"])
    assert own["wide"]
    assert own["ink"]["width"] > 0
    with pytest.raises(InkRefusedError) as refused:  # whoever works here signs as ever
        work.signing.lay_out(family.case, visit, story, replace(choice, worker_strokes=drawn))
    assert refused.value.whose == "worker"
    work.signing.decide(family.case, visit, story, choice)


@pytest.mark.parametrize("letter", ["K", "M"])
def test_what_a_child_draws_under_its_own_story_stands_large_and_a_signature_as_ever(
    work: Workspace, family: Family, letter: str
) -> None:
    visit = begin_visit(work, family)
    opened = lay_whole(work, family, visit, letter)
    signer = form_of(work.files.get(family.case), opened).required[0].person
    house = (((0, 9000), (4000, 2000), (18000, 9000), (0, 9000)),)
    choice = Choice(signer, "agreed", "readAloud", house, squiggle(400), view_text="Ons huis", mark="S")
    paper = paper_of(work.signing.lay_out(family.case, visit, opened, choice).ceremony)
    drawn = Sheet(resources_dir() / "fonts").draw(paper)["marks"]
    assert isinstance(drawn, list)
    own, worker = drawn
    assert own["wide"] is (letter == "K")
    assert (own["ink"]["width"] > 74) is (letter == "K")
    assert own["heading"] == ("Tekening of naam" if letter == "K" else "Handtekening")
    assert worker["wide"] is False
