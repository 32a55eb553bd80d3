"""Buttons that let a card be read aloud: one for each language that is in sight and has a voice here."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from jgvisit.content.choose import BINDING_LANGUAGE
from jgvisit.content.family_words import DUTCH_ONLY, FamilyWords
from ui.widgets.both import both
from ui.widgets.button import Button


class AloudBar(QWidget):
    """Says which languages can be read aloud, and ends a reading.

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
        self._other = ""
        self._short = False
        self._shown: tuple[tuple[str, ...], str, FamilyWords] = ((), "", DUTCH_ONLY)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.dutch, self.translation, self.stop):
            row.addWidget(widget)
        self.dutch.clicked.connect(lambda: self.asked.emit(BINDING_LANGUAGE))
        self.translation.clicked.connect(lambda: self.asked.emit(self._other))
        self.stop.clicked.connect(self.silence)

    def set_short(self, short: bool) -> None:
        """Leave the width to what is pressed most: a loudspeaker and the letters of the language say it too."""
        if short != self._short:
            self._short = short
            self.show_languages(*self._shown)

    def show_languages(self, offered: tuple[str, ...], reading: str, words: FamilyWords = DUTCH_ONLY) -> None:
        """Show a button for each language `offered`; while one is read, only the way to end it."""
        self._shown = (offered, reading, words)
        here = self.window().focusWidget()
        focused = here is not None and self.isAncestorOf(here)
        self._other = next((language for language in offered if language != BINDING_LANGUAGE), "")
        dutch, own = self.tr("Read aloud"), words.of(self.tr("Read aloud"))
        self.dutch.setText(BINDING_LANGUAGE.upper() if self._short else dutch)
        self.dutch.setAccessibleName(dutch)
        self.translation.setText(self._other.upper() if self._short else own or dutch)
        self.translation.setAccessibleName(f"{own or dutch} ({words.language})")
        for button in (self.dutch, self.translation):  # two letters that break are none
            button.setMinimumWidth(button.sizeHint().width() if self._short else 0)
        self.stop.setText(both(self.tr("Stop reading"), words))
        self.dutch.setVisible(not reading and BINDING_LANGUAGE in offered)
        self.translation.setVisible(not reading and bool(self._other))
        self.stop.setVisible(bool(reading))
        if focused:  # the button just pressed is gone: the keyboard stays at the one in its place
            for button in (self.stop, self.dutch, self.translation):
                if not button.isHidden():
                    button.setFocus()
                    break
