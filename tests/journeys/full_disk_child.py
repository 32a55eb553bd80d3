"""A worker at the real screens, on a disk that is full or fails: python full_disk_child.py STORE PICTURES

Runs under `tests/reliability/disk_shim.c`; the six words come on standard input. Prints one JSON object a line: at what
moment, what could be read on the screen, and whether it was shown as done.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from desk import Desk, dressed_app
from PySide6.QtWidgets import QLabel
from visit_child import enter

from tests.reliability.disk_shim import FAULTS, Control
from ui.widgets.button import Button
from ui.widgets.message_bar import MessageBar

FULL, UNSURE = FAULTS[0], FAULTS[6]


class Screen:
    """What somebody at the desk sees."""

    def __init__(self, desk: Desk, control: Control, pictures: Path) -> None:
        self.desk, self.control, self._pictures = desk, control, pictures

    def tell(self, moment: str, *, done: bool) -> None:
        bars = [bar for bar in self.desk.window.findChildren(MessageBar) if bar.isVisible()]
        read = [label.text() for bar in bars for label in bar.findChildren(QLabel) if label.isVisible()]
        self.desk.window.grab().save(str(self._pictures / f"{moment.replace(' ', '-')}.png"))
        print(json.dumps({"moment": moment, "message": " ".join(read), "done": done}), flush=True)

    def told(self) -> bool:
        """Whether the card counts as told: its question is asked, or the visit is back."""
        explain = self.desk.rooms.explain_screen
        return self.desk.window.current != "explain" or explain.ask_page.isVisible()


def main() -> None:
    store, pictures = Path(sys.argv[1]), Path(sys.argv[2])
    control = Control(Path(os.environ["JGVISIT_DISK_CONTROL"]))
    dressed_app()
    words = sys.stdin.readline().strip()
    desk = enter(store, 1, words)
    screen = Screen(desk, control, pictures)
    tell_a_card(screen)
    sign(screen)
    be_unsure(screen)
    desk.close()


def tell_a_card(screen: Screen) -> None:
    desk = screen.desk
    desk.back_to_visit()
    desk.open_card("K01", "parent")
    desk.turn_to_the_end()
    screen.control.set(FULL, 1)
    desk.hand.click(desk.rooms.explain_screen.told)
    desk.rest()
    screen.tell("card on a full disk", done=screen.told())
    screen.control.mend()
    desk.hand.click(desk.rooms.explain_screen.told)
    desk.rest()
    screen.tell("card after room was made", done=screen.told())
    desk.back_to_visit()


def sign(screen: Screen) -> None:
    desk = screen.desk
    opened = desk.work.files.open_visit()
    assert opened is not None
    desk.open_form(opened[0].children[0].id)
    desk.fill()
    desk.lay_before_family()
    signers = [each for each in desk.form.findChildren(Button) if each.objectName().startswith("signer-")]
    desk.hand_to(next(each for each in signers if each.isVisible()).objectName().removeprefix("signer-"), "agreed")
    screen.control.set(FULL, 1)
    desk.hand.click(desk.form.check.record)
    desk.rest()
    screen.tell("signature on a full disk", done=desk.form.done.isVisible())
    screen.control.mend()
    desk.record_decision()
    screen.tell("signature after room was made", done=desk.form.done.isVisible())
    desk.back_to_visit()


def be_unsure(screen: Screen) -> None:
    desk = screen.desk
    desk.open_card("K02", "parent")
    desk.turn_to_the_end()
    screen.control.set(UNSURE, 1)
    desk.hand.click(desk.rooms.explain_screen.told)
    desk.rest()
    screen.tell("card whose flush failed", done=screen.told())
    screen.control.mend()
    desk.hand.click(desk.rooms.explain_screen.told)
    desk.rest()
    screen.tell("once more without opening anew", done=screen.told())


if __name__ == "__main__":
    main()
