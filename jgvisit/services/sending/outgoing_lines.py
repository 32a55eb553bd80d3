"""The lines that go out, chosen passage by passage: nothing restricted that nobody chose (H1, H3, H7, H11)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from jgvisit.content.fill import day_in_words
from jgvisit.content.form_model import Field, FormDefinition
from jgvisit.ids import PersonId
from jgvisit.records.answers import Answer, ChoiceAnswer, PassagesAnswer, PersonsAnswer, Row, RowsAnswer
from jgvisit.records.case_family import Member
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import FilledForm, FilledPart
from jgvisit.records.case_reading import CheckedSource, Reaction
from jgvisit.records.telling import betrays, telling_phrases, texts_of
from jgvisit.records.visibility import everybody, hidden_records, hidden_words
from jgvisit.services.forms.answer_words import in_words, passage_in_words, row_in_words
from jgvisit.services.forms.answers import is_empty
from jgvisit.services.forms.passages import FACTS, ReadPassage, passages_of
from jgvisit.services.forms.refusals import LookAgainError
from jgvisit.services.law.frames import frames_of
from jgvisit.services.law.handover_cover import supervision_of
from jgvisit.services.sending.going_out import APPLICATION, FINDINGS, REQUEST
from jgvisit.services.sending.handover_plans import chosen, plan_of, said_of
from jgvisit.services.sending.informing import to_inform
from jgvisit.services.sending.opinion_lines import FormWords, opinion_lines
from jgvisit.services.sending.outgoing_fields import (
    BLOCKS,
    CALL_FIRST,
    CHECKED,
    FRAMES,
    GROUND,
    INCLUDED,
    KEPT_ADDRESS,
    KEPT_BACK,
    OPINIONS,
    PERSONS,
    REACTIONS,
    ROLES,
    VIEWS,
)
from jgvisit.services.sending.outgoing_model import Block, Line, Outgoing, ReadLater
from jgvisit.services.sending.plan_statements import going_statements, said_since


class Maker:
    """Chooses what of one handover or request goes out, for the day it is asked."""

    def __init__(
        self, file: CaseFile, filled: FilledForm, form: FormDefinition, today: date, form_words: FormWords
    ) -> None:
        self._file, self._filled, self._form, self._today = file, filled, form, today
        self._form_words = form_words
        self._names = {member.id: member.name for member in file.members}
        self._kept = hidden_records(file, everybody(file), today)
        self._passages = passages_of(file, filled)
        self._read_forms = {filled.id}
        """This one, and the plans that go along with it."""
        self._chosen = {each.item: each for each in file.read_together.releases if each.form == filled.id}
        self._made: Mapping[str, Callable[[], Iterator[Line]]] = {
            PERSONS: self._persons,
            VIEWS: self._views,
            INCLUDED: self._included,
            GROUND: self._ground,
            OPINIONS: self._opinions,
        }

    def outgoing(self, empty: Outgoing) -> Outgoing:
        """Return `empty` with everything that goes out; errors as `OutgoingTexts.of`."""
        blocks = tuple(
            Block(heading, lines)
            for heading, names in BLOCKS[self._form.id]
            if (lines := tuple(line for name in names for line in self._lines(name)))
        )
        blocks += tuple(self._plans())
        self._require_telling_nothing(blocks)
        return replace(empty, top=tuple(self._top(blocks)), blocks=blocks, read_later=tuple(self._read_later(blocks)))

    def _plans(self) -> Iterator[Block]:
        """Yield each plan that the parents let go along, as it was when they said so (H11)."""
        common = next((part for part in self._filled.parts if part.part == "common"), None)
        holders = frozenset(member.id for member in self._file.members if self._authority(member.id))
        for row in chosen({} if common is None else dict(common.answers)):
            plan = plan_of(self._file, row, self._filled.children, self._today)
            form = None if plan is None else self._form_words(plan.form_type, plan.part.pack)
            if plan is None or form is None:
                raise LookAgainError("a plan that goes along is not here any more, or not for everybody")
            may_be_named = holders | frozenset(self._filled.children)
            self._read_forms.add(plan.form)
            statements = going_statements(self._file, self._filled, plan, self._today)
            said = said_of(plan, form, self._names, may_be_named, statements)
            lines = tuple(line for label, words, read in said for line in self._plan_lines(label, words, read))
            yield Block(f"Bijlage: {plan.title}", lines)

    def _plan_lines(self, label: str, words: str, read: ReadPassage | None) -> Iterator[Line]:
        yield Line(label, words)
        if read is not None:
            yield from self._reactions(read, said_since(self._filled, read))

    def _top(self, blocks: tuple[Block, ...]) -> Iterator[str]:
        lives = (known for known in self._file.addresses if known.serves == "livesThere")
        stamps = (known.stamp for group in (self._file.safe_contacts, lives) for known in group)
        hidden = any(stamp.record in self._kept for stamp in stamps)
        if hidden or any(KEPT_ADDRESS in line.value for block in blocks for line in block.lines):
            yield f"Let op: {KEPT_ADDRESS}."
        if self._form.id == APPLICATION:
            yield CALL_FIRST

    def _lines(self, name: str) -> Iterator[Line]:
        if name in self._made:
            yield from self._made[name]()
            return
        for part in self._filled.parts:
            answer = dict(part.answers).get(name)
            if part.part != "private" and answer is not None and not is_empty(answer):
                for line in self._answer(self._form.field(name), answer):
                    yield replace(line, restricted=line.restricted or (part.part == "team" and name in _TELLS))

    def _answer(self, field: Field, answer: Answer) -> Iterator[Line]:
        if isinstance(answer, PassagesAnswer):
            for read in self._passages:
                if read.field == field.id and read.part.part == "common":
                    yield from self._passage(field, read)
        elif isinstance(answer, RowsAnswer):
            for number, row in enumerate(answer.rows, 1):
                shown = self._without_reason(row) if field.id == "informing" else row
                told = field.id == "informing" and self._is_included(row.id)
                yield Line(f"{field.label} ({number})", self._row(field, shown), restricted=told)
        elif field.id == "safeContact":
            yield Line(field.label, self._safe_contact(answer))
        else:
            yield Line(field.label, in_words(field, answer, self._names, "nl"))

    def _row(self, field: Field, row: Row) -> str:
        return row_in_words(field, row, self._names, "nl").replace("\n", "; ")

    def _without_reason(self, row: Row) -> Row:
        """Why it was not safe to tell somebody stands in a file that this person reads later (H3)."""
        told = row.cells.get("told")
        release = self._chosen.get(row.id)
        if not isinstance(told, ChoiceAnswer) or "notSafe" not in told.values:
            return row
        if release is not None and release.choice == "include":
            return row
        return Row(row.id, {name: cell for name, cell in row.cells.items() if name != "why"})

    def _safe_contact(self, answer: Answer) -> str:
        hidden = {word for each in self._file.restrictions for word in each.words}
        if any(betrays(text, hidden) for text in texts_of(answer)):
            return KEPT_ADDRESS
        return in_words(self._form.field("safeContact"), answer, self._names, "nl")

    def _passage(self, field: Field, read: ReadPassage) -> Iterator[Line]:
        kind = self._form.labels[read.passage.type].lower()
        asked = read.checked if field.id in FINDINGS else ()  # else nobody read or covered who was asked after it (H11)
        value = passage_in_words(read.passage) + self._sources(field, read, asked)
        yield Line(f"{field.label}, {kind}", value, restricted=bool(asked))
        yield from self._reactions(read, read.reactions)

    def _reactions(self, read: ReadPassage, reactions: Iterable[Reaction]) -> Iterator[Line]:
        for said in reactions:
            if said.may_go == "yes" and not said.disputed:
                knows = frozenset({said.person, *said.heard_by})
                yield Line(self._name(said.person), self._said(said, read), said.person, knows)

    def _sources(self, field: Field, read: ReadPassage, checked: tuple[CheckedSource, ...]) -> str:
        asked = "; ".join(
            f"nagevraagd bij {each.source} op {_day(each.on)}: {CHECKED[each.outcome]}" for each in checked
        )
        alone = field.id in FINDINGS and read.passage.type in FACTS and not read.is_verified
        return "".join(f" [{each}]" for each in (asked, "één bron" if alone else "") if each)

    def _said(self, said: Reaction, read: ReadPassage) -> str:
        then = f" De zin was toen: {said.read.strip()}" if read.changed_since(said) else ""
        words = "" if said.words is None else f": {said.words}"
        return f"{REACTIONS[said.reaction]}{words}.{then}".replace("..", ".")

    def _persons(self) -> Iterator[Line]:
        """Name who is hidden from nobody; a name that is comes with the telephone call (H3)."""
        frames = {frame.child: frame.said for frame in frames_of(self._file, self._today)}
        for member in self._file.members:
            if member.stamp.record in self._kept or not self._is_named(member):
                continue
            born = "" if member.born is None else f", geboren {_day(member.born)}"
            about = f"{ROLES[member.role]}{born}"
            if member.id in frames and member.id in self._filled.children:
                about += f". Kader: {FRAMES[frames[member.id]]}"
            yield Line(member.name, about + self._authority(member.id))

    def _is_named(self, member: Member) -> bool:
        """A request is about all children of the family; a handover only about those who it is for, and their parents.

        Who stands beside them gave no consent to be named to a GI (Jw 7.3.11 lid 1). Under an application stands
        whoever asks, and no other parent: a letter about it would else go to an address that is not safe (H8).
        """
        if self._form.id == REQUEST or member.id in self._filled.children:
            return True
        if self._form.id == APPLICATION:
            return any(member.id in answer.persons for answer in self._applicants())
        return member.role in ("parent", "guardian") or self._authority(member.id) != ""

    def _applicants(self) -> Iterator[PersonsAnswer]:
        for part in self._filled.parts:
            for name, answer in part.answers:
                if name == "applicant" and isinstance(answer, PersonsAnswer):
                    yield answer

    def _authority(self, person: PersonId) -> str:
        """Return whose authority this person holds; of who does not decide now only that, never why (decision 42)."""
        now = any(each.person == person and each.holds_on(self._today) for each in self._file.not_deciding)
        held = [
            f"gezag over {self._name(line.child)} (bron: {line.evidence}{'; beslist nu niet' if now else ''})"
            for line in self._file.authority
            if line.holder == person
            and line.child in self._filled.children
            and line.evidence
            and line.until is None
            and line.stamp.record not in self._kept
        ]
        return "".join(f"; {each}" for each in held)

    def _ground(self) -> Iterator[Line]:
        """Name the order for whom there is one that was seen; the others go with consent, or not at all (H11)."""
        for child in self._filled.children:
            orders = supervision_of(self._file, child, self._today)
            named = [f"besluit van {each.court}, {each.number}, {_day(each.decided_on or '')}" for each in orders[:1]]
            yield Line(f"Grond, {self._name(child)}", named[0] if named else "met toestemming, Jw 7.3.11 lid 1")

    def _views(self) -> Iterator[Line]:
        for part in self._filled.parts:
            if part.part != "private" or part.owner is None:
                continue
            if self._goes(part):
                for name, answer in part.answers:
                    if not is_empty(answer) and not isinstance(answer, PassagesAnswer):
                        field = self._form.field(name)
                        value = in_words(field, answer, self._names, "nl")
                        yield Line(f"{self._name(part.owner)}, {field.label}", value, *_own(part.owner))
            yield from self._about_owner(part, part.owner)

    def _opinions(self) -> Iterator[Line]:
        yield from opinion_lines(self._file, self._filled, self._form_words)

    def _goes(self, part: FilledPart) -> bool:
        """Tell whether somebody's own part goes along: asked, or written for the Raad by a grown-up (H1, H7)."""
        release = self._chosen.get(str(part.owner))
        if release is not None:
            return release.choice == "include" and part.owner in release.told and not release.disputed
        grown_up = part.owner is not None and self._file.member(part.owner).role != "child"
        return self._form.id == REQUEST and grown_up

    def _about_owner(self, part: FilledPart, owner: PersonId) -> Iterator[Line]:
        """Yield what is about one person alone, which that person released (H11)."""
        for read in self._passages:
            if read.part is not part:
                continue
            said = [each for each in read.reactions if each.person == owner]
            if said and all(_releases(each, read) for each in said):
                label = f"{self._name(owner)}, alleen over deze persoon"
                yield Line(label, passage_in_words(read.passage), *_own(owner))

    def _included(self) -> Iterator[Line]:
        for part in self._filled.parts:
            for name, answer in part.answers if part.part == "team" else ():
                if name not in KEPT_BACK:
                    continue
                field = self._form.field(name)
                if isinstance(answer, PassagesAnswer):
                    for each in answer.passages:
                        if self._is_included(each.id):
                            yield Line(field.label, passage_in_words(each), restricted=True)
                elif self._is_included(name):
                    yield Line(field.label, in_words(field, answer, self._names, "nl"), restricted=True)

    def _is_included(self, item: str) -> bool:
        release = self._chosen.get(item)
        return release is not None and release.choice == "include" and not release.disputed

    def _read_later(self, blocks: tuple[Block, ...]) -> Iterator[ReadLater]:
        lines = [line for block in blocks for line in block.lines if line.of is not None or line.restricted]
        for person in to_inform(self._file, self._filled.children, self._today):
            new = tuple(f"{each.label}: {each.value}" for each in lines if person not in each.known_to)
            if new:
                yield ReadLater(person, new)

    def _require_telling_nothing(self, blocks: tuple[Block, ...]) -> None:
        """Stop at hidden words, but for what its owner gave along or somebody chose to include."""
        lines = [line for block in blocks for line in block.lines]
        along = [line.value for line in lines if line.of is not None or line.restricted]
        team = [text for part in self._filled.parts if part.part == "team" for _, answer in part.answers
                for text in texts_of(answer)]  # fmt: skip
        allowed = telling_phrases((*along, *team, *self._sources_of_along()))
        words = hidden_words(self._file, everybody(self._file)) - allowed
        hidden = {word for each in self._file.restrictions for word in each.words}
        if any(betrays(f"{line.label} {line.value}", words | hidden) for line in lines):
            raise LookAgainError("a text holds what is hidden from somebody who reads it later")

    def _sources_of_along(self) -> Iterator[str]:
        for said in self._file.read_together.reactions:
            if said.form in self._read_forms and said.may_go == "yes" and said.words is not None:
                yield said.words
        for part in self._filled.parts:
            if part.part == "private":
                yield from (text for _, answer in part.answers for text in texts_of(answer))

    def _name(self, person: PersonId) -> str:
        return self._names.get(person, "")


_TELLS = frozenset({"secondReviewBy", "raadConsult", "safeContact", "viewMissing"})
"""Fields of the team that go out and that the family does not read on its own copy."""


def _releases(said: Reaction, read: ReadPassage) -> bool:
    """Tell whether its owner lets a sentence about them alone go: in the words that they read, and no others."""
    return said.may_go == "yes" and said.reaction != "leaveOut" and not read.changed_since(said)


def _own(person: PersonId) -> tuple[PersonId, frozenset[PersonId]]:
    return person, frozenset({person})


def _day(text: str) -> str:
    return day_in_words(date.fromisoformat(text), "nl")
