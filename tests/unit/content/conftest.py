from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from jgvisit.config import resources_dir
from jgvisit.content.pack import load_pack
from jgvisit.content.pack_model import Pack

Change = Callable[[str, str, str], int]


@pytest.fixture(scope="session")
def own_pack() -> Pack:
    return load_pack(resources_dir() / "content")


@pytest.fixture
def kept() -> tuple[str, ...]:
    """The languages of the texts that a test may spoil: reading them all takes most of its time."""
    return ("nl", "ar")


@pytest.fixture
def copied(tmp_path: Path, kept: tuple[str, ...]) -> Path:
    """Our own texts, which a test may spoil, in the languages of `kept`."""
    folder = Path(shutil.copytree(resources_dir() / "content", tmp_path / "content"))
    pack = folder / "pack.toml"
    text = pack.read_text("utf-8")
    for each in folder.iterdir():
        if each.is_dir() and each.name not in kept:
            shutil.rmtree(each)
            text = re.sub(rf'\[\[language\]\]\ncode = "{each.name}"\n(?:[^\[\n].*\n|\n)*', "", text)
    pack.write_text(text, "utf-8")
    return folder


@pytest.fixture
def change(copied: Path) -> Change:
    """Replace text in one file of the copied pack; returns the line of the change, counted from 1."""

    def replace(file: str, old: str, new: str) -> int:
        path = copied / file
        text = path.read_text("utf-8")
        assert old in text, f"{old!r} is not in {file}"
        path.write_text(text.replace(old, new, 1), "utf-8")
        return text[: text.index(old)].count("\n") + 1

    return replace
