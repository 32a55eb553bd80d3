"""`jgvisit server …`, what keeps a municipality's records when a machine is lost.

backup   write everything of this municipality to one encrypted file, read it back, and let receipts follow it
restore  put such a file into an empty database; laptops then send again what came after it
"""

from __future__ import annotations

import argparse
from datetime import timedelta
from pathlib import Path

from jgvisit.server.backups import service as backups
from jgvisit.server.backups.keys import read_public_key
from jgvisit.server.certificates import read_key
from jgvisit.server.console import CONSOLE, Add, opened
from jgvisit.server.erasures import service as erasures
from jgvisit.server.feed import service as feed
from jgvisit.server.installation import open_database
from jgvisit.server.private_files import make_private_dir
from jgvisit.server.problems import SetupError
from jgvisit.server.settings import ServerFolder


def add_commands(add: Add) -> None:
    """Add this page's commands to a parser."""
    made = add("backup", _backup, "Maakt een versleutelde reservekopie, en leest die terug.")
    made.add_argument("--to", type=Path, required=True, metavar="DIR", help="naar deze map")
    made.add_argument(
        "--keep-days", type=int, default=erasures.BACKUPS_LAST.days, help="oudere gaan weg; ten hoogste 35"
    )
    restored = add("restore", _restore, "Zet een reservekopie terug in een lege database.")
    restored.add_argument("backup", type=Path, metavar="FILE.backup", help="de reservekopie")
    restored.add_argument("--key", type=Path, required=True, metavar="backup.key", help="sleutel van de reservekopieën")
    restored.add_argument("--owner-database", metavar="URL", help="PostgreSQL-rol die de tabellen bezit")
    restored.add_argument("--app-role", help="PostgreSQL-rol waaronder de server draait")


def _backup(arguments: argparse.Namespace) -> None:
    key, folder = read_public_key(ServerFolder(arguments.dir)), make_private_dir(arguments.to)
    if not 1 <= arguments.keep_days <= erasures.BACKUPS_LAST.days:
        raise SetupError(f"--keep-days: 1 tot en met {erasures.BACKUPS_LAST.days}")
    with opened(arguments) as municipality:
        made = backups.make(municipality, folder, key, CONSOLE)
        print(f"{made.path}: {made.rows} rijen, {made.bytes} bytes, teruggelezen; sha256 {made.sha256}")
        gone = backups.forget_old(municipality, folder, timedelta(days=arguments.keep_days))
    print(f"{gone} oude weg")


def _restore(arguments: argparse.Namespace) -> None:
    files = ServerFolder(arguments.dir)
    settings = files.read_settings()
    try:
        key = read_key(arguments.key.read_bytes())
    except (OSError, ValueError) as error:
        raise SetupError(f"{arguments.key}: geen sleutel") from error
    database = open_database(files, settings, arguments.owner_database or arguments.database, make=True)
    try:
        found = backups.restore(database, settings.tenant_id, arguments.backup, key, arguments.app_role)
    finally:
        database.close()
    with opened(arguments) as municipality:
        feed.begin_epoch(municipality, CONSOLE)
    print(f"{sum(found.rows.values())} rijen staan terug. De laptops sturen opnieuw wat na de reservekopie kwam.")
