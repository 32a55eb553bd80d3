"""One fuzzer in a process of its own: python -m tests.reliability.fuzzing.worker NAME CORPUS [libFuzzer flags].

Needs atheris (installer/fuzzing.lock). An input that takes over a second of the processor or over 256 MB,
or that raises anything but a declared error, ends the process with a report.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tests"))

with atheris.instrument_imports(include=["jgvisit"]):
    from tests.reliability.fuzzing.targets import TARGETS


LONGEST_S = 1.0


class SlowInputError(Exception):
    """One input kept the processor busy for over `LONGEST_S`."""


def main(arguments: list[str]) -> None:
    name, corpus, *flags = arguments[1:]
    target = TARGETS[name]
    folder = Path(corpus)
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(target.seeds()):
        target.try_once(seed)  # what is made once is not counted against the first input
        (folder / f"seed-{number}").write_bytes(seed)

    def try_in_time(data: bytes) -> None:
        began = time.process_time()
        target.try_once(data)
        if (took := time.process_time() - began) > LONGEST_S:
            raise SlowInputError(f"{took:.1f} s for {len(data)} bytes")

    atheris.Setup([arguments[0], corpus, *flags], try_in_time)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv)
