"""A laptop whose store another process can open: known words, the PIN of the test's keyring, a family, a visit."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from town import CHEAP, Family, begin_visit, enrolled_safe, settle_family

from jgvisit.bootstrap import open_workspace
from jgvisit.clock import Clock, SystemClock
from jgvisit.config import DEMO_KEYRING_SERVICE, Places
from jgvisit.ids import VisitId
from jgvisit.store.create import Costs
from jgvisit.store.rekey import change_passphrase
from jgvisit.store.safe import KeyringPlace, Safe
from jgvisit.store.unlock import unlock_with_passphrase
from jgvisit.workspace import Workspace

WORDS = ("appel", "beuk", "citroen", "druif", "eik", "fluitekruid")
PIN = "864209"


@dataclass(frozen=True)
class Laptop:
    """A closed store."""

    places: Places

    @property
    def words(self) -> str:
        return " ".join(WORDS)

    def open(self, clock: Clock | None = None) -> Workspace:
        """Open it in this process."""
        clock = clock or SystemClock()
        return open_workspace(unlock_with_passphrase(self.places, self.words, clock), clock)


def new_laptop(folder: Path, *, pin: str | None = None, costs: Costs = CHEAP) -> Laptop:
    """Make an enrolled store where `JGVISIT_STORE` may point to; with a PIN where a keyring runs."""
    clock = SystemClock()
    safe = enrolled_safe(folder, clock)
    places = Places(folder, DEMO_KEYRING_SERVICE, demo=True)
    mine = Safe(places, safe.database, safe.keys, KeyringPlace(DEMO_KEYRING_SERVICE, safe.keyring.file_id))
    change_passphrase(mine, WORDS, pin, clock, costs=costs).close()
    return Laptop(places)


def with_family(laptop: Laptop) -> Family:
    """Write the family of most tests down."""
    work = laptop.open()
    family = settle_family(work)
    work.safe.close()
    return family


def in_a_visit(laptop: Laptop, family: Family) -> VisitId:
    """Begin a visit with everybody but the father."""
    work = laptop.open()
    visit = begin_visit(work, family, family.father)
    work.safe.close()
    return visit
