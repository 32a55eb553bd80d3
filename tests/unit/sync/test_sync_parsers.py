from __future__ import annotations

import contextlib
import gzip
import hashlib
import ssl

import msgspec
import pytest
import rfc8785
import zstandard
from cryptography.hazmat.primitives import serialization
from hypothesis import given
from hypothesis import strategies as st
from sync_town import LaptopKey, Town, Writer, hash_of, pem

from jgvisit.errors import SyncError
from jgvisit.ids import EnrolmentId, TenantId
from jgvisit.sync.encoding import from_base64, from_wire, read_answer, to_base64, to_wire
from jgvisit.sync.enrolment import CODE_PREFIX, read_code
from jgvisit.sync.failures import EnrolmentError, UnreadableAnswerError
from jgvisit.sync.inflating import gathered, inflated
from jgvisit.sync.push import BatchSize, _fitting
from jgvisit.sync.trust import Trust, UntrustedError, read_pem
from jgvisit.sync.wire import MAX_PUSH_RECORDS, EnrolmentCode, Feed, PushAnswer, SignedReceipt
from jgvisit.sync.words import comparison_words, word_list

CODE = EnrolmentCode(
    server="https://demostad.example",
    tenant="01890000-0000-7000-8000-000000000001",
    secret="s3cret",
    device_ca_sha256="a" * 64,
    root_sha256="b" * 64,
)


@given(st.binary(max_size=200))
def test_base64_comes_back(data: bytes) -> None:
    assert from_base64(to_base64(data)) == data
    assert "=" not in to_base64(data)


@given(st.text(max_size=40))
def test_any_text_is_base64_or_refused(text: str) -> None:
    with contextlib.suppress(ValueError):
        assert isinstance(from_base64(text), bytes)


@given(st.binary(max_size=300), st.sampled_from([PushAnswer, Feed, SignedReceipt]))
def test_any_bytes_are_an_answer_or_refused(data: bytes, shape: type) -> None:
    with contextlib.suppress(UnreadableAnswerError):
        assert isinstance(read_answer(data, shape), shape)


def test_a_refused_answer_is_not_quoted() -> None:
    with pytest.raises(UnreadableAnswerError) as refused:
        read_answer(b'{"epoch":"familie Jansen"}', Feed)
    assert "Jansen" not in str(refused.value)


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(UnreadableAnswerError):
        read_answer(b"[" * 100_000, Feed)


@given(st.binary(max_size=500), st.sampled_from(["gzip", "zstd", "deflate", "GZIP"]))
def test_any_bytes_unpack_or_are_refused(data: bytes, encoding: str) -> None:
    with contextlib.suppress(UnreadableAnswerError):
        assert len(inflated(data, encoding, 1000)) <= 1000


@given(st.binary(max_size=3000))
def test_what_was_packed_comes_back(data: bytes) -> None:
    assert inflated(gzip.compress(data), "gzip", 3000) == data
    assert inflated(zstandard.compress(data), "zstd", 3000) == data
    assert inflated(data, "", 0) == data


@pytest.mark.parametrize("encoding", ["gzip", "zstd"])
def test_one_byte_over_the_limit_is_refused(encoding: str) -> None:
    packed = {"gzip": gzip.compress, "zstd": zstandard.compress}[encoding](b"x" * 101)
    assert len(inflated(packed, encoding, 101)) == 101
    with pytest.raises(UnreadableAnswerError):
        inflated(packed, encoding, 100)


@pytest.mark.parametrize("encoding", ["gzip", "zstd"])
def test_a_packed_answer_that_was_cut_off_is_refused(encoding: str) -> None:
    packed = {"gzip": gzip.compress, "zstd": zstandard.compress}[encoding](bytes(range(256)) * 10)
    with pytest.raises(UnreadableAnswerError):
        inflated(packed[:-6], encoding, 10_000)
    with pytest.raises(UnreadableAnswerError):
        inflated(b"", encoding, 10_000)


def test_gathering_stops_at_the_limit() -> None:
    endless = (b"x" for _ in iter(int, 1))
    with pytest.raises(UnreadableAnswerError):
        gathered(endless, 1000)


def test_a_record_travels_without_a_change() -> None:
    record = Writer(LaptopKey()).write()
    assert from_wire(msgspec.json.decode(msgspec.json.encode(to_wire(record)), type=type(to_wire(record)))) == record
    assert rfc8785.dumps(msgspec.json.decode(record.link)) == record.link


def packed(code: EnrolmentCode) -> str:
    return CODE_PREFIX + to_base64(msgspec.json.encode(code))


def test_a_code_is_read_with_the_breaks_of_a_letter() -> None:
    text = packed(CODE)
    broken = "\n ".join(text[start : start + 20] for start in range(0, len(text), 20))
    assert read_code(broken + "==\n") == CODE


@given(st.text(max_size=60))
def test_any_text_is_a_code_or_refused(text: str) -> None:
    for candidate in (text, CODE_PREFIX + text):
        with pytest.raises(EnrolmentError):
            read_code(candidate)


