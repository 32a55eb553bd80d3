"""The municipality's own identity provider (OpenID Connect): whose ID token is this?"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import httpx
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from jgvisit.server.problems import NotAuthenticatedError, RequestFaultError

ALGORITHMS = ("RS256", "PS256", "ES256")
MAX_NAME = 120
_KEEP_S = 600
_LEEWAY_S = 60
_TIMEOUT_S = 10.0
_HOSTILE = (JoseError, ValueError, TypeError, KeyError, AttributeError, RecursionError)
"""joserfc trusts the shape of a header: `"crit": 5` is a TypeError."""
_LOOPBACK = {"127.0.0.1", "localhost"}


@dataclass(frozen=True)
class Identity:
    """Who logged in: identity is (issuer, subject)."""

    issuer: str
    subject: str
    nonce: str
    expires_s: int
    """Unix seconds."""
    name: str = ""
    """What the provider says this person is called; empty where it says nothing that can be shown."""
    login: str = ""
    """What it calls them before people (`preferred_username`)."""
    groups: frozenset[str] = frozenset()
    """What the provider says this person belongs to, in the claim that the settings name."""


@dataclass(frozen=True)
class Endpoints:
    """Where somebody logs in, and where the code becomes a token (OpenID Connect Discovery 1.0 §3)."""

    authorization: str
    token: str


class ProviderUnreachableError(RequestFaultError):
    """The provider's keys cannot be had now; nobody was logged in, pushing still works."""

    code = "server.provider_unreachable"


class IdentityProvider:
    """Checks ID tokens against the provider's published keys (OpenID Connect Core 3.1.3.7)."""

    def __init__(self, issuer: str, client_id: str, group_claim: str = "") -> None:
        self.issuer = issuer
        self.client_id = client_id
        self._group_claim = group_claim
        self._lock = threading.Lock()
        self._keys: KeySet | None = None
        self._endpoints = Endpoints("", "")
        self._fetched_s = 0.0

    def identify(self, id_token: str, now_s: int) -> Identity:
        """Return whose token it is.

        Raises:
            NotAuthenticatedError: signature, issuer, audience, time or nonce missing or wrong.
            ProviderUnreachableError: its keys cannot be had.
        """
        try:
            claims = self._claims(id_token)
            self._registry(now_s).validate(claims)
        except _HOSTILE as error:
            raise NotAuthenticatedError("session.id_token", "the ID token does not hold") from error
        audience = claims["aud"]
        several = isinstance(audience, list) and len(audience) > 1
        if (several or "azp" in claims) and claims.get("azp") != self.client_id:
            raise NotAuthenticatedError("session.id_token", "the ID token is for another program")
        groups = claims.get(self._group_claim, ()) if self._group_claim else ()
        named = frozenset(
            each for each in (groups if isinstance(groups, list) else [groups]) if isinstance(each, str) and each
        )
        return Identity(
            issuer=self.issuer,
            subject=claims["sub"],
            nonce=str(claims["nonce"]),
            expires_s=int(claims["exp"]),
            name=_shown(claims.get("name")),
            login=_shown(claims.get("preferred_username")),
            groups=named,
        )

    def endpoints(self) -> Endpoints:
        """Return where a browser is sent to log in.

        Raises:
            ProviderUnreachableError: the provider does not answer.
        """
        self._key_set(fresh=False)
        return self._endpoints

    def redeem(self, form: dict[str, str]) -> str:
        """Return the ID token for a code (RFC 6749 §4.1.3, RFC 7636 §4.5).

        Raises:
            NotAuthenticatedError: the provider does not take this code.
            ProviderUnreachableError: it does not answer.
        """
        try:
            with self._client() as client:
                answer = client.post(self.endpoints().token, data={**form, "client_id": self.client_id})
            if answer.status_code in {HTTPStatus.BAD_REQUEST, HTTPStatus.UNAUTHORIZED}:
                raise NotAuthenticatedError("session.code", "the provider does not take this log-in")
            return str(answer.raise_for_status().json()["id_token"])
        except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
            raise _away() from error

    def _registry(self, now_s: int) -> jwt.JWTClaimsRegistry:
        return jwt.JWTClaimsRegistry(
            now=now_s,
            leeway=_LEEWAY_S,
            iss={"essential": True, "value": self.issuer},
            aud={"essential": True, "value": self.client_id},
            sub={"essential": True},
            exp={"essential": True},
            iat={"essential": True},
            nonce={"essential": True},
        )

    def _claims(self, id_token: str) -> dict[str, Any]:
        try:
            return jwt.decode(id_token, self._key_set(fresh=False), algorithms=ALGORITHMS).claims
        except _HOSTILE:
            # the provider may have changed its keys since we asked
            return jwt.decode(id_token, self._key_set(fresh=True), algorithms=ALGORITHMS).claims

    def _key_set(self, *, fresh: bool) -> KeySet:
        with self._lock:
            age_s = time.monotonic() - self._fetched_s
            if self._keys is None or age_s > _KEEP_S or (fresh and age_s > 1):
                self._keys = self._fetch()
                self._fetched_s = time.monotonic()
            return self._keys

    def _fetch(self) -> KeySet:
        try:
            with self._client() as client:
                discovery = client.get(f"{self.issuer.rstrip('/')}/.well-known/openid-configuration").raise_for_status()
                said = discovery.json()
                if said["issuer"] != self.issuer:
                    raise ValueError("the provider names another issuer")
                endpoints = Endpoints(_safe(said["authorization_endpoint"]), _safe(said["token_endpoint"]))
                keys = client.get(said["jwks_uri"]).raise_for_status()
            self._endpoints = endpoints
            return KeySet.import_key_set(keys.json())
        except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
            raise _away() from error

    def _client(self) -> httpx.Client:
        # a proxy of the environment is for the world outside, not for a demo's provider beside us
        return httpx.Client(timeout=_TIMEOUT_S, trust_env=urlsplit(self.issuer).hostname not in _LOOPBACK)


def _shown(claim: object) -> str:
    """Return a claim as a name that can stand on a screen, else nothing."""
    text = " ".join(claim.split()) if isinstance(claim, str) else ""
    return text if text.isprintable() and len(text) <= MAX_NAME else ""


def _safe(address: str) -> str:
    """Return an https address, or one on this very machine (demo); anything else would send the code in the clear."""
    parts = urlsplit(address)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        return address
    raise ValueError("the provider does not use https")


def _away() -> ProviderUnreachableError:
    return ProviderUnreachableError(
        "session.provider", "the identity provider does not answer", HTTPStatus.SERVICE_UNAVAILABLE
    )
