"""A laptop whose program is the first that was given out: what it sends stands here word by word, and stays so.

It asks a nonce for every request, packs nothing, knows no field that came later, and reads of an answer what it knew.
"""

from __future__ import annotations

import json
import random
from base64 import urlsafe_b64encode
from datetime import UTC, datetime
from typing import Any

import httpx

from jgvisit.ids import CaseId, ChainId, RecordId, new_uuid7
from jgvisit.records.body import TimeBasis
from jgvisit.records.chain import EMPTY, compose, head_of
from jgvisit.records.link import StoredRecord, link_hash
from jgvisit.records.payload_family import FamilyRegistered
from jgvisit.records.payload_forms import ConsentWithdrawn
from jgvisit.records.payload_journal import StoreOpened
from jgvisit.sync.signing import sign_request
from tests.reliability.simulation.network import Line
from tests.reliability.simulation.town import OldDevice

VERSION = "0.0.1"
_WRITTEN = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


class OldClient:
    """Its journal, and what it was answered."""

    def __init__(self, device: OldDevice) -> None:
        self.device = device
        self.chain = ChainId(new_uuid7())
        self.records: list[StoredRecord] = []
        self.answers: dict[str, str] = {}
        self.epoch: str | None = None

    def write(self, case: CaseId, chance: random.Random) -> None:
        """Write a record; now and then a withdrawal."""
        if not self.records:
            self._append(None, StoreOpened(reason="created", program=f"jgvisit {VERSION}"))
        if chance.random() < 0.3:
            self._append(case, ConsentWithdrawn(form=case, person=case, channel="phone", effective_at=_AT))
        else:
            self._append(case, FamilyRegistered(name=f"Familie {chance.randrange(10**6)}"))

    def sync(self, line: Line) -> str:
        """Send what has no answer yet, three at a time, withdrawals first; return how it ended."""
        headers = {"Jgvisit-Version": VERSION, "User-Agent": "jgvisit"}
        with httpx.Client(base_url="https://127.0.0.1:1", transport=line, headers=headers, trust_env=False) as http:
            try:
                self._learn(self._call(http, "GET", f"/api/v1/receipt?chain={self.chain}"))
                self._push(
                    http, early=[each for each in self._waiting() if b'"consentWithdrawn"' in (each.body or b"")]
                )
                while waiting := self._waiting(early_too=True):
                    first = self.records.index(waiting[0])
                    self._push(http, records=self.records[first : first + 3])
                pull = self._signed(http, "GET", "/api/v1/feed?after=0&limit=500")
                return f"sent; a pull is answered {pull.status_code}"
            except httpx.TransportError as error:
                return type(error).__name__
            except _RefusedError as refused:
                return f"refused: {refused}"

    def _append(self, case: CaseId | None, payload: Any) -> None:
        head = head_of(self.records[-1]) if self.records else EMPTY
        record = compose(
            payload,
            place=head.next_place,
            chain=self.chain,
            signer=self.device.key,
            id=RecordId(new_uuid7()),
            author=self.device.worker,
            recorded_at=_WRITTEN,
            time_basis=TimeBasis(boot="old"),
            case=case,
        )
        self.records.append(record)

    def _waiting(self, *, early_too: bool = False) -> list[StoredRecord]:
        done = {"stored", "already", "forked", "rejected", *(() if early_too else ("early",))}
        return [each for each in self.records if self.answers.get(_name(each)) not in done]

    def _push(self, http: httpx.Client, records: Any = (), early: Any = ()) -> None:
        if not records and not early:
            return
        message = {"chain": self.chain, "records": [_wire(each) for each in records]}
        if early:
            message["early"] = [_wire(each) for each in early]
        answer = self._call(http, "POST", "/api/v1/records", json.dumps(message).encode())
        self._learn(answer["receipt"])
        for each in answer["answers"]:
            self.answers[each["link_hash"]] = each["answer"]

    def _learn(self, signed: dict[str, str]) -> None:
        """After a restore everything goes again: the first program kept no mark of what was safe."""
        epoch = json.loads(signed["receipt"])["epoch"]
        if self.epoch not in (None, epoch):
            self.answers.clear()
        self.epoch = epoch

    def _call(self, http: httpx.Client, method: str, target: str, body: bytes = b"") -> Any:
        response = self._signed(http, method, target, body)
        if response.status_code != 200:
            raise _RefusedError(response.json()["code"])
        return response.json()

    def _signed(self, http: httpx.Client, method: str, target: str, body: bytes = b"") -> httpx.Response:
        nonce = http.get("/api/v1/nonce").json()["nonce"]
        headers = {"Content-Type": "application/json"} if body else {}
        request = http.build_request(method, target, content=body, headers=headers)
        sign_request(request, body, self.device.key, nonce)
        return http.send(request)


class _RefusedError(Exception):
    pass


_AT = "2026-11-02T09:00:00.000Z"


def _name(record: StoredRecord) -> str:
    return link_hash(record.link, record.signature)


def _wire(record: StoredRecord) -> dict[str, str]:
    assert record.body is not None
    assert record.salt is not None
    return {
        "link": record.link.decode(),
        "signature": _base64(record.signature),
        "body": record.body.decode(),
        "salt": _base64(record.salt),
    }


def _base64(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()
