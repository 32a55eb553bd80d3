"""Request faults: what is refused before anything is read or stored."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime, timedelta

import httpx
import msgspec
import pytest
import zstandard
from http_message_signatures import HTTPMessageSigner
from http_message_signatures.algorithms import ECDSA_P256_SHA256
from server_factory import API, Laptop, ServerUnderTest

from jgvisit.ids import new_uuid7
from jgvisit.server.pace import Pace
from jgvisit.store.device_key import DeviceKey, new_private_key
from jgvisit.sync.encoding import to_wire
from jgvisit.sync.wire import COVERED, REQUEST_TAG, SIGNATURE_LABEL, Push


@pytest.fixture
def laptop(server: ServerUnderTest, http: httpx.Client) -> Laptop:
    return server.enrolled(http)


def a_push(laptop: Laptop) -> bytes:
    chain = laptop.chain()
    chain.add(new_uuid7())
    return msgspec.json.encode(Push(chain=chain.id, records=tuple(map(to_wire, chain.records))))


def code_of(response: httpx.Response) -> str:
    assert response.headers["content-type"] == "application/problem+json"
    return str(response.json()["code"])


def test_a_nonce_is_good_for_one_request(laptop: Laptop) -> None:
    nonce = laptop.nonce()
    assert laptop.call("GET", "/receipt", nonce=nonce).status_code == 200
    assert code_of(laptop.call("GET", "/receipt", nonce=nonce)) == "request.nonce_used"


@pytest.mark.parametrize("spelling", ["{}=", "{}==", "!{}", "{} "])
def test_another_spelling_of_a_nonce_is_no_further_use(laptop: Laptop, spelling: str) -> None:
    nonce = laptop.nonce()
    assert laptop.call("GET", "/receipt", nonce=nonce).status_code == 200
    assert laptop.call("GET", "/receipt", nonce=spelling.format(nonce)).status_code == 401


def test_the_very_same_request_again_is_refused(laptop: Laptop) -> None:
    request = laptop.request("POST", "/records", a_push(laptop))
    assert laptop.http.send(request).status_code == 200
    assert code_of(laptop.http.send(request)) == "request.nonce_used"


def test_an_old_or_invented_nonce_is_refused(server: ServerUnderTest, laptop: Laptop) -> None:
    nonce = laptop.nonce()
    server.clock.ahead = timedelta(minutes=5, seconds=1)
    assert code_of(laptop.call("GET", "/receipt", nonce=nonce)) == "request.nonce_unknown"
    assert code_of(laptop.call("GET", "/receipt", nonce="A" * 52)) == "request.nonce_unknown"


def test_every_signed_answer_brings_the_next_nonce(laptop: Laptop) -> None:
    following = laptop.call("GET", "/receipt").headers["Jgvisit-Nonce"]
    assert laptop.call("GET", "/receipt", nonce=following).status_code == 200


def test_another_body_path_or_query_than_was_signed_is_refused(laptop: Laptop) -> None:
    request = laptop.request("POST", "/records", a_push(laptop))
    other = laptop.http.build_request("POST", request.url, content=a_push(laptop), headers=_signature(request))
    assert code_of(laptop.http.send(other)) == "request.digest"
    request = laptop.request("GET", "/receipt")
    for address in (f"{API}/feed", f"{API}/receipt?chain={new_uuid7()}"):
        moved = laptop.http.build_request("GET", address, headers=_signature(request))
        assert code_of(laptop.http.send(moved)) == "request.signature"


def test_a_request_without_signature_or_by_a_foreign_key_is_refused(laptop: Laptop) -> None:
    assert code_of(laptop.http.get(f"{API}/receipt")) == "request.signature"
    stranger = DeviceKey(new_private_key())
    assert code_of(laptop.call("GET", "/receipt", signer=stranger)) == "request.signature"


@pytest.mark.parametrize("year", [1999, 2099])
def test_a_laptop_whose_clock_is_decades_off_may_still_send(laptop: Laptop, year: int) -> None:
    body = a_push(laptop)
    request = laptop.http.build_request("POST", f"{API}/records", content=body)
    _sign(request, body, laptop, created=datetime(year, 1, 1, tzinfo=UTC))
    assert laptop.http.send(request).status_code == 200


@pytest.mark.parametrize("left_out", COVERED)
def test_a_signature_must_cover_everything_asked(laptop: Laptop, left_out: str) -> None:
    request = laptop.http.build_request("GET", f"{API}/receipt")
    covered = tuple(name for name in COVERED if name != left_out)
    body = None if left_out == "content-digest" else b""
    _sign(request, body, laptop, created=datetime.now(UTC), covered=covered)
    assert laptop.http.send(request).status_code == 401


@pytest.mark.parametrize("encoding", ["gzip", "zstd"])
def test_a_compressed_push_is_read(laptop: Laptop, encoding: str) -> None:
    pack = gzip.compress if encoding == "gzip" else zstandard.compress
    response = laptop.call("POST", "/records", pack(a_push(laptop)), headers={"Content-Encoding": encoding})
    assert response.status_code == 200


@pytest.mark.parametrize("encoding", ["gzip", "zstd"])
def test_a_bomb_is_not_unpacked(laptop: Laptop, encoding: str) -> None:
    pack = gzip.compress if encoding == "gzip" else zstandard.compress
    bomb = pack(b" " * (80 * 1024 * 1024))
    response = laptop.call("POST", "/records", bomb, headers={"Content-Encoding": encoding})
    assert (response.status_code, code_of(response)) == (413, "request.too_large")


@pytest.mark.parametrize(
    ("body", "encoding", "status"),
    [
        pytest.param(b"{}", "br", 422, id="another encoding"),
        pytest.param(b"not gzip", "gzip", 422, id="not gzip"),
        pytest.param(gzip.compress(b"{" * 2000)[:-9], "gzip", 422, id="gzip cut"),
        pytest.param(b"not zstd", "zstd", 422, id="not zstd"),
        pytest.param(b"[1, 2", "", 422, id="not json"),
        pytest.param(b"\xff\xfe", "", 422, id="not utf-8"),
        pytest.param(b'{"chain": "x"}', "", 422, id="not a push"),
    ],
)
def test_what_cannot_be_read_gets_a_problem(laptop: Laptop, body: bytes, encoding: str, status: int) -> None:
    headers = {"Content-Encoding": encoding} if encoding else {}
    response = laptop.call("POST", "/records", body, headers=headers)
    assert response.status_code == status
    assert code_of(response).startswith("request.")


def test_a_body_over_the_cap_of_its_route_is_cut_off(laptop: Laptop) -> None:
    response = laptop.call("POST", "/sessions", b" " * (64 * 1024 + 1))
    assert (response.status_code, code_of(response)) == (413, "request.too_large")


def test_unknown_addresses_and_parameters_get_problems_too(laptop: Laptop) -> None:
    assert code_of(laptop.http.get("/elsewhere")) == "http.404"
    assert code_of(laptop.http.get(f"{API}/records")) == "http.405"
    laptop.token = "none"
    assert code_of(laptop.call("GET", "/feed", params={"after": "x"})) == "request.unreadable"


def test_the_server_says_who_it_is_to_anybody(server: ServerUnderTest, http: httpx.Client) -> None:
    info = http.get(f"{API}/server").json()
    assert (info["municipality"], info["demo"]) == ("Gemeente Voorbeeldstad", True)
    assert info["tenant"] == server.municipality.tenant
    assert http.get(f"{API}/health/live").json() == {"live": True}
    assert http.get(f"{API}/health/ready").json() == {"ready": True}


def _signature(request: httpx.Request) -> dict[str, str]:
    names = ("Signature", "Signature-Input", "Content-Digest")
    return {name: request.headers[name] for name in names}


def _sign(
    request: httpx.Request,
    body: bytes | None,
    laptop: Laptop,
    *,
    created: datetime,
    covered: tuple[str, ...] = COVERED,
) -> None:
    signer = HTTPMessageSigner(signature_algorithm=ECDSA_P256_SHA256)
    prepared = signer.prepare(
        request,
        key_id=laptop.key.device,
        created=created,
        nonce=laptop.nonce(),
        label=SIGNATURE_LABEL,
        tag=REQUEST_TAG,
        covered_component_ids=covered,
        body=body,
    )
    signer.apply(request, prepared, laptop.key.sign_request(prepared.signature_base))


def test_texts_that_no_database_takes_are_refused(server: ServerUnderTest, http: httpx.Client) -> None:
    laptop, case = server.logged_in(http), new_uuid7()
    assert laptop.call("GET", f"/blobs/{case[:-1]}%00/{'0' * 64}").status_code == 422
    assert laptop.call("GET", "/enrolments/%00").status_code == 422
    chain = laptop.chain()
    half = b'{"chain":"%s","records":[{"link":"\\ud800","signature":"","body":"","salt":""}]}' % chain.id.encode()
    assert laptop.call("POST", "/records", half).status_code == 422
    assert laptop.call("POST", "/records", b'{"chain":' + b"[" * 60_000).status_code == 422


def test_a_device_that_asks_for_more_than_its_share_waits_and_a_colleague_does_not(
    server: ServerUnderTest, http: httpx.Client, laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    colleague, push = server.enrolled(http), a_push(laptop)
    small, take = Pace(per_second=0.01, at_once=3.0), Pace.take
    monkeypatch.setattr(Pace, "take", lambda _, device: take(small, device))
    assert [laptop.call("GET", "/receipt").status_code for _ in range(3)] == [200, 200, 200]
    refused = laptop.call("POST", "/records", push)
    assert (refused.status_code, code_of(refused)) == (429, "request.too_many")
    assert 0 < int(refused.headers["Retry-After"]) <= 100
    assert colleague.call("GET", "/receipt").status_code == 200
    monkeypatch.undo()
    assert laptop.call("POST", "/records", push).status_code == 200  # the same again: nothing was half stored
