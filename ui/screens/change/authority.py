"""Writing down who holds authority over a child, with advice on who should by how it came about (BW Book 1).

The advice is computed from what the worker was told and never stands for evidence: a line is recorded only
with where it was looked up.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, cast

from PySide6.QtCore import QObject

from jgvisit.domain.facts import GI, UNKNOWN, AuthorityKind
from jgvisit.domain.orders import SUPERVISION
from jgvisit.domain.origins import Bond, History, OriginTable, advise, say
from jgvisit.ids import PersonId, new_uuid7
from jgvisit.records.case_family import AuthorityLine
from jgvisit.records.case_file import CaseFile
from jgvisit.records.payload_family import AuthorityRecorded
from ui.screens.change.entry import CHILDREN
from ui.widgets.entry_fields import EntryField
from ui.wording import day_words

_NOBODY: Literal["none"] = "none"
HOLDS = "holds"
_RUNS, _SUSPENDED, _ENDED = "runs", "suspended", "ended"


class AuthorityFields(QObject):
    """The fields of a line of authority, and of how it came about."""

    def fields(self, people: tuple[tuple[str, str], ...], known: AuthorityLine | None) -> tuple[EntryField, ...]:
        """Return the fields; `people` are the adults by id and name, `known` what was recorded of the chosen holder."""
        return (
            EntryField("holder", self.tr("Who holds authority?"), "choice", choices=(
                *people, (GI, self.tr("A GI")), (UNKNOWN, self.tr("Perhaps somebody else")))),
            EntryField("kind", self.tr("As what?"), "choice", choices=(
                ("parent", self.tr("Parent")), ("other_person", self.tr("Other person")),
                ("guardian", self.tr("Guardian")), ("provisional_guardian", self.tr("Provisional guardian")))),
            EntryField("since", self.tr("It began on a later day than the birth"), "optional_day", required=False),
            EntryField(HOLDS, self.tr("Does it hold now?"), "choice", help=self._known(known), choices=(
                (_RUNS, self.tr("Yes, it holds")), (_SUSPENDED, self.tr("No, a judge suspended it")),
                (_ENDED, self.tr("No, it has ended")))),
            EntryField("until", self.tr("It has ended; the last day is known"), "optional_day", required=False),
            EntryField("evidence", self.tr("Where did you look it up?"), help=self.tr(
                "Such as the authority register. What somebody says is no evidence.")),
            EntryField("mother", self.tr("Advice: who gave birth to the child?"), "choice", choices=people,
                       required=False),
            EntryField("other", self.tr("Advice: who is the second parent?"), "choice", required=False, choices=(
                *people, (_NOBODY, self.tr("Nobody")))),
            EntryField("bond", self.tr("Advice: were or are they married or registered partners?"), "choice",
                       required=False, choices=(
                ("none", self.tr("Never")), ("married", self.tr("Married")),
                ("partnership", self.tr("Registered partners")), ("ended", self.tr("No longer")))),
            EntryField("recognised_on", self.tr("Advice: recognised on a day"), "optional_day", required=False),
            EntryField("joint_note", self.tr("Advice: joint authority noted in the register?"), "choice",
                       required=False, choices=(("yes", self.tr("Yes")), ("no", self.tr("No")))),
        )  # fmt: skip

    def _known(self, line: AuthorityLine | None) -> str:
        """Say what recording it again would otherwise lift unseen."""
        if line is None:
            return ""
        if line.suspended:
            return self.tr("Until now it stands here as suspended.")
        if line.until is None:
            return self.tr("Until now it stands here as holding.")
        return self.tr("Until now its last day stands here as {day}.").format(day=day_words(line.until))


def line_known(values: Mapping[str, str], file: CaseFile) -> AuthorityLine | None:
    """Return what is recorded of the chosen child and holder, or None; of rival versions the suspended one."""
    lines = [
        line for line in file.authority if (line.child, line.holder) == (values.get(CHILDREN), values.get("holder"))
    ]
    return next((line for line in lines if line.suspended), lines[0] if lines else None)


def line_of(values: Mapping[str, str], file: CaseFile, today: date) -> AuthorityRecorded:
    """Return the line as it will be recorded: a new version of what is known of this child and holder, or a new one.

    What nobody answered stays as it was: a look in the register by itself lifts no suspension, and no end.

    Raises:
        KeyError: neither a day nor the birth of the child is known.
    """
    child, holder = values[CHILDREN], values["holder"]
    known, holds = line_known(values, file), values.get(HOLDS)
    kept = None if known is None or holds == _RUNS else known.until
    since = values.get("since") or (known.since if known is not None else file.member(PersonId(child)).born)
    if since is None:
        raise KeyError("since")
    return AuthorityRecorded(
        line=new_uuid7() if known is None else known.line,
        child=child,
        holder=holder,
        kind=cast(AuthorityKind, values["kind"]),
        since=since,
        until=values.get("until") or kept,
        suspended=holds == _SUSPENDED if holds else known is not None and known.suspended,
        evidence=values["evidence"].strip(),
        checked_on=today.isoformat(),
    )


def missing_of_line(values: Mapping[str, str], file: CaseFile, today: date) -> frozenset[str]:
    """Return what must be asked of a line beyond the required fields.

    The day it began, where no birth and no earlier line tells it; the last day, of what has ended; and whether it
    holds, where that last day says otherwise.
    """
    child, until, holds = values.get(CHILDREN, ""), values.get("until", ""), values.get(HOLDS)
    missing = set()
    if child and not values.get("since") and line_known(values, file) is None:
        missing |= {"since"} if file.member(PersonId(child)).born is None else set()
    if holds == _ENDED and not until:
        missing.add("until")
    if until and ((holds == _RUNS and until < today.isoformat()) or (holds == _ENDED and until > today.isoformat())):
        missing.add(HOLDS)
    return frozenset(missing)


def advice_of(values: Mapping[str, str], file: CaseFile, table: OriginTable) -> str:
    """Return who should hold authority by what was told, and where that can be seen; empty where too little was."""
    child, mother = values.get(CHILDREN, ""), values.get("mother", "")
    born = file.member(PersonId(child)).born if child else None
    if not mother or born is None:
        return ""
    other = values.get("other", _NOBODY)
    recognised = values.get("recognised_on", "")
    history = History(
        child_born=date.fromisoformat(born),
        birth_parent=PersonId(mother),
        other_parent=None if other in ("", _NOBODY, mother) else PersonId(other),
        bond=cast(Bond, values.get("bond") or "none"),
        recognised_on=date.fromisoformat(recognised) if recognised else None,
        joint_note=values.get("joint_note") == "yes",
        supervised=any(order.child == child and order.kind in SUPERVISION for order in file.orders),
    )
    advice = advise(history, table)
    names: dict[str, str] = {member.id: member.name for member in file.members}
    why = advice.rows[0]
    return f"{say(advice, names)} {why.why} ({', '.join(why.articles)}) Bewijs: {', '.join(advice.proof)}."
