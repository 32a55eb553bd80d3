"""The balance of the day in plain Dutch, for the shell and the end-of-day screen."""

from __future__ import annotations

from datetime import datetime

from jgvisit.clock import AMSTERDAM, from_rfc3339
from jgvisit.services.ports.journal import Balance


def balance_lines(balance: Balance) -> tuple[str, ...]:
    """Say what was made, what the municipality has, what waits, and what needs attention.

    Nothing that is zero is named, but for what waits: that is the question of the day.
    """
    arrived = balance.stored + balance.already
    lines = [
        f"Gemaakt op deze laptop: {_records(balance.made)}.",
        f"Aangekomen bij de gemeente: {_records(arrived)}.",
        _early(balance.early),
        _waiting(balance.waiting),
        _safe(balance),
        _parked(balance.parked),
        _rejected(balance.rejected),
        _forked(balance.forked),
        _heard(balance.receipt_at),
    ]
    return tuple(line for line in lines if line)


def _records(count: int) -> str:
    return "geen stukken" if count == 0 else "1 stuk" if count == 1 else f"{count} stukken"


def _early(count: int) -> str:
    if not count:
        return ""
    return f"Met voorrang aangekomen (intrekking, weigering of afscherming): {_records(count)}. Dit geldt al."


def _waiting(count: int) -> str:
    if not count:
        return "Er wachten geen stukken meer op verzending."
    return f"Nog niet verzonden: {_records(count)}. Dit blijft op deze laptop bewaard en gaat de volgende keer mee."


def _safe(balance: Balance) -> str:
    if not balance.receipt_at or not balance.stored + balance.already:
        return ""
    lowest = min(balance.kept, balance.checked, balance.safe)
    if not lowest:
        return "De gemeente heeft nog niets als veilig bewaard gemeld; alles blijft ook op deze laptop."
    return f"Door de gemeente als veilig bewaard gemeld: tot en met nummer {lowest}."


def _parked(count: int) -> str:
    if not count:
        return ""
    return f"Aangekomen, maar nog niet verwerkt: {_records(count)}. De gemeente kijkt ernaar; er is niets verloren."


def _rejected(count: int) -> str:
    if not count:
        return ""
    return f"Niet aangenomen: {_records(count)}. Bewaard op deze laptop. Vraag de beheerder om hulp."


def _forked(count: int) -> str:
    if not count:
        return ""
    return (
        f"Dubbel genummerd: {_records(count)}. Alles is bewaard, ook bij de gemeente. "
        "Vraag de beheerder om hulp voordat u verder werkt."
    )


def _heard(receipt_at: str | None) -> str:
    if receipt_at is None:
        return "Er is nog geen ontvangstbewijs van de gemeente."
    moment: datetime = from_rfc3339(receipt_at).astimezone(AMSTERDAM)
    return f"Ontvangstbewijs van de gemeente: {moment:%d-%m-%Y, %H:%M} uur."
