"""The exceptions X1-X8 of table A2: what each lifts, and when it counts (H14, H17).

Nobody who holds authority is dropped by an exception that does not count; it is named
among the reasons why nothing starts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from jgvisit.domain.answer import Block, RequiredMark
from jgvisit.domain.draft import Draft
from jgvisit.domain.facts import LegalException
from jgvisit.domain.law_book import ExceptionRule, LawBook, Lift
from jgvisit.domain.own_words import says_something
from jgvisit.domain.situation import Situation
from jgvisit.domain.standing import standing
from jgvisit.ids import PersonId

NOT_COUNTED = "exception_not_counted"
_Named = tuple[PersonId, ...]
"""Whom a switch names as left out; empty: it names nobody in particular."""
_Lifter = Callable[[Draft, Situation, ExceptionRule, LawBook, _Named], Draft]


def with_exceptions(draft: Draft, case: Situation, book: LawBook) -> Draft:
    """Apply the exceptions of the question, X3 first: it changes who represents whom."""
    counted: set[str] = set()
    for switch in sorted(set(case.question.exceptions), key=lambda switch: (switch.id != "X3", repr(switch))):
        rule = book.exception(switch.id)
        if _counts(switch, rule, draft, case, counted):
            counted.add(switch.id)
            lifted = _LIFTERS[rule.lifts](draft, case, rule, book, switch.left_out)
            draft = lifted.unblocked(rule.lifts_blocks).noted(rule.points)
            # a represented child that refuses is heard through its resistance (A2, X7 "except X3")
            if rule.block is not None and "X3" not in counted:
                draft = draft.blocked(book.blocks[rule.block])
        else:
            draft = draft.blocked(_not_counted(rule, book))
    return _capacity(draft, case, book)


def _counts(switch: LegalException, rule: ExceptionRule, draft: Draft, case: Situation, counted: set[str]) -> bool:
    represented = "X3" in counted
    by_age = (case.band or "0-11") in rule.bands or (represented and rule.lifts == "holders_after")
    right_place = case.question.subject in rule.subjects and by_age
    return (
        right_place and _written_down(switch, rule, case) and _facts_fit(rule.lifts, draft, case, switch, represented)
    )


def _written_down(switch: LegalException, rule: ExceptionRule, case: Situation) -> bool:
    """Tell whether reason, second person and date stand there as far as this switch needs them."""
    if switch.on is not None and switch.on > case.facts.on:
        return False
    values = {
        "reason": says_something(switch.reason),
        "consulted": says_something(switch.consulted),
        "on": switch.on is not None,
    }
    return all(values[need] for need in rule.needs)


def _facts_fit(lifts: Lift, draft: Draft, case: Situation, switch: LegalException, represented: bool) -> bool:
    match lifts:
        case "holders":
            return not represented  # then the representatives decide; somebody must
        case "refusing_holders":
            unasked = _goes_unasked(case) and not set(switch.left_out).isdisjoint(case.authority.candidates)
            return not represented and (unasked or bool(_may_leave_out(draft, case, switch.left_out)))
        case "child_for_holders":
            return case.patient.capacity != "full"
        case "everyone":
            return not case.question.far_reaching
        case "holders_after" | "nothing":
            return True


def _holders(draft: Draft, case: Situation, rule: ExceptionRule, book: LawBook, named: _Named) -> Draft:
    return draft.without(mark for mark in _of_holders(draft, case) if not named or mark.person in named)


def _refusing_holders(draft: Draft, case: Situation, rule: ExceptionRule, book: LawBook, named: _Named) -> Draft:
    return draft.without(_may_leave_out(draft, case, named))


def _may_leave_out(draft: Draft, case: Situation, named: _Named) -> tuple[RequiredMark, ...]:
    """Return the marks of those whom the child may want left out: of help who refused it.

    Of sharing also whom the child does not want asked at all: from 12 it is the one whose secrecy is lifted, and the
    parents are asked beside it (H17; Jw 7.3.11 lid 1, 7.3.15 lid 1). That is a point for the jurist, not a block.
    """
    unasked = _goes_unasked(case)
    return tuple(
        mark
        for mark in _of_holders(draft, case)
        if (mark.person in named and (unasked or _refused(mark, case))) or (not named and _refused(mark, case))
    )


def _goes_unasked(case: Situation) -> bool:
    return case.question.subject == "share"


def _child_for_holders(draft: Draft, case: Situation, rule: ExceptionRule, book: LawBook, named: _Named) -> Draft:
    """Let the representatives consent instead; resistance to something far-reaching counts (Jw 7.3.15 lid 6)."""
    own = tuple(mark for mark in draft.consents() if mark.person == case.patient.id)
    asked = {mark.person for mark in draft.consents()}
    needed = [RequiredMark(person, "T", rule.why, rule.articles) for person in _who_may_represent(case)]
    draft = draft.without(own)
    draft = replace(draft, required=(*draft.required, *(mark for mark in needed if mark.person not in asked)))
    resists = any(_refused(mark, case) for mark in own) and case.question.far_reaching
    codes = (*_who_represents(case), *(("child_resists",) if resists else ()))
    return draft.blocked(*(book.blocks[code] for code in codes))


def _who_may_represent(case: Situation) -> list[PersonId]:
    return [person for person in case.authority.candidates if not case.is_under_12(person)]


def _who_represents(case: Situation) -> tuple[str, ...]:
    if case.band == "18+":
        return ("representative_unknown",)
    return case.authority.doubts or (() if case.authority.holders else ("nobody_with_authority",))


def _holders_after(draft: Draft, case: Situation, rule: ExceptionRule, book: LawBook, named: _Named) -> Draft:
    """Ask afterwards; who already said no was asked in time."""
    later = {mark for mark in _of_holders(draft, case) if not _refused(mark, case)}
    return replace(
        draft, required=tuple(replace(mark, after=True) if mark in later else mark for mark in draft.required)
    )


def _everyone(draft: Draft, case: Situation, rule: ExceptionRule, book: LawBook, named: _Named) -> Draft:
    """Presume consent, except of those who refused."""
    return draft.without(mark for mark in draft.consents() if not _refused(mark, case))


def _nothing(draft: Draft, case: Situation, rule: ExceptionRule, book: LawBook, named: _Named) -> Draft:
    return draft


_LIFTERS: dict[Lift, _Lifter] = {
    "holders": _holders,
    "refusing_holders": _refusing_holders,
    "child_for_holders": _child_for_holders,
    "holders_after": _holders_after,
    "everyone": _everyone,
    "nothing": _nothing,
}


def _of_holders(draft: Draft, case: Situation) -> tuple[RequiredMark, ...]:
    holders: set[PersonId] = set(case.authority.candidates)
    return tuple(mark for mark in draft.consents() if mark.person in holders and mark.person != case.patient.id)


def _refused(mark: RequiredMark, case: Situation) -> bool:
    return standing(case.facts, case.question, mark.person, mark.kind) == "refused"


def _not_counted(rule: ExceptionRule, book: LawBook) -> Block:
    block = book.blocks[NOT_COUNTED]
    return replace(block, why=block.why.format(id=rule.id), articles=rule.articles)


def _capacity(draft: Draft, case: Situation, book: LawBook) -> Draft:
    """Stop on a consent from somebody who cannot weigh the matter and is not represented (Jw 7.3.15 lid 2).

    Who is represented (X3) is asked for no consent of their own any more.
    """
    own = any(mark.person == case.patient.id for mark in draft.consents())
    if not own or case.patient.capacity == "full":
        return draft
    return draft.blocked(book.blocks["representative_unknown" if case.band == "18+" else "capacity_not_weighed"])
