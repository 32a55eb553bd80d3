"""The code for a telephone: plain text in a QR code (ISO/IEC 18004), read without a network."""

from __future__ import annotations

import segno

MOST_BYTES = 666
"""What version 20 holds at level M; beyond it the squares of a printed code of 45 mm become too small."""


def modules_of(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the squares of the smallest code that holds `text` (UTF-8) at level M, without quiet zone.

    Raises:
        ValueError: `text` is longer than a telephone reads well from paper.
    """
    if len(text.encode("utf-8")) > MOST_BYTES:
        raise ValueError(f"a code for a telephone holds {MOST_BYTES} bytes")
    code = segno.make_qr(text, error="m", encoding="utf-8", mode="byte", boost_error=False)
    return tuple(tuple(bool(square) for square in row) for row in code.matrix)


def svg_of(text: str) -> str:
    """Return the code as a picture of its squares, with the quiet zone of four squares that readers need.

    Raises:
        ValueError: as `modules_of`.
    """
    rows = modules_of(text)
    side = len(rows) + 8
    path = "".join(f"M{x + 4} {y + 4}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path d="{path}"/></svg>'
    )
