"""A colleague has somebody's families during leave: begins, ends by itself, and both laptops are told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import httpx
import msgspec
import pytest
from page_visits import entered, form_mark, in_browser, shown
from server_factory import Laptop, ServerUnderTest, running_server
from worker_laptop import worker_laptop

from jgvisit.bootstrap import open_workspace
from jgvisit.clock import SystemClock, local_date
from jgvisit.enrolling import enrolled
from jgvisit.enrolment import keep_enrolment
from jgvisit.ids import CaseId, WorkerId, new_uuid7
from jgvisit.server.audit.models import audit_entry
from jgvisit.server.feed import service as feed
from jgvisit.server.officer import service as office
from jgvisit.server.problems import ConflictError, NotFoundError
from jgvisit.server.team import service as team
from jgvisit.server.team.service import Wanted
from jgvisit.shapes import read_json
from jgvisit.sync.failures import TeamError
from jgvisit.sync.receipt_key import ReceiptKey
from jgvisit.sync.team import TeamReader
from jgvisit.sync.team_wire import SignedTeam, Team
from jgvisit.sync.trust import Trust

LEAD = WorkerId("lead")
DAY = timedelta(days=1)


class Two:
    """Somebody who goes away with families, and the colleague."""

    def __init__(self, server: ServerUnderTest, http: httpx.Client) -> None:
        self.server = server
        self.absent, self.deputy = server.logged_in(http), server.logged_in(http)
        self.cases = (CaseId(new_uuid7()), CaseId(new_uuid7()))
        chain = self.absent.chain()
        for case in self.cases:
            chain.add(case)
        self.absent.push(chain)

    @property
    def today(self) -> date:
        return local_date(self.server.municipality.moment())

    def leave(self, first: date, last: date, case: CaseId | None = None) -> None:
        team.put(self.server.municipality, Wanted(self.absent.worker, self.deputy.worker, first, last, case), LEAD)

    def cover(self) -> str:
        """Number of the one leave of this test."""
        (found,) = [each.id for each in team.covers(self.server.municipality) if each.absent == self.absent.worker]
        return found

    def of_deputy(self) -> set[str]:
        tenant = self.server.municipality.tenant
        with self.server.municipality.database.read(tenant) as conn:
            return set(feed.assigned_cases(conn, tenant, self.deputy.worker, self.today))


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, issuer: str) -> Iterator[ServerUnderTest]:
    with running_server(tmp_path_factory.mktemp("team") / "server", issuer, None) as running:
        yield running


@pytest.fixture
def line(house: ServerUnderTest) -> Iterator[httpx.Client]:
    with house.http() as client:
        yield client
    house.clock.ahead = timedelta()


@pytest.fixture
def two(house: ServerUnderTest, line: httpx.Client) -> Two:
    return Two(house, line)


def test_on_either_database_what_begins_today_begins_now_and_brings_the_older_records(
    server: ServerUnderTest, http: httpx.Client
) -> None:
    two = Two(server, http)
    assert not two.deputy.feed().records
    two.leave(two.today, two.today + 2 * DAY)
    fetched = two.deputy.feed()
    assert set(fetched.cases) == set(two.cases)
    assert len(fetched.records) == 2
    assert set(two.absent.feed().cases) == set(two.cases)


def test_it_begins_on_its_first_day_and_ends_by_itself(two: Two) -> None:
    two.leave(two.today + DAY, two.today + 2 * DAY)
    assert two.of_deputy() == set()
    two.server.clock.ahead = DAY
    team.begin_due(two.server.municipality)
    assert two.of_deputy() == set(two.cases)
    two.server.clock.ahead = 2 * DAY
    assert two.of_deputy() == set(two.cases)
    two.server.clock.ahead = 3 * DAY
    assert two.of_deputy() == set()
    team.begin_due(two.server.municipality)
    assert two.of_deputy() == set()


def test_what_comes_meanwhile_goes_along_and_what_goes_meanwhile_goes(two: Two) -> None:
    two.leave(two.today, two.today + 5 * DAY)
    new = CaseId(new_uuid7())
    chain = two.absent.chain()
    chain.add(new)
    two.absent.push(chain)
    feed.assign(two.server.municipality, two.cases[0], two.absent.worker, two.today - DAY, LEAD)
    assert set(two.deputy.feed().cases) == {two.cases[1], new}


def test_a_family_of_the_deputys_own_stays_the_deputys(two: Two) -> None:
    feed.assign(two.server.municipality, two.cases[0], two.deputy.worker, None, LEAD)
    two.leave(two.today, two.today + 5 * DAY)
    cover = two.cover()
    team.end(two.server.municipality, cover, LEAD)
    assert two.of_deputy() == {two.cases[0]}
    team.begin_due(two.server.municipality)
    assert two.of_deputy() == {two.cases[0]}
    with pytest.raises(NotFoundError):
        team.end(two.server.municipality, cover, LEAD)


def test_a_family_that_was_given_for_good_meanwhile_stays_after_it(two: Two) -> None:
    two.leave(two.today, two.today + DAY)
    feed.assign(two.server.municipality, two.cases[0], two.deputy.worker, None, LEAD)
    two.server.clock.ahead = 2 * DAY
    assert two.of_deputy() == {two.cases[0]}


def test_one_family_alone_can_be_covered(two: Two) -> None:
    two.leave(two.today, two.today + DAY, two.cases[1])
    assert two.of_deputy() == {two.cases[1]}
    with pytest.raises(NotFoundError):
        two.leave(two.today, two.today + DAY, CaseId(new_uuid7()))


def test_families_never_travel_on_to_a_third(two: Two, line: httpx.Client) -> None:
    third = two.server.logged_in(line)
    two.leave(two.today, two.today + DAY)
    wanted = Wanted(two.deputy.worker, third.worker, two.today, two.today + DAY)
    team.put(two.server.municipality, wanted, LEAD)
    assert third.feed().cases == ()
    with pytest.raises(ConflictError):
        two.leave(two.today, two.today + DAY)


def test_both_laptops_are_told_and_nobody_else(two: Two, line: httpx.Client) -> None:
    third = two.server.logged_in(line)
    before = third.feed().team
    two.leave(two.today + DAY, two.today + 2 * DAY)
    for laptop in (two.absent, two.deputy):
        (said,) = told(laptop).covers
        assert (said.absent, said.deputy) == (two.absent.worker, two.deputy.worker)
        assert said.until == (two.today + 2 * DAY).isoformat()
        assert told(laptop).mark == laptop.feed().team
    assert told(third).covers == ()
    assert third.feed().team == before
    assert {two.absent.worker, two.deputy.worker, third.worker} <= {each.worker for each in told(third).colleagues}


def told(laptop: Laptop) -> Team:
    answer = laptop.call("GET", "/team")
    assert answer.status_code == 200, answer.text
    return read_json(read_json(answer.content, SignedTeam).team, Team)


def test_the_list_is_for_who_is_logged_in_on_a_laptop_that_may(two: Two, line: httpx.Client) -> None:
    stranger = two.server.enrolled(line)
    assert stranger.call("GET", "/team").status_code == 401
    office.revoke(two.server.municipality, two.deputy.key.device, LEAD)
    assert two.deputy.call("GET", "/team").status_code == 403


class Shelf:
    """An inbox that holds nothing on disk."""

    def __init__(self, tenant: str, worker: str) -> None:
        self.tenant, self.worker = tenant, worker
        self.kept: Team | None = None

    def newest(self) -> Team | None:
        return self.kept

    def keep_team(self, signed: SignedTeam) -> None:
        self.kept = read_json(signed.team, Team)


def test_a_list_counts_only_as_the_municipality_signed_it_for_this_store_and_never_backwards(two: Two) -> None:
    town = two.server.municipality
    key = ReceiptKey(Trust(town.certificates.root), town.certificates.receipt, lambda: town.certificates.receipt)
    reader, shelf = TeamReader(key), Shelf(town.tenant, two.absent.worker)
    first = team.signed_team(town, two.absent.worker)
    assert reader.check(first, shelf, None).worker == two.absent.worker
    changed = msgspec.structs.replace(first, team=first.team.replace(two.deputy.worker, new_uuid7()))
    other = team.signed_team(town, two.deputy.worker)
    two.server.clock.ahead = DAY
    later = reader.check(team.signed_team(town, two.absent.worker), shelf, None)
    for bad, kept in ((changed, None), (other, None), (first, later)):
        with pytest.raises(TeamError):
            reader.check(bad, shelf, kept)


def test_a_lead_puts_it_down_and_ends_it_on_a_page(two: Two) -> None:
    with in_browser(two.server, entered(two.server, "lead")) as browser:
        text = shown(browser, "/beheer/waarneming")
        said = {"form_mark": form_mark(text), "absent": two.absent.worker, "deputy": two.deputy.worker}
        days = {"from": two.today.isoformat(), "until": (two.today + DAY).isoformat()}
        assert browser.post("/beheer/waarneming", data=said).status_code == 422
        assert browser.post("/beheer/waarneming", data={**said, **days, "form_mark": "x"}).status_code == 403
        wrong = browser.post("/beheer/waarneming", data={**said, **days, "deputy": two.absent.worker})
        assert (wrong.status_code, "twee verschillende mensen" in wrong.text) == (409, True)
        assert browser.post("/beheer/waarneming", data={**said, **days, "absent": "x"}).status_code == 404
        assert browser.post("/beheer/waarneming", data={**said, **days}).status_code == 303
        text = shown(browser, "/beheer/waarneming")
        assert f"Worker {two.deputy.subject} neemt waar voor Worker {two.absent.subject}" in text
        assert two.of_deputy() == set(two.cases)
        place = f"/beheer/waarneming/{two.cover()}/stop"
        assert browser.post(place, data={"form_mark": form_mark(text)}).status_code == 303
        assert browser.post(place, data={"form_mark": form_mark(text)}).status_code == 404
    assert two.of_deputy() == set()
    with two.server.municipality.database.read(two.server.municipality.tenant) as conn:
        entries = [row.entry for row in conn.execute(audit_entry.select()) if two.absent.worker in row.entry]
    assert [sum(f'"action":"{action}"' in entry for entry in entries) for action in ("cover", "cover_ended")] == [1, 1]


def test_a_name_comes_from_the_provider_at_each_log_in(house: ServerUnderTest) -> None:
    town = house.municipality
    person = office.enter_worker(town, "kim-1", "Kim", frozenset({"worker"}))
    same = office.enter_worker(town, "other-kim", "Kim de Wit", frozenset({"worker"}))
    office.name_worker(town, person, "Kim de Wit", "k.dewit")
    assert (team.workers(town)[person], team.workers(town)[same][:11]) == ("Kim de Wit (k.dewit)", "Kim de Wit ")
    office.name_worker(town, person, "", "")
    office.name_worker(town, person, "Kim Jansen", "")
    assert (team.workers(town)[person], team.workers(town)[same]) == ("Kim Jansen", "Kim de Wit")
    with town.database.read(town.tenant) as conn:
        entries = [row.entry for row in conn.execute(audit_entry.select()) if '"action":"named"' in row.entry]
    assert len([entry for entry in entries if person in entry]) == 2
    assert not any("Kim" in entry for entry in entries)


def test_a_whole_laptop_knows_colleagues_and_leave_after_its_sync(house: ServerUnderTest, tmp_path: Path) -> None:
    laptop = worker_laptop(house, tmp_path / "laptop", "femke")
    try:
        keep_enrolment(laptop.safe, enrolled(laptop.enrolment))
        laptop.log_in()
        work = open_workspace(laptop.safe, SystemClock(), laptop.login.token)
        me = work.enrolled.identity.worker
        other = office.enter_worker(house.municipality, "kim-2", "Kim Visser", frozenset({"worker"}))
        office.enter_worker(house.municipality, "jurist", "Anouk Visser", frozenset({"jurist"}))
        assert (work.colleagues.others(), work.colleagues.name_of(other)) == ((), None)
        work.end_of_day.run(lambda progress: None, lambda: False)
        assert work.colleagues.name_of(other) == "Kim Visser"
        assert me not in {each.worker for each in work.colleagues.others()}
        assert "Anouk Visser" not in {each.name for each in work.colleagues.others()}
        assert work.colleagues.covers() == ()
        today = local_date(house.municipality.moment())
        team.put(house.municipality, Wanted(me, other, today + DAY, today + 3 * DAY), LEAD)
        work.end_of_day.run(lambda progress: None, lambda: False)
        (cover,) = work.colleagues.covers()
        assert (cover.absent, cover.deputy, cover.until) == (me, other, today + 3 * DAY)
    finally:
        laptop.safe.close()
