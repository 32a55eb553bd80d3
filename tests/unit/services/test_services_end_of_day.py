"""The end of the day: one sync, the balance, and what was pulled before a cut."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from town import TestClock, hear, new_workspace, pull, settle_family

from jgvisit.errors import SyncError
from jgvisit.services.laptop.end_of_day import EndOfDay
from jgvisit.services.ports.sync import Progress, SyncOutcome
from jgvisit.workspace import Workspace


class CutOffError(SyncError):
    code = "sync.cut_off"


class PullsThenCuts:
    """A server that sends a colleague's family and is then gone."""

    def __init__(self, arrive: Callable[[], None]) -> None:
        self._arrive = arrive

    def run(self, report: Callable[[Progress], None], cancelled: Callable[[], bool]) -> SyncOutcome:
        report(Progress("fetching"))
        self._arrive()
        raise CutOffError("Familie Haddad could not be fetched")


def test_without_a_server_nothing_is_sent_and_the_balance_says_so(work: Workspace) -> None:
    settle_family(work)
    alone = EndOfDay(work.journal, work.files, None)
    outcome = alone.run(lambda _: None, lambda: False)
    assert (alone.connected, outcome.pushed, outcome.balance) == (False, 0, alone.balance())
    assert alone.balance().waiting == alone.balance().made == alone.unsent().records > 0


def test_what_was_pulled_before_a_cut_is_seen_and_the_log_names_no_family(
    work: Workspace, clock: TestClock, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    colleague = new_workspace(tmp_path / "colleague", clock)
    theirs = settle_family(colleague)
    assert work.files.get(theirs.case).members == ()
    sync = EndOfDay(work.journal, work.files, PullsThenCuts(lambda: pull(work, colleague)))
    with pytest.raises(CutOffError):
        sync.run(lambda _: None, lambda: False)
    colleague.safe.close()
    assert len(work.files.get(theirs.case).members) == 4
    logged = json.loads(capsys.readouterr().err)
    assert (logged["event"], logged["code"]) == ("sync_stopped", "sync.cut_off")
    assert "Haddad" not in json.dumps(logged)


def test_the_day_turns_at_midnight_in_the_netherlands(work: Workspace, clock: TestClock) -> None:
    clock.moment = clock.moment.replace(hour=22, minute=59)
    before = work.today()
    clock.forward(minutes=1)
    assert (before.isoformat(), work.today().isoformat()) == ("2026-11-21", "2026-11-22")


def test_a_clock_that_runs_ahead_is_put_right_by_the_servers_time(work: Workspace, clock: TestClock) -> None:
    true = clock.moment
    clock.moment = true.replace(year=2027)
    assert work.today().year == 2027
    hear(work, true)
    assert (work.time.now().moment, work.time.now().words) == (true, "estimated")
    clock.forward(minutes=5)
    assert (work.time.now().moment - true).total_seconds() == 300


def test_after_a_restart_a_clock_that_is_later_than_the_server_is_believed_as_a_claim(
    work: Workspace, clock: TestClock
) -> None:
    hear(work, clock.moment)
    clock.boot_id = "after-restart"
    clock.forward(hours=1)
    now = work.time.now()
    assert (now.moment, now.words) == (clock.moment, "notBefore")
    assert now.not_before is not None
    assert now.not_before < now.moment


class TakesAway:
    """A server that says that a family is no longer this worker's."""

    def __init__(self, leave: Callable[[], None]) -> None:
        self._leave = leave

    def run(self, report: Callable[[Progress], None], cancelled: Callable[[], bool]) -> SyncOutcome:
        self._leave()
        raise CutOffError("after that")


def test_a_worker_is_told_which_families_left_and_the_others_are_not_named(
    work: Workspace, clock: TestClock, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stays, left = settle_family(work), settle_family(work)
    names = {case: work.files.get(case).name for case in (stays.case, left.case)}
    journal = work.journal

    class Rest:
        """The journal once that family is gone."""

        def cases(self) -> tuple[str, ...]:
            return tuple(case for case in journal.cases() if case != left.case or not gone)

        def __getattr__(self, name: str) -> object:
            return getattr(journal, name)

    gone: list[bool] = []
    sync = EndOfDay(Rest(), work.files, TakesAway(lambda: gone.append(True)))  # type: ignore[arg-type]  # all but one method is the journal's
    assert sync.gone == ()
    with pytest.raises(CutOffError):
        sync.run(lambda _: None, lambda: False)
    assert sync.gone == (names[left.case],)
    assert names[left.case] not in capsys.readouterr().err
