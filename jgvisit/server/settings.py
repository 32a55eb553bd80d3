"""What one installation was told at `init`: a file in its folder, and the environment over it; checked at start."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Final

import msgspec

from jgvisit.domain.lease import DEFAULT_DAYS, MAX_LEASE
from jgvisit.ids import TenantId
from jgvisit.records.body import Uuid
from jgvisit.server.pages.rights import Role
from jgvisit.server.problems import SetupError
from jgvisit.services.laptop.retention import DEFAULT_KEEP_DAYS
from jgvisit.shapes import convert, read_json


class ServerSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """Who the municipality is and how its people log in; no secret stands here."""

    tenant: Uuid
    municipality: str
    issuer: str
    """OIDC issuer; https, except on loopback in a demo."""
    client_id: str
    public_url: str
    """Where laptops reach us; goes into enrolment codes."""
    database_url: str | None = None
    """None means the embedded file in the folder. Passwords belong in the environment or a pgpass file."""
    minimum_pull_version: str = "0.1.0"
    demo: bool = False
    lease_days: Annotated[int, msgspec.Meta(ge=1, le=MAX_LEASE.days - 2)] = DEFAULT_DAYS
    """How many days families can be read on a laptop after its worker logged in."""
    keep_days: Annotated[int, msgspec.Meta(ge=1, le=365)] = DEFAULT_KEEP_DAYS
    """How many days families stay on a laptop that does not ask for them; at least until the lease has ended."""

    object_store: str | None = None
    """`s3://BUCKET` or `s3://BUCKET/PREFIX`: whole papers go there; None: they lie in the database."""
    tsa_url: str | None = None
    """Timestamp authority (RFC 3161) for sealed papers; None: none is asked. Whom to believe lies in `stamps/`."""
    group_claim: str = ""
    """Claim of the ID token that names somebody's groups, such as `groups`; empty where roles are given here."""
    roles_of_groups: dict[str, Role] = {}
    """What a group may do on the pages; with a `group_claim` it decides at each log-in."""
    council_threshold: Annotated[int, msgspec.Meta(ge=5, le=50, multiple_of=5)] = 10
    """A figure for the council below this is "minder dan 10" (practice.md §7.3): 5, 10, 15 …, never below 5."""

    patience_s: Annotated[int, msgspec.Meta(ge=1, le=120)] = 20
    """Seconds to wait for the head of a request, for a body to begin, and for a client to take some of an answer."""

    @property
    def tenant_id(self) -> TenantId:
        """The municipality's id, typed."""
        return TenantId(self.tenant)


ENVIRONMENT: Final = "JGVISIT_SERVER_"
"""With this a setting of the environment begins, such as JGVISIT_SERVER_DATABASE_URL; it goes before the file's."""
_FIXED = frozenset({"tenant", "municipality", "demo"})
"""What an installation is; its keys and certificates say so too."""


def over(settings: ServerSettings, environment: Mapping[str, str]) -> ServerSettings:
    """Return `settings` with what the environment says instead.

    Raises:
        SetupError: no such setting, one that cannot be changed, or a value that cannot be.
    """
    given: dict[str, Any] = {}
    for name, value in environment.items():
        if name.startswith(ENVIRONMENT):
            field = name.removeprefix(ENVIRONMENT).lower()
            if field not in ServerSettings.__struct_fields__ or field in _FIXED:
                raise SetupError(f"{name}: no setting that can be given here")
            given[field] = value
    try:
        given |= {field: read_json(value, object) for field, value in given.items() if value.startswith("{")}
        return convert(msgspec.to_builtins(settings) | given, ServerSettings, strict=False)
    except msgspec.DecodeError as error:
        raise SetupError(f"{ENVIRONMENT}…: {error}") from error


