"""The server's log: JSON lines by an allow-list of fields; no family data and no names get in."""

from __future__ import annotations

import logging
import sys

import structlog
from structlog.typing import EventDict, WrappedLogger

ALLOWED = frozenset(
    {
        "event",
        "level",
        "at",
        "method",
        "route",
        "status",
        "ms",
        "code",
        "count",
        "tenant",
        "device",
        "error",
        "listen",
        "trace",
    }
)


def allow_listed(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Drop every field that is not on the list, whoever put it there."""
    return {name: value for name, value in event.items() if name in ALLOWED}


class _Stderr:
    """Writes a line to the standard error of this moment, as services expect it."""

    def msg(self, line: str) -> None:
        print(line, file=sys.stderr, flush=True)

    debug = info = warning = error = critical = msg


log = structlog.wrap_logger(
    _Stderr(),
    processors=[
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
        allow_listed,
        structlog.processors.JSONRenderer(),
    ],
    wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
)
