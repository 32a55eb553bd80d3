"""Work off the UI thread: one thread for the store, one for sealing, a few for what is slow.

A foreseen failure (`JgVisitError`) goes to `on_error`; anything else is a bug and is raised on
the UI thread, where the excepthook of the program sees it.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from jgvisit.errors import JgVisitError

T = TypeVar("T")
A = TypeVar("A")
B = TypeVar("B")
ErrorHandler = Callable[[JgVisitError], None]
_SLOW_THREADS = 2
SEALING_WAIT_S = 0.25
"""So long a lock waits for what is being sealed; what is not done by then is taken up after the next unlock."""


class TaskRunner(QObject):
    """Runs functions elsewhere and brings the result home.

    `owner` is the object that asked: when Qt has deleted it by the time the result comes, nobody is told.
    """

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None, note: Callable[[str], None] = lambda _: None) -> None:
        """Start; `note` hears the code of each foreseen failure, on the thread where it happened."""
        super().__init__(parent)
        self._note = note
        self._store = ThreadPoolExecutor(1, thread_name_prefix="store")
        self._sealing = ThreadPoolExecutor(1, thread_name_prefix="sealing")
        self._slow = ThreadPoolExecutor(_SLOW_THREADS, thread_name_prefix="slow")
        self._waiting = 0
        self._closed = False
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    def write(
        self, owner: QObject, work: Callable[[], T], on_done: Callable[[T], None], on_error: ErrorHandler
    ) -> None:
        """Run `work` on the store thread, after all earlier writes, in the order asked."""
        self._start(self._store, owner, work, on_done, on_error)

    def slow(self, owner: QObject, work: Callable[[], T], on_done: Callable[[T], None], on_error: ErrorHandler) -> None:
        """Run `work` (a PDF, a sync) beside the store thread; no order is promised."""
        self._start(self._slow, owner, work, on_done, on_error)

    def seal(
        self,
        owner: QObject,
        steps: tuple[Callable[[], A], Callable[[A], B], Callable[[A, B], T]],
        on_done: Callable[[T], None],
        on_error: ErrorHandler,
    ) -> None:
        """Run three steps: a write in its turn, what takes long beside the store, and a write with what came of both.

        Whoever waits for the writes waits for the first step, and never for the second.
        """
        confirm, seal, record = steps
        kept = self._store.submit(confirm)

        def rest() -> T:
            confirmed = kept.result()
            sealed = seal(confirmed)
            return self._store.submit(record, confirmed, sealed).result()

        self._start(self._sealing, owner, rest, on_done, on_error)

    @property
    def is_busy(self) -> bool:
        """Whether a result is still to come."""
        return self._waiting > 0

    def finish_writes(self) -> None:
        """Wait until every write asked so far is on disk, and a moment for what is being sealed.

        For the lock, which ends the process after it.
        """
        self._store.submit(lambda: None).result()
        with suppress(TimeoutError):
            self._sealing.submit(lambda: None).result(SEALING_WAIT_S)

    def finish(self) -> None:
        """Wait until every write asked so far is on disk and what was confirmed is sealed, however long that takes."""
        self._sealing.submit(lambda: None).result()
        self._store.submit(lambda: None).result()

    def close(self) -> None:
        """Take no more work and wait for what runs; its results are told to nobody: the store is closed next."""
        self._sealing.shutdown(wait=True)
        self._store.shutdown(wait=True)
        self._slow.shutdown(wait=True, cancel_futures=True)
        self._closed = True

    def _start(
        self,
        pool: ThreadPoolExecutor,
        owner: QObject,
        work: Callable[[], T],
        on_done: Callable[[T], None],
        on_error: ErrorHandler,
    ) -> None:
        def deliver(future: Future[T]) -> None:
            if not isValid(owner):
                return
            try:
                result = future.result()
            except JgVisitError as error:
                on_error(error)
            else:
                on_done(result)

        job = _Job(work, deliver, self._note)
        self._waiting += 1
        pool.submit(job.run).add_done_callback(lambda future: self._arrived.emit((job, future)))

    def _on_arrived(self, arrival: tuple[_Job, Future[object]]) -> None:
        self._waiting -= 1
        job, future = arrival
        try:
            if not self._closed and not future.cancelled():
                job.deliver(future)
        finally:
            job.forget()


class _Job:
    """What is done elsewhere, and who waits for it.

    Both may hold the last reference to a widget. The thread that did the work lets go of the job last, perhaps, and
    Qt may destroy widgets on their own thread only: so what the job holds is dropped there, before.
    """

    def __init__(
        self, work: Callable[[], Any], deliver: Callable[[Future[Any]], None], note: Callable[[str], None]
    ) -> None:
        self._work, self.deliver, self._note = work, deliver, note

    def run(self) -> object:
        try:
            return self._work()
        except JgVisitError as error:
            self._note(error.code)
            raise

    def forget(self) -> None:
        del self._work, self.deliver
