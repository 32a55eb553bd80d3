"""How the web process asks the signing process."""

from __future__ import annotations

import socket
from http import HTTPStatus
from pathlib import Path

import msgspec

from jgvisit.server.ca.schemas import MAX_LINE_BYTES, Endpoint, IssueAnswer, IssueRequest
from jgvisit.server.ca.service import CaFolder, NotIssuedError
from jgvisit.server.problems import RequestFaultError
from jgvisit.shapes import read_json

_TIMEOUT_S = 10.0


class CaUnreachableError(RequestFaultError):
    """The signing process does not answer; the enrolment waits as it was."""

    code = "ca.unreachable"


class CaClient:
    """Asks the CA whose endpoint file lies in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._endpoint = CaFolder(folder).endpoint

    def issue(self, request: IssueRequest) -> str:
        """Return the certificate chain, PEM.

        Raises:
            NotIssuedError: the CA refuses.
            CaUnreachableError: no answer.
        """
        try:
            endpoint = read_json(self._endpoint.read_bytes(), Endpoint)
            line = _exchange(endpoint, msgspec.structs.replace(request, token=endpoint.token))
            answer = read_json(line, IssueAnswer)
        except (OSError, msgspec.DecodeError) as error:
            raise CaUnreachableError(
                "ca.unreachable", "the signing process does not answer", HTTPStatus.SERVICE_UNAVAILABLE
            ) from error
        if answer.certificate is None:
            raise NotIssuedError(answer.refused or "unreadable")
        return answer.certificate


def _exchange(endpoint: Endpoint, request: IssueRequest) -> bytes:
    with _connect(endpoint) as connection, connection.makefile("rwb") as stream:
        stream.write(msgspec.json.encode(request) + b"\n")
        stream.flush()
        return stream.readline(MAX_LINE_BYTES)


def _connect(endpoint: Endpoint) -> socket.socket:
    if endpoint.unix is None:
        return socket.create_connection(("127.0.0.1", endpoint.port or 0), timeout=_TIMEOUT_S)
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        connection.settimeout(_TIMEOUT_S)
        connection.connect(endpoint.unix)
    except OSError:
        connection.close()
        raise
    return connection
