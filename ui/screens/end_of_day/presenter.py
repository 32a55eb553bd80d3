"""Joins the end of the day to the services: one sync, cancelled or not, and the balance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from threading import Event

from PySide6.QtCore import Signal

from jgvisit.clock import from_rfc3339, local_date
from jgvisit.errors import JgVisitError
from jgvisit.ids import CaseId
from jgvisit.services.ports.journal import Balance
from jgvisit.services.ports.sync import Progress, SyncOutcome
from jgvisit.sync.login import LoginSession
from jgvisit.sync.wire import Session
from ui.change_bus import Changes
from ui.error_texts import error_message, refusal_words
from ui.presenting import Context, Presenter
from ui.screens.end_of_day.screen import EndOfDayScreen
from ui.screens.end_of_day.state import STEPS, AuditView, BalanceView, EndOfDayState, LeaseEnd, TextsView

LogIn = Callable[[], Session]


class EndOfDayPresenter(Presenter):
    """Runs the sync off the UI thread and tells how far it is.

    Signals:
        running_changed: whether a sync goes on.
        finished: a sync ended; carries the `SyncOutcome`, or None when it stopped on an error.
        conflicts_wanted: family; to its versions side by side.
        reading_opened: an officer's code opened the families for this day.
    """

    running_changed = Signal(bool)
    finished = Signal(object)
    reading_opened = Signal()
    conflicts_wanted = Signal(str)
    _progressed = Signal(object)

    def __init__(self, screen: EndOfDayScreen, context: Context, login: LoginSession, log_in: LogIn) -> None:
        super().__init__(screen, context)
        self._screen = screen
        self._login, self._log_in = login, log_in
        self._cancelled = Event()
        self._state = EndOfDayState()
        self._brought: frozenset[CaseId] = frozenset()
        self._progressed.connect(self._on_progressed)
        screen.sync_requested.connect(self.sync)
        screen.cancel_requested.connect(self._on_cancel_requested)
        screen.login_requested.connect(self._on_login_requested)
        screen.code_given.connect(self._on_code_given)
        screen.conflicts_requested.connect(self.conflicts_wanted)

    @property
    def is_running(self) -> bool:
        """Whether a sync is under way."""
        return self._state.phase in ("running", "cancelling")

    def refresh(self) -> None:
        """Draw the balance as it stands."""
        day = self.work.end_of_day
        # before the first fetch a sync would only come back to say that it needs a log-in
        never_fetched = day.connected and day.last_pull() is None and self._login.token() is None
        needs_login = self._state.needs_login or never_fetched
        self._state = replace(
            self._state,
            connected=day.connected,
            needs_login=needs_login,
            balance=self._balance(),
            texts=self._texts(),
            audit=self._audit(),
            disputed=self._disputed(),
            bookmarks=self._bookmarks(),
            gone=day.gone if self.work.leases.may_read() else (),
            ended=self._ended(),
        )
        self._screen.show_state(self._state)

    def sync(self) -> None:
        """Begin, or go on with what an earlier run left."""
        if self.is_running:
            return
        self._cancelled.clear()
        self._state = replace(self._state, phase="running", step="connecting", done=0, total=0, problem=None)
        self.refresh()
        self.context.runner.slow(
            self,
            self._run,
            self._on_done,
            self._on_failed,
        )
        self.running_changed.emit(True)

    def _run(self) -> SyncOutcome:
        outcome = self.work.end_of_day.run(self._progressed.emit, self._cancelled.is_set)
        # both fold families here: the page that draws would stand still
        self.work.conflicts.waits_for(outcome.changed_cases)
        self.work.bookmarks.waiting()
        return outcome

    def _balance(self) -> BalanceView:
        balance: Balance = self.work.end_of_day.balance()
        unsent = self.work.end_of_day.unsent()
        answered = balance.stored + balance.already + balance.early + balance.forked
        received = max(0, answered - unsent.half_sent)
        highest = balance.stored + balance.already
        reasons = Counter(reason for _, reason in balance.parked_reasons)
        return BalanceView(
            # the balance ends at the last push; what was made since waits as well
            made=balance.made + unsent.records - balance.waiting,
            received=received,
            parked=balance.parked,
            rejected=balance.rejected,
            waiting=unsent.pieces,
            kept=received > 0 and balance.kept >= highest,
            checked=received > 0 and balance.checked >= highest,
            safe=received > 0 and balance.safe >= highest,
            receipt_at=None if balance.receipt_at is None else from_rfc3339(balance.receipt_at),
            parked_reasons=tuple(sorted(reasons.items())),
        )

    def _disputed(self) -> tuple[tuple[str, str], ...]:
        """Return the families in which what a sync brought waits for a choice; with one at the table, none (H4)."""
        if not self._brought or not self.work.leases.may_read():
            return ()
        here = self._brought & set(self.work.journal.cases())
        waiting = self.work.conflicts.waits_for(sorted(here))
        return tuple((case, self.work.files.shown(case).name) for case in waiting)

    def _bookmarks(self) -> tuple[tuple[str, str, int], ...]:
        if not self.work.leases.may_read():
            return ()
        return tuple((case, self.work.files.shown(case).name, count) for case, count in self.work.bookmarks.waiting())

    def _ended(self) -> LeaseEnd | None:
        leases = self.work.leases
        return None if leases.may_read() else LeaseEnd(leases.standing().last_day, leases.today())

    def _texts(self) -> TextsView | None:
        news = self.work.packs.news
        if news is None:
            return None
        why = refusal_words(news.code) if news.outcome == "refused" else ""
        return TextsView(news.outcome, news.number, news.last_day, why)

    def _audit(self) -> tuple[AuditView, ...]:
        return tuple(
            AuditView(
                kind=each.kind,
                on=local_date(from_rfc3339(each.at)),
                holds_until=None if each.holds_until is None else from_rfc3339(each.holds_until),
                told=each.told,
            )
            for each in self.work.audit_notices.recent()
        )

    def _on_progressed(self, progress: Progress) -> None:
        if progress.step in STEPS:
            self._state = replace(self._state, step=progress.step, done=progress.done, total=progress.total)
            self._screen.show_state(self._state)

    def _on_done(self, outcome: SyncOutcome) -> None:
        self._brought |= set(outcome.changed_cases)
        self._state = replace(
            self._state,
            phase="stopped" if outcome.cancelled else "done",
            needs_login=outcome.needs_login,
        )
        self.running_changed.emit(False)
        self.context.bus.announce(Changes(frozenset(outcome.changed_cases), outbox=True))
        self.refresh()
        self.finished.emit(outcome)

    def _on_failed(self, error: JgVisitError) -> None:
        self._state = replace(self._state, phase="stopped", problem=error_message(error))
        self.running_changed.emit(False)
        self.context.bus.announce(Changes(outbox=True))
        self.refresh()
        self.finished.emit(None)

    def _on_cancel_requested(self) -> None:
        self._cancelled.set()
        self._state = replace(self._state, phase="cancelling")
        self._screen.show_state(self._state)

    def _on_code_given(self, typed: str) -> None:
        def opened(_: None) -> None:
            self._state = replace(self._state, code_problem="")
            self._screen.code.clear()
            self.reading_opened.emit()

        def refused(error: JgVisitError) -> None:
            message = error_message(error)
            self._state = replace(self._state, code_problem=f"{message.title} {message.text}")
            self.refresh()

        self.context.runner.write(self, lambda: self.work.leases.open_today(typed), opened, refused)

    def _on_login_requested(self) -> None:
        def logged_in(session: Session) -> None:
            self._login.keep(session)
            self._state = replace(self._state, needs_login=False)
            self.sync()

        self.context.runner.slow(self, self._log_in, logged_in, self._on_failed)
