"""A municipal server for tests: the real one over TLS, its signing process, and laptops with real keys."""

from __future__ import annotations

import hashlib
import ssl
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import msgspec
import uvicorn
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from pack_maker import new_pack
from postgres_cluster import APP, Urls

from jgvisit.clock import BootReading
from jgvisit.config import VERSION
from jgvisit.content.pack_errors import PackRefusedError
from jgvisit.content.pack_trust import sign
from jgvisit.content.packed import Manifest, read_packed
from jgvisit.ids import CaseId, ChainId, EnrolmentId, RecordId, Sha256, WorkerId, new_uuid7
from jgvisit.records.body import BlobRef, TimeBasis
from jgvisit.records.chain import EMPTY, Head, compose, head_of
from jgvisit.records.link import Signer, StoredRecord
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_family import FamilyRegistered
from jgvisit.server.ca.process import serve
from jgvisit.server.certificates import read_key
from jgvisit.server.installation import InitResult, Officer, Plan, init, open_municipality
from jgvisit.server.municipality import Municipality
from jgvisit.server.officer import service as office
from jgvisit.server.officer.token import sign_decision
from jgvisit.server.problems import RequestFaultError
from jgvisit.server.running import line_config
from jgvisit.server.texts import proposals
from jgvisit.store.device_key import DeviceKey, new_private_key
from jgvisit.sync.encoding import to_base64, to_wire
from jgvisit.sync.enrolment import read_code
from jgvisit.sync.signing import sign_request
from jgvisit.sync.wire import (
    CLIENT_HEADER,
    CodeRequest,
    Enrolment,
    EnrolmentRequest,
    Feed,
    Nonce,
    Push,
    PushAnswer,
    Receipt,
    Session,
    SessionRequest,
    SignedReceipt,
)

CLIENT_ID = "jgvisit"
OFFICER = Officer("officer-subject", "Officer One")
API = "/api/v1"
NOBODY = WorkerId("")


class SetClock:
    """The server's clock; a test moves it."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def boot(self) -> BootReading:
        return BootReading("test", 0)


@dataclass
class Chain:
    """One chain of a laptop, growing."""

    signer: Signer
    author: WorkerId
    id: ChainId = field(default_factory=lambda: ChainId(new_uuid7()))
    records: list[StoredRecord] = field(default_factory=list)

    @property
    def head(self) -> Head:
        return head_of(self.records[-1]) if self.records else EMPTY

    def add(self, case: str | None, payload: Payload | None = None, **changes: Any) -> StoredRecord:
        """Add a record; without a payload one that registers a family's name."""
        given = {"author": self.author, "id": RecordId(new_uuid7()), **changes}
        record = compose(
            payload or FamilyRegistered(name=f"Familie {len(self.records) + 1}"),
            place=self.head.next_place,
            chain=self.id,
            signer=self.signer,
            recorded_at=datetime(2026, 11, 2, 9, 0, tzinfo=UTC),
            time_basis=TimeBasis(boot="test"),
            case=CaseId(case) if case else None,
            **given,
        )
        self.records.append(record)
        return record


