"""Hear erasure orders, carry them out in order, and say what is refused."""

from __future__ import annotations

from jgvisit.sync.course import Course
from jgvisit.sync.erasure_orders import check_erasure, erasure_hash
from jgvisit.sync.erasure_wire import MAX_ERASURES_AT_ONCE, Erasures, SignedErasure
from jgvisit.sync.failures import RefusedByServerError
from jgvisit.sync.http import ServerConnection
from jgvisit.sync.order_wire import Orders, OrdersSeen, Refusal
from jgvisit.sync.orders import OrderRefusedError
from jgvisit.sync.ports import ErasureInbox

_NOT_FOUND = 404


def carry_out_erasures(
    line: ServerConnection, inbox: ErasureInbox, course: Course, first: Erasures | None = None
) -> None:
    """Fetch and carry out what was ordered since; tell once more what the server does not know to be done.

    An older server knows no such orders. While a visit is open nothing is taken from under it: the orders wait.
    An order that does not count erases nothing, nor do those after it; the server is told, and the sync goes on.

    Args:
        line: to the server.
        inbox: carries them out.
        course: of this sync.
        first: what the server answered already, if it did.

    Raises:
        SyncError: stopped; what was carried out stays so.
        CancelledError: stopped between two orders.
    """
    if inbox.busy():
        return
    erasures = first or _asked(line, inbox.bound().highest)
    while erasures is not None:
        for number in erasures.unconfirmed:
            inbox.confirm_again(number)
        for signed in erasures.orders:
            course.go_on()
            if not _carry_out(line, inbox, signed):
                return
        if len(erasures.orders) < MAX_ERASURES_AT_ONCE:
            return
        erasures = _asked(line, inbox.bound().highest)


def _carry_out(line: ServerConnection, inbox: ErasureInbox, signed: SignedErasure) -> bool:
    name = erasure_hash(signed)
    try:
        order = check_erasure(signed, inbox.bound())
    except OrderRefusedError as refused:
        refusal = Refusal(order_sha256=name, code=refused.why, at=inbox.now())
        line.ask("POST", "/orders/seen", Orders, message=OrdersSeen(store=inbox.store, refusals=(refusal,)))
        return False
    inbox.carry_out(order, name)
    return True


def _asked(line: ServerConnection, after: int) -> Erasures | None:
    try:
        return line.ask("GET", "/erasures", Erasures, query={"after": after})
    except RefusedByServerError as refusal:
        if refusal.status == _NOT_FOUND:
            return None
        raise
