"""What the visit screen shows, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ui.widgets.frame_picture import FramePictureState
from ui.widgets.message_bar import Message


@dataclass(frozen=True)
class PresentPerson:
    """Somebody who may be in the room."""

    person: str
    name: str
    role: str
    present: bool


@dataclass(frozen=True)
class AgendaRow:
    """One card of this conversation, by its title, with who it is for."""

    card: str
    audience: str
    title: str
    people: str
    done: bool
    repeat: bool


@dataclass(frozen=True)
class FormRow:
    """The consent form of one child."""

    child: str
    title: str
    detail: str
    form: str = ""
    """Id of the opened form, empty when it is still to be made."""
    number: int = 0
    """Of the forms of this child, where there is one for each of several kinds of help."""


@dataclass(frozen=True)
class LoggedInterpreter:
    """An interpreter who was written down in this visit."""

    record: str
    title: str
    """Language and how, in words."""
    detail: str = ""
    """Number, name, agency, for whom, from and until when."""
    until_at: str = ""
    may_end: bool = True


@dataclass(frozen=True)
class InterpreterTold:
    """What the worker tells of an interpreter; what is not known is empty."""

    language: str
    kind: str
    number: str = ""
    name: str = ""
    agency: str = ""
    persons: tuple[str, ...] = ()


@dataclass(frozen=True)
class PromiseLine:
    """Something that we promised and still have to do."""

    words: str
    late: bool


@dataclass(frozen=True)
class CompanyRow:
    """Somebody else who may be at a talk, and what the one who is asked said of it."""

    key: str
    """A member's id, or `WORDS` and who it is."""
    name: str
    answer: str = ""
    """Yes, no or notYet; empty where nothing was said."""


@dataclass(frozen=True)
class CompanyState:
    """What is asked of the one person who is here."""

    person: str
    name: str
    rows: tuple[CompanyRow, ...] = ()
    typed: str = ""
    is_open: bool = False


@dataclass(frozen=True)
class VisitState:
    """What the visit screen shows."""

    visit: str = ""
    """What was half typed in one visit never shows in the next (H4)."""
    title: str = ""
    people: tuple[PresentPerson, ...] = ()
    others: str = ""
    typed_others: str | None = None
    """What was half typed before a lock; None where nothing was."""
    typed_number: str = ""
    """The same, for the number of the interpreter."""
    typed_interpreter_name: str = ""
    typed_agency: str = ""
    typed_hours: Mapping[str, str] = field(default_factory=dict)
    """By the record of an interpreter the hour until which they helped, half typed."""
    interpreters: tuple[LoggedInterpreter, ...] = ()
    interpreter_languages: tuple[tuple[str, str], ...] = ()
    """(language, its Dutch name) that somebody here reads best."""
    interpreter_people: tuple[tuple[str, str, str], ...] = ()
    """(person, name, language) of those here who read another language best."""
    frames: FramePictureState = field(default_factory=FramePictureState)
    agenda: tuple[AgendaRow, ...] = ()
    other_cards: tuple[tuple[str, str, str], ...] = ()
    """(card, audience, title) of every card that is not on the agenda: the family may ask anything."""
    may_rate: bool = False
    """Something was explained in this visit: how that was can be said (H29)."""
    forms: tuple[FormRow, ...] = ()
    promises: tuple[PromiseLine, ...] = ()
    company: CompanyState | None = None
    """None where somebody else is in the room: who may be there is asked apart (H21)."""
    message: Message | None = None
    busy: bool = False
