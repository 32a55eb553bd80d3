"""Fourth part: decide and say it in own words, then sign. Refusing and putting off are as large as agreeing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.i18n import isolated
from ui.screens.form.pad_box import PadBox
from ui.screens.form.state import DecisionChoice, FormState, SignIntent
from ui.widgets.button import Button
from ui.widgets.columns import Columns
from ui.widgets.day_edit import DayEdit
from ui.widgets.ink_pad import MM100_PER_PX
from ui.widgets.layouts import clear
from ui.widgets.low_window import is_low
from ui.widgets.mood import PROPERTY as MOOD
from ui.widgets.mood import set_mood
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text

_CHOICES_PER_ROW = 2
_WORDS_HEIGHT_PX = 110
_PADS_BESIDE_FROM_PX, _LOW_PADS_BESIDE_FROM_PX = 820, 520
_ASK_AGAIN_IN_DAYS = 6


class SignPage(QWidget):
    """Take one signer's decision and ink.

    Signals:
        decided: a `SignIntent`.
        changed: a `SignIntent` at each choice, word and stroke, for the draft.
    """

    decided = Signal(object)
    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_mood(self, "family")
        self._choices: dict[str, DecisionChoice] = {}
        self._signer, self._busy, self._low = "", False, False
        self.name, self.chosen = Text(role="subheading"), Text(role="strong")
        self.decisions, self.grid = QButtonGroup(self), QGridLayout()
        self.words, self.until = QPlainTextEdit(), DayEdit()
        self.until_label = Text(self.tr("When do we ask again?"), "label")
        self.own, self.worker = PadBox(), PadBox()
        self.pad, self.worker_pad = self.own.pad, self.worker.pad
        self.other = Button(self.tr("Choose something else"), "quiet", icon="arrow-left")
        self.next = Button(self.tr("Next"), "primary", icon="arrow-right", trailing=True)
        self.confirm = Button(self.tr("See it on paper"), "primary", icon="arrow-right", trailing=True)
        self.parts = QStackedWidget()
        self.choose_part, self.ink_part = self._choose(), self._sign()
        self._arrange()
        self._connect()

    # -- parts --------------------------------------------------------------------------------

    def _choose(self) -> QWidget:
        page, panel = ScrollPage(self, margin="basis-space-md"), Panel()
        for column in range(_CHOICES_PER_ROW):
            self.grid.setColumnStretch(column, 1)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(self.tr("In your own words"))
        self.words.setPlaceholderText(self.tr("In your own words, if you want to"))
        self.words.setFixedHeight(_WORDS_HEIGHT_PX)
        self.until.setAccessibleName(self.until_label.text())
        panel.body.addWidget(self.name)
        panel.body.addLayout(self.grid)
        for widget in (self.words, self.until_label):
            panel.body.addWidget(widget)
        panel.body.addWidget(self.until, 0, Qt.AlignmentFlag.AlignLeft)
        page.body.addWidget(panel)
        page.body.addStretch(1)
        return page

    def _sign(self) -> QWidget:
        panel = Panel()
        pads = self._pads = Columns(3, 2)
        pads.left.addWidget(self.own, 1)
        pads.right.addWidget(self.worker, 1)
        panel.body.addWidget(self.chosen)
        panel.body.addWidget(pads, 1)
        self._ink_page, self._ink_panel = ScrollPage(self, margin="basis-space-md"), panel
        self._ink_page.body.addWidget(panel, 1)
        return self._ink_page

    def _arrange(self) -> None:
        self.parts.addWidget(self.choose_part)
        self.parts.addWidget(self.ink_part)
        foot = QHBoxLayout()
        foot.addWidget(self.other)
        foot.addStretch(1)
        foot.addWidget(self.next)
        foot.addWidget(self.confirm)
        self._whole = QVBoxLayout(self)
        self._whole.addWidget(self.parts, 1)
        self._whole.addLayout(foot)
        self._set_edges()

    def _set_edges(self) -> None:
        """In a low window leave the height to the pads."""
        space, low = theme.current().px("basis-space-md"), is_low(self)
        edge = theme.current().px("basis-space-2xs") if low else space
        self._whole.setContentsMargins(0, 0, space, edge)
        self._ink_page.set_margin(edge)
        self._pads.stack_below(_LOW_PADS_BESIDE_FROM_PX if low else _PADS_BESIDE_FROM_PX)
        if low != self._low:
            self._low = low
            self.chosen.setProperty(MOOD, "worker" if low else None)
            QApplication.sendEvent(self.chosen, QEvent(QEvent.Type.Polish))  # measure in the new letters
        if low:
            self._ink_panel.set_inset(space, edge, space, edge)
        else:
            self._ink_panel.take_own_inset()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the edges to the window."""
        super().resizeEvent(event)
        self._set_edges()

    def _connect(self) -> None:
        self.decisions.buttonToggled.connect(self._on_changed)
        self.words.textChanged.connect(self._on_changed)
        self.until.dateChanged.connect(self._on_changed)
        for pad in (self.pad, self.worker_pad):
            pad.changed.connect(self._on_changed)
        self.next.clicked.connect(lambda: self._show_part(self.ink_part))
        self.other.clicked.connect(lambda: self._show_part(self.choose_part))
        self.confirm.clicked.connect(self._on_confirm_clicked)

    # -- state --------------------------------------------------------------------------------

    def show_state(self, state: FormState) -> None:
        """Draw the choices of this signer; ink and words stay as long as the form is in the same hands."""
        if fresh := state.signer != self._signer:
            self.forget()
        name = isolated(state.signer_name)
        self.name.setText(self.tr("{name}: every answer is fine.").format(name=name))
        own = self.tr("{name}: write your name here, or draw it") if state.informal else self.tr("Signature of {name}")
        self.own.show_name(own.format(name=name))
        self.worker.show_name(self.tr("Signature of {name}").format(name=isolated(state.worker_name)))
        words = (
            self.tr("In your own words, if you like")
            if state.informal
            else self.tr("In your own words, if you want to")
        )
        self.words.setPlaceholderText(words)
        self._busy = state.busy
        if fresh:
            self._begin(state)
            self._signer = state.signer
        self._refresh()

    def forget(self) -> None:
        """Take everything of the signer off the screen; drafts on disk stay."""
        self._signer = ""
        for button in self.decisions.buttons():
            self.decisions.removeButton(button)
        clear(self.grid)
        self._choices = {}
        self.name.clear()
        self.chosen.clear()
        self.words.clear()
        for box in (self.own, self.worker):
            box.forget()
        self.parts.setCurrentWidget(self.choose_part)

    def _begin(self, state: FormState) -> None:
        """Lay out the choices, with what this signer had chosen, typed and drawn before a lock."""
        kept = state.kept
        self._choices = {choice.code: choice for choice in state.decisions}
        for index, choice in enumerate(state.decisions):
            button = Button(_sentence(choice), "choice")
            button.setObjectName(f"decision-{choice.code}")
            button.setChecked(choice.code == kept.decision)
            self.decisions.addButton(button)
            self.grid.addWidget(button, index // _CHOICES_PER_ROW, index % _CHOICES_PER_ROW)
        self.words.setPlainText(kept.view_text)
        self.pad.set_strokes(kept.strokes)
        self.worker_pad.set_strokes(kept.worker_strokes)
        if state.earliest_later is not None:
            first = _qt_day(state.earliest_later)
            self.until.setDateRange(first, first.addYears(1))
            day = first.addDays(_ASK_AGAIN_IN_DAYS) if kept.later_on is None else _qt_day(kept.later_on)
            self.until.setDate(day)

    def _chosen(self) -> DecisionChoice | None:
        button = self.decisions.checkedButton()
        return None if button is None else self._choices.get(button.objectName().removeprefix("decision-"))

    def _show_part(self, part: QWidget) -> None:
        self.parts.setCurrentWidget(part)
        part.setFocus(Qt.FocusReason.OtherFocusReason)
        self._refresh()

    def _refresh(self) -> None:
        chosen, signing = self._chosen(), self.parts.currentWidget() is self.ink_part
        self.chosen.setText("" if chosen is None else _sentence(chosen))
        self.words.setVisible(chosen is not None and chosen.asks_words)
        for widget in (self.until, self.until_label):
            widget.setVisible(chosen is not None and chosen.asks_date)
        self.next.setVisible(not signing)
        self.next.setEnabled(chosen is not None)
        self.other.setVisible(signing)
        self.other.setEnabled(not self._busy)
        blank = self.pad.is_blank() or self.worker_pad.is_blank()
        self.confirm.setVisible(signing)
        self.confirm.setEnabled(chosen is not None and not (chosen.needs_ink and blank) and not self._busy)

    def _intent(self) -> SignIntent:
        chosen, day = self._chosen(), self.until.date()
        return SignIntent(
            decision="" if chosen is None else chosen.code,
            strokes=self.pad.strokes(),
            worker_strokes=self.worker_pad.strokes(),
            view_text=self.words.toPlainText().strip(),
            later_on=date(day.year(), day.month(), day.day()),
            pad_width_mm100=round(self.pad.width() * MM100_PER_PX),
        )

    def _on_changed(self) -> None:
        self._refresh()
        if self._signer:
            self.changed.emit(self._intent())

    def _on_confirm_clicked(self) -> None:
        chosen, intent = self._chosen(), self._intent()
        if chosen is None:
            return
        words = intent.view_text if chosen.asks_words else ""
        later_on = intent.later_on if chosen.asks_date else None
        self.decided.emit(replace(intent, view_text=words, later_on=later_on))


def _sentence(choice: DecisionChoice) -> str:
    if choice.translation is None:
        return choice.text
    return f"{choice.text}\n{isolated(choice.translation)}"  # an Arabic sentence keeps its own direction


def _qt_day(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
