"""The sync client, on a real store, against the real server: TLS, enrolment, log-in, push, receipt, feed."""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest
from cutting_proxy import CuttingProxy, open_proxy
from oidc_provider import running_provider
from sqlalchemy import select
from store_factory import COSTS, family, hash_of, ref_of, withdrawal
from sync_municipality import RealMunicipality, open_municipality

from jgvisit.clock import SystemClock
from jgvisit.config import Places
from jgvisit.ids import CaseId, Sha256, new_uuid7
from jgvisit.records.payload_family import FamilyRegistered
from jgvisit.server.blobs.models import blob, blob_chunk
from jgvisit.server.feed.models import feed_entry, feed_head
from jgvisit.server.records.models import chain, record, record_blob
from jgvisit.services.ports.journal import NewRecord
from jgvisit.services.ports.sync import SyncOutcome
from jgvisit.store.create import CreatedStore, create_store
from jgvisit.store.journal_store import JournalStore
from jgvisit.store.safe import Safe
from jgvisit.store.unlock import unlock_with_passphrase
from jgvisit.sync.client import HttpSyncClient
from jgvisit.sync.enrolment import EnrolmentResult, enrol, read_code
from jgvisit.sync.failures import EnrolmentError, LoginError, NoNetworkError, RefusedByServerError, StoreBehindError
from jgvisit.sync.login import LoginSession, log_in
from ui.demo.headless_browser import HeadlessBrowser


class Laptop:
    """A worker's laptop: a real store, enrolled."""

    def __init__(self, safe: Safe, enrolment: EnrolmentResult, subject: str) -> None:
        self.safe, self.enrolment, self.subject = safe, enrolment, subject
        self.journal = JournalStore(safe, author=enrolment.identity.worker, clock=SystemClock())
        self.login = LoginSession()
        self.words: tuple[str, ...] = ()
        self.client = HttpSyncClient(self.journal, safe.device_key, enrolment.server, self.login.token)

    def log_in(self) -> None:
        self.login.keep(log_in(self.enrolment.server, self.safe.device_key, HeadlessBrowser(self.subject)))

    def sync(self) -> SyncOutcome:
        return self.client.run(lambda progress: None, lambda: False)


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    with running_provider() as issuer:
        yield issuer


@pytest.fixture(scope="module")
def town(provider: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealMunicipality]:
    with open_municipality(tmp_path_factory.mktemp("server"), provider) as opened:
        yield opened


@pytest.fixture
def safes(tmp_path: Path) -> Iterator[list[Safe]]:
    opened: list[Safe] = []
    yield opened
    for safe in opened:
        safe.close()


def new_store(folder: Path, safes: list[Safe]) -> CreatedStore:
    created = create_store(Places(folder / os.urandom(4).hex(), "jgvisit-test"), None, SystemClock(), costs=COSTS)
    safes.append(created.safe)
    return created


def new_safe(folder: Path, safes: list[Safe]) -> Safe:
    return new_store(folder, safes).safe


def enrolled(town: RealMunicipality, folder: Path, safes: list[Safe], subject: str) -> Laptop:
    created = new_store(folder, safes)
    shown: list[tuple[str, ...]] = []
    enrolment = enrol(
        read_code(town.code_for(subject, f"Medewerker {subject}")),
        created.safe.device_key,
        "laptop 12",
        shown.append,
        lambda: False,
        pause=lambda seconds: town.decide(shown[0]),
    )
    laptop = Laptop(created.safe, enrolment, subject)
    laptop.words = created.words
    return laptop


@pytest.fixture
def laptop(town: RealMunicipality, tmp_path: Path, safes: list[Safe]) -> Laptop:
    return enrolled(town, tmp_path, safes, f"worker-{os.urandom(4).hex()}")


def case() -> CaseId:
    return CaseId(new_uuid7())


