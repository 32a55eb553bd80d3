"""The server's pages in a real browser: axe, the keyboard, 400 % zoom, and the work without scripts."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from browser import DESK, ZOOMED, chromium, follow, overflow_px, person_at, reachable, violations, walked
from erasure_maker import erasure_of, signed_erasure
from gallery.guide_pictures import PAGES, keep_small, wanted
from office_case import Case, agreed_handover, application_of, give, wants_post, written_anew
from page_visits import pushed, waiting_record
from playwright.sync_api import Browser, Page
from postgres_cluster import free_port
from server_factory import ServerUnderTest, bringer, release_texts, running_server, signed_release, signed_with
from sqlalchemy import select
from worker_laptop import WorkerLaptop, worker_laptop

from jgvisit.content.guides import picture
from jgvisit.ids import CaseId, PersonId, WorkerId, new_uuid7
from jgvisit.server.backoffice import copies
from jgvisit.server.backoffice import service as backoffice
from jgvisit.server.council import service as council
from jgvisit.server.device_requests import device_id
from jgvisit.server.enrolment.models import enrolment
from jgvisit.server.erasures import service as erasures
from jgvisit.server.feed import service as feed
from jgvisit.server.glass import service as glass
from jgvisit.server.glass.reading import read_for_all
from jgvisit.server.glass.service import Asked
from jgvisit.server.officer import service as office
from jgvisit.server.pages.drawing import MENU
from jgvisit.server.pages.rights import ROLES, Role, may
from jgvisit.server.texts import proposals
from jgvisit.services.sending.paper_way import Wanted

CONSOLE = WorkerId("console")


@dataclass(frozen=True)
class Town:
    """A municipality in which each page has something to show."""

    server: ServerUnderTest
    device: str
    case: CaseId
    link: str
    """Waits, because its writer did not have that family."""
    paper: str
    """Address of a handover that may be sent."""
    newer: str
    """Address of an application that changed after it was taken over."""
    copy: str
    """Address of a copy that is to be sent; another was sent."""
    half: bytes
    """Texts that the jurist alone signed; they wait."""
    glass: Mapping[Role, str]
    """Number of what each of them opened by breaking the glass."""
    year: int
    """Of which a report to the council was published."""

    def addresses(self, role: Role) -> list[str]:
        """Every page that a role may open, and one that it may not."""
        mine = [item for item in MENU if may({role}, item.action)]
        found = ["", *(f"/{item.address}" for item in mine)]
        if may({role}, "inventory"):
            found.append(f"/laptops/{self.device}")
        if may({role}, "erasures"):
            found.append("/wissen/1")
        if may({role}, "office"):
            found += [self.paper, self.newer, self.copy]
        if may({role}, "glass"):
            found.append(f"/inzage/{self.glass[role]}")
        if may({role}, "report"):
            found += [f"/verslag/{self.year}", "/verslag?vraag=Hoeveel+tolken%3F"]
        if may({role}, "report_inside"):
            found.append(f"/verslag/{self.year}/precies")
        if may({role}, "audit"):
            found.append("/logboek?zoek=bestaat-niet")
        refused = next(item for item in MENU if item not in mine)
        return [*found, f"/{refused.address}"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, issuer: str) -> Iterator[Town]:
    folder = tmp_path_factory.mktemp("browser") / "server"
    with running_server(folder, issuer, None, free_port()) as server, server.http() as line:
        laptop = worker_laptop(server, folder.parent / "laptop", "femke")
        try:
            yield _settled(server, line, laptop)
        finally:
            laptop.safe.close()


def _send(server: ServerUnderTest, case: Case, person: PersonId) -> None:
    about, day = (case.family.case, case.opened, person), case.work.today()
    saw = copies.look(server.municipality, *about, CONSOLE).saw
    copies.mark(server.municipality, *about, saw, "sent", day, CONSOLE)


def _newer(server: ServerUnderTest, case: Case) -> str:
    """Let the office take an application over, which the worker then writes and gives anew."""
    asked = application_of(case, "Iemand die met haar meegaat naar school")
    give(asked)
    about = case.family.case, asked.form
    last = backoffice.look(server.municipality, *about, CONSOLE).item.last
    step = Wanted("received", "Kim de Wit", case.work.today(), reference="Z-2026-88")
    backoffice.mark(server.municipality, *about, last, step, CONSOLE)
    asked.sync()
    written_anew(asked, "Twee middagen opvang in de week")
    give(asked)
    return asked.address.removeprefix("/beheer")


def _settled(server: ServerUnderTest, line: httpx.Client, femke: WorkerLaptop) -> Town:
    femke.log_in()
    handover = agreed_handover(server, femke)
    give(handover)
    mother, father = handover.family.mother, handover.family.father
    for person, address in ((mother, "Verzonnen Singel 4, 1234 AB Dorp"), (father, "Bedachte Laan 9, 4321 ZX Dorp")):
        wants_post(handover, person, address)
    _send(server, handover, father)
    for role in ROLES:
        office.enter_worker(server.municipality, role, "Kim de Wit", frozenset({role}))
    laptop, case, link = waiting_record(server, line)
    gone = pushed(laptop, CaseId(new_uuid7())).answers[0].link_hash
    order = erasure_of(server.municipality.tenant, [gone], 1, issued_at=server.municipality.now())
    keys = [server.made.folder.offline / f"order-{number}.key" for number in (1, 2)]
    erasures.put(server.municipality, signed_erasure(order, keys), server.made.officer)
    release_texts(server.municipality, signed_release(server, 3))

    def changed(name: str, text: str) -> str:
        return text.replace("Ik werk voor de gemeente.", "Ik werk voor de stad.") if name.startswith("nl/K01") else text

    half = signed_release(server, 4, by=("jurist",), change=changed)
    proposals.put(server.municipality, half, bringer(server.municipality, "jurist", name="Anouk Visser"))
    year = server.municipality.moment().year - 1
    council.enter_caseload(server.municipality, year, 41, "overzicht sociaal domein", CONSOLE)
    council.publish(server.municipality, year, council.inside(server.municipality, year, CONSOLE).mark, CONSOLE)
    paper = handover.address.removeprefix("/beheer")
    opened: dict[Role, str] = {}
    for role in ROLES:
        if may({role}, "glass"):
            person = office.enter_worker(server.municipality, role, "Kim de Wit", frozenset({role}))
            asked = Asked("Politie belt, een kind staat op straat.", handover.family.case)
            (opened[role],) = glass.open_family(server.municipality, asked, person)
    copy = handover.copy_of(mother).removeprefix("/beheer")
    return Town(
        server,
        device_id(laptop.key.public_key_der),
        case,
        link,
        paper,
        _newer(server, handover),
        copy,
        half,
        opened,
        year,
    )


@pytest.mark.parametrize("role", ROLES)
def test_each_page_of_each_role_meets_wcag_at_any_size_and_by_keyboard(
    town: Town, browser: Browser, role: Role
) -> None:
    faults: list[str] = []
    with person_at(browser, town.server.url, role, scripts=True) as page:
        for address in town.addresses(role):
            page.goto(f"/beheer{address}")
            page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
            for width, height in (DESK, ZOOMED):
                page.set_viewport_size({"width": width, "height": height})
                place = f"{address or '/'} at {width}"
                faults += [f"{place}: {fault}" for fault in violations(page)]
                if overflow_px(page) > 0:
                    faults.append(f"{place}: {overflow_px(page)} px to the side")
            faults += [f"{address or '/'}: {fault}" for fault in _keyboard_faults(page)]
            page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    assert not faults, "\n".join(faults)


def _keyboard_faults(page: Page) -> Iterator[str]:
    stops = walked(page)
    if len(stops) != reachable(page):
        yield f"{len(stops)} stops, {reachable(page)} things to do"
    for stop in stops:
        if not stop["ring"]:
            yield f"no ring around {stop['name']}"
        if not stop["seen"]:
            yield f"{stop['name']} is out of sight when it has the focus"


def test_the_pictures_of_the_guides_can_be_taken_of_pages_that_show_something(
    town: Town, browser: Browser, tmp_path: Path
) -> None:
    """`make pictures` sets GUIDE_PICTURES, and keeps them."""
    shows: dict[str, tuple[Role, str]] = {
        "laptops": ("officer", "Laptops"),
        "nakijken": ("lead", "Politie belt"),
        "logboek": ("privacy", "Zoek"),
    }
    assert {name for name in wanted() if name.startswith(PAGES)} == {f"{PAGES}{name}" for name in shows}
    for name, (role, words) in shows.items():
        with person_at(browser, town.server.url, role, scripts=False) as page:
            page.goto(f"/beheer/{name}")
            taken = tmp_path / f"{name}.png"
            page.screenshot(path=taken)
            assert words in page.inner_text("main")
        if "GUIDE_PICTURES" in os.environ:
            keep_small(taken, picture(f"{PAGES}{name}"))


def test_axe_and_the_checks_of_ours_find_what_is_wrong(town: Town, browser: Browser) -> None:
    with person_at(browser, town.server.url, "lead", scripts=True, size=ZOOMED) as page:
        page.evaluate(
            """() => {  // by the object model: the policy of the page stops styles in its text
              const main = document.querySelector('main');
              main.innerHTML = '<img src="x"><p>pale</p><div>wide</div><a href="/">no ring</a>';
              const [, pale, wide, link] = main.children;
              pale.style.color = '#ccc';
              pale.style.background = '#fff';
              wide.style.width = '900px';
              link.style.outline = 'none';
            }"""
        )
        rules = {fault.split()[0] for fault in violations(page)}
        assert {"image-alt", "color-contrast"} <= rules
        assert overflow_px(page) > 500
        assert any("no ring" in fault for fault in _keyboard_faults(page))


def test_after_logging_out_the_page_says_so_and_meets_wcag(town: Town, browser: Browser) -> None:
    with person_at(browser, town.server.url, "reporter", scripts=True) as page:
        follow(page, "text=Afmelden")
        assert page.inner_text("h1") == "U bent afgemeld"
        assert violations(page) == []
        page.goto("/beheer")
        assert page.url.startswith(town.server.municipality.settings.issuer)


# -- the work, without scripts: these come last, for they change the town -------------------------------------


def test_without_scripts_a_lead_lets_count_what_waited(town: Town, browser: Browser) -> None:
    with person_at(browser, town.server.url, "lead", scripts=False) as page:
        follow(page, "nav >> text=Wachtrij")
        assert "De schrijver heeft dit gezin niet." in page.inner_text("main")
        feed.assign(town.server.municipality, town.case, _writer(town), None, CONSOLE)
        page.reload()
        follow(page, "text=Laat het meetellen")
        assert "Er wacht niets." in page.inner_text("main")


def test_without_scripts_the_office_writes_down_that_it_was_sent(town: Town, browser: Browser) -> None:
    with person_at(browser, town.server.url, "office", scripts=False) as page:
        follow(page, "nav >> text=Versturen")
        follow(page, "main h3 a")
        page.fill("#sent-to", "Jeugdbescherming De Brug (verzonnen)")
        follow(page, "button:has-text('Leg vast: het is verstuurd')")
        assert "Verstuurd, nog niet ontvangen" in page.inner_text("main")


def test_without_scripts_the_office_prints_a_copy_and_writes_down_that_it_came_back(
    town: Town, browser: Browser
) -> None:
    with person_at(browser, town.server.url, "office", scripts=False) as page:
        page.goto(f"/beheer{town.copy}")
        assert "Samira Haddad" in page.inner_text("main")
        paper = page.context.request.get(f"{town.server.url}{page.get_attribute('a.button', 'href')}")
        assert paper.body().startswith(b"%PDF-")
        follow(page, "button:has-text('Leg vast: de kopie is verstuurd')")
        assert "Er wacht geen kopie." in page.inner_text("main")
        assert page.locator("summary:has-text('kwam terug')").count() == 2
        page.locator("summary:has-text('kwam terug')").first.click()
        follow(page, page.locator("button:has-text('kwam terug')").first)
        assert page.locator("summary:has-text('kwam terug')").count() == 1


def test_without_scripts_a_worker_reads_a_family_and_the_lead_reviews_that(town: Town, browser: Browser) -> None:
    with person_at(browser, town.server.url, "worker", scripts=False) as page:
        follow(page, "nav >> text=Inzage bij nood")
        page.fill("#reden", "De school belt, het kind is niet opgehaald.")
        page.fill("#naam", "Noor de Boer")
        page.fill("#geboren", page_birthday(town))
        follow(page, "text=Open voor twee uur")
        assert "Samira Haddad" in page.inner_text("main")
        follow(page, "text=Sluit deze inzage nu")
        assert page.inner_text("h1") == "Inzage bij nood"
    with person_at(browser, town.server.url, "lead", scripts=False) as page:
        follow(page, "text=Dat keek nog niemand na")
        card = page.locator("section", has_text="het kind is niet opgehaald")
        card.locator("input[name=note]").fill("Besproken.")
        follow(page, card.locator("button:text-is('Dit paste')"))
        assert "Besproken." in page.inner_text("main")


def page_birthday(town: Town) -> str:
    tenant = town.server.municipality.tenant
    (opening,) = glass.mine(town.server.municipality, _person(town, "worker"))
    with town.server.municipality.database.read(tenant) as conn:
        file = read_for_all(conn, tenant, opening.case, town.server.municipality.moment().date())[0]
    return next(member.born or "" for member in file.members if member.name == "Noor de Boer")


def _person(town: Town, role: Role) -> WorkerId:
    return office.enter_worker(town.server.municipality, role, "", frozenset())


def _writer(town: Town) -> WorkerId:
    with town.server.municipality.database.read(town.server.municipality.tenant) as conn:
        query = select(enrolment.c.worker).where(enrolment.c.device == town.device)
        return WorkerId(conn.execute(query).scalar_one())


def test_without_scripts_the_inventory_is_kept_as_pdf_and_the_audit_is_searched(town: Town, browser: Browser) -> None:
    with person_at(browser, town.server.url, "privacy", scripts=False) as page:
        page.goto(f"/beheer/laptops/{town.device}")
        with page.expect_download() as download:
            page.click("text=Bewaar als pdf")
        assert Path(download.value.path()).read_bytes().startswith(b"%PDF-")
        follow(page, "nav >> text=Logboek")
        page.fill("label:has-text('Wat er is gedaan') >> xpath=../input", "laptop stond")
        follow(page, "button:has-text('Zoek')")
        assert "Bekeken wat er op een laptop stond" in page.inner_text("tbody")


def test_without_scripts_a_second_person_releases_and_takes_back(town: Town, browser: Browser, tmp_path: Path) -> None:
    with person_at(browser, town.server.url, "second_eye", scripts=False) as page:
        follow(page, "nav >> text=Teksten")
        assert "Anouk Visser" in page.inner_text("section:has(#wacht)")
        assert "Ik werk voor de stad." in page.inner_text("ins")
        with page.expect_download() as download:
            page.click("text=Haal het bestand op")
        file = tmp_path / download.value.suggested_filename
        download.value.save_as(file)
        assert file.read_bytes() == town.half
        page.set_input_files("#vrij", file)
        follow(page, "text=Geef vrij aan de laptops")
        assert "Het is niet zeker dat de jurist én het tweede paar ogen" in page.inner_text("main")
        page.goto("/beheer/teksten")
        file.write_bytes(signed_with(file.read_bytes(), town.server.made.folder.offline / "pack-second-eye"))
        page.set_input_files("#vrij", file)
        follow(page, "text=Geef vrij aan de laptops")
        assert "jgvisit, nummer 4." in page.inner_text("section:has(#nu)")
        page.click("summary:has-text('Nummer 4 terugnemen')")
        follow(page, "button:has-text('Neem nummer 4 terug')")
        assert "jgvisit, nummer 3." in page.inner_text("section:has(#nu)")
        assert "Teruggenomen: nummer 4." in page.inner_text("section:has(#nu)")
