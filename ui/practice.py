"""Leads somebody who practises through a whole visit: a tip in the bar above, never a dialog; any order is right."""

from __future__ import annotations

from PySide6.QtCore import QObject

from jgvisit.services.laptop.practice_steps import STEPS, Step, step_of
from ui.change_bus import ChangeBus
from ui.rooms import Rooms


class PracticeGuide(QObject):
    """Reads from the records what was done, and says what comes next."""

    def __init__(self, rooms: Rooms, bus: ChangeBus) -> None:
        super().__init__(rooms)
        self._rooms = rooms
        bus.changed.connect(lambda _: self.refresh())
        rooms.window.screen_shown.connect(lambda _: self.refresh())
        self.refresh()

    @property
    def step(self) -> Step:
        """What comes next."""
        [file] = self._rooms.work.files.all()
        return step_of(file)

    def refresh(self) -> None:
        """Say it."""
        step = self.step
        number = self.tr("{step} of {steps}").format(step=STEPS.index(step) + 1, steps=len(STEPS))
        self._rooms.window.practice.show_tip(f"{number}. {self._words(step)}")

    def _words(self, step: Step) -> str:
        return {
            "plan": self.tr(
                "Open the family, press “Something changed” and plan a visit for today. Nobody here exists."
            ),
            "begin": self.tr("Open the family and press “Begin this visit”. From then on you see this family alone."),
            "people": self.tr(
                "Tap who is in the room: the parents and the child. All of them may look at this screen."
            ),
            "explain": self.tr(
                "Open a card under “Explain”. Turn its pages together, and press “We talked about this” at the end."
            ),
            "sayBack": self.tr(
                "Open the card about voluntary and ordered. Ask what they remember, and tap how it went. It is no exam."
            ),
            "form": self.tr(
                "Open the form under “Consent to help”. Fill in what is agreed, and press “Lay it before the family”."
            ),
            "sign": self.tr(
                "Let a parent read, choose and sign. A no is a good answer too. Whoever is away signs another day."
            ),
            "leave": self.tr("Press “What do you want to keep?” and ask each of them apart. Nothing is an answer too."),
            "end": self.tr("Press “End the visit”. What they wanted on paper waits on the page of the family."),
            "done": self.tr(
                "That was a whole visit. On a working day it is sent at the end of the day; this never is."
            ),
        }[step]
