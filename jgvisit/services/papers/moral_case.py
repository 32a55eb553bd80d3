"""A family as one page without names, to take along to moreel beraad (H29; practice.md §8).

The program writes who there are by role and age, and in which frame. The rest a worker types; before anything is
printed a person looks at each word that may tell who it is, and what this case file names or hides is refused.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol

from jgvisit.content.common_words import common_words, words_of
from jgvisit.domain.own_words import says_something
from jgvisit.errors import RefusedError
from jgvisit.ids import CaseId
from jgvisit.records.case_family import Member
from jgvisit.records.case_file import CaseFile
from jgvisit.records.entries import Entry
from jgvisit.records.telling import betrays, plain, telling_names
from jgvisit.records.visibility import everybody, hidden_words
from jgvisit.services.desk.case_files import CaseFiles
from jgvisit.services.law.frames import frames_of
from jgvisit.services.papers.handing_over import PRINT_DPI, PaperReader, VisitOpenError
from jgvisit.services.papers.page_image import PageImage
from jgvisit.services.talk.listeners import age_of

Field = Literal["question", "facts", "perspectives", "values", "options"]
FIELDS: tuple[Field, ...] = ("question", "facts", "perspectives", "values", "options")
HEADINGS: Mapping[Field, str] = {
    "question": "Onze vraag",
    "facts": "Wat er speelt",
    "perspectives": "Hoe kijkt ieder ernaar",
    "values": "Wat staat er op het spel",
    "options": "Wat kunnen wij doen, en wat is daar voor en tegen",
}
_ROLES: Mapping[str, str] = {
    "child": "Kind",
    "parent": "Ouder",
    "guardian": "Voogd",
    "foster_parent": "Pleegouder",
    "other": "Iemand anders",
}
_FRAMES = {"voluntary": "vrijwillig", "court_ordered": "de rechter besliste", "checking": "wij gaan dit na"}
_TELLS_WHO = re.compile(r"\S*\d\S*|\S+@\S+|https?://\S+|www\.\S+")
"""Numbers, days, addresses, telephone numbers, mail and web addresses."""
_DAY_OR_STREET = re.compile(
    r"januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    r"|\w{3,}(?:straat|laan|plein|gracht|kade|dijk|singel|steeg)",
    re.IGNORECASE,
)
"""Days and addresses written out: common words, each of them."""
_TOKEN = re.compile(r"\w+(?:['’-]\w+)*")
_PIECES = re.compile(r"['’-]")
_INFLECTED = re.compile(r"(?:t?jes?|kes?|e?s|en)$")
"""How a name is bent: Haddads, Roosje, de Haddads."""
_INITIAL = re.compile(r"\b(?:[^\W\d_]\.)+")
_SPLIT = re.compile(r"(?<=\w)[-‐]\s*\n\s*(?=\w)")
"""A word divided over two lines."""
_OURS = frozenset({"Raad", "Veilig", "Thuis", "GI", "Jeugdstem", "Jeugdwet", "OTS", "VOTS", "TJG", "Team", "U"})
"""Written with a capital, and of nobody in particular."""
_BEGINS = re.compile(r"(?:^|[.!?:\n•-])[\s\"'“”‘’„(]*$")
_SHORTEST = 3


class NamesSomebodyError(RefusedError):
    """The text names what this case file names or hides; nothing was printed. `words` says which."""

    code = "refused.names_somebody"

    def __init__(self, words: tuple[str, ...]) -> None:
        super().__init__(f"{len(words)} words")
        self.words = words


class NotLookedThroughError(RefusedError):
    """A word that may tell who it is was not looked at; nothing was printed."""

    code = "refused.not_looked_through"


class TooLongForOnePageError(RefusedError):
    """It does not fit on one page; nothing was printed."""

    code = "refused.more_than_one_page"


@dataclass(frozen=True)
class KnownWords:
    """What a case file names or hides."""

    names: tuple[str, ...]
    """Whole, as they were written: of people, places, organisations, numbers."""
    parts: frozenset[str]
    """Words of those names that tell by themselves, as `telling.plain` writes them."""
    short: frozenset[str]
    """Words of those names that are too short to refuse wherever they stand, in small letters: "bo"."""
    hidden: frozenset[str]
    """What is kept from anybody, as `telling.plain` writes it."""


@dataclass(frozen=True)
class Found:
    """What in the typed text tells, or may tell, who it is."""

    known: tuple[str, ...]
    """Named or hidden in this case file: it has to go."""
    doubtful: tuple[str, ...]
    """May be a name, a day or a number: a person looks at each."""


@dataclass(frozen=True)
class MoralCase:
    """The page as it is printed: who there are without names, and what was typed."""

    people: tuple[str, ...]
    told: tuple[tuple[str, str], ...]
    """(heading, text)"""
    made_at: datetime
    demo: bool = False
    """Of a made-up family: the page says so."""


class MoralCaseMaker(Protocol):
    """Draws the page."""

    def moral_case_pdf(self, case: MoralCase) -> bytes:
        """Return it as PDF.

        Raises:
            DocumentError: it cannot be drawn.
        """


class MoralCases:
    """Makes the page; for the worker alone, outside a visit."""

    def __init__(
        self,
        files: CaseFiles,
        maker: MoralCaseMaker,
        reader: PaperReader,
        now: Callable[[], datetime],
        today: Callable[[], date],
        *,
        demo: bool,
    ) -> None:
        self._files, self._maker, self._reader, self._demo = files, maker, reader, demo
        self._now, self._today = now, today

    def people(self, case: CaseId) -> tuple[str, ...]:
        """Return who there are, by role and age, and the frame of each child; nobody who is hidden from somebody.

        Raises:
            VisitOpenError: somebody of a family may look on.
        """
        self._require_alone()
        return people_of(self._files.get(case), self._today())

    def known(self, case: CaseId) -> KnownWords:
        """Return what this case file names or hides, to look through a text with; errors as `people`."""
        self._require_alone()
        reading, _ = self._files.read(case)
        return known_words(self._files.get(case), reading.entries)

    def pages(self, case: CaseId, texts: Mapping[Field, str], looked_at: frozenset[str]) -> tuple[PageImage, ...]:
        """Return the one page, for a printer.

        Args:
            case: the family.
            texts: what was typed, by field.
            looked_at: the doubtful words that a person let stand.

        Raises:
            NamesSomebodyError, NotLookedThroughError: words that tell, or may tell, who it is.
            TooLongForOnePageError: it is more than one page.
            VisitOpenError, DocumentError: as `people`, and where it cannot be drawn.
        """
        found = look_through(self.known(case), texts)
        if found.known:
            raise NamesSomebodyError(found.known)
        if not set(found.doubtful) <= looked_at:
            raise NotLookedThroughError("doubtful words")
        told = tuple((HEADINGS[name], texts[name].strip()) for name in FIELDS if says_something(texts.get(name, "")))
        pdf = self._maker.moral_case_pdf(MoralCase(self.people(case), told, self._now(), self._demo))
        pages = self._reader.pages(pdf, PRINT_DPI)
        if len(pages) != 1:
            raise TooLongForOnePageError(str(len(pages)))
        return pages

    def _require_alone(self) -> None:
        if self._files.open_visit() is not None:
            raise VisitOpenError("this is for the worker alone")


def people_of(file: CaseFile, today: date) -> tuple[str, ...]:
    """Return such as "Kind 1, 8 jaar: vrijwillig" and "Ouder 2": numbered by role, in the order of the case file."""
    hidden = {record for restriction in file.restrictions for record in restriction.hides}
    frames = {frame.child: _FRAMES[frame.said] for frame in frames_of(file, today)}
    counted: dict[str, int] = {}
    lines: list[str] = []
    for member in file.members:
        if member.stamp.record in hidden:
            continue
        role = _ROLES.get(member.role, "Iemand uit het netwerk")
        counted[role] = counted.get(role, 0) + 1
        lines.append(f"{role} {counted[role]}{_age(member, today)}{_frame(frames.get(member.id))}")
    return tuple(lines)


def known_words(file: CaseFile, entries: Iterable[Entry]) -> KnownWords:
    """Return what a case file names or hides. Pure.

    Args:
        file: whole.
        entries: every record of the family, older versions too: what was once a name stays one.
    """
    names = tuple(dict.fromkeys((file.name, *(name for entry in entries for name in telling_names(entry.payload)))))
    return KnownWords(
        tuple(name for name in names if len(plain(name)) > _SHORTEST),
        frozenset(plain(word) for name in names for word in _words_in(name) if _is_name(word)),
        frozenset(word.casefold() for name in names for word in _words_in(name) if _is_short_name(word)),
        hidden_words(file, everybody(file)),
    )


def look_through(known: KnownWords, texts: Mapping[Field, str]) -> Found:
    """Return what of the typed texts has to go, and what has to be looked at. Pure."""
    text = _as_read("\n".join(texts.get(name, "") for name in FIELDS))
    whole = _SPLIT.sub("", text)
    has_to_go = [word for word in (*_TOKEN.findall(text), *_TOKEN.findall(whole)) if _holds_part(word, known.parts)]
    has_to_go += [name for name in known.names if betrays(text, (plain(name),))]
    has_to_go += [line.strip() for line in text.splitlines() if betrays(line, known.hidden)]
    doubtful = (word for word in _doubtful(text, known) if word not in has_to_go)
    return Found(tuple(dict.fromkeys(has_to_go)), tuple(dict.fromkeys(doubtful)))


def _as_read(text: str) -> str:
    """Return a text as the eye reads it: letters with their accents as one, and no signs that nobody sees."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(char for char in composed if unicodedata.category(char) != "Cf")


