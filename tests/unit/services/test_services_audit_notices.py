"""What was found wrong with the server's audit is told for thirty days."""

from __future__ import annotations

from datetime import date

from jgvisit.services.laptop.audit_notices import AuditNotices
from jgvisit.services.ports.sync import AuditNotice

FOUND = AuditNotice("fork", "2026-11-01T22:30:00.000Z", None, told=True)


class Shelf:
    def notices(self) -> tuple[AuditNotice, ...]:
        return (FOUND,)


def recent_on(day: date) -> tuple[AuditNotice, ...]:
    return AuditNotices(Shelf(), lambda: day).recent()


def test_it_is_told_for_thirty_days() -> None:
    assert recent_on(date(2026, 12, 1)) == (FOUND,)
    assert recent_on(date(2026, 12, 2)) == ()


def test_a_laptop_whose_clock_is_behind_tells_it_too() -> None:
    assert recent_on(date(2026, 1, 1)) == (FOUND,)
