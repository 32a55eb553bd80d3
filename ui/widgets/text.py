"""Text on a screen: always plain, always wrapped, never cut off."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QWidget

from ui import theme
from ui.theme import Mood, TextRole, Tone, TypeStyle
from ui.widgets.mood import look_of, mood_of
from ui.widgets.text_lines import TextLines, break_lines

_NARROWEST_CHARS = 8
_WIDTHS_KEPT = 6
_MARK_PX = 3


class Text(QLabel):
    """A label in a role of the type scale.

    Differs from a plain QLabel in three ways: text is never read as HTML, a word that is wider than
    the label breaks instead of being cut off, and lines have the height of the type scale.
    `mood` follows the nearest ancestor that has one (`ui.widgets.mood`).
    """

    def __init__(
        self,
        text: str = "",
        role: TextRole = "body",
        parent: QWidget | None = None,
        *,
        subtle: bool = False,
        tone: Tone | None = None,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        super().__init__(parent)
        self.role: TextRole = role
        self._subtle, self._tone = subtle, tone
        self._mood: Mood | None = None
        self._marked = False
        self._laid_out: dict[float, TextLines] = {}
        self._laid_out_for: tuple[object, ...] = ()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(alignment | Qt.AlignmentFlag.AlignTop)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)

    def set_tone(self, tone: Tone | None) -> None:
        """Draw in the ink of `tone`; None is the ordinary ink."""
        self._tone = tone
        self.update()

    @property
    def tone(self) -> Tone | None:
        """The tone it is drawn in; None is the ordinary ink."""
        return self._tone

    @property
    def is_subtle(self) -> bool:
        """Whether it is drawn in the softer ink."""
        return self._subtle

    def set_role(self, role: TextRole, *, subtle: bool = False) -> None:
        """Change the step of the type scale."""
        self.role, self._subtle = role, subtle
        self.updateGeometry()
        self.update()

    def set_marked(self, marked: bool) -> None:
        """Stand out as what is said now: on a ground of its own, with a line below."""
        self._marked = marked
        self.update()

    @property
    def is_marked(self) -> bool:
        """Whether it stands out as what is said now."""
        return self._marked

    def mood(self) -> Mood:
        """Return the mood this text is drawn in."""
        if self._mood is None:
            self._mood = mood_of(self)
        return self._mood

    def _style(self) -> tuple[QFont, TypeStyle]:
        return theme.current().font(self.role, self.mood()), theme.current().type(self.role, self.mood())

    def _ink(self) -> QColor:
        if not self.isEnabled():
            return look_of(self).color("basis-color-disabled-text")
        if self._marked:
            return look_of(self).color("basis-color-action-subtle-text")
        if self._tone is not None:
            return look_of(self).tone(self._tone, "text")
        return look_of(self).color("basis-color-default-text" + ("-subtle" if self._subtle else ""))

    def _lay_out(self, width: float) -> TextLines:
        """Break the text to `width`; kept until something changes, as layouts ask many times over."""
        sources = (self.text(), self.role, self.mood(), theme.current(), self.layoutDirection(), self.alignment())
        if sources != self._laid_out_for or len(self._laid_out) > _WIDTHS_KEPT:
            self._laid_out, self._laid_out_for = {}, sources
        if width not in self._laid_out:
            font, style = self._style()
            side = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
            self._laid_out[width] = break_lines(self.text(), font, width, side, style.size_px * style.line_height)
        return self._laid_out[width]

    def _padding(self) -> QSize:
        margins = self.contentsMargins()
        return QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def heightForWidth(self, width: int) -> int:
        """Return the height that shows every line at `width`."""
        padding = self._padding()
        return ceil(self._lay_out(max(1, width - padding.width())).height) + padding.height()

    def sizeHint(self) -> QSize:
        """Return the size of the text on as few lines as a comfortable measure (about 70 characters) allows."""
        measure = self._style()[1].size_px * 36
        lines = self._lay_out(measure)
        return QSize(ceil(lines.width) + 1, ceil(lines.height)) + self._padding()

    def minimumSizeHint(self) -> QSize:
        """Return the width of a few characters; the height follows from the width given."""
        font, style = self._style()
        few = QFontMetrics(font).averageCharWidth() * _NARROWEST_CHARS
        width = min(few + self._padding().width(), self.sizeHint().width())
        return QSize(width, ceil(style.size_px * style.line_height) + self._padding().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines."""
        area: QRect = self.contentsRect()
        lines = self._lay_out(area.width())
        top: float = area.top()
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            top += max(0.0, (area.height() - lines.height) / 2)
        painter = QPainter(self)
        if self._marked:
            self._paint_mark(painter)
        painter.setPen(self._ink())
        lines.draw(painter, QPointF(area.left(), top))
        painter.end()

    def _paint_mark(self, painter: QPainter) -> None:
        """Paint a ground, and a line below: not by colour alone (WCAG 1.4.1)."""
        look, area = look_of(self), self.rect()
        line = area.adjusted(0, area.height() - _MARK_PX, 0, 0)
        painter.fillRect(area, look.color("basis-color-action-subtle-bg"))
        painter.fillRect(line, look.color("basis-color-action-border"))

    def event(self, event: QEvent) -> bool:
        """Measure again when the mood of the ancestors is known: at the latest when it is shown.

        Qt polishes a widget as soon as somebody asks its size, which may be before it has its place.
        """
        if event.type() in (QEvent.Type.Polish, QEvent.Type.ParentChange, QEvent.Type.Show):
            before, self._mood = self._mood, mood_of(self)
            if before != self._mood:
                self.updateGeometry()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the theme or the direction changed."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange, QEvent.Type.FontChange):
            self.updateGeometry()
