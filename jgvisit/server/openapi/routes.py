"""GET /openapi.json: readable from any page, by anybody (NLGov /core/publish-openapi)."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from jgvisit.server.openapi.document import document
from jgvisit.server.openapi.file import as_text

router = APIRouter(include_in_schema=False)


@router.get("/openapi.json")
def openapi(request: Request) -> Response:
    """Give the document of this protocol."""
    headers = {"Access-Control-Allow-Origin": "*"}
    return Response(as_text(document(request.app.routes)), media_type="application/json", headers=headers)
