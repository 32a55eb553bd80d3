from __future__ import annotations

import hashlib
import json
import threading
import webbrowser
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import httpx
import msgspec
import pytest
from sync_town import CASE, LaptopKey
from sync_town_hall import TownHall

from jgvisit.sync.browser import SystemBrowser
from jgvisit.sync.encoding import to_base64
from jgvisit.sync.failures import LoginError, OtherProviderError
from jgvisit.sync.login import LoginSession, log_in
from jgvisit.sync.loopback import Loopback
from jgvisit.sync.wire import ServerInfo, Session, SessionRequest

ISSUER = "https://login.demostad.example"
SESSION = Session(token="t", expires_at="2026-01-05T20:00:00.000Z", worker=CASE, name="Femke", roles=("worker",))


class Provider:
    """A log-in provider that checks PKCE, and can misbehave."""

    def __init__(self) -> None:
        self.issuer = ""
        self.metadata: dict[str, object] = {}
        self.tokens: bytes | None = None
        self.challenge = ""
        self.forms: list[dict[str, list[str]]] = []

    def answer(self, path: str, body: bytes) -> tuple[int, bytes]:
        if path == "/.well-known/openid-configuration":
            ours = {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize?tenant=1",
                "token_endpoint": f"{self.issuer}/token",
            }
            return 200, json.dumps(ours | self.metadata).encode()
        form = parse_qs(body.decode())
        self.forms.append(form)
        if self.tokens is not None:
            return 200, self.tokens
        held = to_base64(hashlib.sha256(form["code_verifier"][0].encode()).digest()) == self.challenge
        return (200, b'{"id_token":"the id token","token_type":"Bearer"}') if held else (400, b"{}")


