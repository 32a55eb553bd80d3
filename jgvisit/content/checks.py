"""The checks on the words of a pack, one function each. All of them always run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from jgvisit.content.advice import MOST_WORDS
from jgvisit.content.choose import BINDING_LANGUAGE
from jgvisit.content.files import CardShape, CardWordsShape, FormShape, FormWordsShape, PackShape, StatementShape
from jgvisit.content.fill import PLACEHOLDER, placeholders
from jgvisit.content.findings import Finding
from jgvisit.content.form_rules import form_paragraphs
from jgvisit.content.heard_files import HeardFrameShape, HeardFrameWordsShape, HeardTermShape, HeardTermWordsShape
from jgvisit.content.heard_structure import around
from jgvisit.content.model import ForbiddenTerm
from jgvisit.content.question_files import QuestionsShape, QuestionsWordsShape
from jgvisit.content.reading import Read
from jgvisit.content.source import LanguageFiles, PackFiles
from jgvisit.content.structure import card_statements
from jgvisit.content.terms import compile_terms, find_terms
from jgvisit.content.texts import Line, lines_of

MOST_ALLOWED = 10
_SENTENCE_END = re.compile(r"(?<=[.?!؟])\s+")
_SOURCE = re.compile(
    r"(Jw|BW|Awb|AVG|UAVG|Wmo|Wth|Rv) \d[\w.:]*( lid \d+)?|Stcrt\. \d{4}, \d+|(praktijk|lokaal|programma): \S.*"
)
_PHONE = re.compile(r"(?<!\d)(?:\+|00)?\d(?:[ .-]?\d){6,}(?!\d)|(?<!\d)112(?!\d)")


_Dutch = Read[CardShape] | Read[FormShape] | Read[HeardTermShape] | Read[HeardFrameShape]
_Words = Read[CardWordsShape] | Read[FormWordsShape] | Read[HeardTermWordsShape] | Read[HeardFrameWordsShape]


@dataclass(frozen=True)
class Checked:
    """What every check needs: the files, all their lines, the terms of each language, the day."""

    pack: PackFiles
    lines: tuple[Line, ...]
    terms: dict[str, tuple[ForbiddenTerm, ...]]
    on: date


def prepare(pack: PackFiles, on: date) -> Checked:
    """Gather every line of a pack once."""
    terms = {code: compile_terms(language.terms.value) for code, language in pack.languages.items() if language.terms}
    return Checked(pack, lines_of(pack), terms, on)


def forbidden_terms(checked: Checked) -> Iterator[Finding]:
    """A word of the list, in any line that a family or the worker reads, unless it is quoted with a reason."""
    dutch = checked.pack.dutch.terms
    allowed = set() if dutch is None else {(each.statement, each.term) for each in dutch.value.allow if each.term}
    for line in checked.lines:
        for hit in find_terms(line.text, checked.terms.get(line.language, ())):
            if not hit.term.typed and (line.id, hit.term.term) not in allowed:
                text = f'"{hit.found}": {hit.term.rule} Beter: {hit.term.better}'
                yield Finding(line.file, line.number, "forbidden_term", text)


def allow_list(checked: Checked) -> Iterator[Finding]:
    """At most ten exceptions, each with a reason."""
    terms = checked.pack.dutch.terms
    if terms is None:
        return
    for each in terms.value.allow:
        if not each.reason.strip():
            at = terms.line_of("[[allow]]", f'"{each.statement}"')
            yield Finding(terms.file, at, "allow_without_reason", each.statement)
    if len(terms.value.allow) > MOST_ALLOWED:
        yield Finding(terms.file, 0, "allow_list_too_long", f"{len(terms.value.allow)} of at most {MOST_ALLOWED}")


def sentence_length(checked: Checked) -> Iterator[Finding]:
    """At most 15 words a sentence (practice.md §5.3); a placeholder counts as one."""
    for line in checked.lines:
        for sentence in sentences(line.text):
            words = len(PLACEHOLDER.sub("x", sentence).split())
            if words > MOST_WORDS:
                yield Finding(line.file, line.number, "sentence_too_long", f"{words} words: {sentence}")


def one_idea(checked: Checked) -> Iterator[Finding]:
    """One sentence a statement; only "Is het zo? Dan dit." stands together, because neither half is true alone."""
    for line in checked.lines:
        if not line.is_statement:
            continue
        parts = sentences(line.text)
        if len(parts) > 2 or (len(parts) == 2 and not parts[0].endswith(("?", "؟"))):
            yield Finding(line.file, line.number, "two_sentences", line.text)


def sources(checked: Checked) -> Iterator[Finding]:
    """A source is an article, or names practice, a local setting or the program as its ground."""
    for read, lines in _claims(checked.pack):
        for line in lines:
            for source in filter(None, line.source.split("; ")):
                if not _SOURCE.fullmatch(source.strip()):
                    yield Finding(read.file, read.line_of_id(line.id), "unknown_source", f"{line.id}: {source}")


def phone_numbers(checked: Checked) -> Iterator[Finding]:
    """Numbers change, and differ by municipality: they stand on paper and in settings, never in a text."""
    for line in checked.lines:
        if _PHONE.search(line.text):
            yield Finding(line.file, line.number, "phone_number", line.text)


def validity(checked: Checked) -> Iterator[Finding]:
    """Nothing ends before it starts, and nothing is still shown after its end."""
    head = checked.pack.head
    yield from _span(head, head.line_of("valid_until"), head.value.valid_from, head.value.valid_until, checked.on)
    for read, lines in _claims(checked.pack):
        for line in lines:
            start = line.valid_from or read.value.valid_from
            yield from _span(read, read.line_of_id(line.id), start, line.valid_until, checked.on)


def translations(checked: Checked) -> Iterator[Finding]:
    """What a complete language lacks, what is behind its Dutch, and placeholders that differ."""
    own = checked.pack.local
    dutch = {
        line.key: line
        for line in checked.lines
        if line.language == BINDING_LANGUAGE and line.translate and not _is_local(line, own.get(line.owner, ()))
    }
    for language in checked.pack.translations:
        code = language.language.code
        have = {line.key: line for line in checked.lines if line.language == code}
        yield from _promised_wrongly(checked.pack, language)
        for key, line in dutch.items():
            if key in have:
                yield from _same_placeholders(line, have[key])
            elif language.language.complete and line.owner not in language.language.without_forms:
                file = line.file.replace(f"{BINDING_LANGUAGE}/", f"{code}/", 1)
                yield Finding(file, 0, "missing_translation", f"{line.id}: {line.text}")


def versions(checked: Checked) -> Iterator[Finding]:
    """A translation of another version is not shown at all; one that is checked needs a Dutch that is final."""
    dutch: dict[str, _Dutch] = {**checked.pack.cards, **checked.pack.forms}
    for language in checked.pack.translations:
        for name, card in language.card_words.items():
            yield from _follows(name, card, dutch.get(name))
        for name, form in language.form_words.items():
            yield from _follows(name, form, dutch.get(name))
        for name, term in language.heard_words.items():
            yield from _follows(name, term, checked.pack.heard.get(name))
        if language.questions is not None:
            yield from _follows("questions", language.questions, checked.pack.questions)
        if language.heard_frame is not None:
            yield from _follows("heard", language.heard_frame, checked.pack.heard_frame)


def sentences(text: str) -> list[str]:
    """Split a text at the ends of its sentences."""
    return [part for part in _SENTENCE_END.split(text.strip()) if part]


def _claims(pack: PackFiles) -> Iterator[tuple[_Dutch, tuple[StatementShape, ...]]]:
    yield from ((card, card_statements(card.value)) for card in pack.cards.values())
    yield from ((form, form_paragraphs(form.value)) for form in pack.forms.values())
    yield from ((term, term.value.statement) for term in pack.heard.values())
    if pack.heard_frame is not None:
        quoting = tuple(line for _, text in around(pack.heard_frame.value) for line in (text.word, text.belief))
        yield pack.heard_frame, quoting


def _span(read: _Dutch | Read[PackShape], number: int, start: date, end: date | None, on: date) -> Iterator[Finding]:
    if end is not None and end < start:
        yield Finding(read.file, number, "validity", f"ends on {end.isoformat()}, before it starts")
    elif end is not None and end < on:
        yield Finding(read.file, number, "expired", f"ended on {end.isoformat()}")


def _follows(
    name: str, words: _Words | Read[QuestionsWordsShape], dutch: _Dutch | Read[QuestionsShape] | None
) -> Iterator[Finding]:
    if dutch is None:
        return
    if words.value.version != dutch.value.version:
        text = f"translates {words.value.version}, the Dutch is {dutch.value.version}"
        yield Finding(words.file, words.line_of("version ="), "translation_behind", text)
    if words.value.translation == "checked" and dutch.value.review == "draft":
        text = f"{name} is checked, but its Dutch is a draft"
        yield Finding(words.file, words.line_of("translation ="), "review_state", text)


def _is_local(line: Line, changed: tuple[str, ...]) -> bool:
    """Tell whether the municipality wrote this line: no pack has words for it in another language."""
    parts = ("", "field.", "section.")
    return any(f"{line.id}.".startswith(f"{part}{name}.") for part in parts for name in changed)


def _promised_wrongly(pack: PackFiles, language: LanguageFiles) -> Iterator[Finding]:
    """`without_forms` names forms that exist in Dutch and have no words yet in this language."""
    for form in language.language.without_forms:
        if form not in pack.forms or form in language.form_words:
            text = f"{language.language.code} is not without {form}"
            yield Finding(pack.head.file, pack.head.line_of(f'code = "{language.language.code}"'), "unknown_id", text)


def _same_placeholders(dutch: Line, other: Line) -> Iterator[Finding]:
    differ = placeholders(dutch.text) ^ placeholders(other.text)
    if differ:
        names = ", ".join(sorted(differ))
        yield Finding(other.file, other.number, "placeholder_differs", f"{other.id}: {names}")
