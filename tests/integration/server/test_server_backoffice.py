"""The back office sees what may be sent and nothing else; what it writes down comes back to the laptop (H25)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import httpx
import msgspec
import pytest
from form_examples import fill_whole, the_form
from handover_example import fill_handover
from office_case import GI, Case, agreed_handover, give
from page_visits import entered, form_mark, in_browser, shown
from sealed_pages import text_of
from server_factory import ServerUnderTest, running_server
from sqlalchemy import select
from town import Family
from worker_laptop import WorkerLaptop, worker_laptop

from jgvisit.clock import SystemClock, to_rfc3339
from jgvisit.ids import FormId
from jgvisit.records.answers import TextAnswer
from jgvisit.records.case_forms import FilledForm
from jgvisit.records.payload_forms import ConsentWithdrawn
from jgvisit.server.audit import service as audit
from jgvisit.server.audit.models import audit_entry
from jgvisit.server.backoffice import service as backoffice
from jgvisit.server.backoffice.models import office_chain, office_device
from jgvisit.server.feed import service as feed
from jgvisit.server.feed.models import feed_entry
from jgvisit.server.records.models import chain, record
from jgvisit.server.replay import replay
from jgvisit.services.desk.writing import Writer
from jgvisit.services.sending.outgoing_fields import CALL_FIRST
from jgvisit.workspace import Workspace


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, issuer: str) -> Iterator[ServerUnderTest]:
    with running_server(tmp_path_factory.mktemp("office") / "server", issuer, None) as running:
        yield running


@pytest.fixture(scope="module")
def laptop(house: ServerUnderTest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkerLaptop]:
    made = worker_laptop(house, tmp_path_factory.mktemp("laptop"), "femke")
    made.log_in()
    yield made
    made.safe.close()


@pytest.fixture
def case(house: ServerUnderTest, laptop: WorkerLaptop) -> Case:
    return agreed_handover(house, laptop)


def last_of(text: str) -> str:
    found = re.search(r'name="last" value="([^"]+)"', text)
    assert found is not None
    return found[1]


def mark(browser: httpx.Client, case: Case, text: str, step: str, **fields: str) -> httpx.Response:
    day = case.work.today().isoformat()
    sent = {"form_mark": form_mark(text), "last": last_of(text), "step": step, "on": day, **fields}
    return browser.post(case.address, data=sent)


def test_h25_what_may_be_sent_is_sent_and_the_worker_hears_of_each_step(case: Case) -> None:
    with in_browser(case.server, entered(case.server, "office")) as browser:
        assert case.address not in shown(browser, "/beheer/versturen")
        give(case)
        listed = shown(browser, "/beheer/versturen")
        assert case.address in listed
        names = [member.name for member in case.work.files.get(case.family.case).members]
        assert not any(name in listed for name in names), "a list names nobody"
        page = shown(browser, case.address)
        assert "De ochtenden gaan goed" in page
        assert "<script" not in page
        paper = browser.get(f"{case.address}/papier.pdf")
        assert "De ochtenden gaan goed" in text_of(paper.content)
        assert mark(browser, case, page, "sent", to=GI).status_code == 303
        case.sync()
        assert case.state() == "sent"
        gone = case.work.paper_way.steps(case.family.case, case.form)[-1]
        assert (gone.to, gone.by) == (GI, f"Kim de Wit, backoffice {case.server.municipality.settings.municipality}")
        assert set(gone.standing) == set(gone.consents)
        assert len(gone.consents) == 2
        after = shown(browser, case.address)
        assert "De ochtenden gaan goed" not in after, "what was sent is shown no more"
        assert browser.get(f"{case.address}/papier.pdf").status_code == 409
        mark(browser, case, after, "received", by="Mevrouw Verzonnen", reference="B-17")
        mark(browser, case, shown(browser, case.address), "accepted", by="Mevrouw Verzonnen")
        case.sync()
        assert case.state() == "accepted"
        assert case.address not in shown(browser, "/beheer/versturen")
    assert [each.reference for each in case.work.paper_way.steps(case.family.case, case.form)][-2:] == ["B-17", None]
    assert audited(case) >= {"office_read", "office_sent", "office_received", "office_accepted"}


def audited(case: Case) -> set[str]:
    tenant = case.server.municipality.tenant
    with case.server.municipality.database.read(tenant) as conn:
        entries = conn.execute(select(audit_entry.c.entry).where(audit_entry.c.tenant == tenant)).scalars().all()
    events = [msgspec.json.decode(each, type=audit.Event) for each in entries]
    return {event.action for event in events if (event.object or "") == f"{case.family.case} {case.form}"}


def test_only_the_back_office_gets_in(case: Case) -> None:
    give(case)
    for role in ("lead", "privacy"):
        with in_browser(case.server, entered(case.server, role)) as browser:
            for address in ("/beheer/versturen", case.address, f"{case.address}/papier.pdf"):
                assert browser.get(address).status_code == 403
            assert "/beheer/versturen" not in shown(browser, "/beheer")
    with in_browser(case.server, entered(case.server, "office")) as browser:
        for other in ("laptops", "wachtrij", "wissen", "logboek"):
            assert browser.get(f"/beheer/{other}").status_code == 403
        outside = browser.post(case.address, data={"form_mark": "wrong", "step": "sent", "on": "2026-11-22"})
        assert outside.status_code == 403
    assert case.written() == 0


def test_h11_a_yes_that_is_taken_back_takes_it_off_the_page_and_no_old_page_can_send_it(case: Case) -> None:
    give(case)
    with in_browser(case.server, entered(case.server, "office")) as browser:
        page = shown(browser, case.address)
        case.sync()
        gone = ConsentWithdrawn(
            form=case.opened,
            person=case.family.mother,
            channel="phone",
            effective_at=to_rfc3339(SystemClock().now()),
        )
        Writer(case.work.journal, case.work.files).one(case.family.case, gone)
        case.sync()
        assert case.address not in shown(browser, "/beheer/versturen")
        answer = browser.get(case.address)
        assert answer.status_code == 404
        assert "De ochtenden" not in answer.text
        assert "Bel de medewerker" in answer.text
        assert mark(browser, case, page, "sent", to=GI).status_code == 404
    case.sync()
    assert case.written() == 0
    assert case.state() == "discussed"


def test_h11_another_text_than_the_one_that_was_given_is_not_shown(case: Case) -> None:
    give(case)
    fill_handover(case.work, case.family, form=case.form, strengths=TextAnswer("De avonden gaan goed"))
    case.sync()
    with in_browser(case.server, entered(case.server, "office")) as browser:
        assert case.address not in shown(browser, "/beheer/versturen")
        assert browser.get(case.address).status_code == 404


def test_of_two_colleagues_at_once_one_writes_the_step_and_what_is_missing_is_asked(case: Case) -> None:
    give(case)
    with in_browser(case.server, entered(case.server, "office")) as browser:
        page = shown(browser, case.address)
        assert mark(browser, case, page, "sent").status_code == 400, "to whom is not said"
        assert mark(browser, case, page, "accepted", by="iemand").status_code == 400
        assert mark(browser, case, page, "discussed").status_code == 409
        assert mark(browser, case, page, "sent", to=GI, on="2199-01-01").status_code == 400
        assert mark(browser, case, page, "returned").status_code == 400, "why is not said"
        assert case.written() == 0
        assert mark(browser, case, page, "sent", to=GI).status_code == 303
        again = mark(browser, case, page, "sent", to=GI)
        assert again.status_code == 409
        assert "Een collega legde net iets vast" in again.text
    assert case.written() == 1


def test_after_a_restore_nothing_is_sent_twice_and_no_place_in_a_chain_is_taken_twice(case: Case) -> None:
    give(case)
    municipality = case.server.municipality
    tenant = municipality.tenant
    with in_browser(case.server, entered(case.server, "office")) as browser:
        mark(browser, case, shown(browser, case.address), "sent", to=GI)
        case.sync()
        with municipality.database.write(tenant) as conn:  # the backup is older than the step
            mine = (record.c.case_id == case.family.case) & record.c.device.in_(select(office_device.c.device))
            links = conn.execute(select(record.c.link_hash).where(mine)).scalars().all()
            conn.execute(feed_entry.delete().where(feed_entry.c.link_hash.in_(links)))
            conn.execute(record.delete().where(mine))
        feed.begin_epoch(municipality, case.server.made.officer)
        assert replay(municipality) == 1
        assert replay(municipality) == 0
        page = shown(browser, case.address)
        assert "Leg vast: het is verstuurd" not in page
        assert mark(browser, case, page, "received", by="Mevrouw Verzonnen").status_code == 303
    case.sync()
    assert case.state() == "received"
    with municipality.database.read(tenant) as conn:
        chains = conn.execute(select(office_chain.c.chain).where(office_chain.c.tenant == tenant)).scalars().all()
        known = conn.execute(select(chain.c.chain).where(chain.c.chain.in_(chains))).scalars().all()
    assert len(set(chains)) == len(chains) == len(known) >= 2
    assert not case.work.files.get(case.family.case).conflicts


def test_families_without_a_paper_on_its_way_are_read_by_no_page(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    case.sync()
    read: list[str] = []
    real = backoffice.read_family
    monkeypatch.setattr(
        backoffice, "read_family", lambda conn, tenant, one: (read.append(one), real(conn, tenant, one))[1]
    )
    for _ in range(2):
        backoffice.items(case.server.municipality)
    assert read.count(case.family.case) == 1, "discussed is no paper that waits: looked at once, then closed"
    give(case)
    backoffice.items(case.server.municipality)
    assert read.count(case.family.case) == 2


def test_h25_an_application_is_taken_over_and_names_only_who_asks_and_for_whom(case: Case) -> None:
    """H24: it cannot be refused, so it may always be given; the other parent stays out of a letter about it (H8)."""
    work, family = case.work, case.family
    form = fill_whole(work, family, the_form(work, "M"), family.mother)
    asked = Case(case.server, case.laptop, work, family, case.visit, form, case.opened)
    names = {member.id: member.name for member in work.files.get(family.case).members}
    with in_browser(case.server, entered(case.server, "office")) as browser:
        case.sync()
        assert asked.address not in shown(browser, "/beheer/versturen"), "the worker gives it first"
        give(asked)
        listed = shown(browser, "/beheer/versturen")
        assert asked.address in listed
        assert "Klaar om over te nemen" in listed
        assert not any(name in listed for name in names.values()), "a list names nobody"
        page = shown(browser, asked.address)
        assert "Iets over: wat wordt gevraagd" in page
        assert CALL_FIRST in page, "above every application"
        assert names[family.mother] in page
        assert names[family.boy] in page
        assert names[family.father] not in page
        assert names[family.girl] not in page
        assert "Leg vast: het is verstuurd" not in page, "nothing is sent: it is ours"
        paper = text_of(browser.get(f"{asked.address}/papier.pdf").content)
        assert names[family.father] not in paper
        assert mark(browser, asked, page, "sent", to=GI).status_code >= 400
        assert mark(browser, asked, page, "received", reference="Z-2026-88").status_code == 303
        case.sync()
        assert asked.state() == "received"
        taken = work.paper_way.steps(family.case, form)[-1]
        assert (taken.reference, taken.by.split(",")[0]) == ("Z-2026-88", "Kim de Wit")
        assert asked.address not in shown(browser, "/beheer/versturen")
        assert browser.get(asked.address).status_code == 404, "what was taken over is shown no more"
    assert work.paper_way.standing(family.case, form).next == ()
    assert audited(asked) >= {"office_read", "office_received"}


def test_an_application_that_lies_a_day_is_chased_and_one_that_was_written_anew_is_given_anew(
    case: Case, house: ServerUnderTest
) -> None:
    work, family = case.work, case.family
    form = fill_whole(work, family, the_form(work, "M"), family.mother)
    asked = Case(case.server, case.laptop, work, family, case.visit, form, case.opened)
    give(asked)
    (item,) = (each for each in backoffice.items(house.municipality) if each.form == form)
    assert not item.late
    assert backoffice.late_after(item.form_type) == timedelta(days=1)
    assert backoffice.late_after("investigationRequest") == timedelta(hours=1)
    common = next(part for part in _filled(work, family, form).parts if part.part == "common")
    again = {**dict(common.answers), "askedFor": TextAnswer("Iemand die met haar meegaat naar school")}
    work.filled_forms.fill(family.case, form, "application", "common", (family.boy,), again)
    case.sync()
    assert not [each for each in backoffice.items(house.municipality) if each.form == form]
    assert asked.state() == "drafted"


def _filled(work: Workspace, family: Family, form: FormId) -> FilledForm:
    return next(each for each in work.files.get(family.case).filled if each.id == form)
