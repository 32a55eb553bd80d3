"""One ceremony as a paper: only what this signer saw and decided (H1)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jgvisit.clock import to_rfc3339
from jgvisit.content.fill import day_in_words, form_values
from jgvisit.documents.ceremony_words import Line, foreign_label, language_of, word, words_of
from jgvisit.documents.form_rows import answer_rows, rows_of, sentences
from jgvisit.documents.model import Paper, Paragraph, Row, Section
from jgvisit.documents.paper_marks import kind_of_mark, lines_decided, marks_of, part_of
from jgvisit.documents.paper_words import PaperWords
from jgvisit.records import canonical
from jgvisit.services.forms.filled_text import Written
from jgvisit.services.ports.documents import Ceremony
from jgvisit.services.ports.field_change import FieldChange
from jgvisit.services.signing.ceremonies import AUTHOR, written_of
from jgvisit.services.talk.conditions import joined

ATTACHMENT_NAME = "beslissing.json"
_REVIEW_NOTICES: Mapping[str, str] = {"draft": "paperDraft", "checked_by_jurist": "paperChecked"}
_ROLES: Mapping[str, str] = {
    "parent": "paperRoleParent",
    "child": "paperRoleChild",
    "guardian": "paperRoleGuardian",
    "foster_parent": "paperRoleFoster",
    "network": "paperRoleNetwork",
    AUTHOR: "paperWorker",
}
_FOOTERS: Mapping[str, str] = {"child": "paperFooterChild", AUTHOR: "paperFooterTeam"}
_READING: Mapping[str, str] = {"self": "paperSelf", "readAloud": "paperAloud", "pictograms": "paperPictures"}


def paper_of(ceremony: Ceremony) -> Paper:
    """Return the paper of `ceremony`; without a decision it is the paper as it is read beforehand."""
    form, translation = ceremony.form, ceremony.translation
    words, notices = words_of(ceremony), _notices(ceremony)
    footer = word(words, _FOOTERS.get(ceremony.signer_role, "paperFooter"))
    return Paper(
        number=ceremony.number,
        title=form.title,
        title_translated=None if translation is None else translation.title,
        organisation=ceremony.municipality,
        language=None if translation is None else translation.language,
        notices=tuple(dutch for dutch, _ in notices),
        notices_translated=() if translation is None else tuple(other for _, other in notices),
        sections=(_people(ceremony), *_matter(ceremony)),
        kind=kind_of_mark(ceremony),
        decision="" if ceremony.decision is None else form.said(ceremony.mark, ceremony.decision),
        decision_translated=None
        if ceremony.decision is None or translation is None
        else translation.said(ceremony.mark, ceremony.decision),
        decision_part=part_of(ceremony),
        decision_lines=lines_decided(ceremony),
        marks=marks_of(ceremony),
        footer=footer[0],
        footer_translated=footer[1],
        words=words,
        made_at=ceremony.made_at,
        attachment=attachment(ceremony),
        attachment_name=ATTACHMENT_NAME,
        demo=ceremony.demo,
        root_sha256=ceremony.root_sha256,
        published_at=ceremony.published_at,
    )


def attachment(ceremony: Ceremony) -> bytes:
    """Return what this signer saw and decided as canonical JSON; the whole record never travels (H1)."""
    shown: dict[str, Any] = {
        "answers": {**dict(ceremony.answers), **dict(ceremony.typed)},
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
        "names": dict(ceremony.names) or None,
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
    shown |= _laid(ceremony) | _by_means(ceremony)
    return canonical.encode({name: value for name, value in shown.items() if value is not None})


def _by_means(ceremony: Ceremony) -> dict[str, Any]:
    """Return what another means than a signature adds: which it is, and who saw or heard it."""
    means = ceremony.means
    if means is None:
        return {}
    return {
        "signature_kind": ceremony.signature_kind,
        "witness": means.witness,
        "witness_role": means.witness_role,
    }


def _laid(ceremony: Ceremony) -> dict[str, Any]:
    """Return what a filled form adds: with it anybody can work out `content_sha256` again (design §5)."""
    laid = ceremony.laid
    if laid is None:
        return {}
    means = ceremony.means
    return {
        "agreement": laid.form,
        "answers": dict(laid.answers),
        "lines": dict(ceremony.lines) or None,
        "lines_asked": list(laid.lines) or None,
        "names": dict(laid.names),
        "number_of_text": laid.number,
        "signature_kind": None if ceremony.decision is None else ceremony.signature_kind,
        "witness": None if means is None else means.witness,
    }


def _translated_text(ceremony: Ceremony) -> list[str] | None:
    """Return one entry a paragraph of "text", empty where the signer saw the Dutch only; None without translation."""
    translated = [text or "" for text in ceremony.translated_paragraphs]
    return translated if any(translated) else None


def _notices(ceremony: Ceremony) -> tuple[Line, ...]:
    words, notices = words_of(ceremony), list[Line]()
    if ceremony.form.review != "released":
        notices.append(word(words, _REVIEW_NOTICES[ceremony.form.review]))
    if (day := ceremony.text_expired_on) is not None:
        foreign = words.tr("paperExpired", day=day_in_words(day, language_of(ceremony)))
        notices.append((words.nl("paperExpired", day=day_in_words(day)), foreign))
    if ceremony.translation is not None and ceremony.translation.translation == "not_checked":
        notices.append(word(words, "paperUnchecked"))
    return tuple(notices)


def _people(ceremony: Ceremony) -> Section:
    words, own = words_of(ceremony), ceremony.signer_role == AUTHOR
    rows = [_row(words, "paperAbout", _about(ceremony, "nl"), _about(ceremony, language_of(ceremony)))]
    if not _is_about_signer(ceremony):  # not by name: a father and his son may share theirs
        role, foreign = word(words, _ROLES.get(ceremony.signer_role, "paperRoleOther"))
        name, label = ceremony.signer_name, "paperDecides" if ceremony.mark in ("T", "A") else "paperIsOf"
        rows.append(_row(words, label, f"{name} ({role.lower()})", f"{name} ({(foreign or role).lower()})"))
    if not own:
        rows.append(_row(words, "paperSpokeWith", f"{ceremony.worker_name}, {ceremony.municipality}"))
    if ceremony.reading_mode is not None and not own:
        rows.append(_row(words, "paperText", *word(words, _READING[ceremony.reading_mode])))
    who = ceremony.form.labels.get("who", "Wie")
    return Section(who, foreign_label(ceremony.translation, "who"), rows=tuple(rows))


def _is_about_signer(ceremony: Ceremony) -> bool:
    """Tell whether a child signs what is about themselves; of a brother's plan their name is said."""
    alone = ceremony.laid is None or (ceremony.signer == ceremony.child and not _about_all(ceremony))
    return ceremony.signer_role == "child" and alone


