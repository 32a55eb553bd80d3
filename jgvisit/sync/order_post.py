"""Tell the server which store this is and which wipe orders it refused."""

from __future__ import annotations

from jgvisit.sync.failures import RefusedByServerError
from jgvisit.sync.http import ServerConnection
from jgvisit.sync.order_wire import Orders
from jgvisit.sync.ports import OrdersInbox

_NOT_FOUND = 404


def tell_of_orders(line: ServerConnection, inbox: OrdersInbox) -> None:
    """Send it, at every sync; an older server does not know the address, and the refusals wait.

    Raises:
        SyncError: stopped; the refusals wait.
    """
    seen = inbox.seen()
    try:
        line.ask("POST", "/orders/seen", Orders, message=seen)
    except RefusedByServerError as refusal:
        if refusal.status != _NOT_FOUND:
            raise
        return
    inbox.told(seen)
