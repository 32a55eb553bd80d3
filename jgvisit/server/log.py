"""The server's log: JSON lines by an allow-list of fields; no family data and no names get in."""

from __future__ import annotations

from jgvisit.redaction import json_log

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
log = json_log(ALLOWED)
