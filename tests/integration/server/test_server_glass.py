"""Breaking the glass on a real server: found, read, ended, told to the lead, reviewed, and nothing left behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import httpx
import pytest
from erasure_maker import erasure_of, signed_erasure
from page_visits import entered, form_mark, in_browser, shown
from server_factory import Laptop, ServerUnderTest, running_server
from store_factory import hash_of

from jgvisit.ids import CaseId, PersonId, RecordId, new_uuid7
from jgvisit.records.payload_family import FamilyRegistered, PersonRegistered, SafeContactRecorded
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.server.audit.models import audit_entry
from jgvisit.server.erasures import service as erasures
from jgvisit.server.feed.models import assignment, feed_entry
from jgvisit.server.glass import service as glass
from jgvisit.server.glass.models import opened_glass
from jgvisit.server.glass.service import Asked
from jgvisit.server.inventory.models import handed_record
from jgvisit.server.problems import NotFoundError

REASON = "Politie belt, een kind staat op straat."
BORN = "2013-04-05"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, issuer: str) -> Iterator[ServerUnderTest]:
    with running_server(tmp_path_factory.mktemp("glass") / "server", issuer, None) as running:
        yield running


@pytest.fixture(autouse=True)
def _now(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    if "house" in request.fixturenames:
        request.getfixturevalue("house").clock.ahead = timedelta()


class Known:
    """A family that a colleague's laptop sent: a mother, a child, and an address hidden from the father."""

    def __init__(self, server: ServerUnderTest, http: httpx.Client, child: str, *, hidden: bool = False) -> None:
        self.laptop: Laptop = server.enrolled(http)
        self.case = CaseId(new_uuid7())
        mother, father, of_child = (PersonId(new_uuid7()) for _ in range(3))
        self.chain = self.laptop.chain()
        self.chain.add(self.case, FamilyRegistered(name=f"Familie {child}"))
        for person, name, role, born in (
            (mother, "Samira Haddad", "parent", "1988-03-02"),
            (father, "Jeroen de Boer", "parent", "1985-07-19"),
            (of_child, child, "child", BORN),
        ):
            self.chain.add(self.case, PersonRegistered(person=person, name=name, role=role, born=born))  # type: ignore[arg-type]  # a role
        said = SafeContactRecorded(
            person=mother, approach="allowed", channels=("phone",), detail="Blijfhuis De Vlier", evidence="zelf gezegd"
        )
        contact = RecordId(new_uuid7())
        self.chain.add(self.case, said, id=contact)
        if hidden:
            kept = VisibilityRestricted(hides=(contact,), hidden_from=(father,), basis="veiligheid")
            self.chain.add(self.case, kept)
        self.laptop.push(self.chain)


def ask(browser: httpx.Client, **fields: str) -> httpx.Response:
    given = {"form_mark": form_mark(shown(browser, "/beheer/inzage")), "reason": REASON, **fields}
    return browser.post("/beheer/inzage", data=given)


def audited(server: ServerUnderTest, action: str) -> list[str]:
    with server.municipality.database.read(server.municipality.tenant) as conn:
        return [row.entry for row in conn.execute(audit_entry.select()) if f'"action":"{action}"' in row.entry]


def test_a_family_is_found_by_name_and_birth_date_on_either_database(
    server: ServerUnderTest, http: httpx.Client
) -> None:
    known = Known(server, http, "Noor de Boer")
    Known(server, http, "Sami Bakker")
    with in_browser(server, entered(server, "worker")) as browser:
        assert ask(browser, name="Noor de Boer").status_code == 400
        assert ask(browser, born=BORN).status_code == 400
        assert ask(browser, name="Noor de Boer", born="2013-04-06").status_code == 404
        assert ask(browser, name="N", born=BORN).status_code == 404
        answer = ask(browser, name="noor de  boer", born=BORN)
        assert answer.status_code == 303
        text = shown(browser, answer.headers["location"])
    assert known.case in shown_number(text, server)
    assert "Samira Haddad" in text
    assert "Sami Bakker" not in text
    assert "Dit gezin is van Worker " in text
    assert len(audited(server, "glass_nobody")) == 2


