"""Half-done work on its way to the disk: at most one waiting write a field, and the last word wins."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from jgvisit.errors import JgVisitError
from jgvisit.ids import CaseId
from jgvisit.services.ports.journal import DraftKey

Put = Callable[[DraftKey, bytes], None]


class DraftBox:
    """Keeps what was typed last until the store thread has it on disk.

    Filled on the UI thread, emptied on the store thread. Writes stay in the order in which their
    fields were first touched, so a lock that waits for the store thread loses no letter.
    """

    def __init__(self, put: Put) -> None:
        self._put = put
        self._lock = Lock()
        self._waiting: dict[DraftKey, bytes] = {}

    def take(self, key: DraftKey, data: bytes) -> bool:
        """Remember `data` in place of what waits for this field; return whether a write is to be asked for."""
        with self._lock:
            asked = key in self._waiting
            self._waiting[key] = data
        return not asked

    def write_out(self, key: DraftKey) -> None:
        """Write the newest data of `key`; on the store thread.

        Raises:
            StoreError: it is not on disk; the next change of the field tries again.
        """
        with self._lock:
            data = self._waiting[key]
        try:
            self._put(key, data)
            while (newer := self._newer(key, data)) is not None:
                data = newer
                self._put(key, data)
        except JgVisitError:
            with self._lock:
                del self._waiting[key]
            raise

    def waiting(self, case: CaseId) -> dict[str, bytes]:
        """Return what is not on disk yet, by field."""
        with self._lock:
            return {key.field: data for key, data in self._waiting.items() if key.case == case}

    def _newer(self, key: DraftKey, written: bytes) -> bytes | None:
        """Return what came in while `written` was written; forget the field where nothing did."""
        with self._lock:
            if self._waiting[key] is not written:
                return self._waiting[key]
            del self._waiting[key]
            return None
