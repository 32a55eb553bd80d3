"""GET /officer/devices/{device}/inventory."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Response

from jgvisit.ids import DeviceId
from jgvisit.server.inventory import service
from jgvisit.server.messages import Here, reply
from jgvisit.server.officer.routes import Officer

router = APIRouter(prefix="/officer/devices")


@router.get("/{device}/inventory")
def inventory(here: Here, officer: Officer, device: Annotated[str, Path(pattern="^[0-9a-f]{32}$")]) -> Response:
    """Tell what a laptop held."""
    return reply(service.inventory(here, DeviceId(device), officer.worker))
