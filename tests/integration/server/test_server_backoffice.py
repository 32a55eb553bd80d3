"""The back office sees what may be sent and nothing else; what it writes down comes back to the laptop (H25)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import httpx
import msgspec
import pytest
from filled_examples import fill_plan, promise_row
from form_examples import fill_whole, the_form
from handover_example import fill_handover
from office_case import GI, Case, agreed_handover, application_of, give, written_anew
from page_visits import entered, form_mark, in_browser, shown
from sealed_pages import text_of
from server_factory import ServerUnderTest, running_server
from sqlalchemy import select
from town import Family
from worker_laptop import WorkerLaptop, worker_laptop

from jgvisit.clock import SystemClock, to_rfc3339
from jgvisit.ids import FormId, new_uuid7
from jgvisit.records.answers import Answer, ChoiceAnswer, Passage, PassagesAnswer, Row, RowsAnswer, TextAnswer
from jgvisit.records.payload_family import AddressRecorded
from jgvisit.records.payload_forms import ConsentWithdrawn
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.server.audit import service as audit
from jgvisit.server.audit.models import audit_entry
from jgvisit.server.backoffice import overview as all_of_it
from jgvisit.server.backoffice import service as backoffice
from jgvisit.server.backoffice.models import office_chain, office_device
from jgvisit.server.backoffice.overview import overview
from jgvisit.server.feed import service as feed
from jgvisit.server.feed.models import feed_entry
from jgvisit.server.records.models import chain, record
from jgvisit.server.replay import replay
from jgvisit.services.desk.writing import Writer
from jgvisit.services.sending.handover_plans import offered
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


def test_h11_of_a_plan_that_goes_along_the_office_reads_no_source_and_nothing_that_was_asked_out(
    house: ServerUnderTest, laptop: WorkerLaptop
) -> None:
    facts = (
        Passage(new_uuid7(), "reported", "Er is geschreeuwd.", "buurvrouw De Wit", "2026-11-20"),
        Passage(new_uuid7(), "reported", "De deur is kapot.", "oom Teun", "2026-11-20"),
    )
    plans: list[FormId] = []

    def along(work: Workspace, family: Family) -> dict[str, Answer]:
        promise = promise_row(work, [family.father], "Ik loop naar buiten")
        plans.append(fill_plan(work, family, promise, facts=PassagesAnswer(facts)))
        (row,) = offered(work.files.get(family.case), (family.boy,), work.today())
        return {"plansAlong": RowsAnswer((Row(row.id, {**row.cells, "goesAlong": ChoiceAnswer(("yes",))}),))}

    case = agreed_handover(house, laptop, along)
    case.work.reading_together.react(
        case.family.case, plans[0], facts[0].id, case.family.father, "leaveOut", how="phone"
    )
    give(case)
    with in_browser(case.server, entered(case.server, "office")) as browser:
        paper = text_of(browser.get(f"{case.address}/papier.pdf").content)
        for read in (shown(browser, case.address), paper):
            assert "De deur is kapot." in read
            for kept in ("geschreeuwd", "De Wit", "Teun"):
                assert kept not in read, kept


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
    real = all_of_it.read_family
    monkeypatch.setattr(
        all_of_it, "read_family", lambda conn, tenant, one: (read.append(one), real(conn, tenant, one))[1]
    )
    for _ in range(2):
        overview(case.server.municipality)
    assert read.count(case.family.case) == 1, "discussed is no paper that waits: looked at once, then closed"
    give(case)
    overview(case.server.municipality)
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
    (item,) = (each for each in overview(house.municipality).items if each.form == form)
    assert not item.late
    assert backoffice.late_after(item.form_type) == timedelta(days=1)
    assert backoffice.late_after("investigationRequest") == timedelta(hours=1)
    written_anew(asked, "Iemand die met haar meegaat naar school")
    case.sync()
    assert not [each for each in overview(house.municipality).items if each.form == form]
    assert asked.state() == "drafted"


BEFORE = "Iemand die met haar meegaat, vanaf de Verzonnen Singel 4, 1234 AB Dorp"


@pytest.fixture
def taken(case: Case) -> Case:
    """An application that the office took over, and that says something else by now."""
    asked = application_of(case, BEFORE)
    give(asked)
    with in_browser(case.server, entered(case.server, "office")) as browser:
        mark(browser, asked, shown(browser, asked.address), "received", reference="Z-2026-88")
    asked.sync()
    assert asked.work.paper_way.standing(asked.family.case, asked.form).next == ()
    written_anew(asked, "Twee middagen opvang in de week")
    asked.sync()
    return asked


def test_h25_an_application_that_changed_after_it_was_taken_over_is_shown_beside_what_was(taken: Case) -> None:
    way = taken.work.paper_way.standing(taken.family.case, taken.form)
    assert (way.state, way.changed, way.next) == ("received", True, ("ready", "stopped"))
    with in_browser(taken.server, entered(taken.server, "office")) as browser:
        assert browser.get(taken.address).status_code == 404, "the worker gives it first"
        give(taken)
        assert "Nieuwe tekst van een aanvraag die u al overnam" in shown(browser, "/beheer/versturen")
        page = shown(browser, taken.address)
        assert f"<del>{BEFORE}</del>" in page
        assert "<ins>Twee middagen opvang in de week</ins>" in page
        assert page.count("<ins>") == page.count("<del>") == 1, "nothing else changed"
        assert "met nummer Z-2026-88" in page
        assert mark(browser, taken, page, "received", reference="Z-2026-88").status_code == 303
        assert browser.get(taken.address).status_code == 404
    taken.sync()
    way = taken.work.paper_way.standing(taken.family.case, taken.form)
    assert (way.state, way.changed, way.next) == ("received", False, ())


def test_h25_a_new_text_is_sent_back_with_a_reason_that_the_worker_reads(taken: Case) -> None:
    give(taken)
    with in_browser(taken.server, entered(taken.server, "office")) as browser:
        page = shown(browser, taken.address)
        assert mark(browser, taken, page, "returned").status_code == 400, "why is not said"
        why = "Opvang is een andere aanvraag."
        assert mark(browser, taken, page, "returned", note=why).status_code == 303
        assert taken.address not in shown(browser, "/beheer/versturen")
    taken.sync()
    steps = taken.work.paper_way.steps(taken.family.case, taken.form)
    assert (steps[-1].step, steps[-1].note) == ("returned", why)
    way = taken.work.paper_way.standing(taken.family.case, taken.form)
    assert (way.state, way.taken_over, way.next) == ("returned", True, ("ready", "stopped"))
    written_anew(taken, "Drie middagen opvang in de week")
    give(taken)
    with in_browser(taken.server, entered(taken.server, "office")) as browser:
        page = shown(browser, taken.address)
        assert f"<del>{BEFORE}</del>" in page, "what they took over"
        assert "<ins>Drie middagen opvang in de week</ins>" in page


def test_a_new_text_that_changed_again_is_off_the_page_and_what_was_taken_over_still_counts(taken: Case) -> None:
    give(taken)
    written_anew(taken, "Toch niets")
    taken.sync()
    way = taken.work.paper_way.standing(taken.family.case, taken.form)
    assert (way.state, way.changed) == ("received", True)
    with in_browser(taken.server, entered(taken.server, "office")) as browser:
        assert browser.get(taken.address).status_code == 404


def test_h1_an_old_text_that_tells_what_is_hidden_by_now_is_not_shown_beside_the_new(taken: Case) -> None:
    home = AddressRecorded(
        person=taken.family.girl, serves="livesThere", address="Verzonnen Singel 4, 1234 AB Dorp", evidence="zelf"
    )
    taken.work.families.record_address(taken.family.case, home)
    file = taken.work.files.get(taken.family.case)
    lives = next(each for each in file.addresses if each.person == taken.family.girl)
    with in_browser(taken.server, entered(taken.server, "office")) as browser:
        give(taken)
        assert BEFORE in shown(browser, taken.address)
        hidden = VisibilityRestricted(
            hides=(lives.stamp.record,), hidden_from=(taken.family.mother,), basis="geheim adres"
        )
        Writer(taken.work.journal, taken.work.files).one(taken.family.case, hidden)
        taken.sync()
        page = shown(browser, taken.address)
    assert "Verzonnen Singel" not in page
    assert "De vorige tekst kan hier niet meer staan" in page
    assert "Twee middagen opvang in de week" in page
