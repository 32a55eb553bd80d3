"""`jgvisit server report …`: the figures of a year for the council, at the server's console.

list      show what was published
caseload  note how many families stand on the municipality's own list
exact     count a year and show the exact figures; every look stands in the audit
publish   publish a year, or a later edition of it; nothing of that changes afterwards
pdf       write a published edition to a file
answer    give the sentences that answer a question of the council
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from jgvisit.arguments import CommandParser
from jgvisit.clock import local_date
from jgvisit.server.console import CONSOLE, Add, opened
from jgvisit.server.council import paper
from jgvisit.server.council import service as council
from jgvisit.server.council.answers import answer
from jgvisit.server.council.figure_table import INDICATORS, tables
from jgvisit.server.council.sentences import in_table
from jgvisit.server.private_files import write_public
from jgvisit.server.problems import SetupError


def add_commands(add: Add) -> None:
    """Add this page's commands to a parser."""
    parser = add("report", _list, "Telt een jaar voor de gemeenteraad, en publiceert het verslag.")
    actions = parser.add_subparsers(required=True, title="opdrachten", metavar="OPDRACHT")

    def action(name: str, handler: Callable[[argparse.Namespace], None], text: str) -> CommandParser:
        made: CommandParser = actions.add_parser(name, help=text, description=text)
        made.set_defaults(handler=handler)
        # once more, so that they may stand behind the action as well
        made.add_argument("--dir", type=Path, default=argparse.SUPPRESS, help="map van de installatie")
        made.add_argument("--database", metavar="URL", default=argparse.SUPPRESS, help="postgresql+psycopg://…")
        return made

    def of_year(name: str, handler: Callable[[argparse.Namespace], None], text: str) -> CommandParser:
        made = action(name, handler, text)
        made.add_argument("--year", type=int, required=True, metavar="JAAR", help="een jaar dat voorbij is")
        return made

    action("list", _list, "Toont wat er gepubliceerd is.")
    caseload = of_year("caseload", _caseload, "Noteert hoeveel gezinnen er op de lijst van de gemeente staan.")
    caseload.add_argument("--families", type=int, required=True, metavar="AANTAL", help="zoveel gezinnen")
    caseload.add_argument("--source", required=True, metavar="BRON", help="waar dat getal uit komt")
    exact = of_year("exact", _exact, "Toont de precieze cijfers; dat staat in het logboek.")
    publishing = of_year("publish", _publish, "Publiceert het verslag. Daarna verandert het niet meer.")
    publishing.add_argument("--mark", required=True, metavar="KENMERK", help="van wat u bekeek, uit `report exact`")
    publishing.add_argument("--reason", default="", metavar="REDEN", help="waarom een nieuwe versie nodig is")
    for each in (exact, publishing):
        each.add_argument(
            "--again", action="append", choices=[group[0] for group in tables()], help="deze tabel herzien; mag vaker"
        )
    pdf = of_year("pdf", _pdf, "Schrijft een gepubliceerde versie naar een bestand.")
    pdf.add_argument("--edition", type=int, metavar="VERSIE", help="zonder dit de nieuwste")
    pdf.add_argument("--out", type=Path, required=True, metavar="FILE.pdf", help="naar dit bestand")
    asked = action("answer", _answer, "Geeft de zinnen voor een vraag van de gemeenteraad.")
    asked.add_argument("question", metavar="VRAAG", help="zoals die is gesteld")
    asked.add_argument("--year", type=int, metavar="JAAR", help="zonder dit het nieuwste")


def _list(arguments: argparse.Namespace) -> None:
    with opened(arguments) as municipality:
        for each in council.published(municipality):
            print(each.report.year, f"versie {each.report.edition}", each.at, each.reason, sep="\t")


def _caseload(arguments: argparse.Namespace) -> None:
    with opened(arguments) as municipality:
        council.enter_caseload(municipality, arguments.year, arguments.families, arguments.source, CONSOLE)
    print("bewaard")


def _exact(arguments: argparse.Namespace) -> None:
    with opened(arguments) as municipality:
        seen = council.inside(municipality, arguments.year, CONSOLE, arguments.again or ())
    for indicator in INDICATORS:
        for figure in indicator.figures:
            exact = seen.exact.get(figure.id, "onbekend")
            print(figure.id, figure.label, exact, in_table(seen.report, figure), sep="\t")
    print(f"versie {seen.report.edition}, kenmerk {seen.mark}")


def _publish(arguments: argparse.Namespace) -> None:
    with opened(arguments) as municipality:
        made = council.publish(
            municipality, arguments.year, arguments.mark, CONSOLE, arguments.again or (), arguments.reason
        )
    print(f"verslag {made.year}, versie {made.edition}: gepubliceerd")


def _pdf(arguments: argparse.Namespace) -> None:
    with opened(arguments) as municipality:
        found = council.edition(municipality, arguments.year, arguments.edition)
        settings = municipality.settings
        write_public(arguments.out, paper.report_pdf(found, settings.municipality, demo=settings.demo))
    print(arguments.out)


def _answer(arguments: argparse.Namespace) -> None:
    if not arguments.question.strip():
        raise SetupError("een vraag is nodig")
    with opened(arguments) as municipality:
        newest = {each.report.year: each.report for each in council.published(municipality)}
        this_year = local_date(municipality.moment()).year
    print("\n".join(answer(arguments.question, arguments.year, newest, this_year).lines))
