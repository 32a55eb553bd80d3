"""Break the glass, read, close, and look back at it: each of them in the audit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from jgvisit.clock import from_rfc3339, local_date
from jgvisit.ids import CaseId, WorkerId, new_uuid7
from jgvisit.server.audit import service as audit
from jgvisit.server.enrolment.models import worker
from jgvisit.server.feed import service as feed
from jgvisit.server.glass import rules
from jgvisit.server.glass.finding import families_of
from jgvisit.server.glass.models import opened_glass
from jgvisit.server.glass.reading import Page, is_guarded, page_of, read_for_all
from jgvisit.server.glass.rules import Opening, Verdict
from jgvisit.server.municipality import Municipality
from jgvisit.server.problems import ConflictError, NotFoundError, RequestFaultError


@dataclass(frozen=True)
class Asked:
    """Which family, and why it cannot wait."""

    reason: str
    case: CaseId | None = None
    name: str = ""
    born: date | None = None
    """Name and birth date count where there is no number."""


def open_family(municipality: Municipality, asked: Asked, by: WorkerId) -> tuple[str, ...]:
    """Open what is asked for two hours; return the numbers of the openings, nearly always one.

    Raises:
        RequestFaultError: no reason, nothing to look for, or too many on one day; nothing is opened.
        NotFoundError: no such family; that it was looked for stands in the audit.
    """
    if not rules.is_reason(asked.reason):
        raise RequestFaultError("glass.reason", "a reason is asked")
    if asked.case is None and (not asked.name or asked.born is None):
        raise RequestFaultError("glass.which", "a number, or a name and a birth date")
    tenant, today = municipality.tenant, local_date(municipality.moment())
    with municipality.database.read(tenant) as conn:
        found = {case: is_guarded(file, today) for case, file in _wanted(conn, tenant, asked, today)}
    with municipality.database.write(tenant) as conn:
        before = (from_rfc3339(at) for at in conn.execute(_opened_by(tenant, by)).scalars())
        too_many = rules.is_too_many(tuple(before), max(1, len(found)), municipality.moment())
        opened = () if too_many else tuple(_open(conn, municipality, asked, by, item) for item in found.items())
        if not opened:  # a look that found nothing is a look too
            action = "glass_too_many" if too_many else "glass_nobody"
            audit.append(conn, tenant, audit.Event(action=action, at=municipality.now(), worker=by))
    if too_many:
        raise RequestFaultError("glass.too_many", "too many on one day", HTTPStatus.TOO_MANY_REQUESTS)
    if not opened:
        raise NotFoundError("glass.nobody", "no such family here")
    return opened


def mine(municipality: Municipality, by: WorkerId) -> tuple[Opening, ...]:
    """Return what this person may read now, newest first."""
    columns = opened_glass.c
    query = _openings(municipality.tenant).where(columns.worker == by, columns.ends_at > municipality.now())
    with municipality.database.read(municipality.tenant) as conn:
        return tuple(map(_opening, conn.execute(query.order_by(columns.opened_at.desc())).all()))


def read(municipality: Municipality, number: str, by: WorkerId) -> tuple[Opening, Page, tuple[str, ...]]:
    """Return an opening, the family, and who has this family; counted and audited.

    Raises:
        NotFoundError: not this person's, or over.
    """
    tenant, today = municipality.tenant, local_date(municipality.moment())
    with municipality.database.write(tenant) as conn:
        opening = _mine(conn, municipality, number, by)
        file, shown = read_for_all(conn, tenant, opening.case, today)
        columns = opened_glass.c
        this = (columns.tenant == tenant) & (columns.id == number)
        # what was guarded stays so for the review; what became so is from now on
        guarded = opening.guarded or is_guarded(file, today)
        conn.execute(opened_glass.update().where(this).values(reads=columns.reads + 1, guarded=guarded))
        names = feed.workers_of(conn, tenant, opening.case, today)
        _note(conn, municipality, "glass_read", opening, by)
    return opening, page_of(file, shown, today), names


def close(municipality: Municipality, number: str, by: WorkerId) -> None:
    """End it before its two hours are over.

    Raises:
        NotFoundError: not this person's, or over.
    """
    tenant, columns = municipality.tenant, opened_glass.c
    with municipality.database.write(tenant) as conn:
        opening = _mine(conn, municipality, number, by)
        this = (columns.tenant == tenant) & (columns.id == number)
        conn.execute(opened_glass.update().where(this).values(ends_at=municipality.now()))
        _note(conn, municipality, "glass_closed", opening, by)


def to_review(municipality: Municipality, latest: int = 200) -> tuple[Opening, ...]:
    """Return what was opened: all that nobody reviewed, and the latest that somebody did."""
    columns = opened_glass.c
    query = _openings(municipality.tenant).order_by(columns.verdict.isnot(None), columns.opened_at.desc())
    with municipality.database.read(municipality.tenant) as conn:
        waiting = conn.execute(query.where(columns.verdict.is_(None))).all()
        done = conn.execute(query.where(columns.verdict.isnot(None)).limit(latest)).all()
    return rules.in_order_of_review(tuple(map(_opening, (*waiting, *done))))


def count_to_review(municipality: Municipality) -> int:
    """Return how many nobody reviewed yet: what a lead is told first."""
    columns = opened_glass.c
    query = select(func.count()).where(columns.tenant == municipality.tenant, columns.verdict.is_(None))
    with municipality.database.read(municipality.tenant) as conn:
        return int(conn.execute(query).scalar_one())


def review(municipality: Municipality, number: str, verdict: Verdict, note: str, by: WorkerId) -> None:
    """Write down what somebody made of it who did not open it.

    Raises:
        RequestFaultError: not fitting, and no word why.
        ConflictError: reviewed before, or one's own.
        NotFoundError: no such opening.
    """
    if verdict == "notFitting" and not rules.is_reason(note):
        raise RequestFaultError("glass.note", "what was wrong is asked")
    tenant, columns = municipality.tenant, opened_glass.c
    with municipality.database.write(tenant) as conn:
        row = conn.execute(_openings(tenant).where(columns.id == number)).one_or_none()
        if row is None:
            raise NotFoundError("glass.gone", "no such opening")
        opening = _opening(row)
        if not rules.may_review(opening, by):
            code = "glass.own" if opening.worker == by else "glass.reviewed"
            raise ConflictError(code, "not this one, not by this person")
        this = (columns.tenant == tenant) & (columns.id == number) & columns.verdict.is_(None)
        values = {"verdict": verdict, "note": note or None, "reviewed_by": by, "reviewed_at": municipality.now()}
        if conn.execute(opened_glass.update().where(this).values(values)).rowcount != 1:
            raise ConflictError("glass.reviewed", "somebody reviewed it meanwhile")
        _note(conn, municipality, f"glass_{verdict}", opening, by)


def forget_words(conn: Connection, tenant: str, cases: Iterable[str]) -> None:
    """Let go of the reasons about families that were erased; who read which number, and when, stays."""
    columns = opened_glass.c
    this = (columns.tenant == tenant) & columns.case_id.in_(list(cases))
    conn.execute(opened_glass.update().where(this).values(reason="", note=None))


def _wanted(conn: Connection, tenant: str, asked: Asked, today: date) -> Iterable[tuple[CaseId, Any]]:
    if asked.case is not None:
        cases: tuple[CaseId, ...] = (asked.case,)
    elif asked.born is not None:
        cases = families_of(conn, tenant, asked.name, asked.born, today)
    else:
        cases = ()
    for case in cases:
        try:
            yield case, read_for_all(conn, tenant, case, today)[0]
        except NotFoundError:
            continue


def _open(conn: Connection, municipality: Municipality, asked: Asked, by: WorkerId, item: tuple[CaseId, bool]) -> str:
    case, guarded = item
    number = new_uuid7()
    row: dict[str, Any] = {"tenant": municipality.tenant, "id": number, "worker": by, "case_id": case}
    row |= {"reason": asked.reason, "guarded": guarded, "reads": 0}
    row |= {"opened_at": municipality.now(), "ends_at": municipality.later(rules.LIFE)}
    conn.execute(opened_glass.insert().values(**row))
    event = audit.Event(action="glass_opened", at=municipality.now(), worker=by, object=f"{case} {number}")
    audit.append(conn, municipality.tenant, event)
    return number


def _mine(conn: Connection, municipality: Municipality, number: str, by: WorkerId) -> Opening:
    row = conn.execute(_openings(municipality.tenant).where(opened_glass.c.id == number)).one_or_none()
    opening = None if row is None else _opening(row)
    if opening is None or not rules.may_read(opening, by, municipality.moment()):
        raise NotFoundError("glass.over", "not this person's, or over")
    return opening


def _note(conn: Connection, municipality: Municipality, action: str, opening: Opening, by: WorkerId) -> None:
    event = audit.Event(action=action, at=municipality.now(), worker=by, object=f"{opening.case} {opening.id}")
    audit.append(conn, municipality.tenant, event)


def _opened_by(tenant: str, by: WorkerId) -> Select[Any]:
    columns = opened_glass.c
    return select(columns.opened_at).where(columns.tenant == tenant, columns.worker == by)


def _openings(tenant: str) -> Select[Any]:
    columns, reviewer = opened_glass.c, worker.alias("reviewer")
    same = (worker.c.tenant == columns.tenant) & (worker.c.id == columns.worker)
    other = (reviewer.c.tenant == columns.tenant) & (reviewer.c.id == columns.reviewed_by)
    return (
        select(opened_glass, worker.c.name.label("worker_name"), reviewer.c.name.label("reviewer_name"))
        .join(worker, same)
        .outerjoin(reviewer, other)
        .where(columns.tenant == tenant)
    )


def _opening(row: Row[Any]) -> Opening:
    return Opening(
        id=row.id,
        worker=WorkerId(row.worker),
        worker_name=row.worker_name,
        case=CaseId(row.case_id),
        reason=row.reason,
        guarded=bool(row.guarded),
        opened_at=from_rfc3339(row.opened_at),
        ends_at=from_rfc3339(row.ends_at),
        reads=row.reads,
        verdict=row.verdict,
        note=row.note,
        reviewer_name=row.reviewer_name,
    )
