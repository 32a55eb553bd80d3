"""What the back office sees and does: papers that may go, and the steps it writes down of them (H25, H11, decision 20).

It sees the content of a paper only while that may be sent, and nothing else of a family. Whether it may be sent is
worked out here anew, by the same rules as on a laptop, each time it is shown and again when somebody writes "sent".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from jgvisit.clock import from_rfc3339
from jgvisit.domain.road import Standing, State, Step
from jgvisit.errors import RefusedError
from jgvisit.ids import CaseId, FormId, RecordId, WorkerId
from jgvisit.records.answers import ChoiceAnswer
from jgvisit.records.case_forms import FilledForm
from jgvisit.records.case_reading import PaperStep
from jgvisit.records.link import StoredRecord
from jgvisit.records.office import OFFICE_STEPS
from jgvisit.server.audit import service as audit
from jgvisit.server.backoffice import pen
from jgvisit.server.backoffice.families import Desk, Family, read_family
from jgvisit.server.feed import service as feed
from jgvisit.server.municipality import Municipality
from jgvisit.server.problems import ConflictError, NotFoundError, RequestFaultError
from jgvisit.server.records.chains import ChainKey, Run
from jgvisit.services.desk.writing import require_words
from jgvisit.services.forms.filled_forms import find
from jgvisit.services.forms.refusals import FormChangedError, LookAgainError
from jgvisit.services.law.handover_cover import require_cover
from jgvisit.services.sending.compared import ChangedLine, as_it_was, changed_lines
from jgvisit.services.sending.going_out import APPLICATION, JOURNEYS, Ground, ground_of
from jgvisit.services.sending.outgoing import Sender, number_of, outgoing_of
from jgvisit.services.sending.outgoing_model import Outgoing
from jgvisit.services.sending.paper_way import Wanted, heads_of, next_step, standing_in, steps_of, taken_over

LATE, LATE_APPLICATION = timedelta(hours=1), timedelta(days=1)
"""So long after it was ready it is chased (H25); on an application the decision has weeks."""
_WAITS: frozenset[State] = frozenset({"ready", "sent", "received"})


@dataclass(frozen=True)
class Item:
    """One paper that waits for the office, or for an answer from outside."""

    case: CaseId
    form: FormId
    form_type: str
    number: str
    """Names nobody."""
    urgent: bool
    state: State
    since: datetime
    """When the server heard of its last step."""
    late: bool
    next: tuple[Step, ...]
    """What the office may write down now."""
    last: RecordId
    """Its last step: who marks it says by this what they saw."""
    reference: str
    to: str
    taken_over: bool = False
    """An application of which the office took an earlier text over: this one is newer."""


@dataclass(frozen=True)
class Looked:
    """One paper as the office looks at it."""

    item: Item
    outgoing: Outgoing | None
    """What is to be sent or taken over, while it may be."""
    changed: tuple[ChangedLine, ...] | None = None
    """Against the text that the office took over before; None where there is none, or it may not be shown."""


def waiting(municipality: Municipality, family: Family) -> tuple[Item, ...]:
    """Return the papers of one family that wait for the office, or for an answer."""
    found = (_item(municipality, family, filled) for filled in family.file.filled)
    return tuple(item for item in found if item is not None and _waits(item))


def may_wait_again(family: Family) -> bool:
    """Tell whether without another step a paper may still be shown: covered again, or settled by a person."""
    return any(_may_wait_again(family, filled) for filled in family.file.filled)


def look(municipality: Municipality, case: CaseId, form: FormId, by: WorkerId) -> Looked:
    """Return one paper, and what is to be sent where it may be sent now; each look at that is audited.

    Raises:
        NotFoundError: it waits for nothing here.
        ConflictError: a text in it says what is hidden from somebody; the worker looks at it first.
    """
    tenant = municipality.tenant
    with municipality.database.read(tenant) as conn:
        family = read_family(conn, tenant, case)
    item, filled = _waiting(municipality, family, form)
    if item.state != "ready":
        return Looked(item, None)
    outgoing = _outgoing(municipality, family, filled)
    changed = _changed(municipality, family, filled, outgoing)
    with municipality.database.write(tenant) as conn:
        event = audit.Event(action="office_read", at=municipality.now(), worker=by, object=f"{case} {form}")
        audit.append(conn, tenant, event)
    return Looked(item, outgoing, changed)


def mark(municipality: Municipality, case: CaseId, form: FormId, saw: str, wanted: Wanted, by: WorkerId) -> None:
    """Write a step down; it goes to the laptops with their next sync.

    Args:
        municipality: whose.
        case: the family.
        form: the paper.
        saw: `Item.last` as the page showed it.
        wanted: the step; one of `Item.next`.
        by: who is logged in.

    Raises:
        NotFoundError: it waits for nothing here.
        ConflictError: somebody wrote a step meanwhile, it may not go, or this step does not follow.
        RequestFaultError: a day still to come, or a word that is missing; nothing was written.
    """
    tenant = municipality.tenant
    if wanted.step not in OFFICE_STEPS:
        raise ConflictError("office.step", "not a step of the back office")
    with municipality.database.write(tenant) as conn:
        at = pen.lock_chain(conn, municipality)
        feed.lock_head(conn, tenant)  # nothing takes effect between the look and the step
        family = read_family(conn, tenant, case)
        item, filled = _waiting(municipality, family, form)
        if item.last != saw:
            raise ConflictError("office.changed", "somebody wrote a step meanwhile")
        stored = _write(conn, municipality, at, family, filled, wanted, by)
        event = audit.Event(action=f"office_{wanted.step}", at=municipality.now(), worker=by, object=f"{case} {form}")
        audit.append(conn, tenant, event)
    pen.keep(municipality, stored)


def _write(
    conn: Connection,
    municipality: Municipality,
    at: tuple[ChainKey, Run],
    family: Family,
    filled: FilledForm,
    wanted: Wanted,
    by: WorkerId,
) -> StoredRecord:
    desk, file = Desk(municipality), family.file
    try:
        step = next_step(file, filled, ground_of(desk, file, filled), wanted, desk.today())
        require_words(step)
        require_cover(file, step)
    except RefusedError as error:
        raise RequestFaultError(f"office.{error.code.removeprefix('refused.')}", "nothing was written") from error
    heads = heads_of(file, filled.id)
    return pen.write(conn, municipality, at, file.case, step, by, heads, family.seen)


def _waiting(municipality: Municipality, family: Family, form: FormId) -> tuple[Item, FilledForm]:
    filled = find(family.file, form)
    item = None if filled is None else _item(municipality, family, filled)
    if filled is None or item is None or not _waits(item):
        raise NotFoundError("office.gone", "nothing of this paper waits here")
    return item, filled


def _item(municipality: Municipality, family: Family, filled: FilledForm) -> Item | None:
    steps = steps_of(family.file, filled.id)
    last = _last(steps)
    if filled.form_type not in JOURNEYS or last is None:
        return None
    desk = Desk(municipality)
    ground = ground_of(desk, family.file, filled)
    standing: Standing = standing_in(family.file, filled, ground)
    if standing.disputed or standing.unfounded or (standing.state == "ready" and not _may_go(ground, last)):
        return None
    common = next((part for part in filled.parts if part.part == "common"), None)
    form = desk.of(None if common is None else common.pack).definition(filled.form_type)
    if form is None:
        return None
    since = from_rfc3339(family.received.get(last.stamp.record, last.stamp.recorded_at))
    return Item(
        case=family.file.case,
        form=filled.id,
        form_type=filled.form_type,
        number=number_of(form, filled, desk.today()),
        urgent=_is_urgent(filled),
        state=standing.state,
        since=since,
        late=standing.state == "ready" and municipality.moment() - since > late_after(filled.form_type),
        next=tuple(step for step in standing.next if step in OFFICE_STEPS),
        last=last.stamp.record,
        reference=next((each.reference for each in reversed(steps) if each.reference), ""),
        to=next((each.to for each in reversed(steps) if each.to), ""),
        taken_over=standing.taken_over,
    )


def late_after(form_type: str) -> timedelta:
    """Return how long a paper may lie ready before it is chased."""
    return LATE_APPLICATION if form_type == APPLICATION else LATE


def _waits(item: Item) -> bool:
    """Tell whether it waits for the office or for an answer; an application that was taken over does not."""
    return item.state in _WAITS and bool(item.next)


def _may_go(ground: Ground, last: PaperStep) -> bool:
    """Tell whether it may go now, as the text that the worker gave to the office."""
    return ground.may_go and last.version == ground.version


def _last(steps: tuple[PaperStep, ...]) -> PaperStep | None:
    heads = [each for each in steps if each.last]
    return heads[0] if len(heads) == 1 else None


def _may_wait_again(family: Family, filled: FilledForm) -> bool:
    over = {"received"} if filled.form_type == APPLICATION else set[State]()
    return any(each.last and each.step in _WAITS - over for each in steps_of(family.file, filled.id))


def _is_urgent(filled: FilledForm) -> bool:
    for part in filled.parts:
        for name, answer in part.answers:
            if name in ("requestKind", "urgency") and isinstance(answer, ChoiceAnswer) and "urgent" in answer.values:
                return True
    return False


def _changed(
    municipality: Municipality, family: Family, filled: FilledForm, now: Outgoing
) -> tuple[ChangedLine, ...] | None:
    """Return what changed since the office took a text over; an old text that tells what is hidden now is not shown."""
    version = taken_over(family.file, filled)
    before = None if version is None else as_it_was(filled, version)
    if before is None:
        return None
    try:
        return changed_lines(_outgoing(municipality, family, before), now)
    except ConflictError:
        return None


def _outgoing(municipality: Municipality, family: Family, filled: FilledForm) -> Outgoing:
    desk, settings = Desk(municipality), municipality.settings
    common = next(part for part in filled.parts if part.part == "common")
    form = desk.of(common.pack).definition(filled.form_type)
    assert form is not None  # `_item` had it
    ready = _last(steps_of(family.file, filled.id))
    worker = "" if ready is None else ready.by
    sender = Sender(worker, settings.municipality, municipality.moment(), settings.demo)
    try:
        return outgoing_of(
            family.file,
            filled,
            form,
            desk.today(),
            sender,
            lambda plan, pack: desk.of(pack).definition(plan),
            may_go=True,
        )
    except (LookAgainError, FormChangedError, KeyError) as error:
        raise ConflictError("office.look_again", "the worker looks at this text first") from error


def days(text: str) -> date | None:
    """Return the day of a form's field; None where it says none."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
