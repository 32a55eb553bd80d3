"""The text of one form version: what binds, what each signer sees, and the hash they share. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from jgvisit.content.choose import true_statements_of_form
from jgvisit.content.fill import fill, form_values
from jgvisit.content.model import FormField, FormText
from jgvisit.content.pack_model import Pack
from jgvisit.domain.own_words import says_something
from jgvisit.ids import FormId, PersonId, Sha256
from jgvisit.records import canonical
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import Form
from jgvisit.services.form_answers import check_rules
from jgvisit.services.form_refusals import AnswersMissingError, FormChangedError
from jgvisit.services.ports import Identity
from jgvisit.services.released import check_released


def released_text(pack: Pack, form_type: str, identity: Identity) -> FormText:
    """Return the Dutch text of a form, the one that binds.

    Raises:
        FormChangedError: this pack has no such form.
        UnreleasedTextError: no jurist released it, and this is no demo.
    """
    text = pack.form(form_type)
    if text is None:
        raise FormChangedError(f"this pack has no form {form_type}")
    check_released(text.review, identity, signed=pack.signed)
    return text


def check_answers(text: FormText, answers: Mapping[str, str], today: date) -> None:
    """Look whether every required field is filled, every day and choice can be read, and the days fit together.

    Raises:
        AnswersMissingError: with the fields of which that is not so.
        RuleBrokenError: the days contradict each other, or lie before `today`.
    """
    typed = {field: answers.get(field.id, "").strip() for field in text.fields if field.kind != "fixed"}
    wrong = tuple(field.id for field, answer in typed.items() if not _is_answer(field, answer))
    if wrong:
        raise AnswersMissingError(wrong)
    given = {field: answer for field, answer in typed.items() if answer}
    days = {field.id: date.fromisoformat(answer) for field, answer in given.items() if field.kind == "date"}
    chosen = {f"{field.id}.{answer}" for field, answer in given.items() if field.kind == "choice"}
    check_rules(text.rules, days, frozenset(chosen | {f"given.{field.id}" for field in given}), today)


def seen_answers(text: FormText, answers: Mapping[str, str]) -> dict[str, str]:
    """Return the answers that the family sees: only they are on paper, attached, and under the hash (H1)."""
    return {field.id: answers[field.id] for field in text.fields if field.family_sees and field.id in answers}


def binding_paragraphs(text: FormText, file: CaseFile, child: PersonId, answers: Mapping[str, str]) -> tuple[str, ...]:
    """Return the Dutch text that binds, true-only lines chosen and placeholders filled."""
    values = {**form_values(text, answers), "child": file.member(child).name}
    return tuple(fill(line.text, values, text.direction) for line in true_statements_of_form(text, answers))


def translated_paragraphs(
    translation: FormText | None, text: FormText, opened: Form, file: CaseFile
) -> tuple[str | None, ...]:
    """Return the translation of each binding paragraph; None falls back to Dutch, visibly."""
    if translation is None or translation.version != text.version:
        return tuple(None for _ in opened.binding_text)
    answers = dict(opened.answers)
    by_id = {line.id: line.text for line in translation.paragraphs}
    values = {**form_values(translation, answers), "child": file.member(opened.child).name}
    return tuple(
        fill(by_id[line.id], values, translation.direction) if line.id in by_id else None
        for line in true_statements_of_form(text, answers)
    )


def content_hash(
    salt: Sha256, form: FormId, version: str, paragraphs: tuple[str, ...], answers: Mapping[str, str]
) -> Sha256:
    """Return SHA-256(salt ‖ canonical form id, version, binding text and seen answers): equal for all signers."""
    content = {"answers": dict(answers), "form": form, "text": list(paragraphs), "version": version}
    return canonical.sha256(bytes.fromhex(salt), canonical.encode(content))


def check_text(text: FormText, opened: Form, file: CaseFile) -> None:
    """Look whether the text is still the one that was opened, and the one its hash names.

    Raises:
        FormChangedError: the pack, or a name or birthday in the text, changed since.
    """
    answers = dict(opened.answers)
    if text.version != opened.form_version or (
        binding_paragraphs(text, file, opened.child, answers) != opened.binding_text
    ):
        raise FormChangedError("the text changed since the form was opened")
    seen = seen_answers(text, answers)
    if content_hash(opened.ceremony_salt, opened.id, text.version, opened.binding_text, seen) != opened.content_sha256:
        raise FormChangedError("the text is not the one its hash names")


def _is_answer(field: FormField, answer: str) -> bool:
    if not answer:
        return not field.required
    if field.kind == "choice":
        return answer in dict(field.choices)
    if field.kind != "date":
        return says_something(answer)  # a lone dot would leave a hole in the text that people sign
    try:
        date.fromisoformat(answer)
    except ValueError:
        return False
    return True
