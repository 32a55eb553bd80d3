"""Half-done work of a panel that has no presenter of its own: written in the background, a failure told."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from jgvisit.errors import JgVisitError
from jgvisit.ids import CaseId
from jgvisit.services.ports.journal import DraftKey
from ui.draft_box import DraftBox
from ui.presenting import Context


class PanelDrafts(QObject):
    """The drafts of one panel, which is its parent."""

    def __init__(self, panel: QObject, context: Context, failed: Callable[[JgVisitError], None]) -> None:
        super().__init__(panel)
        self.work, self._runner, self._failed = context.workspace, context.runner, failed
        self._box = DraftBox(self.work.journal.put_draft)

    def keep_draft(self, key: DraftKey, data: bytes) -> None:
        """Keep half-done work; the newest data wins, as in `Presenter.keep_draft`."""
        if self._box.take(key, data):
            self._runner.write(self, lambda: self._box.write_out(key), lambda _: None, self._failed)

    def drafts(self, case: CaseId) -> dict[str, bytes]:
        """Return half-done work by field, also what is still on its way to the disk."""
        return self.work.journal.drafts(case) | self._box.waiting(case)
