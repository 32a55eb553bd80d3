"""The council report on both databases: counted from pushed records, published, and from then on never changed."""

from __future__ import annotations

from datetime import timedelta

import httpx
import msgspec
import pytest
from record_factory import FATHER, MOTHER, SANNE, authority, card, person, uuid
from server_factory import Chain, ServerUnderTest
from sqlalchemy import func, select, update
from sqlalchemy.exc import DBAPIError

from jgvisit.ids import CaseId, WorkerId, new_uuid7
from jgvisit.records.happenings import ConcernNamed, IntensiveHelpStarted
from jgvisit.records.link import link_hash
from jgvisit.server import upkeep
from jgvisit.server.audit import service as audit
from jgvisit.server.audit.models import audit_entry
from jgvisit.server.council import counting
from jgvisit.server.council import service as council
from jgvisit.server.council.models import council_report, family_count
from jgvisit.server.council.publication import ImpossibleFiguresError, NotCorrectableError
from jgvisit.server.erasures.rows import erase
from jgvisit.server.feed import service as feed
from jgvisit.server.problems import ConflictError, NotFoundError, UnreadableError
from jgvisit.sync.wire import Fork

YEAR = 2026
BY = WorkerId("privacy")


def family(chain: Chain, *, told: bool) -> CaseId:
    """Write a family with intensive help in November 2026; where `told`, both parents heard that it is voluntary."""
    case = CaseId(new_uuid7())
    started = {"event": uuid(61), "on": "2026-11-02", "source": "gesprek", "children": (SANNE,)}
    for payload in (
        person(MOTHER),
        person(FATHER, "Piet Verzonnen"),
        person(SANNE, "Sanne Verzonnen", "child", born="2018-06-01"),
        authority(),
        authority(uuid(42), FATHER),
        IntensiveHelpStarted(help="elke week", **started),
        *((card(heard_by=(MOTHER, FATHER)),) if told else ()),
    ):
        chain.add(case, payload)
    return case


@pytest.fixture
def pushed(server: ServerUnderTest, http: httpx.Client) -> ServerUnderTest:
    """A year that is over: 26 families, of one no more than its name, 14 with intensive help, 13 of those told."""
    laptop = server.enrolled(http)
    chain = laptop.chain()
    for number in range(14):
        family(chain, told=number > 0)
    for number in range(12):
        case = CaseId(new_uuid7())
        chain.add(case)
        if number:
            chain.add(case, ConcernNamed(event=uuid(61), on="2026-11-02", source="gesprek", concern="schulden"))
    laptop.push(chain)
    server.clock.ahead = timedelta(days=365)
    return server


def test_a_year_is_counted_from_what_laptops_sent_and_published_without_its_exact_figures(
    pushed: ServerUnderTest,
) -> None:
    here = pushed.municipality
    council.enter_caseload(here, YEAR, 60, "overzicht sociaal domein", BY)
    seen = council.inside(here, YEAR, BY)
    told = {"C.caseload": 60, "C.known": 26, "C.families": 25, "R1.families": 14, "R1.children": 14, "R2.families": 13}
    assert told.items() <= seen.exact.items()
    assert council.inside(here, YEAR, BY).mark == seen.mark  # counted again from the records, the same comes out
    report = council.publish(here, YEAR, seen.mark, BY)
    assert report == council.edition(here, YEAR).report == seen.report
    assert (report.edition, report.rules, report.caseload_source) == (1, "1", "overzicht sociaal domein")
    assert '"14"' not in msgspec.json.encode(report).decode()
    cell = report.cell("R2.families")
    assert cell is not None
    assert (cell.least, cell.most, cell.all) == (10, 17, False)


def test_what_was_published_nobody_can_change_not_even_in_the_database(pushed: ServerUnderTest) -> None:
    here = pushed.municipality
    council.publish(here, YEAR, council.inside(here, YEAR, BY).mark, BY)
    for change in (update(council_report).values(report="{}"), council_report.delete()):
        with pytest.raises(DBAPIError, match="does not change"), here.database.write(here.tenant) as conn:
            conn.execute(change)
    assert council.edition(here, YEAR).report.edition == 1


def test_a_later_record_changes_the_count_and_not_what_was_published(
    pushed: ServerUnderTest, http: httpx.Client
) -> None:
    here = pushed.municipality
    before = council.inside(here, YEAR, BY)
    first = council.publish(here, YEAR, before.mark, BY)
    laptop = pushed.enrolled(http)
    chain = laptop.chain()
    family(chain, told=True)
    laptop.push(chain)
    after = council.inside(here, YEAR, BY)
    assert after.exact["R1.families"] == 15
    assert council.edition(here, YEAR).report == first
    assert after.report.tables == first.tables
    with pytest.raises(NotCorrectableError):
        council.inside(here, YEAR, BY, ["R1.families"])


def test_a_correction_is_an_edition_with_a_reason_beside_the_first(pushed: ServerUnderTest, http: httpx.Client) -> None:
    here = pushed.municipality
    first = council.publish(here, YEAR, council.inside(here, YEAR, BY).mark, BY)
    laptop = pushed.enrolled(http)
    chain = laptop.chain()
    for _ in range(12):
        family(chain, told=True)
    laptop.push(chain)
    seen = council.inside(here, YEAR, BY, ["R1.families"])
    with pytest.raises(ConflictError, match="says why"):
        council.publish(here, YEAR, seen.mark, BY, ["R1.families"])
    second = council.publish(here, YEAR, seen.mark, BY, ["R1.families"], "een laptop stuurde te laat")
    assert [each.report for each in council.published(here, YEAR)] == [first, second]
    assert council.edition(here, YEAR, 1).report == first
    correction = second.tables[0].correction
    assert correction is not None
    assert correction.direction == "higher"
    assert second.tables[1:] == first.tables[1:]


