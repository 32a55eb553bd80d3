"""What the services of the table share, the same from unlock to lock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jgvisit.content.pack_model import Pack
from jgvisit.domain.law_book import LawBook
from jgvisit.services.case_files import CaseFiles
from jgvisit.services.known_time import KnownTime
from jgvisit.services.packs import Packs
from jgvisit.services.ports import Identity, Setting
from jgvisit.services.writing import Writer


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

    @property
    def pack(self) -> Pack:
        """The texts in use."""
        return self.packs.current

    def today(self) -> date:
        """Return the day in the Netherlands, by the best that is known of the time."""
        return self.time.today()
