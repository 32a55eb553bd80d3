"""Form A beside its translation, drawn with the fonts and the template that families get."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from jgvisit.config import resources_dir
from jgvisit.content.choose import true_statements_of_form
from jgvisit.content.fill import day_in_words, fill, form_values
from jgvisit.content.pack_model import Pack
from jgvisit.documents.consent_paper import paper_of
from jgvisit.documents.model import Paper
from jgvisit.documents.render import Renderer
from jgvisit.ids import FormId, PersonId, RecordId, Sha256, new_uuid7
from jgvisit.services.ports.documents import Ceremony

CHILD = "Noor de Wit-Yılmaz"
MADE_AT = datetime(2026, 11, 22, 13, 5, tzinfo=UTC)
ANSWERS = {
    "helpDescription": "Een gezinswerker komt elke week thuis.",
    "helpGivenBy": "Stichting Voorbeeld",
    "helpGoal": "Minder ruzie in de ochtend.",
    "alternativesDiscussed": "geen hulp\nhulp via school",
    "startsOn": "2026-12-01",
    "endsOn": "2027-05-31",
    "reviewOn": "2027-03-01",
    "howToWithdraw": "Sanne Bakker",
    "familyPlanOffered": "notWanted",
    "decisionLetterNeeded": "letter",
    "workerRole": "access",
    "helpFrequency": "elke week een uur",
    "expectedEffect": "rust",
    "possibleDownsides": "het kost tijd",
}
each_language = pytest.mark.parametrize("language", ["en", "tr", "pl", "uk"])


def paper(pack: Pack, language: str) -> Paper:
    form, words = pack.definitions[("consentToHelp", "nl")], pack.definitions[("consentToHelp", language)]
    lines, by_id = true_statements_of_form(form, ANSWERS), {line.id: line.text for line in words.statements}
    dutch, foreign = {**form_values(form, ANSWERS), "child": CHILD}, {**form_values(words, ANSWERS), "child": CHILD}
    ceremony = Ceremony(
        number="TH-2026-0193f2",
        form=form,
        translation=words,
        form_id=FormId(new_uuid7()),
        child_name=CHILD,
        child_born="2015-03-02",
        signer=PersonId(new_uuid7()),
        signer_name="Олена Żółć",
        signer_role="parent",
        worker_name="Sanne Bakker",
        municipality="Gemeente Voorbeeld",
        answers=tuple(ANSWERS.items()),
        paragraphs=tuple(fill(line.text, dutch) for line in lines),
        translated_paragraphs=tuple(fill(by_id[line.id], foreign, words.direction) for line in lines),
        content_sha256=Sha256("0" * 64),
        ceremony_salt=Sha256("0" * 64),
        made_at=MADE_AT,
        time_words="deviceClock",
        record=RecordId(new_uuid7()),
        decision="partly",
        reading_mode="self",
    )
    return paper_of(ceremony)


@each_language
def test_form_a_is_drawn_with_its_translation(own_pack: Pack, language: str) -> None:
    pages = Renderer(resources_dir()).pages(paper(own_pack, language), pixels_per_inch=72)
    assert 3 <= len(pages) <= 4
    assert all(page.startswith(b"\x89PNG") for page in pages)


@each_language
def test_every_binding_sentence_has_its_translation_beside_it(own_pack: Pack, language: str) -> None:
    drawn = paper(own_pack, language)
    text = drawn.sections[-1].paragraphs
    assert len(text) > 25
    assert [line.text for line in text if not line.translation or line.translation == line.text] == []
    assert any(
        day_in_words(MADE_AT.date().replace(month=12, day=1), language) in str(line.translation) for line in text
    )


@each_language
def test_the_decision_and_the_choices_stand_in_both_languages(own_pack: Pack, language: str) -> None:
    drawn = paper(own_pack, language)
    words = own_pack.definitions[("consentToHelp", language)]
    assert (drawn.language, drawn.title_translated) == (language, words.title)
    assert drawn.decision_translated == words.outcomes["T"]["partly"]
    rows = drawn.sections[1].rows
    assert {row.label_translated for row in rows} <= {field.label for field in words.fields}
    choice = next(field for field in words.fields if field.id == "familyPlanOffered")
    assert dict(choice.choices)["notWanted"] in {row.value_translated for row in rows}