def _words_in(text: str) -> Iterator[str]:
    """Yield each word, and each piece of one with a hyphen or an apostrophe: El-Amrani, El, Amrani."""
    for word in _TOKEN.findall(_as_read(text)):
        yield from dict.fromkeys((word, *filter(None, _PIECES.split(word))))


def _holds_part(word: str, parts: frozenset[str]) -> bool:
    """Tell whether a word is, or is put together with, a word of a name, bent or not."""
    return any(plain(stem) in parts and _is_name(stem) for stem in _stems(word))


def _stems(word: str) -> set[str]:
    """Return a word, its pieces, and each without a regular ending."""
    pieces = (word, *filter(None, _PIECES.split(word)))
    return {*pieces, *(_INFLECTED.sub("", piece) for piece in pieces)}


def _is_name(word: str) -> bool:
    """Tell whether a word of a name tells: "De" and "Team" do not; a common word does where it has a capital."""
    if len(word) < _SHORTEST or word in _OURS or word.casefold() in _SMALL:
        return False
    return word[0].isupper() or not common_words().knows(word)


def _is_short_name(word: str) -> bool:
    return len(word) < _SHORTEST and word[0].isupper() and word.casefold() not in _SMALL


_PARTICLES = frozenset({"de", "te", "en", "in", "op", "van", "der", "den", "het", "een", "ten", "ter", "voor"})
_SMALL = _PARTICLES | {"stichting", "school", "basisschool"}


def _doubtful(text: str, known: KnownWords) -> Iterator[str]:
    """Yield numbers, addresses and initials, words with a capital inside a sentence or of a name, and rare words."""
    yield from _TELLS_WHO.findall(text)
    yield from (initials for initials in _INITIAL.findall(text) if initials.isupper())
    for word, start, _ in words_of(text):
        if word in _OURS:
            continue
        inside = word[0].isupper() and _BEGINS.search(text[:start]) is None
        stems = _stems(word)
        of_a_name = any(stem.casefold() in known.short or plain(stem) in known.parts for stem in stems)
        if inside or of_a_name or _DAY_OR_STREET.fullmatch(word) or not common_words().knows(word):
            yield word


def _age(member: Member, today: date) -> str:
    age = age_of(member, today) if member.role == "child" else None
    return "" if age is None else f", {age} jaar"


def _frame(words: str | None) -> str:
    return "" if words is None else f": {words}"
