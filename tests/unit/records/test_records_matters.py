import pytest
from record_factory import (
    FORM,
    LINE,
    MOTHER,
    ORDER,
    SANNE,
    VISIT,
    authority,
    card,
    decided,
    form,
    order,
    person,
    said_back,
    withdrawn,
)

from jgvisit.records.matters import matter_of
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_family import FamilyRegistered, SafeContactRecorded
from jgvisit.records.payload_forms import DocumentSealed
from jgvisit.records.payload_papers import CopyChosen, RightsSheetChosen
from jgvisit.records.payload_rights import CircumstanceSeen, RightsShown
from jgvisit.records.payload_talk import DutyClosed
from jgvisit.records.payload_visits import PresenceChanged, VisitEnded, VisitPlanned, VisitReopened, VisitStarted

SEALED = DocumentSealed(
    form=FORM, person=MOTHER, decision=FORM, document="e" * 64, file_name="x.pdf", certificate_serial="1"
)

SEEN = CircumstanceSeen(child=SANNE, person=MOTHER, what="stay", seen="moeder")
SHOWN = RightsShown(
    visit=VISIT, person=MOTHER, children=(SANNE,), lines=(), languages=("nl",), heard_by=(MOTHER,), law_book="1"
)


@pytest.mark.parametrize(
    ("payload", "matter"),
    [
        (FamilyRegistered(name="Verzonnen"), "family"),
        (person(), f"person:{MOTHER}"),
        (authority(), f"authority:{LINE}"),
        (order(), f"order:{ORDER}"),
        (SafeContactRecorded(person=MOTHER, approach="allowed", evidence="zij"), f"safeContact:{MOTHER}"),
        (VisitPlanned(visit=VISIT, on="2026-03-02", at="15:00"), f"plan:{VISIT}"),
        (VisitStarted(visit=VISIT, present=()), f"visit:{VISIT}"),
        (VisitEnded(visit=VISIT), f"visit:{VISIT}"),
        (VisitReopened(visit=VISIT), f"visit:{VISIT}"),
        (PresenceChanged(visit=VISIT, present=()), f"presence:{VISIT}"),
        (DutyClosed(moment=3, person=MOTHER, how="declined", reason="-"), f"duty:3:{MOTHER}"),
        (form(), f"form:{FORM}"),
        (decided(), f"decision:{FORM}:{MOTHER}"),
        (withdrawn(), f"decision:{FORM}:{MOTHER}"),
        (SEALED, f"document:{FORM}:{MOTHER}"),
        (CopyChosen(visit=VISIT, person=MOTHER, way="nothing"), f"copy:{VISIT}:{MOTHER}"),
        (SEEN, f"circumstance:stay:{SANNE}:{MOTHER}"),
        (RightsSheetChosen(visit=VISIT, person=MOTHER, sheet="none", law_book="1"), f"sheet:{VISIT}:{MOTHER}"),
        (SHOWN, "rightsShown"),
        (card(), "cardExplained"),
        (said_back(), "saidBack"),
    ],
)
def test_each_record_is_about_one_matter(payload: Payload, matter: str) -> None:
    assert matter_of(payload) == matter
