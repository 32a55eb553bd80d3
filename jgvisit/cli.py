"""The command line without windows: a contract other programs depend on (design §7)."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence
from pathlib import Path

from jgvisit import config
from jgvisit.errors import InputError, JgVisitError

OK, FINDINGS, UNREADABLE = 0, 1, 2
STOPPED = 130
"""By Ctrl-C, as shells count it."""


def main(argv: Sequence[str]) -> int:
    """Run one command; return its exit code. Never imports Qt."""
    if argv[:1] == ["server"]:
        from jgvisit.server.command import main as server

        return server(list(argv[1:]))
    arguments = _parser().parse_args(argv)
    _write_utf8()
    try:
        return int(arguments.run(arguments))
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
    parser = argparse.ArgumentParser(prog="jgvisit", description="Home visits of a municipal youth team.")
    commands = parser.add_subparsers(required=True)

    law = commands.add_parser("law", help="answer the question in CASE.json")
    law.add_argument("case", nargs="?", type=Path)
    law.add_argument("--table", choices=("A1", "A2", "A3", "B", "C", "D"), help="print a table as the rules have it")
    law.set_defaults(run=_law)

    verify = commands.add_parser("verify", help="check sealed PDFs or an exported journal in numbered steps")
    verify.add_argument("files", nargs="+", type=Path, metavar="FILE")
    verify.add_argument("--trust", type=Path, metavar="CA.pem")
    verify.add_argument("--json", action="store_true")
    verify.set_defaults(run=_verify)

    content = commands.add_parser("content", help="check a content pack")
    content.add_argument("what", choices=("check",))
    content.add_argument("--pack", type=Path, metavar="DIR")
    content.add_argument("--json", action="store_true")
    content.set_defaults(run=_content)

    sync = commands.add_parser("sync", help="one sync, and the balance")
    sync.set_defaults(run=_sync)

    journal = commands.add_parser("journal", help="write this store's records to a file")
    journal.add_argument("what", choices=("export",))
    journal.add_argument("--out", type=Path, required=True, metavar="FILE.jsonl")
    journal.set_defaults(run=_journal)

    commands.add_parser("server", help="the municipal server", add_help=False)
    return parser


def _law(arguments: argparse.Namespace) -> int:
    from jgvisit.content.law_book import load_law_book
    from jgvisit.services.law_question import answer_json

    folder = config.resources_dir() / "law"
    book = load_law_book(folder)
    if arguments.table:
        from jgvisit.content.law_tables import load_law_tables
        from jgvisit.services.law_tables import table

        print(table(book, load_law_tables(folder), arguments.table))
        return OK
    if arguments.case is None:
        raise InputError("name a CASE.json, or --table A1")
    print(answer_json(_read_text(arguments.case), book))
    return OK


def _verify(arguments: argparse.Namespace) -> int:
    from jgvisit.documents.verify_command import verify_files

    trust = arguments.trust if arguments.trust is not None else config.places().ca
    trusted = _read(trust).decode("ascii", "replace") if trust.exists() or arguments.trust else None
    explicit = arguments.trust is not None
    text, code = verify_files(arguments.files, trusted, as_json=arguments.json, explicit_trust=explicit)
    print(text)
    return code


def _content(arguments: argparse.Namespace) -> int:
    from jgvisit.content.check import check_pack, findings_as_json, findings_as_text

    findings = check_pack(arguments.pack or config.resources_dir() / "content")
    print(findings_as_json(findings) if arguments.json else findings_as_text(findings))
    if any(finding.code == "unreadable" for finding in findings):
        return UNREADABLE
    return FINDINGS if findings else OK


def _sync(_: argparse.Namespace) -> int:
    from jgvisit.shell import sync

    return sync(config.places())


def _journal(arguments: argparse.Namespace) -> int:
    from jgvisit.shell import export

    return export(config.places(), arguments.out)


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
