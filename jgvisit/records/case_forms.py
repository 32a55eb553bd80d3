"""Forms in the case file, signed and filled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from jgvisit.domain.facts import Mark
from jgvisit.ids import FormId, PersonId, RecordId, Sha256, VisitId, WorkerId
from jgvisit.records.answers import Answer
from jgvisit.records.body import PackRef
from jgvisit.records.case_stamp import Stamp
from jgvisit.records.payload_forms import LineAnswer, OtherMeans


@dataclass(frozen=True)
class RequiredSigner:
    """Who must put which mark under a form."""

    person: PersonId
    mark: Mark
    articles: tuple[str, ...]
    after: bool
    who: str = "law"
    lines: tuple[str, ...] = ()
    """Rows this mark is about; empty: the whole form."""


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
    taken_back: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Each time something of it was taken back, earliest first: from when, and which lines; none means all of it."""
    lines: tuple[tuple[str, LineAnswer], ...] = ()
    """What was said to each line apart; empty where one answer holds for all."""
    means: OtherMeans | None = None
    paper: RecordId | None = None
    """Of the record of the sealed PDF."""


@dataclass(frozen=True)
class OnceDecided:
    """What somebody decided before, and when another decision took its place; None while nobody knows which holds.

    It counts no more, and what it opened stays open (H18): nobody forgets that it was said.
    """

    decision: Decision
    until: Stamp | None


@dataclass(frozen=True)
class OpenedText:
    """One text this form was opened with; the last one counts."""

    content_sha256: Sha256
    answers: tuple[tuple[str, str], ...]
    asked: tuple[PersonId, ...]
    """Who had to put a mark under it."""
    stamp: Stamp
    last_day: str | None = None
    """The last day it holds, where the form says one."""


@dataclass(frozen=True)
class Laid:
    """What of a filled form lies before its signers."""

    form: FormId
    """The filled form."""
    record: RecordId
    """The version of its common part that was fixed."""
    number: int
    answers: tuple[tuple[str, Answer], ...]
    names: tuple[tuple[PersonId, str], ...]
    children: tuple[PersonId, ...]
    holds: tuple[str, ...]
    not_asked: tuple[PersonId, ...]
    """As the form was laid, and as the team named since: of them no mark is asked, and none counts."""
    kept_to: Literal["team", "signer"] | None


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
    once: tuple[OnceDecided, ...] = ()
    """Decisions of which another took the place, earliest first."""
    texts: tuple[OpenedText, ...] = ()
    """Every text it was opened with, earliest first."""
    said_no: tuple[PersonId, ...] = ()
    """Who said no aloud, or took a yes back without a form, and decided nothing here since."""
    laid: Laid | None = None
    """None: a form that is not filled part by part, such as form A."""
    typed: tuple[tuple[str, Answer], ...] = ()
    """Of form A: the answers that no plain text can hold, beside `answers`."""
    names: tuple[tuple[PersonId, str], ...] = ()
    """Of form A: of those the typed answers name, as they stood in it."""

    def decided_by(self, person: PersonId, mark: Mark) -> Decision | None:
        """Return what this person decided with this mark, None as long as nothing."""
        return next((each for each in self.decisions if (each.person, each.mark) == (person, mark)), None)

    def records(self) -> Iterator[RecordId]:
        """Yield every record that tells of this form."""
        yield self.stamp.record
        yield from (text.stamp.record for text in self.texts)
        decided = (*self.decisions, *self.other_decisions, *(each.decision for each in self.once))
        for decision in decided:
            yield decision.stamp.record
            if decision.paper is not None:
                yield decision.paper


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
    colleague_number: WorkerId | None = None
    """Whose number the colleague has whom the part names as asked; None: the name is all there is."""


@dataclass(frozen=True)
class FilledForm:
    """One filled form in its parts; a safety plan grows by versions of them."""

    id: FormId
    form_type: str
    children: tuple[PersonId, ...]
    parts: tuple[FilledPart, ...]
    """Common first, then each person's, then the team's."""
    versions: tuple[FilledPart, ...] = ()
    """Every version of every part, earliest first."""
    left_out: tuple[PersonId, ...] = ()
    """Who is not asked under it by an exception of the law, and decided nothing on it (H17)."""
