"""Schemathesis against the real server: every check on, each request signed, what is left out with its reason.

What is generated is signed as a laptop would sign it (RFC 9421), in the name of enrolled laptops whose worker is logged
in and has every role; ids that exist take the place of most of the made-up ones, and real records of a growing chain
the place of made-up ones in a push, so that the checks reach past the first refusal.
"""

from __future__ import annotations

import gc
import itertools
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
import msgspec
import requests
import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.config._checks import (
    NEGATIVE_DATA_REJECTION_EXPECTED_STATUSES,
    POSITIVE_DATA_ACCEPTANCE_EXPECTED_STATUSES,
)
from schemathesis.engine import Status, events, from_schema
from server_factory import Laptop, ServerUnderTest, blob_ref, release_texts, sha256, signed_release
from sqlalchemy import update

from jgvisit.config import VERSION
from jgvisit.ids import CaseId, new_uuid7
from jgvisit.records.certificates import read_pem
from jgvisit.server import nonces
from jgvisit.server.certificates import fingerprint
from jgvisit.server.device_requests import Caller, find_caller
from jgvisit.server.enrolment.models import worker
from jgvisit.server.openapi.document import API
from jgvisit.server.openapi.operations import OPERATIONS
from jgvisit.server.receipts import service as receipts
from jgvisit.sync.audit_wire import AuditDoubt
from jgvisit.sync.encoding import to_base64, to_wire
from jgvisit.sync.renewal_wire import RenewalRequest
from jgvisit.sync.signing import sign_request
from jgvisit.sync.wire import CLIENT_HEADER, Push


@dataclass(frozen=True)
class LeftOut:
    """What is not asked of one operation, and why."""

    operation: str
    check: str
    why: str
    status: int | None = 422
    """Taken there besides what the check takes of itself; None: the check is not asked."""


_SIGNED = (
    "a field carries the exact bytes of another message, or a key: a schema cannot describe which strings hold, so a "
    "made-up one is refused with 422"
)
_BYTES = "a schema of octets cannot say which bytes are a file that two people signed, or have the hash in the address"
_SHOWN = "a name that no screen can show (control characters) is refused; no pattern that every program reads says so"
_DAY = "a day that does not exist (30 February) is refused with 422; the pattern is of the shape alone"
_OTHER_ADDRESS = (
    "GET there is GET /orders/{enrolment}, which says 422: `seen` and `confirmations` are no numbers of an enrolment"
)
_POSITIVE = "positive_data_acceptance"
LEFT_OUT = (
    LeftOut("POST /enrolments", _POSITIVE, _SIGNED),
    LeftOut("POST /records", _POSITIVE, _SIGNED),
    LeftOut("POST /removals", _POSITIVE, _SIGNED),
    LeftOut("POST /orders/confirmations", _POSITIVE, _SIGNED),
    LeftOut("POST /officer/orders", _POSITIVE, _SIGNED),
    LeftOut("POST /officer/erasures", _POSITIVE, _SIGNED),
    LeftOut("POST /officer/enrolments/{enrolment}/approval", _POSITIVE, _SIGNED),
    LeftOut("POST /audit/doubts", _POSITIVE, _SIGNED),
    LeftOut("POST /renewals", _POSITIVE, _SIGNED),
    LeftOut("POST /officer/renewals/{device}/approval", _POSITIVE, _SIGNED),
    LeftOut("POST /texts", _POSITIVE, _BYTES),
    LeftOut("PUT /blobs/{case}/{sha256}", _POSITIVE, _BYTES),
    LeftOut("POST /officer/enrolment-codes", _POSITIVE, _SHOWN),
    LeftOut("POST /officer/assignments", _POSITIVE, _DAY),
    LeftOut("POST /officer/day-codes", _POSITIVE, _DAY),
    LeftOut("POST /orders/seen", "unsupported_method", _OTHER_ADDRESS, None),
    LeftOut("POST /orders/confirmations", "unsupported_method", _OTHER_ADDRESS, None),
)
WHOLE = (
    "a schema takes 7.0 for a whole number; the wire has no fractions (design §3), so whole numbers are written as such"
)
TOO_LARGE = "what is too large is refused with 413, which the check does not count as refused by itself"


_OWN_BODIES = {"/records": Push, "/audit/doubts": AuditDoubt, "/renewals": RenewalRequest}
"""Where made-up bodies would get no further than their first field, real ones stand in for half of them."""


@dataclass
class Result:
    """What came of a run."""

    requests: int = 0
    answers: Counter[tuple[str, int]] = field(default_factory=Counter)
    """(operation, status) -> how often."""
    failures: list[str] = field(default_factory=list)

    @property
    def carried_out(self) -> set[str]:
        """The operations that were carried out at least once."""
        return {operation for operation, status in self.answers if status < 300}


