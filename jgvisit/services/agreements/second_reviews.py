"""A colleague who looks along (form J): about which paper, what the colleague thought, whether they confirmed it.

Nobody confirms their own note of somebody else's opinion: what was heard by telephone is the colleague's only once
that colleague wrote so on another laptop (practice.md §8). Another opinion is never taken away: every version stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from jgvisit.clock import AMSTERDAM, local_date, to_rfc3339
from jgvisit.domain.called import Called, Meant, meant, number_meant
from jgvisit.ids import PersonId, WorkerId
from jgvisit.records.answers import Answer, ChoiceAnswer, LinesAnswer, MomentAnswer, TextAnswer
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import FilledForm, FilledPart
from jgvisit.records.case_happenings import Happening
from jgvisit.records.case_stamp import time_of

SECOND_REVIEW = "secondReview"
ABOUT = "about"
CONFIRMED = "confirmedAt"
ASKED_OF = "askedOf"
OPINION = ("ownOpinion", "agrees", "difference", "factsSeen")
"""What is the colleague's own."""
BOARD_REQUEST = "boardRequest"
OPINION_ABOUT: Mapping[str, frozenset[str]] = {
    "safetyPlan": frozenset({"safetyPlan"}),
    "voluntaryStayAgreement": frozenset({"stay", "contact"}),
    "handoverToGI": frozenset({"handover"}),
    "investigationRequest": frozenset({BOARD_REQUEST}),
    "noAgreementRecord": frozenset({"noAgreement"}),
}
"""Form type -> the answers to "about what" that mean such a paper."""


@dataclass(frozen=True)
class SecondReview:
    """One opinion, as its last version tells it."""

    form: FilledForm
    colleague: str
    """Name and function, as spoken."""
    asked_by: str
    asked_at: datetime | None
    by_phone: bool
    opinion: str
    agrees: str
    """yes, partly or no."""
    difference: str
    facts_seen: tuple[str, ...]
    urgent: bool
    first_told: str
    """When the opinion was first written down (RFC 3339)."""
    confirmed: bool
    """Whether the colleague said that it is so: who wrote it down as their own, or somebody else than the writer."""
    colleague_number: WorkerId | None = None
    """Of who was asked; None: only the name stands there."""
    earlier: tuple[str, ...] = ()
    """Other wordings of the opinion in earlier versions: they stay visible."""
    about: str = ""
    """Which matter it is about, such as "boardRequest"."""


def second_reviews(file: CaseFile) -> tuple[SecondReview, ...]:
    """Return every opinion of a colleague on a paper of this family, earliest first."""
    found = [_read(form) for form in file.filled if form.form_type == SECOND_REVIEW and _versions(form)]
    return tuple(sorted(found, key=lambda review: (review.first_told, review.form.id)))


def opinion_on(form: FilledForm) -> SecondReview | None:
    """Return what a form J tells, None where it is none or nothing of it is here."""
    return _read(form) if form.form_type == SECOND_REVIEW and _versions(form) else None


def reviews_of(file: CaseFile, paper: FilledForm) -> tuple[SecondReview, ...]:
    """Return the opinions on `paper`: about its kind and all its children, since it was begun.

    Of several such papers of one child an opinion is about the one that was begun last before it. On a request to the
    Raad a colleague looks along before the family is told, often before a word of it is written (practice.md §10):
    there an opinion counts from the day we thought of the Raad.
    """
    since, later = _since(file, paper), _later(file, paper)
    kinds = OPINION_ABOUT.get(paper.form_type, frozenset())
    return tuple(
        review
        for review in second_reviews(file)
        if review.about in kinds
        and set(paper.children) <= set(review.form.children)
        and review.first_told >= since
        and not any(since < other <= review.first_told for other in later)
    )


def _later(file: CaseFile, paper: FilledForm) -> list[str]:
    """Return from when an opinion is about another paper of this kind that shares a child."""
    return [
        _since(file, other)
        for other in file.filled
        if other.form_type == paper.form_type and other.id != paper.id and set(other.children) & set(paper.children)
    ]


