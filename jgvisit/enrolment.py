"""Who this laptop belongs to and whom it trusts, as its enrolment made it known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from jgvisit.errors import RefusedError
from jgvisit.ids import DeviceId, TenantId, WorkerId
from jgvisit.records.certificates import fingerprint, is_practice, read_pem
from jgvisit.services.ports.identity import Identity
from jgvisit.shapes import read_json
from jgvisit.store.meta import Settings
from jgvisit.store.officers import keep_officers
from jgvisit.store.private_file import replace_file
from jgvisit.store.recovery import Officers
from jgvisit.store.safe import Safe
from jgvisit.sync.client import ServerPinned

_ENROLMENT = "enrolment"


class NotEnrolledError(RefusedError):
    """This store has no enrolment yet: without one there is no worker, no certificate and no server."""

    code = "refused.not_enrolled"


class PracticeStaysError(RefusedError):
    """What was made with the practice family is nobody's: there is no server to send it to, and none is asked."""

    code = "refused.practice"


class Enrolled(msgspec.Struct, frozen=True, kw_only=True):
    """What the enrolment made known; kept inside the store."""

    tenant: str
    device: str
    worker: str
    worker_name: str
    municipality: str
    server_url: str
    root_pem: str
    receipt_certificate_pem: str
    device_certificate_pem: str
    """The device's certificate, then the device CA's."""
    tls_ca_pem: str | None = None
    demo: bool = False
    local: Mapping[str, str] = {}
    """What the municipality set: never invented by the program."""

    @property
    def identity(self) -> Identity:
        """Who this enrolment is."""
        return Identity(
            TenantId(self.tenant),
            DeviceId(self.device),
            WorkerId(self.worker),
            self.worker_name,
            self.municipality,
            self.demo,
            fingerprint(read_pem(self.root_pem)[0]),
        )

    @property
    def practice(self) -> bool:
        """Whether this is the practice family's store: its root says so, and so does every seal made here."""
        return any(is_practice(one) for one in read_pem(self.root_pem))

    @property
    def pinned(self) -> ServerPinned:
        """The server as the sync client trusts it: without it nothing leaves a laptop, so this is where practice ends.

        Raises:
            PracticeStaysError: this is the practice family, which is never sent.
        """
        if self.practice:
            raise PracticeStaysError("the practice family is never sent")
        return ServerPinned(
            url=self.server_url,
            root_pem=self.root_pem,
            receipt_certificate_pem=self.receipt_certificate_pem,
            device_certificate_pem=self.device_certificate_pem,
            tls_ca_pem=self.tls_ca_pem,
        )


def keep_enrolment(safe: Safe, enrolled: Enrolled, recovery_keys: Sequence[bytes] = ()) -> None:
    """Put the enrolment into the store, and the root where `jgvisit verify` finds it.

    The officers who can recover the laptop come first: an enrolled store never lacks their wrap.

    Raises:
        ValueError: `recovery_keys` are not of three to twelve different officers.
        DiskFullError, DiskFaultError: not enrolled yet; once more does it.
    """
    if recovery_keys:
        keep_officers(safe, Officers(enrolled.tenant, enrolled.device, tuple(recovery_keys)))
    safe.settings.put(_ENROLMENT, msgspec.json.encode(enrolled).decode())
    replace_file(safe.places.ca, enrolled.root_pem.encode("ascii"))


def keep_certificate(safe: Safe, pem: str) -> None:
    """Keep another certificate for the same key (PEM, then the CA's); it was checked."""
    known = enrolment_of(safe)
    enrolled = msgspec.structs.replace(known, device_certificate_pem=pem)
    safe.settings.put(_ENROLMENT, msgspec.json.encode(enrolled).decode())


def enrolment_of(safe: Safe) -> Enrolled:
    """Return what the enrolment made known.

    Raises:
        NotEnrolledError: there is none.
    """
    enrolled = kept_enrolment(safe.settings)
    if enrolled is None:
        raise NotEnrolledError("no enrolment in this store")
    return enrolled


def kept_enrolment(settings: Settings) -> Enrolled | None:
    """Return the enrolment among the texts of a store, None if it was never enrolled."""
    kept = settings.get(_ENROLMENT)
    return None if kept is None else read_json(kept, Enrolled)
