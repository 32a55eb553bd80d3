"""The back office sends the copies that people want sent, and the worker hears what became of them (H5, H25)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import httpx
import msgspec
import pytest
from office_case import Case, agreed_handover, wants_post
from page_visits import entered, form_mark, in_browser, shown
from postgres_cluster import PostgresCluster
from server_factory import ServerUnderTest, running_server
from sqlalchemy import select
from town import begin_visit, squiggle
from worker_laptop import WorkerLaptop, worker_laptop

from jgvisit.clock import SystemClock, to_rfc3339
from jgvisit.ids import PersonId
from jgvisit.records.payload_family import SafeContactRecorded
from jgvisit.records.payload_forms import ConsentWithdrawn
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.records.payload_papers import CopyChosen
from jgvisit.server.audit import service as audit
from jgvisit.server.audit.models import audit_entry
from jgvisit.server.backoffice import overview as all_of_it
from jgvisit.server.backoffice.copies import LATE
from jgvisit.server.backoffice.models import office_device
from jgvisit.server.backoffice.overview import overview
from jgvisit.server.feed import service as feed
from jgvisit.server.feed.models import feed_entry
from jgvisit.server.pages.rights import ROLES
from jgvisit.server.records.models import record
from jgvisit.server.replay import replay
from jgvisit.services.desk.writing import Writer
from jgvisit.services.papers.handing_over import PaperToGive
from jgvisit.services.signing.choice import Choice

ADDRESS = "Verzonnen Singel 4, 1234 AB Voorbeeldstad"
FATHERS = "Bedachte Laan 9, 4321 ZX Voorbeeldstad"


@pytest.fixture(scope="module")
def house(cluster: PostgresCluster, tmp_path_factory: pytest.TempPathFactory, issuer: str) -> Iterator[ServerUnderTest]:
    folder = tmp_path_factory.mktemp("copies") / "server"
    with running_server(folder, issuer, cluster.new_database()) as running:
        yield running


@pytest.fixture(scope="module")
def laptop(house: ServerUnderTest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkerLaptop]:
    made = worker_laptop(house, tmp_path_factory.mktemp("laptop"), "femke")
    made.log_in()
    yield made
    made.safe.close()


@pytest.fixture
def case(house: ServerUnderTest, laptop: WorkerLaptop) -> Case:
    """Both parents signed; the mother wants her copy by post, the father wants nothing."""
    made = agreed_handover(house, laptop)
    wants_post(made, made.family.mother, ADDRESS)
    made.work.leaving.choose(made.family.case, CopyChosen(visit=made.visit, person=made.family.father, way="nothing"))
    made.sync()
    return made


def where(case: Case, person: PersonId | None = None) -> str:
    return case.copy_of(person or case.family.mother)


def waits(case: Case) -> list[PaperToGive]:
    """What the worker still sees of the mother's copy."""
    case.work.files.forget_all()
    waiting = case.work.handing_over.waiting(case.family.case)
    return [each for each in waiting if (each.person, each.form) == (case.family.mother, case.opened)]


def sealed(case: Case, person: PersonId) -> bytes:
    form = next(each for each in case.work.files.get(case.family.case).forms if each.id == case.opened)
    (document,) = [each.document for each in form.decisions if each.person == person and each.document]
    return case.work.journal.blob(case.family.case, document)


def saw_in(text: str) -> str:
    found = re.search(r'name="saw" value="([^"]+)"', text)
    assert found is not None
    return found[1]


def mark(browser: httpx.Client, case: Case, text: str, way: str, **fields: str) -> httpx.Response:
    day = case.work.today().isoformat()
    told = {"form_mark": form_mark(text), "saw": saw_in(text), "way": way, "on": day, **fields}
    return browser.post(where(case), data=told)


def events(case: Case, person: PersonId) -> list[tuple[str, str]]:
    tenant = case.server.municipality.tenant
    with case.server.municipality.database.read(tenant) as conn:
        query = select(audit_entry.c.entry).where(audit_entry.c.tenant == tenant).order_by(audit_entry.c.number)
        entries = conn.execute(query).scalars().all()
    about = f"{case.family.case} {case.opened} {person}"
    told = [msgspec.json.decode(each, type=audit.Event) for each in entries]
    return [(event.action, event.worker or "") for event in told if event.object == about]


