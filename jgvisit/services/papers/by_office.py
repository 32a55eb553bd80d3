"""Which copies the back office prints and sends, by what each person chose alone (H5, H25).

Pure: laptop and server ask here.
The office gets a copy only where nothing has to be weighed: its owner wants it sent, to an address of their own that
nothing hides from anybody, and what is on it still holds. Every other copy stays with the worker, who knows the family.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from jgvisit.ids import CaseId, FormId, PersonId, RecordId, Sha256
from jgvisit.records import canonical
from jgvisit.records.case_family import KnownAddress, Member, SafeContact
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import Decision, Form
from jgvisit.records.case_papers import CopyWish, HandedCopy
from jgvisit.records.payload_papers import BACK_WAYS, SENT_WAYS
from jgvisit.records.telling import betrays, postcodes
from jgvisit.records.visibility import everybody, hidden_words
from jgvisit.services.forms.filled_forms import find
from jgvisit.services.papers.leaving import last_wishes, to_deliver

Holder = Literal["office", "worker", "cameBack", "cannotBeSent"]
"""Who brings a copy: the office sends it, or the worker does; or it did not arrive, and its owner is asked anew."""
_NO_LETTER = re.compile(r"[\W_]+")
_SHORTEST_ADDRESS = 5
"""Letters and digits of a line without a postcode that can be an address, such as "Dam 12"."""


@dataclass(frozen=True)
class OfficeCopy:
    """One copy that the back office sends: one person's own paper, in an envelope of its own."""

    person: PersonId
    name: str
    form: FormId
    form_type: str
    way: str
    """One of `SENT_WAYS`."""
    address: str
    """Whole, with its postcode; as the owner gave it."""
    documents: tuple[Sha256, ...]
    """The sealed papers, as they were signed: what is sent is these bytes."""
    rests_on: tuple[RecordId, ...]
    """Its decisions, the wish, the safe contact and the address: with another of them it is another letter."""

    @property
    def mark(self) -> str:
        """Tells whether somebody looked at this very letter; it names nobody."""
        return canonical.sha256(*(each.encode() for each in (*self.documents, *self.rests_on, self.address)))


@dataclass(frozen=True)
class _Envelope:
    """What stands on an envelope."""

    address: str
    told: tuple[RecordId, ...]
    """The records that say it: none of them may be hidden from anybody."""
    contact: RecordId


def mark_of(case: CaseId, person: PersonId, form: FormId) -> str:
    """Return eight letters by which a copy is spoken of; they name nobody."""
    return canonical.sha256(case.encode(), person.encode(), form.encode())[:8]


def office_copies(file: CaseFile, today: date) -> tuple[OfficeCopy, ...]:
    """Return what the back office is to send now.

    Args:
        file: whole: what is hidden from anybody decides too.
        today: the day in the Netherlands.
    """
    found = (_office_copy(file, person, form, today) for person, form in to_deliver(file))
    return tuple(copy for copy in found if copy is not None)


def holder_of(file: CaseFile, person: PersonId, form: FormId, today: date) -> Holder:
    """Tell who has a copy that was not handed over yet."""
    back = came_back(file, person, form)
    if back is not None:
        return "cameBack" if back.way == "cameBack" else "cannotBeSent"
    return "worker" if _office_copy(file, person, form, today) is None else "office"


def came_back(file: CaseFile, person: PersonId, form: FormId) -> HandedCopy | None:
    """Return what the office said of a copy that did not arrive, as long as its owner was not asked anew."""
    return next((each for each in _handed(file, person, form) if each.way in BACK_WAYS and not each.asked_anew), None)


def _handed(file: CaseFile, person: PersonId, form: FormId) -> list[HandedCopy]:
    return [each for each in file.handed if (each.person, each.form) == (person, form)]


def _office_copy(file: CaseFile, person: PersonId, form_id: FormId, today: date) -> OfficeCopy | None:
    if file.unknown_kinds:  # a newer program wrote of this family: what it hides is not known here
        return None
    member, wish = file.member(person), last_wishes(file).get(person)
    form = next(each for each in file.forms if each.id == form_id)
    if wish is None or wish.way not in SENT_WAYS or came_back(file, person, form_id) is not None:
        return None
    envelope = _envelope(file, wish, today)
    decisions = _standing(file, form, person)
    if envelope is None or not decisions or member.whereabouts == "unknown" or _is_disputed(file, wish):
        return None
    address = envelope.address
    if _is_kept_from_somebody(file, member, envelope) or _is_anothers_home(file, member, address):
        return None
    return OfficeCopy(
        person=person,
        name=member.name,
        form=form_id,
        form_type=form.form_type,
        way=wish.way,
        address=address,
        documents=tuple(each.document for each in decisions if each.document is not None),
        rests_on=(*(each.stamp.record for each in decisions), *dict.fromkeys((*envelope.told, envelope.contact))),
    )


