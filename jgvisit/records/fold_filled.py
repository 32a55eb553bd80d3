"""Folding filled forms: the last version of each part, kept apart as they were recorded."""

from __future__ import annotations

from collections import defaultdict

from jgvisit.ids import FormId, PersonId, VisitId, WorkerId
from jgvisit.records.case_forms import FilledForm, FilledPart
from jgvisit.records.entries import Entry
from jgvisit.records.filled import FormFilled
from jgvisit.records.versions import Versions


def fold_filled(versions: Versions) -> tuple[FilledForm, ...]:
    """Return the filled forms by id; rival versions of a part all stand there until a person decides."""
    parts: dict[str, list[FilledPart]] = defaultdict(list)
    names: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for rivals in versions.current(FormFilled, _matter).values():
        for entry, filled in rivals:
            parts[filled.form].append(_part(entry, filled, disputed=len(rivals) > 1))
            names[filled.form].append((_PARTS.index(filled.part), entry.hash, filled.form_type))
    ever: dict[str, list[FilledPart]] = defaultdict(list)
    for entry, filled in versions.ever(FormFilled):
        ever[filled.form].append(_part(entry, filled, disputed=False))
    return tuple(
        FilledForm(
            id=FormId(form),
            form_type=min(names[form])[-1],
            children=tuple(sorted({child for part in parts[form] for child in part.children})),
            parts=tuple(sorted(parts[form], key=_place)),
            versions=tuple(ever[form]),
        )
        for form in sorted(parts)
    )


_PARTS = ("common", "private", "team")


def _matter(filled: FormFilled) -> tuple[str, str, str]:
    return filled.form, filled.part, filled.owner or ""


def _place(part: FilledPart) -> tuple[int, str, str]:
    return _PARTS.index(part.part), part.owner or "", part.stamp.record


def _part(entry: Entry, filled: FormFilled, *, disputed: bool) -> FilledPart:
    return FilledPart(
        part=filled.part,
        owner=None if filled.owner is None else PersonId(filled.owner),
        form_version=filled.form_version,
        children=tuple(map(PersonId, filled.children)),
        visit=None if filled.visit is None else VisitId(filled.visit),
        number=filled.number,
        answers=tuple(sorted(filled.answers.items())),
        pack=entry.body.pack,
        disputed=disputed,
        stamp=entry.stamp(),
        colleague_number=None if filled.colleague_number is None else WorkerId(filled.colleague_number),
    )
