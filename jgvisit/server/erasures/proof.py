"""What can truly be said of an erasure to the person who asked for it, and to who checks it."""

from __future__ import annotations

from datetime import date

from jgvisit.clock import from_rfc3339, local_date
from jgvisit.server.erasures import service as erasures
from jgvisit.server.municipality import Municipality
from jgvisit.server.objects.forgetting import leftovers


def proof_lines(municipality: Municipality, number: int) -> tuple[str, ...]:
    """Return the proof of one order, in Dutch, line by line.

    Raises:
        NotFoundError: no order with this number.
    """
    order, put_at = erasures.order_with(municipality, number)
    answers = erasures.answers(municipality, number)
    waits = [answer for answer in answers if answer.confirmed_at is None]
    day, confirmed = local_date(from_rfc3339(put_at)), len(answers) - len(waits)
    pieces = "1 stuk, met zijn bestanden" if len(order.links) == 1 else f"{len(order.links)} stukken, met hun bestanden"
    lines = [
        f"Opdracht om te wissen nummer {number}, {municipality.settings.municipality}.",
        f"Grond: {_GROUNDS[order.ground]}",
        *(
            f"Besloten op {_day(date.fromisoformat(each.decided_on))} door {each.decider}, kenmerk {each.reference}."
            for each in order.decisions
        ),
        f"Op {_day(day)} gewist op de server: {pieces}.",
        "Wat blijft: van elk stuk een getal waarmee te zien is dát er iets stond.",
        "Wat er stond, is daar niet uit te halen.",
        f"{confirmed} van {len(answers)} laptops bevestigden met een handtekening dat niets over is.",
        *(f"Nog niet bevestigd: {answer.label} ({answer.device})." for answer in waits),
        f"In reservekopieën van de server staat het nog tot uiterlijk {_day(day + erasures.BACKUPS_LAST)}.",
        "Zo'n kopie wordt hooguit 35 dagen bewaard.",
        "Wordt er een teruggezet, dan wist de server het opnieuw voordat iemand iets kan opvragen.",
        "Papieren en bestanden die het gezin of anderen al hebben, worden hiermee niet gewist.",
    ]
    if municipality.objects is not None:
        lines.append("Bestanden buiten de database zijn zonder hun sleutel onleesbaar, en die sleutel is gewist.")
        if left := leftovers(municipality):
            lines.append(f"{left} van zulke onleesbare bestanden worden nog verwijderd.")
    if municipality.database.is_postgresql:
        lines.append("De bestanden van de database houden het tot `jgvisit server erasure rewrite`.")
        lines.append("Het logboek van de database houdt het tot het rouleert.")
    return tuple(lines)


def _day(day: date) -> str:
    return f"{day:%d-%m-%Y}"


_GROUNDS = {
    "Jw 7.3.9": "Jeugdwet artikel 7.3.9, op verzoek van de betrokkene.",
    "Jw 7.3.8 lid 3": "Jeugdwet artikel 7.3.8 lid 3, de bewaartermijn is voorbij.",
}
