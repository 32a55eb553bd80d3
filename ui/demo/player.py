"""The play: one whole visit through the real screens, the sync, and the report that proves it."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QApplication

from jgvisit.bootstrap import open_workspace
from jgvisit.services.ports.sync import SyncOutcome
from jgvisit.store.safe import Safe
from jgvisit.store.unlock import unlock_with_passphrase, unlock_with_pin
from jgvisit.sync.login import LoginSession, log_in
from jgvisit.workspace import Workspace
from ui.demo.demo_clock import DemoClock
from ui.demo.hand import PlayStoppedError
from ui.demo.headless_browser import HeadlessBrowser
from ui.demo.paper_play import PaperPlay
from ui.demo.report import write_report
from ui.demo.site import PIN, WORKER, DemoSite
from ui.demo.stage import Stage
from ui.demo.talk_play import TalkPlay
from ui.demo.tour import Tour
from ui.garbage import UiThreadCollector
from ui.locking import LockController
from ui.main_window import MainWindow
from ui.rooms import Rooms
from ui.task_runner import TaskRunner
from ui.vault import Behind, Vault, dress
from ui.vault_protocol import LOCKED
from ui.widgets.button import Button

_SIZE = (1366, 768)


def play(site: DemoSite, seed: int, *, tour: bool = False) -> int:
    """Play everything; return 0 only if every step worked and every paper and record verifies."""
    app = QApplication.instance() or QApplication(["jgvisit"])
    UiThreadCollector(app)
    dress(cast(QApplication, app))
    player = Player(site, seed)
    try:
        outcome = player.play_tour() if tour else player.play()
        problems = write_report(site, player.workspace, outcome, player.screens)
    finally:
        player.close()
    for problem in problems:
        print(f"jgvisit demo: {problem}")
    if not problems:
        print(f"Bezoek gespeeld en verzonden. Alles staat in {site.out}")
    return 1 if problems else 0


class Player:
    """Plays the visit to the Haddad and De Boer family."""

    def __init__(self, site: DemoSite, seed: int) -> None:
        self._site, self._clock = site, DemoClock()
        self._ended: list[int] = []
        self._outcomes: list[SyncOutcome | None] = []
        self._stage = Stage(site, seed, self._new_vault())
        self._talk, self._papers = TalkPlay(self._stage), PaperPlay(self._stage)

    @property
    def screens(self) -> list[str]:
        """The pictures that were kept, in order."""
        return self._stage.screens

    @property
    def workspace(self) -> Workspace:
        """The workspace of the vault that is open now."""
        return self._stage.workspace

    def play(self) -> SyncOutcome:
        """Play from the PIN to the receipt."""
        people = self._stage.people
        self._unlock()
        self._talk.from_today()
        self._talk.who_is_here()
        self._talk.explain()
        self._lock_and_return()
        self._papers.consent(people["noor"], ("mother", "agreed"), ("noor", "agreed"))
        self._papers.consent(people["sami"], ("mother", "later"))
        self._papers.leave_behind()
        self._papers.end_visit()
        self._papers.hand_over()
        return self._end_of_day()

    def play_tour(self) -> SyncOutcome:
        """Play every form once, from the PIN to the receipt."""
        self._unlock()
        Tour(self._stage, self._clock).play()
        return self._end_of_day()

    def close(self) -> None:
        """Close what is open."""
        self._stage.vault.close()
        if self._stage.vault.rooms is not None:
            self.workspace.safe.close()

    # -- door ---------------------------------------------------------------------------------

    def _new_vault(self) -> Vault:
        places, clock = self._site.places, self._clock
        behind = Behind(
            by_pin=lambda pin: unlock_with_pin(places, pin, clock),
            by_passphrase=lambda words: unlock_with_passphrase(places, words, clock),
            look=lambda: 0,
            rooms=self._make_rooms,
            warm_up=lambda: None,
            demo=True,
        )
        vault = Vault(behind, end=self._ended.append)
        vault.window.resize(*_SIZE)
        return vault

    def _make_rooms(self, window: MainWindow, safe: object, runner: TaskRunner, lock: LockController) -> Rooms:
        opened, login = cast(Safe, safe), LoginSession()
        work = open_workspace(opened, self._clock, login.token)
        browser = HeadlessBrowser(WORKER)
        rooms = Rooms(window, work, runner, login, lambda: log_in(work.enrolled.pinned, opened.device_key, browser))
        rooms.end_of_day.finished.connect(self._outcomes.append)
        rooms.close_wanted.connect(lock.lock_when_done)
        return rooms

    def _unlock(self) -> None:
        vault, hand = self._stage.vault, self._stage.hand
        vault.window.show()
        vault.window.activateWindow()
        hand.settle()
        self._stage.shot("unlock")
        if self._site.wrap == "passphrase":
            hand.click(vault.unlock.other_way)
        secret = PIN if self._site.wrap == "daily" else " ".join(self._site.words)
        hand.type(vault.unlock.secret.edit, secret)
        hand.click(vault.unlock.open)
        hand.wait(lambda: vault.rooms is not None and vault.window.current != "unlock", "the rooms")

    def _lock_and_return(self) -> None:
        """Lock in the middle of a card; the next vault comes back to that very page (H4)."""
        self._talk.open_card("K23", "parent", "card")
        self._stage.vault.runner.finish_writes()
        self._stage.vault.window.lock_requested.emit()
        self._stage.hand.wait(lambda: self._ended == [LOCKED], "the lock")
        old, self._stage.vault = self._stage.vault, self._new_vault()
        old.close()
        cast(Rooms, old.rooms).work.safe.close()
        self._unlock()
        if self._stage.vault.window.current != "explain":
            raise PlayStoppedError(f"unlocking came back to {self._stage.vault.window.current!r}, not to the card")
        self._talk.tell("K23", "parent", shot=False)

    # -- the end ------------------------------------------------------------------------------

    def _end_of_day(self) -> SyncOutcome:
        hand, screen = self._stage.hand, self._stage.rooms.end_of_day_screen
        hand.click(self._stage.rooms.today_screen.end_of_day)
        self._stage.wait_for("end_of_day", "the end of the day")
        self._stage.shot("end-of-day-before")
        self._sync(screen.sync)
        outcome = self._sync(screen.login)
        self._stage.shot("end-of-day-after")
        return outcome

    def _sync(self, button: Button) -> SyncOutcome:
        """Press `button` and wait for the sync it starts."""
        before = len(self._outcomes)
        self._stage.hand.click(button)
        self._stage.hand.wait(lambda: len(self._outcomes) > before, "the end of the sync")
        outcome = self._outcomes[-1]
        if outcome is None:
            message = self._stage.rooms.end_of_day_screen.message
            raise PlayStoppedError(f"the sync stopped: {message.title.text()} {message.text.text()}")
        return outcome
