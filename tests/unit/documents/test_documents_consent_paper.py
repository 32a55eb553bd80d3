"""One ceremony as a paper: every row and line is about this signer alone."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from town import begin_visit, open_form_a, settle_family, squiggle

from jgvisit.config import resources_dir
from jgvisit.documents.consent_paper import attachment, paper_of
from jgvisit.documents.model import Paper
from jgvisit.documents.sheet import Sheet
from jgvisit.services.ports.documents import Ceremony
from jgvisit.services.signing.signing import Choice
from jgvisit.workspace import Workspace

NOON = datetime(2026, 11, 21, 11, 0, tzinfo=UTC)


@pytest.fixture
def ceremony(work: Workspace) -> Ceremony:
    family = settle_family(work)
    form = open_form_a(work, family, begin_visit(work, family), family.girl)
    choice = Choice(family.father, "agreed", "self", squiggle(), squiggle(400))
    return replace(work.signing.ceremony(family.case, form, family.father, choice), made_at=NOON)


def people(paper: Paper) -> dict[str, str]:
    return {row.label: row.value for row in paper.sections[0].rows}


def test_a_parent_decides_about_a_child_and_both_are_named(ceremony: Ceremony) -> None:
    assert people(paper_of(ceremony)) == {
        "Over": "Noor de Boer, geboren op 14-2-2013",
        "Beslist op dit papier": "Jeroen de Boer (ouder)",
        "Gesproken met": "Femke Hoekstra, Gemeente Waterwolde",
        "Tekst": "Zelf gelezen",
    }


def test_a_parent_with_the_name_of_the_child_is_still_named_as_the_one_who_decides(ceremony: Ceremony) -> None:
    namesake = replace(ceremony, signer_name=ceremony.child_name)
    assert people(paper_of(namesake))["Beslist op dit papier"] == "Noor de Boer (ouder)"


def test_a_young_person_who_decides_about_themselves_is_named_once(ceremony: Ceremony) -> None:
    herself = replace(ceremony, signer_name=ceremony.child_name, signer_role="child")
    assert "Beslist op dit papier" not in people(paper_of(herself))


def test_who_only_agrees_with_their_own_part_never_reads_that_they_consent(ceremony: Ceremony) -> None:
    """A foster parent agrees with their own role and consents to nothing (table A1 row 11, table F)."""
    assert "toestemming" in paper_of(replace(ceremony, mark="T")).decision
    for mark in ("A", "G"):
        for decision in ("agreed", "partly", "refused", "later", "objection"):
            paper = paper_of(replace(ceremony, mark=mark, decision=decision))
            assert "toestemming" not in paper.decision.lower(), (mark, decision)


def test_before_a_decision_there_is_neither_decision_nor_signature(ceremony: Ceremony) -> None:
    preview = paper_of(replace(ceremony, decision=None, strokes=(), worker_strokes=()))
    assert (preview.decision, preview.marks) == ("", ())


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"time_words": "deviceClock"}, "op 21 november 2026 om 12:00 (klok van de tablet)"),
        ({"time_words": "estimated"}, "op 21 november 2026 om 12:00 (geschat)"),
        (
            {"time_words": "notBefore", "not_before": NOON - timedelta(hours=3)},
            "op 21 november 2026 om 12:00 (klok van de tablet; niet eerder dan 21 november 2026 om 09:00)",
        ),
        ({"time_words": "notBefore", "not_before": NOON}, "niet eerder dan 21 november 2026 om 12:00"),
    ],
)
def test_the_paper_says_what_its_time_rests_on(ceremony: Ceremony, changes: dict[str, object], said: str) -> None:
    signer, worker = paper_of(replace(ceremony, **changes)).marks  # type: ignore[arg-type]  # fields by name
    assert signer.line == f"Getekend op de tablet {said}."
    assert worker.line == f"Getekend {said}."


def test_own_words_stand_beside_the_signature_and_in_the_attachment(ceremony: Ceremony) -> None:
    spoken = replace(ceremony, view_text="Alleen na de vakantie")
    assert "In eigen woorden: “Alleen na de vakantie”" in paper_of(spoken).marks[0].line
    assert json.loads(attachment(spoken))["own_words"] == "Alleen na de vakantie"


def test_the_part_somebody_says_yes_to_stands_with_the_decision_and_not_in_small_print(ceremony: Ceremony) -> None:
    paper = paper_of(replace(ceremony, decision="partly", view_text="Alleen op dinsdag"))
    assert paper.decision_part is not None
    assert (paper.decision_part.label, paper.decision_part.value) == ("Dit deel", "“Alleen op dinsdag”")
    assert "dinsdag" not in paper.marks[0].line
    assert paper_of(replace(ceremony, view_text="Alleen op dinsdag")).decision_part is None


def test_each_translated_paragraph_keeps_the_place_of_its_dutch_one(ceremony: Ceremony) -> None:
    half = replace(ceremony, translated_paragraphs=(None, "نص", *ceremony.translated_paragraphs[2:]))
    shown = json.loads(attachment(half))
    assert shown["translated_text"][:2] == ["", "نص"]
    assert len(shown["translated_text"]) == len(shown["text"])
    assert "translated_text" not in json.loads(attachment(ceremony))


def test_an_own_statement_is_as_large_as_the_decision_and_stands_once(ceremony: Ceremony) -> None:
    """What somebody adds to the file in their own words (Jw 7.3.8 lid 2) is no remark beside a signature."""
    form = replace(ceremony.form, outcomes={**ceremony.form.outcomes, "S": ceremony.form.outcomes["T"]})
    stated = paper_of(replace(ceremony, form=form, mark="S", decision="agreed", view_text="Hij is moe, niet bang"))
    assert stated.decision_part is not None
    assert stated.decision_part.value == "“Hij is moe, niet bang”"
    assert "niet bang" not in stated.marks[0].line


def test_a_sealed_paper_names_the_certificate_of_the_municipality_and_where_she_publishes_it(
    work: Workspace, ceremony: Ceremony
) -> None:
    """For who checks the seal, such as a lawyer; the family's sheet holds no such number (H30)."""
    (root,) = x509.load_pem_x509_certificates(work.enrolled.root_pem.encode())
    digits = root.fingerprint(hashes.SHA256()).hex().upper()
    fours = " ".join(digits[at : at + 4] for at in range(0, 64, 4))
    asked, told = checked_by(ceremony), checked_by(replace(ceremony, published_at="op haar website"))
    assert asked["root"] == told["root"] == f"SHA-256: {fours}"
    assert "Het nummer daarvan staat hieronder. Vraag de gemeente of dat klopt." in str(asked["nl"])
    assert "De gemeente zegt hier of dat klopt: op haar website." in str(told["nl"])
    unknown = checked_by(replace(ceremony, root_sha256=None))
    assert unknown["root"] is None
    assert "hieronder" not in str(unknown["nl"])


def checked_by(ceremony: Ceremony) -> dict[str, object]:
    """How the paper says that it is checked."""
    check = Sheet(resources_dir() / "fonts").draw(paper_of(ceremony))["check"]
    assert isinstance(check, dict)
    return check
