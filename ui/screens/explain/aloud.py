"""Reading a card aloud when somebody asks for it: sentence by sentence, each marked while it is said.

Never by itself, never on to the next page, and never an unchecked translation (H27). What is not in sight is not read:
whatever takes the sentences away also ends the voice.
"""

from __future__ import annotations

from PySide6.QtCore import QObject

from jgvisit.content.choose import BINDING_LANGUAGE
from ui.screens.explain.screen import ExplainScreen
from ui.screens.explain.state import AloudState
from ui.voice import Voice


class AloudPresenter(QObject):
    """Joins one screen of cards to the voices of this laptop."""

    def __init__(self, screen: ExplainScreen, voice: Voice) -> None:
        super().__init__(screen)
        self._screen, self._voice = screen, voice
        self._language, self._at = "", -1
        self._readings = 0
        self._failed = False
        screen.lines_changed.connect(self._on_lines_changed)
        screen.aloud_requested.connect(self._on_requested)
        screen.silence_requested.connect(self._on_silence)

    def _sentences(self) -> tuple[str, ...]:
        own = self._language == BINDING_LANGUAGE
        lines = self._screen.lines_in_sight()
        return tuple(dutch if own else translation or "" for dutch, translation in lines)

    def _offered(self) -> tuple[str, ...]:
        """Return the languages in sight that may be read and that this laptop has a voice for."""
        shown = (BINDING_LANGUAGE, *((other,) if (other := self._screen.readable_translation()) else ()))
        return tuple(language for language in shown if self._voice.speaks(language))

    def _show(self) -> None:
        self._screen.show_aloud(AloudState(self._offered(), self._language, self._at, self._failed))

    def _on_lines_changed(self) -> None:
        self._failed = False
        self._be_silent()

    def _on_requested(self, language: str) -> None:
        self._voice.stop()
        self._language, self._at, self._failed = language, -1, False
        self._readings += 1
        self._next(self._readings)

    def _next(self, reading: int) -> None:
        """Say the next sentence of this reading, unless another began or it was ended meanwhile."""
        if reading != self._readings or not self._language:
            return
        sentences = self._sentences()
        self._at += 1
        while self._at < len(sentences) and not sentences[self._at]:
            self._at += 1
        if self._at >= len(sentences):
            self._be_silent()
            return
        self._show()
        self._voice.say(sentences[self._at], self._language, lambda ok: self._on_said(reading, ok))

    def _on_said(self, reading: int, ok: bool) -> None:
        if ok:
            self._next(reading)
        elif reading == self._readings:
            self._failed = True
            self._be_silent()

    def _on_silence(self) -> None:
        self._be_silent()

    def _be_silent(self) -> None:
        self._voice.stop()
        self._readings += 1
        self._language, self._at = "", -1
        self._show()
