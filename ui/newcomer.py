"""Somebody walks in: from then on nothing stands in sight that is hidden from anybody (H4).

The page in sight is built anew as after a lock: what was typed is kept, what the newcomer may not see is gone. A page
that is no more among these people makes way for the visit.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject

from jgvisit.errors import JgVisitError
from jgvisit.ids import CaseId
from ui.change_bus import Changes
from ui.error_texts import error_message
from ui.hands import HANDED_OVER
from ui.main_window import MainWindow
from ui.presenting import Context
from ui.screens.palette.presenter import NAME as PALETTE
from ui.showing import Showing
from ui.widgets.newcomer_button import NewcomerButton

T = TypeVar("T")


class Newcomer(QObject):
    """One tap that notes that somebody else is here, and draws what is in sight for them too."""

    def __init__(
        self,
        window: MainWindow,
        context: Context,
        showing: Showing,
        show_call: Callable[[CaseId], None],
        resume: Callable[[CaseId, str], None],
        show_visit: Callable[[CaseId], None],
    ) -> None:
        super().__init__(window)
        self._window, self._context, self._showing, self._show_call = window, context, showing, show_call
        self._resume, self._show_visit = resume, show_visit

    def note(self) -> None:
        """Write down that somebody came in; never while the family has the page."""
        work = self._context.workspace
        opened = work.files.open_visit()
        if opened is None or self._showing.hands == HANDED_OVER:
            return
        case, visit = opened[0].case, opened[1].id
        if self._window.current == PALETTE:  # it names what stood on the page beneath
            self._window.lift()
        who = self.tr("somebody")
        self._write(partial(work.visits.somebody_came_in, case, visit, who), lambda _: self._noted(case))

    def _write(self, action: Callable[[], T], then: Callable[[T], None]) -> None:
        self._context.runner.write(self, action, then, self._failed)

    def _noted(self, case: CaseId) -> None:
        self._context.bus.announce(Changes(frozenset({case}), outbox=True))
        for button in self._window.findChildren(NewcomerButton):
            button.tell_kept()
        # asked in its turn: a page that was opened meanwhile is the one that is remembered by then
        self._write(partial(self._context.workspace.visits.remembered_page, case), partial(self._draw, case))

    def _draw(self, case: CaseId, page: str | None) -> None:
        if self._context.workspace.files.open_visit_id(case) is None or self._showing.hands == HANDED_OVER:
            return
        try:
            self._resume(case, page or "visit")
        except JgVisitError:  # why a page is no more could tell what is hidden
            self._show_visit(case)
        if self._window.is_wanted_elsewhere:
            self._showing.give_back()
        if self._window.current == "call":
            self._show_call(case)
        self._showing.draw_cover()

    def _failed(self, error: JgVisitError) -> None:
        """Take away a page that is being looked at together: what is hidden may stand on it."""
        self._showing.give_back()
        self._window.show_message(error_message(error))
