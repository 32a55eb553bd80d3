"""Small, seeded changes to bytes that read well: what the short run tries where no fuzzer is installed."""

from __future__ import annotations

import random
from collections.abc import Iterator

_WORDS = (
    *(b"", b"\0", b"\xff\xff", b'"', b"{", b"[" * 400, b"null"),
    *(b"-1", b"99999999999999999999", b"9999-12-31", "é\u202e".encode()),
)


def changed(data: bytes, count: int, seed: int) -> Iterator[bytes]:
    """Yield `count` changed copies of `data`: a bit, a cut, a piece moved, a word put in, a stretch doubled."""
    draw = random.Random(seed)
    for _ in range(count):
        copy = bytearray(data)
        for _ in range(draw.randint(1, 4)):
            _change(copy, draw)
        yield bytes(copy)


def _change(copy: bytearray, draw: random.Random) -> None:
    at = draw.randrange(len(copy) + 1)
    to = min(len(copy), at + draw.randint(1, 30))
    match draw.randrange(5):
        case 0 if at < len(copy):
            copy[at] ^= 1 << draw.randrange(8)
        case 1:
            del copy[at:to]
        case 2:
            copy[at:to] = draw.choice(_WORDS)
        case 3:
            copy[at:at] = copy[at:to] * draw.randint(1, 20)
        case _:
            piece = bytes(copy[at:to])
            del copy[at:to]
            place = draw.randrange(len(copy) + 1)
            copy[place:place] = piece
