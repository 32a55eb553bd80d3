from __future__ import annotations

import httpx
import pytest
from http_message_signatures import InvalidSignature
from sync_town import LaptopKey
from sync_town_hall import verified_nonce

from jgvisit.sync.signing import sign_request

URL = "https://server.test/api/v1/records?a=b"


def verify(request: httpx.Request, body: bytes, *keys: LaptopKey) -> str:
    return verified_nonce(request.method, str(request.url), request.headers, body, *keys)


def signed(key: LaptopKey, body: bytes = b"{}", method: str = "POST") -> httpx.Request:
    request = httpx.Request(method, "https://server.test/api/v1/records?a=b", content=body)
    sign_request(request, body, key, "nonce-1")
    return request


def test_a_signed_request_names_its_device_and_nonce(key: LaptopKey) -> None:
    assert verify(signed(key), b"{}", LaptopKey(), key) == "nonce-1"


def test_a_request_without_a_body_is_signed_too(key: LaptopKey) -> None:
    assert verify(signed(key, b"", "GET"), b"", key) == "nonce-1"


def test_another_body_is_noticed(key: LaptopKey) -> None:
    with pytest.raises(InvalidSignature):
        verify(signed(key), b"[]", key)


@pytest.mark.parametrize(
    ("method", "url"),
    [
        ("PUT", "https://server.test/api/v1/records?a=b"),
        ("POST", "https://server.test/api/v1/blobs?a=b"),
        ("POST", "https://server.test/api/v1/records?a=c"),
    ],
    ids=["method", "path", "query"],
)
def test_what_is_covered_cannot_be_changed(key: LaptopKey, method: str, url: str) -> None:
    moved = httpx.Request(method, url, content=b"{}", headers=signed(key).headers)
    with pytest.raises(InvalidSignature):
        verify(moved, b"{}", key)


def test_a_foreign_device_is_refused(key: LaptopKey) -> None:
    with pytest.raises(InvalidSignature):
        verify(signed(key), b"{}", LaptopKey())


def test_a_key_that_does_not_fit_the_device_is_refused(key: LaptopKey) -> None:
    other = LaptopKey()
    other.device = key.device
    with pytest.raises(InvalidSignature):
        verify(signed(key), b"{}", other)


@pytest.mark.parametrize("field", ["signature", "signature-input", "content-digest"])
def test_a_missing_field_is_refused(key: LaptopKey, field: str) -> None:
    request = signed(key)
    del request.headers[field]
    with pytest.raises(InvalidSignature):
        verify(request, b"{}", key)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('tag="jgvisit/request/1"', 'tag="jgvisit/link/1"'),
        ('nonce="nonce-1"', 'nonce="nonce-2"'),
        (' "content-digest"', ""),
        ("jgvisit=", "other="),
        (";created=", ";expires="),
    ],
    ids=["tag", "nonce", "digest not covered", "label", "created"],
)
def test_the_parameters_are_signed(key: LaptopKey, old: str, new: str) -> None:
    request = signed(key)
    assert old in request.headers["signature-input"]
    request.headers["signature-input"] = request.headers["signature-input"].replace(old, new)
    if old == "jgvisit=":
        request.headers["signature"] = request.headers["signature"].replace(old, new)
    with pytest.raises(InvalidSignature):
        verify(request, b"{}", key)


def test_a_wrong_clock_does_not_keep_a_laptop_from_sending(key: LaptopKey, monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import UTC, datetime

    class LastYear(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return datetime(2019, 1, 1, tzinfo=UTC)

    monkeypatch.setattr("jgvisit.sync.signing.datetime", LastYear)
    assert verify(signed(key), b"{}", key) == "nonce-1"
