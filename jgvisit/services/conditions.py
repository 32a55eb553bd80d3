"""What is true today of one family: the conditions and words that content texts may use.

Names and meanings are those of `content.conditions`. A condition holds by the record only,
never by the worker's word; what cannot be shown from the record does not hold.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jgvisit.content.fill import day_in_words
from jgvisit.domain.answer import Answer
from jgvisit.domain.facts import Question
from jgvisit.domain.law import answer
from jgvisit.domain.law_book import LawBook
from jgvisit.ids import PersonId
from jgvisit.records.case_file import CaseFile, Decision, Form
from jgvisit.records.facts import facts_of
from jgvisit.services.frames import ChildFrame, frames_of
from jgvisit.services.ports import Identity, Setting

_AND = {"nl": " en ", "ar": " و"}


@dataclass(frozen=True)
class Truth:
    """What holds, and the words for it, in one language each time it is asked."""

    file: CaseFile
    today: date
    frames: tuple[ChildFrame, ...]
    answers: tuple[Answer, ...]
    """The law's answer to "help", one a child."""
    identity: Identity
    setting: Setting
    person: PersonId | None = None
    """Who is spoken to alone; lines about a consent need it."""

    def conditions(self) -> frozenset[str]:
        """Return the names of the conditions that hold."""
        ordered = [entry for entry in self.frames if _is_ordered(entry)]
        holds = {
            "frame_voluntary": any(_is_voluntary(entry) for entry in self.frames),
            "frame_court_ordered": bool(ordered),
            "frame_checking": any(_is_checking(entry) for entry in self.frames),
            "order_date_known": self._decided_on() is not None,
            "order_announced": any(entry.known.evidence == "announced" for entry in self.frames),
            "this_help_voluntary": bool(self.answers) and all(a.this_help == "voluntary" for a in self.answers),
            "own_help_beside_order": bool(ordered) and all(a.this_help == "voluntary" for a in self.answers),
            "authority_known": self._deciders() is not None,
            "authority_unknown": any(_authority_unknown(each) for each in self.answers),
            "parents_agreed": self._all_agreed(),
            "consent_given": self._consent() is not None,
            "municipality_pays_interpreter": self.setting.values.get("municipality_pays_interpreter") == "yes",
            "store_encrypted": True,  # the program does not run on a store whose proof failed
            "sync_today": self.setting.values.get("sync_today") == "yes",
        }
        return frozenset(name for name, true in holds.items() if true)

    def words(self, language: str = "nl") -> dict[str, str]:
        """Return the values of the placeholders; one whose condition does not hold is absent."""
        names = {member.id: member.name for member in self.file.members}
        groups = {
            "child": [entry.child for entry in self.frames],
            "voluntary_children": [entry.child for entry in self.frames if _is_voluntary(entry)],
            "court_ordered_children": [entry.child for entry in self.frames if _is_ordered(entry)],
            "checking_children": [entry.child for entry in self.frames if _is_checking(entry)],
            "deciders": self._deciders() or [],
        }
        values = {name: joined((names[p] for p in people), language) for name, people in groups.items() if people}
        values["worker"] = self.identity.worker_name
        decided = self._decided_on()
        if decided is not None:
            values["order_decided_on"] = day_in_words(date.fromisoformat(decided), language)
        consent = self._consent()
        if consent is not None:
            form, decision = consent
            values["consent_on"] = day_in_words(date.fromisoformat(decision.stamp.recorded_at[:10]), language)
            values["consent_for"] = dict(form.answers).get("helpDescription", form.form_type)
        return values

    def _decided_on(self) -> str | None:
        ordered = {entry.child for entry in self.frames if _is_ordered(entry)}
        days = {
            order.decided_on
            for order in self.file.orders
            if order.child in ordered and order.evidence == "seen" and order.kind in ("ots", "vots")
        }
        return days.pop() if len(days) == 1 else None

    def _deciders(self) -> list[PersonId] | None:
        """Who must consent, where that is known and the same for every child spoken of."""
        if not self.answers or any(_authority_unknown(each) for each in self.answers):
            return None
        groups = {tuple(mark.person for mark in a.required if mark.kind == "T") for a in self.answers}
        return list(groups.pop()) or None if len(groups) == 1 else None

    def _all_agreed(self) -> bool:
        forms = [form for form in self.file.forms if form.replaced_by is None]
        asked = {form.child for form in forms}
        return bool(forms) and all(
            self._agreed(form) for form in forms if form.child in asked and form.form_type == "consentToHelp"
        )

    @staticmethod
    def _agreed(form: Form) -> bool:
        yes = {d.person for d in form.decisions if d.decision == "agreed" and d.withdrawn_at is None}
        return {mark.person for mark in form.required if mark.mark == "T"} <= yes

    def _consent(self) -> tuple[Form, Decision] | None:
        stands = [
            (form, decision)
            for form in self.file.forms
            for decision in form.decisions
            if decision.person == self.person and decision.decision == "agreed" and decision.withdrawn_at is None
        ]
        return stands[-1] if stands else None


def truth_of(
    file: CaseFile,
    today: date,
    book: LawBook,
    identity: Identity,
    setting: Setting,
    person: PersonId | None = None,
) -> Truth:
    """Work out what holds for this family today."""
    facts = facts_of(file, today)
    answers = tuple(answer(facts, Question(child.id, "help"), book) for child in file.children)
    return Truth(file, today, frames_of(file, today), answers, identity, setting, person)


def joined(names: Iterable[str], language: str = "nl") -> str:
    """Join names as the language does: "Noor en Sami"."""
    listed = list(names)
    if len(listed) < 2:
        return "".join(listed)
    return ", ".join(listed[:-1]) + _AND.get(language, ", ") + listed[-1]


def _is_checking(entry: ChildFrame) -> bool:
    return entry.known.checking or entry.known.evidence == "announced"


def _is_ordered(entry: ChildFrame) -> bool:
    return entry.known.frame == "court_ordered" and entry.known.evidence == "seen" and not entry.known.checking


def _is_voluntary(entry: ChildFrame) -> bool:
    return entry.known.frame == "voluntary" and not _is_checking(entry)


def _authority_unknown(answer: Answer) -> bool:
    return any(block.code == "authority_unknown" for block in answer.blocked_by)
