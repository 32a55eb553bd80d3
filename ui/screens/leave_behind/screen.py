"""Leaving behind: one person at a time, asked alone; the screen never shows another's answer (H5)."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from jgvisit.content.family_words import DUTCH_ONLY, FamilyWords
from ui import theme
from ui.i18n import isolated
from ui.widgets.back_button import BackButton
from ui.widgets.both import both, both_lines
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.frame_picture import FramePictureState
from ui.widgets.frame_strip import FrameStrip
from ui.widgets.hands_bar import HandsBar
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear, tab_as_read
from ui.widgets.low_window import is_low
from ui.widgets.message_bar import Message, MessageBar
from ui.widgets.mood import be_family_page
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text
from ui.widgets.whole_page import turning, turning_grid


@dataclass(frozen=True)
class Asked:
    """One person to be asked. Whether they were asked, and what they said, is not told (H5, H8)."""

    person: str
    name: str


@dataclass(frozen=True)
class LeaveBehindState:
    """What the screen shows: the list of people, or one person's question."""

    people: tuple[Asked, ...] = ()
    asking: str = ""
    asking_name: str = ""
    informal: bool = False
    """A child is addressed as "jij"."""
    proposed: str = ""
    """What stands ticked: what was chosen before a lock, else the proposal."""
    place: str = ""
    """What was typed before a lock."""
    sheets: tuple[str, ...] = ()
    """Sheets about their rights there are for this person: "general", "personal"; none for the smallest."""
    sheet: str = ""
    """Which of them, or "none", stands ticked."""
    words: FamilyWords = DUTCH_ONLY
    """Of who is asked."""
    frames: FramePictureState = field(default_factory=FramePictureState)
    message: Message | None = None
    busy: bool = False


