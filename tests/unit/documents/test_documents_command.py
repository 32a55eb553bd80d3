"""`jgvisit verify`: what the files are, what the reader brings along, and how much of a file is read."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from municipal_ca import Municipality, municipality
from paper_examples import REASON
from pyhanko.sign.signers import pdf_signer
from test_documents_journal import exported
from test_documents_register import extract, paper, signed

from jgvisit.documents.pdf_places import container_of
from jgvisit.documents.pdf_reading import Damage, read_seal
from jgvisit.documents.sealing import seal
from jgvisit.documents.verify_command import verify_files


def steps(file: Path, trusted: str | None, **more: object) -> list[str]:
    (answer,) = json.loads(verify_files([file], trusted, as_json=True, **more)[0])  # type: ignore[arg-type]  # as given
    assert answer["file"] == file.name
    return [one["outcome"] for one in answer["steps"]]


def test_demo_counts_for_who_names_it_in_papers_and_journals_alike(unsealed: bytes, tmp_path: Path) -> None:
    demo = municipality("DEMO")
    (tmp_path / "papier.pdf").write_bytes(seal(unsealed, demo.device, demo.certificate_pem, reason=REASON))
    (tmp_path / "logboek.jsonl").write_bytes(exported(demo))
    for file in tmp_path.iterdir():
        assert steps(file, demo.root.pem)[1] == "holds"
        assert steps(file, demo.root.pem, explicit_trust=False)[1] == "fails"


def test_a_register_speaks_of_papers_and_journals_alike(sealed: bytes, town: Municipality, tmp_path: Path) -> None:
    (tmp_path / "papier.pdf").write_bytes(sealed)
    (tmp_path / "logboek.jsonl").write_bytes(exported(town))
    (tmp_path / "leeg.jsonl").write_bytes(b"\n\n " + exported(town))  # not where the first byte says it all
    register = signed(town, extract(paper(sealed)))
    assert steps(tmp_path / "papier.pdf", town.root.pem, register=register)[4] == "holds"
    text, _ = verify_files([tmp_path / "logboek.jsonl"], town.root.pem, as_json=False, register=register)
    assert "zegt van 1 van 1 reeksen niets" in text
    text, _ = verify_files([tmp_path / "leeg.jsonl"], town.root.pem, as_json=False)
    assert "logboek" in text


def test_no_more_of_a_file_is_read_than_is_judged(
    sealed: bytes, town: Municipality, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "papier.pdf"
    for module in ("verify", "verify_command"):
        monkeypatch.setattr(f"jgvisit.documents.{module}.MAX_BYTES", len(sealed))
    for more, found in ((b"", "geldig"), (b"\n", "groter dan"), (b"\n\n", "groter dan")):
        file.write_bytes(sealed + more)
        assert found in verify_files([file], town.root.pem, as_json=False)[0]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no file without an end")
def test_a_file_without_an_end_is_too_large(town: Municipality) -> None:
    text, code = verify_files([Path("/dev/zero")], town.root.pem, as_json=False)
    assert ("groter dan 50 MB" in text, code) == (True, 2)


class _Past(datetime):
    """A device whose clock stood still long ago."""

    @classmethod
    def now(cls, tz: object = None) -> datetime:  # type: ignore[override]  # as the library asks it
        return datetime.now(UTC) - timedelta(days=50)


def test_a_seal_is_judged_at_the_time_it_names(unsealed: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a certificate that ended since: else no paper would outlive the laptop that sealed it."""
    town = municipality(valid_from=datetime.now(UTC).replace(microsecond=0) - timedelta(days=60), valid_days=30)
    monkeypatch.setattr(pdf_signer, "datetime", _Past)
    sealed = seal(unsealed, town.device, town.certificate_pem, reason=REASON)
    monkeypatch.undo()
    trusted = [town.root.certificate.public_bytes(Encoding.DER)]
    reading = read_seal(sealed, trusted, datetime.now(UTC))
    assert (reading.damage, len(reading.path)) == (Damage.NONE, 3)
    now = seal(unsealed, town.device, town.certificate_pem, reason=REASON)
    assert read_seal(now, trusted, datetime.now(UTC)).path == ()


def test_a_seal_that_names_no_time_is_none_of_ours(sealed: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "pyhanko.sign.validation.pdf_embedded.EmbeddedPdfSignature.self_reported_timestamp"
    monkeypatch.setattr(name, property(lambda _: None))
    assert read_seal(sealed, [], datetime.now(UTC)).damage is Damage.CONTAINER


def test_what_makes_the_library_stumble_over_a_seal_is_damage(sealed: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("jgvisit.documents.pdf_reading.container_of", stumble)
    assert read_seal(sealed, [], datetime.now(UTC)).damage is Damage.CONTAINER


@dataclass(frozen=True)
class Place:
    """What is looked at of a signature here."""

    byte_range: tuple[int, int, int, int]
    pkcs7_content: bytes = b"\xab\x01"


@pytest.mark.parametrize(
    ("data", "place", "found"),
    [
        (b"12<AB01>34", Place((0, 2, 8, 2)), b"\xab\x01"),
        (b"12<AB01>34", Place((1, 2, 8, 2)), None),  # not from the first byte
        (b"12<AB01>34", Place((0, 2, 8, 1)), None),  # not to the last
        (b"12<AB01>34", Place((0, 2, 8, 3)), None),
        (b"12<AB01>34", Place((0, 2, 7, 3)), None),  # more than the container is signed
        (b"12<AB01>34", Place((0, 2, 8, 2), b"\xab\x02"), None),  # the library read another one
        (b"12<ab01>34", Place((0, 2, 8, 2)), None),
        (b"12<AB010>34", Place((0, 2, 9, 2)), None),
        (b"12(AB01)34", Place((0, 2, 8, 2)), None),
    ],
    ids=range(9),
)
def test_the_container_is_all_that_is_not_signed(data: bytes, place: Place, found: bytes | None) -> None:
    assert container_of(data, place) == found  # type: ignore[arg-type]  # it has what is looked at
