"""Erasure orders from the privacy officer's decision to the last laptop's answer, on both databases."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import httpx
import msgspec
import psycopg
import pytest
from erasure_maker import decision, erasure_of, signed_erasure
from postgres_cluster import ACCOUNT, PostgresCluster
from raw_pages import found
from server_factory import OFFICER, Chain, ServerUnderTest, blob_ref, running_server
from server_factory import Laptop as Wire
from sqlalchemy import select
from store_factory import CASE, OTHER_CASE, family, hash_of, withdrawal
from worker_laptop import WorkerLaptop, assign, worker_laptop

from jgvisit.ids import CaseId, RecordId, Sha256, new_uuid7
from jgvisit.records.chain import without_body
from jgvisit.records.link import StoredRecord
from jgvisit.records.payload_family import FamilyRegistered
from jgvisit.records.payload_forms import ConsentWithdrawn
from jgvisit.server.app import create_app
from jgvisit.server.command import main
from jgvisit.server.device_requests import find_caller
from jgvisit.server.erasures import service as erasures
from jgvisit.server.erasures.models import erasure_order
from jgvisit.server.feed.models import feed_entry
from jgvisit.server.installation import open_municipality
from jgvisit.server.inventory.held import held_by
from jgvisit.server.municipality import Municipality
from jgvisit.server.officer import service as office
from jgvisit.server.orders import service as orders
from jgvisit.server.problems import ForbiddenError, NotFoundError
from jgvisit.server.records.models import chain as chains
from jgvisit.server.records.models import incident, record
from jgvisit.server.removals.models import removal
from jgvisit.server.replay import replay
from jgvisit.server.tables import metadata
from jgvisit.services.ports.journal import NewRecord
from jgvisit.sync.erasure_orders import ErasureBound, check_erasure
from jgvisit.sync.erasure_wire import ErasureOrder, SignedErasure
from jgvisit.sync.orders import OrderRefusedError
from jgvisit.sync.wire import Problem

ON_EMBEDDED = pytest.mark.parametrize("server", ["embedded"], indirect=True)
"""Where the two databases cannot differ."""
NAME, PAPER = "Zwaluwstaart", b"%PDF Kievitsbloem " * 4000
WORDS = (NAME.encode(), PAPER[:17])


def order_keys(server: ServerUnderTest) -> list[Path]:
    return [server.made.folder.offline / f"order-{number}.key" for number in (1, 2)]


def ordered(server: ServerUnderTest, links: Sequence[str], number: int = 1) -> SignedErasure:
    now = server.municipality.now()
    order = erasure_of(server.municipality.tenant, links, number, issued_at=now)
    return signed_erasure(order, order_keys(server))


def erase(server: ServerUnderTest, links: Sequence[str], number: int = 1) -> ErasureOrder:
    return erasures.put(server.municipality, ordered(server, links, number), server.made.officer)


def in_rows(municipality: Municipality, words: Sequence[bytes] = WORDS) -> set[str]:
    """Return the tables in which a row holds one of the words."""
    hits = set()
    with municipality.database.read(municipality.tenant) as conn:
        for table in metadata.sorted_tables:
            for row in conn.execute(select(table)):
                values = [value if isinstance(value, bytes) else str(value).encode() for value in row]
                if any(word in value for word in words for value in values):
                    hits.add(table.name)
    return hits


@pytest.fixture
def laptops(server: ServerUnderTest, tmp_path: Path) -> Iterator[tuple[WorkerLaptop, WorkerLaptop]]:
    made = tuple(worker_laptop(server, tmp_path / name, f"{name}-{os.urandom(4).hex()}") for name in ("one", "two"))
    for laptop in made:
        laptop.log_in()
    yield made[0], made[1]
    for laptop in made:
        laptop.safe.close()


def in_store(laptop: WorkerLaptop) -> dict[str, list[bytes]]:
    return found(laptop.safe.places.store_dir, laptop.safe.keys.data_key, WORDS)


def test_what_was_ordered_is_gone_from_the_server_and_from_every_laptop_and_each_says_so(
    server: ServerUnderTest, laptops: tuple[WorkerLaptop, WorkerLaptop], tmp_path: Path
) -> None:
    one, two = laptops
    paper = NewRecord(FamilyRegistered(name="x"), CASE, blobs=(blob_ref(PAPER),))
    one.journal.append([family("Roodborst"), family(NAME), paper], blobs={Sha256(blob_ref(PAPER).sha256): PAPER})
    one.sync()
    assign(server, two, CASE)
    two.sync()
    gone = [hash_of(each) for each in one.journal.records_of(CASE)[1:]]
    stays = one.journal.records_of(CASE)[0]
    assert in_rows(server.municipality) == {"record", "blob_chunk"}
    assert in_store(one).keys() | in_store(two).keys()
    theirs = two.safe.device_key.device
    assert len(held_by(server.municipality, theirs).papers) == 1
    put = erase(server, gone)
    assert in_rows(server.municipality) == set()
    if not server.municipality.database.is_postgresql:
        files = server.made.folder
        assert found(files.path, files.database_key.read_bytes(), WORDS) == {}
    assert [answer.confirmed_at for answer in erasures.answers(server.municipality, 1)] == [None, None]
    two.in_visit = True
    two.sync()
    assert in_store(two) != {}, "nothing is taken from under an open visit"
    two.in_visit = False
    for laptop in laptops:
        laptop.sync()
        assert in_store(laptop) == {}
        assert laptop.journal.records_of(CASE)[0].body == stays.body
        assert len(laptop.journal.records_of(CASE)) == 1
        assert len(held_by(server.municipality, theirs).papers) == (laptop is one), "until the laptop says it is gone"
    assert len(held_by(server.municipality, theirs).records) == 1
    third_laptop = worker_laptop(server, tmp_path / "three", f"three-{os.urandom(4).hex()}")
    third_laptop.log_in()
    assign(server, third_laptop, CASE)
    third_laptop.sync()
    assert [record.body is None for record in third_laptop.journal.all_records()].count(True) == 2, "the links alone"
    assert len(third_laptop.journal.records_of(CASE)) == 1
    third_laptop.safe.close()
    answers = erasures.answers(server.municipality, 1)
    assert [(answer.confirmed_at is not None, answer.copies) for answer in answers] == [(True, 0), (True, 0)]
    third = one.sync().balance
    assert (third.made, third.kept, third.waiting) == (4, 4, 0)
    one.journal.append([family("Merel")])
    assert one.sync().balance.kept == 5, "the chain goes on over what was erased"
    assert put.links == tuple(gone)


@ON_EMBEDDED
def test_a_server_that_lost_the_answers_asks_for_them_again(
    server: ServerUnderTest, laptops: tuple[WorkerLaptop, WorkerLaptop]
) -> None:
    one, _ = laptops
    one.journal.append([family(NAME)])
    one.sync()
    erase(server, [hash_of(one.journal.records_of(CASE)[0])])
    one.sync()
    with server.municipality.database.write(server.municipality.tenant) as conn:
        conn.execute(removal.delete())
    one.sync()
    confirmed = {answer.device: answer.confirmed_at for answer in erasures.answers(server.municipality, 1)}
    assert confirmed[one.safe.device_key.device] is not None


def pushed(server: ServerUnderTest, http: httpx.Client) -> tuple[Wire, Chain]:
    wire = server.enrolled(http)
    chain = wire.chain()
    chain.add(OTHER_CASE)
    chain.add(CASE, FamilyRegistered(name=NAME), blobs=[blob_ref(PAPER)])
    chain.add(CASE, FamilyRegistered(name="Roodborst"))
    wire.push(chain)
    assert wire.put_blob(CASE, PAPER).status_code == 200
    return wire, chain


def body_of(server: ServerUnderTest, item: StoredRecord) -> bytes | None:
    with server.municipality.database.read(server.municipality.tenant) as conn:
        query = select(record.c.body).where(record.c.link_hash == hash_of(item))
        return conn.execute(query).scalar_one()  # type: ignore[no-any-return]  # a column of bytes


def test_a_body_pushed_after_it_was_erased_is_answered_and_thrown_away(
    server: ServerUnderTest, http: httpx.Client
) -> None:
    wire, chain = pushed(server, http)
    changed = wire.chain()
    changed.records = list(chain.records)
    erased = chain.records[1]
    wire.push(chain, [StoredRecord(erased.link, b"another try", erased.body, erased.salt)])  # lies there as an incident
    assert in_rows(server.municipality) == {"record", "blob_chunk", "incident"}
    erase(server, [hash_of(erased)])
    assert in_rows(server.municipality) == set()
    assert [each.answer for each in wire.push(chain).answers] == ["already"] * 3
    assert [each.answer for each in wire.push(chain, [without_body(erased)]).answers] == ["already"]
    assert body_of(server, erased) is None
    assert wire.receipt(chain).kept == 3
    assert wire.put_blob(CASE, PAPER).status_code == 404
    assert wire.call("POST", "/records", b"").status_code == 422
    bare = wire.try_push(chain, [without_body(chain.records[2])])
    assert msgspec.json.decode(bare.content, type=Problem).code == "push.body_missing", "only what was erased may"


def test_a_restored_server_takes_only_the_link_of_what_it_had_erased(
    server: ServerUnderTest, http: httpx.Client
) -> None:
    wire, chain = pushed(server, http)
    erase(server, [hash_of(chain.records[1])])
    with server.municipality.database.write(server.municipality.tenant) as conn:  # as a backup from before that push
        for table in (feed_entry, record, chains):
            conn.execute(table.delete())
    assert [each.answer for each in wire.push(chain).answers] == ["stored"] * 3
    assert in_rows(server.municipality) == set()
    assert (wire.receipt(chain).received, wire.receipt(chain).kept) == (3, 3)


@ON_EMBEDDED
def test_an_order_that_does_not_count_erases_nothing(server: ServerUnderTest, http: httpx.Client) -> None:
    _, chain = pushed(server, http)
    link, tenant = hash_of(chain.records[1]), server.municipality.tenant
    later = decision(decided_on="2999-01-01")
    good = erasure_of(tenant, [link], issued_at=server.municipality.now())
    for order, keys, code in (
        (good, order_keys(server)[:1], "oneOfficer"),
        (msgspec.structs.replace(good, tenant=new_uuid7()), order_keys(server), "foreign"),
        (msgspec.structs.replace(good, number=2), order_keys(server), "gap"),
        (
            msgspec.structs.replace(good, decisions=(later,)),
            order_keys(server),
            "undecided",
        ),
    ):
        with pytest.raises(ForbiddenError) as refused:
            erasures.put(server.municipality, signed_erasure(order, keys), server.made.officer)
        assert refused.value.problem_code == f"erasure.{code}"
    with pytest.raises(NotFoundError):
        erase(server, [link, "e" * 64])
    assert body_of(server, chain.records[1]) is not None
    erase(server, [link])
    with pytest.raises(ForbiddenError) as again:
        erase(server, [link])
    assert again.value.problem_code == "erasure.replayed"


@ON_EMBEDDED
def test_an_order_whose_key_was_revoked_can_be_signed_anew(
    server: ServerUnderTest, http: httpx.Client, tmp_path: Path
) -> None:
    """Else it would stop at every laptop that did not hear of it before."""
    _, chain = pushed(server, http)
    first, offline = ordered(server, [hash_of(chain.records[1])]), server.made.folder.offline
    erasures.put(server.municipality, first, server.made.officer)
    where = ["--dir", str(server.made.folder.path)]
    assert main(["revoke-key", *where, str(offline / "order-1.pem")]) == 0
    root = ["--root-key", str(offline / "root.key"), "--out", str(tmp_path)]
    assert main(["order-key", *where, "--number", "3", *root]) == 0
    with pytest.raises(ForbiddenError) as refused:
        erase(server, [hash_of(chain.records[2])], 2)
    assert refused.value.problem_code == "erasure.revoked"
    keys = [tmp_path / "order-3.key", offline / "order-2.key"]
    anew = signed_erasure(first.order, keys)
    erasures.put(server.municipality, anew, server.made.officer)
    certificates = server.municipality.certificates
    bound = ErasureBound(
        server.municipality.tenant, certificates.root, demo=True, highest=0, revoked=server.municipality.revoked_keys()
    )
    (row,) = erasures.all_orders(server.municipality)
    assert check_erasure(msgspec.json.decode(row.signed, type=SignedErasure), bound).number == 1
    with pytest.raises(OrderRefusedError):
        check_erasure(first, bound)
    assert replay(server.municipality) == 0


@ON_EMBEDDED
def test_a_laptop_refuses_a_forged_order_says_so_and_sends_what_it_made(
    server: ServerUnderTest, laptops: tuple[WorkerLaptop, WorkerLaptop]
) -> None:
    """A server that was broken into holds an order that no officer signed."""
    one, _ = laptops
    one.journal.append([family(NAME)])
    one.sync()
    forged = signed_erasure(erasure_of(server.municipality.tenant, [hash_of(one.journal.records_of(CASE)[0])]), [])
    row = {"tenant": server.municipality.tenant, "number": 1, "order_sha256": "f" * 64, "put_at": "", "put_by": ""}
    with server.municipality.database.write(server.municipality.tenant) as conn:
        conn.execute(erasure_order.insert().values(signed=msgspec.json.encode(forged).decode(), **row))
    one.journal.append([family("Merel")])
    assert one.sync().balance.waiting == 0
    assert len(one.journal.records_of(CASE)) == 2
    refusals = orders.refusals_of(server.municipality, one.safe.device_key.device)
    assert [refusal.code for refusal in refusals] == ["oneOfficer"]


class Backup:
    """The database as it stood at one moment."""

    def __init__(self, server: ServerUnderTest, folder: Path, cluster: PostgresCluster | None) -> None:
        self.server, self.folder, self.cluster = server, folder, cluster
        database = server.municipality.database
        if cluster is None:
            database.flush()
            self.kept = folder / "kept.db"
            shutil.copy(server.made.folder.database, self.kept)
        else:
            name = str(database.engine.url.database)
            self.copy = f"{name}_kept"
            database.engine.dispose()
            with psycopg.connect(cluster._dsn(ACCOUNT, "postgres"), autocommit=True) as conn:
                conn.execute(f'CREATE DATABASE "{self.copy}" TEMPLATE "{name}"')

    def restored(self) -> Municipality:
        """Open an installation whose database was put back; what lies outside it is as it is now."""
        if self.cluster is not None:
            url = self.server.municipality.database.engine.url.set(database=self.copy)
            return open_municipality(self.server.made.folder.path, url.render_as_string(hide_password=False))
        folder = self.folder / "restored"
        shutil.copytree(self.server.made.folder.path, folder, ignore=shutil.ignore_patterns("municipal.db*", "*.sock"))
        shutil.copy(self.kept, folder / "municipal.db")
        return open_municipality(folder)


@pytest.fixture
def cluster_of(request: pytest.FixtureRequest, server: ServerUnderTest) -> PostgresCluster | None:
    if not server.municipality.database.is_postgresql:
        return None
    cluster: PostgresCluster = request.getfixturevalue("cluster")
    return cluster


async def started(municipality: Municipality) -> None:
    """Go as far as the server's start does before it listens."""
    app = create_app(municipality)
    async with app.router.lifespan_context(app):
        pass