def opinions_beside(file: CaseFile, paper: FilledForm) -> tuple[SecondReview, ...]:
    """Return the opinions that the workers' paper shows: on this one, or, of a form J, its own in every wording."""
    own = opinion_on(paper)
    return reviews_of(file, paper) if own is None else (own,)


def notes_of(file: CaseFile, paper: FilledForm) -> tuple[Happening, ...]:
    """Return the opinions that were written down as an event, on the same terms as `reviews_of`, by the day."""
    kinds, since = OPINION_ABOUT.get(paper.form_type, frozenset()), _day_of(_since(file, paper))
    later = [_day_of(other) for other in _later(file, paper)]
    return tuple(
        event
        for event in file.happenings
        if event.kind == "secondReviewRecorded"
        and event.detail("matter") in kinds
        and event.on >= since
        and not any(since < other <= event.on for other in later)
        and (not event.children or set(paper.children) <= set(event.children))
    )


def _day_of(moment: str) -> str:
    """Return the day in the Netherlands; empty as the moment is, where a paper has no version here."""
    return local_date(datetime.fromisoformat(moment)).isoformat() if moment else ""


def has_own_opinion(review: SecondReview) -> bool:
    """Tell whether the colleague said something of their own: agreeing alone is a rubber stamp."""
    return bool(review.opinion.strip())


def whose_opinion(paper: FilledForm, called: Called) -> Meant:
    """Tell whether a note, as it stands, says that this worker was asked: who else may confirm what it says.

    By number where the note holds one, whatever anybody is called by now; else by name. Of a note that two laptops
    worded apart both must say so.
    """
    told = {_is_asked(part, called) for part in paper.parts if part.part == "team"}
    if told == {"yes"}:
        return "yes"
    return "no" if told <= {"no"} else "unsure"


def _is_asked(part: FilledPart, called: Called) -> Meant:
    if part.colleague_number is not None:
        return "yes" if part.colleague_number == called.number else "no"
    return meant(called, _text(dict(part.answers), ASKED_OF))


def is_oneself(review: SecondReview, called: Called) -> bool:
    """Tell whether this worker may be who was asked: by number where the note holds one."""
    if review.colleague_number is not None:
        return review.colleague_number == called.number
    return meant(called, review.colleague) != "no"


def number_asked(paper: FilledForm | None, answers: Mapping[str, Answer], called: Called) -> WorkerId | None:
    """Return the number to keep beside the name of who was asked; None where the name does not lead to one colleague.

    A name that stands there already keeps the number it was written down with: who asked named them, and names change.
    """
    name = _text(answers, ASKED_OF)
    standing = () if paper is None else (part for part in paper.parts if part.part == "team")
    same = {part.colleague_number for part in standing if _text(dict(part.answers), ASKED_OF) == name}
    if known := sorted(same - {None}, key=str):
        return known[0] if len(same) == 1 else None
    if same and paper is not None and called.number is not None and not is_by_who_asked(paper, called.number):
        return None  # who only reads it does not say who was meant
    return number_meant(called, name)


def is_by_who_asked(paper: FilledForm, worker: WorkerId) -> bool:
    """Tell whether `worker` wrote the note down first: who asked is who says of whom."""
    versions = _versions(paper)
    return not versions or versions[0].stamp.author == worker


def seen_version(paper: FilledForm, review: SecondReview) -> FilledPart | None:
    """Return the common part as it stood when the colleague looked; None where it was not there yet."""
    parts = sorted((part for part in paper.versions if part.part == "common"), key=_time)
    known = [part for part in parts if _time(part) <= review.first_told]
    return known[-1] if known else None


