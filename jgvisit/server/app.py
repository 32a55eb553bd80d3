"""The web application of one municipality; stateless, so several processes may run it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.middleware.gzip import GZipMiddleware

from jgvisit.config import VERSION
from jgvisit.server import metrics, nonces, problems, upkeep
from jgvisit.server.blobs.routes import router as blobs
from jgvisit.server.enrolment.routes import router as enrolment
from jgvisit.server.erasures.routes import router as erasures
from jgvisit.server.feed.routes import router as feed
from jgvisit.server.health.routes import router as health
from jgvisit.server.inventory.routes import router as inventory
from jgvisit.server.leases.routes import router as leases
from jgvisit.server.log import log
from jgvisit.server.municipality import Municipality
from jgvisit.server.officer.routes import router as officer
from jgvisit.server.orders.routes import router as orders
from jgvisit.server.pace import Pace
from jgvisit.server.pages.council_routes import router as council_pages
from jgvisit.server.pages.faults import page_fault
from jgvisit.server.pages.office_routes import router as office_pages
from jgvisit.server.pages.routes import router as pages
from jgvisit.server.pages.texts_routes import router as texts_pages
from jgvisit.server.receipts.routes import router as receipts
from jgvisit.server.records.routes import router as records
from jgvisit.server.removals.routes import router as removals
from jgvisit.server.replay import replay
from jgvisit.server.sessions.routes import router as sessions
from jgvisit.server.texts.routes import router as texts
from jgvisit.sync.wire import NONCE_HEADER

API = "/api/v1"
_COMPRESS_FROM_BYTES = 1024


def create_app(municipality: Municipality) -> FastAPI:
    """Return the application; at its start it verifies signatures that a crash left unverified."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        await run_in_threadpool(replay, municipality)  # before anybody is answered
        await run_in_threadpool(upkeep.once, municipality)
        rounds = asyncio.create_task(upkeep.for_ever(municipality))
        yield
        rounds.cancel()

    app = FastAPI(title="jgvisit", version=VERSION, lifespan=lifespan, docs_url=None, redoc_url=None)
    app.state.municipality, app.state.pace = municipality, Pace()
    problems.install(app, page_fault)
    app.include_router(pages)
    app.include_router(council_pages)
    app.include_router(office_pages)
    app.include_router(texts_pages)
    app.add_middleware(GZipMiddleware, minimum_size=_COMPRESS_FROM_BYTES)
    app.middleware("http")(_observed)
    api = APIRouter(prefix=API)
    for router in (
        health,
        enrolment,
        sessions,
        records,
        receipts,
        blobs,
        feed,
        texts,
        officer,
        leases,
        orders,
        removals,
        inventory,
        erasures,
    ):
        api.include_router(router)
    app.include_router(api)
    return app


async def _observed(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Log each request by its route, never by its address, and bring the next nonce along."""
    started = time.monotonic()
    response = await call_next(request)
    route = getattr(request.scope.get("route"), "path", "unknown")
    elapsed_s = time.monotonic() - started
    metrics.observed(request.method, route, response.status_code, elapsed_s)
    log.info("request", method=request.method, route=route, status=response.status_code, ms=round(elapsed_s * 1000))
    if "signature" in request.headers:
        response.headers[NONCE_HEADER] = nonces.issue(request.app.state.municipality).nonce
    return response
