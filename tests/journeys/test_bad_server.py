"""The end of the day in the real screens, with a server that is away, slow, broken, cut off or somebody else's."""

from __future__ import annotations

import http.server
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import msgspec
import pytest
from desk import Desk, dressed_app
from integration.cutting_proxy import CuttingProxy, open_proxy
from keyring_session import process_environment

from jgvisit.bootstrap import open_workspace
from jgvisit.clock import SystemClock
from jgvisit.enrolment import enrolment_of, keep_enrolment
from jgvisit.server import installation
from jgvisit.server.installation import Officer, Plan
from jgvisit.services.ports.journal import Balance
from jgvisit.store.safe import Safe
from jgvisit.store.unlock import unlock_with_passphrase
from jgvisit.sync.login import LoginSession, log_in
from ui.demo.headless_browser import HeadlessBrowser
from ui.demo.site import WORKER, DemoSite, open_site, prepare_folder
from ui.rooms import Rooms
from ui.vault import Behind


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoSite]:
    """A town hall with a laptop that has its visits; without a keyring, so that the words open it."""
    out = tmp_path_factory.mktemp("town")
    with process_environment({"DBUS_SESSION_BUS_ADDRESS": None, "XDG_RUNTIME_DIR": str(out)}):
        prepare_folder(out)
        with open_site(out) as opened:
            yield opened


@contextmanager
def sitting(site: DemoSite, url: str) -> Iterator[Desk]:
    """Sit down at the laptop, whose road to the server leads through `url`, with something to send."""
    clock = SystemClock()

    def open_by_words(words: str) -> Safe:
        safe = unlock_with_passphrase(site.places, words, clock)
        keep_enrolment(safe, msgspec.structs.replace(enrolment_of(safe), server_url=url))
        return safe

    def rooms(window: object, safe: object, runner: object, _: object) -> Rooms:
        opened, login = cast(Safe, safe), LoginSession()
        work = open_workspace(opened, clock, login.token)
        browser = HeadlessBrowser(WORKER)
        return Rooms(window, work, runner, login, lambda: log_in(work.enrolled.pinned, opened.device_key, browser))

    dressed_app()
    desk = Desk(
        Behind(by_pin=lambda pin: None, by_passphrase=open_by_words, look=lambda: 0, rooms=rooms, warm_up=lambda: None)
    )
    try:
        desk.give_words(" ".join(site.words))
        desk.begin_visit("Bakker")
        desk.hand.click(desk.rooms.visit_screen.end)
        desk.at("family")
        desk.hand.click(desk.rooms.family_screen.back)
        desk.at("today")
        desk.hand.click(desk.rooms.today_screen.end_of_day)
        desk.at("end_of_day")
        yield desk
    finally:
        desk.close()


def sync(desk: Desk) -> Balance:
    """Press the button and wait for the end."""
    desk.hand.click(desk.rooms.end_of_day_screen.sync)
    desk.hand.wait(lambda: not desk.rooms.end_of_day.is_running, "the end of the sync")
    desk.rest()
    return desk.work.end_of_day.balance()


def check_all_waits(desk: Desk, sentence: str) -> None:
    """The sync stops with a sentence; what is said to wait waits, and the screen counts it."""
    sync(desk)
    said = desk.words()
    waiting = desk.work.end_of_day.unsent().records
    assert sentence in said
    assert waiting >= 2
    assert f"{waiting} stukken wachten veilig op deze laptop" in said, said
    assert "Er wacht niets meer op deze laptop" not in said
    assert desk.rooms.end_of_day_screen.sync.isEnabled(), "it can be tried again"


@pytest.fixture(autouse=True)
def nothing_is_lost(site: DemoSite) -> Iterator[None]:
    """After every fault the same laptop brings everything home on a good line."""
    yield
    with sitting(site, site.hall.url) as desk:
        balance = sync(desk)
        assert (balance.waiting, balance.rejected) == (0, 0)
        assert balance.made == balance.stored + balance.already + balance.early


@contextmanager
def answering_500(certificate: Path, key: Path) -> Iterator[str]:
    class Broken(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(500)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_POST = do_PUT = do_GET

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Broken)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *_: None  # a client that refuses our certificate is no news
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield f"https://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def own_tls(site: DemoSite) -> tuple[Path, Path]:
    folder = site.out / "server" / "installation"
    return folder / "tls.pem", folder / "tls.key"


def port_of(site: DemoSite) -> int:
    return int(site.hall.url.rpartition(":")[2])


def test_a_server_that_is_away(site: DemoSite) -> None:
    with sitting(site, "https://127.0.0.1:9") as desk:
        check_all_waits(desk, "De server is niet bereikbaar")


def test_a_server_that_answers_500(site: DemoSite) -> None:
    with answering_500(*own_tls(site)) as url, sitting(site, url) as desk:
        check_all_waits(desk, "De server is druk of heeft een storing")


def test_a_server_with_somebody_elses_certificate(site: DemoSite, tmp_path: Path) -> None:
    other = Plan("Elders", "http://127.0.0.1:9", "x", Officer("o", "O"), public_url="https://127.0.0.1:9", demo=True)
    files = installation.init(tmp_path / "other", other).folder
    with answering_500(files.tls_certificate, files.tls_key) as url, sitting(site, url) as desk:
        check_all_waits(desk, "Dit is niet onze server")


def test_a_line_that_is_cut_half_way_and_comes_back(site: DemoSite) -> None:
    with open_proxy(port_of(site)) as proxy, sitting(site, f"https://127.0.0.1:{proxy.port}") as desk:
        proxy.bytes_left = 4_000
        check_all_waits(desk, "De server is niet bereikbaar")
        proxy.bytes_left = None
        assert sync(desk).waiting == 0
        assert "Er wacht niets meer op deze laptop" in desk.words()


def test_a_slow_line_shows_how_far_it_is_and_ends(site: DemoSite, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = CuttingProxy.may_carry

    def slow(proxy: CuttingProxy, count: int) -> int:
        time.sleep(0.15)
        return quick(proxy, count)

    monkeypatch.setattr(CuttingProxy, "may_carry", slow)
    with open_proxy(port_of(site)) as proxy, sitting(site, f"https://127.0.0.1:{proxy.port}") as desk:
        screen = desk.rooms.end_of_day_screen
        desk.hand.click(screen.sync)
        assert desk.rooms.end_of_day.is_running
        assert screen.cancel.isVisible()
        assert not screen.back.isEnabled()
        desk.hand.wait(lambda: not desk.rooms.end_of_day.is_running, "the end of the slow sync")
        desk.rest()
        assert desk.work.end_of_day.balance().waiting == 0
