"""A cross, initials or a sign of somebody's own, on the tablet, of who does not write; seen and signed by a witness."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from sealed_pages import text_of
from town import Family, squiggle

from jgvisit.documents.verify import verify_pdf
from jgvisit.domain.ink import InkJudgement, judge
from jgvisit.ids import FormId, Sha256, VisitId
from jgvisit.records.case_forms import Decision
from jgvisit.services.forms.help_form import form_of
from jgvisit.services.forms.refusals import MeansMissingError
from jgvisit.services.signing.signing import Choice, DecisionKind, InkRefusedError, NotPresentError
from jgvisit.workspace import Workspace

STROKE = ((tuple((2000 + 200 * step, 2000) for step in range(6))),)
"""One straight line: of somebody who writes it would be taken for a slip."""


def by_mark(family: Family, decision: DecisionKind = "agreed", **changes: Any) -> Choice:
    kept: dict[str, Any] = {
        "strokes": STROKE,
        "worker_strokes": squiggle(),
        "signature_kind": "mark",
        "witness": "Karin Smit",
        "witness_role": "buurvrouw",
        "witness_strokes": squiggle(300),
    }
    return Choice(family.mother, decision, "readAloud", **(kept | changes))


def decision(work: Workspace, family: Family, form: FormId) -> Decision:
    (found,) = form_of(work.files.get(family.case), form).decisions
    return found


def test_a_mark_with_a_witness_is_a_yes_that_record_and_paper_tell_apart_from_a_signature(
    work: Workspace, family: Family, visit: VisitId, form: FormId
) -> None:
    signed = work.signing.decide(family.case, visit, form, by_mark(family))
    kept = decision(work, family, form)
    assert (kept.decision, kept.signature_kind) == ("agreed", "mark")
    assert kept.means is not None
    assert (kept.means.witness, kept.means.witness_role) == ("Karin Smit", "buurvrouw")
    assert kept.means.witness_ink is not None
    assert work.journal.blob(family.case, Sha256(kept.means.witness_ink)) is not None
    pdf = work.journal.blob(family.case, signed.document)
    assert pdf is not None
    assert verify_pdf(pdf, name="a.pdf", trust_pem=(work.enrolled.root_pem,)).valid
    words = text_of(pdf)
    assert "Eigen teken" in words
    assert "Getuige" in words
    assert "Karin Smit (buurvrouw)" in words
    assert "Getekend op de tablet" not in words
    with pikepdf.open(BytesIO(pdf)) as opened:
        said = json.loads(next(iter(opened.attachments.values())).get_file().read_bytes())
    assert (said["signature_kind"], said["witness"], said["witness_role"]) == ("mark", "Karin Smit", "buurvrouw")


@pytest.mark.parametrize("said", ["refused", "later"])
def test_a_no_needs_neither_mark_nor_witness(
    work: Workspace, family: Family, visit: VisitId, form: FormId, said: DecisionKind
) -> None:
    none = {"strokes": (), "witness_strokes": (), "worker_strokes": (), "witness": "", "witness_role": ""}
    work.signing.decide(family.case, visit, form, by_mark(family, said, **none))
    kept = decision(work, family, form)
    assert (kept.decision, kept.signature_kind, kept.means) == (said, "none", None)


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"witness": "Fe\u200bmke  Hoekstra."}, ("witness",)),
        ({"witness": "", "witness_role": ""}, ("witness", "witness_role")),
        ({"witness_role": " . "}, ("witness_role",)),
        ({"witness": "femke  hoekstra"}, ("witness",)),
        ({"witness": "Amal Haddad"}, ("witness",)),
    ],
)
def test_the_witness_is_somebody_else_by_name_and_role(
    work: Workspace, family: Family, visit: VisitId, form: FormId, changes: dict[str, str], missing: tuple[str, ...]
) -> None:
    if changes.get("witness") == "Amal Haddad":
        changes = {"witness": work.files.get(family.case).member(family.mother).name}
    with pytest.raises(MeansMissingError) as refused:
        work.signing.decide(family.case, visit, form, by_mark(family, **changes))
    assert refused.value.fields == missing
    assert form_of(work.files.get(family.case), form).decisions == ()


@pytest.mark.parametrize(
    ("changes", "whose"),
    [
        ({"strokes": ()}, "signer"),
        ({"witness_strokes": ()}, "witness"),
        ({"witness_strokes": STROKE}, "witness"),
        ({"worker_strokes": ()}, "worker"),
    ],
)
def test_a_yes_by_mark_lacks_the_ink_of_nobody(
    work: Workspace, family: Family, visit: VisitId, form: FormId, changes: dict[str, Any], whose: str
) -> None:
    with pytest.raises(InkRefusedError) as refused:
        work.signing.decide(family.case, visit, form, by_mark(family, **changes))
    assert refused.value.whose == whose
    assert form_of(work.files.get(family.case), form).decisions == ()


def test_who_is_not_in_the_room_puts_no_mark(work: Workspace, family: Family, visit: VisitId, form: FormId) -> None:
    work.visits.change_presence(family.case, visit, [family.father])
    with pytest.raises(NotPresentError):
        work.signing.decide(family.case, visit, form, by_mark(family))


def test_initials_and_a_cross_are_signatures() -> None:
    a = ((1000, 3000), (1500, 1500), (2000, 3000))
    initials = (a, ((1200, 2300), (1800, 2300)), tuple((x + 1500, y) for x, y in a))
    cross = (((1000, 1000), (2200, 2200)), ((2200, 1000), (1000, 2200)))
    assert judge(initials, 20_000) is InkJudgement.ENOUGH
    assert judge(cross, 20_000) is InkJudgement.ENOUGH
