"""`jgvisit server …`, what makes an installation and runs it.

init      make the folder, keys and database of a municipality
run       serve it over TLS
ca        run the signing process of the device CA
migrate   bring the database to the newest shape
restored  say that the database was put back by other means than `restore`, before `run`
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from jgvisit.server import (
    installation,
)
from jgvisit.server.console import CONSOLE, Add, opened
from jgvisit.server.feed import service as feed
from jgvisit.server.installation import Officer, Plan
from jgvisit.server.problems import SetupError
from jgvisit.server.running import run, run_ca


def add_commands(add: Add) -> None:
    """Add this page's commands to a parser."""
    init = add("init", _init, "Maakt map, sleutels en database van een gemeente.")
    init.add_argument("--municipality", required=True, help="naam van de gemeente")
    init.add_argument("--issuer", required=True, help="OIDC-aanbieder")
    init.add_argument("--client-id", required=True, help="naam van deze server bij de aanbieder")
    init.add_argument("--officer-subject", required=True, help="kenmerk van de eerste beheerder bij de aanbieder")
    init.add_argument("--officer-name", required=True, help="naam van die beheerder")
    init.add_argument("--public-url", default="https://127.0.0.1:8443", help="adres voor de laptops")
    init.add_argument("--host-name", action="append", help="naam of adres in het TLS-certificaat")
    init.add_argument("--owner-database", metavar="URL", help="PostgreSQL-rol die de tabellen bezit")
    init.add_argument("--app-role", help="PostgreSQL-rol waaronder de server draait")
    init.add_argument(
        "--recovery-key", action="append", type=Path, metavar="PUBLIC.pem",
        help="openbare sleutel van een beheerder die laptops terughaalt; minstens 3, anders gemaakt",
    )  # fmt: skip
    init.add_argument("--demo", action="store_true", help="sleutels met DEMO erin; nooit voor echte gezinnen")
    serving = add("run", _run, "Bedient de laptops, over TLS.")
    serving.add_argument("--listen", default="127.0.0.1:8443", metavar="HOST:PORT", help="adres en poort")
    serving.add_argument("--metrics", metavar="HOST:PORT", help="cijfers voor Prometheus, zonder TLS: alleen intern")
    serving.add_argument("--tls-cert", type=Path, help="eigen certificaat, PEM")
    serving.add_argument("--tls-key", type=Path, help="de sleutel daarvan, PEM")
    signing = add("ca", _ca, "Draait het ondertekenende deel van de device-CA; --dir is de map van de CA.")
    signing.set_defaults(dir=Path("jgvisit-server/ca"))
    add("restored", _restored, "Na het terugzetten van een reservekopie, vóór `run`.")
    shape = add("migrate", _migrate, "Brengt de database in de nieuwste vorm.")
    shape.add_argument("--app-role", help="PostgreSQL-rol waaronder de server draait")


def _init(arguments: argparse.Namespace) -> None:
    plan = Plan(
        municipality=arguments.municipality,
        issuer=arguments.issuer,
        client_id=arguments.client_id,
        officer=Officer(arguments.officer_subject, arguments.officer_name),
        public_url=arguments.public_url,
        host_names=tuple(arguments.host_name or ("127.0.0.1", "localhost")),
        database_url=arguments.database,
        owner_url=arguments.owner_database,
        app_role=arguments.app_role,
        demo=arguments.demo,
        recovery_keys=tuple(arguments.recovery_key or ()),
    )
    made = installation.init(arguments.dir, plan)
    print(f"made {made.folder.path}; take {made.folder.offline} to a safe place off line", file=sys.stderr)


def _run(arguments: argparse.Namespace) -> None:
    listen = _host_and_port("--listen", arguments.listen)
    watch = _host_and_port("--metrics", arguments.metrics) if arguments.metrics else None
    if (arguments.tls_cert is None) != (arguments.tls_key is None):
        raise SetupError("--tls-cert and --tls-key go together")
    tls = (arguments.tls_cert, arguments.tls_key) if arguments.tls_cert else None
    run(arguments.dir, arguments.database, listen, tls, watch)


def _host_and_port(flag: str, given: str) -> tuple[str, int]:
    host, _, port = given.rpartition(":")
    if not port.isdigit() or not host:
        raise SetupError(f"{flag}: HOST:PORT")
    return host.strip("[]"), int(port)


def _ca(arguments: argparse.Namespace) -> None:
    run_ca(arguments.dir)


def _migrate(arguments: argparse.Namespace) -> None:
    installation.migrate(arguments.dir, arguments.database, arguments.app_role)


def _restored(arguments: argparse.Namespace) -> None:
    with opened(arguments) as municipality:
        feed.begin_epoch(municipality, CONSOLE)
    print("De laptops sturen opnieuw wat na de reservekopie kwam.")
