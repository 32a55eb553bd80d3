import io
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.x509.oid import NameOID
from record_factory import CASE, START, Laptop, person, said_back

from jgvisit.errors import InputError
from jgvisit.records import export as export_module
from jgvisit.records.chain import without_body
from jgvisit.records.export import ExportError, read_export, write_export
from jgvisit.records.fold import fold
from jgvisit.records.link import StoredRecord
from jgvisit.records.verify_export import ExportedChainReport, verify_export


def certificate(key: Any) -> str:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "DEMO device")])
    built = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    built = built.serial_number(1).not_valid_before(START).not_valid_after(START + timedelta(days=365))
    signed = built.sign(key, None if isinstance(key, ed25519.Ed25519PrivateKey) else hashes.SHA256())
    return signed.public_bytes(serialization.Encoding.PEM).decode()


def exported(*laptops: Laptop, records: list[StoredRecord] | None = None) -> bytes:
    out = io.BytesIO()
    chosen = records if records is not None else [record for laptop in laptops for record in laptop.records]
    write_export(out, chosen, {laptop.key.device: certificate(laptop.key.private) for laptop in laptops})
    return out.getvalue()


def verified(data: bytes) -> tuple[ExportedChainReport, ...]:
    return verify_export(io.BytesIO(data))


@pytest.fixture
def four(laptop: Laptop) -> Laptop:
    for words in ("nee zeggen mag", '\u0001 \\ " é', "😀" * 100, "klaar"):
        laptop.write(said_back(own_words=words))
    return laptop


def test_what_is_written_is_read_back_byte_for_byte(four: Laptop) -> None:
    read = read_export(io.BytesIO(exported(four, records=four.records[::-1])))
    assert read.chains == {(four.key.device, four.chain): tuple(four.records)}
    assert read.header.chains[0].whole
    assert fold(CASE, read.chains[four.key.device, four.chain]) == fold(CASE, four.records)


def test_a_whole_export_holds_and_says_whose_keys_it_used(four: Laptop) -> None:
    other = Laptop()
    other.write(person())
    reports = verified(exported(four, other))
    assert all(report.holds for report in reports)
    by_chain = {report.chain: report for report in reports}
    assert by_chain[four.chain].detail == "4 records"
    assert (by_chain[four.chain].certificate or "").startswith("-----BEGIN CERTIFICATE")


def test_bodies_that_the_reader_may_not_see_leave_the_chain_verifiable(four: Laptop) -> None:
    data = exported(four, records=[without_body(record) for record in four.records])
    assert b"nee zeggen" not in data
    assert verified(data)[0].holds


def test_a_chain_of_which_only_some_records_were_handed_out_is_not_known_in_part(four: Laptop) -> None:
    (report,) = verified(exported(four, records=[four.records[0], four.records[2]]))
    assert report.holds
    assert "holes" in report.detail


def line_changed(index: int, **fields: Any) -> Callable[[list[bytes]], list[bytes]]:
    def change(lines: list[bytes]) -> list[bytes]:
        value = {**json.loads(lines[index]), **fields}
        return [*lines[:index], json.dumps(value).encode(), *lines[index + 1 :]]

    return change


@pytest.mark.parametrize(
    ("change", "detail"),
    [
        pytest.param(lambda lines: [*lines[:2], *lines[3:]], "order: a record is missing before 3", id="removed"),
        pytest.param(lambda lines: lines[:-1], "order: 3 of 4 records", id="tail cut off"),
        pytest.param(lambda lines: lines[:1], "order: 0 of 4 records", id="all gone"),
        pytest.param(lambda lines: [*lines, lines[-1]], "order: record 4 is here twice", id="doubled"),
        pytest.param(lambda lines: [lines[0], *lines[:0:-1]], "order: a record is missing before 4", id="turned round"),
        pytest.param(line_changed(2, salt="A" * 43), "commitments: record 2", id="salt"),
        pytest.param(line_changed(2, body="{}"), "commitments: record 2", id="body"),
        pytest.param(
            line_changed(2, signature="AAAA"), "order: record 3 does not follow the one before it", id="signature"
        ),
        pytest.param(line_changed(0, devices=[]), "signatures: no certificate", id="no certificate"),
        pytest.param(line_changed(0, chains=[]), "order: the first line does not name this chain", id="unnamed chain"),
    ],
)
def test_whatever_was_changed_is_named(four: Laptop, change: Callable[[list[bytes]], list[bytes]], detail: str) -> None:
    lines = exported(four).splitlines()
    (report,) = verified(b"\n".join(change(lines)))
    assert not report.holds
    assert report.detail.startswith(detail)


