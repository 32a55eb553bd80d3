"""What a change did to the consents of one person: which go on, and which ended (card K25)."""

from __future__ import annotations

from jgvisit.ids import PersonId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import Decision, Form
from jgvisit.services.law.help_answer import FamilyLaw, current_forms
from jgvisit.services.talk.claims import Claims, Value

_CHANGES = (
    "became_court_ordered",
    "became_voluntary",
    "order_extended",
    "turned_twelve",
    "turned_sixteen",
    "authority_changed",
)


def consents_after_change(file: CaseFile, law: FamilyLaw, claims: Claims, person: PersonId | None) -> Claims:
    """Return which consents of `person` still count after a change that the claims tell, and which do not.

    Empty while nobody is spoken to alone, or nothing changed. A consent ended where it no longer stands, or
    where the law no longer asks it of this person, such as a parent's when the child is 16 (Jw 7.3.5). What this
    person took back, or said to an older text, did not end by the change.
    """
    changed = {name for name in _CHANGES if name in claims}
    if person is None or not changed:
        return {}
    goes_on: list[str] = []
    ended: list[str] = []
    for child in file.children:
        for form in current_forms(file, child.id):
            gave = any(_stood(form, each) for each in form.decisions if each.person == person)
            text = dict(form.answers).get("helpDescription")
            if gave and text:
                (goes_on if _counts(law, form, person) else ended).append(text)
    found: dict[str, dict[str, Value]] = {}
    if goes_on:
        found["consent_continues"] = {"continuing_consents": tuple(dict.fromkeys(goes_on))}
    if ended:
        found["consent_ended"] = {"ended_consents": tuple(dict.fromkeys(ended))}
    return found


def _stood(form: Form, decision: Decision) -> bool:
    same = decision.content_sha256 == form.content_sha256
    kept = decision.withdrawn_at is None and decision.person not in form.said_no
    return decision.decision == "agreed" and same and kept


def _counts(law: FamilyLaw, form: Form, person: PersonId) -> bool:
    asked = {mark.person for mark in law.help_for(form.child, form.id).required if mark.kind == "T"}
    marks = {each.mark for each in form.decisions if each.person == person}
    return person in asked and any(law.stands(form, person, mark) for mark in marks)