def shown_number(text: str, server: ServerUnderTest) -> list[str]:
    with server.municipality.database.read(server.municipality.tenant) as conn:
        return list(conn.execute(opened_glass.select().with_only_columns(opened_glass.c.case_id)).scalars())


def test_it_needs_a_reason_and_leaves_a_trace_of_each_reading(house: ServerUnderTest) -> None:
    with house.http() as line:
        known = Known(house, line, "Liv Smit")
    with in_browser(house, entered(house, "worker")) as browser:
        refused = ask(browser, reason="spoed", number=known.case)
        assert (refused.status_code, "waarom het niet kan wachten" in refused.text) == (400, True)
        assert browser.post("/beheer/inzage", data={"reason": REASON, "number": known.case}).status_code == 403
        place = ask(browser, number=known.case).headers["location"]
        before = len(audited(house, "glass_read"))
        assert "Liv Smit" in shown(browser, place)
        assert "Liv Smit" in shown(browser, place)
        assert len(audited(house, "glass_read")) == before + 2
        assert browser.get(place).headers["cache-control"] == "no-store"
        assert any(known.case in entry for entry in audited(house, "glass_opened"))


def test_it_ends_after_two_hours_or_when_it_is_closed(house: ServerUnderTest) -> None:
    with house.http() as line:
        known = Known(house, line, "Ada Kok")
        person = house.enrolled(line).worker
    (number,) = glass.open_family(house.municipality, Asked(REASON, known.case), person)
    house.clock.ahead = timedelta(hours=1, minutes=58)
    assert "Ada Kok" in repr(glass.read(house.municipality, number, person))
    assert [each.id for each in glass.mine(house.municipality, person)] == [number]
    house.clock.ahead = timedelta(hours=2, seconds=1)
    with pytest.raises(NotFoundError):
        glass.read(house.municipality, number, person)
    assert glass.mine(house.municipality, person) == ()
    house.clock.ahead = timedelta()
    with in_browser(house, entered(house, "worker")) as browser:
        place = ask(browser, number=known.case).headers["location"]
        mark = form_mark(shown(browser, place))
        assert browser.post(f"{place}/sluit", data={"form_mark": mark}).status_code == 303
        over = browser.get(place)
        assert (over.status_code, "Ada Kok" in over.text) == (404, False)


def test_nobody_else_reads_by_somebodys_opening(house: ServerUnderTest) -> None:
    with house.http() as line:
        known = Known(house, line, "Bo Mol")
    with in_browser(house, entered(house, "worker")) as browser:
        place = ask(browser, number=known.case).headers["location"]
    for role in ("worker", "lead"):
        with in_browser(house, entered(house, role)) as other:  # type: ignore[arg-type]  # a role
            assert other.get(place).status_code == 404
            assert (
                other.post(f"{place}/sluit", data={"form_mark": form_mark(shown(other, "/beheer"))}).status_code == 404
            )
    with in_browser(house, entered(house, "officer")) as officer:
        assert officer.get(place).status_code == 403


def test_h2_what_is_hidden_from_the_father_is_never_read_and_the_lead_looks_at_it_first(house: ServerUnderTest) -> None:
    with house.http() as line:
        open_case, guarded = Known(house, line, "Kim Vos"), Known(house, line, "Teun Vos", hidden=True)
    with in_browser(house, entered(house, "worker")) as browser:
        there = shown(browser, ask(browser, number=guarded.case).headers["location"])
        assert "Teun Vos" in there
        assert "Vlier" not in there
        assert "moet veilig blijven" in there
        assert "Blijfhuis De Vlier" in shown(browser, ask(browser, number=open_case.case).headers["location"])
    with in_browser(house, entered(house, "lead")) as lead:
        assert "Dat keek nog niemand na" in shown(lead, "/beheer")
        listed = shown(lead, "/beheer/nakijken")
        assert listed.index(guarded.case) < listed.index(open_case.case)
        assert "Vos" not in listed


