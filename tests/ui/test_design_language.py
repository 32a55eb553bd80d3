from __future__ import annotations

import re
from pathlib import Path

from PIL import Image

from installer.build_design_pictures import FOLDER, PICTURES
from jgvisit.config import resources_dir
from ui.theme.tokens import read_tokens

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "design-language.md"


def test_every_picture_of_the_page_is_taken_by_the_script_and_every_taken_one_is_shown() -> None:
    shown = set(re.findall(r"\(img/design/([a-z]+)\.png\)", PAGE.read_text(encoding="utf-8")))
    assert shown == set(PICTURES) == {file.stem for file in FOLDER.iterdir()}, "run make pictures"


def test_the_pictures_are_small_and_not_empty() -> None:
    for file in FOLDER.iterdir():
        assert file.stat().st_size < 80_000, file
        with Image.open(file) as picture:
            assert len(picture.convert("RGB").getcolors(100_000) or []) > 8, file


def test_the_page_tells_the_tokens_as_they_are() -> None:
    page, tokens = PAGE.read_text(encoding="utf-8"), read_tokens(resources_dir() / "theme")
    for prefix, row in (("basis-space-", "| room |"), ("basis-border-radius-", "| corners |")):
        line = next(line for line in page.splitlines() if line.startswith(row))
        told = dict(re.findall(rf"`(?:{prefix})?([a-z0-9]+)` (\d+)", line))
        assert told == {
            name.removeprefix(prefix): str(size)
            for name, size in tokens.sizes.items()
            if name.startswith(prefix) and not name.endswith("round")
        }
