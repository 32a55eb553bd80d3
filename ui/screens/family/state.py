"""What the family screen shows, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field

from ui.theme import Tone
from ui.widgets.frame_picture import FramePictureState
from ui.widgets.message_bar import Message


@dataclass(frozen=True)
class PersonRow:
    """One person; `details` are short lines such as authority with its evidence and date."""

    name: str
    role: str
    details: tuple[str, ...] = ()
    status: str = ""
    tone: Tone = "neutral"


@dataclass(frozen=True)
class VisitRow:
    """One visit of this family."""

    visit: str
    title: str
    detail: str
    can_start: bool = False


@dataclass(frozen=True)
class DutyRow:
    """Something to explain: its key, words, and how soon."""

    key: str
    words: str
    rank: str
    tone: Tone = "neutral"


@dataclass(frozen=True)
class ReminderRow:
    """A day that somebody must not miss."""

    day: str
    title: str
    why: str


@dataclass(frozen=True)
class FamilyState:
    """What the family screen shows."""

    name: str = ""
    known_as_of: str = ""
    people: tuple[PersonRow, ...] = ()
    frames: FramePictureState = field(default_factory=FramePictureState)
    frame_notes: tuple[str, ...] = ()
    """One sentence a child: what the frame rests on."""
    duties: tuple[DutyRow, ...] = ()
    """At most three, most pressing first (H18)."""
    not_clear: tuple[str, ...] = ()
    """What perhaps is to be explained again, in sentences; none with a visit open (H29)."""
    said_of_us: tuple[tuple[str, str], ...] = ()
    """(what somebody said of our explanation, who when and by which face); none with a visit open (H7)."""
    reminders: tuple[ReminderRow, ...] = ()
    """What comes up in the next six weeks, soonest first."""
    visits: tuple[VisitRow, ...] = ()
    apart: tuple[str, ...] = ()
    """For whom a visit is planned apart, in sentences; none with a visit open (H6)."""
    forms: tuple[tuple[str, str, Tone], ...] = ()
    """(title, state in words, tone)"""
    heard: tuple[tuple[str, str], ...] = ()
    """(heard word, quoted; to whom it was explained and when), the latest first."""
    papers: int = 0
    booklet: bool = False
    """The general booklet can be printed and noted: no visit is open."""
    """How many wait for their owner."""
    exceptions: int = 0
    """How many exceptions of the law are in use."""
    promises_late: int = 0
    """Promises of ours that should have been kept by now."""
    bookmarks: int = 0
    """How many things were said aside in visits; none with a visit open (H7)."""
    bookmarks_waiting: int = 0
    """How many of them wait for words."""
    disagreements: int = 0
    """How many facts wait for a choice, or contradict each other."""
    chosen_before: bool = False
    """Somebody chose between versions before: that can be looked at."""
    message: Message | None = None
    busy: bool = False
