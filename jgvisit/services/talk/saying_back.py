"""What came back in own words: heard and tapped by the worker, never an exam (H18, H23)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from jgvisit.domain.cards import RIGHTS_CARD
from jgvisit.domain.own_words import says_something
from jgvisit.domain.talk import UNSETTLED
from jgvisit.errors import RefusedError
from jgvisit.ids import CaseId, PersonId, RecordId, VisitId
from jgvisit.records.payload_talk import SaidBack, TeachBackOutcome
from jgvisit.services.desk.workplace import Workplace
from jgvisit.services.ports.journal import DraftKey, NewRecord
from jgvisit.services.rights.view import Concern, RightsView
from jgvisit.services.talk.card_view import CardView

REPEAT_WITHIN_DAYS = 7


class ReasonMissingError(RefusedError):
    """An answer "not asked" and an exception of table A2 need a reason in words; nothing was recorded."""

    code = "refused.reason_missing"


@dataclass(frozen=True)
class Answer:
    """What came back of a card."""

    outcome: TeachBackOutcome
    question: str | None = None
    own_words: str | None = None
    reason: str | None = None
    """Required for `notAsked`."""


class SayingBack:
    """Keeps what people give back of a card."""

    def __init__(self, at: Workplace) -> None:
        self._at = at

    def said_back(
        self,
        case: CaseId,
        visit: VisitId,
        view: CardView,
        person: PersonId,
        outcome: TeachBackOutcome,
        *,
        question: str | None = None,
        own_words: str | None = None,
        reason: str | None = None,
    ) -> RecordId:
        """Write down what one person gave back; "not yet" and "later" open a second talk within 7 days (H23).

        Raises:
            ReasonMissingError: "not asked" without a reason.
        """
        answer = Answer(outcome, question, own_words, reason)
        payload = self._payload(case, visit, (view.card, view.version), person, answer)
        draft = DraftKey(case, said_back_field(view.card, person))
        return self._at.writer.write([NewRecord(payload, case, pack=self._at.pack.ref)], clears=(draft,))[0]

    def rights_said_back(self, case: CaseId, visit: VisitId, view: RightsView, answer: Answer) -> RecordId:
        """Write down what somebody gave back of their own rights card, as of any card (H18, H23).

        Its version is that of the law book: the lines come with the program, not with a pack.

        Raises:
            ReasonMissingError: "not asked" without a reason.
        """
        payload = self._payload(case, visit, (RIGHTS_CARD, view.law_book), view.concern.person, answer)
        draft = DraftKey(case, rights_said_back_field(view.concern))
        return self._at.writer.write([NewRecord(payload, case)], clears=(draft,))[0]

    def _payload(
        self, case: CaseId, visit: VisitId, card: tuple[str, str], person: PersonId, answer: Answer
    ) -> SaidBack:
        if answer.outcome == "notAsked" and not says_something(answer.reason):
            raise ReasonMissingError("notAsked without a reason")
        name, version = card
        again = self._at.today() + timedelta(days=REPEAT_WITHIN_DAYS) if answer.outcome in UNSETTLED else None
        earlier = (said for said in self._at.files.get(case).said_back if (said.person, said.card) == (person, name))
        return SaidBack(
            visit=visit,
            card=name,
            card_version=version,
            person=person,
            outcome=answer.outcome,
            question=answer.question,
            own_words=answer.own_words or None,
            reason=answer.reason or None,
            repeats=sum(1 for _ in earlier),
            follow_up_on=None if again is None else again.isoformat(),
        )


def said_back_field(card: str, person: PersonId) -> str:
    """Name the draft of a half-typed answer."""
    return f"said_back:{card}:{person}"


def rights_said_back_field(concern: Concern) -> str:
    """Name the draft of a half-typed answer about a rights card; two cards of one person have two."""
    return said_back_field(f"{RIGHTS_CARD}={','.join(concern.children)}", concern.person)
