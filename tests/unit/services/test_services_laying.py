"""Filled forms of every kind before their signers: laid, signed, refused, days later, and verified."""

from __future__ import annotations

import pytest
from form_examples import alone_with_its_owner, do_what_comes_first, fill_whole, the_form
from town import Family, squiggle

from jgvisit.documents.verify import verify_pdf
from jgvisit.ids import VisitId
from jgvisit.services.forms.help_form import form_of
from jgvisit.services.signing.signing import Choice
from jgvisit.workspace import Workspace

LETTERS = "BCDEFGHIJKLMN"


@pytest.mark.parametrize("letter", LETTERS)
def test_every_kind_of_form_is_laid_signed_sealed_and_verified(
    work: Workspace, family: Family, visit: VisitId, letter: str
) -> None:
    form = fill_whole(work, family, the_form(work, letter), family.mother)
    do_what_comes_first(work, family, visit, letter)
    opened = work.laying.lay_before(family.case, visit, form)
    assert opened == work.laying.lay_before(family.case, visit, form)
    alone_with_its_owner(work, family, visit, letter)
    asked = form_of(work.files.get(family.case), opened[0]).required
    for mark in asked:
        signed = work.signing.decide(
            family.case,
            visit,
            opened[0],
            Choice(
                mark.person, "agreed", "self", squiggle(), squiggle(400), view_text="Ik zie het zo.", mark=mark.mark
            ),
        )
        pdf = work.journal.blob(family.case, signed.document)
        assert verify_pdf(pdf, name="a.pdf", trust_pem=(work.enrolled.root_pem,)).valid
    known = form_of(work.files.get(family.case), opened[0])
    assert {(each.person, each.mark) for each in known.decisions} == {(each.person, each.mark) for each in asked}
    assert asked
