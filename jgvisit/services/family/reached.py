"""Whether it is known how somebody can be reached safely: asked before the first letter, reminder or duty (H8)."""

from __future__ import annotations

from datetime import date, timedelta

from jgvisit.errors import RefusedError
from jgvisit.ids import PersonId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.payload_family import SafeContactRecorded

ASK_AGAIN_AFTER = timedelta(days=7)
"""How long "not yet known" stands before today asks for it."""


class ContactUnknownError(RefusedError):
    """Nobody asked yet how this person can be reached safely: nothing was sent, and nothing was recorded."""

    code = "refused.contact_unknown"


def is_known(file: CaseFile, person: PersonId) -> bool:
    """Tell whether something stands there: how, or that they are not to be approached."""
    return any(each.person == person for each in file.safe_contacts)


def not_yet_known(person: PersonId, today: date, *, reason: str, evidence: str) -> SafeContactRecorded:
    """Return the record that it is not known and they are not approached until then; looked at again in a week.

    Args:
        person: whose contact it is.
        today: the day in the Netherlands.
        reason: what every list says of it.
        evidence: that nobody told us.
    """
    return SafeContactRecorded(
        person=person,
        approach="doNotApproach",
        reason=reason,
        review_on=(today + ASK_AGAIN_AFTER).isoformat(),
        evidence=evidence,
    )
