"""Reading a store with two officers' keys: from a copy, so that nothing in it changes, and without the device key."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec

from jgvisit.config import Places
from jgvisit.ids import CaseId, DeviceId, Sha256
from jgvisit.records.link import StoredRecord
from jgvisit.services.ports.journal import Unsent
from jgvisit.store import feed, outbox, reading
from jgvisit.store.database import WAL_SUFFIX, Database, open_existing
from jgvisit.store.errors import StoreMissingError
from jgvisit.store.key_file import read_key_file
from jgvisit.store.meta import Settings
from jgvisit.store.private_file import copy_file
from jgvisit.store.recovery import open_with

OfficerKeys = tuple[ec.EllipticCurvePrivateKey, ec.EllipticCurvePrivateKey]


@dataclass(frozen=True)
class RecoveredBlob:
    """A paper or an attachment, with the family it belongs to."""

    case: CaseId
    sha256: Sha256
    data: bytes


class Recovered:
    """What a store holds; it can be read and not continued."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.settings = Settings(database)

    def records(self) -> tuple[StoredRecord, ...]:
        """Return every record with its original link, in the order in which they came."""
        with self._database.read() as connection:
            return tuple(reading.all_records(connection))

    def unsent(self) -> Unsent:
        """Return what no server has answered yet."""
        with self._database.read() as connection:
            return outbox.unsent(connection)

    def device_certificates(self) -> dict[DeviceId, str]:
        """Return the certificates (PEM) of other devices whose records are here."""
        with self._database.read() as connection:
            return feed.device_certificates(connection)

    def blobs(self) -> Iterator[RecoveredBlob]:
        """Give the blobs one at a time: together they may be larger than the memory."""
        with self._database.read() as connection:
            numbers = [row[0] for row in connection.execute("SELECT n FROM blobs ORDER BY n")]
        for number in numbers:
            with self._database.read() as connection:
                query = "SELECT case_id, sha256, data FROM blobs WHERE n = ?"
                case, digest, data = connection.execute(query, (number,)).fetchone()
            yield RecoveredBlob(CaseId(case), Sha256(digest), bytes(data))


@contextlib.contextmanager
def open_recovered(store_dir: Path, keys: OfficerKeys, now: datetime) -> Iterator[Recovered]:
    """Open a copy of the store in `store_dir`; the copy stays encrypted and goes away again.

    Args:
        store_dir: the folder as it lay on the laptop, or a copy of it; it is only read.
        keys: private keys of two officers, in any order.
        now: names the copy made before a migration of the copy.

    Raises:
        KeyFileMissingError, KeyFileDamagedError, NoRecoveryWrapError, WrongOfficersError: nothing was opened.
        StoreMissingError, StoreDamagedError, StoreTooNewError: the store itself.
    """
    places = Places(store_dir, "")
    key_file = read_key_file(places.key_file)
    data_key = open_with(key_file.recovery(), keys, file_id=key_file.file_id)
    if not places.store.exists():
        raise StoreMissingError(places.store.name)
    with tempfile.TemporaryDirectory(prefix="jgvisit-recover-") as folder:
        copy = Path(folder) / places.store.name
        for suffix in ("", WAL_SUFFIX):
            source = places.store.with_name(places.store.name + suffix)
            if source.exists():
                copy_file(source, copy.with_name(copy.name + suffix))
        database = open_existing(copy, data_key)
        try:
            database.settle(now)
            yield Recovered(database)
        finally:
            database.close()
