"""Write docs/openapi.json, as every server gives it; a test says when it is out of date."""

from __future__ import annotations

from pathlib import Path

from jgvisit.server.app import protocol
from jgvisit.server.openapi.document import document
from jgvisit.server.openapi.file import as_text

if __name__ == "__main__":
    text = as_text(document(protocol().routes))
    (Path(__file__).resolve().parent.parent / "docs" / "openapi.json").write_text(text, encoding="utf-8")
