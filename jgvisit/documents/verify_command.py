"""`jgvisit verify FILE...`: files in, text or JSON and an exit code out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from jgvisit.documents.model import Verification
from jgvisit.documents.verification_report import exit_code, verification_json, verification_text
from jgvisit.documents.verify import MAX_BYTES, damaged, verify_pdf
from jgvisit.documents.verify_journal import verify_journal

_LIST = re.compile("-----BEGIN X509 CRL-----.*?-----END X509 CRL-----\n?", re.DOTALL)
"""A revocation list in PEM (RFC 7468 §6); everything else in the file is left to the certificates."""


def verify_files(
    files: Sequence[Path], trusted: str | None, *, as_json: bool, explicit_trust: bool = True
) -> tuple[str, int]:
    """Check sealed papers and exported journals; return what to print and the exit code.

    Args:
        files: papers or journals; told apart by their first byte.
        trusted: certificates in PEM and, where the municipality gave them, revocation lists among them;
            None when nobody is trusted: then *issuer* fails.
        as_json: JSON instead of plain Dutch.
        explicit_trust: whether a person named `trusted`; only then are DEMO certificates accepted.

    Raises:
        InputError: `trusted` holds no certificate, or a list that cannot be read.
    """
    crls = tuple(_LIST.findall(trusted or ""))
    trust = (_LIST.sub("", trusted),) if trusted else ()
    verifications = [_verify(file, trust, crls, explicit_trust) for file in files]
    return (verification_json if as_json else verification_text)(verifications), exit_code(verifications)


def _verify(file: Path, trust: tuple[str, ...], crls: tuple[str, ...], explicit_trust: bool) -> Verification:
    try:
        with file.open("rb") as stream:
            if stream.peek(1).lstrip()[:1] == b"{":
                return verify_journal(stream, name=file.name, trust_pem=trust, explicit_trust=explicit_trust)
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        return damaged(file.name, f"Dit bestand kan niet gelezen worden: {error.strerror}.", readable=False)
    return verify_pdf(data, name=file.name, trust_pem=trust, crls_pem=crls, explicit_trust=explicit_trust)
