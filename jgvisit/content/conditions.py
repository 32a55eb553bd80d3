"""The names that texts may use: conditions of true-only lines, and placeholders.

A condition is a fact on the record, never the worker's word. Where it does not hold, the
line is left out, never softened (practice.md §9). A pack that uses another name is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from jgvisit.content.model import FormText

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
        "concerns_named": "our concerns are on the record, each with fact, source and day",
        "parents_agreed": "every consent that this help needs was given and stands",
        "consent_given": "this person gave a consent that stands",
        "municipality_pays_interpreter": "local setting",
        "store_encrypted": "the start-up proof of encryption was made",
        "sync_today": "this device is set to sync today",
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
    }
)
"""Placeholder -> the condition a line needs before it may use it: a claim never stands alone."""


def form_conditions(form: FormText, answers: Mapping[str, str]) -> frozenset[str]:
    """Return what holds by the answers themselves: `given.<field>` and `<field>.<choice>`."""
    holds: set[str] = set()
    for field in form.fields:
        answer = answers.get(field.id, "").strip()
        if answer:
            holds.add(f"given.{field.id}")
            holds.update(f"{field.id}.{value}" for value, _ in field.choices if value == answer)
    return frozenset(holds)
