"""The two processes of an installation: the server, and the one that signs for the device CA."""

from __future__ import annotations

import logging
import signal
from pathlib import Path
from typing import NoReturn

import uvicorn

from jgvisit.clock import SystemClock
from jgvisit.server import (
    installation,
    metrics,
)
from jgvisit.server.app import create_app
from jgvisit.server.ca.process import serve
from jgvisit.server.log import log
from jgvisit.server.municipality import Municipality
from jgvisit.server.settings import ServerFolder
from jgvisit.server.slow_lines import MOST_LINES, impatient


def run(
    folder: Path,
    database_url: str | None = None,
    listen: tuple[str, int] = ("127.0.0.1", 8443),
    tls: tuple[Path, Path] | None = None,
    watch: tuple[str, int] | None = None,
) -> None:
    """Serve the installation in `folder` over TLS until SIGTERM or SIGINT.

    Args:
        folder: where `init` put it.
        database_url: instead of the one in the settings.
        listen: address and port.
        tls: certificate and key, PEM; None for the installation's own.
        watch: address and port of the metrics, without TLS; None: there are none.
    """
    files = ServerFolder(folder)
    certificate, key = tls or (files.tls_certificate, files.tls_key)
    municipality = installation.open_municipality(folder, database_url)
    # the server's own lines could quote what a client sent; ours are by allow-list
    logging.getLogger("uvicorn").addHandler(logging.NullHandler())
    logging.getLogger("uvicorn").propagate = False
    if municipality.objects is not None:
        municipality.objects.try_out()
    config = line_config(municipality, listen, (certificate, key))
    if watch is not None:
        metrics.serve(municipality, watch)
    log.info("serving", listen=f"{listen[0]}:{listen[1]}")
    try:
        uvicorn.Server(config).run()
    finally:
        municipality.database.close()


def line_config(municipality: Municipality, listen: tuple[str, int], tls: tuple[Path, Path]) -> uvicorn.Config:
    """Return how the server answers at `listen`, with TLS alone."""
    return uvicorn.Config(
        create_app(municipality),
        host=listen[0],
        port=listen[1],
        ssl_certfile=tls[0],
        ssl_keyfile=tls[1],
        http=impatient(municipality.settings.patience_s),
        ws="none",
        limit_concurrency=MOST_LINES,
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
    )


def run_ca(folder: Path) -> None:
    """Run the signing process of the CA in `folder` until SIGTERM or SIGINT."""
    with serve(folder, SystemClock()) as server:
        signal.signal(signal.SIGTERM, _stop)
        log.info("signing")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            log.info("stopped")


def _stop(_signal: int, _frame: object) -> NoReturn:
    raise KeyboardInterrupt
