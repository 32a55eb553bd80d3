"""Which promises of a safety plan end before the plan does, while it is written: nobody finds out afterwards."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from jgvisit.content.fill import day_in_words
from jgvisit.services.agreements.plan_promises import ending_earlier
from ui import theme
from ui.i18n import isolated
from ui.presenting import Context
from ui.screens.filled.panels import FormPanel, Seen
from ui.widgets.layouts import clear
from ui.widgets.panel import Panel
from ui.widgets.text import Text


class EarlyEndsPanel(FormPanel):
    """There only while a promise on the page ends before the plan on the page."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        panel = Panel(tone="info")
        self.lines = QVBoxLayout()
        self.lines.setSpacing(theme.current().px("basis-space-sm"))
        panel.body.addWidget(Text(self.tr("Ends before the plan does"), role="strong"))
        panel.body.addLayout(self.lines)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(panel)

    def show_seen(self, seen: Seen) -> None:
        """Name each such promise with its last day, as it is typed now."""
        early = ending_earlier(seen.answers)
        self.setVisible(bool(early))
        clear(self.lines)
        for promise in early:
            if promise.until is not None:
                self.lines.addWidget(Text(f"{isolated(promise.what)}: {day_in_words(promise.until)}"))
