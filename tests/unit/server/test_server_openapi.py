"""The OpenAPI document: whole, the same as its file, and under the NLGov API Design Rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs

from jgvisit.server.app import protocol
from jgvisit.server.openapi.document import answered, document, methods_at
from jgvisit.server.openapi.file import as_text
from jgvisit.server.openapi.operations import OPERATIONS

FILE = Path(__file__).resolve().parents[3] / "docs" / "openapi.json"
DOCUMENT = document(protocol().routes)


def operations() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in DOCUMENT["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def resolved(part: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in part:
        found: Any = DOCUMENT
        for name in part["$ref"].removeprefix("#/").split("/"):
            found = found[name]
        part = found
    return part


def references(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        if "$ref" in part:
            yield part
        for each in part.values():
            yield from references(each)
    elif isinstance(part, list):
        for each in part:
            yield from references(each)


def test_the_file_is_the_document() -> None:
    assert FILE.read_text(encoding="utf-8") == as_text(DOCUMENT), "run installer/build_openapi.py"


def test_every_address_stands_in_the_document_and_nothing_else() -> None:
    table = [(each.method, each.path) for each in OPERATIONS]
    assert len(table) == len(set(table))
    assert set(table) == answered(protocol().routes)


def test_every_reference_leads_somewhere_and_every_part_is_used() -> None:
    named = {reference["$ref"] for reference in references(DOCUMENT)}
    assert all(resolved({"$ref": name}) for name in named)
    kinds = ("schemas", "responses", "headers")
    parts = {f"#/components/{kind}/{name}" for kind in kinds for name in DOCUMENT["components"][kind]}
    assert parts <= named


def test_every_schema_is_one_and_its_patterns_are_read_by_all_programs() -> None:
    for name, schema in DOCUMENT["components"]["schemas"].items():
        whole = {**schema, "components": DOCUMENT["components"]}
        jsonschema_rs.validator_for(whole)
        assert "\\Z" not in repr(schema), name


def test_the_document_is_versioned_in_its_address_and_its_answers() -> None:  # /core/uri-version, semver
    assert re.fullmatch(r"3\.1\.\d+", DOCUMENT["openapi"])
    assert re.fullmatch(r"\d+\.\d+\.\d+", DOCUMENT["info"]["version"])
    assert all(re.search(r"/v\d+$", server["url"]) for server in DOCUMENT["servers"])
    assert DOCUMENT["servers"][0]["url"].endswith(f"/v{DOCUMENT['info']['version'].split('.')[0]}")
    for path, _method, operation in operations():
        for response in operation["responses"].values():
            assert "API-Version" in resolved(response)["headers"], path


def test_addresses_are_kebab_case_without_a_slash_at_the_end_and_without_anybody_in_them() -> None:
    for path, method, operation in operations():
        assert re.fullmatch(r"(/([a-z0-9-]+|\{[a-z0-9]+\}))+", path), path
        assert method in {"get", "post", "put", "patch", "delete"}
        for parameter in operation.get("parameters", []):
            assert parameter["name"].casefold() not in {"bsn", "name", "naam", "token", "email"}
            assert parameter["in"] == "header" or re.fullmatch("[a-z][a-zA-Z0-9]*", parameter["name"])


def test_each_fault_is_a_problem_of_rfc_9457() -> None:  # /core/problem-details
    for path, _method, operation in operations():
        for status, response in operation["responses"].items():
            if status >= "4":
                assert list(resolved(response)["content"]) == ["application/problem+json"], path
    problem = DOCUMENT["components"]["schemas"]["Problem"]
    assert {"type", "title", "status", "code"} == set(problem["required"])


def test_each_operation_has_its_own_name_words_and_says_who_may() -> None:
    names = [operation["operationId"] for _path, _method, operation in operations()]
    assert len(names) == len(set(names))
    for path, _method, operation in operations():
        assert operation["summary"]
        assert "security" in operation, path
        assert all(
            scheme in DOCUMENT["components"]["securitySchemes"] for each in operation["security"] for scheme in each
        )


def test_what_anybody_may_ask_is_named_here_one_by_one() -> None:
    opened = {(method, path) for path, method, operation in operations() if not operation["security"]}
    assert opened == {
        ("get", "/server"),
        ("get", "/nonce"),
        ("get", "/health/live"),
        ("get", "/health/ready"),
        ("get", "/orders/{enrolment}"),
        ("post", "/orders/confirmations"),
    }


def test_an_address_of_its_own_goes_before_one_with_a_place_to_fill_in() -> None:
    assert methods_at("/api/v1/orders/seen") == ("POST",)
    assert methods_at("/api/v1/orders/0") == ("GET",)
    assert methods_at(f"/api/v1/blobs/x/{'0' * 64}") == ("GET", "PUT")
    assert methods_at("/api/v1/blobs/missing") == ("POST",)
    assert methods_at("/api/v1/nothing") == ()