def test_nothing_is_published_that_nobody_looked_at(pushed: ServerUnderTest, http: httpx.Client) -> None:
    here = pushed.municipality
    seen = council.inside(here, YEAR, BY)
    laptop = pushed.enrolled(http)
    chain = laptop.chain()
    family(chain, told=True)
    laptop.push(chain)
    with pytest.raises(ConflictError, match="changed"):
        council.publish(here, YEAR, seen.mark, BY)
    with pytest.raises(NotFoundError):
        council.edition(here, YEAR)


def test_a_year_that_is_not_over_is_not_counted(server: ServerUnderTest) -> None:
    here = server.municipality
    for year in (here.moment().year, here.moment().year + 1, 1999):
        with pytest.raises(ConflictError):
            council.inside(here, year, BY)


def test_each_look_at_exact_figures_stands_in_the_audit(pushed: ServerUnderTest) -> None:
    here = pushed.municipality
    council.inside(here, YEAR, BY)
    council.publish(here, YEAR, council.inside(here, YEAR, BY).mark, BY)
    with here.database.read(here.tenant) as conn:
        rows = conn.execute(select(audit_entry.c.entry).order_by(audit_entry.c.number)).scalars()
        events = [msgspec.json.decode(row, type=audit.Event) for row in rows]
    looked = [event.action for event in events if event.worker == BY]
    assert looked == ["council_exact", "council_exact", "council_publish"]


def test_a_list_that_is_shorter_than_what_was_counted_publishes_nothing(pushed: ServerUnderTest) -> None:
    here = pushed.municipality
    council.enter_caseload(here, YEAR, 24, "te korte lijst", BY)
    with pytest.raises(ImpossibleFiguresError):
        council.inside(here, YEAR, BY)
    for families, source in ((-1, "lijst"), (5, " ")):
        with pytest.raises(UnreadableError):
            council.enter_caseload(here, YEAR, families, source, BY)
    with here.database.read(here.tenant) as conn:
        assert conn.execute(select(func.count()).select_from(council_report)).scalar_one() == 0


def test_a_family_is_counted_anew_when_its_records_changed_and_not_otherwise(
    pushed: ServerUnderTest, http: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = pushed.municipality

    def counted() -> counting.Counted:
        with here.database.read(here.tenant) as conn:
            return counting.count_families(conn, here.tenant, YEAR)

    first = counted()
    assert len(first.anew) == first.total["C.known"] == 26
    counting.keep(here, YEAR, first)
    assert not counted().anew
    assert counted().total == first.total
    laptop = pushed.enrolled(http)
    chain = laptop.chain()
    late = family(chain, told=False)
    laptop.push(chain)
    second = counted()
    assert set(second.anew) == {late}
    assert second.total["R1.families"] == first.total["R1.families"] + 1
    counting.keep(here, YEAR, second)
    with here.database.read(here.tenant) as conn:
        forked = (Fork(device="d" * 32, chain=new_uuid7(), seq=1),)
        with monkeypatch.context() as other:
            other.setattr(feed, "forks", lambda conn, tenant: forked)
            assert len(counting.count_families(conn, here.tenant, YEAR).anew) == 27
        with monkeypatch.context() as other:
            other.setattr(counting, "_program", lambda: "another program")
            assert len(counting.count_families(conn, here.tenant, YEAR).anew) == 27


def test_what_was_counted_goes_with_the_erased_records_and_does_not_come_back(
    pushed: ServerUnderTest, http: httpx.Client
) -> None:
    here = pushed.municipality
    laptop = pushed.enrolled(http)
    chain = laptop.chain()
    case = family(chain, told=True)
    laptop.push(chain)
    before = council.inside(here, YEAR, BY).exact
    with here.database.read(here.tenant) as conn:
        old = counting.count_families(conn, here.tenant, YEAR - 1)  # counted before the order, kept after it
    with here.database.write(here.tenant) as conn:
        links = [link_hash(record.link, record.signature) for record in chain.records]
        assert erase(conn, here.tenant, links, 1) == len(links)
    counting.keep(here, YEAR - 1, old)
    with here.database.read(here.tenant) as conn:
        kept = {tuple(row) for row in conn.execute(select(family_count.c.case_id, family_count.c.year))}
    assert not {(case, YEAR), (case, YEAR - 1)} & kept
    assert len(kept) == 26 + 26
    assert council.inside(here, YEAR, BY).exact["R1.families"] == before["R1.families"] - 1


def test_the_server_counts_ahead_a_part_at_a_time(pushed: ServerUnderTest, monkeypatch: pytest.MonkeyPatch) -> None:
    here = pushed.municipality
    monkeypatch.setattr(upkeep, "COUNTED_AT_ONCE", 20)
    assert [upkeep.count_ahead(here) for _ in range(3)] == [20, 6, 0]
    with here.database.read(here.tenant) as conn:
        assert counting.count_families(conn, here.tenant, YEAR).total["C.known"] == 26
