"""`jgvisit server …`, what is done with sealed papers, for who has to prove something with them.

stamp     get the timestamps that are due now, instead of within five minutes
paper     write a sealed paper with its timestamps to a file
register  write a signed extract of what was received, for `jgvisit verify --register`
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from sqlalchemy import select

from jgvisit.ids import CaseId, Sha256
from jgvisit.server.audit import service as audit
from jgvisit.server.console import CONSOLE, Add, opened
from jgvisit.server.municipality import Municipality
from jgvisit.server.papers.authority import HttpAuthority, stamp_trust
from jgvisit.server.papers.models import paper
from jgvisit.server.papers.register import signed_register
from jgvisit.server.papers.service import PaperKey, Round, one_round, sealed_hash, stamped_paper
from jgvisit.server.private_files import write_private, write_public
from jgvisit.server.problems import SetupError

_HASH = re.compile("[0-9a-f]{64}")


def add_commands(add: Add) -> None:
    """Add this page's commands to a parser."""
    stamping = add("stamp", _stamp, "Haalt nu de tijdstempels die verzegelde papieren nodig hebben (tsa_url).")
    stamping.add_argument("--again", action="store_true", help="voor elk papier opnieuw, ook als het nog lang geldt")
    given = add("paper", _paper, "Schrijft een verzegeld papier met zijn tijdstempels naar een bestand.")
    given.add_argument("paper", metavar="PAPIER", help="het verzegelde bestand zelf, of zijn SHA-256")
    given.add_argument("--out", type=Path, required=True, metavar="FILE.pdf", help="naar dit bestand")
    listed = add("register", _register, "Schrijft een getekend register, voor `jgvisit verify --register`.")
    listed.add_argument("--out", type=Path, required=True, metavar="FILE", help="naar dit bestand")
    listed.add_argument(
        "--paper", action="append", metavar="PAPIER", help="alleen dit papier (bestand of SHA-256); mag vaker"
    )


def _stamp(arguments: argparse.Namespace) -> None:
    with opened(arguments) as municipality:
        url = municipality.settings.tsa_url
        if url is None:
            raise SetupError("tsa_url staat niet in settings.json: er is niemand om tijdstempels te vragen")
        trust = stamp_trust(municipality.stamps_folder, municipality.certificates.root)
        if not trust.authorities:
            raise SetupError(f"{municipality.stamps_folder}: geen certificaat van die dienst (*.pem)")
        done: Round = one_round(municipality, HttpAuthority(url), trust, again=arguments.again)
    print(f"nieuwe bestanden: {done.known}, tijdstempels: {done.stamped}, niet gelukt: {done.failed}")
    if done.failed:
        raise SetupError("niet elk papier kreeg een tijdstempel; probeer het later opnieuw, er is niets kwijt")


def _paper(arguments: argparse.Namespace) -> None:
    with opened(arguments) as municipality:
        tenant, wanted = municipality.tenant, _named(municipality, arguments.paper)
        query = select(paper.c.case_id).where(paper.c.tenant == tenant, paper.c.sha256 == wanted, paper.c.sealed)
        with municipality.database.write(tenant) as conn:
            case = conn.execute(query.limit(1)).scalar_one_or_none()
            data = None if case is None else stamped_paper(conn, municipality, PaperKey(CaseId(case), wanted))
            if data is None:
                raise SetupError(f"{arguments.paper}: geen verzegeld papier dat hier ontvangen is")
            event = audit.Event(action="paper", at=municipality.now(), worker=CONSOLE, object=f"{case} {wanted}")
            audit.append(conn, tenant, event)
    write_private(arguments.out, data)
    print(arguments.out)


def _register(arguments: argparse.Namespace) -> None:
    with opened(arguments) as municipality:
        chosen = None if arguments.paper is None else [_named(municipality, one) for one in arguments.paper]
        data = signed_register(municipality, CONSOLE, chosen)
    write_public(arguments.out, data)
    print(arguments.out)


def _named(municipality: Municipality, text: str) -> Sha256:
    """Return the hash of the paper as it was sealed, from that hash or from the file, stamped or not."""
    if _HASH.fullmatch(text):
        return Sha256(text)
    try:
        data = Path(text).read_bytes()
    except OSError as error:
        raise SetupError(f"{text}: kan niet worden gelezen") from error
    found = sealed_hash(data, stamp_trust(municipality.stamps_folder, municipality.certificates.root), municipality)
    if found is None:
        raise SetupError(f"{text}: geen heel verzegeld papier van deze gemeente")
    return found
