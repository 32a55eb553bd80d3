"""Every screen of a visit at 200 %, by hand, in a process of its own: python visit_at_twice.py FOLDER NAMES.

A 1366 x 768 display at QT_SCALE_FACTOR=2 leaves 683 x 384. NAMES is "plain" or "long". Saves a picture of each
screen in FOLDER and prints one fault a line; ends with 1 where there is any.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from desk import dressed_app
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget
from table import rename
from town import TestClock, begin_visit, new_workspace, open_form_a, settle_family
from usable import clipped_labels, hard_to_use, outside, overlapping, whole_in_sight

from jgvisit.sync.login import LoginSession
from jgvisit.sync.wire import Session
from ui import theme
from ui.demo.hand import Hand
from ui.main_window import MainWindow
from ui.rooms import Rooms
from ui.task_runner import TaskRunner
from ui.widgets.button import Button
from ui.widgets.mood import mood_of

DISPLAY_PX = (1366, 768)
LONG = (
    "Wilhelmina-Alexandrina van den Bergh-Oosterhuizen tot Nieuwenhoven",
    "عبد الرحمن بن محمد الأنصاري",
    "Noor-Isabella van den Bergh-Oosterhuizen",
    "Sami <b>de Boer</b>",
)


def main() -> int:
    folder, names = Path(sys.argv[1]), sys.argv[2]
    app = dressed_app()
    look = Look(app, folder, names)
    look.play()
    for fault in look.faults:
        print(fault)
    print(f"{look.seen} screens")
    sys.stdout.flush()
    os._exit(1 if look.faults else 0)


class Look:
    def __init__(self, app: QApplication, folder: Path, names: str) -> None:
        self.folder, self.faults, self.seen = folder, list[str](), 0
        self.work = new_workspace(Path(tempfile.mkdtemp()) / "store", TestClock())
        self.family = settle_family(self.work)
        self.plain = names == "plain"
        if not self.plain:
            rename(self.work, self.family, LONG)
        self.visit = begin_visit(self.work, self.family)
        self.window, self.runner, self.hand = MainWindow(), TaskRunner(), Hand(1)
        self.rooms = Rooms(self.window, self.work, self.runner, LoginSession(), _no_login)
        ratio = app.devicePixelRatio()
        assert ratio == 2.0, f"QT_SCALE_FACTOR=2 is not in force: {ratio}"
        self.window.resize(*(round(side / ratio) for side in DISPLAY_PX))
        self.window.show()
        self.rooms.enter()

    def rest(self) -> None:
        self.hand.wait(lambda: not self.runner.is_busy, "the store")
        for _ in range(3):
            self.hand.settle()

    def look(self, name: str, *whole: QWidget) -> None:
        """Look at the screen in sight; each of `whole` must be seen without scrolling."""
        self.rest()
        self.seen += 1
        self.window.grab().save(str(self.folder / f"{self.seen:02d}-{name}.png"))
        faults = (
            clipped_labels(self.window) + outside(self.window) + hard_to_use(self.window) + overlapping(self.window)
        )
        faults += [f"has to be scrolled to: {type(widget).__name__}" for widget in whole if not whole_in_sight(widget)]
        if (self.window.width(), self.window.height()) != tuple(side // 2 for side in DISPLAY_PX):
            faults.append(f"the window grew to {self.window.width()}x{self.window.height()}")
        header = self.window.header.context
        if self.plain and header.isVisible():
            font = theme.current().font("strong", mood_of(header))
            if header.width() < QFontMetrics(font).horizontalAdvance(header.text()):
                faults.append(f"the header has {header.width()} px for {header.text()!r}")
        self.faults += [f"{name}: {fault}" for fault in faults]

    def play(self) -> None:
        rooms, hand, family = self.rooms, self.hand, self.family
        self.look("visit", rooms.visit_screen.end, rooms.visit_screen.leave)
        rooms.show_card(family.case, "K02", "parent")
        card = rooms.explain_screen
        self.look("card", card.next)
        while card.next.isVisible():
            hand.click(card.next)
            self.look("card-next")
        hand.click(card.told)
        self.look("ask")
        rooms.show_leave(family.case)
        self.look("leave")
        self.press(rooms.leave_screen, f"ask-{family.mother}")
        self.look("leave-asked")
        rooms.show_rights(family.case)
        self.look("rights")
        rooms.show_form(family.case, family.boy, "")
        self.look("form-fill")
        self.sign()
        rooms.show_visit(family.case)
        self.rest()
        hand.click(rooms.visit_screen.end)
        self.look("family", rooms.family_screen.bar)
        rooms.show_today()
        self.look("today")
        rooms.show_end_of_day()
        self.look("end-of-day")

    def sign(self) -> None:
        hand, form = self.hand, self.rooms.form_screen
        opened = open_form_a(self.work, self.family, self.visit, self.family.boy)
        self.rooms.show_form(self.family.case, self.family.boy, opened)
        self.look("form-signers")
        self.press(form, f"signer-{self.family.mother}")
        hand.wait(form.read.aloud.isEnabled, "the paper")
        self.look("form-read", form.read.aloud, form.read.read)
        hand.click(form.read.aloud)
        self.look("form-choose", form.sign.next)
        self.press(form, "decision-objection")
        self.look("form-own-words", form.sign.next)
        hand.click(form.sign.next)
        self.look("form-ink", form.sign.confirm, *((form.sign.pad, form.sign.worker_pad) if self.plain else ()))
        hand.sign(form.sign.pad)
        hand.sign(form.sign.worker_pad)
        hand.click(form.sign.confirm)
        hand.wait(form.check.isVisible, "the paper with the choice")
        self.look("form-check", form.check.record)
        hand.click(form.check.record)
        hand.wait(form.done.isVisible, "the record")
        self.look("form-done")

    def press(self, parent: QWidget, name: str) -> None:
        self.hand.click(self.hand.find(parent, Button, name))


def _no_login() -> Session:
    raise AssertionError("a visit needs no log-in")


if __name__ == "__main__":
    sys.exit(main())
