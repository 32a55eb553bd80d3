"""The guides on paper: PDF/A-3a and PDF/UA-1 with their pictures, the same bytes each time, also by the command."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pdf_checks import archive_failures, structure_fault

from jgvisit.cli import main
from jgvisit.config import resources_dir
from jgvisit.content.guides import GUIDES, GuideName, guide
from jgvisit.documents.guide_paper import GuidePaper
from jgvisit.documents.page_images import PageImages

MADE_AT = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.mark.parametrize("name", GUIDES)
def test_a_guide_is_a_sound_paper_with_all_its_words(name: GuideName, tmp_path: Path) -> None:
    paper, shown = GuidePaper(resources_dir()), guide(name)
    pdf = paper.pdf(shown, MADE_AT)
    assert pdf == paper.pdf(shown, MADE_AT)
    file = tmp_path / "guide.pdf"
    file.write_bytes(pdf)
    assert archive_failures(file) == []
    assert structure_fault(file) == ""
    words = " ".join(PageImages().text(pdf).split())
    for chapter in shown.chapters:
        assert chapter.title in words
        assert chapter.what[:40] in words


def test_the_command_writes_one_and_says_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "privacy.pdf"
    assert main(["guide", "privacy", "--out", str(out)]) == 0
    assert capsys.readouterr().out.strip() == str(out)
    assert out.read_bytes().startswith(b"%PDF")
    assert main(["guide", "privacy", "--out", str(tmp_path / "no-such" / "x.pdf")]) == 2
