"""What to say of an order that never was: it stood here while the family was with us, and was taken out (H12, H18)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from jgvisit.domain.duties import Duty
from jgvisit.domain.law_book import LawBook
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_stamp import day_of
from ui.i18n import isolated

_OPENS = (2, 23, 24)
"""The moments that taking an order out can open (`domain.moments_of_orders`)."""


def taken_out(file: CaseFile, duty: Duty, book: LawBook) -> tuple[tuple[str, str], ...]:
    """Return (label, words) for each order that was taken out on the day of this duty."""
    label = QCoreApplication.translate("TakenOut", "An order that never was")
    said = QCoreApplication.translate(
        "TakenOut", "{order}, {name}: {why}. Say that no judge decided this, and that it was our mistake."
    )
    return tuple(
        (
            label,
            said.format(
                order=book.order_names[order.kind],
                name=isolated(file.member(order.child).name),
                why=isolated(order.why.rstrip(".")),
            ),
        )
        for order in file.orders_struck
        if duty.moment in _OPENS and day_of(order.stamp) == duty.due and order.child in {m.id for m in file.members}
    )
