"""A small server that keeps the wire contract in memory, and can be told to misbehave."""

from __future__ import annotations

import hashlib
import json
import os
import ssl
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import msgspec
import zstandard
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from http_message_signatures import HTTPMessageVerifier, MappingKeyResolver
from http_message_signatures.algorithms import ECDSA_P256_SHA256
from sync_town import CASE, LaptopKey, Town, pem

from jgvisit.ids import new_uuid7
from jgvisit.records import canonical
from jgvisit.records.body import read_body
from jgvisit.records.hash_tree import Digest, Node, Peaks, extension, grown, leaf, root_of
from jgvisit.records.link import GENESIS, link_hash, read_link
from jgvisit.sync.audit_wire import AuditDoubt, AuditDoubtNoted
from jgvisit.sync.client import ServerPinned
from jgvisit.sync.encoding import from_base64, from_wire, to_base64
from jgvisit.sync.exchange_wire import Exchange, ExchangeAnswer, FeedAsked, Refused
from jgvisit.sync.wire import (
    COVERED,
    RECEIPT_DOMAIN,
    REQUEST_TAG,
    SIGNATURE_LABEL,
    Ahead,
    Answered,
    BlobsAsked,
    BlobsMissing,
    BlobState,
    Feed,
    FeedDevice,
    Message,
    Nonce,
    Push,
    PushAnswer,
    Receipt,
    ServerInfo,
    SignedReceipt,
    WireRecord,
)

SESSION = "session-of-today"


class Verifier(HTTPMessageVerifier):
    max_clock_skew = timedelta(days=36_500)


def verified_nonce(method: str, url: str, headers: Any, body: bytes, *keys: LaptopKey) -> str:
    """Return the nonce of a request that one of `keys` signed; raise `InvalidSignature` otherwise."""
    known = MappingKeyResolver(public_keys={key.device: key.private.public_key() for key in keys}, private_keys={})
    verifier = Verifier(signature_algorithm=ECDSA_P256_SHA256, key_resolver=known)
    [result] = verifier.verify(
        SimpleNamespace(method=method, url=url, headers=headers),
        max_age=None,
        expect_tag=REQUEST_TAG,
        expect_label=SIGNATURE_LABEL,
        require_components=COVERED,
        body=body,
    )
    assert result.nonce
    return result.nonce


class Refusal(Exception):
    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status, self.code = status, code


