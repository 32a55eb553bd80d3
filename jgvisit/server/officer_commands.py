"""`jgvisit server …`, what an officer does about one laptop at the server's console.

day-code  work out the code to read out, which opens the families on a laptop for one day
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date

from sqlalchemy import or_, select

from jgvisit.arguments import CommandParser
from jgvisit.clock import local_date
from jgvisit.ids import DeviceId, WorkerId
from jgvisit.server.enrolment.models import enrolment
from jgvisit.server.installation import open_municipality
from jgvisit.server.leases import service as leases
from jgvisit.server.municipality import Municipality
from jgvisit.server.problems import SetupError
from jgvisit.sync.lease_wire import DayCodeRequest

CONSOLE = WorkerId("console")
"""Stands in the audit for what was done at the server's own console."""
Add = Callable[[str, Callable[[argparse.Namespace], None], str], CommandParser]


def add_commands(add: Add) -> None:
    """Add this page's commands to a parser."""
    code = add("day-code", _day_code, "Geeft een code voor één dag, om voor te lezen aan een medewerker.")
    code.add_argument("device", metavar="LAPTOP", help="kenmerk of inventarisnaam van de laptop")
    code.add_argument("--day", type=date.fromisoformat, help="de dag die de laptop toont; anders vandaag")


def device_named(municipality: Municipality, text: str) -> DeviceId:
    """Return the approved device with this id, enrolment or inventory name.

    Raises:
        SetupError: none, or several with that name.
    """
    columns = enrolment.c
    query = select(columns.device).where(
        columns.tenant == municipality.tenant,
        columns.state == "approved",
        or_(columns.device == text, columns.id == text, columns.label == text),
    )
    with municipality.database.read(municipality.tenant) as conn:
        found = conn.execute(query).scalars().all()
    if len(found) != 1:
        raise SetupError(f"{text}: {'geen laptop' if not found else 'meer dan één laptop'} met dit kenmerk")
    return DeviceId(found[0])


def _day_code(arguments: argparse.Namespace) -> None:
    municipality = open_municipality(arguments.dir, arguments.database)
    try:
        device = device_named(municipality, arguments.device)
        day = arguments.day or local_date(municipality.moment())
        made = leases.code_for(municipality, DayCodeRequest(device=device, day=day.isoformat()), CONSOLE)
    finally:
        municipality.database.close()
    print(f"{made.code[:4]} {made.code[4:]}")
    print(f"Alleen voor {arguments.device}, op {day:%d-%m-%Y}. Bel zelf terug op een nummer dat u kent.")
