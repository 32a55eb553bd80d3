"""The pages and commands of the council report: what a reporter sees, what only the privacy officer sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from page_visits import entered, form_mark, in_browser, shown
from pdf_checks import archive_failures
from sealed_pages import text_of
from server_factory import ServerUnderTest, SetClock, running_server

from jgvisit.ids import CaseId, WorkerId, new_uuid7
from jgvisit.records.happenings import ConcernNamed, IntensiveHelpStarted
from jgvisit.records.payload_family import PersonRegistered
from jgvisit.server.command import main
from jgvisit.server.council import service as council

YEAR = SetClock().now().year - 1
"""Last year, by the clock of the identity provider: it lets nobody in whose log-in is of another year."""
FAMILIES = 17
LIST = 37


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, issuer: str) -> Iterator[ServerUnderTest]:
    """A municipality in the year after: 34 families, 17 with intensive help, nothing published yet."""
    with running_server(tmp_path_factory.mktemp("council") / "server", issuer, None) as running:
        with running.http() as http:
            laptop = running.enrolled(http)
            chain = laptop.chain()
            for number in range(2 * FAMILIES):
                case, child = CaseId(new_uuid7()), new_uuid7()
                chain.add(case, PersonRegistered(person=child, name="Sanne Verzonnen", role="child"))
                event = {"event": new_uuid7(), "on": f"{YEAR}-11-02", "source": "gesprek", "children": (child,)}
                chain.add(case, ConcernNamed(concern="hij miste school", **event))
                if number < FAMILIES:
                    chain.add(case, IntensiveHelpStarted(help="elke week", **{**event, "event": new_uuid7()}))
            laptop.push(chain)
        yield running


@pytest.fixture
def published(town: ServerUnderTest) -> ServerUnderTest:
    """The same, with its first edition."""
    here, by = town.municipality, WorkerId("privacy")
    if not council.published(here, YEAR):
        council.enter_caseload(here, YEAR, LIST, "overzicht sociaal domein", by)
        council.publish(here, YEAR, council.inside(here, YEAR, by).mark, by)
    return town


def test_the_privacy_officer_counts_enters_the_list_and_publishes_what_was_looked_at(town: ServerUnderTest) -> None:
    inside = f"/beheer/verslag/{YEAR}/precies"
    with in_browser(town, entered(town, "privacy")) as browser:
        text = shown(browser, inside)
        assert f'<td class="n">{FAMILIES}</td><td class="n">ongeveer 15</td>' in text
        mark = form_mark(text)
        short = {"form_mark": mark, "gezinnen": "3", "bron": "te kort"}
        assert browser.post(f"/beheer/verslag/{YEAR}/lijst", data=short).status_code == 303
        assert "telt minder gezinnen" in shown(browser, inside)
        whole = {**short, "gezinnen": str(LIST), "bron": "overzicht sociaal domein"}
        assert browser.post(f"/beheer/verslag/{YEAR}/lijst", data=whole).status_code == 303
        text = shown(browser, inside)
        looked_at = re.search(r'name="mark" value="([0-9a-f]{64})"', text)
        assert looked_at is not None
        wrong = browser.post(f"/beheer/verslag/{YEAR}/publiceren", data={"form_mark": mark, "mark": "0" * 64})
        assert (wrong.status_code, council.published(town.municipality)) == (409, ())
        done = browser.post(f"/beheer/verslag/{YEAR}/publiceren", data={"form_mark": mark, "mark": looked_at[1]})
        assert done.headers["location"] == f"/beheer/verslag/{YEAR}"
        assert "ongeveer 15 gezinnen" in shown(browser, f"/beheer/verslag/{YEAR}")
        assert "Raadsverslag gepubliceerd" in shown(browser, "/beheer/logboek?zoek=council")


def test_a_reporter_sees_what_was_published_and_no_exact_figure(published: ServerUnderTest) -> None:
    with in_browser(published, entered(published, "reporter")) as browser:
        for page in ("/beheer/verslag", f"/beheer/verslag/{YEAR}"):
            text = shown(browser, page)
            assert "precies" not in text
            assert f">{FAMILIES}<" not in text
        pdf = browser.get(f"/beheer/verslag/{YEAR}/1/verslag.pdf")
        assert "ongeveer 15 gezinnen" in " ".join(text_of(pdf.content).split())
        assert browser.get(f"/beheer/verslag/{YEAR}/precies").status_code == 403
        mark = form_mark(shown(browser, "/beheer"))
        for action in ("publiceren", "lijst"):
            refused = browser.post(f"/beheer/verslag/{YEAR}/{action}", data={"form_mark": mark, "mark": "0" * 64})
            assert refused.status_code == 403


def test_every_chart_has_a_table_beside_it_that_says_the_same(published: ServerUnderTest) -> None:
    with in_browser(published, entered(published, "reporter")) as browser:
        text = shown(browser, f"/beheer/verslag/{YEAR}")
        charts = re.findall(r'<img class="chart" src="([^"]+)" alt="([^"]+)">', text)
        assert charts
        for address, alt in charts:
            answer = browser.get(address)
            assert (answer.status_code, answer.headers["content-type"]) == (200, "image/svg+xml")
            assert ElementTree.fromstring(answer.content).tag.endswith("svg")
            for row in alt.partition(". ")[2].removesuffix(".").split("; "):
                assert row.rpartition(": ")[2] in text


def test_each_table_says_what_it_counts_how_complete_it_is_and_by_which_rules(published: ServerUnderTest) -> None:
    with in_browser(published, entered(published, "reporter")) as browser:
        text = shown(browser, f"/beheer/verslag/{YEAR}")
    tables = text.count("<table ")
    assert tables == text.count("Wat telt mee.") == text.count("Hoe volledig.")
    assert text.count("Regels voor dit verslag: versie 1, grens 10.") == tables + 1


def test_a_question_gets_sentences_and_the_running_year_gets_last_year_and_why(published: ServerUnderTest) -> None:
    with in_browser(published, entered(published, "reporter")) as browser:
        text = shown(browser, f"/beheer/verslag?vraag=Hoeveel+preventieve+jeugdbescherming%3F&jaar={YEAR + 1}")
    assert "dat jaar is niet voorbij" in text
    assert f"In {YEAR} begon bij ongeveer 15 gezinnen vrijwillige hulp met grote zorgen." in text
    assert "Dat woord staat niet in de wet." in text


def test_a_year_that_was_not_published_and_one_that_runs_say_so(published: ServerUnderTest) -> None:
    with in_browser(published, entered(published, "privacy")) as browser:
        assert "geen verslag gepubliceerd" in browser.get("/beheer/verslag/2001").text
        running = browser.get(f"/beheer/verslag/{YEAR + 1}/precies")
        assert (running.status_code, "nog niet voorbij" in running.text) == (409, True)
        again = browser.get(f"/beheer/verslag/{YEAR}/precies?herzien=R5.plans")
        assert (again.status_code, "te weinig veranderd" in again.text) == (409, True)


def test_the_report_by_the_shell_is_archivable_accessible_and_always_the_same(
    published: ServerUnderTest, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = ["--dir", str(published.made.folder.path)]
    files = [tmp_path / "one.pdf", tmp_path / "two.pdf"]
    for file in files:
        assert main(["report", "pdf", "--year", str(YEAR), "--out", str(file), *folder]) == 0
    assert files[0].read_bytes() == files[1].read_bytes()
    assert archive_failures(files[0]) == []
    assert main(["report", "list", *folder]) == 0
    assert f"{YEAR}\tversie 1" in capsys.readouterr().out
    assert main(["report", "answer", "Hoeveel tolken?", *folder]) == 0
    assert "minder dan 10 gesprekken" in capsys.readouterr().out
    assert main(["report", "pdf", "--year", "2001", "--out", str(tmp_path / "none.pdf"), *folder]) == 1


def test_a_year_is_counted_and_published_by_the_shell(
    town: ServerUnderTest, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of the year before nothing was recorded; that may be published too."""
    folder = ["--dir", str(town.made.folder.path)]
    year = str(YEAR - 1)
    assert main(["report", "caseload", "--year", year, "--families", "12", "--source", "lijst", *folder]) == 0
    capsys.readouterr()
    assert main(["report", "exact", "--year", year, *folder]) == 0
    out = capsys.readouterr().out
    assert "C.caseload\tOp de lijst van de gemeente\t12\tongeveer 10" in out
    mark = out.rsplit(" ", 1)[1].strip()
    assert main(["report", "publish", "--year", year, "--mark", "0" * 64, *folder]) == 1
    assert main(["report", "publish", "--year", year, "--mark", mark, *folder]) == 0
    assert main(["report", "publish", "--year", year, "--mark", mark, *folder]) == 1
