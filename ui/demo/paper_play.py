"""The papers of the play: form A with its signers, what each wants to keep, and what is handed over at the office."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from jgvisit.services.signing.signing import NEEDS_INK
from ui.demo.stage import Stage
from ui.printing import Chooser, PagePrinter
from ui.widgets.button import Button

_ANSWERS = {
    "helpDescription": "Elke week een gesprek thuis met een gezinswerker",
    "helpGivenBy": "Stichting De Linde (verzonnen)",
    "helpGoal": "Rust in huis voordat de school begint",
    "alternativesDiscussed": "hulp van oma, of geen hulp",
    "howToWithdraw": "Zeg het tegen Femke Hoekstra, of bel het jeugdteam",
}


class PaperPlay:
    """Plays what is signed and kept."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def consent(self, child: str, *signers: tuple[str, str]) -> None:
        """Fill in form A for a child, and let each signer decide."""
        hand, screen = self._stage.hand, self._stage.rooms.form_screen
        hand.click(hand.find(self._stage.rooms.visit_screen, Button, f"form-{child}"))
        self._stage.wait_for("form", "the form")
        for field, text in _ANSWERS.items():
            hand.type(hand.find(screen, QPlainTextEdit, f"field-{field}"), text)
        hand.click(hand.find(screen, Button, "field-familyPlanOffered-notWanted"))
        self._stage.shot("form-fill")
        hand.click(screen.fill.ready)
        hand.wait(screen.signers.isVisible, "the signers")
        self._stage.shot("form-signers")
        self._sign_all(signers)

    def decide(self, child: str, *signers: tuple[str, str]) -> None:
        """Open form A of a child again, and let who was not there before decide."""
        self._stage.hand.click(self._stage.hand.find(self._stage.rooms.visit_screen, Button, f"form-{child}"))
        self._stage.wait_for("form", "the form")
        self._sign_all(signers)

    def _sign_all(self, signers: tuple[tuple[str, str], ...]) -> None:
        screen = self._stage.rooms.form_screen
        for key, decision in signers:
            self._sign(self._stage.people[key], decision)
        self._stage.shot("form-signers-after")
        self._stage.hand.click(screen.back)
        self._stage.wait_for("visit", "the visit again")

    def _sign(self, person: str, decision: str) -> None:
        hand, screen = self._stage.hand, self._stage.rooms.form_screen
        hand.click(hand.find(screen, Button, f"signer-{person}"))
        hand.wait(screen.read.aloud.isEnabled, "the paper")
        self._stage.shot(f"form-read-{decision}")
        hand.click(screen.read.aloud)
        hand.click(hand.find(screen, Button, f"decision-{decision}"))
        self._stage.shot(f"form-decide-{decision}")
        hand.click(screen.sign.next)
        if decision in NEEDS_INK:
            hand.sign(screen.sign.pad)
            hand.sign(screen.sign.worker_pad)
        self._stage.shot(f"form-sign-{decision}")
        hand.click(screen.sign.confirm)
        hand.wait(screen.check.isVisible, "the paper with the choice on it")
        self._stage.shot(f"form-check-{decision}")
        hand.click(screen.check.record)
        hand.wait(screen.done.isVisible, "the record of the decision")
        self._stage.shot("form-done")
        hand.click(screen.done.go_on)
        hand.wait(screen.signers.isVisible, "the signers again")

    def leave_behind(self) -> None:
        """Ask each alone what they want to keep (H5)."""
        hand, screen = self._stage.hand, self._stage.rooms.leave_screen
        hand.click(self._stage.rooms.visit_screen.leave)
        self._stage.wait_for("leave", "what is left behind")
        for key, way, sheet in (("mother", "paperNow", "general"), ("noor", "readOnly", "none")):
            hand.click(hand.find(screen, Button, f"ask-{self._stage.people[key]}"))
            self._stage.shot(f"leave-behind-{key}")
            hand.click(hand.find(screen, Button, f"way-{way}"))
            hand.click(hand.find(screen, Button, f"keep-sheet-{sheet}"))
            hand.click(hand.find(screen, Button, "record-way"))
            hand.find(screen, Button, f"ask-{self._stage.people[key]}")
        hand.click(screen.back)
        self._stage.wait_for("visit", "the visit again")

    def end_visit(self) -> None:
        """Close the visit."""
        hand = self._stage.hand
        self._stage.shot("visit-at-the-end")
        hand.click(self._stage.rooms.visit_screen.end)
        self._stage.wait_for("family", "the family")
        self._stage.shot("family-after")

    def hand_over(self) -> None:
        """Print at the office what the mother wanted to keep, and give it to her; the printer writes into `papers`."""
        hand, stage = self._stage.hand, self._stage
        stage.rooms.papers.printer = PagePrinter(_into(stage.site.out / "papers"), lambda: True)
        hand.click(stage.rooms.family_screen.papers)
        stage.wait_for("papers", "the papers")
        stage.shot("papers")
        screen = stage.rooms.papers_screen
        for paper in stage.workspace.handing_over.waiting(stage.family.case):
            if paper.person == stage.people["mother"]:
                hand.click(hand.find(screen, Button, f"print-{paper.key}"))
                hand.wait(lambda: screen.bar.isVisible() and not stage.rooms.papers.busy, "the printer")
                hand.click(hand.find(screen, Button, f"given-{paper.key}"))
                hand.wait(lambda: not stage.rooms.papers.busy, "what was given")
        hand.click(screen.back)
        stage.wait_for("family", "the family")
        hand.click(stage.rooms.family_screen.back)
        stage.wait_for("today", "today")


def _into(folder: Path) -> Chooser:
    """A printer that prints each paper into a file with a number for a name."""
    numbers = count(1)

    def choose(printer: QPrinter, _: QWidget) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(folder / f"{next(numbers)}.pdf"))
        return True

    return choose
