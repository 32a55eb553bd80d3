"""What stands before a stay elsewhere, or less contact, may be laid before anybody, and before a yes to it counts.

These are the gravest voluntary acts: before anybody is asked, the worker has stood still (six questions), a
colleague has given an own opinion on this very agreement, a lawyer and time to think were offered, and no order
says otherwise (practice.md §8 and §11 E; law.md §7). A no, "later", a card or a call never waits for any of it
(H29). Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from jgvisit.content.agreement_words import says_yes_out_of_fear
from jgvisit.domain.facts import Facts, Subject
from jgvisit.domain.own_words import says_something
from jgvisit.domain.stays import carers_decide_from
from jgvisit.ids import PersonId
from jgvisit.records.answers import Answer, ChoiceAnswer, DayAnswer, PersonsAnswer, Row, RowsAnswer, TextAnswer
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import FilledForm, FilledPart
from jgvisit.records.case_stamp import time_of
from jgvisit.services.agreements.plan_promises import common_part
from jgvisit.services.agreements.second_reviews import SecondReview, has_own_opinion, reviews_of, seen_version
from jgvisit.services.law.help_answer import FamilyLaw

STAY = "voluntaryStayAgreement"
PAUSE_QUESTIONS = ("frame", "willing", "judge", "lightest", "child", "colleague")
"""The six of practice.md §8, as the choices of the form name them."""
NOT_FREE = 2
"""Of five faces: at this or less the yes was not free (practice.md §11 E)."""
_AGREED = frozenset(
    {"agreementKind", "stayWith", "weekendWith", "fromOn", "untilOn", "contactAgreements", "returnConditions"}
)
"""What a colleague's opinion is about: another place, time or contact is another agreement."""


@dataclass(frozen=True)
class Obstacle:
    """Why an agreement cannot be laid before somebody, or a yes not taken, and what to do. For the worker."""

    code: str
    why: str
    """One or two Dutch sentences; nothing in them is for the family."""
    fields: tuple[str, ...] = ()


def before_laying(file: CaseFile, stay: FilledForm, law: FamilyLaw) -> tuple[Obstacle, ...]:
    """Return what still stands before this agreement may lie before its signers; nothing where it may.

    Args:
        file: the whole family, also what is hidden from somebody.
        stay: form E as it is filled.
        law: of this family, today.
    """
    part = common_part(stay)
    answers = {} if part is None else dict(part.answers)
    team = {name: answer for each in stay.parts if each.part == "team" for name, answer in each.answers}
    return (
        *_own_idea(answers),
        *_pause(team),
        *_colleague(file, stay, answers),
        *_lawyer_and_time(answers),
        *_decided_otherwise(stay, answers, law),
        *_once(file, stay, answers),
    )


def before_a_yes(
    file: CaseFile, stay: FilledForm, person: PersonId, today: date, *, felt_free: int | None, own_words: str | None
) -> tuple[Obstacle, ...]:
    """Return why a yes of `person` cannot be taken now; "later" and no always can.

    A yes out of fear is no yes: stop, and call the second person. It counts only after a colleague gave a new
    opinion since; until then it is recorded as "later", with the face and the words.

    Args:
        file: the whole family.
        stay: form E as it is filled.
        person: who would say yes.
        today: on which.
        felt_free: the face they chose, 1 to 5; None: skipped.
        own_words: what they said with it.
    """
    part = common_part(stay)
    answers = {} if part is None else dict(part.answers)
    thinking = answers.get("reflectionUntil")
    found = []
    if isinstance(thinking, DayAnswer) and date.fromisoformat(thinking.day) > today:
        why = "Er is bedenktijd afgesproken. Wil deze persoon eerder beslissen? Zet dan eerst een eerdere dag."
        found.append(Obstacle("time_to_think", why, ("reflectionUntil",)))
    afraid = (felt_free is not None and felt_free <= NOT_FREE) or says_yes_out_of_fear(own_words or "")
    if afraid and not _looked_again(file, stay, person):
        why = "Wij praten eerst verder, met een collega erbij. Kies nu 'Ik denk er eerst over na'."
        found.append(Obstacle("not_free", why))
    return tuple(found)


