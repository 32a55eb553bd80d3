"""The facts as the rows of the tables look at them."""

from __future__ import annotations

from dataclasses import dataclass

from jgvisit.domain.ages import AgeBand, age_on, band_of
from jgvisit.domain.authority import AuthorityReading, authority_over
from jgvisit.domain.facts import Facts, Person, Question, Subject
from jgvisit.domain.frames import FrameReading, read_frame
from jgvisit.domain.law_book import Who
from jgvisit.ids import PersonId

FOR_ANYBODY: tuple[Subject, ...] = ("help", "help_within_order", "share", "handover")
"""What may be about somebody else than the child. Where a child lives is never decided by another's consent."""


@dataclass(frozen=True)
class Situation:
    """One question in its facts. `patient` is who gets the help (Jw 7.3.1 lid 2: betrokkene)."""

    facts: Facts
    question: Question
    patient: Person
    band: AgeBand | None
    """None where the birth of a child is not known."""
    frame: FrameReading
    """Of the child asked about."""
    authority: AuthorityReading
    """Over the patient."""

    def people(self, who: Who) -> tuple[PersonId, ...]:
        """Return the persons a row means by `who`, sorted."""
        match who:
            case "child":
                return (self.patient.id,)
            case "holders":
                return self.authority.holders
            case "candidates":
                return self.authority.candidates
            case "touched":
                return tuple(sorted(set(self.question.touches)))
            case "foster_parents":
                return tuple(sorted(person.id for person in self.foster_parents()))
            case "former_holders":
                current = set(self.authority.holders)
                return tuple(person for person in self.authority.once if person not in current)

    def foster_parents(self) -> list[Person]:
        """Return the foster parents who hold no authority (A1 row 11)."""
        held = set(self.authority.candidates)
        return [person for person in self.facts.persons if person.role == "foster_parent" and person.id not in held]

    def is_under_12(self, person: PersonId) -> bool:
        """Tell whether `person` is younger than 12, or a child of unknown age."""
        known = _person(self.facts, person)
        if known.born is None:
            return known.role == "child"
        return age_on(known.born, self.facts.on) < 12

    @property
    def helps_child(self) -> bool:
        """Tell whether the help is for the child asked about."""
        return self.patient.id == self.question.child


def situation_of(facts: Facts, question: Question) -> Situation:
    """Read `facts` once for `question`; total, also where a person is not in the facts."""
    other = question.recipient if question.subject in FOR_ANYBODY else None
    patient = _person(facts, other or question.child)
    if patient.born is not None:
        band: AgeBand | None = band_of(age_on(patient.born, facts.on))
    else:
        band = None if patient.role == "child" else "18+"
    frame = read_frame(facts, question.child)
    same = patient.id == question.child
    authority = frame.authority if same else authority_over(facts, patient.id)
    return Situation(facts, question, patient, band, frame, authority)


def _person(facts: Facts, id_: PersonId) -> Person:
    found = sorted((person for person in facts.persons if person.id == id_), key=repr)
    return found[0] if found else Person(id_, None, "child")
