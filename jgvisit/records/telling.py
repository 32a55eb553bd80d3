"""Which words betray a hidden fact, and whether a text holds them (H2).

Hiding an address does nothing while the purpose of a visit, a form or a note says it again. So the words
of what is hidden are looked for in every other text: the names of places and people always, other text
where it is repeated as it stands. Capitals, accents, spaces and signs between letters make no difference.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping

import msgspec

from jgvisit.records.answers import Answer, PersonsAnswer, RowsAnswer
from jgvisit.records.filled import FormFilled
from jgvisit.records.happening import Happening
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_bookmarks import BookmarkWritten
from jgvisit.records.payload_family import (
    AddressRecorded,
    CapacityRecorded,
    OrderRecorded,
    PersonRegistered,
    SafeContactRecorded,
)
from jgvisit.records.payload_forms import FormOpened, SignerDecided
from jgvisit.records.payload_reading import PaperStepped, PassageReacted, ReleaseChosen, SourceChecked
from jgvisit.records.payload_talk import BeliefAskedBack, SaidBack
from jgvisit.records.payload_visits import InterpreterUsed, PresenceChanged, VisitEnded, VisitPlanned, VisitStarted

_SHORTEST_NAME = 5
_SHORTEST_PHRASE = 20
"""A shorter piece of ordinary text is said in many places without telling anything."""
_SHORTEST_WITH_NUMBER = 8
"""An address, a telephone number, a number of a paper."""
_PLACES_AND_PEOPLE = frozenset(
    {
        *("place", "carers", "gi", "provider", "contact", "contact_with", "contact_person", "receiver"),
        *("municipality", "stays_with_child", "called_whom", "helpGivenBy"),
    }
)
"""Fields of happenings and forms that name where somebody is or who is with them."""
_NAMED_ON_FORMS = frozenset(
    {"giName", "partyOrganisation", "partyContact", "stayWith", "weekendWith", "helpGivenBy", "orderNumber", "party"}
)
"""Fields and columns of forms that hold somebody's or something's name and nothing else."""
_NO_TEXT = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}|[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]+Z)?")
_NO_LETTER = re.compile(r"[\W_]+")
_POSTCODE = re.compile(r"\b[1-9][0-9]{3} ?[A-Za-z]{2}\b")


def plain(text: str) -> str:
    """Return `text` as it is compared: small letters and digits only."""
    letters = text.casefold()
    if not letters.isascii():
        letters = unicodedata.normalize("NFKD", letters)
    return _NO_LETTER.sub("", letters)


def betrays(text: str, words: Collection[str]) -> bool:
    """Tell whether `text` holds one of the `words`, which are as `telling_words` gives them."""
    if not words:
        return False
    looked_through = plain(text)
    return any(word in looked_through for word in words)


def telling_words(payload: Payload) -> frozenset[str]:
    """Return what would betray this record in another text, as `plain` writes it."""
    return _plain_words(*_words_of(payload))


def telling_of_address(address: str) -> frozenset[str]:
    """Return what would betray an address in another text, as `plain` writes it."""
    return _plain_words(*_pieces_of(address))


def _plain_words(names: Iterable[str], phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(word for word in map(plain, names) if len(word) >= _SHORTEST_NAME) | telling_phrases(phrases)


def telling_names(payload: Payload) -> tuple[str, ...]:
    """Return the names in a record as they were written: of people, places, organisations, courts and numbers."""
    names, _ = _words_of(payload)
    match payload:
        case OrderRecorded(court=court, gi=gi):
            names = [*names, *_said(court, gi)]
        case FormFilled(answers=given) | FormOpened(common=given):
            names = [*names, *_named_on_form(given)]
        case _:
            pass
    return tuple(name.strip() for name in names if name.strip())


def _named_on_form(answers: Mapping[str, Answer]) -> Iterator[str]:
    for field, answer in answers.items():
        if field in _NAMED_ON_FORMS:
            yield from texts_of(answer)
        if isinstance(answer, PersonsAnswer):
            yield from answer.others
        for row in answer.rows if isinstance(answer, RowsAnswer) else ():
            yield from _named_on_form(row.cells)


def names_a_place(payload: Payload) -> bool:
    """Tell whether a record says where somebody is or who is with them: a school, a helper, a carer, a visit (H2)."""
    match payload:
        case SafeContactRecorded(detail=detail, reads_post=reads_post):
            return bool(detail or reads_post)
        case AddressRecorded() | VisitPlanned():
            return True
        case Happening():
            return any(getattr(payload, name, None) for name in _PLACES_AND_PEOPLE)
        case _:
            return False


def postcodes(text: str) -> tuple[str, ...]:
    """Return the Dutch postcodes in a text, as they were written."""
    return tuple(_POSTCODE.findall(text))


def telling_phrases(texts: Iterable[str]) -> frozenset[str]:
    """Return those of `texts` that are long enough to tell something, as `plain` writes them."""
    return frozenset(word for word in map(plain, texts) if _tells(word))


def _tells(phrase: str) -> bool:
    numbered = any(char.isdigit() for char in phrase)
    return len(phrase) >= (_SHORTEST_WITH_NUMBER if numbered else _SHORTEST_PHRASE)


def texts_of(value: object) -> Iterator[str]:
    """Yield every text somewhere in a payload; ids, hashes and days are none."""
    if isinstance(value, str):
        if not _NO_TEXT.fullmatch(value):
            yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts_of(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts_of(each)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from texts_of(getattr(value, name))


def _words_of(payload: Payload) -> tuple[list[str], list[str]]:
    """Return (names, which tell however short; phrases)."""
    match payload:
        case PersonRegistered(name=name):
            return [name], []
        case SafeContactRecorded():
            return _said(payload.detail, payload.reads_post), _said(payload.reason, payload.hours)
        case AddressRecorded(address=address):
            return _pieces_of(address)
        case CapacityRecorded():
            return [], _said(payload.paper, payload.told_by, payload.mistaken)
        case OrderRecorded(number=number):
            return _said(number), []
        case VisitPlanned(purpose=text) | VisitEnded(note=text):
            return [], _said(text)
        case VisitStarted(others_present=others) | PresenceChanged(others_present=others):
            return _said(others), []
        case InterpreterUsed():
            return _said(payload.number, payload.name, payload.agency), []
        case SaidBack() | BeliefAskedBack():
            return [], _said(payload.own_words, payload.reason)
        case PassageReacted(words=text) | ReleaseChosen(note=text):
            return [], _said(text)
        case SourceChecked() | PaperStepped() | BookmarkWritten():
            return [], [*texts_of(payload)]
        case SignerDecided(view_text=text, means=means):
            how = () if means is None else (means.witness, means.call_back, means.in_room)
            return [], _said(text, *how)
        case FormOpened(answers=answers, common=given):
            named = [text for field, text in answers.items() if field in _PLACES_AND_PEOPLE]
            names, texts = _typed(given)
            return [*named, *names], [*answers.values(), *texts]
        case FormFilled(answers=given):
            return _typed(given)
        case Happening():
            return _said_of_happening(payload)
        case _:
            return [], []


def _pieces_of(address: str) -> tuple[list[str], list[str]]:
    """Return it whole and in pieces: said again it is seldom whole, and a street with its number finds the door too."""
    pieces = (piece for piece in address.split(",") if any(char.isdigit() for char in piece))
    return [address, *postcodes(address)], [*pieces]


def _typed(answers: Mapping[str, Answer]) -> tuple[list[str], list[str]]:
    texts = [text for answer in answers.values() for text in texts_of(answer)]
    tell = (answer for field, answer in answers.items() if field in _PLACES_AND_PEOPLE)
    return [text for answer in tell for text in texts_of(answer)], texts


def _said_of_happening(happened: Happening) -> tuple[list[str], list[str]]:
    own = set(happened.__struct_fields__) - set(Happening.__struct_fields__)
    said = {name: getattr(happened, name) for name in own}
    texts = {name: value for name, value in said.items() if isinstance(value, str)}
    return [text for name, text in texts.items() if name in _PLACES_AND_PEOPLE], list(texts.values())


def _said(*texts: str | None) -> list[str]:
    return [text for text in texts if text]
