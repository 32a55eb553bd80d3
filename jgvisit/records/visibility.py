"""What a viewer may see. The viewer is the room: everybody present or within earshot (H4).

Everything that shows, prints, sends or exports something of a family asks here, on the laptop and on the
server; there is no second rule.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import NewType

from jgvisit.ids import PersonId, RecordId
from jgvisit.records.body import read_body
from jgvisit.records.case_bookmarks import Bookmark
from jgvisit.records.case_family import KnownAddress, KnownCapacity
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import FilledPart, Form
from jgvisit.records.case_happenings import Happening as Happened
from jgvisit.records.case_journal import Restriction
from jgvisit.records.case_reading import Reaction
from jgvisit.records.case_visits import Visit
from jgvisit.records.chain import without_body
from jgvisit.records.danger import tells_of_danger
from jgvisit.records.entries import read_entries
from jgvisit.records.filled import FormFilled
from jgvisit.records.happening import Consult, Happening
from jgvisit.records.happenings import HAPPENINGS
from jgvisit.records.happenings_of_family import ExceptionUsed
from jgvisit.records.happenings_of_ours import PromiseMade
from jgvisit.records.hidden_versions import with_versions
from jgvisit.records.link import StoredRecord
from jgvisit.records.not_asked import not_asked_in
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_bookmarks import BookmarkMade, BookmarkWritten
from jgvisit.records.payload_family import AddressRecorded, CapacityRecorded
from jgvisit.records.payload_forms import FormOpened
from jgvisit.records.payload_journal import ConflictDecided, VisibilityRestricted
from jgvisit.records.payload_reading import PaperStepped, PassageReacted, ReleaseChosen, SourceChecked
from jgvisit.records.payload_talk import ExplanationRated
from jgvisit.records.payload_visits import PresenceAnswered
from jgvisit.records.promises import PROMISE, may_know_promise
from jgvisit.records.taken_back import have_decided, may_have_words
from jgvisit.records.telling import plain, telling_of_address, telling_phrases, texts_of
from jgvisit.records.whose_own import is_for_all, may_all_have

ShownFile = NewType("ShownFile", CaseFile)
"""A case file without what is hidden from those who look on: the only one a screen or paper may be made of."""
NOBODY_OF_THE_FAMILY: frozenset[PersonId] = frozenset()
"""The worker alone."""
_TEAM_ONLY = frozenset(name for name, type_ in HAPPENINGS.items() if issubclass(type_, Consult))
"""Happenings that no family sees, whoever joined it since they were written down (H9, H29)."""
_EXCEPTION = "exceptionUsed"
_GUARDIANSHIP = "curatele"
"""No text of ours for families says this word: where somebody typed it, it tells why this person does not decide."""


def room_of(case_file: CaseFile, visit: Visit | None) -> frozenset[PersonId]:
    """Return who looks on: the worker alone outside a visit, in one everybody present.

    As long as nobody was noted, or somebody is there who is no member, anybody may be looking on: then
    everything that is hidden from anybody is hidden (hidden over shown).
    """
    if visit is None:
        return NOBODY_OF_THE_FAMILY
    present = frozenset(visit.present)
    if present and not visit.others_present:
        return present
    return present | everybody(case_file)


def everybody(case_file: CaseFile) -> frozenset[PersonId]:
    """Return all from whom something may be hidden: members, and whom a restriction names."""
    named = {person for restriction in case_file.restrictions for person in restriction.hidden_from}
    return frozenset(named | {member.id for member in case_file.members})


def hidden_records(case_file: CaseFile, viewers: frozenset[PersonId], today: date) -> frozenset[RecordId]:
    """Return the records that may not show while all `viewers` look on.

    One viewer from whom a record is hidden hides it for the whole room. The restriction
    itself is hidden too: that something is kept from somebody would tell that it exists. A
    person's own part of a form shows to nobody else, and the team's part to no family at all (H1, H9). What one
    person took back or had explained shows to whom it names (`whose_own`, H8). Who is not
    asked under a form for safety does not learn that there is one (H2). What
    somebody said of a passage shows to whoever heard it; how far a paper came tells who agreed: to no family (H8).
    That somebody is not asked under a form shows to the child whose wish or safety it is, and to nobody else (H17).
    That a bookmark was made shows to nobody of the family but who may read what was said (H7). What we promised to
    somebody alone shows to nobody else (H26). How somebody found our explanation shows to them alone, and on nobody's
    name to none of the family: it may be a child's (H7). Whom somebody does not want at their talks shows to them
    alone, and never to who that is (H21). Why somebody cannot decide shows to that person alone, once
    it was seen. Where somebody's post may go shows to that person alone, who named it alone (H5).

    Args:
        case_file: its restrictions name every record that tells the same fact.
        viewers: the members present; empty for the worker alone.
        today: by which a child's age goes.
    """
    hidden: set[RecordId] = set()
    for restriction in case_file.restrictions:
        if _keeps_from(restriction, viewers):
            hidden.update(restriction.hides)
            hidden.add(restriction.stamp.record)
    for form in case_file.filled:
        kept = not viewers.isdisjoint(not_asked_in(form)) or not is_for_all(case_file, form, viewers, today)
        hidden.update(
            part.stamp.record for part in form.parts if not _may_see(part, viewers) or (kept and part.part == "common")
        )
    read = case_file.read_together
    hidden.update(said.stamp.record for said in read.reactions if not _heard(said, viewers))
    for bookmark in case_file.bookmarks:
        if not _may_know(bookmark, viewers):
            hidden.update(bookmark.records())
    hidden.update(rated.stamp.record for rated in case_file.ratings if not viewers <= {rated.person})
    hidden.update(said.stamp.record for said in case_file.presence if not viewers <= {said.person})
    hidden.update(known.stamp.record for known in _promised_apart(case_file, viewers))
    hidden.update(known.stamp.record for known in case_file.capacities if not _may_know_why(known, viewers))
    hidden.update(known.stamp.record for known in case_file.addresses if not _may_know_address(known, viewers))
    for laid in case_file.forms:
        theirs = laid.laid is None or may_all_have(case_file, laid.form_type, dict(laid.laid.answers), viewers, today)
        if not theirs or not _may_read(laid, viewers) or _is_kept_from(laid, viewers):
            hidden.update(laid.records())
    if viewers:
        stamps = (known.stamp for group in (read.sources, read.releases, read.steps) for known in group)
        hidden.update(stamp.record for stamp in stamps)
        hidden.update(known.stamp.record for known in case_file.happenings if known.kind in _TEAM_ONLY)
    hidden.update(known.stamp.record for known in _left_out_apart(case_file, viewers))
    return frozenset(hidden)


def hidden_bodies(
    case_file: CaseFile, records: Iterable[StoredRecord], viewers: frozenset[PersonId], today: date
) -> frozenset[RecordId]:
    """Return the records whose bodies `viewers` may not have, for a file of records: older versions among them.

    A case file knows the last version of each thing; in a file of records the ones before it lie open too.
    """
    entries = read_entries(case_file.case, records).entries
    by_itself = {entry.id for entry in entries if not _may_have(case_file, entry.payload, viewers, today)}
    hidden = with_versions(entries, hidden_records(case_file, viewers, today)) | by_itself
    return hidden | {entry.id for entry in entries if _chose_among(entry.payload, hidden)}


def _chose_among(payload: Payload, hidden: frozenset[RecordId]) -> bool:
    """Tell whether it chose between hidden versions: its reason says what they are about."""
    return isinstance(payload, ConflictDecided) and not hidden.isdisjoint(map(RecordId, payload.records))


def _may_have(file: CaseFile, payload: Payload, viewers: frozenset[PersonId], today: date) -> bool:
    match payload:
        case FormFilled(part="common", form_type=kind, answers=told):
            theirs = may_all_have(file, kind, told, viewers, today)
            return theirs and may_have_words(file, payload.form, told, payload.children, viewers)
        case FormOpened(form_type=kind, common=told):
            decided = any(each.id == payload.form and have_decided(each, viewers) for each in file.forms)
            words = decided or may_have_words(file, payload.filled, told, payload.children, viewers)
            return words and may_all_have(file, kind, told, viewers, today)
        case FormFilled(part=part, owner=owner):
            return not viewers or (part == "private" and viewers == {owner})
        case PassageReacted(person=person, heard_by=heard_by):
            return viewers <= {person, *heard_by}
        case BookmarkWritten(said_by=said_by, may_read=may_read):
            return viewers <= {said_by, *may_read}
        case ExplanationRated(person=person) | PresenceAnswered(person=person):
            return viewers <= {person}
        case VisibilityRestricted():  # one that was lifted still tells that something was kept from somebody
            return not viewers
        case SourceChecked() | ReleaseChosen() | PaperStepped() | BookmarkMade():
            return not viewers
        case CapacityRecorded(person=person):
            return not viewers or (viewers == {person} and not tells_of_danger(payload))
        case AddressRecorded(person=person, serves="postGoesThere"):
            return not viewers or (viewers == {person} and not tells_of_danger(payload))
        case ExceptionUsed(persons=persons, children=children) if persons:
            return viewers <= set(children)
        case PromiseMade(only_to="yes", persons=persons):
            return viewers <= {*persons}
        case Happening():
            return not viewers or not isinstance(payload, Consult)
        case _:
            return not viewers or not tells_of_danger(payload)


def hidden_words(case_file: CaseFile, viewers: frozenset[PersonId]) -> frozenset[str]:
    """Return what would betray in a text what is hidden from one of `viewers`; look with `telling.betrays`."""
    found = {
        word
        for restriction in case_file.restrictions
        if _keeps_from(restriction, viewers)
        for word in restriction.words
    }
    for form in case_file.filled:
        unseen = [part for part in form.parts if not _may_see(part, viewers)]
        common = [part for part in form.parts if part.part == "common"]
        found |= _phrases_of(unseen) - _phrases_of(common)  # what all may read already betrays nothing
    reactions = case_file.read_together.reactions
    # whoever lets their words go along gives them for the text: all who sign it may read them
    given = telling_phrases(said.words or "" for said in reactions if said.may_go == "yes" and said.counts)
    found |= telling_phrases(said.words or "" for said in reactions if not _heard(said, viewers)) - given
    for bookmark in case_file.bookmarks:
        if not _may_know(bookmark, viewers):
            found |= telling_phrases(text for said in bookmark.written for text in texts_of((said.words, said.basis)))
    aside = (rated for rated in case_file.ratings if not viewers <= {rated.person})
    found |= telling_phrases(rated.words for rated in aside if rated.words)
    found |= telling_phrases(known.detail("what") or "" for known in _promised_apart(case_file, viewers))
    found |= telling_phrases(known.detail("reason") or "" for known in _left_out_apart(case_file, viewers))
    for why in case_file.capacities:
        if not _may_know_why(why, viewers):
            found |= telling_phrases(text for text in (why.paper, why.told_by, why.mistaken) if text)
            found |= {_GUARDIANSHIP} if why.capacity == "under_guardianship" else set()
    for laid in case_file.forms:
        if not _may_read(laid, viewers):
            found |= _phrases_of_kept(laid)
    return frozenset(found | _words_of_post(case_file, viewers))


def without_hidden(records: Iterable[StoredRecord], hidden: Collection[RecordId]) -> Iterator[StoredRecord]:
    """Yield records for somebody from whom `hidden` is kept: of those only the link, which tells nothing."""
    for record in records:
        yield without_body(record) if record.body is not None and read_body(record.body).id in hidden else record


def _keeps_from(restriction: Restriction, viewers: frozenset[PersonId]) -> bool:
    """Tell whether it hides from one of `viewers`; advice for the team is hidden from who came after it too."""
    return bool(viewers) and (restriction.from_family or not viewers.isdisjoint(restriction.hidden_from))


def _phrases_of(parts: Iterable[FilledPart]) -> frozenset[str]:
    return telling_phrases(text for part in parts for _, answer in part.answers for text in texts_of(answer))


def _heard(said: Reaction, viewers: frozenset[PersonId]) -> bool:
    return viewers <= {said.person, *said.heard_by}


def _may_know(bookmark: Bookmark, viewers: frozenset[PersonId]) -> bool:
    return not viewers or (not bookmark.waits and viewers <= bookmark.readers)


def _may_know_why(known: KnownCapacity, viewers: frozenset[PersonId]) -> bool:
    return not viewers or (viewers == {known.person} and known.evidence == "seen" and not known.disputed)


def _may_know_address(known: KnownAddress, viewers: frozenset[PersonId]) -> bool:
    return not viewers or known.serves == "livesThere" or (viewers == {known.person} and known.state != "notSafe")


def _words_of_post(file: CaseFile, viewers: frozenset[PersonId]) -> frozenset[str]:
    """Return what would betray where somebody's post may go (H5); what all may read already betrays nothing."""
    told = frozenset[str]()
    for known in file.addresses:
        if not _may_know_address(known, viewers):
            told |= telling_of_address(known.address)
    if not told:
        return told
    kept = {record for each in file.restrictions if _keeps_from(each, viewers) for record in each.hides}
    homes = [(known.address, known.stamp) for known in file.addresses if _may_know_address(known, viewers)]
    lines = [(contact.detail or "", contact.stamp) for contact in file.safe_contacts]
    read_by_all = [plain(text) for text, stamp in (*homes, *lines) if stamp.record not in kept]
    return frozenset(word for word in told if not any(word in text for text in read_by_all))


