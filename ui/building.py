"""The building of the rooms: every screen of an unlocked store with its presenter, in one window.

Knows which rooms there are and how to stand in one, under the header that belongs there. No way leads anywhere yet.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from jgvisit.ids import CaseId
from jgvisit.services.law.frames import frames_for_room
from jgvisit.sync.login import LoginSession
from jgvisit.workspace import Workspace
from ui.change_bus import ChangeBus
from ui.main_window import MainWindow
from ui.presenting import Context
from ui.reading_aloud import AloudPresenter
from ui.screens.about.presenter import NAME as ABOUT
from ui.screens.about.presenter import AboutPresenter
from ui.screens.about.screen import AboutScreen
from ui.screens.bookmarks.presenter import BookmarksPresenter
from ui.screens.bookmarks.screen import BookmarksScreen
from ui.screens.call.presenter import CallPresenter
from ui.screens.call.screen import CallScreen
from ui.screens.change.presenter import ChangePresenter
from ui.screens.change.screen import ChangeScreen
from ui.screens.conflicts.presenter import ConflictsPresenter
from ui.screens.conflicts.screen import ConflictsScreen
from ui.screens.dossier.presenter import DossierPresenter
from ui.screens.dossier.screen import DossierScreen
from ui.screens.duty.presenter import DutyPresenter
from ui.screens.duty.screen import DutyScreen
from ui.screens.end_of_day.presenter import EndOfDayPresenter, LogIn
from ui.screens.end_of_day.screen import EndOfDayScreen
from ui.screens.exceptions.presenter import ExceptionsPresenter
from ui.screens.exceptions.screen import ExceptionsScreen
from ui.screens.explain.presenter import ExplainPresenter
from ui.screens.explain.screen import ExplainScreen
from ui.screens.family.presenter import FamilyPresenter
from ui.screens.family.screen import FamilyScreen
from ui.screens.filled.presenter import FilledPresenter
from ui.screens.filled.screen import FilledScreen
from ui.screens.form.presenter import FormPresenter
from ui.screens.form.screen import FormScreen
from ui.screens.forms.presenter import FormsPresenter
from ui.screens.forms.screen import FormsScreen
from ui.screens.heard.presenter import HeardPresenter
from ui.screens.heard.screen import HeardScreen
from ui.screens.help.presenter import NAME as HELP
from ui.screens.help.presenter import HelpPresenter
from ui.screens.help.screen import HelpScreen
from ui.screens.hiding.presenter import HidingPresenter
from ui.screens.hiding.screen import HidingScreen
from ui.screens.leave_behind.presenter import LeaveBehindPresenter
from ui.screens.leave_behind.screen import LeaveBehindScreen
from ui.screens.moral_case.presenter import MoralCasePresenter
from ui.screens.moral_case.screen import MoralCaseScreen
from ui.screens.new_family.presenter import NewFamilyPresenter
from ui.screens.new_family.screen import NewFamilyScreen
from ui.screens.palette.presenter import NAME as PALETTE
from ui.screens.palette.screen import PaletteScreen
from ui.screens.papers.booklet_presenter import BookletPresenter
from ui.screens.papers.presenter import PapersPresenter
from ui.screens.papers.screen import PapersScreen
from ui.screens.promises.presenter import PAGE as PROMISES
from ui.screens.promises.presenter import PromisesPresenter
from ui.screens.promises.screen import PromisesScreen
from ui.screens.questions.presenter import KIND as QUESTIONS
from ui.screens.questions.presenter import QuestionsPresenter
from ui.screens.questions.screen import QuestionsScreen
from ui.screens.rating.presenter import PAGE as RATING
from ui.screens.rating.presenter import RatingPresenter
from ui.screens.rating.screen import RatingScreen
from ui.screens.rights.presenter import RightsPresenter
from ui.screens.rights.screen import RightsScreen
from ui.screens.search.presenter import SearchPresenter
from ui.screens.search.screen import SearchScreen
from ui.screens.today.presenter import TodayPresenter
from ui.screens.today.screen import TodayScreen
from ui.screens.visit.presenter import VisitPresenter
from ui.screens.visit.screen import VisitScreen
from ui.showing import Handable, Showing
from ui.task_runner import TaskRunner
from ui.visit_card import visit_card, words_here
from ui.voice import SystemVoice
from ui.widgets.frame_strip import FrameStrip
from ui.widgets.header_bar import HeaderState
from ui.wording import picture_of

S = TypeVar("S", bound=QWidget)
P = TypeVar("P", bound=QObject)


class Building(QObject):
    """All screens of an unlocked store, each joined to the services by its presenter.

    A room is built when it is first gone to: a worker who unlocks at a table waits for that page alone.
    """

    def __init__(
        self, window: MainWindow, workspace: Workspace, runner: TaskRunner, login: LoginSession, log_in: LogIn
    ) -> None:
        super().__init__(window)
        self.window, self.work = window, workspace
        self._context = Context(workspace, runner, ChangeBus(self))
        self._login, self._log_in = login, log_in
        self._strip, self.voice = FrameStrip(), SystemVoice()
        self._syncing = False
        self.showing = Showing(
            window,
            workspace.exit_codes,
            self._handable,
            lambda: visit_card(workspace),
            lambda: words_here(workspace),
        )
        self._context.bus.changed.connect(self._on_changed)

    # -- the rooms, each built when somebody first goes there -----------------------------------

    def _joins(self) -> Mapping[str, Callable[[Any], None]]:
        """Return what joins each room's signals to the ways that lead away from it, by the name of the room."""
        return {}

    def _is_built(self, room: str) -> bool:
        return room in vars(self)

    def _take(self, name: str, screen: S) -> S:
        self.window.add_screen(name, screen)
        return screen

    def _joined(self, name: str, room: P) -> P:
        self._joins()[name](room)
        return room

    @cached_property
    def today_screen(self) -> TodayScreen:  # noqa: D102
        return self._take("today", TodayScreen())

    @cached_property
    def today(self) -> TodayPresenter:  # noqa: D102
        return self._joined("today", TodayPresenter(self.today_screen, self._context))

    @cached_property
    def family_screen(self) -> FamilyScreen:  # noqa: D102
        return self._take("family", FamilyScreen())

    @cached_property
    def family(self) -> FamilyPresenter:  # noqa: D102
        return self._joined("family", FamilyPresenter(self.family_screen, self._context))

    @cached_property
    def new_family_screen(self) -> NewFamilyScreen:  # noqa: D102
        return self._take("new_family", NewFamilyScreen())

    @cached_property
    def new_family(self) -> NewFamilyPresenter:  # noqa: D102
        return self._joined("new_family", NewFamilyPresenter(self.new_family_screen, self._context))

    @cached_property
    def search_screen(self) -> SearchScreen:  # noqa: D102
        return self._take("search", SearchScreen())

    @cached_property
    def search(self) -> SearchPresenter:  # noqa: D102
        return self._joined("search", SearchPresenter(self.search_screen, self._context))

    @cached_property
    def change_screen(self) -> ChangeScreen:  # noqa: D102
        return self._take("change", ChangeScreen())

    @cached_property
    def change(self) -> ChangePresenter:  # noqa: D102
        return self._joined("change", ChangePresenter(self.change_screen, self._context))

    @cached_property
    def duty_screen(self) -> DutyScreen:  # noqa: D102
        return self._take("duty", DutyScreen())

    @cached_property
    def duty(self) -> DutyPresenter:  # noqa: D102
        return self._joined("duty", DutyPresenter(self.duty_screen, self._context))

    @cached_property
    def papers_screen(self) -> PapersScreen:  # noqa: D102
        return self._take("papers", PapersScreen())

    @cached_property
    def papers(self) -> PapersPresenter:  # noqa: D102
        return self._joined("papers", PapersPresenter(self.papers_screen, self._context))

    @cached_property
    def booklet(self) -> BookletPresenter:  # noqa: D102
        return BookletPresenter(self.papers_screen.booklet, self._context)

    @cached_property
    def exceptions_screen(self) -> ExceptionsScreen:  # noqa: D102
        return self._take("exceptions", ExceptionsScreen())

    @cached_property
    def exceptions(self) -> ExceptionsPresenter:  # noqa: D102
        return self._joined("exceptions", ExceptionsPresenter(self.exceptions_screen, self._context))

    @cached_property
    def bookmarks_screen(self) -> BookmarksScreen:  # noqa: D102
        return self._take("bookmarks", BookmarksScreen())

    @cached_property
    def bookmarks(self) -> BookmarksPresenter:  # noqa: D102
        return self._joined("bookmarks", BookmarksPresenter(self.bookmarks_screen, self._context))

    @cached_property
    def hiding_screen(self) -> HidingScreen:  # noqa: D102
        return self._take("hiding", HidingScreen())

    @cached_property
    def hiding(self) -> HidingPresenter:  # noqa: D102
        return self._joined("hiding", HidingPresenter(self.hiding_screen, self._context))

    @cached_property
    def promises_screen(self) -> PromisesScreen:  # noqa: D102
        return self._take(PROMISES, PromisesScreen())

    @cached_property
    def promises(self) -> PromisesPresenter:  # noqa: D102
        return self._joined(PROMISES, PromisesPresenter(self.promises_screen, self._context))

    @cached_property
    def moral_case_screen(self) -> MoralCaseScreen:  # noqa: D102
        return self._take("moral_case", MoralCaseScreen())

    @cached_property
    def moral_case(self) -> MoralCasePresenter:  # noqa: D102
        return self._joined("moral_case", MoralCasePresenter(self.moral_case_screen, self._context))

    @cached_property
    def dossier_screen(self) -> DossierScreen:  # noqa: D102
        return self._take("dossier", DossierScreen())

    @cached_property
    def dossier(self) -> DossierPresenter:  # noqa: D102
        return self._joined("dossier", DossierPresenter(self.dossier_screen, self._context))

    @cached_property
    def conflicts_screen(self) -> ConflictsScreen:  # noqa: D102
        return self._take("conflicts", ConflictsScreen())

    @cached_property
    def conflicts(self) -> ConflictsPresenter:  # noqa: D102
        return self._joined("conflicts", ConflictsPresenter(self.conflicts_screen, self._context))

    @cached_property
    def forms_screen(self) -> FormsScreen:  # noqa: D102
        return self._take("forms", FormsScreen())

    @cached_property
    def forms(self) -> FormsPresenter:  # noqa: D102
        return self._joined("forms", FormsPresenter(self.forms_screen, self._context, self.filled.drafts))

    @cached_property
    def filled_screen(self) -> FilledScreen:  # noqa: D102
        return self._take("filled", FilledScreen())

    @cached_property
    def filled(self) -> FilledPresenter:  # noqa: D102
        return self._joined("filled", FilledPresenter(self.filled_screen, self._context))

    @cached_property
    def visit_screen(self) -> VisitScreen:  # noqa: D102
        return self._take("visit", VisitScreen())

    @cached_property
    def visit(self) -> VisitPresenter:  # noqa: D102
        return self._joined("visit", VisitPresenter(self.visit_screen, self._context))

    @cached_property
    def explain_screen(self) -> ExplainScreen:  # noqa: D102
        return self._take("explain", ExplainScreen())

    @cached_property
    def explain(self) -> ExplainPresenter:  # noqa: D102
        room = ExplainPresenter(self.explain_screen, self._context)
        AloudPresenter(self.explain_screen, self.voice)
        return self._joined("explain", room)

    @cached_property
    def questions_screen(self) -> QuestionsScreen:  # noqa: D102
        return self._take(QUESTIONS, QuestionsScreen())

    @cached_property
    def questions(self) -> QuestionsPresenter:  # noqa: D102
        return self._joined(QUESTIONS, QuestionsPresenter(self.questions_screen, self._context))

    @cached_property
    def heard_screen(self) -> HeardScreen:  # noqa: D102
        return self._take("heard", HeardScreen())

    @cached_property
    def heard_card_screen(self) -> ExplainScreen:  # noqa: D102
        return self._take("heard_card", ExplainScreen())

    @cached_property
    def heard(self) -> HeardPresenter:  # noqa: D102
        room = HeardPresenter(self.heard_screen, self.heard_card_screen, self._context)
        AloudPresenter(self.heard_card_screen, self.voice)
        return self._joined("heard", room)

    @cached_property
    def form_screen(self) -> FormScreen:  # noqa: D102
        return self._take("form", FormScreen())

    @cached_property
    def form(self) -> FormPresenter:  # noqa: D102
        return self._joined("form", FormPresenter(self.form_screen, self._context))

    @cached_property
    def leave_screen(self) -> LeaveBehindScreen:  # noqa: D102
        return self._take("leave", LeaveBehindScreen())

    @cached_property
    def leave(self) -> LeaveBehindPresenter:  # noqa: D102
        return self._joined("leave", LeaveBehindPresenter(self.leave_screen, self._context))

    @cached_property
    def rating_screen(self) -> RatingScreen:  # noqa: D102
        return self._take(RATING, RatingScreen())

    @cached_property
    def rating(self) -> RatingPresenter:  # noqa: D102
        return self._joined(RATING, RatingPresenter(self.rating_screen, self._context))

    @cached_property
    def rights_screen(self) -> RightsScreen:  # noqa: D102
        return self._take("rights", RightsScreen())

    @cached_property
    def rights(self) -> RightsPresenter:  # noqa: D102
        room = RightsPresenter(self.rights_screen, self._context)
        AloudPresenter(self.rights_screen.card, self.voice)
        return self._joined("rights", room)

    @cached_property
    def end_of_day_screen(self) -> EndOfDayScreen:  # noqa: D102
        return self._take("end_of_day", EndOfDayScreen())

    @cached_property
    def end_of_day(self) -> EndOfDayPresenter:  # noqa: D102
        return self._joined(
            "end_of_day", EndOfDayPresenter(self.end_of_day_screen, self._context, self._login, self._log_in)
        )

    @cached_property
    def call_screen(self) -> CallScreen:  # noqa: D102
        return self._take("call", CallScreen())

    @cached_property
    def call(self) -> CallPresenter:  # noqa: D102
        return self._joined("call", CallPresenter(self.call_screen, self._context))

    @cached_property
    def about_screen(self) -> AboutScreen:  # noqa: D102
        return self._take(ABOUT, AboutScreen())

    @cached_property
    def about(self) -> AboutPresenter:  # noqa: D102
        return AboutPresenter(self.about_screen, self._context, self.window)

    @cached_property
    def help_screen(self) -> HelpScreen:  # noqa: D102
        return self._take(HELP, HelpScreen())

    @cached_property
    def help(self) -> HelpPresenter:  # noqa: D102
        return HelpPresenter(self.help_screen, self._context, self.window)

    @cached_property
    def palette_screen(self) -> PaletteScreen:  # noqa: D102
        return self._take(PALETTE, PaletteScreen())

    def _handable(self, page: str) -> Handable | None:
        """Return the screen of a page that can be given to the family."""
        if page == "explain":
            return self.explain_screen
        if page == "heard_card":
            return self.heard_card_screen
        return self.form_screen if page == "form" else None

    # -- standing in one ----------------------------------------------------------------------

    @property
    def bus(self) -> ChangeBus:
        """Tells of every change."""
        return self._context.bus

    @property
    def is_syncing(self) -> bool:
        """Whether a sync goes on."""
        return self._syncing

    def _open_case(self) -> CaseId | None:
        opened = self.work.files.open_visit()
        return None if opened is None else opened[0].case

    def _go(self, name: str, case: CaseId | None = None, *, header: bool = True) -> None:
        self._show_header(case)
        self.window.go(name, header=header)

    def _show_header(self, case: CaseId | None) -> None:
        """Name at most the family of the open visit, with its frame."""
        context = ""
        if case is not None:
            file = self.work.files.shown(case)
            context = file.name
            self._strip.show_state(picture_of(frames_for_room(file, self.work.today())))
        self.window.show_frame(self._strip if case is not None else None)
        unsent = self.work.end_of_day.unsent()
        self.window.show_header(
            HeaderState(
                context=context,
                detail=self.tr("Visit under way") if case is not None else self.work.enrolled.worker_name,
                unsent=unsent.pieces,
                syncing=self._syncing,
                demo=self.work.enrolled.demo and not self.work.enrolled.practice,
                stays=self.work.end_of_day.stays,
            )
        )

    def _on_running_changed(self, running: bool) -> None:
        self._syncing = running
        self._on_changed(running)

    def _on_changed(self, _: object) -> None:
        opened = self.work.files.open_visit()
        self._show_header(None if opened is None else opened[0].case)
