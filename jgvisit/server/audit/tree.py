"""The tree over the audit chain: its root, and what proves that it extends one that was told before.

The leaves are the hashes of the chain, so a proof tells nothing of what was done. Peaks lie with the head; of the
nodes below, one level in eight is kept, and from those, or from the chain, any other is made again.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from jgvisit.ids import Sha256, TenantId
from jgvisit.records.hash_tree import Digest, Peaks, extension, grown, leaf, parent, root_of
from jgvisit.server.audit.models import audit_entry, audit_head, audit_tile

_STEP = 8
_DIGEST_HEX = 64


@dataclass(frozen=True)
class TreeHead:
    """What a receipt carries."""

    size: int
    root: Sha256


def write_peaks(peaks: Peaks) -> str:
    """Return peaks as they lie with the head."""
    return b"".join(peaks).hex()


def read_peaks(text: str) -> Peaks:
    """Return peaks from what lies with the head."""
    return tuple(bytes.fromhex(text[at : at + _DIGEST_HEX]) for at in range(0, len(text), _DIGEST_HEX))


def locked_peaks(conn: Connection, tenant: TenantId, size: int, text: str | None) -> Peaks:
    """Return the peaks of a head that this transaction has locked; grow the tree where nobody did yet."""
    return _grow_from_the_start(conn, tenant, size) if text is None else read_peaks(text)


def add(conn: Connection, tenant: TenantId, peaks: Peaks, size: int, entry_hash: Sha256) -> Peaks:
    """Return the peaks with one entry more, and keep the tile that it completes."""
    peaks, whole = grown(peaks, size, leaf(bytes.fromhex(entry_hash)))
    tiles = [
        {"tenant": tenant, "level": level, "place": place, "hash": digest.hex()}
        for (level, place), digest in whole
        if level % _STEP == 0
    ]
    if tiles:
        conn.execute(audit_tile.insert(), tiles)
    return peaks


def head(conn: Connection, tenant: TenantId) -> TreeHead:
    """Return the size of the audit and the root of its tree."""
    query = select(audit_head).where(audit_head.c.tenant == tenant)
    row = conn.execute(query).one()
    if row.peaks is None:
        row = conn.execute(query.with_for_update()).one()
        peaks = locked_peaks(conn, tenant, row.number, row.peaks)
        conn.execute(audit_head.update().where(audit_head.c.tenant == tenant).values(peaks=write_peaks(peaks)))
    else:
        peaks = read_peaks(row.peaks)
    return TreeHead(row.number, Sha256(root_of(peaks).hex()))


def proof(conn: Connection, tenant: TenantId, old: int, new: TreeHead) -> tuple[Sha256, ...]:
    """Return what proves that `new` extends the audit as it was at `old` entries.

    Raises:
        ValueError: it never had so many.
    """

    def node(level: int, place: int) -> Digest:
        below = level - level % _STEP
        return _folded(_kept(conn, tenant, below, place << level - below, 1 << level - below))

    return tuple(Sha256(digest.hex()) for digest in extension(old, new.size, node))


def _kept(conn: Connection, tenant: TenantId, level: int, first: int, count: int) -> list[Digest]:
    """Return `count` nodes of a level that is kept, from place `first` on."""
    if level == 0:
        entries = audit_entry.c
        between = entries.number.between(first + 1, first + count)
        query = select(entries.hash).where(entries.tenant == tenant, between).order_by(entries.number)
        found = [leaf(bytes.fromhex(each)) for each in conn.execute(query).scalars()]
    else:
        tiles = audit_tile.c
        of_level = (tiles.tenant == tenant) & (tiles.level == level) & tiles.place.between(first, first + count - 1)
        query = select(tiles.hash).where(of_level).order_by(tiles.place)
        found = [bytes.fromhex(each) for each in conn.execute(query).scalars()]
    # where one is gone no proof holds, and the laptop that asked says so
    return found + [bytes(32)] * (count - len(found))


def _folded(nodes: list[Digest]) -> Digest:
    while len(nodes) > 1:
        nodes = [parent(nodes[at], nodes[at + 1]) for at in range(0, len(nodes), 2)]
    return nodes[0]


def _grow_from_the_start(conn: Connection, tenant: TenantId, size: int) -> Peaks:
    peaks: Peaks = ()
    columns = audit_entry.c
    query = select(columns.hash).where(columns.tenant == tenant, columns.number <= size).order_by(columns.number)
    for number, entry_hash in enumerate(conn.execute(query).scalars()):
        peaks = add(conn, tenant, peaks, number, Sha256(entry_hash))
    return peaks
