"""A receiver of the municipality's directory, offered on the pages of forms B, F and I; anything else may be typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from form_hand import FormHand
from pack_maker import own_texts
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, TestClock, begin_visit, new_workspace
from usable import clipped_labels, hard_to_use, outside

from jgvisit import own_content
from jgvisit.content.pack import load_pack
from jgvisit.content.pack_model import Pack
from jgvisit.content.text_files import InMemory
from jgvisit.ids import FormId
from jgvisit.services.forms.drafts import PartKey
from jgvisit.workspace import Workspace

Shot = Callable[[QWidget, str], Path]
GI, RAAD, SCHOOL = (
    "Jeugdbescherming Zuid (verzonnen)",
    "Raad, locatie Midden (verzonnen)",
    "Basisschool De Linde (verzonnen)",
)
PHONE = "088 - 000 00 00"
DIRECTORY = f"""
checked_on = 2026-11-02
[[receiver]]
name = "{GI}"
kind = "gi"
works_there = ["team Oost"]
phone = "{PHONE}"
mail = "team.oost@jbzuid.example"
[[receiver]]
name = "{RAAD}"
kind = "board"
phone = "{PHONE}"
[[receiver]]
name = "{SCHOOL}"
kind = "school"
address = "Lindelaan 1, Waterwolde (verzonnen)"
"""


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(InMemory({**own_texts(), "nl/receivers.toml": DIRECTORY.encode()}))


@pytest.fixture
def work(tmp_path: Path, clock: TestClock, pack: Pack, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """A laptop of a municipality that gave a directory."""
    _, book = own_content.content()
    monkeypatch.setattr(own_content, "content", lambda: (pack, book))
    workspace = new_workspace(tmp_path / "store", clock)
    yield workspace
    workspace.safe.close()


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, family: Family) -> Iterator[Table]:
    laid = sit_down(qtbot, work)
    yield laid
    laid.leave()


def opened(table: Table, family: Family, form_type: str) -> tuple[FormHand, FormId]:
    hand, form = FormHand(table), table.work.filled_forms.begin()
    hand.open(family.case, PartKey(form, form_type, "common", None))
    return hand, form


def offers(hand: FormHand, path: str) -> list[str]:
    start = f"receiver-{path}-"
    found = [each for each in hand.screen.findChildren(QAbstractButton) if each.objectName().startswith(start)]
    return sorted(each.objectName().removeprefix(start) for each in found if each.isVisible())


def row_path(hand: FormHand, field: str) -> str:
    hand.press(f"add-{field}")
    (edit,) = (
        each.objectName().removeprefix("field-")
        for each in hand.screen.findChildren(QWidget)
        if each.objectName().startswith(f"field-{field}/") and each.objectName().endswith("/partyOrganisation")
    )
    return edit


def test_a_receiver_of_form_b_is_filled_in_by_one_press_and_kept_as_words(
    table: Table, family: Family, shot: Shot, screen_size: tuple[int, int]
) -> None:
    table.window.resize(*screen_size)
    hand, _ = opened(table, family, "consentToShare")
    path = row_path(hand, "shareLines")
    assert offers(hand, path) == [SCHOOL, GI, RAAD]
    hand.type(path, "lin")
    assert offers(hand, path) == [SCHOOL]
    hand.screen.page.ensureWidgetVisible(hand.edit(path), 0, 200)
    shot(table.window, f"receivers-offered-{screen_size[0]}")
    hand.press(f"receiver-{path}-{SCHOOL}")
    assert hand.edit(path).toPlainText() == SCHOOL  # type: ignore[union-attr]  # lines that grow
    assert offers(hand, path) == []
    assert "Lindelaan 1" in table.words()
    hand.screen.page.ensureWidgetVisible(hand.edit(path), 0, 200)
    shot(table.window, f"receivers-chosen-{screen_size[0]}")
    assert not clipped_labels(table.window)
    assert not hard_to_use(table.window)
    assert not outside(table.window)


def test_the_keyboard_comes_from_the_field_to_who_is_offered_and_on(table: Table, family: Family) -> None:
    hand, _ = opened(table, family, "consentToShare")
    path = row_path(hand, "shareLines")
    hand.type(path, "lin")
    QTest.keyClick(hand.edit(path), Qt.Key.Key_Tab)
    button = table.window.focusWidget()
    assert button is not None
    assert button.objectName() == f"receiver-{path}-{SCHOOL}"
    QTest.keyClick(button, Qt.Key.Key_Tab)
    after = table.window.focusWidget()
    assert after is not None
    assert "aboutPersons" in after.objectName()
    QTest.keyClick(button, Qt.Key.Key_Space)
    table.settle()
    assert hand.edit(path).toPlainText() == SCHOOL  # type: ignore[union-attr]  # lines that grow
    assert hand.edit(path).hasFocus()


def test_whoever_is_not_in_the_directory_is_typed_as_before(table: Table, family: Family) -> None:
    hand, _ = opened(table, family, "consentToShare")
    path = row_path(hand, "shareLines")
    hand.type(path, "Oma Trees")
    assert offers(hand, path) == []
    assert hand.edit(path).toPlainText() == "Oma Trees"  # type: ignore[union-attr]  # lines that grow


@pytest.mark.parametrize(("form_type", "field", "name"), [("handoverToGI", "giName", GI)])
def test_only_a_gi_is_offered_for_a_handover(
    table: Table, family: Family, form_type: str, field: str, name: str
) -> None:
    hand, _ = opened(table, family, form_type)
    assert offers(hand, field) == [name]
    hand.press(f"receiver-{field}-{name}")
    assert PHONE in table.words()


def test_only_the_raad_is_offered_for_a_call_before_an_urgent_request(table: Table, family: Family) -> None:
    hand, _ = opened(table, family, "investigationRequest")
    hand.press("field-requestKind-urgent")
    assert offers(hand, "urgentCallTo") == [RAAD]


def test_h2_with_the_family_looking_on_no_number_and_no_address_is_shown(table: Table, family: Family) -> None:
    begin_visit(table.work, family)
    hand, _ = opened(table, family, "consentToShare")
    path = row_path(hand, "shareLines")
    hand.press(f"receiver-{path}-{SCHOOL}")
    assert hand.edit(path).toPlainText() == SCHOOL  # type: ignore[union-attr]  # lines that grow
    assert "Lindelaan" not in table.words()