def test_h25_a_copy_is_printed_and_sent_and_that_settles_the_duty_of_the_worker(case: Case) -> None:
    assert [each.holder for each in waits(case)] == ["office"]
    with in_browser(case.server, entered(case.server, "office")) as browser:
        listed = shown(browser, "/beheer/versturen")
        assert where(case) in listed
        names = [member.name for member in case.work.files.get(case.family.case).members]
        assert not any(told in listed for told in (*names, ADDRESS)), "a list names nobody"
        page = shown(browser, where(case))
        assert "Samira Haddad" in page
        assert ADDRESS in page
        assert not any(name in page for name in names if name != "Samira Haddad")
        assert "<script" not in page
        paper = browser.get(f"{where(case)}/1.pdf", params={"zag": saw_in(page)})
        assert paper.headers["content-type"] == "application/pdf"
        assert paper.headers["cache-control"] == "no-store"
        assert paper.content == sealed(case, case.family.mother), "byte for byte what was sealed"
        assert browser.get(f"{where(case)}/2.pdf", params={"zag": saw_in(page)}).status_code == 404
        assert mark(browser, case, page, "sent").status_code == 303
        after = shown(browser, "/beheer/versturen")
        assert f'href="{where(case)}"' not in after
        assert "Verstuurd op" in after
        assert "door Kim de Wit" in after
        assert not any(told in after for told in (*names, ADDRESS))
        assert browser.get(where(case)).status_code == 404, "what was sent is shown no more"
    case.sync()
    assert waits(case) == []
    (handed,) = [each for each in case.work.files.get(case.family.case).handed if each.form == case.opened]
    assert (handed.person, handed.way, handed.given) == (case.family.mother, "postToSafeAddress", True)
    done = events(case, case.family.mother)
    assert [action for action, _ in done] == ["office_copy_read", "office_copy_printed", "office_copy_sent"]
    assert len({who for _, who in done}) == 1
    assert handed.stamp.author == done[0][1], "by whom stands in the record"


def test_a_letter_that_came_back_is_the_workers_again_until_its_owner_says_another_address(case: Case) -> None:
    with in_browser(case.server, entered(case.server, "office")) as browser:
        mark(browser, case, shown(browser, where(case)), "sent")
        case.sync()
        assert waits(case) == []
        listed = shown(browser, "/beheer/versturen")
        card = next(part for part in listed.split("<section") if where(case) in part)
        before = (case.work.today() - timedelta(days=9)).isoformat()
        refused = mark(browser, case, listed.split("<section")[0] + card, "cameBack", on=before)
        assert refused.status_code == 400, "not before it was sent"
        assert mark(browser, case, listed.split("<section")[0] + card, "cameBack").status_code == 303
        case.sync()
        (back,) = waits(case)
        assert (back.holder, back.back_on) == ("cameBack", case.work.today().isoformat())
        assert where(case) not in shown(browser, "/beheer/versturen"), "nobody sends it to that address again"
        wants_post(case, case.family.mother, FATHERS)
        assert ADDRESS not in shown(browser, where(case))
        assert FATHERS in shown(browser, where(case))
    assert [each.holder for each in waits(case)] == ["office"]
    assert "office_copy_back" in {action for action, _ in events(case, case.family.mother)}


def test_what_cannot_be_sent_goes_back_to_the_worker_with_the_reason(case: Case) -> None:
    with in_browser(case.server, entered(case.server, "office")) as browser:
        assert mark(browser, case, shown(browser, where(case)), "cannotBeSent").status_code == 303
        assert browser.get(where(case)).status_code == 404
    case.sync()
    assert [each.holder for each in waits(case)] == ["cannotBeSent"]


def test_h5_nobody_gets_the_paper_of_another_and_who_wanted_nothing_gets_nothing(case: Case) -> None:
    family = case.family
    with in_browser(case.server, entered(case.server, "office")) as browser:
        for person in (family.father, family.girl, family.boy):
            assert browser.get(where(case, person)).status_code == 404
            assert browser.get(f"{where(case, person)}/1.pdf").status_code == 404
        wants_post(case, family.father, FATHERS)
        his = shown(browser, where(case, family.father))
        hers = shown(browser, where(case))
        assert FATHERS in his
        assert ADDRESS not in his
        assert "Samira" not in his
        assert "Jeroen" not in hers
        paper = browser.get(f"{where(case, family.father)}/1.pdf", params={"zag": saw_in(his)}).content
        assert paper == sealed(case, family.father) != sealed(case, family.mother)
        assert browser.get(f"{where(case)}/1.pdf", params={"zag": saw_in(his)}).status_code == 409


