"""A worker in the middle of a visit, as a process that is to be killed: real screens, real store.

python visit_child.py    loads the program once; a copy of it (a fork) does each JSON command from standard input:
                         `{"what", "store", "seed", "words"}`; says `pid N` at its begin and `gone N` at its end

`wander` goes on with the open visit for ever, `finish` ends it and closes the store. `planted` instead of `wander`:
records reach the disk only after the screen showed them; the harness must notice. `lock STATE EVENT`: see
`lock_moment.py`; `ended NS` comes before `gone`, with the time. A copy says, a line each: `going
PAGE` and `at PAGE`; `typing FIELD TEXT` and `kept FIELD TEXT`; `shown ...` at the moment something is painted as done.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import random
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from desk import Desk, dressed_app
from lock_moment import lock_at
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

import ui.rooms  # noqa: F401  loaded before the fork
from jgvisit.clock import SystemClock
from jgvisit.config import DEMO_KEYRING_SERVICE, Places
from jgvisit.documents.sealing import warm_up
from jgvisit.own_content import content
from jgvisit.records.payload_talk import TeachBackOutcome
from jgvisit.services.signing.signing import ink_field
from jgvisit.services.talk.saying_back import said_back_field
from jgvisit.store.database import Database
from jgvisit.store.unlock import unlock_with_passphrase
from ui.launch import rooms
from ui.vault import Behind
from ui.widgets.button import Button

CARDS = (("K01", "parent"), ("K02", "parent"), ("K03", "parent"), ("K24b", "youth12"), ("K24a", "child6"))
OUTCOMES: tuple[TeachBackOutcome, ...] = ("notYet", "later", "ownWordsCorrect")
LATE_S = 0.4


def say(*words: str) -> None:
    """Hand a line to the system: it is out even if we are killed in the next instruction."""
    os.write(1, (" ".join(words) + "\n").encode())


class Painted(QObject):
    """Says what is shown as done in the very event that paints it."""

    def __init__(self) -> None:
        super().__init__()
        self._watched: set[QObject] = set()
        self._where: tuple[QWidget, ...] = ()
        self._line = ""

    def expect(self, line: str, *where: QWidget) -> None:
        """Say `line` once, when one of these widgets is painted next."""
        self._line, self._where = line, where
        for widget in set(where) - self._watched:
            widget.installEventFilter(self)
            self._watched.add(widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at paint events only."""
        if event.type() == QEvent.Type.Paint and watched in self._where:
            say("shown", self._line)
            self._where = ()
        return False


class Visitor:
    """Wanders through a visit."""

    def __init__(self, desk: Desk, seed: int) -> None:
        self.desk, self.painted, self.chance = desk, Painted(), random.Random(seed)
        opened = desk.work.files.open_visit()
        assert opened is not None
        self.case = opened[0].case
        self.people = opened[1].present
        self.children = tuple(child.id for child in opened[0].children)

    def wander(self) -> None:
        """Do one thing after another, for ever."""
        self.go_back()
        while True:
            self.chance.choice((self.tell, self.tell, self.consent, self.consent))()

    def going(self, page: str) -> None:
        say("going", page)

    def arrived(self, page: str) -> None:
        self.desk.rest()
        say("at", page)

    def go_back(self) -> None:
        self.going("visit")
        self.desk.back_to_visit()
        self.arrived("visit")

    def tell(self) -> None:
        desk, screen = self.desk, self.desk.rooms.explain_screen
        card, audience = self.chance.choice(CARDS)
        page = f"explain:{card}:{audience}"
        self.going(page)
        desk.open_card(card, audience)
        self.arrived(page)
        desk.turn_to_the_end()
        agenda = desk.rooms.visit_screen.agenda_panel
        self.painted.expect(f"told {card} {audience}", screen.ask_page, agenda)
        for after in (f"{page}:ask", "visit"):
            self.going(after)
        desk.hand.click(screen.told)
        desk.rest()
        while desk.window.current == "explain":
            self.say_back(card, f"{page}:ask")
        self.arrived("visit")

    def say_back(self, card: str, page: str) -> None:
        desk, screen = self.desk, self.desk.rooms.explain_screen
        self.arrived(page)
        person = screen._state.asking
        words, outcome = f"woorden-{self.chance.randrange(10**6)}", self.chance.choice(OUTCOMES)
        field = said_back_field(card, person)
        say("typing", field, words)
        desk.hand.type(screen.own_words, words)
        desk.rest()
        say("kept", field, words)
        self.painted.expect(f"said {card} {person} {outcome} {words}", desk.rooms.visit_screen.agenda_panel)
        for after in (page, "visit"):
            self.going(after)
        desk.press(screen, f"outcome-{outcome}")
        desk.rest()

    def consent(self) -> None:
        desk, form = self.desk, self.desk.form
        child = self.chance.choice(self.children)
        self.going(f"form:{child}:{self.form_of(child)}")
        desk.open_form(child)
        if form.fill.isVisible():
            desk.fill()
            self.painted.expect(f"opened {child}", form.signers)
            desk.lay_before_family()
        self.arrived(f"form:{child}:{self.form_of(child)}")
        self.sign()
        self.go_back()

    def form_of(self, child: str) -> str:
        forms = [form.id for form in self.desk.work.files.get(self.case).forms if form.child == child]
        return forms[-1] if forms else ""

    def sign(self) -> None:
        desk, form = self.desk, self.desk.form
        able = [person for person in self.people if self.can_sign(person)]
        if not able:
            return
        person, decision = self.chance.choice(able), "agreed" if self.chance.random() < 0.3 else "later"
        desk.hand_to(person, decision)
        if decision == "agreed":
            desk.rest()
            say("kept", ink_field(desk.rooms.form._form, person), "ink")
        self.painted.expect(f"signed {person} {decision}", form.done)
        desk.record_decision()

    def can_sign(self, person: str) -> bool:
        return any(button.isVisible() for button in self.desk.form.findChildren(Button, f"signer-{person}"))

    def finish(self) -> None:
        """End the visit."""
        self.go_back()
        self.painted.expect("ended", self.desk.rooms.family_screen)
        self.desk.hand.click(self.desk.rooms.visit_screen.end)
        self.desk.at("family")
        self.desk.rest()


