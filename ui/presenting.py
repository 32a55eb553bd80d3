"""What every presenter shares: the workspace, the threads, and errors as messages in the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject

from jgvisit.errors import JgVisitError
from jgvisit.ids import CaseId
from jgvisit.services.ports.journal import DraftKey
from jgvisit.workspace import Workspace
from ui.change_bus import ChangeBus, Changes
from ui.draft_box import DraftBox
from ui.error_texts import error_message
from ui.task_runner import TaskRunner
from ui.widgets.message_bar import Message

T = TypeVar("T")
A = TypeVar("A")
B = TypeVar("B")


@dataclass(frozen=True)
class Context:
    """What a presenter needs to join a screen to the services."""

    workspace: Workspace
    runner: TaskRunner
    bus: ChangeBus


class Presenter(QObject):
    """Joins one screen to the services. Its parent is the screen: a plain object would vanish."""

    refresh: Callable[[], None]
    """Draws the screen anew from the records; each presenter has its own."""

    def __init__(self, screen: QObject, context: Context) -> None:
        super().__init__(screen)
        self.context = context
        self.work = context.workspace
        self.message: Message | None = None
        self._under_way = 0
        """How many records this page asked for are still on their way to the disk."""
        self._waits = False
        self._box = DraftBox(self.work.journal.put_draft)
        self._drafts_then: frozenset[DraftKey] = frozenset()
        """The drafts there were when the write was asked for that is under way: it may take the place of some."""
        self._behind: dict[DraftKey, bytes] = {}
        """What was typed since of those, and is not on disk yet."""

    @property
    def busy(self) -> bool:
        """Whether nothing new may be asked: a record is on its way to the disk, or the page itself waits for something.

        What fails meanwhile ends the second alone: a button that works again while its record is still being
        written would write it twice.
        """
        return self._under_way > 0 or self._waits

    @busy.setter
    def busy(self, waits: bool) -> None:
        self._waits = waits

    def write(
        self,
        case: CaseId,
        action: Callable[[], T],
        then: Callable[[T], None] | None = None,
        *,
        drafts_of: CaseId | None = None,
    ) -> None:
        """Run a use case on the store thread; draw only once it is on disk.

        `drafts_of`: under which family the drafts are kept that it takes the place of, where that is another.
        """
        self.context.runner.write(self, action, self._once_written(case, then, drafts_of), self._not_written)

    def seal(
        self,
        case: CaseId,
        steps: tuple[Callable[[], A], Callable[[A], B], Callable[[A, B], T]],
        then: Callable[[T], None],
    ) -> None:
        """Keep what was confirmed, seal it and record it; draw only once that is on disk."""
        self.context.runner.seal(self, steps, self._once_written(case, then), self._not_written)

    def _once_written(
        self, case: CaseId, then: Callable[[T], None] | None, drafts_of: CaseId | None = None
    ) -> Callable[[T], None]:
        """Show that something is being written; return what is done once it is on disk."""
        about = case if drafts_of is None else drafts_of
        self._drafts_then |= {DraftKey(about, field) for field in self.drafts(about)}
        self._under_way += 1
        self.message = None
        self.refresh()

        def done(result: T) -> None:
            self._written()
            self._forget_taken()
            if then is not None:
                then(result)
            self.context.bus.announce(Changes(frozenset({case}), outbox=True))
            self.refresh()

        return done

    def _not_written(self, error: JgVisitError) -> None:
        self._written()
        self.failed(error)

    def _written(self) -> None:
        """One record asked for is on disk, or will not be."""
        self._under_way -= 1
        if not self._under_way:
            self._drafts_then = frozenset()

    def write_beside(self, case: CaseId, action: Callable[[], object]) -> None:
        """Run a use case that finishes while somebody already presses the next button: nothing waits for it."""

        def done(_: object) -> None:
            self.message = None
            self.context.bus.announce(Changes(frozenset({case}), outbox=True))
            self.refresh()

        self.context.runner.write(self, action, done, self.failed)

    def slow(self, action: Callable[[], T], then: Callable[[T], None]) -> None:
        """Run something slow that changes nothing, such as drawing a paper."""

        def done(result: T) -> None:
            then(result)
            self.refresh()

        self.context.runner.slow(self, action, done, self.failed)

    def keep(self, action: Callable[[], None]) -> None:
        """Write something small in the background; a failure is told, never swallowed."""
        self.context.runner.write(self, action, lambda _: None, self.failed)

    def keep_draft(self, key: DraftKey, data: bytes) -> None:
        """Keep half-done work; while a write of this field waits, the newest data takes its place.

        The finishing record, asked for later, clears it on the same thread: nothing comes back from the dead. What is
        typed while that record is on its way is kept behind it, unless the record took the place of this draft: a
        record that fails, or is about something else, costs no letter (H4, H20).
        """
        if key in self._drafts_then:  # also once something else failed meanwhile: that write is still to come
            self._behind[key] = data
            self.context.runner.write(
                self, lambda: self._put_unless_gone(key, data), lambda _: self._no_longer_behind(key, data), self.failed
            )
            return
        self._behind.pop(key, None)
        if self._box.take(key, data):
            self.keep(lambda: self._box.write_out(key))

    def _put_unless_gone(self, key: DraftKey, data: bytes) -> None:
        """Write what was typed since, if its draft still stands; on the store thread."""
        if key.field in self.work.journal.drafts(key.case):
            self.work.journal.put_draft(key, data)

    def _no_longer_behind(self, key: DraftKey, data: bytes) -> None:
        if self._behind.get(key) is data:
            del self._behind[key]

    def _forget_taken(self) -> None:
        """Forget what was typed behind a record that took the place of its draft."""
        self._behind = {
            key: data for key, data in self._behind.items() if key.field in self.work.journal.drafts(key.case)
        }

    def drafts(self, case: CaseId) -> dict[str, bytes]:
        """Return half-done work by field, also what is still on its way to the disk."""
        behind = {key.field: data for key, data in self._behind.items() if key.case == case}
        return self.work.journal.drafts(case) | behind | self._box.waiting(case)

    def failed(self, error: JgVisitError) -> None:
        """Show what happened, what is safe, and what to do."""
        self.busy = False
        self.message = error_message(error)
        self.refresh()
