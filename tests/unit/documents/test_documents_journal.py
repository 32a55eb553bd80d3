from __future__ import annotations

import base64
import io
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from municipal_ca import Holder, Municipality, municipality

from jgvisit.documents.verify_command import verify_files
from jgvisit.documents.verify_journal import verify_journal
from jgvisit.ids import CaseId, ChainId, RecordId, WorkerId, new_uuid7
from jgvisit.records.body import TimeBasis
from jgvisit.records.chain import EMPTY, compose, head_of
from jgvisit.records.export import write_export
from jgvisit.records.link import StoredRecord, device_of
from jgvisit.records.payload_family import PersonRegistered

START = datetime(2026, 3, 2, 13, 0, tzinfo=UTC)


class Key:
    """A device key as the journal uses it."""

    def __init__(self, holder: Holder) -> None:
        self._holder = holder
        self.device = device_of(holder.key.public_key())

    def sign(self, message: bytes) -> bytes:
        return self._holder.sign_cms(message)


def written(town: Municipality, count: int = 3) -> tuple[StoredRecord, ...]:
    """A chain of one device about an invented family."""
    head, records, chain, case = EMPTY, list[StoredRecord](), ChainId(new_uuid7()), CaseId(new_uuid7())
    for n in range(count):
        record = compose(
            PersonRegistered(person=new_uuid7(), name=f"Marga Verzonnen {n}", role="parent"),
            place=head.next_place,
            chain=chain,
            signer=Key(town.device),
            id=RecordId(new_uuid7()),
            author=WorkerId("worker-1"),
            recorded_at=START + timedelta(minutes=n),
            time_basis=TimeBasis(boot="boot-1"),
            case=case,
        )
        records.append(record)
        head = head_of(record)
    return tuple(records)


def exported(*towns: Municipality) -> bytes:
    out = io.BytesIO()
    records = [record for town in towns for record in written(town)]
    write_export(out, records, {Key(town.device).device: town.certificate_pem for town in towns})
    return out.getvalue()


def outcomes(data: bytes, *trust: Holder, explicit: bool = True) -> list[str]:
    pems = tuple(one.pem for one in trust)
    verification = verify_journal(io.BytesIO(data), name="journaal.jsonl", trust_pem=pems, explicit_trust=explicit)
    assert verification.valid == ("fails" not in [step.outcome for step in verification.steps])
    return [step.outcome for step in verification.steps]


HOLDS = ["holds", "holds", "notKnown", "notKnown", "notKnown"]


def test_an_exported_journal_holds_under_root_or_device_ca(town: Municipality) -> None:
    data = exported(town)
    assert outcomes(data, town.root) == HOLDS
    assert outcomes(data, town.device_ca) == HOLDS


def test_without_the_right_ca_the_issuer_fails(town: Municipality) -> None:
    data = exported(town)
    assert outcomes(data)[:2] == ["holds", "fails"]
    assert outcomes(data, municipality().root)[:2] == ["holds", "fails"]


def test_one_device_of_a_stranger_makes_the_issuer_fail(town: Municipality) -> None:
    assert outcomes(exported(town, municipality()), town.root)[1] == "fails"


def test_a_device_cannot_vouch_for_another(town: Municipality) -> None:
    assert outcomes(exported(town), town.device)[1] == "holds"
    assert outcomes(exported(municipality()), town.device)[1] == "fails"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.replace(b"Marga Verzonnen 1", b"Marga Verzonnen 9"),
        lambda data: b"\n".join(data.split(b"\n")[:-2]) + b"\n",
        lambda data: b"\n".join([*data.split(b"\n")[:1], *data.split(b"\n")[2:]]),
    ],
    ids=["a changed name", "a cut-off end", "a missing record"],
)
def test_a_changed_journal_is_found(town: Municipality, spoil: Callable[[bytes], bytes]) -> None:
    changed = spoil(exported(town))
    assert outcomes(changed, town.root) == ["fails", "notKnown", "notKnown", "notKnown", "notKnown"]


