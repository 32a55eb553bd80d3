"""Build the OpenAPI document of the protocol from the routes, the messages of the wire, and `operations`.

Version of the document and of the protocol are one: it stands in `info.version` and in the header `API-Version` of
each answer (NLGov /core/version-header). Where the contract of the design and these rules differ, decision 23 says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from http import HTTPStatus
from typing import Any

import msgspec
from fastapi.openapi.utils import get_openapi
from starlette.routing import BaseRoute

from jgvisit.server.openapi.operations import OPERATIONS, Octets, Operation, SignedTexts
from jgvisit.server.problems import MEDIA_TYPE
from jgvisit.sync.wire import NONCE_HEADER, Problem

API = "/api/v1"
API_VERSION = "1.0.0"
OPENAPI = "3.1.0"
_REF = "#/components/schemas/{name}"
_TOO_MANY = 429
_SECURITY: dict[str, list[dict[str, list[str]]]] = {
    "nobody": [],
    "device": [{"deviceSignature": []}],
    "device, perhaps session": [{"deviceSignature": []}, {"deviceSignature": [], "session": []}],
    "device and session": [{"deviceSignature": [], "session": []}],
    "session": [{"session": []}],
}
_SCHEMES = {
    "deviceSignature": {
        "type": "apiKey",
        "in": "header",
        "name": "Signature",
        "description": "HTTP Message Signatures (RFC 9421), ecdsa-p256-sha256, met label `jgvisit`, tag "
        "`jgvisit/request/1`, `keyid` de laptop, `nonce` uit `/nonce` en `created`, over `@method`, `@path`, `@query` "
        "en `content-digest` (RFC 9530). De kop `Signature-Input` hoort erbij.",
    },
    "session": {"type": "http", "scheme": "bearer", "description": "De sessie uit `/sessions`, hoogstens 12 uur."},
}
_DESCRIPTION = (
    "Tussen laptop en gemeentelijke server. Een getekend verzoek heeft geen persoon nodig: elke laptop die ooit is "
    "aangemeld mag sturen. Ophalen vraagt een sessie. Elk antwoord op een getekend verzoek brengt in "
    f"`{NONCE_HEADER}` het getal voor het volgende. Een lichaam mag met gzip of zstd verkleind zijn. Onbekende velden "
    "in een bericht tellen niet mee, zodat oude programma's welkom blijven."
)


def document(routes: Sequence[BaseRoute]) -> dict[str, Any]:
    """Return the document of the protocol, the same for every municipality.

    Args:
        routes: those that answer; from them come the parameters.
    """
    known = _known(routes)
    paths: dict[str, dict[str, Any]] = {}
    for operation in OPERATIONS:
        parameters = known[API + operation.path][operation.method].get("parameters", [])
        paths.setdefault(operation.path, {})[operation.method] = _operation(operation, parameters)
    named = {status for each in paths.values() for one in each.values() for status in one["responses"]}
    problems = {f"Problem{status}": _problem(int(status)) for status in sorted(named) if status >= "4"}
    return {
        "openapi": OPENAPI,
        "info": {"title": "jgvisit", "version": API_VERSION, "description": _DESCRIPTION},
        "servers": [{"url": API, "description": "Bij deze gemeente"}],
        "tags": [{"name": name, "description": words} for name, words in _TAGS.items()],
        "paths": paths,
        "components": {
            "securitySchemes": _SCHEMES,
            "headers": _HEADERS,
            "responses": problems,
            "schemas": _schemas(),
        },
    }


def answered(routes: Sequence[BaseRoute]) -> set[tuple[str, str]]:
    """Return method and path of every address that these routes answer, but the document itself."""
    return {(method, path.removeprefix(API)) for path, methods in _known(routes).items() for method in methods}


def _known(routes: Sequence[BaseRoute]) -> dict[str, Any]:
    paths: dict[str, Any] = get_openapi(title="jgvisit", version=API_VERSION, routes=routes)["paths"]
    return paths


def methods_at(path: str) -> tuple[str, ...]:
    """Return the methods of an address of ours; an address of its own goes before one with a place to fill in."""
    parts = path.removeprefix(API).split("/")
    fitting = [each for each in OPERATIONS if _fits(each.path.split("/"), parts)]
    fewest = min((each.path.count("{") for each in fitting), default=0)
    return tuple(sorted({each.method.upper() for each in fitting if each.path.count("{") == fewest}))


def _fits(template: list[str], parts: list[str]) -> bool:
    return len(template) == len(parts) and all(
        ours == theirs or (ours.startswith("{") and theirs) for ours, theirs in zip(template, parts, strict=True)
    )


_TAGS = {
    "server": "Wie de server is, en of hij antwoordt",
    "laptop": "Aanmelden, sturen en ophalen",
    "orders": "Opdrachten aan een laptop",
    "officer": "Wat een beheerder doet",
}
_VERSION_HEADER = {"API-Version": {"$ref": "#/components/headers/API-Version"}}
_HEADERS = {
    "API-Version": {"description": "Versie van dit document", "schema": {"type": "string", "const": API_VERSION}},
    "Retry-After": {"description": "Seconden", "schema": {"type": "integer", "minimum": 1}},
}


def _operation(operation: Operation, parameters: list[dict[str, Any]]) -> dict[str, Any]:
    made: dict[str, Any] = {
        "summary": operation.summary,
        "operationId": _name(operation),
        "tags": [_tag(operation.path)],
        "security": _SECURITY[operation.auth],
        "responses": dict(_responses(operation, asks=bool(parameters))),
    }
    if parameters:
        made["parameters"] = [_parameter(each, dict(operation.at_most)) for each in parameters]
    if operation.takes is not None:
        made["requestBody"] = {"required": True, "content": _content(operation.takes)}
    return made


def _responses(operation: Operation, *, asks: bool) -> Iterator[tuple[str, Any]]:
    done: dict[str, Any] = {"description": HTTPStatus(operation.status).phrase, "headers": _VERSION_HEADER}
    if operation.gives is not None:
        done["content"] = _content(operation.gives, many=operation.many)
    yield str(operation.status), done
    problems = set(operation.problems)
    if operation.auth != "nobody":
        problems |= {401, 403}
    if "device" in operation.auth:
        problems |= {413, 422, _TOO_MANY}
    if operation.takes is not None:
        problems |= {408, 413, 422}
    if asks:
        problems.add(422)
    for status in sorted(problems):
        yield str(status), {"$ref": f"#/components/responses/Problem{status}"}


def _problem(status: int) -> dict[str, Any]:
    headers = dict(_VERSION_HEADER)
    if status == _TOO_MANY:
        headers["Retry-After"] = {"$ref": "#/components/headers/Retry-After"}
    problem = {MEDIA_TYPE: {"schema": {"$ref": _REF.format(name="Problem")}}}
    return {"description": HTTPStatus(status).phrase, "headers": headers, "content": problem}


def _content(shape: type, *, many: bool = False) -> dict[str, Any]:
    if shape is Octets:
        return {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
    if shape is SignedTexts:
        return {"application/json": {"schema": {"type": "object", "description": "Zie besluit 7"}}}
    one = {"$ref": _REF.format(name=shape.__name__)}
    return {"application/json": {"schema": {"type": "array", "items": one} if many else one}}


def _parameter(known: dict[str, Any], at_most: dict[str, int]) -> dict[str, Any]:
    schema = {name: value for name, value in known["schema"].items() if name != "title"}
    if not known.get("required", False) and "anyOf" in schema:  # a query has no null; what is not asked is left out
        schema = next(each for each in schema["anyOf"] if each.get("type") != "null")
    if known["name"] in at_most:
        schema["maximum"] = at_most[known["name"]]
    return {
        "name": known["name"],
        "in": known["in"],
        "required": known.get("required", False),
        "schema": schema,
    }


@cache
def _schemas() -> dict[str, Any]:
    shapes = {
        shape for each in OPERATIONS for shape in (each.takes, each.gives) if shape not in {None, Octets, SignedTexts}
    }
    ordered = sorted([*shapes, Problem], key=lambda shape: shape.__name__)
    _, schemas = msgspec.json.schema_components(ordered, ref_template=_REF)
    return {name: _portable(schema) for name, schema in sorted(schemas.items())}


def _portable(schema: Any) -> Any:
    """Write patterns as every program reads them (ECMA 262): Python's end of text is no end there."""
    if isinstance(schema, dict):
        return {
            name: value.replace("\\Z", "$") if name == "pattern" else _portable(value) for name, value in schema.items()
        }
    return [_portable(each) for each in schema] if isinstance(schema, list | tuple) else schema


def _name(operation: Operation) -> str:
    words = [part.strip("{}") for part in operation.path.split("/") if part]
    first, *rest = [word for part in words for word in part.split("-")]
    return operation.method + first.capitalize() + "".join(word.capitalize() for word in rest)


def _tag(path: str) -> str:
    head = path.split("/")[1]
    return {"server": "server", "nonce": "server", "health": "server", "officer": "officer", "orders": "orders"}.get(
        head, "laptop"
    )
