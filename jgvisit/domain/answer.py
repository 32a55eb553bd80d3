"""What the law answers; the output of `jgvisit law` (design §7) as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from jgvisit.domain.facts import Evidence, Frame, KnownAt, Mark
from jgvisit.ids import PersonId


@dataclass(frozen=True, order=True)
class RequiredMark:
    """Who must or may put which mark, and why; T only where the law asks consent."""

    person: PersonId
    kind: Mark
    why: str
    """One Dutch sentence."""
    articles: tuple[str, ...]
    after: bool = False


@dataclass(frozen=True, order=True)
class Imposition:
    """Who can impose something, by which decision."""

    who: str
    decision: str
    articles: tuple[str, ...]


@dataclass(frozen=True, order=True)
class Block:
    """Why it may not start."""

    code: str
    why: str
    articles: tuple[str, ...]


@dataclass(frozen=True, order=True)
class Remedy:
    """What somebody can do against it."""

    what: str
    where: str
    articles: tuple[str, ...]
    term_days: int | None = None


@dataclass(frozen=True, order=True)
class ExplainAgain:
    """A moment of law.md table C that is due."""

    moment: int
    due: date
    persons: tuple[PersonId, ...]
    known_at: KnownAt = None
    """When the last of what opens it was written down; None: not known, or nobody had to."""


@dataclass(frozen=True)
class FrameOfChild:
    """Which of the two frames holds for one child, and what proves it (H12, H13)."""

    frame: Frame
    evidence: Evidence | None
    """Of the order it rests on; None for voluntary without any order."""
    checking: bool = False
    """Facts contradict each other or a proof ran out: say "wij gaan dit na", never the stricter one."""
    why: str = ""
    articles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """The whole answer to a `Question`. Tuples are sorted."""

    child: PersonId
    frame: Frame
    frame_evidence: Evidence | None
    this_help: Literal["voluntary", "within_order"]
    required: tuple[RequiredMark, ...]
    informed: tuple[PersonId, ...]
    may_be_imposed_by: Imposition | None
    could_be_imposed_by: tuple[Imposition, ...]
    may_start: bool
    blocked_by: tuple[Block, ...]
    remedies: tuple[Remedy, ...]
    explain_again: tuple[ExplainAgain, ...]
    jurist_check: tuple[str, ...]
