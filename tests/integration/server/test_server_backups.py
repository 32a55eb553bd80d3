"""A backup is read back before it counts, and put back nothing is missing once every laptop has sent again."""

from __future__ import annotations

import io
import ssl
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from postgres_cluster import APP, Urls
from server_factory import Chain, Laptop, ServerUnderTest, blob_ref, serving
from sqlalchemy import select
from worker_laptop import days_pass

from jgvisit.ids import new_uuid7
from jgvisit.records.hash_tree import extends
from jgvisit.server.audit import tree
from jgvisit.server.audit.tree import TreeHead
from jgvisit.server.backups import container, service
from jgvisit.server.backups.container import BackupDamagedError, BackupHead, FrameWriter
from jgvisit.server.backups.keys import read_public_key
from jgvisit.server.certificates import new_key, read_key
from jgvisit.server.command import main
from jgvisit.server.database import Database, open_embedded, open_postgresql
from jgvisit.server.installation import open_municipality
from jgvisit.server.problems import SetupError
from jgvisit.server.records.models import record

NAME = "Familie 1"
PHOTO = bytes(range(256)) * 700


@pytest.fixture
def case() -> str:
    return new_uuid7()


@pytest.fixture
def empty(server: ServerUnderTest, request: pytest.FixtureRequest) -> Urls | None:
    """A second database with nothing in it; None where it is the embedded file."""
    if not server.municipality.database.is_postgresql:
        return None
    urls: Urls = request.getfixturevalue("cluster").new_database()
    return urls


def pushed(laptop: Laptop, case: str, *, photo: bool = False) -> Chain:
    chain = laptop.chain()
    chain.add(case)
    chain.add(case, blobs=(blob_ref(PHOTO),) if photo else ())
    laptop.push(chain)
    if photo:
        assert laptop.put_blob(case, PHOTO).is_success
    return chain


def made(server: ServerUnderTest, folder: Path) -> service.Made:
    folder.mkdir(exist_ok=True)
    return service.make(server.municipality, folder, read_public_key(server.made.folder), server.made.officer)


def nowhere(server: ServerUnderTest, empty: Urls | None, folder: Path) -> Database:
    if empty is not None:
        return open_postgresql(empty.owner)
    folder.mkdir(exist_ok=True)
    return open_embedded(folder / f"{new_uuid7()}.db", b"k" * 32, create=True)


def put_back(server: ServerUnderTest, database: Database, path: Path) -> service.Summary:
    key = read_key((server.made.folder.offline / "backup.key").read_bytes())
    return service.restore(database, server.municipality.tenant, path, key, APP if database.is_postgresql else None)


def audit_head(database: Database, server: ServerUnderTest) -> TreeHead:
    with database.read(server.municipality.tenant) as conn:
        return tree.head(conn, server.municipality.tenant)


def goes_on_from(database: Database, server: ServerUnderTest, old: TreeHead) -> bool:
    tenant, new = server.municipality.tenant, audit_head(database, server)
    with database.read(tenant) as conn:
        proof = [bytes.fromhex(digest) for digest in tree.proof(conn, tenant, old.size, new)]
    return extends(old.size, bytes.fromhex(old.root), new.size, bytes.fromhex(new.root), proof)


def links_in(database: Database, server: ServerUnderTest) -> set[str]:
    with database.read(server.municipality.tenant) as conn:
        return set(conn.execute(select(record.c.link_hash)).scalars())


def test_a_receipt_calls_safe_what_is_in_a_finished_backup_and_nothing_that_came_since(
    server: ServerUnderTest, http: httpx.Client, case: str, tmp_path: Path
) -> None:
    laptop = server.enrolled(http)
    chain = pushed(laptop, case)
    assert laptop.receipt(chain).safe == 0
    days_pass(server, days=1)
    assert laptop.receipt(chain).safe == 0, "no backup was reported, and seven days did not pass"
    made(server, tmp_path / "backups")
    assert laptop.receipt(chain).safe == laptop.receipt(chain).kept == 2
    chain.add(case)
    laptop.push(chain, chain.records[2:])
    assert (laptop.receipt(chain).kept, laptop.receipt(chain).safe) == (3, 2)
    days_pass(server, days=20)
    server.clock.ahead += timedelta(hours=1)
    made(server, tmp_path / "backups")
    assert laptop.receipt(chain).safe == 3


