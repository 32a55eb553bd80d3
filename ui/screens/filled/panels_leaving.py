"""Not asking somebody under a form that is being filled in: on the part of the team, before anybody is asked (H17)."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from jgvisit.errors import JgVisitError
from jgvisit.services.forms.leaving_out import Begun
from ui.presenting import Context, Presenter
from ui.screens.filled.panels import FormPanel, Seen
from ui.screens.form.leaving_in_hand import LeavingInHand
from ui.screens.form.leaving_panel import LeavingPanel
from ui.widgets.layouts import keeping_focus
from ui.widgets.message_bar import MessageBar


class NotAskingPanel(FormPanel):
    """Shows who is not asked and why, and takes one more: as under a form that was laid, for the worker alone."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.leaving, self.bar = LeavingPanel(), MessageBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.leaving)
        column.addWidget(self.bar)
        self._presenter = _NotAsking(self, context)

    def show_seen(self, seen: Seen) -> None:
        """Draw what is on record of this form, and what is being written down."""
        self._presenter.show(seen)


class _NotAsking(Presenter):
    """Joins the panel to the services; it keeps and writes on its own, beside the fields of the part."""

    def __init__(self, panel: NotAskingPanel, context: Context) -> None:
        super().__init__(panel, context)
        self._panel, self._in_hand = panel, LeavingInHand(self)
        self._seen: Seen | None = None
        leaving = panel.leaving
        leaving.opened.connect(self._on_opened)
        leaving.changed.connect(self._on_changed)
        leaving.save_requested.connect(self._on_save_requested)
        leaving.ask_again_requested.connect(self._on_ask_again_requested)

    def show(self, seen: Seen) -> None:
        """Show it for this form, as it is filled in now."""
        before, self._seen = self._seen, seen
        begun = Begun(seen.form_type, seen.children)
        if before is None or (before.case, before.form) != (seen.case, seen.form):
            self._in_hand.begin(seen.case, seen.form, begun)
        self._in_hand.about(begun)
        self.refresh()

    def refresh(self) -> None:
        """Draw it; nothing of it stands there while this part is closed, as the page takes its panels away."""
        if self._seen is None:
            return
        with keeping_focus(self._panel):
            self._panel.leaving.show_state(self._in_hand.state(), busy=self.busy or self._seen.busy)
        self._panel.bar.show_message(self.message)

    def failed(self, error: JgVisitError) -> None:
        """Say what stopped it, beside what was typed."""
        super().failed(error)
        self._panel.touched.emit()

    def _on_opened(self, is_open: bool) -> None:
        self._in_hand.open(is_open)
        self._panel.touched.emit()
        self.refresh()

    def _on_changed(self, field: str, value: str) -> None:
        self._panel.touched.emit()
        self._in_hand.change(field, value)
        self.refresh()

    def _on_save_requested(self) -> None:
        if not self.busy:
            self._in_hand.save()

    def _on_ask_again_requested(self, event: str) -> None:
        if not self.busy:
            self._in_hand.ask_again(event)
