"""The program's own texts and law tables, read once."""

from __future__ import annotations

from functools import cache

from jgvisit import config
from jgvisit.content.law_book import load_law_book
from jgvisit.content.law_tables import LawTables, load_law_tables
from jgvisit.content.pack import load_pack
from jgvisit.content.pack_model import Pack
from jgvisit.domain.law_book import LawBook


@cache
def content() -> tuple[Pack, LawBook]:
    """Return the program's texts and law tables, read once: they hold no secret and can be read before the PIN.

    Raises:
        ContentError: the program's own content is damaged.
    """
    resources = config.resources_dir()
    return load_pack(resources / "content"), load_law_book(resources / "law")


@cache
def law_tables() -> LawTables:
    """Return the tables beside the law book, read once.

    Raises:
        ContentError: the program's own content is damaged.
    """
    return load_law_tables(config.resources_dir() / "law")
