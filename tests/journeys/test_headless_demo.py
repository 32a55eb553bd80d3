"""`jgvisit demo --headless` as another program sees it: its exit code, its folder, its report (design §7)."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from played_demo import Played, end_of, start, verify
from PySide6.QtGui import QImage

REPORT_KEYS = ["wrap", "families", "records", "explained", "documents", "sync", "screens"]
SYNC_KEYS = ["made", "stored", "already", "early", "rejected", "parked", "waiting", "receipt"]
FEWEST_SCREENS = 30


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    out = tmp_path_factory.mktemp("demo") / "out"
    return end_of(start(out), out)


def test_it_ends_well_and_says_where_everything_is(played: Played) -> None:
    assert played.code == 0, played.said
    assert str(played.out) in played.said
    assert "Traceback" not in played.said


def test_the_folder_holds_what_the_contract_names(played: Played) -> None:
    there = {path.name for path in played.out.iterdir() if not path.name.startswith(".")}
    named = {"store", "server", "documents", "papers", "screens", "ca.pem", "journal.jsonl", "report.json"}
    assert named <= there <= named | {"home"}
    assert all(path.suffix == ".pdf" for path in (played.out / "documents").iterdir())
    assert len(list((played.out / "papers").glob("*.pdf"))) == 3, "what the mother wanted to keep was printed"


def test_the_report_has_the_keys_of_the_contract_and_its_sums_hold(played: Played) -> None:
    report = played.report
    sync = report["sync"]
    assert list(report) == REPORT_KEYS
    assert list(sync) == SYNC_KEYS
    answered = sync["stored"] + sync["already"] + sync["early"] + sync["rejected"]
    assert sync["made"] == answered + sync["waiting"] == report["records"]
    assert (sync["waiting"], sync["rejected"], sync["parked"]) == (0, 0, 0)
    assert sync["receipt"].endswith("Z")
    assert report["families"] >= 5
    made_here = json.loads((played.out / "journal.jsonl").read_text(encoding="utf-8").splitlines()[0])["chains"]
    assert [chain["records"] for chain in made_here if chain["whole"]] == [sync["made"]]


def test_the_keyring_holds_half_of_the_key_where_one_can_run(played: Played) -> None:
    can = all(shutil.which(program) for program in ("dbus-run-session", "gnome-keyring-daemon"))
    assert played.report["wrap"] == ("daily" if can else "passphrase")


def test_every_document_listed_is_there_and_verifies_with_the_right_trust_only(played: Played) -> None:
    listed = played.report["documents"]
    files = [played.out / "documents" / document["file"] for document in listed]
    assert sorted(files) == sorted((played.out / "documents").iterdir())
    for document, file in zip(listed, files, strict=True):
        assert hashlib.sha256(file.read_bytes()).hexdigest() == document["sha256"]
        assert document["form"] == "consentToHelp"
        assert not set(document["signer"].split()) & set(file.stem.replace("-", " ").split())
    trusted = verify(*files, "--trust", played.out / "ca.pem")
    assert trusted.returncode == 0, trusted.stdout
    assert "DEMO" in trusted.stdout
    distrusted = verify(*files, "--json")
    assert distrusted.returncode == 1
    for answer in json.loads(distrusted.stdout):
        failed = [step["name"] for step in answer["steps"] if step["outcome"] == "fails"]
        assert failed == ["issuer"]


def test_the_journal_verifies_and_one_changed_byte_does_not(played: Played, tmp_path: Path) -> None:
    journal = played.out / "journal.jsonl"
    assert verify(journal, "--trust", played.out / "ca.pem").returncode == 0
    changed = tmp_path / "journal.jsonl"
    changed.write_bytes(journal.read_bytes().replace(b"notYet", b"notYeT", 1))
    assert verify(changed, "--trust", played.out / "ca.pem").returncode == 1


def test_each_child_hears_its_own_card_and_the_mother_hears_in_arabic_through_an_interpreter(played: Played) -> None:
    told = {(entry["card"], entry["person"]) for entry in played.report["explained"]}
    assert {("K24a", "Sami de Boer"), ("K24b", "Noor de Boer"), ("K02", "Samira Haddad")} <= told
    assert not [person for _, person in told if person == "Jeroen de Boer"], "the absent father heard nothing"
    bodies = played.bodies()
    kinds = [body["kind"] for body in bodies]
    logged = kinds.index("interpreterUsed")
    first_in_arabic = next(
        index for index, body in enumerate(bodies)
        if body["kind"] == "cardExplained" and "ar" in body["payload"]["languages"]
    )  # fmt: skip
    assert bodies[logged]["payload"]["language"] == "ar"
    assert logged < first_in_arabic
    assert all("ar" not in card["languages"] for card in played.of_kind("cardExplained") if card["card"][:3] == "K24")


def test_what_was_not_understood_was_told_again(played: Played) -> None:
    outcomes = [said["outcome"] for said in played.of_kind("saidBack") if said["card"] == "K02"]
    assert outcomes == ["notYet", "correctAfterRepeat"]
    assert sum(card["card"] == "K02" for card in played.of_kind("cardExplained")) == 2


def test_every_picture_shows_something(played: Played) -> None:
    listed = played.report["screens"]
    assert listed == sorted(path.name for path in (played.out / "screens").iterdir())
    assert len(listed) >= FEWEST_SCREENS
    blank = [name for name in listed if _colours(played.out / "screens" / name) < 20]
    assert blank == []


def _colours(file: Path) -> int:
    image = QImage(str(file))
    assert (image.width(), image.height()) == (1366, 768)
    return len({image.pixel(x, y) for x in range(0, 1366, 3) for y in range(0, 768, 3)})


def test_the_same_seed_plays_the_same_visit_in_a_folder_used_before(played: Played) -> None:
    first, names = played.report, played.report["screens"]
    note = played.out / "my-notes.txt"
    note.write_text("of the person who ran the demo")
    again = end_of(start(played.out), played.out)
    assert again.code == 0, again.said
    assert _shape(again.report) == _shape(first)
    assert again.report["screens"] == names
    assert note.read_text() == "of the person who ran the demo"
    note.unlink()


def _shape(report: dict[str, Any]) -> dict[str, Any]:
    """What does not depend on ids, keys and times."""
    return {
        "explained": report["explained"],
        "documents": [(each["form"], each["signer"], each["outcome"]) for each in report["documents"]],
        "sync": {name: count for name, count in report["sync"].items() if name != "receipt"},
    }


def test_a_folder_that_no_demo_made_is_left_as_it_is(tmp_path: Path) -> None:
    mine = tmp_path / "documents" / "mine.pdf"
    mine.parent.mkdir()
    mine.write_text("somebody's own paper")
    refused = end_of(start(tmp_path), tmp_path)
    assert refused.code != 0
    assert "choose another folder" in refused.said
    assert mine.read_text() == "somebody's own paper"
    assert {path.name for path in tmp_path.iterdir()} == {"documents"}


def test_a_server_that_dies_during_the_visit_makes_the_demo_fail_with_a_sentence(tmp_path: Path) -> None:
    out = tmp_path / "out"
    demo = start(out)
    _wait_for(out / "screens" / "03-family.png", demo)
    servers = list(_processes_in(out, "server", "run"))
    assert len(servers) == 1
    os.kill(servers[0], signal.SIGKILL)
    failed = end_of(demo, out)
    assert failed.code != 0
    [sentence] = [line for line in failed.said.splitlines() if line.startswith("jgvisit demo:")]
    assert "De server is niet bereikbaar" in sentence
    assert "wacht veilig op deze laptop" in sentence
    assert not (out / "report.json").exists()
    assert not list(_processes_in(out)), "nothing of the demo is left running"


def _wait_for(file: Path, demo: subprocess.Popen[str]) -> None:
    end = time.monotonic() + 60
    while not file.exists():
        assert demo.poll() is None, demo.communicate()[0]
        assert time.monotonic() < end
        time.sleep(0.02)


def _processes_in(out: Path, *words: str) -> Iterator[int]:
    """Find the processes that were told to work in `out`, with these words among their arguments."""
    for folder in Path("/proc").iterdir():
        try:
            arguments = (folder / "cmdline").read_bytes().decode().split("\0") if folder.name.isdigit() else []
        except OSError:
            continue
        if any(argument.startswith(str(out)) for argument in arguments) and set(words) <= set(arguments):
            yield int(folder.name)
