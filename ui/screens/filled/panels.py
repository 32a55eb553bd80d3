"""Where a form has more than fields: small panels at their own place on the page, by form and part.

Which form has which stands in `panel_places`.

A panel draws what it is told and gives answers as a person would by typing; it holds nothing of the form itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jgvisit.content.form_model import Part
from jgvisit.ids import CaseId, FormId, PersonId
from jgvisit.services.forms.answers import Answers
from ui.presenting import Context


@dataclass(frozen=True)
class Seen:
    """What a panel is told of the page, at each change."""

    case: CaseId
    form: FormId
    """On record only once a part of it is."""
    form_type: str
    part: Part
    owner: PersonId | None
    children: tuple[PersonId, ...]
    answers: Answers
    """As they stand on the page, half ones too."""
    is_recorded: bool
    """This part is on record, and nothing was typed since."""
    busy: bool
    alone: bool = False
    """The worker looks alone: nobody of the family looks on."""


@dataclass(frozen=True)
class WantedForm:
    """Another form to go to from here, filled for a start where nobody began it yet."""

    form_type: str
    children: tuple[PersonId, ...]
    given: Answers


class FormPanel(QWidget):
    """A panel on the page of one part of one form.

    Signals:
        answer_given: (field id, Answer or None): as if somebody had typed it.
        place_wanted: where on the page somebody goes on typing.
        answers_given: field id -> Answer, several at once.
        recorded: it wrote a record itself: everything is drawn anew.
        told: Message, for above the page, where it outlives the panel.
        versions_wanted: to the versions side by side, of which somebody has to choose first.
        form_wanted: WantedForm, to fill in in place of this one.
        part_wanted: (part, owner id or empty, place): another part of this form, and where on it somebody types.
        touched: somebody typed or chose: what is open for the worker alone stays open.
    """

    answer_given = Signal(str, object)
    answers_given = Signal(object)
    place_wanted = Signal(str)
    recorded = Signal()
    told = Signal(object)
    versions_wanted = Signal()
    form_wanted = Signal(object)
    part_wanted = Signal(str, str, str)
    touched = Signal()

    def show_seen(self, seen: Seen) -> None:
        """Draw what there is to show now."""
        raise NotImplementedError


@dataclass(frozen=True)
class Place:
    """Where a panel stands."""

    maker: Callable[[Context], FormPanel]
    before: str = ""
    """Field above which it stands; empty for the top of the part."""
