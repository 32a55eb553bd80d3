"""What came back in own words: heard and tapped by the worker, never an exam (H18, H23)."""

from __future__ import annotations

from datetime import timedelta

from jgvisit.domain.own_words import says_something
from jgvisit.errors import RefusedError
from jgvisit.ids import CaseId, PersonId, RecordId, VisitId
from jgvisit.records.payload_talk import SaidBack, TeachBackOutcome
from jgvisit.services.card_view import CardView
from jgvisit.services.ports import DraftKey, NewRecord
from jgvisit.services.workplace import Workplace

REPEAT_WITHIN_DAYS = 7


class ReasonMissingError(RefusedError):
    """An answer "not asked" and an exception of table A2 need a reason in words; nothing was recorded."""

    code = "refused.reason_missing"


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
        if outcome == "notAsked" and not says_something(reason):
            raise ReasonMissingError("notAsked without a reason")
        file = self._at.files.get(case)
        today = self._at.today()
        again = today + timedelta(days=REPEAT_WITHIN_DAYS) if outcome in ("notYet", "later") else None
        repeats = sum(1 for said in file.said_back if said.person == person and said.card == view.card)
        payload = SaidBack(
            visit=visit,
            card=view.card,
            card_version=view.version,
            person=person,
            outcome=outcome,
            question=question,
            own_words=own_words or None,
            reason=reason or None,
            repeats=repeats,
            follow_up_on=None if again is None else again.isoformat(),
        )
        draft = DraftKey(case, said_back_field(view.card, person))
        return self._at.writer.write([NewRecord(payload, case, pack=self._at.pack.ref)], clears=(draft,))[0]


def said_back_field(card: str, person: PersonId) -> str:
    """Name the draft of a half-typed answer."""
    return f"said_back:{card}:{person}"
