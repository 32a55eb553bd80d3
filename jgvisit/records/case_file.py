"""The state of one family as far as the records tell it; screens and papers read only this.

Frozen, and ordered so that the same set of records gives identical bytes in any order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from jgvisit.domain.facts import AuthorityKind, Capacity, Evidence, Mark, OrderKind, Role, Whereabouts
from jgvisit.domain.rights_seen import Recordable
from jgvisit.ids import CaseId, DeviceId, FormId, PersonId, RecordId, Sha256, VisitId, WorkerId
from jgvisit.records.answers import Answer
from jgvisit.records.body import PackRef
from jgvisit.records.payloads import Place, TeachBackOutcome


@dataclass(frozen=True, order=True)
class Stamp:
    """Which record a fact comes from, by whom, and what is known of its time."""

    record: RecordId
    recorded_at: str
    """Device clock, RFC 3339."""
    author: WorkerId
    device: DeviceId
    estimated_at: str | None = None
    """Server time plus elapsed time within one start of the machine."""
    not_before: str | None = None
    """The latest server time heard; after a restart nothing more is known."""


@dataclass(frozen=True)
class Member:
    """A person of this case."""

    id: PersonId
    name: str
    role: Role
    born: str | None
    capacity: Capacity
    whereabouts: Whereabouts
    language: str
    reads: Literal["reads", "with_help", "does_not_read"]
    stamp: Stamp


@dataclass(frozen=True)
class AuthorityLine:
    """One line of authority; `disputed` while concurrent versions wait for a person."""

    line: str
    child: PersonId
    holder: str
    kind: AuthorityKind
    since: str
    until: str | None
    suspended: bool
    evidence: str | None
    checked_on: str | None
    disputed: bool
    stamp: Stamp


@dataclass(frozen=True)
class Order:
    """A court order as recorded; `disputed` as above."""

    order: str
    child: PersonId
    kind: OrderKind
    starts_on: str
    evidence: Evidence
    person: PersonId | None
    court: str | None
    number: str | None
    decided_on: str | None
    until: str | None
    heard_on: str | None
    carried_out_on: str | None
    ended_on: str | None
    annulled_on: str | None
    told_by: str | None
    told_on: str | None
    disputed: bool
    stamp: Stamp


@dataclass(frozen=True)
class SafeContact:
    """How one person can be reached safely (H8)."""

    person: PersonId
    approach: Literal["allowed", "doNotApproach"]
    channels: tuple[str, ...]
    detail: str | None
    hours: str | None
    reads_post: str | None
    joint_talk_safe: Literal["yes", "no", "notKnown"]
    reason: str | None
    review_on: str | None
    evidence: str
    stamp: Stamp


@dataclass(frozen=True)
class Interpreter:
    """An interpreter used in a visit."""

    language: str
    kind: str
    number: str | None
    reason: str | None
    stamp: Stamp


@dataclass(frozen=True)
class Visit:
    """A visit from plan to end."""

    id: VisitId
    state: Literal["planned", "open", "ended"]
    on: str | None
    at: str | None
    place: Place
    purpose: str | None
    worker: str | None
    present: tuple[PersonId, ...]
    """Now, or at the end."""
    others_present: str | None
    interpreters: tuple[Interpreter, ...]
    started: Stamp | None
    ended: Stamp | None
    note: str | None


@dataclass(frozen=True)
class ExplainedCard:
    """One card gone through with some persons."""

    visit: VisitId
    card: str
    card_version: str
    audience: str
    languages: tuple[str, ...]
    statements: tuple[str, ...]
    heard_by: tuple[PersonId, ...]
    reading_mode: str
    moment: str
    about_children: tuple[PersonId, ...]
    frame_said: str | None
    pack: PackRef | None
    stamp: Stamp


@dataclass(frozen=True)
class SaidBackAnswer:
    """What one person gave back of a card."""

    visit: VisitId
    card: str
    card_version: str
    person: PersonId
    outcome: TeachBackOutcome
    question: str | None
    own_words: str | None
    reason: str | None
    repeats: int
    follow_up_on: str | None
    stamp: Stamp
    belief: str | None = None
    """Id of the belief whose open question was asked, where it was not the card's own question."""


@dataclass(frozen=True)
class HeardTerm:
    """A word or belief that came up, and to whom it was explained."""

    visit: VisitId
    term: str
    term_version: str
    word: str
    sort: Literal["word", "belief"]
    audience: str
    used_by: tuple[PersonId, ...]
    explained_to: tuple[PersonId, ...]
    languages: tuple[str, ...]
    statements: tuple[str, ...]
    about_children: tuple[PersonId, ...]
    frame_said: str | None
    pack: PackRef | None
    stamp: Stamp


@dataclass(frozen=True)
class RequiredSigner:
    """Who must put which mark under a form."""

    person: PersonId
    mark: Mark
    articles: tuple[str, ...]
    after: bool


