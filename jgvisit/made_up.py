"""Fictional families from a file of ours, as payloads for the journal: those of the demo, and the practice family."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from jgvisit import config
from jgvisit.ids import CaseId, PersonId, new_uuid7
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_family import (
    AddressRecorded,
    AuthorityRecorded,
    FamilyRegistered,
    OrderRecorded,
    PersonRegistered,
    SafeContactRecorded,
)
from jgvisit.records.payload_visits import VisitPlanned


@dataclass(frozen=True)
class MadeUpFamily:
    """One family: its id, the ids of its people by key, and its records in order."""

    key: str
    case: CaseId
    people: dict[str, PersonId]
    payloads: tuple[Payload, ...]


@dataclass(frozen=True)
class MadeUpMunicipality:
    """A fictional municipality, its worker and its families."""

    name: str
    worker: str
    local: dict[str, str]
    families: tuple[MadeUpFamily, ...]


DEMO_FAMILIES = Path("demo", "families.toml")
PRACTICE_FAMILY = Path("practice", "family.toml")


def load_municipality(today: date, file: Path = DEMO_FAMILIES) -> MadeUpMunicipality:
    """Read the families of a file below `resources`; ages become birth dates before `today`."""
    text = (config.resources_dir() / file).read_text(encoding="utf-8")
    data = tomllib.loads(text)
    families = tuple(_family(entry, today) for entry in data["family"])
    return MadeUpMunicipality(data["municipality"], data["worker"], data["local"], families)


def _family(entry: dict[str, Any], today: date) -> MadeUpFamily:
    people = {person["key"]: PersonId(new_uuid7()) for person in entry["person"]}
    payloads: list[Payload] = [FamilyRegistered(name=entry["name"])]
    payloads += [_person(person, people, today) for person in entry["person"]]
    for line in entry.get("authority", ()):
        payloads += _authority(line, people, today)
    payloads += [_order(order, people, today) for order in entry.get("order", ())]
    payloads += [_contact(contact, people) for contact in entry.get("safe_contact", ())]
    payloads += [_home(person, home, people) for home in entry.get("home", ()) for person in home["persons"]]
    payloads += [
        VisitPlanned(
            visit=new_uuid7(),
            on=_day(visit["on"], today),
            at=visit["at"],
            place=visit["place"],
            purpose=visit["purpose"],
        )
        for visit in entry.get("visit", ())
    ]
    return MadeUpFamily(entry["key"], CaseId(new_uuid7()), people, tuple(payloads))


def _person(entry: dict[str, Any], people: dict[str, PersonId], today: date) -> PersonRegistered:
    years, days = entry["age"]
    return PersonRegistered(
        person=people[entry["key"]],
        name=entry["name"],
        role=entry["role"],
        born=(_years_before(today, years) - timedelta(days=days)).isoformat(),
        language=entry.get("language", "nl"),
    )


def _authority(entry: dict[str, Any], people: dict[str, PersonId], today: date) -> list[AuthorityRecorded]:
    return [
        AuthorityRecorded(
            line=new_uuid7(),
            child=people[entry["child"]],
            holder=people[holder],
            kind="parent",
            since=_day(entry["since"], today),
            evidence=entry.get("evidence"),
            checked_on=_day(entry["checked_on"], today) if "checked_on" in entry else None,
        )
        for holder in entry["holders"]
    ]


def _order(entry: dict[str, Any], people: dict[str, PersonId], today: date) -> OrderRecorded:
    return OrderRecorded(
        order=new_uuid7(),
        child=people[entry["child"]],
        kind=entry["kind"],
        court=entry["court"],
        number=entry["number"],
        decided_on=_day(entry["decided_on"], today),
        starts_on=_day(entry["from"], today),
        until=_day(entry["until"], today),
    )


def _contact(entry: dict[str, Any], people: dict[str, PersonId]) -> SafeContactRecorded:
    return SafeContactRecorded(
        person=people[entry["person"]],
        approach="allowed",
        channels=tuple(entry["channels"]),
        detail=entry["detail"],
        joint_talk_safe=entry["joint_talk_safe"],
        evidence=entry["evidence"],
    )


def _home(person: str, entry: dict[str, Any], people: dict[str, PersonId]) -> AddressRecorded:
    return AddressRecorded(
        person=people[person], serves="livesThere", address=entry["address"], evidence=entry["evidence"]
    )


def _day(offset: int, today: date) -> str:
    return (today + timedelta(days=offset)).isoformat()


def _years_before(today: date, years: int) -> date:
    try:
        return today.replace(year=today.year - years)
    except ValueError:  # 29 February
        return today.replace(year=today.year - years, day=28)
