"""`jgvisit server …`: make an installation, run it, and do an officer's work at its console.

init      make the folder, keys and database of a municipality
run       serve it over TLS
ca        run the signing process of the device CA
migrate   bring the database to the newest shape
code      issue an enrolment code (15 minutes, single use)
waiting   list enrolments that wait, with their eight words
approve   approve one with an officer's key, after comparing the words
assign    assign a family to a worker, or many after an import, see `assign_commands`
publish   hand signed texts for families to the laptops
pack-key  make a key for the jurist or the second eye, where the root's key is
restored  say that the database was put back from a backup, before `run`
take-in   take in what two officers recovered from a laptop
backup    make a backup, see `backup_commands`, as `restore`
stamp     get timestamps, see `paper_commands`, as `paper` and `register`
report    count a year for the council and publish it, see `council_commands`
erasure   erase what the privacy officer decided, see `erasure_commands`
…         what an officer does about one laptop, see `officer_commands`; and with keys, see `key_commands`
"""

from __future__ import annotations

import argparse
import logging
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NoReturn

import uvicorn

from jgvisit.arguments import CommandParser
from jgvisit.clock import SystemClock
from jgvisit.content.pack_trust import ROLES
from jgvisit.content.packed import read_pack_file
from jgvisit.errors import JgVisitError
from jgvisit.ids import EnrolmentId
from jgvisit.server import (
    assign_commands,
    backup_commands,
    council_commands,
    erasure_commands,
    installation,
    key_commands,
    metrics,
    officer_commands,
    paper_commands,
)
from jgvisit.server.app import create_app
from jgvisit.server.ca.process import serve
from jgvisit.server.certificates import read_key
from jgvisit.server.feed import service as feed
from jgvisit.server.installation import Officer, Plan
from jgvisit.server.log import log
from jgvisit.server.municipality import Municipality
from jgvisit.server.officer import service as office
from jgvisit.server.officer.token import sign_decision
from jgvisit.server.officer_commands import CONSOLE
from jgvisit.server.pack_keys import make_pack_key
from jgvisit.server.private_files import make_private_dir
from jgvisit.server.problems import SetupError
from jgvisit.server.root_key import read_root
from jgvisit.server.settings import ServerFolder
from jgvisit.server.take_in import take_in
from jgvisit.server.texts import service as texts
from jgvisit.sync.wire import CodeRequest


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


def run(
    folder: Path,
    database_url: str | None = None,
    listen: tuple[str, int] = ("127.0.0.1", 8443),
    tls: tuple[Path, Path] | None = None,
    watch: tuple[str, int] | None = None,
) -> None:
    """Serve the installation in `folder` over TLS until SIGTERM or SIGINT.

    Args:
        folder: where `init` put it.
        database_url: instead of the one in the settings.
        listen: address and port.
        tls: certificate and key, PEM; None for the installation's own.
        watch: address and port of the metrics, without TLS; None: there are none.
    """
    files = ServerFolder(folder)
    certificate, key = tls or (files.tls_certificate, files.tls_key)
    municipality = installation.open_municipality(folder, database_url)
    # the server's own lines could quote what a client sent; ours are by allow-list
    logging.getLogger("uvicorn").addHandler(logging.NullHandler())
    logging.getLogger("uvicorn").propagate = False
    config = uvicorn.Config(
        create_app(municipality),
        host=listen[0],
        port=listen[1],
        ssl_certfile=certificate,
        ssl_keyfile=key,
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
    )
    if watch is not None:
        metrics.serve(municipality, watch)
    log.info("serving", listen=f"{listen[0]}:{listen[1]}")
    try:
        uvicorn.Server(config).run()
    finally:
        municipality.database.close()


def run_ca(folder: Path) -> None:
    """Run the signing process of the CA in `folder` until SIGTERM or SIGINT."""
    with serve(folder, SystemClock()) as server:
        signal.signal(signal.SIGTERM, _stop)
        log.info("signing")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            log.info("stopped")


def _stop(_signal: int, _frame: object) -> NoReturn:
    raise KeyboardInterrupt


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
    with _opened(arguments) as municipality:
        feed.begin_epoch(municipality, CONSOLE)
    print("De laptops sturen opnieuw wat na de reservekopie kwam.")


@contextmanager
def _opened(arguments: argparse.Namespace) -> Iterator[Municipality]:
    municipality = installation.open_municipality(arguments.dir, arguments.database)
    try:
        yield municipality
    finally:
        municipality.database.close()


def _code(arguments: argparse.Namespace) -> None:
    with _opened(arguments) as municipality:
        print(office.issue_code(municipality, CodeRequest(worker=arguments.worker, name=arguments.name), CONSOLE).code)


def _waiting(arguments: argparse.Namespace) -> None:
    with _opened(arguments) as municipality:
        for waits in office.waiting(municipality):
            print(waits.enrolment, waits.label, " ".join(waits.words), sep="\t")


