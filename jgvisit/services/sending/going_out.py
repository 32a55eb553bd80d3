"""What must be there before a handover, a request or an application leaves us, and what is missing (H11, H14, H30)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from jgvisit.domain.own_words import says_something
from jgvisit.domain.road import Journey
from jgvisit.ids import PersonId, RecordId
from jgvisit.records.answers import Answer, ChoiceAnswer, PassagesAnswer, TextAnswer
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import FilledForm, FilledPart, Form
from jgvisit.services.desk.workplace import Reckoning
from jgvisit.services.forms.answers_now import changed_signers
from jgvisit.services.forms.childs_views import without_view
from jgvisit.services.forms.passages import asked_to_leave_out, passages_of
from jgvisit.services.law.handover_cover import HANDOVER, consents_asked, is_about, supervision_of
from jgvisit.services.sending.handover_plans import chosen, plan_of
from jgvisit.services.sending.informing import not_informed, to_inform
from jgvisit.services.sending.opinions import opinions_on

REQUEST, APPLICATION = "investigationRequest", "application"
JOURNEYS: Mapping[str, Journey] = {HANDOVER: "handover", REQUEST: "request", APPLICATION: "application"}
"""Form type -> the way it goes."""
Lack = Literal[
    "notFilled",
    "twoVersions",
    "updateFirst",
    "conflict",
    "notLaid",
    "textChanged",
    "othersSign",
    "consent",
    "notAsked",
    "leaveOut",
    "registration",
    "aboutOneAdult",
    "callFirst",
    "notInformed",
    "oneSource",
    "restrictedNotChosen",
    "later",
    "mandate",
    "planGone",
    "askedNoMore",
    "viewOfChild",
]


@dataclass(frozen=True)
class Missing:
    """One thing that must be there first; for the worker alone, since it may tell who said what (H8)."""

    what: Lack
    persons: tuple[PersonId, ...] = ()
    """Whom it is about."""


@dataclass(frozen=True)
class Ground:
    """On what it may go now, or why not yet."""

    version: RecordId | None
    consents: tuple[RecordId, ...] = ()
    orders: tuple[str, ...] = ()
    missing: tuple[Missing, ...] = ()

    @property
    def may_go(self) -> bool:
        """Whether nothing is missing."""
        return self.version is not None and not self.missing


def ground_of(at: Reckoning, file: CaseFile, filled: FilledForm) -> Ground:
    """Return on what it may go now; an application cannot be refused by us (H24), only no longer be asked for.

    Args:
        at: texts, law and day.
        file: whole: what is hidden from the room decides too.
        filled: of one of the types in `JOURNEYS`.
    """
    common = [part for part in filled.parts if part.part == "common"]
    if len(common) != 1:
        return Ground(None, missing=(Missing("twoVersions" if common else "notFilled"),))
    ground = _ground(at, file, filled, common[0])
    held = tuple(_held_back(file))
    return Ground(ground.version, ground.consents, ground.orders, (*held, *ground.missing))


def _ground(at: Reckoning, file: CaseFile, filled: FilledForm, common: FilledPart) -> Ground:
    if filled.form_type == HANDOVER:
        return _handover(at, file, filled, common)
    lacks = _request(at, file, filled, common) if filled.form_type == REQUEST else _asked_no_more(file, filled)
    return Ground(common.stamp.record, missing=tuple(lacks))


def _held_back(file: CaseFile) -> Iterator[Missing]:
    if file.unknown_kinds:
        yield Missing("updateFirst")


def _handover(at: Reckoning, file: CaseFile, filled: FilledForm, common: FilledPart) -> Ground:
    consents: list[RecordId] = []
    orders: list[str] = []
    missing: list[Missing] = []
    if file.conflicts:
        missing.append(Missing("conflict"))
    deciders: set[PersonId] = set()
    for child in common.children:
        known = supervision_of(file, child, at.today())
        if known:
            orders.append(known[0].order)
            continue
        laid = (each for each in file.forms if is_about(each, filled.id, child, common.stamp.record))
        form = next((each for each in laid if each.replaced_by is None), None)  # of two laid apart one goes on
        if form is None:
            missing.append(Missing(_why_not_laid(file, filled), (child,)))
            continue
        deciders |= set(consents_asked(form))
        consents += _consents(form)
        missing += _lacks_consent(at, file, form, child)
    if asked_to_leave_out(file, filled, frozenset(deciders)):
        missing.append(Missing("leaveOut"))
    if any(plan_of(file, row, common.children, at.today()) is None for row in chosen(dict(common.answers))):
        missing.append(Missing("planGone"))
    missing += _about_one_adult(file, filled)
    missing += _view_of_child(filled)
    missing += _registration(_team(filled))
    return Ground(common.stamp.record, tuple(sorted(consents)), tuple(sorted(orders)), tuple(dict.fromkeys(missing)))


def _why_not_laid(file: CaseFile, filled: FilledForm) -> Lack:
    laid = any(form.laid is not None and form.laid.form == filled.id for form in file.forms)
    return "textChanged" if laid else "notLaid"


def _consents(form: Form) -> Iterator[RecordId]:
    for person in consents_asked(form):
        decision = form.decided_by(person, "T")
        if decision is not None and is_yes(form, person):
            yield decision.stamp.record


def _lacks_consent(at: Reckoning, file: CaseFile, form: Form, child: PersonId) -> Iterator[Missing]:
    asked = consents_asked(form)
    if changed_signers(at, file, form) is not None or not asked:
        yield Missing("othersSign", (child,))
    if form.laid is not None and form.laid.not_asked:
        yield Missing("notAsked", form.laid.not_asked)  # never counted as agreed (H2)
    if without := tuple(person for person in asked if not is_yes(form, person)):
        yield Missing("consent", without)


def is_yes(form: Form, person: PersonId) -> bool:
    """Tell whether a yes of this person stands: to exactly this text, not taken back and not in dispute."""
    said = form.decided_by(person, "T")
    return (
        said is not None
        and said.decision == "agreed"
        and said.withdrawn_at is None
        and not said.disputed
        and said.content_sha256 == form.content_sha256
        and person not in form.said_no
    )


def _about_one_adult(file: CaseFile, filled: FilledForm) -> Iterator[Missing]:
    children = {member.id for member in file.children}
    found = {
        PersonId(each.passage.about)
        for each in passages_of(file, filled)
        if each.part.part == "common" and each.passage.about is not None and each.passage.about not in children
    }
    if found:
        yield Missing("aboutOneAdult", tuple(sorted(found)))


def _view_of_child(filled: FilledForm) -> Iterator[Missing]:
    if children := without_view(filled):
        yield Missing("viewOfChild", children)


def _registration(team: Mapping[str, Answer]) -> Iterator[Missing]:
    said = team.get("leadRegistration")
    if not (isinstance(said, TextAnswer) and says_something(said.text)):
        yield Missing("registration")


def _asked_no_more(file: CaseFile, filled: FilledForm) -> Iterator[Missing]:
    """Yield who no longer asks for it, by the text that lies before them now; asked aloud alone, it goes.

    A no to our help, said aloud, says nothing of an application: who takes that back aloud has the step "stopped".
    """
    for form in file.forms:
        if form.laid is None or form.laid.form != filled.id or form.replaced_by is not None:
            continue
        said = {mark.person: form.decided_by(mark.person, mark.mark) for mark in form.required}
        if against := sorted(who for who, each in said.items() if each is not None and each.decision == "refused"):
            yield Missing("askedNoMore", tuple(against))


def _request(at: Reckoning, file: CaseFile, filled: FilledForm, common: FilledPart) -> Iterator[Missing]:
    """Yield what a request lacks; nobody's consent is asked (H14), and at night the rest may wait (H30)."""
    answers, team, today = dict(common.answers), _team(filled), at.today()
    urgent = _chosen(answers, "requestKind", "urgent")
    if urgent and not all(name in answers for name in CALL):
        yield Missing("callFirst")
    without = not_informed(to_inform(file, common.children, today), team, today)
    if without:
        yield Missing("notInformed", tuple(each.person for each in without))
    yield from _view_of_child(filled)
    yield from _registration(team)
    if _chosen(team, "requesterMandated", "askFirst"):
        yield Missing("mandate")
    chosen = {release.item for release in file.read_together.releases if release.form == filled.id}
    restricted = team.get("restrictedPassages")
    items = restricted.passages if isinstance(restricted, PassagesAnswer) else ()
    if any(passage.id not in chosen for passage in items):
        yield Missing("restrictedNotChosen")
    if urgent:
        return
    if any(each.chosen is None for each in opinions_on(file, filled)):
        yield Missing("restrictedNotChosen")
    if any(not each.is_verified for each in passages_of(file, filled) if each.field in FINDINGS):
        yield Missing("oneSource")


CALL = ("urgentCallTo", "urgentCallAt", "urgentCallName", "urgentCallInstruction")
"""First called, then written: whom, at, name, what we had to do (practice.md form I)."""
FINDINGS = frozenset({"developmentFindings", "safetyFindings"})


def _team(filled: FilledForm) -> dict[str, Answer]:
    return {name: answer for part in filled.parts if part.part == "team" for name, answer in part.answers}


def _chosen(answers: Mapping[str, Answer], field: str, value: str) -> bool:
    answer = answers.get(field)
    return isinstance(answer, ChoiceAnswer) and value in answer.values
