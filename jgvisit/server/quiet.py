"""Work that can wait until nobody does: laptops get their answers first."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from starlette.concurrency import run_in_threadpool

QUIET_S = 0.1
"""So long nobody brought anything."""
MOST_S = 2.0
"""So long each step waits at most: at the busiest hour it goes on too, a step at a time."""
_LOOK_S = 0.02


class Quiet:
    """Knows whether this process answers somebody, and does what waits for that; all in its event loop."""

    def __init__(self) -> None:
        self._answering = 0
        self._last = 0.0
        self._busy = self._again = False

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Count one request while it is answered."""
        self._answering += 1
        try:
            yield
        finally:
            self._answering -= 1
            self._last = time.monotonic()

    async def work(self, step: Callable[[], int]) -> None:
        """Run `step` in a thread, when it is quiet, again and again until it did nothing.

        Called meanwhile for more of the same, it lets the one that runs look once more, and returns.
        """
        self._again = True
        if self._busy:
            return
        self._busy = True
        try:
            while self._again:
                self._again = False
                await self._come()
                while await run_in_threadpool(step):
                    await self._come()
        finally:
            self._busy = False

    async def _come(self) -> None:
        latest = time.monotonic() + MOST_S
        while time.monotonic() < latest and (self._answering or time.monotonic() - self._last < QUIET_S):
            await asyncio.sleep(_LOOK_S)
