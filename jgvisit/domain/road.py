"""How far a paper has come on its way to somebody outside the family: a GI, the Raad, or our own back office. Pure.

What is written down are steps, each with who and when. That everybody concerned said yes is no
step: nobody can tick it, it is worked out from their marks (H11). A paper that somebody wrote
down as sent, while nothing known then allowed it, is never called sent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Step = Literal[
    "discussed", "dissentRecorded", "ready", "sent", "received", "accepted", "firstContactDone", "returned", "stopped"
]
State = Literal[
    "drafted",
    "discussed",
    "dissentRecorded",
    "consented",
    "ready",
    "sent",
    "received",
    "accepted",
    "firstContactDone",
    "returned",
    "stopped",
]
"""practice.md §4; three are ours: `ready` (H25: the back office sends), `returned`, `stopped` (H11: not sending)."""
Journey = Literal["handover", "request", "application"]
STEPS: tuple[Step, ...] = get_args(Step)
GONE: frozenset[str] = frozenset({"sent", "received", "accepted", "firstContactDone"})
"""Steps that say the paper left us."""

_AFTER: Mapping[Journey, Mapping[State, tuple[Step, ...]]] = {
    "handover": {
        "drafted": ("discussed", "stopped"),
        "discussed": ("dissentRecorded", "stopped"),
        "dissentRecorded": ("discussed", "stopped"),
        "consented": ("ready", "stopped"),
        "ready": ("sent", "returned", "stopped"),
        "sent": ("received", "returned"),
        "received": ("accepted", "returned"),
        "accepted": ("firstContactDone", "returned"),
        "firstContactDone": (),
        "returned": ("discussed", "ready", "stopped"),
        "stopped": ("discussed",),
    },
    "request": {
        "drafted": ("ready", "stopped"),
        "ready": ("sent", "returned", "stopped"),
        "sent": ("received", "returned"),
        "received": ("accepted", "returned"),
        "accepted": (),
        "returned": ("ready", "stopped"),
        "stopped": ("ready",),
    },
    "application": {
        "drafted": ("ready", "stopped"),
        "ready": ("received", "returned", "stopped"),
        "received": (),
        "returned": ("ready", "stopped"),
        "stopped": ("ready",),
    },
}
"""A request needs nobody's consent (H14), so it has no step that waits for one. An application for help goes to our own
back office, which decides on it: nothing is sent, it is taken over (H24, H25). Does it change after that, it is given
to them anew, and they take that over or send it back; what they had stays with them."""


@dataclass(frozen=True)
class Standing:
    """Where a paper stands now."""

    state: State
    next: tuple[Step, ...]
    """What may be written down now, the usual one first."""
    unfounded: bool = False
    """Somebody wrote that it went, and nothing known then allowed it: call, today, and tell the family."""
    disputed: bool = False
    """Two wrote a next step without knowing each other's: a person decides, until then the earlier one counts."""
    taken_over: bool = False
    """Our back office took an application over once: that text stays with them, whatever becomes of a newer one."""
    changed: bool = False
    """It says something else by now than what they took over, and nobody gave them that yet."""


def standing_of(
    journey: Journey,
    heads: frozenset[Step],
    *,
    may_go: bool,
    went_rightly: bool,
    taken_over: bool = False,
    changed: bool = False,
) -> Standing:
    """Return where a paper stands.

    Args:
        journey: whose rules count.
        heads: the last steps written down; more than one where two did not know of each other.
        may_go: whether everything that must be there before it goes is there now, for this text.
        went_rightly: whether what the step `sent` rests on allowed it when it was written.
        taken_over: whether our back office ever took this application over.
        changed: whether it says something else since they did last.
    """
    disputed = len(heads) > 1
    last = min(heads, key=_progress, default=None)
    if any(head in GONE for head in heads) and not went_rightly:
        return Standing("discussed", ("returned", "stopped"), unfounded=True, disputed=disputed)
    state: State = "drafted" if last is None else last
    if journey == "handover":
        state = _with_consent(state, may_go=may_go)
    elif state == "ready" and not may_go:
        state = "received" if taken_over else "drafted"  # the text changed since: what must be there is asked again
    changed = changed and (journey, state) == ("application", "received")
    after = ("ready", "stopped") if changed else _AFTER[journey].get(state, ())
    allowed = tuple(step for step in after if step != "ready" or may_go)
    return Standing(state, allowed, disputed=disputed, taken_over=taken_over, changed=changed)


def _with_consent(state: State, *, may_go: bool) -> State:
    if may_go and state in ("discussed", "dissentRecorded"):
        return "consented"
    if not may_go and state == "ready":
        return "discussed"  # a yes was taken back, or the text changed
    return state


def _progress(step: Step) -> int:
    """Return how much a step claims; what protects claims least (a paper called back, before a paper sent)."""
    return _CLAIMS.index(step)


_CLAIMS: tuple[Step, ...] = (
    "stopped", "returned", "dissentRecorded", "discussed", "ready", "sent", "received", "accepted", "firstContactDone",
)  # fmt: skip
