"""Blobs: in chunks, checked whole, per family and caller."""

from __future__ import annotations

import os

import httpx
import pytest
from server_factory import Chain, Laptop, ServerUnderTest, blob_ref, sha256
from sqlalchemy import select

from jgvisit.ids import new_uuid7
from jgvisit.server.blobs.models import blob_chunk
from jgvisit.sync.wire import MAX_CHUNK_BYTES, BlobsAsked


@pytest.fixture
def laptop(server: ServerUnderTest, http: httpx.Client) -> Laptop:
    return server.logged_in(http)


def named(laptop: Laptop, case: str, *blobs: bytes) -> Chain:
    """A pushed record that names `blobs`."""
    chain = laptop.chain()
    chain.add(case, blobs=[blob_ref(data) for data in blobs])
    laptop.push(chain)
    return chain


def missing(laptop: Laptop, case: str, *blobs: bytes) -> list[tuple[str, int]]:
    asked = BlobsAsked(case=case, sha256=tuple(sha256(data) for data in blobs))
    answer = laptop.call("POST", "/blobs/missing", asked).json()["missing"]
    return [(state["sha256"], state["received"]) for state in answer]


def test_a_blob_goes_up_in_chunks_and_resumes_after_a_cut(laptop: Laptop) -> None:
    case, data = new_uuid7(), os.urandom(2 * MAX_CHUNK_BYTES + 100)
    chain = named(laptop, case, data)
    assert missing(laptop, case, data) == [(sha256(data), 0)]
    assert laptop.put_blob(case, data, 0, MAX_CHUNK_BYTES).json()["received"] == MAX_CHUNK_BYTES
    assert missing(laptop, case, data) == [(sha256(data), MAX_CHUNK_BYTES)]
    again = laptop.put_blob(case, data, 0, MAX_CHUNK_BYTES).json()
    assert (again["received"], again.get("complete")) == (MAX_CHUNK_BYTES, None)
    hole = laptop.put_blob(case, data, 2 * MAX_CHUNK_BYTES)
    assert (hole.status_code, hole.json()["code"]) == (409, "blob.gap")
    laptop.put_blob(case, data, MAX_CHUNK_BYTES, 2 * MAX_CHUNK_BYTES)
    assert laptop.receipt(chain).kept == 0
    assert laptop.put_blob(case, data, 2 * MAX_CHUNK_BYTES).json()["complete"]
    assert missing(laptop, case, data) == []
    assert laptop.receipt(chain).kept == 1
    fetched = laptop.call("GET", f"/blobs/{case}/{sha256(data)}")
    assert fetched.content == data


def test_bytes_that_are_not_the_ones_named_are_thrown_away(server: ServerUnderTest, laptop: Laptop) -> None:
    case, data = new_uuid7(), os.urandom(1000)
    chain = named(laptop, case, data)
    query = {"offset": 0, "total": 1000}
    wrong = laptop.call("PUT", f"/blobs/{case}/{sha256(data)}", os.urandom(1000), params=query)
    assert (wrong.status_code, wrong.json()["code"]) == (422, "blob.hash")
    with server.municipality.database.read(server.municipality.tenant) as conn:
        assert conn.execute(select(blob_chunk)).all() == []
    assert laptop.receipt(chain).kept == 0
    assert laptop.put_blob(case, data).json()["complete"]


def test_kept_counts_up_to_the_first_record_whose_blob_is_missing(laptop: Laptop) -> None:
    case, data = new_uuid7(), b"ink"
    chain = laptop.chain()
    for blobs in ([], [blob_ref(data)], []):
        chain.add(case, blobs=blobs)
    laptop.push(chain)
    assert (laptop.receipt(chain).received, laptop.receipt(chain).kept) == (3, 1)
    laptop.put_blob(case, data)
    assert laptop.receipt(chain).kept == 3


def test_only_blobs_that_an_own_record_names_in_that_family_are_taken(laptop: Laptop) -> None:
    case, data = new_uuid7(), b"paper"
    assert laptop.put_blob(case, data).json()["code"] == "blob.unnamed"
    named(laptop, case, data)
    assert laptop.put_blob(new_uuid7(), data).json()["code"] == "blob.unnamed"
    query = {"offset": 0, "total": 9}
    longer = laptop.call("PUT", f"/blobs/{case}/{sha256(data)}", data, params=query)
    assert longer.json()["code"] == "blob.length"
    assert laptop.put_blob(case, data).json()["complete"]


def test_nobody_learns_by_asking_whether_a_family_has_a_paper(
    server: ServerUnderTest, laptop: Laptop, http: httpx.Client
) -> None:
    case, data = new_uuid7(), b"paper"
    named(laptop, case, data)
    laptop.put_blob(case, data)
    other = server.logged_in(http)
    assert missing(other, case, data) == [(sha256(data), 0)]
    assert other.call("GET", f"/blobs/{case}/{sha256(data)}").status_code == 404
    assert other.call("GET", f"/blobs/{case}/{'0' * 64}").status_code == 404
    assert other.put_blob(case, data).status_code == 404


def test_an_empty_blob_is_whole_at_once(laptop: Laptop) -> None:
    case = new_uuid7()
    chain = named(laptop, case, b"")
    assert laptop.put_blob(case, b"").json()["complete"]
    assert laptop.receipt(chain).kept == 1


def test_a_blob_over_fifty_megabytes_is_refused_and_holds_up_nothing(laptop: Laptop) -> None:
    case = new_uuid7()
    query = {"offset": 0, "total": 50 * 1024 * 1024 + 1}
    refused = laptop.call("PUT", f"/blobs/{case}/{'0' * 64}", b"x", params=query)
    assert (refused.status_code, refused.json()["code"]) == (413, "blob.too_large")
    chunk = laptop.call("PUT", f"/blobs/{case}/{'0' * 64}", b"x" * (MAX_CHUNK_BYTES + 1), params=query)
    assert chunk.json()["code"] == "request.too_large"
