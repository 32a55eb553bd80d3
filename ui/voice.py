"""The voices that this laptop has by itself, without a network: one sentence at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QLocale

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

Said = Callable[[bool], None]
"""Called once when a sentence is over; False if the voice failed."""

_UNSAID = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200e\u200f"))
"""Marks of direction around names: for the eye alone."""
_PRACTICE = "mock"
"""Qt's own stand-in for a voice: it says nothing, so it is no voice to a family."""


class Voice(Protocol):
    """Says sentences."""

    def speaks(self, language: str) -> bool:
        """Tell whether there is a voice of `language` (BCP 47)."""

    def say(self, sentence: str, language: str, said: Said) -> None:
        """Begin to say `sentence`; `said` follows when it is over, and not after `stop`."""

    def stop(self) -> None:
        """Be silent at once."""


class SystemVoice:
    """The voices of the operating system: speech-dispatcher, Windows' own, or macOS'.

    They run on this machine; nothing goes over a network. Qt's module is read only when somebody may need a voice:
    most days nobody does, and the program starts quicker without it.
    """

    def __init__(self, engine: str | None = None) -> None:
        """Use the engine named, else the first that is a voice."""
        self._wanted = engine
        self._speech: QTextToSpeech | None = None
        self._looked = False
        self._said: Said | None = None
        self._began = False
        self._voices: dict[str, QLocale | None] = {}

    def _engine(self) -> QTextToSpeech | None:
        if not self._looked:
            self._looked = True
            self._speech = self._found()
            if self._speech is not None:
                self._speech.stateChanged.connect(self._on_state)
        return self._speech

    def _found(self) -> QTextToSpeech | None:
        """Return the first engine that works; Qt names also those whose system part is not installed."""
        from PySide6.QtTextToSpeech import QTextToSpeech

        names = [name for name in QTextToSpeech.availableEngines() if name != _PRACTICE]
        for name in (self._wanted,) if self._wanted else names:
            speech = QTextToSpeech(name)
            if speech.state() == QTextToSpeech.State.Ready:
                return speech
        return None

    def _locale(self, language: str) -> QLocale | None:
        """Return the voice of a language; asked of the engine once, for each page of a card wants to know."""
        if language not in self._voices:
            speech, wanted = self._engine(), QLocale(language).language()
            found = speech.availableLocales() if speech is not None else []
            self._voices[language] = next((locale for locale in found if locale.language() == wanted), None)
        return self._voices[language]

    def speaks(self, language: str) -> bool:
        """Tell whether there is a voice of `language`."""
        return self._locale(language) is not None

    def say(self, sentence: str, language: str, said: Said) -> None:
        """Begin to say `sentence`."""
        self.stop()
        speech, locale = self._engine(), self._locale(language)
        if speech is None or locale is None:
            said(False)
            return
        speech.setLocale(locale)
        self._said, self._began = said, False
        speech.say(sentence.translate(_UNSAID))
        self._on_state(speech.state())  # one that was broken before says so once only

    def stop(self) -> None:
        """Be silent at once; what was asked for is forgotten."""
        self._said = None
        if self._speech is not None:
            self._speech.stop()

    def _on_state(self, state: QTextToSpeech.State) -> None:
        from PySide6.QtTextToSpeech import QTextToSpeech

        if state == QTextToSpeech.State.Speaking:
            self._began = True
        # "ready" before it began is the end of what was stopped, told late
        over = state == QTextToSpeech.State.Error or (state == QTextToSpeech.State.Ready and self._began)
        said = self._said
        if over and said is not None:
            self._said = None
            said(state == QTextToSpeech.State.Ready)
