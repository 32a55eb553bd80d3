"""What is true today of one family: the conditions and words that content texts may use.

Names and meanings are those of `content.conditions`. A condition holds by the record only,
never by the worker's word; what cannot be shown from the record does not hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from jgvisit.content.fill import Listed, day_in_words
from jgvisit.domain.answer import Answer
from jgvisit.domain.law_book import LawBook
from jgvisit.domain.orders import SUPERVISION, read_orders
from jgvisit.ids import CaseId, PersonId
from jgvisit.records.case_forms import Decision, Form
from jgvisit.records.case_stamp import day_of
from jgvisit.records.visibility import ShownFile
from jgvisit.services.desk.case_files import CaseFiles
from jgvisit.services.law.frames import ChildFrame, frames_for_room
from jgvisit.services.law.help_answer import FamilyLaw, current_forms
from jgvisit.services.law.removal import Removals, removals_of
from jgvisit.services.ports.identity import Identity, Setting
from jgvisit.services.talk.claims import Claims, Value, news_since
from jgvisit.services.talk.claims_of_consents import consents_after_change
from jgvisit.services.talk.claims_of_events import EventClaims
from jgvisit.services.talk.claims_of_orders import OrderClaims
from jgvisit.services.talk.heard_spoken import spoken_word

_AND = {"nl": " en ", "ar": " و", "en": " and ", "fy": " en ", "pl": " i ", "tr": " ve ", "uk": " та "}
_WHO_DECIDES_IS_OPEN = frozenset(
    {"authority_unknown", "authority_contradictory", "nobody_with_authority", "age_unknown", "conflict", "update_first"}
)


@dataclass(frozen=True)
class Truth:
    """What holds, and the words for it, in one language each time it is asked."""

    file: ShownFile
    """As the room may know the family."""
    here: frozenset[PersonId]
    """Who is in the room; empty outside a visit."""
    law: FamilyLaw
    """Of the whole family: who must consent follows from all of it."""
    told: FamilyLaw
    """Of what the room may know: nothing is called agreed by what is hidden."""
    frames: tuple[ChildFrame, ...]
    removals: Removals
    answers: tuple[Answer, ...]
    """The law's answer to "help", one a child."""
    claims: Claims
    """What orders, births and events make true, with the values of its words."""
    identity: Identity
    setting: Setting
    person: PersonId | None = None
    """Who is spoken to alone; lines about a consent need it."""

    def conditions(self) -> frozenset[str]:
        """Return the names of the conditions that hold."""
        said = {entry.said for entry in self.frames}
        voluntary_help = bool(self.answers) and all(each.this_help == "voluntary" for each in self.answers)
        holds = {
            "frame_voluntary": "voluntary" in said,
            "frame_court_ordered": "court_ordered" in said,
            "frame_checking": "checking" in said,
            "order_date_known": self._decided_on() is not None,
            "order_announced": any(entry.known.evidence == "announced" for entry in self.frames),
            "this_help_voluntary": voluntary_help,
            "own_help_beside_order": "court_ordered" in said and voluntary_help,
            "heard_term": spoken_word(self.file, self.here) is not None,
            "authority_known": bool(self._deciders()),
            "authority_unknown": bool(self.frames)
            and any(self._blocked(each, {"authority_unknown"}) for each in self.answers),
            "nobody_left_out": bool(self.frames) and not self._left_out(),
            "parents_agreed": self.law.parents_agreed() and self.told.parents_agreed(),
            "consent_given": self._consent() is not None,
            "municipality_pays_interpreter": self.setting.values.get("municipality_pays_interpreter") == "yes",
            "store_encrypted": True,  # the program does not run on a store whose proof failed
            "sync_today": self.setting.values.get("sync_today") == "yes",
        }
        held = frozenset(name for name, true in holds.items() if true)
        return held | self.removals.conditions() | frozenset(self.claims)

    def words(self, language: str = "nl") -> dict[str, str]:
        """Return the values of the placeholders; one whose condition does not hold is absent."""
        names = {member.id: member.name for member in self.file.members}
        groups = {
            "child": [child.id for child in self.file.children],  # named also where no frame may be
            "voluntary_children": self._children("voluntary"),
            "court_ordered_children": self._children("court_ordered"),
            "checking_children": self._children("checking"),
            "deciders": self._deciders(),
            **self.removals.children(),
        }
        values = {name: joined((names[p] for p in people), language) for name, people in groups.items() if people}
        values["worker"] = self.identity.worker_name
        word = spoken_word(self.file, self.here)
        if word is not None:
            values["heard_term"] = word
        decided = self._decided_on()
        if decided is not None:
            values["order_decided_on"] = day_in_words(decided, language)
        consent = self._consent()
        if consent is not None:
            form, decision = consent
            values["consent_on"] = day_in_words(day_of(decision.stamp), language)
            values["consent_for"] = dict(form.answers)["helpDescription"]
        for words in self.claims.values():
            values.update({word: self._said(value, names, language) for word, value in words.items()})
        return values

    @staticmethod
    def _said(value: Value, names: Mapping[PersonId, str], language: str) -> str:
        if isinstance(value, date):
            return day_in_words(value, language)
        if isinstance(value, str):
            return value
        return joined((names.get(PersonId(each), each) for each in value), language)

    def _children(self, said: str) -> list[PersonId]:
        return [entry.child for entry in self.frames if entry.said == said]

    def _decided_on(self) -> date | None:
        """Return the day of the decision, where every child under an order has that one day."""
        days = {day for child in self._children("court_ordered") for day in self._days_of_orders(child)}
        return days.pop() if len(days) == 1 else None

    def _days_of_orders(self, child: PersonId) -> set[date | None]:
        held = [each.order for each in read_orders(self.law.facts, child) if each.force == "in_force"]
        # a guardianship has no day here: None then keeps another child's day from being said of this one
        return {order.decided_on for order in held if order.kind in SUPERVISION} or {None}

    def _left_out(self) -> bool:
        """Tell whether somebody holds authority over a child spoken of and does not decide now (decision 42)."""
        children = {entry.child for entry in self.frames}
        out = {known.person for known in self.file.not_deciding if known.holds_on(self.law.facts.on)}
        return any(line.child in children and line.holder in out for line in self.file.authority)

    def _deciders(self) -> list[PersonId]:
        """Who must consent, where the room may know it and it is the same for every child spoken of; else nobody."""
        if not self.frames or any(self._blocked(each, _WHO_DECIDES_IS_OPEN) for each in self.answers):
            return []
        groups = {tuple(mark.person for mark in each.required if mark.kind == "T") for each in self.answers}
        return list(groups.pop()) if len(groups) == 1 else []

    @staticmethod
    def _blocked(answer: Answer, codes: Iterable[str]) -> bool:
        return any(block.code in set(codes) for block in answer.blocked_by)

    def _consent(self) -> tuple[Form, Decision] | None:
        """Return the consent of this person that was given last and stands, to the form as it is now."""
        stands = [
            (form, decision)
            for child in self.file.children
            for form in current_forms(self.file, child.id)
            for decision in form.decisions
            if decision.person == self.person and self._stands(form, decision)
        ]
        return max(stands, key=lambda each: (day_of(each[1].stamp), each[1].stamp.recorded_at), default=None)

    def _stands(self, form: Form, decision: Decision) -> bool:
        given = self.law.stands(form, decision.person, decision.mark)
        return given and "helpDescription" in dict(form.answers)