def test_an_enrolment_brings_who_where_and_whom_to_trust(laptop: Laptop, town: RealMunicipality) -> None:
    identity = laptop.enrolment.identity
    assert identity.municipality == "Demostad"
    assert identity.worker_name.startswith("Medewerker worker-")
    assert identity.device == laptop.safe.device_key.device
    assert identity.demo
    assert laptop.enrolment.certificate_pem.count("BEGIN CERTIFICATE") == 2
    assert laptop.enrolment.officers


def test_a_code_works_once(town: RealMunicipality, tmp_path: Path, safes: list[Safe]) -> None:
    code = read_code(town.code_for("twice", "Twee Keer"))
    shown: list[tuple[str, ...]] = []
    enrol(code, new_safe(tmp_path, safes).device_key, "a", shown.append, lambda: False, lambda s: town.decide(shown[0]))
    with pytest.raises(RefusedByServerError):
        enrol(code, new_safe(tmp_path, safes).device_key, "b", shown.append, lambda: False)


def test_an_officer_can_refuse(town: RealMunicipality, tmp_path: Path, safes: list[Safe]) -> None:
    code, key = read_code(town.code_for("refused", "Nee")), new_safe(tmp_path, safes).device_key
    shown: list[tuple[str, ...]] = []
    with pytest.raises(EnrolmentError, match="refused"):
        enrol(code, key, "a", shown.append, lambda: False, lambda s: town.decide(shown[0], approved=False))
    assert len(shown[0]) == 8


def test_a_worker_can_give_up_waiting(town: RealMunicipality, tmp_path: Path, safes: list[Safe]) -> None:
    code, key = read_code(town.code_for("gave up", "Weg")), new_safe(tmp_path, safes).device_key
    with pytest.raises(EnrolmentError, match="given up"):
        enrol(code, key, "a", lambda words: None, lambda: True)


def test_a_day_is_sent_without_a_login_and_a_second_run_sends_nothing(laptop: Laptop) -> None:
    here, paper = case(), os.urandom(2_500_000)
    laptop.journal.append([family(case=here), withdrawal(here)])
    named = NewRecord(FamilyRegistered(name="Haddad"), here, blobs=(ref_of(paper),))
    laptop.journal.append([named], blobs={Sha256(ref_of(paper).sha256): paper})
    outcome = laptop.sync()
    balance = outcome.balance
    assert outcome.needs_login
    assert (balance.made, balance.waiting, balance.rejected, balance.forked) == (4, 0, 0, 0)
    assert (balance.kept, balance.checked) == (4, 4)
    assert balance.receipt_at is not None
    assert laptop.journal.unsent().half_sent == 0
    again = laptop.sync()
    assert (again.pushed, again.balance.made) == (0, 4)


def test_a_family_reaches_a_colleague_to_whom_it_is_assigned_with_its_papers(
    laptop: Laptop, town: RealMunicipality, tmp_path: Path, safes: list[Safe]
) -> None:
    here, paper = case(), b"%PDF-1.7 a sealed paper"
    named = NewRecord(FamilyRegistered(name="Haddad"), here, blobs=(ref_of(paper),))
    laptop.journal.append([named], blobs={Sha256(ref_of(paper).sha256): paper})
    laptop.sync()
    colleague = enrolled(town, tmp_path, safes, f"colleague-{os.urandom(4).hex()}")
    colleague.log_in()
    before = colleague.sync()
    assert (before.pulled, colleague.journal.cases(), before.needs_login) == (0, (), False)
    town.assign(here, colleague.enrolment.identity.worker)
    outcome = colleague.sync()
    assert outcome.changed_cases == (here,)
    assert colleague.journal.cases() == (here,)
    assert colleague.journal.blob(here, Sha256(ref_of(paper).sha256)) == paper
    theirs, ours = colleague.journal.records_of(here), laptop.journal.records_of(here)
    assert [(record.link, record.body) for record in theirs] == [(record.link, record.body) for record in ours]
    assert colleague.sync().pulled == 0


