"""From the files about heard words to frozen values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

from jgvisit.content.choose import BINDING_LANGUAGE
from jgvisit.content.files import StatementShape
from jgvisit.content.heard_files import CheckShape, HeardFrameShape, HeardTermShape, HeardTermWordsShape
from jgvisit.content.heard_model import AnsweredBy, Check, HeardFrame, HeardTerm, Listen
from jgvisit.content.heard_structure import around, around_words, says
from jgvisit.content.model import Audience, Statement
from jgvisit.content.source import LanguageFiles, PackFiles


def heard_terms(files: PackFiles) -> Iterator[HeardTerm]:
    """Yield every explanation in every language that has words for it."""
    for term in files.heard.values():
        dutch = _dutch(term.value)
        yield dutch
        for language in files.translations:
            words = language.heard_words.get(dutch.id)
            if words is not None:
                yield _translated(dutch, words.value, language)


def heard_frames(files: PackFiles) -> Iterator[HeardFrame]:
    """Yield what stands around an explanation, by audience, in every language that has words for it."""
    if files.heard_frame is None:
        return
    for dutch in _dutch_frames(files.heard_frame.value):
        yield dutch
        for language in files.translations:
            read = language.heard_frame
            texts = {} if read is None else dict(around_words(read.value))
            if read is not None and dutch.audience in texts:
                text = texts[dutch.audience]
                yield replace(
                    dutch,
                    version=read.value.version,
                    language=language.language.code,
                    word=replace(dutch.word, text=text.word.text),
                    belief=replace(dutch.belief, text=text.belief.text),
                    translation=read.value.translation,
                    direction=language.language.direction,
                )


def _dutch(term: HeardTermShape) -> HeardTerm:
    return HeardTerm(
        id=term.term,
        words=term.words,
        search=term.search,
        group=term.group,
        version=term.version,
        language=BINDING_LANGUAGE,
        statements=tuple(_statement(line, term) for line in term.statement),
        says=MappingProxyType(dict(says(term))),
        cards=term.cards,
        check=None if term.check is None else _check(term.check),
        review=term.review,
        translation="source",
        direction="ltr",
    )


def _check(check: CheckShape) -> Check:
    questions: dict[Audience, str] = {"parent": check.ask_parent, "youth12": check.ask_youth12}
    return Check(
        questions=MappingProxyType(questions),
        listen_for=tuple(Listen(each.text, each.condition) for each in check.listen_for),
        answered_by=tuple(AnsweredBy(each.card, each.condition) for each in check.answered_by),
    )


def _translated(dutch: HeardTerm, words: HeardTermWordsShape, language: LanguageFiles) -> HeardTerm:
    """Lay the words over the Dutch; a sentence without words is left out, so that it is shown in Dutch."""
    texts = {line.id: line.text for line in words.statement}
    asked = words.check
    questions: dict[Audience, str] = {}
    if asked is not None:
        questions = {"parent": asked.ask_parent, "youth12": asked.ask_youth12}
    kept = MappingProxyType({name: text for name, text in questions.items() if text})
    return replace(
        dutch,
        version=words.version,
        language=language.language.code,
        statements=tuple(replace(line, text=texts[line.id]) for line in dutch.statements if line.id in texts),
        check=None if dutch.check is None else replace(dutch.check, questions=kept),
        translation=words.translation,
        direction=language.language.direction,
    )


def _dutch_frames(frame: HeardFrameShape) -> Iterator[HeardFrame]:
    for audience, text in around(frame):
        yield HeardFrame(
            version=frame.version,
            language=BINDING_LANGUAGE,
            audience=audience,
            word=_statement(text.word, frame),
            belief=_statement(text.belief, frame),
            now=text.now,
            frames=text.frames,
            review=frame.review,
            translation="source",
            direction="ltr",
        )


def _statement(line: StatementShape, owner: HeardTermShape | HeardFrameShape) -> Statement:
    return Statement(
        id=line.id,
        text=line.text,
        source=line.source,
        condition=line.condition,
        valid_from=line.valid_from or owner.valid_from,
        valid_until=line.valid_until,
    )
