"""The key with which the server signs receipts and leases: the one of the enrolment, or its successor by the root."""

from __future__ import annotations

from collections.abc import Callable

from jgvisit.sync.encoding import from_base64
from jgvisit.sync.failures import ReceiptError
from jgvisit.sync.trust import Trust, UntrustedError, signed_by


class ReceiptKey:
    """Knows the receipt key, and how to learn of its successor."""

    def __init__(self, trust: Trust, certificate_pem: str, current_certificate: Callable[[], str]) -> None:
        """Prepare.

        Args:
            trust: the municipality's root.
            certificate_pem: the receipt certificate known from the enrolment.
            current_certificate: asks the server for the one it uses now; asked only when the known one
                does not fit, and believed only if the root issued it.
        """
        self._trust = trust
        self._certificate_pem = certificate_pem
        self._current_certificate = current_certificate

    def signed(self, domain: bytes, text: str, signature: str) -> bool:
        """Tell whether the receipt key signed `domain` ‖ `text`; `signature` is base64 of DER.

        Raises:
            ReceiptError: the certificate is not the municipality's.
        """
        if self._holds(domain, text, signature, self._certificate_pem):
            return True
        successor = self._current_certificate()
        if successor == self._certificate_pem or not self._holds(domain, text, signature, successor):
            return False
        self._certificate_pem = successor
        return True

    def _holds(self, domain: bytes, text: str, signature: str, certificate_pem: str) -> bool:
        try:
            key = self._trust.receipt_key(certificate_pem)
            return signed_by(key, domain + text.encode(), from_base64(signature))
        except UntrustedError as error:
            raise ReceiptError("the receipt certificate is not the municipality's") from error
        except ValueError:
            return False
