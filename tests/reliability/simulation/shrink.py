"""From a failing run to the shortest plan that fails in the same way."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.reliability.simulation.plan import Plan

Fails = Callable[[Plan], bool]


def shortest(plan: Plan, fails: Fails, tries: int = 400) -> Plan:
    """Leave out rounds, then single deeds, as long as it still fails; at most `tries` runs are spent."""
    left = tries
    smaller = True
    while smaller and left > 0:
        smaller = False
        for candidate in _smaller(plan):
            left -= 1
            if fails(candidate):
                plan, smaller = candidate, True
                break
            if left <= 0:
                break
    return plan


def _smaller(plan: Plan) -> Iterator[Plan]:
    size = len(plan) // 2
    while size:
        for at in range(0, len(plan), size):
            yield plan[:at] + plan[at + size :]
        size //= 2
    for at, deeds in enumerate(plan):
        if len(deeds) > 1:
            for out in range(len(deeds)):
                yield (*plan[:at], deeds[:out] + deeds[out + 1 :], *plan[at + 1 :])
