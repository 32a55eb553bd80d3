"""One ceremony as a paper: only what this signer saw and decided (H1)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from jgvisit.clock import AMSTERDAM, to_rfc3339
from jgvisit.content.fill import day_in_words, form_values
from jgvisit.content.model import FormText
from jgvisit.documents.model import Mark, Paper, Paragraph, Row, Section
from jgvisit.records import canonical
from jgvisit.services.choice import NEEDS_WORDS
from jgvisit.services.ports import Ceremony

ATTACHMENT_NAME = "beslissing.json"
_REVIEW_NOTICES: Mapping[str, str] = {
    "draft": "Concept: deze tekst is nog niet door een jurist gecontroleerd.",
    "checked_by_jurist": "Concept: een jurist heeft deze tekst gecontroleerd, maar nog niet vrijgegeven.",
}
_EXPIRED_NOTICE = "Deze tekst gold tot en met {day}. Vraag de gemeente of hij nog klopt."
_TRANSLATION_NOTICE = "Geen tolk of vertaler heeft deze vertaling gecontroleerd. De Nederlandse tekst geldt."
_ROLES: Mapping[str, str] = {
    "parent": "Ouder",
    "child": "Jeugdige",
    "guardian": "Voogd",
    "foster_parent": "Pleegouder",
    "network": "Iemand uit het netwerk",
    "other": "Betrokkene",
}
_READING: Mapping[str, str] = {
    "self": "Zelf gelezen",
    "readAloud": "Helemaal voorgelezen",
    "pictograms": "Uitgelegd met plaatjes",
}
_FOOTER = (
    "U hoeft niet te tekenen. U mag later anders beslissen. "
    "Zeg dat dan tegen ons; dat mag ook per telefoon of in een brief."
)


def paper_of(ceremony: Ceremony) -> Paper:
    """Return the paper of `ceremony`; without a decision it is the paper as it is read beforehand."""
    form, translation = ceremony.form, ceremony.translation
    return Paper(
        number=ceremony.number,
        title=form.title,
        title_translated=None if translation is None else translation.title,
        organisation=ceremony.municipality,
        language=None if translation is None else translation.language,
        notices=_notices(ceremony),
        sections=(_people(ceremony), _answers(ceremony), _text(ceremony)),
        decision="" if ceremony.decision is None else form.said(ceremony.mark, ceremony.decision),
        decision_translated=None
        if ceremony.decision is None or translation is None
        else translation.said(ceremony.mark, ceremony.decision),
        decision_part=_part(ceremony),
        marks=_marks(ceremony),
        footer=_FOOTER,
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


def _notices(ceremony: Ceremony) -> tuple[str, ...]:
    notices = []
    if ceremony.form.review != "released":
        notices.append(_REVIEW_NOTICES[ceremony.form.review])
    if ceremony.text_expired_on is not None:
        notices.append(_EXPIRED_NOTICE.format(day=day_in_words(ceremony.text_expired_on)))
    if ceremony.translation is not None and ceremony.translation.translation == "not_checked":
        notices.append(_TRANSLATION_NOTICE)
    return tuple(notices)


def _people(ceremony: Ceremony) -> Section:
    rows = [Row("Over", ceremony.child_name + _born(ceremony.child_born))]
    if ceremony.signer_role != "child":  # not by name: a father and his son may share theirs
        role = _ROLES.get(ceremony.signer_role, _ROLES["other"])
        rows.append(Row("Beslist op dit papier", f"{ceremony.signer_name} ({role.lower()})"))
    rows.append(Row("Gesproken met", f"{ceremony.worker_name}, {ceremony.municipality}"))
    if ceremony.reading_mode is not None:
        rows.append(Row("Tekst", _READING[ceremony.reading_mode]))
    return Section("Wie", rows=tuple(rows))


def _answers(ceremony: Ceremony) -> Section:
    form, translation = ceremony.form, ceremony.translation
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
    return Section(_label(form, "answers", "Waar het om gaat"), _foreign_label(translation, "answers"), rows=rows)


def _text(ceremony: Ceremony) -> Section:
    paragraphs = tuple(
        Paragraph(text, translated)
        for text, translated in zip(ceremony.paragraphs, ceremony.translated_paragraphs, strict=True)
    )
    form, translation = ceremony.form, ceremony.translation
    return Section(_label(form, "text", "Dit moet u weten"), _foreign_label(translation, "text"), paragraphs)


def _part(ceremony: Ceremony) -> Row | None:
    """Return which part the decision is about: without it a yes to a part could be read as a yes to anything."""
    if ceremony.decision not in NEEDS_WORDS or not ceremony.view_text:
        return None
    label, translated = _label(ceremony.form, "part", "Dit deel"), _foreign_label(ceremony.translation, "part")
    return Row(label, f"“{ceremony.view_text}”", translated)


def _marks(ceremony: Ceremony) -> tuple[Mark, ...]:
    if ceremony.decision is None:
        return ()
    when = _when(ceremony)
    signer_line = f"Getekend op de tablet {when}." if ceremony.strokes else f"Gezegd {when}; niet getekend."
    if ceremony.view_text and ceremony.decision not in NEEDS_WORDS:  # there they stand with the decision
        signer_line += f" In eigen woorden: “{ceremony.view_text}”"
    worker_line = f"Getekend {when}." if ceremony.worker_strokes else f"Vastgelegd {when}."
    return (
        Mark(
            "Handtekening" if ceremony.strokes else "Antwoord van",
            ceremony.signer_name,
            ceremony.strokes,
            signer_line,
            f"Handtekening van {ceremony.signer_name}",
        ),
        Mark(
            "Medewerker",
            ceremony.worker_name,
            ceremony.worker_strokes,
            worker_line,
            f"Handtekening van {ceremony.worker_name}",
        ),
    )


def _when(ceremony: Ceremony) -> str:
    """Say when, and what that rests on: a device clock alone proves nothing (design §3)."""
    made_at = _moment(ceremony.made_at)
    if ceremony.time_words == "estimated":
        return f"op {made_at} (geschat)"
    if ceremony.not_before is None:
        return f"op {made_at} (klok van de tablet)"
    if ceremony.made_at <= ceremony.not_before:  # the tablet's clock is behind what the server said
        return f"niet eerder dan {made_at}"
    return f"op {made_at} (klok van de tablet; niet eerder dan {_moment(ceremony.not_before)})"


def _moment(moment: datetime) -> str:
    local = moment.astimezone(AMSTERDAM)
    return f"{day_in_words(local.date())} om {local:%H:%M}"


def _born(born: str | None) -> str:
    if born is None:
        return ""
    year, month, day = (int(part) for part in born.split("-"))
    return f", geboren op {day}-{month}-{year}"


def _label(form: FormText, name: str, otherwise: str) -> str:
    return form.labels.get(name, otherwise)


def _foreign_label(translation: FormText | None, name: str) -> str | None:
    return None if translation is None else translation.labels.get(name)
