"""What a judge did or will do, in the words of the screen."""

from __future__ import annotations

from ui.screens.change.change import CARRIES_OUT, ORDER_ANNOUNCED, ORDER_KNOWN, ORDER_SEEN, WHOSE, Asking, Change
from ui.widgets.entry_fields import EntryField


class JudgeChanges(Asking):
    """Orders, hearings and other decisions."""

    def changes(self) -> tuple[Change, ...]:
        """Return them in reading order."""
        return (
            Change(ORDER_SEEN, "judge", self.tr("Order of the judge: I saw the paper"), self._order_seen(),
                   one_child=True),
            Change(ORDER_ANNOUNCED, "judge", self.tr("Order of the judge: only told"), (
                self._order_kind(), self._whose(required=False),
                EntryField("told_by", self.tr("Who told it, and how?"))), one_child=True),
            Change(ORDER_KNOWN, "judge", self.tr("About an order that stands here already")),
            Change("extensionAnswered", "judge", self.tr("Was an extension asked?"), (
                self._choice("order", self.tr("Of which order?"), ()),
                self._choice("asked", self.tr("What is known?"), (
                    ("yes", self.tr("Yes, asked")), ("no", self.tr("No, not asked")),
                    ("notKnown", self.tr("Not known")))))),
            Change("hearingPlanned", "judge", self.tr("Hearing planned"), (
                EntryField("held_on", self.tr("When is the hearing?"), "day"),
                EntryField("court", self.tr("Which court?"), required=False)), own_day="held_on", lies_ahead=True),
            Change("writtenInstructionReceived", "judge", self.tr("Written direction of a GI"), (
                EntryField("gi", self.tr("Which GI?")),
                EntryField("about", self.tr("About what?"), required=False), self._sent())),
            Change("measureRejected", "judge", self.tr("The judge refused a measure"), (
                EntryField("court", self.tr("Which court?")), EntryField("number", self.tr("Number on the paper")),
                EntryField("decided_on", self.tr("Day of the decision"), "day")), own_day="decided_on"),
            Change("otherDecisionRecorded", "judge", self.tr("Other decision, such as a huisverbod"), (
                self._choice("decision", self.tr("Which one?"), (
                    ("exclusion_order", self.tr("Huisverbod")), ("contact_ban", self.tr("Contact ban")),
                    ("criminal_condition", self.tr("Condition of a criminal judge")),
                    ("contact_arrangement", self.tr("Contact arrangement of the judge")),
                    ("residence_arrangement", self.tr("Where the child lives, by the judge")))),
                self._told("by", self.tr("Who decided?")), self._told("about", self.tr("What does it say?")),
                self._last_day(), self._choice("seen", self.tr("Did you see the paper?"), self._yes_no())),
                self.tr("Whom does it bind?")),
        )  # fmt: skip

    def _order_seen(self) -> tuple[EntryField, ...]:
        return (
            self._order_kind(),
            self._whose(required=True),
            EntryField("court", self.tr("Which court?")),
            EntryField("number", self.tr("Number on the paper")),
            EntryField("decided_on", self.tr("Day of the decision"), "day"),
            EntryField("starts_on", self.tr("First day"), "day"),
            self._choice(
                "until_how",
                self.tr("What does the paper say of its end?"),
                (("until", self.tr("tot")), ("through", self.tr("tot en met")), ("none", self.tr("no end"))),
            ),
            EntryField("until", self.tr("The day that the paper names"), "optional_day", required=False),
            EntryField(CARRIES_OUT, self.tr("Which GI carries it out, as the paper names it?"), required=False),
        )

    def _whose(self, *, required: bool) -> EntryField:
        return EntryField(WHOSE, self.tr("Whose authority?"), "choice", required=required, help=self.tr(
            "Both parents? Then write it down once for each of them. "
            "Not in this row? Then first write down who holds authority."))  # fmt: skip

    def _order_kind(self) -> EntryField:
        kinds = (
            ("ots", self.tr("Supervision (OTS)")),
            ("vots", self.tr("Provisional supervision (VOTS)")),
            ("placement", self.tr("Placement (machtiging uithuisplaatsing)")),
            ("authority_suspended", self.tr("Authority suspended")),
            ("authority_ended", self.tr("Authority ended")),
            ("closed_care", self.tr("Closed youth care")),
            ("juvenile_probation", self.tr("Juvenile probation")),
        )
        return self._choice("kind", self.tr("Which order?"), kinds)
