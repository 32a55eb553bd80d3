"""Bits flipped, pages swapped, old authentic pages put back, files cut: noticed, or without effect on any answer."""

from __future__ import annotations

import io
import random
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from municipal_ca import Municipality, municipality
from paper_examples import REASON, dutch_paper
from store_factory import CASE, COSTS, SERVICE, SetClock, family, journal_in, ref_of, with_blob

from jgvisit.config import Places, resources_dir
from jgvisit.documents.render import Renderer
from jgvisit.documents.sealing import seal
from jgvisit.documents.verify import verify_pdf
from jgvisit.errors import JgVisitError
from jgvisit.records.export import read_export, write_export
from jgvisit.records.verify import verify_chain
from jgvisit.store.connection import PAGE_BYTES
from jgvisit.store.create import create_store
from jgvisit.store.head_mark import MarkWriter
from jgvisit.store.health import check_health
from jgvisit.store.unlock import unlock_with_passphrase

WORDS = ("appel", "beuk", "citroen", "druif", "eik", "fluitekruid")
PAPER = b"%PDF-1.7 " + bytes(range(256)) * 40
Change = Callable[[bytes, bytes, random.Random], bytes]
"""From the content now, and an older one, to a changed one."""


def flip(now: bytes, _: bytes, chance: random.Random) -> bytes:
    """One bit is another."""
    at = chance.randrange(len(now))
    return now[:at] + bytes([now[at] ^ 1 << chance.randrange(8)]) + now[at + 1 :]


def cut(now: bytes, _: bytes, chance: random.Random) -> bytes:
    """The end is gone."""
    return now[: chance.randrange(len(now))]


def swap(now: bytes, _: bytes, chance: random.Random) -> bytes:
    """Two pages changed places."""
    pages = [now[at : at + PAGE_BYTES] for at in range(0, len(now), PAGE_BYTES)]
    one, other = (chance.randrange(len(pages)) for _ in range(2))
    pages[one], pages[other] = pages[other], pages[one]
    return b"".join(pages)


