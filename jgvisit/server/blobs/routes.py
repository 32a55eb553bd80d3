"""POST /blobs/missing, PUT and GET /blobs/{case}/{sha256}."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response

from jgvisit.ids import CaseId, Sha256
from jgvisit.server.blobs import service
from jgvisit.server.blobs.service import Chunk
from jgvisit.server.device_requests import SignedRequest, signed
from jgvisit.server.messages import UUID_PATTERN, Here, read, reply
from jgvisit.server.sessions.service import logged_in
from jgvisit.sync.wire import MAX_CHUNK_BYTES, BlobsAsked

MAX_ASKED_BYTES = 256 * 1024

router = APIRouter(prefix="/blobs")
Case = Annotated[str, Path(pattern=UUID_PATTERN)]
Hash = Annotated[str, Path(pattern="^[0-9a-f]{64}$")]
Count = Annotated[int, Query(ge=0, le=2**53)]


@router.post("/missing")
def missing(here: Here, request: Annotated[SignedRequest, Depends(signed(MAX_ASKED_BYTES))]) -> Response:
    """Tell what is still to be sent."""
    message = read(request.body, request.content_encoding, BlobsAsked, MAX_ASKED_BYTES)
    return reply(service.missing(here, request.caller, message))


@router.put("/{case}/{sha256}")
def put(
    here: Here,
    request: Annotated[SignedRequest, Depends(signed(MAX_CHUNK_BYTES))],
    case: Case,
    sha256: Hash,
    offset: Count,
    total: Count,
) -> Response:
    """Take a chunk."""
    chunk = Chunk(offset, total, request.body)
    return reply(service.put(here, request.caller, CaseId(case), Sha256(sha256), chunk))


@router.get("/{case}/{sha256}")
def get(here: Here, request: Annotated[SignedRequest, Depends(signed(0))], case: Case, sha256: Hash) -> Response:
    """Give a whole blob of an assigned family."""
    request.caller.require_active()
    person = logged_in(here, request.authorization, request.caller)
    data = service.get(here, person.worker, request.caller.device, CaseId(case), Sha256(sha256))
    return Response(data, media_type="application/octet-stream")
