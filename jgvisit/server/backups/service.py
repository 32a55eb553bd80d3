"""Make a backup and read it back before anything is called safe; put one back into an empty database."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import ScalarSelect, func, select

from jgvisit.clock import from_rfc3339, to_rfc3339
from jgvisit.config import VERSION
from jgvisit.ids import TenantId, WorkerId
from jgvisit.server import migrations
from jgvisit.server.audit import service as audit
from jgvisit.server.backups import container
from jgvisit.server.backups.container import BackupDamagedError, BackupHead, FrameWriter, Opening
from jgvisit.server.backups.models import backup
from jgvisit.server.backups.rows import Batch, Summary, batches_of, put_back
from jgvisit.server.database import Database, insert_new
from jgvisit.server.municipality import Municipality
from jgvisit.server.private_files import new_private_file
from jgvisit.server.problems import SetupError
from jgvisit.shapes import msgpack_decoder

LATE_COMMIT = timedelta(minutes=10)
"""What was called kept so shortly before a backup began may have been committed after it looked."""
_encoder, _batch = msgspec.msgpack.Encoder(), msgpack_decoder(Batch)
_summary = msgpack_decoder(Summary)


@dataclass(frozen=True)
class Made:
    """A backup that was written, read back and told to the receipts."""

    path: Path
    sha256: str
    bytes: int
    rows: int


def make(municipality: Municipality, folder: Path, public_key: ec.EllipticCurvePublicKey, by: WorkerId) -> Made:
    """Write a backup of this municipality into `folder`, read it back, and let receipts follow it.

    Raises:
        SetupError: the file cannot be written.
        BackupDamagedError: what was read back is not what was written; no receipt follows it.
        ObjectsAwayError: a paper in the object store was not given; no receipt follows it.
    """
    began, tenant = to_rfc3339(municipality.moment()), municipality.tenant
    path = folder / f"jgvisit-{began[:19].replace(':', '')}Z.backup"
    with new_private_file(path) as file, municipality.database.snapshot(tenant) as conn:
        head = BackupHead(
            format=1, tenant=tenant, revision=migrations.revision_of(conn), began_at=began, program=VERSION
        )
        opening, data_key = container.write_opening(file, head, public_key)
        written = _write(file, opening, data_key, batches_of(conn, tenant, municipality.objects))
    digest, read = _read_back(path, data_key)
    if read != written:
        raise BackupDamagedError(f"{path}: wat terug werd gelezen is niet wat er werd geschreven")
    size = path.stat().st_size
    with municipality.database.write(tenant) as conn:
        row = {"sha256": digest, "began_at": began, "finished_at": municipality.now(), "bytes": size}
        insert_new(conn, backup, {"tenant": tenant, **row})
        count = sum(read.rows.values())
        event = audit.Event(action="backup", at=municipality.now(), worker=by, object=digest, count=count)
        audit.append(conn, tenant, event)
    return Made(path, digest, size, count)


def forget_old(municipality: Municipality, folder: Path, keep: timedelta) -> int:
    """Delete this municipality's backups in `folder` that are older than `keep`; return how many.

    What was erased on order is in no backup any more after that (design: retention).

    Raises:
        BackupDamagedError: names files of which nobody can tell how old they are; all others were looked at.
    """
    before, gone, unknown = to_rfc3339(municipality.moment() - keep), 0, []
    for path in sorted(folder.glob("*.backup")):
        try:
            with _opened(path) as file:
                head = container.read_opening(file).head
        except SetupError:
            unknown.append(path.name)
            continue
        if head.tenant == municipality.tenant and head.began_at < before:
            path.unlink()
            gone += 1
    if unknown:
        raise BackupDamagedError(f"{', '.join(unknown)}: geen reservekopie die te lezen is; kijk zelf of die weg moet")
    return gone


def latest_backup(tenant: TenantId) -> ScalarSelect[str | None]:
    """Return when the latest finished backup began, as a part of a query; NULL where none was ever reported."""
    return select(func.max(backup.c.began_at)).where(backup.c.tenant == tenant).scalar_subquery()


def covered(latest: str | None) -> str | None:
    """Return the moment before which everything that was kept is in the backup that began at `latest`."""
    return latest and to_rfc3339(from_rfc3339(latest) - LATE_COMMIT)


def restore(
    database: Database, tenant: TenantId, path: Path, key: ec.EllipticCurvePrivateKey, app_role: str | None = None
) -> Summary:
    """Put a backup into an empty database and bring it to the newest shape, all or nothing.

    What was answered after the backup is not in it: a new epoch must follow (`feed.begin_epoch`).

    Raises:
        SetupError: the database is not empty, or the backup is of another municipality or of a newer program.
        BackupDamagedError: it is not whole; nothing was put back.
    """
    with _opened(path) as file, database.engine.connect().execution_options(write=True) as conn, conn.begin():
        opening = container.read_opening(file)
        frames = container.read_frames(file, opening, opening.unlock(key))
        if opening.head.tenant != tenant:
            raise SetupError("deze reservekopie is van een andere gemeente")
        migrations.upgrade_to(conn, opening.head.revision)
        database.enter(conn, tenant)
        reading = _Reading(frames)
        found = put_back(conn, tenant, reading)
        if found != reading.summary:
            raise BackupDamagedError("deze reservekopie mist rijen")
        migrations.upgrade_to(conn, "head", app_role)
    return found


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise SetupError(f"{path}: kan niet worden gelezen") from error


class _Reading:
    """The batches of a file, and after them its summary."""

    def __init__(self, frames: Iterator[bytes]) -> None:
        self._frames = frames
        self.summary: Summary | None = None

    def __iter__(self) -> Iterator[Batch]:
        held: bytes | None = None
        for frame in self._frames:
            if held is not None:
                yield _batch.decode(held)
            held = frame
        assert held is not None
        self.summary = _summary.decode(held)


def _write(file: BinaryIO, opening: Opening, data_key: bytes, batches: Iterator[Batch]) -> Summary:
    frames, rows = FrameWriter(file, opening, data_key), dict[str, int]()
    for batch in batches:
        frames.add(_encoder.encode(batch))
        rows[batch.table] = rows.get(batch.table, 0) + len(batch.rows)
    summary = Summary(rows)
    frames.add(_encoder.encode(summary), last=True)
    return summary


def _read_back(path: Path, data_key: bytes) -> tuple[str, Summary]:
    """Return the hash of the file on the disk and what stands in it."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        file.seek(0)
        reading, rows = _Reading(container.read_frames(file, container.read_opening(file), data_key)), dict[str, int]()
        for batch in reading:
            rows[batch.table] = rows.get(batch.table, 0) + len(batch.rows)
    if reading.summary != Summary(rows):
        raise BackupDamagedError(f"{path}: wat terug werd gelezen is niet wat er werd geschreven")
    return digest, Summary(rows)
