"""What must be true, told apart from the product: imports nothing of it, and reads only bytes, JSON and rows.

It is told what was written, what was sent, what was answered and what physically got lost, and holds that against what
lies in the server's tables and in the laptops' stores. A rule that is broken raises `BrokenError`.
"""

from __future__ import annotations

import hashlib
import json
from base64 import urlsafe_b64decode
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_der_public_key

Look = Callable[..., list[dict[str, Any]]]
"""Runs a query on the server's committed rows."""
_EARLY = {"consentWithdrawn", "visibilityRestricted"}
_SAFE_AFTER = timedelta(days=7)


class BrokenError(AssertionError):
    """A rule does not hold."""

    def __init__(self, rule: str, detail: str) -> None:
        super().__init__(f"{rule}: {detail}")
        self.rule = rule


@dataclass(frozen=True)
class Made:
    """A record as it was written."""

    name: str
    """Hash of its link and signature."""
    device: str
    chain: str
    seq: int
    prev: str
    body: bytes
    salt: bytes
    id: str
    case: str | None
    matter: str | None
    protects: bool
    blobs: tuple[tuple[str, int], ...]
    knew: frozenset[str]
    """What lay in the store when it was written."""


@dataclass
class Held:
    """What one machine must have, and what it was told."""

    names: set[str] = field(default_factory=set)
    marks: dict[str, int] = field(default_factory=dict)
    """Lowest of the three marks of a receipt, the highest that was heard, by chain."""
    must_go_first: set[str] = field(default_factory=set)
    """Early ones that had no answer when this sync began, and were not sent in it yet."""


@dataclass
class AtServer:
    """What the server must have; goes back with a backup."""

    names: set[str] = field(default_factory=set)
    safe: set[str] = field(default_factory=set)
    given: set[tuple[str, str]] = field(default_factory=set)
    """(family, worker)."""
    families: set[str] = field(default_factory=set)

    def copy(self) -> AtServer:
        return AtServer(set(self.names), set(self.safe), set(self.given), set(self.families))


