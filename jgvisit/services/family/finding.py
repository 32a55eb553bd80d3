"""Finding: what a worker looks for in all that this worker may see, by family, newest first.

The viewer is the room (H4): with a visit open only its family is looked through, and of it only what everybody there
may know; outside one the worker is alone. Nothing of what was looked for is kept.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from jgvisit.domain.searching import as_searched
from jgvisit.ids import CaseId, RecordId
from jgvisit.records.body import Body
from jgvisit.records.kinds import read_payload
from jgvisit.records.matters import matter_of
from jgvisit.records.payload_base import Payload
from jgvisit.records.searched import searched_texts
from jgvisit.records.versions import decided_out
from jgvisit.records.visibility import NOBODY_OF_THE_FAMILY, hidden_bodies
from jgvisit.services.desk.case_files import CaseFiles
from jgvisit.services.ports.finding import FoundRow, SearchIndex
from jgvisit.services.ports.journal import Journal

_PAUSE_S = 0.005
MOST_ROWS = 400
"""Of the newest that hold the words; who looks for what stands in more types another word."""
MOST_FAMILIES = 12
MOST_OF_A_FAMILY = 3
"""Shown at once; the family's own pages show the rest."""
_LONGEST_WORDS = 12
_AROUND_WORDS = 9
"""Words of a text before and after the one that was found."""
_LONGEST_EXCERPT = 180


@dataclass(frozen=True)
class Hit:
    """A record that holds the words."""

    record: RecordId
    kind: str
    matter: str
    payload: Payload
    recorded_at: str
    """By the clock of the laptop that wrote it, RFC 3339."""
    excerpt: str
    """The text around the first word, with an ellipsis where it goes on."""


@dataclass(frozen=True)
class FamilyHits:
    """What was found in one family."""

    case: CaseId
    name: str
    hits: tuple[Hit, ...]
    """Newest first, at most `MOST_OF_A_FAMILY`."""
    more: int
    """How many others of this family hold the words."""


@dataclass(frozen=True)
class Findings:
    """What was found for one search."""

    families: tuple[FamilyHits, ...] = ()
    """The family with the newest first."""
    cut: bool = False
    """There is more than is shown: another word narrows it."""


class Finding:
    """Looks through the records of the families of this worker."""

    def __init__(self, files: CaseFiles, journal: Journal, index: SearchIndex, today: Callable[[], date]) -> None:
        self._files, self._journal, self._index, self._today = files, journal, index, today

    def bring_up(self, between: Callable[[], None] = lambda: time.sleep(_PAUSE_S)) -> None:
        """Take in what came since the last time, in steps, with the store left to others `between` them.

        Without a pause this thread would take the store's lock again before whoever waits for it is awake: a record
        that is being written, or a page that is drawn.
        """
        while self._index.bring_up():
            between()

    def look_for(self, text: str) -> Findings:
        """Return what holds each word of `text`, whole or in part; nothing for what has no letter and no digit."""
        words = tuple(dict.fromkeys(as_searched(text).split()))[:_LONGEST_WORDS]
        if not words:
            return Findings()
        self.bring_up()
        opened = self._files.open_visit()
        only = None if opened is None else opened[0].case
        rows = self._index.find(words, only, MOST_ROWS)
        by_family: dict[CaseId, list[FoundRow]] = {}
        for row in rows:
            by_family.setdefault(row.case, []).append(row)
        found: list[FamilyHits] = []
        for case, here in by_family.items():
            if len(found) == MOST_FAMILIES:
                break
            hits = self._hits(case, here, words)
            if hits:
                name = self._files.shown(case).name
                found.append(FamilyHits(case, name, hits[:MOST_OF_A_FAMILY], len(hits) - MOST_OF_A_FAMILY))
        cut = len(rows) == MOST_ROWS or len(by_family) > MOST_FAMILIES
        return Findings(tuple(found), cut)

    def families(self) -> tuple[tuple[CaseId, str], ...]:
        """Return the families that may be named now, by name: of an open visit its own alone (H4)."""
        opened = self._files.open_visit()
        if opened is not None:
            return ((opened[0].case, opened[0].name),)
        files = self._files.all()
        mine = self._index.assigned([file.case for file in files])
        return tuple((file.case, file.name) for file in files if file.case in mine)

    def _hits(self, case: CaseId, rows: Sequence[FoundRow], words: Sequence[str]) -> tuple[Hit, ...]:
        unseen = self._hidden(case) | self._put_aside(case)
        bodies = self._index.bodies([each.row for each in rows])
        read = ((body, _payload(body)) for body in bodies.values() if RecordId(body.id) not in unseen)
        hits = [_hit(body, payload, words) for body, payload in read if payload is not None]
        return tuple(sorted(hits, key=lambda hit: (hit.recorded_at, hit.record), reverse=True))

    def _hidden(self, case: CaseId) -> frozenset[RecordId]:
        viewers = self._files.room(case)
        if viewers == NOBODY_OF_THE_FAMILY:
            return frozenset()
        return hidden_bodies(self._files.get(case), self._journal.records_of(case), viewers, self._today())

    def _put_aside(self, case: CaseId) -> frozenset[RecordId]:
        """Return the versions that somebody did not choose: what the family's own pages do not show is not found."""
        if not self._files.names_kind(case, "conflictDecided"):
            return frozenset()
        reading, order = self._files.read(case)
        return decided_out(reading.entries, order)


def _payload(body: Body) -> Payload | None:
    try:
        return read_payload(body)
    except msgspec.DecodeError:
        return None


def _hit(body: Body, payload: Payload, words: Sequence[str]) -> Hit:
    excerpt = excerpt_of(searched_texts(payload), words)
    return Hit(RecordId(body.id), body.kind, matter_of(payload), payload, body.recorded_at, excerpt)


def excerpt_of(texts: Sequence[str], words: Sequence[str]) -> str:
    """Return a piece of the text that holds most of `words`, from some words before the first of them."""
    searched = [as_searched(text) for text in texts]
    best = max(range(len(texts)), key=lambda at: sum(word in searched[at] for word in words), default=None)
    if best is None:
        return ""
    parts = texts[best].split()
    at = next((n for n, part in enumerate(parts) if any(word in as_searched(part) for word in words)), 0)
    first, last = max(0, at - _AROUND_WORDS), at + _AROUND_WORDS + 1
    piece = " ".join(parts[first:last])
    shown = piece if len(piece) <= _LONGEST_EXCERPT else piece[:_LONGEST_EXCERPT].rstrip()
    return f"{'… ' if first else ''}{shown}{' …' if last < len(parts) or shown != piece else ''}"
