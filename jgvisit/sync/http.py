"""One server, over TLS: requests out, answers in, faults sorted by what to do about them."""

from __future__ import annotations

import random
import re
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from http import HTTPStatus
from ipaddress import ip_address
from types import TracebackType
from typing import TypeVar

import httpx
import msgspec
import zstandard

from jgvisit.config import VERSION
from jgvisit.errors import SyncError
from jgvisit.shapes import read_json
from jgvisit.sync.encoding import read_answer
from jgvisit.sync.failures import (
    NoNetworkError,
    RefusedByServerError,
    RequestTooLargeError,
    ServerBusyError,
    TlsDatesError,
    TlsError,
    UnreadableAnswerError,
    UpdateFirstError,
)
from jgvisit.sync.inflating import ACCEPTED_ENCODINGS, gathered, inflated
from jgvisit.sync.patience import ATTEMPTS, pause_s
from jgvisit.sync.ports import RequestSigner
from jgvisit.sync.signing import sign_request
from jgvisit.sync.wire import CLIENT_HEADER, NONCE_HEADER, Message, Nonce, Problem

T = TypeVar("T")

API = "/api/v1"
_ADDRESS = re.compile(r"https://([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?/?")
CONNECT_TIMEOUT_S = 10.0
SILENCE_TIMEOUT_S = 30.0
"""How long the server may send nothing."""
ANSWER_TIMEOUT_S = 300.0
"""How long one answer may take in all: a drip must not hold a sync for ever."""
MAX_ANSWER_BYTES = 64 * 1024 * 1024
MAX_PROBLEM_BYTES = 64 * 1024
_COMPRESS_FROM_BYTES = 512
_PACKING_BYTES = 1024
"""What a packed answer may have more than a plain one."""
_OUT_OF_DATE = {9, 10}  # X509_V_ERR_CERT_NOT_YET_VALID, X509_V_ERR_CERT_HAS_EXPIRED
_MAY_PASS = {408, 429, 502, 503, 504}
_BUSY = {500, *_MAY_PASS}


class ServerConnection:
    """A connection to the municipal server; close it after use (context manager)."""

    def __init__(
        self,
        url: str,
        tls_ca_pem: str | None,
        signer: RequestSigner | None,
        *,
        silence_timeout_s: float = SILENCE_TIMEOUT_S,
        answer_timeout_s: float = ANSWER_TIMEOUT_S,
        wait: Callable[[float], None] = time.sleep,
        nonce: str | None = None,
    ) -> None:
        """Prepare; nothing is sent yet.

        Args:
            url: `https://host[:port]`, without a path.
            tls_ca_pem: the only authority trusted for TLS; None for the system's.
            signer: the device key; None where there is none: then only unsigned requests can be made.
            silence_timeout_s: see `SILENCE_TIMEOUT_S`.
            answer_timeout_s: see `ANSWER_TIMEOUT_S`.
            wait: sleeps for some seconds before a busy server is asked again.
            nonce: what an earlier connection was left with; one that is too old by now is renewed.

        Raises:
            TlsError: not an https address, or an unreadable authority.
        """
        self._base = _https(url)
        self._another = partial(
            ServerConnection,
            url,
            tls_ca_pem,
            signer,
            silence_timeout_s=silence_timeout_s,
            answer_timeout_s=answer_timeout_s,
            wait=wait,
        )
        self._signer = signer
        self._answer_timeout_s = answer_timeout_s
        self._wait, self._chance = wait, random.SystemRandom()
        self._nonce = nonce
        self._client = httpx.Client(
            base_url=self._base,
            verify=_tls_context(tls_ca_pem),
            timeout=httpx.Timeout(silence_timeout_s, connect=CONNECT_TIMEOUT_S),
            trust_env=not _is_loopback(self._base.host),
            headers={CLIENT_HEADER: VERSION, "Accept-Encoding": ACCEPTED_ENCODINGS, "User-Agent": "jgvisit"},
        )

    def __enter__(self) -> ServerConnection:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    @property
    def unused_nonce(self) -> str | None:
        """The nonce that the last answer brought."""
        return self._nonce

    def another(self) -> ServerConnection:
        """Return one more connection like this one, for another thread."""
        return self._another()

    def ask(
        self,
        method: str,
        path: str,
        shape: type[T],
        *,
        message: Message | None = None,
        query: Mapping[str, str | int] | None = None,
        session: str | None = None,
    ) -> T:
        """Send `message` (or nothing) as JSON, signed by the device, and read the JSON answer.

        Raises:
            SyncError: one of `jgvisit.sync.failures`, by what to do about it.
        """
        body, headers = packed(message)
        return read_answer(self.exchange(method, path, body, headers, query=query, session=session), shape)

    def exchange(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        *,
        query: Mapping[str, str | int] | None = None,
        session: str | None = None,
        limit_bytes: int = MAX_ANSWER_BYTES,
    ) -> bytes:
        """Send a signed request and return the bytes of the answer, at most `limit_bytes`.

        A nonce the server no longer takes is renewed once; a busy server is asked again after a while.
        Each time the request is signed anew.

        Raises:
            SyncError: as for `ask`.
        """
        signer = self._signer
        if signer is None:
            raise ValueError("a signed request without a key")
        fields = {**(headers or {}), **({"Authorization": f"Bearer {session}"} if session else {})}

        def once() -> bytes:
            request = self._client.build_request(method, API + path, params=query, content=body, headers=fields)
            sign_request(request, body, signer, self._take_nonce())
            return self._send(request, limit_bytes)

        def with_fresh_nonce() -> bytes:
            try:
                return once()
            except RefusedByServerError as refusal:
                if refusal.status != 401 or "nonce" not in refusal.problem:
                    raise
            return once()

        return self._patiently(with_fresh_nonce)

    def unsigned(self, path: str, shape: type[T]) -> T:
        """Ask what needs no key: `/server`, `/nonce`, and orders, which prove themselves.

        Raises:
            SyncError: as for `ask`.
        """
        return read_answer(self._patiently(lambda: self._get(path)), shape)

    def post_unsigned(self, path: str, message: Message) -> None:
        """Send what proves itself: the confirmation of a wipe, whose key is gone.

        Raises:
            SyncError: as for `ask`.
        """
        body, headers = packed(message)
        self._send(self._client.build_request("POST", API + path, content=body, headers=headers), MAX_ANSWER_BYTES)

    def _get(self, path: str) -> bytes:
        return self._send(self._client.build_request("GET", API + path), MAX_ANSWER_BYTES)

    def _patiently(self, send: Callable[[], bytes]) -> bytes:
        for attempt in range(1, ATTEMPTS):
            try:
                return send()
            except ServerBusyError as busy:
                if not busy.may_pass:
                    raise
                self._wait(pause_s(attempt, busy.retry_after, self._chance))
        return send()

    def _take_nonce(self) -> str:
        nonce = self._nonce or read_answer(self._get("/nonce"), Nonce).nonce
        self._nonce = None  # good for one request
        return nonce

    def _send(self, request: httpx.Request, limit_bytes: int) -> bytes:
        deadline = time.monotonic() + self._answer_timeout_s
        try:
            response = self._client.send(request, stream=True)
            try:
                limit = limit_bytes if response.is_success else MAX_PROBLEM_BYTES
                packed = gathered(_until(response, deadline), limit + _PACKING_BYTES)
            finally:
                response.close()
        except httpx.HTTPError as error:
            raise _line_fault(error) from error
        self._nonce = response.headers.get(NONCE_HEADER)
        data = inflated(packed, response.headers.get("Content-Encoding", "").strip().lower(), limit)
        if response.is_success:
            return data
        raise _refusal(response.status_code, data, response.headers.get("Retry-After"))


