"""One fuzzer in a process of its own: python -m tests.reliability.fuzzing.worker NAME CORPUS [libFuzzer flags].

Needs atheris (installer/fuzzing.lock). An input that takes over a second or over 256 MB, or that raises
anything but a declared error, ends the process with a report.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tests"))

with atheris.instrument_imports(include=["jgvisit"]):
    from tests.reliability.fuzzing.targets import TARGETS


def main(arguments: list[str]) -> None:
    name, corpus, *flags = arguments[1:]
    target = TARGETS[name]
    folder = Path(corpus)
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(target.seeds()):
        target.try_once(seed)  # what is made once is not counted against the first input
        (folder / f"seed-{number}").write_bytes(seed)
    atheris.Setup([arguments[0], corpus, *flags], target.try_once)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv)