def _hidden_address(case: Case) -> None:
    file = case.work.files.get(case.family.case)
    post = next(each for each in file.addresses if each.person == case.family.mother)
    hidden = VisibilityRestricted(hides=(post.stamp.record,), hidden_from=(case.family.father,), basis="geheim adres")
    Writer(case.work.journal, case.work.files).one(case.family.case, hidden)


def _not_safe(case: Case) -> None:
    wish = CopyChosen(visit=case.visit, person=case.family.mother, way="notSafe")
    case.work.leaving.choose(case.family.case, wish)


def _do_not_approach(case: Case) -> None:
    contact = SafeContactRecorded(
        person=case.family.mother, approach="doNotApproach", evidence="zij zelf", reason="gevaar"
    )
    case.work.families.record_safe_contact(case.family.case, contact)


def _withdrawn(case: Case) -> None:
    now = to_rfc3339(SystemClock().now())
    gone = ConsentWithdrawn(form=case.opened, person=case.family.mother, channel="phone", effective_at=now)
    Writer(case.work.journal, case.work.files).one(case.family.case, gone)


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(_hidden_address, id="h7 the address is hidden from somebody by now"),
        pytest.param(_not_safe, id="h5 not safe any more"),
        pytest.param(_do_not_approach, id="h8 not to be approached"),
        pytest.param(_withdrawn, id="withdrawn"),
    ],
)
def test_what_may_not_be_sent_any_more_is_gone_also_from_a_page_that_is_still_open(case: Case, changed: object) -> None:
    assert callable(changed)
    with in_browser(case.server, entered(case.server, "office")) as browser:
        page = shown(browser, where(case))
        changed(case)
        case.sync()
        assert where(case) not in shown(browser, "/beheer/versturen")
        answer = browser.get(where(case))
        assert answer.status_code == 404
        assert ADDRESS not in answer.text
        assert browser.get(f"{where(case)}/1.pdf", params={"zag": saw_in(page)}).status_code == 404
        assert mark(browser, case, page, "sent").status_code == 404
    assert case.written() == 0


def test_h2_a_paper_that_would_now_tell_its_reader_what_is_hidden_waits_for_the_worker(case: Case) -> None:
    boy = case.work.files.get(case.family.case).member(case.family.boy)
    hidden = VisibilityRestricted(hides=(boy.stamp.record,), hidden_from=(case.family.mother,), basis="geheim")
    with in_browser(case.server, entered(case.server, "office")) as browser:
        page = shown(browser, where(case))
        Writer(case.work.journal, case.work.files).one(case.family.case, hidden)
        case.sync()
        for address in (where(case), f"{where(case)}/1.pdf?zag={saw_in(page)}"):
            answer = browser.get(address)
            assert answer.status_code in (404, 409)
            assert ADDRESS not in answer.text


ASKS = ("list", "open", "print", "mark")


def test_h25_only_the_back_office_lists_opens_prints_or_marks_a_copy(case: Case) -> None:
    """The whole table: role and action; each case of what may be sent stands in `test_office_copies`."""
    for role in ROLES:
        with in_browser(case.server, entered(case.server, role)) as browser:
            form = form_mark(browser.get("/beheer").text)
            told = {"form_mark": form, "saw": "x", "way": "sent", "on": case.work.today().isoformat()}
            answers = {
                "list": browser.get("/beheer/versturen"),
                "open": browser.get(where(case)),
                "print": browser.get(f"{where(case)}/1.pdf", params={"zag": "x"}),
                "mark": browser.post(where(case), data=told),
            }
        expected = (200, 200, 409, 409) if role == "office" else (403, 403, 403, 403)
        assert tuple(answers[each].status_code for each in ASKS) == expected, role
        assert role == "office" or not any(ADDRESS in each.text for each in answers.values()), role
    assert case.written() == 0


