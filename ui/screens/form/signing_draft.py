"""One signer's half-done answer, as it waits in the draft table: choice, words, day and ink; and how it is given."""

from __future__ import annotations

import json
from datetime import date

from ui.screens.form.state import OtherMeans, SignIntent
from ui.widgets.ink_pad import Strokes


def encode(intent: SignIntent) -> bytes:
    """Return the bytes of a draft; points stay in 1/100 mm, without pressure, tilt or time."""
    day = None if intent.later_on is None else intent.later_on.isoformat()
    parts = {
        "decision": intent.decision,
        "ink": intent.strokes,
        "workerInk": intent.worker_strokes,
        "witnessInk": intent.witness_strokes,
        "witness": intent.witness,
        "words": intent.view_text,
        "laterOn": day,
        "lines": [list(line) for line in intent.lines],
        "feltFree": intent.felt_free,
    }
    return json.dumps(parts).encode()


def decode(draft: bytes | None) -> SignIntent:
    """Return what was kept; nothing chosen and no ink where there is no draft."""
    if draft is None:
        return SignIntent()
    parts = json.loads(draft)
    return SignIntent(
        decision=parts["decision"],
        strokes=_strokes(parts["ink"]),
        worker_strokes=_strokes(parts["workerInk"]),
        witness_strokes=_strokes(parts.get("witnessInk", [])),
        witness=parts.get("witness", ""),
        view_text=parts["words"],
        later_on=None if parts["laterOn"] is None else date.fromisoformat(parts["laterOn"]),
        lines=tuple((row, said) for row, said in parts.get("lines", ())),
        felt_free=parts.get("feltFree"),
    )


def encode_means(means: OtherMeans) -> bytes:
    """Return the bytes of a draft; photographs are no part of it."""
    parts = {
        "kind": means.kind,
        "witness": means.witness,
        "role": means.witness_role,
        "callBack": means.call_back,
        "inRoom": means.in_room,
    }
    return json.dumps(parts).encode()


def decode_means(draft: bytes | None) -> OtherMeans:
    """Return what was kept; nothing chosen where there is no draft."""
    if draft is None:
        return OtherMeans()
    parts = json.loads(draft)
    return OtherMeans(
        kind=parts["kind"],
        witness=parts["witness"],
        witness_role=parts["role"],
        call_back=parts["callBack"],
        in_room=parts["inRoom"],
    )


def _strokes(kept: list[list[list[int]]]) -> Strokes:
    return tuple(tuple((x, y) for x, y in stroke) for stroke in kept)
