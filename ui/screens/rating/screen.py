"""Three faces for our explanation: about us, never about the family. It shows nobody's answer (H7, H23, H29)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from jgvisit.content.family_words import DUTCH_ONLY, FamilyWords
from jgvisit.records.payload_talk import Face
from ui import theme
from ui.i18n import isolated
from ui.widgets.back_button import BackButton
from ui.widgets.both import both, both_lines
from ui.widgets.button import Button
from ui.widgets.face_button import FaceButton
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.frame_picture import FramePictureState
from ui.widgets.frame_strip import FrameStrip
from ui.widgets.hands_bar import HandsBar
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear, keeping_focus, tab_as_read
from ui.widgets.low_window import is_low
from ui.widgets.message_bar import Message, MessageBar
from ui.widgets.mood import be_family_page
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text

FACES: tuple[Face, ...] = get_args(Face)
NOBODY = ""
MOST_LETTERS = 400
"""As many as the record holds."""


@dataclass(frozen=True)
class RatingState:
    """What the screen shows. Which face anybody chose, and whether they chose one, is not told."""

    people: tuple[tuple[str, str], ...] = ()
    """(person, name) of those in the room."""
    person: str = NOBODY
    """On whose name the next face is; nobody's is what stands chosen."""
    typing: bool = False
    """Whether the line for one sentence is open."""
    typed: str = ""
    """What stands half typed in it, where all who look on were there."""
    words: FamilyWords = DUTCH_ONLY
    frames: FramePictureState = field(default_factory=FramePictureState)
    message: Message | None = None


class RatingScreen(QWidget):
    """Offer three faces; report the one that was pressed.

    Signals:
        person_chosen: on whose name, empty for nobody's.
        rated: the face.
        writing_requested: open the line for a sentence of one's own.
        typed: what stands in it so far.
        undo_requested: take the last one back.
        back_requested: to the visit.
    """

    person_chosen = Signal(str)
    rated = Signal(str)
    writing_requested = Signal()
    typed = Signal(str)
    undo_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        be_family_page(self)
        space = theme.current().px
        self.hands = HandsBar(together=False)
        self.hands.let_hand_over(False)
        self.back, self.strip, self.bar = BackButton("visit"), FrameStrip(), MessageBar()
        self.title, self.about = Heading(), Text()
        self.whose, self._who, self._people = Text(role="label"), FlowLayout(gap_px=space("basis-space-sm")), QWidget()
        self._chosen = QButtonGroup(self)
        self._known: tuple[object, ...] = ()
        self.write = Button("", "quiet", icon="writing")
        self.write.setObjectName("say-something")
        self.says, self.readers, self.line = Text(role="label"), Text(role="small"), QLineEdit()
        self.line.setObjectName("own-sentence")
        self.line.setMaxLength(MOST_LETTERS)
        self.faces = {face: FaceButton(face) for face in FACES}
        self.page = ScrollPage(width="basis-page-form-inline-size", margin="basis-space-md")
        self._arrange()
        self.write.clicked.connect(self.writing_requested)
        self.line.textEdited.connect(self.typed)
        self.back.clicked.connect(self.back_requested)
        self.bar.action_requested.connect(self.undo_requested)
        for face, button in self.faces.items():
            button.setObjectName(f"face-{face}")
            button.clicked.connect(lambda _=False, chosen=face: self.rated.emit(chosen))

    def _arrange(self) -> None:
        space = theme.current().px("basis-space-md")
        panel = Panel()
        who = QVBoxLayout(self._people)
        who.setContentsMargins(0, 0, 0, 0)
        who.addWidget(self.whose)
        who.addLayout(self._who)
        self.title.set_role("subheading")  # two languages: with a message above, all three faces stay in sight
        for widget in (self.title, self.about, self._people):
            panel.body.addWidget(widget)
        for part in (self.says, self.line, self.readers):
            panel.body.addWidget(part)
        row = FlowLayout(gap_px=theme.current().px("basis-space-sm"))  # large letters: below each other
        panel.body.addLayout(row)
        for button in self.faces.values():
            row.addWidget(button)
        panel.body.addWidget(self.write, 0, Qt.AlignmentFlag.AlignLeft)
        self.page.body.addWidget(self.bar)
        self.page.body.addWidget(panel)
        self.page.body.addStretch(1)
        column, top = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(space, space, space, 0)
        top.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.strip, 1)
        top.addWidget(self.hands, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        column.addWidget(self.page, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the way back leaves its room to the page."""
        super().resizeEvent(event)
        self.back.set_short(is_low(self))

    def show_state(self, state: RatingState) -> None:
        """Draw `state`; the only way data enters this screen."""
        words = state.words
        self.bar.show_message(state.message)
        self.strip.show_state(state.frames, words)
        self.back.lead_to("visit", words)
        self.title.setText(both_lines(self.tr("How was our explanation?"), words))
        self.about.setText(both_lines(self.tr("This is about us. Nobody has to answer."), words))
        self.whose.setText(both(self.tr("Whose answer is it?"), words))
        said: dict[Face, str] = {
            "clear": self.tr("Clear"),
            "partly": self.tr("A bit clear"),
            "notClear": self.tr("Not clear"),
        }
        for face, button in self.faces.items():
            button.setText(both_lines(said[face], words))
        self._show_line(state)
        with keeping_focus(self):
            self._show_people(state)
            tab_as_read(self)
        if state.message is not None:
            self.page.to_top()

    def _show_line(self, state: RatingState) -> None:
        words, opens = state.words, state.typing and not self.line.isVisibleTo(self)
        self.write.setText(both(self.tr("Add something in your own words"), words))
        asked = self.tr("In your own words, in one sentence. Then choose a face.")
        self.says.setText(both_lines(asked, words))
        self.line.setAccessibleName(asked)
        readers = self.tr(
            "Our team reads this, and whoever looks along now. Without a name it does not say whose it is."
        )
        self.readers.setText(both_lines(readers, words))
        for part in (self.says, self.line, self.readers):
            part.setVisible(state.typing)
        self.write.setVisible(not state.typing)
        if self.line.text() != state.typed:
            self.line.setText(state.typed)
        if opens:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_people(self, state: RatingState) -> None:
        known = state.people, state.person, state.words
        if known == self._known:
            return  # a button that is pressed now stays
        self._known = known
        for button in self._chosen.buttons():
            self._chosen.removeButton(button)
        clear(self._who)
        nobody = NOBODY, both(self.tr("Without a name"), state.words)
        for person, name in (nobody, *((each, isolated(name)) for each, name in state.people)):
            button = Button(name, "choice")
            button.setObjectName(f"rated-by-{person or 'nobody'}")
            self._chosen.addButton(button)
            button.setChecked(person == state.person)
            button.clicked.connect(lambda _=False, who=person: self.person_chosen.emit(who))
            self._who.addWidget(button)
