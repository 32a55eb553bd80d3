"""What launcher and vault say to each other: a few words, no name, no key.

launcher -> vault, on its standard input, one word a line: `show` (your turn), `showAfterCrash` (your
turn; tell that the one before you stopped unexpectedly), `showPractice` (your
turn, for the practice family alone). End of input: the launcher is gone, so end.
vault -> launcher, on its standard output: `shown`, once its first window is painted.
"""

from __future__ import annotations

from typing import Literal, get_args

Turn = Literal["show", "showAfterCrash", "showPractice"]
TURNS: tuple[Turn, ...] = get_args(Turn)
SHOWN = "shown"

CLOSED = 0
"""The worker closed the program: the launcher ends too."""
LOCKED = 75
"""Locked: the launcher shows the next PIN prompt."""
PRACTISE = 78
"""Locked, to practise: the next vault opens the practice family, and no other store."""
REFUSED = 76
"""The vault may not run (its start-up proof failed, and it said so): the launcher ends."""
AGAIN = 77
"""Of the window that tells of a vault that keeps crashing: the person wants to try once more."""
