"""How somebody can be reached safely (H8), asked of that person; what stood before stays in the history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject

from jgvisit.ids import CaseId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.payload_family import SafeContactRecorded
from jgvisit.services.ports.journal import DraftKey
from jgvisit.workspace import Workspace
from ui.i18n import isolated
from ui.screens.change.entry import missing_of
from ui.screens.change.own_fields import Values
from ui.widgets.entry_fields import EntryField

WHO, APPROACH, CHANNELS, DETAIL, HOURS = "reach_whom", "approach", "channels", "detail", "hours"
READS_POST, JOINT, REASON, REVIEW, EVIDENCE = "reads_post", "joint_talk_safe", "reason", "review_on", "evidence"
_NEVER = "doNotApproach"


class ContactFields(QObject):
    """The fields of a safe contact."""

    def __init__(self, parent: QObject, work: Workspace) -> None:
        super().__init__(parent)
        self._work = work

    def fields(self, file: CaseFile, values: Values) -> tuple[EntryField, ...]:
        """Return who, whether, and then how or why not."""
        people = tuple((member.id, isolated(member.name)) for member in file.members)
        who = EntryField(WHO, self.tr("Who is it about?"), "choice", choices=people)
        if values.get(WHO) not in dict(people):
            return (who,)
        approach = EntryField(APPROACH, self.tr("May we approach this person?"), "choice", choices=(
            ("allowed", self.tr("Yes")), (_NEVER, self.tr("No, do not approach"))))  # fmt: skip
        joint = EntryField(JOINT, self.tr("Is it safe to talk together with the others?"), "choice", choices=(
            ("yes", self.tr("Yes")), ("no", self.tr("No")), ("notKnown", self.tr("Not known"))))  # fmt: skip
        said = EntryField(EVIDENCE, self.tr("Who said so, or where did you read it?"))
        how = self._why_not() if values.get(APPROACH) == _NEVER else self._how(values)
        return who, approach, *how, joint, said

    def first(self, _file: CaseFile) -> Values:
        """Nothing stands in the fields before."""
        return {}

    def missing(self, file: CaseFile, values: Values) -> frozenset[str]:
        """Return what is not there; a day to look again that is over is none."""
        review = values.get(REVIEW, "")
        over = values.get(APPROACH) == _NEVER and bool(review) and date.fromisoformat(review) < self._work.today()
        found = missing_of(self.fields(file, values), values)
        return found | (frozenset({REVIEW}) if over else frozenset())

    def note(self, file: CaseFile, values: Values) -> str:
        """Say what it does."""
        if values.get(APPROACH) == _NEVER:
            return self.tr("Then nobody asks this person for anything, and no list shows a signature as missing.")
        stands = any(each.person == values.get(WHO) for each in file.safe_contacts)
        return self.tr("What stood here before stays in the history.") if stands else ""

    def known(self, file: CaseFile, field: str, value: str) -> Values:
        """Return what stands here of how to reach this person; who said so is asked anew."""
        if field != WHO:
            return {}
        empty = dict.fromkeys((APPROACH, CHANNELS, DETAIL, HOURS, READS_POST, JOINT, REASON, REVIEW, EVIDENCE), "")
        contact = next((each for each in file.safe_contacts if each.person == value), None)
        if contact is None:
            return empty
        return empty | {
            APPROACH: contact.approach,
            CHANNELS: " ".join(contact.channels),
            DETAIL: contact.detail or "",
            HOURS: contact.hours or "",
            READS_POST: contact.reads_post or "",
            JOINT: contact.joint_talk_safe,
            REASON: contact.reason or "",
            REVIEW: contact.review_on or "",
        }

    def write(self, case: CaseId, values: Values, clears: Sequence[DraftKey]) -> None:
        """Write it down; what does not go with "do not approach" is left out, and the other way round."""
        never = values[APPROACH] == _NEVER
        given = {name: values.get(name, "").strip() for name in (DETAIL, HOURS, READS_POST, REASON, REVIEW)}
        shown = (REASON, REVIEW, READS_POST) if never else (DETAIL, HOURS, READS_POST)
        contact = SafeContactRecorded(
            person=values[WHO],
            approach=values[APPROACH],  # type: ignore[arg-type]  # the writer reads it back and refuses another word
            channels=() if never else tuple(values.get(CHANNELS, "").split()),  # type: ignore[arg-type]  # as above
            joint_talk_safe=values[JOINT],  # type: ignore[arg-type]  # as above
            evidence=values[EVIDENCE].strip(),
            **{name: given[name] or None for name in shown},
        )
        self._work.families.record_safe_contact(case, contact, clears=clears)

    def _how(self, values: Values) -> tuple[EntryField, ...]:
        if values.get(APPROACH) != "allowed":
            return ()
        return (
            EntryField(CHANNELS, self.tr("How?"), "many", choices=(
                ("phone", self.tr("Telephone")), ("mail", self.tr("E-mail")), ("post", self.tr("Post")),
                ("inPerson", self.tr("In person")), ("viaOther", self.tr("Through somebody else")))),
            EntryField(DETAIL, self.tr("The number, the mail address or the person"), "line", self.tr(
                "Where this person lives, and where their post may go, have a page of their own."), required=False),
            EntryField(HOURS, self.tr("At what hours?"), required=False),
            self._reader(),
        )  # fmt: skip

    def _why_not(self) -> tuple[EntryField, ...]:
        return (
            EntryField(REASON, self.tr("Why not?")),
            EntryField(REVIEW, self.tr("Look again on a day"), "optional_day"),
            self._reader(),
        )

    def _reader(self) -> EntryField:
        return EntryField(READS_POST, self.tr("Who else reads the post or the messages?"), required=False)
