from __future__ import annotations

import httpx
import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from jgvisit.ids import DeviceId
from jgvisit.records.canonical import sha256
from jgvisit.sync.failures import SignatureError
from jgvisit.sync.signing import KeyOfDevice, sign_request, verify_request


class Key:
    def __init__(self) -> None:
        self.private = ec.generate_private_key(ec.SECP256R1())
        self.spki = self.private.public_key().public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        self.device = DeviceId(sha256(self.spki)[:32])

    def sign_request(self, signature_base: bytes) -> bytes:
        r, s = decode_dss_signature(self.private.sign(signature_base, ec.ECDSA(hashes.SHA256())))
        return r.to_bytes(32, "big") + s.to_bytes(32, "big")

    @property
    def known(self) -> KeyOfDevice:
        return {self.device: self.private.public_key()}.get


@pytest.fixture(scope="module")
def key() -> Key:
    return Key()


def signed(key: Key, body: bytes = b"{}", method: str = "POST") -> httpx.Request:
    request = httpx.Request(method, "https://server.test/api/v1/records?a=b", content=body)
    sign_request(request, body, key, "nonce-1")
    return request


def test_a_signed_request_names_its_device_and_nonce(key: Key) -> None:
    found = verify_request(signed(key), b"{}", key.known)
    assert (found.device, found.nonce) == (key.device, "nonce-1")


def test_a_request_without_a_body_is_signed_too(key: Key) -> None:
    assert verify_request(signed(key, b"", "GET"), b"", key.known).device == key.device


def test_another_body_is_noticed(key: Key) -> None:
    with pytest.raises(SignatureError):
        verify_request(signed(key), b"[]", key.known)


@pytest.mark.parametrize(
    ("method", "url"),
    [
        ("PUT", "https://server.test/api/v1/records?a=b"),
        ("POST", "https://server.test/api/v1/blobs?a=b"),
        ("POST", "https://server.test/api/v1/records?a=c"),
    ],
    ids=["method", "path", "query"],
)
def test_what_is_covered_cannot_be_changed(key: Key, method: str, url: str) -> None:
    moved = httpx.Request(method, url, content=b"{}", headers=signed(key).headers)
    with pytest.raises(SignatureError):
        verify_request(moved, b"{}", key.known)


def test_a_foreign_device_is_refused(key: Key) -> None:
    with pytest.raises(SignatureError):
        verify_request(signed(key), b"{}", Key().known)


def test_a_key_that_does_not_fit_the_device_is_refused(key: Key) -> None:
    with pytest.raises(SignatureError):
        verify_request(signed(key), b"{}", {key.device: Key().private.public_key()}.get)


@pytest.mark.parametrize("field", ["signature", "signature-input", "content-digest"])
def test_a_missing_field_is_refused(key: Key, field: str) -> None:
    request = signed(key)
    del request.headers[field]
    with pytest.raises(SignatureError):
        verify_request(request, b"{}", key.known)


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
def test_the_parameters_are_signed(key: Key, old: str, new: str) -> None:
    request = signed(key)
    assert old in request.headers["signature-input"]
    request.headers["signature-input"] = request.headers["signature-input"].replace(old, new)
    if old == "jgvisit=":
        request.headers["signature"] = request.headers["signature"].replace(old, new)
    with pytest.raises(SignatureError):
        verify_request(request, b"{}", key.known)


def test_a_wrong_clock_does_not_keep_a_laptop_from_sending(key: Key, monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import UTC, datetime

    class LastYear(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return datetime(2019, 1, 1, tzinfo=UTC)

    monkeypatch.setattr("jgvisit.sync.signing.datetime", LastYear)
    assert verify_request(signed(key), b"{}", key.known).device == key.device
