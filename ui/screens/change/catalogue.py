"""What can be written down as a change, in words: groups, kinds, and the few fields of each."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ui.exception_words import ExceptionWords
from ui.screens.change.change import (
    ADDRESS,
    AUTHORITY,
    CAPACITY,
    CONTACT,
    FORM,
    GROUPS,
    PERSON,
    PLANNED,
    STRUCK,
    VEILIG_THUIS,
    Asking,
    Change,
    Group,
)
from ui.screens.change.judge_changes import JudgeChanges
from ui.widgets.entry_fields import EntryField


class Catalogue(Asking):
    """The changes a worker can choose from, in the words of the screen."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._judge, self._exceptions = JudgeChanges(self), ExceptionWords(self)

    def groups(self) -> tuple[tuple[Group, str], ...]:
        """Return the groups with their words, in reading order."""
        words = {
            "visit": self.tr("Visits"),
            "help": self.tr("Help and agreements"),
            "board": self.tr("Veilig Thuis and the Raad"),
            "judge": self.tr("Judge and orders"),
            "family": self.tr("People and rights"),
        }
        return tuple((group, words[group]) for group in GROUPS)

    def changes(self) -> tuple[Change, ...]:
        """Return everything that can be written down, in reading order."""
        planned = Change(PLANNED, "visit", self.tr("Plan a visit, or move one"))
        return (planned, *self._help(), *self._board(), *self._judge.changes(), *self._family())

    def change(self, kind: str) -> Change:
        """Return one of them.

        Raises:
            KeyError: no such change.
        """
        for change in self.changes():
            if change.kind == kind:
                return change
        raise KeyError(kind)

    def _help(self) -> tuple[Change, ...]:
        until = self._last_day()
        return (
            Change("familyPlanOffered", "help", self.tr("The family may make its own plan"), (
                self._choice("answer", self.tr("What came of it?"), (
                    ("wanted", self.tr("They want to")), ("notWanted", self.tr("They do not want to")),
                    ("open", self.tr("Not decided yet")), ("notOffered", self.tr("Not offered")))),
                EntryField("until_on", self.tr("The plan can wait until a day"), "optional_day", required=False),
                EntryField("ground", self.tr("Why was it not offered?"), required=False))),
            Change("planRecorded", "help", self.tr("New or changed plan"),
                   (self._told("name", self.tr("Which plan?")), until)),
            Change("safetyPlanProposed", "help", self.tr("Safety plan proposed"),
                   (self._told("reason", self.tr("Why? One fact with its day")), until), self._who_promises()),
            Change("agreementEvaluated", "help", self.tr("Looked whether an agreement was kept"), (
                self._told("agreement", self.tr("Which agreement?")),
                self._choice("outcome", self.tr("Was it kept?"), (
                    ("kept", self.tr("Yes")), ("partly", self.tr("Partly")), ("notKept", self.tr("No"))))),
                self._who_promises()),
            Change("helpReviewed", "help", self.tr("We looked together how the help goes"), (
                self._choice("follows", self.tr("What comes after it?"), (
                    ("goesOn", self.tr("The help goes on")), ("changes", self.tr("The help changes")),
                    ("stops", self.tr("The help stops")))),),
                self.tr("Who looked along?")),
            Change("sharingProposed", "help", self.tr("Share something with somebody new"),
                   (EntryField("receiver", self.tr("With whom?")),), self.tr("About whom is it?")),
            Change("stayProposed", "help", self.tr("Stay elsewhere proposed"), self._stay(),
                   self.tr("Who would take the child in?"), persons_required=False),
            Change("stayBegan", "help", self.tr("The child lives elsewhere now, by agreement"), (
                EntryField("carers", self.tr("With whom, as the child says it?"), required=False),
                self._choice("in_family", self.tr("Does the child live with them in their family?"), self._yes_no())),
                   self.tr("Who took the child in?"), persons_required=False),
            Change("stayEnded", "help", self.tr("The child no longer lives elsewhere")),
            Change("contactLimitsProposed", "help", self.tr("Less contact proposed"),
                   (self._told("contact_with", self.tr("Less contact with whom, as the child says it?")), until),
                   self.tr("Whose contact becomes less?")),
            Change("checkProposed", "help", self.tr("Check or test proposed"),
                   (self._told("check", self.tr("Which check?")),)),
            Change("concernNamed", "help", self.tr("We said what worries us"),
                   (self._told("concern", self.tr("What worries us? One thing, as a fact")),)),
            Change("intensiveHelpStarted", "help", self.tr("More help, or another name for it"),
                   (self._told("help", self.tr("Which help?")),)),
            Change("providerChanged", "help", self.tr("Another organisation helps"),
                   (self._told("provider", self.tr("Which organisation?")),)),
            Change("handoverProposed", "help", self.tr("Handover to a GI proposed"), (
                self._told("gi", self.tr("Which GI?")),
                EntryField("first_talk_on", self.tr("The GI has spoken with the family"), "optional_day",
                           required=False))),
            Change("agreementEnded", "help", self.tr("An agreement ended"),
                   (self._told("agreement", self.tr("Which agreement?")),)),
            Change("refusalHeard", "help", self.tr("Somebody said no, or takes a yes back"),
                   (EntryField("about", self.tr("No to what?")),), self.tr("Who said so?")),
        )  # fmt: skip

    def _stay(self) -> tuple[EntryField, ...]:
        return (
            self._told("carers", self.tr("With whom, as the child says it?")),
            self._told("place", self.tr("Where, in plain words?"), required=False),
            self._choice("in_family", self.tr("Does the child live with them in their family?"), self._yes_no()),
            EntryField("from_on", self.tr("The first day is known"), "optional_day", required=False),
            self._last_day(),
            self._told("contact", self.tr("What was agreed about contact?"), required=False),
            self._choice("weekend", self.tr("A weekend agreement, at most 72 hours?"), self._yes_no()),
        )

    def _board(self) -> tuple[Change, ...]:
        return (
            Change(VEILIG_THUIS, "board", self.tr("Veilig Thuis"), (
                self._choice("step", self.tr("Which step?"), (
                    ("considered", self.tr("Considered")), ("adviceAsked", self.tr("Advice asked")),
                    ("reported", self.tr("Reported")))), *self._advice())),
            Change("giConsulted", "board", self.tr("Asked a GI for advice"), (
                EntryField("gi", self.tr("Which GI?")),
                *self._advice(self.tr(
                    "By name only with a yes on form B to telling this GI, or where this GI carries out an order."))),
                   self.tr("Which grown-ups were named?"), persons_required=False),
            Change("boardConsidered", "board", self.tr("We think of the Raad"),
                   (self._told("reason", self.tr("Why, in plain words?")),)),
            Change("secondReviewRecorded", "board", self.tr("A colleague looked along"), (
                self._choice("matter", self.tr("About what?"), (
                    ("boardRequest", self.tr("A request to the Raad")),
                    ("stay", self.tr("Living elsewhere for a while")),
                    ("contact", self.tr("Less contact")), ("safetyPlan", self.tr("A safety plan")),
                    ("handover", self.tr("A handover to a GI")), ("noAgreement", self.tr("No agreement")),
                    ("other", self.tr("Something else")))),
                EntryField("colleague", self.tr("Which colleague?")),
                EntryField("opinion", self.tr("What does the colleague think?"), "text"))),
            Change("boardConsulted", "board", self.tr("Asked the Raad for advice"), self._advice()),
            Change("protectionTablePlanned", "board", self.tr("Table meeting planned"),
                   (EntryField("held_on", self.tr("When is the meeting?"), "day"),), own_day="held_on",
                   lies_ahead=True),
            Change("investigationRequested", "board", self.tr("Asked the Raad to investigate"), (
                self._told("reason", self.tr("Why, in plain words?")),
                EntryField("sent_on", self.tr("It has been sent"), "optional_day", required=False))),
            Change("urgentInvestigationRequested", "board", self.tr("Urgent request to the Raad"), (
                self._told("danger", self.tr("What is the danger? Facts only"), "text"),
                EntryField("called_on", self.tr("We called"), "optional_day", required=False),
                EntryField("called_whom", self.tr("Whom did we call?"), required=False),
                self._choice("speed_asked", self.tr("Was speed asked?"), self._yes_no()),
                self._told("stays_with_child", self.tr("Who stays with the child now?"), required=False))),
            Change("boardAnswered", "board", self.tr("The Raad answered"), (
                self._choice("investigates", self.tr("Does the Raad investigate?"), self._yes_no()),)),
            Change("boardReportReceived", "board", self.tr("Report of the Raad"), (
                self._choice("stage", self.tr("Which one?"), (
                    ("draft", self.tr("Draft")), ("final", self.tr("Final")))),
                EntryField("react_by", self.tr("The last day to react stands in the letter"), "optional_day",
                           required=False))),
        )  # fmt: skip

    def _advice(self, by_name: str = "") -> tuple[EntryField, ...]:
        """Return what is asked of advice, with when it may be `by_name`; no family reads it (H9, H29)."""
        named = (("anonymous", self.tr("Without a name")), ("byName", self.tr("By name")))
        return (
            EntryField("how", self.tr("How?"), "choice", by_name, choices=named),
            EntryField("spoke_with", self.tr("Who gave the advice?")),
            EntryField("our_question", self.tr("What did we ask?"), "text"),
            EntryField("advice", self.tr("What was the advice?"), "text"),
            EntryField("next_step", self.tr("What do we do with it?"), "text", required=False),
        )

    def _family(self) -> tuple[Change, ...]:
        who = self.tr("Who asks?")
        return (
            Change(PERSON, "family", self.tr("Somebody new, or a person written down otherwise")),
            Change(CONTACT, "family", self.tr("How somebody can be reached safely")),
            Change(ADDRESS, "family", self.tr("Where somebody lives, or where their post may go")),
            Change(CAPACITY, "family", self.tr("Whether somebody can decide now, or can again")),
            Change(STRUCK, "family", self.tr("Something was written down by mistake")),
            Change(AUTHORITY, "family", self.tr("Authority looked up or changed"), one_child=True),
            Change("applicationRecorded", "family", self.tr("Asked the municipality for help"), (
                EntryField("about", self.tr("For what?")),
                EntryField("decision_due_on", self.tr("The decision is due on a day"), "optional_day",
                           required=False)), who),
            Change("municipalDecisionRecorded", "family", self.tr("Decision of the municipality came"),
                   (EntryField("about", self.tr("About what?")), self._sent()), self.tr("For whom is it?")),
            Change("exceptionUsed", "family", self.tr("Go on without somebody's consent, by an exception of the law"), (
                self._choice("exception", self.tr("Which exception?"), self._exceptions.choices()),
                EntryField(FORM, self.tr("For which form?"), "choice", self.tr(
                    "It counts for that form, and for no other.")),
                EntryField("reason", self.tr("Why, in facts?")),
                EntryField("colleague", self.tr("Which colleague looked along?"), "line",
                           self.tr("Needed, except where there was no time to ask: then within 24 hours."),
                           required=False)), one_child=True),
            Change("workerChanged", "family", self.tr("Another contact person"),
                   (self._told("contact_person", self.tr("Who is it now?")),)),
            Change("fileRequested", "family", self.tr("Wants to see, copy or change the file"), (
                self._choice("wish", self.tr("What?"), (
                    ("see", self.tr("See")), ("copy", self.tr("Copy")), ("correct", self.tr("Correct")),
                    ("destroy", self.tr("Destroy")))),), who),
            Change("complaintRecorded", "family", self.tr("Complaint"),
                   (EntryField("about", self.tr("About what?"), required=False),), who),
            Change("movedAway", "family", self.tr("Moves to another municipality"),
                   (EntryField("municipality", self.tr("Which municipality?")),)),
        )  # fmt: skip
