"""Words that the family heard, explained in one card: what it is, and what it means for these children now.

A heard word is quoted and never becomes ours. What holds for a child follows from the records, never
from the word: somebody may have heard "drangtraject" or "veiligheidsplan verplicht" in either frame.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from jgvisit.content.choose import BINDING_LANGUAGE, Pair, may_open
from jgvisit.content.fill import clean, fill
from jgvisit.content.heard_choose import dutch_texts, heard_pairs, texts_used
from jgvisit.content.heard_model import HeardGroup
from jgvisit.content.model import Audience, ReviewState
from jgvisit.domain.searching import matches
from jgvisit.ids import CaseId, PersonId, RecordId, VisitId
from jgvisit.records.payload_talk import HeardTermExplained
from jgvisit.services.desk.released import UnreleasedTextError, check_released
from jgvisit.services.desk.workplace import Workplace
from jgvisit.services.law.frames import ChildFrame
from jgvisit.services.ports.journal import NewRecord
from jgvisit.services.talk.card_view import CardLine
from jgvisit.services.talk.conditions import truth_of
from jgvisit.services.talk.listeners import require_in_the_room
from jgvisit.services.talk.visits import has_interpreter

OTHER_WORD = "ander-woord"
"""The explanation for a word that has no file of its own."""
LONGEST_WORD = 80
_REVIEWS: tuple[ReviewState, ...] = ("draft", "checked_by_jurist", "released")
_ORDER: tuple[HeardGroup, ...] = ("label", "order", "pressure", "belief")


@dataclass(frozen=True)
class HeardWord:
    """A word to tap."""

    term: str
    word: str
    group: HeardGroup


@dataclass(frozen=True)
class HeardView:
    """The explanation of one word as those in the room may see it now."""

    term: str
    word: str
    sort: Literal["word", "belief"]
    version: str
    audience: Audience
    language: str | None
    """Of the translation beside the Dutch, None where there is none or it may not open."""
    rtl: bool
    lines: tuple[CardLine, ...]
    cards: tuple[tuple[str, str], ...]
    """(card, title) to read on in."""
    review: ReviewState
    """Of the text among them that is furthest from released."""
    expired_on: date | None
    """Last day on which these texts held, where that is past."""
    unchecked_translation: bool
    needs_interpreter: bool
    untranslated: bool
    frames: tuple[ChildFrame, ...]
    children: tuple[PersonId, ...]


class HeardTerms:
    """Find a word, explain it, and keep that it was explained."""

    def __init__(self, at: Workplace) -> None:
        self._at = at

    def words(self, looked_for: str = "") -> tuple[HeardWord, ...]:
        """Return the words to tap, by group; accents, capitals, hyphens and spaces make no difference."""
        found = [
            HeardWord(term.id, word, term.group)
            for term in self._at.pack.heard_terms.values()
            if term.language == BINDING_LANGUAGE and term.group in _ORDER and self.may_open(term.id)
            for word in term.words
            if matches(looked_for, (word, *term.search))
        ]
        return tuple(sorted(found, key=lambda each: (_ORDER.index(each.group), each.word.casefold())))

    def may_open(self, term: str) -> bool:
        """Tell whether every text of this explanation was released, or this is a demo (H27)."""
        try:
            for text in dutch_texts(self._at.pack, term, "parent"):
                check_released(text.review, self._at.identity, signed=self._at.pack.signed)
        except UnreleasedTextError:
            return False
        return True

    def require_released(self) -> None:
        """Look whether any word may be explained at all, before a screen is opened for it.

        Raises:
            UnreleasedTextError: no jurist of this municipality released what stands around every word.
        """
        check_released(
            self._at.pack.heard_frames[(BINDING_LANGUAGE, "parent")].review,
            self._at.identity,
            signed=self._at.pack.signed,
        )

    def view(
        self,
        case: CaseId,
        term: str,
        word: str,
        audience: Audience,
        language: str | None = None,
        person: PersonId | None = None,
    ) -> HeardView:
        """Return the explanation of `word` as it may be shown now; `person` is who is spoken to, where it is one.

        Raises:
            KeyError: the pack has no such term.
        """
        file = self._at.files.shown(case)
        today = self._at.today()
        dutch = self._at.pack.heard_terms[(term, BINDING_LANGUAGE)]
        said = dutch_texts(self._at.pack, term, audience)
        for text in said:
            check_released(text.review, self._at.identity, signed=self._at.pack.signed)
        truth = truth_of(self._at.files, case, today, self._at.book, self._at.identity, self._at.setting, person)
        wanted = None if language in (None, BINDING_LANGUAGE) else language
        texts = () if wanted is None else texts_used(self._at.pack, term, audience, wanted)
        visit = self._at.files.visit_here(case)
        logged = visit is not None and has_interpreter(visit, wanted)
        opens = bool(texts) and all(may_open(text, interpreter_logged=logged) for text in texts)
        shown = wanted if opens else None
        pairs = heard_pairs(self._at.pack, term, audience, shown or BINDING_LANGUAGE, truth.conditions(), today)
        quoted = {"heard_term": clean(word)[:LONGEST_WORD]}
        values, foreign = truth.words() | quoted, truth.words(shown or BINDING_LANGUAGE) | quoted
        direction = texts[0].direction if shown else "ltr"
        return HeardView(
            term=term,
            word=quoted["heard_term"],
            sort="word" if dutch.check is None else "belief",
            version=dutch.version,
            audience=audience,
            language=shown,
            rtl=direction == "rtl",
            lines=tuple(_line(pair, values, foreign, direction) for pair in pairs),
            cards=self._cards(dutch.cards, audience),
            review=min((text.review for text in said), key=_REVIEWS.index),
            expired_on=self._at.pack.expired_on(today),
            unchecked_translation=shown is not None and any(text.translation == "not_checked" for text in texts),
            needs_interpreter=bool(texts) and not opens,
            untranslated=wanted is not None and not texts,
            frames=truth.frames,
            children=tuple(child.id for child in file.children),
        )

    def explained(
        self,
        case: CaseId,
        visit: VisitId,
        view: HeardView,
        explained_to: Sequence[PersonId],
        used_by: Sequence[PersonId] = (),
    ) -> RecordId:
        """Write down which word came up, who came with it, and to whom it was explained.

        Raises:
            NobodyHeardError: nobody is named, or somebody who is not in the room.
        """
        require_in_the_room(self._at.files, case, visit, [*explained_to, *used_by] if explained_to else ())
        said = {entry.said for entry in view.frames}
        payload = HeardTermExplained(
            visit=visit,
            term=view.term,
            term_version=view.version,
            word=view.word,
            sort=view.sort,
            audience=view.audience,
            used_by=tuple(used_by),
            explained_to=tuple(explained_to),
            languages=("nl",) if view.language is None else ("nl", view.language),
            statements=tuple(line.id for line in view.lines),
            about_children=view.children,
            frame_said=said.pop() if len(said) == 1 else None,
        )
        return self._at.writer.write([NewRecord(payload, case, pack=self._at.pack.ref)])[0]

    def _cards(self, cards: Sequence[str], audience: Audience) -> tuple[tuple[str, str], ...]:
        known = ((name, self._at.pack.card(name, audience)) for name in cards)
        return tuple((name, card.title) for name, card in known if card is not None)


def _line(pair: Pair, values: dict[str, str], foreign: dict[str, str], direction: Literal["ltr", "rtl"]) -> CardLine:
    translated = None if pair.translated is None else fill(pair.translated.text, foreign, direction)
    return CardLine(pair.dutch.id, fill(pair.dutch.text, values, "ltr"), translated, pair.dutch.source)