def _envelope(file: CaseFile, wish: CopyWish, today: date) -> _Envelope | None:
    """Return what stands on the envelope: the address this person named for post, or the other place they named (H5).

    Never the line of how somebody is reached, which may hold a number, nor where they live because they live there. And
    nowhere before it was asked how they can be reached safely (H8).
    """
    contact = next((each for each in file.safe_contacts if each.person == wish.person), None)
    if contact is None or contact.approach != "allowed":
        return None
    theirs = [each for each in file.addresses if each.person == wish.person]
    post = next((each for each in theirs if _takes_post(each, contact, today)), None)
    place, asked = wish.place or "", wish.stamp.record
    if wish.way == "atOtherPlace":
        if not postcodes(place) or _is_where_no_post_was_wanted(place, theirs, contact, post):
            return None
        return _Envelope(place, (asked,), contact.stamp.record)
    if post is None or (place and _plain(place) != _plain(post.address)):
        return None
    if not set(map(_plain, postcodes(contact.detail or ""))) <= set(map(_plain, postcodes(post.address))):
        return None  # how to reach this person names another address: somebody looks which one is right
    told = (asked, contact.stamp.record, post.stamp.record)
    return _Envelope(post.address, told, contact.stamp.record)


def _takes_post(known: KnownAddress, contact: SafeContact, today: date) -> bool:
    """Tell whether post may go to this address now, by what its owner said of it and of their post."""
    if known.serves != "postGoesThere" or known.state != "holds" or known.disputed or not postcodes(known.address):
        return False
    if "post" not in contact.channels or contact.reads_post:
        return False
    return contact.review_on is None or contact.review_on > today.isoformat()  # else it is looked at again first


def _is_where_no_post_was_wanted(
    place: str, theirs: list[KnownAddress], contact: SafeContact, post: KnownAddress | None
) -> bool:
    """Tell whether the other place is where they live or did, or is not safe, and was not named for post."""
    if post is not None and _may_be_same(place, post.address):
        return False
    return any(_may_be_same(place, each) for each in (*(known.address for known in theirs), contact.detail or ""))


def _standing(file: CaseFile, form: Form, person: PersonId) -> tuple[Decision, ...]:
    """Return this person's decisions where all of them still hold, for the text as it is now; else none."""
    decisions = tuple(each for each in form.decisions if each.person == person and each.document is not None)
    rivals = any(each.person == person for each in form.other_decisions)
    if form.replaced_by is not None or rivals or _is_older_text(file, form):
        return ()
    holds = all(
        not each.disputed and each.withdrawn_at is None and each.content_sha256 == form.content_sha256
        for each in decisions
    )
    return decisions if holds else ()


def _is_older_text(file: CaseFile, form: Form) -> bool:
    """Tell whether the filled form says something else by now than what was laid before its signers."""
    if form.laid is None:
        return False
    filled = find(file, form.laid.form)
    common = () if filled is None else tuple(part for part in filled.parts if part.part == "common")
    return [part.stamp.record for part in common] != [form.laid.record]


def _is_disputed(file: CaseFile, wish: CopyWish) -> bool:
    """Tell whether two wishes or two safe contacts of this person stand against each other."""
    kinds = (CopyWish, SafeContact)
    return any(isinstance(each, kinds) and each.person == wish.person for each in file.other_versions)


def _is_kept_from_somebody(file: CaseFile, member: Member, envelope: _Envelope) -> bool:
    """Tell whether anybody of the family may not know this person, this wish or this address (H1, H7)."""
    hidden = {record for each in file.restrictions for record in each.hides}
    # where post may go is hidden from the others; on an envelope stands what its owner named
    homes = tuple(each for each in file.addresses if each.serves == "livesThere")
    words = hidden_words(replace(file, addresses=homes), everybody(file))
    told = (*envelope.told, member.stamp.record)
    return not hidden.isdisjoint(told) or betrays(f"{member.name}\n{envelope.address}", words)


def _is_anothers_home(file: CaseFile, member: Member, address: str) -> bool:
    """Tell whether the letter would fall on the mat of somebody else of the family, who opens the post there.

    Of a grown-up only where they are known to live elsewhere by now: post was named for a home they shared (H5).
    """
    if member.role != "child":
        own = [each for each in file.addresses if each.person == member.id and each.serves == "livesThere"]
        lives_here = any(each.state == "holds" and _may_be_same(address, each.address) for each in own)
        return bool(own) and not lives_here and _lives_another_at(file, member, address)
    reached = (each.detail or "" for each in file.safe_contacts if each.person != member.id)
    homes = (each.address for each in file.addresses if each.person != member.id)
    return any(_may_be_same(address, other) for other in (*reached, *homes))


def _lives_another_at(file: CaseFile, member: Member, address: str) -> bool:
    homes = (each for each in file.addresses if each.serves == "livesThere" and each.state == "holds")
    return any(each.person != member.id and _may_be_same(address, each.address) for each in homes)


def _may_be_same(address: str, other: str) -> bool:
    """Tell whether two texts may name one address: a line may name a number or a school too, or have no postcode.

    A street of the same postcode counts as the same: then somebody looks who knows the family.
    """
    theirs, others = (set(map(_plain, postcodes(text))) for text in (address, other))
    if theirs and others:
        return not theirs.isdisjoint(others)
    short, long = sorted(map(_plain, (address, other)), key=len)
    return len(short) >= _SHORTEST_ADDRESS and short in long


def _plain(text: str) -> str:
    return _NO_LETTER.sub("", text).casefold()
