"""A worker at a desk: a whole vault with its real screens, worked by hand as a person would."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget

from jgvisit.workspace import Workspace
from ui.demo.hand import Hand
from ui.rooms import Rooms
from ui.screens.form.screen import FormScreen
from ui.vault import Behind, Vault, dress
from ui.widgets.button import Button

SIZE = (1366, 768)
ANSWERS = {
    "helpDescription": "Elke week een gesprek thuis met een gezinswerker",
    "helpGivenBy": "Stichting De Linde (verzonnen)",
    "helpGoal": "Rust in huis voordat de school begint",
    "alternativesDiscussed": "hulp van oma, of geen hulp",
    "howToWithdraw": "Zeg het tegen Femke Hoekstra, of bel het jeugdteam",
}


def dressed_app() -> QApplication:
    """Return the application of this process, with look and words."""
    app = cast(QApplication, QApplication.instance() or QApplication(["jgvisit"]))
    dress(app)
    return app


class Desk:
    """One vault, from its prompt to its end; `ended` collects the exit codes it would have ended with."""

    def __init__(self, behind: Behind, *, seed: int = 1) -> None:
        self.hand = Hand(seed)
        self.ended: list[int] = []
        self.vault = Vault(behind, end=self.ended.append)
        self.window = self.vault.window
        self.window.resize(*SIZE)
        self.window.show()
        self.vault._look()
        self.window.activateWindow()
        self.hand.settle()

    @property
    def rooms(self) -> Rooms:
        return cast(Rooms, self.vault.rooms)

    @property
    def work(self) -> Workspace:
        return self.rooms.work

    def close(self) -> None:
        """Leave the desk as the end of a process does, without ending this one."""
        self.vault.close()
        if self.vault.rooms is not None:
            self.work.safe.close()

    def words(self) -> str:
        """Return what can be read on the screen now."""
        texts = [label.text() for label in self.window.findChildren(QLabel) if label.isVisible()]
        return "\n".join(texts)

    def rest(self) -> None:
        """Wait until what was asked of the store is done and shown."""
        self.hand.wait(lambda: not self.vault.runner.is_busy, "the store")
        self.hand.settle()

    # -- door ---------------------------------------------------------------------------------

    def give_pin(self, pin: str) -> None:
        """Type a PIN and press the button; wait for what comes of it."""
        door = self.vault.unlock
        self.hand.type(door.secret.edit, pin)
        self.hand.click(door.open)
        self.rest()

    def give_words(self, words: str) -> None:
        """Open with six words."""
        door = self.vault.unlock
        if door.keypad.isVisible():
            self.hand.click(door.other_way)
        self.give_pin(words)

    # -- visit --------------------------------------------------------------------------------

    def at(self, name: str) -> None:
        """Wait for a screen."""
        self.hand.wait(lambda: self.window.current == name, f"the screen {name!r}")

    def press(self, parent: QWidget, name: str) -> None:
        """Press the button with this object name."""
        self.hand.click(self.hand.find(parent, Button, name))

    def begin_visit(self, family: str, *present: str) -> None:
        """Begin a visit at home to a family that stands on today's screen, planned for today or not."""
        self.at("today")
        card = next(card for card in self.rooms.today_screen.cards if family in card.name.text())
        self.hand.click(card.open)
        self.at("family")
        for name in ("begin-unplanned", "begin-unplanned-home"):
            self.press(self.rooms.family_screen, name)
        self.at("visit")
        for person in present:
            self.press(self.rooms.visit_screen, f"present-{person}")
            self.rest()

    def back_to_visit(self) -> None:
        """Leave a card or a form as a person does."""
        form = self.rooms.form_screen
        while self.window.current != "visit":
            if self.window.current == "explain":
                self.hand.click(self.rooms.explain_screen.back)
            elif self.window.current == "form":
                self.hand.click(form.done.go_on if form.done.isVisible() else form.back)
            else:
                self.hand.click(self.rooms.leave_screen.back)
            self.rest()

    def open_card(self, card: str, audience: str) -> None:
        """Open a card of the agenda."""
        self.press(self.rooms.visit_screen, f"card-{card}-{audience}")
        self.at("explain")

    def turn_to_the_end(self) -> None:
        """Turn the pages of the card."""
        screen = self.rooms.explain_screen
        while screen.next.isVisible():
            self.hand.click(screen.next)

    def tell(self, card: str, audience: str) -> None:
        """Tell a card to those in the room."""
        self.open_card(card, audience)
        self.turn_to_the_end()
        self.hand.click(self.rooms.explain_screen.told)
        self.rest()

    def say_back(self, words: str, outcome: str) -> None:
        """Write down what somebody gave back."""
        screen = self.rooms.explain_screen
        self.hand.wait(screen.own_words.isVisible, "the question")
        self.hand.type(screen.own_words, words)
        self.press(screen, f"outcome-{outcome}")
        self.rest()

    # -- form ---------------------------------------------------------------------------------

    @property
    def form(self) -> FormScreen:
        return self.rooms.form_screen

    def open_form(self, child: str) -> None:
        """Open the form of a child."""
        self.press(self.rooms.visit_screen, f"form-{child}")
        self.at("form")

    def fill(self) -> None:
        """Fill in what is required."""
        for field, text in ANSWERS.items():
            self.hand.type(self.hand.find(self.form, QPlainTextEdit, f"field-{field}"), text)
        self.press(self.form, "field-familyPlanOffered-notWanted")

    def lay_before_family(self) -> None:
        """Fix the text for all signers."""
        self.hand.click(self.form.fill.ready)
        self.hand.wait(self.form.signers.isVisible, "the signers")
        self.rest()

    def hand_to(self, person: str, decision: str) -> None:
        """Let somebody read, choose and draw, up to the paper as it will be sealed."""
        self.press(self.form, f"signer-{person}")
        self.hand.wait(self.form.read.aloud.isEnabled, "the paper")
        self.hand.click(self.form.read.aloud)
        self.press(self.form, f"decision-{decision}")
        self.hand.click(self.form.sign.next)
        if decision == "agreed":
            self.hand.sign(self.form.sign.pad)
            self.hand.sign(self.form.sign.worker_pad)
        self.hand.click(self.form.sign.confirm)
        self.hand.wait(self.form.check.isVisible, "the paper with the choice on it")
        self.rest()

    def record_decision(self) -> None:
        """Press the last button and wait for the page that says it is recorded."""
        self.hand.click(self.form.check.record)
        self.hand.wait(self.form.done.isVisible, "the record of the decision")
        self.rest()
