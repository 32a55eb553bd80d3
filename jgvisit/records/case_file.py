"""The state of one family as far as the records tell it; screens and papers read only this.

Frozen, and ordered so that the same set of records gives identical bytes in any order.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from jgvisit.ids import CaseId, FormId, PersonId, RecordId, VisitId
from jgvisit.records.case_bookmarks import Bookmark
from jgvisit.records.case_family import (
    AuthorityLine,
    KnownAddress,
    KnownCapacity,
    Member,
    NotDeciding,
    Order,
    SafeContact,
    StruckOrder,
)
from jgvisit.records.case_forms import FilledForm, Form
from jgvisit.records.case_happenings import Happening
from jgvisit.records.case_journal import Conflict, Restriction
from jgvisit.records.case_papers import CopyWish, HandedCopy, LeftBooklet, SheetWish
from jgvisit.records.case_reading import ReadTogether
from jgvisit.records.case_rights import KnownCircumstance, ShownRights
from jgvisit.records.case_stamp import Stamp
from jgvisit.records.case_talk import ClosedDuty, ExplainedCard, HeardTerm, Rating, SaidBackAnswer
from jgvisit.records.case_visits import PresenceAnswer, Visit


@dataclass(frozen=True)
class CaseFile:
    """Everything known of one family."""

    case: CaseId
    name: str
    members: tuple[Member, ...]
    authority: tuple[AuthorityLine, ...]
    orders: tuple[Order, ...]
    safe_contacts: tuple[SafeContact, ...]
    visits: tuple[Visit, ...]
    explained: tuple[ExplainedCard, ...]
    said_back: tuple[SaidBackAnswer, ...]
    forms: tuple[Form, ...]
    copies: tuple[CopyWish, ...]
    delivered: tuple[tuple[PersonId, FormId], ...]
    duties_closed: tuple[ClosedDuty, ...]
    restrictions: tuple[Restriction, ...]
    conflicts: tuple[Conflict, ...]
    unknown_kinds: tuple[str, ...]
    """Kinds this program does not know: the case opens with "update first"."""
    bodies_missing: int
    """Records of this case of which only the link is here."""
    other_versions: tuple[Member | SafeContact | CopyWish | ClosedDuty, ...] = ()
    """Rivals of what stands above, where versions are in conflict: to be shown side by side."""
    happenings: tuple[Happening, ...] = ()
    """What happened, earlier days first; every version of a disputed one."""
    registered: Stamp | None = None
    """Of the first record that names the family or a member: since when we know it."""
    circumstances: tuple[KnownCircumstance, ...] = ()
    """One a person, child and circumstance; of rivals the one that promises least."""
    rights_shown: tuple[ShownRights, ...] = ()
    sheets: tuple[SheetWish, ...] = ()
    sheets_delivered: tuple[tuple[PersonId, VisitId], ...] = ()
    visit_sheets_delivered: tuple[tuple[PersonId, VisitId], ...] = ()
    """To whom the sheet chosen at which visit was handed over."""
    heard_terms: tuple[HeardTerm, ...] = ()
    """Words the family heard, as they came up."""
    filled: tuple[FilledForm, ...] = ()
    read_together: ReadTogether = field(default_factory=ReadTogether)
    """What was said of passages, and how far papers came on their way."""
    bookmarks: tuple[Bookmark, ...] = ()
    """What was said aside in visits, as it was marked (H7)."""
    not_placed: tuple[RecordId, ...] = ()
    """Decisions and withdrawals whose form, or whose decision, is not here (yet)."""
    orders_struck: tuple[StruckOrder, ...] = ()
    """Orders that were written down by mistake and taken out: they never were."""
    proofs_withheld: bool = False
    """Orders or lines of authority were left out for those who look on: no frame follows from what is left (H4)."""

    handed: tuple[HandedCopy, ...] = ()
    """What was last written down of each copy on its way: given, sent, or come back."""
    booklets: tuple[LeftBooklet, ...] = ()
    """Which general booklets lie with whom, earlier days first."""
    ratings: tuple[Rating, ...] = ()
    """How our explanation was found in visits, earlier ones first (H29)."""
    presence: tuple[PresenceAnswer, ...] = ()
    """Who said of whom that they may be there, or not; every version of a disputed one."""
    addresses: tuple[KnownAddress, ...] = ()
    """Where somebody lives, and where their post may go; every version of a disputed one."""
    capacities: tuple[KnownCapacity, ...] = ()
    """Whether somebody can decide, with what it rests on; every version of a disputed one."""
    not_deciding: tuple[NotDeciding, ...] = ()
    """Who cannot decide by a paper that was seen. It tells no reason, so it is the same whoever looks on."""

    def member(self, person: PersonId) -> Member:
        """Return the member with this id.

        Raises:
            KeyError: no such person in this case.
        """
        for member in self.members:
            if member.id == person:
                return member
        raise KeyError(person)

    @property
    def children(self) -> tuple[Member, ...]:
        """The children, eldest first, as the fold ordered them."""
        return tuple(member for member in self.members if member.role == "child")

    @property
    def open_visit(self) -> Visit | None:
        """The visit that was started and not ended, if there is one."""
        return next((visit for visit in self.visits if visit.state == "open"), None)
