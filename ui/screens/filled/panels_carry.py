"""Takes over what the safety plan says already into fields that are still empty."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from jgvisit.services.sending.carried_over import known_already
from ui.presenting import Context
from ui.screens.filled.panels import FormPanel, Seen
from ui.widgets.button import Button


class CarryPanel(FormPanel):
    """One button, there only while it would fill something."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._work = context.workspace
        self._seen: Seen | None = None
        self.take = Button(self.tr("Take over what the safety plan says"))
        self.take.setObjectName("take-over")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        self.take.clicked.connect(self._on_take)

    def show_seen(self, seen: Seen) -> None:
        """Offer it where there is something to take over."""
        self._seen = seen
        self.setVisible(bool(self._known(seen)))
        self.take.setEnabled(not seen.busy)

    def _known(self, seen: Seen) -> dict[str, object]:
        file, today = self._work.files.shown(seen.case), self._work.today()
        out = self._work.reading_together.left_out(seen.case)
        return dict(known_already(file, seen.form_type, seen.children, seen.answers, today, out))

    def _on_take(self) -> None:
        seen = self._seen
        for field, answer in self._known(seen).items() if seen is not None else ():
            self.answer_given.emit(field, answer)