@dataclass
class Laptop:
    """A device with a real key that speaks the wire."""

    http: httpx.Client
    key: DeviceKey = field(default_factory=lambda: DeviceKey(new_private_key()))
    worker: WorkerId = NOBODY
    subject: str = ""
    token: str | None = None
    enrolment: Enrolment | None = None

    def chain(self) -> Chain:
        return Chain(self.key, self.worker)

    def nonce(self) -> str:
        return msgspec.json.decode(self.http.get(f"{API}/nonce").content, type=Nonce).nonce

    def request(self, method: str, path: str, body: bytes = b"", **extra: Any) -> httpx.Request:
        """Return a signed request."""
        nonce = extra.pop("nonce", None) or self.nonce()
        signer = extra.pop("signer", None) or self.key
        request = self.http.build_request(method, API + path, content=body, **extra)
        if self.token:
            request.headers["Authorization"] = f"Bearer {self.token}"
        sign_request(request, body, signer, nonce)
        return request

    def call(self, method: str, path: str, message: Any = None, **extra: Any) -> httpx.Response:
        body = message if isinstance(message, bytes) else b"" if message is None else msgspec.json.encode(message)
        return self.http.send(self.request(method, path, body, **extra))

    def push(
        self, chain: Chain, records: Sequence[StoredRecord] | None = None, early: Sequence[StoredRecord] = ()
    ) -> PushAnswer:
        response = self.try_push(chain, records, early)
        assert response.status_code == 200, response.text
        return msgspec.json.decode(response.content, type=PushAnswer)

    def try_push(
        self, chain: Chain, records: Sequence[StoredRecord] | None = None, early: Sequence[StoredRecord] = ()
    ) -> httpx.Response:
        sent = chain.records if records is None else records
        message = Push(chain=chain.id, records=tuple(map(to_wire, sent)), early=tuple(map(to_wire, early)))
        return self.call("POST", "/records", message)

    def receipt(self, chain: Chain) -> Receipt:
        response = self.call("GET", "/receipt", params={"chain": chain.id})
        return read_receipt(msgspec.json.decode(response.content, type=SignedReceipt))

    def feed(self, after: int = 0, limit: int = 500, **query: str) -> Feed:
        response = self.call("GET", "/feed", params={"after": after, "limit": limit, **query})
        assert response.status_code == 200, response.text
        return msgspec.json.decode(response.content, type=Feed)

    def put_blob(self, case: str, data: bytes, offset: int = 0, end: int | None = None) -> httpx.Response:
        query = {"offset": offset, "total": len(data)}
        return self.call("PUT", f"/blobs/{case}/{sha256(data)}", data[offset:end], params=query)


@dataclass
class ServerUnderTest:
    """A running municipality."""

    municipality: Municipality
    made: InitResult
    clock: SetClock
    url: str
    tls_ca: Path

    def http(self) -> httpx.Client:
        context = ssl.create_default_context(cafile=self.tls_ca)
        headers = {CLIENT_HEADER: VERSION}
        return httpx.Client(base_url=self.url, verify=context, trust_env=False, timeout=30, headers=headers)

    def code(self, subject: str) -> str:
        request = CodeRequest(worker=subject, name=f"Worker {subject}")
        return office.issue_code(self.municipality, request, self.made.officer).code

    def ask(self, laptop: Laptop, code: str) -> httpx.Response:
        """Send the enrolment request of `laptop`."""
        request = EnrolmentRequest(
            secret=read_code(code).secret,
            public_key=to_base64(laptop.key.public_key_der),
            csr=to_base64(laptop.key.csr()),
            label="LT-0001",
        )
        return laptop.call("POST", "/enrolments", request)

    def approve(self, enrolment: EnrolmentId) -> Enrolment:
        """Approve with the first officer's key."""
        waits = next(item for item in office.waiting(self.municipality) if item.enrolment == enrolment)
        key = read_key(self.made.officer_key.read_bytes())
        approval = sign_decision(key, self.municipality.tenant, waits, approved=True)
        return office.decide(self.municipality, enrolment, approval, self.made.officer)

    def enrolled(self, http: httpx.Client, subject: str | None = None, key: DeviceKey | None = None) -> Laptop:
        """Return an enrolled laptop of a worker; with this key, or a new one."""
        key = key or DeviceKey(new_private_key())
        laptop = Laptop(http, key, subject=subject or f"worker-{new_uuid7()}")
        response = self.ask(laptop, self.code(laptop.subject))
        assert response.status_code == 201, response.text
        asked = msgspec.json.decode(response.content, type=Enrolment)
        laptop.enrolment = self.approve(EnrolmentId(asked.enrolment))
        laptop.worker = WorkerId(laptop.enrolment.worker or "")
        return laptop

    def logged_in(self, http: httpx.Client, subject: str | None = None) -> Laptop:
        """Return an enrolled laptop whose worker is logged in."""
        laptop = self.enrolled(http, subject)
        response = self.log_in(laptop)
        assert response.status_code == 201, response.text
        laptop.token = msgspec.json.decode(response.content, type=Session).token
        return laptop

    def log_in(self, laptop: Laptop, **changes: str) -> httpx.Response:
        nonce = new_uuid7()
        token = id_token(self.municipality.settings.issuer, laptop.subject, nonce, **changes)
        return laptop.call("POST", "/sessions", SessionRequest(id_token=token, nonce=nonce))


