"""No fixed word of a paper stands in Dutch alone beside a translation; the Dutch binds, and a child reads "je"."""

from __future__ import annotations

from dataclasses import replace

import pytest
from town import begin_visit, open_form_a, settle_family, squiggle

from jgvisit.config import resources_dir
from jgvisit.content.pack import load_pack
from jgvisit.documents.consent_paper import paper_of
from jgvisit.documents.lettering import lay_out
from jgvisit.documents.model import Paper
from jgvisit.documents.paper_words import DUTCH_WORDS, PaperWords, own_dutch
from jgvisit.documents.sheet import Sheet
from jgvisit.records.payload_visits import InterpreterUsed
from jgvisit.services.ports.documents import Ceremony
from jgvisit.services.signing.signing import Choice
from jgvisit.workspace import Workspace

LANGUAGES = ("ar", "en", "pl", "tr", "uk")
PAPER = tuple(name for name in own_dutch() if name.startswith("paper"))


@pytest.fixture(scope="module")
def forms() -> dict[str, PaperWords]:
    pack = load_pack(resources_dir() / "content")
    texts = {language: pack.definitions[("consentToHelp", language)] for language in LANGUAGES}
    return {code: PaperWords(own_dutch(), text.labels, rtl=text.direction == "rtl") for code, text in texts.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fixed_word_has_its_translation(forms: dict[str, PaperWords], language: str) -> None:
    values = {"page": "1", "pages": "2", "organisation": "Waterwolde", "number": "A-1", "said": "ja", "when": "nu"}
    values |= {
        "moment": "nu",
        "earliest": "toen",
        "day": "vandaag",
        "time": "14:00",
        "witness": "Karin",
        "signer": "Amal",
        "old": "dinsdag",
        "new": "nu",
        "place": "waterwolde.example",
    }
    assert len(PAPER) > 40
    assert [name for name in PAPER if forms[language].tr(name, **values) is None] in ([], ["paperText"])


@pytest.fixture
def ceremony(work: Workspace) -> Ceremony:
    """What the mother, who reads Arabic, is about to sign."""
    family = settle_family(work)
    visit = begin_visit(work, family)
    used = InterpreterUsed(visit=visit, language="ar", kind="professionalPhone")
    work.visits.use_interpreter(family.case, used)
    form = open_form_a(work, family, visit, family.boy)
    choice = Choice(family.mother, "agreed", "readAloud", squiggle(), squiggle(400))
    return work.signing.lay_out(family.case, visit, form, choice).ceremony


def _alone(paper: Paper) -> list[str]:
    """Return the fixed words that stand in Dutch only."""
    lacking = [section.heading for section in paper.sections if section.heading_translated is None]
    lacking += [row.label for section in paper.sections for row in section.rows if row.label_translated is None]
    lacking += [mark.heading for mark in paper.marks if mark.heading_translated is None]
    lacking += [mark.line for mark in paper.marks if mark.line_translated is None]
    lacking += [text for text, other in zip(paper.notices, paper.notices_translated, strict=True) if other is None]
    return lacking + ([paper.footer] if paper.footer_translated is None else [])


def test_heads_marks_notices_and_footer_stand_beside_the_dutch(ceremony: Ceremony) -> None:
    paper = paper_of(ceremony)
    assert _alone(paper) == []
    assert paper.footer_translated is not None
    assert "لستم ملزمين بالتوقيع" in paper.footer_translated
    drawn = Sheet(resources_dir() / "fonts").draw(paper)
    labels = drawn["labels"]
    assert isinstance(labels, dict)
    assert all(word["tr"] for word in labels.values())
    check = drawn["check"]
    assert isinstance(check, dict)
    assert "ختم إلكتروني" in check["tr"]


def test_what_was_signed_says_when_in_both_languages(ceremony: Ceremony) -> None:
    (mark, _) = paper_of(ceremony).marks
    assert mark.line == "Getekend op de tablet op 21 november 2026 om 14:00 (klok van de tablet)."
    assert mark.line_translated is not None
    assert "21 نوفمبر 2026" in mark.line_translated.replace("\u2066", "").replace("\u2069", "")
    assert "14:00" in mark.line_translated


def test_in_dutch_only_nothing_is_added(ceremony: Ceremony) -> None:
    dutch = replace(ceremony, translation=None, translated_paragraphs=(None,) * len(ceremony.paragraphs))
    paper = paper_of(dutch)
    assert paper.footer_translated is None
    assert {row.value_translated for section in paper.sections for row in section.rows} == {None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_the_text_was_read_stands_in_the_language_also_where_its_label_is_the_dutch_word(
    ceremony: Ceremony, language: str
) -> None:
    form = load_pack(resources_dir() / "content").definitions[("consentToHelp", language)]
    row = next(row for row in paper_of(replace(ceremony, translation=form)).sections[0].rows if row.label == "Tekst")
    assert row.value_translated == form.labels["paperAloud"]
    assert (row.label_translated is None) == (language == "pl")


def test_a_young_signer_reads_je_under_every_page(ceremony: Ceremony) -> None:
    paper = paper_of(replace(ceremony, signer_role="child", signer_name=ceremony.child_name))
    assert paper.footer.startswith("Je hoeft niet te tekenen.")
    assert " u " not in f" {paper.footer.lower()} "
    heads = [section.heading for section in paper.sections]
    assert not [head for head in heads if " u " in f" {head.lower()} "]


def test_a_paper_of_a_pack_without_these_words_is_drawn_in_the_dutch_of_the_program(ceremony: Ceremony) -> None:
    old = {name: text for name, text in ceremony.form.labels.items() if not name.startswith("paper")}
    form = replace(ceremony.form, labels=old)
    translation = None if ceremony.translation is None else replace(ceremony.translation, labels=old)
    paper = paper_of(replace(ceremony, form=form, translation=translation))
    assert paper.footer == DUTCH_WORDS.nl("paperFooter")
    assert paper.footer_translated is None


def test_a_number_inside_arabic_is_one_whole() -> None:
    assert lay_out("اذكروا الرقم A-2026-e30d6cc5.") == "اذكروا الرقم \u2066A-2026-e30d6cc5\u2069."
    assert lay_out("في 21 نوفمبر 2026") == "في \u206621\u2069 نوفمبر \u20662026\u2069"
    assert lay_out("اعتراض (bezwaar maken)") == "اعتراض (\u2066bezwaar maken\u2069)"
    assert lay_out("من يرى من (1)") == "من يرى من (\u20661\u2069)"


def test_the_pages_are_numbered_in_both_languages(ceremony: Ceremony) -> None:
    labels = Sheet(resources_dir() / "fonts").draw(paper_of(ceremony))["labels"]
    assert isinstance(labels, dict)
    assert labels["page"] == {"nl": "blad {page} van {pages}", "tr": "صفحة {page} من {pages}"}
