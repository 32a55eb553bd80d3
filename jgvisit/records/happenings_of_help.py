"""What happens in the voluntary frame: applications, plans, stays, providers, a no."""

from __future__ import annotations

from typing import Literal

from jgvisit.records.happening import Consult, Happening, Said, Told
from jgvisit.records.payload_base import Day, Line


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


class HelpReviewed(Happening, frozen=True, kw_only=True):
    """We looked together how the help goes, as form A promises (A.12); by itself it changes no consent."""

    follows: Literal["goesOn", "changes", "stops"]


class SharingProposed(Happening, frozen=True, kw_only=True):
    """We want to tell somebody new about the family (moment 8)."""

    receiver: Said


class VeiligThuisRecorded(Consult, frozen=True, kw_only=True):
    """Advice asked of, or a report made to Veilig Thuis (moment 9)."""

    step: Literal["considered", "adviceAsked", "reported"]


class GiConsulted(Consult, frozen=True, kw_only=True):
    """We asked a GI for advice; one without an order has no say over the family."""

    gi: Said
    how: Literal["byName", "anonymous"]
    """By name only where the law tables let us tell this GI about them (table A3: sharing)."""
    spoke_with: Said
    our_question: Told
    advice: Told


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
