"""Fetch a release of texts for families, where the server has a newer one than was ever accepted here."""

from __future__ import annotations

from jgvisit.content.pack_words import why_refused
from jgvisit.content.packed import MAX_PACK_BYTES
from jgvisit.services.desk.packs import TextsNews
from jgvisit.sync.failures import RefusedByServerError
from jgvisit.sync.http import ServerConnection
from jgvisit.sync.ports import TextsInbox


def news_words(news: TextsNews) -> str:
    """Say in plain Dutch what came of new texts."""
    until = "" if news.last_day is None else f", geldig tot en met {news.last_day:%d-%m-%Y}"
    match news.outcome:
        case "accepted":
            return f"Nieuwe teksten: nummer {news.number}{until}. Ze gelden zodra het programma weer opent."
        case "taken_up":
            return f"Nieuwe teksten zijn in gebruik: nummer {news.number}{until}."
        case "refused":
            return f"Nieuwe teksten zijn niet aangenomen. {why_refused(news.code)} De oude blijven in gebruik."
        case "unusable":
            return f"De teksten van de gemeente (nummer {news.number}) passen niet bij dit programma."


def fetch_texts(line: ServerConnection, inbox: TextsInbox, number: int | None, session: str) -> None:
    """Bring release `number` to the inbox; what is wrong with it stops no sync.

    Raises:
        SyncError: stopped; the texts in use stay in use, and the next sync asks again.
    """
    if number is None or number <= inbox.newest():
        return
    try:
        data = line.exchange("GET", f"/texts/{number}", session=session, limit_bytes=MAX_PACK_BYTES)
    except RefusedByServerError as refusal:
        if refusal.status != 404:
            raise
        return
    inbox.take_in(data)
