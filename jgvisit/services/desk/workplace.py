"""What the services of the table share, the same from unlock to lock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from jgvisit.content.pack_model import Pack
from jgvisit.domain.called import Called
from jgvisit.domain.law_book import LawBook
from jgvisit.records.body import PackRef
from jgvisit.services.desk.case_files import CaseFiles
from jgvisit.services.desk.known_time import KnownTime
from jgvisit.services.desk.packs import Packs
from jgvisit.services.desk.writing import Writer
from jgvisit.services.ports.identity import Identity, Setting


class Texts(Protocol):
    """The texts that are here."""

    def of(self, ref: PackRef | None) -> Pack:
        """Return the texts with which something began, else those in use."""


class Reckoning(Protocol):
    """What has to be known to work out how a family stands: texts, law and day; a laptop has it, and the server."""

    @property
    def packs(self) -> Texts:
        """The texts."""

    @property
    def book(self) -> LawBook:
        """The law."""

    def today(self) -> date:
        """Return the day in the Netherlands."""


@dataclass(frozen=True)
class Workplace:
    """The journal, the texts, the law, the time, and who works here."""

    writer: Writer
    files: CaseFiles
    packs: Packs
    book: LawBook
    time: KnownTime
    identity: Identity
    setting: Setting
    team: Callable[[], Called] | None = None
    """What the server told of who works here; None: no list of colleagues, then there is the enrolment's name."""

    @property
    def called(self) -> Called:
        """What this worker may be called by colleagues, and what these are called."""
        alone = Called((self.identity.worker_name,), number=self.identity.worker)
        return alone if self.team is None else self.team()

    @property
    def pack(self) -> Pack:
        """The texts in use."""
        return self.packs.current

    def today(self) -> date:
        """Return the day in the Netherlands, by the best that is known of the time."""
        return self.time.today()
