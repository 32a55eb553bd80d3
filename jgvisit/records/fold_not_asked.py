"""Who is not asked under a form that lies before its signers, also where the team named them only afterwards (H2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace

from jgvisit.ids import FormId, PersonId
from jgvisit.records.case_forms import Form, Laid
from jgvisit.records.entries import Entry
from jgvisit.records.filled import FormFilled
from jgvisit.records.not_asked import named_in
from jgvisit.records.payload_forms import SignerDecided
from jgvisit.records.versions import Versions

NotAsked = Mapping[FormId, frozenset[PersonId]]
"""Filled form -> whom the team names there as not asked."""
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


def names_somebody(entries: Collection[Entry]) -> bool:
    """Tell whether any record names somebody as not asked."""
    return any(isinstance(each.payload, FormFilled) and named_in(each.payload.answers) for each in entries)


def decided_ever(versions: Versions) -> Decided:
    """Return who ever decided something on which form."""
    return frozenset((decided.form, decided.person) for _, decided in versions.ever(SignerDecided))


def without_not_asked(forms: tuple[Form, ...], named: NotAsked, decided: Decided) -> tuple[Form, ...]:
    """Return the forms, of which those laid ask nobody whom the team named since: what shows is what counts.

    Who decided on one before knows of it, and what they said stands: their no is not lost.
    """
    return tuple(form if form.laid is None else _asking_less(form, form.laid, named, decided) for form in forms)


def _asking_less(form: Form, laid: Laid, named: NotAsked, decided: Decided) -> Form:
    since = {person for person in named.get(laid.form, ()) if (form.id, person) not in decided}
    if not since:
        return form
    return replace(
        form,
        laid=replace(laid, not_asked=tuple(sorted({*laid.not_asked, *since}))),
        required=tuple(mark for mark in form.required if mark.person not in since),
    )
