"""Whether a grown-up can decide now, with what it rests on: for the worker alone, never with a visit open (H4, H12)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject

from jgvisit.ids import CaseId
from jgvisit.records.case_family import KnownCapacity
from jgvisit.records.case_file import CaseFile
from jgvisit.records.payload_family import CapacityRecorded
from jgvisit.services.ports.journal import DraftKey
from jgvisit.workspace import Workspace
from ui.capacity_words import capacity_words
from ui.i18n import isolated
from ui.screens.change.entry import missing_of
from ui.screens.change.own_fields import Values
from ui.widgets.entry_fields import EntryField

WHO: Final = "decides_whom"
WHAT, EVIDENCE, PAPER, SEEN_ON = "capacity", "capacity_evidence", "capacity_paper", "capacity_seen_on"
TOLD_BY, TOLD_ON, SINCE, REVIEW = "capacity_told_by", "capacity_told_on", "capacity_since", "capacity_review_on"
MISTAKE: Final = "mistake"
"""Chosen where what stands here never was."""
WHY: Final = "capacity_mistaken"
_DAYS = (SEEN_ON, TOLD_ON)


class CapacityFields(QObject):
    """The fields of whether somebody can decide."""

    def __init__(self, parent: QObject, work: Workspace) -> None:
        super().__init__(parent)
        self._work = work

    def fields(self, file: CaseFile, values: Values) -> tuple[EntryField, ...]:
        """Return who, what, and then what it rests on; a child is not among them: that goes by X3, or by age."""
        people = tuple((each.id, isolated(each.name)) for each in file.members if each.role != "child")
        who = EntryField(WHO, self.tr("Who is it about?"), "choice", choices=people)
        if values.get(WHO) not in dict(people):
            return (who,)
        what = EntryField(WHAT, self.tr("Can this person decide about this help now?"), "choice",
                          choices=self._answers(_standing(file, values)))  # fmt: skip
        match values.get(WHAT):
            case None | "":
                return who, what
            case "mistake":
                return who, what, EntryField(WHY, self.tr("Why was what stands here never so?"))
            case _:
                return who, what, *self._rests_on(values)

    def first(self, _file: CaseFile) -> Values:
        """Nothing stands in the fields before."""
        return {}

    def missing(self, file: CaseFile, values: Values) -> frozenset[str]:
        """Return what is not there; a day to look again that is over is none."""
        fields = self.fields(file, values)
        shown, today = {each.id for each in fields}, self._work.today().isoformat()
        late = {REVIEW} if REVIEW in shown and values.get(REVIEW) and values[REVIEW] < today else set()
        return missing_of(fields, values) | frozenset(late)

    def note(self, file: CaseFile, values: Values) -> str:
        """Say what stands here, what follows from what was filled in, and who reads it."""
        stands = tuple(capacity_words(each) for each in _standing(file, values))
        return "\n".join((*stands, *self._follows(values)))

    def known(self, _file: CaseFile, field: str, value: str) -> Values:
        """Return today where a day is asked, and an empty page for another person."""
        if field == WHO:
            return dict.fromkeys((WHAT, EVIDENCE, PAPER, SEEN_ON, TOLD_BY, TOLD_ON, SINCE, REVIEW, WHY), "")
        if field == EVIDENCE and value:
            return dict.fromkeys(_DAYS, self._work.today().isoformat())
        return {}

    def write(self, case: CaseId, values: Values, clears: Sequence[DraftKey]) -> None:
        """Write it down; a mistake takes out what stands here, and keeps what it said."""
        said = self._taken_out(case, values) if values[WHAT] == MISTAKE else _said(values)
        self._work.families.record_capacity(case, said, clears=clears)

    def _taken_out(self, case: CaseId, values: Values) -> CapacityRecorded:
        stood = _standing(self._work.files.for_me(case), values)[0]
        return CapacityRecorded(
            person=stood.person,
            capacity=stood.capacity,
            evidence=stood.evidence,
            paper=stood.paper,
            seen_on=stood.seen_on,
            told_by=stood.told_by,
            told_on=stood.told_on,
            since=stood.since,
            mistaken=values[WHY].strip(),
        )

    def _answers(self, standing: Sequence[KnownCapacity]) -> tuple[tuple[str, str], ...]:
        answers = (
            ("full", self.tr("Yes, this person decides")),
            ("incapable_in_this_matter", self.tr("No, not about this help for now")),
            ("under_guardianship", self.tr("No, a judge appointed a guardian (curator)")),
        )
        return (*answers, (MISTAKE, self.tr("What stands here was a mistake"))) if standing else answers

    def _rests_on(self, values: Values) -> tuple[EntryField, ...]:
        today = self._work.today().isoformat()
        evidence = EntryField(EVIDENCE, self.tr("What does that rest on?"), "choice", self.tr(
            "What we think ourselves is neither: then nothing is written down here."), choices=(
            ("seen", self.tr("We saw a paper or the public register")),
            ("announced", self.tr("Somebody told us"))))  # fmt: skip
        later = (
            EntryField(SINCE, self.tr("Since when is known"), "optional_day", required=False),
            EntryField(REVIEW, self.tr("Look again on a day"), "optional_day", required=False),
        )
        match values.get(EVIDENCE):
            case "seen":
                paper = EntryField(PAPER, self.tr("What did you see?"), "line", self.tr(
                    "Such as the decision of the court with its number, or the entry in the register of guardianship."
                ))  # fmt: skip
                return evidence, paper, EntryField(SEEN_ON, self.tr("Seen on"), "day", latest=today), *later
            case "announced":
                who = EntryField(TOLD_BY, self.tr("Who told us, and how?"))
                return evidence, who, EntryField(TOLD_ON, self.tr("Told on"), "day", latest=today), *later
            case _:
                return (evidence,)

    def _follows(self, values: Values) -> tuple[str, ...]:
        what, evidence = values.get(WHAT), values.get(EVIDENCE)
        if not what or (what != MISTAKE and not evidence):
            return ()
        if what == MISTAKE:
            follows = self.tr("Then nothing rests on it any more. What stood here stays in the history.")
        elif evidence == "announced":
            follows = self.tr("Until we saw it, this person decides, and the page of the family asks us to find out.")
        elif what == "full":
            follows = self.tr("From then on this person decides.")
        else:
            follows = self.tr("From then on this person is asked for no consent. Keep telling what happens, as before.")
        alone = self.tr("Why is read by this person and by you. Others only see that this person does not decide now.")
        return follows, alone


def _standing(file: CaseFile, values: Values) -> tuple[KnownCapacity, ...]:
    mine = (each for each in file.capacities if each.person == values.get(WHO))
    return tuple(each for each in mine if each.mistaken is None)


def _said(values: Values) -> CapacityRecorded:
    seen = values[EVIDENCE] == "seen"
    rests_on = {"paper": PAPER, "seen_on": SEEN_ON} if seen else {"told_by": TOLD_BY, "told_on": TOLD_ON}
    return CapacityRecorded(
        person=values[WHO],
        capacity=values[WHAT],  # type: ignore[arg-type]  # the writer reads it back and refuses another word
        evidence=values[EVIDENCE],  # type: ignore[arg-type]  # as above
        since=values.get(SINCE) or None,
        review_on=values.get(REVIEW) or None,
        **{name: values[field].strip() for name, field in rests_on.items()},
    )
