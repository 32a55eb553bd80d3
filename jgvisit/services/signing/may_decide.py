"""Whether somebody may decide now: asked, there or reached, an answer the form offers, no rule against a yes."""

from __future__ import annotations

from jgvisit.domain.own_words import says_something
from jgvisit.ids import VisitId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import Form, RequiredSigner
from jgvisit.services.desk.workplace import Workplace
from jgvisit.services.forms.filled_forms import find
from jgvisit.services.forms.gates import BeforeSigning, check_signing
from jgvisit.services.forms.refusals import (
    AnswerNotOfferedError,
    NotASignerError,
    NotPresentError,
    OwnWordsMissingError,
)
from jgvisit.services.forms.signers import MAY_COME_LATER, author_of, may_sign
from jgvisit.services.law.help_answer import FamilyLaw
from jgvisit.services.ports.documents import Ceremony
from jgvisit.services.signing.choice import Choice
from jgvisit.services.signing.means import IN_THE_ROOM

PRESUMED = "presumed"
"""Role of who is not asked, as their yes is presumed (X5): a no of theirs has its place all the same."""
_A_NO = frozenset({"refused", "objection"})
OWN_VIEW = frozenset({"law", "present", "child"})
"""Whose statement is what they say themselves; of a withdrawal, an application or an opinion it is the form."""


def asked_mark(at: Workplace, file: CaseFile, opened: Form, choice: Choice) -> RequiredSigner:
    """Return the mark that is asked of this person; nobody signs for somebody else, no worker as a parent.

    Whoever was not there when the form was laid, and whom it names as present, taking part or caring, may still
    put that mark.

    Raises:
        NotASignerError: none is.
    """
    asked = [mark for mark in opened.required if mark.person == choice.person]
    found = next((mark for mark in asked if choice.mark in (None, mark.mark)), None)
    if found is not None and (found.who != "author" or choice.person == author_of(at.identity)):
        return found
    form = at.packs.of(opened.pack).definition(opened.form_type)
    law = FamilyLaw(file, at.today(), at.book)
    kept = () if opened.laid is None else opened.laid.not_asked
    for signer in () if form is None or opened.laid is None or choice.person in kept else form.signers:
        late = signer.who in MAY_COME_LATER and choice.mark in (None, signer.mark)
        theirs = (
            choice.person == author_of(at.identity) if signer.who == "author" else may_sign(law.facts, choice.person)
        )
        if late and theirs and not asked:
            return RequiredSigner(choice.person, signer.mark, (), after=False, who=signer.who)
    presumed = () if asked or opened.laid is not None or choice.mark not in (None, "T") else law.presumed(opened)
    for mark in presumed:
        if mark.person == choice.person:
            return RequiredSigner(mark.person, mark.kind, mark.articles, after=False, who=PRESUMED)
    raise NotASignerError("no mark of this person is asked under this form")


def answers_for(opened: Form, asked: RequiredSigner) -> frozenset[str] | None:
    """Return the answers that have a place for who is asked this mark; None: all that the form has.

    Of whom a yes is presumed none is asked: they may say no, and yes only to come back on that.
    """
    if asked.who != PRESUMED:
        return None
    said_no = asked.person in opened.said_no or opened.decided_by(asked.person, asked.mark) is not None
    return _A_NO | {"agreed"} if said_no else _A_NO


def check_present(at: Workplace, file: CaseFile, visit: VisitId, choice: Choice, opened: Form) -> None:
    """Look whether somebody who draws or speaks here is in the room; by telephone or on paper nobody has to be.

    Raises:
        NotPresentError: they are not, or there is no such visit.
    """
    if choice.signature_kind not in IN_THE_ROOM or choice.person == author_of(at.identity):
        if visit not in {known.id for known in file.visits}:
            raise NotPresentError("no such visit")
        return
    here = at.files.visit_here(file.case)
    if here is None or here.id != visit or choice.person not in here.present:
        raise NotPresentError("this person is not in the room")


def check_answer(ceremony: Ceremony, opened: Form, asked: RequiredSigner, choice: Choice) -> None:
    """Look whether the form offers this answer for this mark, and whether it fits what was said of each line.

    Raises:
        AnswerNotOfferedError: it does not.
        OwnWordsMissingError: an own view (7.3.8 lid 2) without a word of it.
    """
    offered = ceremony.form.outcomes.get(ceremony.mark)
    if offered is not None and choice.decision not in offered:
        raise AnswerNotOfferedError(f"{ceremony.mark} has no {choice.decision}")
    has_place = answers_for(opened, asked)
    if has_place is not None and choice.decision not in has_place:
        raise AnswerNotOfferedError("their yes is presumed: a no has its place here")
    own_view = ceremony.mark == "S" and asked.who in OWN_VIEW and choice.decision == "agreed"
    if own_view and not says_something(choice.view_text):
        raise OwnWordsMissingError("an own statement without a word")
    if not choice.lines:
        if choice.decision == "partly" and asked.lines:
            raise AnswerNotOfferedError("a choice for a part of the lines names each line")
        return
    said = set(choice.lines.values())
    fits = {
        "agreed": said == {"agreed"},
        "partly": "agreed" in said and len(said) > 1,
        "later": "agreed" not in said and "later" in said,
        "refused": said == {"refused"},
        "objection": "agreed" not in said,
    }
    if set(choice.lines) != set(asked.lines) or not fits[choice.decision]:
        raise AnswerNotOfferedError("the answers to the lines are not the answer to the whole")


def check_gates(at: Workplace, file: CaseFile, opened: Form, choice: Choice) -> None:
    """Ask the rules of every form, and of this kind, about a yes; errors as `check_signing`."""
    if choice.mark is None:
        return
    filled = None if opened.laid is None else find(file, opened.laid.form)
    team = {} if filled is None else {n: a for part in filled.parts if part.part == "team" for n, a in part.answers}
    check_signing(
        BeforeSigning(
            file=file,
            opened=opened,
            team=team,
            person=choice.person,
            mark=choice.mark,
            decision=choice.decision,
            felt_free=choice.felt_free,
            law=FamilyLaw(file, at.today(), at.book),
            today=at.today(),
            own_words=choice.view_text,
            lines=_said_yes_to(opened, choice),
            in_room=choice.signature_kind in IN_THE_ROOM,
            called=at.called,
        )
    )


def _said_yes_to(opened: Form, choice: Choice) -> frozenset[str]:
    asked = {
        line
        for mark in opened.required
        if (mark.person, mark.mark) == (choice.person, choice.mark)
        for line in mark.lines
    }
    return frozenset(line for line in asked if choice.lines.get(line, choice.decision) == "agreed")
