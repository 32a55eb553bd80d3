"""The talk of the play: from the day to the table, who is there, and what is explained."""

from __future__ import annotations

from dataclasses import dataclass

from ui.demo.stage import Stage
from ui.widgets.button import Button


@dataclass(frozen=True)
class Said:
    """What somebody gives back of a card."""

    outcome: str
    words: str


class TalkPlay:
    """Plays what is said at the table."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def from_today(self) -> None:
        """Go from the day to the family and begin its visit."""
        hand, window = self._stage.hand, self._stage.vault.window
        self._stage.shot("today")
        today = self._stage.rooms.today_screen
        card = next(
            card
            for card in today.cards
            if self._stage.workspace.files.get(self._stage.family.case).name in card.name.text()
        )
        hand.click(card.open)
        self._stage.wait_for("family", "the family")
        self._stage.shot("family")
        hand.click(hand.button(window, self._stage.words_of("FamilyScreen", "Begin this visit")))
        self._stage.wait_for("visit", "the visit")

    def who_is_here(self) -> None:
        """Say who is in the room, and ring the interpreter."""
        hand, screen = self._stage.hand, self._stage.rooms.visit_screen
        for key in ("mother", "noor", "sami"):
            hand.click(hand.find(screen, Button, f"present-{self._stage.people[key]}"))
            self._wait_for_presence(self._stage.people[key])
        self.ring_interpreter()
        self._stage.shot("visit")

    def ring_interpreter(self) -> None:
        """Ring the interpreter for who reads another language best."""
        hand, screen = self._stage.hand, self._stage.rooms.visit_screen
        hand.type(screen.number, "4711")
        hand.click(hand.button(screen, self._stage.words_of("VisitScreen", "Interpreter on the telephone")))
        hand.wait(lambda: bool(self._stage.visit().interpreters), "the interpreter")

    def _wait_for_presence(self, person: str) -> None:
        self._stage.hand.wait(lambda: person in self._stage.visit().present, "somebody to be here")

    def explain(self) -> None:
        """Go through the cards; one is not yet understood, and is told again."""
        self._tell_from_agenda("K01", "parent")
        not_yet = Said("notYet", "Ik denk dat de Raad het beslist?")
        self._tell_from_agenda("K02", "parent", not_yet)
        again = Said("correctAfterRepeat", "Het is vrijwillig. Alleen de rechter kan het verplicht maken.")
        self._tell_from_agenda("K02", "parent", again)
        for card, audience in (("K03", "parent"), ("K21", "parent"), ("K24b", "youth12"), ("K24a", "child6")):
            self._tell_from_agenda(card, audience)
        self._stage.hand.click(self._stage.hand.find(self._stage.rooms.visit_screen, Button, "other-cards"))
        for card in ("K04", "K19", "K20", "K22"):
            self.open_card(card, "parent", "any")
            self.tell(card, "parent")

    def _tell_from_agenda(self, card: str, audience: str, said: Said | None = None) -> None:
        self.open_card(card, audience, "card")
        self.tell(card, audience, said)

    def open_card(self, card: str, audience: str, list_name: str) -> None:
        """Open a card from the agenda ("card"), or because the family asks ("any")."""
        hand = self._stage.hand
        hand.click(hand.find(self._stage.rooms.visit_screen, Button, f"{list_name}-{card}-{audience}"))
        self._stage.wait_for("explain", f"card {card}")

    def tell(self, card: str, audience: str, said: Said | None = None, *, shot: bool = True) -> None:
        """Go through the open card to its end, and write down what is said back of it."""
        hand, screen = self._stage.hand, self._stage.rooms.explain_screen
        if shot:
            self._stage.shot(f"explain-{card}-{audience}")
        while screen.next.isVisible():
            hand.click(screen.next)
        hand.click(screen.told)
        if said is not None:
            hand.wait(screen.own_words.isVisible, f"the question of {card}")
            hand.type(screen.own_words, said.words)
            self._stage.shot(f"said-back-{card}-{said.outcome}")
            hand.click(hand.find(screen, Button, f"outcome-{said.outcome}"))
        self._stage.wait_for("visit", "the visit again")
