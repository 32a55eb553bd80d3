"""The forms of a family in their three states: begun, before their signers, done."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from jgvisit.ids import CaseId, PersonId
from jgvisit.records.case_forms import FilledForm
from jgvisit.records.case_stamp import day_of, time_of
from jgvisit.records.visibility import NOBODY_OF_THE_FAMILY, ShownFile
from jgvisit.services.forms.drafts import PartKey, parts_of_drafts
from jgvisit.services.forms.laid_forms import laid_forms
from jgvisit.workspace import Workspace
from ui.i18n import isolated
from ui.screens.filled.filling import typed_answers
from ui.screens.form.laid import is_answered
from ui.screens.form.what_counts import WhatCounts, answers_words, what_counts
from ui.screens.forms.catalogue import titled
from ui.screens.forms.state import FormEntry
from ui.standing_wording import missing_words
from ui.wording import day_words


@dataclass(frozen=True)
class Entries:
    """The forms that were begun, by their state."""

    begun: tuple[FormEntry, ...]
    open: tuple[FormEntry, ...]
    done: tuple[FormEntry, ...]


def entries_of(work: Workspace, file: ShownFile, drafts: Mapping[str, bytes], *, alone: bool) -> Entries:
    """Return the forms of a family as those who look on may know them; what is missing only for the worker (H8).

    `alone`: the worker, also with others in the room ("alleen voor mij").
    """
    room = NOBODY_OF_THE_FAMILY if alone else work.files.room(file.case)
    here = [part for part in parts_of_drafts(drafts) if may_open_draft(work, file.case, part, drafts, alone=alone)]
    half = tuple(_half_typed(work, file, drafts, here))
    typed = frozenset(part.form for part in here)
    begun: list[FormEntry] = []
    before: list[FormEntry] = []
    done: list[FormEntry] = []
    for form in file.filled:
        entry, opened = _entry(work, file, form, has_changes=form.id in typed), laid_forms(file, form.id)
        if not opened:
            begun.append(entry)
            continue
        answered = all(map(is_answered, opened))
        if room:  # in one colour: what hangs on a no is not told to the room (H8)
            counts = WhatCounts(answers_words(answered=answered), "info", ())
        else:
            counts = what_counts(work, file.case, form.id)
            counts = replace(counts, details=tuple(dict.fromkeys((*counts.details, *_missing(work, file, form)))))
        status = _with_changes(counts.words, form.id in typed)
        (done if answered else before).append(replace(entry, status=status, tone=counts.tone, details=counts.details))
    return Entries((*half, *begun), tuple(before), tuple(done))


def may_open_draft(work: Workspace, case: CaseId, key: PartKey, drafts: Mapping[str, bytes], *, alone: bool) -> bool:
    """Tell whether what was half typed of a part may be known of here, whatever is on record of it."""
    typed = typed_answers(drafts[key.draft()])
    return work.filled_forms.may_open(case, key, typed, alone=alone)


def _half_typed(
    work: Workspace, file: ShownFile, drafts: Mapping[str, bytes], here: Iterable[PartKey]
) -> Iterator[FormEntry]:
    """Yield the forms of which nothing is on record, one entry a form; of the parts that may be open `here`."""
    seen = {form.id for form in file.filled}
    for key in here:
        if key.form in seen or work.pack.definition(key.form_type) is None:
            continue
        seen.add(key.form)
        about = tuple(PersonId(child) for child in json.loads(drafts[key.draft()])["children"])
        yield FormEntry(
            key=key.draft(),
            title=_title(work, key.form_type),
            about=_names(file, about),
            status=QCoreApplication.translate("FormEntries", "Typed, not on record yet"),
            can_discard=True,
        )


def _entry(work: Workspace, file: ShownFile, form: FilledForm, *, has_changes: bool) -> FormEntry:
    first, newest = form.parts[0], max(form.parts, key=lambda part: time_of(part.stamp))
    day = day_words(day_of(newest.stamp).isoformat())
    words = QCoreApplication.translate("FormEntries", "On record since {day}").format(day=day)
    return FormEntry(
        key=PartKey(form.id, form.form_type, first.part, first.owner).draft(),
        title=_title(work, form.form_type),
        about=_names(file, form.children),
        status=_with_changes(words, has_changes),
        tone="info" if has_changes else "neutral",
    )


def _with_changes(words: str, has_changes: bool) -> str:
    if not has_changes:
        return words
    changes = QCoreApplication.translate("FormEntries", "with changes that are not on record")
    return f"{words} · {changes}"


def _missing(work: Workspace, file: ShownFile, form: FilledForm) -> Iterator[str]:
    """Yield where each mark stands; who may not be approached stands there as that, never as missing (H8)."""
    names = {member.id: member.name for member in file.members}
    for each in work.laid.standing(file.case, form.id, for_me=True):
        words = missing_words(each, names.get(each.person, work.enrolled.worker_name))
        if words is not None:
            yield words


def _title(work: Workspace, form_type: str) -> str:
    form = work.pack.definition(form_type)
    return form_type if form is None else titled(form.letter, form.title)


def _names(file: ShownFile, children: tuple[PersonId, ...]) -> str:
    return ", ".join(isolated(member.name) for member in file.members if member.id in children)