def test_a_record_removed_from_a_partial_chain_is_found_by_the_count(four: Laptop) -> None:
    lines = exported(four, records=four.records[1:]).splitlines()
    (report,) = verified(b"\n".join([lines[0], lines[1], lines[3]]))
    assert report.detail.startswith("order: 2 of 3 records")


@pytest.mark.parametrize(
    "key",
    [
        pytest.param(ec.generate_private_key(ec.SECP256R1()), id="another device's key"),
        pytest.param(ec.generate_private_key(ec.SECP384R1()), id="another curve"),
        pytest.param(ed25519.Ed25519PrivateKey.generate(), id="another kind of key"),
        pytest.param(None, id="no certificate at all"),
    ],
)
def test_a_certificate_of_another_key_proves_nothing(four: Laptop, key: Any) -> None:
    out = io.BytesIO()
    write_export(out, four.records, {four.key.device: certificate(key) if key else "no PEM"})
    (report,) = verified(out.getvalue())
    assert report.detail == "signatures: no certificate of this device in the file"
    assert report.report.failed_at == 0


def test_a_device_without_a_certificate_is_exported_all_the_same(four: Laptop) -> None:
    out = io.BytesIO()
    write_export(out, four.records, {})
    assert read_export(io.BytesIO(out.getvalue())).header.devices == ()


@pytest.mark.parametrize(
    ("change", "where"),
    [
        pytest.param(lambda lines: [], "line 1", id="empty file"),
        pytest.param(lambda lines: lines[1:], "line 1", id="no first line"),
        pytest.param(lambda lines: [b"\xff\xfe", *lines[1:]], "line 1", id="another encoding"),
        pytest.param(lambda lines: [*lines[:2], b"", *lines[2:]], "line 3", id="empty line"),
        pytest.param(lambda lines: [*lines[:2], b"{}", *lines[2:]], "line 3", id="no record"),
        pytest.param(line_changed(1, link="{}"), "line 2", id="no link"),
        pytest.param(line_changed(1, salt=None), "line 2", id="body without salt"),
        pytest.param(line_changed(1, signature="A"), "line 2", id="impossible base64"),
        pytest.param(line_changed(1, signature="AB"), "line 2", id="base64 with loose bits"),
        pytest.param(line_changed(1, extra=1), "line 2", id="a field too many"),
        pytest.param(line_changed(0, format="jgvisit-journal/2"), "line 1", id="a later format"),
    ],
)
def test_a_file_that_is_no_export_is_refused_by_line(
    four: Laptop, change: Callable[[list[bytes]], list[bytes]], where: str
) -> None:
    with pytest.raises(InputError) as error:
        verified(b"\n".join(change(exported(four).splitlines())))
    assert error.value.where == where
    assert isinstance(error.value, ExportError)


@pytest.mark.parametrize(
    ("limit", "where"), [("MAX_FIRST_LINE_BYTES", "line 1"), ("MAX_LINE_BYTES", "line 2"), ("MAX_RECORDS", "line 5")]
)
def test_limits_are_held_before_anything_is_parsed(
    four: Laptop, monkeypatch: pytest.MonkeyPatch, limit: str, where: str
) -> None:
    monkeypatch.setattr(export_module, limit, 3 if limit == "MAX_RECORDS" else 100)
    with pytest.raises(ExportError) as error:
        read_export(io.BytesIO(exported(four)))
    assert error.value.where == where


def test_the_largest_body_fits_a_line(laptop: Laptop) -> None:
    laptop.write(said_back(own_words='"' * 7_900))
    laptop.write(said_back(own_words="\\" * 7_900))
    assert verified(exported(laptop))[0].holds
