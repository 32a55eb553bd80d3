"""In whose hands the program is (H10)."""

from __future__ import annotations

from typing import Literal

Hands = Literal["worker", "together", "handedOver"]
"""worker: everything of the visit. together: the worker holds it, the family looks. handedOver: the family has it."""
COVER_KEY = "F9"
CALL_KEY = "F8"
HANDED_OVER: Hands = "handedOver"
