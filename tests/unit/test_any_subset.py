"""Any part of the tree of tests runs alone or beside any other: no two of its files answer to one name."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
_FROM_CONFTEST = re.compile(r"^\s*(from|import) conftest\b", re.MULTILINE)


def test_nothing_is_imported_from_a_conftest_which_every_folder_has_its_own_of() -> None:
    importing = [file.name for file in TESTS.rglob("*.py") if _FROM_CONFTEST.search(file.read_text("utf-8"))]
    assert not importing


def test_no_two_files_of_tests_have_one_name() -> None:
    """Pytest puts each folder on the path and imports by the bare name, but for `conftest` and packages."""
    files = [file for file in TESTS.rglob("*.py") if not (file.parent / "__init__.py").exists()]
    names = Counter(file.name for file in files if file.name != "conftest.py")
    assert [name for name, times in names.items() if times > 1] == []
