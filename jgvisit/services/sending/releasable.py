"""What of a handover or a request is restricted, and waits for a choice before it goes out (H3). Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from jgvisit.content.form_model import FormDefinition
from jgvisit.ids import PersonId
from jgvisit.records.answers import Answer, ChoiceAnswer, PassagesAnswer, PersonsAnswer, RowsAnswer, TextAnswer
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import FilledForm
from jgvisit.records.case_reading import Release
from jgvisit.services.forms.answers import is_empty
from jgvisit.services.sending.informing import INFORMING
from jgvisit.services.sending.opinions import opinions_on
from jgvisit.services.sending.outgoing_fields import KEPT_BACK


@dataclass(frozen=True)
class Restricted:
    """One thing that goes along only if somebody chooses so."""

    item: str
    kind: Literal["passage", "field", "ownPart", "whyNotTold", "opinion"]
    words: str
    """What it says; of somebody's own part nothing."""
    person: PersonId | None
    """Whose own part, or who was not told."""
    chosen: Release | None


def restricted_of(file: CaseFile, form: FilledForm, definition: FormDefinition) -> tuple[Restricted, ...]:
    """Return what is restricted in the last version of each part; for the worker alone."""
    chosen = {each.item: each for each in file.read_together.releases if each.form == form.id}
    found: list[Restricted] = []
    for part in form.parts:
        if part.part == "private" and part.owner is not None:
            found.append(Restricted(part.owner, "ownPart", "", part.owner, chosen.get(part.owner)))
        for name, answer in part.answers if part.part == "team" else ():
            found += [
                Restricted(item, kind, words, person, chosen.get(item))
                for item, kind, words, person in _items(name, answer, definition)
            ]
    for going in opinions_on(file, form):
        said = ": ".join(filter(None, (going.review.colleague, going.review.opinion)))
        if going.item is not None:
            found.append(Restricted(going.item, "opinion", said, None, going.chosen))
    return tuple(found)


_Item = tuple[str, Literal["passage", "field", "whyNotTold"], str, PersonId | None]


def _items(name: str, answer: Answer, definition: FormDefinition) -> tuple[_Item, ...]:
    if name in KEPT_BACK and isinstance(answer, PassagesAnswer):
        return tuple((each.id, "passage", each.text, None) for each in answer.passages)
    if name in KEPT_BACK and isinstance(answer, TextAnswer) and not is_empty(answer):
        return ((name, "field", f"{definition.field(name).label}: {answer.text}", None),)
    if name == INFORMING and isinstance(answer, RowsAnswer):
        found: list[_Item] = []
        for row in answer.rows:
            told, why, who = (row.cells.get(column) for column in ("told", "why", "person"))
            unsafe = isinstance(told, ChoiceAnswer) and "notSafe" in told.values
            if unsafe and isinstance(why, TextAnswer) and isinstance(who, PersonsAnswer) and who.persons:
                found.append((row.id, "whyNotTold", why.text, PersonId(who.persons[0])))
        return tuple(found)
    return ()
