"""A code handed over as a file or a picture, by the officer's own command; the laptop's own reading of it."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
import segno
from server_factory import ServerUnderTest, running_server

from jgvisit.clock import AMSTERDAM, from_rfc3339
from jgvisit.server.command import main
from jgvisit.server.enrolment.models import enrolment_code
from jgvisit.sync.enrolment import read_code, read_code_file

NAME, SUBJECT = "Femke de Hoekstra", "worker-77"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def server(tmp_path: Path, issuer: str) -> Iterator[ServerUnderTest]:
    with running_server(tmp_path / "server", issuer, None) as running:
        yield running


def _code(server: ServerUnderTest, *arguments: str | Path) -> int:
    folder = str(server.made.folder.path)
    return main(["code", "--dir", folder, "--worker", SUBJECT, "--name", NAME, *map(str, arguments)])


def _codes_given(server: ServerUnderTest) -> int:
    with server.municipality.database.read(server.municipality.tenant) as conn:
        return len(conn.execute(enrolment_code.select()).all())


def _squares(picture: ElementTree.Element) -> set[tuple[int, int]]:
    """Column and row of each dark square."""
    (path,) = (item.get("d", "") for item in picture.iter(f"{SVG}path") if item.get("shape-rendering"))
    return {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", path)}


def test_file_and_picture_hold_the_same_code_and_name_no_worker(
    server: ServerUnderTest, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, picture = tmp_path / "laptop.txt", tmp_path / "laptop.svg"
    assert _code(server, "--file", file, "--qr", picture) == 0
    said = capsys.readouterr().out
    code = read_code_file(file)
    assert read_code(code).tenant == server.municipality.tenant
    assert file.read_text() == f"{code}\n"
    assert code not in said, "what stands in a file does not stay in the window of the console too"
    drawn = ElementTree.fromstring(picture.read_text())
    wanted = segno.make_qr(code, error="l", mode="byte", encoding="utf-8", boost_error=False).matrix_iter(border=4)
    assert _squares(drawn) == {(x, y) for y, row in enumerate(wanted) for x, dark in enumerate(row) if dark}
    words = " ".join(text.text or "" for text in drawn.iter(f"{SVG}text"))
    until = re.search(r"Geldt tot (\d\d-\d\d-\d{4} \d\d:\d\d)", words)
    assert "Gemeente Voorbeeldstad" in words
    assert until is not None
    assert until[1] in said
    with server.municipality.database.read(server.municipality.tenant) as conn:
        (row,) = conn.execute(enrolment_code.select()).all()
    assert until[1] == f"{from_rfc3339(row.expires_at).astimezone(AMSTERDAM):%d-%m-%Y %H:%M}"
    for told in (picture.read_text(), file.read_text(), said):
        assert not any(part in told for part in ("Femke", "Hoekstra", SUBJECT))


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX's")
def test_only_the_account_that_made_them_reads_them(server: ServerUnderTest, tmp_path: Path) -> None:
    file, picture = tmp_path / "laptop.txt", tmp_path / "laptop.svg"
    assert _code(server, "--file", file, "--qr", picture) == 0
    assert {stat.S_IMODE(place.stat().st_mode) for place in (file, picture)} == {0o600}


@pytest.mark.parametrize(
    ("option", "name", "says"),
    [
        ("--file", "code-hoekstra.txt", "for whom"),
        ("--file", "Worker-77.txt", "for whom"),
        ("--qr", "femke.svg", "for whom"),
        ("--qr", "code.png", ".svg"),
        ("--file", "there.txt", "already"),
        ("--file", "no/code.txt", "folder"),
    ],
)
def test_a_place_that_will_not_do_is_said_before_a_code_is_made(
    server: ServerUnderTest,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    option: str,
    name: str,
    says: str,
) -> None:
    (tmp_path / "there.txt").write_text("mine")
    assert _code(server, option, tmp_path / name) == 1
    assert says in capsys.readouterr().err
    assert _codes_given(server) == 0
    assert (tmp_path / "there.txt").read_text() == "mine"


def test_without_either_the_code_is_printed_as_ever(
    server: ServerUnderTest, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _code(server) == 0
    assert read_code(capsys.readouterr().out).tenant == server.municipality.tenant
