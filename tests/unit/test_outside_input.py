"""Whatever comes from outside is read or refused as declared: small changes of good bytes, for every reader.

`make reliability` lets a fuzzer look for longer; this is the part that every change of ours must pass.
"""

from __future__ import annotations

import pytest

from tests.reliability.fuzzing.changes import changed
from tests.reliability.fuzzing.targets import TARGETS

_TRIES = 120


@pytest.mark.parametrize("name", TARGETS)
def test_any_bytes_are_read_or_refused_as_declared(name: str) -> None:
    target = TARGETS[name]
    seeds = target.seeds()
    for number, seed in enumerate(seeds):
        for data in changed(seed, max(1, _TRIES // len(seeds)), number):
            target.try_once(data)
