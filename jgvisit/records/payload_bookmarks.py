"""Something was said aside: a bookmark while it happens, the words later and elsewhere (H7)."""

from __future__ import annotations

from jgvisit.records.body import Uuid
from jgvisit.records.payload_base import Day, Line, Payload, Text


class BookmarkMade(Payload, frozen=True, kw_only=True):
    """One tap in a visit: here something was said that is written down later. It holds a time and nothing else."""

    visit: Uuid


class BookmarkWritten(Payload, frozen=True, kw_only=True):
    """What was said at a bookmark, and who may read it; a later one about the same one replaces it."""

    bookmark: Uuid
    """Record id of the bookmark."""
    words: Text | None = None
    """Absent: there was nothing to write down."""
    said_by: Uuid | None = None
    may_read: tuple[Uuid, ...] = ()
    """Who of the family may read it beside who said it; empty, as is usual: nobody."""
    basis: Line | None = None
    """Why nobody else reads it."""
    asked_by: Line | None = None
    """Who asked to keep it so."""
    was_told: Line | None = None
    """What whoever said it heard of passing it on: nobody is promised secrecy."""
    alone: Line | None = None
    """Spoken alone: who thought that right, or why nobody was asked."""
    review_on: Day | None = None
    """When it is looked at again."""
