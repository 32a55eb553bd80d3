"""The pages of a card: headings, and under each the lines with their source, Dutch and translation together."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.screens.explain.lines_view import LinesView
from ui.screens.explain.state import Line
from ui.screens.rights.card_pages import CardPage, Heights, by_heading, pages_of
from ui.screens.rights.right_line_view import RightLineView
from ui.screens.rights.state import RightsGroup
from ui.widgets.layouts import clear
from ui.widgets.panel import Panel

_LOW_BELOW_PX, _HEADINGS_BESIDE_FROM_PX = 260, 480


class LinesPanel(Panel):
    """Draws a card page by page; measures what fits on one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[RightsGroup, ...] = ()
        self._rtl = False
        self._shown: tuple[CardPage, bool] | None = None
        self._views: list[LinesView] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.body.addLayout(self._lines)
        inset = theme.current().px("basis-space-lg")
        tight = theme.current().px("basis-space-sm")
        self.set_inset(inset, tight, inset, tight)

    def show_card(self, groups: tuple[RightsGroup, ...], *, rtl: bool) -> None:
        """Take another card; `rtl` is the direction of the translation."""
        self._groups, self._rtl = groups, rtl

    def pages_at(self, width_px: int, height_px: int, first_height_px: int) -> tuple[CardPage, ...]:
        """Return the pages of the card on a panel of this size; the first page has another height."""
        if height_px < _LOW_BELOW_PX * theme.current().text_scale:
            return by_heading(self._groups)
        inset, gap = self.body.contentsMargins(), theme.current().px("basis-space-xs")
        width = width_px - inset.left() - inset.right()
        measured = QWidget(self)  # a child, so that it has the letters of this panel; never shown
        lines = {
            line: RightLineView(line, measured, rtl=self._rtl).height_at(width) + gap
            for group in self._groups
            for line in group.lines
        }
        headings = {
            group.heading: _heading(group.heading, measured, rtl=self._rtl).height_at(width) + gap
            for group in self._groups
        }
        measured.hide()
        measured.deleteLater()
        more = gap - inset.top() - inset.bottom()  # nothing stands after the last line
        return pages_of(self._groups, Heights(height_px + more, first_height_px + more, headings, lines))

    @property
    def views(self) -> tuple[LinesView, ...]:
        """What is said on the page in sight, in the order in which it is read."""
        return tuple(self._views)

    def show_page(self, page: CardPage) -> None:
        """Draw `page`."""
        if (page, self._rtl) == self._shown:
            return
        self._shown = page, self._rtl
        clear(self._lines)
        self._views.clear()
        gap = theme.current().px("basis-space-xs")
        for block in page.blocks:
            heading = _heading(block.heading, self, rtl=self._rtl)
            self._views.append(heading)
            self._lines.addWidget(heading)
            for line in block.lines:
                self._lines.addSpacing(gap)
                view = RightLineView(line, self, rtl=self._rtl)
                self._views.extend(view.views)
                self._lines.addWidget(view)
            if block is not page.blocks[-1]:
                self._lines.addSpacing(gap)


def _heading(heading: Line, parent: QWidget, *, rtl: bool) -> LinesView:
    view = LinesView("subheading", parent, beside_from_px=_HEADINGS_BESIDE_FROM_PX)
    view.show_lines((heading,), rtl=rtl)
    return view
