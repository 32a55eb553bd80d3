"""Open questions about what parents may wrongly believe: offered, heard in own words, never an exam (H23).

One question a person a talk. Nobody is told right or wrong: a "not yet" opens the card that answers
it, and that card is then gone over again as any other.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from jgvisit.content.choose import BINDING_LANGUAGE, may_open
from jgvisit.content.fill import fill
from jgvisit.content.heard_choose import answering_card, listened_for, same_version
from jgvisit.content.heard_model import HeardTerm
from jgvisit.content.heard_structure import read_as
from jgvisit.content.model import Audience
from jgvisit.domain.own_words import says_something
from jgvisit.errors import RefusedError
from jgvisit.ids import CaseId, PersonId, RecordId, VisitId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.payload_talk import BeliefAskedBack, TeachBackOutcome
from jgvisit.services.desk.released import UnreleasedTextError, check_released
from jgvisit.services.desk.workplace import Workplace
from jgvisit.services.ports.journal import DraftKey, NewRecord
from jgvisit.services.talk.conditions import truth_of
from jgvisit.services.talk.listeners import audience_of, require_in_the_room
from jgvisit.services.talk.saying_back import REPEAT_WITHIN_DAYS, ReasonMissingError
from jgvisit.services.talk.visits import has_interpreter


class AskedThisTalkError(RefusedError):
    """This person was asked such a question in this talk; a second one would be an exam. Nothing was recorded."""

    code = "refused.asked_this_talk"


@dataclass(frozen=True)
class BeliefQuestion:
    """The question about one belief, as one person may hear it now."""

    term: str
    version: str
    belief: str
    audience: Audience
    question: str
    translation: str | None
    rtl: bool
    listen_for: tuple[str, ...]
    """For the worker alone."""
    card: str
    """Answers this belief for these children now."""
    card_version: str


@dataclass(frozen=True)
class Offer:
    """A question that may be offered, and to whom."""

    term: str
    belief: str
    persons: tuple[PersonId, ...]


class Beliefs:
    """Offers the questions and keeps the answers."""

    def __init__(self, at: Workplace) -> None:
        self._at = at

    def offers(self, case: CaseId) -> tuple[Offer, ...]:
        """Return what may be offered to those in the room from 12 years, who were asked nothing of it in this talk."""
        file = self._at.files.shown(case)
        visit = self._at.files.visit_shown(case)
        if visit is None:
            return ()
        today = self._at.today()
        asked = _asked(self._at.files.get(case), VisitId(visit.id))
        persons = tuple(
            person
            for person in visit.present
            if person not in asked and audience_of(file.member(person), today) != "child6"
        )
        terms = (term for term in self._dutch() if term.check is not None and self._may_open(term))
        return tuple(Offer(term.id, term.words[0], persons) for term in terms) if persons else ()

    def question(self, case: CaseId, term: str, person: PersonId, language: str | None = None) -> BeliefQuestion:
        """Return the question about a belief for one person.

        Raises:
            KeyError: no such belief, or nothing to ask somebody of this age.
        """
        file = self._at.files.shown(case)
        today = self._at.today()
        dutch = self._at.pack.heard_terms[(term, BINDING_LANGUAGE)]
        check_released(dutch.review, self._at.identity, signed=self._at.pack.signed)
        if dutch.check is None:
            raise KeyError(term)
        audience = audience_of(file.member(person), today)
        asked = read_as(audience)
        truth = truth_of(self._at.files, case, today, self._at.book, self._at.identity, self._at.setting, person)
        conditions = truth.conditions()
        card = answering_card(dutch.check, conditions)
        other = same_version(self._at.pack, dutch, language or BINDING_LANGUAGE)
        visit = self._at.files.visit_here(case)
        logged = visit is not None and has_interpreter(visit, language)
        shown = other if other is not None and may_open(other, interpreter_logged=logged) else None
        words = None if shown is None or shown.check is None else shown.check.questions.get(asked)
        translation = None
        if shown is not None and words is not None:
            translation = fill(words, truth.words(shown.language), shown.direction)
        return BeliefQuestion(
            term=term,
            version=dutch.version,
            belief=dutch.words[0],
            audience=audience,
            question=fill(dutch.check.questions[asked], truth.words()),
            translation=translation,
            rtl=shown is not None and shown.direction == "rtl",
            listen_for=listened_for(dutch.check, conditions),
            card=card,
            card_version=self._at.pack.cards[(card, BINDING_LANGUAGE, audience)].version,
        )

    def answered(
        self,
        case: CaseId,
        visit: VisitId,
        asked: BeliefQuestion,
        person: PersonId,
        outcome: TeachBackOutcome,
        *,
        own_words: str | None = None,
        reason: str | None = None,
    ) -> RecordId:
        """Write down what came back; "not yet" and "later" make the card that answers it wait for this person.

        Raises:
            ReasonMissingError: "not asked" without a reason.
            NobodyHeardError: the person is not in the room.
            AskedThisTalkError: this person was asked such a question in this talk already.
        """
        if outcome == "notAsked" and not says_something(reason):
            raise ReasonMissingError("notAsked without a reason")
        require_in_the_room(self._at.files, case, visit, [person])
        if person in _asked(self._at.files.get(case), visit):
            raise AskedThisTalkError("asked in this talk")
        again = self._at.today() + timedelta(days=REPEAT_WITHIN_DAYS) if outcome in ("notYet", "later") else None
        payload = BeliefAskedBack(
            visit=visit,
            term=asked.term,
            term_version=asked.version,
            card=asked.card,
            card_version=asked.card_version,
            person=person,
            outcome=outcome,
            question=asked.question,
            own_words=own_words or None,
            reason=reason or None,
            follow_up_on=None if again is None else again.isoformat(),
        )
        draft = DraftKey(case, belief_field(asked.term, person))
        return self._at.writer.write([NewRecord(payload, case, pack=self._at.pack.ref)], clears=(draft,))[0]

    def _may_open(self, term: HeardTerm) -> bool:
        try:
            check_released(term.review, self._at.identity, signed=self._at.pack.signed)
        except UnreleasedTextError:
            return False
        return True

    def _dutch(self) -> tuple[HeardTerm, ...]:
        return tuple(term for term in self._at.pack.heard_terms.values() if term.language == BINDING_LANGUAGE)


def belief_field(term: str, person: PersonId) -> str:
    """Name the draft of a half-typed answer."""
    return f"belief:{term}:{person}"


def _asked(file: CaseFile, visit: VisitId) -> set[PersonId]:
    return {said.person for said in file.said_back if said.visit == visit and said.belief is not None}
