"""What the screens may use of an unlocked store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jgvisit.clock import Clock
from jgvisit.content.pack_model import Pack
from jgvisit.domain.law_book import LawBook
from jgvisit.enrolment import Enrolled
from jgvisit.renewing import CertificateShelf
from jgvisit.services.agreements.plan_papers import PlanPapers
from jgvisit.services.agreements.plan_reviews import PlanReviews
from jgvisit.services.agreements.withdrawing import Withdrawing
from jgvisit.services.desk.case_files import CaseFiles
from jgvisit.services.desk.known_time import KnownTime
from jgvisit.services.desk.packs import Packs
from jgvisit.services.family.conflicts import Conflicts
from jgvisit.services.family.families import Families
from jgvisit.services.family.finding import Finding
from jgvisit.services.family.happenings import Happenings
from jgvisit.services.family.hiding import Hiding
from jgvisit.services.forms.filled_forms import FilledForms
from jgvisit.services.forms.help_form import Forms
from jgvisit.services.forms.laid_forms import LaidForms
from jgvisit.services.forms.laying import Laying
from jgvisit.services.forms.leaving_out import LeavingOut
from jgvisit.services.forms.papers import FormPapers
from jgvisit.services.forms.reading_together import ReadingTogether
from jgvisit.services.laptop.audit_notices import AuditNotices
from jgvisit.services.laptop.colleagues import Colleagues
from jgvisit.services.laptop.end_of_day import EndOfDay
from jgvisit.services.laptop.exit_codes import ExitCodes
from jgvisit.services.laptop.leases import Leases
from jgvisit.services.laptop.writing_hand import WritingHand
from jgvisit.services.papers.booklets import Booklets
from jgvisit.services.papers.dossier import Dossiers
from jgvisit.services.papers.dossier_steps import DossierSteps
from jgvisit.services.papers.guide_prints import GuidePrints
from jgvisit.services.papers.handing_over import HandingOver
from jgvisit.services.papers.leaving import Leaving
from jgvisit.services.papers.moral_case import MoralCases
from jgvisit.services.ports.identity import Setting
from jgvisit.services.ports.journal import Journal
from jgvisit.services.rights.card import RightsCards
from jgvisit.services.rights.sheet import RightsSheets
from jgvisit.services.sending.outgoing import OutgoingTexts
from jgvisit.services.sending.paper_way import PaperWay
from jgvisit.services.signing.signing import Signing
from jgvisit.services.talk.beliefs import Beliefs
from jgvisit.services.talk.bookmarks import Bookmarks
from jgvisit.services.talk.explaining import Explaining
from jgvisit.services.talk.family_questions import FamilyQuestions
from jgvisit.services.talk.heard_terms import HeardTerms
from jgvisit.services.talk.presence import Presence
from jgvisit.services.talk.promises import Promises
from jgvisit.services.talk.ratings import Ratings
from jgvisit.services.talk.saying_back import SayingBack
from jgvisit.services.talk.visits import Visits
from jgvisit.services.talk.wording import Wording
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
    hiding: Hiding
    conflicts: Conflicts
    finding: Finding
    visits: Visits
    explaining: Explaining
    saying_back: SayingBack
    family_questions: FamilyQuestions
    heard_terms: HeardTerms
    beliefs: Beliefs
    bookmarks: Bookmarks
    ratings: Ratings
    presence: Presence
    promises: Promises
    forms: Forms
    filled_forms: FilledForms
    plan_papers: PlanPapers
    plan_reviews: PlanReviews
    reading_together: ReadingTogether
    paper_way: PaperWay
    outgoing: OutgoingTexts
    laying: Laying
    laid: LaidForms
    leaving_out: LeavingOut
    form_papers: FormPapers
    withdrawing: Withdrawing
    signing: Signing
    wording: Wording
    leaving: Leaving
    handing_over: HandingOver
    moral_cases: MoralCases
    guides: GuidePrints
    booklets: Booklets
    dossiers: Dossiers
    dossier_steps: DossierSteps
    rights: RightsCards
    sheets: RightsSheets
    end_of_day: EndOfDay
    audit_notices: AuditNotices
    certificate: CertificateShelf
    exit_codes: ExitCodes
    writing_hand: WritingHand
    leases: Leases
    colleagues: Colleagues

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
