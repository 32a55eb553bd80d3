"""What happens to the family and those around it: file, complaint, worker, move, exceptions."""

from __future__ import annotations

from typing import Literal

from jgvisit.records.body import Uuid
from jgvisit.records.happening import Happening, Said
from jgvisit.records.payload_base import Day, Line


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
    """Something goes on without somebody's consent, by a switch of table A2; `children` names whom it is about.

    `persons` names who is not asked under the filled form `form`, so that it is hidden from them (H2, H17): their yes
    never counts as given. Empty: what the switch lifts, it lifts of everybody.

    The day is that of the decision. The law counts it only at the ages and with the grounds it names;
    elsewhere the answer says that it does not count.
    """

    exception: Literal["X1", "X2", "X3", "X4", "X5", "X6", "X7", "X8"]
    reason: Said
    colleague: Line | None = None
    """Who looked along; X1, X2, X3 and X6 need one, of X4 it is asked within 24 hours (H14)."""
    form: Uuid | None = None
    """The form it belongs to, and no other: one that was opened, or a filled one. None: those opened on its day."""
    line: Uuid | None = None
    """The one line of a filled form that it is for. None: every line about the child."""
