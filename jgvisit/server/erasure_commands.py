"""`jgvisit server erasure …`: what privacy officer and officers do, never a worker, and never at the table (H20).

draft    write what two officers sign, one file for each 500 records
sign     put one officer's signature on it, on one's own machine
put      carry a signed order out: here at once, on each laptop at its next sync
list     show every order, and which laptops have not confirmed it
proof    print what can be said to the person who asked
rewrite  write the tables anew, so that the database's files hold nothing of it either (PostgreSQL: as the owner)
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

import msgspec

from jgvisit.arguments import CommandParser
from jgvisit.clock import to_rfc3339
from jgvisit.ids import CaseId, RecordId
from jgvisit.records import canonical
from jgvisit.server.blobs.models import blob, blob_chunk
from jgvisit.server.console import CONSOLE, Add, opened
from jgvisit.server.erasures import service as erasures
from jgvisit.server.erasures.proof import proof_lines
from jgvisit.server.objects.models import stored_object
from jgvisit.server.order_keys import sign_erasure
from jgvisit.server.papers.models import paper, paper_stamp
from jgvisit.server.private_files import make_private_dir, write_private
from jgvisit.server.problems import SetupError
from jgvisit.server.records.models import incident, record, record_blob
from jgvisit.shapes import convert, read_json
from jgvisit.sync.erasure_wire import MAX_ERASED_LINKS, ErasureDecision, ErasureOrder, SignedErasure


def add_commands(add: Add) -> None:
    """Add this page's commands to a parser."""
    parser = add("erasure", _list, "Wist wat de privacyfunctionaris besloot te wissen, hier en op elke laptop.")
    actions = parser.add_subparsers(required=True, title="opdrachten", metavar="OPDRACHT")

    def action(name: str, handler: Callable[[argparse.Namespace], None], text: str) -> CommandParser:
        made: CommandParser = actions.add_parser(name, help=text, description=text)
        made.set_defaults(handler=handler)
        # once more, so that they may stand behind the action as well
        made.add_argument("--dir", type=Path, default=argparse.SUPPRESS, help="map van de installatie")
        made.add_argument("--database", metavar="URL", default=argparse.SUPPRESS, help="postgresql+psycopg://…")
        return made

    draft = action("draft", _draft, "Schrijft op wat twee beheerders tekenen.")
    draft.add_argument("--case", required=True, help="nummer van het gezin")
    draft.add_argument("--record", action="append", help="alleen dit stuk; zonder dit het hele dossier")
    draft.add_argument("--ground", choices=("7.3.9", "7.3.8"), default="7.3.9", help="op verzoek, of na de termijn")
    draft.add_argument(
        "--decision", nargs=4, action="append", required=True,
        metavar=("PERSOON", "BESLISSER", "DATUM", "KENMERK"),
        help="het besluit van de privacyfunctionaris over één betrokkene; voor elke betrokkene één",
    )  # fmt: skip
    draft.add_argument("--out", type=Path, required=True, metavar="DIR", help="naar deze map")
    sign = action("sign", _sign, "Zet de handtekening van een beheerder; twee zijn er nodig.")
    sign.add_argument("file", type=Path, metavar="FILE", help="wat `draft` schreef")
    sign.add_argument("--key", type=Path, required=True, metavar="ORDER.key", help="sleutel")
    put = action("put", _put, "Voert een getekende opdracht uit. Dit kan niet terug.")
    put.add_argument("file", type=Path, metavar="FILE", help="de opdracht")
    action("list", _list, "Toont elke opdracht, en welke laptops nog niet hebben bevestigd.")
    proof = action("proof", _proof, "Toont wat tegen de aanvrager kan worden gezegd.")
    proof.add_argument("number", type=int, metavar="NUMMER", help="van de opdracht")
    action("rewrite", _rewrite, "Schrijft de tabellen opnieuw; bij PostgreSQL als eigenaar, met --database.")


def _draft(arguments: argparse.Namespace) -> None:
    with opened(arguments) as municipality:
        named = [RecordId(each) for each in arguments.record or ()]
        links = erasures.links_of(municipality, CaseId(arguments.case), named)
        number, now = erasures.next_number(municipality), to_rfc3339(municipality.moment())
    for start in range(0, len(links), MAX_ERASED_LINKS):
        order = ErasureOrder(
            tenant=municipality.tenant,
            number=number,
            links=tuple(links[start : start + MAX_ERASED_LINKS]),
            ground="Jw 7.3.9" if arguments.ground == "7.3.9" else "Jw 7.3.8 lid 3",
            decisions=tuple(_decision(*each) for each in arguments.decision),
            issued_at=now,
        )
        path = make_private_dir(arguments.out) / f"erasure-{number}.json"
        write_private(path, msgspec.json.encode(SignedErasure(order=canonical.encode(order).decode())))
        print(f"{path}: {len(order.links)} stukken; nog twee handtekeningen")
        number += 1


def _decision(person: str, decider: str, decided_on: str, reference: str) -> ErasureDecision:
    given = {"person": person, "decider": decider, "decided_on": decided_on, "reference": reference}
    try:
        return convert(given, ErasureDecision)
    except msgspec.ValidationError as error:
        raise SetupError(f"--decision: {error}") from error


def _sign(arguments: argparse.Namespace) -> None:
    write_private(arguments.file, msgspec.json.encode(sign_erasure(_read(arguments.file), arguments.key)))
    print(f"{arguments.file}: getekend")


def _put(arguments: argparse.Namespace) -> None:
    with opened(arguments) as municipality:
        order = erasures.put(municipality, _read(arguments.file), CONSOLE)
        waits = sum(answer.confirmed_at is None for answer in erasures.answers(municipality, order.number))
    print(f"opdracht {order.number}: {len(order.links)} stukken zijn hier gewist")
    print(f"{waits} laptops moeten nog bevestigen; zie `erasure list`")


def _list(arguments: argparse.Namespace) -> None:
    with opened(arguments) as municipality:
        for row in erasures.all_orders(municipality):
            answers = erasures.answers(municipality, row.number)
            done = sum(answer.confirmed_at is not None for answer in answers)
            print(row.number, row.put_at, f"{done} van {len(answers)} laptops hebben bevestigd", sep="\t")
            for answer in answers:
                if answer.confirmed_at is None:
                    print("", answer.label, answer.device, _missing(answer.copies), sep="\t")


def _missing(copies: int | None) -> str:
    if copies is None:
        return "nog niets gehoord"
    return f"{copies} opzij gelegde kopie(ën) gaan niet open: laat een beheerder de laptop nakijken"


def _proof(arguments: argparse.Namespace) -> None:
    with opened(arguments) as municipality:
        for line in proof_lines(municipality, arguments.number):
            print(line)


def _rewrite(arguments: argparse.Namespace) -> None:
    with opened(arguments) as municipality:
        municipality.database.rewrite(
            (record, record_blob, incident, blob, blob_chunk, stored_object, paper, paper_stamp)
        )
    print("de tabellen zijn opnieuw geschreven")


def _read(file: Path) -> SignedErasure:
    try:
        return read_json(file.read_bytes(), SignedErasure)
    except (OSError, msgspec.DecodeError) as error:
        raise SetupError(f"{file}: geen leesbare opdracht") from error
