"""Which sentences explain a heard word to somebody now, each beside its translation. Pure.

The quoted word, what it is in a sentence, what holds for these children, the rest of it, and that the
law knows two kinds of help. What holds is said with the sentences of the cards, so that it is said in one way only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from jgvisit.content.choose import BINDING_LANGUAGE, Pair, true_lines
from jgvisit.content.heard_model import AnsweredBy, Check, HeardFrame, HeardTerm
from jgvisit.content.heard_structure import read_as
from jgvisit.content.model import Audience, CardText, Statement
from jgvisit.content.pack_model import Pack


def heard_pairs(
    pack: Pack, term: str, audience: Audience, language: str, conditions: frozenset[str], on: date | None = None
) -> tuple[Pair, ...]:
    """Return the true sentences of an explanation, in order; the first quotes the word.

    A child under 12 hears the word quoted and its own sentences of the card on the two frames,
    never a sentence written for adults. A translation of another version is not used.

    Raises:
        KeyError: the pack has no such term.
    """
    dutch = pack.heard_terms[(term, BINDING_LANGUAGE)]
    frame = pack.heard_frames[(BINDING_LANGUAGE, read_as(audience))]
    other = same_version(pack, dutch, language)
    around = _same_frame(pack, frame, language)
    own = () if audience == "child6" else dutch.statements
    words = {line.id: line for line in other.statements} if other is not None else {}
    said = [Pair(line, words.get(line.id)) for line in own]
    first = len(said) if dutch.check is not None else 1  # of a word: what it is in one sentence, then what holds here
    pairs = [
        _quote(dutch, frame, around),
        *said[:first],
        *_of_cards(pack, frame.now, audience, language),
        *said[first:],
        *_of_cards(pack, dutch.says.get(read_as(audience), ()), audience, language),
        *_of_cards(pack, frame.frames if dutch.check is None else (), audience, language),
    ]
    true = {id(line) for line in true_lines((pair.dutch for pair in pairs), conditions, on)}
    return tuple(pair for pair in pairs if id(pair.dutch) in true)


def texts_used(
    pack: Pack, term: str, audience: Audience, language: str
) -> tuple[CardText | HeardTerm | HeardFrame, ...]:
    """Return every text in `language` that an explanation takes words from; each may open only by its own state."""
    dutch = pack.heard_terms[(term, BINDING_LANGUAGE)]
    frame = pack.heard_frames[(BINDING_LANGUAGE, read_as(audience))]
    named = {*dutch.says.get(read_as(audience), ()), *frame.now, *frame.frames}
    cards = (
        pack.card(card, audience, language)
        for (card, code, reader), text in pack.cards.items()
        if code == BINDING_LANGUAGE and reader == audience and named & {line.id for line in text.statements}
    )
    known = (same_version(pack, dutch, language), _same_frame(pack, frame, language), *cards)
    return tuple(text for text in known if text is not None)


def dutch_texts(pack: Pack, term: str, audience: Audience) -> tuple[CardText | HeardTerm | HeardFrame, ...]:
    """Return every Dutch text that an explanation says sentences of; it is released only when all of them are."""
    frame = pack.heard_frames[(BINDING_LANGUAGE, read_as(audience))]
    return (pack.heard_terms[(term, BINDING_LANGUAGE)], frame, *texts_used(pack, term, audience, BINDING_LANGUAGE))


def same_version(pack: Pack, dutch: HeardTerm, language: str) -> HeardTerm | None:
    """Return the words in `language`; those of another version may say what the Dutch no longer says."""
    known = None if language == BINDING_LANGUAGE else pack.heard_terms.get((dutch.id, language))
    return known if known is not None and known.version == dutch.version else None


def answering_card(check: Check, conditions: frozenset[str]) -> str:
    """Return the card that answers this belief for these children now."""
    return next(answer.card for answer in check.answered_by if _holds(answer, conditions))


def listened_for(check: Check, conditions: frozenset[str]) -> tuple[str, ...]:
    """Return what the worker listens for, as it is true now."""
    return tuple(each.text for each in check.listen_for if each.condition is None or each.condition in conditions)


def _quote(dutch: HeardTerm, frame: HeardFrame, around: HeardFrame | None) -> Pair:
    if dutch.check is None:
        return Pair(frame.word, None if around is None else around.word)
    return Pair(frame.belief, None if around is None else around.belief)


def _holds(answer: AnsweredBy, conditions: frozenset[str]) -> bool:
    return answer.condition is None or answer.condition in conditions


def _same_frame(pack: Pack, dutch: HeardFrame, language: str) -> HeardFrame | None:
    known = None if language == BINDING_LANGUAGE else pack.heard_frames.get((language, dutch.audience))
    return known if known is not None and known.version == dutch.version else None


def _of_cards(pack: Pack, ids: Iterable[str], audience: Audience, language: str) -> Iterator[Pair]:
    """Yield sentences of cards by id, with the words of the same version of their card."""
    found: dict[str, Pair] = {}
    for (card, code, reader), text in pack.cards.items():
        if code != BINDING_LANGUAGE or reader != audience:
            continue
        other = pack.card(card, audience, language)
        usable = other is not None and other.version == text.version and language != BINDING_LANGUAGE
        words: dict[str, Statement] = {line.id: line for line in other.statements} if other and usable else {}
        found.update({line.id: Pair(line, words.get(line.id)) for line in text.statements})
    yield from (found[name] for name in ids)
