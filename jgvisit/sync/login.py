"""Log in: OpenID Connect authorization code with PKCE, in the system's browser, back over loopback.

RFC 8252 (native apps), RFC 7636 (PKCE, S256), OpenID Connect Core 1.0 §3.1. The ID token goes to the
municipal server, which checks it; what remains is a session, kept in memory only.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from typing import TypeVar
from urllib.parse import urlencode, urlsplit

import httpx
import msgspec

from jgvisit.errors import SyncError
from jgvisit.services.ports.sync import Browser
from jgvisit.shapes import read_json
from jgvisit.sync.client import ServerPinned
from jgvisit.sync.encoding import to_base64
from jgvisit.sync.failures import LoginError, OtherProviderError
from jgvisit.sync.http import ServerConnection
from jgvisit.sync.inflating import gathered
from jgvisit.sync.loopback import Loopback
from jgvisit.sync.ports import RequestSigner
from jgvisit.sync.wire import ServerInfo, Session, SessionRequest

T = TypeVar("T")

PERSON_TIMEOUT_S = 300.0
"""How long a person may take at the log-in page."""
PROVIDER_TIMEOUT_S = 15.0
MAX_PROVIDER_BYTES = 1024 * 1024
SCOPE = "openid"
LOOPBACK_HOSTS = {"127.0.0.1", "localhost"}


class Provider(msgspec.Struct, frozen=True):
    """What we need of a provider's metadata (OpenID Connect Discovery 1.0 §3)."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str


class Tokens(msgspec.Struct, frozen=True):
    """What we need of a token answer; access and refresh tokens are not read."""

    id_token: str


class LoginSession:
    """The session of the person at this laptop: in memory only, gone with the process."""

    def __init__(self) -> None:
        self._session: Session | None = None

    @property
    def session(self) -> Session | None:
        """The open session, None before a log-in."""
        return self._session

    def token(self) -> str | None:
        """Return the token for `HttpSyncClient`; the server decides whether it still holds."""
        return self._session.token if self._session else None

    def keep(self, session: Session) -> None:
        """Take the session of a log-in."""
        self._session = session

    def forget(self) -> None:
        """Log out here."""
        self._session = None


def log_in(
    server: ServerPinned,
    signer: RequestSigner,
    browser: Browser,
    cancelled: Callable[[], bool] = lambda: False,
    timeout_s: float = PERSON_TIMEOUT_S,
    allowed: Callable[[str], bool] = lambda _: True,
) -> Session:
    """Let the person log in at the municipality's provider and open a session for this device.

    Args:
        server: ours, from the enrolment.
        signer: the device key; the session is worth nothing with another.
        browser: shows the provider's page.
        cancelled: tells whether somebody gave up.
        timeout_s: see `PERSON_TIMEOUT_S`.
        allowed: tells whether people may log in at a provider, by its address; what the IT department set.

    Raises:
        OtherProviderError: they may not at the one that the server names.
        LoginError: refused, given up, too late, or an answer that does not belong to this log-in.
        SyncError: the road to the server, see `jgvisit.sync.failures`.
    """
    with ServerConnection(server.url, server.tls_ca_pem, signer) as line:
        info = line.unsigned("/server", ServerInfo)
        if not allowed(info.issuer):
            raise OtherProviderError("another provider than the policy's")
        attempt = _Attempt(info.client_id)
        id_token = _id_token(info, attempt, browser, cancelled, timeout_s)
        return line.ask("POST", "/sessions", Session, message=SessionRequest(id_token=id_token, nonce=attempt.nonce))


class _Attempt:
    """The secrets of one log-in."""

    def __init__(self, client_id: str) -> None:
        self.client_id = client_id
        self.state = secrets.token_urlsafe(24)
        self.nonce = secrets.token_urlsafe(24)
        self.verifier = secrets.token_urlsafe(48)

    def address(self, provider: Provider, redirect_uri: str) -> str:
        """Return where the browser goes."""
        query = {
            "response_type": "code",
            "client_id": self.client_id,
            "redirect_uri": redirect_uri,
            "scope": SCOPE,
            "state": self.state,
            "nonce": self.nonce,
            "code_challenge": to_base64(hashlib.sha256(self.verifier.encode()).digest()),
            "code_challenge_method": "S256",
        }
        joint = "&" if urlsplit(provider.authorization_endpoint).query else "?"
        return provider.authorization_endpoint + joint + urlencode(query)


def _id_token(
    info: ServerInfo, attempt: _Attempt, browser: Browser, cancelled: Callable[[], bool], timeout_s: float
) -> str:
    on_this_machine = urlsplit(_allowed(info.issuer)).hostname in LOOPBACK_HOSTS
    with (
        httpx.Client(timeout=PROVIDER_TIMEOUT_S, trust_env=not on_this_machine) as client,
        Loopback(attempt.state, info.issuer) as loopback,
    ):
        provider = _discover(client, info.issuer)
        browser.open(attempt.address(provider, loopback.redirect_uri))
        code = loopback.wait(timeout_s, cancelled)
        return _redeem(client, provider, attempt, code, loopback.redirect_uri)


def _discover(client: httpx.Client, issuer: str) -> Provider:
    address = issuer.rstrip("/") + "/.well-known/openid-configuration"
    provider = _asked(client, client.build_request("GET", address), Provider)
    if provider.issuer != issuer:
        raise LoginError("the provider names another issuer")
    _allowed(provider.authorization_endpoint)
    _allowed(provider.token_endpoint)
    return provider


def _redeem(client: httpx.Client, provider: Provider, attempt: _Attempt, code: str, redirect_uri: str) -> str:
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": redirect_uri,
        "client_id": attempt.client_id,
        "code_verifier": attempt.verifier,
    }
    return _asked(client, client.build_request("POST", provider.token_endpoint, data=form), Tokens).id_token


def _asked(client: httpx.Client, request: httpx.Request, shape: type[T]) -> T:
    try:
        response = client.send(request, stream=True)
        try:
            data = gathered(response.iter_bytes(), MAX_PROVIDER_BYTES)
        finally:
            response.close()
        response.raise_for_status()
        return read_json(data, shape)
    except (
        httpx.HTTPError,
        httpx.InvalidURL,
        msgspec.DecodeError,
        UnicodeDecodeError,
        RecursionError,
        SyncError,
    ) as error:
        raise LoginError(f"the provider: {type(error).__name__}") from error


def _allowed(address: str) -> str:
    """Return an https address, or one on this very machine (demo).

    Raises:
        LoginError: anything else would send the code in the clear.
    """
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise LoginError("an unreadable address at the provider") from error
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK_HOSTS):
        return address
    raise LoginError("the provider does not use https")