def truth_of(
    files: CaseFiles,
    case: CaseId,
    today: date,
    book: LawBook,
    identity: Identity,
    setting: Setting,
    person: PersonId | None = None,
) -> Truth:
    """Work out what holds for this family today, as everybody in the room may know it (H4)."""
    whole, file, visit = files.get(case), files.shown(case), files.visit_here(case)
    here = frozenset() if visit is None else frozenset(visit.present)
    law, told = FamilyLaw(whole, today, book), FamilyLaw(file, today, book)
    answers = tuple(law.help_for(child.id) for child in file.children)
    since = news_since(file, today, here)
    frames, untold = frames_for_room(file, today), file.proofs_withheld
    claims = {
        **({} if untold else OrderClaims(told.facts, frames, since).all()),
        **EventClaims(file, whole, today, book, since).all(),
    }
    claims |= consents_after_change(file, law, claims, person)
    removals = Removals((), stay_is_agreement=False) if untold else removals_of(file, frames, today)
    return Truth(file, here, law, told, frames, removals, answers, claims, identity, setting, person)


def joined(names: Iterable[str], language: str = "nl") -> str:
    """Join names as the language does: "Noor en Sami"."""
    listed = list(names)
    if len(listed) < 2:
        return "".join(listed)
    word = _AND.get(language, ", ")
    if language == "ar" and listed[-1][:1].isascii():
        word += " "  # the Arabic "and" is written to the next word, where that word is Arabic
    return Listed(listed, (*[", "] * (len(listed) - 2), word))
