"""The command line without windows: a contract other programs depend on (design §7)."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from jgvisit import config
from jgvisit.arguments import CommandParser
from jgvisit.errors import InputError, JgVisitError

if TYPE_CHECKING:
    from jgvisit.content.command import Said

OK, FINDINGS, UNREADABLE = 0, 1, 2
STOPPED = 130
"""By Ctrl-C, as shells count it."""
NOBODY_READS = 141
"""Whoever read the output closed it, such as `head`; as shells count it."""


def main(argv: Sequence[str]) -> int:
    """Run one command; return its exit code. Never imports Qt."""
    if argv[:1] == ["server"]:
        from jgvisit.server.command import main as server

        return server(list(argv[1:]))
    arguments = _parser().parse_args(argv)
    _write_utf8()
    try:
        code = int(arguments.run(arguments))
        sys.stdout.flush()  # what is left goes out here, not after us where nobody catches it
        return code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOBODY_READS
    except InputError as error:
        return _refuse(str(error), error.where)
    except JgVisitError as error:
        return _refuse(str(error), error.code)
    except KeyboardInterrupt:
        print("jgvisit: stopped", file=sys.stderr)
        return STOPPED


def _refuse(message: str, where: str) -> int:
    """Say in one line what is wrong, and where."""
    named = message if not where or message.startswith(where) else f"{where}: {message}"
    print(f"jgvisit: {' '.join(named.split())}", file=sys.stderr)
    return UNREADABLE


def _write_utf8() -> None:
    """Write UTF-8 into files and pipes, whatever the locale: names are in every script."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = CommandParser(
        prog="jgvisit", description="Huisbezoeken van een jeugdteam. Zonder opdracht opent het programma."
    )
    commands = parser.add_subparsers(required=True, title="opdrachten", metavar="OPDRACHT")
    # `demo`, `selftest` and `server` have parsers of their own: they are taken before this one, and only listed here
    commands.add_parser("demo", help="oefengemeente op deze machine, met verzonnen gezinnen", add_help=False)
    _add_verify(commands)

    journal = _add(commands, "journal", _journal, "schrijft de vastleggingen van deze laptop naar een bestand")
    journal.add_argument("what", choices=("export",), help="schrijft het journaal")
    journal.add_argument("--out", type=Path, required=True, metavar="FILE.jsonl", help="naar dit bestand")
    journal.add_argument(
        "--reader", metavar="PERSOON", help="alleen wat deze persoon (id) mag zien; van de rest de keten"
    )

    _add_export(commands)

    bring = _add(commands, "import", _import, "neemt gezinnen op uit een bestand van de gemeente (docs/import.md)")
    bring.add_argument("file", type=Path, metavar="FILE", help="CSV of JSON, in UTF-8")
    bring.add_argument("--dry-run", action="store_true", help="zegt per regel wat zou gebeuren; schrijft niets op")
    bring.add_argument("--report", type=Path, metavar="FILE.csv", help="verslag per regel; anders op het scherm")

    law = _add(commands, "law", _law, "beantwoordt een vraag over gezag en toestemming, of toont een tabel")
    law.add_argument("case", nargs="?", type=Path, metavar="CASE.json", help="de vraag")
    law.add_argument("--table", choices=("A1", "A2", "A3", "B", "C", "D"), help="toont een tabel van de regels")
    law.add_argument("--rights", action="store_true", help="toont van ieder wat die mag weigeren en moet toestaan")
    law.add_argument(
        "--seen", action="append", default=[], metavar="NAAM", help="wat gezien is en niet in de vraag past"
    )

    _add_content(commands)

    recover = _add(commands, "recover", _recover, "haalt met de sleutels van twee beheerders terug wat een laptop had")
    recover.add_argument("store", nargs="?", type=Path, metavar="STORE", help="de map van de laptop, of een kopie")
    recover.add_argument("--key", action="append", type=Path, metavar="FILE", help="sleutel van een beheerder (2 keer)")
    recover.add_argument("--out", type=Path, metavar="DIR", help="nieuwe map; wat daar komt, is niet versleuteld")
    recover.add_argument("--new-key", type=Path, metavar="FILE", help="maakt een sleutel voor een beheerder")

    _add(commands, "sync", _sync, "verstuurt en haalt op, één keer, en toont de balans")
    read = _add(commands, "guide", _guide, "maakt een handleiding als PDF, om te lezen of af te drukken")
    read.add_argument("name", choices=("worker", "administrator", "privacy"), help="voor wie")
    read.add_argument("--out", type=Path, required=True, metavar="FILE.pdf", help="naar dit bestand")
    left = _add(commands, "booklet", _booklet, "maakt het algemene boekje als PDF; er staat niets in over een gezin")
    left.add_argument("--language", default="nl", metavar="CODE", help="taal naast het Nederlands, zoals ar")
    left.add_argument("--large", action="store_true", help="in grote letters")
    left.add_argument("--pack", type=Path, metavar="FILE", help="een getekend pakket met teksten; zonder: de eigen")
    left.add_argument("--trust", type=Path, metavar="ROOT.pem", help="wortel van de gemeente, met --pack")
    left.add_argument("--out", type=Path, required=True, metavar="FILE.pdf", help="naar dit bestand")
    tell = _add(commands, "diagnostics", _diagnostics, "toont wat de servicedesk mag weten; niets over gezinnen")
    tell.add_argument("--open", action="store_true", help="vraagt de pincode en telt ook wat in de kluis ligt")
    tell.add_argument("--out", type=Path, metavar="FILE", help="bewaart wat getoond is ook in dit nieuwe bestand")
    commands.add_parser("selftest", help="kijkt of deze installatie heel is", add_help=False)
    commands.add_parser("server", help="de server van de gemeente", add_help=False)
    return parser


