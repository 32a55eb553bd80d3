"""The running server and its OpenAPI document say the same; schemathesis asks, as a laptop would."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from api_checks import LEFT_OUT, Hands, check_api, hands, planted_faults_missed, served_document
from server_factory import ServerUnderTest, running_server

from jgvisit.server.app import protocol
from jgvisit.server.openapi.document import API, API_VERSION, document
from jgvisit.server.openapi.operations import OPERATIONS

REACHED = {
    "GET /server", "GET /nonce", "GET /health/live", "GET /health/ready", "GET /enrolments/{enrolment}",
    "POST /records", "GET /receipt", "POST /blobs/missing", "GET /blobs/{case}/{sha256}", "GET /feed",
    "GET /texts/{number}", "POST /lease", "GET /orders/{enrolment}", "POST /orders/seen", "GET /erasures",
    "POST /audit/doubts", "POST /renewals", "GET /officer/renewals",
    "POST /officer/enrolment-codes", "GET /officer/enrolments", "GET /officer/devices/{device}/inventory",
}  # fmt: skip
"""What made-up requests carry out; the others need a code, a key or a signature inside that nobody makes up."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, issuer: str) -> Iterator[ServerUnderTest]:
    with running_server(tmp_path_factory.mktemp("api") / "server", issuer, None) as running:
        yield running


@pytest.fixture(scope="module")
def given(server: ServerUnderTest) -> Iterator[Hands]:
    with hands(server, 3) as made:
        yield made


def test_what_the_server_gives_is_the_document_of_the_program(server: ServerUnderTest) -> None:
    assert served_document(server) == document(protocol().routes)
    with server.http() as http:
        answer = http.get(f"{API}/openapi.json")
    assert answer.headers["access-control-allow-origin"] == "*"


def test_each_answer_says_its_version_and_guards_itself(server: ServerUnderTest) -> None:
    with server.http() as http:
        for address in ("/server", "/feed", "/no-such-address", "/openapi.json"):
            answer = http.get(f"{API}{address}")
            assert answer.headers["api-version"] == API_VERSION
            assert answer.headers["cache-control"] == "no-store"
            assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
            assert answer.headers["strict-transport-security"].startswith("max-age=")
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert answer.headers["x-frame-options"] == "DENY"
            assert address == "/openapi.json" or "access-control-allow-origin" not in answer.headers


def test_an_address_says_which_methods_it_knows(server: ServerUnderTest) -> None:
    with server.http() as http:
        for address, allowed in (
            (f"/blobs/{'0' * 36}/{'0' * 64}", "GET, PUT"),
            ("/orders/seen", "POST"),
            ("/texts", "POST"),
        ):
            answer = http.delete(f"{API}{address}")
            assert (answer.status_code, answer.headers["allow"]) == (405, allowed)
            assert answer.headers["content-type"] == "application/problem+json"


def test_made_up_requests_get_no_answer_that_the_document_does_not_describe(given: Hands) -> None:
    result = check_api(given, examples=2)
    assert not result.failures, "\n".join(result.failures[:10])
    assert result.requests > 500
    assert result.carried_out >= REACHED


def test_a_document_that_says_something_untrue_is_found_out(given: Hands) -> None:
    assert planted_faults_missed(given) == []


def test_what_is_left_out_names_an_operation_and_a_reason() -> None:
    known = {f"{each.method.upper()} {each.path}" for each in OPERATIONS}
    assert all(each.operation in known and len(each.why) > 40 for each in LEFT_OUT)
    assert len({(each.operation, each.check) for each in LEFT_OUT}) == len(LEFT_OUT)
