"""Practising through the real screens: marked everywhere, led by tips, and nothing of it left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import dressed_app
from practice_desk import PracticeDesk, whole_visit
from town import TestClock, begin_visit, new_workspace, open_form_a, settle_family, sign

from jgvisit.config import Places, practice_places, resources_dir
from jgvisit.services.laptop.practice_steps import STEPS, step_of
from ui.launch import behind
from ui.screens.first_run.screen import FirstRunScreen
from ui.screens.first_run.state import FirstRunState
from ui.vault import Vault
from ui.vault_protocol import CLOSED, LOCKED, PRACTISE
from ui.widgets.practice_bar import MARK


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    monkeypatch.setenv("JGVISIT_STORE", str(tmp_path / "store"))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    return practice_places()


@pytest.fixture
def desk() -> Iterator[PracticeDesk]:
    dressed_app()
    somebody = PracticeDesk()
    yield somebody
    somebody.leave()


def left_of_it(here: Places) -> list[str]:
    return sorted(path.name for path in here.store_dir.iterdir() if path.name != "jgvisit.lock")


def test_a_new_worker_is_led_through_a_whole_visit_in_less_than_ten_minutes(desk: PracticeDesk, here: Places) -> None:
    told, marks = list[str](), set[tuple[bool, str]]()

    def looks(_: str) -> None:
        told.append(desk.tip.split(" ")[0])
        marks.add((desk.window.practice.isVisible() and desk.window.practice.mark.isVisible(), MARK))
        assert not desk.window.header.unsent.isVisible()

    whole_visit(desk, looks)
    assert marks == {(True, desk.window.practice.mark.text())}
    assert list(dict.fromkeys(told)) == [str(number) for number in range(1, len(STEPS) + 1)]
    assert desk.work.end_of_day.unsent().pieces == 0
    assert desk.counted.clicks <= 42
    assert desk.counted.keys <= 75
    assert desk.person_s < 8 * 60  # by the norm of `first_run_count`; what is said at the table is not in it


def test_nothing_real_is_asked_for_where_all_is_thrown_away(desk: PracticeDesk) -> None:
    today = desk.rooms.today_screen
    for part in (today.new_family, today.end_of_day, today.practice, today.as_known):
        assert not part.isVisible()
    assert today.waiting.isVisible()
    for way in (desk.rooms.show_new_family, desk.rooms.show_end_of_day):
        way()
        assert desk.window.current == "today"
    desk.rooms.show_palette()
    grey = {action.key: action.why_not for action in desk.rooms.palette._actions}
    assert "oefengezin" in grey["new-family"]
    assert "oefengezin" in grey["end-of-day"]


def test_the_mark_stays_over_pages_that_lie_over_others_or_are_in_the_family_s_hands(desk: PracticeDesk) -> None:
    bar = desk.window.practice
    assert {desk.rooms.call_screen, desk.rooms.family_screen}  # a room is built when somebody goes there
    desk.window.lay("call")
    assert bar.isVisible()
    desk.window.lift(whole=True)
    desk.window.go("family")
    desk.window.keep_to("family")
    assert bar.isVisible()
    desk.window.keep_to("")
    for size in ((640, 360), (683, 384), (1366, 768)):
        desk.window.resize(*size)
        desk.hand.settle()
        assert bar.mark.isVisible()
        assert bar.stop.isVisible()
        if not bar.tip.isVisible():
            desk.hand.click(bar.more)
        assert bar.tip.isVisible()


@pytest.mark.parametrize(("way", "code"), [("stop", LOCKED), ("again", PRACTISE), ("lock", LOCKED), ("cross", CLOSED)])
def test_every_end_throws_it_away(desk: PracticeDesk, here: Places, way: str, code: int) -> None:
    assert "jgvisit.store" in left_of_it(here)
    if way == "cross":
        desk.window.close_requested.emit()
    elif way == "lock":
        desk.window.lock_requested.emit()
    else:
        desk.hand.click(getattr(desk.window.practice, way))
    assert desk.ended == [code]
    assert left_of_it(here) == []


def test_what_a_power_cut_left_is_gone_when_somebody_practises_again(desk: PracticeDesk, here: Places) -> None:
    before = desk.file.case
    desk.leave()
    assert "jgvisit.store" in left_of_it(here)
    again = PracticeDesk()
    try:
        assert again.file.case != before
        assert again.tip.startswith("1 ")
    finally:
        again.leave()


def test_practice_begins_at_the_door_and_before_a_laptop_is_set_up() -> None:
    dressed_app()
    ended = list[int]()
    vault = Vault(behind(), end=ended.append)
    try:
        vault.unlock.practice.click()
        first = FirstRunScreen()
        asked = list[bool]()
        first.practice_requested.connect(lambda: asked.append(True))
        first.practice.click()
        assert (ended, asked) == ([PRACTISE], [True])
        first.show_state(FirstRunState(page="waiting", store_made=True))
        assert not first.practice.isVisibleTo(first)
    finally:
        vault.close()


def test_each_button_a_tip_names_is_called_so() -> None:
    words = (resources_dir() / "i18n" / "jgvisit_nl.ts").read_text(encoding="utf-8")
    [guide] = re.findall(r"<name>PracticeGuide</name>.*?</context>", words, re.DOTALL)
    named = re.findall("“([^”]+)”", "".join(re.findall(r"<translation>(.*?)</translation>", guide)))
    assert len(named) >= 7
    others = words.replace(guide, "")
    assert [name for name in named if f"<translation>{name}</translation>" not in others] == []


def test_the_next_step_is_the_first_that_nothing_stands_for(tmp_path: Path) -> None:
    work = new_workspace(tmp_path / "store", TestClock())
    family = settle_family(work)
    assert step_of(work.files.get(family.case)) == "plan"
    visit = begin_visit(work, family)
    form = open_form_a(work, family, visit, family.boy)
    sign(work, family, visit, form, family.mother)
    assert step_of(work.files.get(family.case)) == "explain"  # signed before it was explained: said, never stopped
    work.visits.end(family.case, visit)
    assert step_of(work.files.get(family.case)) == "done"
    work.safe.close()
