"""Form A as its record keeps it: what was written before reads, reads the same and verifies; any kind of field fits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import msgspec
import pytest
from record_factory import CASE, FORM, MOTHER, SANNE, Laptop, form, person, uuid

from jgvisit.config import resources_dir
from jgvisit.content.form_model import Column, Field, FormDefinition, Section
from jgvisit.content.model import Statement
from jgvisit.content.pack import load_pack
from jgvisit.ids import PersonId
from jgvisit.records import canonical
from jgvisit.records.answers import ChoiceAnswer, DayAnswer, LinesAnswer, PersonsAnswer, Row, RowsAnswer, TextAnswer
from jgvisit.records.case_file import CaseFile
from jgvisit.records.fold import fold
from jgvisit.records.payload_forms import FormOpened
from jgvisit.services.forms.help_answers import HelpAnswers, as_answers, to_keep
from jgvisit.services.forms.help_text import answers_of, binding_paragraphs, check_answers, check_text, content_hash
from jgvisit.services.forms.refusals import AnswersMissingError, FormChangedError

SALT = "b" * 64
ANSWERS = {
    "helpGoal": "Rust in huis.\nEn slapen.",
    "alternativesDiscussed": "geen hulp\n\nhulp van oma.",
    "startsOn": "2026-12-01",
    "workerRole": "help",
    "consentException": "X2: met collega",
}
TEXT = (
    "Dit gaat over Sanne Verzonnen.",
    "Het doel is: Rust in huis; En slapen.",
    "Wij spraken over: geen hulp; hulp van oma.",
    "De hulp begint op 1 december 2026.",
    "De werker geeft hulp.",
)
HASHED = "1273f0a80d97951c456004e0826ca2ffc9e7fce1324662a4563dd34b9a71053e"
"""Text and hash as the program made them when form A still had a model of its own; they hold for ever."""
ROW = Row(uuid(71), {"about": TextAnswer("Slapen"), "with": PersonsAnswer((MOTHER,))})
TYPED = {"talks": RowsAnswer((ROW,)), "joins": PersonsAnswer((MOTHER,))}


@pytest.fixture(scope="module")
def definition() -> FormDefinition:
    lines = (
        ("A.1", "Dit gaat over {child}.", None),
        ("A.2", "Het doel is: {helpGoal}.", None),
        ("A.3", "Wij spraken over: {alternativesDiscussed}.", None),
        ("A.4", "De hulp begint op {startsOn}.", "given.startsOn"),
        ("A.5", "De werker geeft hulp.", "workerRole.help"),
        ("A.6", "De werker regelt.", "workerRole.access"),
        ("A.7", "Wie meedoet: {joins}.", "given.joins"),
    )
    own = load_pack(resources_dir() / "content").definition("consentToHelp")
    assert own is not None
    return replace(
        own,
        version="1.0",
        rules=(),
        fields=(
            Field("helpGoal", "Doel", "text", required=True),
            Field("alternativesDiscussed", "Anders", "lines"),
            Field("startsOn", "Begin", "date"),
            Field("workerRole", "Rol", "choice", choices=(("help", "Geeft zelf hulp"), ("access", "Regelt toegang"))),
            Field("consentException", "Uitzondering", "lines", part="team"),
            Field("talks", "Gesprekken", "rows", columns=(Column("about", "Waarover", "text", required=True),
                                                          Column("with", "Met wie", "persons"))),
            Field("joins", "Wie doet mee", "persons"),
        ),
        statements=tuple(Statement(name, text, "x", condition=asked) for name, text, asked in lines),
        sections=(Section("all", "Alles", tuple(name for name, *_ in lines)),),
    )  # fmt: skip


def family_with(opened: FormOpened) -> CaseFile:
    laptop = Laptop()
    laptop.write(person(SANNE, "Sanne Verzonnen", "child"))
    laptop.write(person(MOTHER))
    laptop.write(opened)
    return fold(CASE, laptop.records)


def opened_with(**more: Any) -> FormOpened:
    return form(form_version="1.0", answers=ANSWERS, binding_text=TEXT, content_sha256=HASHED, **more)


def test_a_form_of_before_reads_and_verifies_to_the_last_byte(definition: FormDefinition) -> None:
    file = family_with(opened_with())
    (known,) = file.forms
    assert (known.typed, known.names) == ((), ())
    assert binding_paragraphs(definition, file, PersonId(SANNE), answers_of(known)) == TEXT
    check_text(definition, known, file)
    with pytest.raises(FormChangedError):
        check_text(definition, replace(known, answers=(*known.answers, ("startsOn", "2026-12-02"))), file)


def test_what_the_team_alone_reads_is_not_under_the_hash_and_no_name_of_it_is(definition: FormDefinition) -> None:
    team = replace(definition.field("joins"), part="team")
    ours = replace(definition, fields=(*definition.fields[:-1], team), statements=definition.statements[:-1])
    seen = HelpAnswers(ANSWERS, {"joins": TYPED["joins"]}).seen(ours)
    assert (seen.typed, "consentException" in seen.texts) == ({}, False)
    assert content_hash(SALT, FORM, "1.0", TEXT, seen) == HASHED  # type: ignore[arg-type]  # ids as text


def test_rows_and_people_are_recorded_beside_the_text_named_and_hashed(definition: FormDefinition) -> None:
    names = {MOTHER: "Marga Verzonnen"}
    kept = HelpAnswers(ANSWERS, TYPED, names)  # type: ignore[arg-type]  # ids as text
    text = (*TEXT, "Wie meedoet: Marga Verzonnen.")
    hashed = content_hash(SALT, FORM, "1.0", text, kept.seen(definition))  # type: ignore[arg-type]  # ids as text
    assert hashed != HASHED
    opened = opened_with(common=TYPED, names=names)
    opened = msgspec.structs.replace(opened, binding_text=text, content_sha256=hashed)
    assert msgspec.json.decode(canonical.encode(opened), type=FormOpened) == opened
    file = family_with(opened)
    (known,) = file.forms
    assert dict(known.typed) == TYPED
    check_text(definition, known, file)
    renamed = replace(file, members=tuple(replace(each, name="Anders") for each in file.members))
    with pytest.raises(FormChangedError):
        check_text(definition, known, renamed)
    with pytest.raises(FormChangedError):
        check_text(definition, replace(known, typed=known.typed[:1]), file)


def test_an_answer_is_kept_and_asked_again_as_it_was(definition: FormDefinition) -> None:
    answers = {
        "helpGoal": TextAnswer("Rust"),
        "alternativesDiscussed": LinesAnswer(("geen hulp", "hulp van oma")),
        "startsOn": DayAnswer("2026-12-01"),
        "workerRole": ChoiceAnswer(("help",)),
        **TYPED,
    }
    kept = to_keep(definition, answers)
    assert kept.texts == {
        "helpGoal": "Rust",
        "alternativesDiscussed": "geen hulp\nhulp van oma",
        "startsOn": "2026-12-01",
        "workerRole": "help",
    }
    assert kept.typed == TYPED
    assert as_answers(definition, kept) == answers


@pytest.mark.parametrize(
    ("texts", "typed", "fields"),
    [
        ({"startsOn": "na de vakantie"}, {}, ("startsOn",)),
        ({"startsOn": "9999-01-01"}, {}, ("startsOn",)),
        ({"workerRole": "baas"}, {}, ("workerRole",)),
        ({"consentException": "-"}, {}, ("consentException",)),
        ({}, {"talks": RowsAnswer((Row(uuid(72), {}),))}, ("talks",)),
        ({}, {"joins": TextAnswer("oma")}, ("joins",)),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_field(
    definition: FormDefinition, texts: dict[str, str], typed: Any, fields: tuple[str, ...]
) -> None:
    with pytest.raises(AnswersMissingError) as refused:
        check_answers(definition, HelpAnswers({"helpGoal": "Rust", **texts}, typed), date(2026, 11, 22))
    assert refused.value.fields == fields
