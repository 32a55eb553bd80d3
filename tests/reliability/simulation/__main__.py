"""Run one seed again: python -m tests.reliability.simulation SEED [--fault NAME] [--whole]

Prints whether it holds; if not, the shortest plan that fails in the same way, and its trace.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))
os.environ["PYTHON_KEYRING_BACKEND"] = "none"  # the keyring of whoever runs this is left alone

from tests.reliability.simulation.explain import explained
from tests.reliability.simulation.faults import FAULTS, planted
from tests.reliability.simulation.run import run


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.reliability.simulation")
    parser.add_argument("seed", type=int)
    parser.add_argument("--fault", choices=sorted(FAULTS), help="plant this one first")
    parser.add_argument("--whole", action="store_true", help="print the whole trace, not the shortest")
    given = parser.parse_args(arguments)
    with planted(given.fault):
        outcome = run(given.seed)
        if given.whole:
            print(*outcome.trace, sep="\n")
        print(explained(outcome))
    return 0 if outcome.broken is None else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
