"""The rights card: what one person may refuse, ask and must allow about a child (table D).

Shown to the room, so it says only what all in the room may see (H4): where a fact it rests on is
hidden from somebody here, the card has the general lines, which say nothing of this family.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from jgvisit.content.law_tables import LawTables
from jgvisit.domain.law_book import LawBook
from jgvisit.domain.own_words import says_something
from jgvisit.domain.rights import Right, rights_of
from jgvisit.domain.rights_card import CardWord
from jgvisit.domain.rights_seen import DATED, Recordable, Seen, asked_of, known_from
from jgvisit.domain.rights_told import CARD_EVENTS, told_of
from jgvisit.domain.stays import ENDED
from jgvisit.errors import RefusedError
from jgvisit.ids import CaseId, PersonId, RecordId, VisitId
from jgvisit.records.case_family import Member
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_rights import KnownCircumstance
from jgvisit.records.case_stamp import day_of
from jgvisit.records.facts import facts_of
from jgvisit.records.facts_of_forms import SUBJECTS
from jgvisit.records.payload_rights import CircumstanceSeen, RightsShown
from jgvisit.records.visibility import ShownFile, everybody, hidden_records
from jgvisit.services.desk.case_files import CaseFiles
from jgvisit.services.desk.known_time import KnownTime
from jgvisit.services.desk.released import check_released
from jgvisit.services.desk.writing import Writer
from jgvisit.services.law.frames import frames_of
from jgvisit.services.ports.identity import Identity
from jgvisit.services.ports.journal import DraftKey, NewRecord
from jgvisit.services.rights.view import CardWords, Concern, Line, RightsView
from jgvisit.services.talk.listeners import age_of, require_in_the_room
from jgvisit.services.talk.visits import has_interpreter


class SourceMissingError(RefusedError):
    """A circumstance counts only with where it was seen; nothing was recorded."""

    code = "refused.source_missing"


class RightsCards:
    """Shows rights cards and keeps what they rest on."""

    def __init__(
        self, writer: Writer, files: CaseFiles, book: LawBook, tables: LawTables, time: KnownTime, identity: Identity
    ) -> None:
        self._writer = writer
        self._files = files
        self._book = book
        self._tables = tables
        self._time = time
        self._identity = identity

    # -- cards --------------------------------------------------------------------------------

    def concerns(self, case: CaseId) -> tuple[Concern, ...]:
        """Return the cards there are for those in the room; whether one was shown before is not told (H8)."""
        file = self._files.shown(case)
        visit = self._files.visit_here(case)
        here = () if visit is None else visit.present
        members = (member for member in file.members if member.id in here)
        return tuple(concern for member in members for concern in self.concerns_of(file, member))

    def concerns_of(self, file: ShownFile, member: Member) -> tuple[Concern, ...]:
        """Return the cards of one person: a child has one, about itself; others one for all of whom the same is true.

        Where something a card rests on is hidden there is one card, so that their number tells nothing (H4).
        """
        whole = self._files.get(file.case)
        if member.role == "child":
            return (Concern(member.id, (member.id,)),) if self._rights(whole, member.id, member.id) else ()
        children = _ids(file.children)
        if whole.restrictions:
            return (Concern(member.id, children),) if children else ()
        same: dict[tuple[Right, ...], list[PersonId]] = {}
        for child in children:
            same.setdefault(self._rights(whole, child, member.id), []).append(child)
        return tuple(Concern(member.id, tuple(alike)) for lines, alike in same.items() if lines)

    def view(self, case: CaseId, concern: Concern, language: str | None = None) -> RightsView:
        """Return the card for the room.

        Raises:
            UnreleasedTextError: no jurist has released the texts, outside the demo (H27).
        """
        return self._view(case, concern, language, self._files.room(case))

    def sheet_view(
        self, case: CaseId, concern: Concern, language: str | None = None, asked_in: VisitId | None = None
    ) -> RightsView:
        """Return the card for paper: a sheet in a house is read by all who live or come there (H5).

        Args:
            case: the family.
            concern: of whom and about whom.
            language: beside the Dutch.
            asked_in: the visit at which it was chosen, whose interpreter opens an unchecked language (H27);
                None for the open one.

        Raises:
            UnreleasedTextError: as `view`.
        """
        return self._view(case, concern, language, everybody(self._files.get(case)), asked_in)

    def general_view(
        self, case: CaseId, person: PersonId, language: str | None = None, asked_in: VisitId | None = None
    ) -> RightsView:
        """Return what holds for everybody of this person's role and age: nothing of this family; see `sheet_view`."""
        return self._view(case, Concern(person, ()), language, frozenset(), asked_in)

    def shown(self, case: CaseId, visit: VisitId, view: RightsView, heard_by: Sequence[PersonId]) -> RecordId:
        """Write down that a card was gone through: which lines, on what they rest, and with whom.

        Raises:
            NobodyHeardError: nobody is named, or somebody who is not in the room.
        """
        require_in_the_room(self._files, case, visit, heard_by)
        payload = RightsShown(
            visit=visit,
            person=view.concern.person,
            children=() if view.general else view.concern.children,
            lines=tuple(f"{line.row}: {line.title[0]}" for line in view.lines),
            languages=("nl",) if view.language is None else ("nl", view.language),
            heard_by=tuple(heard_by),
            law_book=view.law_book,
            situation=view.situation,
            frame_said=view.frame_said,
        )
        return self._writer.one(case, payload)

    def words(self, view: RightsView, *names: CardWord) -> tuple[Line, ...]:
        """Return headings and labels as they go with `view`."""
        language = self._tables.rights_text.languages.get(view.language or "")
        spoken = CardWords(self._tables, language, informal=view.informal)
        return tuple(spoken.word(name) for name in names)

    # -- circumstances ------------------------------------------------------------------------

    def askable(self, case: CaseId, person: PersonId) -> tuple[Recordable, ...]:
        """Return the circumstances that would change this person's card."""
        member = self._files.get(case).member(person)
        return asked_of(self._tables.rights, member.role, age_of(member, self._time.today()))

    def known(self, case: CaseId, concern: Concern) -> tuple[KnownCircumstance, ...]:
        """Return what was seen for this card and still stands, as far as the room may see it (H4)."""
        return _stands(self._files.shown(case), concern)

    def record_circumstance(
        self,
        case: CaseId,
        concern: Concern,
        what: Recordable,
        seen: str,
        *,
        since: date | None = None,
        holds: bool = True,
    ) -> tuple[RecordId, ...]:
        """Write down for each child of the card what was seen and where, or that it holds no longer.

        Raises:
            SourceMissingError: nobody says where it was seen.
        """
        if not says_something(seen):
            raise SourceMissingError("a circumstance without its source")
        day = since.isoformat() if since is not None and what in DATED else None
        payloads = (
            CircumstanceSeen(child=child, person=concern.person, what=what, seen=seen.strip(), holds=holds, since=day)
            for child in concern.children
        )
        clears = (DraftKey(case, seen_field(concern.person)),)
        return self._writer.write([NewRecord(payload, case) for payload in payloads], clears=clears)

    # -- how a card is made -------------------------------------------------------------------

    def _rights(self, file: CaseFile, child: PersonId, person: PersonId) -> tuple[Right, ...]:
        today = self._time.today()
        seen = known_from(_seen(_stands(file, Concern(person, (child,)))), today)
        return rights_of(self._tables.rights, facts_of(file, today), child, person, seen)

    def _situation(self, file: CaseFile, concern: Concern) -> tuple[str, ...]:
        """Return the circumstances beyond authority and orders; all children of one card have the same."""
        facts = facts_of(file, self._time.today())
        seen = known_from(_seen(_stands(file, concern)), facts.on)
        return tuple(sorted({*seen, *told_of(facts, concern.children[0], concern.person)}))

    def _interpreted(self, file: CaseFile, language: str | None, asked_in: VisitId | None) -> bool:
        """Tell whether an interpreter was logged in that visit, or in the open one."""
        asked = next((visit for visit in file.visits if visit.id == asked_in), None)
        visit = asked or self._files.visit_here(file.case)
        return visit is not None and has_interpreter(visit, language)

    def _view(
        self,
        case: CaseId,
        concern: Concern,
        language: str | None,
        viewers: frozenset[PersonId],
        asked_in: VisitId | None = None,
    ) -> RightsView:
        file, today, text = self._files.get(case), self._time.today(), self._tables.rights_text
        # law tables come with the program and are released with it, not by a pack (decision 0007)
        check_released(text.review, self._identity, signed=True)
        member = file.member(concern.person)
        age = age_of(member, today)
        informal = member.role == "child" and (age is None or age < 18)
        about = tuple(self._rights(file, child, member.id) for child in concern.children)
        # unlike children on one card, or anything hidden or unread: what is left is what holds for everybody
        unsure = len(set(about)) != 1 or bool(file.unknown_kinds)
        general = unsure or not hidden_records(file, viewers, today).isdisjoint(_rests_on(file, _whole(file, concern)))
        there = text.languages.get(language or "")
        logged = self._interpreted(file, language, asked_in)
        words = there if there is not None and (there.checked or logged) else None
        spoken = CardWords(self._tables, words, informal=informal)
        said = {frame.said for frame in frames_of(file, today) if frame.child in concern.children}
        return RightsView(
            concern=concern,
            informal=informal,
            title=spoken.word("general_title" if general else "title"),
            groups=spoken.general(member.role, age) if general else spoken.personal(about[0]),
            general=general,
            language=None if words is None else words.language,
            rtl=words is not None and words.direction == "rtl",
            review=text.review,
            expired_on=text.expired_on(today),
            unchecked_translation=words is not None and not words.checked,
            needs_interpreter=there is not None and words is None,
            untranslated=there is None and language not in (None, "nl"),
            situation=() if general else self._situation(file, concern),
            frame_said=said.pop() if len(said) == 1 and not general else None,
            law_book=self._book.version,
        )


