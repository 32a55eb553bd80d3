"""The whole audit in a file, and looking at such a file where there is no server.

First line: a receipt that the server signed of itself, with the size and the root of the tree, and the certificate of
the key that signed. Then one line for each entry, in order. Who has the root's certificate can tell from these alone
whether an entry was changed, taken out or put in, and whether a root that a laptop was told is in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import select

from jgvisit.ids import ChainId, DeviceId, WorkerId
from jgvisit.records import canonical
from jgvisit.records.base64url import from_base64
from jgvisit.records.hash_tree import Peaks, grown, leaf, root_of
from jgvisit.server.audit import service as audit
from jgvisit.server.audit.models import audit_entry
from jgvisit.server.municipality import Municipality
from jgvisit.server.problems import SetupError
from jgvisit.server.receipts import service as receipts
from jgvisit.server.records.chains import ChainKey
from jgvisit.shapes import read_json
from jgvisit.sync.trust import Trust, UntrustedError
from jgvisit.sync.wire import RECEIPT_DOMAIN, Receipt, SignedReceipt

NOBODY = DeviceId("0" * 32)
_NO_CHAIN = ChainId("00000000-0000-0000-0000-000000000000")


class Opening(msgspec.Struct, frozen=True, kw_only=True):
    """The first line."""

    format: int
    municipality: str
    signed: SignedReceipt
    certificate: str
    """PEM of the receipt key, issued by the municipality's root."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One line after it."""

    entry: str
    """Canonical JSON, exactly what was hashed."""
    hash: str


@dataclass(frozen=True)
class Checked:
    """What an export that holds tells."""

    municipality: str
    entries: int
    root: str
    at: str


def export(municipality: Municipality, by: WorkerId) -> Iterator[bytes]:
    """Give the lines of an export; that it was made stands in the audit after it."""
    tenant = municipality.tenant
    signed = receipts.make(municipality, ChainKey(tenant, NOBODY, _NO_CHAIN))
    size = read_json(signed.receipt, Receipt).audit_size
    assert size is not None, "we signed it just now"
    opening = Opening(
        format=1,
        municipality=municipality.settings.municipality,
        signed=signed,
        certificate=municipality.certificates.receipt,
    )
    yield msgspec.json.encode(opening) + b"\n"
    columns = audit_entry.c
    query = select(columns.entry, columns.hash).where(columns.tenant == tenant, columns.number <= size)
    with municipality.database.read(tenant) as conn:
        for row in conn.execute(query.order_by(columns.number)):
            yield msgspec.json.encode(Entry(entry=row.entry, hash=row.hash)) + b"\n"
    with municipality.database.write(tenant) as conn:
        event = audit.Event(action="audit_export", at=municipality.now(), worker=by, count=size)
        audit.append(conn, tenant, event)


def check(lines: Iterable[bytes], root_pem: str, told: Mapping[int, str] | None = None) -> Checked:
    """Look at an export, in this order: who signed it, each entry of the chain, the tree, and what laptops were told.

    Args:
        lines: of the file.
        root_pem: certificate of the municipality's root.
        told: roots that receipts of laptops carry, by size.

    Raises:
        SetupError: the first thing that does not hold, in Dutch.
    """
    rest = iter(lines)
    opening = _opening(next(rest, b""))
    receipt = _receipt(opening, root_pem)
    peaks, previous, size, open_ = Peaks(), "0" * 64, 0, dict(told or {})
    for size, line in enumerate(rest, start=1):
        previous = _next(line, previous, size)
        peaks, _ = grown(peaks, size - 1, leaf(bytes.fromhex(previous)))
        if size in open_ and open_.pop(size) != root_of(peaks).hex():
            raise SetupError(f"bij regel {size} zag een laptop een ander logboek")
    if (size, root_of(peaks).hex()) != (receipt.audit_size, receipt.audit_root):
        raise SetupError("het logboek is niet het logboek waarvoor de server tekende")
    if open_:
        raise SetupError(f"een laptop zag een logboek van {max(open_)} regels; dit is korter")
    return Checked(opening.municipality, size, receipt.audit_root, receipt.at)


def _opening(line: bytes) -> Opening:
    try:
        return read_json(line, Opening)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise SetupError("dit is geen logboek dat jgvisit schreef") from error


def _receipt(opening: Opening, root_pem: str) -> Receipt:
    signed = opening.signed
    try:
        key = Trust(root_pem).receipt_key(opening.certificate)
        text = RECEIPT_DOMAIN + signed.receipt.encode()
        key.verify(from_base64(signed.signature), text, ec.ECDSA(hashes.SHA256()))
        return read_json(signed.receipt, Receipt)
    except (UntrustedError, InvalidSignature, ValueError) as error:
        raise SetupError("de handtekening is niet van deze gemeente") from error


def _next(line: bytes, previous: str, number: int) -> str:
    try:
        entry = read_json(line, Entry)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise SetupError(f"regel {number} is niet te lezen") from error
    found = canonical.sha256(audit.AUDIT_DOMAIN, previous.encode(), entry.entry.encode())
    if found != entry.hash:
        raise SetupError(f"regel {number} is veranderd, of er is iets voor weggehaald")
    return found
