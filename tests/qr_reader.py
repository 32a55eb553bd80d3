"""A reader of QR codes for tests, written from ISO/IEC 18004 apart from the program that draws them.

Reads versions 1 to 20 at level M in byte mode: from squares or from a picture of a page. It corrects
nothing: a code with one wrong square is refused, so what it returns is what was drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

Squares = Sequence[Sequence[bool]]

_BLOCKS = (
    (10, ((1, 16),)), (16, ((1, 28),)), (26, ((1, 44),)), (18, ((2, 32),)), (24, ((2, 43),)),
    (16, ((4, 27),)), (18, ((4, 31),)), (22, ((2, 38), (2, 39))), (22, ((3, 36), (2, 37))),
    (26, ((4, 43), (1, 44))), (30, ((1, 50), (4, 51))), (22, ((6, 36), (2, 37))), (22, ((8, 37), (1, 38))),
    (24, ((4, 40), (5, 41))), (24, ((5, 41), (5, 42))), (28, ((7, 45), (3, 46))), (28, ((10, 46), (1, 47))),
    (26, ((9, 43), (4, 44))), (26, ((3, 44), (11, 45))), (26, ((3, 41), (13, 42))),
)  # fmt: skip
"""Table 9, level M: (error words a block, ((blocks, data words each), ...)) of version 1, 2, ..."""
_CENTRES = (
    (), (6, 18), (6, 22), (6, 26), (6, 30), (6, 34), (6, 22, 38), (6, 24, 42), (6, 26, 46), (6, 28, 50),
    (6, 30, 54), (6, 32, 58), (6, 34, 62), (6, 26, 46, 66), (6, 26, 48, 70), (6, 26, 50, 74), (6, 30, 54, 78),
    (6, 30, 56, 82), (6, 30, 58, 86), (6, 34, 62, 90),
)  # fmt: skip
"""Annex E: rows and columns of the alignment patterns."""
_MASKS = (
    lambda r, c: (r + c) % 2 == 0,
    lambda r, c: r % 2 == 0,
    lambda r, c: c % 3 == 0,
    lambda r, c: (r + c) % 3 == 0,
    lambda r, c: (r // 2 + c // 3) % 2 == 0,
    lambda r, c: (r * c) % 2 + (r * c) % 3 == 0,
    lambda r, c: ((r * c) % 2 + (r * c) % 3) % 2 == 0,
    lambda r, c: ((r + c) % 2 + (r * c) % 3) % 2 == 0,
)
_FORMAT_MASK = 0b101010000010010


class NotReadableError(Exception):
    """This is no code of level M, or a square of it is wrong."""


def read_squares(squares: Squares) -> str:
    """Return the text in a code without its quiet zone; its bytes are UTF-8."""
    side = len(squares)
    version = (side - 17) // 4
    if any(len(row) != side for row in squares) or side != 17 + 4 * version or not 1 <= version <= len(_BLOCKS):
        raise NotReadableError(f"{side} squares a side")
    mask = _MASKS[_mask_of(squares)]
    free = _free(version, side)
    bits = [squares[r][c] != mask(r, c) for r, c in _path(side) if (r, c) in free]
    words = [int("".join("1" if bit else "0" for bit in bits[at : at + 8]), 2) for at in range(0, len(bits) - 7, 8)]
    return _bytes(version, _data(version, words)).decode("utf-8")


def version_of(squares: Squares) -> int:
    """Return the version of a code: 4 squares more a side each."""
    return (len(squares) - 17) // 4


def squares_in(dark: Sequence[Sequence[bool]]) -> list[list[bool]]:
    """Return the squares of the one code in a picture in which only the code is dark."""
    rows = [y for y, row in enumerate(dark) if any(row)]
    columns = [x for x in range(len(dark[0])) if any(dark[y][x] for y in rows)]
    top, left, size = rows[0], columns[0], rows[-1] - rows[0] + 1
    finder = next(x for x in range(left, left + size) if not dark[top][x]) - left  # seven squares wide
    side = round(size / (finder / 7) / 4 - 0.25) * 4 + 1
    step = size / side
    return [[dark[top + int((r + 0.5) * step)][left + int((c + 0.5) * step)] for c in range(side)] for r in range(side)]


def _mask_of(squares: Squares) -> int:
    places = [(8, c) for c in (0, 1, 2, 3, 4, 5, 7, 8)] + [(r, 8) for r in (7, 5, 4, 3, 2, 1, 0)]
    read = int("".join("1" if squares[r][c] else "0" for r, c in places), 2) ^ _FORMAT_MASK
    if read >> 13 != 0b00:
        raise NotReadableError("not level M")
    return (read >> 10) & 0b111


def _free(version: int, side: int) -> set[tuple[int, int]]:
    """Return the squares that carry data: all but finders, timing, alignment, format and version."""
    taken = {(r, c) for r in range(9) for c in range(9)}
    taken |= {(r, c) for r in range(9) for c in range(side - 8, side)} | {
        (r, c) for r in range(side - 8, side) for c in range(9)
    }
    taken |= {(6, c) for c in range(side)} | {(r, 6) for r in range(side)}
    centres = _CENTRES[version - 1]
    corners = {(centres[0], centres[0]), (centres[0], centres[-1]), (centres[-1], centres[0])} if centres else set()
    for row in centres:
        for column in centres:
            if (row, column) not in corners:
                taken |= {(row + r, column + c) for r in range(-2, 3) for c in range(-2, 3)}
    if version >= 7:
        taken |= {(r, c) for r in range(6) for c in range(side - 11, side - 8)}
        taken |= {(r, c) for r in range(side - 11, side - 8) for c in range(6)}
    return {(r, c) for r in range(side) for c in range(side)} - taken


def _path(side: int) -> Iterator[tuple[int, int]]:
    """Two columns at a time from the right, up and down in turn; the timing column is skipped."""
    upwards, column = True, side - 1
    while column > 0:
        if column == 6:
            column -= 1
        for step in range(side):
            row = side - 1 - step if upwards else step
            yield row, column
            yield row, column - 1
        upwards, column = not upwards, column - 2


def _data(version: int, words: list[int]) -> list[int]:
    """Undo the interleaving; every block must be whole."""
    error_words, groups = _BLOCKS[version - 1]
    lengths = [length for count, length in groups for _ in range(count)]
    blocks: list[list[int]] = [[] for _ in lengths]
    at = 0
    for step in range(max(lengths)):
        for block, length in zip(blocks, lengths, strict=True):
            if step < length:
                block.append(words[at])
                at += 1
    errors: list[list[int]] = [[] for _ in lengths]
    for _ in range(error_words):
        for error in errors:
            error.append(words[at])
            at += 1
    for block, error in zip(blocks, errors, strict=True):
        if any(_syndrome([*block, *error], power) for power in range(error_words)):
            raise NotReadableError("a block does not agree with its error words")
    return [word for block in blocks for word in block]


def _syndrome(words: list[int], power: int) -> int:
    """Return the polynomial of `words` at alpha to the `power`; 0 for each power where nothing is wrong."""
    point = 1
    for _ in range(power):
        point = _times(point, 2)
    value = 0
    for word in words:
        value = _times(value, point) ^ word
    return value


def _times(a: int, b: int) -> int:
    """Multiply in GF(256) with x^8 + x^4 + x^3 + x^2 + 1."""
    product = 0
    while b:
        if b & 1:
            product ^= a
        a, b = (a << 1) ^ (0x11D if a & 0x80 else 0), b >> 1
    return product


def _bytes(version: int, data: list[int]) -> bytes:
    bits = "".join(f"{word:08b}" for word in data)
    if bits[:4] != "0100":
        raise NotReadableError("not byte mode")
    width = 8 if version < 10 else 16
    length = int(bits[4 : 4 + width], 2)
    start = 4 + width
    return bytes(int(bits[start + 8 * n : start + 8 * n + 8], 2) for n in range(length))
