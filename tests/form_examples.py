"""Any form, filled in whole by its definition."""

from __future__ import annotations

from filled_examples import fill_opinion, pause_rows
from per_child import of_each
from town import Family, open_form_a, squiggle

from jgvisit.content.form_model import Column, Field, FormDefinition, Part
from jgvisit.ids import FormId, PersonId, VisitId, new_uuid7
from jgvisit.records.answers import (
    Answer,
    ChoiceAnswer,
    DayAnswer,
    LinesAnswer,
    MomentAnswer,
    Passage,
    PassagesAnswer,
    PerChildAnswer,
    PersonsAnswer,
    Row,
    RowsAnswer,
    TextAnswer,
)
from jgvisit.services.forms.answers import answer_conditions, exists
from jgvisit.services.forms.help_form import form_of
from jgvisit.services.signing.signing import Choice
from jgvisit.workspace import Workspace

SECRET = "bij mijn zus in Joure"


NOBODY = PerChildAnswer(())


def an_answer(field: Field | Column, work: Workspace, family: Family, children: tuple[PersonId, ...] = ()) -> Answer:
    day = work.today().isoformat()
    match field.kind:
        case "date":
            return DayAnswer(day)
        case "moment":
            return MomentAnswer(f"{day}T10:00:00.000Z")
        case "choice" | "choices":
            return ChoiceAnswer((field.choices[0][0],))
        case "persons":
            return PersonsAnswer((family.mother,))
        case "lines":
            return LinesAnswer((f"{field.label}, kort", "en nog iets"))
        case "rows":
            assert isinstance(field, Field)
            return RowsAnswer((Row(new_uuid7(), {each.id: an_answer(each, work, family) for each in field.columns}),))
        case "passages":
            return PassagesAnswer((Passage(new_uuid7(), "fact", "De deur van de kamer is kapot.", "gezien", day),))
        case "perChild":
            return of_each(children or (family.boy,), f"Iets over: {field.label.lower()}")
        case _:
            return TextAnswer(SECRET if field.id == "safePlace" else f"Iets over: {field.label.lower()}")


def fill_no_agreement(work: Workspace, family: Family, **more: Answer) -> FormId:
    """Record the common part of a form H about the boy."""
    form = work.filled_forms.begin()
    definition = work.filled_forms.definition("noAgreementRecord")
    answers = {
        field.id: an_answer(field, work, family)
        for field in definition.of_part("common")
        if field.required and field.kind != "fixed"
    }
    answers |= {"viewPerChild": of_each([family.boy], "Ik vind de juf genoeg"), **more}
    kept = {name: answer for name, answer in answers.items() if answer != NOBODY}
    work.filled_forms.fill(family.case, form, "noAgreementRecord", "common", (family.boy,), kept)
    return form


def fill_whole(
    work: Workspace, family: Family, form: FormDefinition, owner: PersonId, children: tuple[PersonId, ...] = ()
) -> FormId:
    """Fill every field of every part that exists with the first choice of everything; about the boy if not told."""
    filled = work.filled_forms.begin()
    everything = {field.id: an_answer(field, work, family, children) for field in form.fields if field.kind != "fixed"}
    if form.letter == "I":
        everything["requestKind"] = ChoiceAnswer(("regular",))
        everything["requestGround"] = ChoiceAnswer(("notAccepted",))
    if form.letter == "E":
        everything["ideaOf"] = ChoiceAnswer(("team",))
        everything["pauseCheck"] = pause_rows()
    if form.letter == "J":  # the worker of the tests is the colleague who was asked
        everything["askedOf"] = TextAnswer(f"{work.enrolled.worker_name}, gedragswetenschapper")
    if form.letter == "H":
        everything["betweenParents"] = ChoiceAnswer(("no",))
    holds = answer_conditions(form, everything)
    parts: tuple[Part, ...] = ("common", "team", "private")
    for part in parts:
        answers = {field.id: everything[field.id] for field in form.of_part(part) if exists(field, holds)}
        answers.pop("ifNothing", None)
        answers.pop("notAskedFor", None)  # nobody is left out for safety: who is, has no paper of it
        if answers:
            work.filled_forms.fill(
                family.case,
                filled,
                form.id,
                part,
                children or (family.boy,),
                answers,
                owner if part == "private" else None,
            )
    return filled


def the_form(work: Workspace, letter: str) -> FormDefinition:
    return next(
        form for (_, language), form in work.pack.definitions.items() if (form.letter, language) == (letter, "nl")
    )


EXPLAINED_BEFORE = {"D": "K08", "E": "K11"}
"""Letter -> the card that whoever says yes has heard."""


def do_what_comes_first(work: Workspace, family: Family, visit: VisitId, letter: str) -> None:
    """Do what a form asks before it is laid and signed: explain its card, let a colleague look along."""
    card = EXPLAINED_BEFORE.get(letter)
    if card is not None:
        explain_card(work, family, visit, card, family.mother, family.father)
    if letter == "E":
        fill_opinion(work, family)


def explain_card(work: Workspace, family: Family, visit: VisitId, card: str, *heard_by: PersonId) -> None:
    """Tell a card to grown-ups in the room."""
    view = work.explaining.view(family.case, card, "parent")
    work.explaining.explained(family.case, visit, view, list(heard_by), "self")


def lay_whole(work: Workspace, family: Family, visit: VisitId, letter: str) -> FormId:
    """Fill any form in whole, do what it asks first, and lay it before its signers."""
    if letter == "A":
        return open_form_a(work, family, visit, family.boy)
    form = fill_whole(work, family, the_form(work, letter), family.mother)
    do_what_comes_first(work, family, visit, letter)
    opened = work.laying.lay_before(family.case, visit, form)[0]
    alone_with_its_owner(work, family, visit, letter)
    return opened


def alone_with_its_owner(work: Workspace, family: Family, visit: VisitId, letter: str) -> None:
    """Where a form is one person's own, let nobody else be in the room: a child's story (H7), C and G (H8)."""
    owner = {"K": family.boy, "C": family.mother, "G": family.mother}.get(letter)
    if owner is not None:
        work.visits.change_presence(family.case, visit, [owner])


def sealed_paper(work: Workspace, family: Family, visit: VisitId, letter: str) -> bytes:
    """Lay any form and let one of its signers agree, the mother if she is asked; return the sealed paper."""
    opened = lay_whole(work, family, visit, letter)
    asked = form_of(work.files.get(family.case), opened).required
    mark = next((each for each in asked if each.person == family.mother), asked[0])
    choice = Choice(
        PersonId(mark.person), "agreed", "self", squiggle(), squiggle(400), view_text="Ik zie het zo.", mark=mark.mark
    )
    return work.journal.blob(family.case, work.signing.decide(family.case, visit, opened, choice).document)
