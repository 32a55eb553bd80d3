"""What came back in own words: heard and tapped by the worker, never an exam (H18, H23)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import msgspec

from jgvisit.domain.called import meant, number_meant
from jgvisit.domain.cards import RIGHTS_CARD
from jgvisit.domain.own_words import says_something
from jgvisit.domain.talk import UNSETTLED
from jgvisit.errors import RefusedError
from jgvisit.ids import CaseId, PersonId, RecordId, VisitId
from jgvisit.records.payload_talk import NOT_HEARD, SaidBack, SaidBackToColleague, TeachBackOutcome
from jgvisit.services.desk.workplace import Workplace
from jgvisit.services.ports.journal import DraftKey, NewRecord
from jgvisit.services.rights.view import Concern, RightsView
from jgvisit.services.talk.card_view import CardView

REPEAT_WITHIN_DAYS = 7


class ReasonMissingError(RefusedError):
    """An answer "not asked" and an exception of table A2 need a reason in words; nothing was recorded."""

    code = "refused.reason_missing"


class NotAnotherError(RefusedError):
    """Who goes over a card again is somebody else than the worker who writes it down; nothing was recorded."""

    code = "refused.not_another"


@dataclass(frozen=True)
class Answer:
    """What came back of a card."""

    outcome: TeachBackOutcome
    question: str | None = None
    own_words: str | None = None
    reason: str | None = None
    """Required for `notAsked`."""
    colleague: str | None = None
    """Who else of us went over the card again and heard this; None: the worker alone."""


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
        colleague: str | None = None,
    ) -> RecordId:
        """Write down what one person gave back; "not yet" and "later" open a second talk within 7 days (H23).

        Args:
            case: the family.
            visit: in which it was said.
            view: the card as it was shown.
            person: who said it.
            outcome: how it went, as the worker heard it.
            question: that was asked.
            own_words: what was said.
            reason: why nothing was asked.
            colleague: who else of us went over the card again and heard it, here or by telephone.

        Raises:
            ReasonMissingError: "not asked" without a reason.
            NotAnotherError: the colleague is this worker, or nobody can tell that it is somebody else.
        """
        answer = Answer(outcome, question, own_words, reason, colleague)
        payload = self._payload(case, visit, (view.card, view.version), person, answer)
        fields = said_back_field(view.card, person), colleague_field(view.card, person)
        drafts = tuple(DraftKey(case, field) for field in fields)
        return self._at.writer.write([NewRecord(payload, case, pack=self._at.pack.ref)], clears=drafts)[0]

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
        said = SaidBack(
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
        heard_by = (answer.colleague or "").strip()
        if not heard_by or answer.outcome in NOT_HEARD:
            return said
        called = self._at.called
        if not says_something(heard_by) or meant(called, heard_by) != "no":
            raise NotAnotherError("who heard it is not somebody else")
        return SaidBackToColleague(
            **msgspec.structs.asdict(said), colleague=heard_by, colleague_number=number_meant(called, heard_by)
        )


def said_back_field(card: str, person: PersonId) -> str:
    """Name the draft of a half-typed answer."""
    return f"said_back:{card}:{person}"


def colleague_field(card: str, person: PersonId) -> str:
    """Name the draft of the half-typed colleague who goes over a card again."""
    return f"said_back_to:{card}:{person}"


def rights_said_back_field(concern: Concern) -> str:
    """Name the draft of a half-typed answer about a rights card; two cards of one person have two."""
    return said_back_field(f"{RIGHTS_CARD}={','.join(concern.children)}", concern.person)
