"""The general booklet on paper: PDF/A-3a and PDF/UA-1, a cover that tells nothing, and the command that makes it."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest
from pdf_checks import archive_failures, structure_fault

from jgvisit.cli import main
from jgvisit.config import resources_dir
from jgvisit.content.booklet import Booklet, booklet_of
from jgvisit.content.booklet_words import booklet_words
from jgvisit.content.pack import load_pack
from jgvisit.documents.booklet_paper import BookletPaper
from jgvisit.documents.page_images import PageImages


def booklet(language: str) -> Booklet:
    pack = load_pack(resources_dir() / "content")
    return booklet_of(pack, booklet_words(resources_dir()), language, date(2026, 11, 23), checked_only=False)


@pytest.mark.parametrize(
    ("language", "large"), [("nl", False), ("nl", True), ("ar", False), ("ar", True), ("fy", False)]
)
def test_it_is_a_sound_paper_with_all_its_words(language: str, large: bool, tmp_path: Path) -> None:
    shown = booklet(language)
    pdf = BookletPaper(resources_dir()).pdf(shown, large=large)
    assert pdf == BookletPaper(resources_dir()).pdf(shown, large=large), "the same bytes: it has no day"
    file = tmp_path / "booklet.pdf"
    file.write_bytes(pdf)
    assert archive_failures(file) == []
    assert structure_fault(file) == ""
    words = " ".join(PageImages().text(pdf).split())
    for part in shown.parts:
        for card in part.cards:
            assert card.title[0].split()[0] in words
    assert words.count("kinderrechter") >= 2


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_h5_the_cover_and_the_file_say_only_a_neutral_title_and_the_version(language: str, tmp_path: Path) -> None:
    shown, file = booklet(language), tmp_path / "booklet.pdf"
    file.write_bytes(BookletPaper(resources_dir()).pdf(shown, large=False))
    cover = subprocess.run(["pdftotext", "-l", "1", str(file), "-"], capture_output=True, text=True, check=True).stdout
    latin = {word for word in cover.split() if word.isascii()}
    assert latin == {"Goed", "om", "te", "weten", "Versie", shown.code}
    told = subprocess.run(["pdfinfo", str(file)], capture_output=True, text=True, check=True).stdout
    assert "Goed om te weten" in told
    assert "2000" in told, "no day on which it was made"


def test_large_letters_are_larger_and_the_words_and_the_code_are_the_same() -> None:
    paper, shown = BookletPaper(resources_dir()), booklet("nl")
    small, large = (PageImages().text(paper.pdf(shown, large=wide)) for wide in (False, True))
    assert len(paper.pages(shown, large=True, pixels_per_inch=20)) > len(
        paper.pages(shown, large=False, pixels_per_inch=20)
    )
    assert {word for word in small.split() if word.isalpha()} == {word for word in large.split() if word.isalpha()}
    assert shown.code in small
    assert shown.code in large


def test_the_command_writes_one_marked_as_a_concept_and_says_its_version(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "boekje.pdf"
    assert main(["booklet", "--language", "tr", "--large", "--out", str(out)]) == 0
    code = booklet("tr").code
    assert capsys.readouterr().out.split() == [code, str(out)]
    assert "CONCEPT" in PageImages().text(out.read_bytes())
    assert main(["booklet", "--language", "xx", "--out", str(out)]) == 2
    assert main(["booklet", "--out", str(tmp_path / "no-such" / "x.pdf")]) == 2
    assert main(["booklet", "--pack", str(out), "--out", str(out)]) == 2
