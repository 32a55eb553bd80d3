"""Ask for another certificate before the one of this laptop ends, and take it up when an officer approved it."""

from __future__ import annotations

from typing import Protocol

from jgvisit.ids import DeviceId
from jgvisit.redaction import log
from jgvisit.sync.encoding import to_base64
from jgvisit.sync.failures import RefusedByServerError
from jgvisit.sync.http import ServerConnection
from jgvisit.sync.renewal_wire import Renewal, RenewalRequest
from jgvisit.sync.trust import Trust, UntrustedError, fingerprint, read_pem


class CertificateInbox(Protocol):
    """The certificate of this laptop. Durable when it returns."""

    def due(self) -> bool:
        """Tell whether it ends soon, or has ended."""

    def held(self) -> str:
        """Return it (PEM, then the CA's)."""

    def csr(self) -> bytes:
        """Return a request by the same key (PKCS #10, DER)."""

    def note(self, *, refused: bool) -> None:
        """Keep, for the worker, whether the officer said no; without that it waits."""

    def take_up(self, pem: str) -> None:
        """Keep another one in its place."""


def renew_certificate(line: ServerConnection, inbox: CertificateInbox, trust: Trust, device: DeviceId) -> None:
    """Ask where it is due; what the server refuses or does not know stays as it was.

    Raises:
        SyncError: stopped; the certificate held stays.
    """
    if not inbox.due():
        return
    held = inbox.held()
    request = RenewalRequest(csr=to_base64(inbox.csr()), renews=fingerprint(read_pem(held)[0]))
    try:
        answer = line.ask("POST", "/renewals", Renewal, message=request)
    except RefusedByServerError as refusal:  # an older server, or this laptop was shut out
        log.info("renewal_refused", code=refusal.problem)
        return
    if answer.state != "approved" or answer.certificate is None:
        inbox.note(refused=answer.state == "refused")
    elif _may_follow(answer.certificate, held, trust, device):
        inbox.take_up(answer.certificate)


def _may_follow(pem: str, held: str, trust: Trust, device: DeviceId) -> bool:
    """Tell whether a certificate is for our key, below the municipality's root, and lasts longer than the one held."""
    try:
        trust.device_key(device, pem)
        longer = read_pem(pem)[0].not_valid_after_utc > read_pem(held)[0].not_valid_after_utc
    except UntrustedError as error:
        log.warning("renewal_untrusted", code=str(error))
        return False
    return longer
