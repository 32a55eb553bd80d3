"""Unreleased texts work only in the demo and the practice family (H27)."""

from __future__ import annotations

from jgvisit.content.model import ReviewState
from jgvisit.errors import RefusedError
from jgvisit.services.ports import Identity


class UnreleasedTextError(RefusedError):
    """No jurist has released this text, so no family may see it; nothing was shown or recorded."""

    code = "refused.unreleased_text"


def check_released(review: ReviewState, identity: Identity) -> None:
    """Refuse a text that is not released, outside the demo.

    Raises:
        UnreleasedTextError: with its review state.
    """
    if review != "released" and not identity.demo:
        raise UnreleasedTextError(review)
