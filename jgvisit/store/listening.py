"""Keeping beside the store what a locked laptop must know to hear a wipe order."""

from __future__ import annotations

import contextlib

import msgspec

from jgvisit.store.errors import DiskFaultError, DiskFullError, KeyringError, StoreUnsureError
from jgvisit.store.key_file import read_key_file
from jgvisit.store.order_state import OrderState, read_order_state, update_order_state, write_order_state
from jgvisit.store.safe import Safe
from jgvisit.store.taken_out import TakenOutLedger
from jgvisit.store.wipe import new_witness
from jgvisit.store.wraps import DAILY
from jgvisit.sync.order_wire import MAX_TAKEN_OUT, OrdersSeen

_OURS = ("server_url", "tenant", "enrolment", "device", "store", "root_pem", "keyring_service", "tls_ca_pem", "demo")


def listen(safe: Safe, wanted: OrderState) -> None:
    """Write down where orders come from and whom to believe; a disk without room for it stops nothing.

    Where the keyring holds half of the PIN it also gets the key that may confirm a wipe of the locked store.
    """
    places, kept = safe.places, read_order_state(safe.places)
    witness = kept.witness if kept is not None and kept.store == wanted.store else None
    if witness is None and read_key_file(places.key_file).wrap(DAILY) is not None:
        with contextlib.suppress(KeyringError):
            witness = new_witness(wanted, safe.device_key.sign_wiped)
    wanted = msgspec.structs.replace(wanted, witness=witness)

    def renewed(state: OrderState) -> OrderState:
        if state.store != wanted.store:
            return wanted
        revoked = tuple(sorted({*state.revoked, *wanted.revoked}))
        ours = {name: getattr(wanted, name) for name in _OURS}
        return msgspec.structs.replace(state, **ours, revoked=revoked, witness=witness)

    with contextlib.suppress(DiskFullError, DiskFaultError, StoreUnsureError):
        if update_order_state(places, renewed) is None:
            write_order_state(places, wanted)


class OrderPost:
    """Implements `sync.ports.OrdersInbox`."""

    def __init__(self, safe: Safe) -> None:
        self._places, self._store = safe.places, safe.keyring.file_id
        self._ledger = TakenOutLedger(safe)

    def seen(self) -> OrdersSeen:
        """Return which store this is, what it refused and what was taken out of it."""
        state = read_order_state(self._places)
        refusals = () if state is None else state.refusals
        return OrdersSeen(store=self._store, refusals=refusals, taken_out=self._ledger.waiting()[:MAX_TAKEN_OUT])

    def told(self, seen: OrdersSeen) -> None:
        """The server knows all of this now."""
        self._ledger.forget(seen.taken_out)

        def without(state: OrderState) -> OrderState:
            left = tuple(each for each in state.refusals if each not in seen.refusals)
            return msgspec.structs.replace(state, refusals=left)

        if seen.refusals:
            update_order_state(self._places, without)
