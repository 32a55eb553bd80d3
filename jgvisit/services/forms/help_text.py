"""The text of one version of form A: what binds, what each signer sees, and the hash they share. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from jgvisit.content.choose import true_lines
from jgvisit.content.conditions import form_conditions
from jgvisit.content.fill import fill, form_values
from jgvisit.content.form_model import FormDefinition
from jgvisit.content.model import Statement
from jgvisit.content.pack_model import Pack
from jgvisit.ids import FormId, PersonId, Sha256
from jgvisit.records import canonical
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import Form
from jgvisit.services.desk.released import check_released
from jgvisit.services.forms.answer_words import values_of
from jgvisit.services.forms.answers import answer_conditions, check_part, is_empty, says_anything
from jgvisit.services.forms.help_answers import HelpAnswers, as_answers
from jgvisit.services.forms.refusals import AnswersMissingError, FormChangedError
from jgvisit.services.ports.identity import Identity


def released_text(pack: Pack, form_type: str, identity: Identity) -> FormDefinition:
    """Return the Dutch definition of a form, with the text that binds.

    Raises:
        FormChangedError: this pack has no such form.
        UnreleasedTextError: no jurist released it, and this is no demo.
    """
    form = pack.definition(form_type)
    if form is None:
        raise FormChangedError(f"this pack has no form {form_type}")
    check_released(form.review, identity, signed=pack.signed)
    return form


def check_answers(form: FormDefinition, kept: HelpAnswers, today: date) -> None:
    """Look whether every required field is filled, every answer can be read, and all of them fit together.

    Raises:
        AnswersMissingError: with the fields of which that is not so.
        RuleBrokenError: the days contradict each other, or lie before `today`.
    """
    answers = as_answers(form, kept)
    # a lone dot would leave a hole in the text that people sign, also where nothing is asked
    holes = tuple(
        field.id
        for field in form.fields
        if (answer := answers.get(field.id)) is not None and not is_empty(answer) and not says_anything(answer)
    )
    if holes:
        raise AnswersMissingError(holes)
    team = {field.id for field in form.of_part("team")}
    ours = {name: answer for name, answer in answers.items() if name in team}
    theirs = {name: answer for name, answer in answers.items() if name not in team}
    check_part(form, "common", theirs, ours, today)
    check_part(form, "team", ours, theirs, today)


def answers_of(opened: Form) -> HelpAnswers:
    """Return what stands in the record of an opened form A."""
    return HelpAnswers(dict(opened.answers), dict(opened.typed), dict(opened.names))


def binding_paragraphs(form: FormDefinition, file: CaseFile, child: PersonId, kept: HelpAnswers) -> tuple[str, ...]:
    """Return the Dutch text that binds, true-only lines chosen and placeholders filled."""
    values = _values(form, file, child, kept)
    return tuple(fill(line.text, values, form.direction) for line in _true_lines(form, kept))


def translated_paragraphs(
    translation: FormDefinition | None, form: FormDefinition, opened: Form, file: CaseFile
) -> tuple[str | None, ...]:
    """Return the translation of each binding paragraph; None falls back to Dutch, visibly."""
    if translation is None or translation.version != form.version:
        return tuple(None for _ in opened.binding_text)
    kept = answers_of(opened)
    by_id = {line.id: line.text for line in translation.statements}
    values = _values(translation, file, opened.child, kept)
    return tuple(
        fill(by_id[line.id], values, translation.direction) if line.id in by_id else None
        for line in _true_lines(form, kept)
    )


def content_hash(salt: Sha256, form: FormId, version: str, paragraphs: tuple[str, ...], seen: HelpAnswers) -> Sha256:
    """Return SHA-256(salt ‖ canonical form id, version, binding text and seen answers): equal for all signers.

    With the names in it, where an answer names somebody.
    """
    content: dict[str, Any] = {
        "answers": {**seen.texts, **seen.typed},
        "form": form,
        "text": list(paragraphs),
        "version": version,
    }
    if seen.names:
        content["names"] = dict(seen.names)
    return canonical.sha256(bytes.fromhex(salt), canonical.encode(content))


def check_text(form: FormDefinition, opened: Form, file: CaseFile) -> None:
    """Look whether the text is still the one that was opened, and the one its hash names.

    Raises:
        FormChangedError: the pack, or a name or birthday in the text, changed since.
    """
    kept = answers_of(opened)
    names = {member.id: member.name for member in file.members}
    if form.version != opened.form_version or any(names.get(person) != name for person, name in kept.names.items()):
        raise FormChangedError("the text, or a name in it, changed since the form was opened")
    if binding_paragraphs(form, file, opened.child, kept) != opened.binding_text:
        raise FormChangedError("the text changed since the form was opened")
    hashed = content_hash(opened.ceremony_salt, opened.id, form.version, opened.binding_text, kept.seen(form))
    if hashed != opened.content_sha256:
        raise FormChangedError("the text is not the one its hash names")


def _true_lines(form: FormDefinition, kept: HelpAnswers) -> tuple[Statement, ...]:
    common = {name for section in form.sections if section.part == "common" for name in section.paragraphs}
    holds = form_conditions(form, kept.texts) | answer_conditions(form, kept.typed)
    return true_lines((line for line in form.statements if line.id in common), holds)


def _values(form: FormDefinition, file: CaseFile, child: PersonId, kept: HelpAnswers) -> Mapping[str, str]:
    typed = values_of(form, kept.typed, kept.names)
    return {**typed, **form_values(form, kept.texts), "child": file.member(child).name}
