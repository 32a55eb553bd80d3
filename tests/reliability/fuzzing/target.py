"""One reader of what comes from outside, and how to tell that it behaves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from jgvisit.errors import JgVisitError


@dataclass(frozen=True)
class Target:
    """A reader under test: any bytes give an answer or a declared error; every other exception is a bug."""

    name: str
    read: Callable[[bytes], object]
    seeds: Callable[[], list[bytes]]
    """Bytes that read well, to begin from; made by the program's own writers, so none is kept in the project."""
    declared: tuple[type[Exception], ...] = (JgVisitError,)

    def try_once(self, data: bytes) -> object | None:
        """Read `data`; None where it was refused as declared.

        Raises:
            Exception: a bug.
        """
        try:
            return self.read(data)
        except self.declared:
            return None