def _add(
    commands: argparse._SubParsersAction[CommandParser], name: str, run: Callable[[argparse.Namespace], int], text: str
) -> CommandParser:
    parser = commands.add_parser(name, help=text, description=f"{text[0].upper()}{text[1:]}.")
    parser.set_defaults(run=run)
    return parser


def _add_verify(commands: argparse._SubParsersAction[CommandParser]) -> None:
    verify = _add(commands, "verify", _verify, "controleert verzegelde PDF's of een journaal in genummerde stappen")
    verify.add_argument("files", nargs="+", type=Path, metavar="FILE", help="wat gecontroleerd wordt")
    verify.add_argument(
        "--trust",
        type=Path,
        metavar="CA.pem",
        help="certificaat van wie het zegel mag zetten; een lijst van ingetrokken certificaten mag erbij",
    )
    verify.add_argument("--tsa", type=Path, metavar="TSA.pem", help="certificaat van de dienst die tijdstempels zet")
    verify.add_argument(
        "--register", type=Path, metavar="FILE", help="register van de gemeente, van `jgvisit server register`"
    )
    verify.add_argument("--json", action="store_true", help="de uitkomst als JSON")


def _add_export(commands: argparse._SubParsersAction[CommandParser]) -> None:
    export = _add(commands, "export", _export, "maakt een dossier voor wie het wil inzien, of voor een ander systeem")
    whose = export.add_mutually_exclusive_group(required=True)
    whose.add_argument("--for", dest="reader", metavar="PERSOON", help="naam of id van wie het vraagt")
    whose.add_argument("--whole", metavar="GEZIN", help="alles, ook wat verborgen is; nooit voor het gezin")
    export.add_argument("--decision", required=True, metavar="TEKST", help="wie besloot, wanneer, welk nummer")
    export.add_argument("--out", type=Path, required=True, metavar="DIR", help="nieuwe map; niet versleuteld")
    export.add_argument("--looked-through", metavar="CODE", help="code van het concept dat is nagekeken")


def _add_content(commands: argparse._SubParsersAction[CommandParser]) -> None:
    content = commands.add_parser("content", help="controleert, pakt en tekent de teksten voor gezinnen")
    whats = content.add_subparsers(required=True, title="opdrachten", metavar="OPDRACHT")

    check = _add(whats, "check", _content_check, "controleert bronnen, talen, woorden, zinnen en handtekeningen")
    check.add_argument("text", nargs="?", type=Path, metavar="TEXT", help="een brief of lijst; anders een heel pakket")
    check.add_argument("--names", action="store_true", help="op elke regel van TEXT staat een naam, zoals van hulp")
    check.add_argument("--ordered", action="store_true", help="TEXT gaat over hulp die de kinderrechter oplegde")
    check.add_argument("--pack", type=Path, metavar="DIR|FILE", help="een ander pakket dan het eigen")
    check.add_argument("--local", type=Path, metavar="DIR", help="wat de gemeente in de formulieren verandert")

    build = _add(whats, "build", _content_build, "maakt van een map zonder gebreken één bestand, nog niet getekend")
    build.add_argument("--pack", type=Path, metavar="DIR", help="een andere map dan de eigen")
    build.add_argument("--out", type=Path, required=True, metavar="FILE", help="naar dit nieuwe bestand")
    build.add_argument("--revoke", action="append", default=[], metavar="SHA256", help="trekt een sleutel in")

    sign = _add(whats, "sign", _content_sign, "zet één van de twee handtekeningen")
    sign.add_argument("file", type=Path, metavar="FILE", help="wat getekend wordt; lees het eerst met show")
    sign.add_argument("--key", type=Path, required=True, metavar="KEY.pem", help="sleutel van wie tekent")
    sign.add_argument("--certificate", type=Path, required=True, metavar="CERT.pem", help="zegt wiens ogen dit zijn")

    show = _add(whats, "show", _content_show, "toont wat in een bestand zit en wie het tekende")
    show.add_argument("file", type=Path, metavar="FILE", help="het bestand")
    show.add_argument("--than", type=Path, metavar="DIR|FILE", help="noemt wat anders is dan hierin")
    show.add_argument("--unpack", type=Path, metavar="DIR", help="legt de teksten in een nieuwe map")
    for each in (check, show):
        each.add_argument("--trust", type=Path, metavar="CA.pem", help="certificaat van de gemeente")
        each.add_argument("--json", action="store_true", help="de uitkomst als JSON")


