"""What the list of a family's forms shows, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass

from ui.theme import Tone
from ui.widgets.message_bar import Message


@dataclass(frozen=True)
class FormEntry:
    """A form that was begun."""

    key: str
    """To open it by."""
    title: str
    """Letter and title."""
    about: str
    """Names of the children."""
    status: str
    tone: Tone = "neutral"
    details: tuple[str, ...] = ()
    """What is missing, for the worker alone (H8)."""
    can_discard: bool = False
    """Nothing of it is on record: what was typed can be thrown away."""


@dataclass(frozen=True)
class NewForm:
    """A form that can be begun."""

    key: str
    title: str
    purpose: str


@dataclass(frozen=True)
class FormsState:
    """What the list shows."""

    family: str = ""
    begun: tuple[FormEntry, ...] = ()
    open: tuple[FormEntry, ...] = ()
    done: tuple[FormEntry, ...] = ()
    groups: tuple[tuple[str, tuple[NewForm, ...]], ...] = ()
    """(heading, forms)"""
    misfits: tuple[str, ...] = ()
    """Why a form is not among the new ones."""
    in_visit: bool = False
    alone: bool = False
    can_be_alone: bool = False
    message: Message | None = None
    busy: bool = False