class Model:
    """All rules, and what they need to know."""

    def __init__(self, look: Look, workers: dict[str, str], keys: dict[str, bytes], receipt_key: bytes) -> None:
        """Begin with nothing written.

        Args:
            look: the server's rows.
            workers: worker of each device.
            keys: public key of each device, DER.
            receipt_key: of the server, DER.
        """
        self._look = look
        self._workers = workers
        self._keys = {device: _key(der) for device, der in keys.items()}
        self._receipt_key = _key(receipt_key)
        self.made: dict[str, Made] = {}
        self.laptops: dict[str, Held] = {device: Held() for device in workers}
        self.server = AtServer()
        self._backups: dict[int, AtServer] = {}
        self._arrived: dict[str, set[bool]] = {}
        """For each record that may have come to the server: whether its writer had the family then."""
        self._at_console: set[tuple[str, str]] = set()
        self._at_once: set[tuple[str, str]] = set()
        """Families that two officers gave and took at the same time."""
        self._rights_lately: dict[tuple[str, str], set[bool]] = {}

    # -- what happens to machines ---------------------------------------------------------------

    def wrote(self, device: str, rows: Iterable[tuple[bytes, bytes, bytes, bytes]], knew: frozenset[str]) -> None:
        """Note records that a store now has: link, signature, body, salt."""
        for link, signature, body, salt in rows:
            made = _made(device, link, signature, body, salt, knew)
            self.made[made.name] = made
            self.laptops[device].names.add(made.name)
            knew |= {made.name}

    def store_has(self, device: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Hold the own records of a store against what must be there; a body is missing only below the lowest mark."""
        held, found = self.laptops[device], dict[str, bool]()
        for link, signature, body, _salt, own, *_ in rows:
            if own:
                found[_name(link, signature)] = body is not None
        if missing := held.names - set(found):
            raise BrokenError("lost on the laptop", f"{len(missing)} records of {device[:4]}")
        for name, has_body in found.items():
            made = self.made[name]
            if not has_body and made.seq > held.marks.get(made.chain, 0):
                raise BrokenError("forgotten too early", f"{made.seq} of {made.chain[-4:]}")

    @staticmethod
    def names_in(rows: Iterable[Any]) -> list[str]:
        """Return the hashes of rows that begin with link and signature."""
        return [_name(row[0], row[1]) for row in rows]

    def put_back(self, device: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """A store is an older one now: what is not in it was physically lost, and is nobody's fault."""
        self.laptops[device].names = {_name(row[0], row[1]) for row in rows if row[4]}

    def backed_up(self, name: int) -> None:
        """The server's rows were copied."""
        self._meet_families()
        self._backups[name] = self.server.copy()

    def restored(self, name: int) -> None:
        """The server has an older copy; what a receipt called safe must be in it."""
        promised = self.server.safe
        self.server = self._backups[name].copy()
        for made in self.made.values():
            if made.protects and made.name in self._arrived:
                self._note_arrival(made)  # kept outside the database: judged anew, by the rights of the backup
        self.server_has()
        if gone := promised - self.server.names:
            raise BrokenError("safe was not safe", f"{len(gone)} records")

    def new_round(self) -> None:
        """Nothing runs: from here on rights are as they stand."""
        self._meet_families()
        for case, worker in self._at_once:  # given and taken at once: nobody but the server knows which was last
            self.assigned(case, worker, given=bool(self._given_at_server(case, worker)))
        self._at_once.clear()
        self._rights_lately.clear()

    def officer_begins(self, case: str, worker: str) -> None:
        """An officer is about to give a family or take it away; when it is done, `assigned` follows."""
        self._meet_families()
        if (case, worker) in self._at_console:
            self._at_once.add((case, worker))
        self._at_console.add((case, worker))
        self._rights_lately[case, worker] = {True, False}  # it takes effect some time before it is answered

    def assigned(self, case: str, worker: str, *, given: bool) -> None:
        """An officer gave a family, or took it away."""
        self._at_console.discard((case, worker))
        self._note_right(case, worker)
        self.server.families.add(case)
        (self.server.given.add if given else self.server.given.discard)((case, worker))
        self._note_right(case, worker)

    def officer_was_cut_off(self, case: str, worker: str) -> None:
        """The server ended before it answered an officer: what is committed counts."""
        given = self._given_at_server(case, worker)
        if given is None:  # not even begun: the family is as unknown as it was
            self._at_console.discard((case, worker))
        else:
            self.assigned(case, worker, given=given)

    def _given_at_server(self, case: str, worker: str) -> bool | None:
        rows = self._look(
            "SELECT until FROM assignment WHERE case_id = :case AND worker = :worker", case=case, worker=worker
        )
        return rows[0]["until"] is None if rows else None

    def sync_began(self, device: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """A laptop begins to sync: early ones without an answer must go before anything else."""
        waiting = {_name(row[0], row[1]) for row in rows if row[4] and row[5] is None}
        self.laptops[device].must_go_first = {name for name in waiting if self.made[name].protects}

    # -- what travels ---------------------------------------------------------------------------

    def sends(self, device: str, method: str, path: str, sent: Any) -> None:
        """A laptop lets a request go; what becomes of it is not known yet."""
        held = self.laptops[device]
        if method == "POST" and path == "/records":
            for each in sent.get("early", ()):
                held.must_go_first.discard(_wire_name(each))
            if sent.get("records") and held.must_go_first:
                raise BrokenError("early not first", f"{len(held.must_go_first)} of {device[:4]} still wait")

    def asked(self, device: str, method: str, path: str, sent: Any) -> None:
        """A whole request reached the server; whether it answers is not known yet."""
        if method == "POST" and path == "/records":
            self._meet_families()
            for each in (*sent.get("records", ()), *sent.get("early", ())):
                self._note_arrival(self.made[_wire_name(each)])

    def said(self, device: str, method: str, path: str, sent: Any, answer: Any) -> None:
        """An answer of the server left it: everything in it must be true of what is committed."""
        if method == "POST" and path == "/records":
            self._meet_families()
            self._answers_hold(device, sent, answer["answers"])
            self._receipt_holds(device, answer["receipt"])
        elif path == "/receipt":
            self._receipt_holds(device, answer)
        elif path == "/feed":
            self._meet_families()  # by a colleague's push that is not answered yet
            self._feed_holds(device, answer)
        elif path == "/exchange":
            for part in ("receipt", "feed"):
                if part in answer:
                    self.said(device, method, f"/{part}", None, answer[part])

    def heard(self, device: str, method: str, path: str, answer: Any) -> None:
        """An answer arrived whole."""
        if path == "/exchange" and "receipt" in answer:
            self.heard(device, method, "/receipt", answer["receipt"])
        held = self.laptops[device]
        if path == "/receipt" or (method == "POST" and path == "/records"):
            signed = answer if path == "/receipt" else answer["receipt"]
            receipt = json.loads(signed["receipt"])
            lowest = min(receipt["kept"], receipt["checked"], receipt["safe"])
            held.marks[receipt["chain"]] = max(lowest, held.marks.get(receipt["chain"], 0))

    def _answers_hold(self, device: str, sent: Any, answers: Any) -> None:
        chain = sent["chain"]
        rows = {row["link_hash"]: row for row in self._rows(device, chain)}
        early = {_wire_name(each) for each in sent.get("early", ())}
        for given in answers:
            name, answer = given["link_hash"], given["answer"]
            made, row = self.made[name], rows.get(name)
            if answer == "rejected":
                self._kept_as_incident(made)
                continue
            if row is None or (bytes(row["body"]), bytes(row["salt"])) != (made.body, made.salt):
                raise BrokenError("answered and not there", f"{answer} {made.seq} of {device[:4]}")
            self.server.names.add(name)
            if answer in {"stored", "already"} and row["answer"] not in {"stored", "early"}:
                raise BrokenError("merged", f"{made.seq} is {row['answer']} and was answered {answer}")
            if answer == "early" and name not in early:
                raise BrokenError("early out of its lane", f"{made.seq} of {device[:4]}")
            self._parked_rightly(made, row["parked"])
            if made.protects and made.case and not self._waits(made) and not self._published(name):
                raise BrokenError("no effect on arrival", f"{made.seq} of {device[:4]}, parked {row['parked']}")

    def _kept_as_incident(self, made: Made) -> None:
        rows = self._look(
            "SELECT body, salt FROM incident WHERE device = :device AND chain = :chain AND seq = :seq",
            device=made.device, chain=made.chain, seq=made.seq,
        )  # fmt: skip
        if (made.body, made.salt) not in {(bytes(row["body"]), bytes(row["salt"])) for row in rows}:
            raise BrokenError("rejected and not kept", f"{made.seq} of {made.device[:4]}")

    def _note_arrival(self, made: Made) -> None:
        """Remember what right its writer had whenever a record may have been judged."""
        if made.case is not None:
            self._arrived.setdefault(made.name, set())
            self._arrived[made.name] |= self._rights(made.case, self._workers[made.device])

    def _parked_rightly(self, made: Made, parked: str | None) -> None:
        self._note_arrival(made)
        if made.case is not None and parked in {None, "no_right"} and (parked is None) not in self._arrived[made.name]:
            raise BrokenError("right judged wrong", f"{made.seq} of {made.device[:4]}: {parked}")

    def _meet_families(self) -> None:
        """Who writes first about a family that nobody knew has it from then on; nobody else gets it by itself."""
        for row in self._look("SELECT case_id, worker FROM assignment"):
            case, worker = row["case_id"], row["worker"]
            if case not in self.server.families and (case, worker) not in self._at_console:
                wrote = {
                    self._workers[self.made[name].device] for name in self._arrived if self.made[name].case == case
                }
                if worker not in wrote:
                    raise BrokenError("another worker's family", "given to somebody who never wrote about it")
                self.assigned(case, worker, given=True)
                for name in self._arrived:
                    self._note_arrival(self.made[name])

    def _rights(self, case: str, worker: str) -> set[bool]:
        """Return the rights this worker had at some time in this round."""
        return self._rights_lately.get((case, worker), set()) | {(case, worker) in self.server.given}

    def _note_right(self, case: str, worker: str) -> None:
        self._rights_lately.setdefault((case, worker), set()).add((case, worker) in self.server.given)

    def _published(self, name: str) -> bool:
        return bool(self._look("SELECT 1 FROM feed_entry WHERE link_hash = :name AND worker IS NULL", name=name))

    # -- receipts ---------------------------------------------------------------------------------

    def _receipt_holds(self, device: str, signed: Any) -> None:
        """Nothing that a receipt says is more than what is there, read back here."""
        text = signed["receipt"].encode()
        if not _holds(self._receipt_key, b"jgvisit/receipt/1\0" + text, _base64(signed["signature"])):
            raise BrokenError("receipt", "its signature does not hold")
        receipt = json.loads(text)
        rows = self._rows(device, receipt["chain"])
        run = _run(rows)
        received, head = len(run), run[-1]["link_hash"] if run else "0" * 64
        if receipt["received"] > received:
            raise BrokenError("receipt promises more", f"received {receipt['received']} of {received}")
        if receipt["received"] == received and receipt["head"] != head:
            raise BrokenError("receipt promises more", "another head")
        if not 0 <= receipt["safe"] <= receipt["kept"] <= receipt["received"] >= receipt["checked"]:
            raise BrokenError("receipt promises more", f"impossible marks {receipt}")
        for row in run[: max(receipt["kept"], receipt["checked"])]:
            self._mark_holds(device, receipt, row)

    def _mark_holds(self, device: str, receipt: Any, row: dict[str, Any]) -> None:
        made, seq = self.made[row["link_hash"]], row["seq"]
        if seq <= receipt["kept"]:
            if (bytes(row["body"]), bytes(row["salt"])) != (made.body, made.salt):
                raise BrokenError("receipt promises more", f"kept {seq}, and its body is another")
            for sha256, size in made.blobs:
                if not self._has_blob(made, sha256, size):
                    raise BrokenError("receipt promises more", f"kept {seq}, and its file is not there")
        if seq <= receipt["checked"] and not self._signed(device, made, bytes(row["link"]), bytes(row["signature"])):
            raise BrokenError("receipt promises more", f"checked {seq}, and its signature does not hold")
        if seq <= receipt["safe"]:
            kept_at = self._kept_at(device, receipt["chain"], seq)
            if kept_at is None or _moment(receipt["at"]) - _moment(kept_at) < _SAFE_AFTER:
                raise BrokenError("receipt promises more", f"safe {seq}, kept at {kept_at}")
            self.server.safe.add(made.name)

    def can_be_fetched(self, case: str, sha256: str) -> bool:
        """Tell whether somebody sent this file whole."""
        named = [made for made in self.made.values() if made.case == case and sha256 in dict(made.blobs)]
        return any(self._has_blob(made, sha256, dict(made.blobs)[sha256]) for made in named)

    def _has_blob(self, made: Made, sha256: str, size: int) -> bool:
        rows = self._look(
            "SELECT data FROM blob_chunk"
            " WHERE case_id = :case AND sha256 = :sha256 AND device = :device ORDER BY start",
            case=made.case, sha256=sha256, device=made.device,
        )  # fmt: skip
        data = b"".join(bytes(row["data"]) for row in rows)
        return len(data) == size and hashlib.sha256(data).hexdigest() == sha256

    def _signed(self, device: str, made: Made, link: bytes, signature: bytes) -> bool:
        return made.name == _name(link, signature) and _holds(self._keys[device], b"jgvisit/link/1\0" + link, signature)

    # -- the feed -----------------------------------------------------------------------------------

    def _feed_holds(self, device: str, feed: Any) -> None:
        """What comes down is of families this worker has, exactly as it was written."""
        worker = self._workers[device]
        for each in feed["records"]:
            made = self.made[_wire_name(each)]
            if (each["body"].encode(), _base64(each["salt"])) != (made.body, made.salt):
                raise BrokenError("feed", "another body")
            if True not in self._rights(str(made.case), worker):
                raise BrokenError("another worker's family", f"{made.seq} of {made.device[:4]} went to {device[:4]}")

    # -- at rest --------------------------------------------------------------------------------------

    def server_has(self) -> None:
        """Hold the server's rows against what it must have, and against one another."""
        rows = self._look("SELECT link_hash, device, chain, seq, prev, body, salt, answer FROM record ORDER BY seq")
        found = {row["link_hash"]: row for row in rows}
        if missing := self.server.names - set(found):
            raise BrokenError("lost on the server", f"{len(missing)} records")
        for name, row in found.items():
            if (bytes(row["body"]), bytes(row["salt"])) != (self.made[name].body, self.made[name].salt):
                raise BrokenError("lost on the server", "another body")
        self._chains_hold(rows)
        self._feed_is_dense()

    def _chains_hold(self, rows: list[dict[str, Any]]) -> None:
        stored: dict[tuple[str, str], list[dict[str, Any]]] = {}
        for row in rows:
            if row["answer"] == "stored":
                stored.setdefault((row["device"], row["chain"]), []).append(row)
        counted = {(r["device"], r["chain"]): r for r in self._look("SELECT device, chain, received, head FROM chain")}
        for key, run in stored.items():
            if len(_run(run)) != len(run):
                raise BrokenError("merged", f"the run of {key[0][:4]} is not one chain")
            if (counted[key]["received"], counted[key]["head"]) != (len(run), run[-1]["link_hash"]):
                raise BrokenError("doubled", f"{counted[key]['received']} counted of {len(run)}")

    def _feed_is_dense(self) -> None:
        entries = self._look("SELECT position, link_hash, worker FROM feed_entry ORDER BY position")
        positions = [row["position"] for row in entries]
        if positions != list(range(1, len(positions) + 1)):
            raise BrokenError("feed", "positions are not dense")
        own = [row["link_hash"] for row in entries if row["worker"] is None]
        if len(own) != len(set(own)):
            raise BrokenError("doubled", "a record is in the feed twice")

    def all_arrived(self) -> None:
        """After quiet: whatever a laptop or the server had is at the server, with its files."""
        self.server_has()
        here = {row["link_hash"]: row for row in self._look("SELECT link_hash, answer FROM record")}
        for device, held in self.laptops.items():
            for name in held.names:
                made = self.made[name]
                if name not in here:
                    self._kept_as_incident(made)
                elif here[name]["answer"] == "early":
                    raise BrokenError("early for ever", f"{made.seq} of {device[:4]}")
                elif any(not self._has_blob(made, *blob) for blob in made.blobs):
                    raise BrokenError("lost on the server", f"a file of {made.seq} of {device[:4]}")

    def published(self, case: str) -> set[str]:
        """Return the records of a family that everybody who has it must have; each that should be, is."""
        rows = self._look(
            "SELECT r.link_hash, r.parked, r.protects, r.refuted, e.position FROM record r LEFT JOIN feed_entry e"
            " ON e.tenant = r.tenant AND e.link_hash = r.link_hash AND e.worker IS NULL WHERE r.case_id = :case",
            case=case,
        )
        for row in rows:
            should = row["parked"] is None or self.made[row["link_hash"]].protects
            if should != (row["position"] is not None) or row["refuted"]:
                raise BrokenError("feed", f"{'not ' if should else ''}published, parked {row['parked']}")
        return {row["link_hash"] for row in rows if row["position"] is not None}

    def has_family(self, device: str, case: str) -> bool:
        """Tell whether the worker of this laptop has this family now."""
        return (case, self._workers[device]) in self.server.given

    def nothing_merged(self, case: str, names: set[str], conflicts: dict[str, set[str]]) -> None:
        """Demand a conflict wherever two records stand side by side that did not know of each other.

        Args:
            case: the family.
            names: its records on one laptop.
            conflicts: what that laptop shows as a conflict: ids by matter.
        """
        for matter in ("family", "person"):
            versions = [self.made[n] for n in names if self.made[n].matter == matter and self.made[n].case == case]
            heads = {one.id for one in versions if not any(one.name in other.knew for other in versions)}
            shown = conflicts.get(matter, set())
            if len(heads) > 1 and not heads <= shown:
                raise BrokenError("merged", f"{len(heads - shown)} of {len(heads)} versions of {matter} are not shown")

    def _waits(self, made: Made) -> bool:
        found = self._look(
            "SELECT last_seq FROM unchecked_run"
            " WHERE device = :device AND chain = :chain AND :seq BETWEEN first_seq AND last_seq",
            device=made.device, chain=made.chain, seq=made.seq,
        )  # fmt: skip
        return bool(found)

    def _kept_at(self, device: str, chain: str, seq: int) -> str | None:
        found = self._look(
            "SELECT kept_at FROM kept_run"
            " WHERE device = :device AND chain = :chain AND :seq BETWEEN first_seq AND last_seq",
            device=device, chain=chain, seq=seq,
        )  # fmt: skip
        return found[0]["kept_at"] if len(found) == 1 else None

    def _rows(self, device: str, chain: str) -> list[dict[str, Any]]:
        return self._look(
            "SELECT link_hash, seq, prev, link, signature, body, salt, answer, parked, refuted FROM record"
            " WHERE device = :device AND chain = :chain ORDER BY seq",
            device=device, chain=chain,
        )  # fmt: skip


def _run(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the gapless, linked run from the first record on."""
    run: list[dict[str, Any]] = []
    for row in rows:
        if row["answer"] == "stored":
            if (row["seq"], row["prev"]) != (len(run) + 1, run[-1]["link_hash"] if run else "0" * 64):
                break
            run.append(row)
    return run


def _made(device: str, link: bytes, signature: bytes, body: bytes, salt: bytes, knew: frozenset[str]) -> Made:
    place, said = json.loads(link), json.loads(body)
    if hashlib.sha256(b"jgvisit/body/1\0" + salt + body).hexdigest() != place["commit"] or place["device"] != device:
        raise BrokenError("written", "a link that does not commit to its body")
    kind, payload = said["kind"], said["payload"]
    return Made(
        name=_name(link, signature),
        device=device,
        chain=place["chain"],
        seq=place["seq"],
        prev=place["prev"],
        body=body,
        salt=salt,
        id=said["id"],
        case=said.get("case"),
        matter={"familyRegistered": "family", "personRegistered": "person"}.get(kind),
        protects=kind in _EARLY or (kind == "signerDecided" and payload["decision"] == "refused"),
        blobs=tuple((blob["sha256"], blob["bytes"]) for blob in said.get("blobs", ())),
        knew=knew,
    )


def _name(link: bytes, signature: bytes) -> str:
    return hashlib.sha256(link + signature).hexdigest()


def _wire_name(record: dict[str, str]) -> str:
    return _name(record["link"].encode(), _base64(record["signature"]))


def _base64(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _key(der: bytes) -> ec.EllipticCurvePublicKey:
    key = load_der_public_key(der)
    assert isinstance(key, ec.EllipticCurvePublicKey)
    return key


def _holds(key: ec.EllipticCurvePublicKey, message: bytes, signature: bytes) -> bool:
    try:
        key.verify(signature, message, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return False
    return True
