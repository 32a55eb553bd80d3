"""The cards of this conversation, and the others for when the family asks."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.screens.visit.state import AgendaRow
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.heading import Heading
from ui.widgets.heard_button import HeardButton
from ui.widgets.layouts import clear
from ui.widgets.panel import Panel
from ui.widgets.pictogram import Pictogram
from ui.widgets.question_button import QuestionButton
from ui.widgets.status_pill import StatusPill
from ui.widgets.text import Text
from ui.widgets.whole_page import turning


class AgendaPanel(Panel):
    """List the cards; open one.

    Signals:
        card_requested: (card, audience).
        heard_requested: to the words that somebody heard.
        question_requested: to the questions that families ask.
        rating_requested: to how our explanation was.
    """

    card_requested = Signal(str, str)
    heard_requested = Signal()
    question_requested = Signal()
    rating_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        space = theme.current().px("basis-space-md")
        self.set_even_inset(space)
        self._known: tuple[tuple[AgendaRow, ...], tuple[tuple[str, str, str], ...]] | None = None
        self._rows, self._others = QVBoxLayout(), QWidget()
        self._rows.setSpacing(theme.current().px("basis-space-xs"))
        self._flow = FlowLayout(self._others, gap_px=theme.current().px("basis-space-xs"))
        self._fold = Button(self.tr("Other cards, if the family asks"), "choice")
        self._fold.setObjectName("other-cards")
        self._fold.toggled.connect(self._others.setVisible)
        self._others.hide()
        self.body.addWidget(Heading(self.tr("Explain"), 2))
        self._hint = Text(role="small", subtle=True)
        self.body.addWidget(self._hint)
        self.body.addLayout(self._rows)
        self.heard = HeardButton()
        self.heard.clicked.connect(self.heard_requested)
        self.question = QuestionButton()
        self.question.clicked.connect(self.question_requested)
        ways, asked = QWidget(), FlowLayout(gap_px=theme.current().px("basis-space-xs"))
        ways.setLayout(asked)
        self.rate = Button(self.tr("How was our explanation?"), icon="mood-smile")
        self.rate.setObjectName("rate-explanation")
        self.rate.clicked.connect(self.rating_requested)
        for button in (self.question, self.heard, self.rate):
            asked.addWidget(button)
        self.rate.hide()
        self.body.addWidget(ways)
        self.body.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._others)

    def show_cards(self, agenda: tuple[AgendaRow, ...], others: tuple[tuple[str, str, str], ...]) -> None:
        """Draw the cards of the agenda, and those behind the fold; a button that is pressed now stays."""
        if (agenda, others) == self._known:
            return
        self._known = agenda, others
        if agenda or others:
            self._hint.setText(self.tr("Any order: follow what the family asks."))
        else:
            self._hint.setText(self.tr("First tap who is here: then their cards stand here."))
        clear(self._rows)
        for row in agenda:
            self._rows.addLayout(self._row(row))
        clear(self._flow)
        for card, audience, title in others:
            self._flow.addWidget(self._button("any", title, card, audience))
        self._fold.setVisible(bool(others))
        self._others.setVisible(bool(others) and self._fold.isChecked())

    def offer_rating(self, may: bool) -> None:
        """Offer to say how our explanation was, once something was explained; nothing asks for it."""
        self.rate.setVisible(may)

    def _row(self, row: AgendaRow) -> QHBoxLayout:
        line, words = turning(QHBoxLayout()), QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(row.title, "strong"))
        words.addWidget(Text(row.people, "small", subtle=True))
        line.setSpacing(theme.current().px("basis-space-sm"))
        line.addWidget(Pictogram(row.card, "basis-picture-size-row"), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(words, 1)
        if row.repeat:
            line.addWidget(StatusPill(self.tr("Comes back"), "info", icon="refresh"))
        elif row.done:
            line.addWidget(StatusPill(self.tr("Told"), "positive", icon="check"))
        button = self._button("card", self.tr("Open"), row.card, row.audience)
        button.setAccessibleName(self.tr("Open: {card}, for {people}").format(card=row.title, people=row.people))
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return line

    def _button(self, kind: str, words: str, card: str, audience: str) -> Button:
        button = Button(words)
        button.setObjectName(f"{kind}-{card}-{audience}")
        button.clicked.connect(lambda: self.card_requested.emit(card, audience))
        return button