def _about_all(ceremony: Ceremony) -> bool:
    """Tell whether one ceremony stands for all children of the form: the law asks nothing for each apart."""
    several = ceremony.laid is not None and len(ceremony.laid.children) > 1
    return several and ceremony.form.subject is None


def _about(ceremony: Ceremony, language: str) -> str:
    if ceremony.laid is None or not _about_all(ceremony):
        return _born(ceremony, language)
    names = dict(ceremony.laid.names)
    return joined((names[child] for child in ceremony.laid.children), language)


def _row(words: PaperWords, label: str, value: str, foreign: str | None = None) -> Row:
    """Return a row; what is the same in the other language stands once."""
    return Row(words.nl(label), value, words.tr(label), foreign if foreign != value else None)


def _matter(ceremony: Ceremony) -> tuple[Section, ...]:
    """Return what it is about and what to know of it: of form A, or of any filled form."""
    form, translation = ceremony.form, ceremony.translation
    changed = tuple(_changed(ceremony, each) for each in ceremony.changes)
    told = (Section(*word(words_of(ceremony), "paperChanged"), rows=changed),) if changed else ()
    if ceremony.laid is None:
        return *told, _answers(ceremony), _text(ceremony)
    written = written_of(form, translation, ceremony.laid)
    return (
        *told,
        Section(form.labels["writtenDown"], foreign_label(translation, "writtenDown"), rows=answer_rows(written)),
        *sentences(written),
    )


def _changed(ceremony: Ceremony, change: FieldChange) -> Row:
    """Return one change since the text this signer decided on before: what it was, and what it is now."""
    words = words_of(ceremony)
    was = word(words, "paperWas", old=change.old) if change.old else word(words, "paperNew")
    now = word(words, "paperNow", new=change.new) if change.new else word(words, "paperGone")
    theirs = None if was[1] is None or now[1] is None else f"{was[1]}\n{now[1]}"
    return Row(change.label, f"{was[0]}\n{now[0]}", _changed_label(ceremony, change), theirs)


def _changed_label(ceremony: Ceremony, change: FieldChange) -> str | None:
    if ceremony.translation is None:
        return None
    field = ceremony.translation.field(change.field)
    column = next((each.label for each in field.columns if each.id == change.column), None)
    return field.label if column is None else f"{field.label}: {column}"


def _answers(ceremony: Ceremony) -> Section:
    """Return what was filled in on form A, in the order of its definition, whatever kind of field it is."""
    form, translation = ceremony.form, ceremony.translation
    answers, typed = dict(ceremony.answers), dict(ceremony.typed)
    values = form_values(form, answers)
    foreign = {} if translation is None else form_values(translation, answers)
    labels = {} if translation is None else {field.id: field.label for field in translation.fields}
    written = Written(form, translation, typed, ("common",), (), dict(ceremony.names), frozenset())
    rows = list[Row]()
    for field in form.of_part("common"):
        if field.id in typed:
            rows += rows_of(written, field, typed[field.id])
        elif field.id in values and field.kind != "fixed":
            said, label = values[field.id], labels.get(field.id)
            theirs = foreign.get(field.id) if field.kind in ("date", "choice") else None
            # a field of the municipality has no translation: nobody reads the Dutch twice
            rows.append(
                Row(field.label, said, label if label != field.label else None, theirs if theirs != said else None)
            )
    return Section(*word(words_of(ceremony), "paperMatter"), rows=tuple(rows))


def _text(ceremony: Ceremony) -> Section:
    paragraphs = tuple(
        Paragraph(text, translated)
        for text, translated in zip(ceremony.paragraphs, ceremony.translated_paragraphs, strict=True)
    )
    return Section(*word(words_of(ceremony), "paperKnow"), paragraphs)


def _born(ceremony: Ceremony, language: str) -> str:
    """Return the child's name with the day of birth, in figures that read the same everywhere."""
    if ceremony.child_born is None:
        return ceremony.child_name
    year, month, day = (int(part) for part in ceremony.child_born.split("-"))
    born = f"{day}-{month}-{year}"
    label = foreign_label(ceremony.translation, "born")
    if language == "nl" or label is None:
        return f"{ceremony.child_name}, geboren op {born}"
    return f"{ceremony.child_name}\n{label}: {born}"
