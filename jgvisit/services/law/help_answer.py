"""What the law says about help for one child, and whether it may start on a form of this family."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from jgvisit.domain.answer import Answer, Block, RequiredMark
from jgvisit.domain.facts import Consent, Facts, LegalException, Mark, Person, Question, Subject
from jgvisit.domain.law import answer
from jgvisit.domain.law_book import LawBook
from jgvisit.domain.standing import standing
from jgvisit.ids import FormId, PersonId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import Form
from jgvisit.records.case_stamp import day_of
from jgvisit.records.facts import facts_of
from jgvisit.records.facts_of_forms import concern_of_line

HELP = "consentToHelp"
PRESUMES = "X5"
"""The exception by which a yes is presumed of whoever said no no (Jw 7.3.16 lid 2)."""
_NO_YES_YET = frozenset({"objection", "partly"})
"""Answers on a form that are no refusal by law, and no yes that could be presumed or asked for afterwards."""
TAKEN_BACK = "yes_taken_back"
"""Code of the block where somebody said no aloud since; never read in the room (H8)."""


class FamilyLaw:
    """The law's answers for one family on one day."""

    def __init__(self, file: CaseFile, today: date, book: LawBook) -> None:
        self.file = file
        self.facts: Facts = facts_of(file, today)
        self._counting: Facts = with_spoken_no(self.facts, file)
        self._book = book

    def help_for(self, child: PersonId, form: FormId | None = None) -> Answer:
        """Answer who must consent to help for `child`, and whether it may start on `form`.

        The start is held back while concurrent records or unknown kinds wait (design §3), and on
        a form that another version replaced.
        """
        asked = self._answer(self.question(child, form))
        blocks = (*self._holds_back(form), *self._taken_back(form, asked))
        if not blocks:
            return asked
        return replace(asked, may_start=False, blocked_by=tuple(sorted({*asked.blocked_by, *blocks})))

    def signers_of(self, form: Form) -> Answer:
        """Answer whose mark the law asks under `form` before anybody decided on it.

        An exception that names the form may let it start; those who may still sign stay the same.
        """
        question = Question(child=form.child, subject="help")
        return self._answer(_excepted(question, exceptions_on(self.file, form.child, day_of(form.stamp))))

    def presumed(self, form: Form) -> tuple[RequiredMark, ...]:
        """Return the marks of those whom `form` does not ask since their yes is presumed: they may say no (X5).

        Their no counts at once: of who said no nothing is presumed (Jw 7.3.16 lid 2).
        """
        counts = exceptions_on(self.file, form.child, day_of(form.stamp), form.id)
        others = tuple(switch for switch in counts if switch.id != PRESUMES)
        if form.form_type != HELP or len(others) == len(counts):
            return ()
        without = self._answer(_excepted(Question(child=form.child, subject="help"), others))
        asked = {mark.person for mark in form.required}
        return tuple(mark for mark in without.required if mark.kind == "T" and mark.person not in asked)

    def asks(
        self, subject: Subject, child: PersonId, touches: tuple[PersonId, ...] = (), form: FormId | None = None
    ) -> Answer:
        """Answer whose mark the law asks under a form about `subject`, and whether it may start on `form`.

        Of the exceptions only those count that name the filled form it belongs to, whole. As help is, it is held back
        while records wait for a person, on a form that another replaced, and where somebody whose mark it needs said no
        aloud since.
        """
        question = Question(child=child, subject=subject, touches=touches, concerns=form)
        laid = next((each.laid for each in self.file.forms if each.id == form and each.laid is not None), None)
        if laid is not None:
            question = _excepted(question, self._covering(subject, exceptions_under(self.file, child, laid.form)))
        asked = answer(with_capacity(self.facts, question), question, self._book)
        blocks = () if form is None else (*self._holds_back(form), *self._taken_back(form, asked, ("T", "A")))
        if not blocks:
            return asked
        return replace(asked, may_start=False, blocked_by=tuple(sorted({*asked.blocked_by, *blocks})))

    def line_asks(
        self, form: Form, filled: FormId, line: str, touches: tuple[PersonId, ...], *, excepted: bool
    ) -> Answer:
        """Answer whose consent the law asks to one line of a form to share, laid for one child (H15).

        Args:
            form: what lies before its signers.
            filled: the filled form it belongs to; exceptions name that.
            line: which of its rows.
            touches: the grown-ups it is about.
            excepted: with the exceptions that count for this line, or as if there were none.
        """
        question = Question(form.child, "share", concern_of_line(form.id, line), touches=touches)
        if excepted:
            used = exceptions_under(self.file, form.child, filled, line)
            question = _excepted(question, self._covering("share", used))
        return answer(with_capacity(self.facts, question), question, self._book)

    def represents(
        self, subject: Subject, child: PersonId, filled: FormId
    ) -> tuple[tuple[RequiredMark, str | None], ...]:
        """Return whose consent a filled form asks for in place of that of a child that cannot weigh it (X3).

        Each with the one line it is for, None for all of it. From 16 on the law asks them for nothing else; below that
        age they are asked beside the child already.
        """
        found: list[tuple[RequiredMark, str | None]] = []
        for named, line, switch in _used(self.file, child):
            if named == filled and switch.id == "X3" and self._covering(subject, (switch,)):
                question = _excepted(Question(child, subject), (switch,))
                said = answer(with_capacity(self.facts, question), question, self._book)
                found += [(mark, line) for mark in said.required if mark.kind == "T" and mark.person != child]
        return tuple(found)

    def _covering(self, subject: Subject, used: tuple[LegalException, ...]) -> tuple[LegalException, ...]:
        """Return those that table A2 has for this subject: of a stay, nobody with authority can be left out."""
        return tuple(switch for switch in used if subject in self._book.exception(switch.id).subjects)

    def question(self, child: PersonId, form: FormId | None = None) -> Question:
        """Return what is asked of the law for `child`, with the exceptions that count for `form`, or one opened now."""
        known = next((each for each in self.file.forms if each.id == form), None)
        day = self.facts.on if known is None else day_of(known.stamp)
        question = Question(child=child, subject="help", concerns=form)
        return _excepted(question, exceptions_on(self.file, child, day, form))

    def _answer(self, question: Question) -> Answer:
        used = {switch.id for switch in question.exceptions}
        asked_in_time = used & {"X4", PRESUMES} and "X2" not in used  # X2 lifts who refused, and no one else
        facts = with_no_yes_yet(self._counting, self.file) if asked_in_time else self._counting
        return answer(with_capacity(facts, question), question, self._book)

    def stands(self, form: Form, person: PersonId, mark: Mark) -> bool:
        """Tell whether this person's consent to help on `form` was given, and stands."""
        question = Question(child=form.child, subject="help", concerns=form.id)
        return standing(self._counting, question, person, mark) == "given"

    def parents_agreed(self) -> bool:
        """Tell whether to every form about help that holds now, of every child, both parents said yes, and it stands.

        Never by a start that the law allows without somebody, and never where the law asks fewer than two
        parents: then it may be true that help starts, and not that "the parents said yes".
        """
        children = self.file.children
        forms = {child.id: current_forms(self.file, child.id) for child in children}
        return (
            bool(children)
            and all(forms[child.id] for child in children)
            and all(self._parents_agreed(form) for child in children for form in forms[child.id])
        )

    def _parents_agreed(self, form: Form) -> bool:
        asked = self.help_for(form.child, form.id)
        parents = {member.id for member in self.file.members if member.role == "parent"}
        marks = [mark for mark in asked.required if mark.kind == "T"]
        gave = {mark.person for mark in marks if self.stands(form, mark.person, mark.kind)}
        waits = any(mark.after for mark in marks)
        excepted = bool(self.question(form.child, form.id).exceptions)
        return asked.may_start and not waits and not excepted and len(gave & parents) >= 2

    def starts_by_exception(self, child: PersonId, form: FormId) -> bool:
        """Tell whether help may start on `form` only because an exception of table A2 lets it, without all answers."""
        question = self.question(child, form)
        if not question.exceptions or not self.help_for(child, form).may_start:
            return False
        return not self._answer(_excepted(question, ())).may_start

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

    def _taken_back(self, form: FormId | None, asked: Answer, kinds: tuple[Mark, ...] = ("T",)) -> list[Block]:
        """Hold back what needs somebody who said no aloud and decided nothing since (Jw 7.3.4, AVG 7 lid 3)."""
        needed = {mark.person for mark in asked.required if mark.kind in kinds}
        if any(known.id == form and needed & set(known.said_no) for known in self.file.forms):
            why = "Iemand zei nee, of trok een ja in. Wij gaan na wat nog mag."
            return [Block(TAKEN_BACK, why, ("Jw 7.3.4 lid 1", "AVG 7 lid 3"))]
        return []


