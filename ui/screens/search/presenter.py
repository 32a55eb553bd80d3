"""Joins the screen of finding to the services; what is typed while a search runs is looked for after it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal

from jgvisit.records.case_file import CaseFile
from jgvisit.records.filled import FormFilled
from jgvisit.records.happenings_of_family import ExceptionUsed
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_family import OrderRecorded
from jgvisit.records.payload_forms import FormOpened, SignerDecided
from jgvisit.records.payload_papers import CopyChosen
from jgvisit.records.payload_reading import PaperStepped, PassageReacted, ReleaseChosen, SourceChecked
from jgvisit.services.family.finding import FamilyHits, Findings, Hit
from ui.presenting import Context, Presenter
from ui.screens.conflicts.words import FactWords
from ui.screens.search.screen import SearchScreen
from ui.screens.search.state import FoundFamily, HitLine, Place, SearchState
from ui.wording import moment_words


class SearchPresenter(Presenter):
    """Finds, and forgets what was found once the page is left for good or a visit opens (H4).

    Signals:
        family_wanted: case, and on which page of it.
    """

    family_wanted = Signal(str, str)

    def __init__(self, screen: SearchScreen, context: Context) -> None:
        super().__init__(screen, context)
        self._screen, self._words = screen, FactWords(self, self.work)
        self._state, self._typed, self._running = SearchState(), "", False
        screen.looked_for.connect(self._on_looked_for)
        screen.hit_chosen.connect(self.family_wanted)
        context.bus.changed.connect(self._on_changed)

    def show(self, words: str = "") -> None:
        """Begin anew, with these words if somebody typed them elsewhere."""
        self.message, self._typed = None, words
        self._state = SearchState(looked_for=words, opening=self._state.opening + 1)
        self._screen.show_state(self._state)
        self._look()

    def show_again(self) -> None:
        """Look for the same words again: what was found may have changed since."""
        self._look()

    def forget(self) -> None:
        """Let go of what was typed and found."""
        self._typed, self.message = "", None
        self._state = SearchState(opening=self._state.opening + 1)
        self._screen.show_state(self._state)

    def refresh(self) -> None:
        """Draw what is known."""
        if self.message is not None:
            self._running = False
        self._state = replace(self._state, busy=self._running, message=self.message)
        self._screen.show_state(self._state)

    def _on_looked_for(self, text: str) -> None:
        if text != self._typed:
            self._typed, self.message = text, None
            self._look()

    def _look(self) -> None:
        if self._running:
            return  # what is typed now is looked for when this one is back
        text, opening = self._typed, self._state.opening
        self._running = True

        def found(findings: Findings) -> None:
            self._running = False
            if opening == self._state.opening:
                families = tuple(map(self._family, findings.families))
                self._state = replace(self._state, looked_for=text, families=families, cut=findings.cut)
            if self._typed != text or opening != self._state.opening:
                self._look()

        self.refresh()
        self.slow(lambda: self.work.finding.look_for(text), found)

    def _family(self, found: FamilyHits) -> FoundFamily:
        return FoundFamily(found.case, found.name, tuple(self._hit(found, hit) for hit in found.hits), found.more)

    def _hit(self, found: FamilyHits, hit: Hit) -> HitLine:
        file = self.work.files.shown(found.case)
        what = self._what(file, hit)
        if doubt := self._doubt(hit.payload):
            what = f"{what} ({doubt})"
        when = self.tr("Written down on {moment}").format(moment=moment_words(hit.recorded_at))
        return HitLine(hit.record, what, when, hit.excerpt, place_of(hit.payload))

    def _what(self, file: CaseFile, hit: Hit) -> str:
        if isinstance(hit.payload, FormOpened):  # side by side it is a version; here it is what was laid on the table
            return self._words.form_title(hit.payload.form_type)
        return self._words.what(file, hit.matter, hit.kind, hit.payload)

    def _doubt(self, payload: Payload) -> str:
        """Say what must be known before anybody reads on: an order that was only told, or never was (H12)."""
        if getattr(payload, "mistaken", None):
            return self.tr("taken out: written down by mistake")
        if isinstance(payload, OrderRecorded):
            return self.tr("seen on paper") if payload.evidence == "seen" else self.tr("told to us, not seen")
        return ""

    def _on_changed(self, _: object) -> None:
        if self._state.looked_for and self.work.files.open_visit() is not None:
            self.forget()


def place_of(payload: Payload) -> Place:
    """Return on which page of the family a record is read."""
    match payload:
        case FormFilled() | FormOpened() | SignerDecided():
            return "forms"
        case PassageReacted() | SourceChecked() | ReleaseChosen() | PaperStepped():
            return "forms"
        case CopyChosen():
            return "papers"
        case ExceptionUsed():
            return "exceptions"
        case _:
            return "family"
