"""Moment 31: who heard or signed a text, or was told a rule, that is different since, and what changed.

The texts of today come from the pack; which version somebody heard stands in the record of that talk.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from jgvisit.clock import local_date
from jgvisit.content.earlier import SentencePair
from jgvisit.content.law_book import RIGHTS_ROW
from jgvisit.content.model import Audience, CardText, Statement
from jgvisit.content.pack_model import Pack
from jgvisit.content.structure import major
from jgvisit.domain.cards import RIGHTS_CARD, cards_of_text
from jgvisit.domain.duties import Due
from jgvisit.domain.law_book import LawBook, LawChange, version_order
from jgvisit.domain.terms import DAY
from jgvisit.ids import PersonId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import Decision, Form
from jgvisit.records.case_stamp import day_of
from jgvisit.records.case_talk import ExplainedCard
from jgvisit.records.facts_of_forms import SUBJECTS

NEW_TEXT = 31
LAW_TITLE = "De wet"
WHO_DECIDES_CARD = "K03"


@dataclass(frozen=True)
class ChangedText:
    """A text one person knows in an older major version than the one we use."""

    person: PersonId
    title: str
    cards: tuple[str, ...]
    """What to go through again; none: the cards of the moment itself."""
    heard_version: str
    version: str
    due: date
    card: str | None = None
    """The card it is about; None for a form."""
    audience: Audience | None = None
    pairs: tuple[SentencePair, ...] = ()
    """What became different, where the law book says it itself."""


@dataclass(frozen=True)
class _Signed:
    """A yes under a form, or a card that was shown, in which version."""

    on: date
    version: str
    ended_on: date | None


_Touched = tuple[PersonId, _Signed, tuple[str, ...]]


def changed_law(file: CaseFile, book: LawBook) -> tuple[ChangedText, ...]:
    """Return the rules that somebody of this family was told or signed under, and that are different since.

    A line of the rights card touches who was shown it; who must consent touches who signed a form about it.
    Who was shown the card, or signed, with the new book knows it.
    """
    return tuple(
        ChangedText(
            person,
            LAW_TITLE,
            cards,
            told.version,
            change.version,
            max(told.on + DAY, change.valid_from),
            pairs=(SentencePair("changed", change.was, change.now),),
        )
        for change in book.changes
        for person, told, cards in (*_shown_before(file, change), *_signed_before(file, change, book))
    )


def _shown_before(file: CaseFile, change: LawChange) -> Iterator[_Touched]:
    rows = {row.removeprefix(RIGHTS_ROW) for row in change.rows if row.startswith(RIGHTS_ROW)}
    last = {entry.person: entry for entry in file.rights_shown if entry.person in entry.heard_by}
    for person, entry in last.items():
        touched = any(line.split(":", maxsplit=1)[0] in rows for line in entry.lines)
        if touched and version_order(entry.law_book) < version_order(change.version):
            yield person, _Signed(day_of(entry.stamp), entry.law_book, None), (RIGHTS_CARD,)


def _signed_before(file: CaseFile, change: LawChange, book: LawBook) -> Iterator[_Touched]:
    subjects = {subject for row in book.rows if row.id in change.rows for subject in row.subjects}
    types = {name for name, subject in SUBJECTS.items() if subject in subjects}
    signed: dict[PersonId, list[_Signed]] = {}
    for form in file.forms:
        if form.form_type in types:
            for person, each in _signers(file, form):
                signed.setdefault(person, []).append(replace(each, version=form.law_book))
    for person, marks in signed.items():
        standing = [each for each in marks if each.ended_on is None or each.ended_on >= change.valid_from]
        if standing and all(version_order(each.version) < version_order(change.version) for each in marks):
            yield person, min(marks, key=lambda each: (each.on, each.version)), (WHO_DECIDES_CARD,)


def changed_texts(file: CaseFile, pack: Pack) -> tuple[ChangedText, ...]:
    """Return the texts that somebody of this family heard or signed, and that have a new major version since.

    The last hearing counts: who heard the new version knows it. A minor version opens nothing.
    """
    return tuple(
        sorted((*_cards(file, pack), *_forms(file, pack)), key=lambda text: (text.due, text.person, text.title))
    )


def new_text_dues(file: CaseFile, pack: Pack, book: LawBook) -> tuple[Due, ...]:
    """Return moment 31 for each person and text, as a duty to explain again."""
    rank = book.moment(NEW_TEXT).rank
    changed = (*changed_texts(file, pack), *changed_law(file, book))
    cards = book.moment(NEW_TEXT).cards
    return tuple(Due(NEW_TEXT, text.due, (text.person,), text.cards or cards, rank) for text in changed)


def _cards(file: CaseFile, pack: Pack) -> Iterator[ChangedText]:
    last: dict[tuple[PersonId, str], ExplainedCard] = {}
    for heard in file.explained:
        last.update({(person, heard.card): heard for person in heard.heard_by})
    for (person, card), heard in last.items():
        now = next((text for text in _dutch(pack, card) if text.audience == heard.audience), None)
        if now is not None and major(now.version) > major(heard.card_version):
            yield ChangedText(
                person, now.title, (card,), heard.card_version, now.version, _due(now.statements, day_of(heard.stamp)),
                card, now.audience,
            )  # fmt: skip


def _dutch(pack: Pack, card: str) -> Iterator[CardText]:
    return (text for (name, language, _), text in pack.cards.items() if (name, language) == (card, "nl"))


def _forms(file: CaseFile, pack: Pack) -> Iterator[ChangedText]:
    """Yield who signed a form, whichever of A to N, in an older version only.

    Another paper, a refusal or a withdrawal after the new text came explains nothing, so it ends nothing
    (H18). Who signed the new text has read it; who took the yes back before it came is not bothered.
    """
    for (person, form_type), signed in _signed(file).items():
        now = pack.definition(form_type)
        if now is None or any(major(each.version) >= major(now.version) for each in signed):
            continue
        due, cards = _due(now.statements, min(each.on for each in signed)), cards_of_text(now.letter)
        if any(each.ended_on is None or each.ended_on >= due for each in signed):
            yield ChangedText(person, now.title, cards, signed[-1].version, now.version, due)


def _signed(file: CaseFile) -> dict[tuple[PersonId, str], list[_Signed]]:
    found: dict[tuple[PersonId, str], list[_Signed]] = {}
    for form in file.forms:
        for person, signed in _signers(file, form):
            found.setdefault((person, form.form_type), []).append(signed)
    return found


def _signers(file: CaseFile, form: Form) -> Iterator[tuple[PersonId, _Signed]]:
    """Yield every yes that was ever put under a form, earlier ones of a person first.

    A yes ends by a withdrawal on paper, by one said aloud that nobody renewed since (`Form.said_no`), and after the
    last day that the text it was said to names.
    """
    last_days = {text.content_sha256: text.last_day for text in form.texts}
    for decision in (*(each.decision for each in form.once), *form.other_decisions, *form.decisions):
        if decision.decision in ("agreed", "partly"):
            last = last_days.get(decision.content_sha256)
            over = None if last is None else _day_after(last)
            aloud = _said_no_on(file, form, decision.person, day_of(decision.stamp))
            days = [day for day in (_withdrawn_on(form, decision), over, aloud) if day is not None]
            yield decision.person, _Signed(day_of(decision.stamp), form.form_version, min(days, default=None))


def _withdrawn_on(form: Form, decision: Decision) -> date | None:
    """Return the day on which all of a yes was taken back; one that still stands for a line is not over."""
    if decision.withdrawn_at is None:
        return None
    who = (decision.person, decision.mark)
    asked = next((mark.lines for mark in form.required if (mark.person, mark.mark) == who), ())
    said = dict(decision.lines)
    agreed = {line for line in asked if said.get(line, decision.decision) == "agreed"}
    if decision.withdrawn_lines and agreed - set(decision.withdrawn_lines):
        return None
    return local_date(datetime.fromisoformat(decision.withdrawn_at))


def _said_no_on(file: CaseFile, form: Form, person: PersonId, agreed: date) -> date | None:
    """Return the first day since `agreed` on which this person took that yes back aloud; None where it stands."""
    if person not in form.said_no:
        return None
    days = (
        max(agreed, date.fromisoformat(told.on))
        for told in file.happenings
        if told.kind == "refusalHeard"
        and not told.disputed
        and person in told.persons
        and (not told.children or not {*_children(form)}.isdisjoint(told.children))
    )
    return min(days, default=None)


def _day_after(typed: str) -> date | None:
    """Return the first day on which nothing holds any more; None where what was typed is no day."""
    try:
        return date.fromisoformat(typed) + DAY
    except (ValueError, OverflowError):
        return None


def _children(form: Form) -> tuple[PersonId, ...]:
    return (form.child,) if form.laid is None else form.laid.children


def _due(lines: tuple[Statement, ...], heard: date) -> date:
    """Return the day from which it is due: when the new text holds, and after it was last heard."""
    return max([heard + DAY, *(line.valid_from for line in lines[:1] if line.valid_from is not None)])
