"""The list of revoked device certificates (X.509 CRL, RFC 5280 §5), signed with the device CA's key."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from sqlalchemy import select

from jgvisit.clock import from_rfc3339
from jgvisit.records.certificates import read_pem
from jgvisit.server.ca.service import CaFolder
from jgvisit.server.certificates import read_key
from jgvisit.server.enrolment.models import enrolment
from jgvisit.server.municipality import Municipality
from jgvisit.server.problems import SetupError


def revocation_list(municipality: Municipality, ca: Path, life: timedelta) -> tuple[str, int]:
    """Return the list as PEM, and how many devices are on it, each with every certificate that it ever got.

    A seal made before its revocation stays what it was; the list tells when each device was revoked.

    Raises:
        SetupError: the CA's key or certificate is not there.
    """
    folder, now = CaFolder(ca), municipality.moment()
    try:
        key, issuer = read_key(folder.key.read_bytes()), x509.load_pem_x509_certificate(folder.certificate.read_bytes())
    except (OSError, ValueError) as error:
        raise SetupError(f"{ca}: hier is geen CA, of de sleutel is niet leesbaar") from error
    builder = x509.CertificateRevocationListBuilder().issuer_name(issuer.subject)
    builder = builder.last_update(now).next_update(now + life)
    columns = enrolment.c
    query = select(columns.id, columns.certificate, columns.revoked_at).where(
        columns.tenant == municipality.tenant, columns.revoked_at.isnot(None), columns.certificate.isnot(None)
    )
    with municipality.database.read(municipality.tenant) as conn:
        rows = conn.execute(query).all()
    for row in rows:
        # the CA's own folder knows also what a database that was put back forgot
        for serial in {each.serial_number for each in (read_pem(row.certificate)[0], *folder.issued_for(row.id))}:
            revoked = x509.RevokedCertificateBuilder().serial_number(serial)
            builder = builder.add_revoked_certificate(revoked.revocation_date(from_rfc3339(row.revoked_at)).build())
    number = x509.CRLNumber(int(now.timestamp()))
    authority = x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key())
    made = builder.add_extension(number, critical=False).add_extension(authority, critical=False)
    return made.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM).decode("ascii"), len(rows)
