"""The inventory as JSON."""

from __future__ import annotations

from typing import Literal

from jgvisit.sync.wire import Message


class Share(Message, frozen=True, kw_only=True):
    """Families by number, with how many records and papers of them; an empty one is no family."""

    families: tuple[str, ...] = ()
    records: int = 0
    papers: int = 0


class Between(Message, frozen=True, kw_only=True):
    """A time in which something could be added that nobody here knows; `until` None: it still can."""

    since: str
    until: str | None = None


class AtMost(Message, frozen=True, kw_only=True):
    """What the worker could have had: `known`, and what could be added since the laptop was last heard."""

    known: Share
    unsent_told: int | None = None
    """Records that the laptop itself counted, in a confirmation that its key signed."""
    could_be_added: Between | None = None
    """None where a signed confirmation counted them."""


class Removal(Message, frozen=True, kw_only=True):
    """An order, and what came of it."""

    number: int
    what: Literal["shutOut", "destroy"]
    given_at: str
    told_at: str | None = None
    proven: bool = False
    """A key of the laptop signed the confirmation."""
    heard_after: bool = False
    """Something came from this laptop after the confirmation: a copy lives, and the confirmation counts for nothing."""
    ciphertext_left: bool = True
    """What the laptop says is still there, closed to all but two officers."""


class TakenFrom(Message, frozen=True, kw_only=True):
    """An export or a print that the laptop reported."""

    kind: str
    at: str
    families: tuple[str, ...]
    records: int


class Inventory(Message, frozen=True, kw_only=True):
    """What one laptop held."""

    device: str
    label: str
    worker: str
    at: str
    enrolled_at: str
    revoked_at: str | None
    heard_at: str | None
    """When it last sent, asked or told something."""
    reads_until: str | None
    """End of its last lease."""
    at_least: Share
    """Handed out or made there, and its removal was not confirmed by a signature."""
    at_most: AtMost
    sealed: Share
    """Of what was confirmed as shut out: still on the laptop, opens to two officers only."""
    removals: tuple[Removal, ...] = ()
    taken_out: tuple[TakenFrom, ...] = ()
    refused: tuple[str, ...] = ()
    """Codes of orders that it refused."""