class TownHall:
    """What the server knows. `before` may raise `Refusal`; `twist` may change an answer on its way out."""

    def __init__(self, town: Town, *keys: LaptopKey) -> None:
        self.town, self.keys = town, keys
        self.epoch = new_uuid7()
        self.run: dict[str, list[WireRecord]] = {}
        self.early: dict[str, WireRecord] = {}
        self.rejects: set[str] = set()
        self.forks: set[str] = set()
        self.blobs: dict[tuple[str, str], bytearray] = {}
        self.totals: dict[tuple[str, str], int] = {}
        self.feed: list[WireRecord] = []
        self.feed_devices: tuple[FeedDevice, ...] = ()
        self.feed_limit = 500
        self.visited_next: Sequence[str] = ()
        """Families that go ahead of their turn where more waits than one page holds."""
        self._asked_at_once = FeedAsked()
        self.safe = 0
        self.at = "2026-01-05T18:00:00.000Z"
        self.audit: list[bytes] | None = None
        """Entries of the audit; None on a server from before there was a tree."""
        self.older = False
        """A server from before a sync could ask everything at once."""
        self.doubts: list[AuditDoubt] = []
        self.requests: list[str] = []
        self.nonces: set[str] = set()
        self.before: Callable[[str, str], None] = lambda method, path: None
        self.twist: Callable[[str, Any], Any] = lambda path, answer: answer
        self.write: Callable[[BaseHTTPRequestHandler, int, bytes], None] = write_whole
        self.url = ""

    def pinned(self, key: LaptopKey) -> ServerPinned:
        return ServerPinned(
            url=self.url,
            root_pem=pem(self.town.root.certificate),
            receipt_certificate_pem=self.town.receipt_certificate,
            device_certificate_pem=self.town.certificate_of(key),
            tls_ca_pem=pem(self.town.tls_ca.certificate),
        )

    def asked(self, *paths: str) -> int:
        return sum(request.removesuffix(" at once").endswith(paths) for request in self.requests)

    def town_device(self, key: LaptopKey) -> FeedDevice:
        return FeedDevice(device=key.device, certificate=self.town.certificate_of(key))

    def publish(self, *records: WireRecord) -> None:
        for record in records:
            self.feed.append(msgspec.structs.replace(record, position=len(self.feed) + 1))

    def answer(self, method: str, target: str, headers: Any, body: bytes) -> bytes:
        path = urlsplit(target).path.removeprefix("/api/v1")
        query = dict(parse_qsl(urlsplit(target).query))
        self.requests.append(f"{method} {path}")
        self.before(method, path)
        if path not in {"/server", "/nonce"}:
            nonce = verified_nonce(method, f"https://server{target}", headers, body, *self.keys)
            if nonce not in self.nonces:
                raise Refusal(401, "request.nonce_used")
            self.nonces.remove(nonce)
        if headers.get("Content-Encoding") == "zstd":
            body = zstandard.decompress(body)
        found = self.twist(path, self._route(method, path, query, headers, body))
        return msgspec.json.encode(found) if isinstance(found, Message) else bytes(found)

    def _route(self, method: str, path: str, query: dict[str, str], headers: Any, body: bytes) -> Message | bytes:
        match method, path.strip("/").split("/"):
            case "GET", ["nonce"]:
                nonce = os.urandom(12).hex()
                self.nonces.add(nonce)
                return Nonce(nonce=nonce, expires_at="2026-01-05T10:05:00.000Z")
            case "GET", ["server"]:
                return self._info()
            case "POST", ["exchange"] if not self.older:
                return self._exchange(msgspec.json.decode(body, type=Exchange), headers)
            case "GET", ["receipt"]:
                return self._proven(self.receipt(query["chain"]), query.get("auditFrom"))
            case "POST", ["audit", "doubts"] if self.audit is not None:
                self.doubts.append(msgspec.json.decode(body, type=AuditDoubt))
                return AuditDoubtNoted(received_at="2026-01-05T18:00:00.000Z")
            case "POST", ["records"]:
                return self._push(msgspec.json.decode(body, type=Push))
            case "POST", ["blobs", "missing"]:
                return self._missing(msgspec.json.decode(body, type=BlobsAsked))
            case "PUT", ["blobs", case, sha256]:
                return self._put(case, sha256, int(query["offset"]), int(query["total"]), body)
            case "GET", ["blobs", case, sha256] if self._whole(case, sha256):
                return bytes(self.blobs[case, sha256])
            case "GET", ["feed"]:
                if headers.get("Authorization") != f"Bearer {SESSION}":
                    raise Refusal(401, "session.ended")
                return self._feed(int(query["after"]), query.get("epoch"), self._asked_at_once)
        raise Refusal(404, "http.404")

    def _exchange(self, asked: Exchange, headers: Any) -> ExchangeAnswer:
        """Answer the parts that this hall knows, each with what `before` and `twist` make of it."""
        receipt = feed = refused = None
        if asked.receipt is not None:
            query = {"chain": asked.receipt.chain}
            if asked.receipt.audit_from is not None:
                query["auditFrom"] = str(asked.receipt.audit_from)
            receipt = self._part("/receipt", query, headers)
        if asked.feed is not None:
            try:
                query = {"after": str(asked.feed.after)} | ({"epoch": asked.feed.epoch} if asked.feed.epoch else {})
                self._asked_at_once = asked.feed
                feed = self._part("/feed", query, headers)
            except Refusal as refusal:
                if refusal.status >= 500 or refusal.status in {408, 413, 429}:
                    raise
                refused = Refused(status=refusal.status, code=refusal.code)
            finally:
                self._asked_at_once = FeedAsked()
        return ExchangeAnswer(receipt=receipt, feed=feed, refused=refused)

    def _part(self, path: str, query: dict[str, str], headers: Any) -> Any:
        self.requests.append(f"GET {path} at once")
        self.before("GET", path)
        return self.twist(path, self._route("GET", path, query, headers, b""))

    def _info(self) -> ServerInfo:
        return ServerInfo(
            version="0.1.0",
            tenant=CASE,
            municipality="Demostad",
            epoch=self.epoch,
            issuer="http://127.0.0.1",
            client_id="jgvisit",
            minimum_pull_version="0.1.0",
            receipt_certificate=self.town.receipt_certificate,
        )

    def _push(self, push: Push) -> PushAnswer:
        if push.records and not self.rejects and _seq(push.records[0]) > len(self.run.get(push.chain, ())) + 1:
            raise Refusal(409, "push.gap")
        answers = [self._take(push.chain, record) for record in push.records]
        for record in push.early:
            self.early[_hash(record)] = record
            answers.append(Answered(link_hash=_hash(record), seq=_seq(record), answer="early"))
        return PushAnswer(answers=tuple(answers), receipt=self.receipt(push.chain))

    def _take(self, chain: str, record: WireRecord) -> Answered:
        run, seq, name = self.run.setdefault(chain, []), _seq(record), _hash(record)
        answer: Any = "stored"
        if seq <= len(run):
            answer = "already" if _hash(run[seq - 1]) == name else "forked"
        elif name in self.rejects or seq > len(run) + 1:
            answer = "rejected"
        else:
            run.append(record)
        return Answered(link_hash=name, seq=seq, answer=answer)

    def receipt(self, chain: str) -> SignedReceipt:
        run = self.run.get(chain, [])
        return self.sign(
            Receipt(
                device=self.keys[0].device,
                chain=chain,
                epoch=self.epoch,
                head=_hash(run[-1]) if run else GENESIS,
                received=len(run),
                kept=len(run),
                checked=len(run),
                safe=min(self.safe, len(run)),
                parked=0,
                at=self.at,
                audit_root=GENESIS if self.audit is None else audit_tree(self.audit)[1].hex(),
                audit_size=None if self.audit is None else len(self.audit),
            )
        )

    def _proven(self, signed: SignedReceipt, start: str | None) -> SignedReceipt:
        if self.audit is None or start is None or int(start) > len(self.audit):
            return signed
        nodes, _ = audit_tree(self.audit)
        proof = extension(int(start), len(self.audit), lambda level, place: nodes[level, place])
        return msgspec.structs.replace(signed, extension=tuple(digest.hex() for digest in proof))

    def sign(self, receipt: Receipt, key: ec.EllipticCurvePrivateKey | None = None) -> SignedReceipt:
        data = canonical.encode(receipt)
        signature = (key or self.town.receipt_key).sign(RECEIPT_DOMAIN + data, ec.ECDSA(hashes.SHA256()))
        return SignedReceipt(receipt=data.decode(), signature=to_base64(signature))

    def _whole(self, case: str, sha256: str) -> bool:
        return len(self.blobs.get((case, sha256), b"")) == self.totals.get((case, sha256))

    def _missing(self, asked: BlobsAsked) -> BlobsMissing:
        missing = [name for name in asked.sha256 if not self._whole(asked.case, name)]
        return BlobsMissing(
            missing=tuple(
                BlobState(sha256=name, received=len(self.blobs.get((asked.case, name), b""))) for name in missing
            )
        )

    def _put(self, case: str, sha256: str, offset: int, total: int, chunk: bytes) -> BlobState:
        data = self.blobs.setdefault((case, sha256), bytearray())
        self.totals[case, sha256] = total
        if offset > len(data):
            raise Refusal(409, "blob.gap")
        if offset == len(data):  # else it is here already: told where to go on, as the server does
            data += chunk
        if len(data) == total and hashlib.sha256(data).hexdigest() != sha256:
            data.clear()
        return BlobState(sha256=sha256, received=len(data), complete=self._whole(case, sha256))

    def _feed(self, after: int, epoch: str | None, asked: FeedAsked) -> Feed:
        start = after if epoch in {None, self.epoch} else 0
        waiting = [(place, each) for place, each in enumerate(self.feed, 1) if place > start]
        had = asked.had_ahead if epoch == self.epoch else None
        if had is not None:
            waiting = [(place, each) for place, each in waiting if place > had.through or _case(each) not in had.cases]
        first = [each for _, each in waiting if _case(each) in self.visited_next]
        if asked.takes_ahead and first and len(waiting) > self.feed_limit:
            ahead = Ahead(cases=tuple(self.visited_next), through=len(self.feed))
            return self._page(start, first, ahead)
        page = waiting[: self.feed_limit]
        return self._page(page[-1][0] if len(waiting) > len(page) else len(self.feed), [each for _, each in page])

    def _page(self, up_to: int, records: Sequence[WireRecord], ahead: Ahead | None = None) -> Feed:
        return Feed(
            epoch=self.epoch,
            head=len(self.feed),
            up_to=up_to,
            records=tuple(records),
            devices=self.feed_devices,
            cases=(CASE,),
            ahead=ahead,
        )


