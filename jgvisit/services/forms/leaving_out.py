"""Not asking somebody under a form, before it is laid or after: by which exception, and taking that back (H17, H2)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from jgvisit.domain.authority import authority_over
from jgvisit.domain.facts import Subject
from jgvisit.errors import RefusedError
from jgvisit.ids import CaseId, FormId, PersonId, RecordId, new_uuid7
from jgvisit.records.answers import Answer, PersonsAnswer
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import FilledForm, Form
from jgvisit.records.facts import facts_of
from jgvisit.records.facts_of_forms import subject_of, subject_under
from jgvisit.records.form_days import lines_of
from jgvisit.records.happenings_of_family import ExceptionUsed
from jgvisit.services.desk.workplace import Workplace
from jgvisit.services.family.happenings import Happenings
from jgvisit.services.forms.drafts import find
from jgvisit.services.forms.laid_forms import laid_forms
from jgvisit.services.law.exceptions_used import UsedException, exceptions_used
from jgvisit.services.ports.journal import DraftKey
from jgvisit.services.talk.listeners import age_of

Ground = Literal["safety", "childWish", "cannotWeigh"]
_SWITCHES: dict[Ground, Literal["X1", "X2", "X3"]] = {"safety": "X1", "childWish": "X2", "cannotWeigh": "X3"}
"""Ground -> the switch of table A2 that carries it."""
_OF: dict[Subject, tuple[Ground, ...]] = {
    "share": ("safety", "childWish", "cannotWeigh"),
    "voluntary_stay": ("safety", "cannotWeigh"),
}
"""What may be written down under a form about a subject. Of a stay nobody with authority can be left out: who is not
asked for safety is hidden from, and the stay does not begin on it (H2)."""
ASKED_AGAIN = "toch vragen"
_FROM, _ALONE, _GROWN = 12, 16, 18
"""Ages of the child: the law asks both it and its parents (Jw 7.3.4 lid 2, 7.3.11 lid 1); of sharing it alone; who
represents somebody of 18 or older has no place in the records."""
_FROM_16: tuple[Ground, ...] = ("cannotWeigh",)


class NotLeftOutError(RefusedError):
    """This person cannot be left out here, or no more; nothing was recorded."""

    code = "refused.not_left_out"


@dataclass(frozen=True)
class Begun:
    """A form that is being filled in, of which nothing needs to be on record yet."""

    form_type: str
    children: tuple[PersonId, ...]


@dataclass(frozen=True)
class MayLeaveOut:
    """What may be written down of one child under a form."""

    child: PersonId
    parents: tuple[PersonId, ...]
    """With authority, or perhaps; who said yes to all of it is none of them: that stands until it is taken back."""
    lines: tuple[str, ...]
    """Rows about the child that may be chosen apart; empty where the form is one whole, or no row is on record yet."""
    grounds: tuple[Ground, ...]
    subject: Subject
    asks_more: bool = False
    """The law asks the child alone, and by `cannotWeigh` who represents it in its place."""


class LeavingOut:
    """Writes down who is not asked under a form; the law engine says what that counts for."""

    def __init__(self, at: Workplace, happenings: Happenings) -> None:
        self._at, self._happenings = at, happenings

    def offered(self, case: CaseId, filled: FormId, begun: Begun | None = None) -> tuple[MayLeaveOut, ...]:
        """Return for each child from 12 on what may be written down: for the worker's eyes alone (H8).

        Args:
            case: the family.
            filled: a form, laid before its signers or not yet.
            begun: what it is, where nothing of it is on record.
        """
        file = self._at.files.for_me(case)
        offers = self._under_laid(file, filled) or self._before(file, filled, begun)
        return tuple(offer for offer in offers if offer is not None)

    def in_use(self, case: CaseId, filled: FormId) -> tuple[UsedException, ...]:
        """Return what was written down under a form and stands: for the worker's eyes alone (H8)."""
        return tuple(used for used in exceptions_used(self._at.files.for_me(case)) if used.form == filled)

    def points(self, used: UsedException) -> tuple[str, ...]:
        """Return what of it a jurist has to look at, in Dutch."""
        return self._at.book.exception(used.exception).points

    def leave_out(
        self,
        case: CaseId,
        filled: FormId,
        child: PersonId,
        ground: Ground,
        *,
        parent: PersonId | None,
        line: str | None,
        reason: str,
        colleague: str,
        clears: tuple[DraftKey, ...] = (),
        begun: Begun | None = None,
    ) -> RecordId:
        """Write down that a parent is not asked for this child, or that the child cannot weigh it; hidden at once.

        Args:
            case: the family.
            filled: the form, laid before its signers or not yet.
            child: for whom.
            ground: why; `cannotWeigh` names no parent.
            parent: who is not asked; None for `cannotWeigh`.
            line: the one row it is for; None: everything about the child.
            reason: in facts.
            colleague: who looked along.
            clears: the draft it was typed in.
            begun: what the form is, where nothing of it is on record.

        Raises:
            NotLeftOutError: not this person, child, line or ground here.
            ReasonMissingError, ColleagueMissingError: without what table A2 asks.
            OwnNameAsColleagueError: who writes it down was named.
        """
        offer = next((each for each in self.offered(case, filled, begun) if each.child == child), None)
        fits = offer is not None and ground in offer.grounds and (line is None or line in offer.lines)
        named = parent is None if ground == "cannotWeigh" else offer is not None and parent in offer.parents
        if not fits or not named:
            raise NotLeftOutError(ground)
        used = ExceptionUsed(
            event=new_uuid7(),
            on=self._at.today().isoformat(),
            source=self._at.identity.worker_name,
            children=(child,),
            persons=() if parent is None else (parent,),
            exception=_SWITCHES[ground],
            reason=reason.strip(),
            colleague=colleague.strip() or None,
            form=filled,
            line=line,
        )
        return self._happenings.record(case, used, clears=clears, begun=filled)

    def ask_again(self, case: CaseId, event: str) -> None:
        """Take it back: from now on everybody is asked as the law says; the history keeps it.

        Raises:
            KeyError: it does not stand any more.
        """
        self._happenings.strike(case, event, ASKED_AGAIN)

    def _under_laid(self, file: CaseFile, filled: FormId) -> list[MayLeaveOut | None]:
        return [
            self._offer(file, opened.child, subject_of(opened), _lines_of_laid(opened), _said_yes(opened))
            for opened in laid_forms(file, filled)
        ]

    def _before(self, file: CaseFile, filled: FormId, begun: Begun | None) -> list[MayLeaveOut | None]:
        """Return what may be written down while it lies before nobody: as it is on record, else as it was begun."""
        known = find(file, filled)
        if known is not None:
            begun = Begun(known.form_type, known.children)
        if begun is None:
            return []
        answers = {} if known is None else _common(known)
        subject = subject_under(begun.form_type, answers)
        named = {
            child: {line for line, row in lines_of(answers).items() if child in _named_in(row.cells.values())}
            for child in begun.children
        }
        return [self._offer(file, child, subject, lines, frozenset()) for child, lines in named.items()]

    def _offer(
        self,
        file: CaseFile,
        person: PersonId,
        subject: Subject | None,
        lines: Collection[str],
        said_yes: frozenset[PersonId],
    ) -> MayLeaveOut | None:
        today, child = self._at.today(), file.member(person)
        age = age_of(child, today)
        if subject is None or subject not in _OF or age is None or not _FROM <= age < _GROWN:
            return None
        parents = set(authority_over(facts_of(file, today), child.id).candidates) - said_yes - {child.id}
        return MayLeaveOut(
            child=child.id,
            parents=tuple(sorted(parents)),
            lines=tuple(sorted(lines)) if subject == "share" else (),
            grounds=_OF[subject] if age < _ALONE else _FROM_16,
            subject=subject,
            asks_more=subject == "share" and age >= _ALONE,
        )


def _lines_of_laid(opened: Form) -> frozenset[str]:
    return frozenset(line for mark in opened.required if mark.person == opened.child for line in mark.lines)


def _said_yes(opened: Form) -> frozenset[PersonId]:
    """Return whose yes to all of it stands."""
    agreed = {said.person for said in opened.decisions if said.decision == "agreed" and said.withdrawn_at is None}
    return frozenset(agreed - set(opened.said_no))


def _common(filled: FilledForm) -> dict[str, Answer]:
    """Return the common part on record, of two rival versions the answers of both."""
    return {name: answer for part in filled.parts if part.part == "common" for name, answer in part.answers}


def _named_in(cells: Iterable[Answer]) -> frozenset[str]:
    return frozenset(person for cell in cells if isinstance(cell, PersonsAnswer) for person in cell.persons)
