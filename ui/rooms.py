"""Behind the door: the screens of an unlocked store, their presenters, and the ways between them.

Wires and navigates, nothing else. With a visit open only the pages of that visit can be reached (H4).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from jgvisit.bootstrap import Workspace
from jgvisit.content.model import Audience
from jgvisit.errors import ContentError, JgVisitError, StoreError
from jgvisit.ids import CaseId, FormId, PersonId, VisitId
from jgvisit.services.frames import frames_for_room
from jgvisit.services.released import UnreleasedTextError
from jgvisit.sync.login import LoginSession
from ui.change_bus import ChangeBus
from ui.main_window import MainWindow
from ui.presenting import Context
from ui.screens.change.presenter import ChangePresenter
from ui.screens.change.screen import ChangeScreen
from ui.screens.duty.presenter import DutyPresenter
from ui.screens.duty.screen import DutyScreen
from ui.screens.end_of_day.presenter import EndOfDayPresenter, LogIn
from ui.screens.end_of_day.screen import EndOfDayScreen
from ui.screens.explain.presenter import ExplainPresenter
from ui.screens.explain.screen import ExplainScreen
from ui.screens.family.presenter import FamilyPresenter
from ui.screens.family.screen import FamilyScreen
from ui.screens.form.filling import FORM_TYPE
from ui.screens.form.presenter import FormPresenter
from ui.screens.form.screen import FormScreen
from ui.screens.heard.place import KIND as HEARD
from ui.screens.heard.place import Place as HeardPlace
from ui.screens.heard.place import decode as heard_place
from ui.screens.heard.presenter import HeardPresenter
from ui.screens.heard.screen import HeardScreen
from ui.screens.leave_behind.presenter import LeaveBehindPresenter
from ui.screens.leave_behind.screen import LeaveBehindScreen
from ui.screens.rights.presenter import RightsPresenter
from ui.screens.rights.screen import RightsScreen
from ui.screens.today.presenter import TodayPresenter
from ui.screens.today.screen import TodayScreen
from ui.screens.visit.presenter import VisitPresenter
from ui.screens.visit.screen import VisitScreen
from ui.task_runner import TaskRunner
from ui.widgets.frame_strip import FrameStrip
from ui.widgets.header_bar import HeaderState
from ui.wording import picture_of


class Rooms(QObject):
    """All screens of an unlocked store.

    Signals:
        close_wanted: the day is over: cover now, lock when the sync has ended.
    """

    close_wanted = Signal()

    def __init__(
        self, window: MainWindow, workspace: Workspace, runner: TaskRunner, login: LoginSession, log_in: LogIn
    ) -> None:
        super().__init__(window)
        self.window, self.work = window, workspace
        self._context = Context(workspace, runner, ChangeBus(self))
        self._before_heard = "visit"
        self._strip = FrameStrip()
        self.today_screen, self.family_screen = TodayScreen(), FamilyScreen()
        self.visit_screen, self.explain_screen = VisitScreen(), ExplainScreen()
        self.form_screen, self.leave_screen = FormScreen(), LeaveBehindScreen()
        self.rights_screen, self.end_of_day_screen = RightsScreen(), EndOfDayScreen()
        self.heard_screen, self.heard_card_screen = HeardScreen(), ExplainScreen()
        self.change_screen, self.duty_screen = ChangeScreen(), DutyScreen()
        screens: dict[str, QWidget] = {
            "today": self.today_screen,
            "family": self.family_screen,
            "change": self.change_screen,
            "duty": self.duty_screen,
            "visit": self.visit_screen,
            "explain": self.explain_screen,
            "heard": self.heard_screen,
            "heard_card": self.heard_card_screen,
            "form": self.form_screen,
            "leave": self.leave_screen,
            "rights": self.rights_screen,
            "end_of_day": self.end_of_day_screen,
        }
        for name, screen in screens.items():
            window.add_screen(name, screen)
        self.today = TodayPresenter(self.today_screen, self._context)
        self.family = FamilyPresenter(self.family_screen, self._context)
        self.change = ChangePresenter(self.change_screen, self._context)
        self.duty = DutyPresenter(self.duty_screen, self._context)
        self.visit = VisitPresenter(self.visit_screen, self._context)
        self.explain = ExplainPresenter(self.explain_screen, self._context)
        self.heard = HeardPresenter(self.heard_screen, self.heard_card_screen, self._context)
        self.form = FormPresenter(self.form_screen, self._context)
        self.leave = LeaveBehindPresenter(self.leave_screen, self._context)
        self.rights = RightsPresenter(self.rights_screen, self._context)
        self.end_of_day = EndOfDayPresenter(self.end_of_day_screen, self._context, login, log_in)
        self._join_day()
        self._join_visit()
        self._context.bus.changed.connect(self._on_changed)

    def _join_day(self) -> None:
        today, end_of_day = self.today_screen, self.end_of_day_screen
        today.visit_chosen.connect(self._on_visit_chosen)
        today.family_chosen.connect(self.show_family)
        today.end_of_day_requested.connect(self.show_end_of_day)
        self.family_screen.back_requested.connect(self.show_today)
        self.family.visit_started.connect(self.show_visit)
        self.family.change_wanted.connect(self.show_change)
        self.family.duty_wanted.connect(self.show_duty)
        self.change.finished.connect(self.show_family)
        self.duty.finished.connect(self.show_family)
        self.duty.visit_started.connect(self.show_visit)
        end_of_day.back_requested.connect(self.show_today)
        end_of_day.sync_and_close_requested.connect(self._on_sync_and_close)

    def _join_visit(self) -> None:
        self.visit.card_opened.connect(self.show_card)
        self.visit.form_opened.connect(self.show_form)
        self.visit.leave_opened.connect(self.show_leave)
        self.visit.ended.connect(self._on_visit_ended)
        self.explain.finished.connect(self.show_visit)
        self._join_heard()
        self.form.closed.connect(self.show_visit)
        self.leave.finished.connect(self.show_visit)
        self.visit.rights_opened.connect(self.show_rights)
        self.rights.finished.connect(self.show_visit)

    def _join_heard(self) -> None:
        self.heard_card_screen.heard.hide()
        self.visit_screen.heard_requested.connect(lambda: self._leave_for_heard("visit"))
        self.explain_screen.heard_requested.connect(lambda: self._leave_for_heard(self.explain.page))
        self.heard.list_wanted.connect(lambda: self._go("heard", self._open_case(), header=False))
        self.heard.card_wanted.connect(lambda: self._go("heard_card", self._open_case(), header=False))
        self.heard.read_on.connect(self.show_card)
        self.heard.finished.connect(lambda case: self._resume(CaseId(case), self._before_heard))

    @property
    def words_while_syncing(self) -> str:
        """What stands on the cover while the day's work is being sent."""
        return self.tr("Sending the day's work. The program closes by itself.")

    # -- ways ---------------------------------------------------------------------------------

    def enter(self) -> None:
        """Go to the open visit and the page that was open there; else to today (H4)."""
        opened = self.work.files.open_visit()
        if opened is None:
            self.show_today()
            return
        file, _ = opened
        try:
            self._resume(file.case, self.work.visits.remembered_page(file.case) or "visit")
        except StoreError:
            raise  # the door says it
        except JgVisitError as error:  # a page that cannot be shown must not keep its visit closed for good
            self._stay_in_visit(file.case, error)

    def _resume(self, case: CaseId, page: str) -> None:
        """Open the remembered page; the visit where that page is no more, as after an update of the texts."""
        file = self.work.files.get(case)
        cards = {(card.card, card.audience) for card in self.work.explaining.cards()}
        forms = {(form.child, form.id) for form in file.forms} | {(child.id, "") for child in file.children}
        kind, *rest = page.split(":")
        if kind == "leave":
            self.show_leave(case, *rest[:1])
        elif kind == "rights":
            self.show_rights(case, *rest[:2])
        elif kind == "explain" and tuple(rest[:2]) in cards:
            self.show_card(case, *rest[:3])
        elif kind == HEARD:
            self.show_heard(case, heard_place(rest))
        elif kind == "form" and tuple(rest) in forms:
            self.show_form(case, *rest)
        else:
            self.show_visit(case)

    def show_today(self) -> None:
        """Show the day, unless a visit is open: then that visit."""
        opened = self.work.files.open_visit()
        if opened is not None:
            self.show_visit(opened[0].case)
            return
        self.today.refresh()
        self._go("today")

    def show_family(self, case: str) -> None:
        """Show a family; with a visit open only the visit itself."""
        opened = self.work.files.open_visit()
        if opened is not None:
            self.show_visit(opened[0].case)
            return
        self.family.show(CaseId(case))
        self._go("family")

    def show_change(self, case: str) -> None:
        """Show what can be written down as a change; never with a visit open."""
        if self.work.files.open_visit() is not None:
            self.show_family(case)
            return
        self.change.show(CaseId(case))
        self._go("change")

    def show_duty(self, case: str, key: str) -> None:
        """Show one duty to explain; never with a visit open."""
        if self.work.files.open_visit() is not None:
            self.show_family(case)
            return
        self.duty.show(CaseId(case), key)
        self._go("duty")

    def show_visit(self, case: str) -> None:
        """Show the open visit."""
        self.visit.show(CaseId(case))
        self._go("visit", CaseId(case))

    def show_card(self, case: str, card: str, audience: str, place: str = "") -> None:
        """Show a card, large, without the worker's header; at a `place` in it after a lock."""
        if not self._released(case, lambda: self.work.explaining.require_released(card, cast(Audience, audience))):
            return
        if self._opens(case, lambda: self.explain.show(CaseId(case), card, audience, place)):
            self._go("explain", CaseId(case), header=False)

    def show_heard(self, case: str, place: HeardPlace | None = None) -> None:
        """Show the words that somebody heard; after a lock the one that was in sight."""
        if self._released(case, self.work.heard_terms.require_released):
            self._opens(case, lambda: self.heard.show(CaseId(case), place or HeardPlace()))

    def _leave_for_heard(self, page: str) -> None:
        """Go to the heard words, and remember the page to come back to."""
        case = self._open_case()
        if case is not None:
            self._before_heard = page
            self.show_heard(case)

    def _open_case(self) -> CaseId | None:
        opened = self.work.files.open_visit()
        return None if opened is None else opened[0].case

    def show_form(self, case: str, child: str, form: str) -> None:
        """Show the form of a child."""
        known = self.work.files.get(CaseId(case)).forms
        pack = next((opened.pack for opened in known if opened.id == form), None)
        if not self._released(case, lambda: self.work.forms.require_released(FORM_TYPE, pack)):
            return
        if self._opens(case, lambda: self.form.show(CaseId(case), PersonId(child), FormId(form))):
            self._go("form", CaseId(case), header=False)

    def show_leave(self, case: str, asking: str = "") -> None:
        """Show what is left behind; after a lock the question to the person who was being asked."""
        self.leave.show(CaseId(case), PersonId(asking))
        self._go("leave", CaseId(case), header=False)

    def show_rights(self, case: str, key: str = "", at: str = "") -> None:
        """Show the rights cards; after a lock the card and page that were open."""
        self.rights.show(CaseId(case), key, at)
        self._go("rights", CaseId(case), header=False)

    def show_end_of_day(self) -> None:
        """Show sync and balance."""
        self.end_of_day.refresh()
        self._go("end_of_day")

    def _released(self, case: str, look: Callable[[], None]) -> bool:
        """Tell whether a text may be shown; where no jurist released it, stay in the visit and say so (H27)."""
        try:
            look()
        except UnreleasedTextError as error:
            self._stay_in_visit(case, error)
            return False
        return True

    def _opens(self, case: str, show: Callable[[], None]) -> bool:
        """Show a page of the visit; where a text cannot be shown, stay in the visit and say so: nothing else ends."""
        try:
            show()
        except ContentError as error:
            self._stay_in_visit(case, error)
            return False
        return True

    def _stay_in_visit(self, case: str, error: JgVisitError) -> None:
        self.show_visit(case)
        self.visit.failed(error)

    def _go(self, name: str, case: CaseId | None = None, *, header: bool = True) -> None:
        self._show_header(case)
        self.window.go(name, header=header)

    def _show_header(self, case: CaseId | None) -> None:
        """Name at most the family of the open visit, with its frame."""
        context = ""
        if case is not None:
            file = self.work.files.get(case)
            context = file.name
            self._strip.show_state(picture_of(frames_for_room(file, self.work.today())))
        self.window.show_frame(self._strip if case is not None else None)
        unsent = self.work.end_of_day.unsent()
        self.window.show_header(
            HeaderState(
                context=context,
                detail=self.tr("Visit under way") if case is not None else self.work.enrolled.worker_name,
                unsent=unsent.pieces,
                demo=self.work.enrolled.demo,
            )
        )

    # -- handlers -----------------------------------------------------------------------------

    def _on_visit_chosen(self, case: str, _visit: str) -> None:
        self.show_family(case)

    def _on_visit_ended(self, case: str, visit: str) -> None:
        self.show_family(case)
        self.family.offer_undo(VisitId(visit))

    def _on_changed(self, _: object) -> None:
        opened = self.work.files.open_visit()
        self._show_header(None if opened is None else opened[0].case)

    def _on_sync_and_close(self) -> None:
        self.end_of_day.sync()
        self.close_wanted.emit()