def _read(form: FilledForm) -> SecondReview:
    versions = _versions(form)
    answers = dict(versions[-1].answers)
    opinion = _text(answers, "ownOpinion")
    earlier = dict.fromkeys(_text(dict(part.answers), "ownOpinion") for part in versions[:-1])
    asked_at = answers.get("askedAt")
    seen = answers.get("factsSeen")
    return SecondReview(
        form=form,
        colleague=_text(answers, ASKED_OF),
        asked_by=_text(answers, "askedBy"),
        asked_at=datetime.fromisoformat(asked_at.at) if isinstance(asked_at, MomentAnswer) else None,
        by_phone=_choice(answers, "channel") == "phone",
        opinion=opinion,
        agrees=_choice(answers, "agrees"),
        difference=_text(answers, "difference"),
        facts_seen=seen.lines if isinstance(seen, LinesAnswer) else (),
        colleague_number=versions[-1].colleague_number,
        urgent=_choice(answers, "urgentRoute") == "yes",
        first_told=_time(versions[0]),
        confirmed=any(CONFIRMED in dict(part.answers) and _is_their_word(part, versions) for part in versions),
        earlier=tuple(text for text in earlier if text and text != opinion),
        about=_choice(answers, ABOUT),
    )


def _is_their_word(part: FilledPart, versions: list[FilledPart]) -> bool:
    """Tell whether a confirmation can be the colleague's: another worker's than who asked, and of whom that one named.

    Or of a colleague who wrote it down as their own.
    """
    if part is versions[0]:
        return part.colleague_number in (None, part.stamp.author)
    author, name = versions[0].stamp.author, _text(dict(part.answers), ASKED_OF)
    by_asker = [each for each in versions if each.stamp.author == author]
    asked = [each for each in by_asker if _text(dict(each.answers), ASKED_OF) == name]
    numbers = {each.colleague_number for each in asked} - {None}
    return part.stamp.author != author and bool(asked) and (not numbers or part.stamp.author in numbers)


def _versions(form: FilledForm) -> list[FilledPart]:
    parts = (part for part in form.versions if part.part == "team")
    return sorted(parts, key=lambda part: (part.number, _time(part), part.stamp.record))


def _since(file: CaseFile, paper: FilledForm) -> str:
    """Return from when an opinion is about this paper (RFC 3339, UTC)."""
    begun = _begun(paper)
    if not begun or BOARD_REQUEST not in OPINION_ABOUT.get(paper.form_type, ()):
        return begun
    earlier = [
        _begun(other)
        for other in file.filled
        if other.form_type == paper.form_type and set(other.children) & set(paper.children) and _begun(other) < begun
    ]
    thoughts = [
        to_rfc3339(datetime.combine(date.fromisoformat(event.on), time(), AMSTERDAM))
        for event in file.happenings
        if event.kind == "boardConsidered" and (not event.children or set(paper.children) <= set(event.children))
    ]
    # a thought that led to an earlier request is behind us
    ours = [thought for thought in thoughts if thought < begun and all(other < thought for other in earlier)]
    return min(ours, default=begun)


def _begun(paper: FilledForm) -> str:
    return min((_time(part) for part in paper.versions), default="")


def _time(part: FilledPart) -> str:
    return time_of(part.stamp)


def _choice(answers: Mapping[str, Answer], name: str) -> str:
    answer = answers.get(name)
    return next(iter(answer.values), "") if isinstance(answer, ChoiceAnswer) else ""


def _text(answers: Mapping[str, Answer], name: str) -> str:
    answer = answers.get(name)
    return answer.text.strip() if isinstance(answer, TextAnswer) else ""


def same_opinion(before: Mapping[str, Answer], after: Mapping[str, Answer]) -> bool:
    """Tell whether what is the colleague's own stands in both versions alike."""
    return all(before.get(name) == after.get(name) for name in OPINION)


def children_of(file: CaseFile, review: SecondReview) -> tuple[PersonId, ...]:
    """Return the children an opinion is about."""
    members = {member.id for member in file.members}
    return tuple(child for child in review.form.children if child in members)
