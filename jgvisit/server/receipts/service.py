"""The three marks of a chain, moved only by what is read back, and the signed receipt."""

from __future__ import annotations

from datetime import timedelta

import msgspec
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import Connection, func, select

from jgvisit.clock import to_rfc3339
from jgvisit.ids import ChainId, Sha256
from jgvisit.records import canonical
from jgvisit.records.link import GENESIS, commitment, read_link
from jgvisit.server.audit import tree
from jgvisit.server.backups.service import covered_until
from jgvisit.server.blobs.models import blob
from jgvisit.server.device_requests import Caller
from jgvisit.server.erasures.models import erased_link
from jgvisit.server.health.service import epoch
from jgvisit.server.messages import to_base64
from jgvisit.server.municipality import Municipality
from jgvisit.server.records import chains
from jgvisit.server.records.chains import ChainKey
from jgvisit.server.records.models import chain, record, record_blob
from jgvisit.sync.wire import RECEIPT_DOMAIN, Receipt, SignedReceipt

SAFE_AFTER = timedelta(days=7)
"""With no backup reported, `safe` follows `kept` after so long (design: sync)."""


def ask(
    municipality: Municipality, caller: Caller, wanted: ChainId | None, audit_from: int | None = None
) -> SignedReceipt:
    """Return the receipt of a chain of this device; without `wanted`, of the one it pushed last.

    With `audit_from`, a number of entries of the audit that the device saw the root of, it brings the proof that the
    audit goes on from there.
    """
    caller.require_enrolled()
    with municipality.database.read(municipality.tenant) as conn:
        latest = wanted or chains.latest(conn, municipality.tenant, caller.device)
    nil = ChainId("00000000-0000-0000-0000-000000000000")
    return make(municipality, ChainKey(municipality.tenant, caller.device, latest or nil), audit_from)


def make(municipality: Municipality, key: ChainKey, audit_from: int | None = None) -> SignedReceipt:
    """Move the marks of this chain as far as they go and sign what the server holds of it."""
    moment = municipality.moment()  # looked at once: `safe` and `at` speak of the same moment, however long this takes
    now = to_rfc3339(moment)
    with municipality.database.write(key.tenant) as conn:
        row = conn.execute(select(chain).where(key.of(chain)).with_for_update()).one_or_none()
        received, head, kept, checked = (row.received, row.head, row.kept, row.checked) if row else (0, GENESIS, 0, 0)
        if row is not None:
            kept, checked = _kept(conn, key, kept, received, now), _checked(conn, key, checked, received)
            conn.execute(chain.update().where(key.of(chain)).values(kept=kept, checked=checked))
        audit = tree.head(conn, key.tenant)
        receipt = Receipt(
            device=key.device,
            chain=key.chain,
            epoch=epoch(conn, key.tenant),
            head=Sha256(head),
            received=received,
            kept=kept,
            checked=checked,
            safe=_safe(conn, key, kept, covered_until(conn, key.tenant) or to_rfc3339(moment - SAFE_AFTER)),
            parked=_parked(conn, key),
            at=now,
            audit_root=audit.root,
            audit_size=audit.size,
        )
        asked = audit_from is not None and audit_from <= audit.size
        extension = tree.proof(conn, key.tenant, audit_from or 0, audit) if asked else None
    return _sign(municipality.receipt_key, receipt, extension)


def _sign(key: ec.EllipticCurvePrivateKey, receipt: Receipt, extension: tuple[Sha256, ...] | None) -> SignedReceipt:
    text = canonical.encode(receipt)
    signature = key.sign(RECEIPT_DOMAIN + text, ec.ECDSA(hashes.SHA256()))
    return SignedReceipt(receipt=text.decode(), signature=to_base64(signature), extension=extension)


def _kept(conn: Connection, key: ChainKey, kept: int, received: int, now: str) -> int:
    """Follow the run while bodies are read back from committed rows, fit their links, and their blobs are whole."""
    columns = record.c
    query = select(columns.link_hash, columns.seq, columns.link, columns.body, columns.salt).where(
        key.of(record), columns.answer == "stored", columns.seq > kept, columns.seq <= received
    )
    incomplete, erased = _with_incomplete_blobs(conn, key), _erased(conn, key)
    first = kept + 1
    for row in conn.execute(query.order_by(columns.seq)):
        whole = row.link_hash in erased or _body_fits(row.link, row.salt, row.body)
        if row.seq != kept + 1 or row.link_hash in incomplete or not whole:
            break
        kept += 1
    if kept >= first:
        reached = key.of(record) & (columns.answer == "stored") & columns.seq.between(first, kept)
        conn.execute(record.update().where(reached).values(kept_at=now))
    return kept


def _body_fits(link: bytes, salt: bytes | None, body: bytes | None) -> bool:
    try:
        return body is not None and salt is not None and commitment(salt, body) == read_link(link).commit
    except msgspec.DecodeError:
        return False


def _erased(conn: Connection, key: ChainKey) -> set[str]:
    """Return the records of this chain, not yet kept, whose bodies an order erased: their links are all there is."""
    gone = (erased_link.c.tenant == record.c.tenant) & (erased_link.c.link_hash == record.c.link_hash)
    query = select(record.c.link_hash).join(erased_link, gone).where(key.of(record), record.c.kept_at.is_(None))
    return set(conn.execute(query).scalars())


def _with_incomplete_blobs(conn: Connection, key: ChainKey) -> set[str]:
    """Return the records of this chain, not yet kept, that name a blob this device has not sent whole."""
    named, sent = record_blob.c, blob.c
    whole = (
        select(sent.sha256)
        .where(sent.tenant == named.tenant, sent.case_id == named.case_id, sent.sha256 == named.sha256)
        .where(sent.device == key.device, sent.complete.is_(True), sent.total == named.bytes)
    )
    query = (
        select(record.c.link_hash)
        .join(record_blob, (named.tenant == record.c.tenant) & (named.link_hash == record.c.link_hash))
        .where(key.of(record), record.c.kept_at.is_(None), ~whole.exists())
    )
    return set(conn.execute(query).scalars())


def _checked(conn: Connection, key: ChainKey, checked: int, received: int) -> int:
    """Follow the run while every signature was verified."""
    columns = record.c
    open_ = select(func.min(columns.seq)).where(
        key.of(record), columns.answer == "stored", columns.seq > checked, columns.verified.isnot(True)
    )
    first_open = conn.execute(open_).scalar_one()
    return received if first_open is None else int(first_open) - 1


def _safe(conn: Connection, key: ChainKey, kept: int, before: str) -> int:
    columns = record.c
    query = select(func.min(columns.seq)).where(
        key.of(record), columns.answer == "stored", columns.seq <= kept, columns.kept_at > before
    )
    first_young = conn.execute(query).scalar_one()
    return kept if first_young is None else int(first_young) - 1


def _parked(conn: Connection, key: ChainKey) -> int:
    query = select(func.count()).select_from(record).where(key.of(record), record.c.parked.isnot(None))
    return int(conn.execute(query).scalar_one())
