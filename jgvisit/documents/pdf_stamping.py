"""All that pyHanko does when a sealed paper gets a timestamp. Slow to import: `stamping` does so late."""

from __future__ import annotations

import io

from asn1crypto import crl, tsp, x509
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.validation import DocumentSecurityStore

from jgvisit.documents.pdf_writing import OUT_OF_SIGHT, QuietWriter
from jgvisit.documents.timestamp_authority import TimestampAuthority

_HEX_DIGITS = 2 * 12 * 1024
"""Room for a token: the larger public services send 6 to 8 kB, with their certificates."""
_FIELD_TOOLTIP = "Tijdstempel"


class _Asking(TimeStamper):
    """Asks our port; pyHanko makes the question, with a nonce, and compares the nonce of the answer."""

    def __init__(self, authority: TimestampAuthority) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # pyHanko leaves this one untyped
        self._authority = authority

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        return tsp.TimeStampResp.load(self._authority.answer(req.dump()), strict=True)


def append(
    pdf: bytes, number: int, authority: TimestampAuthority, certificates: list[bytes], lists: list[bytes]
) -> bytes:
    """Return `pdf` with one revision more: what a later reader needs, and a document timestamp over all of it.

    Args:
        pdf: sealed; perhaps stamped before.
        number: of this timestamp, from 1; names its field.
        authority: is asked once.
        certificates: DER, of who sealed and who stamped; those that are there already are not written again.
        lists: DER revocation lists.

    Raises:
        Exception: nearly any, by what the authority answers; nothing was made.
    """
    writer = QuietWriter(io.BytesIO(pdf))
    DocumentSecurityStore.supply_dss_in_writer(
        writer,
        None,
        certs=[x509.Certificate.load(one) for one in certificates],
        crls=[crl.CertificateList.load(one) for one in lists],
    )
    stamper = PdfTimeStamper(
        _Asking(authority),
        field_name=f"tijdstempel{number}",
        invis_settings=OUT_OF_SIGHT,
        readable_field_name=f"{_FIELD_TOOLTIP} {number}",
    )
    stamped = io.BytesIO()
    stamper.timestamp_pdf(writer, "sha256", bytes_reserved=_HEX_DIGITS, output=stamped)
    return stamped.getvalue()
