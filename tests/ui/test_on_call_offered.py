"""A weekend arrangement asks for a second person: whom to call stands there, if the municipality gave it (H22)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filled_examples import fill_weekend
from form_hand import FormHand
from pack_maker import own_texts
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, TestClock, begin_visit, new_workspace
from usable import clipped_labels, hard_to_use, outside

from jgvisit import own_content
from jgvisit.content.pack import load_pack
from jgvisit.content.text_files import InMemory
from jgvisit.records.answers import TextAnswer
from jgvisit.services.forms.drafts import PartKey
from jgvisit.services.forms.part_rules import OWN_NAME
from jgvisit.workspace import Workspace
from ui.widgets.answers.on_call_editor import OnCallEditor

Shot = Callable[[QWidget, str], Path]
SERVICE, KIM = "Wachtdienst (verzonnen)", "Kim de Wit (verzonnen)"
LIST = f"""
checked_on = 2026-11-02
[[on_call]]
name = "{SERVICE}"
phone = "088 - 000 00 01"
[[on_call]]
name = "{KIM}"
phone = "06 00 00 00 02"
when = "zaterdag en zondag"
"""
FIELD = "onCallColleague"


def _laptop(folder: Path, clock: TestClock, given: dict[str, bytes], patch: pytest.MonkeyPatch) -> Workspace:
    _, book = own_content.content()
    pack = load_pack(InMemory({**own_texts(), **given}))
    patch.setattr(own_content, "content", lambda: (pack, book))
    return new_workspace(folder, clock)


@pytest.fixture
def work(tmp_path: Path, clock: TestClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """A laptop of a municipality that gave a list."""
    workspace = _laptop(tmp_path / "store", clock, {"nl/on-call.toml": LIST.encode()}, monkeypatch)
    yield workspace
    workspace.safe.close()


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, family: Family) -> Iterator[Table]:
    laid = sit_down(qtbot, work)
    yield laid
    laid.leave()


def open_ours(table: Table, family: Family, *, alone: bool = False) -> FormHand:
    hand, form = FormHand(table), fill_weekend(table.work, family)
    hand.open(family.case, PartKey(form, "voluntaryStayAgreement", "team", None), alone=alone)
    more = hand.screen.page.more
    if more.isVisible() and not more.isChecked():
        more.click()
    table.settle()
    return hand


def editor(table: Table) -> OnCallEditor:
    (found,) = [each for each in table.window.findChildren(OnCallEditor) if each.isVisible()]
    return found


def offered(table: Table) -> list[str]:
    found = editor(table).offers.findChildren(QAbstractButton)
    return [each.objectName().removeprefix(f"colleague-{FIELD}-") for each in found if each.isVisible()]


def test_h22_whom_to_call_stands_there_with_the_number(
    table: Table, family: Family, shot: Shot, screen_size: tuple[int, int]
) -> None:
    table.window.resize(*screen_size)
    hand = open_ours(table, family)
    assert offered(table) == [SERVICE, KIM]
    words = editor(table).list.text()
    for said in ("088 - 000 00 01", "06 00 00 00 02", "zaterdag en zondag", "2 november 2026"):
        assert said in words
    hand.screen.page.ensureWidgetVisible(editor(table), 0, 200)
    shot(table.window, f"on-call-offered-{screen_size[0]}")
    hand.press(f"colleague-{FIELD}-{KIM}")
    assert offered(table) == []
    assert "06 00 00 00 02" in editor(table).list.text()
    assert "088 - 000 00 01" not in editor(table).list.text(), "the number of whom was chosen, and no other"
    assert editor(table).value() == TextAnswer(KIM)
    assert not clipped_labels(table.window)
    assert not hard_to_use(table.window)
    assert not outside(table.window)


def test_h22_in_a_visit_it_is_for_the_worker_alone(table: Table, work: Workspace, family: Family) -> None:
    begin_visit(work, family)
    open_ours(table, family)
    assert "088 - 000 00 01" not in table.words()
    open_ours(table, family, alone=True)
    assert "088 - 000 00 01" in editor(table).list.text()


def test_h22_without_a_list_no_name_and_no_number_is_made_up(
    qtbot: QtBot, tmp_path: Path, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    from town import settle_family

    bare = _laptop(tmp_path / "bare", clock, {}, monkeypatch)
    laid = sit_down(qtbot, bare)
    open_ours(laid, settle_family(bare))
    assert offered(laid) == []
    words = editor(laid).list.text()
    assert "geen lijst" in words
    assert not any(char.isdigit() for char in words)
    laid.leave()
    bare.safe.close()


def test_h22_the_workers_own_name_is_refused(table: Table, work: Workspace, family: Family) -> None:
    hand = open_ours(table, family)
    hand.type(FIELD, f"{work.enrolled.worker_name}, gezinswerker")
    hand.press("record")
    assert OWN_NAME in table.words()
    stays = [form for form in work.files.get(family.case).filled if form.form_type == "voluntaryStayAgreement"]
    assert not [part for form in stays for part in form.parts if FIELD in dict(part.answers)]


def test_h22_form_j_offers_the_same_people(table: Table, work: Workspace, family: Family) -> None:
    hand, form = FormHand(table), work.filled_forms.begin()
    hand.open(family.case, PartKey(form, "secondReview", "team", None))
    names = [each.objectName() for each in editor(table).offers.findChildren(QAbstractButton) if each.isVisible()]
    assert names == [f"colleague-askedOf-{SERVICE}", f"colleague-askedOf-{KIM}"]
