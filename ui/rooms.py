"""Behind the door: the ways of the day between the screens of an unlocked store, and the way into an open visit.

Wires and navigates, nothing else. With a visit open only the pages of that visit can be reached (H4).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut

from jgvisit.errors import JgVisitError, StoreError
from jgvisit.ids import CaseId, RecordId, VisitId
from jgvisit.records.case_happenings import Happening
from jgvisit.records.payload_base import Payload
from jgvisit.services.forms.drafts import PartKey
from jgvisit.services.signing.sealing import TakenUp
from jgvisit.sync.login import LoginSession
from jgvisit.workspace import Workspace
from ui.all_actions import AllActions
from ui.error_texts import error_message
from ui.hands import HELP_KEY, PALETTE_KEY
from ui.main_window import MainWindow
from ui.screens.conflicts.presenter import ConflictsPresenter
from ui.screens.duty.presenter import DutyPresenter
from ui.screens.end_of_day.presenter import EndOfDayPresenter, LogIn
from ui.screens.family.presenter import FamilyPresenter
from ui.screens.filled.presenter import FilledPresenter
from ui.screens.forms.presenter import FormsPresenter
from ui.screens.help.presenter import NAME as HELP
from ui.screens.new_family.presenter import NewFamilyPresenter
from ui.screens.palette.presenter import NAME as PALETTE
from ui.screens.palette.presenter import PalettePresenter
from ui.screens.search.presenter import SearchPresenter
from ui.screens.today.presenter import TodayPresenter
from ui.screens.visit.presenter import VisitPresenter
from ui.task_runner import TaskRunner
from ui.visit_ways import VisitWays
from ui.widgets.message_bar import Message


class Rooms(VisitWays):
    """All screens of an unlocked store.

    Signals:
        close_wanted: the day is over: cover now, lock when the sync has ended.
        practice_wanted: lock, and open the practice family: no other store is open then.
    """

    close_wanted = Signal()
    practice_wanted = Signal()

    def __init__(
        self, window: MainWindow, workspace: Workspace, runner: TaskRunner, login: LoginSession, log_in: LogIn
    ) -> None:
        super().__init__(window, workspace, runner, login, log_in)
        self._found_case = ""
        QShortcut(QKeySequence(PALETTE_KEY), self.window).activated.connect(self.show_palette)
        QShortcut(QKeySequence(HELP_KEY), self.window).activated.connect(self.show_help)
        self.window.header.help_requested.connect(self.show_help)
        self.today.look_at_machine()

    def _joins(self) -> Mapping[str, Callable[[Any], None]]:
        """Return the joins of every room: of the day, and of a visit."""
        at_family = ("exceptions", "hiding", "moral_case", "bookmarks", "papers", "dossier")
        return {
            **super()._joins(),
            **dict.fromkeys(at_family, lambda room: room.finished.connect(self.show_family)),
            "today": self._join_today,
            "family": self._join_family,
            "new_family": self._join_new_family,
            "search": self._join_search,
            "change": lambda change: change.finished.connect(self._on_change_finished),
            "duty": self._join_duty,
            "conflicts": self._join_conflicts,
            "end_of_day": self._join_end_of_day,
        }

    def _join_today(self, _: TodayPresenter) -> None:
        today = self.today_screen
        today.visit_chosen.connect(self._on_visit_chosen)
        today.family_chosen.connect(self.show_family)
        today.end_of_day_requested.connect(self.show_end_of_day)
        today.new_family_requested.connect(self.show_new_family)
        today.about_requested.connect(self.show_about)
        today.search_requested.connect(self.show_search)
        today.practice_requested.connect(self.practice_wanted)
        today.palette_requested.connect(self.show_palette)

    def _join_family(self, family: FamilyPresenter) -> None:
        self.family_screen.back_requested.connect(self._on_family_left)
        family.visit_started.connect(self.show_visit)
        family.change_wanted.connect(self.show_change)
        family.duty_wanted.connect(self.show_duty)
        family.papers_wanted.connect(self.show_papers)
        family.exceptions_wanted.connect(self.show_exceptions)
        family.dossier_wanted.connect(self.show_dossier)
        family.hiding_wanted.connect(self.show_hiding)
        family.moral_case_wanted.connect(self.show_moral_case)
        family.bookmarks_wanted.connect(self.show_bookmarks)
        family.promises_wanted.connect(self._on_promises_wanted)
        family.forms_wanted.connect(self._on_forms_wanted)
        family.conflicts_wanted.connect(self.show_conflicts)

    def _join_new_family(self, new_family: NewFamilyPresenter) -> None:
        self.new_family_screen.back_requested.connect(self.show_today)
        new_family.written.connect(self._on_new_family_written)

    def _join_search(self, search: SearchPresenter) -> None:
        self.search_screen.back_requested.connect(self.show_today)
        search.family_wanted.connect(self._on_found_chosen)

    def _join_duty(self, duty: DutyPresenter) -> None:
        duty.finished.connect(self.show_family)
        duty.struck.connect(self._on_struck)
        duty.visit_started.connect(self.show_visit)

    def _join_conflicts(self, conflicts: ConflictsPresenter) -> None:
        conflicts.finished.connect(self.show_family)
        conflicts.fact_wanted.connect(self._on_fact_wanted)
        conflicts.part_wanted.connect(self._on_part_wanted)

    def _join_visit(self, visit: VisitPresenter) -> None:
        super()._join_visit(visit)
        visit.ended.connect(self._on_visit_ended)

    def _join_forms(self, forms: FormsPresenter) -> None:
        super()._join_forms(forms)
        forms.conflicts_wanted.connect(self.show_conflicts)

    def _join_filled(self, filled: FilledPresenter) -> None:
        super()._join_filled(filled)
        filled.conflicts_wanted.connect(self.show_conflicts)

    def _join_end_of_day(self, end_of_day: EndOfDayPresenter) -> None:
        screen = self.end_of_day_screen
        screen.bookmarks_requested.connect(self.show_bookmarks)
        screen.back_requested.connect(self.show_today)
        screen.sync_and_close_requested.connect(self._on_sync_and_close)
        end_of_day.running_changed.connect(self.today.note_sync)
        end_of_day.running_changed.connect(self._on_running_changed)
        end_of_day.reading_opened.connect(self.show_today)
        end_of_day.conflicts_wanted.connect(self.show_conflicts)

    @cached_property
    def palette(self) -> PalettePresenter:  # noqa: D102
        actions = AllActions(self, self.window, self.work, self)
        return PalettePresenter(self.palette_screen, self._context, self.window, actions.now, actions.find)

    @property
    def words_while_syncing(self) -> str:
        """What stands on the cover while the day's work is being sent."""
        return self.tr("Sending the day's work. The program closes by itself.")

    # -- what was confirmed before the lock ---------------------------------------------------

    def waits(self) -> bool:
        """Tell whether something that was confirmed is not sealed yet."""
        return self.work.signing.sealing.waits()

    def take_up(self) -> TakenUp:
        """Seal what was confirmed before the lock; errors as `Sealing.take_up`."""
        return self.work.signing.sealing.take_up()

    def tell_taken_up(self, taken: object) -> None:
        """Say it in words that name nobody: others may be looking on."""
        assert isinstance(taken, TakenUp)
        if taken.left is not None:
            self.window.show_message(error_message(taken.left))
        elif taken.sealed:
            told = self.tr("What was confirmed just before the program closed is now sealed. Nobody has to sign again.")
            self.window.show_message(Message(self.tr("Recorded."), told, "positive"))

    # -- ways ---------------------------------------------------------------------------------

    def enter(self) -> None:
        """Go to the open visit and the page that was open there; else to today (H4).

        Where families may not be read now, today is the end of the day.
        """
        opened = self.work.files.open_visit()
        if opened is None:
            self.show_today()
            return
        file, _ = opened
        try:
            self.resume(file.case, self.work.visits.remembered_page(file.case) or "visit")
        except StoreError:
            raise  # the door says it
        except JgVisitError as error:  # a page that cannot be shown must not keep its visit closed for good
            self.stay_in_visit(file.case, error)
        if self.work.visits.is_paused(file.case):
            self.showing.pause()

    def show_today(self) -> None:
        """Show the day, unless a visit is open: then that visit."""
        if not self._turned_away():
            self._found_case = ""
            if self._is_built("search"):
                self.search.forget()
            self.today.refresh()
            self._go("today")

    def show_search(self, words: str = "") -> None:
        """Show where words are looked for in every family; never with a visit open (H4)."""
        if not self._turned_away():
            self._found_case = ""
            self.search.show(words)
            self._go("search")

    def show_family(self, case: str) -> None:
        """Show a family; with a visit open only the visit itself."""
        if not self._turned_away():
            self._show_family(CaseId(case))

    def _turned_away(self) -> bool:
        """Go to the open visit, which is all there is (H4), or to the end of the day where families may not be read."""
        opened = self.work.files.open_visit()
        if opened is not None:
            self.show_visit(opened[0].case)
        elif not self.work.leases.may_read():
            self.show_end_of_day()
        else:
            return False
        return True

    def _stays_at_practice(self) -> bool:
        """Tell whether all of this is thrown away: then no real family is written down here, and nothing is sent."""
        return self.work.end_of_day.stays

    def _show_family(self, case: CaseId) -> None:
        self.family_screen.back.lead_to("found" if case == self._found_case else "today")
        self.family.show(case)
        self._go("family")

    def show_change(self, case: str) -> None:
        """Show what can be written down as a change; never with a visit open."""
        if not self._turned_away():
            self.change.show(CaseId(case))
            self._go("change")

    def show_new_family(self) -> None:
        """Show where a family is written down by hand; never with a visit open."""
        if not self._stays_at_practice() and not self._turned_away():
            self.new_family.show()
            self._go("new_family")

    def show_duty(self, case: str, key: str) -> None:
        """Show one duty to explain; never with a visit open."""
        if not self._turned_away():
            self.duty.show(CaseId(case), key)
            self._go("duty")

    def show_papers(self, case: str) -> None:
        """Show the papers that people of a family wanted; never with a visit open: it tells what one of them said."""
        if not self._turned_away():
            self.papers.show(CaseId(case))
            self.booklet.show(CaseId(case))
            self._go("papers")

    def show_exceptions(self, case: str) -> None:
        """Show the exceptions of the law in use for a family; never with a visit open: it tells who was passed over."""
        if not self._turned_away():
            self.exceptions.show(CaseId(case))
            self._go("exceptions")

    def show_bookmarks(self, case: str) -> None:
        """Show what was said aside in visits; never with a visit open: nobody there learns of it (H7)."""
        if not self._turned_away():
            self.bookmarks.show(CaseId(case))
            self._go("bookmarks")

    def show_hiding(self, case: str) -> None:
        """Show what is hidden from whom; never with a visit open: that something is hidden tells (H4)."""
        if not self._turned_away():
            self.hiding.show(CaseId(case))
            self._go("hiding")

    def show_moral_case(self, case: str) -> None:
        """Show the page for moreel beraad; never with a visit open: it is for colleagues."""
        if not self._turned_away():
            self.moral_case.show(CaseId(case))
            self._go("moral_case")

    def show_dossier(self, case: str) -> None:
        """Show the case file for who asks; never with a visit open: nobody decides that at the table (H20)."""
        if not self._turned_away():
            self.dossier.show(CaseId(case))
            self._go("dossier")

    def show_conflicts(self, case: str) -> None:
        """Show versions side by side; never with a visit open: one of them can be what somebody told us alone."""
        if not self._turned_away():
            self.conflicts.show(CaseId(case))
            self._go("conflicts")

    def _on_fact_wanted(self, case: str, payload: Payload, record: str) -> None:
        if not self._turned_away():
            self.change.show_fact(CaseId(case), payload, record)
            self._go("change")

    def _on_part_wanted(self, case: str, key: PartKey) -> None:
        if not self._turned_away():
            self.show_part(case, key)

    def _on_promises_wanted(self, case: str) -> None:
        if not self._turned_away():
            self.show_promises(case)

    def _on_promises_closed(self, case: str) -> None:
        """Go back to where the promises belong: the open visit, else the family."""
        if self._open_case() is None:
            self.show_family(case)
        else:
            super()._on_promises_closed(case)

    def _on_forms_wanted(self, case: str) -> None:
        if not self._turned_away():
            self.show_forms(case)

    def _on_forms_closed(self, case: str) -> None:
        """Go back to where the forms belong: the open visit, else the family."""
        if self._open_case() is None:
            self.show_family(case)
        else:
            super()._on_forms_closed(case)

    def show_about(self) -> None:
        """Lay what a help desk may know over today; never over a visit (H4)."""
        if not self._turned_away():
            self.about.show()

    def show_help(self) -> None:
        """Lay over a page of the worker what it is; the same key lifts it. Never over a page for the family."""
        if self.window.current == HELP:
            self.window.lift()
        elif self._on_own_page():
            self.help.show(self.window.current)

    def _on_own_page(self) -> bool:
        return (
            self.showing.hands == "worker"
            and self.window.current == self.window.beneath
            and not self.window.header.isHidden()
        )

    def show_palette(self) -> None:
        """Lay everything that can be done over a page of the worker; the same key lifts it.

        Over a page that the family looks at, and with whatever lies over a page, it does nothing: it names families.
        """
        if self.window.current == PALETTE:
            self.palette.close()
        elif self._on_own_page():
            self.palette.open()

    def show_end_of_day(self) -> None:
        """Show sync and balance."""
        if not self._stays_at_practice():
            self.end_of_day.refresh()
            self._go("end_of_day")

    # -- handlers -----------------------------------------------------------------------------

    def _on_found_chosen(self, case: str, place: str) -> None:
        """Open the page of the family on which it stands; from there the way leads back to what was found."""
        if self._turned_away():
            return
        self._found_case = case
        ways = {"forms": self.show_forms, "papers": self.show_papers, "exceptions": self.show_exceptions}
        ways.get(place, self.show_family)(case)

    def _on_family_left(self) -> None:
        """Go back to what was found, if the family was opened from there; else to today."""
        if not self._found_case:
            self.show_today()
        elif not self._turned_away():
            self._found_case = ""
            self.search.show_again()
            self._go("search")

    def _on_visit_chosen(self, case: str, _visit: str) -> None:
        self.show_family(case)

    def _on_change_finished(self, case: str) -> None:
        if self.window.current == "change":  # a save that lands late takes nobody away from another family
            self.show_family(case)

    def _on_new_family_written(self, case: str) -> None:
        if self.window.current == "new_family":  # a save that lands late takes nobody away from another page
            self.show_family(case)

    def _on_visit_ended(self, case: str, visit: str) -> None:
        self._show_family(CaseId(case))  # also where the lease ended in the visit: an end by mistake can be undone
        self.family.offer_undo(VisitId(visit))

    def _on_struck(self, case: str, was: Happening, record: str) -> None:
        """Offer the way back where the duty went with what was taken out; the page of the duty is left then."""
        if self.window.current in ("duty", "family"):
            self.show_family(case)
            self.family.offer_put_back(was, RecordId(record))

    def _on_sync_and_close(self) -> None:
        self.end_of_day.sync()
        self.close_wanted.emit()
