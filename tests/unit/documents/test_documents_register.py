"""The register's extract, checked off line: step 5 of papers and journals."""

from __future__ import annotations

import io
import json
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from local_tsa import LocalTsa
from municipal_ca import NOW, Municipality, municipality
from test_documents_journal import Key, written

from jgvisit.cli import main
from jgvisit.documents.model import Step, Verification
from jgvisit.documents.stamping import StampTrust, stamp
from jgvisit.documents.verify import verify_pdf
from jgvisit.documents.verify_journal import verify_journal
from jgvisit.errors import InputError
from jgvisit.ids import ChainId, DeviceId, new_uuid7
from jgvisit.records.canonical import sha256
from jgvisit.records.certificates import OFFICER_USAGE, RECEIPT_USAGE
from jgvisit.records.export import write_export
from jgvisit.records.link import StoredRecord, link_hash, read_link
from jgvisit.records.paper_register import (
    RegisteredChain,
    RegisteredPaper,
    RegisterExtract,
    message_of,
    register_file,
)

AT = "2026-11-23T09:00:00.000Z"
RECEIVED = "2026-11-22T20:15:00.000Z"


def extract(*papers: RegisteredPaper, chains: tuple[RegisteredChain, ...] = (), whole: bool = True) -> RegisterExtract:
    return RegisterExtract(
        tenant=new_uuid7(), municipality="Gemeente Waterrijk", at=AT, whole=whole, papers=papers, chains=chains
    )


def paper(pdf: bytes, stamps: int = 0) -> RegisteredPaper:
    return RegisteredPaper(sha256=sha256(pdf), received_at=RECEIVED, stamps=stamps)


