"""The certificate in the enrolled store, and the one that follows it. Where store and sync meet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from jgvisit.enrolment import enrolment_of, keep_certificate
from jgvisit.services.laptop.device_certificate import certificate_ends
from jgvisit.services.ports.sync import RenewalState
from jgvisit.store.safe import Safe

_STATE = "renewal_state"


class CertificateShelf:
    """Implements `sync.renewals.CertificateInbox`, and tells the worker how far a renewal is."""

    def __init__(self, safe: Safe, today: Callable[[], date]) -> None:
        self._safe, self._today = safe, today

    def due(self) -> bool:
        """Tell whether the certificate ends soon, or has ended."""
        return certificate_ends(self.held(), self._today()) is not None

    def held(self) -> str:
        """Return the certificate (PEM, then the CA's)."""
        return enrolment_of(self._safe).device_certificate_pem

    def csr(self) -> bytes:
        """Return a request by the same key (PKCS #10, DER)."""
        return self._safe.device_key.csr()

    def note(self, *, refused: bool) -> None:
        """Keep whether the officer said no; without that it waits."""
        self._safe.settings.put(_STATE, "refused" if refused else "waiting")

    def take_up(self, pem: str) -> None:
        """Keep another certificate in its place; seals carry it from the next unlocking on."""
        keep_certificate(self._safe, pem)
        self._safe.settings.put(_STATE, "")

    def standing(self, in_use: str) -> RenewalState:
        """Return how far it is, where `in_use` is the certificate that seals carry until this laptop is locked."""
        if self.held() != in_use:
            return "taken"
        match self._safe.settings.get(_STATE):
            case "waiting":
                return "waiting"
            case "refused":
                return "refused"
        return "toAsk"
