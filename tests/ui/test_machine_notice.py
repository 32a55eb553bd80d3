"""Today says what the machine writes in the clear, and nothing where that is not known."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from table import sit_down
from town import settle_family

from jgvisit.store.machine import Encryption, MachineStanding
from jgvisit.workspace import Workspace


@pytest.mark.parametrize(
    ("disk", "swap", "told"),
    [
        ("plain", "encrypted", True),
        ("encrypted", "plain", True),
        ("unknown", "unknown", False),
        ("encrypted", "encrypted", False),
    ],
)
def test_today_tells_of_a_plain_disk_or_swap(
    qtbot: QtBot, work: Workspace, disk: Encryption, swap: Encryption, told: bool
) -> None:
    settle_family(work)
    table = sit_down(qtbot, work)
    assert not table.rooms.today_screen.machine.isVisible(), "a demo leaves this machine alone"
    table.rooms.today._on_standing(MachineStanding(disk, swap))
    table.rooms.today.refresh()
    assert table.rooms.today_screen.machine.isVisible() is told
    assert ("versleutelt zijn schijf" in table.words()) is told
    table.leave()
