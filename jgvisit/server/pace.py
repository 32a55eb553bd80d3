"""How many requests one key may make: a bucket each, so that a laptop gone mad takes the line from nobody."""

from __future__ import annotations

import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from http import HTTPStatus

from jgvisit.ids import DeviceId
from jgvisit.server.problems import RequestFaultError

PER_SECOND = 30.0
AT_ONCE = 600.0
"""A whole day of a worker is some eighty requests; a new laptop that fetches everything makes a few hundred."""
_KNOWN = 10_000


class TooManyRequestsError(RequestFaultError):
    """This key asked more than its share; nothing was read or stored, and the same request may come again."""

    code = "server.too_many"
    status = HTTPStatus.TOO_MANY_REQUESTS

    def __init__(self, seconds: int) -> None:
        super().__init__("request.too_many", "too many requests of this device; wait, then send the same again")
        self.headers = {"Retry-After": str(seconds)}


class Pace:
    """The buckets of this process. Safe on several threads."""

    def __init__(
        self,
        per_second: float = PER_SECOND,
        at_once: float = AT_ONCE,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._per_second, self._at_once, self._clock = per_second, at_once, clock
        self._lock = threading.Lock()
        self._left: OrderedDict[DeviceId, tuple[float, float]] = OrderedDict()
        """Device -> what was left, and when; who asked last stands last."""

    def __len__(self) -> int:
        """Return how many devices it has in mind."""
        return len(self._left)

    def take(self, device: DeviceId) -> None:
        """Count one request of `device`.

        Raises:
            TooManyRequestsError: its bucket is empty; with the seconds until there is room again.
        """
        now = self._clock()
        with self._lock:
            left, since = self._left.get(device, (self._at_once, now))
            left = min(self._at_once, left + (now - since) * self._per_second)
            if left < 1.0:
                raise TooManyRequestsError(math.ceil((1.0 - left) / self._per_second))
            self._left[device] = (left - 1.0, now)
            self._left.move_to_end(device)
            self._forget_the_full(now)

    def _forget_the_full(self, now: float) -> None:
        """Let go of who asked so long ago that their bucket is full again: never of who was told to wait."""
        refilled = self._at_once / self._per_second
        while len(self._left) > _KNOWN and now - next(iter(self._left.values()))[1] >= refilled:
            self._left.popitem(last=False)