def test_one_s_own_records_come_back_with_their_position_only(laptop: Laptop) -> None:
    laptop.log_in()
    here = case()
    laptop.journal.append([family(case=here)])
    laptop.sync()
    own = laptop.journal.records_of(here)
    assert [record.position is not None for record in own] == [True]
    assert laptop.sync().pulled == 0


def test_an_answer_lost_on_the_way_is_made_up_for(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop.journal.append([family(case=case())])
    note = laptop.journal.note_push

    def power_cut(*_: object) -> NoReturn:
        raise OSError("power cut before the answer was noted")

    monkeypatch.setattr(laptop.journal, "note_push", power_cut)
    with pytest.raises(OSError, match="power cut"):
        laptop.sync()
    monkeypatch.setattr(laptop.journal, "note_push", note)
    balance = laptop.sync().balance
    assert (balance.already, balance.waiting) == (2, 0)


def test_somebody_else_cannot_log_in_on_this_laptop(laptop: Laptop) -> None:
    laptop.subject = "somebody else"
    with pytest.raises(RefusedByServerError):
        laptop.log_in()
    assert laptop.sync().needs_login


def test_a_log_in_nobody_finishes_ends(laptop: Laptop) -> None:
    class Closed:
        def open(self, url: str) -> None:
            """The person closed the window."""

    with pytest.raises(LoginError):
        log_in(laptop.enrolment.server, laptop.safe.device_key, Closed(), timeout_s=0.0)
    with pytest.raises(LoginError):
        log_in(laptop.enrolment.server, laptop.safe.device_key, Closed(), cancelled=lambda: True)


def test_many_records_are_verified_before_they_are_called_checked(laptop: Laptop) -> None:
    here = case()
    for _ in range(3):
        laptop.journal.append([family(case=here) for _ in range(120)])
    outcome = laptop.sync()
    assert (outcome.pushed, outcome.balance.waiting) == (361, 0)
    deadline = time.monotonic() + 60
    while (checked := laptop.sync().balance.checked) != 361:  # verified once nobody brings anything
        assert checked == 0
        assert time.monotonic() < deadline


def bad_line(laptop: Laptop, town: RealMunicipality, proxy: CuttingProxy) -> HttpSyncClient:
    assert proxy.target == town.port
    server = replace(laptop.enrolment.server, url=f"https://127.0.0.1:{proxy.port}")
    return HttpSyncClient(laptop.journal, laptop.safe.device_key, server, laptop.login.token)


@pytest.mark.parametrize("seed", range(4))
def test_a_line_cut_anywhere_any_number_of_times_loses_and_doubles_nothing(
    laptop: Laptop, town: RealMunicipality, seed: int
) -> None:
    chance, here = random.Random(seed), case()
    laptop.log_in()
    for _ in range(3):
        paper = chance.randbytes(700_000)
        named = NewRecord(FamilyRegistered(name="Haddad"), here, blobs=(ref_of(paper),))
        laptop.journal.append([named, withdrawal(here)], blobs={Sha256(ref_of(paper).sha256): paper})
    made, cuts = len(laptop.journal.records_of(here)) + 1, 0
    with open_proxy(town.port) as proxy:
        client = bad_line(laptop, town, proxy)
        while True:
            proxy.bytes_left = chance.randrange(1_000, 900_000) + 100_000 * cuts
            try:
                outcome = client.run(lambda progress: None, lambda: False)
                break
            except NoNetworkError:
                cuts += 1
    balance = outcome.balance
    assert cuts > 0
    assert (balance.made, balance.stored + balance.already) == (made, made)
    assert (balance.kept, balance.waiting, balance.early) == (made, 0, 0)
    assert laptop.journal.unsent().half_sent == 0
    assert not outcome.needs_login
    proxied = laptop.sync()
    assert (proxied.pushed, proxied.pulled) == (0, 0)


def test_a_second_run_carries_next_to_nothing(laptop: Laptop, town: RealMunicipality) -> None:
    laptop.log_in()
    laptop.journal.append([family(case=case()) for _ in range(50)])
    laptop.sync()
    with open_proxy(town.port) as proxy:
        bad_line(laptop, town, proxy).run(lambda progress: None, lambda: False)
        assert proxy.carried < 15_000


def reopened(laptop: Laptop, safes: list[Safe]) -> Laptop:
    safe = unlock_with_passphrase(laptop.safe.places, " ".join(laptop.words), SystemClock())
    safes.append(safe)
    again = Laptop(safe, laptop.enrolment, laptop.subject)
    again.words = laptop.words
    return again


def test_a_store_put_back_from_a_copy_is_told_so_and_loses_neither_branch(
    town: RealMunicipality, tmp_path: Path, safes: list[Safe]
) -> None:
    laptop = enrolled(town, tmp_path, safes, f"worker-{os.urandom(4).hex()}")
    here, folder = case(), laptop.safe.places.store_dir
    laptop.journal.append([family(case=here)])
    laptop.sync()
    laptop.safe.close()
    shutil.copytree(folder, tmp_path / "copy")
    laptop = reopened(laptop, safes)
    laptop.journal.append([family("Van den Berg", here), family("Van den Bergh", here)])
    laptop.sync()
    laptop.safe.close()
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "copy", folder)
    laptop = reopened(laptop, safes)
    laptop.journal.append([family("Berg", here)])
    with pytest.raises(StoreBehindError) as behind:
        laptop.sync()
    assert behind.value.missing == 1
    assert laptop.journal.balance().forked == 1
    laptop.journal.append([family("Berg na het terugzetten", here)])
    laptop.log_in()
    outcome = laptop.sync()
    assert (outcome.pushed, outcome.balance.waiting, outcome.balance.forked) == (2, 0, 1)
    assert len(laptop.journal.records_of(here)) == 5  # both branches, and what came after


