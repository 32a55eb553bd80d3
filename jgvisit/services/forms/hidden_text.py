"""What is hidden from a reader never goes into a text for that reader: it stops, and waits for a person (H2)."""

from __future__ import annotations

from collections.abc import Iterable

from jgvisit.ids import PersonId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.telling import betrays
from jgvisit.records.visibility import hidden_words
from jgvisit.services.forms.refusals import LookAgainError


def require_telling_nothing(file: CaseFile, readers: frozenset[PersonId], texts: Iterable[str | None]) -> None:
    """Look whether no text holds words that are hidden from one of `readers`.

    Raises:
        LookAgainError: one does; the worker writes it otherwise.
    """
    words = hidden_words(file, readers)
    if words and any(betrays(text, words) for text in texts if text):
        raise LookAgainError("a text holds what is hidden from a reader")
