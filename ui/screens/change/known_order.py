"""Something about an order of the judge that stands here already: heard, carried out, extended, ended, or a mistake.

It becomes a new version of that order. Only an extension, a decision of its own, makes another of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import cast

from PySide6.QtCore import QObject

from jgvisit.domain.orders import heard_in_time
from jgvisit.ids import CaseId, PersonId
from jgvisit.records.case_family import Order
from jgvisit.records.case_file import CaseFile
from jgvisit.services.family.known_orders import DayNote, Extension, OrderNote, extension_starts, notes_of
from jgvisit.services.ports.journal import DraftKey
from jgvisit.workspace import Workspace
from ui.i18n import isolated
from ui.screens.change.change import CARRIES_OUT, WHOSE
from ui.screens.change.entry import CHILDREN, last_day, missing_of, whose_of
from ui.widgets.entry_fields import EntryField
from ui.wording import day_words

VERSION, NOTE, NOTED_ON, WHY = "known_version", "known_note", "known_on", "known_why"
DECIDED_ON = "decided_on"


class KnownOrderFields(QObject):
    """The fields of what is known later about an order, and what follows from it, in words."""

    def __init__(self, parent: QObject, work: Workspace) -> None:
        super().__init__(parent)
        self._work = work

    def fields(self, file: CaseFile, values: Mapping[str, str]) -> tuple[EntryField, ...]:
        """Return which order, then what is known of it, then its day or why it was a mistake."""
        which = EntryField(VERSION, self.tr("Which order?"), "choice", choices=tuple(
            (order.stamp.record, self._words(file, order)) for order in file.orders))  # fmt: skip
        if not file.orders:
            return (EntryField(VERSION, self.tr("Which order?"), "choice", self.tr("No order stands here yet.")),)
        order = _chosen(file.orders, values)
        if order is None:
            return (which,)
        notes = _notes(order)
        what = EntryField(NOTE, self.tr("What do you know of it?"), "choice", choices=tuple(
            (note, self._note_words(note)) for note in notes))  # fmt: skip
        note = values.get(NOTE, "")
        if note not in notes:
            return which, what
        return which, what, *self._last(file, order, note)

    def first(self, _file: CaseFile) -> Mapping[str, str]:
        """Nothing stands in the fields before."""
        return {}

    def missing(self, file: CaseFile, values: Mapping[str, str]) -> frozenset[str]:
        """Return the fields that still need an answer; an order that was replaced meanwhile is chosen anew."""
        order = _chosen(file.orders, values)
        if order is None:
            return frozenset({VERSION})
        if values.get(NOTE) not in _notes(order):
            return frozenset({NOTE})
        shown = {NOTED_ON: self._day(values).isoformat(), DECIDED_ON: self._decided(values).isoformat()}
        missing = missing_of(self.fields(file, values), {**values, **shown})
        return missing | ({"until"} if values[NOTE] == "extended" and _ends_before_it_begins(order, values) else set())

    def note(self, file: CaseFile, values: Mapping[str, str]) -> str:
        """Return what will stand there once it is written down."""
        order, note = _chosen(file.orders, values), values.get(NOTE, "")
        if order is None or note not in _notes(order):
            return ""
        if note == "extended":
            return self._goes_on(order, values)
        if note == "mistaken":
            said = self.tr(
                "Then this order never was, also not in what the family sees. "
                "Did somebody hear or read it? Tell them it was our mistake."
            )
        elif note == "names":
            names = {member.id: isolated(member.name) for member in file.members}
            whose = names.get(PersonId(values.get(WHOSE, "")), "")
            if not whose:
                return ""
            said = self.tr("Then it says: about the authority of {name}.").format(name=whose)
        elif note == "gi":
            said = self.tr("On this order, this GI can be asked for advice by name. Another GI cannot.")
        else:
            day = day_words(self._day(values).isoformat())
            said = {
                "heard": self.tr("Then it says: parents heard on {day}."),
                "carried_out": self.tr("Then it says: carried out on {day}."),
                "ended": self.tr("From {day} this order no longer holds."),
                "annulled": self.tr("From {day} this order no longer holds: annulled."),
            }[note].format(day=day)
        if note == "heard" and not heard_in_time(date.fromisoformat(order.starts_on), self._day(values)):
            late = self.tr("That is later than two weeks after the first day. Is this the right day?")
            said = f"{said} {late}"
        if not order.disputed:
            return said
        rivals = self.tr("Two versions of this order stand here. What you write down replaces both.")
        return f"{said} {rivals}"

    def known(self, _file: CaseFile, _field: str, _value: str) -> Mapping[str, str]:
        """Nothing is filled in before."""
        return {}

    def write(self, case: CaseId, values: Mapping[str, str], clears: Sequence[DraftKey]) -> None:
        """Write it down; `values` miss nothing."""
        version = _chosen(self._work.files.shown(case).orders, values)
        if version is None:
            raise KeyError(values.get(VERSION))
        record, note = version.stamp.record, values[NOTE]
        if note == "mistaken":
            self._work.families.strike_order(case, record, values[WHY], clears=clears)
        elif note == "names":
            self._work.families.name_order(case, record, PersonId(values[WHOSE]), clears=clears)
        elif note == "gi":
            self._work.families.give_order_its_gi(case, record, values[CARRIES_OUT], clears=clears)
        elif note == "extended":
            end = last_day(values)
            if end is None:
                raise KeyError("until")
            paper = Extension(values["court"].strip(), values["number"].strip(), self._decided(values), end)
            self._work.families.extend_order(case, record, paper, clears=clears)
        else:
            self._work.families.note_order(case, record, cast(DayNote, note), self._day(values), clears=clears)

    def _last(self, file: CaseFile, order: Order, note: OrderNote) -> tuple[EntryField, ...]:
        if note == "mistaken":
            return (EntryField(WHY, self.tr("Why should it not stand here?"), "line", self.tr(
                "Such as: it is about another child, or it was written down twice.")),)  # fmt: skip
        if note == "extended":
            return self._paper()
        if note == "gi":
            return (EntryField(CARRIES_OUT, self.tr("Which GI, as the paper names it?")),)
        if note == "names":
            people = whose_of({CHILDREN: order.child}, file)
            choices = tuple((each.id, isolated(each.name)) for each in people)
            return (EntryField(WHOSE, self.tr("Whose authority does the paper name?"), "choice", choices=choices),)
        asked = {
            "heard": self.tr("On which day did the judge hear the parents?"),
            "carried_out": self.tr("On which day did the child go?"),
            "ended": self.tr("On which day did it hold no longer? The first day without it"),
            "annulled": self.tr("From which day does it hold no longer? Look at the decision"),
        }[note]
        return (EntryField(NOTED_ON, asked, "day", latest=self._work.today().isoformat()),)

    def _paper(self) -> tuple[EntryField, ...]:
        """Return what the paper of an extension says: it is a decision of its own, with a court and a number."""
        ways = ("until", self.tr("tot")), ("through", self.tr("tot en met"))
        return (
            EntryField("court", self.tr("Which court?")),
            EntryField("number", self.tr("Number on the paper")),
            EntryField(DECIDED_ON, self.tr("Day of the decision"), "day", latest=self._work.today().isoformat()),
            EntryField("until_how", self.tr("What does the paper say of its end?"), "choice", choices=ways),
            EntryField("until", self.tr("The day that the paper names"), "optional_day", required=False),
        )

    def _goes_on(self, order: Order, values: Mapping[str, str]) -> str:
        start, end = extension_starts(order), last_day(values)
        if start is None or end is None:
            return ""
        if end < start:
            return self.tr("This end does not lie after the old one. Look at the paper.")
        return self.tr("It then goes on from {start} through {end}. The old end stays in the history.").format(
            start=day_words(start.isoformat()), end=day_words(end.isoformat())
        )

    def _decided(self, values: Mapping[str, str]) -> date:
        return date.fromisoformat(values.get(DECIDED_ON) or self._work.today().isoformat())

    def _day(self, values: Mapping[str, str]) -> date:
        """Return the chosen day; the field shows today until another was chosen."""
        return date.fromisoformat(values.get(NOTED_ON) or self._work.today().isoformat())

    def _note_words(self, note: OrderNote) -> str:
        return {
            "heard": self.tr("The judge heard the parents"),
            "carried_out": self.tr("It was carried out"),
            "extended": self.tr("The judge extended it: I saw the paper"),
            "ended": self.tr("It ended"),
            "annulled": self.tr("A judge annulled it"),
            "names": self.tr("The paper names whose authority it is"),
            "gi": self.tr("Which GI carries it out"),
            "mistaken": self.tr("Written down by mistake"),
        }[note]

    def _words(self, file: CaseFile, order: Order) -> str:
        """Return the child, the order, the court's number and the days: no two orders look alike."""
        name = self._work.book.order_names[order.kind]
        child = next((isolated(member.name) for member in file.members if member.id == order.child), "")
        paper = [isolated(part) for part in (order.court, order.number) if part]
        paper[:0] = [isolated(member.name) for member in file.members if member.id == order.person]
        if order.evidence == "announced":
            paper.append(self.tr("only told"))
        days = self.tr("from {day}").format(day=day_words(order.starts_on))
        if order.until is not None:
            days = self.tr("{start} through {end}").format(start=day_words(order.starts_on), end=day_words(order.until))
        return ", ".join((f"{child}: {name}", *paper, days))


def _notes(order: Order) -> tuple[OrderNote, ...]:
    """Return what can be said of this order now: one that ended, or has no end, is not extended."""
    notes = notes_of(order.kind)
    return notes if extension_starts(order) is not None else tuple(note for note in notes if note != "extended")


def _ends_before_it_begins(order: Order, values: Mapping[str, str]) -> bool:
    start, end = extension_starts(order), last_day(values)
    return start is not None and end is not None and end < start


def _chosen(orders: Sequence[Order], values: Mapping[str, str]) -> Order | None:
    return next((order for order in orders if order.stamp.record == values.get(VERSION)), None)
