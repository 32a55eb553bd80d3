"""`jgvisit server …`, what is done with texts for families.

publish   bring signed texts: first what the jurist signed, then what the second pair of eyes signed besides
pack-key  make a key for the jurist or the second eye, where the root's key is
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from jgvisit.clock import SystemClock
from jgvisit.content.pack_trust import ROLES
from jgvisit.content.packed import read_pack_file
from jgvisit.ids import WorkerId
from jgvisit.server.console import Add, opened
from jgvisit.server.enrolment.models import worker
from jgvisit.server.municipality import Municipality
from jgvisit.server.pack_keys import make_pack_key
from jgvisit.server.private_files import make_private_dir
from jgvisit.server.problems import SetupError
from jgvisit.server.root_key import read_root
from jgvisit.server.settings import ServerFolder
from jgvisit.server.texts import proposals


def add_commands(add: Add) -> None:
    """Add this page's commands to a parser."""
    publish = add("publish", _publish, "Brengt getekende teksten: eerst van de jurist, dan ook van een ander.")
    publish.add_argument("file", type=Path, metavar="FILE", help="getekend met `jgvisit content sign`")
    publish.add_argument(
        "--by", required=True, metavar="WIE", help="wie het brengt, zoals de aanmelddienst die noemt (sub)"
    )
    pack_key = add("pack-key", _pack_key, "Maakt een sleutel waarmee iemand teksten tekent.")
    pack_key.add_argument("--role", choices=ROLES, required=True, help="jurist, of het tweede paar ogen")
    pack_key.add_argument("--root-key", type=Path, required=True, metavar="ROOT.key", help="sleutel van de gemeente")
    pack_key.add_argument("--out", type=Path, required=True, metavar="DIR", help="naar deze map")


@dataclass(frozen=True)
class Named:
    """Somebody named at the console; the audit says who was named."""

    worker: WorkerId
    roles: frozenset[str]


def person_named(municipality: Municipality, subject: str) -> Named:
    """Return the person with this subject at the identity provider.

    Raises:
        SetupError: nobody here is called so.
    """
    mine = (worker.c.tenant == municipality.tenant) & (worker.c.subject == subject)
    with municipality.database.read(municipality.tenant) as conn:
        row = conn.execute(select(worker.c.id, worker.c.roles).where(mine)).one_or_none()
    if row is None:
        raise SetupError(f"{subject}: hier niet bekend; `jgvisit server role` zegt wat iemand mag")
    return Named(WorkerId(row.id), frozenset(row.roles.split(",")))


def _publish(arguments: argparse.Namespace) -> None:
    try:
        data = read_pack_file(arguments.file)
    except OSError as error:
        raise SetupError(f"{arguments.file}: kan niet worden gelezen") from error
    with opened(arguments) as municipality:
        brought = proposals.bring(municipality, data, person_named(municipality, arguments.by))
    manifest = brought.manifest
    next_ = "wacht op het tweede paar ogen" if brought.waits else "de laptops halen ze op"
    print(f"teksten nummer {manifest.number}, geldig tot en met {manifest.expires}: {next_}")


def _pack_key(arguments: argparse.Namespace) -> None:
    files = ServerFolder(arguments.dir)
    settings, issuer = files.read_settings(), read_root(files, arguments.root_key)
    out = make_private_dir(arguments.out)
    made = make_pack_key(out, arguments.role, settings.municipality, issuer, SystemClock().now(), demo=settings.demo)
    print(made)
