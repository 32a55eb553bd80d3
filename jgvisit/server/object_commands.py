"""`jgvisit server objects …`: papers outside the database, for who runs the server.

status      tell how many papers lie where
move        move what waits now, instead of within five minutes
check       read every paper that lies there, and hold it against its hash
bring-back  put them all into the database again; after it `object_store` can be taken from the settings
unknown     list the objects that this installation does not know, and with --delete let them go
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from jgvisit.arguments import CommandParser
from jgvisit.server.blobs.whole import bytes_of
from jgvisit.server.console import Add, opened
from jgvisit.server.municipality import Municipality
from jgvisit.server.objects import forgetting, moving
from jgvisit.server.objects.store import ObjectStore
from jgvisit.server.problems import SetupError


def add_commands(add: Add) -> None:
    """Add this page's commands to a parser."""
    parser = add("objects", _status, "Papieren in een opslag buiten de database (object_store).")
    actions = parser.add_subparsers(title="opdrachten", metavar="OPDRACHT")

    def action(name: str, handler: Callable[[argparse.Namespace], None], text: str) -> CommandParser:
        made: CommandParser = actions.add_parser(name, help=text, description=text)
        made.set_defaults(handler=handler)
        # once more, so that they may stand behind the action as well
        made.add_argument("--dir", type=Path, default=argparse.SUPPRESS, help="map van de installatie")
        made.add_argument("--database", metavar="URL", default=argparse.SUPPRESS, help="postgresql+psycopg://…")
        return made

    action("status", _status, "Zegt hoeveel papieren waar liggen.")
    action("move", _move, "Verplaatst nu wat wacht, in plaats van binnen vijf minuten.")
    action("check", _check, "Leest elk papier dat daar ligt, en houdt het tegen zijn hash.")
    action("bring-back", _bring_back, "Zet alles weer in de database; daarna kan object_store uit de instellingen.")
    unknown = action("unknown", _unknown, "Noemt wat daar ligt en deze installatie niet kent.")
    unknown.add_argument("--delete", action="store_true", help="verwijdert het; alleen als geen andere het gebruikt")


def _status(arguments: argparse.Namespace) -> None:
    with opened(arguments) as municipality, municipality.database.read(municipality.tenant) as conn:
        there = sum(1 for _ in moving.stored(conn, municipality.tenant))
        here = len(moving.waiting(conn, municipality.tenant))
    print(f"in de opslag: {there}, in de database: {here}")


def _move(arguments: argparse.Namespace) -> None:
    with opened(arguments) as municipality:
        _store(municipality)
        count = 0
        while moved := moving.move_some(municipality):
            count += moved
        gone = forgetting.forget_leftovers(municipality)
    print(f"verplaatst: {count}, verwijderd: {gone}")


def _check(arguments: argparse.Namespace) -> None:
    sound, broken = 0, []
    with opened(arguments) as municipality:
        _store(municipality)
        with municipality.database.read(municipality.tenant) as conn:
            for key in moving.stored(conn, municipality.tenant):
                if bytes_of(conn, municipality.objects, key) is None:
                    broken.append(f"{key.case} {key.sha256}")
                else:
                    sound += 1
    print(f"heel: {sound}, niet heel: {len(broken)}")
    if broken:
        raise SetupError("niet heel: " + ", ".join(broken) + "; zet die terug uit een reservekopie")


def _bring_back(arguments: argparse.Namespace) -> None:
    with opened(arguments) as municipality:
        _store(municipality)
        count = moving.bring_back(municipality)
        gone = forgetting.forget_leftovers(municipality)
    print(f"terug in de database: {count}, verwijderd: {gone}")


def _unknown(arguments: argparse.Namespace) -> None:
    with opened(arguments) as municipality:
        store = _store(municipality)
        names = forgetting.unknown_names(municipality, store)
        for name in names:
            if arguments.delete:
                store.delete(name)
            print(name)
    print(f"{len(names)} {'verwijderd' if arguments.delete else 'onbekend'}")


def _store(municipality: Municipality) -> ObjectStore:
    if municipality.objects is None:
        raise SetupError("object_store: niet ingesteld")
    return municipality.objects
