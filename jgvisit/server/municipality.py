"""One municipality as this process serves it: settings, database, keys and clock."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from jgvisit.clock import Clock, to_rfc3339
from jgvisit.ids import TenantId
from jgvisit.server.ca.client import CaClient
from jgvisit.server.database import Database
from jgvisit.server.objects.store import ObjectStore
from jgvisit.server.office_keys import OfficeKey
from jgvisit.server.outside import Outside
from jgvisit.server.sessions.identity import IdentityProvider
from jgvisit.server.settings import ServerSettings


@dataclass(frozen=True)
class PublicCertificates:
    """What laptops are told to trust, PEM."""

    root: str
    device_ca: str
    receipt: str
    tls_ca: str | None
    recovery: tuple[bytes, ...] = ()
    """Public keys of the officers who can recover a laptop, DER."""

    @property
    def root_certificate(self) -> x509.Certificate:
        """The root, read."""
        return x509.load_pem_x509_certificate(self.root.encode())

    @property
    def device_ca_certificate(self) -> x509.Certificate:
        """The device CA, read."""
        return x509.load_pem_x509_certificate(self.device_ca.encode())


@dataclass(frozen=True)
class Municipality:
    """Everything a request needs; frozen, shared by all threads."""

    settings: ServerSettings
    database: Database
    certificates: PublicCertificates
    receipt_key: ec.EllipticCurvePrivateKey = field(repr=False)
    nonce_key: bytes = field(repr=False)
    day_code_key: bytes = field(repr=False)
    outside: Outside
    """What outlives the database."""
    ca: CaClient
    provider: IdentityProvider
    clock: Clock
    revoked_file: Path
    """See `ServerFolder.revoked_keys`."""
    stamps_folder: Path
    """See `ServerFolder.stamps`."""
    objects: ObjectStore | None = None
    """Where whole papers lie; None: in the database."""
    office: OfficeKey | None = None
    """The key of the back office; None in an older installation until one is made."""

    @property
    def tenant(self) -> TenantId:
        """The tenant of every request of this process; it never comes from a header."""
        return self.settings.tenant_id

    def revoked_keys(self) -> tuple[str, ...]:
        """Return the order keys that count no more; read each time, for a revocation counts at once."""
        if not self.revoked_file.exists():
            return ()
        return tuple(sorted(set(self.revoked_file.read_text(encoding="ascii").split())))

    def now(self) -> str:
        """Return the server's time as text."""
        return to_rfc3339(self.clock.now())

    def later(self, span: timedelta) -> str:
        """Return the server's time plus `span` as text."""
        return to_rfc3339(self.clock.now() + span)

    def moment(self) -> datetime:
        """Return the server's time."""
        return self.clock.now()