def _approve(arguments: argparse.Namespace) -> None:
    with _opened(arguments) as municipality:
        waits = next((item for item in office.waiting(municipality) if item.enrolment == arguments.enrolment), None)
        if waits is None:
            raise SetupError("no such enrolment waits")
        key = read_key(arguments.officer_key.read_bytes())
        approval = sign_decision(key, municipality.tenant, waits, approved=not arguments.refuse)
        print(office.decide(municipality, EnrolmentId(arguments.enrolment), approval, CONSOLE).state)


def _take_in(arguments: argparse.Namespace) -> None:
    with _opened(arguments) as municipality:
        done = take_in(municipality, arguments.folder)
        print(
            f"nieuw: {done.new}, was er al: {done.already}, klopt niet: {done.refused}, "
            f"overgeslagen: {done.skipped}; bestanden: {done.blobs}, niet aangenomen: {done.blobs_refused}"
        )


def _publish(arguments: argparse.Namespace) -> None:
    try:
        data = read_pack_file(arguments.file)
    except OSError as error:
        raise SetupError(f"{arguments.file}: kan niet worden gelezen") from error
    with _opened(arguments) as municipality:
        manifest = texts.publish(municipality, data, CONSOLE)
    print(f"teksten nummer {manifest.number}, geldig tot en met {manifest.expires}: de laptops halen ze op")


def _pack_key(arguments: argparse.Namespace) -> None:
    files = ServerFolder(arguments.dir)
    settings, issuer = files.read_settings(), read_root(files, arguments.root_key)
    out = make_private_dir(arguments.out)
    made = make_pack_key(out, arguments.role, settings.municipality, issuer, SystemClock().now(), demo=settings.demo)
    print(made)


def parser() -> CommandParser:
    """Return the parser of every command."""
    every = CommandParser(prog="jgvisit server", description="De server van de gemeente.")
    commands = every.add_subparsers(required=True, title="opdrachten", metavar="OPDRACHT")
    _add_setup(commands)
    _add_officer(commands)
    for page in (
        assign_commands,
        backup_commands,
        officer_commands,
        key_commands,
        paper_commands,
        erasure_commands,
        council_commands,
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


def _add_setup(commands: argparse._SubParsersAction[CommandParser]) -> None:
    init = _add(commands, "init", _init, "Maakt map, sleutels en database van een gemeente.")
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
    serving = _add(commands, "run", _run, "Bedient de laptops, over TLS.")
    serving.add_argument("--listen", default="127.0.0.1:8443", metavar="HOST:PORT", help="adres en poort")
    serving.add_argument("--metrics", metavar="HOST:PORT", help="cijfers voor Prometheus, zonder TLS: alleen intern")
    serving.add_argument("--tls-cert", type=Path, help="eigen certificaat, PEM")
    serving.add_argument("--tls-key", type=Path, help="de sleutel daarvan, PEM")
    ca = commands.add_parser("ca", help="Draait het ondertekenende deel van de device-CA.")
    ca.add_argument("--dir", type=Path, required=True, help="map van de CA")
    ca.set_defaults(handler=_ca)
    _add(commands, "restored", _restored, "Na het terugzetten van een reservekopie, vóór `run`.")
    shape = _add(commands, "migrate", _migrate, "Brengt de database in de nieuwste vorm.")
    shape.add_argument("--app-role", help="PostgreSQL-rol waaronder de server draait")


def _add_officer(commands: argparse._SubParsersAction[CommandParser]) -> None:
    code = _add(commands, "code", _code, "Geeft een code voor een nieuwe laptop (15 minuten, één keer).")
    code.add_argument("--worker", required=True, help="kenmerk van de medewerker bij de aanbieder")
    code.add_argument("--name", required=True, help="naam van de medewerker")
    _add(commands, "waiting", _waiting, "Toont welke laptops wachten.")
    approve = _add(commands, "approve", _approve, "Keurt een laptop goed, of weigert die.")
    approve.add_argument("--enrolment", required=True, help="nummer uit de lijst")
    approve.add_argument("--officer-key", type=Path, required=True, help="sleutel van de beheerder")
    approve.add_argument("--refuse", action="store_true", help="weigeren in plaats van goedkeuren")
    publish = _add(commands, "publish", _publish, "Geeft getekende teksten voor gezinnen aan de laptops.")
    publish.add_argument("file", type=Path, metavar="FILE", help="getekend met `jgvisit content sign`")
    pack_key = _add(commands, "pack-key", _pack_key, "Maakt een sleutel waarmee iemand teksten tekent.")
    pack_key.add_argument("--role", choices=ROLES, required=True, help="jurist, of het tweede paar ogen")
    pack_key.add_argument("--root-key", type=Path, required=True, metavar="ROOT.key", help="sleutel van de gemeente")
    pack_key.add_argument("--out", type=Path, required=True, metavar="DIR", help="naar deze map")
    taking = _add(commands, "take-in", _take_in, "Neemt op wat twee beheerders van een laptop terughaalden.")
    taking.add_argument("folder", type=Path, metavar="DIR", help="wat `jgvisit recover` schreef")
