"""`jgvisit server …`, what an officer does about one laptop at the server's console.

day-code   work out the code to read out, which opens the families on a laptop for one day
wipe       order a laptop to be shut out, or with two officers to be destroyed
sign-order sign an order that another officer made, on one's own machine
put-order  hand a signed order to the laptop, or take one back by what officers signed
take-back  take an order back that the laptop has not carried out
inventory  tell what a laptop held, for who has to decide about a report
orders     show what was ordered, confirmed and refused
"""

from __future__ import annotations

import argparse
import contextlib
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import msgspec
from sqlalchemy import or_, select

from jgvisit.clock import local_date
from jgvisit.ids import DeviceId
from jgvisit.server.console import CONSOLE, Add, opened
from jgvisit.server.enrolment.models import enrolment
from jgvisit.server.inventory.service import inventory
from jgvisit.server.inventory.words import inventory_text
from jgvisit.server.leases import service as leases
from jgvisit.server.municipality import Municipality
from jgvisit.server.officer import service as office
from jgvisit.server.order_keys import sign_order, sign_taking_back, unsigned
from jgvisit.server.orders import service as orders
from jgvisit.server.orders import taking_back
from jgvisit.server.orders.service import DEFAULT_LIFE
from jgvisit.server.pages.rights import ROLES
from jgvisit.server.private_files import write_public
from jgvisit.server.problems import SetupError
from jgvisit.shapes import read_json
from jgvisit.sync.lease_wire import DayCodeRequest
from jgvisit.sync.order_wire import OrderKind, SignedOrder, SignedTakingBack


def add_commands(add: Add) -> None:
    """Add this page's commands to a parser."""
    code = add("day-code", _day_code, "Geeft een code voor één dag, om voor te lezen aan een medewerker.")
    code.add_argument("device", metavar="LAPTOP", help="kenmerk of inventarisnaam van de laptop")
    code.add_argument("--day", type=date.fromisoformat, help="de dag die de laptop toont; anders vandaag")
    code.add_argument(
        "--wrong-clock", action="store_true", help="de klok van de laptop staat meer dan een dag verkeerd"
    )
    wipe = add("wipe", _wipe, "Sluit een laptop af; met --destroy en twee beheerders gaat alles weg.")
    wipe.add_argument("device", metavar="LAPTOP", help="kenmerk of inventarisnaam van de laptop")
    wipe.add_argument("--key", action="append", type=Path, required=True, metavar="ORDER.key", help="sleutel")
    wipe.add_argument("--destroy", action="store_true", help="ook de papieren en de weg terug; twee sleutels")
    wipe.add_argument("--days", type=int, default=DEFAULT_LIFE.days, help="zo lang luistert de laptop ernaar")
    wipe.add_argument("--out", type=Path, metavar="FILE", help="naar dit bestand, voor een tweede beheerder")
    sign = add("sign-order", _sign_order, "Zet de handtekening van een tweede beheerder.")
    sign.add_argument("file", type=Path, metavar="FILE", help="wat `wipe --out` of `take-back --out` schreef")
    sign.add_argument("--key", type=Path, required=True, metavar="ORDER.key", help="sleutel")
    put = add("put-order", _put_order, "Geeft een getekende opdracht aan de laptop, of neemt er een terug.")
    put.add_argument("file", type=Path, metavar="FILE", help="de opdracht")
    back = add("take-back", _take_back, "Neemt een opdracht terug die de laptop nog niet uitvoerde.")
    back.add_argument("device", metavar="LAPTOP", help="kenmerk of inventarisnaam van de laptop")
    back.add_argument("number", type=int, metavar="NUMMER", help="van de opdracht; `orders` toont het")
    back.add_argument("--key", action="append", type=Path, required=True, metavar="ORDER.key", help="sleutel")
    back.add_argument("--out", type=Path, metavar="FILE", help="naar dit bestand, voor een tweede beheerder")
    held = add("inventory", _inventory, "Toont wat een laptop had: ten minste, ten hoogste en wat eruit is gehaald.")
    held.add_argument("device", metavar="LAPTOP", help="kenmerk of inventarisnaam van de laptop")
    held.add_argument("--json", action="store_true", help="als JSON")
    role = add("role", _role, "Zegt wat iemand op de pagina's mag; de rollen komen in de plaats van de vorige.")
    role.add_argument("subject", metavar="WIE", help="de persoon, zoals de aanmelddienst die noemt (sub)")
    role.add_argument("--name", default="", help="naam, als de persoon hier nog niet bekend is")
    role.add_argument("--role", action="append", choices=ROLES, default=[], help="zonder: alleen medewerker")
    shown = add("orders", _orders, "Toont wat een laptop is opgedragen, en wat die antwoordde.")
    shown.add_argument("device", metavar="LAPTOP", help="kenmerk of inventarisnaam van de laptop")


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
    with opened(arguments) as municipality:
        device = device_named(municipality, arguments.device)
        day = arguments.day or local_date(municipality.moment())
        asked = DayCodeRequest(device=device, day=day.isoformat(), wrong_clock=arguments.wrong_clock)
        made = leases.code_for(municipality, asked, CONSOLE)
    print(f"{made.code[:4]} {made.code[4:]}")
    print(f"Alleen voor {arguments.device}, op {day:%d-%m-%Y}. Bel zelf terug op een nummer dat u kent.")