def as_told(told: Answer, whole: Answer) -> Answer:
    """Return what may be said aloud of `whole`, where `told` is the answer as everybody who looks on may know it (H4).

    It may start only by the whole and by what is told; what stands in the way is named only where
    both say so: what is hidden is no reason that can be said aloud, and what is left over may be wrong.
    """
    known = {mark.person for mark in told.required}
    return replace(
        told,
        this_help=whole.this_help,
        required=tuple(mark for mark in whole.required if mark.person in known),
        may_start=told.may_start and whole.may_start,
        blocked_by=tuple(block for block in told.blocked_by if block in whole.blocked_by),
    )


def exceptions_of(file: CaseFile, child: PersonId) -> tuple[LegalException, ...]:
    """Return every switch of table A2 written down for `child`, for whatever form; a disputed one does not count."""
    return tuple(sorted({switch for _, _, switch in _used(file, child)}, key=repr))


def exceptions_on(
    file: CaseFile, child: PersonId, opened: date, form: FormId | None = None
) -> tuple[LegalException, ...]:
    """Return the switches that count for `form`, opened on the day `opened`: what one needed lifts no other (A2).

    Those that name the form, and those that name none and were written down for its day.
    """
    counts = {switch for named, _, switch in _used(file, child) if (named == form if named else switch.on == opened)}
    return tuple(sorted(counts, key=repr))


