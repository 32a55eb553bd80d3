"""Signing any form on its real pages: read, choose, ink where the choice needs it, the paper, the record."""

from __future__ import annotations

from dataclasses import dataclass

from jgvisit.domain.facts import Mark
from jgvisit.services.forms.signers import author_of
from ui.demo.fill_play import in_sight
from ui.demo.hand import PlayStoppedError
from ui.demo.stage import Stage
from ui.screens.form.screen import FormScreen
from ui.widgets.button import Button

WORKER = "worker"
"""The key of the worker, where they put an own mark."""


@dataclass(frozen=True)
class Answer:
    """What one person says under one mark of a form."""

    who: str
    """Key of a person of the family, or `WORKER`."""
    mark: Mark
    decision: str
    words: str = ""
    lines: tuple[str, ...] = ()
    """agreed, refused or later, a row each; only under "partly"."""
    by_phone: bool = False
    """Not here: asked by telephone, with somebody of the team who hears it too."""


class SignPlay:
    """Hands the form to one person after another."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    @property
    def _screen(self) -> FormScreen:
        return self._stage.rooms.form_screen

    def answer(self, *answers: Answer) -> None:
        """Let each person read and answer."""
        for each in answers:
            self._one(each)

    def back(self) -> None:
        """Go back to the list of forms."""
        self._stage.hand.click(self._screen.back)
        self._stage.wait_for("forms", "the forms again")

    def _one(self, answer: Answer) -> None:
        stage, hand, screen = self._stage, self._stage.hand, self._screen
        self._hand_to(answer)
        hand.wait(screen.read.aloud.isEnabled, "the paper")
        stage.shot(f"read-{answer.who}-{answer.decision}")
        hand.click(screen.read.aloud)
        self._press(f"decision-{answer.decision}")
        self._say(answer)
        hand.click(screen.sign.next)
        stage.settle()
        if screen.sign.next.isVisible():
            self._stop("is not taken")
        for pad in (screen.sign.pad, screen.sign.worker_pad):
            if pad.isVisible() and answer.decision not in ("refused", "later"):
                hand.sign(pad)
        hand.click(screen.sign.confirm)
        hand.wait(lambda: screen.check.isVisible() or screen.bar.isVisible(), "the paper with the choice on it")
        if not screen.check.isVisible():
            self._stop("is not laid out")
        stage.shot(f"check-{answer.who}-{answer.decision}")
        hand.click(screen.check.record)
        hand.wait(lambda: screen.done.isVisible() or screen.bar.isVisible(), "the record of the answer")
        if not screen.done.isVisible():
            self._stop("is not recorded")
        hand.click(screen.done.pause if screen.done.pause.isVisible() else screen.done.go_on)
        stage.settle()

    def _hand_to(self, answer: Answer) -> None:
        """Give the form to whoever answers; to who is not here, by telephone (H21)."""
        own = answer.who == WORKER
        stage = self._stage
        person = author_of(stage.workspace.enrolled.identity) if own else stage.people[answer.who]
        found: list[Button] = []
        start = "means" if answer.by_phone else "signer"

        def look() -> bool:
            found[:] = in_sight(self._screen, f"{start}-{person}:{answer.mark}:")
            return bool(found)

        stage.hand.wait(look, f"mark {answer.mark} of {answer.who}")
        stage.hand.click(found[0])
        if answer.by_phone:
            page = self._screen.means
            self._press("means-phone")
            stage.hand.speak(page.witness.edit, "Karin Smit")
            stage.hand.speak(page.call_back.edit, "het nummer dat wij al kenden")
            stage.hand.speak(page.in_room.edit, "alleen hij")
            stage.hand.click(page.go_on)

    def _say(self, answer: Answer) -> None:
        hand, sign = self._stage.hand, self._screen.sign
        if answer.words:
            hand.speak(sign.words, answer.words)
        for number, said in enumerate(answer.lines):
            rows = [each for each in in_sight(sign, "line-") if each.objectName().endswith(f"-{said}")]
            hand.click(rows[number])

    def _press(self, name: str) -> None:
        self._stage.hand.click(self._stage.hand.find(self._screen, Button, name))

    def _stop(self, what: str) -> None:
        bar = self._screen.bar
        raise PlayStoppedError(f"the answer {what}: {bar.title.text()} {bar.text.text()}")
