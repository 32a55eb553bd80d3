"""`jgvisit server …`: every command of the server's console, from the pages that hold them.

setup_commands      make an installation, and run it
enrolment_commands  let laptops in
text_commands       texts for families
assign_commands     families for workers
officer_commands    what an officer does about one laptop
key_commands        keys
paper_commands      sealed papers, timestamps, register
object_commands     papers outside the database
backup_commands     backups
erasure_commands    what the privacy officer decided to erase
council_commands    the report to the council
audit_commands      the audit, for who looks at it elsewhere
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from jgvisit.arguments import CommandParser
from jgvisit.errors import JgVisitError
from jgvisit.server import (
    assign_commands,
    audit_commands,
    backup_commands,
    council_commands,
    enrolment_commands,
    erasure_commands,
    key_commands,
    object_commands,
    officer_commands,
    paper_commands,
    setup_commands,
    text_commands,
)


def main(argv: list[str]) -> int:
    """Run one command; return 0, or 1 with a sentence on standard error."""
    arguments = parser().parse_args(argv)
    handler: Callable[[argparse.Namespace], None] = arguments.handler
    try:
        handler(arguments)
    except JgVisitError as error:
        print(f"jgvisit server: {error}", file=sys.stderr)
        return 1
    return 0


def parser() -> CommandParser:
    """Return the parser of every command."""
    every = CommandParser(prog="jgvisit server", description="De server van de gemeente.")
    commands = every.add_subparsers(required=True, title="opdrachten", metavar="OPDRACHT")
    for page in (
        setup_commands,
        enrolment_commands,
        text_commands,
        assign_commands,
        backup_commands,
        officer_commands,
        key_commands,
        paper_commands,
        object_commands,
        erasure_commands,
        council_commands,
        audit_commands,
    ):
        page.add_commands(partial(_add, commands))
    return every


def _add(
    commands: argparse._SubParsersAction[CommandParser],
    name: str,
    handler: Callable[[argparse.Namespace], None],
    text: str,
) -> CommandParser:
    parser = commands.add_parser(name, help=text, description=text)
    parser.add_argument("--dir", type=Path, default=Path("jgvisit-server"), help="map van de installatie")
    parser.add_argument("--database", metavar="URL", help="postgresql+psycopg://…; zonder dit de ingebouwde")
    parser.set_defaults(handler=handler)
    return parser
