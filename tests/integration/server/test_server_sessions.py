"""Log-in: whose ID token counts, for which device, and how long."""

from __future__ import annotations

from datetime import timedelta

import httpx
import msgspec
import pytest
from server_factory import Laptop, ServerUnderTest, id_token

from jgvisit.ids import new_uuid7
from jgvisit.sync.encoding import to_base64
from jgvisit.sync.wire import Session, SessionRequest


@pytest.fixture
def laptop(server: ServerUnderTest, http: httpx.Client) -> Laptop:
    return server.enrolled(http)


def open_session(laptop: Laptop, token: str, nonce: str) -> httpx.Response:
    return laptop.call("POST", "/sessions", SessionRequest(id_token=token, nonce=nonce))


def refusal(response: httpx.Response) -> tuple[int, str]:
    return response.status_code, response.json()["code"]


def test_a_session_names_worker_and_roles_and_lasts_twelve_hours(server: ServerUnderTest, laptop: Laptop) -> None:
    session = msgspec.json.decode(server.log_in(laptop).content, type=Session)
    assert (session.worker, session.roles) == (laptop.worker, ("worker",))
    laptop.token = session.token
    server.clock.ahead = timedelta(hours=11, minutes=59)
    assert laptop.call("GET", "/feed").status_code == 200
    server.clock.ahead = timedelta(hours=12, minutes=1)
    assert refusal(laptop.call("GET", "/feed")) == (401, "session.none")


def test_an_expired_id_token_opens_nothing(server: ServerUnderTest, laptop: Laptop) -> None:
    nonce = new_uuid7()
    token = id_token(server.municipality.settings.issuer, laptop.subject, nonce)
    server.clock.ahead = timedelta(hours=2)
    assert refusal(open_session(laptop, token, nonce)) == (401, "session.id_token")


def test_an_id_token_for_another_program_opens_nothing(server: ServerUnderTest, laptop: Laptop) -> None:
    assert refusal(server.log_in(laptop, client_id="another-program")) == (401, "session.id_token")


def test_an_id_token_of_another_log_in_or_used_twice_opens_nothing(server: ServerUnderTest, laptop: Laptop) -> None:
    nonce = new_uuid7()
    token = id_token(server.municipality.settings.issuer, laptop.subject, nonce)
    assert refusal(open_session(laptop, token, new_uuid7())) == (401, "session.other_log_in")
    assert open_session(laptop, token, nonce).status_code == 201
    assert refusal(open_session(laptop, token, nonce)) == (401, "session.id_token_used")


@pytest.mark.parametrize("part", [0, 1, 2])
def test_a_changed_id_token_opens_nothing(server: ServerUnderTest, laptop: Laptop, part: int) -> None:
    nonce = new_uuid7()
    parts = id_token(server.municipality.settings.issuer, laptop.subject, nonce).split(".")
    parts[part] = parts[part][:-6] + "AAAAAA"
    assert refusal(open_session(laptop, ".".join(parts), nonce)) == (401, "session.id_token")


@pytest.mark.parametrize("header", ['{"alg":"RS256","crit":5}', '{"alg":"none"}', '["RS256"]', '{"a":' * 9000])
def test_an_id_token_with_a_hostile_header_is_refused_and_breaks_nothing(
    server: ServerUnderTest, laptop: Laptop, header: str
) -> None:
    nonce = new_uuid7()
    _, claims, signature = id_token(server.municipality.settings.issuer, laptop.subject, nonce).split(".")
    token = ".".join((to_base64(header.encode()), claims, signature))
    assert refusal(open_session(laptop, token, nonce)) == (401, "session.id_token")


def test_nobody_else_logs_in_on_this_laptop(server: ServerUnderTest, laptop: Laptop, http: httpx.Client) -> None:
    other = server.enrolled(http)
    laptop.subject = other.subject
    assert refusal(server.log_in(laptop)) == (403, "session.other_person")
    laptop.subject = "nobody-we-know"
    assert refusal(server.log_in(laptop)) == (403, "session.unknown_person")


def test_a_session_is_worth_nothing_with_another_key(server: ServerUnderTest, http: httpx.Client) -> None:
    mine, other = server.logged_in(http), server.logged_in(http)
    other.token = mine.token
    assert refusal(other.call("GET", "/feed")) == (401, "session.other_key")


def test_fetching_needs_a_session_and_pushing_none(laptop: Laptop) -> None:
    assert refusal(laptop.call("GET", "/feed")) == (401, "session.none")
    assert refusal(laptop.call("GET", f"/blobs/{new_uuid7()}/{'0' * 64}")) == (401, "session.none")
    chain = laptop.chain()
    chain.add(new_uuid7())
    assert laptop.try_push(chain).status_code == 200


def test_a_token_is_stored_as_its_hash_only(server: ServerUnderTest, http: httpx.Client) -> None:
    from sqlalchemy import select

    from jgvisit.records.canonical import sha256
    from jgvisit.server.sessions.models import session

    laptop = server.logged_in(http)
    with server.municipality.database.read(server.municipality.tenant) as conn:
        rows = conn.execute(select(session)).all()
    assert laptop.token is not None
    assert [row.token_hash for row in rows] == [sha256(laptop.token.encode())]
