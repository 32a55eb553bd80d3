"""From `questions.toml` to frozen values, and what must hold in it or a pack cannot be used.

Each question leads each of its readers to a sentence that is always shown: nobody asks and is led nowhere (H29).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jgvisit.content.choose import BINDING_LANGUAGE
from jgvisit.content.conditions import CONDITIONS
from jgvisit.content.files import StatementShape
from jgvisit.content.findings import Finding
from jgvisit.content.model import Audience
from jgvisit.content.question_files import QuestionShape, QuestionsShape, QuestionsWordsShape
from jgvisit.content.question_model import AnswerAt, Question, Questions
from jgvisit.content.reading import Read
from jgvisit.content.source import LanguageFiles, PackFiles
from jgvisit.content.structure import audiences, stray_ids


def questions_of(files: PackFiles) -> Iterator[Questions]:
    """Yield the questions in every language that has words for them."""
    if files.questions is None:
        return
    shape = files.questions.value
    dutch = Questions(
        language=BINDING_LANGUAGE,
        version=shape.version,
        questions=tuple(_question(each) for each in shape.question),
        review=shape.review,
        translation="source",
        direction="ltr",
    )
    yield dutch
    for language in files.translations:
        if language.questions is not None:
            yield _translated(dutch, language.questions.value, language)


def question_faults(files: PackFiles) -> Iterator[Finding]:
    """Yield everything in these files that makes a pack unusable."""
    read = files.questions
    known: set[str] = set()
    if read is not None:
        sentences = _sentences(files)
        for question in read.value.question:
            if question.id in known:
                yield Finding(read.file, read.line_of_id(question.id), "duplicate_id", question.id)
            known.add(question.id)
            yield from _faults(read, question, sentences)
    for language in files.translations:
        words = language.questions
        if words is not None:
            yield from stray_ids(words, [line.id for line in words.value.question], known)


def _faults(
    read: Read[QuestionsShape], question: QuestionShape, sentences: dict[tuple[Audience, str], StatementShape]
) -> Iterator[Finding]:
    at = read.line_of_id(question.id)
    if not question.text.strip().endswith("?"):
        yield Finding(read.file, at, "missing_field", f"{question.id} is no question")
    if not question.readers:
        yield Finding(read.file, at, "missing_field", f"{question.id} is asked by nobody")
    for answer in question.answers:
        if not any((reader, answer.at) in sentences for reader in question.readers):
            yield Finding(read.file, at, "unknown_id", f"{question.id}: no sentence {answer.at} for its readers")
        if answer.condition is not None and answer.condition not in CONDITIONS:
            yield Finding(read.file, at, "unknown_condition", f"{question.id}: {answer.condition}")
    for reader in question.readers:
        mine = [each for each in question.answers if (reader, each.at) in sentences]
        last = sentences[reader, mine[-1].at] if mine else None
        always = last is not None and mine[-1].condition is None and last.condition is None
        if not always or last is None or last.valid_until is not None:
            yield Finding(
                read.file, at, "missing_field", f"{question.id}: a last answer that always holds for {reader}"
            )


def _sentences(files: PackFiles) -> dict[tuple[Audience, str], StatementShape]:
    """Return the sentences of all cards, by who hears them."""
    return {
        (audience, line.id): line
        for card in files.cards.values()
        for name, text in audiences(card.value)
        for audience in (name, *text.also_for)
        for line in text.statement
    }


def _question(shape: QuestionShape) -> Question:
    answers = tuple(AnswerAt(each.at, each.condition) for each in shape.answers)
    return Question(shape.id, shape.readers, shape.group, shape.text, answers)


def _translated(dutch: Questions, words: QuestionsWordsShape, language: LanguageFiles) -> Questions:
    texts = {line.id: line.text for line in words.question}
    return replace(
        dutch,
        language=language.language.code,
        version=words.version,
        questions=tuple(replace(each, text=texts[each.id]) for each in dutch.questions if each.id in texts),
        translation=words.translation,
        direction=language.language.direction,
    )
