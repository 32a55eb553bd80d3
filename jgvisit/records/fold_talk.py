"""Folding the conversation: cards explained, answers said back, duties, and what is left behind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import cast

from jgvisit.ids import FormId, PersonId, VisitId, WorkerId
from jgvisit.records.case_papers import CopyWish, HandedCopy
from jgvisit.records.case_stamp import time_of
from jgvisit.records.case_talk import ClosedDuty, ExplainedCard, HeardTerm, Rating, SaidBackAnswer
from jgvisit.records.entries import Entry
from jgvisit.records.payload_family import AddressRecorded, SafeContactRecorded
from jgvisit.records.payload_forms import SignerDecided
from jgvisit.records.payload_papers import COPY_CAREFUL, CopyChosen, CopyChosenTold, CopyDelivered
from jgvisit.records.payload_talk import (
    BeliefAskedBack,
    CardExplained,
    DutyClosed,
    DutyClosedWhen,
    ExplanationRated,
    HeardTermExplained,
    SaidBack,
    SaidBackToColleague,
)
from jgvisit.records.versions import Versions

_DUTY_CAREFUL = ("unsafe", "withheld", "unreachable", "declined")


def _persons(ids: tuple[str, ...]) -> tuple[PersonId, ...]:
    return tuple(map(PersonId, ids))


def fold_explained(versions: Versions) -> tuple[ExplainedCard, ...]:
    """Return the cards gone through, later ones after those they came after."""
    return tuple(
        ExplainedCard(
            visit=VisitId(payload.visit),
            card=payload.card,
            card_version=payload.card_version,
            audience=payload.audience,
            languages=payload.languages,
            statements=payload.statements,
            heard_by=_persons(payload.heard_by),
            reading_mode=payload.reading_mode,
            moment=payload.moment,
            about_children=_persons(payload.about_children),
            frame_said=payload.frame_said,
            pack=entry.body.pack,
            stamp=entry.stamp(),
        )
        for entry, payload in versions.events(CardExplained)
    )


def fold_said_back(versions: Versions) -> tuple[SaidBackAnswer, ...]:
    """Return what was said back of cards and of beliefs, later answers after those they came after."""
    answers = [
        *((entry, _said_back(entry, payload)) for entry, payload in versions.events(SaidBack)),
        *((entry, _said_back(entry, payload)) for entry, payload in versions.events(SaidBackToColleague)),
        *((entry, _said_back(entry, payload)) for entry, payload in versions.events(BeliefAskedBack)),
    ]
    return tuple(answer for _, answer in sorted(answers, key=lambda each: versions.order.rank(each[0])))


def _said_back(entry: Entry, payload: SaidBack | BeliefAskedBack) -> SaidBackAnswer:
    """Return the answer, of a belief for the card that answers it: a "not yet" waits until that card was explained."""
    colleague, number = None, None
    if isinstance(payload, SaidBackToColleague):
        colleague, number = payload.colleague, payload.colleague_number
    return SaidBackAnswer(
        visit=VisitId(payload.visit),
        card=payload.card,
        card_version=payload.card_version,
        person=PersonId(payload.person),
        outcome=payload.outcome,
        question=payload.question,
        own_words=payload.own_words,
        reason=payload.reason,
        repeats=0 if isinstance(payload, BeliefAskedBack) else payload.repeats,
        follow_up_on=payload.follow_up_on,
        stamp=entry.stamp(),
        belief=payload.term if isinstance(payload, BeliefAskedBack) else None,
        colleague=colleague,
        colleague_number=None if number is None else WorkerId(number),
    )


def fold_heard(versions: Versions) -> tuple[HeardTerm, ...]:
    """Return the words that came up, later ones after those they came after."""
    return tuple(
        HeardTerm(
            visit=VisitId(payload.visit),
            term=payload.term,
            term_version=payload.term_version,
            word=payload.word,
            sort=payload.sort,
            audience=payload.audience,
            used_by=_persons(payload.used_by),
            explained_to=_persons(payload.explained_to),
            languages=payload.languages,
            statements=payload.statements,
            about_children=_persons(payload.about_children),
            frame_said=payload.frame_said,
            pack=entry.body.pack,
            stamp=entry.stamp(),
        )
        for entry, payload in versions.events(HeardTermExplained)
    )


def fold_duties(versions: Versions) -> tuple[tuple[ClosedDuty, ...], tuple[ClosedDuty, ...]]:
    """Return the duties closed without explanation, and rival versions; the most careful reason holds."""
    chosen, others = [], []
    first_version = versions.current(DutyClosed, lambda payload: (payload.moment, payload.person))
    second_version = versions.current(DutyClosedWhen, lambda payload: (payload.moment, payload.person, payload.due))
    groups: list[Sequence[tuple[Entry, DutyClosed | DutyClosedWhen]]] = [
        *first_version.values(),
        *second_version.values(),
    ]
    for heads in groups:
        first, *rest = sorted(heads, key=lambda head: (_DUTY_CAREFUL.index(head[1].how), head[0].hash))
        chosen.append(_duty(*first))
        others += [_duty(*head) for head in rest]
    return tuple(sorted(chosen, key=_duty_order)), tuple(sorted(others, key=_duty_order))


def fold_copies(versions: Versions) -> tuple[tuple[CopyWish, ...], tuple[CopyWish, ...]]:
    """Return what each person wants left, and rival versions; what leaves least at home holds (H5)."""
    chosen, others = [], []
    groups: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry, wish in _wishes(versions):
        groups[wish.visit, wish.person].append(entry)
    for group in groups.values():
        heads = [(entry, cast(CopyChosen, entry.payload)) for entry in versions.heads(group)]
        first, *rest = sorted(heads, key=lambda head: (COPY_CAREFUL.index(head[1].way), head[0].hash))
        chosen.append(_copy(*first))
        others += [_copy(*head) for head in rest]
    return tuple(sorted(chosen, key=_copy_order)), tuple(sorted(others, key=_copy_order))


def _wishes(versions: Versions) -> list[tuple[Entry, CopyChosen]]:
    """Return the wishes of both versions of their kind, earlier ones first."""
    wishes: list[tuple[Entry, CopyChosen]] = [*versions.of(CopyChosen), *versions.of(CopyChosenTold)]
    return sorted(wishes, key=lambda wish: versions.order.rank(wish[0]))


def fold_ratings(versions: Versions) -> tuple[Rating, ...]:
    """Return how our explanation was found, without what was taken back, in the order in which it was said."""
    found = [
        Rating(
            rating=payload.rating,
            visit=VisitId(payload.visit),
            face=payload.face,
            person=None if payload.person is None else PersonId(payload.person),
            stamp=entry.stamp(),
            words=payload.words,
        )
        for heads in versions.current(ExplanationRated, lambda rated: rated.rating).values()
        for entry, payload in heads
        if payload.face is not None
    ]
    return tuple(sorted(found, key=lambda each: (time_of(each.stamp), each.stamp.record)))


def fold_delivered(versions: Versions) -> tuple[tuple[PersonId, FormId], ...]:
    """Return which copies reached whom; of rivals the one that still owes the copy holds.

    A paper was given for the answers that were on it: who answered anew is owed the new one too.
    """
    known = versions.current(CopyDelivered, lambda copy: (copy.person, copy.form))
    answers: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry, decided in versions.of(SignerDecided):
        answers[decided.person, decided.form].append(entry)
    return tuple(
        (PersonId(person), FormId(form))
        for (person, form), heads in sorted(known.items())
        if all(copy.given for _, copy in heads)
        and all(any(_brings(versions, given, answer) for given, _ in heads) for answer in answers[person, form])
    )


def _brings(versions: Versions, given: Entry, answer: Entry) -> bool:
    """Tell whether a copy that was given is of this answer: it came after, or it names it.

    The back office names what it sent. A server that was put back from a backup counts its feed anew, and then
    nothing else shows what the office had seen; a letter would be sent twice.
    """
    return answer.id in given.body.supersedes or versions.order.before(answer, given)


def fold_handed(versions: Versions) -> tuple[HandedCopy, ...]:
    """Return what was last written down of each copy on its way to its owner (H5)."""
    known = versions.current(CopyDelivered, lambda copy: (copy.person, copy.form))
    asked: dict[str, list[Entry]] = defaultdict(list)
    for entry, wish in _wishes(versions):
        asked[wish.person].append(entry)
    for entry, contact in versions.of(SafeContactRecorded):
        asked[contact.person].append(entry)
    for entry, address in versions.of(AddressRecorded):
        if address.serves == "postGoesThere":
            asked[address.person].append(entry)
    found = [
        HandedCopy(
            PersonId(person),
            FormId(form),
            copy.way,
            copy.on,
            copy.given,
            any(versions.order.before(entry, anew) for anew in asked[person]),
            entry.stamp(),
        )
        for (person, form), heads in known.items()
        for entry, copy in heads
    ]
    return tuple(sorted(found, key=lambda each: (each.person, each.form, each.stamp)))


def _duty(entry: Entry, payload: DutyClosed | DutyClosedWhen) -> ClosedDuty:
    return ClosedDuty(
        payload.moment,
        PersonId(payload.person),
        payload.how,
        payload.reason,
        payload.again_on,
        entry.stamp(),
        payload.due if isinstance(payload, DutyClosedWhen) else None,
        payload.colleague,
        payload.attempts,
    )


def _duty_order(duty: ClosedDuty) -> tuple[int, str, str, str]:
    return duty.moment, duty.person, duty.due or "", duty.stamp.record


def _copy(entry: Entry, payload: CopyChosen) -> CopyWish:
    by = None if payload.by is None else PersonId(payload.by)
    told = (payload.told_by, payload.told_role) if isinstance(payload, CopyChosenTold) else (None, None)
    visit, person = VisitId(payload.visit), PersonId(payload.person)
    return CopyWish(visit, person, payload.way, payload.place, by, entry.stamp(), *told)


def _copy_order(wish: CopyWish) -> tuple[str, str, str]:
    return wish.visit, wish.person, wish.stamp.record
