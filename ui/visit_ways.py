"""The ways within an open visit: its page, cards, heard words, form, rights and what is left behind.

A page that cannot be shown never ends the visit: it stays, and says why.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, cast

from PySide6.QtGui import QKeySequence, QShortcut

from jgvisit.content.model import Audience
from jgvisit.errors import ContentError, JgVisitError
from jgvisit.ids import CaseId, FormId, PersonId, RecordId
from jgvisit.services.desk.released import UnreleasedTextError
from jgvisit.services.forms.drafts import PartKey
from jgvisit.services.forms.laid_forms import laid_forms
from jgvisit.services.forms.refusals import FormChangedError
from jgvisit.sync.login import LoginSession
from jgvisit.workspace import Workspace
from ui.building import Building
from ui.change_bus import Changes
from ui.error_texts import error_message
from ui.hands import BOOKMARK_KEY, CALL_KEY, HANDED_OVER, NEWCOMER_KEY, PAUSE_KEY
from ui.main_window import MainWindow
from ui.newcomer import Newcomer
from ui.screens.end_of_day.presenter import LogIn
from ui.screens.explain.presenter import ExplainPresenter
from ui.screens.filled.place import KIND as FILL
from ui.screens.filled.place import place_of
from ui.screens.filled.presenter import FilledPresenter
from ui.screens.form.filling import FORM_TYPE
from ui.screens.form.laid import may_be_signed_here
from ui.screens.form.presenter import FormPresenter
from ui.screens.forms.presenter import FormsPresenter
from ui.screens.heard.place import KIND as HEARD
from ui.screens.heard.place import Place as HeardPlace
from ui.screens.heard.place import decode as heard_place
from ui.screens.heard.presenter import HeardPresenter
from ui.screens.leave_behind.presenter import LeaveBehindPresenter
from ui.screens.promises.presenter import PAGE as PROMISES
from ui.screens.questions.presenter import KIND as QUESTIONS
from ui.screens.questions.presenter import QuestionsPresenter
from ui.screens.rating.presenter import PAGE as RATING
from ui.screens.rating.presenter import RatingPresenter
from ui.screens.rights.presenter import RightsPresenter
from ui.screens.visit.presenter import VisitPresenter
from ui.task_runner import TaskRunner
from ui.widgets.bookmark_button import BookmarkButton
from ui.widgets.button import Button
from ui.widgets.hands_bar import HandsBar


class VisitWays(Building):
    """The rooms of an open visit, and the ways between them."""

    def __init__(
        self, window: MainWindow, workspace: Workspace, runner: TaskRunner, login: LoginSession, log_in: LogIn
    ) -> None:
        super().__init__(window, workspace, runner, login, log_in)
        self._before_heard = self._before_questions = "visit"
        self.newcomer = Newcomer(window, self._context, self.showing, self._draw_call, self.resume, self.show_visit)
        self._join_header()

    def _joins(self) -> Mapping[str, Callable[[Any], None]]:
        """Return the joins of the rooms of a visit."""
        return {
            **super()._joins(),
            "visit": self._join_visit,
            "explain": self._join_explain,
            "heard": self._join_heard,
            QUESTIONS: self._join_questions,
            "form": self._join_form,
            "forms": self._join_forms,
            "filled": self._join_filled,
            "leave": self._join_leave,
            "rights": self._join_rights,
            RATING: self._join_rating,
            "call": lambda call: call.finished.connect(self.window.lift),
            PROMISES: lambda promises: promises.closed.connect(self._on_promises_closed),
        }

    def _join_visit(self, visit: VisitPresenter) -> None:
        visit.card_opened.connect(self.show_card)
        visit.form_opened.connect(self.show_form)
        visit.leave_opened.connect(self.show_leave)
        visit.rights_opened.connect(self.show_rights)
        visit.rating_opened.connect(self.show_rating)
        visit.forms_opened.connect(self.show_forms)
        visit.promises_opened.connect(self.show_promises)
        self.visit_screen.heard_requested.connect(lambda: self._leave_for_heard("visit"))
        self.visit_screen.question_requested.connect(lambda: self._leave_for_questions("visit"))
        self._offer_questions(self.visit_screen.agenda_panel.question)

    def _join_explain(self, explain: ExplainPresenter) -> None:
        explain.finished.connect(self.show_visit)
        self.explain_screen.heard_requested.connect(lambda: self._leave_for_heard(self.explain.page))
        self.explain_screen.question_requested.connect(lambda: self._leave_for_questions(self.explain.page))
        self._offer_questions(self.explain_screen.question)
        self._join_hands(self.explain_screen.hands)

    def _join_heard(self, heard: HeardPresenter) -> None:
        for button in (self.heard_card_screen.heard, self.heard_card_screen.question):
            button.setProperty("never", True)
            button.hide()
        heard.list_wanted.connect(lambda: self._go("heard", self._open_case(), header=False))
        heard.card_wanted.connect(lambda: self._go("heard_card", self._open_case(), header=False))
        heard.read_on.connect(self.show_card)
        heard.finished.connect(lambda case: self.resume(CaseId(case), self._before_heard))
        self._join_hands(self.heard_screen.hands, self.heard_card_screen.hands)

    def _join_questions(self, questions: QuestionsPresenter) -> None:
        self.questions_screen.heard_requested.connect(lambda: self._leave_for_heard(QUESTIONS))
        questions.answered.connect(self.show_answer)
        questions.finished.connect(lambda case: self.resume(CaseId(case), self._before_questions))
        self._join_hands(self.questions_screen.hands)

    def _offer_questions(self, button: Button) -> None:
        if not self.work.family_questions.are_there:
            button.setProperty("never", True)
            button.hide()

    def _join_form(self, form: FormPresenter) -> None:
        form.closed.connect(self.show_visit)
        form.listed.connect(self.show_forms)
        form.text_wanted.connect(lambda case, form, kind: self.show_part(case, PartKey(FormId(form), kind)))
        self._join_hands(self.form_screen.hands)

    def _join_forms(self, forms: FormsPresenter) -> None:
        forms.form_opened.connect(self.show_part)
        forms.consent_opened.connect(self.show_visit)
        forms.laid_opened.connect(self.show_laid)
        forms.closed.connect(self._on_forms_closed)

    def _join_filled(self, filled: FilledPresenter) -> None:
        filled.closed.connect(self.show_forms)
        filled.laid.connect(self.show_laid)

    def _join_leave(self, leave: LeaveBehindPresenter) -> None:
        leave.finished.connect(self.show_visit)
        self._join_hands(self.leave_screen.hands)

    def _join_rights(self, rights: RightsPresenter) -> None:
        rights.finished.connect(self.show_visit)
        self._join_hands(self.rights_screen.hands)

    def _join_rating(self, rating: RatingPresenter) -> None:
        rating.finished.connect(self.show_visit)
        self._join_hands(self.rating_screen.hands)

    def _join_hands(self, *bars: HandsBar) -> None:
        for bar in bars:
            bar.together_requested.connect(self.showing.look_together)
            bar.hand_over_requested.connect(self.showing.hand_over)
            bar.give_back_requested.connect(self.showing.give_back)
            bar.cover_requested.connect(self.showing.toggle_cover)
            bar.call_requested.connect(self.show_call)
            bar.pause_requested.connect(self.toggle_pause)
            bar.bookmark_requested.connect(self.make_bookmark)
            bar.newcomer_requested.connect(self.newcomer.note)

    def _join_header(self) -> None:
        header = self.window.header
        header.cover_requested.connect(self.showing.toggle_cover)
        header.call_requested.connect(self.show_call)
        header.pause_requested.connect(self.toggle_pause)
        header.bookmark_requested.connect(self.make_bookmark)
        header.newcomer_requested.connect(self.newcomer.note)
        self.showing.pause_ended.connect(self._keep_going_on)
        ways = {
            CALL_KEY: self.show_call,
            BOOKMARK_KEY: self.make_bookmark,
            NEWCOMER_KEY: self.newcomer.note,
            PAUSE_KEY: self.toggle_pause,
        }
        for key, way in ways.items():
            QShortcut(QKeySequence(key), self.window).activated.connect(way)

    def show_call(self) -> None:
        """Lay what has to be said on the telephone over the page of the visit; never while the family has it."""
        case = self._open_case()
        if case is None or self.showing.hands != "worker" or self.showing.is_covered or self.showing.is_paused:
            return
        self.call.show(case)
        self.window.lay("call")

    def _draw_call(self, case: CaseId) -> None:
        self.call.show(case)

    def toggle_pause(self) -> None:
        """Pause the talk of the open visit from any of its pages, or go on with it."""
        case = self._open_case()
        if self.showing.is_paused:
            self.showing.end_pause()
        elif case is not None and not self.showing.is_covered:
            self.showing.pause()
            self._keep_pause(case, True)

    def _keep_going_on(self) -> None:
        case = self._open_case()
        if case is not None:
            self._keep_pause(case, False)

    def _keep_pause(self, case: CaseId, paused: bool) -> None:
        note = partial(self.work.visits.note_pause, case, paused)
        self._context.runner.write(
            self, note, lambda _: None, lambda error: self.window.show_message(error_message(error))
        )

    def make_bookmark(self) -> None:
        """Keep that something is being said now, from every page of a visit but one the family has (H7)."""
        opened = self.work.files.open_visit()
        if opened is None or self.showing.hands == HANDED_OVER:
            return
        case, visit = opened[0].case, opened[1].id

        def kept(_: RecordId) -> None:
            self._context.bus.announce(Changes(frozenset({case}), outbox=True))
            for button in self.window.findChildren(BookmarkButton):
                button.tell_kept()

        make = partial(self.work.bookmarks.make, case, visit)
        self._context.runner.write(self, make, kept, lambda error: self.window.show_message(error_message(error)))

    def show_visit(self, case: str) -> None:
        """Show the open visit."""
        self.visit.show(CaseId(case))
        self._go("visit", CaseId(case))

    def resume(self, case: CaseId, page: str) -> None:
        """Open the remembered page; the visit where that page is no more, as after an update of the texts."""
        file = self.work.files.shown(case)
        cards = {(card.card, card.audience) for card in self.work.explaining.cards()}
        children = {child.id for child in file.children}
        forms: set[tuple[str, ...]] = {(form.child, form.id) for form in file.forms if form.child in children}
        forms |= {(child, "") for child in children}
        kind, *rest = page.split(":")
        if kind == "leave":
            self.show_leave(case, *rest[:1])
        elif kind == RATING:
            self.show_rating(case)
        elif kind == "rights":
            self.show_rights(case, *rest[:2])
        elif kind == "explain" and tuple(rest[:2]) in cards:
            self.show_card(case, *rest[:3])
        elif kind == QUESTIONS and self.work.family_questions.are_there:
            self.show_questions(case, *rest[:1])
        elif kind == HEARD:
            self.show_heard(case, heard_place(rest))
        elif kind == "laid" and rest:
            self.show_laid(case, rest[0])
        elif kind == "forms":
            self.show_forms(case)
        elif kind == PROMISES:
            self.show_promises(case)
        elif kind == FILL and (place := place_of(rest)) is not None:
            self.show_part(case, *place)
        elif kind == "form" and tuple(rest) in forms:
            self.show_form(case, *rest)
        else:
            self.show_visit(case)

    def show_card(self, case: str, card: str, audience: str, place: str = "") -> None:
        """Show a card, large, without the worker's header; at a `place` in it after a lock."""
        if not self._released(case, lambda: self.work.explaining.require_released(card, cast(Audience, audience))):
            return
        if self._opens(case, lambda: self.explain.show(CaseId(case), card, audience, place)):
            self._go("explain", CaseId(case), header=False)

    def show_answer(self, case: str, card: str, audience: str, sentence: str) -> None:
        """Show the page of a card on which a sentence stands that answers a question."""
        if self._opens(case, lambda: self.explain.show(CaseId(case), card, audience, sentence=sentence)):
            self._go("explain", CaseId(case), header=False)

    def show_questions(self, case: CaseId, audience: str = "") -> None:
        """Show the questions that families ask, of those who hear these words."""
        released = self._released(case, self.work.family_questions.require_released)
        if released and self._opens(case, lambda: self.questions.show(case, audience)):
            self._go(QUESTIONS, case, header=False)

    def _leave_for_questions(self, page: str) -> None:
        """Go to the questions, and remember the page to come back to."""
        case = self._open_case()
        if case is not None:
            self._before_questions = page
            self.show_questions(case)

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

    def show_form(self, case: str, child: str, form: str) -> None:
        """Show the form of a child."""
        known = self.work.files.shown(CaseId(case)).forms
        pack = next((opened.pack for opened in known if opened.id == form), None)
        if not self._released(case, lambda: self.work.forms.require_released(FORM_TYPE, pack)):
            return
        if self._opens(case, lambda: self.form.show(CaseId(case), PersonId(child), FormId(form))):
            self._go("form", CaseId(case), header=False)

    def show_forms(self, case: str) -> None:
        """Show the forms of a family; in a visit those of the family that is visited."""
        self.forms.show(CaseId(case))
        self._go("forms", self._open_case())

    def show_part(self, case: str, key: PartKey, at: str | bool = "") -> None:
        """Show one part of a form; `at` is the place of before a lock, or True for the worker alone."""
        place, alone = (at, False) if isinstance(at, str) else ("", at)
        try:
            self.filled.show(CaseId(case), key, place, alone=alone)
        except (FormChangedError, UnreleasedTextError) as error:
            self.show_forms(case)
            self.forms.failed(error)
            return
        self._go("filled", self._open_case())

    def show_laid(self, case: str, filled: str) -> None:
        """Show whose marks are asked under a filled form; where it may not be read here now, the forms."""
        opened = laid_forms(self.work.files.shown(CaseId(case)), FormId(filled))
        if not opened or not may_be_signed_here(self.work, CaseId(case), opened):
            self.show_forms(case)
            self.forms.say_not_here()
            return
        self.form.show_laid(CaseId(case), FormId(filled))
        self._go("form", self._open_case(), header=False)

    def show_promises(self, case: str) -> None:
        """Show what we promised a family; in a visit that family, as all who are there may know it."""
        self.promises.show(CaseId(case))
        self._go(PROMISES, self._open_case())

    def _on_promises_closed(self, case: str) -> None:
        self.show_visit(case)

    def _on_forms_closed(self, case: str) -> None:
        self.show_visit(case)

    def show_leave(self, case: str, asking: str = "") -> None:
        """Show what is left behind; after a lock the question to the person who was being asked."""
        self.leave.show(CaseId(case), PersonId(asking))
        self._go("leave", CaseId(case), header=False)

    def show_rating(self, case: str) -> None:
        """Show the three faces by which somebody can say how our explanation was."""
        self.rating.show(CaseId(case))
        self._go(RATING, CaseId(case), header=False)

    def show_rights(self, case: str, key: str = "", at: str = "") -> None:
        """Show the rights cards; after a lock the card and page that were open."""
        self.rights.show(CaseId(case), key, at)
        self._go("rights", CaseId(case), header=False)

    def _released(self, case: str, look: Callable[[], None]) -> bool:
        """Tell whether a text may be shown; where no jurist released it, stay in the visit and say so (H27)."""
        try:
            look()
        except UnreleasedTextError as error:
            self.stay_in_visit(case, error)
            return False
        return True

    def _opens(self, case: str, show: Callable[[], None]) -> bool:
        """Show a page of the visit; where a text cannot be shown, stay in the visit and say so: nothing else ends."""
        try:
            show()
        except ContentError as error:
            self.stay_in_visit(case, error)
            return False
        return True

    def stay_in_visit(self, case: str, error: JgVisitError) -> None:
        """Show the visit itself, and what stood in the way of one of its pages."""
        self.show_visit(case)
        self.visit.failed(error)
