"""Any filled form as a paper for one reader, Dutch with the reader's language beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jgvisit.clock import to_rfc3339
from jgvisit.content.fill import fill, placeholders
from jgvisit.content.form_model import Field, FormDefinition, Part
from jgvisit.content.model import Statement
from jgvisit.documents.form_words import in_words, is_words, passage_in_words, row_in_words, values_of
from jgvisit.documents.model import Paper, Paragraph, Row, Section
from jgvisit.documents.paper_words import PaperWords
from jgvisit.ids import PersonId
from jgvisit.records import canonical
from jgvisit.records.answers import Answer, PassagesAnswer, RowsAnswer
from jgvisit.services.conditions import joined
from jgvisit.services.form_answers import answer_conditions, is_empty
from jgvisit.services.form_print import FormPrint

ATTACHMENT_NAME = "formulier.json"


def form_paper(printed: FormPrint) -> Paper:
    """Return the paper of `printed`; it holds the parts in it and nothing else."""
    form, translation = printed.form, printed.translation
    parts: tuple[Part, ...] = tuple(dict.fromkeys(part.part for part in printed.parts))
    answers = {name: answer for part in printed.parts for name, answer in part.answers if not is_empty(answer)}
    return Paper(
        number=printed.number,
        title=form.title,
        title_translated=None if translation is None else translation.title,
        organisation=printed.municipality,
        language=None if translation is None else translation.language,
        notices=tuple(_notices(printed)),
        sections=(
            _people(printed),
            Section(
                form.labels["writtenDown"], _label(printed, "writtenDown"), rows=_answer_rows(printed, answers, parts)
            ),
            *_sentences(printed, answers, parts),
            *_choices(printed),
        ),
        decision="",
        marks=(),
        footer=form.labels["printed"],
        footer_translated=_label(printed, "printed"),
        words=PaperWords(
            form.labels,
            {} if translation is None else translation.labels,
            rtl=translation is not None and translation.direction == "rtl",
        ),
        made_at=printed.made_at,
        attachment=attachment(printed),
        attachment_name=ATTACHMENT_NAME,
        demo=printed.demo,
        is_sealed=False,
        notices_translated=() if translation is None else tuple(_notices(printed, translation)),
    )


def attachment(printed: FormPrint) -> bytes:
    """Return the same parts as canonical JSON; the whole record never travels (H1)."""
    shown = {
        "format": "jgvisit/form/1",
        "form": printed.form_id,
        "form_type": printed.form.id,
        "form_version": printed.form.version,
        "made_at": to_rfc3339(printed.made_at),
        "municipality": printed.municipality,
        "number": printed.number,
        "parts": [{"answers": dict(part.answers), "part": part.part} for part in printed.parts],
        "worker": printed.worker_name,
    }
    return canonical.encode(shown)


def _notices(printed: FormPrint, words: FormDefinition | None = None) -> Iterator[str]:
    labels = (words or printed.form).labels
    if printed.form.review != "released":
        yield labels["draft"]
    if printed.translation is not None and printed.translation.translation == "not_checked":
        yield f"{labels['notChecked']} {labels['dutchBinds']}"


def _people(printed: FormPrint) -> Section:
    children = sorted(
        {child for part in printed.parts for child in part.children}, key=lambda child: printed.names[child]
    )
    version = max(part.number for part in printed.parts)
    rows = [("child", joined(printed.names[child] for child in children))]
    if printed.reader is not None and printed.reader not in children:
        rows.append(("forWhom", printed.names[printed.reader]))
    rows += [("worker", f"{printed.worker_name}, {printed.municipality}"), ("version", str(version))]
    return Section(
        printed.form.labels["who"],
        _label(printed, "who"),
        rows=tuple(Row(printed.form.labels[name], value, _label(printed, name)) for name, value in rows),
    )


def _answer_rows(printed: FormPrint, answers: Mapping[str, Answer], parts: tuple[Part, ...]) -> tuple[Row, ...]:
    told = _told(printed.form)
    return tuple(
        row
        for field in printed.form.fields
        if field.part in parts and field.id in answers and field.id not in told
        for row in _rows(printed, field, answers[field.id])
    )


def _told(form: FormDefinition) -> frozenset[str]:
    """Return the fields that a sentence of the form tells already: nobody reads them twice."""
    return frozenset(name for line in form.statements for name in placeholders(line.text))


def _rows(printed: FormPrint, field: Field, answer: Answer) -> Iterator[Row]:
    words = None if printed.translation is None else printed.translation.field(field.id)
    language = "nl" if printed.translation is None else printed.translation.language
    label = None if words is None or words.label == field.label else words.label
    if isinstance(answer, RowsAnswer):
        for number, row in enumerate(answer.rows, 1):
            yield Row(
                f"{field.label} ({number})",
                row_in_words(field, row, printed.names, "nl"),
                None if label is None else f"{label} ({number})",
                None if words is None or label is None else row_in_words(words, row, printed.names, language),
            )
    elif isinstance(answer, PassagesAnswer):
        for passage in answer.passages:
            kind, theirs = printed.form.labels[passage.type], _label(printed, passage.type)
            foreign = None if theirs is None else f"{label or field.label}: {theirs.lower()}"
            yield Row(f"{field.label}: {kind.lower()}", passage_in_words(passage), foreign or label)
    else:
        foreign = None if words is None or is_words(answer) else in_words(words, answer, printed.names, language)
        yield Row(field.label, in_words(field, answer, printed.names, "nl"), label, foreign)


def _sentences(printed: FormPrint, answers: Mapping[str, Answer], parts: tuple[Part, ...]) -> Iterator[Section]:
    form, translation = printed.form, printed.translation
    holds = printed.holds | answer_conditions(form, answers)
    lines = {line.id: line for line in form.statements if line.condition is None or line.condition in holds}
    foreign = {} if translation is None else {line.id: line for line in translation.statements}
    headings = {} if translation is None else {section.id: section.heading for section in translation.sections}
    for section in form.sections:
        if section.part in parts:
            paragraphs = tuple(
                Paragraph(
                    _filled(printed, form, lines[name], answers),
                    _filled(printed, translation, foreign[name], answers)
                    if translation is not None and name in foreign
                    else None,
                )
                for name in section.paragraphs
                if name in lines
            )
            if paragraphs:
                heading = headings.get(section.id)
                yield Section(section.heading, None if heading == section.heading else heading, paragraphs)


def _filled(printed: FormPrint, words: FormDefinition, line: Statement, answers: Mapping[str, Answer]) -> str:
    children = dict.fromkeys(child for part in printed.parts for child in part.children)
    values = values_of(words, answers, printed.names)
    names = joined((printed.names[PersonId(child)] for child in children), words.language)
    return fill(line.text, {**values, "child": names}, words.direction)


def _choices(printed: FormPrint) -> Iterator[Section]:
    """Yield what can be chosen, to tick by hand: refusing and waiting stand beside agreeing (table A3).

    One box a choice, beside the Dutch that binds: two boxes could be ticked against each other.
    """
    if printed.mark is None:
        return
    theirs = {} if printed.translation is None else printed.translation.outcomes[printed.mark]
    yield Section(
        printed.form.labels["chooses"],
        _label(printed, "chooses"),
        tuple(
            Paragraph(f"[    ]  {text}", None if theirs.get(name) == text else theirs.get(name))
            for name, text in printed.form.outcomes[printed.mark].items()
        ),
    )


def _label(printed: FormPrint, name: str) -> str | None:
    if printed.translation is None or printed.translation.labels[name] == printed.form.labels[name]:
        return None
    return printed.translation.labels[name]