@pytest.fixture
def provider() -> Iterator[Provider]:
    found = Provider()

    class Handler(BaseHTTPRequestHandler):
        wbufsize = -1

        def _serve(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, data = found.answer(self.path, body)
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = _serve

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        found.issuer = f"http://127.0.0.1:{server.server_port}"
        yield found
        server.shutdown()
        thread.join()


class Person:
    """A `Browser` with somebody in front of it: comes back with `answer`, which may be forged."""

    def __init__(self, provider: Provider, answer: dict[str, str] | None = None, path: str | None = None) -> None:
        self.provider, self.change, self.path = provider, answer or {}, path
        self.statuses: list[int] = []
        self.asked: dict[str, list[str]] = {}

    def open(self, url: str) -> None:
        self.asked = parse_qs(urlsplit(url).query)
        self.provider.challenge = self.asked["code_challenge"][0]
        answer = {"code": "c0de", "state": self.asked["state"][0]} | self.change
        back = self.asked["redirect_uri"][0]
        back = back.replace("/callback", self.path) if self.path else back
        for _ in range(2):
            found = httpx.get(back, params={key: value for key, value in answer.items() if value}, trust_env=False)
            self.statuses.append(found.status_code)


@pytest.fixture
def opened(hall: TownHall, provider: Provider) -> list[SessionRequest]:
    """The server's part: which ID tokens reached it."""
    asked: list[SessionRequest] = []
    route = hall._route

    def with_sessions(method: str, path: str, query: dict[str, str], headers: object, body: bytes) -> object:
        if path == "/sessions":
            asked.append(msgspec.json.decode(body, type=SessionRequest))
            return SESSION
        answer = route(method, path, query, headers, body)
        return msgspec.structs.replace(answer, issuer=provider.issuer) if isinstance(answer, ServerInfo) else answer

    hall._route = with_sessions  # type: ignore[method-assign, assignment]  # the fake hall is taught another answer
    return asked


def test_a_log_in_brings_a_session_and_shows_the_code_to_nobody_else(
    hall: TownHall, key: LaptopKey, provider: Provider, opened: list[SessionRequest]
) -> None:
    person = Person(provider)
    assert log_in(hall.pinned(key), key, person) == SESSION
    assert opened == [SessionRequest(id_token="the id token", nonce=person.asked["nonce"][0])]
    [form] = provider.forms
    assert (form["code"], form["redirect_uri"]) == (["c0de"], person.asked["redirect_uri"])
    assert "client_secret" not in form
    assert person.asked["code_challenge_method"] == ["S256"]
    assert person.asked["tenant"] == ["1"]
    assert person.statuses == [200, 400]  # the second time is no answer to anything


def test_at_another_provider_than_the_policys_no_browser_opens(
    hall: TownHall, key: LaptopKey, provider: Provider, opened: list[SessionRequest]
) -> None:
    person, met = Person(provider), list[str]()

    def allowed(issuer: str) -> bool:
        met.append(issuer)
        return False

    with pytest.raises(OtherProviderError):
        log_in(hall.pinned(key), key, person, allowed=allowed)
    assert met == [provider.issuer]
    assert person.asked == {}
    assert opened == []


@pytest.mark.parametrize(
    ("answer", "path"),
    [
        ({"state": "of another log-in"}, None),
        ({"state": ""}, None),
        ({"iss": "https://elsewhere.example"}, None),
        ({}, "/elsewhere"),
    ],
    ids=["state", "no state", "issuer", "path"],
)
def test_an_answer_to_another_log_in_is_passed_over(
    hall: TownHall,
    key: LaptopKey,
    provider: Provider,
    opened: list[SessionRequest],
    answer: dict[str, str],
    path: str | None,
) -> None:
    person = Person(provider, answer, path)
    with pytest.raises(LoginError, match="in time"):
        log_in(hall.pinned(key), key, person, timeout_s=0.0)
    assert person.statuses == [400, 400]
    assert (provider.forms, opened) == ([], [])


def test_a_refusal_by_the_provider_ends_it(
    hall: TownHall, key: LaptopKey, provider: Provider, opened: list[SessionRequest]
) -> None:
    with pytest.raises(LoginError):
        log_in(hall.pinned(key), key, Person(provider, {"code": "", "error": "access_denied"}))
    assert opened == []


@pytest.mark.parametrize(
    "metadata",
    [
        {"issuer": "https://elsewhere.example"},
        {"token_endpoint": "http://login.demostad.example/token"},
        {"authorization_endpoint": "http://login.demostad.example/authorize"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"token_endpoint": "http://[/"},
        {"token_endpoint": None},
        {"token_endpoint": 1},
    ],
    ids=str,
)
def test_a_provider_that_is_not_the_one_named_gets_nobody(
    hall: TownHall, key: LaptopKey, provider: Provider, opened: list[SessionRequest], metadata: dict[str, object]
) -> None:
    provider.metadata = metadata
    person = Person(provider)
    with pytest.raises(LoginError):
        log_in(hall.pinned(key), key, person)
    assert (person.asked, opened) == ({}, [])


@pytest.mark.parametrize(
    "tokens", [b"", b"{}", b'{"id_token":1}', b"\xff", b"x" * 2_000_000, b'{"a":' * 10_000], ids=len
)
def test_a_token_answer_that_is_none_ends_it(
    hall: TownHall, key: LaptopKey, provider: Provider, opened: list[SessionRequest], tokens: bytes
) -> None:
    provider.tokens = tokens
    with pytest.raises(LoginError):
        log_in(hall.pinned(key), key, Person(provider))
    assert opened == []


def test_a_session_is_forgotten_on_log_out() -> None:
    login = LoginSession()
    assert (login.token(), login.session) == (None, None)
    login.keep(SESSION)
    assert (login.token(), login.session) == ("t", SESSION)
    login.forget()
    assert login.token() is None


def test_the_loopback_listens_on_this_machine_only_and_is_gone_afterwards() -> None:
    with Loopback("state", ISSUER) as loopback:
        address = loopback.redirect_uri
        assert address.startswith("http://127.0.0.1:")
        assert httpx.get(address, trust_env=False).status_code == 400
    with pytest.raises(httpx.ConnectError):
        httpx.get(address, trust_env=False)


@pytest.mark.parametrize("target", ["", "/callback?state=%FF", "/callback?state=st%C3%A4te&code=c", "//[", "?" * 5000])
def test_any_request_to_the_loopback_is_ours_or_not(target: str) -> None:
    with Loopback("state", ISSUER) as loopback:
        assert not loopback.take(target)


@pytest.mark.parametrize("shows", [True, False])
def test_the_system_s_browser_is_used_and_missed_when_there_is_none(
    monkeypatch: pytest.MonkeyPatch, shows: bool
) -> None:
    shown: list[str] = []

    class Known(webbrowser.BaseBrowser):
        def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:
            shown.append(url)
            return shows

    monkeypatch.setattr(webbrowser, "_tryorder", ["known"])
    monkeypatch.setitem(webbrowser._browsers, "known", [None, Known()])
    if shows:
        SystemBrowser().open(ISSUER)
    else:
        with pytest.raises(LoginError):
            SystemBrowser().open(ISSUER)
    assert shown == [ISSUER]
