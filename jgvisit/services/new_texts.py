"""Moment 31: who heard or signed a text that has a new major version since, and what became different.

The texts of today come from the pack; which version somebody heard stands in the record of that talk.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from jgvisit.clock import local_date
from jgvisit.content.model import Audience, CardText, Pack, Statement
from jgvisit.domain.cards import consent_cards
from jgvisit.domain.duties import Due
from jgvisit.domain.law_book import LawBook
from jgvisit.domain.terms import DAY
from jgvisit.ids import PersonId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_stamp import day_of
from jgvisit.records.case_talk import ExplainedCard

NEW_TEXT = 31


@dataclass(frozen=True)
class ChangedText:
    """A text one person knows in an older major version than the one we use."""

    person: PersonId
    title: str
    cards: tuple[str, ...]
    """What to go through again."""
    heard_version: str
    version: str
    due: date
    card: str | None = None
    """The card it is about; None for a form."""
    audience: Audience | None = None


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
    return tuple(Due(NEW_TEXT, text.due, (text.person,), text.cards, rank) for text in changed_texts(file, pack))


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


@dataclass(frozen=True)
class _Signed:
    """A yes under a form, in the version of the form."""

    on: date
    version: str
    ended_on: date | None


def _forms(file: CaseFile, pack: Pack) -> Iterator[ChangedText]:
    """Yield who signed a form in an older version only.

    Another paper, a refusal or a withdrawal after the new text came explains nothing, so it ends nothing
    (H18). Who signed the new text has read it; who took the yes back before it came is not bothered.
    """
    for (person, form_type), signed in _signed(file).items():
        now = pack.form(form_type)
        if now is None or any(major(each.version) >= major(now.version) for each in signed):
            continue
        due, cards = _due(now.paragraphs, min(each.on for each in signed)), consent_cards(now.letter)
        if cards and any(each.ended_on is None or each.ended_on >= due for each in signed):
            yield ChangedText(person, now.title, cards, signed[-1].version, now.version, due)


def _signed(file: CaseFile) -> dict[tuple[PersonId, str], list[_Signed]]:
    found: dict[tuple[PersonId, str], list[_Signed]] = {}
    for form in file.forms:
        for decision in (*(each.decision for each in form.once), *form.other_decisions, *form.decisions):
            if decision.decision in ("agreed", "partly"):
                ended = decision.withdrawn_at
                found.setdefault((decision.person, form.form_type), []).append(
                    _Signed(
                        day_of(decision.stamp),
                        form.form_version,
                        None if ended is None else local_date(datetime.fromisoformat(ended)),
                    )
                )
    return found


def _due(lines: tuple[Statement, ...], heard: date) -> date:
    """Return the day from which it is due: when the new text holds, and after it was last heard."""
    return max([heard + DAY, *(line.valid_from for line in lines[:1] if line.valid_from is not None)])


def major(version: str) -> int:
    """Return the major part of a version such as "2.1"; 0 where there is none to read."""
    first = version.split(".", maxsplit=1)[0]
    return int(first) if first.isdecimal() else 0
