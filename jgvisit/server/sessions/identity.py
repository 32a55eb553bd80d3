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


class ProviderUnreachableError(RequestFaultError):
    """The provider's keys cannot be had now; nobody was logged in, pushing still works."""

    code = "server.provider_unreachable"


class IdentityProvider:
    """Checks ID tokens against the provider's published keys (OpenID Connect Core 3.1.3.7)."""

    def __init__(self, issuer: str, client_id: str) -> None:
        self.issuer = issuer
        self.client_id = client_id
        self._lock = threading.Lock()
        self._keys: KeySet | None = None
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
        return Identity(self.issuer, claims["sub"], str(claims["nonce"]), int(claims["exp"]))

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
            # a proxy of the environment is for the world outside, not for a demo's provider beside us
            with httpx.Client(timeout=_TIMEOUT_S, trust_env=urlsplit(self.issuer).hostname not in _LOOPBACK) as client:
                discovery = client.get(f"{self.issuer.rstrip('/')}/.well-known/openid-configuration").raise_for_status()
                if discovery.json()["issuer"] != self.issuer:
                    raise ValueError("the provider names another issuer")
                keys = client.get(discovery.json()["jwks_uri"]).raise_for_status()
            return KeySet.import_key_set(keys.json())
        except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
            raise ProviderUnreachableError(
                "session.provider", "the identity provider does not answer", HTTPStatus.SERVICE_UNAVAILABLE
            ) from error
