"""What a stored body may do: read it, and mark it as parked where somebody must look first.

A mark blocks nothing: the record counts as received. What protects somebody (early lane)
takes effect parked or not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import msgspec
from sqlalchemy import Connection, select

from jgvisit.ids import CaseId, TenantId, WorkerId
from jgvisit.records.body import Body, read_body
from jgvisit.records.kinds import KINDS, goes_early, read_payload
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_family import OrderRecorded
from jgvisit.records.proof import shows_paper
from jgvisit.server.database import among
from jgvisit.server.feed import service as feed
from jgvisit.server.records.models import record
from jgvisit.sync.wire import MAX_BLOB_BYTES


@dataclass(frozen=True)
class Effect:
    """A body as far as it could be read, and what keeps it from taking effect."""

    body: Body | None
    parked: str | None
    protects: bool = False

    @property
    def case(self) -> CaseId | None:
        """The family it is about."""
        return CaseId(self.body.case) if self.body is not None and self.body.case is not None else None

    @property
    def blobs(self) -> dict[str, int]:
        """Length of each blob that can be sent, by hash."""
        refs = self.body.blobs if self.body is not None and self.case is not None else ()
        return {ref.sha256: ref.bytes for ref in refs if ref.bytes <= MAX_BLOB_BYTES}

    @property
    def published(self) -> bool:
        """Whether it goes to the laptops of those assigned."""
        return self.case is not None and (self.parked is None or self.protects)


class Judge:
    """Judges the bodies of one push; remembers per family whether its author may write there."""

    def __init__(self, conn: Connection, tenant: TenantId, worker: WorkerId, now: str, today: date) -> None:
        self._conn = conn
        self._tenant = tenant
        self._worker = worker
        self._now = now
        self._today = today
        self._may_write: dict[CaseId, bool] = {}
        self._ids: set[str] = set()
        self._seen: dict[bytes, _Read] = {}

    def expect(self, bodies: Sequence[bytes], *, sure: bool = False) -> None:
        """Look up in one go which record ids are taken, and about which families the author may write.

        Args:
            bodies: all that may be judged later.
            sure: every one of them will be stored, so families that nobody knew are met here too, in one go; else only
                when a record about one of them turns out to be stored.
        """
        self._seen |= {data: _Read.of(data) for data in bodies}
        read = [each for each in map(self._seen.__getitem__, bodies) if each.body is not None]
        query = select(record.c.record_id).where(
            record.c.tenant == self._tenant,
            among(self._conn, record.c.record_id, {each.body.id for each in read if each.body}),
        )
        self._ids = set(self._conn.execute(query).scalars())
        cases = {CaseId(each.body.case) for each in read if each.body and each.body.case is not None}
        known = feed.writable(self._conn, self._tenant, cases, self._worker, self._today)
        self._may_write |= known
        if sure and (new := self._cases_met_by(read) - known.keys()):
            feed.meet_families(self._conn, self._tenant, new, self._worker, self._now)
            self._may_write |= feed.writable(self._conn, self._tenant, new, self._worker, self._today)

    def _cases_met_by(self, read: Sequence[_Read]) -> set[CaseId]:
        """Return the families about which one of these is the author's own, readable, and no other by its id."""
        ids, cases = set(self._ids), set[CaseId]()
        for each in read:
            body = each.body
            if body is None or each.parked is not None or body.author != self._worker:
                continue
            if body.id not in ids and body.case is not None:
                cases.add(CaseId(body.case))
            ids.add(body.id)
        return cases

    def judge(self, data: bytes) -> Effect:
        """Return what `data` may do; it must have been expected."""
        read = self._seen[data]
        if read.body is None:
            return Effect(None, "bad_body")
        return Effect(read.body, read.parked or self._objection(read.body), goes_early(read.payload))

    def _objection(self, body: Body) -> str | None:
        if body.author != self._worker:
            return "foreign_author"
        if self._id_taken(body.id):
            return "id_taken"
        if body.case is not None and not self._writable(CaseId(body.case)):
            return "no_right"
        return None

    def _id_taken(self, record_id: str) -> bool:
        # a record that reuses an id must never silently stand in for the other
        taken = record_id in self._ids
        self._ids.add(record_id)
        return taken

    def _writable(self, case: CaseId) -> bool:
        if case not in self._may_write:
            feed.meet_families(self._conn, self._tenant, [case], self._worker, self._now)
            self._may_write |= feed.writable(self._conn, self._tenant, [case], self._worker, self._today)
        return self._may_write[case]


@dataclass(frozen=True)
class _Read:
    """A body read once, and what its form alone says against it."""

    body: Body | None
    payload: Payload | None = None
    parked: str | None = None

    @classmethod
    def of(cls, data: bytes) -> _Read:
        body = _read(data)
        return cls(None) if body is None else cls(body, *_payload(body))


def _read(data: bytes) -> Body | None:
    try:
        return read_body(data)
    except (msgspec.DecodeError, RecursionError):
        return None


def _payload(body: Body) -> tuple[Payload | None, str | None]:
    kind = KINDS.get((body.kind, body.kind_version))
    if kind is None:
        return None, "unknown_kind"
    try:
        payload = read_payload(body)
    except (msgspec.DecodeError, RecursionError):
        return None, "bad_schema"
    if isinstance(payload, OrderRecorded) and payload.evidence == "seen" and not shows_paper(payload):
        return payload, "no_proof"  # nothing is called ordered without the court's paper (law.md table B)
    return payload, None if kind.about_device == (body.case is None) else "bad_schema"
