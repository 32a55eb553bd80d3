"""The families of which something said aside is still to be written down, each with the way there (H7)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.i18n import isolated
from ui.widgets.button import Button
from ui.widgets.layouts import clear, keeping_focus
from ui.widgets.panel import Panel
from ui.widgets.text import Text


class BookmarkList(Panel):
    """Asks for the words that belong to bookmarks; hidden where none waits.

    Signals:
        chosen: family.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[str, str, int], ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.current().px("basis-space-sm"))
        self.body.addLayout(self._rows)
        self.hide()

    def show_families(self, families: tuple[tuple[str, str, int], ...]) -> None:
        """Show (family, its name, how many)."""
        self.setVisible(bool(families))
        if families == self._shown:
            return
        self._shown = families
        with keeping_focus(self):
            clear(self._rows)
            if families:
                self._show_rows(families)

    def _show_rows(self, families: tuple[tuple[str, str, int], ...]) -> None:
        total = sum(count for _, _, count in families)
        self._rows.addWidget(Text(self.tr("%n bookmark(s) still without words.", "", total), "strong"))
        self._rows.addWidget(Text(self.tr("Write down what was said while you still know it well.")))
        for case, name, count in families:
            words = self.tr("{family}: {count}").format(family=isolated(name), count=count)
            look = Button(words, icon="chevron-right", trailing=True)
            look.setObjectName(f"bookmarks-of-{case}")
            look.clicked.connect(lambda _=False, chosen=case: self.chosen.emit(chosen))
            self._rows.addWidget(look, 0, Qt.AlignmentFlag.AlignLeft)
