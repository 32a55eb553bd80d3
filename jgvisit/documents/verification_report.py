"""A verification as the command line shows it: a contract that other programs read."""

from __future__ import annotations

import json
from collections.abc import Sequence

from jgvisit.documents.model import Step, Verification

EXIT_VALID, EXIT_FAILS, EXIT_UNREADABLE = 0, 1, 2
_NAMES = {
    "intact": "ongeschonden",
    "issuer": "afzender",
    "revoked": "niet ingetrokken",
    "existedBefore": "bestond al",
    "register": "register",
}
_OUTCOMES = {"holds": "klopt", "fails": "KLOPT NIET", "notKnown": "onbekend"}


def verification_text(verifications: Sequence[Verification]) -> str:
    """Return the verifications in plain Dutch, one block a file."""
    return "\n".join(_block(one) for one in verifications)


def verification_json(verifications: Sequence[Verification]) -> str:
    """Return `[{file, valid, steps: [{n, name, outcome, detail}]}]`."""
    return json.dumps(
        [{"file": one.file, "valid": one.valid, "steps": [_step(step) for step in one.steps]} for one in verifications],
        ensure_ascii=False,
        indent=2,
    )


def exit_code(verifications: Sequence[Verification]) -> int:
    """Return 0 when all are valid, 2 when one is unreadable, else 1."""
    if any(not one.readable for one in verifications):
        return EXIT_UNREADABLE
    return EXIT_VALID if all(one.valid for one in verifications) else EXIT_FAILS


def _block(one: Verification) -> str:
    verdict = "geldig" if one.valid else "ONGELDIG" if one.readable else "NIET LEESBAAR"
    lines = [f"  {s.n}. {_NAMES[s.name]:<17}{_OUTCOMES[s.outcome]:<11} {s.detail}" for s in one.steps]
    return "\n".join([f"{one.file}: {verdict}", *lines])


def _step(step: Step) -> dict[str, object]:
    return {"n": step.n, "name": step.name, "outcome": step.outcome, "detail": step.detail}
