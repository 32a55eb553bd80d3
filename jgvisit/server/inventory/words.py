"""The inventory in plain Dutch, for who has to decide about a report (AVG 33) and who has to be told (AVG 34)."""

from __future__ import annotations

from collections.abc import Iterator

from jgvisit.clock import AMSTERDAM, from_rfc3339
from jgvisit.server.inventory.schemas import AtMost, Inventory, Removal, Share

_WHAT = {"shutOut": "afsluiten", "destroy": "vernietigen"}
_TAKEN = {"export": "bestand gemaakt", "print": "klaargezet om af te drukken"}


def inventory_text(found: Inventory) -> str:
    """Return the lines to read and to keep."""
    return "\n".join(_lines(found))


def _lines(found: Inventory) -> Iterator[str]:
    yield f"Laptop {found.label} ({found.device})"
    yield f"Stand van {_moment(found.at)}. Ingericht op {_moment(found.enrolled_at)}, van medewerker {found.worker}."
    yield f"Laatst iets gehoord: {_moment(found.heard_at) if found.heard_at else 'nooit'}."
    if found.reads_until:
        yield f"Het programma toont gezinnen tot {_moment(found.reads_until)}, of langer in een open bezoek."
    yield ""
    yield f"Ten minste leesbaar: {_share(found.at_least)}."
    yield f"Ten hoogste leesbaar: {_most(found.at_most)}"
    yield f"Nog op de laptop, maar alleen door twee beheerders te openen: {_share(found.sealed)}."
    yield ""
    yield from _list("Opdrachten", [_removal(each) for each in found.removals])
    yield from _list("Geweigerde opdrachten", list(found.refused))
    taken = [
        f"{_told(each.at)} (klok van de laptop): {_TAKEN.get(each.kind, each.kind)}, "
        f"{_counted(len(each.families), 'gezin', 'gezinnen')}, {_counted(each.records, 'stuk', 'stukken')}"
        for each in found.taken_out
    ]
    yield from _list("Gemeld als uit het programma gehaald", taken)
    yield from _list("Gezinnen, ten minste", list(found.at_least.families))
    yield from _list("Gezinnen, afgesloten", list(found.sealed.families))
    yield "Papier dat een gezin kreeg en kopieën van de schijf staan hier niet in."


def _share(share: Share) -> str:
    if not share.families and not share.records:
        return "niets"
    families, records, papers = len(share.families), share.records, share.papers
    return ", ".join(
        (
            _counted(families, "gezin", "gezinnen"),
            _counted(records, "vastlegging", "vastleggingen"),
            _counted(papers, "bestand", "bestanden"),
        )
    )


def _counted(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def _most(most: AtMost) -> str:
    known = _share(most.known)
    if most.could_be_added is not None:
        since = _moment(most.could_be_added.since)
        return f"{known}, en wat de medewerker na {since} nog toevoegde; dat is niet bekend."
    if most.unsent_told:
        return f"{known}. Niet verstuurd bij het wissen, volgens de laptop: {most.unsent_told} stukken."
    return f"{known}."


def _removal(removal: Removal) -> str:
    if removal.told_at is None:
        came = "niet bevestigd"
    else:
        how = "bevestigd met handtekening" if removal.proven else "gemeld, niet bewezen"
        came = f"{how} {_moment(removal.told_at)}"
    if removal.heard_after:
        came += "; daarna is er nog iets van deze laptop gehoord, dus er is een kopie"
    left = "" if removal.told_at is None or removal.ciphertext_left else "; ook de versleutelde opslag is weg"
    return f"nummer {removal.number}, {_WHAT[removal.what]}, gegeven {_moment(removal.given_at)}: {came}{left}"


def _list(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield f"{title}:"
        yield from (f"  - {line}" for line in lines)


def _told(text: str) -> str:
    """Return a moment that a laptop told, as it came where no calendar has it: it hides nothing else."""
    try:
        return _moment(text)
    except (ValueError, OverflowError):
        return text


def _moment(text: str) -> str:
    return f"{from_rfc3339(text).astimezone(AMSTERDAM):%d-%m-%Y %H:%M}"