def test_of_two_colleagues_one_writes_and_what_is_no_day_or_no_word_of_ours_is_refused(case: Case) -> None:
    with in_browser(case.server, entered(case.server, "office")) as browser:
        page = shown(browser, where(case))
        assert mark(browser, case, page, "sent", on="2199-01-01").status_code == 400
        assert mark(browser, case, page, "sent", on="").status_code == 422
        assert mark(browser, case, page, "nothing").status_code == 409
        assert mark(browser, case, page, "cameBack").status_code == 404, "it was not sent"
        assert mark(browser, case, page, "sent", form_mark="elsewhere").status_code == 403
        assert case.written() == 0
        assert mark(browser, case, page, "sent").status_code == 303
        assert mark(browser, case, page, "sent").status_code == 404
    assert case.written() == 1


def test_another_address_since_the_page_was_opened_is_looked_at_first(case: Case) -> None:
    with in_browser(case.server, entered(case.server, "office")) as browser:
        page = shown(browser, where(case))
        wants_post(case, case.family.mother, FATHERS)
        answer = mark(browser, case, page, "sent")
        assert answer.status_code == 409
        assert "Kijk opnieuw" in answer.text
    assert case.written() == 0


def test_who_answers_anew_is_sent_the_paper_of_that_answer_too(case: Case) -> None:
    with in_browser(case.server, entered(case.server, "office")) as browser:
        mark(browser, case, shown(browser, where(case)), "sent")
        case.sync()
        assert waits(case) == []
        again = begin_visit(case.work, case.family)
        choice = Choice(case.family.mother, "refused", "self", squiggle(), squiggle(400), mark="T")
        case.work.signing.decide(case.family.case, again, case.opened, choice)
        case.work.visits.end(case.family.case, again)
        case.sync()
        page = shown(browser, where(case))
        paper = browser.get(f"{where(case)}/1.pdf", params={"zag": saw_in(page)}).content
        assert paper == sealed(case, case.family.mother)
        assert mark(browser, case, page, "sent").status_code == 303
    case.sync()
    assert waits(case) == []


def test_a_copy_that_lies_two_days_is_chased(case: Case) -> None:
    (copy,) = (each for each in overview(case.server.municipality).copies if each.case == case.family.case)
    assert not copy.late
    case.server.clock.ahead = LATE + timedelta(minutes=1)
    try:
        (copy,) = (each for each in overview(case.server.municipality).copies if each.case == case.family.case)
    finally:
        case.server.clock.ahead = timedelta()
    assert copy.late


def test_after_a_restore_nothing_is_sent_twice(case: Case) -> None:
    municipality = case.server.municipality
    tenant = municipality.tenant
    with in_browser(case.server, entered(case.server, "office")) as browser:
        mark(browser, case, shown(browser, where(case)), "sent")
        with municipality.database.write(tenant) as conn:  # the backup is older than the letter
            mine = (record.c.case_id == case.family.case) & record.c.device.in_(select(office_device.c.device))
            links = conn.execute(select(record.c.link_hash).where(mine)).scalars().all()
            conn.execute(feed_entry.delete().where(feed_entry.c.link_hash.in_(links)))
            conn.execute(record.delete().where(mine))
        feed.begin_epoch(municipality, case.server.made.officer)
        assert replay(municipality) == 1
        assert browser.get(where(case)).status_code == 404
    case.sync()
    assert waits(case) == []


def test_families_of_which_nobody_wants_a_copy_sent_are_read_by_no_page(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    overview(case.server.municipality)
    wish = CopyChosen(visit=case.visit, person=case.family.mother, way="nextVisit")
    case.work.leaving.choose(case.family.case, wish)
    case.sync()
    read: list[str] = []
    real = all_of_it.read_family
    monkeypatch.setattr(
        all_of_it, "read_family", lambda conn, tenant, one: (read.append(one), real(conn, tenant, one))[1]
    )
    for _ in range(2):
        overview(case.server.municipality)
    assert read.count(case.family.case) == 1, "looked at once, then closed"
    wants_post(case, case.family.mother, ADDRESS)
    assert case.family.case in {each.case for each in overview(case.server.municipality).copies}
