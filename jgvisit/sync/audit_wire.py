"""What a laptop says where the server's audit does not go on from what the laptop saw of it.

    POST /audit/doubts   AuditDoubt -> AuditDoubtNoted   device key

Both receipts are signed by the server, so the two together show what it said, to anybody who has its certificate.
"""

from __future__ import annotations

from typing import Literal

from jgvisit.records.body import Moment
from jgvisit.sync.wire import Message, SignedReceipt

DoubtKind = Literal["fork", "restored", "hidden"]


class AuditDoubt(Message, frozen=True, kw_only=True):
    """One thing that a laptop noticed."""

    kind: DoubtKind
    """fork: another audit than before · restored: the server was put back from a backup ·
    hidden: receipts tell the root of the audit no more."""
    before: SignedReceipt
    """The last one of which the audit was checked."""
    after: SignedReceipt
    holds_until: Moment | None = None
    """Server time of the newest root known here that the audit does extend; absent where there is none."""


class AuditDoubtNoted(Message, frozen=True, kw_only=True):
    """The server keeps it for its officer."""

    received_at: Moment