def _until(response: httpx.Response, deadline: float) -> Iterator[bytes]:
    for chunk in response.iter_raw():
        yield chunk
        if time.monotonic() > deadline:
            raise NoNetworkError("the answer drips")


def packed(message: Message | None) -> tuple[bytes, dict[str, str]]:
    """Return the body of a request that carries `message`, and the fields that say what it is."""
    if message is None:
        return b"", {}
    body = msgspec.json.encode(message)
    if len(body) < _COMPRESS_FROM_BYTES:
        return body, {"Content-Type": "application/json"}
    return zstandard.compress(body), {"Content-Type": "application/json", "Content-Encoding": "zstd"}


def _https(url: str) -> httpx.URL:
    if _ADDRESS.fullmatch(url) is None:
        raise TlsError("the server's address is not https://host")
    return httpx.URL(url)


def _tls_context(ca_pem: str | None) -> ssl.SSLContext:
    if ca_pem is None:
        context = ssl.create_default_context()
    else:
        # the system's own authorities are not loaded here, not even for an empty text: that is the pinning
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        try:
            context.load_verify_locations(cadata=ca_pem)
        except (ssl.SSLError, ValueError) as error:
            raise TlsError("unreadable TLS authority") from error
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _line_fault(error: httpx.HTTPError) -> NoNetworkError | TlsError:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            cut = isinstance(cause, ssl.SSLEOFError | ssl.SSLZeroReturnError | ssl.SSLSyscallError)
            return NoNetworkError("the line was cut") if cut else _tls_fault(cause)
        cause = cause.__cause__ or cause.__context__
    return NoNetworkError(type(error).__name__)


def _tls_fault(fault: ssl.SSLError) -> TlsError:
    if isinstance(fault, ssl.SSLCertVerificationError) and fault.verify_code in _OUT_OF_DATE:
        return TlsDatesError(fault.verify_message)
    return TlsError(type(fault).__name__)


def _refusal(status: int, data: bytes, retry_after: str | None) -> SyncError:
    if status in _BUSY:
        return ServerBusyError(f"status {status}", may_pass=status in _MAY_PASS, retry_after=retry_after)
    if status < 400:
        return UnreadableAnswerError(f"unexpected status {status}")
    try:
        problem = read_json(data, Problem).code
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        problem = "unknown"
    return refusal(status, problem)


def refusal(status: int, problem: str) -> RefusedByServerError:
    """Return the error that a refusal with this status and code is."""
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return RequestTooLargeError(status, problem)
    if status == HTTPStatus.UPGRADE_REQUIRED:
        return UpdateFirstError(status, problem)
    return RefusedByServerError(status, problem)
