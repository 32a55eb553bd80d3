"""A sealed paper of every form A-N before programs that are not ours, and before `jgvisit verify`."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from form_examples import sealed_paper
from pdf_checks import archive_failures, seals_seen, structure_fault, trusting_database
from sealed_pages import looks_whole, pages_of
from town import TestClock, begin_visit, new_workspace, settle_family

from jgvisit.cli import main
from jgvisit.records.payload_visits import InterpreterUsed
from jgvisit.workspace import Workspace

_LOOKED_AT_DPI = 50

LANGUAGES = {
    "A": "nl",
    "B": "ar",
    "C": "en",
    "D": "tr",
    "E": "pl",
    "F": "uk",
    "G": "ar",
    "H": "en",
    "I": "tr",
    "J": "nl",
    "K": "nl",
    "L": "nl",
    "M": "pl",
    "N": "uk",
}
"""Letter -> what its signer reads; J and L are the workers' own papers, and the boy of K reads Dutch."""


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = new_workspace(tmp_path_factory.mktemp("forms"), TestClock())
    yield workspace
    workspace.safe.close()


@pytest.fixture(scope="module")
def root(work: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("trust") / "root.pem"
    file.write_text(work.enrolled.root_pem)
    return file


@pytest.fixture(scope="module")
def database(root: Path) -> Path:
    return trusting_database(root, root.parent)


def paper(work: Workspace, letter: str, language: str) -> bytes:
    family = settle_family(work, language=language)
    visit = begin_visit(work, family)
    if language != "nl":
        used = InterpreterUsed(visit=visit, language=language, kind="professionalPhone", number="7731")
        work.visits.use_interpreter(family.case, used)
    sealed = sealed_paper(work, family, visit, letter)
    work.visits.end(family.case, visit)
    return sealed


def last_page(file: Path) -> str:
    """Return the words on the last page."""
    read = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True)
    return read.stdout.decode().rstrip("\f").rsplit("\f", 1)[-1]


@pytest.mark.parametrize(("letter", "language"), LANGUAGES.items())
def test_a_sealed_paper_of_every_form_holds_before_every_checker(
    work: Workspace,
    root: Path,
    database: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    letter: str,
    language: str,
) -> None:
    file, sealed = tmp_path / "sealed.pdf", paper(work, letter, language)
    file.write_bytes(sealed)
    for page in pages_of(sealed, tmp_path, _LOOKED_AT_DPI):
        with page:
            assert looks_whole(page), f"{page.filename}: as a picture"  # type: ignore[attr-defined]  # opened from a file
    shown = subprocess.run(["qpdf", "--show-attachment=beslissing.json", file], capture_output=True, check=True)
    assert json.loads(shown.stdout).get("translation", "nl") == language
    assert archive_failures(file) == []
    assert structure_fault(file) == ""
    assert "Ondertekening" in last_page(file), "no page holds nothing but how to check the paper"
    assert "controleren" in last_page(file)
    seen = seals_seen(file, database)
    assert seen.count("Signature #") == 1
    for words in ("Signature is Valid", "Certificate is Trusted", "Total document signed"):
        assert words in seen
    assert main(["verify", str(file), "--trust", str(root)]) == 0
    assert "sealed.pdf" in capsys.readouterr().out
