"""Load a pack: the texts that are shown, as frozen values, or an error that names file and line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from jgvisit.content.choose import BINDING_LANGUAGE
from jgvisit.content.earlier import earlier_of
from jgvisit.content.files import CardShape, CardWordsShape
from jgvisit.content.findings import Finding, PackError
from jgvisit.content.form_load import definitions
from jgvisit.content.heard_pack import heard_frames, heard_terms
from jgvisit.content.heard_structure import heard_faults
from jgvisit.content.local import apply_local, at_its_place
from jgvisit.content.model import Audience, CardText, ScreenWords
from jgvisit.content.on_call import on_call_of
from jgvisit.content.pack_model import Pack
from jgvisit.content.questions import question_faults, questions_of
from jgvisit.content.reading import Read
from jgvisit.content.receivers import receivers_of
from jgvisit.content.settings import settings_of
from jgvisit.content.source import LanguageFiles, PackFiles, pack_sha256, read_pack
from jgvisit.content.statements import statement, translated
from jgvisit.content.structure import allowed_words, audience_words, audiences, structure_faults
from jgvisit.content.terms import compile_terms
from jgvisit.content.text_files import HEAD, TextFiles
from jgvisit.records.body import PackRef


def load_pack(place: Path | TextFiles, *, signed: bool = False, local: TextFiles | None = None) -> Pack:
    """Load the pack at `place`; its hash is over the names and bytes of its files.

    Args:
        place: a folder, or files already at hand.
        signed: the municipality's jurist and second eye signed exactly these files.
        local: what the municipality changes in the forms, see `content.local`.

    Args:
        folder: of the shape of `resources/content`.
        local: what the municipality changes in the forms, see `content.local`.

    Raises:
        PackError: the first fault that makes it unusable, with file and line.
    """
    files, faults = read_pack(place)
    if files is not None and local is not None:
        apply_local(files, local)
    if files is None or faults:
        raise PackError(min(faults, default=Finding(HEAD, 0, "unreadable", "")))
    structure = [*structure_faults(files), *heard_faults(files), *question_faults(files)]
    if structure:
        raise PackError(at_its_place(min(structure), files))
    head = files.head.value
    return Pack(
        ref=PackRef(head.name, head.number, pack_sha256(place, local)),
        languages=tuple(language.code for language in head.language),
        cards=MappingProxyType({(card.card, card.language, card.audience): card for card in _cards(files)}),
        terms=MappingProxyType(dict(_terms(files.dutch))),
        actions=MappingProxyType(dict(_actions(files))),
        forbidden=() if files.dutch.terms is None else compile_terms(files.dutch.terms.value),
        valid_until=head.valid_until,
        signed=signed,
        allowed_words=allowed_words(files),
        heard_terms=MappingProxyType({(term.id, term.language): term for term in heard_terms(files)}),
        heard_frames=MappingProxyType({(text.language, text.audience): text for text in heard_frames(files)}),
        questions=MappingProxyType({asked.language: asked for asked in questions_of(files)}),
        screens=MappingProxyType({words.language: words for words in _screens(files)}),
        definitions=MappingProxyType({(form.id, form.language): form for form in definitions(files)}),
        earlier=MappingProxyType(earlier_of(files)),
        receivers=receivers_of(files.receivers),
        on_call=on_call_of(files.on_call),
        settings=MappingProxyType(settings_of(files.municipality)),
    )


def _cards(files: PackFiles) -> Iterator[CardText]:
    for card in files.cards.values():
        dutch = {text.audience: text for text in _dutch_cards(card.value)}
        yield from dutch.values()
        for language in files.translations:
            words = language.card_words.get(card.value.card)
            if words is not None:
                yield from _translated_cards(card.value, dutch, words, language)


def _dutch_cards(card: CardShape) -> Iterator[CardText]:
    for name, text in audiences(card):
        for audience in (name, *text.also_for):
            yield CardText(
                card=card.card,
                slug=card.slug,
                title=text.title,
                version=card.version,
                language=BINDING_LANGUAGE,
                audience=audience,
                statements=tuple(statement(line, card) for line in text.statement),
                questions=text.questions,
                listen_for=text.listen_for,
                worker_checks=text.checks,
                opens=text.opens,
                review=card.review,
                translation="source",
                direction="ltr",
            )


def _translated_cards(
    card: CardShape, dutch: dict[Audience, CardText], words: Read[CardWordsShape], language: LanguageFiles
) -> Iterator[CardText]:
    texts = dict(audience_words(words.value))
    for name, text in audiences(card):
        for audience in (name, *text.also_for):
            if name in texts:
                by_id = {line.id: line.text for line in texts[name].statement}
                yield replace(
                    dutch[audience],
                    title=texts[name].title,
                    version=words.value.version,
                    language=language.language.code,
                    statements=translated(dutch[audience].statements, by_id),
                    questions=texts[name].questions,
                    translation=words.value.translation,
                    direction=language.language.direction,
                )


def _terms(dutch: LanguageFiles) -> Iterator[tuple[str, str]]:
    if dutch.terms is not None:
        yield from ((term.term, term.rule) for term in dutch.terms.value.forbidden)


def _screens(files: PackFiles) -> Iterator[ScreenWords]:
    for language in files.translations:
        if language.screen is not None:
            words = language.screen.value
            shape = language.language
            yield ScreenWords(shape.code, MappingProxyType(words.lines), words.translation, shape.direction)


def _actions(files: PackFiles) -> Iterator[tuple[tuple[str, str], str]]:
    for code, language in files.languages.items():
        if language.actions is not None:
            yield from (((name, code), label) for name, label in language.actions.value.actions.items())