def signed(
    town: Municipality, what: RegisterExtract, *, usage: x509.ObjectIdentifier = RECEIPT_USAGE, ca: bool = False
) -> bytes:
    """As the server signs it: with a key that the root made for receipts."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "receipts")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(town.root.certificate.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW)
        .not_valid_after(NOW + timedelta(days=9))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([usage]), critical=True)
        .sign(town.root.key, SHA256())
    )
    signature = key.sign(message_of(what), ec.ECDSA(SHA256()))
    return register_file(what, signature, certificate.public_bytes(Encoding.PEM).decode())


def step(verification: Verification) -> Step:
    return verification.steps[4]


def check(pdf: bytes, town: Municipality, register: bytes) -> Verification:
    return verify_pdf(pdf, name="p.pdf", trust_pem=(town.root.pem,), register=register)


def test_a_paper_in_the_register_holds_and_says_when_it_came(sealed: bytes, town: Municipality) -> None:
    found = step(check(sealed, town, signed(town, extract(paper(sealed)))))
    assert found.outcome == "holds"
    assert "Ontvangen door Gemeente Waterrijk op 22 november 2026" in found.detail
    assert "register van 23 november 2026" in found.detail
    assert "ingetrokken, staat niet in dit register" in found.detail


def test_a_stamped_paper_is_known_by_its_sealed_bytes_and_a_stamp_cut_off_is_told(
    sealed: bytes, town: Municipality
) -> None:
    service = LocalTsa()
    trust = StampTrust((town.root.certificate.public_bytes(Encoding.DER),), (service.root_der,))
    stamped = sealed + stamp(sealed, service, trust, NOW).tail
    register = signed(town, extract(paper(sealed, stamps=1)))
    whole, cut = step(check(stamped, town, register)), step(check(sealed, town, register))
    assert (whole.outcome, cut.outcome) == ("holds", "holds")
    assert "tijdstempel meer" not in whole.detail
    assert "met 1 tijdstempel meer" in cut.detail
    more = step(check(sealed, town, signed(town, extract(paper(sealed, stamps=2)))))
    assert "met 2 tijdstempels meer" in more.detail


def test_a_paper_that_is_not_in_it_is_not_known_and_not_false(sealed: bytes, town: Municipality) -> None:
    whole = check(sealed, town, signed(town, extract()))
    part = check(sealed, town, signed(town, extract(whole=False)))
    assert (whole.valid, step(whole).outcome) == (True, "notKnown")
    assert "Niet in het register" in step(whole).detail
    assert "is een deel" not in step(whole).detail
    assert " Dit register is een deel. Het is nog niet ontvangen" in step(part).detail


def test_a_register_that_is_not_the_municipalitys_says_nothing(sealed: bytes, town: Municipality) -> None:
    good = extract(paper(sealed))
    other = municipality()
    changed = msgspec.json.decode(signed(town, extract()))
    changed["register"] = msgspec.json.decode(signed(town, good))["register"]
    wrong = (
        signed(other, good),
        signed(town, good, usage=OFFICER_USAGE),
        signed(town, good, ca=True),
        msgspec.json.encode(changed),
        msgspec.json.encode({**msgspec.json.decode(signed(town, good)), "certificate": "none"}),
    )
    for register in wrong:
        found = step(check(sealed, town, register))
        assert (found.outcome, "is veranderd" in found.detail) == ("notKnown", True)
    assert verify_pdf(sealed, name="p", trust_pem=(), register=signed(town, good)).steps[4].outcome == "notKnown"


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"[]", b"\xff", b'{"register":"{}","signature":"","certificate":""}', b"[" * 5000],
    ids=lambda data: repr(data[:20]),
)
def test_what_is_no_register_is_the_readers_mistake(sealed: bytes, town: Municipality, data: bytes) -> None:
    with pytest.raises(InputError, match="register"):
        check(sealed, town, data)


def test_the_command_takes_both_files_and_keeps_its_contract(
    sealed: bytes, town: Municipality, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    service = LocalTsa()
    trust = StampTrust((town.root.certificate.public_bytes(Encoding.DER),), (service.root_der,))
    files = {
        "hé.pdf": sealed + stamp(sealed, service, trust, NOW).tail,
        "root.pem": (town.root.pem + town.crl()).encode(),
        "tsa.pem": service.root_pem.encode(),
        "register.json": signed(town, extract(paper(sealed, stamps=1))),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    paper_file, *given = (str(tmp_path / name) for name in files)
    options = [part for pair in zip(("--trust", "--tsa", "--register"), given, strict=True) for part in pair]
    assert main(["verify", paper_file, *options, "--json"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith('[\n  {\n    "file": "hé.pdf",')
    (answer,) = json.loads(printed)
    assert (set(answer), answer["file"], answer["valid"]) == ({"file", "valid", "steps"}, "hé.pdf", True)
    names = ["intact", "issuer", "revoked", "existedBefore", "register"]
    assert [(step["n"], step["name"], step["outcome"]) for step in answer["steps"]] == [
        (n, name, "holds") for n, name in enumerate(names, 1)
    ]
    assert all(set(step) == {"n", "name", "outcome", "detail"} for step in answer["steps"])
    assert main(["verify", paper_file, "--trust", given[0], "--register", given[0]]) == 2
    assert "register" in capsys.readouterr().err


class TestJournal:
    def chain(self, town: Municipality, records: tuple[StoredRecord, ...], upto: int) -> RegisteredChain:
        last = records[upto - 1]
        return RegisteredChain(
            device=Key(town.device).device,
            chain=read_link(last.link).chain,
            received=upto,
            head=link_hash(last.link, last.signature),
        )

    def found(self, town: Municipality, records: tuple[StoredRecord, ...], *chains: RegisteredChain) -> Verification:
        out = io.BytesIO()
        write_export(out, records, {Key(town.device).device: town.certificate_pem})
        register = signed(town, extract(chains=chains))
        return verify_journal(
            io.BytesIO(out.getvalue()), name="j", trust_pem=(town.root.pem,), explicit_trust=True, register=register
        )

    def test_a_journal_that_reaches_as_far_as_the_register_holds(self, town: Municipality) -> None:
        records = written(town, 4)
        for upto in (4, 3):  # written on since: no harm
            assert step(self.found(town, records, self.chain(town, records, upto))).outcome == "holds"

    def test_a_journal_cut_at_its_end_is_told(self, town: Municipality) -> None:
        records = written(town, 4)
        found = step(self.found(town, records[:2], self.chain(town, records, 4)))
        assert (found.outcome, "ontbreken 2 vastleggingen" in found.detail) == ("notKnown", True)

    def test_another_record_in_the_place_of_the_registers_fails(self, town: Municipality) -> None:
        records = written(town, 4)
        wrong = msgspec.structs.replace(self.chain(town, records, 3), head="0" * 64)
        verification = self.found(town, records, wrong)
        assert (verification.valid, step(verification).outcome) == (False, "fails")

    def test_a_chain_that_the_register_does_not_name_is_not_known(self, town: Municipality) -> None:
        records = written(town, 2)
        other = msgspec.structs.replace(self.chain(town, records, 2), chain=ChainId(new_uuid7()))
        stranger = msgspec.structs.replace(self.chain(town, records, 2), device=DeviceId("0" * 32))
        empty = msgspec.structs.replace(self.chain(town, records, 2), received=0)
        for chains in ((), (other,), (stranger,), (empty,)):
            found = step(self.found(town, records, *chains))
            assert (found.outcome, "van 1 van 1 reeksen niets" in found.detail) == ("notKnown", True)

    def test_a_register_of_another_municipality_says_nothing(self, town: Municipality) -> None:
        records = written(town, 2)
        out = io.BytesIO()
        write_export(out, records, {Key(town.device).device: town.certificate_pem})
        register = signed(municipality(), extract(chains=(self.chain(town, records, 2),)))
        verification = verify_journal(
            io.BytesIO(out.getvalue()), name="j", trust_pem=(town.root.pem,), explicit_trust=True, register=register
        )
        assert (step(verification).outcome, "is veranderd" in step(verification).detail) == ("notKnown", True)
