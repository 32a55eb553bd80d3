"""GET /server, /nonce, and whether the process lives and can serve."""

from __future__ import annotations

from fastapi import APIRouter, Response

from jgvisit.server import nonces
from jgvisit.server.health import service
from jgvisit.server.messages import Here, reply

router = APIRouter()


@router.get("/server")
def server(here: Here) -> Response:
    """Say who this server is."""
    return reply(service.info(here))


@router.get("/nonce")
def nonce(here: Here) -> Response:
    """Give a nonce for one signed request."""
    response = reply(nonces.issue(here))
    response.headers["Cache-Control"] = "no-store"
    return response


@router.get("/health/live")
def live() -> Response:
    """The process answers."""
    return reply({"live": True})


@router.get("/health/ready")
def ready(here: Here) -> Response:
    """The database answers too."""
    service.info(here)
    return reply({"ready": True})
