"""All that a sync asks of the server, in one message: where nothing is new, this is the whole sync.

Path, as in `wire`:

    POST /exchange                     Exchange -> ExchangeAnswer      device key; with a session for lease and feed

What is not asked is not answered. Lease and feed need a log-in; where there is none, or it has ended, the rest is
answered all the same, and `refused` says why they were not. Each part means what its own address means, which older
programs go on asking.
"""

from __future__ import annotations

from typing import Annotated

import msgspec

from jgvisit.records.body import Uuid
from jgvisit.sync.erasure_wire import Erasures
from jgvisit.sync.lease_wire import LeaseRequest, SignedLease
from jgvisit.sync.order_wire import Orders, OrdersSeen
from jgvisit.sync.wire import Ahead, Feed, Mark, Message, SignedReceipt

_Position = Annotated[int, msgspec.Meta(ge=0, le=2**53 - 1)]


class FeedAsked(Message, frozen=True, kw_only=True):
    """As the query of `GET /feed`."""

    after: _Position = 0
    epoch: Uuid | None = None
    limit: Annotated[int, msgspec.Meta(ge=1, le=2**53 - 1)] | None = None
    mark: Mark | None = None
    """Of the last answer: what it names need not come again."""
    takes_ahead: bool = False
    """Tomorrow's families may come ahead of their turn."""
    had_ahead: Ahead | None = None
    """These did, in this very sync: they are left out up to there. Counts in the epoch that is asked for alone."""


class ReceiptAsked(Message, frozen=True, kw_only=True):
    """As the query of `GET /receipt`."""

    chain: Uuid
    audit_from: _Position | None = None


class Exchange(Message, frozen=True, kw_only=True):
    """What a laptop wants to know."""

    erasures_after: _Position | None = None
    """As `after` of `GET /erasures`."""
    orders: OrdersSeen | None = None
    """As to `POST /orders/seen`."""
    receipt: ReceiptAsked | None = None
    lease: LeaseRequest | None = None
    """As to `POST /lease`."""
    feed: FeedAsked | None = None


class Refused(Message, frozen=True, kw_only=True):
    """What its own address would have said instead."""

    status: Annotated[int, msgspec.Meta(ge=400, le=499)]
    code: str


class ExchangeAnswer(Message, frozen=True, kw_only=True):
    """The answer to each part that was asked."""

    erasures: Erasures | None = None
    orders: Orders | None = None
    receipt: SignedReceipt | None = None
    lease: SignedLease | None = None
    feed: Feed | None = None
    lease_refused: Refused | None = None
    refused: Refused | None = None
    """Why neither lease nor feed was answered."""
