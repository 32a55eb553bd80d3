"""What was found out about one chain, as values; `verify` fills them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from jgvisit.ids import Sha256
from jgvisit.records.chain import Head

StepName = Literal["links", "order", "signatures", "commitments", "bodies"]
Outcome = Literal["holds", "fails", "notKnown"]


@dataclass(frozen=True)
class ChainStep:
    """One numbered step; `at` is the index (from 0) of the first record it stumbles over."""

    n: int
    name: StepName
    outcome: Outcome
    detail: str
    at: int | None = None


@dataclass(frozen=True)
class Fork:
    """Two different records at one place: the store lived twice. Neither is lost."""

    seq: int
    link_hashes: tuple[Sha256, ...]


@dataclass(frozen=True)
class ChainReport:
    """What holds of one chain. `holds` is true when no step fails."""

    device: str | None
    chain: str | None
    records: int
    steps: tuple[ChainStep, ...]
    head: Head | None
    """The last record, None when a link cannot be read or there is no record."""
    forks: tuple[Fork, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether no step fails."""
        return all(step.outcome != "fails" for step in self.steps)

    @property
    def failed_at(self) -> int | None:
        """The index of the first record where anything fails; None if nothing does."""
        return min((step.at for step in self.steps if step.outcome == "fails" and step.at is not None), default=None)
