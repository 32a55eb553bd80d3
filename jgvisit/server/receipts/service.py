"""The three marks of a chain, moved only by what is read back, and the signed receipt."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import Connection, Row, ScalarSelect, func, select

from jgvisit.clock import to_rfc3339
from jgvisit.ids import ChainId, Sha256
from jgvisit.records import canonical
from jgvisit.records.link import GENESIS
from jgvisit.server.audit import tree
from jgvisit.server.backups.service import covered, latest_backup
from jgvisit.server.blobs.models import blob
from jgvisit.server.device_requests import Caller
from jgvisit.server.feed.models import feed_head
from jgvisit.server.messages import to_base64
from jgvisit.server.municipality import Municipality
from jgvisit.server.receipts.reading_back import sound_up_to
from jgvisit.server.records import chains, marks
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
    if wanted is None:
        with municipality.database.read(municipality.tenant) as conn:
            wanted = chains.latest(conn, municipality.tenant, caller.device)
    nil = ChainId("00000000-0000-0000-0000-000000000000")
    return make(municipality, ChainKey(municipality.tenant, caller.device, wanted or nil), audit_from)


def make(municipality: Municipality, key: ChainKey, audit_from: int | None = None) -> SignedReceipt:
    """Move the marks of this chain as far as they go and sign what the server holds of it."""
    moment = municipality.moment()  # looked at once: `safe` and `at` speak of the same moment, however long this takes
    now = to_rfc3339(moment)
    with municipality.database.write(key.tenant) as conn:
        row = conn.execute(select(chain).where(key.of(chain)).with_for_update()).one_or_none()
        received, head, kept, checked = (row.received, row.head, row.kept, row.checked) if row else (0, GENESIS, 0, 0)
        kept = _kept(conn, key, kept, received, now)
        here = _asked_at_once(conn, key)
        if row is not None:
            checked = min((seq - 1 for seq in (here.unchecked, here.refuted) if seq is not None), default=received)
            if (kept, checked) != (row.kept, row.checked):
                conn.execute(chain.update().where(key.of(chain)).values(kept=kept, checked=checked))
        young = conn.execute(
            select(marks.first_kept_after(key, covered(here.backup) or to_rfc3339(moment - SAFE_AFTER), kept))
        ).scalar_one()
        audit = tree.head(conn, key.tenant)
        receipt = Receipt(
            device=key.device,
            chain=key.chain,
            epoch=here.epoch,
            head=Sha256(head),
            received=received,
            kept=kept,
            checked=checked,
            safe=kept if young is None else young - 1,
            parked=here.parked,
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
    if kept == received:
        return kept
    reached = sound_up_to(conn, key, kept, received)
    if (without := conn.execute(select(_first_without_blob(key, kept))).scalar_one()) is not None:
        reached = min(reached, without - 1)
    if reached > kept:
        marks.keep(conn, key, kept + 1, reached, now)
    return reached


def _first_without_blob(key: ChainKey, kept: int) -> ScalarSelect[int | None]:
    """Return the first record of the run above `kept` that names a blob this device has not sent whole."""
    named, sent = record_blob.c, blob.c
    whole = (
        select(sent.sha256)
        .where(sent.tenant == named.tenant, sent.case_id == named.case_id, sent.sha256 == named.sha256)
        .where(sent.device == key.device, sent.complete.is_(True), sent.total == named.bytes)
    )
    return (
        select(func.min(record.c.seq))
        .join(record_blob, (named.tenant == record.c.tenant) & (named.link_hash == record.c.link_hash))
        .where(key.of(record), record.c.answer == "stored", record.c.seq > kept, ~whole.exists())
        .scalar_subquery()
    )


def _asked_at_once(conn: Connection, key: ChainKey) -> Row[Any]:
    """Return epoch, latest backup, how many are parked, and the first whose signature waits or does not hold."""
    asked = {
        "epoch": select(feed_head.c.epoch).where(feed_head.c.tenant == key.tenant).scalar_subquery(),
        "backup": latest_backup(key.tenant),
        "parked": _parked(key),
        "unchecked": marks.first_unchecked(key),
        "refuted": marks.first_refuted(key),
    }
    return conn.execute(select(*(each.label(name) for name, each in asked.items()))).one()


def _parked(key: ChainKey) -> ScalarSelect[int]:
    return select(func.count()).select_from(record).where(key.of(record), record.c.parked.isnot(None)).scalar_subquery()
