"""The copies that lie beside the store: from before a migration, and those set aside whole.

jgvisit.store.v2-20260302T130000Z        before a migration: all of it is in the store as well
jgvisit.store.behind-…                   the store when it was found behind its mark, with its log as it lay
jgvisit.store.damaged-…                  a damaged store; perhaps nobody else has what it holds
"""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass
from pathlib import Path

from jgvisit.store.database import SIDE_SUFFIXES
from jgvisit.store.private_file import disk_errors, sync_dir

_NAME = re.compile(r"\.(v\d+|behind|damaged)-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z(-\d+)?")


@dataclass(frozen=True)
class Copy:
    """A copy of the store."""

    path: Path
    why: str
    made_at: str
    """Device clock, RFC 3339."""

    @property
    def is_backup(self) -> bool:
        """Whether it was made before a migration that went well: the store was opened since."""
        return self.why.startswith("v")

    def destroy(self) -> None:
        """Take it away with its log; it is gone when this returns.

        Raises:
            DiskFaultError: it is still there.
        """
        with disk_errors():
            for suffix in SIDE_SUFFIXES:
                self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
            sync_dir(self.path.parent)


def copies_beside(store: Path) -> tuple[Copy, ...]:
    """Return the copies beside the store at this path, oldest name first."""
    found = []
    with contextlib.suppress(FileNotFoundError):
        for path in sorted(store.parent.iterdir()):
            match = _NAME.fullmatch(path.name.removeprefix(store.name))
            if match is not None and path.name.startswith(store.name):
                why, year, month, day, hour, minute, second, _ = match.groups()
                found.append(Copy(path, why, f"{year}-{month}-{day}T{hour}:{minute}:{second}.999Z"))
    return tuple(found)
