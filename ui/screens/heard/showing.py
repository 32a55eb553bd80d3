"""What stands on the pages of heard words, read from the services anew each time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QCoreApplication

from jgvisit.content.family_words import FamilyWords
from jgvisit.content.model import Audience
from jgvisit.ids import PersonId
from jgvisit.records.visibility import ShownFile
from jgvisit.services.law.frames import frames_for_room
from jgvisit.services.talk.beliefs import BeliefQuestion
from jgvisit.services.talk.heard_terms import OTHER_WORD, HeardView
from jgvisit.services.talk.listeners import audience_of
from jgvisit.services.talk.screen_words import family_words
from jgvisit.workspace import Workspace
from ui.screens.explain.state import ExplainState, Listener
from ui.screens.heard.place import Place
from ui.screens.heard.state import Came, Group, HeardState, OfferedQuestion
from ui.wording import picture_of, readable_translation, text_notices, translation_notices

_PARENT: Audience = "parent"


@dataclass(frozen=True)
class Talk:
    """How far the talk about heard words is."""

    place: Place
    explained: Place
    """The word explained just before; empty where there is none."""
    came: tuple[PersonId, ...]
    """Who came with the word."""
    looked_for: str
    opening: int
    """Counts what was opened."""


class Showing:
    """Reads what the screen of heard words, and the card that explains one, show."""

    def __init__(self, work: Workspace) -> None:
        self._work = work

    def list(self, file: ShownFile, talk: Talk) -> HeardState:
        """Return the words that can be looked for."""
        names = {
            "label": QCoreApplication.translate("HeardScreen", "Names for help"),
            "order": QCoreApplication.translate("HeardScreen", "Words around the judge"),
            "pressure": QCoreApplication.translate("HeardScreen", "Words that sound like a must"),
            "belief": QCoreApplication.translate("HeardScreen", "What people sometimes think"),
        }
        found = self._work.heard_terms.words(talk.looked_for)
        groups = ((name, tuple((w.term, w.word) for w in found if w.group == group)) for group, name in names.items())
        explained = self.view(file, talk.explained) if talk.explained.term else None
        return HeardState(
            opening=talk.opening,
            looked_for=talk.looked_for,
            people=tuple(Came(person, file.member(person).name, person in talk.came) for person in self.here(file)),
            groups=tuple(Group(name, words) for name, words in groups if words),
            other=talk.looked_for.strip() if self._work.heard_terms.may_open(OTHER_WORD) else "",
            questions=self._offered(file, talk),
            explained="" if explained is None else _quoted(explained.word),
            read_on=() if explained is None else explained.cards,
            frames=picture_of(frames_for_room(file, self._work.today())),
        )

    def _offered(self, file: ShownFile, talk: Talk) -> tuple[OfferedQuestion, ...]:
        """Return the question about the belief just explained, or all three; to one person, as nobody is examined.

        That is who came with the word, else the first here who was asked nothing in this talk.
        """
        offers = self._work.beliefs.offers(file.case)
        just = tuple(offer for offer in offers if offer.term == talk.explained.term)
        found = [
            (offer.term, next((who for who in talk.came or self.here(file) if who in offer.persons), None))
            for offer in just or offers
        ]
        return tuple(
            OfferedQuestion(term, who, file.member(who).name, self.belief(file, term, who).question)
            for term, who in found
            if who is not None
        )

    def explanation(self, file: ShownFile, talk: Talk) -> ExplainState:
        """Return the card that explains the word in sight."""
        view = self.view(file, talk.place)
        words = self._words(file, view.language)
        return ExplainState(
            opening=talk.opening,
            title=_quoted(view.word),
            lines=tuple((line.text, line.translation) for line in view.lines),
            rtl=view.rtl,
            readable_translation=readable_translation(view),
            frames=picture_of(view.frames),
            listeners=tuple(
                Listener(person, file.member(person).name) for person in self._listeners(file, view.audience)
            ),
            notices=text_notices(view.review, view.expired_on, words) + translation_notices(view, words),
            words=words,
            audience=view.audience,
        )

    def question(self, file: ShownFile, talk: Talk, half_typed: str) -> ExplainState:
        """Return the open question to the person in sight, with the answer as far as it was typed."""
        person = PersonId(talk.place.asking)
        asked, view = self.belief(file, talk.place.term, person), self.view(file, talk.place)
        words = self._words(file, view.language)
        return ExplainState(
            opening=talk.opening,
            questions=((asked.question, asked.translation),),
            rtl=asked.rtl,
            frames=picture_of(frames_for_room(file, self._work.today())),
            listeners=(Listener(person, file.member(person).name),),
            notices=text_notices(view.review, view.expired_on, words) + translation_notices(view, words),
            words=words,
            audience=asked.audience,
            own_words=half_typed,
            asking=person,
        )

    def _words(self, file: ShownFile, language: str | None) -> FamilyWords:
        return family_words(self._work.pack, self._work.files.visit_shown(file.case), language)

    def view(self, file: ShownFile, place: Place) -> HeardView:
        """Return the explanation of a word, for those in the room whose words these are."""
        audience = cast(Audience, place.audience)
        people = self._listeners(file, audience)
        languages = {file.member(person).language for person in people} - {"nl"}
        language = sorted(languages)[0] if languages else None
        alone = people[0] if len(people) == 1 else None
        return self._work.heard_terms.view(file.case, place.term, place.word, audience, language, alone)

    def belief(self, file: ShownFile, term: str, person: PersonId) -> BeliefQuestion:
        """Return the question about a belief, in the words of this person."""
        return self._work.beliefs.question(file.case, term, person, file.member(person).language)

    def here(self, file: ShownFile) -> tuple[PersonId, ...]:
        """Return who is in the room."""
        visit = self._work.files.visit_shown(file.case)
        return () if visit is None else tuple(each.id for each in file.members if each.id in visit.present)

    def _listeners(self, file: ShownFile, wanted: Audience) -> tuple[PersonId, ...]:
        """Return those in the room whose words these are."""
        today = self._work.today()
        return tuple(person for person in self.here(file) if audience_of(file.member(person), today) == wanted)

    def audience(self, file: ShownFile, came: tuple[PersonId, ...]) -> Audience:
        """Return whose words to speak in: of who came with the word, else parents' where one is here."""
        today = self._work.today()
        found = [audience_of(file.member(person), today) for person in came or self.here(file)]
        return _PARENT if _PARENT in found or not found else found[0]


def _quoted(word: str) -> str:
    """Return a heard word as a quotation: it is theirs, never ours."""
    return f"“{word}”"