def put_back(now: bytes, old: bytes, chance: random.Random) -> bytes:
    """One page is as it was: authentic, encrypted by the same key, and old."""
    at = chance.randrange(min(len(now), len(old)) // PAGE_BYTES) * PAGE_BYTES
    return now[:at] + old[at : at + PAGE_BYTES] + now[at + PAGE_BYTES :]


class NoticedError(JgVisitError):
    """The program says that something is wrong, other than by an error."""


@dataclass(frozen=True)
class Outcome:
    """What came of some changes."""

    tried: int
    noticed: int
    without_effect: int

    @property
    def unnoticed(self) -> int:
        """Changes that changed an answer, and nobody said so."""
        return self.tried - self.noticed - self.without_effect


class StoreTarget:
    """A small store, on the passphrase; what it answers is every record, its blob and its drafts."""

    def __init__(self, folder: Path, part: str) -> None:
        """`part` is what is changed: `store`, `wal` or `keys`; the last has no pages."""
        self.changes: tuple[Change, ...] = (flip, cut) if part == "keys" else (flip, cut, swap, put_back)
        self._clock, self._folder, self._part = SetClock(), folder, part
        places = self._places("whole")
        safe = create_store(places, None, self._clock, words=WORDS, costs=COSTS).safe
        journal = journal_in(safe, self._clock)
        with safe.database.read() as connection:
            connection.execute("PRAGMA wal_autocheckpoint = 0").fetchall()
        journal.append([family(f"Gezin {n}") for n in range(30)])
        if part != "wal":
            safe.database.checkpoint()
        self._old = self._file("whole").read_bytes()
        journal.append([with_blob(PAPER)], blobs={ref_of(PAPER).sha256: PAPER})
        journal.append([family(f"Later {n}") for n in range(30)])
        if part != "wal":
            safe.database.checkpoint()
        # as after a loss of power: the log is still there
        shutil.copytree(places.store_dir, folder / "kept")
        self._now = self._file("kept").read_bytes()
        safe.close()
        self.truth = self.answers(self._now)

    def trial(self, change: Change, chance: random.Random) -> str:
        """Return `noticed`, `same` or `changed`."""
        try:
            return "same" if self.answers(change(self._now, self._old, chance)) == self.truth else "changed"
        except JgVisitError:
            return "noticed"

    def answers(self, content: bytes) -> object:
        """Open a copy with this content in the part, look whether it is whole, and return all it answers."""
        trial = self._folder / "trial"
        shutil.rmtree(trial, ignore_errors=True)
        shutil.copytree(self._folder / "kept", trial)
        self._file("trial").write_bytes(content)
        safe = unlock_with_passphrase(self._places("trial"), " ".join(WORDS), self._clock)
        try:
            if safe.new_chain is not None:
                raise NoticedError("behind its head mark, and the worker is told how much is missing")
            check_health(safe.database)
            journal = journal_in(safe, self._clock)
            records = journal.all_records()
            if not verify_chain(records, safe.device_key.public_key).holds:
                raise NoticedError("a chain that does not hold")
            return records, journal.blob(CASE, ref_of(PAPER).sha256)
        finally:
            safe.close()

    def _file(self, copy: str) -> Path:
        places = self._places(copy)
        return {
            "store": places.store,
            "wal": places.store.with_name(places.store.name + "-wal"),
            "keys": places.key_file,
        }[self._part]

    def _places(self, copy: str) -> Places:
        return Places(self._folder / copy, SERVICE)


class PaperTarget:
    """A sealed paper; its answer is whether the seal holds, and for whom."""

    changes: tuple[Change, ...] = (flip, cut)

    def __init__(self) -> None:
        self._town: Municipality = municipality()
        paper = Renderer(resources_dir()).pdf(dutch_paper())
        self._now = seal(paper, self._town.device, self._town.certificate_pem, reason=REASON)

    def trial(self, change: Change, chance: random.Random) -> str:
        """Return `noticed` or `changed`: a seal that holds over other bytes is never without effect."""
        changed = change(self._now, self._now, chance)
        answer = verify_pdf(changed, name="p.pdf", trust_pem=(self._town.root.pem,))
        return "changed" if answer.valid and changed != self._now else "noticed"


class ExportTarget:
    """An exported journal; its answer is every record, held against the device's key."""

    changes: tuple[Change, ...] = (flip, cut)

    def __init__(self, folder: Path) -> None:
        clock = SetClock()
        safe = create_store(Places(folder / "exported", SERVICE), None, clock, costs=COSTS).safe
        journal = journal_in(safe, clock)
        journal.append([family(f"Gezin {n}") for n in range(20)])
        out = io.BytesIO()
        write_export(out, journal.all_records(), {})
        self._key, self._now = safe.device_key.public_key, out.getvalue()
        self._head = journal.head()
        self._truth = self._answers(self._now)
        safe.close()

    def trial(self, change: Change, chance: random.Random) -> str:
        """Return `noticed`, `same` or `changed`."""
        try:
            return "same" if self._answers(change(self._now, self._now, chance)) == self._truth else "changed"
        except (JgVisitError, AssertionError):
            return "noticed"

    def _answers(self, content: bytes) -> object:
        export = read_export(io.BytesIO(content))
        assert len(export.header.chains) == len(export.chains) == 1
        [named], [records] = export.header.chains, export.chains.values()
        report = verify_chain(records, self._key)
        assert report.holds
        assert (named.records, named.whole) == (len(records), True)
        return records


def tamper(target: StoreTarget | PaperTarget | ExportTarget, times: int, seed: int) -> Outcome:
    """Change `target` so many times, each kind in turn, each time from whole."""
    chance, seen = random.Random(seed), []
    for number in range(times):
        seen.append(target.trial(target.changes[number % len(target.changes)], chance))
    return Outcome(times, seen.count("noticed"), seen.count("same"))


class _Holds:
    holds = True


def _mark_off() -> Outcome:
    """Nobody looks at the head mark: a log that was cut looks like one that was never longer."""
    with patch.object(MarkWriter, "read", lambda _: None), tempfile.TemporaryDirectory() as folder:
        return tamper(StoreTarget(Path(folder), "wal"), 40, 1)


def _hashes_off() -> Outcome:
    """Nobody compares a hash or a signature of the export."""
    with (
        patch(f"{__name__}.verify_chain", lambda *_: _Holds),
        tempfile.TemporaryDirectory() as folder,
    ):
        return tamper(ExportTarget(Path(folder)), 80, 1)


CONTROLS = {"head mark off": _mark_off, "hash compare off": _hashes_off}


def planted_faults_missed() -> tuple[str, ...]:
    """Return the faults of the program that this harness does not notice; any makes its figures worthless."""
    return tuple(name for name, control in CONTROLS.items() if not control().unnoticed)
