"""The signing process: a Unix-domain socket (on Windows loopback TCP with a token), one request at a time."""

from __future__ import annotations

import hmac
import secrets
import socket
import socketserver
import tempfile
from pathlib import Path

import msgspec

from jgvisit.clock import Clock
from jgvisit.ids import Sha256
from jgvisit.server.ca.schemas import MAX_LINE_BYTES, Endpoint, IssueAnswer, IssueRequest
from jgvisit.server.ca.service import CaFolder, DeviceCa, NotIssuedError
from jgvisit.server.log import log
from jgvisit.server.messages import from_base64
from jgvisit.server.private_files import write_private
from jgvisit.server.problems import UnreadableError
from jgvisit.shapes import read_json

_TIMEOUT_S = 10.0
_MAX_UNIX_PATH_BYTES = 100
"""sun_path holds 108 on Linux and 104 on macOS."""


def serve(folder: Path, clock: Clock) -> socketserver.BaseServer:
    """Return the server of the CA in `folder`, bound and announced in its endpoint file; `serve_forever` runs it."""
    files = CaFolder(folder)
    ca = DeviceCa(files)
    token = "" if hasattr(socket, "AF_UNIX") else secrets.token_urlsafe(32)

    class Handler(socketserver.StreamRequestHandler):
        timeout = _TIMEOUT_S

        def handle(self) -> None:
            line = self.rfile.readline(MAX_LINE_BYTES)
            self.wfile.write(msgspec.json.encode(_answer(ca, clock, token, line)) + b"\n")

    server, endpoint = _bind(files, Handler, token)
    write_private(files.endpoint, msgspec.json.encode(endpoint))
    return server


def _bind(
    files: CaFolder, handler: type[socketserver.StreamRequestHandler], token: str
) -> tuple[socketserver.BaseServer, Endpoint]:
    if token:
        tcp = socketserver.TCPServer(("127.0.0.1", 0), handler)
        return tcp, Endpoint(port=tcp.server_address[1], token=token)
    path = files.path / "ca.sock"
    if len(bytes(path.absolute())) > _MAX_UNIX_PATH_BYTES:
        path = Path(tempfile.mkdtemp(prefix="jgvisit-ca-")) / "ca.sock"
    path.unlink(missing_ok=True)
    unix = socketserver.UnixStreamServer(str(path.absolute()), handler)
    path.chmod(0o600)
    return unix, Endpoint(unix=str(path.absolute()))


def _answer(ca: DeviceCa, clock: Clock, token: str, line: bytes) -> IssueAnswer:
    try:
        request = read_json(line, IssueRequest)
        if token and not hmac.compare_digest(token, request.token):
            raise NotIssuedError("token")
        csr, signature = from_base64(request.csr), from_base64(request.signature)
        chain = ca.issue(csr, request.statement.encode(), signature, Sha256(request.officer), clock.now())
    except (msgspec.DecodeError, UnreadableError):
        return IssueAnswer(refused="unreadable")
    except NotIssuedError as error:
        log.warning("not issued", code=error.reason)
        return IssueAnswer(refused=error.reason)
    log.info("issued")
    return IssueAnswer(certificate=chain)
