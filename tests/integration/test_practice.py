"""The practice family: never for real, never sent, nothing of it left, and nothing real within its reach."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from oidc_provider import running_provider
from sealed_pages import text_of
from server_factory import Chain, Laptop, running_server
from sqlalchemy import func, select
from town import (
    CHEAP,
    Family,
    TestClock,
    begin_visit,
    enrolled_safe,
    open_form_a,
    settle_family,
    sign,
)

from jgvisit import practising
from jgvisit.bootstrap import open_workspace
from jgvisit.config import Places, places, practice_places, resources_dir
from jgvisit.documents.dossier_paper import DossierPaper
from jgvisit.documents.plan_paper import PlanPaper
from jgvisit.documents.rights_paper import RightsPaper
from jgvisit.documents.typesetting import Typesetter
from jgvisit.documents.verify import verify_pdf
from jgvisit.documents.verify_command import verify_files
from jgvisit.enrolment import PracticeStaysError
from jgvisit.opening import sync_client
from jgvisit.practising import NotForPracticeError
from jgvisit.records.certificates import PRACTICE
from jgvisit.server.records.models import record
from jgvisit.services.agreements.plan_pages import WalletCard
from jgvisit.services.ports.journal import Unsent
from jgvisit.shell import export_journal
from jgvisit.store.create import create_store
from jgvisit.store.errors import StoreError
from jgvisit.store.journal_store import JournalStore
from jgvisit.store.safe import open_safe
from jgvisit.store.unlock import unlock_with_passphrase
from jgvisit.workspace import Workspace

_LINE_PT = 40
"""No line is as high; a word that lies aslant over a page is."""
WORDS = ("appel", "beuk", "citroen", "druif", "eik", "fluitekruid")


def practice_at(folder: Path) -> Places:
    return Places(folder, "jgvisit-test", demo=True, practice=True)


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
def work(tmp_path: Path, clock: TestClock) -> Iterator[Workspace]:
    opened = open_workspace(practising.begin(practice_at(tmp_path / "practice"), clock), clock)
    yield opened
    opened.safe.close()


def people_of(work: Workspace) -> Family:
    [file] = work.files.all()
    [child] = file.children
    mother, father = (each.id for each in file.members if each.role == "parent")
    return Family(file.case, mother, father, child.id, child.id)


def signed_paper(work: Workspace, family: Family) -> bytes:
    visit = begin_visit(work, family)
    form = open_form_a(work, family, visit, family.girl)
    signed = sign(work, family, visit, form, family.mother)
    return work.journal.blob(family.case, signed.document)


# -- a practice paper is never a real one ------------------------------------------------------


def test_a_practice_paper_is_refused_whoever_is_named_to_trust(work: Workspace, tmp_path: Path) -> None:
    paper, root = signed_paper(work, people_of(work)), work.enrolled.root_pem
    for trust in ((), (root,), (work.enrolled.device_certificate_pem, root)):
        found = verify_pdf(paper, name="1.pdf", trust_pem=trust, explicit_trust=True)
        issuer = next(step for step in found.steps if step.name == "issuer")
        assert (found.valid, issuer.outcome) == (False, "fails")
        assert PRACTICE in issuer.detail
    file = tmp_path / "1.pdf"
    file.write_bytes(paper)
    said, code = verify_files([file], root, as_json=False)
    assert code == 1
    assert PRACTICE in said


def test_an_exported_journal_of_practice_is_refused_too(work: Workspace, tmp_path: Path) -> None:
    signed_paper(work, people_of(work))
    out = tmp_path / "journal.jsonl"
    export_journal(work.safe, out)
    said, code = verify_files([out], work.enrolled.root_pem, as_json=False)
    assert code == 1
    assert PRACTICE in said


def test_every_page_of_a_practice_paper_says_so_in_dark_letters(work: Workspace) -> None:
    family, resources = people_of(work), resources_dir()
    sealed = signed_paper(work, family)
    work.visits.end(family.case, work.files.get(family.case).visits[0].id)
    sheet = work.sheets.general(family.case, family.mother)
    dossier = work.dossiers.make(family.case, None, "Oefening")
    title, made_at = ("Mijn kaart", None), work.clock.now()
    card = WalletCard(title, ("Bij gevaar", None), "112", (), None, "", (), None, False, made_at, True)
    papers = {
        "sealed": sealed,
        "sheet": RightsPaper(resources, PRACTICE).pdf(sheet),
        "dossier": DossierPaper(resources, PRACTICE).pdf(dossier, concept=False),
        "cards": PlanPaper(resources, PRACTICE).cards((card, card)),
    }
    for name, paper in papers.items():
        assert all(PRACTICE in page for page in pages_of(paper)), name
        assert "DEMO" not in text_of(paper), name
    assert text_of(papers["cards"]).count(PRACTICE) >= 3  # also on each card, when it is cut out


def pages_of(paper: bytes) -> list[str]:
    """Return the text of each page; a filter takes out what is drawn aslant, such as a watermark."""
    command = ["pdftotext", "-bbox", "-", "-"]
    read = subprocess.run(command, input=paper, capture_output=True, check=True).stdout.decode()
    words = re.compile(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)')
    pages = read.split("<page ")[1:]
    return [
        " ".join(word for low, high, word in words.findall(page) if float(high) - float(low) < _LINE_PT)
        for page in pages
    ]


def test_no_paper_of_a_practice_workspace_is_drawn_without_its_mark(work: Workspace, clock: TestClock) -> None:
    guides = ("guide.typ",)  # about the program, for whoever learns it: no paper of any family
    drawing = [each for each in typesetters_in(work) if each._template.name not in guides]
    assert len(drawing) >= 4
    assert {each._mark["mark"] for each in drawing} == {PRACTICE}


def typesetters_in(thing: object, seen: set[int] | None = None) -> list[Typesetter]:
    """Return whatever draws papers, however deep it lies below a workspace."""
    seen = set() if seen is None else seen
    if id(thing) in seen or not type(thing).__module__.startswith("jgvisit"):
        return []
    seen.add(id(thing))
    if isinstance(thing, Typesetter):
        return [thing]
    parts = vars(thing).values() if hasattr(thing, "__dict__") else ()
    return [found for part in parts for found in typesetters_in(part, seen)]


# -- never sent --------------------------------------------------------------------------------


def test_there_is_no_server_no_sync_and_nothing_that_waits(work: Workspace, clock: TestClock) -> None:
    signed_paper(work, people_of(work))
    assert work.enrolled.practice
    assert (work.end_of_day.connected, work.end_of_day.stays) == (False, True)
    assert work.end_of_day.unsent() == Unsent(0, 0, None)
    assert work.end_of_day.run(lambda _: None, lambda: False).pushed == 0
    assert isinstance(work.journal, JournalStore)
    with pytest.raises(PracticeStaysError):
        sync_client(work.safe, work.journal, work.enrolled, clock)
    with pytest.raises(PracticeStaysError):
        _ = work.enrolled.pinned
    assert work.enrolled.server_url == ""
    assert not work.safe.places.orders.exists()


def test_a_server_takes_no_link_of_practice_from_anybody(work: Workspace, tmp_path: Path) -> None:
    """Neither from a laptop that practises, nor through one that is enrolled."""
    signed_paper(work, people_of(work))
    assert isinstance(work.journal, JournalStore)
    links = work.journal.all_records()
    with (
        running_provider() as issuer,
        running_server(tmp_path / "server", issuer, None) as server,
        server.http() as http,
    ):
        laptop = server.logged_in(http)
        [own] = work.journal.chains()
        chain = Chain(work.safe.device_key, work.enrolled.identity.worker, own.chain, list(links))
        assert Laptop(http, work.safe.device_key).try_push(chain).status_code == 401
        through = laptop.try_push(chain)
        assert (through.status_code, through.json()["code"]) == (403, "push.foreign_device")
        with server.municipality.database.read(server.municipality.tenant) as conn:
            assert conn.execute(select(func.count()).select_from(record)).scalar() == 0


# -- nothing real within its reach, nothing of it left -----------------------------------------


def test_practice_holds_the_practice_family_and_no_other(tmp_path: Path, clock: TestClock) -> None:
    real = open_workspace(enrolled_safe(tmp_path / "store", clock), clock)
    family = settle_family(real)
    safe = practising.begin(practice_at(tmp_path / "practice"), clock)
    try:
        practice = open_workspace(safe, clock)
        assert [file.name for file in practice.files.all()] == ["Oefengezin Vogelaar"]
        assert [file.case for file in real.files.all()] == [family.case]
        assert practice.safe.keys.data_key != real.safe.keys.data_key
        assert practice.safe.places.store_dir != real.safe.places.store_dir
        assert practice.journal.records_of(family.case) == ()
        with pytest.raises(StoreError):
            open_safe(real.safe.places, practice.safe.keys, practice.safe.keyring, clock)
    finally:
        safe.close()
        real.safe.close()


def test_what_is_thrown_away_is_practice_alone(tmp_path: Path, clock: TestClock) -> None:
    """A real store beside it opens with every record and every byte as it was."""
    safe = enrolled_safe(tmp_path / "store", clock, words=WORDS)
    work = open_workspace(safe, clock)
    settle_family(work)
    assert isinstance(work.journal, JournalStore)
    before, waiting = work.journal.all_records(), work.end_of_day.unsent()
    real = safe.places
    safe.close()
    there = {path: path.read_bytes() for path in real.store_dir.iterdir() if path.suffix != ".store-shm"}
    places_of_practice = practice_at(tmp_path / "practice")
    practising.begin(places_of_practice, clock).close()
    practising.throw_away(places_of_practice)
    assert list(places_of_practice.store_dir.iterdir()) == []
    assert {path: path.read_bytes() for path in there} == there
    again = open_workspace(unlock_with_passphrase(real, " ".join(WORDS), clock), clock)
    assert isinstance(again.journal, JournalStore)
    assert (again.journal.all_records(), again.end_of_day.unsent()) == (before, waiting)
    again.safe.close()


@pytest.mark.parametrize("demo", [True, False])
def test_no_store_but_that_of_practice_can_be_thrown_away(tmp_path: Path, clock: TestClock, demo: bool) -> None:
    here = Places(tmp_path / "store", "jgvisit-test", demo=demo)
    create_store(here, None, clock, words=WORDS, costs=CHEAP).safe.close()
    for wrong in (practising.throw_away, lambda places: practising.begin(places, clock)):
        with pytest.raises(NotForPracticeError):
            wrong(here)
    unlock_with_passphrase(here, " ".join(WORDS), clock).close()


def test_it_begins_anew_with_another_key_and_another_family(tmp_path: Path, clock: TestClock) -> None:
    here = practice_at(tmp_path / "practice")
    first = practising.begin(here, clock)
    one, keys = people_of(open_workspace(first, clock)), first.keys
    first.close()
    second = practising.begin(here, clock)
    work = open_workspace(second, clock)
    assert people_of(work).case != one.case
    assert work.files.all()[0].visits == ()
    assert second.keys.data_key != keys.data_key
    assert second.device_key.device != work.enrolled.tenant
    second.close()
    for secret in (" ".join(WORDS), ""):
        with pytest.raises(StoreError):
            unlock_with_passphrase(here, secret, clock)


def test_it_lies_apart_from_the_store_of_the_account(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for chosen in (None, str(tmp_path / "store")):
        monkeypatch.delenv("JGVISIT_STORE", raising=False)
        if chosen:
            monkeypatch.setenv("JGVISIT_STORE", chosen)
        real, practice = places(), practice_places()
        assert practice.practice
        assert not real.practice
        assert real.store_dir not in (practice.store_dir, *practice.store_dir.parents)
        assert practice.store_dir not in real.store_dir.parents
        assert practice.keyring_service != real.keyring_service
