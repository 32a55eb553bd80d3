"""The building of the rooms: every screen of an unlocked store with its presenter, in one window.

Knows which rooms there are and how to stand in one, under the header that belongs there. No way leads anywhere yet.
"""

from __future__ import annotations

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


class Building(QObject):
    """All screens of an unlocked store, each joined to the services by its presenter."""

    def __init__(
        self, window: MainWindow, workspace: Workspace, runner: TaskRunner, login: LoginSession, log_in: LogIn
    ) -> None:
        super().__init__(window)
        self.window, self.work = window, workspace
        self._context = Context(workspace, runner, ChangeBus(self))
        self._strip = FrameStrip()
        self.today_screen, self.family_screen = TodayScreen(), FamilyScreen()
        self.visit_screen, self.explain_screen = VisitScreen(), ExplainScreen()
        self.form_screen, self.leave_screen = FormScreen(), LeaveBehindScreen()
        self.rights_screen, self.end_of_day_screen = RightsScreen(), EndOfDayScreen()
        self.heard_screen, self.heard_card_screen = HeardScreen(), ExplainScreen()
        self.questions_screen, self.promises_screen, self.moral_case_screen = (
            QuestionsScreen(),
            PromisesScreen(),
            MoralCaseScreen(),
        )
        self.change_screen, self.duty_screen = ChangeScreen(), DutyScreen()
        self.papers_screen, self.exceptions_screen = PapersScreen(), ExceptionsScreen()
        self.forms_screen, self.filled_screen = FormsScreen(), FilledScreen()
        self.call_screen, self.dossier_screen = CallScreen(), DossierScreen()
        self.conflicts_screen, self.about_screen, self.help_screen = ConflictsScreen(), AboutScreen(), HelpScreen()
        self.new_family_screen, self.bookmarks_screen = NewFamilyScreen(), BookmarksScreen()
        self.search_screen, self.palette_screen, self.hiding_screen = SearchScreen(), PaletteScreen(), HidingScreen()
        screens: dict[str, QWidget] = {
            "today": self.today_screen,
            "family": self.family_screen,
            "new_family": self.new_family_screen,
            "search": self.search_screen,
            "change": self.change_screen,
            "duty": self.duty_screen,
            "papers": self.papers_screen,
            "exceptions": self.exceptions_screen,
            "bookmarks": self.bookmarks_screen,
            "hiding": self.hiding_screen,
            PROMISES: self.promises_screen,
            "moral_case": self.moral_case_screen,
            "dossier": self.dossier_screen,
            "conflicts": self.conflicts_screen,
            "forms": self.forms_screen,
            "filled": self.filled_screen,
            "visit": self.visit_screen,
            "explain": self.explain_screen,
            QUESTIONS: self.questions_screen,
            "heard": self.heard_screen,
            "heard_card": self.heard_card_screen,
            "form": self.form_screen,
            "leave": self.leave_screen,
            "rights": self.rights_screen,
            "end_of_day": self.end_of_day_screen,
            "call": self.call_screen,
            ABOUT: self.about_screen,
            HELP: self.help_screen,
            PALETTE: self.palette_screen,
        }
        for name, screen in screens.items():
            window.add_screen(name, screen)
        self.today = TodayPresenter(self.today_screen, self._context)
        self.family = FamilyPresenter(self.family_screen, self._context)
        self.new_family = NewFamilyPresenter(self.new_family_screen, self._context)
        self.search = SearchPresenter(self.search_screen, self._context)
        self.change = ChangePresenter(self.change_screen, self._context)
        self.duty = DutyPresenter(self.duty_screen, self._context)
        self.papers = PapersPresenter(self.papers_screen, self._context)
        self.booklet = BookletPresenter(self.papers_screen.booklet, self._context)
        self.exceptions = ExceptionsPresenter(self.exceptions_screen, self._context)
        self.hiding, self.moral_case = (
            HidingPresenter(self.hiding_screen, self._context),
            MoralCasePresenter(self.moral_case_screen, self._context),
        )
        self.bookmarks, self.promises = (
            BookmarksPresenter(self.bookmarks_screen, self._context),
            PromisesPresenter(self.promises_screen, self._context),
        )
        self.dossier = DossierPresenter(self.dossier_screen, self._context)
        self.conflicts = ConflictsPresenter(self.conflicts_screen, self._context)
        self.visit = VisitPresenter(self.visit_screen, self._context)
        self.explain = ExplainPresenter(self.explain_screen, self._context)
        self.heard = HeardPresenter(self.heard_screen, self.heard_card_screen, self._context)
        self.questions = QuestionsPresenter(self.questions_screen, self._context)
        self.voice = SystemVoice()
        for cards in (self.explain_screen, self.heard_card_screen, self.rights_screen.card):
            AloudPresenter(cards, self.voice)
        self.filled = FilledPresenter(self.filled_screen, self._context)
        self.forms = FormsPresenter(self.forms_screen, self._context, self.filled.drafts)
        self.form = FormPresenter(self.form_screen, self._context)
        self.leave = LeaveBehindPresenter(self.leave_screen, self._context)
        self.rights = RightsPresenter(self.rights_screen, self._context)
        self.end_of_day = EndOfDayPresenter(self.end_of_day_screen, self._context, login, log_in)
        self.call = CallPresenter(self.call_screen, self._context)
        self.help = HelpPresenter(self.help_screen, self._context, window)
        self.about = AboutPresenter(self.about_screen, self._context, window)
        handable: dict[str, Handable] = {
            "explain": self.explain_screen,
            "heard_card": self.heard_card_screen,
            "form": self.form_screen,
        }
        self.showing = Showing(
            window, workspace.exit_codes, handable, lambda: visit_card(workspace), lambda: words_here(workspace)
        )
        self._context.bus.changed.connect(self._on_changed)

    @property
    def bus(self) -> ChangeBus:
        """Tells of every change."""
        return self._context.bus

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
                syncing=self.end_of_day.is_running,
                demo=self.work.enrolled.demo and not self.work.enrolled.practice,
                stays=self.work.end_of_day.stays,
            )
        )

    def _on_changed(self, _: object) -> None:
        opened = self.work.files.open_visit()
        self._show_header(None if opened is None else opened[0].case)
