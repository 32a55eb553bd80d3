"""Whether what a handover went on covered it: the yes of all whom the law asked, or an order that was seen (H11). Pure.

One rule for what is written here, what another laptop sent and what was brought in: nothing is
called sent that this does not cover.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from jgvisit.domain.orders import SUPERVISION, read_orders
from jgvisit.errors import RefusedError
from jgvisit.ids import FormId, PersonId, RecordId
from jgvisit.records.case_family import Order
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import Decision, FilledForm, FilledPart, Form
from jgvisit.records.case_stamp import day_of
from jgvisit.records.facts import facts_of
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_reading import PaperStepped

HANDOVER = "handoverToGI"


class NotCoveredError(RefusedError):
    """A handover would be called ready or sent on nothing that covers it (H11); nothing was recorded."""

    code = "refused.may_not_go"


def require_cover(file: CaseFile, payload: Payload) -> None:
    """Refuse what calls a handover ready or sent without everybody's consent or an order: no path here may record it.

    Raises:
        NotCoveredError: it is not covered, or nobody knows this form.
    """
    if not isinstance(payload, PaperStepped) or payload.step not in ("ready", "sent"):
        return
    filled = next((form for form in file.filled if form.id == payload.form), None)
    if filled is not None and filled.form_type != HANDOVER:
        return
    version = None if payload.version is None else RecordId(payload.version)
    standing = standing_now(file) & set(payload.consents)
    if filled is None or not covers(file, filled, version, standing, payload.orders, date.fromisoformat(payload.on)):
        raise NotCoveredError(payload.step)


def standing_now(file: CaseFile) -> frozenset[RecordId]:
    """Return the consents that stand now: not taken back, not said no to since, not in dispute."""
    return frozenset(
        said.stamp.record
        for form in file.forms
        for said in form.decisions
        if (said.mark, said.decision) == ("T", "agreed")
        and said.withdrawn_at is None
        and not said.disputed
        and said.person not in form.said_no
    )


def covers(
    file: CaseFile,
    filled: FilledForm,
    version: RecordId | None,
    standing: Collection[RecordId],
    orders: Collection[str],
    on: date,
) -> bool:
    """Tell whether a version of a handover may go: for every child consents to exactly it, or an order.

    Args:
        file: whole.
        filled: the handover.
        version: the record of the common part that goes.
        standing: decisions that stand at that moment.
        orders: ids of orders it rests on.
        on: the day it goes.
    """
    part = version_of(filled, version)
    if part is None or not part.children:
        return False
    return all(
        any(order.order in orders for order in supervision_of(file, child, on))
        or any(_consented(form, child, part, standing, on) for form in file.forms)
        for child in part.children
    )


def version_of(filled: FilledForm, version: RecordId | None) -> FilledPart | None:
    """Return a version of the common part, of whenever."""
    return next(
        (part for part in (*filled.parts, *filled.versions) if (part.part, part.stamp.record) == ("common", version)),
        None,
    )


def supervision_of(file: CaseFile, child: PersonId, on: date) -> tuple[Order, ...]:
    """Return the supervision orders about `child` that were seen, and in force on the day `on` (H12)."""
    facts = facts_of(file, on)
    in_force = {
        (reading.order.kind, reading.order.starts_on.isoformat(), reading.order.number)
        for reading in read_orders(facts, child)
        if reading.force == "in_force" and reading.order.kind in SUPERVISION and reading.order.evidence == "seen"
    }
    return tuple(
        order
        for order in file.orders
        if order.child == child
        and not order.disputed
        and (order.kind, order.starts_on, order.number) in in_force
        and order.evidence == "seen"
        and order.number
        and order.court
        and order.decided_on
    )


def consents_asked(form: Form) -> tuple[PersonId, ...]:
    """Return whose consent the law asked when the form was laid before them."""
    return tuple(mark.person for mark in form.required if mark.mark == "T" and not mark.after)


def decisions_of(form: Form) -> Iterator[Decision]:
    """Yield every decision on a form, also those that count no more."""
    yield from form.decisions
    yield from form.other_decisions
    yield from (each.decision for each in form.once)


def is_about(form: Form, filled: FormId, child: PersonId, version: RecordId) -> bool:
    """Tell whether this is what was laid before the signers for one child, of one version."""
    return form.laid is not None and (form.laid.form, form.laid.record, form.child) == (filled, version, child)


def _consented(form: Form, child: PersonId, part: FilledPart, standing: Collection[RecordId], on: date) -> bool:
    if form.laid is None or form.laid.not_asked or not is_about(form, form.laid.form, child, part.stamp.record):
        return False
    asked = consents_asked(form)
    said_yes = {
        each.person
        for each in decisions_of(form)
        if each.stamp.record in standing
        and each.mark == "T"
        and each.content_sha256 == form.content_sha256
        and day_of(each.stamp) <= on  # what went before they said yes, went without it
    }
    return bool(asked) and set(asked) <= said_yes
