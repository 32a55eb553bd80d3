"""Last part: it is recorded. Calm, in the language of who signed beside the Dutch, and the way on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.i18n import isolated
from ui.screens.form.state import FormState
from ui.widgets.both import both
from ui.widgets.button import Button
from ui.widgets.heading import Heading
from ui.widgets.icon_mark import IconMark
from ui.widgets.low_window import is_low
from ui.widgets.mood import set_mood
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text


class DonePage(QWidget):
    """Say that it is recorded.

    Signals:
        go_on_requested: back to the signers.
    """

    go_on_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_mood(self, "family")
        centre = Qt.AlignmentFlag.AlignHCenter
        self.title, self.name, self.text = Heading(), Text(role="strong", alignment=centre), Text(alignment=centre)
        self.title.setAlignment(centre)
        self.translation = Text(alignment=centre)
        self.go_on = Button(kind="primary", icon="arrow-right", trailing=True)
        self.go_on.clicked.connect(self.go_on_requested)
        page = self._page = ScrollPage()
        self._mark = IconMark("file-check", size_px=56, tone="positive", disc=True)
        page.body.addStretch(2)
        page.body.addWidget(self._mark, 0, centre)
        for words in (self.title, self.name, self.text, self.translation):
            page.body.addWidget(words)
        page.body.addWidget(self.go_on, 0, centre)
        page.body.addStretch(3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window leave the height to the words and the way on."""
        super().resizeEvent(event)
        low = is_low(self)
        self._mark.setVisible(not low)
        self.title.set_role("strong" if low else "title")
        self._page.set_margin(theme.current().px("basis-space-2xs" if low else "basis-space-xl"))
        self._page.body.setSpacing(theme.current().px("basis-space-2xs" if low else "basis-space-md"))

    def show_state(self, state: FormState) -> None:
        """Name the person, not what they chose: the next one in the room may look."""
        (title, title_translated), (thanks, translated) = state.recorded, state.thanks
        self.title.setText(title or self.tr("Recorded"))  # older texts of a municipality lack these words
        self.go_on.setText(both(self.tr("Go on"), state.words))
        self.name.setText(isolated(state.signer_name))
        self.text.setText(thanks or self.tr("You may get a copy, and you may think again later."))
        theirs = " ".join(part for part in (f"{title_translated}." if title_translated else "", translated) if part)
        self.translation.setText(isolated(theirs) if theirs else "")
        self.translation.setVisible(bool(theirs))
