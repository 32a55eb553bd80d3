"""Where a process may die between a confirmation and its record; planted in a vault by `lock_moment.py`."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from types import ModuleType

from jgvisit.documents.maker import PaperMaker
from jgvisit.services.signing.sealing import Sealing
from jgvisit.store import journal_store


def _die(*_: object, **__: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _before(owner: type | ModuleType, name: str) -> Callable[[], None]:
    return lambda: setattr(owner, name, _die)


def _after(owner: type | ModuleType, name: str) -> Callable[[], None]:
    act = getattr(owner, name)

    def act_and_die(*given: object, **more: object) -> None:
        act(*given, **more)
        _die()

    return lambda: setattr(owner, name, act_and_die)


DEATHS: dict[str, tuple[Callable[[], None], int]] = {
    "beforeKept": (_before(Sealing, "keep"), 0),
    "afterKept": (_after(Sealing, "keep"), 1),
    "afterSealed": (_after(PaperMaker, "seal"), 1),
    "beforeCommitted": (_after(journal_store, "append"), 1),
    "afterCommitted": (_after(Sealing, "record"), 1),
}
"""By name: what plants it, and how many signatures more there are after the next unlock."""
