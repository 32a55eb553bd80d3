"""A fact that stands here already, as the page of changes shows it to be written down anew. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_family import AuthorityRecorded, OrderRecorded
from ui.screens.change.change import AUTHORITY, ORDER_KNOWN
from ui.screens.change.entry import CHILDREN
from ui.screens.change.known_order import VERSION

_WHICH = (CHILDREN, "holder", VERSION)
"""The fields that say which fact it is."""


def fact_values(payload: Payload, record: str) -> tuple[str, dict[str, str]]:
    """Return the kind of change that corrects this fact, and its fields filled in. Whether it holds is asked anew.

    Raises:
        TypeError: no page here corrects such a fact.
    """
    match payload:
        case AuthorityRecorded():
            said = {"holder": payload.holder, "kind": payload.kind, "since": payload.since, "until": payload.until}
            known = {name: value for name, value in said.items() if value}
            return AUTHORITY, {CHILDREN: payload.child, **known, "evidence": payload.evidence or ""}
        case OrderRecorded():
            return ORDER_KNOWN, {VERSION: record}
        case _:
            raise TypeError(type(payload).__name__)


def is_about(typed: Mapping[str, str], values: Mapping[str, str]) -> bool:
    """Tell whether what was typed before is about the fact of `values`."""
    return all(typed.get(name) == values.get(name) for name in _WHICH)
