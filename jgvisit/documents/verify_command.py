"""`jgvisit verify FILE...`: files in, text or JSON and an exit code out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jgvisit.documents.model import Verification
from jgvisit.documents.verification_report import exit_code, verification_json, verification_text
from jgvisit.documents.verify import MAX_BYTES, damaged, verify_pdf
from jgvisit.documents.verify_journal import verify_journal

_LIST = re.compile("-----BEGIN X509 CRL-----.*?-----END X509 CRL-----\n?", re.DOTALL)
"""A revocation list in PEM (RFC 7468 §6); who looks for certificates passes over it."""


def verify_files(
    files: Sequence[Path],
    trusted: str | None,
    *,
    as_json: bool,
    explicit_trust: bool = True,
    authorities: str | None = None,
    register: bytes | None = None,
) -> tuple[str, int]:
    """Check sealed papers and exported journals; return what to print and the exit code.

    Args:
        files: papers or journals; told apart by their first byte.
        trusted: certificates in PEM and, where the municipality gave them, revocation lists among them;
            None when nobody is trusted: then *issuer* fails.
        as_json: JSON instead of plain Dutch.
        explicit_trust: whether a person named `trusted`; only then are DEMO certificates accepted.
        authorities: certificates in PEM of who may vouch for timestamps.
        register: an extract of the municipality's register.

    Raises:
        InputError: `trusted` or `authorities` holds no certificate, or a list or the register cannot be read.
    """
    pem = trusted or ""
    given = _Given(
        (pem,) if pem else (),
        tuple(_LIST.findall(pem)),
        explicit_trust,
        (authorities,) if authorities else (),
        register,
    )
    verifications = [_verify(file, given) for file in files]
    return (verification_json if as_json else verification_text)(verifications), exit_code(verifications)


@dataclass(frozen=True)
class _Given:
    """What the reader brings along."""

    trust: tuple[str, ...]
    crls: tuple[str, ...]
    explicit_trust: bool
    authorities: tuple[str, ...]
    register: bytes | None


def _verify(file: Path, given: _Given) -> Verification:
    try:
        with file.open("rb") as stream:
            if stream.peek().lstrip()[:1] == b"{":
                return verify_journal(
                    stream,
                    name=file.name,
                    trust_pem=given.trust,
                    explicit_trust=given.explicit_trust,
                    register=given.register,
                )
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        return damaged(file.name, f"Dit bestand kan niet gelezen worden: {error.strerror}.")
    return verify_pdf(
        data,
        name=file.name,
        trust_pem=given.trust,
        crls_pem=given.crls,
        explicit_trust=given.explicit_trust,
        authorities_pem=given.authorities,
        register=given.register,
    )
