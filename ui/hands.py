"""In whose hands the program is (H10)."""

from __future__ import annotations

from typing import Literal

Hands = Literal["worker", "together", "handedOver"]
"""worker: everything of the visit. together: the worker holds it, the family looks. handedOver: the family has it."""
COVER_KEY = "F9"
CALL_KEY = "F8"
PAUSE_KEY = "F10"
PALETTE_KEY = "Ctrl+K"
HELP_KEY = "F1"
BOOKMARK_KEY = "F7"
NEWCOMER_KEY = "F6"
HANDED_OVER: Hands = "handedOver"