@dataclass(frozen=True)
class ServerFolder:
    """The names of the files of one installation."""

    path: Path

    @property
    def settings(self) -> Path:
        """The settings, JSON."""
        return self.path / "settings.json"

    @property
    def offline(self) -> Path:
        """Keys that an officer takes away after `init`: the root's and the first officer's."""
        return self.path / "offline"

    @property
    def root(self) -> Path:
        """The municipality's root certificate, PEM."""
        return self.path / "root.pem"

    @property
    def ca(self) -> Path:
        """The folder of the signing process; in production of another account or machine."""
        return self.path / "ca"

    @property
    def device_ca(self) -> Path:
        """The device CA's certificate, PEM, as the web process knows it."""
        return self.path / "device-ca.pem"

    @property
    def receipt_key(self) -> Path:
        """Private key of receipts, PEM."""
        return self.path / "receipt.key"

    @property
    def receipt_certificate(self) -> Path:
        """Certificate of the receipt key by the root, PEM."""
        return self.path / "receipt.pem"

    @property
    def office_key(self) -> Path:
        """Private key that signs the steps of the back office, PEM; absent in an older installation."""
        return self.path / "office.key"

    @property
    def office_certificate(self) -> Path:
        """Its certificate by the root, PEM."""
        return self.path / "office.pem"

    @property
    def tls_certificate(self) -> Path:
        """The demo's and pilot's own TLS certificate, PEM."""
        return self.path / "tls.pem"

    @property
    def tls_key(self) -> Path:
        """Its private key, PEM."""
        return self.path / "tls.key"

    @property
    def tls_ca(self) -> Path:
        """The authority of that certificate, pinned at enrolment, PEM."""
        return self.path / "tls-ca.pem"

    @property
    def recovery(self) -> Path:
        """Public keys of the officers who can recover a laptop, PEM, one after another; absent where there are none."""
        return self.path / "recovery.pem"

    @property
    def stamps(self) -> Path:
        """Certificates of timestamp authorities (`*.pem`) and revocation lists (`*.crl`); see `papers.authority`."""
        return self.path / "stamps"

    @property
    def backup_key(self) -> Path:
        """Public key that backups are made for, PEM; the private one is taken away with what is in `offline`."""
        return self.path / "backup.pem"

    @property
    def nonce_key(self) -> Path:
        """32 bytes with which any process of the installation knows its own nonces again."""
        return self.path / "nonce.key"

    @property
    def day_code_key(self) -> Path:
        """32 bytes from which the keys of the officers' codes for one day are derived."""
        return self.path / "day-code.key"

    @property
    def revoked_keys(self) -> Path:
        """SHA-256 of certificates of order keys that count no more, one a line; absent where there are none."""
        return self.path / "revoked-keys.txt"

    @property
    def database(self) -> Path:
        """The embedded database."""
        return self.path / "municipal.db"

    @property
    def outside_key(self) -> Path:
        """Private key that signs what outlives the database, PEM."""
        return self.path / "outside.key"

    @property
    def outside(self) -> Path:
        """What outlives the database and is replayed after a restore; backed up apart from it."""
        return self.path / "outside"

    @property
    def database_key(self) -> Path:
        """32 bytes, the key of the embedded database."""
        return self.path / "database.key"

    def read_settings(self) -> ServerSettings:
        """Return the settings of the file, with those of the environment over them.

        Raises:
            SetupError: no installation here, or a setting that cannot be.
        """
        try:
            settings = read_json(self.settings.read_bytes(), ServerSettings)
        except OSError as error:
            raise SetupError(f"no installation in {self.path}: run `jgvisit server init` first") from error
        except msgspec.DecodeError as error:
            raise SetupError(f"{self.settings}: {error}") from error
        settings = over(settings, os.environ)
        if not settings.issuer.startswith("https://") and not settings.demo:
            raise SetupError("issuer: https only, except in a demo")
        if settings.tsa_url is not None and not settings.tsa_url.startswith(("https://", "http://")):
            raise SetupError("tsa_url: http or https")  # a timestamp proves itself, and many are asked over http
        return settings