def test_orders_revocations_and_withdrawals_outlive_a_backup_put_back(
    server: ServerUnderTest, http: httpx.Client, tmp_path: Path, cluster_of: PostgresCluster | None
) -> None:
    wire, chain = pushed(server, http)
    other = server.enrolled(http)
    backup = Backup(server, tmp_path, cluster_of)
    erase(server, [hash_of(chain.records[1])])
    office.revoke(server.municipality, other.key.device, server.made.officer)
    chain.add(CASE)
    payload = withdrawal().payload
    assert isinstance(payload, ConsentWithdrawn)
    withdrawn = chain.add(CASE, payload)
    wire.push(chain, [], early=[withdrawn])
    restored = backup.restored()
    try:
        assert in_rows(restored) == {"record", "blob_chunk"}, "the backup holds it"
        asyncio.run(started(restored))
        assert in_rows(restored) == set()
        caller = find_caller(restored, other.key.device)
        assert caller is not None
        assert caller.revoked
        with restored.database.read(restored.tenant) as conn:
            query = select(record.c.answer, record.c.protects).where(record.c.link_hash == hash_of(withdrawn))
            assert tuple(conn.execute(query).one()) == ("early", True)
        assert replay(restored) == 0, "a second start finds nothing to do"
    finally:
        restored.database.close()
    assert replay(server.municipality) == 0, "a whole database needs nothing"


