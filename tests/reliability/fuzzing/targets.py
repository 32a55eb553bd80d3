"""Every reader of bytes that somebody else may have made: a server, a laptop, a file from a stick, a pen."""

from __future__ import annotations

from tests.reliability.fuzzing import files, law_and_texts, records, wire
from tests.reliability.fuzzing.target import Target

TARGETS: dict[str, Target] = {
    target.name: target for target in (*wire.TARGETS, *records.TARGETS, *law_and_texts.TARGETS, *files.TARGETS)
}
