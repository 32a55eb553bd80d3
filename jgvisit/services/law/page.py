"""docs/law.md: the whole law as the program has it, for a municipal jurist to read and correct."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jgvisit.content.law_tables import LawTables
from jgvisit.domain.law_book import LawBook, LawChange
from jgvisit.services.law.tables import Entry, checked, entries, origins, reminders

_INTRO = """# De wet zoals het programma haar kent

Deze bladzijde is gemaakt uit `resources/law/*.toml` met `python installer/build_law_page.py`. Verbeter de
bestanden, niet deze bladzijde. Het programma leest dezelfde bestanden; wat hier staat, doet het.

Wetboek {version}, **{checked}**. Dit is geen juridisch advies. Wat nog niet is nagezien,
draagt in het programma en op papier een merk.

Handtekeningen: **T** toestemming · **A** akkoord met een afspraak · **G** gezien of ontvangen · **S** eigen
verklaring. Elke regel noemt zijn bron: *in de wettekst gezien*, *algemeen bekend, niet in een bron gezien* of
*afgeleid uit een tekst die is gezien*. Regels met **Jurist:** vragen om een oordeel.

## Gelezen wetteksten

Elk artikel moet voor gebruik één keer worden vergeleken met de tekst van vandaag op wetten.overheid.nl.
"""
_TABLES = (
    ("A1", "Tabel A1: wie toestemming geeft voor hulp", "De eerste beslissende rij die klopt geeft het antwoord."),
    ("A2", "Tabel A2: uitzonderingen", "Een uitzondering telt alleen met reden, collega en datum waar dat staat."),
    ("A3", "Tabel A3: andere papieren", "Delen, verblijf elders, contact, veiligheidsplan, overdracht en de Raad."),
    ("B", "Tabel B: maatregelen", "Zonder gezien besluit met rechtbank, nummer en datum heet niets 'opgelegd'."),
    ("C", "Tabel C: wanneer opnieuw uitleggen", "Namen achter 'gegevens' zijn soorten gegevens in het dossier."),
    ("D", "Tabel D: wat iemand mag weigeren of moet toestaan", "Een regel staat er alleen als alles ervoor bekend is."),
)


def page(book: LawBook, tables: LawTables) -> str:
    """Return docs/law.md; the same tables give the same bytes."""
    parts: list[str] = [_INTRO.format(version=book.version, checked=checked(book)), *_list(book.texts_seen)]
    for name, title, note in _TABLES:
        parts += [f"\n## {title}\n", note, *_tried(book, name), *_entries(entries(book, tables, name))]
    parts += ["\n## Waarom iets niet mag beginnen\n", "Deze codes staan in de tabellen achter 'start niet'.", ""]
    parts += [f"- `{b.code}`: {b.why} ({', '.join(b.articles)})" for b in book.blocks.values()]
    parts += ["\n## Hoe gezag ontstaat en eindigt\n", "Advies; het vervangt nooit bewijs.", *_entries(origins(tables))]
    parts += ["\n## Herinneringen\n", "Termijnen lopen vanaf de verzending, zonder verlenging voor het weekend."]
    parts += _entries(reminders(tables))
    if book.changes:
        parts += ["\n## Wat veranderde\n", "Wie de oude regel hoorde, hoort de nieuwe (moment 31).", ""]
        parts += [
            f"- {each.version}, vanaf {each.valid_from:%d-%m-%Y}, {', '.join(each.rows)}: {_change(each)}"
            for each in book.changes
        ]
    parts += ["\n## Open punten\n", *_list(book.open_points)]
    return "\n".join(parts) + "\n"


def _change(change: LawChange) -> str:
    return f"{change.was} Nu: {change.now} ({', '.join(change.articles)})"


def _tried(book: LawBook, name: str) -> Iterator[str]:
    """Tell the order in which deciding rows are tried; the page shows them by number."""
    tried = [row.id for row in book.rows if row.decides and row.id.startswith(f"{name}-")]
    if tried:
        yield f"Volgorde waarin beslissende rijen worden geprobeerd: {', '.join(tried)}."


def _entries(rows: Iterable[Entry]) -> Iterator[str]:
    for row in rows:
        yield f"\n### {row.name} {row.title}\n"
        yield from _list(" ".join(line.split()) for line in row.lines)
        yield from _list(f"**Jurist:** {point}" for point in row.points)


def _list(lines: Iterable[str]) -> Iterator[str]:
    return (f"- {line}" for line in lines)
