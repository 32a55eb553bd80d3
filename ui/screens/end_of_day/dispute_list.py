"""The families in which a sync brought a fact in two versions, each with the way to them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.i18n import isolated
from ui.widgets.button import Button
from ui.widgets.layouts import clear, keeping_focus
from ui.widgets.panel import Panel
from ui.widgets.text import Text


class DisputeList(Panel):
    """Says how many families have two versions of a fact; hidden where none has.

    Signals:
        chosen: family.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, tone="warning")
        self._shown: tuple[tuple[str, str], ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.current().px("basis-space-sm"))
        self.body.addLayout(self._rows)
        self.hide()

    def show_families(self, families: tuple[tuple[str, str], ...]) -> None:
        """Show (family, its name)."""
        self.setVisible(bool(families))
        if families == self._shown:
            return
        self._shown = families
        with keeping_focus(self):
            clear(self._rows)
            if families:
                self._show_rows(families)

    def _show_rows(self, families: tuple[tuple[str, str], ...]) -> None:
        self._rows.addWidget(Text(self.tr("%n families have two versions of a fact.", "", len(families)), "strong"))
        kept = self.tr("Two people wrote it down without knowing of each other. Both are kept. Somebody chooses.")
        self._rows.addWidget(Text(kept))
        for case, name in families:
            words = self.tr("Look: {family}").format(family=isolated(name))
            look = Button(words, icon="chevron-right", trailing=True)
            look.setObjectName(f"versions-of-{case}")
            look.clicked.connect(lambda _=False, chosen=case: self.chosen.emit(chosen))
            self._rows.addWidget(look, 0, Qt.AlignmentFlag.AlignLeft)