def test_somebody_else_reviews_it_once_and_says_what_was_wrong(house: ServerUnderTest) -> None:
    with house.http() as line:
        known = Known(house, line, "Eef Prins")
    subject = entered(house, "worker", "lead")
    with in_browser(house, subject) as browser:
        number = ask(browser, number=known.case).headers["location"].rsplit("/", 1)[1]
        assert f"/beheer/nakijken/{number}" not in shown(browser, "/beheer/nakijken")
        mark = form_mark(shown(browser, "/beheer"))
        own = browser.post(f"/beheer/nakijken/{number}", data={"form_mark": mark, "verdict": "fitting"})
        assert (own.status_code, "Dit opende u zelf" in own.text) == (409, True)
    with in_browser(house, entered(house, "privacy")) as other:
        mark = form_mark(shown(other, "/beheer"))
        place = f"/beheer/nakijken/{number}"
        assert other.post(place, data={"form_mark": mark}).status_code == 422
        assert other.post(place, data={"form_mark": mark, "verdict": "notFitting"}).status_code == 400
        said = {"form_mark": mark, "verdict": "notFitting", "note": "De reden gaat over een ander gezin."}
        assert other.post(place, data=said).status_code == 303
        assert "De reden gaat over een ander gezin." in shown(other, "/beheer/nakijken")
        again = other.post(place, data={"form_mark": mark, "verdict": "fitting"})
        assert (again.status_code, "keek dit net na" in again.text) == (409, True)
    assert len([entry for entry in audited(house, "glass_notFitting") if number in entry]) == 1


def test_after_ten_on_one_day_somebody_calls_the_lead(house: ServerUnderTest) -> None:
    with house.http() as line:
        known = Known(house, line, "Pim Bos")
    with in_browser(house, entered(house, "worker")) as browser:
        for _ in range(10):
            assert ask(browser, number=known.case).status_code == 303
        refused = ask(browser, number=known.case)
        assert (refused.status_code, "Bel de teamleider" in refused.text) == (429, True)
    assert audited(house, "glass_too_many")


def test_nothing_of_it_goes_to_a_laptop(house: ServerUnderTest) -> None:
    with house.http() as line:
        known = Known(house, line, "Ties Bal")
        reader = house.logged_in(line)
        with in_browser(house, reader.subject) as browser:
            shown(browser, ask(browser, number=known.case).headers["location"])
        feed = reader.feed()
    assert known.case not in feed.cases
    assert not feed.records
    with house.municipality.database.read(house.municipality.tenant) as conn:
        for table in (assignment, feed_entry):
            mine = table.select().where(table.c.case_id == known.case, table.c.worker == reader.worker)
            assert conn.execute(mine).first() is None
        handed = handed_record.select().where(handed_record.c.device == reader.key.device)
        assert conn.execute(handed).first() is None


def test_a_reason_is_erased_with_its_family_and_who_read_stays(house: ServerUnderTest) -> None:
    with house.http() as line:
        known = Known(house, line, "Guus Wit")
    with in_browser(house, entered(house, "worker")) as browser:
        ask(browser, number=known.case)
    links = [hash_of(record) for record in known.chain.records]
    keys = [house.made.folder.offline / f"order-{number}.key" for number in (1, 2)]
    numbers = [row.number for row in erasures.all_orders(house.municipality)]
    for part in (links[:2], links[2:]):
        number = max([*numbers, 0]) + 1
        numbers.append(number)
        order = erasure_of(house.municipality.tenant, part, number, issued_at=house.municipality.now())
        erasures.put(house.municipality, signed_erasure(order, keys), house.made.officer)
        with house.municipality.database.read(house.municipality.tenant) as conn:
            row = conn.execute(opened_glass.select().where(opened_glass.c.case_id == known.case)).one()
        assert row.reason == (REASON if part == links[:2] else "")
    with in_browser(house, entered(house, "lead")) as lead:
        listed = shown(lead, "/beheer/nakijken")
    assert re.search(f"Gezin {known.case}.*?De reden is gewist", listed, re.S)
