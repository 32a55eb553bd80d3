"""The names that texts may use: conditions of true-only lines, and placeholders.

A condition is a fact on the record, never the worker's word. Where it does not hold, the
line is left out, never softened (practice.md §9). A pack that uses another name is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from jgvisit.content.form_model import FormDefinition

CONDITIONS: Mapping[str, str] = MappingProxyType(
    {
        "frame_voluntary": "for at least one child here no order of the judge holds",
        "frame_court_ordered": "for at least one child here an order that was seen holds (OTS, VOTS, voogdij)",
        "frame_checking": "for a child here the frame is not certain: announced, contradicted, run out (H12)",
        "order_date_known": "the children under an order share one day of decision",
        "order_announced": "somebody told us of an order that we have not seen yet (H12)",
        "this_help_voluntary": "the help we talk about is voluntary, also beside an order (H13)",
        "own_help_beside_order": "an order holds for a child here, and our own help is voluntary (H13)",
        "other_decision": "another decision than an order is known: huisverbod, contact ban, court arrangement (H6)",
        "heard_term": "somebody here used a word such as practice.md §5.6 lists",
        "authority_known": "who holds authority over these children is known, with evidence",
        "authority_unknown": "who holds authority over a child here is not known",
        "nobody_left_out": "of nobody with authority over a child here it was seen that they do not decide now",
        "concerns_named": "our concerns are on the record, each with fact, source and day",
        "parents_agreed": "both parents said yes to every form about help, for every child; no exception is used",
        "consent_given": "this person gave a consent that stands",
        "municipality_pays_interpreter": "local setting",
        "store_encrypted": "the start-up proof of encryption was made",
        "sync_today": "this device is set to sync today",
        # plans and checks (K06-K09)
        "own_plan_day_known": "the day until which the family makes its own plan is on the record",
        "plan_reason_recorded": "why we find a safety plan needed is on the record, with fact, source and day",
        "plan_dates_known": "the last day of the safety plan is on the record",
        "check_proposed": "a check or test that we propose is on the record",
        "supervision_in_force": "for a child here an OTS or provisional OTS that was seen is in force",
        # living elsewhere and less contact, by agreement (K11, K12)
        "stay_place_known": "the place of the stay is on the record, and hidden from nobody here (H2)",
        "stay_dates_known": "first and last day of the stay are on the record",
        "stay_agreed": "everybody who must said yes to the stay; the carers are known and hidden from nobody here (H2)",
        "stay_contact_known": "what was agreed about contact during the stay is on the record",
        "stay_year_day_known": "this stay is with carers in their family, and the day it lasts a year is known",
        "stay_over_a_year": "a child here has lived a year or longer with carers in their family, by consent (H19)",
        "weekend_agreement": "this stay is a weekend agreement of at most 72 hours (H22)",
        "contact_dates_known": "the last day of the agreement about contact is on the record",
        "contact_agreed": "everybody whose contact the agreement touches agreed to it",
        # the Raad (K13-K15)
        "raad_reason_recorded": "why we think of a request to the Raad is on the record",
        "nothing_sent_yet": "a request to the Raad is being weighed, and nothing of it was sent",
        "second_review_done": "a named second person gave an own opinion on this, on the record",
        "raad_investigates": "the Raad told us that it investigates",
        "danger_facts_recorded": "the facts of the danger are on the record, with source and day",
        "urgent_call_logged": "the urgent call to the Raad is on the record: to whom, when, that speed was asked",
        "person_stays_with_child": "who stays with the child now is on the record",
        # orders of the judge, each only when seen (K16, K17)
        "removal_ordered": "for a child here a machtiging uithuisplaatsing that was seen is in force, with its OTS",
        "removal_told": "somebody told us that the judge decided where a child here lives; not seen yet (H12)",
        "removal_checking": "for a child here it is not certain whether such a decision holds (H12)",
        "removal_unknown": "for a child here no decision on living elsewhere is on the record, and nothing is in doubt",
        "stay_is_agreement": "removal_unknown and frame_voluntary hold for every child here",
        "closed_care_in_force": "for a child here a decision on closed youth care that was seen is in force",
        "gi_is_guardian": "a GI is guardian of a child here, with evidence, and nothing contradicts it",
        "ots_in_force": "for a child here an OTS (not provisional) that was seen is in force",
        "ots_dates_known": "the children under an OTS share one first and one last day",
        "provisional_ots_in_force": "for a child here a provisional OTS that was seen is in force",
        "ots_appeal_open": "appeal against the OTS is possible, and its last day has not passed (H16)",
        "placement_order_in_force": "for a child here a machtiging uithuisplaatsing that was seen is in force",
        "placement_dates_known": "the children with a machtiging share one last day",
        "placement_appeal_open": "appeal against the machtiging is possible, and its last day has not passed (H16)",
        # handover and change (K18, K25)
        "handover_planned": "a handover to a named GI is being prepared or was done",
        "handover_running": "the handover is not finished: the GI has not yet had its first talk with the family",
        "became_court_ordered": "an order that was seen began for a child here, where none held before",
        "became_voluntary": "the last order for a child here ended, was annulled or was refused, and we saw that",
        "order_extended": "an order for a child here was extended, and the decision was seen",
        "order_never_was": "an order that stood here while the family was with us was our mistake, and was taken out",
        "order_ran_out": "the last day of an order has passed and no extension was seen (H16)",
        "turned_twelve": "a child here turned 12 since the last explanation",
        "turned_sixteen": "a child here turned 16 since the last explanation",
        "authority_changed": "who holds authority over a child here changed, with evidence",
        "agreement_ended": "an agreement about a plan, a stay or contact ended",
        "consent_continues": "a consent of this person stands and still counts after the change",
        "consent_ended": "a consent of this person ended by the change",
        "new_contact_person": "the family has another contact person, on the record",
    }
)

PLACEHOLDERS: Mapping[str, str] = MappingProxyType(
    {
        "worker": "name of the worker",
        "child": "names of the children it is about, joined by the language's own word for and",
        "voluntary_children": "those of them for whom frame_voluntary holds",
        "court_ordered_children": "those of them for whom frame_court_ordered holds",
        "checking_children": "those of them for whom frame_checking holds",
        "order_decided_on": "day the judge decided, in words",
        "other_decision": "the other decision in plain words, such as a huisverbod until a day",
        "heard_term": "the word as the person used it",
        "deciders": "those who must say yes for these children",
        "concerns": "our concerns, in plain words",
        "consent_on": "day the consent was given, in words",
        "consent_for": "what the consent was for",
        "own_plan_until": "last day for the family's own plan, in words",
        "plan_reason": "why a safety plan is needed, in plain words with its day",
        "plan_until": "last day of the safety plan, in words",
        "check": "the check we propose, in plain words",
        "supervised_children": "those of them for whom supervision_in_force holds",
        "stay_place": "where the child would stay, in plain words",
        "stay_from": "first day of the stay, in words",
        "stay_until": "last day of the stay, in words",
        "stay_with": "whom the child stays with, as the child calls them",
        "stay_contact": "what was agreed about seeing and calling each other, in plain words",
        "stay_year_on": "day on which the stay has lasted one year, in words",
        "long_stay_children": "those of them for whom stay_over_a_year holds",
        "contact_until": "last day of the agreement about contact, in words",
        "less_contact_with": "whom the child sees less, as the child calls them",
        "raad_reason": "our reason to think of the Raad, in plain words",
        "investigated_children": "those of them for whom raad_investigates holds",
        "danger_facts": "the facts of the danger, in plain words",
        "urgent_call_on": "day of the urgent call, in words",
        "stays_with_child": "name of the person who stays with the child now",
        "ots_children": "those of them for whom ots_in_force holds",
        "ots_from": "first day of the OTS, in words",
        "ots_until": "last day of the OTS, in words",
        "provisional_ots_children": "those of them for whom provisional_ots_in_force holds",
        "ots_appeal_until": "last day for appeal against the OTS, in words, without weekend extension",
        "placement_children": "those of them for whom placement_order_in_force holds",
        "placement_until": "last day of the machtiging, in words",
        "placement_appeal_until": "last day for appeal against the machtiging, in words, without weekend extension",
        "removal_ordered_children": "those of them for whom removal_ordered holds",
        "removal_told_children": "those of them for whom removal_told holds",
        "removal_checking_children": "those of them for whom removal_checking holds",
        "removal_unknown_children": "those of them for whom removal_unknown holds",
        "closed_care_children": "those of them for whom closed_care_in_force holds",
        "gi_guardian_children": "those of them for whom gi_is_guardian holds",
        "gi": "name of the GI",
        "newly_ordered_children": "those of them for whom became_court_ordered holds",
        "ordered_from": "day from which that order holds, in words",
        "newly_voluntary_children": "those of them for whom became_voluntary holds",
        "voluntary_from": "first day without an order, in words",
        "extended_children": "those of them for whom order_extended holds",
        "extended_until": "last day of the extended order, in words",
        "ran_out_children": "those of them for whom order_ran_out holds",
        "checked_before": "day before which we find out whether an order holds, in words",
        "turned_12": "names of the children who turned 12",
        "turned_16": "names of the children who turned 16",
        "authority_changed_children": "those of them for whom authority_changed holds",
        "ended_agreement": "the agreement that ended, in plain words",
        "continuing_consents": "what the consents that go on are for",
        "ended_consents": "what the consents that ended were for",
        "contact_person": "name of the new contact person",
    }
)

CONDITION_OF: Mapping[str, str] = MappingProxyType(
    {
        "voluntary_children": "frame_voluntary",
        "court_ordered_children": "frame_court_ordered",
        "checking_children": "frame_checking",
        "order_decided_on": "order_date_known",
        "other_decision": "other_decision",
        "heard_term": "heard_term",
        "deciders": "authority_known",
        "concerns": "concerns_named",
        "consent_on": "consent_given",
        "consent_for": "consent_given",
        "own_plan_until": "own_plan_day_known",
        "plan_reason": "plan_reason_recorded",
        "plan_until": "plan_dates_known",
        "check": "check_proposed",
        "supervised_children": "supervision_in_force",
        "stay_place": "stay_place_known",
        "stay_from": "stay_dates_known",
        "stay_until": "stay_dates_known",
        "stay_with": "stay_agreed",
        "stay_contact": "stay_contact_known",
        "stay_year_on": "stay_year_day_known",
        "long_stay_children": "stay_over_a_year",
        "contact_until": "contact_dates_known",
        "less_contact_with": "contact_agreed",
        "raad_reason": "raad_reason_recorded",
        "investigated_children": "raad_investigates",
        "danger_facts": "danger_facts_recorded",
        "urgent_call_on": "urgent_call_logged",
        "stays_with_child": "person_stays_with_child",
        "ots_children": "ots_in_force",
        "ots_from": "ots_dates_known",
        "ots_until": "ots_dates_known",
        "provisional_ots_children": "provisional_ots_in_force",
        "ots_appeal_until": "ots_appeal_open",
        "placement_children": "placement_order_in_force",
        "placement_until": "placement_dates_known",
        "placement_appeal_until": "placement_appeal_open",
        "removal_ordered_children": "removal_ordered",
        "removal_told_children": "removal_told",
        "removal_checking_children": "removal_checking",
        "removal_unknown_children": "removal_unknown",
        "closed_care_children": "closed_care_in_force",
        "gi_guardian_children": "gi_is_guardian",
        "gi": "handover_planned",
        "newly_ordered_children": "became_court_ordered",
        "ordered_from": "became_court_ordered",
        "newly_voluntary_children": "became_voluntary",
        "voluntary_from": "became_voluntary",
        "extended_children": "order_extended",
        "extended_until": "order_extended",
        "ran_out_children": "order_ran_out",
        "checked_before": "order_ran_out",
        "turned_12": "turned_twelve",
        "turned_16": "turned_sixteen",
        "authority_changed_children": "authority_changed",
        "ended_agreement": "agreement_ended",
        "continuing_consents": "consent_continues",
        "ended_consents": "consent_ended",
        "contact_person": "new_contact_person",
    }
)
"""Placeholder -> the condition a line needs before it may use it: a claim never stands alone."""


SEEN_ORDER = frozenset(
    {
        "frame_court_ordered",
        "own_help_beside_order",
        "supervision_in_force",
        "ots_in_force",
        "provisional_ots_in_force",
        "placement_order_in_force",
        "removal_ordered",
        "closed_care_in_force",
    }
)
"""Conditions that rest on a decision of the judge that was seen: only under these may a line say "must"."""


def form_conditions(form: FormDefinition, answers: Mapping[str, str]) -> frozenset[str]:
    """Return what holds by the answers themselves: `given.<field>` and `<field>.<choice>`."""
    holds: set[str] = set()
    for field in form.fields:
        answer = answers.get(field.id, "").strip()
        if answer:
            holds.add(f"given.{field.id}")
            holds.update(f"{field.id}.{value}" for value, _ in field.choices if value == answer)
    return frozenset(holds)
