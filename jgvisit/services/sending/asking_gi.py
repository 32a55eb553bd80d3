"""Whether a GI that is asked for advice may hear whom it is about (H29; law.md table A3, sharing).

Without a name anybody may be asked. By name only about a child under a supervision order that was seen (Jw 7.3.11
lid 4: the GI that carries it out, where the order says which), or where everybody whom the law asks said yes on form
B to telling this GI.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jgvisit.ids import PersonId
from jgvisit.records.answers import ChoiceAnswer, PersonsAnswer, Row, TextAnswer
from jgvisit.records.case_file import CaseFile
from jgvisit.records.form_days import lines_of
from jgvisit.records.happenings_of_help import GiConsulted
from jgvisit.records.telling import plain
from jgvisit.services.desk.workplace import Reckoning
from jgvisit.services.forms.answers_now import changed_signers
from jgvisit.services.forms.laid_forms import laid_forms
from jgvisit.services.forms.spared import spared_on
from jgvisit.services.forms.standing import lines_standing
from jgvisit.services.law.handover_cover import supervision_of
from jgvisit.services.law.help_answer import FamilyLaw

SHARING = "consentToShare"
_TELLS = frozenset({"tell", "both"})


def consult_may_name(at: Reckoning, file: CaseFile, asked: GiConsulted) -> bool:
    """Tell whether a consult by name may be: whether its GI may hear everybody that it was about."""
    children = tuple(PersonId(child) for child in asked.children)
    persons = tuple(PersonId(person) for person in asked.persons)
    return may_be_named(at, file, asked.gi, children, persons, date.fromisoformat(asked.on))


def may_be_named(
    at: Reckoning, file: CaseFile, gi: str, children: tuple[PersonId, ...], persons: tuple[PersonId, ...], on: date
) -> bool:
    """Tell whether this GI may hear the names of all of them.

    Args:
        at: texts and law.
        file: whole.
        gi: the GI as it was written down.
        children: about whom it was; none: every child of the family.
        persons: who else was named: of grown-ups only their own yes counts, never an order about a child; a child
            among them is one it was about.
        on: the day of the talk.
    """
    known = {child.id for child in file.children}
    about = {*(children or known), *known.intersection(persons)}
    shared = set(_shared_with(at, file, gi, on))
    ordered = {
        child
        for child in about
        if child in known and any(_may_be(order.gi, gi) for order in supervision_of(file, child, on))
    }
    return bool(about) and about <= shared | ordered and set(persons) - known <= shared


def _may_be(carries_out: str | None, gi: str) -> bool:
    """Tell whether a GI is the one that carries an order out; where nobody wrote down which, it may be."""
    return carries_out is None or plain(carries_out) == plain(gi)


def _shared_with(at: Reckoning, file: CaseFile, gi: str, on: date) -> Iterator[PersonId]:
    """Yield everybody whom a line that counts lets us tell this GI about."""
    for filled in file.filled:
        laid = laid_forms(file, filled.id) if filled.form_type == SHARING else ()
        others = {each.id for each in laid if changed_signers(at, file, each)}
        spared = spared_on(FamilyLaw(file, on, at.book), laid)
        yes = {each.line for each in lines_standing(file, laid, on, others, spared) if each.state == "yes"}
        rows = (row for form in laid if form.laid for row in lines_of(dict(form.laid.answers)).values())
        for row in rows:
            if row.id in yes and _tells(row, gi):
                yield from _about(row)


def _tells(row: Row, gi: str) -> bool:
    receiver, way = row.cells.get("partyOrganisation"), row.cells.get("direction")
    named = isinstance(receiver, TextAnswer) and plain(receiver.text) == plain(gi)
    return named and isinstance(way, ChoiceAnswer) and not _TELLS.isdisjoint(way.values)


def _about(row: Row) -> Iterator[PersonId]:
    about = row.cells.get("aboutPersons")
    yield from (PersonId(person) for person in about.persons) if isinstance(about, PersonsAnswer) else ()
