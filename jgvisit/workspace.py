"""What the screens may use of an unlocked store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jgvisit.clock import Clock
from jgvisit.content.pack_model import Pack
from jgvisit.domain.law_book import LawBook
from jgvisit.enrolment import Enrolled
from jgvisit.services.beliefs import Beliefs
from jgvisit.services.case_files import CaseFiles
from jgvisit.services.conflicts import Conflicts
from jgvisit.services.dossier import Dossiers
from jgvisit.services.dossier_steps import DossierSteps
from jgvisit.services.end_of_day import EndOfDay
from jgvisit.services.exit_codes import ExitCodes
from jgvisit.services.explaining import Explaining
from jgvisit.services.families import Families
from jgvisit.services.filled_forms import FilledForms
from jgvisit.services.form_papers import FormPapers
from jgvisit.services.forms import Forms
from jgvisit.services.handing_over import HandingOver
from jgvisit.services.happenings import Happenings
from jgvisit.services.heard_terms import HeardTerms
from jgvisit.services.identity import Setting
from jgvisit.services.journal_port import Journal
from jgvisit.services.known_time import KnownTime
from jgvisit.services.laid_forms import LaidForms
from jgvisit.services.laying import Laying
from jgvisit.services.leases import Leases
from jgvisit.services.leaving import Leaving
from jgvisit.services.outgoing import OutgoingTexts
from jgvisit.services.packs import Packs
from jgvisit.services.paper_way import PaperWay
from jgvisit.services.plan_papers import PlanPapers
from jgvisit.services.plan_reviews import PlanReviews
from jgvisit.services.reading_together import ReadingTogether
from jgvisit.services.rights import RightsCards
from jgvisit.services.rights_sheet import RightsSheets
from jgvisit.services.saying_back import SayingBack
from jgvisit.services.signing import Signing
from jgvisit.services.visits import Visits
from jgvisit.services.withdrawing import Withdrawing
from jgvisit.services.wording import Wording
from jgvisit.services.writing_hand import WritingHand
from jgvisit.store.safe import Safe

_HANDED_OVER_MINUTES = range(5, 61)


@dataclass(frozen=True)
class Workspace:
    """Everything the screens may use of an unlocked store."""

    safe: Safe
    journal: Journal
    enrolled: Enrolled
    setting: Setting
    clock: Clock
    time: KnownTime
    packs: Packs
    book: LawBook
    files: CaseFiles
    families: Families
    happenings: Happenings
    conflicts: Conflicts
    visits: Visits
    explaining: Explaining
    saying_back: SayingBack
    heard_terms: HeardTerms
    beliefs: Beliefs
    forms: Forms
    filled_forms: FilledForms
    plan_papers: PlanPapers
    plan_reviews: PlanReviews
    reading_together: ReadingTogether
    paper_way: PaperWay
    outgoing: OutgoingTexts
    laying: Laying
    laid: LaidForms
    form_papers: FormPapers
    withdrawing: Withdrawing
    signing: Signing
    wording: Wording
    leaving: Leaving
    handing_over: HandingOver
    dossiers: Dossiers
    dossier_steps: DossierSteps
    rights: RightsCards
    sheets: RightsSheets
    end_of_day: EndOfDay
    exit_codes: ExitCodes
    writing_hand: WritingHand
    leases: Leases

    @property
    def pack(self) -> Pack:
        """The texts in use, the same from unlock to lock."""
        return self.packs.current

    @property
    def handed_over_minutes(self) -> int:
        """Idle minutes after which a page in the family's hands locks: 20, or what the municipality set (H10)."""
        return _minutes(self.setting.values.get("handed_over_minutes", ""))

    def today(self) -> date:
        """Return the day in the Netherlands, by the best that is known of the time."""
        return self.time.today()


def _minutes(text: str) -> int:
    chosen = int(text) if text.isascii() and text.isdecimal() and len(text) <= 3 else 0
    return chosen if chosen in _HANDED_OVER_MINUTES else 20