@dataclass
class Hands:
    """Laptops in turn, for each has its own share of requests; all of one worker."""

    server: ServerUnderTest
    laptops: list[Laptop]
    case: CaseId
    blob: bytes

    def __post_init__(self) -> None:
        self._turns = itertools.cycle(self.laptops)
        self._chain = self.laptops[0].chain()
        self._stood_in: set[str] = set()
        mine = self.laptops[0].enrolment
        assert mine is not None
        self.real = {"case": str(self.case), "sha256": sha256(self.blob), "number": 1}
        self.own = {"enrolment": mine.enrolment, "device": self.laptops[0].key.device}

    def turn(self, path: str) -> Laptop:
        """Return who asks next; what is about one laptop is asked by that one."""
        return self.laptops[0] if "enrolments/{" in path or path in _OWN_BODIES else next(self._turns)

    def ids(self, path: str, made_up: dict[str, Any]) -> dict[str, Any]:
        """Put what exists in the place of most of what was made up."""
        known = {**self.real, **self.own}
        stays = zlib.crc32(repr(sorted(made_up.items())).encode()) % 4 == 0
        return {name: value if stays else known.get(name, value) for name, value in made_up.items()}

    def body(self, path: str, made_up: Any) -> Any:
        """Put real ones in the place of made-up ones of the same shape: of the first, and of half of the others."""
        made_up = _whole(made_up)  # WHOLE
        if path not in _OWN_BODIES or (path in self._stood_in and zlib.crc32(repr(made_up).encode()) % 2):
            return made_up
        try:
            asked = msgspec.convert(made_up, _OWN_BODIES[path])
        except msgspec.ValidationError:
            return made_up
        self._stood_in.add(path)
        match asked:
            case Push(records=records) if records:
                new = [self._chain.add(self.case) for _ in records[:3]]
                return msgspec.to_builtins(Push(chain=self._chain.id, records=tuple(map(to_wire, new))))
            case AuditDoubt(kind=kind):
                signed = receipts.ask(self.server.municipality, self._caller(), None)
                return msgspec.to_builtins(AuditDoubt(kind=kind, before=signed, after=signed))
            case RenewalRequest():
                mine = self.laptops[0]
                assert mine.enrolment is not None
                held = fingerprint(read_pem(mine.enrolment.certificate or "")[0])
                return msgspec.to_builtins(RenewalRequest(csr=to_base64(mine.key.csr()), renews=held))
        return made_up

    def _caller(self) -> Caller:
        found = find_caller(self.server.municipality, self.laptops[0].key.device)
        assert found is not None
        return found


@contextmanager
def hands(server: ServerUnderTest, laptops: int) -> Iterator[Hands]:
    """Enrol laptops of one worker with every role, a family of theirs with a paper, and a release of texts."""
    with server.http() as http:
        subject = f"all-{new_uuid7()}"
        made = [server.logged_in(http, subject) for _ in range(laptops)]
        tenant = server.municipality.tenant
        with server.municipality.database.write(tenant) as conn:
            mine = (worker.c.tenant == tenant) & (worker.c.id == made[0].worker)
            conn.execute(update(worker).where(mine).values(roles="jurist,lead,officer,privacy,reporter,worker"))
        case, paper = CaseId(new_uuid7()), b"%PDF-1.7 a paper"
        chain = made[0].chain()
        chain.add(case, blobs=[blob_ref(paper)])
        made[0].push(chain)
        assert made[0].put_blob(case, paper).json()["complete"]
        release_texts(server.municipality, signed_release(server, 1))
        yield Hands(server, made, case, paper)


def served_document(server: ServerUnderTest) -> dict[str, Any]:
    """Return the document that the server gives to anybody."""
    with server.http() as http:
        found: dict[str, Any] = http.get(f"{API}/openapi.json").json()
    return found


def check_api(given: Hands, *, examples: int, seed: int = 1, document: dict[str, Any] | None = None) -> Result:
    """Run every phase of schemathesis, at most `examples` for each operation and phase.

    Args:
        given: who asks.
        examples: made-up requests in each phase; the edges of each schema come on top.
        seed: of what is made up.
        document: another one than the server gives, for a planted fault.
    """
    server = given.server
    config = SchemathesisConfig.from_dict(_config(server, examples, seed))
    schema = schemathesis.openapi.from_dict(document or served_document(server), config=config)
    _sign_all(schema, given)
    result = Result()
    for event in from_schema(schema).execute():
        _note(result, event)
    gc.collect()  # the library closes its connections when they are collected, and a server that ends waits for them
    return result


_TAKEN = [*map(str, POSITIVE_DATA_ACCEPTANCE_EXPECTED_STATUSES)]
_REFUSED = [*map(str, NEGATIVE_DATA_REJECTION_EXPECTED_STATUSES), 413]


def planted_faults_missed(given: Hands) -> list[str]:
    """Say something untrue in the document in several ways; return what the checks did not see of it."""
    missed = []
    for name, lie in _LIES.items():
        document = served_document(given.server)
        document["paths"] = {path: document["paths"][path] for path in ("/server", "/receipt", "/blobs/missing")}
        lie(document)
        if not check_api(given, examples=1, document=document).failures:
            missed.append(name)
    return missed


