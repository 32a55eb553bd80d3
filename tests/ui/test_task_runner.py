from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from jgvisit.errors import JgVisitError, StoreError
from jgvisit.ids import CaseId
from ui.change_bus import ChangeBus, Changes
from ui.task_runner import TaskRunner


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    runner.close()


def _unexpected(error: JgVisitError) -> None:
    raise AssertionError(error)


def test_a_result_comes_home_to_the_ui_thread(qtbot: QtBot, runner: TaskRunner) -> None:
    owner, seen = QObject(), []
    runner.slow(
        owner, threading.current_thread, lambda where: seen.append((where, QThread.currentThread())), _unexpected
    )
    qtbot.waitUntil(lambda: bool(seen))
    worker, home = seen[0]
    assert worker is not threading.main_thread()
    assert home is QApplication.instance().thread()


def test_writes_happen_one_after_another_in_the_order_asked(qtbot: QtBot, runner: TaskRunner) -> None:
    owner, order, done = QObject(), [], []
    hold = threading.Event()
    runner.write(owner, lambda: (hold.wait(10), order.append(1)), done.append, _unexpected)
    runner.write(owner, lambda: order.append(2), done.append, _unexpected)
    hold.set()
    qtbot.waitUntil(lambda: len(done) == 2)
    assert order == [1, 2]
    assert not runner.is_busy


def test_finish_writes_returns_when_everything_is_on_disk(runner: TaskRunner) -> None:
    owner, order = QObject(), []
    for number in range(20):
        runner.write(owner, lambda number=number: order.append(number), lambda _: None, _unexpected)
    runner.finish_writes()
    assert order == list(range(20))


def test_what_was_confirmed_is_kept_in_its_turn_and_recorded_with_what_was_sealed(
    qtbot: QtBot, runner: TaskRunner
) -> None:
    owner, order, done = QObject(), [], []
    hold = threading.Event()
    runner.write(owner, lambda: (hold.wait(10), order.append("before")), lambda _: None, _unexpected)
    steps = (lambda: order.append("kept") or 1, lambda kept: kept + 1, lambda kept, sealed: (kept, sealed))
    runner.seal(owner, steps, done.append, _unexpected)
    runner.write(owner, lambda: order.append("after"), lambda _: None, _unexpected)
    hold.set()
    qtbot.waitUntil(lambda: bool(done))
    assert order == ["before", "kept", "after"]
    assert done == [(1, 2)]


def test_a_lock_waits_for_what_is_kept_and_a_moment_for_what_is_sealed(
    runner: TaskRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.task_runner.SEALING_WAIT_S", 0.01)
    owner, order, hold = QObject(), [], threading.Event()
    steps = (lambda: order.append("kept"), lambda _: hold.wait(60), lambda *_: order.append("recorded"))
    runner.seal(owner, steps, lambda _: None, _unexpected)
    runner.finish_writes()
    assert order == ["kept"]
    hold.set()
    runner.finish()
    assert order == ["kept", "recorded"]


def test_nothing_is_sealed_where_nothing_could_be_kept(qtbot: QtBot, runner: TaskRunner) -> None:
    owner, errors, sealed = QObject(), [], []

    def fail() -> None:
        raise StoreError("disk full")

    runner.seal(owner, (fail, sealed.append, lambda *_: None), lambda _: pytest.fail("no result"), errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert sealed == []


def test_a_foreseen_failure_goes_to_on_error(qtbot: QtBot, runner: TaskRunner) -> None:
    owner, errors = QObject(), []

    def fail() -> None:
        raise StoreError("disk full")

    runner.write(owner, fail, lambda _: pytest.fail("no result was expected"), errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], StoreError)


def test_a_bug_is_raised_on_the_ui_thread_and_not_swallowed(qtbot: QtBot, runner: TaskRunner) -> None:
    owner = QObject()
    with capture_exceptions() as exceptions:
        runner.slow(owner, lambda: 1 // 0, lambda _: None, _unexpected)
        qtbot.waitUntil(lambda: bool(exceptions))
    assert exceptions[0][0] is ZeroDivisionError


def test_nobody_is_told_once_the_asker_is_gone(qtbot: QtBot, runner: TaskRunner) -> None:
    owner, told = QObject(), []
    hold = threading.Event()
    runner.slow(owner, lambda: hold.wait(10), told.append, _unexpected)
    owner.deleteLater()
    with qtbot.waitSignal(owner.destroyed):
        pass
    hold.set()
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert told == []


def test_nobody_is_told_after_the_end(qtbot: QtBot) -> None:
    runner, owner, told = TaskRunner(), QObject(), list[str]()
    for start in (runner.write, runner.slow):
        start(owner, lambda: "done", told.append, _unexpected)
    runner.close()  # both ran to their end; what they bring home waits in the queue of events
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert told == []


def test_the_bus_tells_what_changed_and_keeps_quiet_about_nothing(qtbot: QtBot) -> None:
    bus, heard = ChangeBus(), []
    bus.changed.connect(heard.append)
    one, other = CaseId("a"), CaseId("b")
    bus.announce(Changes())
    bus.announce(Changes(frozenset({one})) | Changes(frozenset({other}), outbox=True))
    assert heard == [Changes(frozenset({one, other}), outbox=True)]
    assert heard[0].touches(one)
    assert not heard[0].touches(CaseId("c"))