def carers_will_decide(stay: FilledForm, facts: Facts) -> date | None:
    """Return from when carers must agree to the end of this stay, if it lasts over eleven months (BW 1:253s)."""
    part = common_part(stay)
    answers = {} if part is None else dict(part.answers)
    first, last = _day(answers, "fromOn"), _day(answers, "untilOn")
    if first is None or last is None or choice(answers, "agreementKind") != "stay":
        return None
    in_family = choice(answers, "careKind") != "institution"
    days = [carers_decide_from(facts, child, first, last, in_family=in_family) for child in stay.children]
    return min((day for day in days if day is not None), default=None)


def _own_idea(answers: Mapping[str, Answer]) -> Iterator[Obstacle]:
    """H22: what a family arranges for itself is a note; a signature would make it ours."""
    ours = choice(answers, "ideaOf") not in ("parents", "network", "child")
    if not ours and choice(answers, "careKind") in ("", "family"):
        why = (
            "Regelt het gezin dit zelf, bij familie of bekenden? Dan is opschrijven genoeg, en tekent niemand. "
            "Vroegen wij erom? Kies dan 'Van ons team'."
        )
        yield Obstacle("own_arrangement", why, ("ideaOf",))


def _pause(team: Mapping[str, Answer]) -> Iterator[Obstacle]:
    rows = team.get("pauseCheck")
    answered = set()
    for row in rows.rows if isinstance(rows, RowsAnswer) else ():
        answer = row.cells.get("answer")
        if isinstance(answer, TextAnswer) and says_something(answer.text):
            answered.add(choice(row.cells, "question"))
    if not answered.issuperset(PAUSE_QUESTIONS):
        yield Obstacle("pause", "Beantwoord eerst de zes vragen om even stil te staan.", ("pauseCheck",))


def _colleague(file: CaseFile, stay: FilledForm, answers: Mapping[str, Answer]) -> Iterator[Obstacle]:
    """A named colleague with an own opinion on this agreement, as it is; whether they agree decides nothing here."""
    reviews = [review for review in reviews_of(file, stay) if has_own_opinion(review)]
    if not reviews:
        why = "Laat eerst een collega meekijken (formulier J). Bellen mag. De collega geeft een eigen mening."
        yield Obstacle("second_person", why)
    elif not any(review.first_told >= _fear_noted(stay) for review in reviews):
        yield Obstacle("second_person_again", "Bel de tweede persoon nog een keer, en laat die mening opschrijven.")
    elif not any(_saw(stay, review, answers) for review in reviews):
        why = "De afspraak is veranderd nadat de collega keek. Vraag de collega opnieuw."
        yield Obstacle("second_person_saw_other", why)


def _fear_noted(stay: FilledForm) -> str:
    """Return when the worker first wrote that a parent says yes out of fear; before every time where nobody did."""
    noted = [
        time_of(part.stamp)
        for part in stay.versions
        for row in _rows_of(part)
        for cell in (row.cells.get("answer"),)
        if part.part == "team" and choice(row.cells, "question") == "willing"
        if isinstance(cell, TextAnswer) and says_yes_out_of_fear(cell.text)
    ]
    return min(noted, default="")


def _rows_of(part: FilledPart) -> tuple[Row, ...]:
    rows = dict(part.answers).get("pauseCheck")
    return rows.rows if isinstance(rows, RowsAnswer) else ()


def _saw(stay: FilledForm, review: SecondReview, answers: Mapping[str, Answer]) -> bool:
    part = seen_version(stay, review)
    seen = {} if part is None else dict(part.answers)
    return all(seen.get(name) == answers.get(name) for name in _AGREED)


