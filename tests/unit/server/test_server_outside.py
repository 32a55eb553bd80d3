"""What outlives the database: appended, signed, chained; a torn end is dropped and any change is found."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from jgvisit.ids import Sha256
from jgvisit.server.outside import KEPT_FOR, Outside
from jgvisit.server.problems import SetupError

AT = "2026-11-22T12:00:00.000Z"
KEY = ec.generate_private_key(ec.SECP256R1())


@pytest.fixture
def outside(tmp_path: Path) -> Outside:
    made = Outside(tmp_path / "outside", KEY)
    for device in ("one", "two", "three"):
        made.decide("revocation", device, AT)
    return made


def test_decisions_come_back_in_order_each_once(outside: Outside) -> None:
    outside.decide("revocation", "two", AT)
    outside.decide("wipe", "two", AT)
    found = outside.decisions()
    assert [(each.number, each.kind, each.data) for each in found] == [
        (1, "revocation", "one"),
        (2, "revocation", "two"),
        (3, "revocation", "three"),
        (4, "wipe", "two"),
    ]
    assert outside.file.stat().st_mode & 0o077 == 0


def test_nothing_was_decided_where_nothing_is(tmp_path: Path) -> None:
    assert Outside(tmp_path / "none", KEY).decisions() == ()
    assert list(Outside(tmp_path / "none", KEY).records()) == []
    Outside(tmp_path / "none", KEY).forget_old(datetime.now(UTC))
    assert not (tmp_path / "none").exists()


def test_a_line_cut_short_anywhere_is_dropped_and_the_next_one_takes_its_place(outside: Outside) -> None:
    whole = outside.file.read_bytes()
    begins = whole[:-1].rindex(b"\n") + 1
    for cut in range(begins, len(whole), 40):
        outside.file.write_bytes(whole[:cut])
        assert len(outside.decisions()) == 2
        outside.decide("revocation", "four", AT)
        assert [each.data for each in outside.decisions()] == ["one", "two", "four"]


def test_any_change_is_found(outside: Outside) -> None:
    lines = outside.file.read_bytes().splitlines(keepends=True)
    changed = {
        "a letter": b"".join(lines).replace(b"two", b"owt"),
        "left out": lines[0] + lines[2],
        "turned round": lines[1] + lines[0] + lines[2],
        "twice": lines[0] + lines[0] + lines[1],
        "no line": lines[0] + b"{}\n",
        "no base64": lines[0].replace(b'"signature":"', b'"signature":"%'),
        "begins later": lines[1] + lines[2],
    }
    for why, data in changed.items():
        outside.file.write_bytes(data)
        with pytest.raises(SetupError):
            outside.decisions()
        with pytest.raises(SetupError):
            outside.decide("revocation", "four", AT)
        assert outside.file.read_bytes() == data, why
    other = Outside(outside.folder, ec.generate_private_key(ec.SECP256R1()))
    outside.file.write_bytes(b"".join(lines))
    with pytest.raises(SetupError):
        other.decisions()


def test_several_processes_append_one_after_the_other(tmp_path: Path) -> None:
    def work(name: str) -> None:
        mine = Outside(tmp_path / "outside", KEY)
        for number in range(5):
            mine.decide("revocation", f"{name}{number}", AT)

    threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [each.number for each in Outside(tmp_path / "outside", KEY).decisions()] == list(range(1, 21))


def test_a_record_is_kept_encrypted_bound_to_its_name_and_for_as_long_as_any_backup(outside: Outside) -> None:
    one, two = Sha256("1" * 64), Sha256("2" * 64)
    outside.keep_record(one, b"Zwaluwstaart")
    outside.keep_record(one, b"another")
    outside.keep_record(two, b"Roodborst")
    assert list(outside.records()) == [(one, b"Zwaluwstaart"), (two, b"Roodborst")]
    files = outside.folder / "records"
    assert b"Zwaluw" not in (files / one).read_bytes()
    (files / one).write_bytes((files / two).read_bytes())
    assert list(outside.records()) == [(two, b"Roodborst")], "a file under another name is none"
    now = datetime.now(UTC)
    outside.forget_old(now + KEPT_FOR - timedelta(minutes=5))
    assert (files / two).exists()
    outside.forget_old(now + KEPT_FOR + timedelta(minutes=5))
    assert list(files.iterdir()) == []
    outside.erase_record(two)
