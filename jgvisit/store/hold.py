"""One program at a time: two vaults on one store would overwrite each other's drafts."""

from __future__ import annotations

import os
import sys
from types import TracebackType

from jgvisit.config import Places
from jgvisit.store.errors import StoreInUseError, StoreMissingError

if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class StoreHold:
    """Holds a store for this process; the system lets go when the process ends, however it ends."""

    def __init__(self, places: Places) -> None:
        """Take hold.

        Raises:
            StoreMissingError: there is not even a folder; none was made.
            StoreInUseError: another process has it; nothing was changed.
        """
        if not places.store_dir.is_dir():
            raise StoreMissingError("no folder")
        self._file = os.open(places.store_dir / "jgvisit.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._file)
        except OSError as error:
            os.close(self._file)
            raise StoreInUseError("held by another process") from error

    def release(self) -> None:
        """Let go."""
        os.close(self._file)

    def __enter__(self) -> StoreHold:
        """Return the hold."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Let go."""
        self.release()