def restore(town: RealMunicipality, laptop: Laptop, keep: int) -> None:
    """Put the server back to a backup in which it had `keep` records of this laptop, and no blob."""
    device = laptop.safe.device_key.device
    [state] = laptop.journal.chains()
    [head] = laptop.journal.own_records(state.chain, keep - 1, 1)
    with town.municipality.database.write(town.municipality.tenant) as conn:
        lost = select(record.c.link_hash).where(record.c.device == device, record.c.seq > keep)
        for table in (feed_entry, record_blob):
            conn.execute(table.delete().where(table.c.link_hash.in_(lost)))
        conn.execute(record.delete().where(record.c.device == device, record.c.seq > keep))
        conn.execute(blob_chunk.delete().where(blob_chunk.c.device == device))
        conn.execute(blob.delete().where(blob.c.device == device))
        marks = {"received": keep, "head": hash_of(head), "kept": keep, "checked": keep}
        conn.execute(chain.update().where(chain.c.device == device).values(marks))
        conn.execute(feed_head.update().values(epoch=new_uuid7()))


@pytest.mark.parametrize("with_login", [True, False])
def test_a_restored_server_is_given_back_what_it_lost(laptop: Laptop, town: RealMunicipality, with_login: bool) -> None:
    here, paper = case(), os.urandom(5_000)
    if with_login:
        laptop.log_in()
    laptop.journal.append([family(case=here)])
    laptop.journal.append([family(case=here), withdrawal(here)])
    named = NewRecord(FamilyRegistered(name="Haddad"), here, blobs=(ref_of(paper),))
    laptop.journal.append([named], blobs={Sha256(ref_of(paper).sha256): paper})
    laptop.sync()
    restore(town, laptop, keep=2)
    outcome = laptop.sync()
    assert (outcome.balance.waiting, outcome.balance.kept, laptop.journal.unsent().half_sent) == (0, 5, 0)
    assert outcome.needs_login is not with_login
    again = laptop.sync()
    assert (again.pushed, again.balance.kept) == (0, 5)
