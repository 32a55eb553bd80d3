"""The play: one whole visit through the real screens, the sync, and the report that proves it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from jgvisit.bootstrap import Workspace, open_workspace
from jgvisit.clock import SystemClock
from jgvisit.records.case_visits import Visit
from jgvisit.services.ports import SyncOutcome
from jgvisit.store.safe import Safe
from jgvisit.store.unlock import unlock_with_passphrase, unlock_with_pin
from jgvisit.sync.login import LoginSession, log_in
from ui.demo.families import DemoFamily
from ui.demo.hand import Hand, PlayStoppedError
from ui.demo.headless_browser import HeadlessBrowser
from ui.demo.report import write_report
from ui.demo.site import PIN, WORKER, DemoSite
from ui.garbage import UiThreadCollector
from ui.locking import LockController
from ui.main_window import MainWindow
from ui.rooms import Rooms
from ui.task_runner import TaskRunner
from ui.vault import Behind, Vault, dress
from ui.vault_protocol import LOCKED
from ui.widgets.button import Button

_SIZE = (1366, 768)
_ANSWERS = {
    "helpDescription": "Elke week een gesprek thuis met een gezinswerker",
    "helpGivenBy": "Stichting De Linde (verzonnen)",
    "helpGoal": "Rust in huis voordat de school begint",
    "alternativesDiscussed": "hulp van oma, of geen hulp",
    "howToWithdraw": "Zeg het tegen Femke Hoekstra, of bel het jeugdteam",
}


def play(site: DemoSite, seed: int) -> int:
    """Play everything; return 0 only if every step worked and every paper and record verifies."""
    app = QApplication.instance() or QApplication(["jgvisit"])
    UiThreadCollector(app)
    dress(cast(QApplication, app))
    player = Player(site, seed)
    try:
        outcome = player.play()
        problems = write_report(site, player.workspace, outcome, player.screens)
    finally:
        player.close()
    for problem in problems:
        print(f"jgvisit demo: {problem}")
    if not problems:
        print(f"Bezoek gespeeld en verzonden. Alles staat in {site.out}")
    return 1 if problems else 0


@dataclass(frozen=True)
class Said:
    """What somebody gives back of a card."""

    outcome: str
    words: str


class Player:
    """Plays the visit to the Haddad and De Boer family."""

    def __init__(self, site: DemoSite, seed: int) -> None:
        self._site = site
        self._hand = Hand(seed)
        self._family: DemoFamily = next(f for f in site.municipality.families if f.key == "haddad")
        self._people = self._family.people
        self._ended: list[int] = []
        self._outcomes: list[SyncOutcome | None] = []
        self._vault = self._new_vault()
        self.screens: list[str] = []

    @property
    def _rooms(self) -> Rooms:
        return cast(Rooms, self._vault.rooms)

    @property
    def workspace(self) -> Workspace:
        """The workspace of the vault that is open now."""
        return self._rooms.work

    def play(self) -> SyncOutcome:
        """Play from the PIN to the receipt."""
        self._unlock()
        self._today_to_visit()
        self._who_is_here()
        self._explain()
        self._lock_and_return()
        self._consent(self._people["noor"], ("mother", "agreed"), ("noor", "agreed"))
        self._consent(self._people["sami"], ("mother", "later"))
        self._leave_behind()
        self._end_visit()
        return self._end_of_day()

    def close(self) -> None:
        """Close what is open."""
        self._vault.close()
        if self._vault.rooms is not None:
            self._rooms.work.safe.close()

    # -- door ---------------------------------------------------------------------------------

    def _new_vault(self) -> Vault:
        places, clock = self._site.places, SystemClock()
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
        work = open_workspace(opened, SystemClock(), login.token)
        browser = HeadlessBrowser(WORKER)
        rooms = Rooms(window, work, runner, login, lambda: log_in(work.enrolled.pinned, opened.device_key, browser))
        rooms.end_of_day.finished.connect(self._outcomes.append)
        rooms.close_wanted.connect(lock.lock_when_done)
        return rooms

    def _unlock(self) -> None:
        vault, hand = self._vault, self._hand
        vault.window.show()
        vault.window.activateWindow()
        hand.settle()
        self._shot("unlock")
        if self._site.wrap == "passphrase":
            hand.click(vault.unlock.other_way)
        secret = PIN if self._site.wrap == "daily" else " ".join(self._site.words)
        hand.type(vault.unlock.secret.edit, secret)
        hand.click(vault.unlock.open)
        hand.wait(lambda: vault.rooms is not None and vault.window.current != "unlock", "the rooms")

    def _lock_and_return(self) -> None:
        """Lock in the middle of a card; the next vault comes back to that very page (H4)."""
        self._open_card("K23", "parent", "card")
        self._vault.runner.finish_writes()
        self._vault.window.lock_requested.emit()
        self._hand.wait(lambda: self._ended == [LOCKED], "the lock")
        old, self._vault = self._vault, self._new_vault()
        old.close()
        cast(Rooms, old.rooms).work.safe.close()
        self._unlock()
        if self._vault.window.current != "explain":
            raise PlayStoppedError(f"unlocking came back to {self._vault.window.current!r}, not to the card")
        self._tell("K23", "parent", shot=False)

    # -- visit --------------------------------------------------------------------------------

    def _today_to_visit(self) -> None:
        hand, window = self._hand, self._vault.window
        self._shot("today")
        today = self._rooms.today_screen
        card = next(card for card in today.cards if self._name_of_family() in card.name.text())
        hand.click(card.open)
        hand.wait(lambda: window.current == "family", "the family")
        self._shot("family")
        hand.click(hand.button(window, self._tr("FamilyScreen", "Begin this visit")))
        hand.wait(lambda: window.current == "visit", "the visit")

    def _who_is_here(self) -> None:
        hand, screen = self._hand, self._rooms.visit_screen
        for key in ("mother", "noor", "sami"):
            hand.click(hand.find(screen, Button, f"present-{self._people[key]}"))
            self._wait_for_presence(self._people[key])
        hand.type(screen.number, "4711")
        hand.click(hand.button(screen, self._tr("VisitScreen", "Interpreter on the telephone")))
        hand.wait(lambda: bool(self._visit().interpreters), "the interpreter")
        self._shot("visit")

    def _wait_for_presence(self, person: str) -> None:
        self._hand.wait(lambda: person in self._present(), "somebody to be here")

    def _explain(self) -> None:
        self._tell_from_agenda("K01", "parent")
        not_yet = Said("notYet", "Ik denk dat de Raad het beslist?")
        self._tell_from_agenda("K02", "parent", not_yet)
        again = Said("correctAfterRepeat", "Het is vrijwillig. Alleen de rechter kan het verplicht maken.")
        self._tell_from_agenda("K02", "parent", again)
        for card, audience in (("K03", "parent"), ("K21", "parent"), ("K24b", "youth12"), ("K24a", "child6")):
            self._tell_from_agenda(card, audience)
        self._hand.click(self._hand.find(self._rooms.visit_screen, Button, "other-cards"))
        for card in ("K04", "K19", "K20", "K22"):
            self._open_card(card, "parent", "any")
            self._tell(card, "parent")

    def _tell_from_agenda(self, card: str, audience: str, said: Said | None = None) -> None:
        self._open_card(card, audience, "card")
        self._tell(card, audience, said)

    def _open_card(self, card: str, audience: str, list_name: str) -> None:
        """Open a card from the agenda ("card"), or because the family asks ("any")."""
        hand = self._hand
        hand.click(hand.find(self._rooms.visit_screen, Button, f"{list_name}-{card}-{audience}"))
        hand.wait(lambda: self._vault.window.current == "explain", f"card {card}")

    def _tell(self, card: str, audience: str, said: Said | None = None, *, shot: bool = True) -> None:
        hand, screen = self._hand, self._rooms.explain_screen
        if shot:
            self._shot(f"explain-{card}-{audience}")
        while screen.next.isVisible():
            hand.click(screen.next)
        hand.click(screen.told)
        if said is not None:
            hand.wait(screen.own_words.isVisible, f"the question of {card}")
            hand.type(screen.own_words, said.words)
            self._shot(f"said-back-{card}-{said.outcome}")
            hand.click(hand.find(screen, Button, f"outcome-{said.outcome}"))
        hand.wait(lambda: self._vault.window.current == "visit", "the visit again")

    # -- form ---------------------------------------------------------------------------------

    def _consent(self, child: str, *signers: tuple[str, str]) -> None:
        hand, window, screen = self._hand, self._vault.window, self._rooms.form_screen
        hand.click(hand.find(self._rooms.visit_screen, Button, f"form-{child}"))
        hand.wait(lambda: window.current == "form", "the form")
        for field, text in _ANSWERS.items():
            widget = hand.find(screen, QLineEdit, f"field-{field}") if field != "alternativesDiscussed" else None
            hand.type(widget or hand.find(screen, QPlainTextEdit, f"field-{field}"), text)
        hand.click(hand.find(screen, Button, "field-familyPlanOffered-notWanted"))
        self._shot("form-fill")
        hand.click(screen.fill.ready)
        hand.wait(screen.signers.isVisible, "the signers")
        self._shot("form-signers")
        for key, decision in signers:
            self._sign(self._people[key], decision)
        self._shot("form-signers-after")
        hand.click(screen.back)
        hand.wait(lambda: window.current == "visit", "the visit again")

    def _sign(self, person: str, decision: str) -> None:
        hand, screen = self._hand, self._rooms.form_screen
        hand.click(hand.find(screen, Button, f"signer-{person}"))
        hand.wait(screen.read.aloud.isEnabled, "the paper")
        self._shot(f"form-read-{decision}")
        hand.click(screen.read.aloud)
        hand.click(hand.find(screen, Button, f"decision-{decision}"))
        self._shot(f"form-decide-{decision}")
        hand.click(screen.sign.next)
        if decision == "agreed":
            hand.sign(screen.sign.pad)
            hand.sign(screen.sign.worker_pad)
        self._shot(f"form-sign-{decision}")
        hand.click(screen.sign.confirm)
        hand.wait(screen.check.isVisible, "the paper with the choice on it")
        self._shot(f"form-check-{decision}")
        hand.click(screen.check.record)
        hand.wait(screen.done.isVisible, "the record of the decision")
        self._shot("form-done")
        hand.click(screen.done.go_on)
        hand.wait(screen.signers.isVisible, "the signers again")

    # -- the end ------------------------------------------------------------------------------

    def _leave_behind(self) -> None:
        hand, window, screen = self._hand, self._vault.window, self._rooms.leave_screen
        hand.click(self._rooms.visit_screen.leave)
        hand.wait(lambda: window.current == "leave", "what is left behind")
        for key, way in (("mother", "paperNow"), ("noor", "readOnly")):
            hand.click(hand.find(screen, Button, f"ask-{self._people[key]}"))
            self._shot(f"leave-behind-{key}")
            hand.click(hand.find(screen, Button, f"way-{way}"))
            hand.click(hand.find(screen, Button, "record-way"))
            hand.find(screen, Button, f"ask-{self._people[key]}")
        hand.click(screen.back)
        hand.wait(lambda: window.current == "visit", "the visit again")

    def _end_visit(self) -> None:
        hand, window = self._hand, self._vault.window
        self._shot("visit-at-the-end")
        hand.click(self._rooms.visit_screen.end)
        hand.wait(lambda: window.current == "family", "the family")
        self._shot("family-after")
        hand.click(self._rooms.family_screen.back)
        hand.wait(lambda: window.current == "today", "today")

    def _end_of_day(self) -> SyncOutcome:
        hand, screen = self._hand, self._rooms.end_of_day_screen
        hand.click(self._rooms.today_screen.end_of_day)
        hand.wait(lambda: self._vault.window.current == "end_of_day", "the end of the day")
        self._shot("end-of-day-before")
        self._sync(screen.sync)
        outcome = self._sync(screen.login)
        self._shot("end-of-day-after")
        return outcome

    def _sync(self, button: Button) -> SyncOutcome:
        """Press `button` and wait for the sync it starts."""
        before = len(self._outcomes)
        self._hand.click(button)
        self._hand.wait(lambda: len(self._outcomes) > before, "the end of the sync")
        outcome = self._outcomes[-1]
        if outcome is None:
            message = self._rooms.end_of_day_screen.message
            raise PlayStoppedError(f"the sync stopped: {message.title.text()} {message.text.text()}")
        return outcome

    # -- small --------------------------------------------------------------------------------

    def _visit(self) -> Visit:
        visit = self.workspace.files.visit_here(self._family.case)
        if visit is None:
            raise PlayStoppedError("no visit is open")
        return visit

    def _present(self) -> tuple[str, ...]:
        return self._visit().present

    def _name_of_family(self) -> str:
        return self.workspace.files.get(self._family.case).name

    def _tr(self, context: str, source: str) -> str:
        return QApplication.translate(context, source)

    def _shot(self, name: str) -> None:
        """Save the window as it is; the number keeps the order."""
        self._hand.settle()
        file = self._site.out / "screens" / f"{len(self.screens) + 1:02d}-{name}.png"
        if not self._vault.window.grab().save(str(file)):
            raise PlayStoppedError(f"{file.name} could not be written")
        self.screens.append(file.name)
