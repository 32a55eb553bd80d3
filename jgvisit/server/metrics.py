"""Figures for a watch on the server: counts and times by route, never by whom or about whom."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, start_http_server
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from jgvisit.config import VERSION
from jgvisit.server.backups.models import backup
from jgvisit.server.municipality import Municipality

REGISTRY = CollectorRegistry()
_REQUESTS = Counter(
    "jgvisit_requests", "Requests by route and answer", ("method", "route", "status"), registry=REGISTRY
)
_SECONDS = Histogram("jgvisit_request_seconds", "Time to the answer", ("route",), registry=REGISTRY)
_ABOUT = Gauge("jgvisit_version", "The program that runs", ("version",), registry=REGISTRY)
_BACKUP = Gauge("jgvisit_backups", "Backups that were finished and read back", registry=REGISTRY)


def observed(method: str, route: str, status: int, seconds: float) -> None:
    """Count one request."""
    _REQUESTS.labels(method, route, str(status)).inc()
    _SECONDS.labels(route).observe(seconds)


def serve(municipality: Municipality, listen: tuple[str, int]) -> None:
    """Answer `GET /metrics` at `listen`, apart from what laptops reach, until the process ends."""

    def backups() -> float:
        query = select(func.count()).where(backup.c.tenant == municipality.tenant)
        try:
            with municipality.database.read(municipality.tenant) as conn:
                return float(conn.execute(query).scalar_one())
        except DBAPIError:  # a database that is down must not take the other figures along
            return float("nan")

    _ABOUT.labels(VERSION).set(1)
    _BACKUP.set_function(backups)
    start_http_server(listen[1], listen[0], REGISTRY)
