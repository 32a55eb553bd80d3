"""A lock in the middle of something: what is going on, what makes it lock, and when it was covered. Runs in a vault.

Says `event NS` the moment before, `covered NS` once every window is covered and painted, `bare WHAT` for anything that
is not, and `typed FIELD WORDS` for what must be on the disk. Times are of the monotonic clock.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from functools import partial

from desk import Desk
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QVBoxLayout
from sealing_deaths import DEATHS

from jgvisit.documents.maker import PaperMaker
from jgvisit.ids import PersonId
from jgvisit.services.signing.sealing import Sealing
from jgvisit.services.talk.saying_back import said_back_field
from ui import locking
from ui.vault import _tell_damage_or_end
from ui.vault_process import end_process
from ui.widgets.button import Button
from ui.widgets.cover import Cover

WORDS = "half getypte woorden"


def say(*words: object) -> None:
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def at_rest(desk: Desk, _: PersonId) -> None:
    desk.rest()


def typing(desk: Desk, _: PersonId) -> None:
    """Letters were typed this very moment; their draft is still on its way to the disk."""
    desk.tell("K02", "parent")
    screen = desk.rooms.explain_screen
    desk.hand.wait(screen.own_words.isVisible, "the question")
    desk.hand.type(screen.own_words, WORDS)
    say("typed", said_back_field("K02", screen._state.asking), WORDS)


def pen_down(desk: Desk, child: PersonId) -> None:
    """One stroke was drawn, the pen is on the pad again."""
    _to_the_pad(desk, child)
    pad = desk.form.sign.pad
    desk.hand.sign(pad)
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(40, 60))
    QTest.mouseMove(pad, QPoint(90, 80))


def writing(desk: Desk, _: PersonId) -> None:
    """A record is on its way to the disk."""
    desk.open_card("K01", "parent")
    desk.turn_to_the_end()
    desk.hand.click(desk.rooms.explain_screen.told)


def sealing(desk: Desk, child: PersonId) -> None:
    """A paper is being sealed."""
    _to_the_pad(desk, child)
    desk.hand.sign(desk.form.sign.pad)
    desk.hand.sign(desk.form.sign.worker_pad)
    desk.hand.click(desk.form.sign.confirm)
    desk.hand.wait(desk.form.check.isVisible, "the paper with the choice on it")
    desk.rest()
    desk.hand.click(desk.form.check.record)


def syncing(desk: Desk, _: PersonId) -> None:
    """Something slow runs beside the store, as a sync does."""
    desk.vault.runner.slow(desk.vault, lambda: time.sleep(60), lambda _: None, lambda _: None)


def dialog_open(desk: Desk, _: PersonId) -> None:
    """A second window stands open over the first."""
    dialog = QDialog(desk.window)
    dialog.setWindowTitle("Samira Haddad")
    QVBoxLayout(dialog).addWidget(QLabel("Samira Haddad"))
    dialog.open()
    desk.hand.settle()


def _to_the_pad(desk: Desk, child: PersonId) -> None:
    form = desk.form
    desk.open_form(child)
    if form.fill.isVisible():
        desk.fill()
        desk.lay_before_family()
    signers = [each for each in form.findChildren(Button) if each.objectName().startswith("signer-")]
    desk.press(form, next(each for each in signers if each.isVisible()).objectName())
    desk.hand.wait(form.read.aloud.isEnabled, "the paper")
    desk.hand.click(form.read.aloud)
    desk.press(form, "decision-agreed")
    desk.hand.click(form.sign.next)


STATES: dict[str, Callable[[Desk, PersonId], None]] = {
    "rest": at_rest, "typing": typing, "pen": pen_down, "writing": writing, "sealing": sealing, "sync": syncing,
    "dialog": dialog_open,
}  # fmt: skip


def _by_key(desk: Desk) -> None:
    window = QApplication.activeModalWidget() or desk.window
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def _by_idleness(desk: Desk) -> None:
    lock = desk.vault.lock
    lock._running = lambda: False
    lock._last_input_ms -= 24 * 3_600_000
    lock.check()


EVENTS: dict[str, Callable[[Desk], None]] = {
    "key": _by_key,
    "idle": _by_idleness,
    "sleep": lambda desk: desk.vault._system_lock._on_sleep_changed(True),
    "screenLock": lambda desk: desk.vault._system_lock._on_session_locked(),
    "userSwitch": lambda desk: desk.vault._system_lock._on_properties_changed(
        "org.freedesktop.login1.Session", {"Active": False}
    ),
    "lid": lambda desk: desk.vault._system_lock._on_properties_changed("org.freedesktop.UPower", {"LidIsClosed": True}),
    "launcherGone": lambda desk: desk.vault.lock.lock("launcherGone"),
}


def store_closed(desk: Desk, _: PersonId) -> None:
    """The disk failed, and nobody can say yet what it holds: the store is closed, a card is open."""
    desk.open_card("K02", "parent")
    desk.work.safe.close()


def _by_going_back(desk: Desk) -> None:
    sys.excepthook = partial(_tell_damage_or_end, desk.vault)
    desk.hand.click(desk.rooms.explain_screen.back)
    desk.rest()


CLOSED = "closed back"
"""A moment of its own: who goes on after a fault of the disk meets a closed store, and that locks."""
_STATES = STATES | {"closed": store_closed}
_EVENTS = EVENTS | {"back": _by_going_back, "killed": lambda _: time.sleep(600)}


def lock_at(desk: Desk, child: PersonId, state: str, event: str, planted: str = "") -> None:
    """Bring the visit into `state`, then let `event` lock it; this process ends in it."""
    lock = desk.vault.lock
    lock._end = desk.vault._end = end_process
    lock.locking.connect(lambda _: _tell_covered())
    if planted == "uncovered":
        locking.cover_windows = lambda _="": None
    elif planted == "slow":
        lock.add_draft_writer(lambda: time.sleep(1.5))
    elif planted == "unconfirmed":
        Sealing.keep = lambda *_: None
    elif planted == "hang":
        PaperMaker.seal = lambda *_: time.sleep(600)
    elif planted:
        plant, _ = DEATHS[planted]
        plant()
    _STATES[state](desk, child)
    say("event", time.monotonic_ns())
    _EVENTS[event](desk)
    raise AssertionError("it did not lock")


def _tell_covered() -> None:
    say("covered", time.monotonic_ns())
    for window in QApplication.topLevelWidgets():
        if not window.isVisible():
            continue
        covers = [each for each in window.children() if isinstance(each, Cover) and each.isVisible()]
        if not any(cover.geometry() == window.rect() for cover in covers):
            say("bare", type(window).__name__)
        if window.windowTitle() != locking.WINDOW_TITLE:
            say("bare", "title")
        for label in window.findChildren(QLabel):
            if label.isVisible() and label.text() and not any(cover.isAncestorOf(label) for cover in covers):
                say("bare", "words")