class LeaveBehindScreen(QWidget):
    """Ask each person alone what they want to keep.

    Signals:
        person_chosen: ask this person.
        chosen: (person, way, place, sheet or empty).
        changed: (person, way or empty, place, sheet or empty), what was ticked and typed so far, for the draft.
        back_requested: to the visit.
    """

    person_chosen = Signal(str)
    chosen = Signal(str, str, str, str)
    changed = Signal(str, str, str, str)
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        be_family_page(self)
        self._state = LeaveBehindState()
        self.hands = HandsBar(together=False)
        self.hands.let_hand_over(False)
        self.back = BackButton("visit")
        self.strip = FrameStrip()
        self.bar, self.page, self.panel = (
            MessageBar(),
            ScrollPage(width="basis-page-form-inline-size", margin="basis-space-md"),
            Panel(),
        )
        self.ways, self.sheets = QButtonGroup(self), QButtonGroup(self)
        self.place, self.place_label = QLineEdit(), Text(role="label")
        self.record = Button(self.tr("Record this"), "primary", icon="check")
        self.record.setObjectName("record-way")
        self.record.clicked.connect(self._on_record_clicked)
        self.ways.buttonToggled.connect(self._on_way_toggled)
        self.sheets.buttonToggled.connect(lambda _, on: self._report_change() if on else None)
        self.place.textEdited.connect(self._report_change)
        self.page.body.addWidget(self.panel)
        self.page.body.addStretch(1)
        column = QVBoxLayout(self)
        space = theme.current().px("basis-space-md")
        column.setContentsMargins(space, space, space, 0)
        top = turning(QHBoxLayout())
        top.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.strip, 1)
        top.addWidget(self.hands, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        column.addWidget(self.bar)
        column.addWidget(self.page, 1)
        self.back.clicked.connect(self.back_requested)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the way back leaves its room to the page."""
        super().resizeEvent(event)
        self.back.set_short(is_low(self))

    def show_state(self, state: LeaveBehindState) -> None:
        """Draw `state`; what one person chose or typed is gone before the next is asked."""
        self.back.lead_to("before" if state.asking else "visit")
        same_question = state.asking == self._state.asking and bool(state.asking)
        self._state = state
        self.bar.show_message(state.message)
        self.strip.show_state(state.frames)
        if same_question:
            self._refresh_record()
            return
        self.place.clear()
        self.place.setParent(None)
        self.place_label.setParent(None)
        self.record.setParent(None)
        clear(self.panel.body)
        for group in (self.ways, self.sheets):
            for button in group.buttons():
                group.removeButton(button)
        if state.asking:
            self._show_question(state)
        else:
            self._show_people(state)
        tab_as_read(self)
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_people(self, state: LeaveBehindState) -> None:
        self.panel.body.addWidget(Heading(self.tr("What do you want to keep?")))
        self.panel.body.addWidget(Text(self.tr("We ask each of you apart.")))
        for person in state.people:
            row = turning(QHBoxLayout())
            row.addWidget(Text(isolated(person.name), "strong"), 1, Qt.AlignmentFlag.AlignVCenter)
            button = Button(self.tr("Ask"), name=self.tr("Ask {name}").format(name=person.name))
            button.setObjectName(f"ask-{person.person}")
            button.clicked.connect(lambda _=False, chosen=person.person: self.person_chosen.emit(chosen))
            row.addWidget(button)
            self.panel.body.addLayout(row)

    def _ways(self) -> tuple[tuple[str, str], ...]:
        return (
            ("paperNow", self.tr("On paper, now")),
            ("nextVisit", self.tr("At the next visit")),
            ("postToSafeAddress", self.tr("By post, to a safe address")),
            ("atOtherPlace", self.tr("At school, the doctor, a lawyer or our office")),
            ("readOnly", self.tr("Only read it, keep nothing")),
            ("nothing", self.tr("Nothing")),
        )

    def _show_question(self, state: LeaveBehindState) -> None:
        question = (
            self.tr("Do you want a copy, and how? Nothing is fine too.")
            if state.informal
            else self.tr("How do you want your copy? You may also choose nothing.")
        )
        self.panel.body.addWidget(Heading(isolated(state.asking_name)))
        self.panel.body.addWidget(Text(both_lines(question, state.words)))
        grid = turning_grid(QGridLayout(), 2)
        for index, (way, words) in enumerate(self._ways()):
            button = Button(both_lines(words, state.words), "choice")
            button.setObjectName(f"way-{way}")
            button.setChecked(way == state.proposed)
            self.ways.addButton(button)
            grid.addWidget(button, index // 2, index % 2)
        self.panel.body.addLayout(grid)
        self.panel.body.addWidget(self.place_label)
        self.panel.body.addWidget(self.place)
        self._show_sheets(state)
        self.panel.body.addWidget(self.record, 0, Qt.AlignmentFlag.AlignRight)
        asked = self.tr("Where or how, if it needs saying")
        self.place_label.setText(both_lines(asked, state.words))
        self.place.setAccessibleName(asked)
        self.record.setText(both(self.tr("Record this"), state.words))
        self.place.setText(state.place)
        self.place_label.show()
        self.place.show()
        self.record.show()
        self._refresh_record()

    def _show_sheets(self, state: LeaveBehindState) -> None:
        """Offer the sheets there are; why there is no personal one is not told (H4)."""
        if not state.sheets:
            return
        words = {
            "general": self.tr("General, without names"),
            "personal": self.tr("Personal, with names"),
            "none": self.tr("No sheet"),
        }
        about = self.tr("A sheet about your rights?") if state.informal else self.tr("A sheet with your rights?")
        self.panel.body.addWidget(Text(both_lines(about, state.words)))
        row = FlowLayout(gap_px=theme.current().px("basis-space-sm"))
        for kind in (*state.sheets, "none"):
            button = Button(both_lines(words[kind], state.words), "choice")
            button.setObjectName(f"keep-sheet-{kind}")
            button.setChecked(kind == state.sheet)
            self.sheets.addButton(button)
            row.addWidget(button)
        self.panel.body.addLayout(row)

    def _sheet(self) -> str:
        chosen = self.sheets.checkedButton()
        return "" if chosen is None else chosen.objectName().removeprefix("keep-sheet-")

    def _refresh_record(self) -> None:
        """Nothing is recorded that nobody chose."""
        self.record.setEnabled(not self._state.busy and self.ways.checkedButton() is not None)

    def _way(self) -> str:
        chosen = self.ways.checkedButton()
        return "" if chosen is None else chosen.objectName().removeprefix("way-")

    def _on_way_toggled(self, _: QAbstractButton, on: bool) -> None:
        self._refresh_record()
        if on:
            self._report_change()

    def _report_change(self) -> None:
        self.changed.emit(self._state.asking, self._way(), self.place.text(), self._sheet())

    def _on_record_clicked(self) -> None:
        if way := self._way():
            self.chosen.emit(self._state.asking, way, self.place.text().strip(), self._sheet())
