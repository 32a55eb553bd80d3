"""How the family found our explanation: three faces, about us and never about them (H23, H29; practice.md §8).

Offered and never asked: nothing here waits for it, and who says nothing leaves no trace. It counts for nobody (H30).
Beside a face somebody may say one sentence of their own. Our team reads it to learn from, and nobody of the family but
whoever put their name to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from jgvisit.content.choose import BINDING_LANGUAGE
from jgvisit.content.pack_model import Pack
from jgvisit.ids import CaseId, PersonId, RecordId, VisitId, new_uuid7
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_rights import ShownRights
from jgvisit.records.case_stamp import day_of, time_of
from jgvisit.records.case_talk import ExplainedCard, HeardTerm, Rating
from jgvisit.records.payload_talk import ExplanationRated, Face
from jgvisit.services.desk.case_files import CaseFiles
from jgvisit.services.desk.writing import Writer
from jgvisit.services.ports.journal import DraftKey
from jgvisit.services.talk.listeners import require_in_the_room


@dataclass(frozen=True)
class Given:
    """An answer that was just given, and how it stood before: what one press takes back."""

    record: RecordId
    was: ExplanationRated


@dataclass(frozen=True)
class NotClear:
    """An explanation that was not clear, or not wholly: for the worker alone, to think of and no duty."""

    on: date
    face: Face
    person: PersonId | None
    """None: on nobody's name."""
    cards: tuple[str, ...]
    """Titles of what was explained by then and not again since; none where no card was."""


@dataclass(frozen=True)
class SaidOfUs:
    """What somebody said of our explanation in their own words: for the worker alone."""

    on: date
    face: Face
    person: PersonId | None
    """None: on nobody's name."""
    words: str


class Ratings:
    """Keeps how our explanation was found in a visit."""

    def __init__(self, writer: Writer, files: CaseFiles) -> None:
        self._writer, self._files = writer, files

    def may_be_offered(self, case: CaseId) -> bool:
        """Tell whether something was explained in the open visit, as those in the room may know."""
        visit, file = self._files.visit_shown(case), self._files.shown(case)
        talks: list[ExplainedCard | HeardTerm | ShownRights] = [*file.explained, *file.heard_terms, *file.rights_shown]
        return visit is not None and any(talk.visit == visit.id for talk in talks)

    def give(
        self,
        case: CaseId,
        visit: VisitId,
        face: Face,
        person: PersonId | None = None,
        *,
        words: str = "",
        clears: Sequence[DraftKey] = (),
    ) -> Given:
        """Write down which face somebody chose; who chooses another in the same visit means the other.

        On nobody's name each answer stands for itself.

        Args:
            case: the family.
            visit: which is open.
            face: one of three.
            person: on whose name; None: on nobody's.
            words: what they say of it themselves; without any, those of their answer before stay.
            clears: the draft these were typed in.

        Raises:
            NobodyHeardError: it is given on the name of somebody who is not in the room.
        """
        if person is not None:
            require_in_the_room(self._files, case, visit, (person,))
        said = [
            rated
            for rated in self._files.get(case).ratings
            if person is not None and (rated.visit, rated.person) == (visit, person)
        ]
        rating = said[-1].rating if said else new_uuid7()
        before = said[-1] if said else None
        was = ExplanationRated(
            rating=rating,
            visit=visit,
            face=None if before is None else before.face,
            person=person,
            words=None if before is None else before.words,
        )
        told = ExplanationRated(
            rating=rating, visit=visit, face=face, person=person, words=" ".join(words.split()) or was.words
        )
        earlier = tuple(rated.stamp.record for rated in said if rated.rating == rating)
        return Given(self._writer.one(case, told, supersedes=earlier, clears=clears), was)

    def take_back(self, case: CaseId, given: Given) -> None:
        """Let it stand as it stood before this answer; nothing is written where it was changed since."""
        standing = [rated.stamp.record for rated in self._files.get(case).ratings if rated.rating == given.was.rating]
        if standing == [given.record]:
            self._writer.one(case, given.was, supersedes=(given.record,))


def said_of_us(file: CaseFile) -> tuple[SaidOfUs, ...]:
    """Return what was said of our explanation in own words, the latest first; `file`: as the worker alone knows it."""
    return tuple(
        SaidOfUs(day_of(rated.stamp), rated.face, rated.person, rated.words)
        for rated in reversed(file.ratings)
        if rated.words
    )


def not_clear(file: CaseFile, pack: Pack) -> tuple[NotClear, ...]:
    """Return which explanations were found unclear and were not given again since, the latest first.

    Args:
        file: as the worker alone may know it.
        pack: for the titles of cards.
    """
    return tuple(found for rated in reversed(file.ratings) for found in _of(file, rated, pack))


def _of(file: CaseFile, rated: Rating, pack: Pack) -> Iterator[NotClear]:
    if rated.face == "clear":
        return
    told = [each for each in file.explained if rated.person is None or rated.person in each.heard_by]
    since = {each.card for each in told if _is_after(each, rated)}
    then = {(each.card, each.audience) for each in told if each.visit == rated.visit and not _is_after(each, rated)}
    left = {(card, audience) for card, audience in then if card not in since}
    if left or not (then or since):
        titles = (
            text.title
            for (card, language, audience), text in sorted(pack.cards.items())
            if language == BINDING_LANGUAGE and (card, audience) in left
        )
        yield NotClear(day_of(rated.stamp), rated.face, rated.person, tuple(dict.fromkeys(titles)))


def _is_after(told: ExplainedCard, rated: Rating) -> bool:
    after, before = ((time_of(each.stamp), each.stamp.record) for each in (told, rated))
    return after > before
