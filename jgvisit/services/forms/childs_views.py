"""Whether it is written down what each child thinks, or why we do not know (H26), and who may read it (H7). Pure.

What a child thinks stands in that child's own part, which nobody else of the family reads. Only what the child wants
to share stands in the part that all signers read. Why we do not know is for the team: the reason may betray a child.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from jgvisit.domain.own_words import says_something
from jgvisit.ids import PersonId
from jgvisit.records.answers import Answer, ChoiceAnswer, PerChildAnswer, TextAnswer
from jgvisit.records.case_forms import FilledForm
from jgvisit.records.taken_back import OF_BEFORE, SHARED
from jgvisit.services.forms.gate_questions import BeforeLaying, Closed

MISSING = "viewMissing"
"""The field of the team's part that says of which child we do not know, and why."""
OWN_WORDS: Mapping[str, tuple[str, ...]] = {
    "voluntaryStayAgreement": ("parentWish",),
    "handoverToGI": ("childStory", "parentStory"),
    "noAgreementRecord": ("ownPosition", "ownStatement"),
    "investigationRequest": ("ownView", "corrections"),
}
"""Form type -> the fields of an own part that say what its owner thinks. Forms E, F, H and I, and no other."""
Whose = Literal["own", "shared", "missing"]
"""Where it stands: in the child's own part, for everybody who reads the form, or only why we do not know."""
FIRST_THE_CHILD = "Schrijf voor elk kind op wat het vindt, of waarom wij dat niet weten. Vraag eerst wie het mag lezen."


def views(form: FilledForm) -> Mapping[PersonId, frozenset[Whose]]:
    """Return where the view of each child stands whom its common part is about; empty where nothing is written.

    Args:
        form: with all its parts, as the worker alone may see it.
    """
    common = next((part for part in form.parts if part.part == "common"), None)
    return {child: frozenset(_places(form, child)) for child in (common or form).children}


def views_typed(answers: Mapping[str, Answer], child: PersonId, *, alone: bool) -> frozenset[Whose]:
    """Return what the answers of the part for everybody, or of the team's, say of this child; half ones too.

    `alone`: no other child is meant. One text of before for several children says of none what that child thinks (H26).
    """
    found: set[Whose] = set()
    if _says(answers.get(SHARED), child) or (alone and _says(answers.get(OF_BEFORE), child)):
        found.add("shared")
    if _says(answers.get(MISSING), child):
        found.add("missing")
    return frozenset(found)


def without_view(form: FilledForm) -> tuple[PersonId, ...]:
    """Return the children of whom neither the view nor the reason why not is written down.

    A request of tonight waits for nobody's view (H30).
    """
    if form.form_type not in OWN_WORDS or _is_urgent(form):
        return ()
    return tuple(child for child, places in views(form).items() if not places)


def each_child_has_a_view(before: BeforeLaying) -> Closed | None:
    """Nobody is asked to sign about a child whom nobody asked, without a reason."""
    return Closed("view_of_child", FIRST_THE_CHILD) if without_view(before.form) else None


def _places(form: FilledForm, child: PersonId) -> set[Whose]:
    found: set[Whose] = set()
    for part in form.parts:
        answers = dict(part.answers)
        if part.part == "private" and part.owner == child:
            own = (answers.get(name) for name in OWN_WORDS.get(form.form_type, ()))
            if any(_says(answer, child) for answer in own):
                found.add("own")
        elif part.part != "private":
            found |= views_typed(answers, child, alone=part.children == (child,))
    return found


def _says(answer: Answer | None, child: PersonId) -> bool:
    match answer:
        case TextAnswer(text=text):
            return says_something(text)
        case PerChildAnswer():
            return says_something(answer.of(child))
        case _:
            return False


def _is_urgent(form: FilledForm) -> bool:
    kinds = (dict(part.answers).get("requestKind") for part in form.parts if part.part == "common")
    return any(isinstance(kind, ChoiceAnswer) and "urgent" in kind.values for kind in kinds)
