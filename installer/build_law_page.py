"""Write docs/law.md from `resources/law/`; a test says when it is out of date."""

from __future__ import annotations

from pathlib import Path

from jgvisit import config
from jgvisit.content.law_book import load_law_book
from jgvisit.content.law_tables import load_law_tables
from jgvisit.services.law.page import page

if __name__ == "__main__":
    folder = config.resources_dir() / "law"
    text = page(load_law_book(folder), load_law_tables(folder))
    (Path(__file__).resolve().parent.parent / "docs" / "law.md").write_text(text, encoding="utf-8")
