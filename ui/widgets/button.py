"""The button: big enough for a thumb, wraps its words, draws its own icon and focus ring."""

from __future__ import annotations

import re
from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QWidget

from ui import theme
from ui.theme import Mood
from ui.theme.focus import has_key_focus, note_focus
from ui.theme.icons import paint_icon
from ui.widgets.mood import look_of, mood_of
from ui.widgets.text_lines import TextLines, break_lines
from ui.widgets.tick_mark import break_up, paint_tick

ButtonKind = Literal["primary", "secondary", "quiet", "danger", "choice"]
_ICON_GAP_PX = 10
_WIDEST_CHARS = 44
_LONG_WORD = re.compile(r"\S{20}\S*?(?=\w)")  # never before a combining mark
_MAY_BREAK = "\u200b"


class Button(QPushButton):
    """A push button of one of five kinds.

    primary: what the screen is for, one per screen · secondary: everything else · quiet: no edge, for
    the way back · danger: cannot be undone · choice: checkable, shows a tick when chosen,
    round where only one of several holds.
    An icon alone needs `name`, which the screen reader says. `trailing` puts the icon after the words.
    """

    def __init__(
        self,
        text: str = "",
        kind: ButtonKind = "secondary",
        parent: QWidget | None = None,
        *,
        icon: str | None = None,
        name: str = "",
        trailing: bool = False,
    ) -> None:
        super().__init__(text, parent)
        self._kind: ButtonKind = kind
        self._icon, self._trailing = icon, trailing
        self._hovered = False
        self._known_mood: Mood | None = None
        self._one_of = self._flush = False
        if name:
            self.setAccessibleName(name)
            self.setToolTip(name)
        self.setCheckable(kind == "choice")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAutoDefault(False)

    def _mood(self) -> Mood:
        if self._known_mood is None:
            self._known_mood = mood_of(self)
        return self._known_mood

    def be_one_of(self) -> None:
        """Stand for one answer of which only one holds: its mark is round; in an exclusive group it is so by itself."""
        self._one_of = True

    def be_flush(self) -> None:
        """Begin at the edge, where what stands below begins: a way back without an edge of its own."""
        self._flush = True

    @property
    def is_one_of(self) -> bool:
        """Whether choosing it takes the choice from another."""
        group = self.group()
        return self._one_of or (group is not None and group.exclusive())

    @property
    def icon_name(self) -> str | None:
        """Which icon it bears, None without one."""
        return self._icon

    def set_icon(self, icon: str | None) -> None:
        """Change the icon by name."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def _metrics(self) -> tuple[QFontMetrics, int, int, int, int]:
        """Return the font's metrics, inset, target size, icon size and ring width in logical pixels."""
        now, family = theme.current(), self._mood() == "family"
        target = now.px(f"basis-pointer-target-{'family' if family else 'min'}-block-size")
        icon = now.px("basis-icon-size-family" if family else "basis-icon-size")
        inset = now.px("basis-space-lg" if family else "basis-space-md")
        return QFontMetrics(now.font("label", self._mood())), inset, target, icon, now.px("basis-focus-width")

    def _icon_space(self, icon_px: int) -> int:
        if self._kind != "choice" and self._icon is None:
            return 0
        return icon_px + (_ICON_GAP_PX if self.text() else 0)

    def _breakable(self) -> str:
        """Return the words, so that a name as wide as the window breaks instead of widening it."""
        return _LONG_WORD.sub(lambda word: word[0] + _MAY_BREAK, self.text())

    def _lines(self, width: int) -> TextLines:
        """Return the words broken to `width`."""
        side = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        font = theme.current().font("label", self._mood())
        return break_lines(self._breakable(), font, max(1, width), side)

    def _words(self, width: int) -> QSize:
        """Return the room that the words take where they may be `width` wide."""
        return self._lines(width).size

    def _beside_words(self) -> int:
        """Return the width that is not for words."""
        _, inset, _, icon_px, _ = self._metrics()
        return self._inset_at_start() + inset + self._icon_space(icon_px) + 2

    def _inset_at_start(self) -> int:
        _, inset, _, _, ring = self._metrics()
        return theme.current().px("basis-space-2xs") + ring if self._flush and self.text() else inset

    def heightForWidth(self, width: int) -> int:
        """Return the height that shows all words at `width`, never below the target size."""
        _, inset, target, _, ring = self._metrics()
        return max(target, self._words(width - self._beside_words()).height() + inset + 2 * ring)

    def sizeHint(self) -> QSize:
        """Return room for the words on as few lines as fit in about 44 characters, never below the target size."""
        metrics, _, target, icon_px, ring = self._metrics()
        if not self.text():
            side = max(target, icon_px + 2 * ring + 12)
            return QSize(side, side)
        words = self._words(metrics.averageCharWidth() * _WIDEST_CHARS)
        width = max(target, words.width() + self._beside_words())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return room for the longest word: words wrap, they are never cut off."""
        if not self.text():
            return self.sizeHint()
        metrics, _, target, _, _ = self._metrics()
        longest = max(
            (metrics.horizontalAdvance(word) for word in self._breakable().replace(_MAY_BREAK, " ").split()), default=0
        )
        return QSize(max(target, longest + self._beside_words()), target)

    def _colors(self) -> tuple[QColor, QColor, QColor]:
        """Return ground, edge and ink as the button stands now."""
        now, clear = look_of(self), QColor(Qt.GlobalColor.transparent)
        if not self.isEnabled():
            grey = now.color("basis-color-disabled-text")
            return now.color("basis-color-disabled-bg"), grey, grey
        state = "-active" if self.isDown() else "-hover" if self._hovered else ""
        if self._kind == "primary":
            ground = now.color(f"basis-color-action-bg{state}")
            return ground, clear, now.color("basis-color-action-text")
        if self._kind == "danger":
            ground = now.color(f"basis-color-negative-solid-bg{'-hover' if state else ''}")
            return ground, clear, now.color("basis-color-negative-solid-text")
        ink = now.color("basis-color-action-subtle-text")
        soft = now.color(f"basis-color-action-subtle-bg{'-hover' if self.isDown() else ''}")
        if self._kind == "choice" and self.isChecked():
            return soft, now.color("basis-color-action-border"), ink
        if self._kind == "quiet":
            return (soft if state else clear), clear, ink
        ground = soft if state else now.color("basis-color-default-bg-surface")
        return ground, now.color("basis-color-default-border"), ink

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, edge, ring, icon and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_content(painter)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        now = look_of(self)
        ring = now.px("basis-focus-width")
        ground, edge, _ = self._colors()
        radius = now.px("basis-border-radius-md")
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        bold = not self.isEnabled() or (self._kind == "choice" and self.isChecked())
        width = float(now.px("basis-border-width-selected" if bold else "basis-border-width"))
        if has_key_focus(self):
            edge, width = now.color("basis-focus-color"), float(ring)
            painter.setPen(QPen(edge, width))
            painter.setBrush(now.color("basis-focus-gap-color"))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
            box, edge, radius = box.adjusted(ring + 1, ring + 1, -ring - 1, -ring - 1), ground, radius - ring
        pen = QPen(edge, width)
        if not self.isEnabled():
            break_up(pen)
        painter.setPen(pen if edge.alpha() else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        half = width % 2 / 2  # a line of 2 px lies on whole dots only where its middle lies between two
        painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius, radius)

    def _paint_content(self, painter: QPainter) -> None:
        ink = self._colors()[2]
        _, _, _, icon_px, _ = self._metrics()
        space = self._icon_space(icon_px)
        room = self.width() - self._beside_words()
        if self._kind != "choice":
            room = self._words(room).width() + 2
        content = room + space if self.text() else icon_px
        left = (self.width() - content) // 2
        if self._kind == "choice" or (self._flush and self.text()):
            left = self._inset_at_start()
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        icon_first = not self._trailing
        icon_x = left if icon_first else left + content - icon_px
        text_x = left + space if icon_first else left
        if rtl:
            icon_x = self.width() - icon_x - icon_px
            text_x = self.width() - text_x - room
        target = QRectF(icon_x, (self.height() - icon_px) / 2, icon_px, icon_px)
        if self._kind == "choice":
            paint_tick(
                painter,
                look_of(self),
                target,
                chosen=self.isChecked(),
                is_round=self.is_one_of,
                enabled=self.isEnabled(),
            )
        elif self._icon is not None:
            self._paint_picture(painter, self._icon, ink, target, mirrored=rtl)
        painter.setPen(ink)
        lines = self._lines(room)
        lines.draw(painter, QPointF(text_x, (self.height() - lines.height) / 2))

    def _paint_picture(self, painter: QPainter, icon: str, ink: QColor, target: QRectF, *, mirrored: bool) -> None:
        paint_icon(painter, icon, ink, target, mirrored=mirrored)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring if a key brought the focus."""
        note_focus(self, event)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        note_focus(self, event)
        super().focusOutEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        self._hovered = True
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Back to rest."""
        self._hovered = False
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        """Measure again when the mood of the ancestors is known: at the latest when it is shown."""
        if event.type() == QEvent.Type.Show and (group := self.group()) is not None:
            self.setAutoExclusive(group.exclusive())  # in a group it says no more than that: a screen reader hears it
        if event.type() in (QEvent.Type.Polish, QEvent.Type.ParentChange, QEvent.Type.Show):
            before, self._known_mood = self._known_mood, mood_of(self)
            if before != self._known_mood:
                self.updateGeometry()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the theme changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
