"""A laptop nobody can open any more: two officers bring back what it held, and the server takes it in."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_runs import Run, assert_refused, jgvisit
from oidc_provider import running_provider
from store_factory import COSTS, family, ref_of, with_blob
from sync_municipality import RealMunicipality, open_municipality

from jgvisit import recovering
from jgvisit.clock import SystemClock
from jgvisit.config import Places
from jgvisit.documents.verify_command import verify_files
from jgvisit.enrolling import enrolled
from jgvisit.enrolment import keep_enrolment
from jgvisit.ids import CaseId, new_uuid7
from jgvisit.opening import open_journal
from jgvisit.records import canonical
from jgvisit.server.take_in import TakenIn, take_in
from jgvisit.services.ports.journal import NewRecord
from jgvisit.store.create import create_store
from jgvisit.store.errors import DiskFullError
from jgvisit.store.private_file import replace_file
from jgvisit.sync.client import HttpSyncClient
from jgvisit.sync.enrolment import enrol, read_code
from jgvisit.sync.failures import SyncError
from jgvisit.sync.wire import MAX_BLOB_BYTES

PAPER = b"%PDF-1.7 the paper of this test"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealMunicipality]:
    with running_provider() as issuer, open_municipality(tmp_path_factory.mktemp("server"), issuer) as opened:
        yield opened


@pytest.fixture
def case(town: RealMunicipality) -> CaseId:
    return CaseId(new_uuid7())


@pytest.fixture
def lost(town: RealMunicipality, tmp_path: Path, case: CaseId) -> Path:
    """Return the folder of a laptop that sent one record, made two more and a paper, and will not be opened again."""
    places = Places(tmp_path / "store", "jgvisit-test", demo=True)
    safe = create_store(places, None, SystemClock(), costs=COSTS).safe
    shown: list[tuple[str, ...]] = []
    code = read_code(town.code_for(f"worker-{os.urandom(4).hex()}", "Femke Hoekstra"))
    result = enrol(
        code, safe.device_key, "laptop 7", shown.append, lambda: False, pause=lambda _: town.decide(shown[0])
    )
    keep_enrolment(safe, enrolled(result), result.recovery_keys)
    town.assign(case, result.identity.worker)
    journal = open_journal(safe, SystemClock())
    journal.append([family(case=case)])
    client = HttpSyncClient(journal, safe.device_key, result.server)
    try:
        client.run(lambda _: None, lambda: False)
    except SyncError as error:
        pytest.fail(str(error))
    journal.append([NewRecord(with_blob(PAPER, case).payload, case, blobs=(ref_of(PAPER),))],
                   blobs={ref_of(PAPER).sha256: PAPER})  # fmt: skip
    journal.append([family("Van Dijk", case)])
    safe.close()
    return places.store_dir


def key(town: RealMunicipality, number: int) -> Path:
    return town.made.folder.offline / f"recovery-{number}.key"


def recover(town: RealMunicipality, store: Path, out: Path, *numbers: int) -> Run:
    keys = [part for number in numbers for part in ("--key", key(town, number))]
    return jgvisit("recover", store, *keys, "--out", out, store=out.parent / "own")


def test_what_no_server_had_comes_back_and_is_taken_in_once(
    town: RealMunicipality, lost: Path, case: CaseId, tmp_path: Path
) -> None:
    out = tmp_path / "back"
    run = recover(town, lost, out, 3, 1)
    assert run.code == 0, run
    assert "4 vastleggingen en 1 bestanden teruggehaald" in run.out
    assert "Nog niet helemaal op een server: 2 vastleggingen" in run.out
    assert "niet versleuteld" in run.out
    assert (out / "blobs" / case / ref_of(PAPER).sha256).read_bytes() == PAPER
    assert verify_files([out / "journal.jsonl"], town.made.folder.root.read_text(), as_json=False)[1] == 0

    assert take_in(town.municipality, out) == TakenIn(new=2, already=2, blobs=1)
    assert take_in(town.municipality, out) == TakenIn(already=4, blobs=1)


def test_the_command_of_the_server_says_what_it_took(
    town: RealMunicipality, lost: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from jgvisit.server.command import main

    out = tmp_path / "back"
    assert recover(town, lost, out, 2, 3).code == 0
    assert main(["take-in", "--dir", str(town.made.folder.path), str(out)]) == 0
    assert "nieuw: 2, was er al: 2, klopt niet: 0" in capsys.readouterr().out


def test_one_changed_byte_is_refused_and_nothing_of_it_is_believed(
    town: RealMunicipality, lost: Path, case: CaseId, tmp_path: Path
) -> None:
    out = tmp_path / "back"
    assert recover(town, lost, out, 1, 2).code == 0
    journal = out / "journal.jsonl"
    journal.write_bytes(journal.read_bytes().replace(b"Van Dijk", b"Van Dyck"))
    paper = out / "blobs" / case / ref_of(PAPER).sha256
    paper.write_bytes(PAPER.replace(b"this", b"that"))
    done = take_in(town.municipality, out)
    assert (done.new, done.refused, done.blobs, done.blobs_refused) == (1, 1, 0, 1)


@pytest.mark.parametrize("numbers", [(1, 1), (1,)])
def test_one_officer_alone_recovers_nothing(
    town: RealMunicipality, lost: Path, tmp_path: Path, numbers: tuple[int, ...]
) -> None:
    out = tmp_path / "back"
    assert_refused(recover(town, lost, out, *numbers))
    assert not out.exists()


def test_nothing_is_written_over(town: RealMunicipality, lost: Path, tmp_path: Path) -> None:
    out = tmp_path / "back"
    out.mkdir()
    (out / "note.txt").write_text("mine")
    assert_refused(recover(town, lost, out, 1, 2), str(out))
    assert [path.name for path in out.iterdir()] == ["note.txt"]


def test_what_else_lies_in_the_folder_is_not_opened_and_stops_nothing(
    town: RealMunicipality, lost: Path, case: CaseId, tmp_path: Path
) -> None:
    out = tmp_path / "back"
    assert recover(town, lost, out, 1, 2).code == 0
    paper = out / "blobs" / case / ref_of(PAPER).sha256
    outside = tmp_path / "outside"
    outside.mkdir()
    paper.rename(outside / paper.name)
    paper.symlink_to(outside / paper.name)  # the right bytes, by a way out of the folder
    (out / "blobs" / str(new_uuid7())).symlink_to(outside)
    os.mkfifo(paper.with_name("f" * 64))  # to open it is to wait for ever
    (paper.parent / ("e" * 64)).mkdir()
    (paper.parent / "..%2f..%2fx").write_bytes(b"x")
    with paper.with_name("d" * 64).open("wb") as large:
        large.truncate(MAX_BLOB_BYTES * 40)
    (out / "blobs" / "no family").mkdir()
    (out / "blobs" / "no family" / paper.name).write_bytes(PAPER)
    (out / "blobs" / os.fsdecode(b"\xff")).mkdir()
    (out / "blobs" / os.fsdecode(b"\xff") / paper.name).write_bytes(PAPER)
    (out / "blobs" / "note.txt").write_text("mine")
    done = take_in(town.municipality, out)
    assert (done.new, done.blobs, done.blobs_refused) == (2, 0, 6)
    paper.unlink()
    paper.write_bytes(PAPER)
    assert take_in(town.municipality, out).blobs == 1


def test_a_record_no_laptop_can_have_made_is_refused_and_the_rest_is_taken_in(
    town: RealMunicipality, lost: Path, tmp_path: Path
) -> None:
    out = tmp_path / "back"
    assert recover(town, lost, out, 1, 2).code == 0
    journal = out / "journal.jsonl"
    lines = journal.read_bytes().splitlines(keepends=True)
    last = json.loads(lines[-1])
    lines[-1] = canonical.encode({**last, "salt": "AAAA"}) + b"\n"
    journal.write_bytes(b"".join(lines))
    done = take_in(town.municipality, out)
    assert done.refused >= 1
    assert done.blobs + done.blobs_refused == 1


def test_the_folder_of_another_municipality_is_skipped(town: RealMunicipality, lost: Path, tmp_path: Path) -> None:
    out = tmp_path / "back"
    assert recover(town, lost, out, 1, 2).code == 0
    with running_provider() as issuer, open_municipality(tmp_path / "elsewhere", issuer) as other:
        assert take_in(other.municipality, out) == TakenIn(skipped=4, blobs_refused=1)


def test_a_disk_that_is_full_leaves_nothing_to_read(
    town: RealMunicipality, lost: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "back"

    def full(path: Path, data: bytes) -> None:
        if path.name == "journal.jsonl":
            raise DiskFullError("errno 28")
        replace_file(path, data)

    monkeypatch.setattr(recovering, "replace_file", full)
    with pytest.raises(DiskFullError):
        recovering.recover(lost, (key(town, 1), key(town, 2)), out)
    assert list(out.iterdir()) == []
    monkeypatch.undo()
    assert recovering.recover(lost, (key(town, 1), key(town, 2)), out) == 0
    for path in (out, *out.rglob("*")):
        if path.is_dir() and path != out / "blobs":
            assert path.stat().st_mode & 0o077 == 0
        elif path.is_file():
            assert path.stat().st_mode & 0o177 == 0


def test_nothing_is_written_into_the_store(town: RealMunicipality, lost: Path) -> None:
    before = sorted(path.name for path in lost.iterdir())
    assert_refused(recover(town, lost, lost / "back", 1, 2), "outside the store")
    assert sorted(path.name for path in lost.iterdir()) == before


@pytest.mark.parametrize("data", [b"", b"-----BEGIN PRIVATE KEY-----", os.urandom(200)], ids=["empty", "cut", "noise"])
def test_a_file_that_is_no_key_is_refused_by_name(
    town: RealMunicipality, lost: Path, tmp_path: Path, data: bytes
) -> None:
    bad = tmp_path / "bad.key"
    bad.write_bytes(data)
    run = jgvisit(
        "recover", lost, "--key", bad, "--key", key(town, 1), "--out", tmp_path / "back", store=tmp_path / "own"
    )
    assert_refused(run, str(bad))


def test_an_officer_makes_a_pair_under_a_password_and_an_installation_takes_three(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from jgvisit.server.command import main

    password = "paard batterij nietje\n"
    for number in range(3):
        file = tmp_path / f"officer-{number}.key"
        run = jgvisit("recover", "--new-key", file, store=tmp_path, typed=password * 2)
        assert run.code == 0, run
        assert b"ENCRYPTED" in file.read_bytes()
    assert_refused(jgvisit("recover", "--new-key", file, store=tmp_path, typed=password * 2))
    given = ["--municipality", "Demostad", "--issuer", "http://127.0.0.1:9", "--client-id", "jgvisit", "--demo"]
    officer = ["--officer-subject", "o", "--officer-name", "Olga Bakker"]
    keys = [part for number in range(3) for part in ("--recovery-key", str(tmp_path / f"officer-{number}.key.pub"))]
    assert main(["init", "--dir", str(tmp_path / "two"), *given, *officer, *keys[:4]]) == 1
    assert "3 to 12" in capsys.readouterr().err
    assert main(["init", "--dir", str(tmp_path / "three"), *given, *officer, *keys]) == 0
    assert not list((tmp_path / "three" / "offline").glob("recovery-*.key"))
