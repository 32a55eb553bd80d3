"""What the commands of the server's console share: how one is added, who works there, the installation it is about."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from jgvisit.arguments import CommandParser
from jgvisit.ids import WorkerId
from jgvisit.server.installation import open_municipality
from jgvisit.server.municipality import Municipality

CONSOLE = WorkerId("console")
"""Stands in the audit for what was done at the server's own console."""
Add = Callable[[str, Callable[[argparse.Namespace], None], str], CommandParser]
"""Adds a command: its name, what does it, and one line of help."""


@contextmanager
def opened(arguments: argparse.Namespace) -> Iterator[Municipality]:
    """Give the installation that a command names, and close it; errors as `open_municipality`."""
    municipality = open_municipality(arguments.dir, arguments.database)
    try:
        yield municipality
    finally:
        municipality.database.close()
