"""Not asking somebody under a form that lies before its signers: by which exception, and taking that back (H17, H2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from jgvisit.domain.authority import authority_over
from jgvisit.domain.facts import Subject
from jgvisit.errors import RefusedError
from jgvisit.ids import CaseId, FormId, PersonId, RecordId, new_uuid7
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import Form
from jgvisit.records.facts import facts_of
from jgvisit.records.facts_of_forms import subject_of
from jgvisit.records.happenings_of_family import ExceptionUsed
from jgvisit.services.desk.workplace import Workplace
from jgvisit.services.family.happenings import Happenings
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
_FROM, _BEFORE = 12, 16
"""Ages of the child at which the law asks both it and its parents (Jw 7.3.4 lid 2, 7.3.11 lid 1)."""


class NotLeftOutError(RefusedError):
    """This person cannot be left out here, or no more; nothing was recorded."""

    code = "refused.not_left_out"


@dataclass(frozen=True)
class MayLeaveOut:
    """What may be written down of one child under a form."""

    child: PersonId
    parents: tuple[PersonId, ...]
    """With authority, or perhaps; who said yes to all of it is none of them: that stands until it is taken back."""
    lines: tuple[str, ...]
    """Rows about the child that may be chosen apart; empty where the form is one whole."""
    grounds: tuple[Ground, ...]


class LeavingOut:
    """Writes down who is not asked under a form; the law engine says what that counts for."""

    def __init__(self, at: Workplace, happenings: Happenings) -> None:
        self._at, self._happenings = at, happenings

    def offered(self, case: CaseId, filled: FormId) -> tuple[MayLeaveOut, ...]:
        """Return for each child of 12 to 15 under a form what may be written down: for the worker's eyes alone (H8)."""
        file = self._at.files.for_me(case)
        offers = (self._offer(file, opened) for opened in laid_forms(file, filled))
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
    ) -> RecordId:
        """Write down that a parent is not asked for this child, or that the child cannot weigh it; hidden at once.

        Args:
            case: the family.
            filled: the form, which lies before its signers.
            child: for whom.
            ground: why; `cannotWeigh` names no parent.
            parent: who is not asked; None for `cannotWeigh`.
            line: the one row it is for; None: everything about the child.
            reason: in facts.
            colleague: who looked along.
            clears: the draft it was typed in.

        Raises:
            NotLeftOutError: not this person, child, line or ground here.
            ReasonMissingError, ColleagueMissingError: without what table A2 asks.
            OwnNameAsColleagueError: who writes it down was named.
        """
        offer = next((each for each in self.offered(case, filled) if each.child == child), None)
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
        return self._happenings.record(case, used, clears=clears)

    def ask_again(self, case: CaseId, event: str) -> None:
        """Take it back: from now on everybody is asked as the law says; the history keeps it.

        Raises:
            KeyError: it does not stand any more.
        """
        self._happenings.strike(case, event, ASKED_AGAIN)

    def _offer(self, file: CaseFile, opened: Form) -> MayLeaveOut | None:
        subject, today = subject_of(opened), self._at.today()
        child = file.member(opened.child)
        age = age_of(child, today)
        if subject is None or subject not in _OF or age is None or not _FROM <= age < _BEFORE or opened.laid is None:
            return None
        facts = facts_of(file, today)
        said_yes = {said.person for said in opened.decisions if said.decision == "agreed" and said.withdrawn_at is None}
        parents = set(authority_over(facts, child.id).candidates) - (said_yes - set(opened.said_no)) - {child.id}
        lines = {line for mark in opened.required if mark.person == child.id for line in mark.lines}
        return MayLeaveOut(
            child.id, tuple(sorted(parents)), tuple(sorted(lines)) if subject == "share" else (), _OF[subject]
        )
