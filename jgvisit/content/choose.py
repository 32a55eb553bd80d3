"""Which lines may be said now, and which Dutch line stands beside which translation. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from jgvisit.content.conditions import form_conditions
from jgvisit.content.form_model import FormDefinition
from jgvisit.content.heard_model import HeardFrame, HeardTerm
from jgvisit.content.model import Audience, CardText, ScreenWords, Statement
from jgvisit.content.pack_model import Pack
from jgvisit.content.question_model import Questions

BINDING_LANGUAGE = "nl"


@dataclass(frozen=True)
class Pair:
    """One Dutch line and its translation; None means: show the Dutch, and show that it is Dutch."""

    dutch: Statement
    translated: Statement | None


def true_statements(card: CardText, conditions: frozenset[str], on: date | None = None) -> tuple[Statement, ...]:
    """Return the lines of `card` that are true now; the others are left out, never softened.

    Args:
        card: in any language.
        conditions: names that hold by the record (`content.conditions.CONDITIONS`).
        on: leaves out lines that are not valid on this day; None asks no validity.
    """
    return true_lines(card.statements, conditions, on)


def true_statements_of_form(
    form: FormDefinition, answers: Mapping[str, str], conditions: frozenset[str] = frozenset(), on: date | None = None
) -> tuple[Statement, ...]:
    """Return the paragraphs that belong in this form: those that its own answers, or the record, make true."""
    return true_lines(form.statements, conditions | form_conditions(form, answers), on)


def side_by_side(
    pack: Pack,
    card: str,
    audience: Audience,
    language: str,
    conditions: frozenset[str],
    on: date | None = None,
) -> tuple[Pair, ...]:
    """Pair each true Dutch line with its translation, sentence by sentence.

    A translation of another version of the card is not used at all: its sentences may say
    something that the Dutch no longer says.

    Raises:
        KeyError: the pack has no such card for this audience.
    """
    dutch = pack.cards[(card, BINDING_LANGUAGE, audience)]
    other = None if language == BINDING_LANGUAGE else pack.card(card, audience, language)
    usable = other is not None and other.version == dutch.version
    by_id = {line.id: line for line in other.statements} if other is not None and usable else {}
    return tuple(Pair(line, by_id.get(line.id)) for line in true_statements(dutch, conditions, on))


def may_be_signed(language: str) -> bool:
    """Tell whether a text in `language` can carry a signature: only the Dutch one binds (H27)."""
    return language == BINDING_LANGUAGE


def may_open(
    text: CardText | FormDefinition | HeardTerm | HeardFrame | ScreenWords | Questions, *, interpreter_logged: bool
) -> bool:
    """Tell whether `text` may be shown to a family: an unchecked translation only with an interpreter (H27)."""
    return text.translation != "not_checked" or interpreter_logged


def true_lines(lines: Iterable[Statement], conditions: frozenset[str], on: date | None = None) -> tuple[Statement, ...]:
    """Return the lines whose condition holds and that are valid on the day."""
    return tuple(line for line in lines if _holds(line, conditions) and (on is None or _valid(line, on)))


def _holds(line: Statement, conditions: frozenset[str]) -> bool:
    return line.condition is None or line.condition in conditions


def _valid(line: Statement, on: date) -> bool:
    return (line.valid_from is None or line.valid_from <= on) and (line.valid_until is None or on <= line.valid_until)
