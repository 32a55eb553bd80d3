"""What one signer says: the choices, the words or the day that belong to one, and whether it is complete."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPlainTextEdit, QWidget

from jgvisit.domain.own_words import says_something
from ui.i18n import with_translation
from ui.screens.form.felt_free import FeltFree
from ui.screens.form.lines_choice import LinesChoice
from ui.screens.form.state import DecisionChoice, FormState, SignIntent
from ui.screens.form.talk_line import TalkLine
from ui.widgets.both import both, both_lines
from ui.widgets.button import Button
from ui.widgets.day_edit import DayEdit
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text
from ui.widgets.whole_page import turning_grid

_CHOICES_PER_ROW = 2
_WORDS_HEIGHT_PX = 110
_ASK_AGAIN_IN_DAYS = 6


class ChoosePart(ScrollPage):
    """Take one signer's choice, in large letters; none of the choices is larger than another.

    Signals:
        changed: a choice, a word or the day changed.
        paper_requested: to the paper, where its text was read on another one.
    """

    changed = Signal()
    paper_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin="basis-space-md")
        self.choices: dict[str, DecisionChoice] = {}
        self._part_needed = self._optional = self._which = self._own = self._own_needed = self._line_needed = ""
        self.name, self.talk, self.same = Heading(level=3), TalkLine(), Text()
        self.paper = Button(kind="quiet", icon="eye")
        self.paper.setObjectName("read-paper")
        self.paper.clicked.connect(self.paper_requested)
        self.decisions, self.grid = QButtonGroup(self), QGridLayout()
        self.words_label, self.words, self.until = Text(role="label"), QPlainTextEdit(), DayEdit()
        self.apart, self._has_own_part = Text(role="small"), False
        self.until_label = Text(role="label")
        self.lines, self.free = LinesChoice(), FeltFree()
        self._asks_free = False
        self._lines_are_new = False
        """Nobody answered one since they came into sight: whoever does is not scrolled away from it."""
        self._arrange()
        for apart in (self.lines, self.free):
            apart.changed.connect(self._on_changed)
        self.lines.changed.connect(self._on_line_answered)
        self.decisions.buttonToggled.connect(self._on_decision_toggled)
        self.verticalScrollBar().rangeChanged.connect(self._bring_into_sight, Qt.ConnectionType.QueuedConnection)
        self.words.textChanged.connect(self._on_changed)
        self.until.dateChanged.connect(self._on_changed)

    def _arrange(self) -> None:
        panel = Panel()
        turning_grid(self.grid, _CHOICES_PER_ROW)
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(_WORDS_HEIGHT_PX)
        for line in (self.talk, self.same):
            panel.body.addWidget(line)
        panel.body.addWidget(self.paper, 0, Qt.AlignmentFlag.AlignLeft)
        panel.body.addWidget(self.name)
        panel.body.addLayout(self.grid)
        for widget in (self.lines, self.words_label, self.apart, self.words, self.until_label):
            panel.body.addWidget(widget)
        panel.body.addWidget(self.until, 0, Qt.AlignmentFlag.AlignLeft)
        panel.body.addWidget(self.free)
        self.body.addWidget(panel)
        self.body.addStretch(1)

    # -- state --------------------------------------------------------------------------------

    def show_state(self, state: FormState, *, fresh: bool) -> None:
        """Name the signer; with `fresh` lay out the choices, with what was chosen and typed before a lock."""
        self.name.setText(both_lines(self.tr("{name}: every answer is fine."), state.words, name=state.signer_name))
        self.talk.show_state(state)
        self.same.setText(both_lines(self.tr("The rest is the same text as just now."), state.words))
        self.paper.setText(both(self.tr("Read the whole paper"), state.words))
        for widget in (self.same, self.paper):
            widget.setVisible(state.talk.was_read)
        self.until_label.setText(both_lines(self.tr("When do we ask again?"), state.words))
        self.until.setAccessibleName(self.until_label.text())
        optional = (
            self.tr("In your own words, if you like")
            if state.informal
            else self.tr("In your own words, if you want to")
        )
        self._optional = both_lines(optional, state.words)
        needed, needed_translated = state.part_needed
        which, which_translated = state.which_part
        # texts that a municipality signed before the program asked this have no words for it
        needed = needed or self.tr("This choice is complete once the part is written down.")
        which = which or self.tr("Which part is that? Write it down here.")
        self._part_needed = with_translation(needed, needed_translated)
        self._which = with_translation(which, which_translated)
        own = (
            self.tr("Here is room for your own words, child.")
            if state.informal
            else self.tr("Here is room for your own words.")
        )
        self._own = both_lines(own, state.words)
        apart = (
            self.tr(
                "What you said before stands on a paper of your own. What you sign now is another paper. "
                "Here you may say it in other words, child."
            )
            if state.informal
            else self.tr(
                "What you said before stands on a paper of your own. What you sign now is another paper. "
                "Here you may say it in other words."
            )
        )
        self.apart.setText(both_lines(apart, state.words))
        self._has_own_part = state.has_own_part
        self._own_needed = both_lines(self.tr("Complete once there are words."), state.words)
        self._line_needed = both_lines(self.tr("Choose at each line."), state.words)
        self._asks_free = state.asks_felt_free
        if fresh:
            self._begin(state)
        self._refresh()

    def forget(self) -> None:
        """Take everything of the signer off the screen; drafts on disk stay."""
        for button in self.decisions.buttons():
            self.decisions.removeButton(button)
        clear(self.grid)
        self.choices = {}
        self.name.clear()
        self.words.clear()
        self.lines.forget()
        self.free.forget()

    def _begin(self, state: FormState) -> None:
        kept = state.kept
        self.choices = {choice.code: choice for choice in state.decisions}
        for index, choice in enumerate(state.decisions):
            button = Button(with_translation(choice.text, choice.translation), "choice")
            button.setObjectName(f"decision-{choice.code}")
            button.setChecked(choice.code == kept.decision)
            self.decisions.addButton(button)
            self.grid.addWidget(button, index // _CHOICES_PER_ROW, index % _CHOICES_PER_ROW)
        self.words.setPlainText(kept.view_text)
        self.lines.begin(state)
        self._lines_are_new = not kept.lines
        self.free.begin(state)
        if state.earliest_later is not None:
            first = _qt_day(state.earliest_later)
            self.until.setDateRange(first, first.addYears(1))
            day = first.addDays(_ASK_AGAIN_IN_DAYS) if kept.later_on is None else _qt_day(kept.later_on)
            self.until.setDate(day)

    # -- what was said ------------------------------------------------------------------------

    @property
    def chosen(self) -> DecisionChoice | None:
        """What was chosen, if anything."""
        button = self.decisions.checkedButton()
        return None if button is None else self.choices.get(button.objectName().removeprefix("decision-"))

    @property
    def is_complete(self) -> bool:
        """Whether something was chosen, with the part named where it is about a part."""
        chosen = self.chosen
        if chosen is None or (chosen.by_line and not self.lines.is_complete):
            return False
        return not chosen.needs_words or says_something(self.words.toPlainText())

    @property
    def lacking(self) -> str:
        """What the choice still lacks, in a sentence; empty where it lacks nothing or nothing was chosen."""
        chosen = self.chosen
        if chosen is None or self.is_complete:
            return ""
        return self._line_needed if chosen.by_line else self._own_needed if chosen.is_statement else self._part_needed

    def said(self) -> SignIntent:
        """Return the choice with its words and day, without ink."""
        chosen, day = self.chosen, self.until.date()
        lines = self.lines.said() if chosen is not None and chosen.by_line else ()
        return SignIntent(
            decision="" if chosen is None else chosen.code,
            lines=lines,
            felt_free=self.free.chosen() if self._asks_free else None,
            view_text=self.words.toPlainText().strip(),
            later_on=date(day.year(), day.month(), day.day()),
        )

    # -- drawing ------------------------------------------------------------------------------

    def _refresh(self) -> None:
        chosen = self.chosen
        needs_words = chosen is not None and chosen.needs_words
        needed = self._own if chosen is not None and chosen.is_statement else self._which
        self.words_label.setText(needed if needs_words else self._optional)
        self.lines.setVisible(chosen is not None and chosen.by_line)
        self.free.setVisible(self._asks_free and chosen is not None)
        self.apart.setVisible(self._has_own_part and chosen is not None and chosen.is_statement)
        for own in (self.words_label, self.words):
            own.setVisible(chosen is not None and chosen.asks_words)
        self.words.setAccessibleName(self.words_label.text())
        for widget in (self.until, self.until_label):
            widget.setVisible(chosen is not None and chosen.asks_date)

    def _bring_into_sight(self) -> None:
        """Show what belongs to the choice, once the page has grown for it or has lost height to the foot."""
        ground = self.widget()
        if ground is not None and self.lines.isVisible() and self._lines_are_new:
            rows = self.lines.rect()  # from its first line on, all of it where there is room
            self.ensureVisible(0, self.lines.mapTo(ground, rows.bottomLeft()).y(), 0, 0)
            self.ensureVisible(0, self.lines.mapTo(ground, rows.topLeft()).y(), 0, 0)
        for asked in (self.words, self.until):
            if (
                ground is not None and asked.isVisible()
            ):  # its last line: of a text field Qt itself only looks at the cursor
                self.ensureVisible(0, asked.mapTo(ground, asked.rect().bottomLeft()).y())

    def _on_decision_toggled(self) -> None:
        self._lines_are_new = True
        self._on_changed()

    def _on_line_answered(self) -> None:
        self._lines_are_new = False

    def _on_changed(self) -> None:
        self._refresh()
        self.changed.emit()


def _qt_day(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
