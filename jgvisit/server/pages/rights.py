"""Who may do what on the pages. One table; what does not stand in it nobody may.

No page shows what a family said or signed: for that a worker opens the program (design §6). Two exceptions: the back
office, and nobody else, sees what is to be sent to a GI or the Raad, while it may be sent, and the copies that people
want sent, while they are to be sent (H25); and who breaks the
glass reads one family for two hours, as far as everybody in it may know it (`server.glass`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, get_args

from jgvisit.server.problems import ForbiddenError

Role = Literal["worker", "lead", "jurist", "officer", "privacy", "reporter", "office", "second_eye"]
Action = Literal[
    "laptops",  # which there are, whose, when last heard: no content
    "inventory",  # what a laptop held: numbers of families
    "erasures",  # what was erased, and which laptops have not said so
    "parked",  # what waits for somebody to look: kind, reason, worker, family by number
    "judge",  # look again whether its writer may write there now
    "audit",  # who did and read what
    "report",  # the figures for the council, as they were published
    "report_inside",  # the exact figures of a year, and publishing them; each look is audited (practice.md §7.3)
    "office",  # what is to be sent, while it may be sent, copies too, and what became of it (H25)
    "texts",  # which texts for families the laptops fetch, what waits, and what is different
    "glass",  # open a family that is not one's own, for a reason, for two hours
    "glass_review",  # look back at who did, and why; never at one's own
    "cover",  # let a colleague have somebody's families during leave
    "texts_put",  # put down what the jurist signed
    "texts_release",  # release what another put down, as the second pair of eyes
    "texts_stop",  # send back what waits, take back what is live
]
ROLES: tuple[Role, ...] = get_args(Role)
ACTIONS: tuple[Action, ...] = get_args(Action)

MAY: Mapping[Action, frozenset[Role]] = {
    "laptops": frozenset({"lead", "officer", "privacy"}),
    "inventory": frozenset({"officer", "privacy"}),
    "erasures": frozenset({"officer", "privacy"}),
    "parked": frozenset({"lead", "privacy"}),
    "judge": frozenset({"lead"}),
    "audit": frozenset({"privacy"}),
    "report": frozenset({"reporter", "privacy"}),
    "report_inside": frozenset({"privacy"}),
    "office": frozenset({"office"}),
    "texts": frozenset({"jurist", "second_eye"}),
    "glass": frozenset({"worker", "lead"}),
    "glass_review": frozenset({"lead", "privacy"}),
    "cover": frozenset({"lead"}),
    "texts_put": frozenset({"jurist"}),
    "texts_release": frozenset({"second_eye"}),
    "texts_stop": frozenset({"jurist", "second_eye"}),
}
"""Texts are signed on people's own machines: page, protocol and console take the signed file from two different people
(`texts.proposals`), whoever has both roles not twice for one file.
Issue of a code, approval, wiping and erasing are signed with an officer's key, never with a click on a page."""


def may(roles: Iterable[str], action: Action) -> bool:
    """Tell whether somebody with these roles may do this; a role nobody knows gives nothing."""
    return not MAY[action].isdisjoint(roles)


def require(roles: Iterable[str], action: Action) -> None:
    """Let only those pass who may.

    Raises:
        ForbiddenError: none of these roles may.
    """
    if not may(roles, action):
        raise ForbiddenError("page.role", "this page is not for your role")
