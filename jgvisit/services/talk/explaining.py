"""Explaining: which cards, for whom, with which lines true today.

The order is the family's, not ours: every card can be opened at any moment, and nothing here
ever blocks one (H29). A card counts as explained when the worker says so, per person who heard it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from jgvisit.content.choose import BINDING_LANGUAGE, may_open, side_by_side
from jgvisit.content.fill import fill
from jgvisit.content.model import Audience, CardText
from jgvisit.domain.explaining import first_conversation_cards
from jgvisit.ids import CaseId, PersonId, RecordId, VisitId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.payload_talk import CardExplained
from jgvisit.services.desk.released import check_released
from jgvisit.services.desk.workplace import Workplace
from jgvisit.services.ports.journal import NewRecord
from jgvisit.services.talk.card_view import CardLine, CardView, frame_said
from jgvisit.services.talk.conditions import truth_of
from jgvisit.services.talk.listeners import age_of, audience_of, require_in_the_room
from jgvisit.services.talk.visits import has_interpreter

ReadingMode = Literal["self", "readAloud", "pictograms"]


@dataclass(frozen=True)
class AgendaItem:
    """A card and who of those in the room heard it already."""

    card: str
    audience: Audience
    title: str
    for_persons: tuple[PersonId, ...]
    heard_by: tuple[PersonId, ...]
    to_repeat: tuple[PersonId, ...]
    """Said back "not yet" or "later" and not repeated since."""

    @property
    def done(self) -> bool:
        """Whether everybody it is for has heard it and nobody waits for a repeat."""
        return set(self.for_persons) <= set(self.heard_by) and not self.to_repeat


class Explaining:
    """The walk through the cards; what people give back is kept by `SayingBack`."""

    def __init__(self, at: Workplace) -> None:
        self._at = at

    def agenda(self, case: CaseId) -> tuple[AgendaItem, ...]:
        """Return the cards of a first conversation for the persons in the room, parents' first."""
        file = self._at.files.shown(case)
        visit = self._at.files.visit_here(case)
        here = None if visit is None else set(visit.present)
        present = [member for member in file.members if here is None or member.id in here]
        today = self._at.today()
        wanted: dict[tuple[str, Audience], list[PersonId]] = {}
        for member in present:
            for card in first_conversation_cards(member.role, age_of(member, today)):
                audience = audience_of(member, today)
                if self._at.pack.card(card, audience) is not None:
                    wanted.setdefault((card, audience), []).append(member.id)
        return tuple(self._item(file, card, audience, people) for (card, audience), people in wanted.items())

    def cards(self) -> tuple[CardText, ...]:
        """Return every Dutch card for a parent or its own audience, for opening by the family's question."""
        return tuple(card for (_, language, _), card in sorted(self._at.pack.cards.items()) if language == "nl")

    def require_released(self, card: str, audience: Audience) -> None:
        """Look whether this card may be shown at all, before a screen is opened for it.

        Raises:
            KeyError: the pack has no such card for this audience.
            UnreleasedTextError: no jurist of this municipality released it, and this is no demo.
        """
        dutch = self._at.pack.cards[(card, BINDING_LANGUAGE, audience)]
        check_released(dutch.review, self._at.identity, signed=self._at.pack.signed)

    def view(
        self,
        case: CaseId,
        card: str,
        audience: Audience,
        language: str | None = None,
        person: PersonId | None = None,
    ) -> CardView:
        """Return a card as it may be shown now; `person` is who is spoken to, where it is one.

        Raises:
            KeyError: the pack has no such card for this audience.
        """
        file = self._at.files.shown(case)
        today = self._at.today()
        truth = truth_of(self._at.files, case, today, self._at.book, self._at.identity, self._at.setting, person)
        self.require_released(card, audience)
        dutch = self._at.pack.cards[(card, "nl", audience)]
        translated = self._translation(dutch, language)
        visit = self._at.files.visit_here(case)
        logged = visit is not None and has_interpreter(visit, language)
        opens = translated is not None and may_open(translated, interpreter_logged=logged)
        shown = translated if opens else None
        values, foreign = truth.words(), truth.words(language or "nl")
        language_shown = shown.language if shown else BINDING_LANGUAGE
        pairs = side_by_side(self._at.pack, card, audience, language_shown, truth.conditions(), today)
        return CardView(
            card=card,
            title=dutch.title,
            translated_title=None if shown is None else shown.title,
            version=dutch.version,
            audience=audience,
            language=shown.language if shown else None,
            rtl=shown is not None and shown.direction == "rtl",
            lines=tuple(
                CardLine(
                    pair.dutch.id,
                    fill(pair.dutch.text, values, "ltr"),
                    fill(pair.translated.text, foreign, shown.direction) if shown and pair.translated else None,
                    pair.dutch.source,
                )
                for pair in pairs
            ),
            questions=tuple(fill(text, values, "ltr") for text in dutch.questions),
            translated_questions=()
            if shown is None
            else tuple(fill(text, foreign, shown.direction) for text in shown.questions),
            listen_for=dutch.listen_for,
            worker_checks=dutch.worker_checks,
            opens=dutch.opens,
            review=dutch.review,
            expired_on=self._at.pack.expired_on(today),
            unchecked_translation=shown is not None and shown.translation == "not_checked",
            needs_interpreter=translated is not None and not opens,
            untranslated=translated is None and language not in (None, BINDING_LANGUAGE),
            frames=truth.frames,
            children=tuple(child.id for child in file.children),
        )

    def _translation(self, dutch: CardText, language: str | None) -> CardText | None:
        """Return the words in `language`; those of another version may say what the Dutch no longer says."""
        if language is None or language == BINDING_LANGUAGE:
            return None
        known = self._at.pack.card(dutch.card, dutch.audience, language)
        return known if known is not None and known.version == dutch.version else None

    def explained(
        self,
        case: CaseId,
        visit: VisitId,
        view: CardView,
        heard_by: Sequence[PersonId],
        reading_mode: ReadingMode,
    ) -> RecordId:
        """Write down that a card was gone through, which lines, and who heard it.

        Raises:
            NobodyHeardError: nobody is named, or somebody who is not in the room.
        """
        require_in_the_room(self._at.files, case, visit, heard_by)
        file = self._at.files.get(case)
        payload = CardExplained(
            visit=visit,
            card=view.card,
            card_version=view.version,
            audience=view.audience,
            languages=("nl",) if view.language is None else ("nl", view.language),
            statements=tuple(line.id for line in view.lines),
            heard_by=tuple(heard_by),
            reading_mode=reading_mode,
            moment="firstConversation" if self._is_first(file, view.card, heard_by) else "whenItMatters",
            about_children=view.children,
            frame_said=frame_said(view),
        )
        return self._at.writer.write([NewRecord(payload, case, pack=self._at.pack.ref)])[0]

    def _item(self, file: CaseFile, card: str, audience: Audience, people: Sequence[PersonId]) -> AgendaItem:
        heard = {person for entry in file.explained if entry.card == card for person in entry.heard_by}
        last = {said.person: said.outcome for said in file.said_back if said.card == card}
        text = self._at.pack.cards[(card, "nl", audience)]
        return AgendaItem(
            card=card,
            audience=audience,
            title=text.title,
            for_persons=tuple(people),
            heard_by=tuple(person for person in people if person in heard),
            to_repeat=tuple(person for person in people if last.get(person) in ("notYet", "later")),
        )

    @staticmethod
    def _is_first(file: CaseFile, card: str, heard_by: Sequence[PersonId]) -> bool:
        earlier = {person for entry in file.explained if entry.card == card for person in entry.heard_by}
        return not set(heard_by) <= earlier
