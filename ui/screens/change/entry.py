"""From the chosen change and what was filled in to the record of it. Pure: no screen, no store."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from jgvisit.domain.own_words import says_something
from jgvisit.ids import new_uuid7
from jgvisit.records.case_family import Member
from jgvisit.records.case_file import CaseFile
from jgvisit.records.happening import Happening
from jgvisit.records.happenings import HAPPENINGS
from jgvisit.records.payload_family import OrderRecorded
from ui.screens.change.change import (
    CARRIES_OUT,
    FORM,
    NO_FORM,
    OF_ADVICE,
    ON_AUTHORITY,
    ORDER_SEEN,
    VEILIG_THUIS,
    WHOSE,
    Change,
)
from ui.widgets.entry_fields import EntryField

CHILDREN, PERSONS, ON, SOURCE = "children", "persons", "on", "source"
SHARED = frozenset({CHILDREN, PERSONS, ON, SOURCE})


def missing_of(fields: tuple[EntryField, ...], values: Mapping[str, str]) -> frozenset[str]:
    """Return the fields that must be filled in and are not; an end that the paper names needs its day (H16).

    A dash or a dot is no evidence, reason or name: it counts as not filled in.
    """
    given = ((field, values.get(field.id, "")) for field in fields)
    missing = {field.id for field, value in given if (field.required or value) and not _answered(field, value)}
    if values.get("until_how") in ("until", "through") and not values.get("until"):
        missing.add("until")
    return frozenset(missing)


def _answered(field: EntryField, value: str) -> bool:
    """Tell whether something was filled in; what was chosen when other choices were shown is no answer now."""
    if field.kind == "choice":
        return value in dict(field.choices)
    return says_something(value) or not field.required


def is_asked(change: Change, field: EntryField, values: Mapping[str, str]) -> bool:
    """Tell whether a field makes sense by what was filled in so far.

    Whose authority, of an order on authority; which GI, of another order; of Veilig Thuis what was advised, once
    advice is what was asked.
    """
    if field.id == WHOSE:
        return values.get("kind") in ON_AUTHORITY
    if change.kind == ORDER_SEEN and field.id == CARRIES_OUT:
        return values.get("kind") not in ON_AUTHORITY
    return change.kind != VEILIG_THUIS or field.id not in OF_ADVICE or values.get("step") == "adviceAsked"


def whose_of(values: Mapping[str, str], file: CaseFile) -> tuple[Member, ...]:
    """Return who holds authority over the chosen child; every adult while nobody is known to."""
    holders = {line.holder for line in file.authority if line.child == values.get(CHILDREN)}
    known = tuple(member for member in file.members if member.id in holders)
    return known or tuple(member for member in file.members if member.role != "child")


def last_day(values: Mapping[str, str]) -> date | None:
    """Return the last day on which an order holds: "tot" is the day before, "tot en met" the day itself (H16)."""
    day, how = values.get("until", ""), values.get("until_how")
    if not day or how not in ("until", "through"):
        return None
    return date.fromisoformat(day) - timedelta(days=1 if how == "until" else 0)


def day_of(change: Change, values: Mapping[str, str], today: date) -> str:
    """Return the day on which it happened; what is planned happened when it was heard of, so never after `today`."""
    return min(values[change.own_day], today.isoformat()) if change.own_day else values[ON]


def happening_of(change: Change, values: Mapping[str, str], today: date) -> Happening:
    """Return the event as it will be recorded; what was left empty is absent."""
    away = SHARED | {field.id for field in change.fields if not is_asked(change, field, values)}
    own = {name: text.strip() for name, text in values.items() if name not in away and text.strip()}
    if own.get(FORM) == NO_FORM:
        del own[FORM]
    return HAPPENINGS[change.kind](
        event=new_uuid7(),
        on=day_of(change, values, today),
        source=values[SOURCE].strip(),
        children=tuple(values.get(CHILDREN, "").split()),
        persons=tuple(values.get(PERSONS, "").split()),
        **own,
    )


def order_of(kind: str, values: Mapping[str, str]) -> OrderRecorded:
    """Return the order as it will be recorded: seen with its paper, or announced with who told it (H12)."""
    child, order_kind = values[CHILDREN], values["kind"]
    person = (values.get(WHOSE) or None) if order_kind in ON_AUTHORITY else None
    if kind == ORDER_SEEN:
        end = last_day(values)
        return OrderRecorded(
            order=new_uuid7(),
            child=child,
            kind=order_kind,  # type: ignore[arg-type]  # the writer reads it back and refuses another word
            starts_on=values["starts_on"],
            person=person,
            court=values["court"].strip(),
            number=values["number"].strip(),
            decided_on=values["decided_on"],
            until=None if end is None else end.isoformat(),
            gi=None if order_kind in ON_AUTHORITY else values.get(CARRIES_OUT, "").strip() or None,
        )
    return OrderRecorded(
        order=new_uuid7(),
        child=child,
        kind=order_kind,  # type: ignore[arg-type]  # as above
        starts_on=values[ON],
        evidence="announced",
        person=person,
        told_by=values["told_by"].strip(),
        told_on=values[ON],
    )
