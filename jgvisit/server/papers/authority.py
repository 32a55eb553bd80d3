"""A timestamp authority over HTTP (RFC 3161, 3.4), and whom this municipality believes."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from jgvisit.documents.errors import StampError
from jgvisit.documents.stamping import StampTrust
from jgvisit.server.problems import SetupError

_TIMEOUT_S = 20.0
_MAX_ANSWER_BYTES = 64 * 1024
_LIST = re.compile("-----BEGIN X509 CRL-----.*?-----END X509 CRL-----", re.DOTALL)


class HttpAuthority:
    """Asks the address in the settings; a request holds a hash and a number, and nothing of a family."""

    def __init__(self, url: str) -> None:
        self._url = url

    def answer(self, request: bytes) -> bytes:
        """Return the answer of the authority.

        Raises:
            StampError: no answer within 20 s, a refusal, or more than 64 kB.
        """
        headers = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
        try:
            with httpx.stream("POST", self._url, content=request, headers=headers, timeout=_TIMEOUT_S) as response:
                if response.status_code != httpx.codes.OK:
                    raise StampError(f"status {response.status_code}")
                answer = bytearray()
                for part in response.iter_bytes():
                    answer += part
                    if len(answer) > _MAX_ANSWER_BYTES:
                        raise StampError("too long an answer")
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise StampError(type(error).__name__) from error
        return bytes(answer)


def stamp_trust(folder: Path, root_pem: str) -> StampTrust:
    """Read whom to believe from the folder `stamps` of an installation; an absent one names nobody.

    `*.pem` hold the certificates of timestamp authorities, `*.crl` the revocation lists (of theirs, and of the
    device CA by `jgvisit server crl`) that go along into the papers for a later reader.

    Raises:
        SetupError: a file holds neither.
    """
    authorities, lists = list[bytes](), list[bytes]()
    for file in sorted(folder.glob("*.pem")) + sorted(folder.glob("*.crl")):
        try:
            text = file.read_text(encoding="ascii")
            if file.suffix == ".pem":
                authorities += map(_der, x509.load_pem_x509_certificates(text.encode()))
            else:
                found = [x509.load_pem_x509_crl(one.encode()) for one in _LIST.findall(text)]
                if not found:
                    raise ValueError("no list")
                lists += (one.public_bytes(Encoding.DER) for one in found)
        except (OSError, ValueError) as error:
            raise SetupError(f"{file}: geen certificaat of lijst in PEM") from error
    seals = tuple(map(_der, x509.load_pem_x509_certificates(root_pem.encode())))
    return StampTrust(seals, tuple(authorities), tuple(lists))


def _der(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.DER)
