"""`jgvisit diagnostics`: what a help desk may ask for, shown before it is kept.

Nothing is taken away from something larger here: each line is made of numbers, days, versions, or words of a list. No
name, address, text or number of anybody or of this laptop, and no time of the day: nothing of a family can slip in.
"""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from jgvisit import config
from jgvisit.clock import Clock, SystemClock, from_rfc3339, local_date
from jgvisit.config import Places
from jgvisit.content.pack_model import Pack
from jgvisit.domain.lease import LeaseStanding
from jgvisit.policy import KEYS
from jgvisit.services.desk.known_time import KnownTime
from jgvisit.services.ports.journal import Journal
from jgvisit.store.error_tally import read_tally
from jgvisit.store.errors import KeyringError, NoKeyringError
from jgvisit.store.keyring_secret import find_backend
from jgvisit.store.machine import machine_standing
from jgvisit.store.migrations import STEPS
from jgvisit.store.safe import Safe

_MB = 1_000_000
_CLOCKS = {
    "estimated": "tijd van de server, doorgeteld",
    "deviceClock": "klok van de laptop",
    "notBefore": "niet eerder dan de server zei",
}


@dataclass(frozen=True)
class Line:
    """One line: what, and how it stands."""

    what: str
    value: str


@dataclass(frozen=True)
class Opened:
    """What an opened store adds."""

    safe: Safe
    journal: Journal
    time: KnownTime
    pack: Pack
    lease: LeaseStanding


def report(
    places: Places, clock: Clock | None = None, opened: Opened | None = None, windows: str = ""
) -> tuple[Line, ...]:
    """Return the lines of the report.

    Args:
        places: the laptop.
        clock: its clocks.
        opened: the store, where it is open; without it what lies around it is told.
        windows: which windows system draws, such as "Qt 6.11.3 op xcb".
    """
    clock = clock or SystemClock()
    return (
        Line("gemaakt op", local_date(clock.now()).isoformat()),
        *_program(windows),
        *_machine(places),
        *_around(places),
        *(() if opened is None else _inside(opened, clock)),
        *_errors(places),
    )


def as_text(lines: Sequence[Line]) -> str:
    """Return the report as it is shown, and as it is saved."""
    wide = max(len(line.what) for line in lines)
    head = "jgvisit: gegevens voor de servicedesk. Hierin staat niets over gezinnen of over u."
    return "\n".join([head, "", *(f"{line.what:<{wide}}  {line.value}" for line in lines), ""])


def _program(windows: str) -> tuple[Line, ...]:
    policy = config.policy()
    said = [f"{key} ({policy.sources[key]})" for key in KEYS if key in policy.sources]
    if policy.faults:
        said.append(f"{len(policy.faults)} niet te lezen")
    return (
        Line("programma", f"{config.VERSION}, {'geïnstalleerd' if 'jgvisit' in sys._xoptions else 'uit de bron'}"),
        Line("Python", platform.python_version()),
        *((Line("vensters", windows),) if windows else ()),
        Line("beleid", ", ".join(said) or "niets ingesteld"),
    )


def _machine(places: Places) -> tuple[Line, ...]:
    folder = next((each for each in (places.store_dir, *places.store_dir.parents) if each.is_dir()), places.store_dir)
    standing = machine_standing(folder)
    words = {"encrypted": "versleuteld", "plain": "niet versleuteld", "unknown": "onbekend"}
    return (
        Line("systeem", f"{platform.system()} {platform.release()} {platform.machine()}"),
        Line("schijf", f"{words[standing.disk]}, {shutil.disk_usage(folder).free // _MB} MB vrij"),
        Line("wisselbestand", words[standing.swap]),
        Line("sleutelbos", _keyring()),
    )


def _keyring() -> str:
    try:
        backend = find_backend()
    except NoKeyringError:
        return "geen"
    except KeyringError as error:
        return f"antwoordt niet ({error.code})"
    return type(backend).__module__.removeprefix("keyring.backends.")


def _around(places: Places) -> tuple[Line, ...]:
    """Tell of the files, never what is in them; copies laid aside are counted."""
    here = {"kluis": places.store, "sleutels": places.key_file, "merk": places.head_mark}
    sizes = [f"{name} {_size(path)}" for name, path in here.items()]
    aside = list(places.store_dir.glob(f"{places.store.name}.*")) if places.store_dir.is_dir() else []
    return (
        Line("bestanden", ", ".join(sizes)),
        Line("opzij gelegd", str(len(aside))),
        Line("leest kluizen tot versie", str(len(STEPS))),
    )


def _size(path: Path) -> str:
    return f"{path.stat().st_size // 1000} kB" if path.exists() else "ontbreekt"


def _inside(opened: Opened, clock: Clock) -> tuple[Line, ...]:
    with opened.safe.database.read() as connection:
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        cipher = str(connection.execute("PRAGMA cipher_version").fetchone()[0]).split()[0]
        records, own = connection.execute("SELECT count(*), coalesce(sum(own), 0) FROM records").fetchone()
        chains = connection.execute("SELECT count(*) FROM own_chains").fetchone()[0]
    journal, moment = opened.journal, opened.time.now()
    balance, unsent, pulled = journal.balance(), journal.unsent(), journal.last_pull()
    apart = round((clock.now() - moment.moment).total_seconds())
    words = _CLOCKS[moment.words]
    signed = "getekend" if opened.pack.signed else "niet getekend"
    counts = {
        "gemaakt": balance.made, "opgeslagen": balance.stored, "al bekend": balance.already, "te vroeg": balance.early,
        "geweigerd": balance.rejected, "dubbel": balance.forked, "apart": balance.parked, "wacht": balance.waiting,
    }  # fmt: skip
    return (
        Line("kluis", f"versie {version}, SQLCipher {cipher}"),
        Line("vastgelegd", f"{records}, waarvan hier gemaakt {own}, in {chains} ketens"),
        Line("gezinnen", str(len(journal.cases()))),
        Line("nog te versturen", f"{unsent.pieces}{_since(unsent.oldest_recorded_at, moment.moment)}"),
        Line("balans", ", ".join(f"{name} {count}" for name, count in counts.items())),
        Line("bewaard, nagekeken, veilig", f"{balance.kept}, {balance.checked}, {balance.safe}"),
        Line("laatste bewijs van ontvangst", _day(balance.receipt_at)),
        Line("laatst opgehaald", _day(None if pulled is None else pulled.at)),
        Line("tijd", f"{words}, klok {apart} s ernaast"),
        Line("lezen mag tot en met", f"{opened.lease.last_day.isoformat()} ({opened.lease.state})"),
        Line("teksten", f"geldig tot {_until(opened.pack.valid_until)}, {signed}"),
    )


def _errors(places: Places) -> tuple[Line, ...]:
    """Tell what went wrong on the last days on which anything did."""
    tally = read_tally(places.error_tally)
    if not tally:
        return (Line("fouten", "geen geteld"),)
    return tuple(
        Line(f"fouten op {day}", ", ".join(f"{code} {times}" for code, times in sorted(codes.items())))
        for day, codes in sorted(tally.items(), reverse=True)
    )


def _day(moment: str | None) -> str:
    """Return the day of a moment; the hour would tell when somebody was where."""
    return "nooit" if moment is None else local_date(from_rfc3339(moment)).isoformat()


def _until(day: date) -> str:
    return "onbepaald" if day == date.max else day.isoformat()


def _since(moment: str | None, now: datetime) -> str:
    return "" if moment is None else f", het oudste {max((now.astimezone(UTC) - from_rfc3339(moment)).days, 0)} dagen"
