"""What the law says about help for one child, and whether it may start on a form of this family."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from jgvisit.domain.answer import Answer, Block
from jgvisit.domain.facts import Facts, LegalException, Person, Question
from jgvisit.domain.law import answer
from jgvisit.domain.law_book import LawBook
from jgvisit.ids import FormId, PersonId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import Form
from jgvisit.records.facts import facts_of


class FamilyLaw:
    """The law's answers for one family on one day."""

    def __init__(self, file: CaseFile, today: date, book: LawBook) -> None:
        self.file = file
        self.facts: Facts = with_capacity(facts_of(file, today), file)
        self._book = book

    def help_for(self, child: PersonId, form: FormId | None = None) -> Answer:
        """Answer who must consent to help for `child`, and whether it may start on `form`.

        The start is held back while concurrent records or unknown kinds wait (design §3), and on
        a form that another version replaced.
        """
        asked = answer(self.facts, self.question(child, form), self._book)
        blocks = tuple(self._holds_back(form))
        if not blocks:
            return asked
        return replace(asked, may_start=False, blocked_by=tuple(sorted({*asked.blocked_by, *blocks})))

    def question(self, child: PersonId, form: FormId | None = None) -> Question:
        """Return what is asked of the law for `child`, with the exceptions that were written down."""
        exceptions = exceptions_of(self.file, child)
        far_reaching = all(switch.id != "X5" for switch in exceptions)
        return Question(child=child, subject="help", concerns=form, far_reaching=far_reaching, exceptions=exceptions)

    def all_agreed(self) -> bool:
        """Tell whether for every child each consent that its help needs was given and stands."""
        children = self.file.children
        return bool(children) and all(
            any(self.help_for(child.id, form.id).may_start for form in current_forms(self.file, child.id))
            for child in children
        )

    def _holds_back(self, form: FormId | None) -> list[Block]:
        blocks: list[Block] = []
        if self.file.conflicts:
            blocks.append(Block("conflict", "Er zijn twee versies van een feit. Iemand moet eerst kiezen.", ()))
        if self.file.unknown_kinds:
            why = "Dit gezin heeft gegevens van een nieuwere versie. Werk eerst bij."
            blocks.append(Block("update_first", why, ()))
        if any(known.id == form and known.replaced_by is not None for known in self.file.forms):
            blocks.append(Block("form_replaced", "Er is een nieuwe versie van dit formulier. Die geldt.", ()))
        return blocks


def exceptions_of(file: CaseFile, child: PersonId) -> tuple[LegalException, ...]:
    """Return the switches of table A2 written down for `child`; a disputed one does not count."""
    found = []
    for happened in file.happenings:
        if happened.kind == "exceptionUsed" and child in happened.children and not happened.disputed:
            told = dict(happened.details)
            on, colleague = date.fromisoformat(happened.on), told.get("colleague")
            found.append(LegalException(told["exception"], told["reason"], colleague, on))  # type: ignore[arg-type]  # the record allows no other
    return tuple(sorted(set(found), key=repr))


def with_capacity(facts: Facts, file: CaseFile) -> Facts:
    """Return the facts with those who cannot weigh this matter themselves, by a colleague's judgement too (X3)."""

    def weighed(person: Person) -> Person:
        switched = any(switch.id == "X3" for switch in exceptions_of(file, person.id))
        if not switched or person.capacity != "full":
            return person
        return replace(person, capacity="incapable_in_this_matter")

    return replace(facts, persons=tuple(map(weighed, facts.persons)))


def current_forms(file: CaseFile, child: PersonId) -> tuple[Form, ...]:
    """Return the forms about help for `child` that no newer version replaced."""
    return tuple(
        form
        for form in file.forms
        if form.child == child and form.form_type == "consentToHelp" and form.replaced_by is None
    )
