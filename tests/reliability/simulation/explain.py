"""Say of a run that failed what it takes, as short as it can be."""

from __future__ import annotations

from tests.reliability.simulation.plan import draw
from tests.reliability.simulation.run import Outcome, run
from tests.reliability.simulation.shrink import shortest


def explained(outcome: Outcome) -> str:
    """Return the shortest plan that fails in the same way, with its trace; or that all holds."""
    if outcome.broken is None:
        return f"seed {outcome.seed}: holds"
    plan = shortest(draw(outcome.seed), lambda each: run(outcome.seed, each).broken == outcome.broken)
    last = run(outcome.seed, plan)
    deeds = [", ".join(map(str, deeds)) for deeds in plan]
    return "\n".join([f"seed {outcome.seed}: {last.detail}", "plan:", *deeds, "trace:", *last.trace])
