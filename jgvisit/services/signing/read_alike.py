"""Whether two papers of one signer say the same: what was read once need not be read again. Pure.

Each stays an agreement of its own, with its own mark, ink and sealed paper (design §5); alike is only what is read.
"""

from __future__ import annotations

from dataclasses import replace

from jgvisit.services.ports.documents import Ceremony


def read_alike(before: Ceremony, now: Ceremony) -> bool:
    """Tell whether `now` says word for word what `before` says, apart from what a signer is told of each paper anew.

    That is: the child it is about, the kind of mark, and the lines that are decided one by one. Anything else that
    differs, also what a later version of the program adds to a paper, has to be read.
    """
    return before.signer == now.signer and _common(before, now) == now


def _common(before: Ceremony, now: Ceremony) -> Ceremony:
    """Return `before` with what `now` has of its own."""
    laid = before.laid
    if laid is not None and now.laid is not None:
        laid = replace(laid, lines=now.laid.lines)
    return replace(
        before,
        number=now.number,
        form_id=now.form_id,
        child=now.child,
        child_name=now.child_name,
        child_born=now.child_born,
        mark=now.mark,
        laid=laid,
        made_at=now.made_at,
        time_words=now.time_words,
        not_before=now.not_before,
    )
