"""Named cores: which part of a figure runs where, so that no part takes time from another unseen."""

from __future__ import annotations

import os
from collections.abc import Sequence

SERVER_CORE, OTHER_CORE = 0, 1
MEANING = "server on core 0; PostgreSQL and generator together on core 1 (this machine has two)"


def may_name_cores() -> bool:
    """Tell whether there are two cores to name."""
    return hasattr(os, "sched_getaffinity") and {SERVER_CORE, OTHER_CORE} <= os.sched_getaffinity(0)


def on_core(command: Sequence[str], core: int | None) -> list[str]:
    """Return `command` as it runs on one core; None: wherever the system puts it."""
    return list(command) if core is None else ["taskset", "-c", str(core), *command]
