"""Folding restrictions: what is hidden from whom, and every record that would tell the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from msgspec import structs

from jgvisit.ids import PersonId, RecordId
from jgvisit.records.case_journal import Restriction
from jgvisit.records.entries import Entry, Reading
from jgvisit.records.happening import Consult
from jgvisit.records.matters import matter_of
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_family import OrderRecorded, PersonRegistered
from jgvisit.records.payload_forms import ConsentWithdrawn, DocumentSealed, FormOpened, SignerDecided
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.records.telling import plain, telling_words, texts_of
from jgvisit.records.versions import Versions


def fold_restrictions(versions: Versions, reading: Reading) -> tuple[Restriction, ...]:
    """Return the restrictions in force.

    Hiding a record hides every version of its matter, earlier and later, what corrects it, and the
    papers made of it: a fact written down again must not show itself. Hiding a person or a form hides all that
    is about them. So does it hide every record
    whose text repeats the hidden words, such as the purpose of a visit that says the address (H2). Only
    a record that supersedes a restriction lifts it, such as one that hides nothing; of rival ones each holds
    (hidden over shown).
    """
    restricted = [(entry, payload) for entry, payload in versions.events(VisibilityRestricted) if payload.hides]
    if not restricted:
        return ()
    tells = _Tells(reading.entries)
    return tuple(_restriction(tells, entry, payload) for entry, payload in restricted)


def hidden_along(entries: Iterable[Entry], records: Iterable[str]) -> frozenset[RecordId]:
    """Return all that a restriction on `records` hides: them, what tells the same fact, and what repeats its words."""
    tells = _Tells(entries)
    hides = tells.with_same_fact(records)
    return frozenset(hides | tells.repeating(tells.words(hides)))


def _restriction(tells: _Tells, entry: Entry, payload: VisibilityRestricted) -> Restriction:
    hides = tells.with_same_fact(payload.hides)
    words = tells.words(hides)
    return Restriction(
        hides=tuple(sorted(hides | tells.repeating(words))),
        hidden_from=tuple(sorted(map(PersonId, payload.hidden_from))),
        basis=payload.basis,
        review_on=payload.review_on,
        stamp=entry.stamp(),
        asked_by=None if payload.asked_by is None else PersonId(payload.asked_by),
        child_was_told=payload.child_was_told,
        words=tuple(sorted(words)),
        from_family=tells.is_advice(payload.hides),
    )


class _Tells:
    """Which records tell the same fact as another."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._neighbours: dict[str, set[str]] = defaultdict(set)
        self._entries = tuple(entries)
        for entry in self._entries:
            for key in _facts_told(entry):
                self._neighbours[entry.id].add(key)
                self._neighbours[key].add(entry.id)
            for old in entry.body.supersedes:
                self._neighbours[old].add(entry.id)
            for whole in _belongs_to(entry.payload):
                self._neighbours[whole].add(entry.id)

    def with_same_fact(self, records: Iterable[str]) -> set[RecordId]:
        """Return `records` and all that would betray them."""
        found: set[str] = set()
        waiting = list(records)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += self._neighbours.get(name, ())
        return {RecordId(name) for name in found if not name.startswith("=")}

    def is_advice(self, records: Collection[str]) -> bool:
        """Tell whether these records, as they are named, are advice for the team and nothing else."""
        named = [entry.payload for entry in self._entries if entry.id in records]
        return bool(named) and all(isinstance(payload, Consult) for payload in named)

    def words(self, records: set[RecordId]) -> frozenset[str]:
        """Return the words that would betray these records in another text."""
        found = (telling_words(entry.payload) for entry in self._entries if entry.id in records)
        return frozenset(word for words in found for word in words)

    def repeating(self, words: frozenset[str]) -> set[RecordId]:
        """Return the records whose text holds one of these words, with all that tells the same."""
        if not words:
            return set()
        return self.with_same_fact(name for name, said in self._said if any(word in said for word in words))

    @cached_property
    def _said(self) -> tuple[tuple[RecordId, str], ...]:
        """Every record with its texts as they are compared, parted by blanks."""
        return tuple(
            (entry.id, " ".join(map(plain, texts_of(_looked_through(entry.payload)))))
            for entry in self._entries
            if not isinstance(entry.payload, VisibilityRestricted)
        )


def _looked_through(payload: Payload) -> Payload:
    """Return what of a record is looked through for hidden words.

    Which GI carries an order out stands in the decision that both parents got: the order that says so betrays
    nothing, and without the order no frame is sure.
    """
    return structs.replace(payload, gi=None) if isinstance(payload, OrderRecorded) else payload


def _belongs_to(payload: Payload) -> Iterator[str]:
    """Yield what a record is part of: with a person or a form all that is about them is hidden, but not the reverse."""
    for name in ("person", "child", "holder"):
        if isinstance(who := getattr(payload, name, None), str) and not isinstance(payload, PersonRegistered):
            yield f"=person:{who}"
    if isinstance(payload, SignerDecided | DocumentSealed | ConsentWithdrawn):
        yield f"=form:{payload.form}"


def _facts_told(entry: Entry) -> list[str]:
    payload = entry.payload
    matter = matter_of(payload)
    told = [] if matter == entry.body.kind else [f"={matter}"]
    if isinstance(payload, DocumentSealed):
        told.append(f"=decision:{payload.form}:{payload.person}")
    if isinstance(payload, FormOpened) and payload.filled is not None:  # a copy of what was filled in
        told.append(f"=filled:{payload.filled}:{'team' if payload.kept_to == 'team' else 'common'}:")
    if isinstance(payload, SignerDecided):
        told.append(f"=document:{payload.form}:{payload.person}")
    return told
