"""Whether somebody else may be at the talks, such as a new partner: asked of whom it concerns, apart (H21; Jw 7.3.13).

Help is given out of sight of others unless whom it concerns agrees. Others are neither the children nor who has
authority over one of them. Nothing waits for an answer; a no holds at once, and shows to nobody but who said it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jgvisit.domain.authority import authority_over
from jgvisit.errors import RefusedError
from jgvisit.ids import CaseId, PersonId, RecordId, VisitId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_visits import PresenceAnswer
from jgvisit.records.facts import facts_of
from jgvisit.records.payload_visits import MayBeThere, PresenceAnswered
from jgvisit.services.desk.workplace import Workplace
from jgvisit.services.ports.journal import DraftKey
from jgvisit.services.talk.listeners import age_of

ASKED_FROM = 12
"""Of younger children who has authority is asked (Jw 7.3.15 lid 1)."""


class NotApartError(RefusedError):
    """Somebody else is in the room, or it concerns them not; nothing was recorded."""

    code = "refused.not_apart"


@dataclass(frozen=True)
class Company:
    """Somebody else who may be at a talk, and what the one who is asked said of it."""

    other: PersonId | None
    """None: nobody of the family."""
    name: str
    answer: MayBeThere | None


@dataclass(frozen=True)
class AskedApart:
    """Who can be asked now, and about whom."""

    visit: VisitId
    person: PersonId
    company: tuple[Company, ...]


class Presence:
    """Asks whom it concerns, one at a time."""

    def __init__(self, at: Workplace) -> None:
        self._at = at

    def apart(self, case: CaseId) -> AskedApart | None:
        """Return who can be asked now: the one person of the family who is in the room; None with anybody else there.

        About whom nobody of whom this person may not know is named (H4).
        """
        visit = self._at.files.visit_here(case)
        if visit is None or visit.others_present or len(visit.present) != 1:
            return None
        whole, file, (person,) = self._at.files.get(case), self._at.files.shown(case), visit.present
        concerned = self._concerned(whole)
        if person not in concerned:
            return None
        said = [each for each in file.presence if each.person == person]
        names = {member.id: member.name for member in file.members}
        children = {child.id for child in whole.children}
        others = [each for each in names if each not in concerned and each not in children]
        company = [Company(other, names[other], _answer(said, other)) for other in others]
        words = dict.fromkeys(each.other_words for each in said if each.other is None)
        company += [Company(None, name, _answer([e for e in said if e.other_words == name], None)) for name in words]
        return AskedApart(visit.id, person, tuple(company))

    def answer(
        self,
        case: CaseId,
        person: PersonId,
        answer: MayBeThere,
        *,
        other: PersonId | None = None,
        words: str = "",
        clears: Sequence[DraftKey] = (),
    ) -> RecordId:
        """Write down what this person says of one other.

        Args:
            case: the family.
            person: who is asked, alone in the room.
            answer: yes, no, or that they do not know yet.
            other: a member who is neither a child nor has authority over one.
            words: who it is, where they are no member.
            clears: the draft in which these were typed.

        Raises:
            NotApartError: this person is not asked apart now, or not about this other.
        """
        asked = self.apart(case)
        named = " ".join(words.split())
        fits = asked is not None and asked.person == person
        if asked is None or not fits or (other is None) == (not named):
            raise NotApartError(answer)
        if other is not None and other not in {each.other for each in asked.company}:
            raise NotApartError(answer)
        payload = PresenceAnswered(
            visit=asked.visit, person=person, other=other, other_words=named or None, may_be_there=answer
        )
        before = (
            each.stamp.record
            for each in self._at.files.get(case).presence
            if each.person == person
            and (each.other == other if other else each.other_words.casefold() == named.casefold())
        )
        return self._at.writer.one(case, payload, supersedes=tuple(before), clears=clears)

    def _concerned(self, file: CaseFile) -> frozenset[PersonId]:
        facts, today = facts_of(file, self._at.today()), self._at.today()
        holders = {holder for child in file.children for holder in authority_over(facts, child.id).candidates}
        asked = {child.id for child in file.children if (age_of(child, today) or 0) >= ASKED_FROM}
        return frozenset({*map(PersonId, holders), *asked})


def _answer(said: Sequence[PresenceAnswer], other: PersonId | None) -> MayBeThere | None:
    """Return what holds: of two answers that wait for a person the no."""
    found = {each.may_be_there for each in said if each.other == other}
    return "no" if "no" in found else next(iter(sorted(found)), None)
