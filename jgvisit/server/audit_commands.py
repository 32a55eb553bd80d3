"""`jgvisit server …`, the audit for who has to look at it elsewhere.

audit-export  write the whole audit to a file
audit-check   look at such a file, without any server
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from jgvisit.server.audit import exporting
from jgvisit.server.console import CONSOLE, Add, opened
from jgvisit.server.private_files import new_private_file
from jgvisit.server.problems import SetupError

_TOLD = re.compile(r"([1-9][0-9]{0,15}):([0-9a-f]{64})")


def add_commands(add: Add) -> None:
    """Add this page's commands to a parser."""
    export = add("audit-export", _export, "Schrijft het hele logboek naar een bestand; ook dat staat in het logboek.")
    export.add_argument("--out", type=Path, required=True, metavar="FILE", help="naar dit nieuwe bestand")
    check = add("audit-check", _check, "Kijkt zo'n bestand na, zonder server.")
    check.add_argument("file", type=Path, metavar="FILE", help="wat `audit-export` schreef")
    check.add_argument("--trust", type=Path, required=True, metavar="ROOT.pem", help="certificaat van de gemeente")
    check.add_argument(
        "--told",
        action="append",
        default=[],
        metavar="AANTAL:WORTEL",
        help="wat een ontvangstbewijs van een laptop noemt (audit_size en audit_root); mag vaker",
    )


def _export(arguments: argparse.Namespace) -> None:
    with opened(arguments) as municipality, new_private_file(arguments.out) as file:
        lines = sum(bool(file.write(line)) for line in exporting.export(municipality, CONSOLE))
    print(f"{arguments.out}: {lines - 1} regels")


def _check(arguments: argparse.Namespace) -> None:
    told = {}
    for text in arguments.told:
        found = _TOLD.fullmatch(text)
        if found is None:
            raise SetupError(f"{text}: geen aantal en wortel")
        told[int(found[1])] = found[2]
    try:
        root = arguments.trust.read_text(encoding="ascii")
        with arguments.file.open("rb") as file:
            checked = exporting.check(file, root, told)
    except (OSError, UnicodeError) as error:
        raise SetupError(f"{arguments.file}: kan niet worden gelezen") from error
    print(f"{checked.municipality}: {checked.entries} regels, heel en in volgorde, getekend op {checked.at}")
    print(f"wortel {checked.root}")