@ON_EMBEDDED
def test_what_protects_is_kept_outside_encrypted_until_an_order_erases_it(
    server: ServerUnderTest, http: httpx.Client
) -> None:
    wire = server.enrolled(http)
    chain = wire.chain()
    chain.add(OTHER_CASE)
    payload = withdrawal().payload
    withdrawn = chain.add(CASE, payload)  # type: ignore[arg-type]  # a payload of one of the kinds
    wire.push(chain)
    kept = server.made.folder.outside / "records" / hash_of(withdrawn)
    assert b"consentWithdrawn" not in kept.read_bytes()
    assert [link for link, _ in server.municipality.outside.records()] == [hash_of(withdrawn)]
    erase(server, [hash_of(withdrawn)])
    assert not kept.exists()


def test_on_postgresql_the_files_of_the_tables_are_written_anew_by_their_owner(
    cluster: PostgresCluster, tmp_path: Path, issuer: str
) -> None:
    urls = cluster.new_database()
    with running_server(tmp_path / "server", issuer, urls) as server, server.http() as http:
        _, chain = pushed(server, http)
        name = str(server.municipality.database.engine.url.database)
        assert in_files(cluster, name) != set()
        erase(server, [hash_of(chain.records[1])])
        owner = ["--database", urls.owner]
        assert main(["erasure", "rewrite", "--dir", str(server.made.folder.path), *owner]) == 0
        assert in_files(cluster, name) == set()


