"""The frame in one line, always in sight: which child, which of the two, and our own help (H13)."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.i18n import isolated
from ui.theme import Tone
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.frame_picture import FramePictureState
from ui.widgets.layouts import clear
from ui.widgets.status_pill import StatusPill


class FrameStrip(QWidget):
    """Words and icon for each frame that holds here; never colour alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = FlowLayout(self, gap_px=theme.current().px("basis-space-xs"))
        self._state: FramePictureState | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_state(self, state: FramePictureState) -> None:
        """Draw which child is in which frame."""
        if state == self._state:
            return
        self._state = state
        clear(self._row)
        entries: tuple[tuple[tuple[str, ...], str, Tone, str], ...] = (
            (state.voluntary, self.tr("{names}: voluntary"), "voluntary", "home-heart"),
            (state.ordered, self.tr("{names}: ordered by the judge"), "court", "gavel"),
            (state.checking, self.tr("{names}: we are checking this"), "warning", "help-circle"),
        )
        for names, words, tone, icon in entries:
            if names:
                text = words.format(names=", ".join(isolated(name) for name in names))
                self._row.addWidget(StatusPill(text, tone, icon=icon))
        self._row.addWidget(StatusPill(self.tr("Our own help: voluntary"), "voluntary", icon="heart-handshake"))
