"""Step 4: what a timestamp proves of a paper's age, and what only the device's own clock says."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from cryptography import x509

from jgvisit.clock import AMSTERDAM
from jgvisit.documents.issuers import name_of
from jgvisit.documents.model import Step

if TYPE_CHECKING:
    from jgvisit.documents.pdf_stamps import StampReading

_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december"
_NO_STAMP = "Niet bewezen: er is geen tijdstempel."


def day_of(moment: datetime) -> str:
    """Return such as "21 november 2026", in the Netherlands."""
    local = moment.astimezone(AMSTERDAM)
    return f"{local.day} {_MONTHS.split()[local.month - 1]} {local.year}"


def proven_at(stamps: tuple[StampReading, ...]) -> datetime | None:
    """Return the earliest time at which the paper provably existed; None where nothing proves any.

    The last timestamp must hold now, and each before it when the next was made.
    """
    proven = None
    for stamp in reversed(stamps):
        if not stamp.holds:
            break
        proven = stamp.at
    return proven


def existed_before(stamps: tuple[StampReading, ...], claimed_at: datetime | None, *, any_authority: bool) -> Step:
    """Return step 4.

    Args:
        stamps: oldest first; the file is whole.
        claimed_at: what the seal says of itself, by the device's clock.
        any_authority: whether the reader named anybody to trust for timestamps.
    """
    clock = (
        "" if claimed_at is None else f" Het zegel zelf noemt {_minute(claimed_at)}, volgens de klok van het apparaat."
    )
    if not stamps:
        return Step("existedBefore", "notKnown", _NO_STAMP + clock)
    proven = proven_at(stamps)
    if proven is not None:
        detail = f"Bewezen: het papier bestond al op {_minute(proven)}, zegt {_who(stamps[0])}."
        if claimed_at is not None and claimed_at > proven:
            clock += " Dat is later dan het tijdstempel: die klok liep verkeerd."
        return Step("existedBefore", "holds", detail + " Hoeveel ouder het is, is niet bewezen." + clock)
    return Step("existedBefore", "notKnown", _why_not(stamps, any_authority=any_authority) + clock)


def _why_not(stamps: tuple[StampReading, ...], *, any_authority: bool) -> str:
    said = f"Niet bewezen. Een tijdstempel van {_who(stamps[0])} noemt {_minute(stamps[0].at)}."
    if not any_authority:
        return said + " Noem met --tsa het certificaat van die dienst om dat na te gaan."
    last = stamps[-1]
    if last.held and not last.holds:
        return (
            said + f" Dat was te controleren tot {day_of(last.lapses_at)}. Vraag de gemeente om een nieuw tijdstempel."
        )
    return said + " Die dienst is niet door u vertrouwd, of zijn certificaat is ingetrokken."


def _who(stamp: StampReading) -> str:
    return name_of(x509.load_der_x509_certificate(stamp.authority))


def _minute(moment: datetime) -> str:
    return f"{day_of(moment)} om {moment.astimezone(AMSTERDAM):%H:%M}"
