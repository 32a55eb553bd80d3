"""The frame picture: two houses. In one you decide, in the other the judge decides. There is no third.

Two lines always stand together (H13): the child, and our own help, which is voluntary. The family reads
them in its own language too; a child reads who decides at its own age.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from jgvisit.content.family_words import DUTCH_ONLY, FamilyWords
from jgvisit.content.fill import Listed
from jgvisit.content.model import Audience
from ui import theme
from ui.i18n import isolated
from ui.theme import Tone
from ui.widgets.both import both
from ui.widgets.mood import look_of
from ui.widgets.text import Text

_ROOF_PX = 40
_EAVES_PX = 10
"""So far the roof stands out over the walls."""
_WIDEST_HOUSE_PX = 400


@dataclass(frozen=True)
class FramePictureState:
    """Names of the children per frame; who is not certain stands under neither house."""

    voluntary: tuple[str, ...] = ()
    ordered: tuple[str, ...] = ()
    """Each with its proof, such as "Deniz (sinds 12 augustus 2026)"."""
    checking: tuple[str, ...] = ()


class _House(QWidget):
    """One house: a roof, what it means, and the names that live in it."""

    def __init__(self, tone: Tone, title: str, meaning: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone: Tone = tone
        self._lived_in = False
        self.title = Text(title, "strong", alignment=Qt.AlignmentFlag.AlignHCenter)
        self.meaning = Text(meaning, "small", alignment=Qt.AlignmentFlag.AlignHCenter)
        self.names = Text("", "strong", alignment=Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        space = theme.current().px("basis-space-sm")
        side = space + _EAVES_PX
        column.setContentsMargins(side, _ROOF_PX + space, side, space)
        column.setSpacing(theme.current().px("basis-space-2xs"))
        for label in (self.title, self.meaning, self.names):
            column.addWidget(label)
        column.addStretch(1)
        self.setMaximumWidth(round(_WIDEST_HOUSE_PX * theme.current().text_scale))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_names(self, names: tuple[str, ...]) -> None:
        """Light the house when somebody lives in it."""
        self._lived_in = bool(names)
        self.names.setText("\n".join(isolated(name) for name in names))
        self.names.setVisible(self._lived_in)
        for label in (self.title, self.meaning, self.names):
            label.set_tone(self._tone if self._lived_in else None)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw walls and roof; an empty house is an outline."""
        now = look_of(self)
        edge = now.tone(self._tone, "border") if self._lived_in else now.color("basis-color-default-border")
        ground = now.tone(self._tone, "bg") if self._lived_in else now.color("basis-color-default-bg-surface")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(edge, now.px("basis-border-width-selected" if self._lived_in else "basis-border-width"))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if not self._lived_in:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(ground)
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        walls = box.adjusted(_EAVES_PX, _ROOF_PX - 2, -_EAVES_PX, 0)
        roof = QPolygonF(
            [
                QPointF(box.left(), box.top() + _ROOF_PX),
                QPointF(box.center().x(), box.top()),
                QPointF(box.right(), box.top() + _ROOF_PX),
            ]
        )
        radius = now.px("basis-border-radius-xs")
        painter.drawRoundedRect(walls, radius, radius)
        painter.drawPolygon(roof)
        painter.end()


class FramePicture(QWidget):
    """Two houses side by side and our own help below; the text says all that the picture says."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.voluntary = _House("voluntary", self.tr("You decide"), self.tr("Voluntary help"))
        self.ordered = _House("court", self.tr("The judge decides"), self.tr("Ordered help"))
        self.checking = Text("", "small", tone="warning", alignment=Qt.AlignmentFlag.AlignHCenter)
        self.own_help = Text(self.tr("Our own help: voluntary"), "label", alignment=Qt.AlignmentFlag.AlignHCenter)
        houses = self._houses = QHBoxLayout()
        houses.setSpacing(theme.current().px("basis-space-md"))
        houses.addStretch(1)
        houses.addWidget(self.voluntary, 100)
        houses.addWidget(self.ordered, 100)
        houses.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px("basis-space-xs"))
        column.addLayout(houses)
        column.addWidget(self.checking)
        column.addWidget(self.own_help)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put one house below the other where there is not even room for the widest."""
        super().resizeEvent(event)
        beside = self.width() >= round(_WIDEST_HOUSE_PX * theme.current().text_scale)
        self._houses.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def _who_decides(self, audience: Audience) -> str:
        """Return who decides on voluntary help, to this reader (Jw 7.3.4, 7.3.5; K02, K03)."""
        return {
            "child6": self.tr("Parents choose"),
            "youth12": self.tr("You decide too"),
            "youth16": self.tr("You decide yourself"),
        }.get(audience, self.tr("You decide"))

    def show_state(
        self, state: FramePictureState, words: FamilyWords = DUTCH_ONLY, audience: Audience = "parent"
    ) -> None:
        """Draw which child lives in which house, with the family's `words` below the Dutch."""
        self.voluntary.title.setText(both(self._who_decides(audience), words))
        self.voluntary.meaning.setText(both(self.tr("Voluntary help"), words))
        self.ordered.title.setText(both(self.tr("The judge decides"), words))
        self.ordered.meaning.setText(both(self.tr("Ordered help"), words))
        self.own_help.setText(both(self.tr("Our own help: voluntary"), words))
        self.voluntary.show_names(state.voluntary)
        self.ordered.show_names(state.ordered)
        self.checking.setVisible(bool(state.checking))
        self.checking.setText(self._checked(state.checking, words) if state.checking else "")
        self.setAccessibleName(self.summary(state))

    def _checked(self, names: tuple[str, ...], words: FamilyWords) -> str:
        checking = self.tr("We are checking this: {names}")
        other = words.of(checking, {"names": Listed(names, [", "] * (len(names) - 1))})
        told = checking.format(names=", ".join(isolated(name) for name in names))
        return told if other is None else f"{told}\n{isolated(other)}"

    def summary(self, state: FramePictureState) -> str:
        """Say the picture in words, for the screen reader and the slim header."""
        parts = [
            self.tr("{names}: voluntary").format(names=", ".join(state.voluntary)) if state.voluntary else "",
            self.tr("{names}: ordered by the judge").format(names=", ".join(state.ordered)) if state.ordered else "",
            self.tr("{names}: we are checking this").format(names=", ".join(state.checking)) if state.checking else "",
            self.tr("Our own help: voluntary"),
        ]
        return " · ".join(part for part in parts if part)
