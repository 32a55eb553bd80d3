"""What a locked laptop must know to hear an order: beside the store, in plain text, no secret and no family in it.

Who can write it can make this laptop deaf, or could just delete the store; orders are believed by their
signatures alone. What is said of orders that were refused waits here for the next sync, locked or not.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

import msgspec

from jgvisit.config import Places
from jgvisit.shapes import read_json
from jgvisit.store.private_file import replace_file
from jgvisit.sync.order_wire import MAX_REFUSALS, Refusal, SignedWiped, SignedWitness
from jgvisit.sync.orders import Bound

_MAX_BYTES = 256 * 1024


class OrderState(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """The content of the file."""

    server_url: str
    tenant: str
    enrolment: str
    device: str
    store: str
    root_pem: str
    keyring_service: str
    tls_ca_pem: str | None = None
    demo: bool = False
    highest: int = 0
    """Number of the highest order accepted."""
    revoked: tuple[str, ...] = ()
    """SHA-256 of certificates of order keys that count no more; none is ever taken back."""
    witness: SignedWitness | None = None
    """The key in the keyring that may confirm a wipe of the locked store."""
    refusals: tuple[Refusal, ...] = ()
    """Not yet told to the server."""
    done: SignedWiped | None = None
    """The confirmation of an order; written before what it says is done, and done again after a crash."""
    done_sha256: str | None = None
    """The order it confirms."""
    answered: bool = False
    """The server has the confirmation."""

    @property
    def bound(self) -> Bound:
        """For which orders this laptop listens."""
        return Bound(
            self.tenant, self.enrolment, self.device, self.store, self.root_pem, self.demo, self.highest, self.revoked
        )

    def with_refusal(self, refusal: Refusal) -> OrderState:
        """Return the state with one refusal more, each order and reason once; the oldest go when there are too many."""
        if any((each.order_sha256, each.code) == (refusal.order_sha256, refusal.code) for each in self.refusals):
            return self
        return msgspec.structs.replace(self, refusals=(*self.refusals, refusal)[-MAX_REFUSALS:])


def read_order_state(places: Places) -> OrderState | None:
    """Return what stands there; None where there is nothing that can be read."""
    try:
        with places.orders.open("rb") as file:
            return read_json(file.read(_MAX_BYTES), OrderState)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


_one_at_a_time = threading.Lock()
"""A sync, the watch at the prompt and a wipe run on threads of their own; none may put an older state back."""


def update_order_state(places: Places, change: Callable[[OrderState], OrderState]) -> OrderState | None:
    """Put what `change` makes of the state in its place; return it, None where there is none.

    Raises:
        DiskFullError, DiskFaultError: the old content still stands.
    """
    with _one_at_a_time:
        state = read_order_state(places)
        if state is None:
            return None
        changed = change(state)
        if changed != state:
            write_order_state(places, changed)
        return changed


def write_order_state(places: Places, state: OrderState) -> None:
    """Write it whole or not at all; durable when it returns.

    Raises:
        DiskFullError, DiskFaultError: the old content still stands.
    """
    replace_file(places.orders, msgspec.json.encode(state))
