"""Intake: one push against one chain. Stores every link whose signature, hash and place hold.

A record whose body an order erased comes as its link alone, whatever the laptop still sends (`erased_link`).
For each record, in this order:

1. the body is not the one its link commits to -> rejected
2. the same link is here -> already (or forked, if it stands on a branch)
3. its signature does not hold -> rejected
4. it continues the gapless run -> stored; early records that now follow join the run
5. its predecessor stands on a branch -> forked as well
6. it came by the early lane, ahead of the run -> early
7. its predecessor is here or it came by the early lane, but its place is taken -> forked; both branches stay
8. otherwise -> rejected; what was rejected is kept as an incident
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import Connection, Row, literal_column, select

from jgvisit.ids import CaseId, Sha256
from jgvisit.records.canonical import sha256
from jgvisit.records.link import GENESIS, signature_holds
from jgvisit.server.database import among, insert
from jgvisit.server.erasures.rows import erased_among
from jgvisit.server.many_rows import insert_rows
from jgvisit.server.problems import ConflictError, UnreadableError
from jgvisit.server.records import marks
from jgvisit.server.records.chains import ChainKey, Run
from jgvisit.server.records.effect import Effect, Judge
from jgvisit.server.records.incoming import Incoming
from jgvisit.server.records.models import FORK, FORK_BEFORE, incident, record, record_blob
from jgvisit.services.ports.journal import RecordAnswer

VERIFY_AT_ONCE = 200
"""Up to so many new records are verified before the answer; of more only the head, whose
signature covers the others through `prev`, and the rest right after (`checking`)."""


@dataclass(frozen=True)
class Outcome:
    """The answer to one record, and where it goes."""

    incoming: Incoming
    answer: RecordAnswer
    parked: str | None = None
    reason: str | None = None
    publish_in: CaseId | None = None
    protects: bool = False
    """It was stored, and it goes early: a withdrawal, a refusal or a restriction."""


class Intake:
    """Takes the records of one push into one locked chain."""

    def __init__(
        self, conn: Connection, key: ChainKey, run: Run, judge: Judge, public_key: ec.EllipticCurvePublicKey, now: str
    ) -> None:
        self._conn = conn
        self._key = key
        self._run = run
        self._judge = judge
        self._public_key = public_key
        self._now = now
        self._known: dict[str, Row[Any, Any, Any]] = {}
        self._taken: dict[str, Outcome] = {}
        self._holds: dict[str, bool] = {}
        self._waits: tuple[int, int] | None = None
        """First and last place of what was stored with its last signature verified alone."""
        self._early_waits = False
        self._new_rows: list[dict[str, Any]] = []
        self._new_blobs: list[dict[str, Any]] = []

    def take(self, records: Sequence[Incoming], early: Sequence[Incoming]) -> list[Outcome]:
        """Return the outcome of each record, in the order given; store what is to be stored.

        Raises:
            ConflictError: the push begins further on than the server knows; nothing is stored.
        """
        records, early = self._as_they_may_come(records), self._as_they_may_come(early)
        early_here = record.c.answer == literal_column("'early'")  # spelled out: the index of just these is used then
        waiting = select(record.c.link_hash).where(self._key.of(record), early_here)
        self._early_waits = self._conn.execute(waiting.limit(1)).first() is not None
        self._known = self._find([item.hash for item in (*records, *early)])
        sure = self._go_on(records)
        self._holds = self._check_signatures([item for item in records if item.hash not in self._known], sure=sure)
        if records:
            self._refuse_gap(records[0])
        new = [item for item in (*records, *early) if item.hash not in self._known]
        sure = sure and not early and (self._waits is not None or all(self._holds.values()))
        self._judge.expect([item.body for item in new if item.body is not None], sure=sure)
        outcomes = [self._note(item, self._take_ordered(item)) for item in records]
        outcomes += [self._note(item, self._take_early(item)) for item in early]
        self._write()
        return outcomes

    def _go_on(self, records: Sequence[Incoming]) -> bool:
        """Tell whether all of these are new, fit, and go on with the run: each is stored if its signature holds."""
        if self._early_waits:  # one of those may come in between
            return False
        if not records or not self._run.continues_with(records[0].link.seq, records[0].link.prev):
            return False
        return _linked(records) and all(item.hash not in self._known and item.body_fits for item in records)

    def _as_they_may_come(self, items: Sequence[Incoming]) -> list[Incoming]:
        """Take the bodies off that were erased here; without a body only these may come.

        Raises:
            UnreadableError: a body is missing that nobody erased.
        """
        if not items:
            return []
        erased = erased_among(self._conn, self._key.tenant, [item.hash for item in items])
        for item in items:
            if item.body is None and item.hash not in erased:
                raise UnreadableError("push.body_missing", "a record without its body")
        return [item.without_body if item.hash in erased else item for item in items]

    def _refuse_gap(self, first: Incoming) -> None:
        behind_break = self._run.broken_at is not None and first.link.seq > self._run.broken_at
        known = first.hash in self._known or self._has_place(first.link.prev, first.link.seq - 1)
        if first.link.seq > self._run.received + 1 and not known and not behind_break:
            raise ConflictError("push.gap", f"the server has this chain up to {self._run.received}")

    def _take_ordered(self, item: Incoming) -> Outcome:
        if (settled := self._settled(item)) is not None:
            if settled.answer == "rejected" and item.link.seq == self._run.received + 1:
                self._run.broken_at = item.link.seq
            return settled
        return self._place(item, early=False)

    def _take_early(self, item: Incoming) -> Outcome:
        if item.hash not in self._known and item.hash not in self._holds:
            self._holds[item.hash] = signature_holds(self._public_key, item.link_bytes, item.signature)
        return self._settled(item, early=True) or self._place(item, early=True)

    def _settled(self, item: Incoming, *, early: bool = False) -> Outcome | None:
        if not item.body_fits:
            return self._reject(item, "body")
        if (known := self._known.get(item.hash)) is not None:
            return self._already(item, known, early=early)
        if (taken := self._taken.get(item.hash)) is not None:
            return Outcome(item, "already", taken.parked)
        if not self._holds.get(item.hash, True):
            return self._reject(item, "signature")
        return None

    def _already(self, item: Incoming, known: Row[Any, Any, Any], *, early: bool) -> Outcome:
        answer = known.answer
        if answer == "early" and not early:
            answer = self._reached(item)
        if answer == "forked":
            return Outcome(item, "forked", known.parked)
        ahead = early and answer == "early" and item.link.seq > self._run.received
        return Outcome(item, "early" if ahead else "already", known.parked)

    def _reached(self, item: Incoming) -> str:
        """Return what an early record is, now that all before it in its chain is here: in the run or on a branch."""
        mine = (record.c.tenant == self._key.tenant) & (record.c.link_hash == item.hash)
        answer = str(self._conn.execute(select(record.c.answer).where(mine)).scalar_one())
        if answer == "early" and self._is_branch(item.link.prev):
            answer = "forked"
            self._conn.execute(record.update().where(mine).values(answer=answer))
            self._keep_incident(item, FORK)
        return answer

    def _place(self, item: Incoming, *, early: bool) -> Outcome:
        if self._run.continues_with(item.link.seq, item.link.prev):
            outcome = self._store(item, "stored")
            self._advance(item.hash)
            return outcome
        if self._is_branch(item.link.prev):
            return self._store(item, "forked")
        if early and item.link.seq > self._run.received:
            self._early_waits = True
            return self._store(item, "early")
        if self._has_place(item.link.prev, item.link.seq - 1):
            return self._store(item, "forked")
        if early:  # another stands in its place: what protects somebody is never turned away for what has not come yet
            return self._store(item, "forked", FORK_BEFORE)
        if item.link.seq == self._run.received + 1:
            self._run.broken_at = item.link.seq
        return self._reject(item, "place")

    def _store(self, item: Incoming, answer: Literal["stored", "early", "forked"], why: str = FORK) -> Outcome:
        effect = Effect(None, None) if item.body is None else self._judge.judge(item.body)
        self._new_rows.append(self._row(item, answer, effect))
        self._note_blobs(item, effect)
        if answer == "forked":
            self._keep_incident(item, why)
        # what is not verified yet takes effect when it is
        publish_in = effect.case if effect.published and not self._waits_for_check(item) else None
        return Outcome(item, answer, effect.parked, publish_in=publish_in, protects=effect.protects)

    def _note_blobs(self, item: Incoming, effect: Effect) -> None:
        # a blob belongs to a family; one that nobody could ever send must not hold up `kept`
        named = {"tenant": self._key.tenant, "link_hash": item.hash, "case_id": effect.case}
        self._new_blobs += ({**named, "sha256": sha256, "bytes": size} for sha256, size in effect.blobs.items())

    def _write(self) -> None:
        """Write the rows gathered so far, each kind in one statement."""
        for table, rows in ((record, self._new_rows), (record_blob, self._new_blobs)):
            if rows:
                insert_rows(self._conn, table, rows)
                rows.clear()

    def _row(self, item: Incoming, answer: str, effect: Effect) -> dict[str, Any]:
        body = effect.body
        return {
            "tenant": self._key.tenant,
            "link_hash": item.hash,
            "device": self._key.device,
            "chain": self._key.chain,
            "seq": item.link.seq,
            "prev": item.link.prev,
            "link": item.link_bytes,
            "signature": item.signature,
            "body": item.body,
            "salt": item.salt,
            "answer": answer,
            "parked": effect.parked,
            "protects": effect.protects,
            "refuted": False,
            "record_id": body.id if body else None,
            "case_id": effect.case,
            "received_at": self._now,
        }

    def _reject(self, item: Incoming, reason: str) -> Outcome:
        self._keep_incident(item, reason)
        return Outcome(item, "rejected", reason=reason)

    def _keep_incident(self, item: Incoming, reason: str) -> None:
        values = {
            "tenant": self._key.tenant,
            "id": item.everything,
            "device": self._key.device,
            "chain": self._key.chain,
            "seq": item.link.seq,
            "reason": reason,
            "link": item.link_bytes,
            "signature": item.signature,
            "body": item.body,
            "salt": item.salt,
            "at": self._now,
        }
        self._conn.execute(insert(self._conn, incident).values(values).on_conflict_do_nothing())

    def _advance(self, link_hash: Sha256) -> None:
        self._run.advance(link_hash)
        if self._early_waits:
            self._write()
        while self._early_waits:
            self._set_apart_other_early()
            next_hash = self._next_early()
            if next_hash is None:
                return
            mine = (record.c.tenant == self._key.tenant) & (record.c.link_hash == next_hash)
            self._conn.execute(record.update().where(mine).values(answer="stored"))
            self._run.advance(next_hash)

    def _set_apart_other_early(self) -> None:
        # an early record whose place the run has now passed stands on a branch of its own
        passed = self._key.of(record) & (record.c.answer == "early") & (record.c.seq <= self._run.received)
        for row in self._conn.execute(select(record).where(passed)).all():
            same = ("device", "chain", "seq", "link", "signature", "body", "salt")
            everything = sha256(row.link, row.signature, row.salt or b"", row.body or b"")
            values = {name: getattr(row, name) for name in same}
            values |= {"tenant": row.tenant, "id": everything, "reason": FORK_BEFORE, "at": self._now}
            self._conn.execute(insert(self._conn, incident).values(values).on_conflict_do_nothing())
        self._conn.execute(record.update().where(passed).values(answer="forked"))

    def _next_early(self) -> Sha256 | None:
        columns = record.c
        query = select(columns.link_hash).where(self._key.of(record), columns.seq == self._run.received + 1)
        query = query.where(columns.prev == self._run.head, columns.answer == "early")
        found = self._conn.execute(query.limit(1)).scalar_one_or_none()
        return None if found is None else Sha256(found)

    def _has_place(self, link_hash: str, seq: int) -> bool:
        if seq == 0:
            return link_hash == GENESIS
        if (taken := self._taken.get(link_hash)) is not None:
            return taken.incoming.link.seq == seq
        query = select(record.c.link_hash).where(
            self._key.of(record), record.c.link_hash == link_hash, record.c.seq == seq
        )
        return self._conn.execute(query).first() is not None

    def _is_branch(self, link_hash: str) -> bool:
        """Tell whether this record is here beside the run: then what follows it is too."""
        if (taken := self._taken.get(link_hash)) is not None:
            return taken.answer == "forked"
        query = select(record.c.link_hash).where(
            self._key.of(record), record.c.link_hash == link_hash, record.c.answer == "forked"
        )
        return self._conn.execute(query).first() is not None

    def _find(self, hashes: Sequence[str]) -> dict[str, Row[Any, Any, Any]]:
        columns = record.c
        query = select(columns.link_hash, columns.answer, columns.parked)
        mine = (columns.tenant == self._key.tenant) & among(self._conn, columns.link_hash, hashes)
        rows = self._conn.execute(query.where(mine))
        return {row.link_hash: row for row in rows}

    def _check_signatures(self, new: Sequence[Incoming], *, sure: bool) -> dict[str, bool]:
        """Verify each signature; of a long push that goes on with the run the last alone (`checking`)."""
        if len(new) > VERIFY_AT_ONCE and sure:
            head = new[-1]
            if signature_holds(self._public_key, head.link_bytes, head.signature):
                self._waits = new[0].link.seq, head.link.seq
                marks.wait_for_check(self._conn, self._key, *self._waits)
                return {head.hash: True}
        return {item.hash: signature_holds(self._public_key, item.link_bytes, item.signature) for item in new}

    def _waits_for_check(self, item: Incoming) -> bool:
        return self._waits is not None and self._waits[0] <= item.link.seq <= self._waits[1]

    def _note(self, item: Incoming, outcome: Outcome) -> Outcome:
        if outcome.answer in {"stored", "early", "forked"}:
            self._taken[item.hash] = outcome
        return outcome


def _linked(items: Sequence[Incoming]) -> bool:
    return all(later.link.prev == earlier.hash for earlier, later in pairwise(items))
