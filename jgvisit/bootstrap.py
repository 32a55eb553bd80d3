"""Where store, documents, sync and services meet. One `Workspace` lives from unlock to lock."""

from __future__ import annotations

from functools import partial

from jgvisit import config, own_content
from jgvisit.clock import Clock
from jgvisit.content.booklet_words import booklet_words
from jgvisit.documents.booklet_paper import BookletPaper
from jgvisit.documents.dossier_paper import DossierPaper
from jgvisit.documents.guide_paper import GuidePaper
from jgvisit.documents.maker import PaperMaker
from jgvisit.documents.page_images import PageImages
from jgvisit.documents.plan_paper import PlanPaper
from jgvisit.documents.rights_paper import RightsPaper
from jgvisit.enrolment import enrolment_of
from jgvisit.ids import CaseId
from jgvisit.opening import bring_in, listen_for_orders, open_journal, open_leases, open_packs, open_team, sync_client
from jgvisit.records.certificates import DEMO, PRACTICE
from jgvisit.renewing import CertificateShelf
from jgvisit.services.agreements.plan_papers import PlanPapers
from jgvisit.services.agreements.plan_reviews import PlanReviews
from jgvisit.services.agreements.withdrawing import Withdrawing
from jgvisit.services.desk.case_files import CaseFiles
from jgvisit.services.desk.known_time import KnownTime
from jgvisit.services.desk.workplace import Workplace
from jgvisit.services.desk.writing import Writer
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
from jgvisit.services.forms.signers import author_of
from jgvisit.services.laptop.audit_notices import AuditNotices
from jgvisit.services.laptop.colleagues import Colleagues
from jgvisit.services.laptop.end_of_day import EndOfDay
from jgvisit.services.laptop.exit_codes import ExitCodes
from jgvisit.services.laptop.writing_hand import WritingHand
from jgvisit.services.papers.booklets import Booklets
from jgvisit.services.papers.dossier import Dossiers
from jgvisit.services.papers.dossier_steps import DossierSteps
from jgvisit.services.papers.guide_prints import GuidePrints
from jgvisit.services.papers.handing_over import HandingOver
from jgvisit.services.papers.leaving import Leaving
from jgvisit.services.papers.moral_case import MoralCases
from jgvisit.services.papers.visit_sheet import VisitSheets
from jgvisit.services.ports.identity import Setting
from jgvisit.services.rights.card import RightsCards
from jgvisit.services.rights.sheet import RightsSheets
from jgvisit.services.sending.asking_gi import consult_may_name
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
from jgvisit.store.audit_shelf import AuditShelf
from jgvisit.store.bundle import save_bundle
from jgvisit.store.safe import Safe
from jgvisit.store.search_index import StoreSearch
from jgvisit.store.taken_out import TakenOutLedger
from jgvisit.sync.client import SessionToken
from jgvisit.workspace import Workspace


