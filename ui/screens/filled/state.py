"""What the page for one part of a form shows, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from jgvisit.content.form_model import Field
from jgvisit.content.on_call import OnCall
from jgvisit.content.receivers import Receiver
from jgvisit.records.answers import Answer
from ui.screens.explain.state import Line
from ui.widgets.advised_field import FieldsAdvice
from ui.widgets.message_bar import Message

Group = Literal["now", "later", "more"]
"""now: required. later: required, but not tonight. more: folded (H30)."""


@dataclass(frozen=True)
class FieldBox:
    """One field and what stands in it as the page is built; afterwards the page itself knows."""

    field: Field
    value: Answer | None = None
    group: Group = "now"


@dataclass(frozen=True)
class PartTab:
    """A part of the form to go to; `owner` is whose private part it is."""

    part: str
    owner: str
    label: str
    chosen: bool = False


@dataclass(frozen=True)
class PaperShown:
    """A part as it stands on paper."""

    title: str
    readers: tuple[tuple[str, str, bool], ...] = ()
    """(id, name, whether it is theirs); only the common part has more than one."""
    pages: tuple[bytes, ...] = ()
    """PNG; empty while they are being made."""
    can_print: bool = False


@dataclass(frozen=True)
class FilledState:
    """What the page shows."""

    key: str = ""
    """Changes with the form, the part and the room: the fields are then built anew."""
    title: str = ""
    letter: str = ""
    children: tuple[tuple[str, str, bool], ...] = ()
    """(id, name, whether the form is about this child)"""
    children_problem: str = ""
    tabs: tuple[PartTab, ...] = ()
    readers: str = ""
    """Who reads this part."""
    closed: str = ""
    """Why nothing of this part can be on the screen now; empty where it is open."""
    alone: bool = False
    """Whether it is open for the worker alone, and closes by itself."""
    can_be_alone: bool = False
    fields: tuple[FieldBox, ...] = ()
    about: tuple[tuple[str, str], ...] = ()
    """(id, name) of the children the form is about now, also where there is no other to choose."""
    people: tuple[tuple[str, str], ...] = ()
    receivers: tuple[Receiver, ...] = ()
    """To offer where a receiver is named."""
    colleagues: tuple[str, ...] = ()
    """To offer where a colleague is named."""
    on_call: tuple[OnCall, ...] = ()
    """To offer where a second person is called."""
    onlooked: bool = False
    """Whether somebody of the family may look on."""
    existing: frozenset[str] = frozenset()
    """Fields for which the other answers leave a place."""
    is_unfolded: bool = False
    """A form of the team, with no family waiting: everything is there at once."""
    tonight: bool = False
    """Whether what may wait is folded (H30)."""
    problems: Mapping[str, str] = field(default_factory=dict)
    """Place -> what to do there."""
    asked: int = 0
    """Counts the times somebody wanted to record: the first problem then gets the keyboard."""
    at: str = ""
    """The place that had the keyboard before a lock."""
    advice: FieldsAdvice = field(default_factory=dict)
    standing: str = ""
    """What is on record of this part, and whether something was typed since."""
    can_record: bool = True
    can_print: bool = False
    paper: PaperShown | None = None
    """The paper that is looked at in place of the fields."""
    changes: tuple[tuple[str, str, str], ...] = ()
    """(field, as it lies before the signers, as it is filled in now)"""
    rivals: tuple[tuple[str, str, str], ...] = ()
    """(field, in the other version, in the one shown), where two were written without knowing each other."""
    next: str = ""
    """What comes after this part is on record; empty where nothing does."""
    notices: tuple[Line, ...] = ()
    message: Message | None = None
    busy: bool = False
    in_visit: bool = False
