"""The rights card as somebody reads it: its lines under headings, and the words around them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

from jgvisit.domain.rights import Can, Right

Group = Literal["now", "no", "ask", "routes", "without", "always", "know"]
GROUPS: tuple[Group, ...] = ("now", "no", "ask", "routes", "without", "always", "know")
"""Headings in the order in which they are read: first which frame holds, then what one may refuse."""
Label = Literal[
    "title",
    "general_title",
    "draft",
    "checked",
    "expired",
    "unchecked",
    "everybody",
    "phone",
    "kept",
    "seen_by",
    "changes",
    "more",
    "say_back",
    "for",
    "about",
    "known",
    "demo",
]
VisitWord = Literal[
    "visit_title",
    "with",
    "chose",
    "thinking",
    "no_yes_yet",
    "stop",
    "stop_always",
    "stop_why",
    "stop_how",
    "days",
    "copy_comes",
    "we_come",
    "promise_by",
    "promise_late",
    "promise_not_kept",
    "call",
    "genuine",
    "genuine_ask",
    "genuine_place",
]
"""Words of the sheet that a visit leaves behind."""
CardWord = Group | Label | VisitWord
"""Headings and labels of the card and the sheets; d.toml has each to a grown-up and to a child."""
_UNDER: dict[Can, Group] = {
    "may_refuse": "no",
    "may_stop": "no",
    "may_ask": "ask",
    "must_allow": "without",
    "always": "always",
    "to_know": "know",
}


def all_words() -> tuple[CardWord, ...]:
    """Return the name of every heading and label."""
    return (*GROUPS, *get_args(Label), *get_args(VisitWord))


def group_of(right: Right) -> Group:
    """Return the heading of a line; the seven routes of law.md §7 stand together."""
    if right.row == "status":
        return "now"
    return _UNDER[right.can] if right.route is None else "routes"


def grouped(rights: Iterable[Right]) -> tuple[tuple[Group, tuple[Right, ...]], ...]:
    """Return the lines by heading; a heading without lines is left out, no line ever is."""
    lines = tuple(rights)
    by_group = ((group, tuple(line for line in lines if group_of(line) == group)) for group in GROUPS)
    return tuple((group, found) for group, found in by_group if found)