def _promised_apart(file: CaseFile, viewers: frozenset[PersonId]) -> tuple[Happened, ...]:
    """Return every version of a promise of which one says that not all `viewers` may know (hidden over shown)."""
    promised = [known for known in file.happenings if known.kind == PROMISE]
    apart = {known.event for known in promised if not may_know_promise(known, viewers)}
    return tuple(known for known in promised if known.event in apart)


def _left_out_apart(file: CaseFile, viewers: frozenset[PersonId]) -> tuple[Happened, ...]:
    """Return what tells of somebody who is not asked, where not all `viewers` are the child it is about (H17)."""
    left_out = (known for known in file.happenings if known.kind == _EXCEPTION and known.persons)
    return tuple(known for known in left_out if not viewers <= set(known.children))


def _phrases_of_kept(form: Form) -> frozenset[str]:
    answers = () if form.laid is None else form.laid.answers
    own_words = (each.view_text for each in (*form.decisions, *form.other_decisions) if each.view_text)
    return telling_phrases((*own_words, *(text for _, answer in answers for text in texts_of(answer))))


def _may_read(form: Form, viewers: frozenset[PersonId]) -> bool:
    """Tell whether a form that is kept to the team, or to its one signer, may show (H7, H9)."""
    kept_to = None if form.laid is None else form.laid.kept_to
    if kept_to is None or not viewers:
        return True
    return kept_to == "signer" and viewers == {form.child}


def _is_kept_from(form: Form, viewers: frozenset[PersonId]) -> bool:
    """Tell whether one of `viewers` is not asked under it for safety; who decided on it before knows of it."""
    if form.laid is None:
        return False
    decided = {decision.person for decision in (*form.decisions, *form.other_decisions)}
    decided |= {each.decision.person for each in form.once}
    return not viewers.isdisjoint(set(form.laid.not_asked) - decided)


def _may_see(part: FilledPart, viewers: frozenset[PersonId]) -> bool:
    if part.part == "common" or not viewers:
        return True
    return part.part == "private" and viewers == {part.owner}
