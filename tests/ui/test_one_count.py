"""What still has to be sent: one number under one word, in the header, on today and at the end of the day."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import begin_visit, open_form_a, settle_family, sign

from jgvisit.workspace import Workspace


@pytest.fixture
def table(qtbot: QtBot, work: Workspace) -> Iterator[Table]:
    family = settle_family(work)
    visit = begin_visit(work, family)
    sign(work, family, visit, open_form_a(work, family, visit, family.boy), family.mother)
    work.visits.end(family.case, visit)
    laid = sit_down(qtbot, work)
    yield laid
    laid.leave()


def _pieces(text: str) -> int:
    found = re.search(r"(\d+) stuk(ken)?\b", text)
    assert found is not None, text
    return int(found.group(1))


def test_a_signed_paper_makes_no_second_count(table: Table) -> None:
    rooms = table.rooms
    counts = {_pieces(table.window.header.unsent.text()), _pieces(rooms.today_screen.waiting.text())}
    table.tap(rooms.today_screen.end_of_day)
    words = table.words()
    waits = [line for line in words.splitlines() if "wacht" in line and "stuk" in line]
    assert waits
    counts |= {_pieces(line) for line in waits}
    assert len(counts) == 1, counts
    assert counts == {table.work.end_of_day.unsent().pieces}
    assert "bestand" not in words
