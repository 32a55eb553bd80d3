"""Tell the server what left this laptop, each removal until it has noted it."""

from __future__ import annotations

from jgvisit.sync.course import Course
from jgvisit.sync.failures import RefusedByServerError
from jgvisit.sync.http import ServerConnection
from jgvisit.sync.ports import RemovalOutbox
from jgvisit.sync.removal_wire import RemovalNoted

_NOT_FOUND = 404


def tell_removals(line: ServerConnection, outbox: RemovalOutbox, course: Course) -> None:
    """Send what waits; an older server knows no removals, and then they wait on.

    Raises:
        SyncError: stopped; what was noted is not sent again.
        CancelledError: stopped between two requests.
    """
    for waiting in outbox.waiting():
        course.go_on()
        try:
            line.ask("POST", "/removals", RemovalNoted, message=waiting.signed)
        except RefusedByServerError as refusal:
            if refusal.status == _NOT_FOUND:
                return
            raise
        outbox.told(waiting.number)
