"""Lines to type in that grow with their text: nobody scrolls inside a field to read what they are about to sign."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit

from ui import theme

_EDGES = 2


def grow_with_text(edit: QPlainTextEdit, least_lines: int = 2, most_lines: int = 12) -> None:
    """Make `edit` as tall as its text, between these numbers of lines."""
    layout = edit.document().documentLayout()

    def fit(_: object = None) -> None:
        lines = min(max(round(layout.documentSize().height()), least_lines), most_lines)
        inset = round(2 * edit.document().documentMargin()) + 2 * theme.current().px("basis-space-xs") + _EDGES
        edit.setFixedHeight(lines * edit.fontMetrics().lineSpacing() + inset)

    layout.documentSizeChanged.connect(fit)
    fit()
