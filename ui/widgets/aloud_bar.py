"""Buttons that let a card be read aloud: one for each language that is in sight and has a voice here."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from jgvisit.content.choose import BINDING_LANGUAGE
from jgvisit.content.family_words import DUTCH_ONLY, FamilyWords
from ui.widgets.announcing import announce
from ui.widgets.both import both
from ui.widgets.button import Button
from ui.widgets.mood import set_mood
from ui.widgets.text import Text


@dataclass(frozen=True)
class AloudState:
    """What can be read aloud of the sentences in sight, and what is read now."""

    in_sight: tuple[str, ...] = ()
    """Languages that may be read; none where no sentence is in sight."""
    offered: tuple[str, ...] = ()
    """Those of them that have a voice on this laptop."""
    language: str = ""
    """Being read now; empty while nothing is."""
    line: int | None = None
    """Sentence that is being said, counted from 0 on this page."""
    failed: bool = False
    """The voice broke off."""

    @property
    def reads_translation(self) -> bool:
        """Whether the sentence that is being said is not the Dutch one."""
        return self.language not in ("", BINDING_LANGUAGE)


class AloudBar(QWidget):
    """Says which languages can be read aloud, and ends a reading; tells the worker alone where there is no voice.

    Signals:
        asked: (language) read it aloud.
        silence: stop reading.
    """

    asked = Signal(str)
    silence = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.dutch = Button(kind="quiet", icon="volume")
        self.translation = Button(kind="quiet", icon="volume")
        self.stop = Button(kind="secondary", icon="player-stop")
        self.hint = Text(role="small", subtle=True)
        set_mood(self.hint, "worker")
        self._state, self._words = AloudState(), DUTCH_ONLY
        self._short, self._for_worker, self._failed = False, True, False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self.dutch, self.translation, self.stop):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.hint, 3, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.dutch.clicked.connect(lambda: self.asked.emit(BINDING_LANGUAGE))
        self.translation.clicked.connect(lambda: self.asked.emit(self._other()))
        self.stop.clicked.connect(self.silence)

    def show_state(self, state: AloudState) -> None:
        """Show a button for each language that is offered; while one is read, only the way to end it."""
        self._state = state
        self._draw()

    def say(self, words: FamilyWords) -> None:
        """Say what the buttons are for in the family's language too."""
        self._words = words
        self._draw()

    def set_short(self, short: bool) -> None:
        """Leave the width to what is pressed most: a loudspeaker and the letters of the language say it too."""
        if short != self._short:
            self._short = short
            self._draw()

    def set_for_worker(self, for_worker: bool) -> None:
        """Tell who holds the tablet: a family reads nothing of what is not installed."""
        self._for_worker = for_worker
        self._draw()

    def _other(self) -> str:
        return next((each for each in self._state.offered if each != BINDING_LANGUAGE), "")

    def _draw(self) -> None:
        state, other = self._state, self._other()
        here = self.window().focusWidget()
        focused = here is not None and self.isAncestorOf(here)
        dutch = self.tr("Read aloud")
        own = self._words.of(dutch) or dutch
        self.dutch.setText(BINDING_LANGUAGE.upper() if self._short else dutch)
        self.dutch.setAccessibleName(dutch)
        self.translation.setText(other.upper() if self._short else own)
        self.translation.setAccessibleName(f"{own} ({other})")
        for button in (self.dutch, self.translation):  # two letters that break are none
            button.setMinimumWidth(button.sizeHint().width() if self._short else 0)
        self.stop.setText(both(self.tr("Stop reading"), self._words))
        self.dutch.setVisible(not state.language and BINDING_LANGUAGE in state.offered)
        self.translation.setVisible(not state.language and bool(other))
        self.stop.setVisible(bool(state.language))
        self.hint.setText(self._no_voice())
        if state.failed and not self._failed:
            announce(self, self.hint.text())
        self._failed = state.failed
        # not where it is narrow: there it would take its room from the buttons
        self.hint.setVisible(bool(self.hint.text()) and self._for_worker and not self._short)
        if focused:  # the button just pressed is gone: the keyboard stays at the one in its place
            for button in (self.stop, self.dutch, self.translation):
                if not button.isHidden():
                    button.setFocus()
                    break

    def _no_voice(self) -> str:
        state = self._state
        if state.failed:
            return self.tr("The voice of this laptop broke off. Please read it aloud yourself.")
        if state.in_sight and not state.offered:
            return self.tr("This laptop has no voice to read aloud with. The IT department can install one.")
        if len(state.offered) < len(state.in_sight):
            return self.tr("This laptop has a voice for one of the two languages only.")
        return ""
