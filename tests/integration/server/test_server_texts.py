"""Texts for families on the server: published once, handed out as they came, never below what was published."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import httpx
import msgspec
import pytest
from alembic import command
from alembic.script import ScriptDirectory
from pack_maker import new_eyes, new_pack
from server_factory import Laptop, ServerUnderTest, bringer, release_texts, signed_release, signed_with
from sqlalchemy import select, update

from jgvisit.cli import main as cli_main
from jgvisit.content.packed import read_packed
from jgvisit.ids import WorkerId
from jgvisit.server.audit.models import audit_entry
from jgvisit.server.command import main as server_main
from jgvisit.server.database import open_embedded
from jgvisit.server.enrolment.models import worker
from jgvisit.server.migrations import _config, is_current, upgrade
from jgvisit.server.problems import UnreadableError
from jgvisit.sync.wire import TextsPublished

BY = WorkerId("console")


def test_a_signed_release_is_handed_out_byte_for_byte_and_named_in_the_feed(
    server: ServerUnderTest, http: httpx.Client
) -> None:
    laptop = server.logged_in(http)
    assert laptop.feed().texts is None
    data = signed_release(server, 3)
    assert release_texts(server.municipality, data).number == 3
    assert laptop.feed().texts == 3
    answer = laptop.call("GET", "/texts/3")
    assert (answer.status_code, answer.content) == (200, data)
    assert laptop.call("GET", "/texts/4").status_code == 404
    release_texts(server.municipality, signed_release(server, 7))
    assert laptop.feed().texts == 7
    assert laptop.call("GET", "/texts/3").content == data


def test_what_is_published_and_fetched_is_in_the_audit(server: ServerUnderTest, http: httpx.Client) -> None:
    laptop = server.logged_in(http)
    release_texts(server.municipality, signed_release(server, 3))
    laptop.call("GET", "/texts/3")
    with server.municipality.database.read(server.municipality.tenant) as conn:
        entries = [msgspec.json.decode(entry) for entry in conn.execute(select(audit_entry.c.entry)).scalars()]
    seen = {entry["action"]: entry for entry in entries if entry["action"] in ("publish", "texts")}
    assert seen["publish"]["worker"] == bringer(server.municipality, "second_eye").worker
    assert (seen["texts"]["device"], seen["texts"]["object"]) == (laptop.key.device, "3")


def test_no_release_is_replaced_by_one_with_the_same_or_a_lower_number(server: ServerUnderTest) -> None:
    data = signed_release(server, 5)
    release_texts(server.municipality, data)
    for number in (1, 4, 5):
        with pytest.raises(UnreadableError, match="nummer"):
            release_texts(server.municipality, signed_release(server, number, released=False))


def test_what_a_laptop_would_refuse_is_not_published(server: ServerUnderTest, http: httpx.Client) -> None:
    offline = server.made.folder.offline
    issued = server.municipality.moment()
    plain = new_pack(5, issued=issued, base=1)
    good = signed_release(server, 5)
    wrong = {
        "one pair of eyes": signed_with(plain, offline / "pack-jurist"),
        "unsigned": plain,
        "another municipality": new_eyes(now=issued).release(plain),
        "cut short": good[:-1],
        "expired": signed_release(server, 5, until="2026-01-01"),
        "not to be shown": signed_release(
            server, 5, change=lambda _, text: text.replace('"frame_voluntary"', '"no_such_condition"')
        ),
    }
    for data in wrong.values():
        with pytest.raises(UnreadableError):
            release_texts(server.municipality, data)
    assert server.logged_in(http).feed().texts is None
    release_texts(server.municipality, good)


def test_a_key_that_an_earlier_release_revoked_publishes_nothing(server: ServerUnderTest) -> None:
    from jgvisit.content.pack_trust import signers

    first = signed_release(server, 5)
    bad = signers(read_packed(first))[0].fingerprint
    release_texts(server.municipality, signed_release(server, 6, revokes=(bad,)))
    with pytest.raises(UnreadableError):
        release_texts(server.municipality, signed_release(server, 7))


def test_only_who_is_logged_in_on_an_active_laptop_fetches_and_only_who_may_brings(
    server: ServerUnderTest, http: httpx.Client
) -> None:
    data = signed_release(server, 3)
    laptop = server.logged_in(http)
    token, laptop.token = laptop.token, None
    assert laptop.call("GET", "/texts/3").status_code == 401
    laptop.token = token
    path, bearer = "/api/v1/texts", {"Authorization": f"Bearer {token}"}
    assert http.post(path, content=data).status_code == 401
    assert http.post(path, content=data, headers=bearer).status_code == 403
    give(server, laptop, "jurist,worker")
    refused = http.post(path, content=data[:-1], headers=bearer)
    assert refused.status_code == 422
    assert refused.json()["code"] == "content.pack_unreadable"
    assert http.post(path, content=b" " * (9 * 1024 * 1024), headers=bearer).status_code == 413


def give(server: ServerUnderTest, laptop: Laptop, roles: str) -> None:
    tenant = server.municipality.tenant
    with server.municipality.database.write(tenant) as conn:
        mine = (worker.c.tenant == tenant) & (worker.c.id == laptop.worker)
        conn.execute(update(worker).where(mine).values(roles=roles))


def brought(http: httpx.Client, laptop: Laptop, data: bytes) -> tuple[int, str | bool]:
    """Bring a file by the protocol; return the status, and whether it waits or the code of the problem."""
    answer = http.post("/api/v1/texts", content=data, headers={"Authorization": f"Bearer {laptop.token}"})
    if answer.is_success:
        return answer.status_code, msgspec.json.decode(answer.content, type=TextsPublished).waits
    return answer.status_code, answer.json()["code"]


def test_the_protocol_takes_a_file_from_two_people_with_two_roles_and_never_from_one(
    server: ServerUnderTest, http: httpx.Client
) -> None:
    half, whole = signed_release(server, 3, by=("jurist",)), signed_release(server, 3)
    one, two = server.logged_in(http), server.logged_in(http)
    give(server, one, "jurist,second_eye")
    assert brought(http, one, whole) == (409, "texts.nothing_waits"), "one person signed twice, and nobody else saw it"
    assert brought(http, one, half) == (201, True)
    whole = signed_with(half, server.made.folder.offline / "pack-second-eye")
    assert brought(http, one, whole) == (403, "texts.same_person")
    give(server, two, "jurist")
    assert brought(http, two, whole) == (403, "page.role"), "another jurist is no second pair of eyes"
    give(server, two, "second_eye")
    assert brought(http, two, half) == (403, "page.role")
    assert server.logged_in(http).feed().texts is None
    assert brought(http, two, whole) == (201, False)
    assert server.logged_in(http).feed().texts == 3


def test_a_database_of_the_first_revision_moves_on_with_its_rows(tmp_path: Path) -> None:
    database = open_embedded(tmp_path / "old.db", b"k" * 32, create=True)
    config = _config()
    with database.engine.connect().execution_options(write=True) as conn, conn.begin():
        config.attributes["connection"] = conn
        command.upgrade(config, "0001")
        conn.exec_driver_sql("INSERT INTO family VALUES ('t', 'c', '2026-01-01')")
    assert not is_current(database)
    upgrade(database)
    assert is_current(database)
    with database.engine.connect() as conn, conn.begin():
        assert conn.exec_driver_sql("SELECT count(*) FROM family").scalar_one() == 1
        assert conn.exec_driver_sql("SELECT count(*) FROM text_release").scalar_one() == 0
    database.close()


def test_from_two_keys_to_what_the_laptops_fetch_by_the_shell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, keys = tmp_path / "server", tmp_path / "keys"
    given = ["--municipality", "Gemeente Voorbeeldstad", "--issuer", "http://localhost:9", "--client-id", "jgvisit"]
    officer = ["--officer-subject", "officer", "--officer-name", "Officer One", "--demo"]
    assert server_main(["init", "--dir", str(folder), *given, *officer]) == 0
    make = ["pack-key", "--dir", str(folder), "--root-key", str(folder / "offline" / "root.key"), "--out", str(keys)]
    for role in ("jurist", "second_eye"):
        assert server_main([*make, "--role", role]) == 0
    assert server_main([*make, "--role", "jurist"]) == 1
    other = ["--root-key", str(folder / "offline" / "officer-1.key"), "--out", str(tmp_path / "x")]
    assert server_main(["pack-key", "--dir", str(folder), "--role", "jurist", *other]) == 1
    assert "niet de sleutel van deze gemeente" in capsys.readouterr().err
    assert {path.stat().st_mode & 0o777 for path in keys.glob("*.key")} == {0o600}

    file = tmp_path / "teksten.jgvteksten"
    file.write_bytes(new_pack(9, issued=datetime.now(UTC), base=1))
    publish = ["publish", "--dir", str(folder), str(file), "--by"]
    roles = {"anna": ["jurist", "second_eye"], "bob": ["second_eye"]}
    for who, has in roles.items():
        given = [part for role in has for part in ("--role", role)]
        assert server_main(["role", "--dir", str(folder), who, "--name", who, *given]) == 0
    assert server_main([*publish, "anna"]) == 1
    assert "niet zeker" in capsys.readouterr().err

    def sign(who: str) -> None:
        stem = keys / f"pack-{who}"
        assert cli_main(["content", "sign", str(file), "--key", f"{stem}.key", "--certificate", f"{stem}.pem"]) == 0

    sign("jurist")
    assert server_main([*publish, "nobody"]) == 1
    assert server_main([*publish, "bob"]) == 1
    assert server_main([*publish, "anna"]) == 0
    assert "nummer 9, " in (said := capsys.readouterr().out)
    assert "wacht op het tweede paar ogen" in said
    sign("second-eye")
    assert cli_main(["content", "show", str(file), "--trust", str(folder / "root.pem")]) == 0
    assert "DEMO" in capsys.readouterr().out
    assert server_main([*publish, "anna"]) == 1, "the same person twice"
    assert server_main([*publish, "bob"]) == 0
    assert "de laptops halen ze op" in capsys.readouterr().out
    assert server_main([*publish, "bob"]) == 1
    assert server_main(["publish", "--dir", str(folder), str(tmp_path / "nowhere"), "--by", "anna"]) == 1


def test_every_revision_follows_one_other_and_no_two_share_a_number() -> None:
    scripts = ScriptDirectory.from_config(_config())
    assert len(scripts.get_heads()) == 1
    numbers = [int(script.revision) for script in scripts.walk_revisions()]
    files = list(Path(scripts.versions).glob("r0*.py"))
    assert sorted(numbers) == list(range(1, len(files) + 1))
