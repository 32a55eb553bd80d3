"""One thing that can have happened, and the questions that several of them ask alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject

from ui.widgets.entry_fields import EntryField, FieldKind

Group = Literal["visit", "help", "board", "judge", "family"]
GROUPS: tuple[Group, ...] = ("visit", "help", "board", "judge", "family")
ORDER_SEEN, ORDER_ANNOUNCED, ORDER_KNOWN = "order:seen", "order:announced", "order:known"
AUTHORITY = "authority"
PERSON, CONTACT, STRUCK, PLANNED = "person:known", "contact:known", "event:struck", "visit:planned"
CAPACITY = "capacity:known"
ADDRESS = "address:known"
WHOSE = "whose"
"""The field of an order on authority: whose it ends or suspends."""
CARRIES_OUT = "gi"
"""The field of an order that a GI carries out: which one."""
VEILIG_THUIS = "veiligThuisRecorded"
OF_ADVICE = frozenset({"how", "spoke_with", "our_question", "advice", "next_step"})
"""What is asked of advice of somebody outside the team (H9, H29)."""
FORM, NO_FORM = "form", "day"
"""The field of an exception: for which form it is, and the answer that there is none yet."""
OWN = (ORDER_KNOWN, PERSON, CONTACT, ADDRESS, CAPACITY, STRUCK, PLANNED)
"""What has fields of its own (`own_fields`)."""
NO_EVENTS = (ORDER_SEEN, ORDER_ANNOUNCED, AUTHORITY, *OWN)
"""What is recorded as no event, each with evidence of its own."""
ALONE = (ADDRESS, CAPACITY)
"""What is on no page while a visit is open, half typed neither: it is for that person and the worker (H4, H10)."""
ON_AUTHORITY = ("authority_ended", "authority_suspended")


@dataclass(frozen=True)
class Change:
    """One thing that can have happened. `kind` is the kind of record, or one of the two for orders."""

    kind: str
    group: Group
    title: str
    fields: tuple[EntryField, ...] = ()
    persons: str = ""
    """The question whom it concerns in particular; empty where nobody is asked."""
    persons_required: bool = True
    one_child: bool = False
    """It is about exactly one child, as an order is."""
    own_day: str = ""
    """The field with the day of the thing itself; then nobody is asked for a second day."""
    lies_ahead: bool = False
    """That day may still come."""


class Asking(QObject):
    """Questions that several changes ask, in the same words."""

    def _choice(self, field: str, label: str, choices: tuple[tuple[str, str], ...]) -> EntryField:
        return EntryField(field, label, "choice", choices=choices)

    def _yes_no(self) -> tuple[tuple[str, str], ...]:
        return ("yes", self.tr("Yes")), ("no", self.tr("No"))

    @staticmethod
    def _told(field: str, label: str, kind: FieldKind = "line", *, required: bool = True) -> EntryField:
        """Words that cards and papers repeat to the family."""
        return EntryField(field, label, kind, required=required, for_family=True)

    def _last_day(self) -> EntryField:
        return EntryField("until_on", self.tr("The last day is known"), "optional_day", required=False)

    def _sent(self) -> EntryField:
        return EntryField(
            "sent_on",
            self.tr("The day of sending stands on the letter"),
            "optional_day",
            self.tr("Terms run from that day. Not known? Then look at the letter."),
            required=False,
        )

    def _who_promises(self) -> str:
        return self.tr("Who promises something?")
