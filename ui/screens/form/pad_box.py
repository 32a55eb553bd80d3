"""A signature pad under the name of who draws there, with the tools to take a stroke back or begin again."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from jgvisit.content.family_words import DUTCH_ONLY, FamilyWords
from ui.widgets.both import both
from ui.widgets.button import Button
from ui.widgets.ink_pad import InkPad, Strokes
from ui.widgets.low_window import is_low
from ui.widgets.mood import PROPERTY as MOOD
from ui.widgets.mood import set_mood
from ui.widgets.palm import NoPalm
from ui.widgets.text import Text

_LOW_PX = QSize(230, 96)
_DRAWING_PX, _LEAST_DRAWING_PX = QSize(900, 380), QSize(320, 330)


class PadBox(QWidget):
    """Holds a `pad`; in a low window the tools stand beside the name, so that the whole pad is in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low, self._left, self._shared, self._draws = False, False, False, False
        self.label, self.pad = Text(role="label"), InkPad()
        self._words, self._name, self._short_name = self.tr("Begin again"), "", ""
        self._undo = Button(kind="quiet", icon="arrow-back-up", name=self.tr("Undo"))
        self._again = Button(self._words, "quiet", icon="eraser", name=self._words)
        self._undo.clicked.connect(self.pad.undo)
        self._no_palm = NoPalm(self)
        for tool in (self._undo, self._again):
            tool.installEventFilter(self._no_palm)
        key = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.pad.undo)
        self._again.clicked.connect(self.pad.clear)
        self._head, self._foot = QHBoxLayout(), QHBoxLayout()
        self._head.addWidget(self.label, 1, Qt.AlignmentFlag.AlignVCenter)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(self._head)
        box.addWidget(self.pad, 1)
        box.addLayout(self._foot)
        self._arrange()

    def show_name(self, words: str, *, again: FamilyWords = DUTCH_ONLY, short: str = "") -> None:
        """Say whose pad it is, in a low window with `short`; `again` has the signer's words for beginning anew."""
        self._words = both(self.tr("Begin again"), again)
        self._again.setText("" if self._low else self._words)
        self._name, self._short_name = words, short or words
        self.label.setText(self._short_name if self._low else self._name)
        self.pad.setAccessibleName(words)
        for tool, said in ((self._undo, self.tr("Undo")), (self._again, self._words)):
            tool.setAccessibleName(f"{said}: {words}")

    def forget(self, strokes: Strokes = ()) -> None:
        """Take name and ink off the screen."""
        self._name = self._short_name = ""
        self.label.clear()
        self.pad.set_strokes(strokes)

    def keep_clear_of_hand(self, *, left: bool) -> None:
        """Put the tools at the side where the hand that writes does not lie."""
        if left != self._left:
            self._left = left
            self._arrange()

    def share_room(self, *, shared: bool) -> None:
        """Take little height, as in a low window, where three have to sign on one page."""
        self._shared = shared
        self._fit()

    def make_room_to_draw(self, *, draws: bool) -> None:
        """Take the height of a drawing, where there is any."""
        if draws != self._draws:
            self._draws = draws
            self._arrange()

    def _fit(self) -> None:
        if (is_low(self) or self._shared) != self._low:
            self._low = not self._low
            self._arrange()

    def _arrange(self) -> None:
        self._again.setText("" if self._low else self._words)
        self.label.setText(self._short_name if self._low else self._name)
        if self._low:
            set_mood(self, "worker")  # small letters, so that the pad is large
            self.pad.take_room(_LOW_PX, _LOW_PX)
        else:
            self.setProperty(MOOD, None)
            self.pad.take_room(*((_DRAWING_PX, _LEAST_DRAWING_PX) if self._draws else ()))
        for widget in (self.label, self._undo, self._again):
            QApplication.sendEvent(widget, QEvent(QEvent.Type.Polish))  # measure in the new letters
        row = self._head if self._low else self._foot
        while self._foot.takeAt(0) is not None:
            pass
        at_end = self._left != (self.layoutDirection() == Qt.LayoutDirection.RightToLeft)
        if not self._low and at_end:
            row.addStretch(1)
        row.addWidget(self._undo)
        row.addWidget(self._again)
        if not self._low and not at_end:
            row.addStretch(1)
        as_read = (self._undo, self._again, self.pad) if self._low else (self.pad, self._undo, self._again)
        for before, after in pairwise(as_read):
            QWidget.setTabOrder(before, after)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the side where the words turn round."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the tools where they take no height from the pad."""
        super().resizeEvent(event)
        self._fit()
