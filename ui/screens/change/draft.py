"""What was half filled in of a change: which one is open, and the words of each kind beside each other."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from jgvisit.ids import CaseId
from jgvisit.services.ports.journal import DraftKey
from jgvisit.shapes import read_json

_OPEN = "change"


class Draft(msgspec.Struct, frozen=True):
    """One change as it stands in the fields; `kind` is empty while the list is shown."""

    kind: str = ""
    values: dict[str, str] = {}

    def with_value(self, field: str, value: str) -> Draft:
        """Return it with one more field filled in."""
        return Draft(self.kind, {**self.values, field: value})


def open_field(case: CaseId) -> DraftKey:
    """Return where it is kept which change is open."""
    return DraftKey(case, _OPEN)


def words_field(case: CaseId, kind: str) -> DraftKey:
    """Return where the words of one kind are kept: looking at another kind leaves them alone."""
    return DraftKey(case, f"{_OPEN}:{kind}")


def opened(kept: Mapping[str, bytes]) -> Draft:
    """Return the change that was open, with its words where any were typed."""
    which = _decode(kept.get(_OPEN))
    return words_of(kept, which.kind) or which  # older drafts hold the words beside the kind


def words_of(kept: Mapping[str, bytes], kind: str) -> Draft | None:
    """Return what was typed of this kind; None where nothing was."""
    data = kept.get(f"{_OPEN}:{kind}") if kind else None
    return None if data is None else _decode(data)


def encode(draft: Draft) -> bytes:
    """Return it as it is kept."""
    return msgspec.json.encode(draft)


def decode(data: bytes) -> Draft:
    """Return what `encode` made."""
    return read_json(data, Draft)


def _decode(data: bytes | None) -> Draft:
    return Draft() if data is None else decode(data)
