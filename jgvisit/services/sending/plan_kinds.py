"""Which agreements can go along with a handover, which of their fields go, and when one holds. Pure.

Nothing goes that names somebody who gave no yes to be named to a GI (Jw 7.3.11 lid 1), nothing that betrays a place
(H2), nothing private or of the team, and no child's own words: those have a way of their own (H7).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from jgvisit.domain.facts import Mark
from jgvisit.ids import PersonId
from jgvisit.records.answers import Answer, ChoiceAnswer, DayAnswer, RowsAnswer, TextAnswer
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import FilledForm, FilledPart, Form
from jgvisit.services.agreements.plan_promises import SAFETY_PLAN
from jgvisit.services.agreements.stay_rules import STAY
from jgvisit.services.law.handover_cover import is_about

FAMILY_PLAN = "familyGroupPlan"
_YES: tuple[Mark, ...] = ("T", "A")


@dataclass(frozen=True)
class PlanKind:
    """One kind of agreement."""

    title: str
    """As it is named on the handover, before its day."""
    fields: tuple[str, ...]
    """Which of its fields go, in this order."""
    cells: frozenset[str] = frozenset()
    """Which columns of its rows go."""
    persons: tuple[str, ...] = ()
    """Columns that name whom a row is about: a row goes only if all of them may be named."""
    last_day: str = ""
    """The field with its last day."""
    holds: Callable[[CaseFile, FilledForm, FilledPart], bool] = lambda *_: True


def is_running(file: CaseFile, plan: FilledForm, part: FilledPart, today: date) -> bool:
    """Tell whether this version is an agreement that holds today."""
    kind = KINDS[plan.form_type]
    last = dict(part.answers).get(kind.last_day)
    over = isinstance(last, DayAnswer) and date.fromisoformat(last.day) < today
    return not over and kind.holds(file, plan, part)


def may_be_named(file: CaseFile, children: tuple[PersonId, ...]) -> frozenset[PersonId]:
    """Return the children, and who holds authority over them: they are asked for the consent to send."""
    held = (line.holder for line in file.authority if line.child in children and line.evidence and line.until is None)
    return frozenset((*children, *map(PersonId, held)))


def _was_agreed(file: CaseFile, plan: FilledForm, part: FilledPart) -> bool:
    """Tell whether all who are asked said yes to this version, and nobody took it back: else it is no agreement."""
    laid = _laid(file, plan, part)
    return bool(laid) and all(map(_all_said_yes, laid))


def _laid(file: CaseFile, plan: FilledForm, part: FilledPart) -> list[Form]:
    """Return where this version lies before signers now."""
    now, record = [form for form in file.forms if form.replaced_by is None], part.stamp.record
    return [form for form in now if any(is_about(form, plan.id, child, record) for child in part.children)]


def _all_said_yes(form: Form) -> bool:
    asked = [mark for mark in form.required if mark.mark in _YES]
    said = [form.decided_by(mark.person, mark.mark) for mark in asked]
    unasked = form.laid is not None and bool(form.laid.not_asked)
    return (
        bool(asked)
        and not unasked
        and not any(mark.person in form.said_no for mark in asked)
        and all(
            each is not None
            and each.decision == "agreed"
            and each.withdrawn_at is None
            and not each.disputed
            and each.content_sha256 == form.content_sha256
            for each in said
        )
    )


def _somebody_said_no(form: Form) -> bool:
    """Tell whether one of those asked refused this version, disputed it or took a yes back: it is not theirs then."""
    said = [form.decided_by(mark.person, mark.mark) for mark in form.required if mark.mark in _YES]
    against = ("partly", "refused", "objection")  # the plan goes whole or not at all
    return any(mark.person in form.said_no for mark in form.required) or any(
        each is not None and (each.decision in against or each.withdrawn_at is not None or each.disputed)
        for each in said
    )


def _is_the_familys(file: CaseFile, plan: FilledForm, part: FilledPart) -> bool:
    """Tell whether the family wrote a plan of its own in which nobody plays a part but who may be named.

    Its words stand as the family wrote them, whole or not at all: with a grandmother or a neighbour in it, who said
    yes to help and not to be named to a GI, the family hands it over itself (H24). Who takes part must be written
    down: a plan that names nobody may be about anybody. It need not be signed, but a no of one of them is a no.
    """
    answers: dict[str, Answer] = dict(part.answers)
    wanted, text, rows = (answers.get(name) for name in ("planOffered", "familyPlanText", "participants"))
    known = may_be_named(file, part.children)
    names = {_plain(member.name) for member in file.members if member.id in known}
    named = [row.cells.get("name") for row in rows.rows] if isinstance(rows, RowsAnswer) else []
    others = {_plain(member.name) for member in file.members} - names
    return (
        isinstance(wanted, ChoiceAnswer)
        and "wanted" in wanted.values
        and isinstance(text, TextAnswer)
        and not any(other in _plain(text.text) for other in others)
        and bool(named)
        and all(isinstance(each, TextAnswer) and _plain(each.text) in names for each in named)
        and not any(map(_somebody_said_no, _laid(file, plan, part)))
    )


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


KINDS: Mapping[str, PlanKind] = {
    SAFETY_PLAN: PlanKind(
        title="Veiligheidsplan",
        # not: who else knows of it, how we are reached, what a judge decided about one adult
        fields=(
            "validUntil", "reviewOn", "riskStatement", "facts", "strengths", "agreements", "positiveEffects",
            "ifNotKept", "warningSignals", "whatWeDoAtSignal", "endCriteria",
        ),
        # who checks it and who helps if it fails is often somebody who gave no consent to be named
        cells=frozenset({"who", "what", "whenWhere", "until"}),
        persons=("who",),
        last_day="validUntil",
    ),
    STAY: PlanKind(
        title="Afspraak over ergens anders wonen of contact",
        # not: with whom, where, which school, what it costs, what the child thinks of it
        fields=(
            "agreementKind", "fromOn", "untilOn", "facts", "returnConditions", "contactAgreements", "reviewOn",
            "withdrawalPlan",
        ),
        cells=frozenset({"who", "withWhom", "howOften", "form", "until"}),
        persons=("who", "withWhom"),
        last_day="untilOn",
        holds=_was_agreed,
    ),
    FAMILY_PLAN: PlanKind(
        title="Eigen plan van het gezin",
        fields=("familyPlanText", "mustBeSafe", "helpWanted"),
        holds=_is_the_familys,
    ),
}  # fmt: skip
"""Form type -> what goes along of it, and when."""
