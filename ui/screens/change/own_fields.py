"""A change with fields of its own, that stand on what is known here already: an order, a person, a visit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from jgvisit.ids import CaseId
from jgvisit.records.case_file import CaseFile
from jgvisit.services.ports.journal import DraftKey
from ui.widgets.entry_fields import EntryField

Values = Mapping[str, str]
NEW = "new"
"""Chosen where it is about none of those that stand here."""


class OwnFields(Protocol):
    """Asks, looks and writes one kind of change."""

    def fields(self, file: CaseFile, values: Values) -> tuple[EntryField, ...]:
        """Return what is asked by what was filled in so far."""

    def first(self, file: CaseFile) -> Values:
        """Return what stands in the fields before anything was chosen."""

    def missing(self, file: CaseFile, values: Values) -> frozenset[str]:
        """Return the fields that still need an answer, or another one."""

    def note(self, file: CaseFile, values: Values) -> str:
        """Return what follows from it, in words."""

    def known(self, file: CaseFile, field: str, value: str) -> Values:
        """Return what stands here of the thing that was chosen just now, to be changed; nothing for any other field."""

    def write(self, case: CaseId, values: Values, clears: Sequence[DraftKey]) -> None:
        """Write it down; `values` miss nothing."""
