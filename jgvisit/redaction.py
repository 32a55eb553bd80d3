"""Logs by an allow-list of fields: what is not on the list never gets in, whoever put it there.

The client's log holds codes and counts, no family data, no names and no texts (design §4).
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Set as AbstractSet

import structlog
from structlog.typing import EventDict, FilteringBoundLogger, Processor, WrappedLogger

CLIENT_FIELDS = frozenset({"event", "level", "at", "code", "count", "ms"})


def allow_listed(fields: AbstractSet[str]) -> Processor:
    """Return the step that drops every field that is not in `fields`."""

    def keep(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
        return {name: value for name, value in event.items() if name in fields}

    return keep


class _Stderr:
    """Writes a line to the standard error of this moment, as services expect it."""

    def msg(self, line: str) -> None:
        print(line, file=sys.stderr, flush=True)

    debug = info = warning = error = critical = msg


def json_log(fields: AbstractSet[str]) -> FilteringBoundLogger:
    """Return a log of JSON lines on standard error that keeps only `fields`."""
    logger: FilteringBoundLogger = structlog.wrap_logger(
        _Stderr(),
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
            allow_listed(fields),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
    )
    return logger


log = json_log(CLIENT_FIELDS)
"""The client's."""