def _law(arguments: argparse.Namespace) -> int:
    from jgvisit.content.law_book import load_law_book
    from jgvisit.services.law.question import answer_json

    folder = config.resources_dir() / "law"
    book = load_law_book(folder)
    if arguments.table:
        from jgvisit.content.law_tables import load_law_tables
        from jgvisit.services.law.tables import table

        print(table(book, load_law_tables(folder), arguments.table))
        return OK
    if arguments.case is None:
        raise InputError("name a CASE.json, or --table A1")
    text = _read_text(arguments.case)
    if arguments.rights:
        from jgvisit.content.law_tables import load_law_tables
        from jgvisit.services.law.question_rights import rights_json

        print(rights_json(text, load_law_tables(folder).rights, arguments.seen))
        return OK
    print(answer_json(text, book))
    return OK


def _verify(arguments: argparse.Namespace) -> int:
    from jgvisit.documents.verify_command import verify_files

    text, code = verify_files(
        arguments.files,
        _root(arguments.trust),
        as_json=arguments.json,
        explicit_trust=arguments.trust is not None,
        authorities=None if arguments.tsa is None else _read(arguments.tsa).decode("ascii", "replace"),
        register=None if arguments.register is None else _read(arguments.register),
    )
    print(text)
    return code


def _export(arguments: argparse.Namespace) -> int:
    from jgvisit.inspecting import export_case

    return export_case(
        config.places(),
        arguments.out,
        reader=arguments.reader,
        whole=arguments.whole,
        decision=arguments.decision,
        code=arguments.looked_through,
    )


def _import(arguments: argparse.Namespace) -> int:
    from jgvisit.bringing_in import import_families

    return import_families(config.places(), arguments.file, arguments.report, dry_run=arguments.dry_run)


def _content_check(arguments: argparse.Namespace) -> int:
    from jgvisit.content.command import check, check_words

    place = arguments.pack or config.resources_dir() / "content"
    if arguments.text is not None:
        return _print(check_words(arguments.text, place, arguments.names, arguments.ordered, as_json=arguments.json))
    return _print(check(place, _root(arguments.trust), arguments.local, as_json=arguments.json))


def _content_build(arguments: argparse.Namespace) -> int:
    from jgvisit.content.command import pack_up

    own = config.resources_dir() / "content"
    return _print(pack_up(arguments.pack or own, own, arguments.out, tuple(arguments.revoke)))


def _content_sign(arguments: argparse.Namespace) -> int:
    from jgvisit.content.command import add_signature, refusal
    from jgvisit.content.pack_errors import PackRefusedError

    try:
        return _print(add_signature(arguments.file, arguments.key, arguments.certificate))
    except PackRefusedError as error:
        return _print(refusal(error), sys.stderr)


def _content_show(arguments: argparse.Namespace) -> int:
    from jgvisit.content.command import refusal, show
    from jgvisit.content.pack_errors import PackRefusedError

    root = _root(arguments.trust)
    try:
        return _print(show(arguments.file, root, arguments.than, arguments.unpack, as_json=arguments.json))
    except PackRefusedError as error:
        return _print(refusal(error), sys.stderr)


def _root(chosen: Path | None) -> str | None:
    """Return the municipality's root: the one that is named, else that of this machine's enrolment."""
    trust = chosen if chosen is not None else config.places().ca
    return _read(trust).decode("ascii", "replace") if trust.exists() or chosen is not None else None


def _print(said: Said, stream: TextIO | None = None) -> int:
    print(said.text, file=stream or sys.stdout)
    return said.code


def _recover(arguments: argparse.Namespace) -> int:
    from jgvisit.recovering import new_recovery_key, recover

    store, keys, out = arguments.store, arguments.key or [], arguments.out
    if arguments.new_key is not None and store is None and not keys and out is None:
        return new_recovery_key(arguments.new_key)
    if store is None or len(keys) != 2 or out is None or arguments.new_key is not None:
        raise InputError("name STORE, twice --key and --out; or --new-key alone")
    return recover(store if store.is_dir() else store.parent, (keys[0], keys[1]), out)


def _sync(_: argparse.Namespace) -> int:
    from jgvisit.shell import sync

    return sync(config.places())


def _diagnostics(arguments: argparse.Namespace) -> int:
    from jgvisit.diagnosing import tell

    return tell(config.places(), arguments.out, opened=arguments.open)


def _guide(arguments: argparse.Namespace) -> int:
    from jgvisit.guiding import write

    return write(arguments.name, arguments.out)


def _booklet(arguments: argparse.Namespace) -> int:
    from jgvisit.booklet_command import write

    pack, root = arguments.pack, _root(arguments.trust)
    return write(arguments.language, arguments.out, large=arguments.large, pack=pack, root_pem=root)


def _journal(arguments: argparse.Namespace) -> int:
    from jgvisit.shell import export

    return export(config.places(), arguments.out, arguments.reader)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(error.strerror or "cannot be read", str(path)) from error


def _read_text(path: Path) -> str:
    try:
        return _read(path).decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"not UTF-8: byte {error.start} cannot be read", str(path)) from error
