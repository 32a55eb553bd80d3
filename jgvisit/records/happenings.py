"""What happened to a family and opens a moment of table C, or makes a line of a card true.

One kind of record each, at version 1. All share the base: which event it is (versions of one event
replace each other), its day, the children it is about, whom it concerns in particular, and who said so
or where it was read. None of them is a frame: only a seen order of the judge is (H6, H12).
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from jgvisit.records.body import Uuid
from jgvisit.records.payload_base import Day, Line, Payload

Said = Annotated[str, msgspec.Meta(min_length=1, max_length=400)]
"""A line that must say something."""


class Happening(Payload, frozen=True, kw_only=True):
    """Base of everything in this module."""

    event: Uuid
    on: Day
    """The day it happened, or came on the table."""
    source: Said
    """Who said so, or where it was read."""
    children: tuple[Uuid, ...] = ()
    """Empty: every child of the family."""
    persons: tuple[Uuid, ...] = ()
    """Whom it concerns in particular, such as who promised, asked or refused."""
    mistaken: Line | None = None
    """A later version that says why this was written down by mistake: it did not happen."""


# -- the voluntary frame ----------------------------------------------------------------------


class AuthorityFoundOut(Happening, frozen=True, kw_only=True):
    """Who holds authority was not known, and now it is (moment 2)."""


class ApplicationRecorded(Happening, frozen=True, kw_only=True):
    """Somebody asked the municipality for help (moment 3)."""

    about: Said
    decision_due_on: Day | None = None


class MunicipalDecisionRecorded(Happening, frozen=True, kw_only=True):
    """The municipality sent a decision (beschikking); six weeks from the day of sending (moment 3, Awb 6:7)."""

    about: Said
    sent_on: Day | None = None
    """Not known: look at the letter."""


class FamilyPlanOffered(Happening, frozen=True, kw_only=True):
    """The family may first make its own plan (moment 4, Jw 4.1.2)."""

    answer: Literal["wanted", "notWanted", "notOffered", "open"] = "open"
    until_on: Day | None = None
    ground: Line | None = None
    """Why it was not offered."""


class PlanRecorded(Happening, frozen=True, kw_only=True):
    """A plan was made or changed (moment 5)."""

    name: Said
    until_on: Day | None = None


class SafetyPlanProposed(Happening, frozen=True, kw_only=True):
    """We proposed a safety plan: an agreement, never an order (moment 6)."""

    reason: Said
    """A fact with its day, in plain words."""
    until_on: Day | None = None


class AgreementEvaluated(Happening, frozen=True, kw_only=True):
    """We looked whether a promise was kept (moment 7 where it was not)."""

    agreement: Said
    outcome: Literal["kept", "partly", "notKept"]


class SharingProposed(Happening, frozen=True, kw_only=True):
    """We want to tell somebody new about the family (moment 8)."""

    receiver: Said


class VeiligThuisRecorded(Happening, frozen=True, kw_only=True):
    """Advice asked of, or a report made to Veilig Thuis; restricted for the whole family (moment 9, H9)."""

    step: Literal["considered", "adviceAsked", "reported"]


class StayProposed(Happening, frozen=True, kw_only=True):
    """The child would live elsewhere for a time, by agreement (moment 10)."""

    place: Line | None = None
    carers: Line | None = None
    """Whom the child stays with, as the child calls them."""
    in_family: Literal["yes", "no"] | None = None
    """Whether it is with carers in their family: after a year they must consent to its end (BW 1:253s)."""
    from_on: Day | None = None
    until_on: Day | None = None
    contact: Line | None = None
    weekend: Literal["yes", "no"] = "no"
    """A weekend agreement: once, at most 72 hours (H22)."""


class StayBegan(Happening, frozen=True, kw_only=True):
    """The child went to live elsewhere, by agreement: only this says that it lives there now (BW 1:253s).

    `persons` names who took the child in.
    """

    carers: Line | None = None
    """Whom the child lives with, as the child calls them."""
    in_family: Literal["yes", "no"] = "no"
    """Whether it lives with them in their family."""


class StayEnded(Happening, frozen=True, kw_only=True):
    """The child no longer lives elsewhere: it came home, or went to somebody else."""


class ContactLimitsProposed(Happening, frozen=True, kw_only=True):
    """Less contact for a time, by agreement (moment 11)."""

    contact_with: Said
    until_on: Day | None = None


class IntensiveHelpStarted(Happening, frozen=True, kw_only=True):
    """More help, or the same help under another name; still voluntary (moment 13)."""

    help: Said


class ProviderChanged(Happening, frozen=True, kw_only=True):
    """Another organisation helps (moments 13 and 28)."""

    provider: Said


class HandoverProposed(Happening, frozen=True, kw_only=True):
    """The work would go to a GI, without an order (moment 14)."""

    gi: Said
    first_talk_on: Day | None = None
    """The day the GI first spoke with the family; until then they stay with us."""


class CheckProposed(Happening, frozen=True, kw_only=True):
    """We propose a check or test (card K09)."""

    check: Said


class ConcernNamed(Happening, frozen=True, kw_only=True):
    """One concern of ours: a fact, with its source and day (card K05)."""

    concern: Said


class AgreementEnded(Happening, frozen=True, kw_only=True):
    """An agreement about a plan, a stay or contact ended (card K25)."""

    agreement: Said


class RefusalHeard(Happening, frozen=True, kw_only=True):
    """Somebody said no, or took a yes back, without a form (moment 26)."""

    about: Said


# -- the Raad and the judge -------------------------------------------------------------------


class BoardConsidered(Happening, frozen=True, kw_only=True):
    """We think of a request to the Raad; nothing was sent (card K13)."""

    reason: Said


class SecondReviewRecorded(Happening, frozen=True, kw_only=True):
    """A colleague gave an own opinion on this (card K13)."""

    colleague: Said
    opinion: Annotated[str, msgspec.Meta(min_length=1, max_length=8000)]


class BoardConsulted(Happening, frozen=True, kw_only=True):
    """We spoke with the Raad about the family (moment 15 where it was by name)."""

    how: Literal["byName", "anonymous"]


class ProtectionTablePlanned(Happening, frozen=True, kw_only=True):
    """A table meeting with the Raad, a GI or Veilig Thuis (moment 15)."""

    held_on: Day


class InvestigationRequested(Happening, frozen=True, kw_only=True):
    """The Raad was asked to investigate (moment 16, Jw 2.4)."""

    reason: Said
    sent_on: Day | None = None


class UrgentInvestigationRequested(Happening, frozen=True, kw_only=True):
    """An urgent request to the Raad, for acute and serious danger only (moment 17)."""

    danger: Annotated[str, msgspec.Meta(min_length=1, max_length=8000)]
    """The facts of the danger; `source` and `on` say whose and of when."""
    called_on: Day | None = None
    called_whom: Line | None = None
    speed_asked: Literal["yes", "no"] = "no"
    stays_with_child: Line | None = None


class BoardAnswered(Happening, frozen=True, kw_only=True):
    """The Raad told us whether it investigates (card K14)."""

    investigates: Literal["yes", "no"]


class BoardReportReceived(Happening, frozen=True, kw_only=True):
    """A report of the Raad came (moment 18 where it is a draft)."""

    stage: Literal["draft", "final"]
    react_by: Day | None = None
    """Last day to react, as the letter says; not known: look at the letter."""


class HearingPlanned(Happening, frozen=True, kw_only=True):
    """The judge hears the family (moment 19)."""

    held_on: Day
    court: Line | None = None


class WrittenInstructionReceived(Happening, frozen=True, kw_only=True):
    """A written direction of a GI; two weeks from the day of sending (moment 22, BW 1:264)."""

    gi: Said
    about: Line | None = None
    sent_on: Day | None = None
    """Not known: look at the letter."""


class ExtensionAnswered(Happening, frozen=True, kw_only=True):
    """Whether an extension of an order was asked (H16; moment 23 where it was)."""

    order: Uuid
    asked: Literal["yes", "no", "notKnown"]


class MeasureRejected(Happening, frozen=True, kw_only=True):
    """The judge refused a measure; the paper was seen (moment 24)."""

    court: Said
    number: Said
    decided_on: Day


# -- the family and those around it -----------------------------------------------------------


class FileRequested(Happening, frozen=True, kw_only=True):
    """Somebody wants to see, copy, correct or destroy a file (moment 27)."""

    wish: Literal["see", "copy", "correct", "destroy"]


class ComplaintRecorded(Happening, frozen=True, kw_only=True):
    """Somebody complains (moment 27)."""

    about: Line | None = None


class WorkerChanged(Happening, frozen=True, kw_only=True):
    """The family has another contact person (moment 28)."""

    contact_person: Said


class MovedAway(Happening, frozen=True, kw_only=True):
    """The family moved, or will, to another municipality (moment 29)."""

    municipality: Said


class OtherDecisionRecorded(Happening, frozen=True, kw_only=True):
    """A decision that is never a frame but always a fact, such as a huisverbod (H6)."""

    decision: Literal[
        "exclusion_order", "contact_ban", "criminal_condition", "contact_arrangement", "residence_arrangement"
    ]
    by: Said
    about: Said
    until_on: Day | None = None
    seen: Literal["yes", "no"] = "no"


class ExceptionUsed(Happening, frozen=True, kw_only=True):
    """Help goes on without somebody's consent, by a switch of table A2; `children` names whom it is about.

    The day is that of the decision. The law counts it only at the ages and with the grounds it names;
    elsewhere the answer says that it does not count.
    """

    exception: Literal["X1", "X2", "X3", "X4", "X5", "X6", "X7", "X8"]
    reason: Said
    colleague: Line | None = None
    """Who looked along; X1, X2, X3 and X6 need one, of X4 it is asked within 24 hours (H14)."""
    form: Uuid | None = None
    """The form it belongs to, and no other. None: those opened on its own day."""


HAPPENINGS: dict[str, type[Happening]] = {
    type_.__name__[0].lower() + type_.__name__[1:]: type_
    for type_ in (
        AuthorityFoundOut,
        ApplicationRecorded,
        MunicipalDecisionRecorded,
        FamilyPlanOffered,
        PlanRecorded,
        SafetyPlanProposed,
        AgreementEvaluated,
        SharingProposed,
        VeiligThuisRecorded,
        StayProposed,
        StayBegan,
        StayEnded,
        ContactLimitsProposed,
        IntensiveHelpStarted,
        ProviderChanged,
        HandoverProposed,
        CheckProposed,
        ConcernNamed,
        AgreementEnded,
        RefusalHeard,
        BoardConsidered,
        SecondReviewRecorded,
        BoardConsulted,
        ProtectionTablePlanned,
        InvestigationRequested,
        UrgentInvestigationRequested,
        BoardAnswered,
        BoardReportReceived,
        HearingPlanned,
        WrittenInstructionReceived,
        ExtensionAnswered,
        MeasureRejected,
        FileRequested,
        ComplaintRecorded,
        WorkerChanged,
        MovedAway,
        OtherDecisionRecorded,
        ExceptionUsed,
    )
}
"""Name of the kind of record -> its payload."""


def details_of(happening: Happening) -> tuple[tuple[str, str], ...]:
    """Return what this kind says beyond the base: (field, text), without what was left empty."""
    own = set(type(happening).__struct_fields__) - set(Happening.__struct_fields__)
    found = ((name, getattr(happening, name)) for name in sorted(own))
    return tuple((name, value) for name, value in found if value is not None)
