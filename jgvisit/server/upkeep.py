"""What the server does by itself, at its start and then every few minutes."""

from __future__ import annotations

import asyncio

from starlette.concurrency import run_in_threadpool

from jgvisit.server import nonces
from jgvisit.server.log import log
from jgvisit.server.municipality import Municipality
from jgvisit.server.records import checking
from jgvisit.server.sessions import service as sessions

EVERY_S = 300


def once(municipality: Municipality) -> None:
    """Verify the signatures that a crash left unverified, and forget what has expired."""
    checking.check_all(municipality)
    nonces.forget_old(municipality)
    sessions.forget_ended(municipality)
    municipality.outside.forget_old(municipality.moment())


async def for_ever(municipality: Municipality) -> None:
    """Repeat `once` until cancelled; a failure is logged and the next round tries again."""
    while True:
        await asyncio.sleep(EVERY_S)
        try:
            await run_in_threadpool(once, municipality)
        except Exception as error:  # the database may be away for a while: the server stays
            log.error("upkeep", error=type(error).__name__)