def _wipe(arguments: argparse.Namespace) -> None:
    what: OrderKind = "destroy" if arguments.destroy else "shutOut"
    with opened(arguments) as municipality:
        device = device_named(municipality, arguments.device)
        order = orders.draft(municipality, device, what, timedelta(days=arguments.days))
        signed = unsigned(order)
        for key in arguments.key:
            signed = sign_order(signed, key)
        if arguments.out is not None:
            write_public(arguments.out, msgspec.json.encode(signed))
            print(f"{arguments.out}: nog niet gegeven; `put-order` geeft de opdracht aan de laptop")
            return
        orders.put(municipality, signed, CONSOLE)
    print(_said(order.what, order.number))


def _take_back(arguments: argparse.Namespace) -> None:
    with opened(arguments) as municipality:
        signed = taking_back.draft(municipality, device_named(municipality, arguments.device), arguments.number)
        for key in arguments.key:
            signed = sign_taking_back(signed, key)
        if arguments.out is not None:
            write_public(arguments.out, msgspec.json.encode(signed))
            print(f"{arguments.out}: nog niet gedaan; `put-order` neemt de opdracht terug")
            return
        taking_back.put(municipality, signed, CONSOLE)
    print(_said_of_taking_back(arguments.number))


def _sign_order(arguments: argparse.Namespace) -> None:
    read = _read_order(arguments.file)
    key: Path = arguments.key
    signed = sign_order(read, key) if isinstance(read, SignedOrder) else sign_taking_back(read, key)
    write_public(arguments.file, msgspec.json.encode(signed))
    print(f"{arguments.file}: getekend")


def _put_order(arguments: argparse.Namespace) -> None:
    read = _read_order(arguments.file)
    with opened(arguments) as municipality:
        if isinstance(read, SignedOrder):
            order = orders.put(municipality, read, CONSOLE)
            said = _said(order.what, order.number)
        else:
            said = _said_of_taking_back(taking_back.put(municipality, read, CONSOLE).number)
    print(said)


def _inventory(arguments: argparse.Namespace) -> None:
    with opened(arguments) as municipality:
        found = inventory(municipality, device_named(municipality, arguments.device), CONSOLE)
    print(msgspec.json.encode(found).decode() if arguments.json else inventory_text(found))


def _role(arguments: argparse.Namespace) -> None:
    roles = frozenset(arguments.role or ["worker"])
    with opened(arguments) as municipality:
        person = office.enter_worker(municipality, arguments.subject, arguments.name, roles)
        office.give_roles(municipality, person, roles, CONSOLE)
    print(f"{arguments.subject}: {', '.join(sorted(roles))}")


def _orders(arguments: argparse.Namespace) -> None:
    with opened(arguments) as municipality:
        device = device_named(municipality, arguments.device)
        for row in orders.orders_of(municipality, device):
            state = "bevestigd" if row.proven else "gemeld, niet bewezen" if row.told_at else "nog niet bevestigd"
            back = f"teruggenomen {row.taken_back_at}" if row.taken_back_at else ""
            print(row.number, _WORDS[row.what], f"gegeven {row.put_at}", state, row.told_at or "", back, sep="\t")
        for row in orders.refusals_of(municipality, device):
            print("geweigerd door de laptop", row.code, row.received_at, row.order_sha256, sep="\t")


def _read_order(path: Path) -> SignedOrder | SignedTakingBack:
    with contextlib.suppress(OSError, msgspec.DecodeError, RecursionError):
        data = path.read_bytes()
        with contextlib.suppress(msgspec.ValidationError):
            return read_json(data, SignedOrder)
        return read_json(data, SignedTakingBack)
    raise SetupError(f"{path}: geen opdracht")


_WORDS: Final = {"shutOut": "afsluiten", "destroy": "vernietigen"}


def _said(what: str, number: int) -> str:
    return f"opdracht {number} ({_WORDS[what]}) staat klaar; de laptop krijgt geen gezinnen en geen nieuwe tijd meer"


def _said_of_taking_back(number: int) -> str:
    return (
        f"opdracht {number} is teruggenomen: de laptop krijgt haar niet meer. Hij mag versturen wat erop staat; "
        "gezinnen krijgt hij pas weer als hij opnieuw is ingeschreven"
    )
