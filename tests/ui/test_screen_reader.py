"""What a screen reader is told of a visit, through the tree of AT-SPI on a real display."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from screen_reader import Node, ScreenReader, screen_reader

HERE = Path(__file__).parent
pytestmark = pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs a display of its own")


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[ScreenReader]:
    with screen_reader(tmp_path / "home") as (reads, environment):
        environment["PYTHONPATH"] = os.pathsep.join([str(HERE.parent.parent), str(HERE.parent)])
        command = [sys.executable, str(HERE / "read_by_a_screen_reader.py"), str(tmp_path / "store")]
        program = subprocess.Popen(command, env=environment)
        try:
            yield reads
        finally:
            program.terminate()
            program.wait(timeout=60)


def test_the_visit_is_told_whole_and_the_focus_is_followed(reader: ScreenReader) -> None:
    told = reader.wait_for("heading")
    seen = [node for node in told if node.is_in_sight]
    assert "Bezoek aan Haddad en De Boer" in {_plain(node) for node in seen if node.role == "heading"}
    said = " ".join(_plain(node) for node in seen)
    assert "Sami de Boer: vrijwillig" in said
    assert "verplicht door de rechter" in said
    assert [node for node in seen if node.is_focusable and not node.name] == [], "nothing to press goes without a name"
    here = {_plain(node).split("\n")[0]: node.is_checked for node in seen if node.is_checkable}
    assert here["Samira Haddad"]
    assert not here["Jeroen de Boer"]
    reached = [reader.tab() for _ in range(3)]
    assert all(node.is_focusable and node.name for node in reached)
    assert len({node.name for node in reached}) == 3, "each press of Tab is told, and leads on"


def _plain(node: Node) -> str:
    """Return the name without the marks of direction around what people are called."""
    return node.name.translate(dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069")))