def test_once_backups_are_reported_no_number_of_days_makes_anything_safe(
    server: ServerUnderTest, http: httpx.Client, case: str, tmp_path: Path
) -> None:
    laptop = server.enrolled(http)
    made(server, tmp_path / "backups")
    chain = pushed(laptop, case)
    server.clock.ahead += timedelta(days=30)
    assert laptop.receipt(chain).safe == 0


def test_nothing_of_a_family_can_be_read_in_the_file(
    server: ServerUnderTest, http: httpx.Client, case: str, tmp_path: Path
) -> None:
    pushed(server.enrolled(http), case, photo=True)
    made_now = made(server, tmp_path / "backups")
    data = made_now.path.read_bytes()
    assert made_now.path.stat().st_mode & 0o777 == 0o600
    assert server.municipality.tenant.encode() in data[:400]
    for hidden in (NAME.encode(), case.encode(), PHOTO[:64]):
        assert hidden not in data
    assert [path.name for path in made_now.path.parent.iterdir()] == [made_now.path.name]


def test_after_a_restore_and_a_sync_of_all_laptops_nothing_is_missing(
    server: ServerUnderTest, http: httpx.Client, case: str, tmp_path: Path, empty: Urls | None
) -> None:
    first, second, other_case = server.enrolled(http), server.enrolled(http), new_uuid7()
    one = pushed(first, case, photo=True)
    audited = audit_head(server.municipality.database, server)
    backup = made(server, tmp_path / "backups")
    one.add(case)
    first.push(one, one.records[2:])
    two = pushed(second, other_case, photo=True)
    everything = links_in(server.municipality.database, server)
    epoch = first.receipt(one).epoch
    folder = server.made.folder
    if empty is None:
        folder.database.rename(tmp_path / "lost.db")
    command = ["restore", str(backup.path), "--dir", str(folder.path), "--key", str(folder.offline / "backup.key")]
    owner = ["--database", empty.app, "--owner-database", empty.owner, "--app-role", APP] if empty else []
    assert main([*command, *owner]) == 0
    again = open_municipality(folder.path, empty.app if empty else None, server.clock)
    try:
        assert len(links_in(again.database, server)) == 2
        assert goes_on_from(again.database, server, audited)
        with serving(again, folder.path) as url, httpx.Client(base_url=url, verify=trust(server)) as line:
            line.headers.update(http.headers)
            for laptop, chain, family in ((first, one, case), (second, two, other_case)):
                laptop.http = line
                assert laptop.receipt(chain).epoch != epoch, "laptops send again what is above their last `safe`"
                laptop.push(chain)
                assert laptop.put_blob(family, PHOTO).is_success
                receipt = laptop.receipt(chain)
                assert receipt.received == receipt.kept == receipt.checked == len(chain.records)
        assert links_in(again.database, server) == everything
    finally:
        again.database.close()