@dataclass(frozen=True)
class Decision:
    """What one signer decided about one form version."""

    person: PersonId
    mark: Mark
    decision: Literal["agreed", "partly", "refused", "later", "objection"]
    content_sha256: Sha256
    reading_mode: str
    language: str
    signature_kind: str
    ink: Sha256 | None
    worker_ink: Sha256 | None
    spoken_alone: bool | None
    view_text: str | None
    later_on: str | None
    visit: VisitId
    document: Sha256 | None
    """The sealed PDF, once made."""
    file_name: str | None
    withdrawn_at: str | None
    """Moment from which it is taken back, wholly or in `withdrawn_lines`; what was done before stays lawful."""
    disputed: bool
    stamp: Stamp
    withdrawn_lines: tuple[str, ...] = ()
    """Only these lines were taken back; empty with `withdrawn_at` means the whole consent."""


@dataclass(frozen=True)
class Form:
    """One form version about one child, with what each signer decided (the latest per person)."""

    id: FormId
    form_type: str
    form_version: str
    visit: VisitId
    child: PersonId
    answers: tuple[tuple[str, str], ...]
    binding_text: tuple[str, ...]
    ceremony_salt: Sha256
    content_sha256: Sha256
    required: tuple[RequiredSigner, ...]
    law_book: str
    pack: PackRef | None
    replaced_by: FormId | None
    decisions: tuple[Decision, ...]
    stamp: Stamp
    other_decisions: tuple[Decision, ...] = ()
    """Rivals of a disputed one in `decisions`, which holds the one that protects, until a person decides."""


@dataclass(frozen=True)
class FilledPart:
    """The last version of one part of a filled form: common, of one person, or of the team (H1)."""

    part: Literal["common", "private", "team"]
    owner: PersonId | None
    form_version: str
    children: tuple[PersonId, ...]
    visit: VisitId | None
    number: int
    answers: tuple[tuple[str, Answer], ...]
    pack: PackRef | None
    disputed: bool
    """Another version of this part was written without knowing this one: both stand here."""
    stamp: Stamp


@dataclass(frozen=True)
class FilledForm:
    """One filled form in its parts; a safety plan grows by versions of them."""

    id: FormId
    form_type: str
    children: tuple[PersonId, ...]
    parts: tuple[FilledPart, ...]
    """Common first, then each person's, then the team's."""


@dataclass(frozen=True)
class CopyWish:
    """What one person wants left behind (H5)."""

    visit: VisitId
    person: PersonId
    way: str
    place: str | None
    by: PersonId | None
    stamp: Stamp


@dataclass(frozen=True)
class KnownCircumstance:
    """A circumstance of one person's rights card, with where it was seen (table D)."""

    child: PersonId
    person: PersonId
    what: Recordable
    holds: bool
    since: str | None
    seen: str
    stamp: Stamp


@dataclass(frozen=True)
class ShownRights:
    """A rights card that was gone through."""

    visit: VisitId
    person: PersonId
    children: tuple[PersonId, ...]
    lines: tuple[str, ...]
    languages: tuple[str, ...]
    heard_by: tuple[PersonId, ...]
    law_book: str
    situation: tuple[str, ...]
    frame_said: str | None
    stamp: Stamp


@dataclass(frozen=True)
class SheetWish:
    """Which sheet about their rights one person wants (H5)."""

    visit: VisitId
    person: PersonId
    sheet: Literal["general", "personal", "none"]
    law_book: str
    languages: tuple[str, ...]
    stamp: Stamp


@dataclass(frozen=True)
class ClosedDuty:
    """A duty to explain that ended without an explanation (H18)."""

    moment: int
    person: PersonId
    how: Literal["declined", "withheld", "unreachable", "unsafe"]
    reason: str
    again_on: str | None
    stamp: Stamp
    due: str | None = None
    """The day of the moment it closes; None in records of the first version, which close what came up before them."""
    colleague: str | None = None
    attempts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Happening:
    """Something that happened to the family; `kind` is the kind of record (records.happenings)."""

    kind: str
    event: str
    on: str
    source: str
    children: tuple[PersonId, ...]
    """Empty: every child."""
    persons: tuple[PersonId, ...]
    details: tuple[tuple[str, str], ...]
    """(field, text) of this kind, sorted; what was left empty is absent."""
    disputed: bool
    stamp: Stamp

    def detail(self, name: str) -> str | None:
        """Return one field of this kind, None where it was left empty."""
        return dict(self.details).get(name)


@dataclass(frozen=True)
class Restriction:
    """Records hidden from persons."""

    hides: tuple[RecordId, ...]
    hidden_from: tuple[PersonId, ...]
    basis: str
    review_on: str | None
    stamp: Stamp


@dataclass(frozen=True, order=True)
class Conflict:
    """Concurrent records on one matter; both are kept and a person decides."""

    matter: str
    """Such as "authority:<line>", "order:<order>", "decision:<form>:<person>"."""
    records: tuple[RecordId, ...]


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
    """Of the first record that names the family: since when we know it."""
    circumstances: tuple[KnownCircumstance, ...] = ()
    """One a person, child and circumstance; of rivals the one that promises least."""
    rights_shown: tuple[ShownRights, ...] = ()
    sheets: tuple[SheetWish, ...] = ()
    heard_terms: tuple[HeardTerm, ...] = ()
    """Words the family heard, as they came up."""
    filled: tuple[FilledForm, ...] = ()
    not_placed: tuple[RecordId, ...] = ()
    """Decisions and withdrawals whose form, or whose decision, is not here (yet)."""

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