def with_certificate(data: bytes, change: Callable[[str], str]) -> bytes:
    first, rest = data.split(b"\n", 1)
    header = json.loads(first)
    header["devices"][0]["certificate"] = change(header["devices"][0]["certificate"])
    return json.dumps(header, separators=(",", ":"), sort_keys=True).encode() + b"\n" + rest


NO_CERTIFICATE = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"


@pytest.mark.parametrize(
    "change",
    [
        lambda pem: pem + NO_CERTIFICATE,
        lambda pem: NO_CERTIFICATE + pem,
        lambda pem: in_first_certificate(pem, b"\xa0\x03\x02\x01\x02", b"\xa0\x03\x02\x01\x12"),
        lambda pem: pem + in_first_certificate(pem, b"\xa0\x03\x02\x01\x02", b"\xa0\x03\x02\x01\x12"),
        lambda pem: "",
    ],
    ids=["garbage after", "garbage before", "version 19", "version 19 after", "none"],
)
def test_an_unreadable_certificate_fails_instead_of_stopping_the_program(
    town: Municipality, change: Callable[[str], str]
) -> None:
    assert "fails" in outcomes(with_certificate(exported(town), change), town.root)[:2]


def in_first_certificate(pem: str, old: bytes, new: bytes) -> str:
    body = "".join(pem.split("-----")[2].split())
    changed = base64.b64decode(body).replace(old, new, 1)
    return f"-----BEGIN CERTIFICATE-----\n{base64.b64encode(changed).decode()}\n-----END CERTIFICATE-----\n"


def test_another_key_of_the_municipality_cannot_write_as_a_device() -> None:
    """Such as the receipt key, whose certificate comes from the same root but seals nothing."""
    town = municipality(non_repudiation=False)
    assert outcomes(exported(town), town.root)[:2] == ["holds", "fails"]


def test_a_second_body_beside_the_signed_one_is_not_passed_over(town: Municipality) -> None:
    """JSON readers take the last of two equal keys; a person reads the first."""
    shown_first = exported(town).replace(b'{"body":', b'{"body":"Marga gaf toestemming","body":', 1)
    assert not verify_journal(io.BytesIO(shown_first), name="j", trust_pem=(town.root.pem,), explicit_trust=True).valid


def test_a_journal_may_be_larger_than_any_paper(
    town: Municipality, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "journaal.jsonl"
    file.write_bytes(exported(town))
    monkeypatch.setattr("jgvisit.documents.verify_command.MAX_BYTES", 1000)
    assert verify_files([file], town.root.pem, as_json=False)[1] == 0


def test_a_journal_without_records_proves_nothing(town: Municipality) -> None:
    assert outcomes(exported(), town.root)[0] == "fails"


def test_demo_journals_hold_only_for_who_names_their_ca() -> None:
    demo = municipality("DEMO")
    assert outcomes(exported(demo), demo.root) == HOLDS
    assert outcomes(exported(demo), demo.root, explicit=False)[1] == "fails"
    mixed = municipality("DEMO", root_mark="")
    assert outcomes(exported(mixed), mixed.root)[1] == "fails"


def test_the_command_tells_a_journal_from_a_paper(town: Municipality, sealed: bytes, tmp_path: Path) -> None:
    (tmp_path / "journaal.jsonl").write_bytes(exported(town))
    (tmp_path / "papier.pdf").write_bytes(sealed)
    (tmp_path / "kapot.jsonl").write_bytes(b'{"format":"iets anders"}\n')
    files = [tmp_path / "journaal.jsonl", tmp_path / "papier.pdf"]
    assert verify_files(files, town.root.pem, as_json=False)[1] == 0
    text, code = verify_files([tmp_path / "kapot.jsonl"], town.root.pem, as_json=False)
    assert ("NIET LEESBAAR" in text, code) == (True, 2)