def plant_fault() -> None:
    """Let records be seen before they are on disk, which is what this program must never do."""
    writes = itertools.count()
    latest = [0]

    @contextlib.contextmanager
    def write_late(database: Database) -> Iterator[object]:
        latest[0] = mine = next(writes)
        with database.read() as connection:
            if not connection.in_transaction:
                connection.execute("BEGIN IMMEDIATE")
            yield connection
        threading.Timer(LATE_S, commit, [database, mine]).start()

    def commit(database: Database, mine: int) -> None:
        with database.read() as connection:
            if mine == latest[0] and connection.in_transaction:
                connection.execute("COMMIT")

    Database.write = write_late


def enter(store: Path, seed: int, words: str) -> Desk:
    """Open the store through the door."""
    places, clock = Places(store, DEMO_KEYRING_SERVICE, demo=True), SystemClock()
    desk = Desk(
        Behind(
            by_pin=lambda pin: None,
            by_passphrase=lambda words: unlock_with_passphrase(places, words, clock),
            look=lambda: 0,
            rooms=rooms,
            warm_up=lambda: None,
        ),
        seed=seed,
    )
    desk.give_words(words)
    desk.hand.wait(lambda: desk.vault.rooms is not None and desk.window.current != "unlock", "the rooms")
    desk.rest()
    say("entered", desk.window.current, desk.window.message.title.text())
    return desk


def visit(what: str, store: str, seed: int, words: str) -> None:
    """Do what one command says, in a process of its own."""
    dressed_app()
    if what == "planted":
        plant_fault()
    desk = enter(Path(store), seed, words)
    visitor = Visitor(desk, seed)
    if what.startswith("lock "):
        visitor.go_back()
        lock_at(desk, visitor.children[0], *what.split()[1:])
    doing: Callable[[], None] = visitor.finish if what == "finish" else visitor.wander
    doing()
    desk.close()


def main() -> None:
    """Nothing of Qt runs and no thread is begun before the fork: only modules are loaded, and texts read."""
    content()
    warm_up()
    for line in sys.stdin:
        command = json.loads(line)
        pid = os.fork()
        if pid == 0:
            say("pid", str(os.getpid()))
            try:
                visit(**command)
            except BaseException:
                traceback.print_exc()
                sys.stderr.flush()
                os._exit(1)
            os._exit(0)
        _, status = os.waitpid(pid, 0)
        say("ended", str(time.monotonic_ns()))
        say("gone", str(os.waitstatus_to_exitcode(status)))


if __name__ == "__main__":
    main()
