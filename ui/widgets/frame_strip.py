"""The frame in one line, always in sight: which child, which of the two, and our own help (H13)."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from jgvisit.content.family_words import DUTCH_ONLY, FamilyWords
from ui import theme
from ui.i18n import isolated
from ui.theme import Tone
from ui.widgets.both import both
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.frame_picture import FramePictureState
from ui.widgets.layouts import clear
from ui.widgets.low_window import is_low
from ui.widgets.mood import PROPERTY, set_mood
from ui.widgets.status_pill import StatusPill


class FrameStrip(QWidget):
    """Words and icon for each frame that holds here; never colour alone.

    Speaks in the mood of its screen; in a low window in small letters, so that room is left for what is said.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = FlowLayout(gap_px=theme.current().px("basis-space-xs"))
        column = QVBoxLayout(self)  # in a higher row the words stand level with what is beside them
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addLayout(self._row)
        column.addStretch(1)
        self._state, self._words = FramePictureState(), DUTCH_ONLY
        self._shown: list[tuple[str, Tone, str]] = []
        self._small = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_state(self, state: FramePictureState, words: FamilyWords = DUTCH_ONLY) -> None:
        """Draw which child is in which frame, with the family's `words` for it after the Dutch.

        In a low window the Dutch alone: there the card itself, in both languages, needs the room.
        """
        self._state, self._words = state, words
        if is_low(self):
            words = DUTCH_ONLY
        entries: tuple[tuple[tuple[str, ...], str, Tone, str], ...] = (
            (state.voluntary, self.tr("voluntary"), "voluntary", "home-heart"),
            (state.ordered, self.tr("ordered by the judge"), "court", "gavel"),
            (state.checking, self.tr("we are checking this"), "warning", "help-circle"),
        )
        pills = [
            (f"{', '.join(isolated(name) for name in names)}: {both(frame, words)}", tone, icon)
            for names, frame, tone, icon in entries
            if names
        ]
        pills.append((both(self.tr("Our own help: voluntary"), words), "voluntary", "heart-handshake"))
        if pills != self._shown:
            self._shown = pills
            clear(self._row)
            for text, tone, icon in pills:
                self._row.addWidget(StatusPill(text, tone, icon=icon))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the small letters, or give them back."""
        super().resizeEvent(event)
        small = is_low(self)
        if small != self._small:
            self._small = small
            if small:
                set_mood(self, "worker")
            else:
                self.setProperty(PROPERTY, None)
            if self._shown:
                self.show_state(self._state, self._words)
            for pill in self.findChildren(StatusPill):
                QApplication.sendEvent(pill, QEvent(QEvent.Type.Polish))  # measure in the new letters
