"""The copies that the back office prints and sends, each in an envelope of its own (H5, H25).

Which those are `services.papers.by_office` says, on a laptop and here alike. A list names nobody; a letter's name,
address and sealed paper are shown to the role `office` alone, while it is to be sent, and each look is audited.
What is written down is a `copyDelivered` by the key of the back office: it settles the worker's duty, or opens it
again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, select

from jgvisit.clock import from_rfc3339
from jgvisit.documents.errors import UnreadablePaperError
from jgvisit.documents.page_images import PageImages
from jgvisit.ids import CaseId, FormId, PersonId, RecordId, WorkerId
from jgvisit.records import canonical
from jgvisit.records.case_papers import HandedCopy
from jgvisit.records.payload_papers import BACK_WAYS, SENT_WAYS, CopyDelivered
from jgvisit.server.audit import service as audit
from jgvisit.server.backoffice import pen
from jgvisit.server.backoffice.families import Desk, Family, read_family
from jgvisit.server.blobs.whole import is_whole, whole_blob
from jgvisit.server.enrolment.models import worker
from jgvisit.server.feed import service as feed
from jgvisit.server.municipality import Municipality
from jgvisit.server.problems import ConflictError, NotFoundError, RequestFaultError
from jgvisit.services.forms.hidden_text import require_telling_nothing
from jgvisit.services.forms.refusals import LookAgainError
from jgvisit.services.papers.by_office import OfficeCopy, mark_of, office_copies
from jgvisit.services.papers.leaving import to_send

LATE = timedelta(days=2)
"""So long after it could be sent a copy is chased: somebody was promised it."""
MAY_COME_BACK = timedelta(days=28)
"""So long after it was sent it stays on the page, without name or address, for when it comes back."""


@dataclass(frozen=True)
class Copy:
    """One copy that waits for the office, as the list shows it: it names nobody."""

    case: CaseId
    person: PersonId
    form: FormId
    number: str
    title: str
    since: datetime
    """When the server had all that it rests on."""
    late: bool


@dataclass(frozen=True)
class Letter:
    """One copy as it is to be sent now."""

    copy: Copy
    name: str
    address: str
    way: str
    papers: int
    """How many sealed papers go into this envelope."""
    saw: str
    """Who marks it says by this what they saw."""


@dataclass(frozen=True)
class Sent:
    """One copy that was sent, and may still come back; it names nobody of the family."""

    case: CaseId
    person: PersonId
    form: FormId
    number: str
    title: str
    on: date
    by: str
    """Name of who sent it."""
    saw: str


def waiting(municipality: Municipality, family: Family, today: date) -> Iterator[Copy]:
    """Yield what of this family is to be sent; a paper that did not arrive whole yet waits for that."""
    with municipality.database.read(municipality.tenant) as conn:
        here = [copy for copy in office_copies(family.file, today) if _is_here(conn, municipality, family, copy)]
    yield from (_copy(municipality, family, copy) for copy in here)


def sent(municipality: Municipality, family: Family, today: date) -> Iterator[Sent]:
    """Yield what of this family was sent by the office and may still come back, the latest first."""
    names = _names(municipality)
    for each in _sent(family, today):
        number, title = _called(municipality, family, each.person, each.form)
        by = names.get(each.stamp.author, each.stamp.author)
        day, case = date.fromisoformat(each.on), family.file.case
        yield Sent(case, each.person, each.form, number, title, day, by, each.stamp.record)


def may_wait_again(family: Family, today: date) -> bool:
    """Tell whether without another wish or paper a copy of this family may still be shown."""
    return bool(to_send(family.file)) or any(True for _ in _sent(family, today))


def look(municipality: Municipality, case: CaseId, form: FormId, person: PersonId, by: WorkerId) -> Letter:
    """Return one letter; each look is audited.

    Raises:
        NotFoundError: it is not to be sent by the office, now.
        ConflictError: a paper says what is hidden from its reader; the worker looks at it first.
    """
    with municipality.database.write(municipality.tenant) as conn:
        family = read_family(conn, municipality.tenant, case)
        copy = _waiting(conn, municipality, family, form, person)
        _require_telling_nothing(family, copy, _papers(conn, municipality, family, copy))
        _note(conn, municipality, "office_copy_read", by, case, form, person)
    return Letter(_copy(municipality, family, copy), copy.name, copy.address, copy.way, len(copy.documents), copy.mark)


def paper(
    municipality: Municipality, case: CaseId, form: FormId, person: PersonId, number: int, saw: str, by: WorkerId
) -> bytes:
    """Return a sealed paper of a letter as it was signed, byte for byte; each time is audited.

    Args:
        municipality: whose.
        case: the family.
        form: what was signed.
        person: whose paper, and no one else's.
        number: which of the letter's papers, from 1.
        saw: `Letter.saw` as the page showed it.
        by: who is logged in.

    Raises:
        NotFoundError: as `look`, or there is no such paper in it.
        ConflictError: as `look`; or it is another letter by now.
    """
    with municipality.database.write(municipality.tenant) as conn:
        family = read_family(conn, municipality.tenant, case)
        copy = _waiting(conn, municipality, family, form, person)
        if copy.mark != saw:
            raise ConflictError("office.changed", "it is another letter by now")
        papers = _papers(conn, municipality, family, copy)
        _require_telling_nothing(family, copy, papers)
        if not 1 <= number <= len(papers):
            raise NotFoundError("office.gone", "no such paper")
        _note(conn, municipality, "office_copy_printed", by, case, form, person)
    return papers[number - 1]


def mark(
    municipality: Municipality,
    case: CaseId,
    form: FormId,
    person: PersonId,
    saw: str,
    way: str,
    on: date,
    by: WorkerId,
) -> None:
    """Write down that a copy was sent, came back or cannot be sent; it goes to the laptops with their next sync.

    Args:
        municipality: whose.
        case: the family.
        form: what was signed.
        person: whose copy.
        saw: `Letter.saw` or `Sent.saw` as the page showed it.
        way: `"sent"`, or one of `BACK_WAYS`.
        on: the day in the Netherlands.
        by: who is logged in.

    Raises:
        NotFoundError: nothing of it waits, or it was not sent.
        ConflictError: it is another letter by now, or somebody wrote meanwhile.
        RequestFaultError: a day still to come; nothing was written.
    """
    tenant = municipality.tenant
    if on > Desk(municipality).today():
        raise RequestFaultError("office.not_yet_happened", "that day is still to come")
    with municipality.database.write(tenant) as conn:
        at = pen.lock_chain(conn, municipality)
        feed.lock_head(conn, tenant)  # nothing takes effect between the look and what is written
        family = read_family(conn, tenant, case)
        told = _told(conn, municipality, family, form, person, saw, way, on)
        names = [each.stamp.record for each in family.file.handed if (each.person, each.form) == (person, form)]
        names += _answers(family, form, person) if told.given else []
        stored = pen.write(conn, municipality, at, case, told, by, names, family.seen)
        action = "office_copy_sent" if told.given else "office_copy_back"
        _note(conn, municipality, action, by, case, form, person)
    pen.keep(municipality, stored)


def _answers(family: Family, form_id: FormId, person: PersonId) -> list[RecordId]:
    form = next(each for each in family.file.forms if each.id == form_id)
    return [each.stamp.record for each in form.decisions if each.person == person]


def _told(
    conn: Connection,
    municipality: Municipality,
    family: Family,
    form: FormId,
    person: PersonId,
    saw: str,
    way: str,
    on: date,
) -> CopyDelivered:
    day = on.isoformat()
    if way == "cameBack":
        today = Desk(municipality).today()
        gone = next((each for each in _sent(family, today) if (each.person, each.form) == (person, form)), None)
        if gone is None:
            raise NotFoundError("office.gone", "it was not sent, or came back already")
        if gone.stamp.record != saw:
            raise ConflictError("office.changed", "somebody wrote meanwhile")
        if day < gone.on:
            raise RequestFaultError("office.before_sent", "it cannot come back before it was sent")
        return CopyDelivered(person=person, form=form, way=way, on=day, given=False)
    copy = _waiting(conn, municipality, family, form, person)
    if copy.mark != saw:
        raise ConflictError("office.changed", "it is another letter by now")
    if way in BACK_WAYS:
        return CopyDelivered(person=person, form=form, way=way, on=day, given=False)
    if way != "sent":
        raise ConflictError("office.step", "not a step of the back office")
    return CopyDelivered(person=person, form=form, way=copy.way, on=day)


def _waiting(
    conn: Connection, municipality: Municipality, family: Family, form: FormId, person: PersonId
) -> OfficeCopy:
    for copy in office_copies(family.file, Desk(municipality).today()):
        if (copy.person, copy.form) == (person, form) and _is_here(conn, municipality, family, copy):
            return copy
    raise NotFoundError("office.gone", "nothing of this copy waits here")


def _papers(conn: Connection, municipality: Municipality, family: Family, copy: OfficeCopy) -> tuple[bytes, ...]:
    """Return the sealed papers; what is not the very bytes that were sealed is sent to nobody."""
    found = tuple(
        whole_blob(conn, municipality.objects, municipality.tenant, family.file.case, each) or b""
        for each in copy.documents
    )
    if [canonical.sha256(each) for each in found] != list(copy.documents):
        raise ConflictError("office.paper_broken", "the paper here is not the one that was sealed")
    return found


def _require_telling_nothing(family: Family, copy: OfficeCopy, papers: tuple[bytes, ...]) -> None:
    """Look as a laptop does before it prints: since it was signed, something may have been hidden (H2)."""
    try:
        require_telling_nothing(family.file, frozenset({copy.person}), map(PageImages().text, papers))
    except (LookAgainError, UnreadablePaperError) as error:
        raise ConflictError("office.look_again", "the worker looks at this paper first") from error


def _is_here(conn: Connection, municipality: Municipality, family: Family, copy: OfficeCopy) -> bool:
    return all(is_whole(conn, municipality.tenant, family.file.case, each) for each in copy.documents)


def _copy(municipality: Municipality, family: Family, copy: OfficeCopy) -> Copy:
    number, title = _called(municipality, family, copy.person, copy.form)
    since = max(from_rfc3339(family.received[each]) for each in copy.rests_on)
    late = municipality.moment() - since > LATE
    return Copy(family.file.case, copy.person, copy.form, number, title, since, late)


def _called(municipality: Municipality, family: Family, person: PersonId, form_id: FormId) -> tuple[str, str]:
    """Return number and Dutch title of a form; neither names anybody."""
    form = next(each for each in family.file.forms if each.id == form_id)
    known = Desk(municipality).of(form.pack).definition(form.form_type)
    letter, title = ("X", form.form_type) if known is None else (known.letter, known.title)
    return f"{letter}-{mark_of(family.file.case, person, form_id)}", title


def _sent(family: Family, today: date) -> Iterator[HandedCopy]:
    since = (today - MAY_COME_BACK).isoformat()
    forms = {form.id for form in family.file.forms}
    for each in sorted(family.file.handed, key=lambda one: (one.on, one.stamp), reverse=True):
        ours = each.given and each.way in SENT_WAYS and each.stamp.device in family.office
        if ours and each.on >= since and each.form in forms:
            yield each


def _names(municipality: Municipality) -> Mapping[str, str]:
    tenant = municipality.tenant
    with municipality.database.read(tenant) as conn:
        rows = conn.execute(select(worker.c.id, worker.c.name).where(worker.c.tenant == tenant)).all()
    return {row.id: row.name for row in rows}


def _note(
    conn: Connection,
    municipality: Municipality,
    action: str,
    by: WorkerId,
    case: CaseId,
    form: FormId,
    person: PersonId,
) -> None:
    event = audit.Event(action=action, at=municipality.now(), worker=by, object=f"{case} {form} {person}")
    audit.append(conn, municipality.tenant, event)
