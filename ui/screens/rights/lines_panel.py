"""One page of a card: a heading, and under it the lines with their source, Dutch and translation together."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.screens.explain.lines_view import LinesView
from ui.screens.explain.state import Line
from ui.screens.rights.card_pages import CardPage
from ui.theme import TextRole
from ui.widgets.layouts import clear
from ui.widgets.panel import Panel
from ui.widgets.text import Text


class LinesPanel(Panel):
    """Draws a page of a card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: tuple[CardPage, bool] | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.current().px("basis-space-sm"))
        self.body.addLayout(self._lines)

    def show_page(self, page: CardPage, *, rtl: bool) -> None:
        """Draw `page`; `rtl` is the direction of the translation."""
        if (page, rtl) == self._known:
            return
        self._known = page, rtl
        clear(self._lines)
        self._add((page.heading,), "heading", rtl=rtl)
        for line in page.lines:
            self._lines.addSpacing(theme.current().px("basis-space-sm"))
            self._add((line.title,), "strong", rtl=rtl)
            self._add(line.sentences, "subheading", rtl=rtl)
            self._lines.addWidget(Text(line.source, "small", subtle=True))

    def _add(self, lines: tuple[Line, ...], role: TextRole, *, rtl: bool) -> None:
        view = LinesView(role)
        view.show_lines(lines, rtl=rtl)
        self._lines.addWidget(view)
