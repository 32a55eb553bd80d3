"""Who works here and who has whose families during leave, as it travels.

Path, as in `wire`:

    GET  /team                         -> SignedTeam                   device key + session
"""

from __future__ import annotations

from typing import Annotated

import msgspec

from jgvisit.records.body import Hash, Moment, Uuid
from jgvisit.records.canonical import encode, sha256
from jgvisit.sync.lease_wire import Day
from jgvisit.sync.wire import Base64, Message

TEAM_DOMAIN = b"jgvisit/team/1\0"
MAX_COLLEAGUES = 20_000


class WireColleague(Message, frozen=True, kw_only=True):
    """One worker."""

    worker: Uuid
    name: str
    """As the identity provider says; of two of one name, with what tells them apart."""


class WireCover(Message, frozen=True, kw_only=True):
    """Somebody has somebody's families for a while; only those that the reader is one of."""

    absent: Uuid
    deputy: Uuid
    from_on: Day
    until: Day
    case: Uuid | None = None
    """Only this family; None for all of them."""


class Team(Message, frozen=True, kw_only=True):
    """What one worker's laptop knows of colleagues."""

    tenant: Uuid
    worker: Uuid
    """Whose laptop it is for."""
    at: Moment
    colleagues: Annotated[tuple[WireColleague, ...], msgspec.Meta(max_length=MAX_COLLEAGUES)]
    covers: tuple[WireCover, ...] = ()

    @property
    def mark(self) -> Hash:
        """Hash over what it says, whenever that was said: the feed names it, so that only a change is fetched."""
        return sha256(encode(msgspec.structs.replace(self, at="")))


class SignedTeam(Message, frozen=True, kw_only=True):
    """It, with its signature."""

    team: str
    """Canonical JSON of a `Team`, exact bytes."""
    signature: Base64
    """DER ECDSA P-256/SHA-256 by the receipt key over `TEAM_DOMAIN` ‖ team."""
