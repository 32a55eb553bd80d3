"""Who must put which mark under a filled form: by the law book, or as its definition says (law.md table A3). Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from uuid import UUID, uuid5

from jgvisit.content.form_model import FormDefinition, Signer, SignerRole
from jgvisit.domain.ages import age_on
from jgvisit.domain.answer import Answer as LawAnswer
from jgvisit.domain.answer import RequiredMark as LawMark
from jgvisit.domain.facts import Facts, Subject
from jgvisit.ids import FormId, PersonId
from jgvisit.records.answers import (
    Answer,
    ChoiceAnswer,
    Passage,
    PassagesAnswer,
    PersonsAnswer,
    Row,
    RowsAnswer,
    TextAnswer,
)
from jgvisit.records.case_file import CaseFile
from jgvisit.records.payload_forms import RequiredMark
from jgvisit.services.law.help_answer import FamilyLaw
from jgvisit.services.ports.identity import Identity

Answers = Mapping[str, Answer]
SIGNS_FROM = 12
"""Younger children are told, never asked to sign (Jw 7.3.15 lid 1); their own story is theirs at any age."""
MAY_COME_LATER: frozenset[SignerRole] = frozenset({"present", "participant", "carer", "author"})
"""Whoever of these was not there when the form was laid may still put their mark."""
_NAMED_IN: Mapping[SignerRole, str] = {"withdrawer": "withdrawnBy", "applicant": "applicant"}


def author_of(identity: Identity) -> PersonId:
    """Return the id under which this worker puts an own mark: never that of a member of a family."""
    return PersonId(str(uuid5(UUID(identity.tenant), f"worker:{identity.worker}")))


def subject_now(form: FormDefinition, answers: Answers) -> Subject | None:
    """Return the question that names the signers: about contact alone another than about a stay (table A3)."""
    kind = answers.get("agreementKind")
    if form.subject == "voluntary_stay" and isinstance(kind, ChoiceAnswer) and "contact" in kind.values:
        return "contact"
    return form.subject


def law_answer(
    form: FormDefinition, law: FamilyLaw, child: PersonId, answers: Answers, opened: FormId | None = None
) -> LawAnswer | None:
    """Return what the law says of the signers for `child`, and whether it may start on the form `opened`.

    None where the form itself names its signers.
    """
    subject = subject_now(form, answers)
    return None if subject is None else law.asks(subject, child, _touched(form, law.file, answers), opened)


def marks_by_law(
    form: FormDefinition, law: FamilyLaw, child: PersonId, answers: Answers, filled: FormId, *, first: bool = True
) -> tuple[RequiredMark, ...]:
    """Return the marks the law asks for `child` under the filled form, each with the lines it is about.

    Who represents a child that cannot weigh it (X3) is asked beside the child: its no keeps its place.

    `first` is for the first of brothers and sisters: what is about a grown-up alone is asked once, there.
    """
    kinds = {signer.mark for signer in form.signers if signer.who == "law"}
    said, subject = law_answer(form, law, child, answers), subject_now(form, answers)
    instead = () if subject is None else law.represents(subject, child, filled)
    asked = {(mark.person, mark.kind): mark for mark, _ in instead}
    asked |= {(mark.person, mark.kind): mark for mark in (() if said is None else said.required)}
    decides = {mark.person for mark in law.asks("share", child).required} if form.subject == "share" else set()

    def lines(mark: LawMark) -> tuple[str, ...]:
        if form.subject != "share":
            return _own_lines(mark.person, answers) if mark.kind == "A" else ()
        about = child if mark.person in decides else None
        own = set(_lines_to_share(law.file, about, mark.person, answers, own=first))
        in_place = {line for each, line in instead if each.person == mark.person}
        theirs = (row for row in _rows(answers) if child in _named(row) and in_place & {None, row.id})
        own |= {row.id for row in theirs}
        return tuple(row.id for row in _rows(answers) if row.id in own)

    marks = tuple(
        RequiredMark(person=mark.person, mark=mark.kind, articles=mark.articles, after=mark.after, lines=lines(mark))
        for mark in sorted(asked.values())
        if mark.kind in kinds
    )
    return tuple(mark for mark in marks if mark.lines or form.subject != "share")


def first_child(children: tuple[PersonId, ...], answers: Answers) -> PersonId:
    """Return the child in whose ceremony a grown-up is asked about their own data: the first a row names, if any."""
    named = {person for row in _rows(answers) for person in _named(row)}
    return next((child for child in children if child in named), children[0])


def marks_by_form(
    form: FormDefinition,
    file: CaseFile,
    facts: Facts,
    room: Collection[PersonId],
    child: PersonId,
    answers: Answers,
    identity: Identity,
) -> tuple[RequiredMark, ...]:
    """Return the marks that the definition asks of those it names itself, such as all who are present."""
    found = []
    for signer in form.signers:
        if signer.who != "law":
            for person in _people(signer, file, facts, room, child, answers, identity):
                found.append(RequiredMark(person=person, mark=signer.mark, who=signer.who))
    return tuple(dict.fromkeys(found))


def joined_marks(by_law: Iterable[RequiredMark], by_form: Iterable[RequiredMark]) -> tuple[RequiredMark, ...]:
    """Lay both together: who consents or agrees is not asked apart whether they read it."""
    law = tuple(by_law)
    bound = {mark.person for mark in law if mark.mark in ("T", "A")}
    return (*law, *(mark for mark in by_form if mark.mark != "G" or mark.person not in bound))


def may_sign(facts: Facts, person: PersonId) -> bool:
    """Tell whether this person is of an age to be asked for a signature; a child of unknown age is not."""
    known = next((each for each in facts.persons if each.id == person), None)
    if known is None:
        return False
    return known.role != "child" if known.born is None else age_on(known.born, facts.on) >= SIGNS_FROM


def _people(
    signer: Signer,
    file: CaseFile,
    facts: Facts,
    room: Collection[PersonId],
    child: PersonId,
    answers: Answers,
    identity: Identity,
) -> Iterator[PersonId]:
    members = {member.id for member in file.members}
    match signer.who:
        case "author":
            yield author_of(identity)
            return
        case "child":
            yield child
            return
        case "present":
            told = answers.get("explainedTo")
            people = set(map(PersonId, told.persons)) if isinstance(told, PersonsAnswer) else set(room)
        case "participant":
            people = {member.id for member in file.members if _plays_part(member.name, answers)}
        case "carer":
            people = {
                member.id
                for member in file.members
                if member.role == "foster_parent" or (member.role == "network" and _takes_in(member.name, answers))
            }
        case _:
            named = answers.get(_NAMED_IN[signer.who])
            people = set(map(PersonId, named.persons)) if isinstance(named, PersonsAnswer) else set()
    yield from sorted(person for person in people & members if may_sign(facts, person))


def _plays_part(name: str, answers: Answers) -> bool:
    rows = answers.get("participants")
    cells = (row.cells.get("name") for row in rows.rows) if isinstance(rows, RowsAnswer) else ()
    return any(isinstance(cell, TextAnswer) and _same(cell.text, name) for cell in cells)


def _takes_in(name: str, answers: Answers) -> bool:
    texts = (answers.get(field) for field in ("stayWith", "weekendWith"))
    return any(isinstance(text, TextAnswer) and name.casefold() in text.text.casefold() for text in texts)


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _touched(form: FormDefinition, file: CaseFile, answers: Answers) -> tuple[PersonId, ...]:
    """Return those whose own behaviour, contact or data it is about; of data only grown-ups' (table A3)."""
    members = {member.id: member.role for member in file.members}
    found = {PersonId(person) for row in _rows(answers) for person in _named(row)}
    found |= {PersonId(each.about) for each in _passages(answers) if each.about is not None}
    if form.subject in ("share", "handover"):
        found = {person for person in found if members.get(person) != "child"}
    if form.subject == "handover":  # who does what is no word about that person
        found &= {PersonId(each.about) for each in _passages(answers) if each.about is not None}
    return tuple(sorted(found & members.keys()))


def _lines_to_share(
    file: CaseFile, child: PersonId | None, person: PersonId, answers: Answers, *, own: bool
) -> tuple[str, ...]:
    """Return the lines about the `child` for whom the law asks this person, and those about that grown-up."""
    grown_up = own and any(member.id == person and member.role != "child" for member in file.members)
    return tuple(row.id for row in _rows(answers) if child in _named(row) or (grown_up and person in _named(row)))


def _own_lines(person: PersonId, answers: Answers) -> tuple[str, ...]:
    """Return the promises of one person: nobody agrees with those of another (table A3)."""
    return tuple(row.id for row in _rows(answers) if person in _named(row))


def _rows(answers: Answers) -> Iterator[Row]:
    for _, answer in sorted(answers.items()):
        if isinstance(answer, RowsAnswer):
            yield from answer.rows


def _passages(answers: Answers) -> Iterator[Passage]:
    for _, answer in sorted(answers.items()):
        if isinstance(answer, PassagesAnswer):
            yield from answer.passages


def _named(row: Row) -> frozenset[str]:
    return frozenset(p for cell in row.cells.values() if isinstance(cell, PersonsAnswer) for p in cell.persons)
