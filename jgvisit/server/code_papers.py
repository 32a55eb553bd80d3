"""An enrolment code to hand over: a small file, or a picture for a hand scanner that types what it reads.

Neither says whose laptop it is for: who finds one learns of no worker.
"""

from __future__ import annotations

from datetime import datetime
from html import escape
from pathlib import Path

import segno

from jgvisit.clock import AMSTERDAM, from_rfc3339
from jgvisit.server.private_files import write_private
from jgvisit.server.problems import SetupError
from jgvisit.sync.wire import Code

_QUIET = 4
"""Squares of white around a QR code (ISO/IEC 18004)."""
_SIDE_MM = 180
_LEAST_LETTERS = 3
"""Shorter parts of a name ("de", "A.") stand in many words."""


def refuse_place(path: Path, person: str, suffix: str | None = None) -> None:
    """Look whether a code for `person` may be written at `path`, before there is one.

    Args:
        path: a new file.
        person: name and subject of the worker; no part of them may stand in the name of the file.
        suffix: how the file must end, in small letters; None is any way.

    Raises:
        SetupError: it is there already, its folder is not, it names the worker, or it ends otherwise.
    """
    if suffix is not None and path.suffix.lower() != suffix:
        raise SetupError(f"the name of this file ends in {suffix}: {path}")
    if path.exists() or path.is_symlink():
        raise SetupError(f"this file is there already: {path}")
    if not path.parent.is_dir():
        raise SetupError(f"this folder is not there: {path.parent}")
    parts = (part for part in person.casefold().split() if len(part) >= _LEAST_LETTERS)
    if any(part in path.name.casefold() for part in parts):
        raise SetupError("the name of the file may not tell for whom it is: choose another one")


def write_code_file(path: Path, code: Code) -> None:
    """Write the code and nothing else, for this account alone.

    Raises:
        SetupError: it cannot be written there.
    """
    _write(path, f"{code.code}\n")


def write_code_picture(path: Path, code: Code, municipality: str) -> None:
    """Write an SVG to print: the code as a QR code, the municipality, and until when it holds.

    Raises:
        SetupError: it cannot be written there, or the code is too long for a QR code.
    """
    _write(path, picture_of(code, municipality))


def picture_of(code: Code, municipality: str) -> str:
    """Return the picture as SVG, 180 mm wide: a long code has many squares, and a scanner needs them large.

    Raises:
        SetupError: the code is too long for a QR code.
    """
    try:
        squares = segno.make_qr(code.code, error="l", encoding="utf-8", mode="byte", boost_error=False).matrix
    except segno.DataOverflowError as error:
        raise SetupError("this code is too long for a QR code: use --file") from error
    side = len(squares) + 2 * _QUIET
    line = side / 24
    path = "".join(
        f"M{x + _QUIET} {y + _QUIET}h1v1h-1z" for y, row in enumerate(squares) for x, dark in enumerate(row) if dark
    )
    words = (
        (municipality, side + line),
        (f"Aanmeldcode voor één laptop. Geldt tot {holds_until(code):%d-%m-%Y %H:%M}, één keer.", side + 2.5 * line),
    )
    texts = "".join(
        f'<text x="{_QUIET}" y="{y:g}" font-family="sans-serif" font-size="{line:g}" textLength="{side - 2 * _QUIET}" '
        f'lengthAdjust="spacingAndGlyphs">{escape(text)}</text>'
        if len(text) * line * 0.5 > side - 2 * _QUIET
        else f'<text x="{_QUIET}" y="{y:g}" font-family="sans-serif" font-size="{line:g}">{escape(text)}</text>'
        for text, y in words
    )
    high = side + 4 * line
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_SIDE_MM}mm" height="{_SIDE_MM * high / side:g}mm" '
        f'viewBox="0 0 {side} {high:g}"><path fill="#fff" d="M0 0h{side}v{high:g}H0z"/>'
        f'<path shape-rendering="crispEdges" d="{path}"/>{texts}</svg>\n'
    )


def holds_until(code: Code) -> datetime:
    """Return the last moment of a code, as clocks in the Netherlands show it."""
    return from_rfc3339(code.expires_at).astimezone(AMSTERDAM)


def _write(path: Path, text: str) -> None:
    try:
        write_private(path, text.encode())
    except OSError as error:
        raise SetupError(f"the code could not be written at {path}: {error.strerror}") from error
