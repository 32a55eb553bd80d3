"""Who holds authority (gezag) over a child on a day, and why somebody does not (table A1 rows 8-12)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from jgvisit.domain.ages import age_on
from jgvisit.domain.facts import GI, UNKNOWN, Authority, AuthorityKind, CourtOrder, Facts, OrderKind, Person
from jgvisit.domain.orders import ON_AUTHORITY, read_orders
from jgvisit.ids import PersonId

DropRow = Literal[8, 9, 10]
Doubt = Literal["authority_unknown", "authority_contradictory"]
_GUARDIANS: tuple[AuthorityKind, ...] = ("guardian", "provisional_guardian")


@dataclass(frozen=True, order=True)
class Dropped:
    """Somebody with a line of authority who does not decide now, and the row of A1 that says so."""

    person: PersonId
    row: DropRow


@dataclass(frozen=True)
class AuthorityReading:
    """What is known of the authority over one child on one day. Tuples are sorted."""

    holders: tuple[PersonId, ...]
    """Natural persons who decide: evidence seen, not dropped."""
    kinds: tuple[AuthorityKind, ...]
    """Of the holders' lines, one per holder."""
    gi_is_guardian: bool
    candidates: tuple[PersonId, ...]
    """Holders and those whose line has no evidence: they may read and sign, but that starts nothing (H14)."""
    dropped: tuple[Dropped, ...]
    once: tuple[PersonId, ...]
    """Everybody who has or had a line over this child."""
    doubts: tuple[Doubt, ...]
    """Empty if and only if the authority is known."""

    @property
    def known(self) -> bool:
        """Tell whether it is known who decides, even if nobody can."""
        return not self.doubts


def authority_over(facts: Facts, child: PersonId) -> AuthorityReading:
    """Work out who holds authority over `child` on `facts.on`.

    A line without evidence counts as not known, and so does everything beside an order of which nobody wrote
    down whose authority it ends or suspends. Only A1 rows 8 (ended, suspended), 9 (whereabouts
    unknown or unable: BW 1:253r, 253q) and 10 (minor, under guardianship: BW 1:246) take somebody out.
    """
    lines = sorted(
        (line for line in facts.authority if line.child == child and line.since <= facts.on),
        key=repr,
    )
    proven = [line for line in lines if line.is_proven]
    persons = {person.id: person for person in facts.persons}
    halted = _halted_by_order(facts, child, proven)
    dropped: dict[PersonId, DropRow] = {}
    holding: dict[PersonId, AuthorityKind] = {}
    for line in _natural(proven):
        person = PersonId(line.holder)
        row = _row_that_drops(line, facts, persons.get(person), halted)
        if row is None:
            holding[person] = line.kind
        else:
            dropped[person] = max(row, dropped.get(person, row))
    both_ways = {person for person in holding if dropped.get(person) == 8 and _suspended_too(proven, person)}
    dropped = {person: row for person, row in dropped.items() if person not in holding}
    gi = any(_gi_guards(line, facts) for line in proven)
    unproven = {PersonId(line.holder) for line in _natural(lines) if not line.is_proven and _runs(line, facts)}
    holders = tuple(sorted(holding))
    return AuthorityReading(
        holders=holders,
        kinds=tuple(holding[person] for person in holders),
        gi_is_guardian=gi,
        candidates=tuple(sorted((set(holding) | unproven) - set(dropped))),
        dropped=tuple(sorted(Dropped(person, row) for person, row in dropped.items())),
        once=tuple(sorted({PersonId(line.holder) for line in _natural(lines)})),
        doubts=_doubts(lines, facts, tuple(holding.values()), gi, bool(both_ways), _of_somebody(facts, child)),
    )


def _natural(lines: Iterable[Authority]) -> list[Authority]:
    return [line for line in lines if line.holder not in (GI, UNKNOWN)]


def _runs(line: Authority, facts: Facts) -> bool:
    return line.until is None or line.until >= facts.on


def _suspended_too(lines: list[Authority], person: PersonId) -> bool:
    return any(line.holder == person and line.suspended for line in lines)


def _gi_guards(line: Authority, facts: Facts) -> bool:
    return line.holder == GI and line.kind in _GUARDIANS and _runs(line, facts) and not line.suspended


def _halted_by_order(facts: Facts, child: PersonId, lines: list[Authority]) -> set[PersonId]:
    """Return whose authority a seen order in force ended or suspended; default all parents."""
    halted: set[PersonId] = set()
    for reading in read_orders(facts, child):
        order = reading.order
        if order.kind in ON_AUTHORITY and reading.force == "in_force":
            parents = {PersonId(line.holder) for line in lines if line.kind == "parent"}
            halted |= parents if order.person is None else {PersonId(order.person)}
    return halted


def _of_somebody(facts: Facts, child: PersonId) -> bool:
    """Tell whether a seen order in force halts the authority of nobody knows whom.

    The same decision with a name, on the same number, tells whom: then nothing is in doubt.
    """
    read = [reading for reading in read_orders(facts, child) if reading.order.kind in ON_AUTHORITY]
    named = {_decision(reading.order) for reading in read if reading.order.person not in (None, UNKNOWN)}
    return any(
        reading.order.person == UNKNOWN and reading.force == "in_force" and _decision(reading.order) not in named
        for reading in read
    )


def _decision(order: CourtOrder) -> tuple[OrderKind, str]:
    return order.kind, "".join(filter(str.isalnum, order.number or "")).casefold()


def _row_that_drops(line: Authority, facts: Facts, person: Person | None, halted: set[PersonId]) -> DropRow | None:
    if line.suspended or not _runs(line, facts) or line.holder in halted:
        return 8
    if person is None:
        return None
    minor = person.born is not None and age_on(person.born, facts.on) < 18
    if minor or person.capacity == "under_guardianship":
        return 10
    return 9 if person.whereabouts == "unknown" or person.capacity == "incapable_in_this_matter" else None


def _doubts(
    lines: list[Authority], facts: Facts, kinds: tuple[AuthorityKind, ...], gi: bool, both_ways: bool, of_somebody: bool
) -> tuple[Doubt, ...]:
    """Say why it is not known who decides: perhaps another holder, no proof, or lines that exclude each other."""
    running = [line for line in lines if _runs(line, facts)]
    unproven = any(not line.is_proven or line.holder == UNKNOWN for line in running)
    odd_gi = any(line.holder == GI and line.kind not in _GUARDIANS for line in running)
    guarded = gi or any(kind in _GUARDIANS for kind in kinds)
    parental = any(kind not in _GUARDIANS for kind in kinds)
    nothing = not any(line.is_proven for line in lines)
    doubts: list[Doubt] = []
    if (guarded and parental) or both_ways:
        doubts.append("authority_contradictory")
    if unproven or odd_gi or nothing or of_somebody:
        doubts.append("authority_unknown")
    return tuple(doubts)
