"""`jgvisit verify`, `jgvisit journal export` and `jgvisit sync` on a real store and real papers."""

from __future__ import annotations

import json
import stat
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cli_runs import assert_refused, jgvisit
from lease_maker import leased
from town import TestClock, begin_visit, enrolled_safe, open_form_a, settle_family, sign

from jgvisit.bootstrap import open_workspace
from jgvisit.config import Places
from jgvisit.ids import CaseId, PersonId, new_uuid7
from jgvisit.records.body import read_body
from jgvisit.records.happenings_of_family import ComplaintRecorded
from jgvisit.records.payload_family import SafeContactRecorded
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.services.desk.writing import Writer
from jgvisit.store.create import create_store
from jgvisit.store.passphrase import new_passphrase
from jgvisit.store.unlock import unlock_with_passphrase

SECRET = "Opvang Noord, Wilgenpad 7"
DANGER, COMPLAINT = "zij is bang voor hem", "hij kreeg altijd gelijk"
NAMES = ["intact", "issuer", "revoked", "existedBefore", "register"]


@dataclass(frozen=True)
class Laptop:
    """A store that was closed, its words, and a paper it sealed."""

    store: Path
    words: str
    paper: Path
    ca: Path
    case: CaseId
    records: int
    father: PersonId


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Laptop:
    folder = tmp_path_factory.mktemp("laptop")
    words, clock = new_passphrase(), TestClock()
    safe = enrolled_safe(folder / "store", clock, words=words)
    work = open_workspace(safe, clock)
    family = settle_family(work)
    visit = begin_visit(work, family)
    form = open_form_a(work, family, visit, family.boy)
    signed = sign(work, family, visit, form, family.mother)
    paper = folder / signed.file_name
    paper.write_bytes(work.journal.blob(family.case, signed.document))
    secret = work.families.record_safe_contact(
        family.case,
        SafeContactRecorded(
            person=family.mother, approach="allowed", channels=("post",), detail=SECRET, evidence="zij"
        ),
    )
    hidden = VisibilityRestricted(hides=(secret,), hidden_from=(family.father,), basis="veiligheid")
    Writer(work.journal, work.files).one(family.case, hidden)
    for told in (
        SafeContactRecorded(
            person=family.father, approach="doNotApproach", joint_talk_safe="no", reason=DANGER, evidence="zij"
        ),
        ComplaintRecorded(event=new_uuid7(), on="2026-03-02", source="zij", persons=(family.mother,), about=COMPLAINT),
    ):
        Writer(work.journal, work.files).one(family.case, told)
    made = work.journal.balance().made
    safe.close()
    return Laptop(folder / "store", " ".join(words), paper, safe.places.ca, family.case, made, family.father)


