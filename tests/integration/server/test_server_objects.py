"""Papers in an object store: moved whole and unreadable there, given back, erased with their key, never lost."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import httpx
import obstore
import pytest
from erasure_maker import erasure_of, signed_erasure
from object_store import RunningStore, running_object_store
from obstore.store import S3Store
from postgres_cluster import APP
from server_factory import Chain, Laptop, ServerUnderTest, blob_ref, running_server, sha256
from sqlalchemy import select
from store_factory import hash_of

from jgvisit.ids import CaseId, DeviceId, TenantId, new_uuid7
from jgvisit.server import upkeep
from jgvisit.server.backups import service as backups
from jgvisit.server.backups.keys import read_public_key
from jgvisit.server.blobs.models import BlobKey, blob_chunk
from jgvisit.server.blobs.whole import bytes_of
from jgvisit.server.certificates import read_key
from jgvisit.server.command import main
from jgvisit.server.database import open_embedded, open_postgresql
from jgvisit.server.erasures import service as erasures
from jgvisit.server.erasures.proof import proof_lines
from jgvisit.server.installation import open_municipality
from jgvisit.server.municipality import Municipality
from jgvisit.server.objects import forgetting, moving
from jgvisit.server.objects.models import leftover, stored_object
from jgvisit.server.objects.store import ObjectsAwayError, ObjectStore
from jgvisit.server.problems import SetupError

SETTING = "JGVISIT_SERVER_OBJECT_STORE"
PAPER = b"%PDF Kievitsbloem " * 4000


@pytest.fixture(scope="module")
def store() -> Iterator[RunningStore]:
    with running_object_store() as store:
        yield store


@pytest.fixture
def bucket(store: RunningStore, monkeypatch: pytest.MonkeyPatch) -> str:
    for name, value in store.environment.items():
        monkeypatch.setenv(name, value)
    url = f"s3://papers/{secrets.token_hex(4)}"
    monkeypatch.setenv(SETTING, url)
    return url


@pytest.fixture(params=["embedded", "postgresql"])
def server(request: pytest.FixtureRequest, tmp_path: Path, issuer: str, bucket: str) -> Iterator[ServerUnderTest]:
    urls = request.getfixturevalue("migrated")() if request.param == "postgresql" else None
    with running_server(tmp_path / "server", issuer, urls) as running:
        yield running


@pytest.fixture
def laptop(server: ServerUnderTest, http: httpx.Client) -> Laptop:
    return server.logged_in(http)


ON_EMBEDDED = pytest.mark.parametrize("server", ["embedded"], indirect=True)
"""Where the two databases cannot differ."""


def brought(laptop: Laptop, case: str, *papers: bytes) -> Chain:
    chain = laptop.chain()
    chain.add(case, blobs=[blob_ref(data) for data in papers])
    laptop.push(chain)
    for data in papers:
        assert laptop.put_blob(case, data).json()["complete"]
    return chain


def raw_store(bucket: str) -> S3Store:
    name, _, prefix = bucket.removeprefix("s3://").partition("/")
    return S3Store(name, prefix=prefix, client_options={"allow_http": True})


def everything_there(bucket: str) -> dict[str, bytes]:
    """Return every object as whoever runs the store sees it."""
    raw = raw_store(bucket)
    names = [each["path"] for some in obstore.list(raw) for each in some]
    return {name: bytes(obstore.get(raw, name).bytes()) for name in names}


def rows(municipality: Municipality, table: object = blob_chunk) -> int:
    with municipality.database.read(municipality.tenant) as conn:
        return len(conn.execute(select(table)).all())  # type: ignore[call-overload]  # any of our tables


def fetched(laptop: Laptop, case: str, data: bytes) -> httpx.Response:
    return laptop.call("GET", f"/blobs/{case}/{sha256(data)}")


class Cut(ObjectStore):
    """The real store, cut off at one of its steps."""

    cut = ""

    def put(self, name: str, data: bytes) -> None:
        if self.cut == "put":
            raise ObjectsAwayError("cut")
        super().put(name, data)

    def get(self, name: str) -> bytes | None:
        if self.cut == "get":
            raise ObjectsAwayError("cut")
        return super().get(name)

    def delete(self, name: str) -> None:
        if self.cut == "delete":
            raise ObjectsAwayError("cut")
        super().delete(name)


@contextmanager
def cut_at(municipality: Municipality, bucket: str, step: str) -> Iterator[Municipality]:
    cut = Cut(bucket, municipality.tenant)
    cut.cut = step
    yield replace(municipality, objects=cut)


def test_a_paper_is_moved_and_given_back_and_nobody_can_read_it_there(
    server: ServerUnderTest, laptop: Laptop, bucket: str
) -> None:
    case = new_uuid7()
    chain = brought(laptop, case, PAPER, b"")
    before = laptop.receipt(chain)
    assert upkeep.keep_papers_apart(server.municipality) == 2
    assert rows(server.municipality) == 0
    there = everything_there(bucket)
    assert len(there) == 2
    for name, data in there.items():
        assert name.startswith(f"{server.municipality.tenant}/")
        assert case not in name
        assert sha256(PAPER) not in name
        assert b"Kievit" not in data
    assert fetched(laptop, case, PAPER).content == PAPER
    assert fetched(laptop, case, b"").content == b""
    assert laptop.put_blob(case, PAPER).json()["complete"]
    assert laptop.receipt(chain).kept == before.kept == 1
    assert upkeep.keep_papers_apart(server.municipality) == 0
    assert rows(server.municipality, leftover) == 0


@ON_EMBEDDED
def test_what_is_not_whole_yet_stays_in_the_database(server: ServerUnderTest, laptop: Laptop) -> None:
    case, chain = new_uuid7(), laptop.chain()
    chain.add(case, blobs=[blob_ref(PAPER)])
    laptop.push(chain)
    laptop.put_blob(case, PAPER, 0, 1000)
    assert upkeep.keep_papers_apart(server.municipality) == 0
    assert laptop.put_blob(case, PAPER, 1000).json()["complete"]
    assert upkeep.keep_papers_apart(server.municipality) == 1
    assert fetched(laptop, case, PAPER).content == PAPER


@pytest.mark.parametrize("step", ["put", "get"])
def test_a_store_that_is_away_holds_up_nobody_and_loses_nothing(
    server: ServerUnderTest, laptop: Laptop, bucket: str, step: str
) -> None:
    case = new_uuid7()
    brought(laptop, case, PAPER)
    with cut_at(server.municipality, bucket, step) as cut, pytest.raises(ObjectsAwayError):
        moving.move_some(cut)
    assert fetched(laptop, case, PAPER).content == PAPER
    assert upkeep.keep_papers_apart(server.municipality) == 1
    assert fetched(laptop, case, PAPER).content == PAPER
    server.clock.ahead += moving.MOVING_TAKES + timedelta(minutes=1)
    assert upkeep.keep_papers_apart(server.municipality) == 1  # what the cut left there
    assert len(everything_there(bucket)) == 1
    assert fetched(laptop, case, PAPER).content == PAPER


@ON_EMBEDDED
def test_a_paper_that_comes_back_as_another_stays_and_holds_up_no_other(
    server: ServerUnderTest, laptop: Laptop, bucket: str
) -> None:
    case, town = new_uuid7(), server.municipality
    brought(laptop, case, PAPER, PAPER[::-1])
    garbled: list[str] = []

    class Garbling(ObjectStore):
        """The first object that is asked for is always another."""

        def get(self, name: str) -> bytes | None:
            garbled[:] = garbled or [name]
            return b"x" if name in garbled else super().get(name)

    assert moving.move_some(replace(town, objects=Garbling(bucket, town.tenant))) == 1
    assert rows(town) == 1
    assert [fetched(laptop, case, each).content for each in (PAPER, PAPER[::-1])] == [PAPER, PAPER[::-1]]
    assert moving.move_some(town) == 1


def test_papers_that_do_not_move_hold_up_none_behind_them(server: ServerUnderTest, laptop: Laptop, bucket: str) -> None:
    case, town = new_uuid7(), server.municipality
    papers = sorted((PAPER + bytes([number]) for number in range(5)), key=sha256)
    brought(laptop, case, *papers)
    with town.database.write(town.tenant) as conn:  # damaged where they lie
        damaged = {sha256(each) for each in papers[:3]}
        conn.execute(blob_chunk.update().where(blob_chunk.c.sha256.in_(damaged)).values(data=b"damaged"))
    assert moving.move_some(town, at_most=2) == 2
    assert moving.move_some(town, at_most=2) == 0
    assert [fetched(laptop, case, each).content for each in papers[3:]] == papers[3:]


@ON_EMBEDDED
def test_a_laptop_is_told_to_come_back_while_the_store_is_away(
    server: ServerUnderTest, laptop: Laptop, bucket: str
) -> None:
    case = new_uuid7()
    brought(laptop, case, PAPER)
    upkeep.keep_papers_apart(server.municipality)
    (name,) = everything_there(bucket)
    raw = raw_store(bucket)
    held = bytes(obstore.get(raw, name).bytes())
    obstore.delete(raw, name)
    away = fetched(laptop, case, PAPER)
    assert (away.status_code, away.json()["code"]) == (503, "blob.store_away")
    obstore.put(raw, name, held)
    assert fetched(laptop, case, PAPER).content == PAPER


@ON_EMBEDDED
def test_an_object_that_was_changed_or_swapped_is_given_to_nobody_and_found(
    server: ServerUnderTest, laptop: Laptop, bucket: str, capsys: pytest.CaptureFixture[str]
) -> None:
    case, other = new_uuid7(), PAPER[::-1]
    brought(laptop, case, PAPER, other)
    upkeep.keep_papers_apart(server.municipality)
    command = ["objects", "check", "--dir", str(server.made.folder.path)]
    assert main(command) == 0
    raw = raw_store(bucket)
    (one, one_data), (two, two_data) = everything_there(bucket).items()
    for name, data in ((one, two_data), (two, two_data[:-1] + bytes([two_data[-1] ^ 1])), (two, b"")):
        obstore.put(raw, name, data)
        broken = [fetched(laptop, case, each).status_code for each in (PAPER, other)]
        assert 503 in broken
        assert main(command) == 1
        obstore.put(raw, one, one_data)
        obstore.put(raw, two, two_data)
    assert "niet heel: 1" in capsys.readouterr().out
    assert main(command) == 0


def test_a_second_copy_of_a_damaged_one_is_given(server: ServerUnderTest, http: httpx.Client, bucket: str) -> None:
    case, first, second = new_uuid7(), server.logged_in(http), server.logged_in(http)
    for laptop in (first, second):
        brought(laptop, case, PAPER)
    upkeep.keep_papers_apart(server.municipality)
    raw = raw_store(bucket)
    there = everything_there(bucket)
    assert len(there) == 2
    for name, data in there.items():
        obstore.delete(raw, name)
        assert fetched(first, case, PAPER).content == PAPER
        obstore.put(raw, name, data)


def test_two_processes_that_move_the_same_paper_leave_one_object(
    server: ServerUnderTest, laptop: Laptop, bucket: str
) -> None:
    case, town = new_uuid7(), server.municipality
    brought(laptop, case, PAPER)

    class Overtaken(ObjectStore):
        """Another process moves the paper while this one waits for the store."""

        def put(self, name: str, data: bytes) -> None:
            super().put(name, data)
            moving.move_some(town)

    assert moving.move_some(replace(town, objects=Overtaken(bucket, town.tenant))) == 0
    assert len(everything_there(bucket)) == 2
    server.clock.ahead += moving.MOVING_TAKES + timedelta(minutes=1)
    forgetting.forget_leftovers(town)
    assert len(everything_there(bucket)) == 1
    assert fetched(laptop, case, PAPER).content == PAPER


def test_who_moves_too_slowly_finds_the_object_gone_and_begins_anew(
    server: ServerUnderTest, laptop: Laptop, bucket: str
) -> None:
    case, town = new_uuid7(), server.municipality
    brought(laptop, case, PAPER)

    class Slow(ObjectStore):
        """Longer than an hour lies between putting and the row."""

        def get(self, name: str) -> bytes | None:
            data = super().get(name)
            server.clock.ahead += moving.MOVING_TAKES + timedelta(minutes=1)
            forgetting.forget_leftovers(town)
            return data

    assert moving.move_some(replace(town, objects=Slow(bucket, town.tenant))) == 0
    assert everything_there(bucket) == {}
    assert fetched(laptop, case, PAPER).content == PAPER
    assert moving.move_some(town) == 1
    assert fetched(laptop, case, PAPER).content == PAPER


def test_an_erasure_takes_the_key_at_once_and_the_object_soon(
    server: ServerUnderTest, laptop: Laptop, bucket: str
) -> None:
    case, town = new_uuid7(), server.municipality
    chain = brought(laptop, case, PAPER)
    other = new_uuid7()
    brought(laptop, other, PAPER)
    upkeep.keep_papers_apart(town)
    keys = [server.made.folder.offline / f"order-{number}.key" for number in (1, 2)]
    order = erasure_of(town.tenant, [hash_of(chain.records[0])], 1, issued_at=town.now())
    erasures.put(town, signed_erasure(order, keys), server.made.officer)
    assert fetched(laptop, case, PAPER).status_code == 404
    assert rows(town, stored_object) == 1
    assert "1 van zulke onleesbare bestanden worden nog verwijderd." in proof_lines(town, 1)
    with cut_at(town, bucket, "delete") as cut, pytest.raises(ObjectsAwayError):
        forgetting.forget_leftovers(cut)
    assert len(everything_there(bucket)) == 2
    assert forgetting.forget_leftovers(town) == 1
    assert len(everything_there(bucket)) == 1
    assert not any("nog verwijderd" in line for line in proof_lines(town, 1))
    assert fetched(laptop, other, PAPER).content == PAPER


def test_a_paper_erased_while_it_is_moved_is_gone(server: ServerUnderTest, laptop: Laptop, bucket: str) -> None:
    case, town = new_uuid7(), server.municipality
    chain = brought(laptop, case, PAPER)
    keys = [server.made.folder.offline / f"order-{number}.key" for number in (1, 2)]

    class Erasing(ObjectStore):
        """An order comes in between."""

        def put(self, name: str, data: bytes) -> None:
            super().put(name, data)
            order = erasure_of(town.tenant, [hash_of(chain.records[0])], 1, issued_at=town.now())
            erasures.put(town, signed_erasure(order, keys), server.made.officer)

    assert moving.move_some(replace(town, objects=Erasing(bucket, town.tenant))) == 0
    assert rows(town, stored_object) == rows(town) == 0
    server.clock.ahead += moving.MOVING_TAKES + timedelta(minutes=1)
    forgetting.forget_leftovers(town)
    assert everything_there(bucket) == {}


def test_a_backup_needs_nothing_beside_itself(
    server: ServerUnderTest,
    laptop: Laptop,
    tmp_path: Path,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case, town = new_uuid7(), server.municipality
    brought(laptop, case, PAPER)
    upkeep.keep_papers_apart(town)
    folder = tmp_path / "backups"
    folder.mkdir()
    made = backups.make(town, folder, read_public_key(server.made.folder), server.made.officer)
    if town.database.is_postgresql:
        urls = request.getfixturevalue("cluster").new_database()
        empty, role = open_postgresql(urls.owner), APP
    else:
        empty, role = open_embedded(tmp_path / "empty.db", b"k" * 32, create=True), None
    key = read_key((server.made.folder.offline / "backup.key").read_bytes())
    backups.restore(empty, town.tenant, made.path, key, role)
    assert laptop.enrolment is not None
    device = DeviceId(laptop.enrolment.device or "")
    with empty.read(town.tenant) as conn:
        assert bytes_of(conn, None, BlobKey(town.tenant, CaseId(case), sha256(PAPER), device)) == PAPER
        assert conn.execute(select(stored_object)).all() == conn.execute(select(leftover)).all() == []
    empty.close()


@ON_EMBEDDED
def test_no_backup_counts_while_a_paper_cannot_be_had(
    server: ServerUnderTest, laptop: Laptop, tmp_path: Path, bucket: str
) -> None:
    brought(laptop, new_uuid7(), PAPER)
    upkeep.keep_papers_apart(server.municipality)
    with cut_at(server.municipality, bucket, "get") as cut, pytest.raises(ObjectsAwayError):
        backups.make(cut, tmp_path, read_public_key(server.made.folder), server.made.officer)


@ON_EMBEDDED
def test_everything_comes_back_into_the_database_before_the_store_is_let_go(
    server: ServerUnderTest, laptop: Laptop, bucket: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, folder = new_uuid7(), server.made.folder.path
    brought(laptop, case, PAPER)
    upkeep.keep_papers_apart(server.municipality)
    monkeypatch.delenv(SETTING)
    with pytest.raises(SetupError, match="bring-back"):
        open_municipality(folder)
    assert main(["objects", "status", "--dir", str(folder)]) == 1
    monkeypatch.setenv(SETTING, bucket)
    assert main(["objects", "bring-back", "--dir", str(folder)]) == 0
    assert everything_there(bucket) == {}
    monkeypatch.delenv(SETTING)
    open_municipality(folder).database.close()
    assert fetched(laptop, case, PAPER).content == PAPER


@ON_EMBEDDED
def test_what_no_row_knows_is_listed_and_goes_only_when_asked(
    server: ServerUnderTest, laptop: Laptop, bucket: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(server.made.folder.path)
    brought(laptop, new_uuid7(), PAPER)
    assert main(["objects", "move", "--dir", folder]) == 0
    stray = ObjectStore(bucket, server.municipality.tenant)
    stray.put("stray", b"x")
    capsys.readouterr()
    assert main(["objects", "unknown", "--dir", folder]) == 0
    assert capsys.readouterr().out == "stray\n1 onbekend\n"
    assert stray.get("stray") == b"x"
    assert main(["objects", "unknown", "--delete", "--dir", folder]) == 0
    assert stray.get("stray") is None
    assert len(everything_there(bucket)) == 1
    stray.delete("stray")


@pytest.mark.parametrize(
    ("url", "endpoint"),
    [
        ("https://papers", "http://127.0.0.1:1"),
        ("s3://", "http://127.0.0.1:1"),
        ("s3://papers", "http://store.example"),
        ("s3://papers", "http://10.0.0.1:9000"),
    ],
)
def test_an_address_that_cannot_be_or_would_show_papers_is_refused(url: str, endpoint: str) -> None:
    environment = {"AWS_ENDPOINT_URL": endpoint}
    with pytest.raises(SetupError):
        ObjectStore(url, TenantId(new_uuid7()), environment)


@pytest.mark.parametrize("wrong", ["AWS_SECRET_ACCESS_KEY", "AWS_ENDPOINT_URL"])
def test_the_server_does_not_start_on_a_store_that_does_not_work(
    store: RunningStore, bucket: str, monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    ObjectStore(bucket, TenantId(new_uuid7())).try_out()
    monkeypatch.setenv(wrong, {"AWS_ENDPOINT_URL": "http://127.0.0.1:9"}.get(wrong, "x"))
    with pytest.raises(SetupError, match="object_store"):
        ObjectStore(bucket, TenantId(new_uuid7())).try_out()
    assert os.environ[wrong] != store.environment[wrong]
