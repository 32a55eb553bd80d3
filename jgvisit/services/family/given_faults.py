"""What cannot be true of a given family, whoever gave it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from jgvisit.domain.own_words import says_something
from jgvisit.records.payload_base import YEARS
from jgvisit.services.family.given_families import GivenAuthority, GivenFamily, GivenPerson, LineFault

ORDER_FROM_PAPER = (
    "Een maatregel of besluit van de rechter komt nooit uit een bestand. Schrijf het op de laptop op, van het papier."
)
ASK_THE_PERSON = (
    "Adres, telefoon en e-mail komen nooit uit een bestand: een adres kan geheim zijn. Vraag het aan de persoon zelf."
)
_MEASURE = re.compile(
    r"\b(?:OTS|VOTS|UHP|MUHP)\b|(?i:ondertoezicht|uithuis|opgelegd|jeugdreclassering|gesloten jeugd|voorlopige voogdij)"
)
_POSTCODE = re.compile(r"\b[1-9][0-9]{3} ?[A-Z]{2}\b")
_NUMBER = re.compile(r"(?:\+|\b)[0-9][0-9 ()-]{6,}[0-9]")
_LEAST_DIGITS = 9
"""Of a telephone number, or a citizen service number; a day has eight."""


def faults_of(family: GivenFamily, today: date) -> tuple[LineFault, ...]:
    """Return every fault of a family, by line; what the source itself found comes with it."""
    found = [*family.faults]
    if not found:
        first = family.lines[0] if family.lines else 0
        if not says_something(family.name):
            found.append(LineFault(first, "De naam van het gezin ontbreekt."))
        if not family.persons:
            found.append(LineFault(first, "Van dit gezin staat er geen enkele persoon."))
        found += _text_faults(first, family.name, is_name=True)
        found += _people(family.persons, today)
        found += _authority(family, today)
    return tuple(sorted(found, key=lambda fault: fault.line))


def _people(persons: tuple[GivenPerson, ...], today: date) -> Iterator[LineFault]:
    met: set[str] = set()
    for person in persons:
        if person.number in met:
            yield LineFault(person.line, "Deze persoon staat al in dit gezin, met hetzelfde nummer.")
        met.add(person.number)
        if not says_something(person.name):
            yield LineFault(person.line, "De naam ontbreekt.")
        yield from _text_faults(person.line, person.name, is_name=True)
        if person.born is not None and not _has_been(person.born, today):
            yield LineFault(person.line, "De geboortedatum kan niet.")
        avoidance = person.avoidance
        if avoidance is not None:
            yield from _text_faults(person.line, avoidance.reason)
            yield from _text_faults(person.line, avoidance.evidence)
            if not says_something(avoidance.reason) or not says_something(avoidance.evidence):
                yield LineFault(person.line, "Niet benaderen vraagt een reden en een bron.")
            if avoidance.review_on < today or avoidance.review_on.year not in YEARS:
                yield LineFault(person.line, "De dag van opnieuw nagaan is al voorbij.")


def _authority(family: GivenFamily, today: date) -> Iterator[LineFault]:
    people = {person.number: person for person in family.persons}
    met: set[tuple[str | None, str]] = set()
    for line in family.authority:
        child = people.get(line.child)
        if child is None or child.role != "child":
            yield LineFault(line.line, "Het kind van deze gezagsregel staat niet als kind in dit gezin.")
        elif child.born is not None and line.since < child.born:
            yield LineFault(line.line, "Dit gezag begint voor de geboorte van het kind.")
        if line.holder is not None and (line.holder not in people or line.holder == line.child):
            yield LineFault(line.line, "Wie het gezag heeft, staat niet in dit gezin.")
        if (line.holder, line.child) in met:
            yield LineFault(line.line, "Deze gezagsregel staat er twee keer.")
        met.add((line.holder, line.child))
        yield from _proof(line, today)


def _proof(line: GivenAuthority, today: date) -> Iterator[LineFault]:
    if not _has_been(line.since, today):
        yield LineFault(line.line, "De dag waarop het gezag begint, kan niet.")
    if (line.evidence is None) != (line.checked_on is None):
        yield LineFault(line.line, "Een bron van gezag en de dag waarop die gezien is, horen bij elkaar.")
    elif line.evidence is not None and line.checked_on is not None:
        yield from _text_faults(line.line, line.evidence)
        if not says_something(line.evidence):
            yield LineFault(line.line, "De bron van het gezag zegt niets. Laat bron en dag leeg als niemand keek.")
        if not _has_been(line.checked_on, today) or line.checked_on < line.since:
            yield LineFault(line.line, "De dag waarop de bron gezien is, kan niet.")


def _has_been(day: date, today: date) -> bool:
    return day <= today and day.year in YEARS


def text_faults(text: str, *, is_name: bool = False) -> Iterator[str]:
    """Yield what would slip in inside a text: a measure in a name, a way to find or reach somebody."""
    if is_name and _MEASURE.search(text):
        yield ORDER_FROM_PAPER
    digits = max((sum(map(str.isdigit, found)) for found in _NUMBER.findall(text)), default=0)
    if "@" in text or _POSTCODE.search(text) or digits >= _LEAST_DIGITS:
        yield ASK_THE_PERSON


def _text_faults(line: int, text: str, *, is_name: bool = False) -> Iterator[LineFault]:
    return (LineFault(line, why) for why in text_faults(text, is_name=is_name))
