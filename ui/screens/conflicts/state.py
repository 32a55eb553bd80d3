"""What the screen of versions side by side shows, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ui.widgets.message_bar import Message


@dataclass(frozen=True)
class FactLine:
    """One thing that a version says; `differs` where not all versions say it."""

    label: str
    words: str
    differs: bool = False


@dataclass(frozen=True)
class VersionView:
    """One version: who wrote it, when by which clock, and what it says."""

    key: str
    title: str
    written: tuple[str, ...]
    lines: tuple[FactLine, ...]
    mark: str = ""
    """Such as that this is the one that holds now."""
    barred: str = ""
    """Why it cannot be chosen here."""
    choose: str = ""
    """Words on its button; empty where it has none."""


@dataclass(frozen=True)
class DisputeView:
    """One matter with its versions."""

    key: str
    title: str
    notes: tuple[str, ...]
    versions: tuple[VersionView, ...]
    third: str = ""
    """Words of the way to writing another version; empty where there is none."""
    corrects: bool = False
    """Its buttons lead to where each fact is corrected: these are no versions of one."""
    is_open: bool = True
    """Its versions are in sight; one that was chosen before is folded."""


@dataclass(frozen=True)
class ConflictsState:
    """Everything on the screen."""

    family: str = ""
    waiting: tuple[DisputeView, ...] = ()
    contradictions: tuple[DisputeView, ...] = ()
    chosen: tuple[DisputeView, ...] = ()
    choosing: str = ""
    """Key of the matter in which a version was picked; the reason is asked there."""
    picked: str = ""
    """Which one that is, in words."""
    values: Mapping[str, str] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()
    message: Message | None = None
    busy: bool = False