def audit_tree(entries: Sequence[bytes]) -> tuple[dict[Node, Digest], Digest]:
    """Return every whole node and the root."""
    nodes, peaks = dict[Node, Digest](), Peaks()
    for size, entry in enumerate(entries):
        nodes[0, size] = leaf(entry)
        peaks, whole = grown(peaks, size, leaf(entry))
        nodes |= dict(whole)
    return nodes, root_of(peaks)


def _hash(record: WireRecord) -> str:
    return link_hash(record.link.encode(), from_base64(record.signature))


def _case(record: WireRecord) -> str | None:
    return read_body((record.body or "").encode()).case if record.body else None


def _seq(record: WireRecord) -> int:
    return read_link(from_wire(record).link).seq


def write_whole(handler: BaseHTTPRequestHandler, status: int, data: bytes) -> None:
    handler.send_response(status)
    handler.send_header("Content-Length", str(len(data)))
    handler.end_headers()
    handler.wfile.write(data)


class _Server(ThreadingHTTPServer):
    block_on_close = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """The tests cut lines on purpose."""


@contextmanager
def open_hall(hall: TownHall, folder: Path, until: int = 2049) -> Iterator[TownHall]:
    """Serve `hall` on loopback with TLS."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1

        def _serve(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            try:
                status, data = 200, hall.answer(self.command, self.path, self.headers, body)
            except Refusal as refusal:
                status = refusal.status
                problem = {"type": "about:blank", "title": "no", "status": status, "code": refusal.code}
                data = json.dumps(problem).encode()
            hall.write(self, status, data)

        do_GET = do_POST = do_PUT = _serve

        def log_message(self, *_: Any) -> None:
            pass

    key = ec.generate_private_key(ec.SECP256R1())
    chain = folder / "tls.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    chain.write_text(
        pem(hall.town.tls_ca.issue(key.public_key(), "127.0.0.1", loopback=True, until=until)) + private.decode()
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain)
    server = _Server(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    hall.url = f"https://127.0.0.1:{server.server_port}"
    try:
        yield hall
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
