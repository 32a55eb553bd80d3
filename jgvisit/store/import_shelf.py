"""Which families of others were taken in here, so that a second import doubles none.

Kept under the hash of the family's first link: an erasure names that hash, also to a laptop that the family has left.
Nothing else of the family is kept, and the number goes with the rest (Jeugdwet 7.3.9).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from jgvisit.ids import CaseId, Sha256
from jgvisit.shapes import read_json
from jgvisit.store.connection import Connection
from jgvisit.store.meta import Settings, forget_setting

_DONE = "imported:"
_BEGUN = "importing:"


class _Imported(msgspec.Struct, frozen=True):
    number: str
    case: str


class ImportShelf:
    """The memory of imports, inside the encrypted store."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def done(self) -> Mapping[str, CaseId]:
        """Return number -> family, of every family that was taken in."""
        kept = map(_read, self._settings.starting_with(_DONE).values())
        return {each.number: CaseId(each.case) for each in kept}

    def begun(self) -> Mapping[str, CaseId]:
        """Return those whose import began and was never seen to end."""
        return {number: CaseId(case) for case, number in self._settings.starting_with(_BEGUN).items()}

    def begin(self, number: str, case: CaseId) -> None:
        """Note, before anything is written, under which id a family will be."""
        self._settings.put(_BEGUN + case, number)

    def end(self, number: str, case: CaseId, first: Sha256 | None) -> None:
        """Note that it is written, with the hash of its first link; or with None that it is not."""
        kept = msgspec.json.encode(_Imported(number, case)).decode()
        self._settings.replace(_BEGUN + case, None if first is None else _DONE + first, kept)


def forget_imported(connection: Connection, links: Sequence[Sha256]) -> None:
    """Forget the families whose first link is among these, inside the transaction that erases them."""
    for link in links:
        forget_setting(connection, _DONE + link)


def _read(text: str) -> _Imported:
    return read_json(text, _Imported)
