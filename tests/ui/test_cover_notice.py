"""Today tells who has whose families during leave, to both; and a colleague's number has a name."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from pytestqt.qtbot import QtBot
from table import sit_down
from team_maker import tell
from town import TestClock, enrolled_safe, new_workspace, pull, settle_family

from jgvisit.bootstrap import open_workspace
from jgvisit.ids import new_uuid7
from jgvisit.opening import open_team
from jgvisit.records.payload_family import SafeContactRecorded
from jgvisit.sync.team_wire import WireCover

KIM = new_uuid7()
ME = new_uuid7()


NAMES = {KIM: "Kim de Wit"}


ONE = "00000000-0000-7000-8000-0000000000aa"
"""The same in every process: the names of tests are made of it."""


@pytest.mark.parametrize(
    ("mine", "first", "case", "told"),
    [
        (False, 0, None, "Kim de Wit\u2069 is weg. U hebt die gezinnen tot en met"),
        (False, 3, None, "U krijgt de gezinnen van \u2068Kim de Wit\u2069, van"),
        (True, 0, None, "Kim de Wit\u2069 heeft uw gezinnen, van"),
        (True, 3, ONE, "Kim de Wit\u2069 heeft één gezin van u, van"),
        (False, 0, ONE, "U hebt één gezin van \u2068Kim de Wit\u2069, van"),
        (False, 15, None, ""),
        (False, -9, None, ""),
    ],
)
def test_today_tells_who_has_whose_families(
    qtbot: QtBot, tmp_path: Path, mine: bool, first: int, case: str | None, told: str
) -> None:
    clock = TestClock()
    safe = enrolled_safe(tmp_path / "store", clock, worker=ME)
    work = open_workspace(safe, clock)
    settle_family(work)
    absent, deputy = (ME, KIM) if mine else (KIM, ME)
    begins = work.today() + timedelta(days=first)
    cover = WireCover(
        absent=absent, deputy=deputy, from_on=begins.isoformat(), until=str(begins + timedelta(days=5)), case=case
    )
    tell(work, NAMES, [cover])
    table = sit_down(qtbot, work)
    assert table.rooms.today_screen.cover.isVisible() is bool(told)
    assert told in table.words()
    table.leave()
    safe.close()


def test_a_list_of_colleagues_is_kept_whole_and_read_again_after_a_change(tmp_path: Path) -> None:
    safe = enrolled_safe(tmp_path / "store", TestClock(), worker=ME)
    work = open_workspace(safe, TestClock())
    assert work.colleagues.name_of(KIM) is None  # type: ignore[arg-type]  # a number
    tell(work, NAMES)
    assert work.colleagues.name_of(KIM) == "Kim de Wit"  # type: ignore[arg-type]  # a number
    kept = open_team(safe, work.enrolled).newest()
    assert kept is not None
    assert kept.mark == msgspec.structs.replace(kept, at="2026-12-01T13:00:00.000Z").mark
    assert kept.mark != msgspec.structs.replace(kept, colleagues=()).mark
    safe.close()


def test_beside_two_versions_stands_who_wrote_each_by_name(qtbot: QtBot, tmp_path: Path) -> None:
    clock = TestClock()
    safe = enrolled_safe(tmp_path / "store", clock, worker=ME)
    work, colleague = open_workspace(safe, clock), new_workspace(tmp_path / "colleague", clock, KIM, "Kim de Wit")
    family = settle_family(work)
    pull(colleague, work, placed=True)
    for author, evidence in ((work, "haar moeder"), (colleague, "zij zelf")):
        said = SafeContactRecorded(person=family.mother, approach="allowed", channels=("phone",), evidence=evidence)
        author.families.record_safe_contact(family.case, said)
    pull(work, colleague, placed=True)
    tell(work, NAMES)
    table = sit_down(qtbot, work)
    table.rooms.show_family(family.case)
    table.settle()
    table.tap("compare-versions")
    assert "Opgeschreven door \u2068Kim de Wit\u2069" in table.words()
    table.leave()
    safe.close()
