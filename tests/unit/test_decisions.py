"""Each decision has a number of its own, which its title says too."""

from __future__ import annotations

import re
from pathlib import Path

FILES = sorted((Path(__file__).resolve().parents[2] / "docs" / "decisions").glob("*.md"))


def test_decisions_are_numbered_one_by_one() -> None:
    assert [int(file.name[:4]) for file in FILES] == list(range(1, len(FILES) + 1))


def test_each_title_says_the_number_of_its_file() -> None:
    for file in FILES:
        said = re.match(r"# (\d+)\. ", file.read_text(encoding="utf-8"))
        assert said is not None, file.name
        assert int(said[1]) == int(file.name[:4])
