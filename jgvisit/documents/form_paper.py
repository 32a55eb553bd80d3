"""Any filled form as a paper for one reader, Dutch with the reader's language beside it."""

from __future__ import annotations

from collections.abc import Iterator

from jgvisit.clock import to_rfc3339
from jgvisit.content.form_model import FormDefinition
from jgvisit.documents.form_rows import answer_rows, sentences
from jgvisit.documents.model import Paper, Paragraph, Row, Section
from jgvisit.documents.opinion_rows import opinion_sections
from jgvisit.documents.paper_words import PaperWords
from jgvisit.ids import PersonId
from jgvisit.records import canonical
from jgvisit.services.agreements.second_reviews import SecondReview
from jgvisit.services.forms.filled_text import Written
from jgvisit.services.forms.on_paper import FormPrint
from jgvisit.services.talk.conditions import joined

ATTACHMENT_NAME = "formulier.json"


def form_paper(printed: FormPrint) -> Paper:
    """Return the paper of `printed`; it holds the parts in it and nothing else."""
    form, translation = printed.form, printed.translation
    written = _written(printed)
    return Paper(
        number=printed.number,
        title=form.title,
        title_translated=None if translation is None else translation.title,
        organisation=printed.municipality,
        language=None if translation is None else translation.language,
        notices=tuple(_notices(printed)),
        sections=(
            _people(printed),
            Section(form.labels["writtenDown"], _label(printed, "writtenDown"), rows=answer_rows(written)),
            *sentences(written),
            *opinion_sections(printed),
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


def _written(printed: FormPrint) -> Written:
    children = dict.fromkeys(child for part in printed.parts for child in part.children)
    return Written(
        form=printed.form,
        translation=printed.translation,
        answers={name: answer for part in printed.parts for name, answer in part.answers},
        parts=tuple(dict.fromkeys(part.part for part in printed.parts)),
        children=tuple(PersonId(child) for child in children),
        names=printed.names,
        holds=printed.holds,
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
        **({"opinions": [_opinion(each) for each in printed.opinions]} if printed.opinions else {}),
        "parts": [{"answers": dict(part.answers), "part": part.part} for part in printed.parts],
        "worker": printed.worker_name,
    }
    return canonical.encode(shown)


def _opinion(review: SecondReview) -> dict[str, object]:
    return {
        "agrees": review.agrees,
        "colleague": review.colleague,
        "confirmed": review.confirmed,
        "earlier": list(review.earlier),
        "form": review.form.id,
        "opinion": review.opinion,
    }


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
        together=True,
    )


def _label(printed: FormPrint, name: str) -> str | None:
    if printed.translation is None or printed.translation.labels[name] == printed.form.labels[name]:
        return None
    return printed.translation.labels[name]
