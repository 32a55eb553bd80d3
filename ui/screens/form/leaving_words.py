"""Who is not asked under a form, in words and in fields: for the worker alone (H8, H17)."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from jgvisit.domain.own_words import says_something
from jgvisit.ids import CaseId, FormId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.facts_of_forms import SUBJECTS
from jgvisit.services.forms.drafts import find
from jgvisit.services.forms.laid_forms import laid_forms
from jgvisit.services.forms.leaving_out import Begun, Ground, MayLeaveOut
from jgvisit.services.law.exceptions_used import UsedException
from jgvisit.workspace import Workspace
from ui.i18n import isolated
from ui.screens.form.leaving_state import LeavingState, LeftOutRow
from ui.screens.form.what_counts import line_names, line_names_before
from ui.widgets.entry_fields import EntryField
from ui.wording import day_words

GROUND, CHILD, PARENT, LINE = "leave_ground", "leave_child", "leave_parent", "leave_line"
REASON, COLLEAGUE = "leave_reason", "leave_colleague"
EVERY_LINE = "all"
_CANNOT_WEIGH: Ground = "cannotWeigh"


def leaving_state(
    work: Workspace,
    case: CaseId,
    filled: FormId,
    values: Mapping[str, str] | None,
    *,
    asked: bool,
    begun: Begun | None = None,
) -> LeavingState:
    """Return what the panel shows; `values` is None while nothing is being written down.

    Made of the whole file: never while somebody of the family looks along.
    """
    file, offers = work.files.for_me(case), work.leaving_out.offered(case, filled, begun)
    used = work.leaving_out.in_use(case, filled)
    opened, known = laid_forms(file, filled), find(file, filled)
    names = line_names(work, file, opened) if opened or known is None else line_names_before(work, file, known)
    what = known or begun
    by_line = what is not None and SUBJECTS.get(what.form_type) == "share"
    fields = () if values is None or not offers else _fields(file, offers, values, names)
    return LeavingState(
        rows=tuple(_row(work, file, each, names, by_line=by_line) for each in used),
        offered=bool(offers),
        fields=fields,
        values=values or {},
        missing=missing_in(fields, values or {}) if asked else frozenset(),
        follows=_follows(offers, values or {}),
    )


def missing_in(fields: tuple[EntryField, ...], values: Mapping[str, str]) -> frozenset[str]:
    """Return which of these fields say nothing yet, or something that can be chosen no more."""
    return frozenset(
        field.id
        for field in fields
        if not says_something(values.get(field.id))
        or (field.kind == "choice" and values[field.id] not in {value for value, _ in field.choices})
    )


def offer_for(offers: tuple[MayLeaveOut, ...], values: Mapping[str, str]) -> MayLeaveOut | None:
    """Return what may be written down of the child that was chosen; of an only child without a choice."""
    if len(offers) == 1:
        return offers[0]
    return next((offer for offer in offers if offer.child == values.get(CHILD)), None)


def _fields(
    file: CaseFile, offers: tuple[MayLeaveOut, ...], values: Mapping[str, str], names: Mapping[str, str]
) -> tuple[EntryField, ...]:
    called = {member.id: isolated(member.name) for member in file.members}
    fields: list[EntryField] = []
    if len(offers) > 1:
        children = tuple((offer.child, called[offer.child]) for offer in offers)
        fields.append(
            EntryField(CHILD, QCoreApplication.translate("LeavingOut", "For which child?"), "choice", choices=children)
        )
    offer = offer_for(offers, values)
    if offer is None:
        return tuple(fields)
    grounds = {
        "safety": QCoreApplication.translate(
            "LeavingOut", "A parent is not asked: clearly needed to prevent serious harm"
        ),
        "childWish": QCoreApplication.translate(
            "LeavingOut", "A parent is not asked: {child} does not want it, after careful thought"
        ),
        _CANNOT_WEIGH: QCoreApplication.translate("LeavingOut", "{child} cannot weigh this: who has authority decides"),
    }
    choices = tuple(
        (ground, grounds[ground].format(child=called[offer.child]))
        for ground in offer.grounds
        if ground == _CANNOT_WEIGH or offer.parents
    )
    fields.append(
        EntryField(GROUND, QCoreApplication.translate("LeavingOut", "What is it?"), "choice", choices=choices)
    )
    if values.get(GROUND) in ("safety", "childWish"):
        parents = tuple((parent, called.get(parent, "–")) for parent in offer.parents)
        fields.append(
            EntryField(PARENT, QCoreApplication.translate("LeavingOut", "Who is not asked?"), "choice", choices=parents)
        )
    if offer.lines:
        every = (
            EVERY_LINE,
            QCoreApplication.translate("LeavingOut", "Every line about {child}").format(child=called[offer.child]),
        )
        lines = (every, *((line, names.get(line, "–")) for line in offer.lines))
        fields.append(
            EntryField(LINE, QCoreApplication.translate("LeavingOut", "For which line?"), "choice", choices=lines)
        )
    fields.append(EntryField(REASON, QCoreApplication.translate("LeavingOut", "Why, in facts?"), "text"))
    fields.append(EntryField(COLLEAGUE, QCoreApplication.translate("LeavingOut", "Which colleague looked along?")))
    return tuple(fields)


def _follows(offers: tuple[MayLeaveOut, ...], values: Mapping[str, str]) -> str:
    """Return what comes of it, before it is written down."""
    offer, ground = offer_for(offers, values), values.get(GROUND)
    if offer is None or not ground:
        return ""
    if ground == _CANNOT_WEIGH:
        involved = QCoreApplication.translate(
            "LeavingOut",
            "The child stays involved, and a no of the child still counts. A jurist has to look at who judges this.",
        )
        if not offer.asks_more:
            return involved
        more = QCoreApplication.translate(
            "LeavingOut",
            "From 16 on the law asks the child alone. Now who has authority is asked: lay the form before them.",
        )
        return f"{more}\n{involved}"
    hidden = QCoreApplication.translate(
        "LeavingOut",
        "Who is not asked sees nothing of this form, also not what is on it for others: put on another form what you"
        " do ask. It never counts as a yes. Who answered before knows of the form, and what was said stays.",
    )
    if offer.subject != "share":
        return f"{hidden}\n{_stay_words()}"
    counts = QCoreApplication.translate(
        "LeavingOut", "The line then counts without this parent. A jurist has to look at it."
    )
    return f"{hidden}\n{counts}"


def _stay_words() -> str:
    return QCoreApplication.translate(
        "LeavingOut",
        "For this agreement the law needs everybody with authority: as long as somebody is not asked, it does not"
        " begin.",
    )


def _row(
    work: Workspace,
    file: CaseFile,
    used: UsedException,
    names: Mapping[str, str],
    *,
    by_line: bool,
) -> LeftOutRow:
    called = {member.id: isolated(member.name) for member in file.members}
    child = ", ".join(called[each] for each in used.children if each in called)
    who = ", ".join(called.get(each, "–") for each in used.left_out)
    lines = [
        QCoreApplication.translate("LeavingOut", "Why: {reason}").format(reason=isolated(used.reason)),
        QCoreApplication.translate("LeavingOut", "Looked along: {colleague}. {day}, {source}").format(
            colleague=isolated(used.colleague or "–"), day=day_words(used.on), source=isolated(used.source)
        ),
    ]
    if used.line is not None:
        lines.insert(
            0, QCoreApplication.translate("LeavingOut", "For this line: {line}").format(line=names.get(used.line, "–"))
        )
    if used.left_out and not by_line:
        lines.append(_stay_words())
    if used.disputed:
        lines.append(
            QCoreApplication.translate("LeavingOut", "Two versions: until somebody chooses, it does not count")
        )
    lines += [
        QCoreApplication.translate("LeavingOut", "For the jurist: {point}").format(point=each)
        for each in work.leaving_out.points(used)
    ]
    return LeftOutRow(used.event, _title(used).format(who=who, child=child), tuple(lines))


def _title(used: UsedException) -> str:
    if not used.left_out:
        return QCoreApplication.translate("LeavingOut", "{child} cannot weigh this: who has authority decides")
    if used.exception == "X2":
        return QCoreApplication.translate("LeavingOut", "{who} is not asked for {child}: {child} does not want it")
    return QCoreApplication.translate("LeavingOut", "{who} is not asked for {child}: safety")
