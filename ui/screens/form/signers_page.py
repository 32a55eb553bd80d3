"""Second part: whose mark the law asks. The room looks along: no word on who answered, or what (H4, H8)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.i18n import isolated
from ui.screens.form.state import FormState
from ui.widgets.button import Button
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear
from ui.widgets.message_bar import Message, MessageBar, Severity
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text


class SignersPage(QWidget):
    """List the signers; hand the form to one of them.

    Signals:
        signer_chosen: person id.
    """

    signer_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = ScrollPage(max_width_px=860)
        self.title, self.standing = Heading(), MessageBar()
        self.panel = Panel()
        for widget in (self.title, self.standing, self.panel):
            self.page.body.addWidget(widget)
        self.page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)

    def show_state(self, state: FormState) -> None:
        """Draw who is asked and what is still needed."""
        self.title.setText(self.tr("{form}: {name}").format(form=state.title, name=state.child))
        severity: Severity = "positive" if state.standing_tone == "positive" else "info"
        self.standing.show_message(
            Message(state.standing, "\n".join(state.reasons), severity=severity, closable=False)
            if state.standing
            else None
        )
        clear(self.panel.body)
        self.panel.body.addWidget(Heading(self.tr("Who says yes or no?"), 2))
        if not state.signers:  # as true with something hidden as without
            self.panel.body.addWidget(Text(self.tr("Nobody needs to read this form now. It can also be done later.")))
        for signer in state.signers:
            row, words = QHBoxLayout(), QVBoxLayout()
            words.setSpacing(2)
            words.addWidget(Text(isolated(signer.name), "strong"))
            if signer.why:
                words.addWidget(Text(signer.why, "small", subtle=True))
            row.addLayout(words, 1)
            if signer.can_sign:
                button = Button(
                    self.tr("Read and decide"),
                    icon="signature",
                    name=self.tr("Read and decide: {name}").format(name=signer.name),
                )
                button.setObjectName(f"signer-{signer.person}")
                button.setEnabled(not state.busy)
                button.clicked.connect(lambda _=False, person=signer.person: self.signer_chosen.emit(person))
                row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
            else:
                row.addWidget(self._away(signer.name), 0, Qt.AlignmentFlag.AlignVCenter)
            self.panel.body.addLayout(row)

    def _away(self, name: str) -> Text:
        """Return the mark of who cannot sign now.

        The worker would else look for a button that is missing. The room looks along, so it says only what the room
        can see, who is not in it, and says the same of who answered on another day as of who never did: nobody stands
        here as a missing signature (H8). Of answers the page says one thing, of all of them together.
        """
        mark = Text(self.tr("Not here now"), "small", subtle=True)
        mark.setAccessibleName(self.tr("{name} is not here now").format(name=name))
        return mark
