"""`jgvisit content`: from a jurist's folder to a signed file, at a shell."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from pack_maker import Eyes, new_eyes, own_number, texts, write_texts

from jgvisit.cli import main
from jgvisit.clock import SystemClock
from jgvisit.config import resources_dir
from jgvisit.content.check import check_pack
from jgvisit.content.packed import read_packed
from jgvisit.server.certificates import key_pem

NEXT = own_number() + 1


@pytest.fixture(scope="module")
def eyes() -> Eyes:
    return new_eyes(now=SystemClock().now())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A jurist's own texts: those of the program, with the next number."""
    return write_texts(tmp_path / "teksten", texts(NEXT, released=False))


@pytest.fixture
def keys(tmp_path: Path, eyes: Eyes) -> Path:
    for name, one in (("jurist", eyes.jurist), ("second", eyes.second)):
        (tmp_path / f"{name}.key").write_bytes(key_pem(one.key))
        (tmp_path / f"{name}.pem").write_text(one.pem)
    (tmp_path / "root.pem").write_text(eyes.root_pem)
    return tmp_path


def content(*arguments: str | Path) -> int:
    return main(["content", *map(str, arguments)])


def built(folder: Path, out: Path) -> Path:
    assert content("build", "--pack", folder, "--out", out) == 0
    return out


def sign(file: Path, keys: Path, who: str) -> int:
    return content("sign", file, "--key", keys / f"{who}.key", "--certificate", keys / f"{who}.pem")


def test_from_a_folder_to_a_file_that_two_people_signed(
    folder: Path, keys: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = built(folder, keys / "nieuw.jgvteksten")
    assert f"nummer {NEXT}" in capsys.readouterr().out
    trust = ["--trust", keys / "root.pem"]
    assert content("show", file, *trust) == 1
    assert "2 jurist: klopt niet — niet getekend" in capsys.readouterr().out
    assert sign(file, keys, "jurist") == 0
    assert "andere paar ogen" in capsys.readouterr().out
    assert sign(file, keys, "second") == 0
    assert content("show", file, *trust) == 0
    shown = capsys.readouterr().out
    assert "4 van deze gemeente: klopt" in shown
    assert "concept: " in shown
    assert content("show", file) == 1
    assert "niet bekend" in capsys.readouterr().out
    assert stat.S_IMODE(file.stat().st_mode) == 0o644
    assert content("check", "--pack", file, *trust) == 0


def test_what_the_second_pair_of_eyes_can_look_at(folder: Path, keys: Path, capsys: pytest.CaptureFixture[str]) -> None:
    card = next(folder.glob("nl/K01*.toml"))
    card.write_text(card.read_text() + "# nagekeken\n")
    file = built(folder, keys / "nieuw.jgvteksten")
    capsys.readouterr()
    assert content("show", file, "--than", resources_dir() / "content", "--unpack", keys / "lees") == 1
    shown = capsys.readouterr().out
    assert shown.splitlines()[-3:] == ["Anders dan de vorige: 2", f"    nl/{card.name}", "    pack.toml"]
    assert (keys / "lees" / "nl" / card.name).read_bytes() == card.read_bytes()
    assert content("show", file, "--unpack", keys / "lees") == 2
    assert "bestaat al" in capsys.readouterr().err


def test_the_report_for_a_program(folder: Path, keys: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = built(folder, keys / "nieuw.jgvteksten")
    sign(file, keys, "jurist")
    capsys.readouterr()
    assert content("show", file, "--json", "--trust", keys / "root.pem") == 1
    report = json.loads(capsys.readouterr().out)
    assert report["manifest"]["number"] == NEXT
    assert [step["outcome"] for step in report["steps"]] == ["holds", "holds", "fails", "fails", "holds"]
    assert report["valid"] is False


def test_a_folder_with_findings_is_not_packed(folder: Path, keys: Path, capsys: pytest.CaptureFixture[str]) -> None:
    card = next(folder.glob("nl/K02*.toml"))
    card.write_text(card.read_text().replace('source = "', 'source = "onzin ', 1))
    assert content("build", "--pack", folder, "--out", keys / "x") == 1
    assert "unknown_source" in capsys.readouterr().out
    assert not (keys / "x").exists()


def test_other_texts_need_a_higher_number(tmp_path: Path, keys: Path, capsys: pytest.CaptureFixture[str]) -> None:
    same = write_texts(tmp_path / "zelfde", texts(own_number(), released=True))
    assert content("build", "--pack", same, "--out", keys / "x") == 2
    assert "pack.toml: zet number" in capsys.readouterr().err
    assert not (keys / "x").exists()
    built(resources_dir() / "content", keys / "eigen")


def test_a_file_is_never_packed_over(folder: Path, keys: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = built(folder, keys / "nieuw.jgvteksten")
    before = file.read_bytes()
    assert content("build", "--pack", folder, "--out", file) == 2
    assert "bestaat al" in capsys.readouterr().err
    assert file.read_bytes() == before


def test_who_may_not_sign_leaves_the_file_as_it_is(
    folder: Path, keys: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = built(folder, keys / "nieuw.jgvteksten")
    sign(file, keys, "jurist")
    before = file.read_bytes()
    assert sign(file, keys, "jurist") == 2
    assert "al getekend" in capsys.readouterr().err
    assert content("sign", file, "--key", keys / "jurist.key", "--certificate", keys / "second.pem") == 2
    (keys / "bad.key").write_text("no key")
    assert content("sign", file, "--key", keys / "bad.key", "--certificate", keys / "second.pem") == 2
    assert content("sign", file, "--key", keys / "second.key", "--certificate", keys / "root.pem") == 1
    assert content("sign", file, "--key", keys / "nowhere", "--certificate", keys / "second.pem") == 2
    assert file.read_bytes() == before


@pytest.mark.parametrize("what", ["show", "sign", "check"])
def test_a_damaged_file_is_said_to_be_unreadable(
    folder: Path, keys: Path, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = built(folder, keys / "nieuw.jgvteksten")
    file.write_bytes(file.read_bytes()[:-50])
    capsys.readouterr()
    if what == "check":
        assert content("check", "--pack", file) == 2
        assert "unreadable" in capsys.readouterr().out
    else:
        assert (content("show", file) if what == "show" else sign(file, keys, "jurist")) == 2
        assert "niet heel" in capsys.readouterr().err


def test_the_check_of_a_file_names_a_signature_that_does_not_hold(
    folder: Path, keys: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = built(folder, keys / "nieuw.jgvteksten")
    sign(file, keys, "jurist")
    capsys.readouterr()
    assert content("check", "--pack", file, "--trust", keys / "root.pem", "--json") == 1
    found = json.loads(capsys.readouterr().out)
    assert {finding["code"] for finding in found} == {"signature"}
    assert any("tweede paar ogen" in finding["text"] for finding in found)


def test_a_key_can_be_revoked_with_a_release(folder: Path, keys: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = keys / "nieuw.jgvteksten"
    assert content("build", "--pack", folder, "--out", file, "--revoke", "f" * 64) == 0
    assert read_packed(file.read_bytes()).manifest.revokes == ("f" * 64,)
    assert content("build", "--pack", folder, "--out", keys / "x", "--revoke", "niets") == 2
    capsys.readouterr()


def test_the_folder_of_the_program_still_has_no_findings() -> None:
    assert check_pack(resources_dir() / "content") == ()