def exceptions_under(
    file: CaseFile, child: PersonId, filled: FormId, line: str | None = None
) -> tuple[LegalException, ...]:
    """Return the switches that name a filled form, for all its lines, and for the one `line` (H17)."""
    counts = {switch for named, only, switch in _used(file, child) if named == filled and only in (None, line)}
    return tuple(sorted(counts, key=repr))


def _used(file: CaseFile, child: PersonId) -> Iterator[tuple[str | None, str | None, LegalException]]:
    """Yield the form and the line that an exception names, if it does, and the exception."""
    for happened in file.happenings:
        if happened.kind == "exceptionUsed" and child in happened.children and not happened.disputed:
            told = dict(happened.details)
            on, colleague = date.fromisoformat(happened.on), told.get("colleague")
            switch = LegalException(told["exception"], told["reason"], colleague, on, happened.persons)  # type: ignore[arg-type]  # the record allows no other
            yield told.get("form"), told.get("line"), switch


def _excepted(question: Question, exceptions: tuple[LegalException, ...]) -> Question:
    far_reaching = all(switch.id != PRESUMES for switch in exceptions)
    return replace(question, far_reaching=far_reaching, exceptions=exceptions)


def with_capacity(facts: Facts, question: Question) -> Facts:
    """Return the facts with a child that cannot weigh this matter itself, by a colleague's judgement (X3)."""
    switched = any(switch.id == "X3" for switch in question.exceptions)

    def weighed(person: Person) -> Person:
        if not switched or person.id != question.child or person.capacity != "full":
            return person
        return replace(person, capacity="incapable_in_this_matter")

    return replace(facts, persons=tuple(map(weighed, facts.persons)))


def with_spoken_no(facts: Facts, file: CaseFile) -> Facts:
    """Return the facts with a refusal where somebody said no to help aloud and decided nothing on that form since.

    Only for whether help may start: which moments it opens is told by what was heard itself (moment 26).
    """
    said = {(person, form.id): form for form in file.forms if form.form_type == HELP for person in form.said_no}
    kept = [consent for consent in facts.consents if (consent.person, consent.concerns) not in said]
    noes = [
        Consent(person, "help", "T", given=False, on=facts.on, concerns=form.id, child=form.child)
        for (person, _), form in said.items()
    ]
    return replace(facts, consents=(*kept, *noes))


def with_no_yes_yet(facts: Facts, file: CaseFile) -> Facts:
    """Return the facts with a no where somebody answered a form with no yes to all of it, for what an exception lifts.

    Who wrote "ik geef nu geen toestemming" was asked, and was not presumed to agree; so it is with a yes to a part.
    """
    noes = [
        Consent(each.person, "help", each.mark, given=False, on=facts.on, concerns=form.id, child=form.child)
        for form in file.forms
        if form.form_type == HELP
        for each in form.decisions
        if each.mark == "T" and each.decision in _NO_YES_YET
    ]
    return replace(facts, consents=(*facts.consents, *noes))


def current_forms(file: CaseFile, child: PersonId) -> tuple[Form, ...]:
    """Return the forms about help for `child` that no newer version replaced."""
    return tuple(
        form for form in file.forms if form.child == child and form.form_type == HELP and form.replaced_by is None
    )
