"""Reading a card aloud when somebody asks for it: sentence by sentence, each marked while it is said.

Never by itself, never on to the next page, and never an unchecked translation (H27). Nor a translation that lacks
one of the sentences in sight: who only listens would not know what was left out. What is not in sight is not read:
whatever takes the sentences away also ends the voice.
"""

from __future__ import annotations

from PySide6.QtCore import QObject

from jgvisit.content.choose import BINDING_LANGUAGE
from ui.screens.explain.screen import ExplainScreen
from ui.screens.rights.card_view import CardView
from ui.voice import Voice
from ui.widgets.aloud_bar import AloudState


class AloudPresenter(QObject):
    """Joins one view of a card to the voices of this laptop."""

    def __init__(self, screen: ExplainScreen | CardView, voice: Voice) -> None:
        super().__init__(screen)
        self._screen, self._voice = screen, voice
        self._readings = 0
        screen.lines_changed.connect(self._be_silent)
        screen.aloud_requested.connect(self._on_requested)
        screen.silence_requested.connect(self._be_silent)

    def _show(self, language: str = "", line: int | None = None, *, failed: bool = False) -> None:
        lines = self._screen.lines_in_sight()
        other = self._screen.readable_translation() if all(translation for _, translation in lines) else ""
        in_sight = (BINDING_LANGUAGE, *((other,) if other else ())) if lines else ()
        offered = tuple(each for each in in_sight if self._voice.speaks(each))
        self._screen.show_aloud(AloudState(in_sight, offered, language, line, failed))

    def _on_requested(self, language: str) -> None:
        self._voice.stop()
        self._readings += 1
        self._say(self._readings, language, 0)

    def _say(self, reading: int, language: str, line: int) -> None:
        """Say the first sentence from `line` on, unless another reading began or this one was ended meanwhile."""
        if reading != self._readings:
            return
        sentences = [dutch if language == BINDING_LANGUAGE else other for dutch, other in self._screen.lines_in_sight()]
        found = next(((at, said) for at, said in enumerate(sentences) if at >= line and said), None)
        if found is None:
            self._be_silent()
            return
        at, sentence = found
        self._show(language, at)
        self._voice.say(
            sentence, language, lambda ok: self._say(reading, language, at + 1) if ok else self._fail(reading)
        )

    def _fail(self, reading: int) -> None:
        if reading == self._readings:
            self._be_silent()
            self._show(failed=True)

    def _be_silent(self) -> None:
        self._voice.stop()
        self._readings += 1
        self._show()
