"""A laptop of a run: the real store and the real sync client, killed, restarted and put back from copies."""

from __future__ import annotations

import random
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from store_factory import ref_of

from jgvisit.config import Places
from jgvisit.errors import SyncError
from jgvisit.ids import CaseId, Sha256, new_uuid7
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_family import FamilyRegistered, OrderRecorded, PersonRegistered
from jgvisit.records.payload_forms import ConsentWithdrawn, SignerDecided
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.services.laptop.retention import DEFAULT_KEEP_DAYS, Retention
from jgvisit.services.ports.journal import NewRecord
from jgvisit.store.erasure_shelf import ErasureShelf
from jgvisit.store.journal_store import JournalStore
from jgvisit.store.removal_shelf import RemovalShelf
from jgvisit.store.safe import KeyringPlace, open_safe
from jgvisit.sync.client import HttpSyncClient
from jgvisit.sync.erasure_orders import ErasureBound
from jgvisit.sync.failures import StoreBehindError
from jgvisit.sync.ports import Leaving
from tests.reliability.simulation.scheduler import KilledError
from tests.reliability.simulation.town import Device
from tests.reliability.simulation.world import MachineClock

PERSON, FORM, MOMENT = (f"00000000-0000-4000-8000-0000000000{n}" for n in ("11", "31", "41"))
KINDS = ("name", "person", "withdrawal", "refusal", "restriction", "paper", "bare order")
_FILES = ("jgvisit.store", "jgvisit.store-wal", "jgvisit.store-shm", "jgvisit.head")
_ROWS = "SELECT link, signature, body, salt, own, answer, parked, case_id FROM records ORDER BY n"
Row = tuple[Any, ...]


class SteppedStore:
    """The store as the sync client uses it: before each use another task may go on, or this process ends."""

    def __init__(self, journal: JournalStore, step: Callable[[], None]) -> None:
        self._journal = journal
        self._step = step

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._journal, name)

        def stepped(*given: Any, **named: Any) -> Any:
            self._step()
            return method(*given, **named)

        return stepped


class Laptop:
    """One laptop."""

    def __init__(self, number: int, device: Device, folder: Path, clock: MachineClock) -> None:
        self.number = number
        self.device = device
        self.clock = clock
        self.token: str | None = None
        self.behind = False
        """The last sync said that the server knows more than this store."""
        self._places = Places(folder / f"laptop-{number}", device.places.keyring_service, demo=True)
        self._copies: list[Path] = []
        self._here = threading.RLock()
        shutil.copytree(device.places.store_dir, self._places.store_dir)
        self.open()

    # -- its store ----------------------------------------------------------------------------

    def open(self) -> None:
        """Open the store as a PIN would."""
        place = KeyringPlace(self._places.keyring_service, self.device.key_file_id)
        self.safe = open_safe(self._places, self.device.keys, place, self.clock)
        self.journal = JournalStore(self.safe, author=self.device.worker, clock=self.clock)

    def restart(self) -> None:
        """End the program, however it stood, and open the store again."""
        with self._here:
            self.safe.close()
            self.clock.start_machine()
            self.token = None
            self.open()

    def copy(self) -> None:
        """Copy the folder of the store as it lies there, as a backup of the machine would."""
        self._copies.append(self._places.store_dir.with_name(f"copy-{self.number}-{len(self._copies)}"))
        shutil.copytree(self._places.store_dir, self._copies[-1])

    def put_back(self, chance: random.Random, *, with_mark: bool) -> None:
        """Put a copy in the place of the store; without its head mark the program can see that it is old."""
        if not self._copies:
            return
        copy = chance.choice(self._copies)
        self.safe.close()
        kept = self._places.head_mark.read_bytes() if self._places.head_mark.exists() else None
        for file in _FILES:
            (self._places.store_dir / file).unlink(missing_ok=True)
            if (copy / file).exists():
                shutil.copyfile(copy / file, self._places.store_dir / file)
                (self._places.store_dir / file).chmod(0o600)
        if not with_mark and kept is not None:
            self._places.head_mark.write_bytes(kept)
            self._places.head_mark.chmod(0o600)
        self.token = None
        self.clock.start_machine()
        self.open()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Let nobody else use this store, nor close it, until the block ends."""
        with self._here, self.safe.database.read():
            yield

    def rows(self) -> list[Row]:
        """Return every record as it lies in the store."""
        with self.safe.database.read() as connection:
            return connection.execute(_ROWS).fetchall()

    def close(self) -> None:
        """Close the store."""
        self.safe.close()

    # -- its worker ---------------------------------------------------------------------------

    def write(self, kind: str, case: CaseId, chance: random.Random) -> None:
        """Write one to three records of a kind in one transaction."""
        made, blobs = [], dict[Sha256, bytes]()
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            data = chance.randbytes(chance.randrange(1, 2000)) if kind == "paper" else None
            refs = () if data is None else (ref_of(data),)
            made.append(NewRecord(self._payload(kind, chance), case, blobs=refs))
            blobs |= {Sha256(ref.sha256): data for ref in refs if data is not None}
        self.journal.append(made, blobs=blobs)

    def sync(self, step: Callable[[], None]) -> str:
        """Sync once; return how it ended."""
        store: Any = SteppedStore(self.journal, step)
        shelf = RemovalShelf(self.safe, self.device.tenant, self.clock)
        key, pinned = self.safe.device_key, self.device.pinned
        bound = ErasureBound(self.device.tenant, pinned.root_pem, True, 0)
        erasures = ErasureShelf(self.safe, bound, shelf, self.clock, lambda: False)
        retention = Retention(shelf, self.clock, lambda _case: False, lambda: DEFAULT_KEEP_DAYS)
        leaving = Leaving(retention, shelf, erasures)
        client = HttpSyncClient(store, key, pinned, lambda: self.token, leaving=leaving)
        self.behind = False
        try:
            outcome = client.run(lambda _progress: None, lambda: False)
        except StoreBehindError as behind:
            self.behind = True
            return f"behind by {behind.missing}"
        except SyncError as error:
            return f"{type(error).__name__}: {error}"
        except KilledError:
            self.restart()
            return "killed"
        if outcome.needs_login:
            self.token = None
        return f"pushed {outcome.pushed}, pulled {outcome.pulled}"

    def _payload(self, kind: str, chance: random.Random) -> Payload:
        match kind:
            case "withdrawal":
                return ConsentWithdrawn(form=FORM, person=PERSON, channel="phone", effective_at=_MOMENT)
            case "restriction":
                return VisibilityRestricted(hides=(PERSON,), hidden_from=(PERSON,), basis="veiligheid")
            case "refusal":
                return SignerDecided(
                    form=FORM, visit=MOMENT, person=PERSON, mark="T", decision="refused", content_sha256="0" * 64,
                    reading_mode="self", language="nl", signature_kind="verbal",
                )  # fmt: skip
            case "person":
                return PersonRegistered(person=PERSON, name=f"Noor {chance.randrange(10**6)}", role="child")
            case "bare order":  # called seen, without the court's paper: parked
                return OrderRecorded(order=new_uuid7(), child=PERSON, kind="ots", starts_on="2026-10-01")
            case _:
                return FamilyRegistered(name=f"Familie {chance.randrange(10**6)}")


_MOMENT = "2026-11-02T09:00:00.000Z"
