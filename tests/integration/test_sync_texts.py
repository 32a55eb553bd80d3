"""New texts at the end of the day: from the real server, over TLS, into the encrypted store, as they were signed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from oidc_provider import running_provider
from pack_maker import new_pack, own_number
from server_factory import release_texts
from sqlalchemy import select, update
from store_factory import COSTS
from sync_municipality import RealMunicipality, open_municipality

from jgvisit.bootstrap import open_workspace
from jgvisit.clock import SystemClock
from jgvisit.config import Places
from jgvisit.content.pack_trust import sign
from jgvisit.content.packed import read_packed
from jgvisit.enrolling import enrolled
from jgvisit.enrolment import keep_enrolment
from jgvisit.server.audit.models import audit_entry
from jgvisit.server.certificates import read_key
from jgvisit.server.texts.models import text_release
from jgvisit.services.ports.sync import SyncOutcome
from jgvisit.store.create import create_store
from jgvisit.store.safe import Safe
from jgvisit.sync.enrolment import enrol, read_code
from jgvisit.sync.login import LoginSession, log_in
from jgvisit.sync.texts import news_words
from jgvisit.workspace import Workspace
from ui.demo.headless_browser import HeadlessBrowser

OWN = own_number()
SUBJECT = "worker-texts"


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    with running_provider() as issuer:
        yield issuer


@pytest.fixture
def town(provider: str, tmp_path: Path) -> Iterator[RealMunicipality]:
    with open_municipality(tmp_path / "server", provider) as opened:
        yield opened


@pytest.fixture
def safe(town: RealMunicipality, tmp_path: Path) -> Iterator[Safe]:
    safe = create_store(Places(tmp_path / "store", "jgvisit-test", demo=True), None, SystemClock(), costs=COSTS).safe
    shown: list[tuple[str, ...]] = []
    code = read_code(town.code_for(SUBJECT, "Femke Hoekstra"))
    result = enrol(
        code, safe.device_key, "laptop 12", shown.append, lambda: False, pause=lambda _: town.decide(shown[0])
    )
    keep_enrolment(safe, enrolled(result))
    yield safe
    safe.close()


def unlocked(safe: Safe) -> Workspace:
    """Unlock, and log in."""
    session = LoginSession()
    work = open_workspace(safe, SystemClock(), session.token)
    session.keep(log_in(work.enrolled.pinned, safe.device_key, HeadlessBrowser(SUBJECT)))
    return work


def sync(work: Workspace) -> SyncOutcome:
    return work.end_of_day.run(lambda progress: None, lambda: False)


def released(town: RealMunicipality, number: int) -> bytes:
    """Sign with the keys that `server init` made, and publish."""
    data = new_pack(number, issued=town.municipality.moment(), base=OWN)
    for role in ("jurist", "second-eye"):
        stem = town.made.folder.offline / f"pack-{role}"
        key = read_key(stem.with_suffix(".key").read_bytes())
        pem = stem.with_suffix(".pem").read_text()
        data = sign(data, pem, lambda message, by=key: by.sign(message, ec.ECDSA(hashes.SHA256())))
    release_texts(town.municipality, data)
    return data


def fetched(town: RealMunicipality) -> int:
    """Return how often a release was handed out."""
    with town.municipality.database.read(town.municipality.tenant) as conn:
        entries = conn.execute(select(audit_entry.c.entry)).scalars().all()
    return sum(msgspec.json.decode(entry)["action"] == "texts" for entry in entries)


def test_the_end_of_the_day_brings_new_texts_once_and_they_count_from_the_next_unlock(
    town: RealMunicipality, safe: Safe
) -> None:
    work = unlocked(safe)
    sync(work)
    assert work.packs.news is None
    data = released(town, OWN + 1)
    sync(work)
    assert work.packs.news is not None
    assert work.packs.news.outcome == "accepted"
    assert f"nummer {OWN + 1}" in news_words(work.packs.news)
    assert not work.pack.signed
    sync(work)
    assert fetched(town) == 1
    again = unlocked(safe)
    assert again.pack.ref.sha256 == read_packed(data).manifest.content_sha256
    assert again.pack.signed


def test_a_server_that_changes_a_word_is_not_believed_and_the_sync_goes_on(town: RealMunicipality, safe: Safe) -> None:
    data = released(town, OWN + 1)
    tenant = town.municipality.tenant
    changed = data.replace(b"vrijwillig", b"verplicht!", 1)
    assert len(changed) == len(data)
    with town.municipality.database.write(tenant) as conn:
        conn.execute(update(text_release).where(text_release.c.tenant == tenant).values(file=changed))
    work = unlocked(safe)
    before = work.pack.ref
    outcome = sync(work)
    assert not outcome.needs_login
    assert work.packs.news is not None
    assert (work.packs.news.outcome, work.packs.news.code) == ("refused", "content.pack_unreadable")
    assert "blijven in gebruik" in news_words(work.packs.news)
    assert unlocked(safe).pack.ref == before
    with town.municipality.database.write(tenant) as conn:
        conn.execute(update(text_release).where(text_release.c.tenant == tenant).values(file=data))
    sync(work)
    assert work.packs.news.outcome == "accepted"