def _lawyer_and_time(answers: Mapping[str, Answer]) -> Iterator[Obstacle]:
    if choice(answers, "legalAdvice") not in ("toldNo", "toldSpoke"):
        why = "Wacht tot er met een advocaat is gepraat. Zet dan 'sprak al met een advocaat'."
        yield Obstacle("lawyer_first", why, ("legalAdvice",))
    if choice(answers, "agreementKind") != "weekend" and _day(answers, "reflectionUntil") is None:
        why = "Bied bedenktijd aan, en schrijf op tot wanneer. Wil niemand bedenktijd? Zet dan vandaag."
        yield Obstacle("offer_time", why, ("reflectionUntil",))


def _decided_otherwise(stay: FilledForm, answers: Mapping[str, Answer], law: FamilyLaw) -> Iterator[Obstacle]:
    """An order of the judge is not talked away by an agreement (BW 1:265a), nor is another decision (H6)."""
    subject: Subject = "contact" if choice(answers, "agreementKind") == "contact" else "voluntary_stay"
    touched = tuple(sorted(_named_in_contact(answers)))
    blocks = {block.code for child in stay.children for block in law.asks(subject, child, touched).blocked_by}
    if "placement_order_needed" in blocks:
        why = (
            "Er geldt een ondertoezichtstelling. Dan woont een kind alleen ergens anders met een machtiging van de "
            "kinderrechter. Bel de GI."
        )
        yield Obstacle("placement_order_needed", why)
    named = answers.get("existingOrders")
    told = isinstance(named, TextAnswer) and says_something(named.text)
    if "existing_decision" in blocks and not told:
        why = "Kijk na welk ander besluit over wonen of contact geldt. Schrijf het op, en volg het."
        yield Obstacle("existing_decision", why, ("existingOrders",))


def _named_in_contact(answers: Mapping[str, Answer]) -> frozenset[PersonId]:
    rows = answers.get("contactAgreements")
    cells = [cell for row in rows.rows for cell in row.cells.values()] if isinstance(rows, RowsAnswer) else []
    return frozenset(PersonId(person) for cell in cells if isinstance(cell, PersonsAnswer) for person in cell.persons)


def _once(file: CaseFile, stay: FilledForm, answers: Mapping[str, Answer]) -> Iterator[Obstacle]:
    """H22: a weekend was agreed before; the next one is a stay, with all that belongs to it."""
    before = any(
        form.laid is not None
        and form.laid.form != stay.id
        and set(form.laid.children) & set(stay.children)
        and choice(dict(form.laid.answers), "agreementKind") == "weekend"
        and any(decision.decision == "agreed" for decision in form.decisions)
        for form in file.forms
    )
    if choice(answers, "agreementKind") == "weekend" and before:
        why = "Een weekendafspraak maken wij één keer. Duurt het langer? Kies dan 'een tijd ergens anders wonen'."
        yield Obstacle("weekend_once", why, ("agreementKind",))


def _looked_again(file: CaseFile, stay: FilledForm, person: PersonId) -> bool:
    """Tell whether a colleague gave an opinion after this person showed that the yes was not free."""
    told = [
        time_of(decision.stamp)
        for form in file.forms
        if form.laid is not None and form.laid.form == stay.id
        for decision in form.decisions
        if decision.person == person and decision.decision == "later"
    ]
    return bool(told) and any(review.first_told > max(told) for review in reviews_of(file, stay))


def choice(answers: Mapping[str, Answer], name: str) -> str:
    """Return the value that was chosen; empty where nothing was."""
    answer = answers.get(name)
    return next(iter(answer.values), "") if isinstance(answer, ChoiceAnswer) else ""


def _day(answers: Mapping[str, Answer], name: str) -> date | None:
    answer = answers.get(name)
    return date.fromisoformat(answer.day) if isinstance(answer, DayAnswer) else None
