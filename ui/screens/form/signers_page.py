"""Second part: whose mark the law asks. The room looks along: no word on who answered, or what (H4, H8)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import isolated
from ui.screens.form.leaving_panel import LeavingPanel
from ui.screens.form.state import FormState, SignerRow
from ui.widgets.alone_button import AloneButton
from ui.widgets.button import Button
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear
from ui.widgets.message_bar import Message, MessageBar, Severity
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text
from ui.widgets.whole_page import turning


class SignersPage(QWidget):
    """List the signers; hand the form to one of them.

    Signals:
        signer_chosen: key of the mark that is asked; for form A the person id.
        text_requested: to the fields of the form, to look at them or change them; of form A in a new version.
        other_requested: to an empty form A of the same child, for other help.
        means_requested: the same, for a mark that is given by another means than the pen.
        alone_requested: open what is on record for the worker alone (true), or close it.
    """

    signer_chosen = Signal(str)
    means_requested = Signal(str)
    alone_requested = Signal(bool)
    text_requested = Signal()
    other_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = ScrollPage(width="basis-page-form-inline-size")
        self.title, self.standing = Heading(), MessageBar()
        self.panel, self.presumed, self.recorded = Panel(), Panel(), Panel(tone="info")
        self.leaving = LeavingPanel()
        self.alone = AloneButton()
        self.alone.requested.connect(self.alone_requested)
        self.text, self.other = Button("", "quiet", icon="writing"), Button(self.tr("A form for other help"), "quiet")
        self.text.setObjectName("text")
        self.other.setObjectName("other-help")
        self.text.clicked.connect(self.text_requested)
        self.other.clicked.connect(self.other_requested)
        top = turning(QHBoxLayout())
        top.addWidget(self.title, 1)
        top.addWidget(self.alone, 0, Qt.AlignmentFlag.AlignTop)
        self.page.body.addLayout(top)
        for widget in (self.recorded, self.leaving, self.standing, self.panel, self.presumed):
            self.page.body.addWidget(widget)
        for button in (self.text, self.other):
            self.page.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
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
        self.alone.show_open(state.alone, offered=state.can_be_alone)
        self._show_recorded(state)
        if state.leaving is None:
            self.leaving.forget()
        else:
            self.leaving.show_state(state.leaving, busy=state.busy)
        # always there for form A, whoever answered what: the room looks along (H8)
        change, anew = self.tr("Look at the answers, or change them"), self.tr("Make a new version")
        self.text.setText(change if state.is_laid else anew)
        self.other.setVisible(not state.is_laid)
        for button in (self.text, self.other):
            button.setEnabled(not state.busy)
        self._show_asked([signer for signer in state.signers if not signer.may_say_no], state)
        self._show_presumed([signer for signer in state.signers if signer.may_say_no], busy=state.busy)

    def _show_recorded(self, state: FormState) -> None:
        clear(self.recorded.body)
        self.recorded.setVisible(bool(state.on_record))
        self.recorded.body.addWidget(Heading(self.tr("On record, for you alone"), 2))
        for line in state.on_record:
            self.recorded.body.addWidget(Text(line))

    def forget(self) -> None:
        """Take what is for the worker alone off the screen."""
        self.alone.timer.stop()
        clear(self.recorded.body)
        self.recorded.hide()
        self.leaving.forget()
        self.standing.show_message(None)

    def _show_asked(self, signers: list[SignerRow], state: FormState) -> None:
        clear(self.panel.body)
        self.panel.setVisible(bool(signers) or not state.signers)
        decided = any(signer.decides for signer in signers) or not signers
        asked = self.tr("Who says yes or no?") if decided else self.tr("Who reads this?")
        self.panel.body.addWidget(Heading(asked, 2))
        if not signers:  # as true with something hidden as without
            self.panel.body.addWidget(Text(self.tr("Nobody needs to read this form now. It can also be done later.")))
        for signer in signers:
            words = self.tr("Read and decide") if signer.decides else self.tr("Read and answer")
            self.panel.body.addLayout(self._row(signer, words, busy=state.busy))

    def _show_presumed(self, signers: list[SignerRow], *, busy: bool) -> None:
        """Show who is not asked under an exception of the law, and may say no: that counts at once (X5)."""
        clear(self.presumed.body)
        self.presumed.setVisible(bool(signers))
        self.presumed.body.addWidget(Heading(self.tr("Who may say no?"), 2))
        self.presumed.body.addWidget(Text(self.tr("For this help nobody is asked for a yes. A no counts at once.")))
        for signer in signers:
            self.presumed.body.addLayout(self._row(signer, self.tr("Read and answer"), busy=busy))

    def _row(self, signer: SignerRow, words: str, *, busy: bool) -> QHBoxLayout:
        row, lines = QHBoxLayout(), QVBoxLayout()
        lines.setSpacing(theme.current().px("basis-space-3xs"))
        lines.addWidget(Text(isolated(signer.name), "strong"))
        about = " · ".join(filter(None, (signer.what, isolated(signer.about) if signer.about else "")))
        if about:
            lines.addWidget(Text(about, "small"))
        if signer.why:
            lines.addWidget(Text(signer.why, "small", subtle=True))
        lines.addStretch(1)  # the name and why it is asked stay together, however high the buttons are
        row.addLayout(lines, 1)
        buttons = QVBoxLayout()
        if signer.can_sign:
            who = ", ".join(filter(None, (signer.name, about)))
            button = Button(words, icon="signature", name=f"{words}: {who}")
            button.setObjectName(f"signer-{signer.key or signer.person}")
            button.setEnabled(not busy)
            button.clicked.connect(lambda _=False, key=signer.key or signer.person: self.signer_chosen.emit(key))
            buttons.addWidget(button)
        else:
            buttons.addWidget(self._away(signer.name))
        buttons.addWidget(self._otherwise(signer, busy=busy))
        row.addLayout(buttons)
        return row

    def _otherwise(self, signer: SignerRow, *, busy: bool) -> Button:
        """Return the way to a cross, or a mark that is spoken, given by telephone or video, or on paper (H21)."""
        button = Button(
            self.tr("In another way"), "quiet", name=self.tr("In another way: {name}").format(name=signer.name)
        )
        key = signer.key or signer.person
        button.setObjectName(f"means-{key}")
        button.setEnabled(not busy)
        button.clicked.connect(lambda: self.means_requested.emit(key))
        return button

    def _away(self, name: str) -> Text:
        """Return the mark of who cannot sign now.

        The worker would else look for a button that is missing. The room looks along, so it says only what the room
        can see, who is not in it, and says the same of who answered on another day as of who never did: nobody stands
        here as a missing signature (H8). Of answers the page says one thing, of all of them together.
        """
        mark = Text(self.tr("Not here now"), "small", subtle=True)
        mark.setAccessibleName(self.tr("{name} is not here now").format(name=name))
        return mark
