"""One ceremony as a paper: only what this signer saw and decided (H1)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from jgvisit.clock import AMSTERDAM, to_rfc3339
from jgvisit.content.fill import day_in_words, form_values
from jgvisit.content.form_model import FormDefinition
from jgvisit.content.model import FormText
from jgvisit.documents.form_rows import answer_rows, sentences
from jgvisit.documents.model import Mark, Paper, Paragraph, Row, Section
from jgvisit.documents.paper_words import PaperWords
from jgvisit.records import canonical
from jgvisit.services.ceremonies import written_of
from jgvisit.services.choice import NEEDS_WORDS
from jgvisit.services.ports import Ceremony

ATTACHMENT_NAME = "beslissing.json"
_REVIEW_NOTICES: Mapping[str, str] = {"draft": "paperDraft", "checked_by_jurist": "paperChecked"}
_ROLES: Mapping[str, str] = {
    "parent": "paperRoleParent",
    "child": "paperRoleChild",
    "guardian": "paperRoleGuardian",
    "foster_parent": "paperRoleFoster",
    "network": "paperRoleNetwork",
}
_READING: Mapping[str, str] = {"self": "paperSelf", "readAloud": "paperAloud", "pictograms": "paperPictures"}
Words = FormText | FormDefinition
Line = tuple[str, str | None]
"""(Dutch, the same in the signer's language)"""


def paper_of(ceremony: Ceremony) -> Paper:
    """Return the paper of `ceremony`; without a decision it is the paper as it is read beforehand."""
    form, translation = ceremony.form, ceremony.translation
    words, notices = _words(ceremony), _notices(ceremony)
    footer = _word(words, "paperFooterChild" if ceremony.signer_role == "child" else "paperFooter")
    return Paper(
        number=ceremony.number,
        title=form.title,
        title_translated=None if translation is None else translation.title,
        organisation=ceremony.municipality,
        language=None if translation is None else translation.language,
        notices=tuple(dutch for dutch, _ in notices),
        notices_translated=() if translation is None else tuple(other for _, other in notices),
        sections=(_people(ceremony), *_matter(ceremony)),
        decision="" if ceremony.decision is None else form.said(ceremony.mark, ceremony.decision),
        decision_translated=None
        if ceremony.decision is None or translation is None
        else translation.said(ceremony.mark, ceremony.decision),
        decision_part=_part(ceremony),
        marks=_marks(ceremony),
        footer=footer[0],
        footer_translated=footer[1],
        words=words,
        made_at=ceremony.made_at,
        attachment=attachment(ceremony),
        attachment_name=ATTACHMENT_NAME,
        demo=ceremony.demo,
    )


def attachment(ceremony: Ceremony) -> bytes:
    """Return what this signer saw and decided as canonical JSON; the whole record never travels (H1)."""
    shown = {
        "answers": dict(ceremony.answers),
        "ceremony_salt": ceremony.ceremony_salt,
        "child": {"name": ceremony.child_name, "born": ceremony.child_born},
        "content_sha256": ceremony.content_sha256,
        "decision": ceremony.decision,
        "form": ceremony.form_id,
        "form_type": ceremony.form.id,
        "form_version": ceremony.form.version,
        "format": "jgvisit/decision/1",
        "made_at": to_rfc3339(ceremony.made_at),
        "mark": ceremony.mark,
        "municipality": ceremony.municipality,
        "not_before": None if ceremony.not_before is None else to_rfc3339(ceremony.not_before),
        "number": ceremony.number,
        "own_words": ceremony.view_text,
        "reading_mode": ceremony.reading_mode,
        "record": ceremony.record,
        "signer": {"name": ceremony.signer_name, "role": ceremony.signer_role},
        "text": list(ceremony.paragraphs),
        "time_basis": ceremony.time_words,
        "translation": None if ceremony.translation is None else ceremony.translation.language,
        "translated_text": _translated_text(ceremony),
        "worker": ceremony.worker_name,
    }
    return canonical.encode({name: value for name, value in shown.items() if value is not None})


def _translated_text(ceremony: Ceremony) -> list[str] | None:
    """Return one entry a paragraph of "text", empty where the signer saw the Dutch only; None without translation."""
    translated = [text or "" for text in ceremony.translated_paragraphs]
    return translated if any(translated) else None


def _words(ceremony: Ceremony) -> PaperWords:
    form, translation = ceremony.form, ceremony.translation
    other = {} if translation is None else translation.labels
    return PaperWords(form.labels, other, rtl=translation is not None and translation.direction == "rtl")


def _word(words: PaperWords, name: str, **values: str) -> Line:
    return words.nl(name, **values), words.tr(name, **values)


def _notices(ceremony: Ceremony) -> tuple[Line, ...]:
    words, notices = _words(ceremony), list[Line]()
    if ceremony.form.review != "released":
        notices.append(_word(words, _REVIEW_NOTICES[ceremony.form.review]))
    if (day := ceremony.text_expired_on) is not None:
        foreign = words.tr("paperExpired", day=day_in_words(day, _language(ceremony)))
        notices.append((words.nl("paperExpired", day=day_in_words(day)), foreign))
    if ceremony.translation is not None and ceremony.translation.translation == "not_checked":
        notices.append(_word(words, "paperUnchecked"))
    return tuple(notices)


def _language(ceremony: Ceremony) -> str:
    return "nl" if ceremony.translation is None else ceremony.translation.language


def _people(ceremony: Ceremony) -> Section:
    words = _words(ceremony)
    rows = [_row(words, "paperAbout", _born(ceremony, "nl"), _born(ceremony, _language(ceremony)))]
    if ceremony.signer_role != "child":  # not by name: a father and his son may share theirs
        role, foreign = _word(words, _ROLES.get(ceremony.signer_role, "paperRoleOther"))
        name = ceremony.signer_name
        rows.append(_row(words, "paperDecides", f"{name} ({role.lower()})", f"{name} ({(foreign or role).lower()})"))
    rows.append(_row(words, "paperSpokeWith", f"{ceremony.worker_name}, {ceremony.municipality}"))
    if ceremony.reading_mode is not None:
        rows.append(_row(words, "paperText", *_word(words, _READING[ceremony.reading_mode])))
    who = ceremony.form.labels.get("who", "Wie")
    return Section(who, _foreign_label(ceremony.translation, "who"), rows=tuple(rows))


def _row(words: PaperWords, label: str, value: str, foreign: str | None = None) -> Row:
    """Return a row; where the words of the other language are the same, names stand once."""
    theirs = words.tr(label)
    return Row(words.nl(label), value, theirs, foreign if theirs is not None and foreign != value else None)


def _matter(ceremony: Ceremony) -> tuple[Section, ...]:
    """Return what it is about and what to know of it: of form A, or of any filled form."""
    form, translation = ceremony.form, ceremony.translation
    if isinstance(form, FormText):
        return _answers(ceremony, form, translation if isinstance(translation, FormText) else None), _text(ceremony)
    assert ceremony.laid is not None
    written = written_of(form, translation if isinstance(translation, FormDefinition) else None, ceremony.laid)
    heading = _word(_words(ceremony), "paperMatter")
    return (Section(*heading, rows=answer_rows(written)), *sentences(written))


def _answers(ceremony: Ceremony, form: FormText, translation: FormText | None) -> Section:
    answers = dict(ceremony.answers)
    values = form_values(form, answers)
    foreign = {} if translation is None else form_values(translation, answers)
    labels = {} if translation is None else {field.id: field.label for field in translation.fields}
    rows = tuple(
        Row(
            field.label,
            values[field.id],
            labels.get(field.id),
            foreign.get(field.id) if field.kind in ("date", "choice") else None,
        )
        for field in form.fields
        if field.family_sees and field.kind != "fixed" and field.id in values
    )
    return Section(*_word(_words(ceremony), "paperMatter"), rows=rows)


def _text(ceremony: Ceremony) -> Section:
    paragraphs = tuple(
        Paragraph(text, translated)
        for text, translated in zip(ceremony.paragraphs, ceremony.translated_paragraphs, strict=True)
    )
    return Section(*_word(_words(ceremony), "paperKnow"), paragraphs)


def _part(ceremony: Ceremony) -> Row | None:
    """Return which part the decision is about: without it a yes to a part could be read as a yes to anything."""
    if ceremony.decision not in NEEDS_WORDS or not ceremony.view_text:
        return None
    label, translated = _label(ceremony.form, "part", "Dit deel"), _foreign_label(ceremony.translation, "part")
    return Row(label, f"“{ceremony.view_text}”", translated)


def _marks(ceremony: Ceremony) -> tuple[Mark, ...]:
    if ceremony.decision is None:
        return ()
    words, (when, foreign) = _words(ceremony), _when(ceremony)
    signer = _with_when(words, "paperSigned" if ceremony.strokes else "paperSaid", when, foreign)
    if ceremony.view_text and ceremony.decision not in NEEDS_WORDS:  # there they stand with the decision
        own, own_foreign = _word(words, "paperOwnWords", said=ceremony.view_text)
        signer = f"{signer[0]} {own}", None if signer[1] is None else f"{signer[1]} {own_foreign or own}"
    worker = _with_when(words, "paperWorkerSigned" if ceremony.worker_strokes else "paperWritten", when, foreign)
    signature = ceremony.form.labels.get("signature", "Handtekening")
    heading = (
        (signature, _foreign_label(ceremony.translation, "signature"))
        if ceremony.strokes
        else _word(words, "paperAnswerOf")
    )
    return (
        Mark(
            heading[0],
            ceremony.signer_name,
            ceremony.strokes,
            signer[0],
            f"{signature} van {ceremony.signer_name}",
            heading[1],
            signer[1],
        ),
        Mark(
            words.nl("paperWorker"),
            ceremony.worker_name,
            ceremony.worker_strokes,
            worker[0],
            f"{signature} van {ceremony.worker_name}",
            words.tr("paperWorker"),
            worker[1],
        ),
    )


def _with_when(words: PaperWords, name: str, when: str, foreign: str | None) -> Line:
    return words.nl(name, when=when), None if foreign is None else words.tr(name, when=foreign)


def _when(ceremony: Ceremony) -> Line:
    """Say when, and what that rests on: a device clock alone proves nothing (design §3)."""
    words, language = _words(ceremony), _language(ceremony)
    if language == "nl" or "paperClock" not in words.other:
        return _said_when(ceremony, words, "nl"), None
    return _said_when(ceremony, words, "nl"), _said_when(ceremony, PaperWords(words.other), language)


def _said_when(ceremony: Ceremony, words: PaperWords, language: str) -> str:
    made_at = _moment(words, ceremony.made_at, language)
    if ceremony.time_words == "estimated":
        return words.nl("paperEstimated", moment=made_at)
    if ceremony.not_before is None:
        return words.nl("paperClock", moment=made_at)
    if ceremony.made_at <= ceremony.not_before:  # the tablet's clock is behind what the server said
        return words.nl("paperNotBefore", moment=made_at)
    return words.nl("paperClockNotBefore", moment=made_at, earliest=_moment(words, ceremony.not_before, language))


def _moment(words: PaperWords, moment: datetime, language: str) -> str:
    local = moment.astimezone(AMSTERDAM)
    return words.nl("paperMoment", day=day_in_words(local.date(), language), time=f"{local:%H:%M}")


def _born(ceremony: Ceremony, language: str) -> str:
    """Return the child's name with the day of birth, in figures that read the same everywhere."""
    if ceremony.child_born is None:
        return ceremony.child_name
    year, month, day = (int(part) for part in ceremony.child_born.split("-"))
    born = f"{day}-{month}-{year}"
    label = _foreign_label(ceremony.translation, "born")
    if language == "nl" or label is None:
        return f"{ceremony.child_name}, geboren op {born}"
    return f"{ceremony.child_name}\n{label}: {born}"


def _label(form: Words, name: str, otherwise: str) -> str:
    return form.labels.get(name, otherwise)


def _foreign_label(translation: Words | None, name: str) -> str | None:
    return None if translation is None else translation.labels.get(name)