def _no_such_shape(document: dict[str, Any]) -> None:
    document["components"]["schemas"]["ServerInfo"]["properties"]["version"] = {"type": "integer"}


def _no_such_status(document: dict[str, Any]) -> None:
    document["paths"]["/blobs/missing"]["post"]["responses"].pop("422")


def _guarded(document: dict[str, Any]) -> None:
    document["paths"]["/server"]["get"]["security"] = [{"session": []}]


def _no_such_version(document: dict[str, Any]) -> None:
    document["components"]["headers"]["API-Version"]["schema"]["const"] = "9.9.9"


def _anything_goes(document: dict[str, Any]) -> None:
    document["components"]["schemas"]["BlobsAsked"]["properties"]["case"] = {"type": "string"}


_LIES = {
    "another shape": _no_such_shape,
    "a status left out": _no_such_status,
    "open, and called guarded": _guarded,
    "another version": _no_such_version,
    "takes less than it says": _anything_goes,
}


def _config(server: ServerUnderTest, examples: int, seed: int) -> dict[str, Any]:
    left_out: dict[str, dict[str, Any]] = {}
    for each in LEFT_OUT:
        asked = {"enabled": False} if each.status is None else {"expected-statuses": [*_TAKEN, each.status]}
        left_out.setdefault(each.operation, {})[each.check] = asked
    return {
        "seed": seed,
        "base-url": f"{server.url}{API}",
        "tls-verify": str(server.tls_ca),
        "continue-on-failure": True,
        "generation": {"max-examples": examples, "with-security-parameters": False, "database": "none"},
        "checks": {"negative_data_rejection": {"expected-statuses": _REFUSED}},  # TOO_LARGE
        "operations": [{"include-name": operation, "checks": checks} for operation, checks in left_out.items()],
    }


def _sign_all(schema: Any, given: Hands) -> None:
    security = {f"{each.method.upper()} {each.path}": each.auth for each in OPERATIONS}

    @schema.auth(refresh_interval=None)
    class _Signed:
        def get(self, case: Any, context: Any) -> str:
            return security[case.operation.label]

        def set(self, case: Any, auth: str, context: Any) -> None:
            if auth == "nobody":
                return
            laptop = given.turn(case.operation.path)
            headers = {CLIENT_HEADER: VERSION}  # an older program is told to update, whatever it sends
            if "session" in auth:
                headers["Authorization"] = f"Bearer {laptop.token}"
            if "device" in auth:
                headers |= _signature(case, laptop, nonces.issue(given.server.municipality).nonce)
            case.headers = {**(case.headers or {}), **headers}

    @schema.hook
    def map_path_parameters(context: Any, path_parameters: Any) -> Any:
        path = context.operation.path
        return given.ids(path, dict(path_parameters)) if isinstance(path_parameters, dict) else path_parameters

    @schema.hook
    def map_body(context: Any, body: Any) -> Any:
        return given.body(context.operation.path, body)


def _whole(value: Any) -> Any:
    match value:
        case dict():
            return {name: _whole(each) for name, each in value.items()}
        case list():
            return [_whole(each) for each in value]
        case float() if value.is_integer():
            return int(value)
        case _:
            return value


def _signature(case: Any, laptop: Laptop, nonce: str) -> dict[str, str]:
    """Return the three header fields for exactly what will travel."""
    travels = requests.Request(**_known(case.as_transport_kwargs())).prepare()
    body = travels.body or b""
    data = body.encode() if isinstance(body, str) else bytes(body)
    request = httpx.Request(str(travels.method), str(travels.url), content=data)
    sign_request(request, data, laptop.key, nonce)
    return {name: request.headers[name] for name in ("content-digest", "signature-input", "signature")}


def _known(given: dict[str, Any]) -> dict[str, Any]:
    names: Iterable[str] = ("method", "url", "headers", "files", "data", "params", "json", "cookies")
    return {name: given[name] for name in names if name in given}


def _note(result: Result, event: Any) -> None:
    match event:
        case events.ScenarioFinished():
            recorder = event.recorder
            for case_id, interaction in recorder.interactions.items():
                result.requests += 1
                node = recorder.cases.get(case_id)
                if node is not None and interaction.response is not None:
                    result.answers[node.value.operation.label, interaction.response.status_code] += 1
            for case_id, checks in recorder.checks.items():
                for check in checks:
                    if check.status == Status.FAILURE:
                        result.failures.append(_told(recorder, case_id, check))
        case events.NonFatalError() | events.FatalError():
            told = event.value if isinstance(event, events.NonFatalError) else event.exception
            result.failures.append(f"{getattr(event, 'label', '')}: {told!r}")


def _told(recorder: Any, case_id: str, check: Any) -> str:
    label = recorder.cases[case_id].value.operation.label
    interaction = recorder.interactions.get(case_id)
    answer = "" if interaction is None or interaction.response is None else interaction.response.content[:300]
    why, how = (check.failure_info.failure.message, check.failure_info.code_sample) if check.failure_info else ("", "")
    return f"{label}: {check.name}: {why} {answer!r}\n{how[:800]}"
