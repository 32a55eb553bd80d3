"""An extract of the municipality's register: what it received, signed, to be checked off line.

It names papers by their hash and records by their chain: nothing of a family. Who else signed the same agreement
is not in it, on purpose: one parent's paper must not tell whether the other signed (H8).
"""

from __future__ import annotations

from typing import Annotated

import msgspec
from cryptography import x509

from jgvisit.errors import InputError
from jgvisit.ids import Sha256
from jgvisit.records.base64url import from_base64, to_base64
from jgvisit.records.body import Hash, Moment, Uuid
from jgvisit.records.canonical import decode, encode
from jgvisit.records.certificates import (
    RECEIPT_USAGE,
    is_authority,
    issued_by,
    key_of,
    may_act_as,
    read_pem,
    signed_by,
)
from jgvisit.shapes import json_decoder

REGISTER_DOMAIN = b"jgvisit/register/1\0"
MAX_REGISTER_BYTES = 64 * 1024 * 1024


class RegisteredPaper(msgspec.Struct, frozen=True, kw_only=True):
    """A sealed paper that the server holds whole."""

    sha256: Hash
    """Of the file as it was sealed, without timestamps."""
    received_at: Moment
    """When a laptop sent it last, by the server's clock."""
    stamps: Annotated[int, msgspec.Meta(ge=0)]
    """How many timestamps the server added."""


class RegisteredChain(msgspec.Struct, frozen=True, kw_only=True):
    """How far the server has the records of a laptop."""

    device: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{32}$")]
    chain: Uuid
    received: Annotated[int, msgspec.Meta(ge=0)]
    head: Hash
    """Hash of the last link of that run."""


class RegisterExtract(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The register at one moment: all of it, or what was asked for."""

    tenant: Uuid
    municipality: str
    at: Moment
    whole: bool
    papers: tuple[RegisteredPaper, ...] = ()
    chains: tuple[RegisteredChain, ...] = ()


class SignedExtract(msgspec.Struct, frozen=True, kw_only=True):
    """The file: the extract as it was signed, who signed it, and with which certificate."""

    register: str
    """Canonical JSON of a `RegisterExtract`."""
    signature: str
    """base64url of DER ECDSA P-256/SHA-256 by the receipt key over `REGISTER_DOMAIN` ‖ register."""
    certificate: str
    """PEM of the receipt key's certificate, which the root issued."""


_signed = json_decoder(SignedExtract)
_extract = json_decoder(RegisterExtract)


def message_of(extract: RegisterExtract) -> bytes:
    """Return the bytes to be signed."""
    return REGISTER_DOMAIN + encode(extract)


def register_file(extract: RegisterExtract, signature: bytes, certificate_pem: str) -> bytes:
    """Return the file of a signed extract."""
    text = encode(extract).decode()
    return encode(SignedExtract(register=text, signature=to_base64(signature), certificate=certificate_pem))


def read_register(data: bytes, trusted: list[x509.Certificate]) -> RegisterExtract | None:
    """Read an extract; None where it is not, or not unchanged, of a municipality in `trusted`.

    Raises:
        InputError: not a register at all.
    """
    if len(data) > MAX_REGISTER_BYTES:
        raise InputError(f"larger than {MAX_REGISTER_BYTES} bytes", "register")
    try:
        signed = decode(_signed, data)
        extract = decode(_extract, signed.register.encode())
    except (msgspec.DecodeError, ValueError) as error:
        raise InputError("not a register of `jgvisit server register`", "register") from error
    return extract if is_signed(signed, trusted) else None


def is_signed(signed: SignedExtract, trusted: list[x509.Certificate]) -> bool:
    """Tell whether a key that one of `trusted` itself made for receipts signed this extract."""
    try:
        certificate = read_pem(signed.certificate)[0]
        return (
            any(issued_by(certificate, root) for root in trusted)
            and not is_authority(certificate)
            and may_act_as(certificate, RECEIPT_USAGE)
            and signed_by(
                key_of(certificate), REGISTER_DOMAIN + signed.register.encode(), from_base64(signed.signature)
            )
        )
    except ValueError:  # unreadable certificate, key or signature
        return False


def paper_in(extract: RegisterExtract, sha256: Sha256) -> RegisteredPaper | None:
    """Return what the register says of a paper, None where it does not name it."""
    return next((paper for paper in extract.papers if paper.sha256 == sha256), None)
