"""Unreleased texts work only in the demo and the practice family (H27)."""

from __future__ import annotations

from jgvisit.content.model import ReviewState
from jgvisit.errors import RefusedError
from jgvisit.services.ports.identity import Identity


class UnreleasedTextError(RefusedError):
    """No jurist of this municipality has released this text, so no family may see it; nothing was shown or recorded."""

    code = "refused.unreleased_text"


def check_released(review: ReviewState, identity: Identity, *, signed: bool) -> None:
    """Refuse a text that is not released, outside the demo.

    Args:
        review: what stands in the text's own file.
        identity: says whether this is a demo.
        signed: jurist and second eye of this municipality signed the pack; without them the word
            "released" in a file that came with the program is nobody's decision here.

    Raises:
        UnreleasedTextError: with its review state.
    """
    if identity.demo:
        return
    if review != "released" or not signed:
        raise UnreleasedTextError(review if signed else "unsigned")
