"""What the worker is promised names the tests that hold it; a test that was renamed would leave a promise empty."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "promises.md").read_text("utf-8")
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)


@pytest.mark.parametrize(("file", "name"), NAMED, ids=[name for _, name in NAMED])
def test_each_test_that_a_promise_names_is_there(file: str, name: str) -> None:
    functions = ast.walk(ast.parse((ROOT / file).read_text("utf-8")))
    assert name in {each.name for each in functions if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)}


def test_each_promise_names_a_test() -> None:
    promises, _, _ = PAGE.partition("## Wat wij niet beloven")
    numbered = re.split(r"(?m)^\d+\. ", promises)[1:]
    assert len(numbered) == 26
    assert [each.splitlines()[0] for each in numbered if "::test_" not in each] == []
