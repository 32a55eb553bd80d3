"""The day: today's visits in order of time, tomorrow's, then the other families; beside them what waits to be sent.

Each says what it needs, at most three things (H18). No road between them, and no time for one (H30).

Never reachable while a visit is open (H4): the room would see the names of other families.
"""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from jgvisit.domain.searching import matches
from ui import theme
from ui.hands import PALETTE_KEY
from ui.moments import age_in_words, day_in_words, moment_in_words
from ui.screens.today.state import FamilyLine, TodayState, VisitLine
from ui.screens.today.visit_card import VisitCard
from ui.widgets.announcing import announce
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.heading import Heading
from ui.widgets.icon_mark import IconMark
from ui.widgets.message_bar import MessageBar
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text

_NARROW_PX = 1100
_MOST_FAMILIES = 8
_SIDE_WIDTH_PX = 330
_NARROW_CARD_PX = 620


class TodayScreen(QWidget):
    """Shows the day.

    Signals:
        visit_chosen: case id and visit id.
        family_chosen: case id.
        end_of_day_requested: to the sync and the balance.
        new_family_requested: to write one down by hand.
        search_requested: to where words are looked for in every family.
        palette_requested: to everything that can be done, by typing.
        about_requested: to what a help desk may know.
        practice_requested: lock, and open the practice family.
    """

    visit_chosen = Signal(str, str)
    family_chosen = Signal(str)
    end_of_day_requested = Signal()
    new_family_requested = Signal()
    search_requested = Signal()
    palette_requested = Signal()
    about_requested = Signal()
    practice_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = TodayState()
        self.heading, self.day = Heading(self.tr("Today"), 1), Text(subtle=True)
        self.message, self.lease, self.certificate = MessageBar(), MessageBar(), MessageBar()
        self.machine, self.cover = MessageBar(), MessageBar()
        self.waiting, self.waiting_age = Text("", "strong"), Text("", "small", subtle=True)
        self.as_known = Text("", "small", subtle=True)
        self.end_of_day = Button(self.tr("To the end of the day"), "secondary", icon="moon-stars")
        self.end_of_day.clicked.connect(self.end_of_day_requested)
        self.new_family = Button(self.tr("Write down a new family"), "quiet", icon="plus")
        self.new_family.setObjectName("new-family")
        self.new_family.clicked.connect(self.new_family_requested)
        self.look = Button(self.tr("Find in everything"), "quiet", icon="search")
        self.look.setObjectName("find-words")
        self.look.clicked.connect(self.search_requested)
        self.by_typing = Button(self.tr("Do it by typing ({key})").format(key=PALETTE_KEY), "quiet", icon="writing")
        self.by_typing.setObjectName("palette")
        self.by_typing.clicked.connect(self.palette_requested)
        self.about = Button(self.tr("About this program"), "quiet", icon="info-circle")
        self.about.setObjectName("about")
        self.about.clicked.connect(self.about_requested)
        self.practice = Button(self.tr("Practise with a made-up family"), "quiet", icon="mood-kid")
        self.practice.setObjectName("practise")
        self.practice.clicked.connect(self.practice_requested)
        self._mark = IconMark("cloud-check", size="md", disc=True, tone="positive")
        self.cards: list[VisitCard] = []
        self.search = Field(self.tr("Find a family on this laptop"))
        self.found = Text("", "small", subtle=True)
        self.search.edit.textChanged.connect(self._on_looked_for)
        self.tomorrow, self.no_visit_tomorrow = Heading(level=2), Text("", subtle=True)
        self._list, self._coming, self._families = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for cards in (self._list, self._coming, self._families):
            cards.setSpacing(theme.current().px("basis-space-md"))
        self._build()

    def _build(self) -> None:
        now, page = theme.current(), ScrollPage(width="basis-page-wide-inline-size")
        for widget in (self.heading, self.day, self.message, self.lease, self.certificate, self.machine, self.cover):
            page.body.addWidget(widget)
        self._side = Panel()
        for line in (
            self._mark,
            self.waiting,
            self.waiting_age,
            self.as_known,
            self.end_of_day,
            self.look,
            self.new_family,
        ):
            self._side.body.addWidget(line)
        side_column = QVBoxLayout()
        side_column.addWidget(self._side)
        for below in (self.by_typing, self.about, self.practice):
            side_column.addWidget(below, 0, Qt.AlignmentFlag.AlignLeft)
        side_column.addStretch()
        visits = QVBoxLayout()
        visits.setSpacing(now.px("basis-space-md"))
        self._others = Heading(self.tr("Other families on this laptop"), 2)
        visits.addLayout(self._list)
        visits.addWidget(self.tomorrow)
        visits.addWidget(self.no_visit_tomorrow)
        visits.addLayout(self._coming)
        for part in (self._others, self.search, self.found):
            visits.addWidget(part)
        visits.addLayout(self._families)
        visits.addStretch()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(now.px("basis-space-lg"))
        self._columns.addLayout(visits, 1)
        self._columns.addLayout(side_column)
        page.body.addLayout(self._columns)
        page.body.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def show_state(self, state: TodayState) -> None:
        """Draw `state`; the only way data enters this screen."""
        self._state = state
        self.day.setText(day_in_words(state.today))
        self.message.show_message(state.problem)
        self.lease.show_message(state.lease)
        self.certificate.show_message(state.certificate)
        self.machine.show_message(state.machine)
        self.cover.show_message(state.cover)
        self._show_waiting()
        self._show_visits()
        self._arrange()

    def _show_waiting(self) -> None:
        state = self._state
        for part in (self.end_of_day, self.new_family, self.practice, self.as_known):
            part.setVisible(not state.stays)
        if state.stays:
            self._mark.show_icon("info-circle", "warning")
            self.waiting.setText(self.tr("What you do here is sent to nobody"))
            self.waiting_age.setText(self.tr("These people do not exist. Never write a real family down here."))
        elif state.syncing:
            self._mark.show_icon("refresh", "info")
            self.waiting.setText(self.tr("The day's work is being sent"))
            self.waiting_age.setText(self.tr("What others changed comes in meanwhile, and shows here by itself."))
        elif state.unsent == 0:
            self._mark.show_icon("cloud-check", "positive")
            self.waiting.setText(self.tr("Everything has been sent"))
            self.waiting_age.setText("")
        else:
            self._mark.show_icon("cloud-upload", "warning")
            self.waiting.setText(self.tr("%n item(s) still to be sent", "", state.unsent))
            if state.oldest_unsent_at is not None and state.now is not None:
                age = age_in_words(state.oldest_unsent_at, state.now)
                self.waiting_age.setText(self.tr("The oldest has been waiting for {age}.").format(age=age))
        known = self.tr("Families as known on {moment}.")
        unknown = self.tr("Not fetched from the server yet.")
        self.as_known.setText(known.format(moment=moment_in_words(state.pulled_at)) if state.pulled_at else unknown)
        self.waiting_age.setVisible(bool(self.waiting_age.text()))

    def _show_visits(self) -> None:
        _empty(self._list)
        self.cards = []
        state = self._state
        if not state.visits:
            self._list.addWidget(self._nothing_today())
        first = next((line for line in state.visits if line.state != "ended"), None)
        for line in state.visits:
            self._add_card(line, first=line is first)
        self._show_tomorrow()
        self._show_families()

    def _show_tomorrow(self) -> None:
        _empty(self._coming)
        state = self._state
        knows_some = bool(state.visits or state.tomorrow or state.families)
        self.tomorrow.setVisible(knows_some)
        self.no_visit_tomorrow.setVisible(knows_some and not state.tomorrow)
        if not knows_some:  # nobody's visits are known: then there is nothing to say of tomorrow
            return
        day = day_in_words(state.today + timedelta(days=1))
        self.tomorrow.setText(self.tr("Tomorrow, {day}").format(day=day))
        self.no_visit_tomorrow.setText(self.tr("No visits planned, as far as this laptop knows."))
        for line in state.tomorrow:
            self._add_card(line, ahead=True)

    def _show_families(self) -> None:
        """Show the first few, or those whose name holds what was typed; a card for each of 300 would take seconds."""
        _empty(self._families)
        self.cards = [card for card in self.cards if not card.about_family]
        wanted, all_of_them = self.search.edit.text(), self._state.families
        matching = [line for line in all_of_them if matches(wanted, (line.family,))]
        many = len(all_of_them) > _MOST_FAMILIES
        self._others.setVisible(bool(all_of_them))
        self.search.setVisible(many)
        self.found.setVisible(many)
        self.found.setText(self._found_words(len(matching)))
        for family in matching[:_MOST_FAMILIES]:
            self._add_card(family)
        self._arrange()

    def _on_looked_for(self) -> None:
        self._show_families()
        announce(self, self.found.text())

    def _found_words(self, matching: int) -> str:
        if matching > _MOST_FAMILIES:
            return self.tr("%n families. Type a part of the name to see others.", "", matching)
        return self.tr("%n families with this in the name.", "", matching)

    def _add_card(self, line: VisitLine | FamilyLine, *, first: bool = False, ahead: bool = False) -> None:
        card = VisitCard(line, first=first, ahead=ahead)
        if isinstance(line, VisitLine):
            card.chosen.connect(lambda: self.visit_chosen.emit(line.case, line.visit))
        else:
            card.chosen.connect(lambda: self.family_chosen.emit(line.case))
        self.cards.append(card)
        of_visit = self._coming if ahead else self._list
        (of_visit if isinstance(line, VisitLine) else self._families).addWidget(card)

    def _nothing_today(self) -> Panel:
        panel = Panel()
        panel.body.addWidget(IconMark("calendar-event", size="lg", disc=True))
        if self._state.pulled_at is None and not self._state.families:
            panel.body.addWidget(Heading(self.tr("No families on this laptop yet"), 3))
            how = self.tr("Log in to fetch your families. For this you need the network, once.")
            panel.body.addWidget(Text(how, subtle=True))
            log_in = Button(self.tr("To the log-in"), "primary", icon="key")
            log_in.setObjectName("first-log-in")
            log_in.clicked.connect(self.end_of_day_requested)
            panel.body.addWidget(log_in, 0, Qt.AlignmentFlag.AlignLeft)
            return panel
        panel.body.addWidget(Heading(self.tr("No visits planned for today"), 3))
        own = self.tr("Here you plan one yourself.")
        come = own if self._state.stays else self.tr("New visits come with the next sync.")
        panel.body.addWidget(Text(come, subtle=True))
        return panel

    def _arrange(self) -> None:
        scale = theme.current().text_scale
        narrow = self.width() < _NARROW_PX * scale
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._side.setMaximumWidth(16_777_215 if narrow else round(_SIDE_WIDTH_PX * scale))
        self._side.setMinimumWidth(0 if narrow else round(_SIDE_WIDTH_PX * scale))
        for card in self.cards:
            card.set_narrow(self.width() < (_NARROW_CARD_PX + (0 if narrow else _SIDE_WIDTH_PX)) * scale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column in a narrow window."""
        super().resizeEvent(event)
        self._arrange()


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