def open_workspace(safe: Safe, clock: Clock, session: SessionToken | None = None) -> Workspace:
    """Join everything for an unlocked store; `session` gives the token of a log-in, if there is one.

    Raises:
        NotEnrolledError: there is no enrolment.
        ContentError: the program's own content is damaged.
    """
    enrolled = enrolment_of(safe)
    resources = config.resources_dir()
    own, book = own_content.content()
    journal = open_journal(safe, clock)
    time = KnownTime(journal, clock)
    files = CaseFiles(journal, safe.device_key.device, time.today)
    packs = open_packs(safe, enrolled, own, time, clock)
    bring_in(packs, safe.places.pack_file)
    packs.take_up(visit_open=files.open_visit() is not None)
    writer, identity = Writer(journal, files), enrolled.identity
    setting = Setting({**enrolled.local, **packs.current.settings})
    colleagues = Colleagues(open_team(safe, enrolled), identity.worker, identity.worker_name, time.today)
    at = Workplace(writer, files, packs, book, time, identity, setting, colleagues.called)
    mark = PRACTICE if enrolled.practice else DEMO
    documents = PaperMaker(resources, safe.device_key, enrolled.device_certificate_pem, enrolled.municipality, mark)
    filled_forms = FilledForms(at, documents)
    client = None
    if not enrolled.practice:
        listen_for_orders(safe, enrolled, clock)
        client = sync_client(safe, journal, enrolled, clock, session, packs)
    happenings = Happenings(writer, files, time, lambda: at.called, partial(consult_may_name, at))
    rights = RightsCards(writer, files, book, own_content.law_tables(), time, identity)
    sheets = RightsSheets(rights, files, RightsPaper(resources, mark), time, clock, identity)

    def note_print(case: CaseId) -> None:
        TakenOutLedger(safe).note_print(case, clock.now())

    def note_export(case: CaseId) -> None:
        TakenOutLedger(safe).note_export(journal.records_of(case), clock.now())

    dossiers = Dossiers(
        files.get,
        lambda: files.open_visit() is not None,
        journal,
        PageImages(),
        filled_forms.definition,
        identity,
        clock.now,
        time.today,
    )
    return Workspace(
        safe=safe,
        journal=journal,
        enrolled=enrolled,
        setting=setting,
        clock=clock,
        time=time,
        packs=packs,
        book=book,
        files=files,
        families=Families(writer, files, documents, time),
        happenings=happenings,
        hiding=Hiding(writer, files),
        conflicts=Conflicts(writer, files, time),
        finding=Finding(files, journal, StoreSearch(safe.database), time.today),
        visits=Visits(journal, writer, files),
        explaining=Explaining(at),
        saying_back=SayingBack(at),
        family_questions=FamilyQuestions(at),
        heard_terms=HeardTerms(at),
        beliefs=Beliefs(at),
        bookmarks=Bookmarks(writer, files),
        ratings=Ratings(writer, files),
        presence=Presence(at),
        promises=Promises(happenings, files, time),
        forms=Forms(at, documents),
        filled_forms=filled_forms,
        reading_together=ReadingTogether(at, filled_forms),
        paper_way=PaperWay(at),
        outgoing=OutgoingTexts(at, filled_forms, documents, PageImages(), note_print),
        laying=Laying(at, filled_forms, documents),
        laid=LaidForms(at, filled_forms),
        leaving_out=LeavingOut(at, happenings),
        withdrawing=Withdrawing(at, filled_forms),
        form_papers=FormPapers(files, filled_forms, documents, PageImages(), note_print),
        plan_papers=PlanPapers(files, filled_forms, PlanPaper(resources, mark), PageImages(), note_print),
        plan_reviews=PlanReviews(files, filled_forms),
        signing=Signing(at, journal, documents),
        wording=Wording(packs.current),
        leaving=Leaving(writer, files),
        handing_over=HandingOver(
            writer,
            files,
            journal,
            sheets,
            VisitSheets(at, rights),
            PageImages(),
            time,
            note_print,
            author=author_of(identity),
        ),
        moral_cases=MoralCases(files, documents, PageImages(), clock.now, time.today, demo=identity.demo),
        guides=GuidePrints(GuidePaper(resources), PageImages(), clock.now),
        booklets=Booklets(
            at, booklet_words(resources), BookletPaper(resources, mark if identity.demo else ""), PageImages()
        ),
        dossiers=dossiers,
        dossier_steps=DossierSteps(
            dossiers, files.get, DossierPaper(resources, mark), PageImages(), save_bundle, note_export, time.today
        ),
        rights=rights,
        sheets=sheets,
        end_of_day=EndOfDay(journal, files, client, stays=enrolled.practice),
        audit_notices=AuditNotices(AuditShelf(safe.settings), time.today),
        certificate=CertificateShelf(safe, time.today),
        exit_codes=ExitCodes(safe.settings),
        writing_hand=WritingHand(safe.settings),
        leases=open_leases(safe, enrolled, time, files, clock),
        colleagues=colleagues,
    )