@pytest.fixture(scope="module")
def journal(laptop: Laptop, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("export") / "journal.jsonl"
    run = jgvisit("journal", "export", "--out", out, store=laptop.store, typed=laptop.words + "\n")
    assert run.code == 0, run
    return out


def outcomes(out: str) -> dict[str, str]:
    (verified,) = json.loads(out)
    return {step["name"]: step["outcome"] for step in verified["steps"]}


def test_the_export_holds_every_record_with_its_body_and_only_this_account_may_read_it(
    laptop: Laptop, journal: Path
) -> None:
    _, *lines = journal.read_bytes().splitlines()
    assert len(lines) == laptop.records
    bodies = [read_body(json.loads(line)["body"].encode()) for line in lines]
    assert {body.case for body in bodies} == {None, laptop.case}
    assert [body.kind for body in bodies][-6:-4] == ["signerDecided", "documentSealed"]
    assert stat.S_IMODE(journal.stat().st_mode) == 0o600


def test_h2_an_export_for_one_person_holds_what_that_person_may_see_and_every_link(
    laptop: Laptop, journal: Path, tmp_path: Path
) -> None:
    whole = [json.loads(line) for line in journal.read_bytes().splitlines()[1:]]
    bodies = {body.id: body for line in whole for body in [read_body(line["body"].encode())]}
    out = tmp_path / "father.jsonl"
    run = jgvisit(
        "journal", "export", "--out", out, "--reader", laptop.father, store=laptop.store, typed=laptop.words + "\n"
    )
    assert run.code == 0, run
    lines = [json.loads(line) for line in out.read_bytes().splitlines()[1:]]
    assert [line["link"] for line in lines] == [line["link"] for line in whole]
    given = {read_body(line["body"].encode()).id for line in lines if "body" in line}
    kept = {bodies[name].kind for name in bodies.keys() - given}
    theirs = {"signerDecided", "complaintRecorded"}  # the mother's own
    assert kept == {"safeContactRecorded", "visibilityRestricted", "storeOpened", *theirs}
    for words in (SECRET, DANGER, COMPLAINT):  # hidden · that somebody fears the reader (H8) · another person's own
        assert words not in out.read_text()
        assert words in journal.read_text()
    verified = jgvisit("verify", out, "--json", "--trust", laptop.ca, store=laptop.store)
    assert outcomes(verified.out)["intact"] == "holds"


def test_an_export_for_somebody_unknown_writes_nothing(laptop: Laptop, tmp_path: Path) -> None:
    out = tmp_path / "nobody.jsonl"
    nobody = new_uuid7()
    run = jgvisit("journal", "export", "--out", out, "--reader", nobody, store=laptop.store, typed=laptop.words + "\n")
    assert run.code == 2
    assert not out.exists()


@pytest.mark.parametrize("which", ["paper", "journal"])
def test_what_was_sealed_or_exported_verifies_in_the_shape_of_the_contract(
    laptop: Laptop, journal: Path, which: str
) -> None:
    file = laptop.paper if which == "paper" else journal
    run = jgvisit("verify", file, "--trust", laptop.ca, "--json", store=laptop.store)
    (verified,) = json.loads(run.out)
    assert run.code == 0, run.out
    assert list(verified) == ["file", "valid", "steps"]
    assert [list(step) for step in verified["steps"]] == [["n", "name", "outcome", "detail"]] * 5
    assert [(step["n"], step["name"]) for step in verified["steps"]] == list(enumerate(NAMES, 1))
    assert outcomes(run.out)["issuer"] == "holds"
    assert "DEMO" in run.out


@pytest.mark.parametrize("which", ["paper", "journal"])
def test_a_changed_byte_is_found(laptop: Laptop, journal: Path, tmp_path: Path, which: str) -> None:
    if which == "paper":
        data = bytearray(laptop.paper.read_bytes())
        data[len(data) // 3] ^= 1
    else:
        data = bytearray(journal.read_bytes().replace(b"Samira", b"Sandra"))
    file = tmp_path / "changed"
    file.write_bytes(data)
    run = jgvisit("verify", file, "--trust", laptop.ca, "--json", store=laptop.store)
    assert run.code == 1
    assert outcomes(run.out)["intact"] == "fails"
    assert not json.loads(run.out)[0]["valid"]


def test_a_record_taken_out_of_the_journal_is_found(laptop: Laptop, journal: Path, tmp_path: Path) -> None:
    lines = journal.read_bytes().splitlines(keepends=True)
    for gone in (1, len(lines) // 2, len(lines) - 1):
        file = tmp_path / "shorter.jsonl"
        file.write_bytes(b"".join(lines[:gone] + lines[gone + 1 :]))
        run = jgvisit("verify", file, "--trust", laptop.ca, "--json", store=laptop.store)
        assert (run.code, outcomes(run.out)["intact"]) == (1, "fails")


def test_without_trust_named_the_enrolments_own_ca_counts_but_never_for_demo_papers(
    laptop: Laptop, journal: Path, tmp_path: Path
) -> None:
    for file in (laptop.paper, journal):
        ours = jgvisit("verify", file, "--json", store=laptop.store)
        assert (ours.code, outcomes(ours.out)["issuer"]) == (1, "fails")
        assert "DEMO" in ours.out
        nobody = jgvisit("verify", file, "--json", store=tmp_path / "no-enrolment")
        assert (nobody.code, outcomes(nobody.out)["issuer"]) == (1, "fails")


def test_one_bad_file_among_good_ones_does_not_hide_the_others(laptop: Laptop, journal: Path, tmp_path: Path) -> None:
    missing = tmp_path / "missing.pdf"
    run = jgvisit("verify", laptop.paper, missing, journal, "--trust", laptop.ca, "--json", store=laptop.store)
    assert run.code == 2
    assert [each["valid"] for each in json.loads(run.out)] == [True, False, True]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"hello", id="text"),
        pytest.param(b"{", id="half a journal"),
        pytest.param(b"{}\n{}", id="another kind of JSON lines"),
        pytest.param(b"%PDF-1.7\n", id="the beginning of a PDF"),
        pytest.param(b"\xff\xd8\xff\xe0" + b"x" * 100, id="a picture"),
        pytest.param(b'{"a":' * 50_000, id="nested without end"),
    ],
)
def test_a_file_that_is_neither_paper_nor_journal_is_unreadable_and_no_program_error(
    laptop: Laptop, tmp_path: Path, data: bytes
) -> None:
    file = tmp_path / "odd"
    file.write_bytes(data)
    run = jgvisit("verify", file, "--trust", laptop.ca, store=laptop.store)
    assert run.code == 2, run
    assert "Traceback" not in run.err
    assert run.out.startswith("odd: NIET LEESBAAR")


def test_a_folder_is_unreadable(laptop: Laptop, tmp_path: Path) -> None:
    run = jgvisit("verify", tmp_path, "--trust", laptop.ca, store=laptop.store)
    assert run.code == 2
    assert "Traceback" not in run.err


