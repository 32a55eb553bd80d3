"""Who is not asked under a form that lies before its signers, also where the team named them only afterwards (H2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from jgvisit.ids import FormId, PersonId
from jgvisit.records.case_forms import FilledForm, Form, Laid
from jgvisit.records.entries import Entry
from jgvisit.records.filled import FormFilled
from jgvisit.records.happenings_of_family import ExceptionUsed
from jgvisit.records.not_asked import named_in
from jgvisit.records.payload_forms import FormOpened, SignerDecided
from jgvisit.records.versions import Versions

NotAsked = Mapping[FormId, frozenset[PersonId]]
"""Filled form -> who is not asked under it."""
Decided = Collection[tuple[str, str]]
"""(form, person)"""


def named_by_team(versions: Versions) -> NotAsked:
    """Return whom the team's part of each filled form names now; of two rival versions both count."""
    heads = versions.current(FormFilled, lambda filled: (filled.form, filled.part, filled.owner or ""))
    found: dict[FormId, set[PersonId]] = defaultdict(set)
    for (form, part, _), rivals in heads.items():
        if part == "team":
            found[FormId(form)].update(person for _, filled in rivals for person in named_in(filled.answers))
    return {form: frozenset(people) for form, people in found.items() if people}


def named_by_exception(versions: Versions) -> NotAsked:
    """Return whom an exception leaves out under each filled form (H17); one in dispute hides it all the same."""
    heads = versions.current(ExceptionUsed, lambda used: used.event).values()
    return _named_in(used for rivals in heads for _, used in rivals)


def once_named_by_exception(versions: Versions) -> NotAsked:
    """Return whom an exception ever left out, whether or not that was taken back since."""
    return _named_in(used for _, used in versions.ever(ExceptionUsed))


def _named_in(all_used: Iterable[ExceptionUsed]) -> NotAsked:
    found: dict[FormId, set[PersonId]] = defaultdict(set)
    for used in all_used:
        if used.form is not None and used.mistaken is None:
            found[FormId(used.form)].update(map(PersonId, used.persons))
    return {form: frozenset(people) for form, people in found.items() if people}


def names_somebody(entries: Collection[Entry]) -> bool:
    """Tell whether any record names somebody as not asked."""
    return any(_names_somebody(each) for each in entries)


def _names_somebody(entry: Entry) -> bool:
    match entry.payload:
        case FormFilled(answers=answers):
            return bool(named_in(answers))
        case ExceptionUsed(form=form, persons=persons):
            return form is not None and bool(persons)
        case _:
            return False


def joined(one: NotAsked, other: NotAsked) -> NotAsked:
    """Lay both together: who is not asked under a form by either is not asked."""
    nobody = frozenset[PersonId]()
    return {form: one.get(form, nobody) | other.get(form, nobody) for form in {*one, *other}}


def with_left_out(
    filled: tuple[FilledForm, ...], named: NotAsked, versions: Versions, decided: Decided
) -> tuple[FilledForm, ...]:
    """Return the filled forms with whom an exception leaves out; who decided on one knows of it already."""
    laid = {(opened.form, opened.filled) for _, opened in versions.ever(FormOpened)}
    knows = {(filled, person) for form, person in decided for opened, filled in laid if opened == form}
    return tuple(
        replace(form, left_out=tuple(sorted(person for person in named[form.id] if (form.id, person) not in knows)))
        if form.id in named
        else form
        for form in filled
    )


def decided_ever(versions: Versions) -> Decided:
    """Return who ever decided something on which form."""
    return frozenset((decided.form, decided.person) for _, decided in versions.ever(SignerDecided))


def without_not_asked(
    forms: tuple[Form, ...], named: NotAsked, decided: Decided, once_excepted: NotAsked
) -> tuple[Form, ...]:
    """Return the forms, of which those laid ask nobody who was named since: what shows is what counts.

    Who decided on one before knows of it, and what they said stands: their no is not lost. Of whom an exception left
    out and leaves out no more, no form says that they are not asked, also where it was laid in between: the law asks
    them, and the form is laid anew for them.
    """
    return tuple(
        form if form.laid is None else _asking_less(form, form.laid, named, decided, once_excepted) for form in forms
    )


def _asking_less(form: Form, laid: Laid, named: NotAsked, decided: Decided, once_excepted: NotAsked) -> Form:
    now, nobody = named.get(laid.form, frozenset()), frozenset[PersonId]()
    since = {person for person in now if (form.id, person) not in decided}
    kept = set(laid.not_asked) - (once_excepted.get(laid.form, nobody) - now)
    if not since and kept == set(laid.not_asked):
        return form
    return replace(
        form,
        laid=replace(laid, not_asked=tuple(sorted(kept | since))),
        required=tuple(mark for mark in form.required if mark.person not in since),
    )
