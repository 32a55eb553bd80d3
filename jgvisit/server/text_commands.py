"""`jgvisit server …`, what is done with texts for families.

publish   hand signed texts to the laptops
pack-key  make a key for the jurist or the second eye, where the root's key is
"""

from __future__ import annotations

import argparse
from pathlib import Path

from jgvisit.clock import SystemClock
from jgvisit.content.pack_trust import ROLES
from jgvisit.content.packed import read_pack_file
from jgvisit.server.console import CONSOLE, Add, opened
from jgvisit.server.pack_keys import make_pack_key
from jgvisit.server.private_files import make_private_dir
from jgvisit.server.problems import SetupError
from jgvisit.server.root_key import read_root
from jgvisit.server.settings import ServerFolder
from jgvisit.server.texts import service as texts


def add_commands(add: Add) -> None:
    """Add this page's commands to a parser."""
    publish = add("publish", _publish, "Geeft getekende teksten voor gezinnen aan de laptops.")
    publish.add_argument("file", type=Path, metavar="FILE", help="getekend met `jgvisit content sign`")
    pack_key = add("pack-key", _pack_key, "Maakt een sleutel waarmee iemand teksten tekent.")
    pack_key.add_argument("--role", choices=ROLES, required=True, help="jurist, of het tweede paar ogen")
    pack_key.add_argument("--root-key", type=Path, required=True, metavar="ROOT.key", help="sleutel van de gemeente")
    pack_key.add_argument("--out", type=Path, required=True, metavar="DIR", help="naar deze map")


def _publish(arguments: argparse.Namespace) -> None:
    try:
        data = read_pack_file(arguments.file)
    except OSError as error:
        raise SetupError(f"{arguments.file}: kan niet worden gelezen") from error
    with opened(arguments) as municipality:
        manifest = texts.publish(municipality, data, CONSOLE)
    print(f"teksten nummer {manifest.number}, geldig tot en met {manifest.expires}: de laptops halen ze op")


def _pack_key(arguments: argparse.Namespace) -> None:
    files = ServerFolder(arguments.dir)
    settings, issuer = files.read_settings(), read_root(files, arguments.root_key)
    out = make_private_dir(arguments.out)
    made = make_pack_key(out, arguments.role, settings.municipality, issuer, SystemClock().now(), demo=settings.demo)
    print(made)
