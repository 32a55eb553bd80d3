"""A case file as PDF/A-3a and PDF/UA-1: table of contents, sections by kind, the JSON attached."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from jgvisit.clock import AMSTERDAM, from_rfc3339
from jgvisit.content.form_model import Field, FormDefinition
from jgvisit.documents.dossier_words import dossier_words
from jgvisit.documents.lettering import clean, lay_out, undrawable
from jgvisit.documents.typesetting import Typesetter
from jgvisit.records.answers import Answer, PassagesAnswer, RowsAnswer
from jgvisit.records.certificates import DEMO
from jgvisit.services.forms.answer_words import Whole, in_words, passage_in_words, row_in_words
from jgvisit.services.papers.dossier import Dossier, Written
from jgvisit.shapes import convert

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z")
_NOT_DRAWN = "?"
"""Stands for a character that no font of ours has; the JSON holds what was typed."""
Row = tuple[str, str]


class DossierPaper:
    """Draws case files with the vendored template and fonts; nothing of it is sealed."""

    def __init__(self, resources_dir: Path, mark: str = DEMO) -> None:
        self._fonts = resources_dir / "fonts"
        self._words = dossier_words(resources_dir / "forms")
        self._typesetter = Typesetter(resources_dir / "forms" / "dossier.typ", self._fonts, mark)

    def pdf(self, dossier: Dossier, *, concept: bool) -> bytes:
        """Return the paper; a concept says so on every page and has nothing attached.

        Raises:
            RenderError: the template could not draw it.
        """
        return self._typesetter.pdf(self._inputs(dossier, concept=concept), dossier.made_at)

    def heading(self, kind: str) -> str:
        """Return what a kind of record is called; the kind itself where nobody named it."""
        return self._words.kinds.get(kind, ("events", self._words.ours.get(kind, kind)))[1]

    def _inputs(self, dossier: Dossier, *, concept: bool) -> dict[str, str]:
        words = self._words.fixed
        names = {str(person): name for person, name, _ in dossier.people}
        drawn = {
            "title": words["title"],
            "organisation": self._text(dossier.municipality),
            "words": {name: words[name] for name in ("contents", "what", "answer", "page", "attached")},
            "concept": words["concept"] if concept else None,
            "demo": dossier.demo,
            "notices": [self._text(notice) for notice in self._notices(dossier, names)],
            "sections": [
                {"heading": words["about"], "entries": [{"heading": None, "rows": self._rows(self._about(dossier))}]},
                {"heading": words["people"], "entries": [{"heading": None, "rows": self._rows(self._people(dossier))}]},
                *self._sections(dossier, names),
                self._papers(dossier, concept=concept),
            ],
        }
        return {"dossier": json.dumps(drawn, ensure_ascii=False), "record": "" if concept else dossier.json().decode()}

    def _notices(self, dossier: Dossier, names: Mapping[str, str]) -> Iterator[str]:
        if dossier.reader is None:
            yield self._words.fixed["whole"]
        else:
            yield self._words.fixed["for_person"].format(name=names.get(dossier.reader, ""))

    def _about(self, dossier: Dossier) -> Iterator[Row]:
        words = self._words.fixed
        yield words["decision"], dossier.decision
        yield words["made_on"], _day(dossier.made_at)
        known = dossier.known_at
        yield "", words["known_never"] if known is None else words["known_on"].format(day=_day(from_rfc3339(known)))
        yield "", words["clock"]

    def _people(self, dossier: Dossier) -> Iterator[Row]:
        for _, name, role in dossier.people:
            yield self._words.value("role", role), name

    def _papers(self, dossier: Dossier, *, concept: bool) -> dict[str, object]:
        words = self._words.fixed
        rows = [("", words["papers_beside"] if dossier.papers else words["no_papers"])]
        rows += [("", paper.file_name) for paper in dossier.papers if not concept]
        return {"heading": words["papers"], "entries": [{"heading": None, "rows": self._rows(iter(rows))}]}

    def _sections(self, dossier: Dossier, names: Mapping[str, str]) -> Iterator[dict[str, object]]:
        for group, heading in self._words.groups.items():
            entries = [
                {"heading": self._text(self._heading(one)), "rows": self._rows(self._told(dossier, one, names))}
                for one in dossier.written
                if self._words.kinds.get(one.kind, ("events", ""))[0] == group
            ]
            if entries:
                yield {"heading": heading, "entries": entries}

    def _heading(self, one: Written) -> str:
        return (
            f"{self.heading(one.kind)}, {self._words.fixed['written_on'].lower()} {_day(from_rfc3339(one.recorded_at))}"
        )

    def _told(self, dossier: Dossier, one: Written, names: Mapping[str, str]) -> Iterator[Row]:
        form = dossier.forms.get(one.data.get("form_type", ""))
        for field, value in one.data.items():
            if field in self._words.skip or value in (None, "", [], {}):
                continue
            if field == "person" and one.kind == "personRegistered":
                continue  # the name stands there already
            if field == "form_type":
                yield self._words.fields[field], value if form is None else form.title
            elif isinstance(value, dict):
                yield from _answers(form, value, names)
            else:
                yield self._words.fields.get(field, field), self._value(field, value, names)

    def _value(self, field: str, value: Any, names: Mapping[str, str]) -> str:
        if isinstance(value, bool):
            return self._words.fixed["yes" if value else "no"]
        if isinstance(value, list | tuple):
            parted = "\n" if field == "binding_text" else ", "
            return parted.join(self._value(field, each, names) for each in value)
        text = names.get(str(value), str(value))
        if _DAY.fullmatch(text):
            return _date(text)
        if _MOMENT.fullmatch(text):
            return _day(from_rfc3339(text))
        return self._words.value(field, text)

    def _rows(self, rows: Iterator[Row]) -> list[dict[str, str]]:
        return [{"label": self._text(label), "value": self._text(value)} for label, value in rows]

    def _text(self, text: str) -> str:
        for missing in undrawable(text, self._fonts):
            text = text.replace(missing, _NOT_DRAWN)
        return lay_out(clean(text)).strip()


def _answers(form: FormDefinition | None, given: Mapping[str, Any], names: Mapping[Any, str]) -> Iterator[Row]:
    """Yield what was filled in, under the labels of the form where these texts have it, and in its order."""
    fields = {} if form is None else {field.id: field for field in form.fields}
    places = {name: place for place, name in enumerate(fields)}
    typed = {name: convert(value, Answer) for name, value in given.items() if not isinstance(value, str)}
    whole = None if form is None else Whole(form, typed)
    for name, value in sorted(given.items(), key=lambda each: places.get(each[0], len(places))):
        field = fields.get(name)
        label = name if field is None else field.label
        if isinstance(value, str):
            yield label, _as_read(field, value)
            continue
        answer: Answer = typed[name]
        if field is None:
            yield label, "; ".join(_texts(value))
        elif isinstance(answer, RowsAnswer):
            for number, row in enumerate(answer.rows, 1):
                yield f"{label} ({number})", row_in_words(field, row, names, "nl", whole=whole)
        elif isinstance(answer, PassagesAnswer):
            for passage in answer.passages:
                yield label, passage_in_words(passage)
        else:
            yield label, in_words(field, answer, names, "nl")


def _as_read(field: Field | None, value: str) -> str:
    """Return an answer that was kept as bare text as the form words it: a reader never meets the name of a choice."""
    texts = {} if field is None else dict(field.choices)
    if texts:
        return "; ".join(texts.get(each.strip(), each) for each in value.splitlines())
    return _date(value) if _DAY.fullmatch(value) else value


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, each in value.items():
            if name not in ("kind", "id"):
                yield from _texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)


def _date(text: str) -> str:
    return f"{date.fromisoformat(text):%d-%m-%Y}"


def _day(moment: datetime) -> str:
    return f"{moment.astimezone(AMSTERDAM):%d-%m-%Y}"