def test_old_backups_of_ours_go_and_nothing_else(server: ServerUnderTest, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    old = made(server, folder)
    server.clock.ahead += timedelta(days=30)
    middle = made(server, folder)
    foreign = folder / "other.backup"
    head = BackupHead(format=1, tenant=new_uuid7(), revision="1", began_at="2020-01-01T00:00:00.000Z", program="1")
    with foreign.open("wb") as file:
        container.write_opening(file, head, read_public_key(server.made.folder))
    server.clock.ahead += timedelta(days=6)
    assert service.forget_old(server.municipality, folder, timedelta(days=35)) == 1
    assert set(folder.iterdir()) == {middle.path, foreign}
    assert not old.path.exists()


def test_a_file_nobody_can_read_keeps_no_old_backup_and_is_named(server: ServerUnderTest, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    old = made(server, folder)
    (folder / "a-torn.backup").write_bytes(old.path.read_bytes()[:40])
    server.clock.ahead += timedelta(days=36)
    with pytest.raises(BackupDamagedError, match=r"a-torn\.backup"):
        service.forget_old(server.municipality, folder, timedelta(days=35))
    assert [path.name for path in folder.iterdir()] == ["a-torn.backup"]


def test_a_backup_goes_into_an_empty_database_only(
    server: ServerUnderTest, http: httpx.Client, case: str, tmp_path: Path
) -> None:
    pushed(server.enrolled(http), case)
    backup = made(server, tmp_path / "backups")
    before = links_in(server.municipality.database, server)
    with pytest.raises(SetupError, match="lege"):
        put_back(server, server.municipality.database, backup.path)
    assert links_in(server.municipality.database, server) == before


def test_what_is_no_whole_backup_of_ours_puts_nothing_back(
    server: ServerUnderTest, http: httpx.Client, case: str, tmp_path: Path, empty: Urls | None
) -> None:
    pushed(server.enrolled(http), case, photo=True)
    backup = made(server, tmp_path / "backups")
    data, bad = backup.path.read_bytes(), tmp_path / "bad.backup"
    places = (3, 40, 300, len(data) // 2, len(data) - 20)
    flipped = [data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :] for at in places]
    database = nowhere(server, empty, tmp_path / "nowhere")
    try:
        for each in (*flipped, data[:-1], data[: len(data) // 2], data + b"x", b""):
            bad.write_bytes(each)
            with pytest.raises(BackupDamagedError):
                put_back(server, database, bad)
        with pytest.raises(BackupDamagedError, match="sleutel"):
            service.restore(database, server.municipality.tenant, backup.path, new_key())
        assert put_back(server, database, backup.path).rows["record"] == 2, "nothing of the bad ones stayed behind"
    finally:
        database.close()


def test_a_backup_of_another_municipality_or_a_newer_program_is_refused(
    server: ServerUnderTest, tmp_path: Path, empty: Urls | None
) -> None:
    public, given = read_public_key(server.made.folder), tmp_path / "other.backup"
    database = nowhere(server, empty, tmp_path / "nowhere")
    ours = server.municipality.tenant
    try:
        for tenant, revision, why in ((new_uuid7(), "0009", "andere gemeente"), (ours, "9999", "newer")):
            with given.open("wb") as file:
                head = BackupHead(
                    format=1, tenant=tenant, revision=revision, began_at="2026-11-22T09:00:00.000Z", program="9"
                )
                opening, key = container.write_opening(file, head, public)
                FrameWriter(file, opening, key).add(b"", last=True)
            with pytest.raises(SetupError, match=why):
                put_back(server, database, given)
    finally:
        database.close()


def test_what_cannot_be_backed_up_or_put_back_is_said_in_one_sentence(
    server: ServerUnderTest, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(server.made.folder.path)
    assert main(["backup", "--dir", folder, "--to", str(tmp_path / "backups")]) == 0
    said = capsys.readouterr().out
    assert "teruggelezen" in said
    (backup,) = (tmp_path / "backups").iterdir()
    assert main(["restore", str(backup), "--dir", folder, "--key", folder]) == 1
    assert "geen sleutel" in capsys.readouterr().err
    assert main(["restore", str(tmp_path / "no.backup"), "--dir", folder, "--key", str(backup_key(server))]) == 1
    assert "no.backup" in capsys.readouterr().err
    server.made.folder.backup_key.unlink()
    assert main(["backup", "--dir", folder, "--to", str(tmp_path / "backups")]) == 1
    assert "migrate" in capsys.readouterr().err
    assert main(["migrate", "--dir", folder]) == 0
    assert server.made.folder.backup_key.exists()


def test_frames_in_another_order_are_noticed(server: ServerUnderTest) -> None:
    head = BackupHead(format=1, tenant=new_uuid7(), revision="1", began_at="2026-11-22T09:00:00.000Z", program="1")
    file = io.BytesIO()
    opening, key = container.write_opening(file, head, read_public_key(server.made.folder))
    start, writer, ends = file.tell(), FrameWriter(file, opening, key), []
    for frame in (b"a", b"b", b"c"):
        writer.add(frame, last=frame == b"c")
        ends.append(file.tell())
    data = file.getvalue()
    frames = [data[one:two] for one, two in zip((start, *ends), ends, strict=False)]

    def read(*order: int) -> list[bytes]:
        mixed = io.BytesIO(data[:start] + b"".join(frames[number] for number in order))
        return list(container.read_frames(mixed, container.read_opening(mixed), key))

    assert read(0, 1, 2) == [b"a", b"b", b"c"]
    for order in ((1, 0, 2), (0, 2), (0, 0, 1, 2), (0, 1), (0, 1, 2, 2)):
        with pytest.raises(BackupDamagedError):
            read(*order)


def backup_key(server: ServerUnderTest) -> Path:
    return server.made.folder.offline / "backup.key"


def trust(server: ServerUnderTest) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=server.tls_ca)
