"""The document as it stands in a file: the same bytes each time."""

from __future__ import annotations

import json
from typing import Any


def as_text(document: dict[str, Any]) -> str:
    """Return the document as JSON for people and programs."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