def test_a_code_that_would_exhaust_the_reader_is_refused() -> None:
    with pytest.raises(EnrolmentError):
        read_code(CODE_PREFIX + to_base64(b'{"a":' * 99_999))


@given(st.integers(min_value=0, max_value=len(packed(CODE)) - 1))
def test_a_part_of_a_code_is_refused(length: int) -> None:
    with pytest.raises(EnrolmentError):
        read_code(packed(CODE)[:length])


def test_the_words_are_those_of_the_key_and_the_enrolment() -> None:
    tenant, enrolment = TenantId("t"), EnrolmentId("e")
    words = comparison_words(tenant, enrolment, b"key")
    digest = hashlib.sha256(b"jgvisit/words/1\0tekey").digest()
    bits = f"{int.from_bytes(digest, 'big'):0256b}"
    assert words == tuple(word_list()[int(bits[start : start + 11], 2)] for start in range(0, 88, 11))
    assert words != comparison_words(tenant, enrolment, b"other key")
    assert words != comparison_words(tenant, EnrolmentId("f"), b"key")


@given(st.text(max_size=200))
def test_any_text_is_a_certificate_or_untrusted(text: str) -> None:
    with pytest.raises(UntrustedError):
        read_pem("-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n")


@pytest.mark.parametrize("old", [b"\xa0\x03\x02\x01\x02", b"\x06\x03\x55\x1d\x0e"], ids=["version", "extension"])
def test_a_certificate_of_an_odd_version_or_with_an_extension_twice_is_untrusted(
    town: Town, key: LaptopKey, old: bytes
) -> None:
    der = town.device_ca.certificate.public_bytes(serialization.Encoding.DER)
    assert old in der
    odd = ssl.DER_cert_to_PEM_cert(der.replace(old, old[:-1] + (b"\x12" if old[-1] == 2 else b"\x13"), 1))
    with pytest.raises(UntrustedError):
        Trust(pem(town.root.certificate)).device_key(key.device, odd)
    with pytest.raises(UntrustedError):
        Trust(odd)


def test_a_device_authority_must_be_below_the_root(town: Town, key: LaptopKey) -> None:
    trust = Trust(pem(town.root.certificate))
    own = town.device_ca.issue(key.private.public_key(), key.device)
    with pytest.raises(UntrustedError):
        trust.device_key(key.device, pem(own))  # the CA was not met yet
    trust.meet(pem(town.device_ca.certificate))
    assert trust.device_key(key.device, pem(own)) == key.private.public_key()


def test_a_device_certifies_nobody(town: Town, key: LaptopKey) -> None:
    trust = Trust(pem(town.root.certificate))
    forger = LaptopKey()
    issuer = type(town.device_ca).__new__(type(town.device_ca))
    issuer.key = forger.private
    issuer.certificate = town.device_ca.issue(forger.private.public_key(), "device")
    issuer.name = issuer.certificate.subject
    forged = issuer.issue(key.private.public_key(), key.device)
    chain = pem(forged) + pem(issuer.certificate) + pem(town.device_ca.certificate)
    with pytest.raises(UntrustedError):
        trust.device_key(key.device, chain)


def test_a_leaf_is_no_root(town: Town, key: LaptopKey) -> None:
    with pytest.raises(UntrustedError):
        Trust(pem(town.root.issue(key.private.public_key(), "leaf")))


def test_batches_shrink_on_a_slow_line_and_grow_on_a_good_one() -> None:
    size = BatchSize()
    first = size.records
    size.answered_after(60)
    assert size.records < first
    for _ in range(20):
        size.answered_after(0.1)
    assert size.records == MAX_PUSH_RECORDS
    for _ in range(20):
        size.answered_after(60)
    assert size.records == 1
    assert not size.was_too_large(1)


def test_what_an_older_server_found_too_large_is_not_tried_again() -> None:
    size = BatchSize()
    assert size.was_too_large(MAX_PUSH_RECORDS)
    for _ in range(20):
        size.answered_after(0.1)
    assert size.records == MAX_PUSH_RECORDS // 2


def test_a_batch_has_at_most_its_bytes_but_at_least_one_record() -> None:
    record = Writer(LaptopKey()).write()
    big = msgspec.structs.replace(record, body=b"x" * 1_500_000)
    assert _fitting((big, big, big)) == (big,)
    assert len(_fitting((record,) * 100)) == 100
    assert hash_of(record) == hash_of(big)


def test_every_fault_has_a_code_of_its_own_and_says_what_is_safe() -> None:
    def below(error: type[SyncError]) -> list[type[SyncError]]:
        return [error, *(lower for child in error.__subclasses__() for lower in below(child))]

    faults = [fault for fault in below(SyncError) if fault.__module__ == "jgvisit.sync.failures"]
    assert len({fault.code for fault in faults}) == len(faults) > 10
    assert all(fault.__doc__ for fault in faults)
