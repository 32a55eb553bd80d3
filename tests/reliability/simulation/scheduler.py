"""Tasks that take turns: one runs, the others wait, and chance says at each step who goes on."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Sequence

Task = Callable[[], None]
_STAY = 0.6
"""How often a task goes on at a step: a switch between threads costs more than the step."""


class KilledError(BaseException):
    """The process that ran here has ended; nothing it would still have done happens."""


class _Turn:
    def __init__(self, task: Task) -> None:
        self.task = task
        self.go = threading.Semaphore(0)
        self.error: BaseException | None = None


class Scheduler:
    """Runs tasks together, one at a time, in an order that follows from the seed."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._running: list[_Turn] = []
        self._here = threading.local()
        self._over = threading.Semaphore(0)

    def together(self, tasks: Sequence[Task]) -> None:
        """Run all of `tasks` to their ends; the first error of any is raised when all have ended."""
        if len(tasks) == 1:
            tasks[0]()
            return
        turns = [_Turn(task) for task in tasks]
        threads = [threading.Thread(target=self._run, args=(turn,), daemon=True) for turn in turns]
        self._running = list(turns)
        for thread in threads:
            thread.start()
        self._chance.choice(turns).go.release()
        self._over.acquire()
        for thread in threads:
            thread.join()
        for turn in turns:
            if turn.error is not None:
                raise turn.error

    def step(self) -> None:
        """Let another task go on here, if chance wants it; outside of `together` nothing happens."""
        turn: _Turn | None = getattr(self._here, "turn", None)
        if turn is None or self._chance.random() < _STAY:
            return
        other = self._chance.choice(self._running)
        if other is not turn:
            other.go.release()
            turn.go.acquire()

    def _run(self, turn: _Turn) -> None:
        turn.go.acquire()
        self._here.turn = turn
        try:
            turn.task()
        except BaseException as error:
            turn.error = error
        self._running.remove(turn)
        if self._running:
            self._chance.choice(self._running).go.release()
        else:
            self._over.release()


class FreeRun(Scheduler):
    """Runs tasks at the same time, as the machine likes: for the soak, which nobody can replay."""

    def together(self, tasks: Sequence[Task]) -> None:
        turns = [_Turn(task) for task in tasks]
        threads = [threading.Thread(target=self._alone, args=(turn,), daemon=True) for turn in turns]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for turn in turns:
            if turn.error is not None:
                raise turn.error

    def step(self) -> None:
        """Nothing: the machine decides."""

    @staticmethod
    def _alone(turn: _Turn) -> None:
        try:
            turn.task()
        except BaseException as error:
            turn.error = error
