"""What the back office may write: that a paper went, arrived, was taken on or came back. Nothing else (H25).

The server holds that key, and the server is trusted with nothing that a family said: a laptop, and whoever checks a
journal, takes a link signed by it for such a step alone. Of a copy it says that it was sent, in one of the two ways
that are the office's, or that it did not arrive: never that somebody was handed one, or wants none.
"""

from __future__ import annotations

import msgspec

from jgvisit.records.body import Body, read_body
from jgvisit.records.kinds import read_payload
from jgvisit.records.payload_journal import StoreOpened
from jgvisit.records.payload_papers import BACK_WAYS, SENT_WAYS, CopyDelivered
from jgvisit.records.payload_reading import PaperStepped

OFFICE_STEPS = frozenset({"sent", "received", "accepted", "returned"})


def may_be_the_offices(data: bytes | None) -> bool:
    """Tell whether a body may be signed by the key of the back office; one that was erased says nothing."""
    if data is None:
        return True
    try:
        body: Body = read_body(data)
        payload = read_payload(body)
    except (msgspec.DecodeError, RecursionError):
        return False
    if isinstance(payload, StoreOpened):
        return body.case is None
    if body.case is None or body.blobs:
        return False
    if isinstance(payload, CopyDelivered):
        return payload.way in (SENT_WAYS if payload.given else BACK_WAYS)
    return isinstance(payload, PaperStepped) and payload.step in OFFICE_STEPS