def test_a_trust_file_that_is_none_is_refused(laptop: Laptop, tmp_path: Path) -> None:
    assert_refused(jgvisit("verify", laptop.paper, "--trust", tmp_path / "no.pem", store=laptop.store), "no.pem")
    assert_refused(jgvisit("verify", laptop.paper, "--trust", tmp_path, store=laptop.store), "directory")
    (tmp_path / "not.pem").write_bytes(b"\xff\xfenot a certificate")
    assert_refused(jgvisit("verify", laptop.paper, "--trust", tmp_path / "not.pem", store=laptop.store), "certificate")


def test_plain_dutch_says_per_step_what_holds(laptop: Laptop) -> None:
    run = jgvisit("verify", laptop.paper, "--trust", laptop.ca, store=laptop.store)
    assert run.code == 0
    first, *steps = run.out.splitlines()
    assert first == f"{laptop.paper.name}: geldig"
    assert [line.split()[0] for line in steps] == ["1.", "2.", "3.", "4.", "5."]


@pytest.mark.parametrize("command", [("sync",), ("journal", "export", "--out", "x.jsonl")])
def test_where_no_store_is_none_is_made(tmp_path: Path, command: tuple[str, ...]) -> None:
    assert_refused(jgvisit(*command, store=tmp_path / "nothing"), "store.missing")
    assert not (tmp_path / "nothing").exists()


@pytest.mark.parametrize("command", ["sync", "journal"])
def test_wrong_words_open_nothing_and_nobody_at_the_keyboard_is_said(
    laptop: Laptop, tmp_path: Path, command: str
) -> None:
    out = tmp_path / "out.jsonl"
    arguments = ("sync",) if command == "sync" else ("journal", "export", "--out", out)
    assert_refused(
        jgvisit(*arguments, store=laptop.store, typed="een twee drie vier vijf zes\n"), "store.wrong_passphrase"
    )
    assert_refused(jgvisit(*arguments, store=laptop.store), "keyboard")
    assert not out.exists()


def test_an_export_to_where_no_file_can_be_asks_nobody_for_a_secret(laptop: Laptop, tmp_path: Path) -> None:
    nowhere = tmp_path / "no" / "folder.jsonl"
    assert_refused(jgvisit("journal", "export", "--out", nowhere, store=laptop.store), "folder.jsonl", "no such folder")
    assert_refused(jgvisit("journal", "export", "--out", tmp_path, store=laptop.store), "is a folder")


def test_an_export_replaces_an_older_one_whole(laptop: Laptop, journal: Path, tmp_path: Path) -> None:
    out = tmp_path / "again.jsonl"
    out.write_bytes(b"x" * 1_000_000)
    run = jgvisit("journal", "export", "--out", out, store=laptop.store, typed=laptop.words + "\n")
    assert run.code == 0
    assert out.read_bytes() == journal.read_bytes()
    assert list(tmp_path.iterdir()) == [out]


def test_a_server_that_is_away_is_said_in_one_line_and_everything_still_waits(laptop: Laptop) -> None:
    run = jgvisit("sync", store=laptop.store, typed=laptop.words + "\n")
    assert run.code == 2
    assert "Traceback" not in run.err
    assert run.err.strip().splitlines()[-1].startswith("jgvisit: sync.")


def test_a_store_without_enrolment_neither_syncs_nor_exports(tmp_path: Path) -> None:
    words = new_passphrase()
    create_store(Places(tmp_path / "store", "jgvisit-test", demo=True), None, TestClock(), words=words).safe.close()
    typed = " ".join(words) + "\n"
    out = tmp_path / "out.jsonl"
    for arguments in (("sync",), ("journal", "export", "--out", out)):
        assert_refused(jgvisit(*arguments, store=tmp_path / "store", typed=typed), "refused.not_enrolled")
    assert not out.exists()


def test_nothing_is_exported_once_families_may_not_be_read_here_and_in_an_open_visit_it_is(tmp_path: Path) -> None:
    words, clock = new_passphrase(), TestClock(datetime.now(UTC) - timedelta(days=40))
    work = open_workspace(enrolled_safe(tmp_path / "store", clock, words=words), clock)
    family = settle_family(work)
    leased(work, clock, days=14)
    work.safe.close()
    out, typed = tmp_path / "out.jsonl", " ".join(words) + "\n"
    run = jgvisit("journal", "export", "--out", out, store=tmp_path / "store", typed=typed)
    assert_refused(run, "refused.lease_ended")
    assert not out.exists()
    work = open_workspace(unlock_with_passphrase(work.safe.places, " ".join(words), clock), clock)
    begin_visit(work, family)
    work.safe.close()
    assert jgvisit("journal", "export", "--out", out, store=tmp_path / "store", typed=typed).code == 0
