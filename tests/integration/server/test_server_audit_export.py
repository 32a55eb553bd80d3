"""The whole audit in a file, looked at without a server: what was changed, taken out or told otherwise is found."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from server_factory import running_server

from jgvisit.ids import CaseId, new_uuid7
from jgvisit.server.command import main

Lines = list[bytes]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory, issuer: str) -> tuple[Path, Path, str]:
    """Return an export, the root's certificate, and what a laptop was told some entries before."""
    folder = tmp_path_factory.mktemp("audit")
    with running_server(folder / "server", issuer, None) as server, server.http() as http:
        laptop = server.enrolled(http)
        chain = laptop.chain()
        chain.add(CaseId(new_uuid7()))
        laptop.push(chain)
        receipt = laptop.receipt(chain)
        laptop.push(chain)
        assert main(["audit-export", "--dir", str(server.made.folder.path), "--out", str(folder / "audit.jsonl")]) == 0
        return folder / "audit.jsonl", server.made.folder.root, f"{receipt.audit_size}:{receipt.audit_root}"


def checked(path: Path, root: Path, *told: str) -> int:
    given = [part for each in told for part in ("--told", each)]
    return main(["audit-check", str(path), "--trust", str(root), *given])


def test_an_export_holds_and_a_laptop_s_receipt_is_in_it(
    exported: tuple[Path, Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    path, root, told = exported
    assert checked(path, root, told) == 0
    said = capsys.readouterr().out
    assert f"{len(path.read_bytes().splitlines()) - 1} regels, heel en in volgorde" in said
    assert path.stat().st_mode & 0o777 == 0o600


def changed(lines: Lines) -> Lines:
    entry = json.loads(lines[3])
    entry["entry"] = entry["entry"].replace('"at":"2', '"at":"1')
    return [*lines[:3], json.dumps(entry).encode() + b"\n", *lines[4:]]


def other_root(lines: Lines) -> Lines:
    opening = json.loads(lines[0])
    opening["signed"]["receipt"] = opening["signed"]["receipt"].replace('"audit_size":', '"audit_size":1')
    return [json.dumps(opening).encode() + b"\n", *lines[1:]]


WRONG: dict[str, tuple[Callable[[Lines], Lines], str]] = {
    "changed": (changed, "regel 3 is veranderd"),
    "taken out": (lambda lines: lines[:2] + lines[3:], "regel 2 is veranderd, of er is iets voor weggehaald"),
    "cut off": (lambda lines: lines[:-1], "niet het logboek waarvoor de server tekende"),
    "signed by nobody": (other_root, "de handtekening is niet van deze gemeente"),
    "no opening": (lambda lines: lines[1:], "geen logboek dat jgvisit schreef"),
    "torn": (lambda lines: [*lines[:-1], lines[-1][:9]], "is niet te lezen"),
    "empty": (lambda lines: [], "geen logboek dat jgvisit schreef"),
}


@pytest.mark.parametrize("name", list(WRONG))
def test_what_does_not_hold_is_said_in_dutch(
    exported: tuple[Path, Path, str], tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    path, root, _ = exported
    spoil, said = WRONG[name]
    spoilt = tmp_path / "spoilt.jsonl"
    spoilt.write_bytes(b"".join(spoil(path.read_bytes().splitlines(keepends=True))))
    assert checked(spoilt, root) == 1
    assert said in capsys.readouterr().err


def test_what_a_laptop_was_told_must_be_in_it(
    exported: tuple[Path, Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    path, root, told = exported
    size = told.split(":")[0]
    assert checked(path, root, f"{size}:{'0' * 64}") == 1
    assert "zag een laptop een ander logboek" in capsys.readouterr().err
    assert checked(path, root, f"9999:{'0' * 64}") == 1
    assert "dit is korter" in capsys.readouterr().err
    assert checked(path, root, "9999") == 1
    assert checked(path / "nowhere", root) == 1