def in_files(cluster: PostgresCluster, name: str) -> set[str]:
    """Return the tables whose files hold a planted word; PostgreSQL keeps deleted rows until they are written anew."""
    query = "SELECT relname, pg_read_binary_file(pg_relation_filepath(oid)) FROM pg_class WHERE relkind IN ('r', 't')"
    with psycopg.connect(cluster._dsn(ACCOUNT, name), autocommit=True) as conn:
        conn.execute("CHECKPOINT")
        return {table for table, data in conn.execute(query) if any(word in data for word in WORDS)}


@ON_EMBEDDED
def test_the_console_drafts_signs_carries_out_lists_and_proves(
    server: ServerUnderTest, http: httpx.Client, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wire, chain = pushed(server, http)
    where = ["--dir", str(server.made.folder.path)]
    decided = ["--decision", new_uuid7(), "FG Waterrijk", "2026-01-20", "AVG-2026/14"]
    draft = ["erasure", "draft", *where, "--case", CASE, *decided, "--out", str(tmp_path)]
    assert main(["erasure", "draft", *where, "--case", new_uuid7(), *decided, "--out", str(tmp_path)]) == 1
    assert main([*draft, "--record", new_uuid7()]) == 1
    assert main([*draft[:-2], "--decision", "x", "FG", "2026-01-20", "14", "--out", str(tmp_path)]) == 1
    assert main(draft) == 0
    file = str(tmp_path / "erasure-1.json")
    assert main(["erasure", "put", *where, file]) == 1, "nobody signed it"
    for key in order_keys(server):
        assert main(["erasure", "sign", file, "--key", str(key)]) == 0
    assert main(["erasure", "put", *where, file]) == 0
    assert [body_of(server, item) for item in chain.records[1:]] == [None, None]
    capsys.readouterr()
    assert main(["erasure", "list", *where]) == 0
    listed = capsys.readouterr().out
    assert "0 van 1 laptops" in listed
    assert wire.key.device in listed
    assert "nog niets gehoord" in listed
    assert main(["erasure", "proof", *where, "1"]) == 0
    proof = capsys.readouterr().out
    said = [
        "Jeugdwet artikel 7.3.9",
        "20-01-2026 door FG Waterrijk, kenmerk AVG-2026/14",
        "2 stukken",
        "0 van 1 laptops",
        "35 dagen",
    ]
    said += ["Papieren en bestanden die het gezin of anderen al hebben", wire.key.device]
    assert [words for words in said if words not in proof] == []
    assert NAME not in proof
    assert main(["erasure", "proof", *where, "2"]) == 1


@ON_EMBEDDED
def test_only_officers_may_put_an_order(server: ServerUnderTest, http: httpx.Client) -> None:
    wire, chain = pushed(server, http)
    assert server.log_in(wire).status_code == 201
    assert wire.call("POST", "/officer/erasures", ordered(server, [hash_of(chain.records[1])])).status_code == 401
    officer = server.logged_in(http, OFFICER.subject)
    response = officer.call("POST", "/officer/erasures", ordered(server, [hash_of(chain.records[1])]))
    assert response.status_code == 201
    assert body_of(server, chain.records[1]) is None


def test_what_was_refused_is_found_and_erased_too(server: ServerUnderTest, http: httpx.Client) -> None:
    """A record that never joined its chain lies there whole, as an incident."""
    wire = server.enrolled(http)
    chain, case = wire.chain(), CaseId(new_uuid7())
    chain.add(OTHER_CASE)
    lost = chain.add(case, FamilyRegistered(name=NAME))
    signature = StoredRecord(lost.link, b"not a signature", lost.body, lost.salt)
    wire.push(chain, [chain.records[0], signature])
    assert in_rows(server.municipality) == {"incident"}
    links = erasures.links_of(server.municipality, case)
    assert links == (hash_of(signature),)
    with pytest.raises(NotFoundError):
        erasures.links_of(server.municipality, case, [RecordId(new_uuid7())])
    erase(server, links)
    assert in_rows(server.municipality) == set()
    with server.municipality.database.read(server.municipality.tenant) as conn:
        assert conn.execute(select(incident.c.link)).scalars().all() == [lost.link]
