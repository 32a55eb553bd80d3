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

from jgvisit.records import payloads as p
from jgvisit.records.matters import matter_of

SEALED = p.DocumentSealed(
    form=FORM, person=MOTHER, decision=FORM, document="e" * 64, file_name="x.pdf", certificate_serial="1"
)

SEEN = p.CircumstanceSeen(child=SANNE, person=MOTHER, what="stay", seen="moeder")
SHOWN = p.RightsShown(
    visit=VISIT, person=MOTHER, children=(SANNE,), lines=(), languages=("nl",), heard_by=(MOTHER,), law_book="1"
)


@pytest.mark.parametrize(
    ("payload", "matter"),
    [
        (p.FamilyRegistered(name="Verzonnen"), "family"),
        (person(), f"person:{MOTHER}"),
        (authority(), f"authority:{LINE}"),
        (order(), f"order:{ORDER}"),
        (p.SafeContactRecorded(person=MOTHER, approach="allowed", evidence="zij"), f"safeContact:{MOTHER}"),
        (p.VisitPlanned(visit=VISIT, on="2026-03-02", at="15:00"), f"plan:{VISIT}"),
        (p.VisitStarted(visit=VISIT, present=()), f"visit:{VISIT}"),
        (p.VisitEnded(visit=VISIT), f"visit:{VISIT}"),
        (p.VisitReopened(visit=VISIT), f"visit:{VISIT}"),
        (p.PresenceChanged(visit=VISIT, present=()), f"presence:{VISIT}"),
        (p.DutyClosed(moment=3, person=MOTHER, how="declined", reason="-"), f"duty:3:{MOTHER}"),
        (form(), f"form:{FORM}"),
        (decided(), f"decision:{FORM}:{MOTHER}"),
        (withdrawn(), f"decision:{FORM}:{MOTHER}"),
        (SEALED, f"document:{FORM}:{MOTHER}"),
        (p.CopyChosen(visit=VISIT, person=MOTHER, way="nothing"), f"copy:{VISIT}:{MOTHER}"),
        (SEEN, f"circumstance:stay:{SANNE}:{MOTHER}"),
        (p.RightsSheetChosen(visit=VISIT, person=MOTHER, sheet="none", law_book="1"), f"sheet:{VISIT}:{MOTHER}"),
        (SHOWN, "rightsShown"),
        (card(), "cardExplained"),
        (said_back(), "saidBack"),
    ],
)
def test_each_record_is_about_one_matter(payload: p.Payload, matter: str) -> None:
    assert matter_of(payload) == matter
