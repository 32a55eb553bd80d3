from __future__ import annotations

import json
from pathlib import Path

import pytest
from municipal_ca import Municipality, municipality

from jgvisit.documents.model import Step, Verification
from jgvisit.documents.verification_report import exit_code, verification_json, verification_text
from jgvisit.documents.verify import damaged
from jgvisit.documents.verify_command import verify_files
from jgvisit.errors import InputError

VALID = Verification("a.pdf", True, (Step("intact", "holds", "Alles klopt."),))
CHANGED = damaged("b.pdf", "Veranderd.", readable=True)
UNREADABLE = damaged("c.pdf", "Geen PDF.", readable=False)


def test_json_has_the_fields_other_programs_rely_on() -> None:
    assert json.loads(verification_json([VALID])) == [
        {
            "file": "a.pdf",
            "valid": True,
            "steps": [{"n": 1, "name": "intact", "outcome": "holds", "detail": "Alles klopt."}],
        }
    ]


def test_text_names_file_verdict_and_each_step() -> None:
    lines = verification_text([VALID, CHANGED, UNREADABLE]).splitlines()
    assert lines[0] == "a.pdf: geldig"
    assert lines[1].split() == ["1.", "ongeschonden", "klopt", "Alles", "klopt."]
    assert lines[2] == "b.pdf: ONGELDIG"
    assert "KLOPT NIET" in lines[3]
    assert lines[8] == "c.pdf: NIET LEESBAAR"
    assert len(lines) == 2 + 6 + 6


@pytest.mark.parametrize(
    ("verifications", "code"),
    [
        ([VALID], 0),
        ([VALID, CHANGED], 1),
        ([CHANGED, UNREADABLE], 2),
        ([VALID, UNREADABLE], 2),
    ],
)
def test_the_exit_code_tells_the_worst(verifications: list[Verification], code: int) -> None:
    assert exit_code(verifications) == code


@pytest.fixture
def papers(sealed: bytes, unsealed: bytes, tmp_path: Path) -> Path:
    (tmp_path / "goed.pdf").write_bytes(sealed)
    (tmp_path / "zonder.pdf").write_bytes(unsealed)
    (tmp_path / "foto.pdf").write_bytes(b"\xff\xd8\xff")
    return tmp_path


def test_files_are_checked_against_the_named_ca(papers: Path, town: Municipality) -> None:
    text, code = verify_files([papers / "goed.pdf"], town.root.pem, as_json=False)
    assert (text.splitlines()[0], code) == ("goed.pdf: geldig", 0)
    assert verify_files([papers / "goed.pdf"], None, as_json=False)[1] == 1
    assert verify_files([papers / "goed.pdf"], municipality().root.pem, as_json=False)[1] == 1


def test_several_files_come_back_in_their_order(papers: Path, town: Municipality) -> None:
    text, code = verify_files([papers / "zonder.pdf", papers / "goed.pdf"], town.root.pem, as_json=True)
    assert [(one["file"], one["valid"]) for one in json.loads(text)] == [("zonder.pdf", False), ("goed.pdf", True)]
    assert code == 1


@pytest.mark.parametrize("name", ["foto.pdf", "bestaat-niet.pdf", ""])
def test_a_file_that_cannot_be_read_is_said_to_be_so(papers: Path, town: Municipality, name: str) -> None:
    text, code = verify_files([papers / name], town.root.pem, as_json=False)
    assert "NIET LEESBAAR" in text
    assert code == 2


def test_a_trust_file_without_certificate_is_the_callers_mistake(papers: Path) -> None:
    with pytest.raises(InputError):
        verify_files([papers / "goed.pdf"], "niets", as_json=True)


def test_a_revocation_list_may_stand_among_the_trusted_certificates(papers: Path, town: Municipality) -> None:
    def third_step(*lists: str) -> str:
        trusted = town.root.pem + "".join(lists)
        [answer] = json.loads(verify_files([papers / "goed.pdf"], trusted, as_json=True)[0])
        return str(answer["steps"][2]["outcome"])

    assert third_step() == "notKnown"
    assert third_step(town.crl()) == "holds"
    assert third_step(town.crl(), town.crl(town.device.certificate.serial_number)) == "fails"


def test_a_list_that_cannot_be_read_is_said_and_never_passed_over(papers: Path, town: Municipality) -> None:
    broken = "-----BEGIN X509 CRL-----\nbm90IGEgbGlzdA==\n-----END X509 CRL-----\n"
    with pytest.raises(InputError):
        verify_files([papers / "goed.pdf"], town.root.pem + broken, as_json=False)
