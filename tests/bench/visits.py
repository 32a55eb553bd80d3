"""Five scripted visits through the real screens: what each asks of the worker's hands, by counts, not by a clock."""

from __future__ import annotations

import pytest
from scripted_visits import LONGEST_TYPING_S, VISITS, Cost

from tests.bench.figure import CannotMeasureError, Figure

_TEST = "tests/ui/test_scripted_visits.py"


class _Counts:
    """Takes from the tests what each visit cost."""

    def __init__(self) -> None:
        self.costs: dict[str, Cost] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.costs.update({name: Cost(**cost) for name, cost in report.user_properties if isinstance(cost, dict)})


def measure() -> dict[str, Figure]:
    """Play the five visits; the typing is reckoned from the keys by the norm that `scripted_visits` names."""
    counts = _Counts()
    quietly = ("-q", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning")
    ended = pytest.main([*quietly, _TEST], plugins=[counts])
    if ended != pytest.ExitCode.OK or set(counts.costs) != set(VISITS):
        raise CannotMeasureError("a visit did not come to its end")
    return {f"visit_{name}": _figure(counts.costs[name]) for name in VISITS}


def _figure(cost: Cost) -> Figure:
    said = f"{cost.keys} keys in {cost.fields} fields, {cost.taps} taps, {cost.signatures} signatures"
    return Figure(cost.typing_s, "s", LONGEST_TYPING_S, said)
