"""The pages under /beheer: who gets in, who may see what, and what a lead decides."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import msgspec
import pytest
from page_visits import entered, form_mark, in_browser, pushed, shown, waiting_record
from sealed_pages import text_of
from server_factory import ServerUnderTest, running_server

from jgvisit.ids import CaseId, WorkerId, new_uuid7
from jgvisit.server.audit.models import audit_entry
from jgvisit.server.device_requests import device_id
from jgvisit.server.feed import service as feed
from jgvisit.server.officer import service as office
from jgvisit.server.pages import parked
from jgvisit.server.pages.drawing import MENU, page
from jgvisit.server.pages.laptops import is_silent, laptops
from jgvisit.server.pages.rights import ACTIONS, MAY, ROLES, Action
from jgvisit.server.pages.visitor import Visitor
from jgvisit.server.problems import ConflictError
from jgvisit.server.upkeep import once as tidy
from jgvisit.sync.wire import Assignment

ADDRESSES: dict[Action, str] = {
    "laptops": "/beheer/laptops",
    "inventory": "/beheer/laptops/{device}",
    "erasures": "/beheer/wissen",
    "parked": "/beheer/wachtrij",
    "judge": "/beheer/wachtrij/{link}",
    "cover": "/beheer/waarneming",
    "glass": "/beheer/inzage",
    "glass_review": "/beheer/nakijken",
    "audit": "/beheer/logboek",
    "office": "/beheer/versturen",
    "texts": "/beheer/teksten",
    "texts_put": "/beheer/teksten/klaar",
    "texts_release": "/beheer/teksten/vrij",
    "texts_stop": "/beheer/teksten/1/terug",
    "report": "/beheer/verslag",
    "report_inside": "/beheer/verslag/2025/precies",
}


@pytest.fixture(scope="module")
def one_server(tmp_path_factory: pytest.TempPathFactory, issuer: str) -> Iterator[ServerUnderTest]:
    with running_server(tmp_path_factory.mktemp("pages") / "server", issuer, None) as running:
        yield running


@pytest.fixture
def house(one_server: ServerUnderTest) -> Iterator[ServerUnderTest]:
    """One municipality for all tests that leave nothing behind which another counts."""
    yield one_server
    one_server.clock.ahead = timedelta()


@pytest.fixture
def line(house: ServerUnderTest) -> Iterator[httpx.Client]:
    with house.http() as client:
        yield client


# -- who gets in --------------------------------------------------------------------------------------


def test_who_is_not_logged_in_goes_to_the_provider_and_comes_back_to_that_page(
    house: ServerUnderTest,
) -> None:
    subject = entered(house, "officer")
    with house.http() as browser:
        first = browser.get("/beheer/laptops")
        assert (first.status_code, first.headers["location"]) == (303, "/beheer/aanmelden?naar=/beheer/laptops")
        away = browser.get(first.headers["location"])
        asked = parse_qs(urlsplit(away.headers["location"]).query)
        assert asked["code_challenge_method"] == ["S256"]
        assert asked["response_type"] == ["code"]
        cookie = away.headers["set-cookie"]
        assert all(part in cookie for part in ("__Host-", "HttpOnly", "Secure", "SameSite=lax", "Path=/"))
    with in_browser(house, subject, "/beheer/laptops") as browser:
        assert "Laptops" in shown(browser, "/beheer/laptops")


def test_a_log_in_that_began_in_another_browser_opens_nothing_here(house: ServerUnderTest) -> None:
    subject = entered(house, "officer")
    with house.http() as victim, house.http() as thief:
        away = thief.get("/beheer/aanmelden")
        with httpx.Client(trust_env=False) as provider:
            back = urlsplit(provider.post(away.headers["location"], data={"sub": subject}).headers["location"])
        victim.get("/beheer/aanmelden")
        answer = victim.get(f"{back.path}?{back.query}")
        assert answer.status_code == 401
        assert "Deze aanmelding hoort niet bij deze browser" in answer.text
        assert victim.get("/beheer").status_code == 303


def test_a_log_in_opens_once(house: ServerUnderTest) -> None:
    subject = entered(house, "officer")
    with house.http() as browser:
        away = browser.get("/beheer/aanmelden")
        attempt = dict(browser.cookies)
        with httpx.Client(trust_env=False) as provider:
            back = urlsplit(provider.post(away.headers["location"], data={"sub": subject}).headers["location"])
        address = f"{back.path}?{back.query}"
        assert browser.get(address).status_code == 303
        browser.cookies = httpx.Cookies(attempt)
        assert browser.get(address).status_code in {401, 503}


def test_nobody_gets_in_whom_the_municipality_does_not_know(house: ServerUnderTest) -> None:
    with in_browser(house, "somebody-else") as browser:
        assert browser.get("/beheer").status_code == 303
        assert not [name for name in browser.cookies if name == "__Host-jgvisit"]


@pytest.mark.parametrize("goes_to", ["https://example.org/", "//example.org", "/api/v1/server", "/beheerder", ""])
def test_a_log_in_never_leads_to_another_place(house: ServerUnderTest, goes_to: str) -> None:
    subject = entered(house, "officer")
    with house.http() as browser:
        away = browser.get("/beheer/aanmelden", params={"naar": goes_to})
        with httpx.Client(trust_env=False) as provider:
            back = urlsplit(provider.post(away.headers["location"], data={"sub": subject}).headers["location"])
        assert browser.get(f"{back.path}?{back.query}").headers["location"] == "/beheer"


def test_a_cookie_ends_after_half_an_hour_and_none_can_be_made_up(house: ServerUnderTest) -> None:
    with in_browser(house, entered(house, "officer")) as browser:
        name = "__Host-jgvisit"
        good = browser.cookies[name]
        text, _, seal = good.partition(".")
        for bad in (f"{text}.", f"{text}.{seal[:-2]}AA", f"{text[:-2]}AA.{seal}", "x", f".{seal}", "a.b.c"):
            with house.http() as other:
                other.cookies.set(name, bad, domain=urlsplit(house.url).hostname or "", path="/")
                assert other.get("/beheer").status_code == 303
        assert browser.get("/beheer").status_code == 200
        house.clock.ahead = timedelta(minutes=30, seconds=1)
        assert browser.get("/beheer").status_code == 303


def test_the_cookie_of_a_log_in_under_way_is_no_visit(house: ServerUnderTest) -> None:
    with house.http() as browser:
        browser.get("/beheer/aanmelden")
        attempt = browser.cookies["__Host-jgvisit-aanmelden"]
        browser.cookies.set("__Host-jgvisit", attempt)
        assert browser.get("/beheer").status_code == 303


def test_a_role_that_is_taken_away_is_gone_with_the_next_page(house: ServerUnderTest) -> None:
    subject = entered(house, "officer")
    with in_browser(house, subject) as browser:
        assert browser.get("/beheer/laptops").status_code == 200
        person = office.enter_worker(house.municipality, subject, "", frozenset())
        office.give_roles(house.municipality, person, frozenset({"worker"}), WorkerId("console"))
        refused = browser.get("/beheer/laptops")
        assert refused.status_code == 403
        assert "hoort niet bij uw rol" in refused.text


def test_who_logs_out_is_out(house: ServerUnderTest) -> None:
    with in_browser(house, entered(house, "officer")) as browser:
        assert browser.post("/beheer/afmelden", data={"form_mark": "made up"}).status_code == 403
        assert browser.get("/beheer").status_code == 200
        assert (
            browser.post("/beheer/afmelden", data={"form_mark": form_mark(shown(browser, "/beheer"))}).status_code
            == 200
        )
        assert browser.get("/beheer").status_code == 303


# -- who may see what ---------------------------------------------------------------------------------


def test_the_table_of_rights_is_whole_and_a_worker_may_do_one_thing() -> None:
    assert set(MAY) == set(ACTIONS) == set(ADDRESSES)
    assert all(allowed <= set(ROLES) for allowed in MAY.values())
    assert {role for allowed in MAY.values() for role in allowed} == set(ROLES)
    assert [action for action, allowed in MAY.items() if "worker" in allowed] == ["glass"]


def test_each_role_sees_its_pages_and_no_other(server: ServerUnderTest, http: httpx.Client) -> None:
    laptop, _, link = waiting_record(server, http)
    for role in ROLES:
        with in_browser(server, entered(server, role)) as browser:
            home = shown(browser, "/beheer")
            for action, address in ADDRESSES.items():
                place = address.format(device=device_id(laptop.key.public_key_der), link=link)
                if action in {"judge", "texts_put", "texts_release", "texts_stop"}:
                    answer = browser.post(place, data={"form_mark": form_mark(home)})
                    assert (answer.status_code != 403) == (role in MAY[action]), (role, action)
                    continue
                answer = browser.get(place)
                assert answer.status_code == (200 if role in MAY[action] else 403), (role, action)
                if action not in {"inventory", "report_inside"}:
                    assert (f'href="{place}"' in home) == (role in MAY[action]), (role, action)


def test_no_page_may_be_kept_framed_or_run_a_script(house: ServerUnderTest) -> None:
    with in_browser(house, entered(house, "officer", "privacy", "lead", "jurist")) as browser:
        for address in ("/beheer", *(f"/beheer/{item.address}" for item in MENU)):
            answer = browser.get(address)
            policy = answer.headers["content-security-policy"]
            assert "default-src 'none'" in policy
            assert "frame-ancestors 'none'" in policy
            assert answer.headers["cache-control"] == "no-store"
            assert "<script" not in answer.text
            assert '<html lang="nl">' in answer.text


def test_a_name_with_marks_of_a_page_in_it_stays_a_name(house: ServerUnderTest) -> None:
    subject = f"lead-{new_uuid7()}"
    office.enter_worker(house.municipality, subject, "<b>Kim</b>", frozenset({"lead"}))
    with in_browser(house, subject) as browser:
        assert "&lt;b&gt;Kim&lt;/b&gt;" in shown(browser, "/beheer")


# -- laptops and their inventory -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("since", "now", "silent"),
    [
        ("2026-11-19 09:00", "2026-11-19 23:00", False),
        ("2026-11-19 09:00", "2026-11-20 22:00", False),
        ("2026-11-18 23:30", "2026-11-20 22:30", False),  # Thursday already, in the Netherlands
        ("2026-11-18 09:00", "2026-11-20 09:00", True),  # Thursday lies between
        ("2026-11-20 16:30", "2026-11-23 09:00", False),  # a weekend
        ("2026-11-20 16:30", "2026-11-24 09:00", True),
        ("2026-11-23 09:00", "2026-11-20 09:00", False),  # a clock that was set back
    ],
)
def test_silence_is_counted_in_working_days(since: str, now: str, silent: bool) -> None:
    moments = [datetime.fromisoformat(text).replace(tzinfo=UTC) for text in (since, now)]
    assert is_silent(moments[0], moments[1]) is silent


def test_a_silent_laptop_comes_first_and_its_records_are_counted(house: ServerUnderTest, line: httpx.Client) -> None:
    laptop, _, _ = waiting_record(house, line)
    with in_browser(house, entered(house, "lead")) as browser:
        text = shown(browser, "/beheer/laptops")
    assert "Van geen laptop in gebruik hoorden we langer dan een werkdag niets." in text
    assert "/beheer/laptops/" not in text.split("<main", 1)[1]  # what it held is not for a lead
    house.clock.ahead = timedelta(days=9)
    late = house.enrolled(line)
    pushed(late, new_uuid7())
    lines = laptops(house.municipality)
    assert [each.silent for each in lines] == sorted((each.silent for each in lines), reverse=True)
    by_device = {each.device: each for each in lines}
    assert not by_device[device_id(late.key.public_key_der)].silent
    mine = by_device[device_id(laptop.key.public_key_der)]
    assert (mine.received, mine.parked, mine.refused, mine.silent, mine.state) == (1, 1, 0, True, "approved")
    visitor = Visitor(WorkerId("lead"), "Kim", frozenset({"lead"}), "mark")
    drawn = bytes(page("laptops.html", house.municipality, visitor, laptops=lines, findings=()).body).decode()
    assert drawn.count("langer dan een werkdag stil") == sum(each.silent for each in lines) > 0


def test_an_inventory_is_a_page_and_a_pdf_and_both_are_audited(house: ServerUnderTest, line: httpx.Client) -> None:
    laptop = house.enrolled(line)
    case = new_uuid7()
    pushed(laptop, case)
    device = device_id(laptop.key.public_key_der)
    with in_browser(house, entered(house, "privacy")) as browser:
        text = shown(browser, f"/beheer/laptops/{device}")
        answer = browser.get(f"/beheer/laptops/{device}/inventaris.pdf")
        assert browser.get(f"/beheer/laptops/{'0' * 32}").status_code == 404
    assert case in text
    assert answer.headers["content-type"] == "application/pdf"
    assert case.replace("-", "") in text_of(answer.content).replace("-", "").replace("\n", "")
    with house.municipality.database.read(house.municipality.tenant) as conn:
        entries = [row.entry for row in conn.execute(audit_entry.select())]
    assert len([entry for entry in entries if '"action":"inventory"' in entry and device in entry]) == 2


# -- what waits -----------------------------------------------------------------------------------------


def test_a_lead_lets_count_what_its_writer_may_write_by_now(server: ServerUnderTest, http: httpx.Client) -> None:
    laptop, case, link = waiting_record(server, http)
    with in_browser(server, entered(server, "lead")) as browser:
        before = shown(browser, "/beheer/wachtrij")
        assert "De schrijver heeft dit gezin niet." in before
        assert "Laat het meetellen" not in before
        refused = browser.post(f"/beheer/wachtrij/{link}", data={"form_mark": form_mark(before)})
        assert refused.status_code == 409
        feed.assign(server.municipality, case, laptop.worker, None, WorkerId("console"))
        assert "Laat het meetellen" in shown(browser, "/beheer/wachtrij")
        assert browser.post(f"/beheer/wachtrij/{link}", data={"form_mark": "made up"}).status_code == 403
        assert browser.post(f"/beheer/wachtrij/{link}").status_code in {403, 422}
        assert browser.post(f"/beheer/wachtrij/{link}", data={"form_mark": form_mark(before)}).status_code == 303
        assert "Er wacht niets." in shown(browser, "/beheer/wachtrij")
        again = browser.post(f"/beheer/wachtrij/{link}", data={"form_mark": form_mark(before)})
        assert (again.status_code, "Misschien keek een collega" in again.text) == (409, True)
    tidy(server.municipality)
    with server.municipality.database.read(server.municipality.tenant) as conn:
        entries = conn.exec_driver_sql(f"SELECT count(*) FROM feed_entry WHERE link_hash = '{link}'").scalar_one()
    assert entries == 1  # once, whether its signature was checked before or after


def test_of_two_leads_at_once_one_decides(server: ServerUnderTest, http: httpx.Client) -> None:
    laptop, case, link = waiting_record(server, http)
    feed.assign(server.municipality, case, laptop.worker, None, WorkerId("console"))
    done: list[bool] = []
    for _ in range(2):
        try:
            parked.judge_again(server.municipality, link, WorkerId("lead"))  # type: ignore[arg-type]  # a hash
            done.append(True)
        except ConflictError:
            done.append(False)
    assert done == [True, False]


# -- the audit ---------------------------------------------------------------------------------------------


def test_the_audit_is_searched_and_remembers_the_search(house: ServerUnderTest, line: httpx.Client) -> None:
    house.enrolled(line)
    with in_browser(house, entered(house, "privacy")) as browser:
        text = shown(browser, "/beheer/logboek?zoek=enrolment")
        assert "Laptop vroeg om aanmelding" in text.split("<tbody>")[1]
        assert "Laptop vroeg om aanmelding" in shown(browser, "/beheer/logboek?zoek=vroeg+om+AANMELDING")
        assert "Niets gevonden" in shown(browser, "/beheer/logboek?zoek=bestaat-niet")
        assert "Niets gevonden" in shown(browser, "/beheer/logboek?vanaf=2099-01-01")
        assert "Niets gevonden" in shown(browser, "/beheer/logboek?tot=2020-01-01")
        assert "bestaat-niet" in shown(browser, "/beheer/logboek?zoek=audit_search").split("<tbody>")[1]
        assert browser.get("/beheer/logboek?vanaf=gisteren&tot=morgen").status_code == 200


def test_the_audit_is_searched_by_person_and_by_family_and_names_people(
    house: ServerUnderTest, line: httpx.Client
) -> None:
    laptop = house.enrolled(line)
    assert laptop.enrolment.worker is not None
    case, other = CaseId(new_uuid7()), CaseId(new_uuid7())
    for each in (case, other):
        message = Assignment(case=each, worker=laptop.enrolment.worker)
        office.assign(house.municipality, message, house.made.officer)
    name = laptop.enrolment.worker_name or ""
    with in_browser(house, entered(house, "privacy")) as browser:
        of_family = shown(browser, f"/beheer/logboek?gezin={case}&zoek=toegewezen").split("<tbody>")[1]
        assert "Gezin toegewezen aan een medewerker" in of_family
        assert (case in of_family, other in of_family, name in of_family) == (True, False, True)
        of_person = shown(browser, f"/beheer/logboek?wie={name}&zoek=toegewezen").split("<tbody>")[1]
        assert case in of_person
        assert other in of_person
        assert "Niets gevonden" in shown(browser, "/beheer/logboek?wie=Niemand+hier")


def test_what_was_never_erased_is_said_so(house: ServerUnderTest) -> None:
    with in_browser(house, entered(house, "privacy")) as browser:
        assert "nog geen opdracht om te wissen" in shown(browser, "/beheer/wissen")
        assert browser.get("/beheer/wissen/1").status_code == 404


def test_groups_of_the_provider_give_roles_at_each_log_in(house: ServerUnderTest, tmp_path: Path) -> None:
    settings = msgspec.structs.replace(
        house.municipality.settings, group_claim="groups", roles_of_groups={"team-leads": "lead"}
    )
    assert settings.roles_of_groups["team-leads"] == "lead"
    text = msgspec.json.encode(settings)
    assert msgspec.json.decode(text, type=type(settings)) == settings
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(text.replace(b'"lead"', b'"king"'), type=type(settings))


def test_h25_the_back_office_sees_no_other_page_and_nobody_else_sees_what_is_to_be_sent() -> None:
    assert MAY["office"] == {"office"}
    assert [action for action, allowed in MAY.items() if "office" in allowed] == ["office"]