def seen_field(person: PersonId) -> str:
    """Name the draft of a half-typed source of a circumstance."""
    return f"rights_seen:{person}"


def _stands(file: CaseFile, concern: Concern) -> tuple[KnownCircumstance, ...]:
    return tuple(
        known
        for known in file.circumstances
        if known.holds and known.person == concern.person and known.child in concern.children
        if not (known.what == "stay" and _ended_since(file, known))
    )


def _ended_since(file: CaseFile, stay: KnownCircumstance) -> bool:
    """Tell whether somebody wrote down later that the child lives elsewhere no more."""
    began = stay.since or day_of(stay.stamp).isoformat()
    ends = (event for event in file.happenings if event.kind == ENDED and event.on >= began)
    return any(not event.children or stay.child in event.children for event in ends)


def _seen(known: Iterable[KnownCircumstance]) -> tuple[Seen, ...]:
    return tuple(Seen(one.what, None if one.since is None else date.fromisoformat(one.since)) for one in known)


def _whole(file: CaseFile, concern: Concern) -> Concern:
    """Return `concern` with the children who are hidden from somebody: a card about the others would point at them."""
    about_itself = concern.person in concern.children
    return concern if about_itself or not file.restrictions else replace(concern, children=_ids(file.children))


def _ids(members: Iterable[Member]) -> tuple[PersonId, ...]:
    return tuple(member.id for member in members)


def _rests_on(file: CaseFile, concern: Concern) -> set[RecordId]:
    """Return the records whose facts the card would tell."""
    told = [member.stamp for member in file.members if member.id in (concern.person, *concern.children)]
    told += [line.stamp for line in file.authority if line.child in concern.children]
    told += [order.stamp for order in file.orders if order.child in concern.children]
    forms = [form for form in file.forms if form.child in concern.children and form.form_type in SUBJECTS]
    told += [form.stamp for form in forms]
    told += [decision.stamp for form in forms for decision in form.decisions]
    told += [known.stamp for known in file.circumstances if known.person == concern.person]
    told += [happened.stamp for happened in file.happenings if happened.kind in CARD_EVENTS]
    return {stamp.record for stamp in told}
