"""`jgvisit server …`, what is done with keys; the register of them all is `key_register`.

order-key      make an order key, where the root's key is
revoke-key     let an order key count no more, here and with every next lease on the laptops
renew-receipts make a new receipt key, where the root's key is; laptops take it as the root's
office-key     make a new key for the back office, where the root's key is; laptops take it as the root's
crl            make the list of revoked device certificates, where the device CA's key is
"""

from __future__ import annotations

import argparse
from datetime import timedelta
from pathlib import Path

from jgvisit.clock import SystemClock
from jgvisit.records.certificates import fingerprint, read_pem
from jgvisit.server.ca.revoking import revocation_list
from jgvisit.server.console import Add, opened
from jgvisit.server.office_keys import make_office_key
from jgvisit.server.order_keys import make_order_key
from jgvisit.server.private_files import make_private_dir, write_public
from jgvisit.server.problems import SetupError
from jgvisit.server.receipt_keys import make_receipt_key
from jgvisit.server.root_key import read_root
from jgvisit.server.settings import ServerFolder


def add_commands(add: Add) -> None:
    """Add this page's commands to a parser."""
    made = add("order-key", _order_key, "Maakt een sleutel voor opdrachten aan laptops.")
    made.add_argument("--number", type=int, required=True, help="volgnummer van de sleutel")
    made.add_argument("--root-key", type=Path, required=True, metavar="ROOT.key", help="sleutel van de gemeente")
    made.add_argument("--out", type=Path, required=True, metavar="DIR", help="naar deze map")
    revoke = add("revoke-key", _revoke_key, "Trekt een sleutel voor opdrachten in, ook op de laptops.")
    revoke.add_argument("certificate", type=Path, metavar="ORDER.pem", help="certificaat van de sleutel")
    renew = add("renew-receipts", _renew_receipts, "Maakt een nieuwe sleutel voor ontvangstbewijzen.")
    renew.add_argument("--root-key", type=Path, required=True, metavar="ROOT.key", help="sleutel van de gemeente")
    steps = add("office-key", _office_key, "Maakt een nieuwe sleutel voor de stappen van de backoffice.")
    steps.add_argument("--root-key", type=Path, required=True, metavar="ROOT.key", help="sleutel van de gemeente")
    listed = add("crl", _crl, "Maakt de lijst van ingetrokken laptops, voor `jgvisit verify --trust`.")
    listed.add_argument("--ca", type=Path, required=True, metavar="DIR", help="map van de CA")
    listed.add_argument("--days", type=int, default=30, help="zo lang geldt de lijst")
    listed.add_argument("--out", type=Path, required=True, metavar="FILE", help="naar dit bestand, PEM")


def _order_key(arguments: argparse.Namespace) -> None:
    files = ServerFolder(arguments.dir)
    settings, issuer = files.read_settings(), read_root(files, arguments.root_key)
    out, now = make_private_dir(arguments.out), SystemClock().now()
    print(make_order_key(out, arguments.number, settings.municipality, issuer, now, demo=settings.demo))


def _revoke_key(arguments: argparse.Namespace) -> None:
    files = ServerFolder(arguments.dir)
    files.read_settings()
    try:
        found = fingerprint(read_pem(arguments.certificate.read_text(encoding="ascii"))[0])
    except (OSError, ValueError) as error:
        raise SetupError(f"{arguments.certificate}: geen certificaat") from error
    known = files.revoked_keys.read_text(encoding="ascii").split() if files.revoked_keys.exists() else []
    write_public(files.revoked_keys, "".join(f"{each}\n" for each in sorted({*known, found})).encode("ascii"))
    print(f"{found}: telt niet meer; elke laptop hoort het met de volgende leestijd")


def _renew_receipts(arguments: argparse.Namespace) -> None:
    files = ServerFolder(arguments.dir)
    settings, issuer = files.read_settings(), read_root(files, arguments.root_key)
    make_receipt_key(files, settings.municipality, issuer, SystemClock().now(), demo=settings.demo)
    print("nieuwe sleutel voor ontvangstbewijzen; herstart de server")


def _office_key(arguments: argparse.Namespace) -> None:
    files = ServerFolder(arguments.dir)
    settings, issuer = files.read_settings(), read_root(files, arguments.root_key)
    make_office_key(files, settings.municipality, issuer, SystemClock().now(), demo=settings.demo)
    print("nieuwe sleutel voor de backoffice; herstart de server")


def _crl(arguments: argparse.Namespace) -> None:
    with opened(arguments) as municipality:
        text, count = revocation_list(municipality, arguments.ca, timedelta(days=arguments.days))
    write_public(arguments.out, text.encode("ascii"))
    print(f"{arguments.out}: {count} ingetrokken laptops")