def id_token(issuer: str, subject: str, nonce: str, client_id: str = CLIENT_ID) -> str:
    """Log `subject` in at the provider, as its page would, and return the ID token."""
    redirect_uri = "http://127.0.0.1/back"
    with httpx.Client(trust_env=False) as client:
        query = {"client_id": client_id, "redirect_uri": redirect_uri, "response_type": "code", "scope": "openid"}
        query |= {"nonce": nonce, "state": "s"}
        page = client.post(f"{issuer}/oauth2/authorize", params=query, data={"sub": subject})
        code = parse_qs(urlsplit(page.headers["location"]).query)["code"][0]
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": redirect_uri, "client_id": client_id}
        return str(client.post(f"{issuer}/oauth2/token", data=form).raise_for_status().json()["id_token"])


def read_receipt(signed: SignedReceipt) -> Receipt:
    return msgspec.json.decode(signed.receipt, type=Receipt)


def sha256(data: bytes) -> Sha256:
    return Sha256(hashlib.sha256(data).hexdigest())


def blob_ref(data: bytes) -> BlobRef:
    return BlobRef(sha256=sha256(data), bytes=len(data), media_type="application/pdf")


@contextmanager
def running_server(folder: Path, issuer: str, urls: Urls | None, port: int = 0) -> Iterator[ServerUnderTest]:
    """Init, then run web process and signing process in threads; with a `port` its address is known to itself too."""
    clock = SetClock()
    plan = Plan(
        municipality="Gemeente Voorbeeldstad",
        issuer=issuer,
        client_id=CLIENT_ID,
        officer=OFFICER,
        database_url=urls.app if urls else None,
        owner_url=urls.owner if urls else None,
        app_role=APP if urls else None,
        demo=True,
        public_url=f"https://127.0.0.1:{port or 8443}",
    )
    made = init(folder, plan)
    municipality = open_municipality(folder, clock=clock)
    try:
        with _signing(folder / "ca", clock), serving(municipality, folder, port) as url:
            yield ServerUnderTest(municipality, made, clock, url, made.folder.tls_ca)
    finally:
        municipality.database.close()


@contextmanager
def _signing(folder: Path, clock: SetClock) -> Iterator[None]:
    with serve(folder, clock) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def serving(municipality: Municipality, folder: Path, port: int = 0) -> Iterator[str]:
    """Serve an installation in a thread; give its address."""
    config = line_config(municipality, ("127.0.0.1", port), (folder / "tls.pem", folder / "tls.key"))
    server = _Announcing(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        assert server.started_event.wait(30)
        yield f"https://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


class _Announcing(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.started_event = threading.Event()

    async def startup(self, sockets: list[Any] | None = None) -> None:
        await super().startup(sockets)
        self.started_event.set()


def signed_release(
    server: ServerUnderTest, number: int, by: Sequence[str] = ("jurist", "second-eye"), **how: object
) -> bytes:
    """Return texts that this municipality's jurist and second eye signed with the keys of its `init`."""
    issued = server.municipality.moment()
    data = new_pack(number, **{"issued": issued, "base": 1, **how})  # type: ignore[arg-type]  # fields by name
    for role in by:
        data = signed_with(data, server.made.folder.offline / f"pack-{role}")
    return data


@dataclass(frozen=True)
class Bringer:
    """Somebody who brings texts."""

    worker: WorkerId
    roles: frozenset[str]


def bringer(municipality: Municipality, *roles: str, name: str = "") -> Bringer:
    """Enter somebody with these roles."""
    subject = name or " ".join(roles)
    return Bringer(office.enter_worker(municipality, subject, subject, frozenset(roles)), frozenset(roles))


def release_texts(municipality: Municipality, data: bytes) -> Manifest:
    """Release texts that two signed, brought by two; where they are refused nothing waits."""
    try:
        first = proposals.first_signed(read_packed(data))
    except PackRefusedError:
        first = data
    proposals.put(municipality, first, bringer(municipality, "jurist"))
    waits = proposals.waiting(municipality)
    assert waits is not None
    try:
        return proposals.release(municipality, data, bringer(municipality, "second_eye"))
    except RequestFaultError:
        proposals.withdraw(municipality, waits.content_sha256, WorkerId("console"))
        raise


def signed_with(data: bytes, stem: Path) -> bytes:
    """Sign with the key and certificate that lie at `stem`."""
    key = read_key(stem.with_suffix(".key").read_bytes())
    pem = stem.with_suffix(".pem").read_text()
    return sign(data, pem, lambda message: key.sign(message, ec.ECDSA(hashes.SHA256())))
