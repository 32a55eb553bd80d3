"""Many runs after one another, and whether the harness still notices what is planted."""

from __future__ import annotations

from keyring_session import process_environment

from tests.reliability.simulation.explain import explained
from tests.reliability.simulation.faults import FAULTS, MEETS, planted
from tests.reliability.simulation.run import run

PART = 25


def run_some(seed: int) -> list[str]:
    """Run `PART` seeds from this one on; return the story of each that failed."""
    with process_environment({"DBUS_SESSION_BUS_ADDRESS": None, "PYTHON_KEYRING_BACKEND": "none"}):
        outcomes = [run(each) for each in range(seed, seed + PART)]
        return [explained(outcome) for outcome in outcomes if outcome.broken is not None]


def planted_faults_missed() -> list[str]:
    """Return the planted faults that the seed which meets them did not show."""
    with process_environment({"DBUS_SESSION_BUS_ADDRESS": None, "PYTHON_KEYRING_BACKEND": "none"}):
        return [name for name in sorted(FAULTS) if not _is_met(name)]


def _is_met(name: str) -> bool:
    with planted(name):
        return run(MEETS[name]).broken is not None
