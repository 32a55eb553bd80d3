"""Wipe orders on the laptop: listening for them locked and unlocked, carrying them out, and saying so until heard."""

from __future__ import annotations

import contextlib
import threading
import time
from dataclasses import dataclass
from functools import partial

import msgspec

from jgvisit.clock import Clock, to_rfc3339
from jgvisit.config import Places
from jgvisit.enrolment import kept_enrolment
from jgvisit.errors import JgVisitError, SyncError
from jgvisit.opening import open_journal, sync_client
from jgvisit.services.ports.sync import SyncClient
from jgvisit.store.hold import StoreHold
from jgvisit.store.order_state import OrderState, read_order_state, update_order_state
from jgvisit.store.safe import Safe
from jgvisit.store.wipe import carry_out, finish_wipe
from jgvisit.sync.http import ServerConnection
from jgvisit.sync.order_wire import Orders, Refusal, SignedOrder, WipeOrder
from jgvisit.sync.orders import OrderRefusedError, check_order, order_hash

SEND_FOR_S = 60.0


@dataclass(frozen=True)
class Counting:
    """An order that counts here."""

    order: WipeOrder
    sha256: str


def hear(places: Places, clock: Clock) -> Counting | None:
    """Ask the server for orders, needing no key; return one that counts. Tell first what was done before.

    What does not count is written down for the next sync. Without an enrolment, or a network, nothing is heard.
    """
    finish_wipe(places)
    state = read_order_state(places)
    if state is None:
        return None
    try:
        with ServerConnection(state.server_url, state.tls_ca_pem, None) as line:
            _tell_done(places, state, line)
            orders = line.unsigned(f"/orders/{state.enrolment}", Orders).orders
    except SyncError:
        return None
    return sift(places, orders, clock)


def sift(places: Places, orders: tuple[SignedOrder, ...], clock: Clock) -> Counting | None:
    """Return the first order that counts, of those not carried out; write the others down as refused."""
    for signed in orders:
        state = read_order_state(places)
        if state is None:
            return None
        sha256 = order_hash(signed)
        if sha256 == state.done_sha256:
            continue  # our confirmation has not arrived yet
        try:
            return Counting(check_order(signed, state.bound, clock.now()), sha256)
        except OrderRefusedError as refused:
            refusal = Refusal(order_sha256=sha256, code=refused.why, at=to_rfc3339(clock.now()))
            update_order_state(places, partial(_with_refusal, refusal))
    return None


def wipe_locked(places: Places, counting: Counting, clock: Clock) -> None:
    """Carry an order out on a store that nobody has open, at once.

    Raises:
        StoreInUseError: a program has it open; that one will hear the order itself.
        DiskFullError, DiskFaultError: as `carry_out`.
    """
    with StoreHold(places):
        state = read_order_state(places)
        if state is not None:
            carry_out(places, state, counting.order, counting.sha256, clock, None)
    tell_done(places)


def send_then_wipe(safe: Safe, counting: Counting, clock: Clock, send_for_s: float = SEND_FOR_S) -> None:
    """Send what waits for at most a minute, then carry the order out on an opened store; the safe is closed.

    Another sync that runs meanwhile finds the store closed; what it sent is sent.
    """
    enrolled = kept_enrolment(safe.settings)
    if enrolled is not None:
        deadline = time.monotonic() + send_for_s
        client = sync_client(safe, open_journal(safe, clock), enrolled, clock)
        sending = threading.Thread(target=_send, args=(client, deadline), name="send before a wipe", daemon=True)
        sending.start()
        sending.join(send_for_s)  # a silent network must not hold the order up
    wipe_opened(safe, counting, clock)


def _send(client: SyncClient, deadline: float) -> None:
    with contextlib.suppress(JgVisitError):  # also that the store was closed meanwhile
        client.run(lambda _: None, lambda: time.monotonic() > deadline)


def wipe_opened(safe: Safe, counting: Counting, clock: Clock) -> None:
    """Carry an order out on an opened store; the safe is closed."""
    state = read_order_state(safe.places)
    if state is not None:
        carry_out(safe.places, state, counting.order, counting.sha256, clock, safe)
        tell_done(safe.places)


def tell_done(places: Places) -> bool:
    """Send the confirmation of an order, if one waits; tell whether none waits now."""
    state = read_order_state(places)
    if state is None or state.done is None or state.answered:
        return True
    try:
        with ServerConnection(state.server_url, state.tls_ca_pem, None) as line:
            return _tell_done(places, state, line)
    except SyncError:
        return False


def _tell_done(places: Places, state: OrderState, line: ServerConnection) -> bool:
    if state.done is None or state.answered:
        return True
    line.post_unsigned("/orders/confirmations", state.done)
    told = state.done_sha256
    update_order_state(places, partial(_answered, told))
    return True


def _with_refusal(refusal: Refusal, state: OrderState) -> OrderState:
    return state.with_refusal(refusal)


def _answered(told: str | None, state: OrderState) -> OrderState:
    return msgspec.structs.replace(state, answered=True) if state.done_sha256 == told else state
