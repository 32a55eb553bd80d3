"""Circumstances of the rights card that no other record tells: somebody saw them, and says where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from jgvisit.domain.facts import Role
from jgvisit.domain.rights import Circumstance, RightRule, is_for
from jgvisit.domain.terms import add_months

Recordable = Literal["parents_apart", "stay", "carer", "not_returned", "contact_limited", "first_placement_request"]
DATED: frozenset[Recordable] = frozenset({"stay"})
"""Of these the first day counts."""


@dataclass(frozen=True)
class Seen:
    """One circumstance that was seen, and since when; `since` None where the day is not known."""

    what: Recordable
    since: date | None = None


def known_from(seen: Iterable[Seen], on: date) -> frozenset[Circumstance]:
    """Return what holds on `on` by what was seen.

    A stay of which nobody knows the first day is not called longer than a year (BW 1:253s). What
    begins later does not hold yet.
    """
    held: set[Circumstance] = set()
    for each in seen:
        if each.since is not None and each.since > on:
            continue
        held.add(each.what)
        if each.what == "stay" and each.since is not None and add_months(each.since, 12) <= on:
            held.add("stay_over_a_year")
    return frozenset(held)


def asked_of(rules: Iterable[RightRule], role: Role, age: int | None) -> tuple[Recordable, ...]:
    """Return the circumstances that would change the card of this role and age, in the order above."""
    used = {name for rule in rules if is_for(rule, role, age) for name in (*rule.only, *rule.unless)}
    if "stay_over_a_year" in used:
        used.add("stay")
    return tuple(name for name in get_args(Recordable) if name in used)
