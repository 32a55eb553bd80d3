"""An exception to a check carries its reason, so that it can be taken out once the reason is gone."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
_BARE = re.compile(r"#\s*type:\s*ignore(\[[^\]]*\])?\s*(#\s*)?$")


@pytest.mark.parametrize("folder", ["jgvisit", "ui", "tests", "installer"])
def test_every_type_ignore_says_why(folder: str) -> None:
    bare = []
    for file in sorted((ROOT / folder).rglob("*.py")):
        lines = file.read_text(encoding="utf-8").splitlines()
        for number, (before, line) in enumerate(pairwise(["", *lines]), 1):
            if _BARE.search(line) and not before.lstrip().startswith("#"):
                bare.append(f"{file.relative_to(ROOT)}:{number}")
    assert not bare
