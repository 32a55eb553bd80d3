"""What the first run shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ui.widgets.message_bar import Message

Page = Literal["code", "pin", "words", "repeat", "waiting", "refused"]
Keyring = Literal["works", "none", "failed"]


@dataclass(frozen=True)
class FirstRunState:
    """Everything on the screen.

    Once `store_made`, PIN and words are settled: only the code and the officer are left.
    """

    page: Page = "code"
    busy: bool = False
    problem: Message | None = None
    code: str = ""
    """The code to go on with; shown when it changes, else what was typed stays."""
    keyring: Keyring = "works"
    """none: the six words will be the only way in · failed: it runs but did not do what was asked."""
    words: tuple[str, ...] = ()
    """The six, on the page that shows them; nowhere else."""
    asked: tuple[int, ...] = ()
    """Numbers of the words to type back, from 1."""
    compare: tuple[str, ...] = ()
    """The eight; empty until the server has answered."""
    laptop: str = ""
    """Name of this laptop, as the officer sees it."""
    store_made: bool = False
    demo: bool = False
