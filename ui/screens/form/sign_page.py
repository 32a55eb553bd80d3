"""Fourth part: decide and sign. Refusing and deciding later are as large and as near as agreeing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.i18n import isolated
from ui.screens.form.state import DecisionChoice, FormState
from ui.widgets.button import Button
from ui.widgets.ink_pad import MM100_PER_PX, InkPad, Strokes
from ui.widgets.layouts import clear
from ui.widgets.mood import set_mood
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text

_CHOICES_PER_ROW = 3


@dataclass(frozen=True)
class SignIntent:
    """What the signer decided, with the ink of both."""

    decision: str
    strokes: Strokes
    worker_strokes: Strokes
    view_text: str
    later_on: date | None
    pad_width_mm100: int


class SignPage(QWidget):
    """Take one signer's decision and ink.

    Signals:
        decided: a `SignIntent`.
        ink_changed: strokes so far, for the draft.
    """

    decided = Signal(object)
    ink_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_mood(self, "family")
        self._choices: dict[str, DecisionChoice] = {}
        self._signer = ""
        self.page = ScrollPage(margin="basis-space-xs")
        self.name = Text(role="subheading")
        self.decisions = QButtonGroup(self)
        self.grid = QGridLayout()
        self.words = QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(self.tr("In your own words"))
        self.words.setPlaceholderText(self.tr("In your own words, if you want to"))
        self.words.setMaximumHeight(140)
        self.until = QDateEdit()
        self.until.setDisplayFormat("d MMMM yyyy")
        self.until.setCalendarPopup(True)
        self.until.setAccessibleName(self.tr("When do we ask again?"))
        self.pad, self.worker_pad = InkPad(), InkPad()
        self.signer_label, self.worker_label = Text(role="label"), Text(role="label")
        self.confirm = Button(self.tr("Record this"), "primary", icon="check")
        self.words_panel, self.ink_panel = QWidget(), Panel()
        self._arrange()
        self.decisions.buttonToggled.connect(self._refresh)
        self.pad.changed.connect(self.ink_changed)
        self.pad.changed.connect(self._refresh)
        self.worker_pad.changed.connect(self._refresh)
        self.confirm.clicked.connect(self._on_confirm_clicked)

    def _arrange(self) -> None:
        panel = Panel()
        inset = theme.current().px("basis-space-md")
        for each in (panel, self.ink_panel):
            each.set_inset(inset, inset, inset, inset)
        panel.body.addWidget(self.name)
        for column in range(_CHOICES_PER_ROW):
            self.grid.setColumnStretch(column, 1)
        panel.body.addLayout(self.grid)
        words = QVBoxLayout(self.words_panel)
        words.setContentsMargins(0, 0, 0, 0)
        words.addWidget(self.words)
        panel.body.addWidget(self.words_panel)
        self.until_label = Text(self.tr("When do we ask again?"), "label")
        panel.body.addWidget(self.until_label)
        panel.body.addWidget(self.until, 0, Qt.AlignmentFlag.AlignLeft)
        pads = QHBoxLayout()
        pads.setSpacing(theme.current().px("basis-space-lg"))
        for label, pad in ((self.signer_label, self.pad), (self.worker_label, self.worker_pad)):
            box, foot = QVBoxLayout(), QHBoxLayout()
            undo = Button(self.tr("Undo"), "quiet", icon="arrow-left")
            again = Button(self.tr("Begin again"), "quiet", icon="eraser")
            undo.clicked.connect(pad.undo)
            again.clicked.connect(pad.clear)
            foot.addWidget(undo)
            foot.addWidget(again)
            foot.addStretch(1)
            box.addWidget(label)
            box.addWidget(pad, 1)
            box.addLayout(foot)
            pads.addLayout(box, 3 if pad is self.pad else 2)
        self.ink_panel.body.addLayout(pads)
        self.page.body.addWidget(panel)
        self.page.body.addWidget(self.ink_panel)
        self.page.body.addStretch(1)
        whole = QVBoxLayout(self)
        space = theme.current().px("basis-space-md")
        whole.setContentsMargins(0, 0, space, space)
        whole.addWidget(self.page, 1)
        whole.addWidget(self.confirm, 0, Qt.AlignmentFlag.AlignRight)

    def show_state(self, state: FormState) -> None:
        """Draw the choices of this signer; ink and words stay while it is the same signer."""
        self.name.setText(self.tr("{name}: every answer is fine.").format(name=isolated(state.signer_name)))
        self.signer_label.setText(self.tr("Signature of {name}").format(name=isolated(state.signer_name)))
        self.worker_label.setText(self.tr("Signature of {name}").format(name=isolated(state.worker_name)))
        self.pad.setAccessibleName(self.signer_label.text())
        self.worker_pad.setAccessibleName(self.worker_label.text())
        if state.signer != self._signer:
            self._signer = state.signer
            self._begin(state)
        self._busy = state.busy
        self._refresh()

    def _begin(self, state: FormState) -> None:
        for button in self.decisions.buttons():
            self.decisions.removeButton(button)
        clear(self.grid)
        self._choices = {choice.code: choice for choice in state.decisions}
        for index, choice in enumerate(state.decisions):
            text = choice.text if choice.translation is None else f"{choice.text}\n{choice.translation}"
            button = Button(text, "choice")
            button.setObjectName(f"decision-{choice.code}")
            self.decisions.addButton(button)
            self.grid.addWidget(button, index // _CHOICES_PER_ROW, index % _CHOICES_PER_ROW)
        self.words.clear()
        self.pad.set_strokes(state.strokes)
        self.worker_pad.set_strokes(())
        earliest = state.earliest_later
        if earliest is not None:
            day = QDate(earliest.year, earliest.month, earliest.day)
            self.until.setMinimumDate(QDate(1900, 1, 1))
            self.until.setDate(day.addDays(6))
            self.until.setMinimumDate(day)
        self.page.verticalScrollBar().setValue(0)

    def _chosen(self) -> DecisionChoice | None:
        button = self.decisions.checkedButton()
        return None if button is None else self._choices.get(button.objectName().removeprefix("decision-"))

    def _refresh(self) -> None:
        chosen = self._chosen()
        self.words_panel.setVisible(chosen is not None and chosen.asks_words)
        for widget in (self.until, self.until_label):
            widget.setVisible(chosen is not None and chosen.asks_date)
        self.ink_panel.setVisible(chosen is not None)
        enough = chosen is not None and (
            not chosen.needs_ink or not (self.pad.is_blank() or self.worker_pad.is_blank())
        )
        self.confirm.setEnabled(enough and not self._busy)

    _busy = False

    def _on_confirm_clicked(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        day = self.until.date()
        self.decided.emit(
            SignIntent(
                decision=chosen.code,
                strokes=self.pad.strokes(),
                worker_strokes=self.worker_pad.strokes(),
                view_text=self.words.toPlainText().strip() if chosen.asks_words else "",
                later_on=date(day.year(), day.month(), day.day()) if chosen.asks_date else None,
                pad_width_mm100=round(self.pad.width() * MM100_PER_PX),
            )
        )
