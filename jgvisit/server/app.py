"""The web application of one municipality; stateless, so several processes may run it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, nullcontext
from http import HTTPStatus

from anyio.to_thread import current_default_thread_limiter
from fastapi import APIRouter, FastAPI, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.middleware.gzip import GZipMiddleware

from jgvisit.config import VERSION
from jgvisit.server import metrics, nonces, problems, upkeep
from jgvisit.server.audit.routes import router as audit
from jgvisit.server.blobs.routes import router as blobs
from jgvisit.server.database import POOL_SIZE
from jgvisit.server.enrolment.routes import router as enrolment
from jgvisit.server.erasures.routes import router as erasures
from jgvisit.server.exchange.routes import router as exchange
from jgvisit.server.feed.routes import router as feed
from jgvisit.server.health.routes import router as health
from jgvisit.server.inventory.routes import router as inventory
from jgvisit.server.leases.routes import router as leases
from jgvisit.server.log import log
from jgvisit.server.messages import PACK_FROM_BYTES
from jgvisit.server.municipality import Municipality
from jgvisit.server.officer.routes import router as officer
from jgvisit.server.openapi.document import API, API_VERSION, methods_at
from jgvisit.server.openapi.routes import router as openapi
from jgvisit.server.orders.routes import router as orders
from jgvisit.server.pace import Pace
from jgvisit.server.pages.copy_routes import router as copy_pages
from jgvisit.server.pages.council_routes import router as council_pages
from jgvisit.server.pages.cover_routes import router as cover_pages
from jgvisit.server.pages.faults import page_fault
from jgvisit.server.pages.glass_routes import router as glass_pages
from jgvisit.server.pages.office_routes import router as office_pages
from jgvisit.server.pages.routes import router as pages
from jgvisit.server.pages.texts_routes import router as texts_pages
from jgvisit.server.quiet import Quiet
from jgvisit.server.receipts.routes import router as receipts
from jgvisit.server.records.routes import router as records
from jgvisit.server.removals.routes import router as removals
from jgvisit.server.renewals.routes import router as renewals
from jgvisit.server.replay import replay
from jgvisit.server.sessions.routes import router as sessions
from jgvisit.server.team.routes import router as team
from jgvisit.server.texts.routes import router as texts
from jgvisit.sync.wire import NONCE_HEADER

_COMPRESS_LEVEL = 5
"""The highest level makes a feed two hundredths smaller, and takes three times as long."""
_HEADERS = {  # NLGov /core/version-header and /core/transport/security-headers
    "API-Version": API_VERSION,
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


_BRINGING = {"POST", "PUT"}


def protocol() -> APIRouter:
    """Return every address of the protocol between laptop and server; `openapi` describes them."""
    api = APIRouter(prefix=API)
    for router in (  # what laptops ask most comes first: every request is held against each address up to its own
        blobs,
        records,
        receipts,
        exchange,
        health,
        feed,
        enrolment,
        sessions,
        team,
        texts,
        officer,
        leases,
        orders,
        removals,
        inventory,
        erasures,
        audit,
        renewals,
        openapi,
    ):
        api.include_router(router)
    return api


def create_app(municipality: Municipality) -> FastAPI:
    """Return the application; at its start it verifies signatures that a crash left unverified."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        current_default_thread_limiter().total_tokens = POOL_SIZE
        await run_in_threadpool(replay, municipality)  # before anybody is answered
        await run_in_threadpool(upkeep.once, municipality)
        rounds = asyncio.create_task(upkeep.for_ever(municipality))
        yield
        rounds.cancel()

    app = FastAPI(title="jgvisit", version=VERSION, lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None)
    app.state.municipality, app.state.pace, app.state.callers = municipality, Pace(), {}
    app.state.quiet = Quiet()
    problems.install(app, page_fault)
    app.include_router(protocol())  # first: each address before the right one is looked at for every request
    app.include_router(pages)
    app.include_router(council_pages)
    app.include_router(cover_pages)
    app.include_router(glass_pages)
    app.include_router(copy_pages)
    app.include_router(office_pages)
    app.include_router(texts_pages)
    app.add_middleware(GZipMiddleware, minimum_size=PACK_FROM_BYTES, compresslevel=_COMPRESS_LEVEL)
    app.middleware("http")(_observed)
    return app


async def _observed(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Log each request by its route, never by its address, and bring the next nonce along."""
    started = time.monotonic()
    quiet: Quiet = request.app.state.quiet
    # who brings something goes first; who asks does not keep what waits from going on
    with quiet.answering() if request.method in _BRINGING else nullcontext():
        response = await call_next(request)
    route = getattr(request.scope.get("route"), "path", "unknown")
    elapsed_s = time.monotonic() - started
    metrics.observed(request.method, route, response.status_code, elapsed_s)
    log.info("request", method=request.method, route=route, status=response.status_code, ms=round(elapsed_s * 1000))
    if request.url.path.startswith(f"{API}/"):
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:  # the router names the first address alone
            response.headers["Allow"] = ", ".join(methods_at(request.url.path))
    if "signature" in request.headers:
        response.headers[NONCE_HEADER] = nonces.issue(request.app.state.municipality).nonce
    return response
