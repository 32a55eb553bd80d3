"""Whom this laptop believes: the municipality's root, and what hangs below it.

Dates are not judged here. A record signed last year by a device whose certificate has since
expired is still that device's record; whether a seal was made in time is `jgvisit verify`'s work.
"""

from __future__ import annotations

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from jgvisit.ids import DeviceId
from jgvisit.records.canonical import sha256
from jgvisit.records.certificates import (
    RECEIPT_USAGE,
    UntrustedError,
    fingerprint,
    is_authority,
    is_demo,
    is_office,
    issued_by,
    key_of,
    may_act_as,
    read_pem,
    signed_by,
    spki,
)

__all__ = ["Trust", "UntrustedError", "device_of", "fingerprint", "key_of", "read_pem", "signed_by", "spki"]


def device_of(public_key: bytes) -> DeviceId:
    """Return the id of the device with this key (DER SubjectPublicKeyInfo)."""
    return DeviceId(sha256(public_key)[:32])


class Trust:
    """The municipality's root, and the device authorities below it that were met so far."""

    def __init__(self, root_pem: str) -> None:
        """Read the root.

        Raises:
            UntrustedError: unreadable, or not an authority.
        """
        self.root = read_pem(root_pem)[0]
        self._authorities = [self.root]
        self._believed: dict[tuple[DeviceId, str], ec.EllipticCurvePublicKey] = {}
        self._offices: dict[str, bool] = {}
        if not is_authority(self.root):
            raise UntrustedError("the root is no authority")

    def receipt_key(self, pem: str) -> ec.EllipticCurvePublicKey:
        """Return the key of a receipt certificate that the root itself issued for this role.

        Raises:
            UntrustedError: issued by another, an authority, for another role, or a demo's outside a demo.
        """
        certificate = read_pem(pem)[0]
        if is_authority(certificate) or not issued_by(certificate, self.root):
            raise UntrustedError("the receipt certificate is not the root's")
        if not may_act_as(certificate, RECEIPT_USAGE):
            raise UntrustedError("a key that was made for something else")
        if is_demo(certificate) and not is_demo(self.root):
            raise UntrustedError("a demo's key")
        return key_of(certificate)

    def device_key(self, device: DeviceId, pem: str) -> ec.EllipticCurvePublicKey:
        """Return the key of `device` from its certificate (then its CA's, if not met before).

        The key of the back office is issued by the root itself, for that alone; what it may sign is asked of each
        record (`records.office`).

        Raises:
            UntrustedError: not this device's, or it does not lead to the root.
        """
        key = self._believed.get((device, pem))
        if key is None:  # of each device once: a feed names it beside every record
            key = self._believed[device, pem] = self._proven(device, pem)
        return key

    def _proven(self, device: DeviceId, pem: str) -> ec.EllipticCurvePublicKey:
        certificate = self.meet(pem)[0]
        authorities = self._authorities[1:]  # the root issues authorities, never a device
        if is_office(certificate):
            authorities = [self.root]
        if is_authority(certificate) or not any(issued_by(certificate, authority) for authority in authorities):
            raise UntrustedError("the device's certificate does not lead to the root")
        if is_demo(certificate) and not is_demo(self.root):
            raise UntrustedError("a demo's key")
        if device_of(spki(certificate)) != device:
            raise UntrustedError("the certificate is another device's")
        return key_of(certificate)

    def is_office(self, pem: str) -> bool:
        """Tell whether a certificate that `device_key` took is the back office's.

        Raises:
            UntrustedError: unreadable.
        """
        if pem not in self._offices:
            self._offices[pem] = is_office(read_pem(pem)[0])
        return self._offices[pem]

    def meet(self, pem: str) -> tuple[x509.Certificate, ...]:
        """Read a chain and keep the authorities in it that the root issued.

        Raises:
            UntrustedError: unreadable.
        """
        certificates = read_pem(pem)
        for certificate in certificates:
            if certificate not in self._authorities and is_authority(certificate) and issued_by(certificate, self.root):
                self._authorities.append(certificate)
        return certificates
