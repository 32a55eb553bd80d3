"""The general booklet: what the cards say to everybody, and nothing that holds for one family alone (H5).

A sentence is in it only where it needs no fact of a family to be true: it has no condition and names nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Literal

from jgvisit.content.booklet_words import BookletWord, BookletWords
from jgvisit.content.choose import BINDING_LANGUAGE, true_statements
from jgvisit.content.fill import day_in_words
from jgvisit.content.model import Audience, CardText, ReviewState
from jgvisit.content.pack_model import Pack
from jgvisit.domain.booklet_code import code_of

Line = tuple[str, str | None]
"""A Dutch line, and the same in the other language where there is one."""
PartName = Literal["parents", "young", "young12", "young16"]

CARDS = ("K02", "K03", "K04", "K10", "K19", "K20", "K21", "K22", "K23")
"""What everybody may know before anything happens. The other cards are about a plan, a stay, the Raad or a judge:
in a house they would tell what is going on there."""
_YOUNG12, _YOUNG16 = "K24b", "K24c"


@dataclass(frozen=True)
class BookletCard:
    """One card: its title and its sentences, each one idea."""

    title: Line
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class BookletPart:
    """The cards for one kind of reader."""

    heading: Line
    cards: tuple[BookletCard, ...]


@dataclass(frozen=True)
class Booklet:
    """What stands in it; the same for everybody."""

    code: str
    """Of its words: with another word it is another version."""
    title: Line
    version: Line
    """The word for it."""
    general: Line
    ask: Line
    parts: tuple[BookletPart, ...]
    notices: tuple[Line, ...]
    """Why its words are not certain; none where a jurist released them all."""
    language: str | None
    """Beside the Dutch."""
    rtl: bool
    review: ReviewState
    """Of the card that is furthest from being released."""


def booklet_languages(pack: Pack, *, checked_only: bool) -> tuple[str, ...]:
    """Return the languages there is a booklet in, Dutch first.

    Args:
        pack: the texts in use.
        checked_only: leave out a language of which a card was checked by nobody (H27): a paper that lies in a house
            has no interpreter beside it.
    """
    found = []
    for language in pack.languages:
        dutch = [card for card in _cards(pack) if card.audience == "parent"]
        theirs = [pack.card(card.card, card.audience, language) for card in dutch]
        both = zip(dutch, theirs, strict=True)
        whole = all(other is not None and other.version == card.version for card, other in both)
        if whole and not (checked_only and any(_is_unchecked(pack, card, language) for card in _cards(pack))):
            found.append(language)
    return tuple(sorted(found, key=lambda language: language != BINDING_LANGUAGE))


def booklet_of(pack: Pack, words: BookletWords, language: str, on: date, *, checked_only: bool) -> Booklet:
    """Return the booklet in Dutch with `language` beside it, or in Dutch alone.

    Args:
        pack: the texts in use.
        words: the fixed words.
        language: one of `booklet_languages`.
        on: the day; lines that hold no longer are left out.
        checked_only: leave fixed words that nobody checked in Dutch.
    """
    other = None if language == BINDING_LANGUAGE else language

    def word(name: BookletWord) -> Line:
        return words.line(name, other, checked_only=checked_only)

    parts = tuple(
        BookletPart(word(name), cards) for name, cards in _parts(pack, other, on) if any(card.lines for card in cards)
    )
    review = _furthest(card.review for card in _cards(pack))
    fixed = [word("title"), word("version"), word("general"), word("ask")]
    told = [*fixed, *(line for part in parts for line in _said(part))]
    notices = [word(name) for name in _notices(pack, review, other)]
    if (expired := pack.expired_on(on)) is not None:
        notices.append(_on_day(word("expired"), expired, other))
    digest = sha256(json.dumps([language, told], ensure_ascii=False).encode()).digest()
    rtl = other is not None and any(
        card.direction == "rtl" for (_, spoken, _), card in pack.cards.items() if spoken == other
    )
    return Booklet(
        code=code_of(int.from_bytes(digest)),
        title=word("title"),
        version=word("version"),
        general=word("general"),
        ask=word("ask"),
        parts=parts,
        notices=tuple(notices),
        language=other,
        rtl=rtl,
        review=review,
    )


def _parts(pack: Pack, other: str | None, on: date) -> Iterator[tuple[PartName, tuple[BookletCard, ...]]]:
    """Return the parts; what is said alike to everybody from 12 to 17 stands once."""

    def cards(audience: Audience, names: Iterable[str]) -> tuple[BookletCard, ...]:
        found = (pack.card(name, audience) for name in names)
        return tuple(_card(pack, card, other, on) for card in found if card is not None)

    alike = tuple(name for name in CARDS if _sentences(pack, name, "youth12") == _sentences(pack, name, "youth16"))
    unlike = tuple(name for name in CARDS if name not in alike)
    yield "parents", cards("parent", CARDS)
    yield "young", cards("youth12", alike)
    yield "young12", cards("youth12", (*unlike, _YOUNG12))
    yield "young16", cards("youth16", (*unlike, _YOUNG16))


def _cards(pack: Pack) -> tuple[CardText, ...]:
    """Return the Dutch cards that the booklet is made of."""
    wanted: list[tuple[str, Audience]] = [(name, "parent") for name in CARDS]
    wanted += [(name, "youth12") for name in (*CARDS, _YOUNG12)]
    wanted += [(name, "youth16") for name in (*CARDS, _YOUNG16)]
    found = (pack.card(name, audience) for name, audience in wanted)
    return tuple(card for card in found if card is not None)


def _sentences(pack: Pack, name: str, audience: Audience) -> tuple[str, ...]:
    card = pack.card(name, audience)
    return () if card is None else tuple(line.text for line in card.statements)


def _card(pack: Pack, card: CardText, other: str | None, on: date) -> BookletCard:
    there = None if other is None else pack.card(card.card, card.audience, other)
    there = there if there is not None and there.version == card.version else None
    by_id = {} if there is None else {line.id: line.text for line in there.statements}
    said = (line for line in true_statements(card, frozenset(), on) if "{" not in line.text)
    lines = tuple((line.text, by_id.get(line.id)) for line in said)
    return BookletCard((card.title, None if there is None else there.title), lines)


def _said(part: BookletPart) -> Iterator[Line]:
    yield part.heading
    for card in part.cards:
        yield card.title
        yield from card.lines


def _notices(pack: Pack, review: ReviewState, other: str | None) -> Iterator[BookletWord]:
    if review != "released":
        yield "draft" if review == "draft" else "looked_at"
    if other is not None and any(_is_unchecked(pack, card, other) for card in _cards(pack)):
        yield "unchecked"


def _on_day(line: Line, day: date, other: str | None) -> Line:
    dutch, foreign = line
    told = None if foreign is None else foreign.replace("{day}", day_in_words(day, other or BINDING_LANGUAGE))
    return dutch.replace("{day}", day_in_words(day)), told


def _is_unchecked(pack: Pack, card: CardText, language: str) -> bool:
    text = pack.card(card.card, card.audience, language)
    return text is not None and text.translation == "not_checked"


def _furthest(states: Iterable[ReviewState]) -> ReviewState:
    order: tuple[ReviewState, ...] = ("draft", "checked_by_jurist", "released")
    return min(states, key=order.index, default="draft")
