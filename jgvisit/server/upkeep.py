"""What the server does by itself, at its start and then every few minutes."""

from __future__ import annotations

import asyncio

from starlette.concurrency import run_in_threadpool

from jgvisit.clock import local_date
from jgvisit.server import nonces
from jgvisit.server.council import counting
from jgvisit.server.log import log
from jgvisit.server.municipality import Municipality
from jgvisit.server.objects import forgetting, moving
from jgvisit.server.papers.authority import HttpAuthority, stamp_trust
from jgvisit.server.papers.service import Round, one_round
from jgvisit.server.records import checking
from jgvisit.server.sessions import service as sessions
from jgvisit.server.team import service as team

EVERY_S = 300
"""So long after a sync, at most, its papers get their timestamps."""
COUNTED_AT_ONCE = 500
"""Families counted anew in one round: a few seconds of one processor at most."""


def once(municipality: Municipality) -> None:
    """Verify the signatures that a crash left unverified, and forget what has expired."""
    checking.check_all(municipality)
    nonces.forget_old(municipality)
    sessions.forget_ended(municipality)
    team.begin_due(municipality)
    municipality.outside.forget_old(municipality.moment())


def stamp_papers(municipality: Municipality) -> Round:
    """Get timestamps for the sealed papers that need one, where the municipality set whom to ask."""
    url = municipality.settings.tsa_url
    authority = None if url is None else HttpAuthority(url)
    trust = stamp_trust(municipality.stamps_folder, municipality.certificates.root)
    done = one_round(municipality, authority, trust)
    if done.stamped or done.failed:
        log.info("stamped", count=done.stamped)
    if done.failed:
        log.error("stamps", count=done.failed)
    return done


def keep_papers_apart(municipality: Municipality) -> int:
    """Move papers to the object store, where one is set, and delete there what is to go; return how many of both.

    Raises:
        ObjectsAwayError: the store is away; what is not moved is in the database, what is to go is noted.
    """
    moved, gone = moving.move_some(municipality), forgetting.forget_leftovers(municipality)
    if moved or gone:
        log.info("objects", count=moved + gone)
    return moved + gone


def count_ahead(municipality: Municipality) -> int:
    """Count some families whose records changed for the year that ended last; return how many.

    So that a report needs no more than what came since; no figure is shown to anybody here.
    """
    year = local_date(municipality.moment()).year - 1
    with municipality.database.read(municipality.tenant) as conn:
        counted = counting.count_families(conn, municipality.tenant, year, at_most=COUNTED_AT_ONCE)
    counting.keep(municipality, year, counted)
    return len(counted.anew)


async def for_ever(municipality: Municipality) -> None:
    """Do all of these again and again until cancelled; a failure is logged and the next round tries again."""
    while True:
        await asyncio.sleep(EVERY_S)
        for step in (once, stamp_papers, keep_papers_apart, count_ahead):
            try:
                await run_in_threadpool(step, municipality)
            except Exception as error:  # what it needs may be away for a while: the server stays, and so do the others
                log.error("upkeep", error=type(error).__name__)
