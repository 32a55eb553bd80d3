"""Locked in whatever state: no finished stroke and no letter is lost, and nothing that names anybody is in sight."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from threading import Event

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QToolTip
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, open_form_a

from jgvisit.ids import VisitId
from jgvisit.records.answers import TextAnswer
from jgvisit.services.forms.help_form import draft_field
from jgvisit.services.signing.signing import ink_field
from jgvisit.services.talk.visits import typed_field
from jgvisit.workspace import Workspace
from ui.demo.hand import Hand
from ui.locking import LockController
from ui.screens.form.signing_draft import decode
from ui.vault_protocol import LOCKED
from ui.widgets.cover import Cover

NAMES = ("Samira", "Haddad", "Jeroen", "Noor", "Sami", "de Boer")
TYPED = "oma van hiernaas"


class Locked:
    """A table whose lock ends nothing, so that what is left can be looked at."""

    def __init__(self, table: Table) -> None:
        self.table, self.codes = table, list[int]()
        self.lock = LockController(end=self.codes.append)
        self.lock.add_draft_writer(table.runner.finish_writes)
        table.rooms.showing.lock_wanted.connect(lambda: self.lock.lock("wrongCodes"))


@pytest.fixture
def locked(qtbot: QtBot, work: Workspace, visit: VisitId) -> Iterator[Locked]:
    table = sit_down(qtbot, work)
    table.window.activateWindow()
    yield Locked(table)
    table.leave()


def type_a_name(table: Table, text: str = TYPED) -> QLineEdit:
    """Type who else is here, letter by letter, without finishing."""
    field = table.rooms.visit_screen.people_panel.others
    field.setFocus()
    QTest.keyClicks(field, text)
    return field


def hand_over(table: Table) -> None:
    table.work.exit_codes.choose("2580")
    table.rooms.showing.hand_over()


def over_a_card(then: Callable[[Table], None]) -> Callable[[Table, Family], None]:
    def act(table: Table, family: Family) -> None:
        table.rooms.show_card(family.case, "K02", "parent")
        then(table)

    return act


STATES: dict[str, Callable[[Table, Family], None]] = {
    "as it is": lambda table, _: None,
    "covered": lambda table, _: table.rooms.showing.toggle_cover(),
    "on the telephone": lambda table, _: table.rooms.show_call(),
    "looking together": over_a_card(lambda table: table.rooms.showing.look_together()),
    "handed over": over_a_card(hand_over),
    "handed over and covered": over_a_card(lambda table: (hand_over(table), table.rooms.showing.toggle_cover())[0]),
    "asking the code": over_a_card(lambda table: (hand_over(table), table.rooms.showing.give_back())[0]),
}


@pytest.mark.parametrize("state", list(STATES))
def test_a_lock_keeps_every_letter_and_leaves_no_name_in_sight(
    locked: Locked, family: Family, visit: VisitId, state: str
) -> None:
    table = locked.table
    type_a_name(table)
    STATES[state](table, family)
    locked.lock.lock("key")
    assert locked.codes == [LOCKED]
    draft = table.work.journal.drafts(family.case).get(typed_field("others", visit), b"").decode()
    here = table.work.files.visit_here(family.case)
    assert here is not None
    left_the_line = table.rooms.showing.hands != "worker"  # going to the card finished it, as any other page does
    assert (draft, here.others_present) == (("", TYPED) if left_the_line else (TYPED, None))
    left = table.words() + "".join(window.windowTitle() for window in QApplication.topLevelWidgets())
    assert not [name for name in (*NAMES, TYPED) if name in left]
    assert all(window.windowTitle() in ("", "jgvisit") for window in QApplication.topLevelWidgets())
    (cover,) = table.window.findChildren(Cover)
    assert cover.isVisible()
    assert cover.geometry() == table.window.rect()
    assert not table.rooms.showing.exit_screen.isVisible()


def test_with_the_pen_down_every_finished_stroke_and_every_word_is_kept(
    locked: Locked, family: Family, visit: VisitId
) -> None:
    table, hand = locked.table, Hand(1)
    form = open_form_a(table.work, family, visit, family.boy)
    table.rooms.show_form(family.case, family.boy, form)
    table.rooms.form_screen.signer_chosen.emit(family.mother)
    table.rooms.form_screen.read_done.emit("self")
    table.settle()
    sign = table.rooms.form_screen.sign
    table.tap("decision-agreed")
    table.tap(sign.next)
    hand.sign(sign.pad)
    finished = sign.pad.strokes
    finished = finished() if callable(finished) else finished
    assert len(finished) == 2
    QTest.mousePress(sign.pad, Qt.MouseButton.LeftButton, pos=QPoint(30, 30))
    QTest.mouseMove(sign.pad, QPoint(60, 40))
    locked.lock.lock("idle")
    draft = table.work.journal.drafts(family.case)[ink_field(form, family.mother)]
    kept = decode(draft.partition(b"\n")[2])  # behind the room it was drawn in
    assert kept.strokes[:2] == finished
    assert kept.decision == "agreed"


def test_while_something_slow_runs_the_words_of_a_form_are_on_disk_at_the_lock(
    locked: Locked, family: Family, visit: VisitId
) -> None:
    table, free = locked.table, Event()
    table.rooms.show_form(family.case, family.boy, "")
    table.settle()
    table.runner.slow(table.rooms, lambda: free.wait(20), lambda _: None, lambda _: None)
    for end in range(1, len(TYPED) + 1):
        table.rooms.form_screen.fill.answer_changed.emit("helpGoal", TextAnswer(TYPED[:end]))
    locked.lock.lock("sleep")
    typed = json.loads(table.work.journal.drafts(family.case)[draft_field("consentToHelp", family.boy)])
    free.set()
    table.settle()
    assert typed["answers"]["helpGoal"]["text"] == TYPED
    assert locked.codes == [LOCKED]


def test_a_lock_takes_what_was_copied_and_what_hangs_over_the_window(locked: Locked, family: Family) -> None:
    table = locked.table
    clipboard = QGuiApplication.clipboard()
    field = type_a_name(table, "Samira Haddad")
    field.selectAll()
    field.copy()
    assert "Samira" in clipboard.text()
    menu = QMenu(table.window)
    menu.addAction("Samira Haddad")
    menu.popup(QPoint(10, 10))
    QToolTip.showText(QPoint(20, 20), "Samira Haddad", table.window)
    assert menu.isVisible()
    locked.lock.lock("key")
    assert clipboard.text() == ""
    assert not menu.isVisible()
    assert not QToolTip.isVisible() or QToolTip.text() != "Samira Haddad"
