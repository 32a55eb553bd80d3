"""What two versions of a form do not share, field by field, with what to do about it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.i18n import isolated
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear
from ui.widgets.panel import Panel
from ui.widgets.text import Text

Difference = tuple[str, str, str]
"""(field, before or there, now or here)"""


class Differences(Panel):
    """Lists differences; hides where there are none, and leaves the same ones alone."""

    def __init__(self, title: str, advice: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, tone="info")
        self._title, self._advice = title, advice
        self._shown: tuple[Difference, ...] | None = None

    def show_differences(self, found: tuple[Difference, ...], before: str, now: str) -> None:
        """Draw them.

        Args:
            found: by field.
            before: how the one side is called, with `{words}`.
            now: how the other side is called, with `{words}`.
        """
        self.setVisible(bool(found))
        if found == self._shown:
            return
        self._shown = found
        clear(self.body)
        self.body.addWidget(Heading(self._title, 2))
        self.body.addWidget(Text(self._advice))
        for field, old, new in found:
            self.body.addWidget(Text(field, "label"))
            self.body.addWidget(Text(before.format(words=isolated(old or "–")), subtle=True))
            self.body.addWidget(Text(now.format(words=isolated(new or "–"))))
