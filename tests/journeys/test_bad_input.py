"""Keys, keyring, store, disk or clock are not as they should be: a clear sentence, and nothing lost."""

from __future__ import annotations

import resource
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import shiboken6
from desk import Desk, dressed_app
from keyring_session import KeyringSession, secret_service
from laptop import PIN, Laptop, in_a_visit, new_laptop, with_family
from program import alive, program, until
from town import Family, hear

from jgvisit.clock import BootReading, SystemClock
from jgvisit.config import DEMO_KEYRING_SERVICE
from jgvisit.ids import new_uuid7
from jgvisit.records.payload_family import AuthorityRecorded, PersonRegistered
from jgvisit.services.signing.signing import ink_field
from jgvisit.store.connection import PAGE_BYTES, connect
from jgvisit.store.key_file import read_key_file
from jgvisit.store.keyring_secret import KeyringSecrets
from jgvisit.store.unlock import unlock_with_passphrase
from jgvisit.workspace import Workspace
from ui.launch import behind
from ui.vault import Behind

WRONG = "135790"


@pytest.fixture(scope="module", autouse=True)
def keyring(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KeyringSession]:
    with secret_service(tmp_path_factory.mktemp("home")) as session:
        yield session


@pytest.fixture
def laptop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Laptop:
    made = new_laptop(tmp_path / "store", pin=PIN)
    monkeypatch.setenv("JGVISIT_STORE", str(made.places.store_dir))
    return made


@pytest.fixture
def family(laptop: Laptop) -> Family:
    return with_family(laptop)


@contextmanager
def sitting(what: Behind | None = None) -> Iterator[Desk]:
    dressed_app()
    desk = Desk(what or behind())
    try:
        yield desk
    finally:
        desk.close()


def test_a_vault_that_was_closed_leaves_no_window_with_names_in_the_process(laptop: Laptop, family: Family) -> None:
    with sitting() as desk:
        desk.give_pin(PIN)
        desk.at("today")
        window = desk.window
        assert shiboken6.isValid(window)
    assert not shiboken6.isValid(window)


# -- the door -----------------------------------------------------------------------------------


def still_to_wait(whole_s: int, since: float) -> float:
    """What must be left of a wait that began after `since` [s], however long a busy machine took in between."""
    return max(0, whole_s - 1 - (time.monotonic() - since))


def test_wrong_pins_are_counted_and_the_wait_outlives_the_process(laptop: Laptop, tmp_path: Path) -> None:
    with program(tmp_path / "run", laptop.places.store_dir) as running:
        first = running.prompting()
        for left in (9, 8):
            said = running.ask(first, "pin", WRONG)
            assert "Deze pincode klopt niet" in said["words"]
            assert f"Pogingen over: {left}" in said["words"]
            assert said["wait_s"] == 0
        began = time.monotonic()
        third = running.ask(first, "pin", WRONG)
        assert "Pogingen over: 7" in third["words"]
        assert still_to_wait(15, began) <= third["wait_s"] <= 15
        told = time.monotonic()
        running.ask(first, "bug")
        until(lambda: not alive(first), "the end of the first vault")
        second = running.prompting(first)
        asked = time.monotonic()
        left = running.ask(second, "look")["wait_s"]
        assert still_to_wait(15, began) <= left <= max(0, 18 - (asked - told)), "the time that went by is over"
        until(lambda: running.ask(second, "look")["wait_s"] == 0, "the end of the wait")
        began = time.monotonic()
        fourth = running.ask(second, "pin", WRONG)
        assert "Pogingen over: 6" in fourth["words"]
        assert still_to_wait(30, began) <= fourth["wait_s"] <= 30, "the wait grows"
        assert running.ask(second, "words", laptop.words)["screen"] == "new_pin", "the six words are not locked out"


def test_a_keyring_that_is_gone_leaves_the_six_words(laptop: Laptop, family: Family) -> None:
    key_file = read_key_file(laptop.places.key_file)
    with sitting() as desk:
        KeyringSecrets(DEMO_KEYRING_SERVICE).delete(f"daily:{key_file.file_id}:{key_file.generation}")
        desk.give_pin(PIN)
        assert "heeft onze sleutel niet meer" in desk.words()
        assert "Er is niets kwijt" in desk.words()
        assert desk.vault.unlock.secret.isVisible()
        assert "Geef uw zes woorden" in desk.words()
        desk.give_words(laptop.words)
        desk.hand.wait(lambda: desk.window.current != "unlock", "the way in")


def test_without_any_keyring_the_pin_is_not_even_asked(
    laptop: Laptop, family: Family, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(laptop.places.store_dir))
    with sitting() as desk:
        desk.give_pin(PIN)
        assert "Geef uw zes woorden" in desk.words()
        assert "sleutelbos" in desk.words()
        desk.give_words(laptop.words)
        desk.hand.wait(lambda: desk.window.current != "unlock", "the way in")


# -- the file -----------------------------------------------------------------------------------


def cut_short(laptop: Laptop) -> None:
    data = laptop.places.store.read_bytes()
    laptop.places.store.write_bytes(data[: len(data) // 2 - 700])


def emptied(laptop: Laptop) -> None:
    laptop.places.store.write_bytes(b"")


def flipped(first_page: int, last_page: int | None) -> Callable[[Laptop], None]:
    """One bit of each of these pages; a page that nobody reads at the door is told where it is read."""

    def flip(laptop: Laptop) -> None:
        data = bytearray(laptop.places.store.read_bytes())
        for page in range(len(data) // PAGE_BYTES)[first_page:last_page]:
            data[page * PAGE_BYTES + 20] ^= 0x10
        laptop.places.store.write_bytes(bytes(data))

    return flip


def from_the_future(laptop: Laptop) -> None:
    safe = unlock_with_passphrase(laptop.places, laptop.words, SystemClock())
    key = safe.keys.data_key
    safe.close()
    connection = connect(laptop.places.store, key)
    connection.execute("PRAGMA user_version = 9999")
    connection.close()


DAMAGED, TOO_NEW = "De opslag van deze laptop is beschadigd", "nieuwere versie van het programma"


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        pytest.param(cut_short, DAMAGED, id="truncated"),
        pytest.param(emptied, DAMAGED, id="emptied"),
        pytest.param(flipped(0, 1), DAMAGED, id="bit-flipped-at-the-start"),
        pytest.param(flipped(1, None), DAMAGED, id="bit-flipped-inside"),
        pytest.param(from_the_future, TOO_NEW, id="newer"),
    ],
)
def test_a_store_that_cannot_be_used_is_told_and_left_as_it_is(
    laptop: Laptop, family: Family, spoil: Callable[[Laptop], None], sentence: str
) -> None:
    spoil(laptop)
    before = laptop.places.store.read_bytes()
    with sitting() as desk:
        desk.give_pin(PIN)
        assert sentence in desk.words()
        assert "niets veranderd" in desk.words()
        assert desk.window.current == "unlock"
    assert laptop.places.store.read_bytes() == before


# -- the disk -----------------------------------------------------------------------------------


@contextmanager
def no_more_pages(work: Workspace) -> Iterator[None]:
    """The database may not grow: SQLite says "disk full" as it does on a full disk."""
    with work.safe.database.read() as connection:
        [pages] = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}").fetchall()
    yield
    with work.safe.database.read() as connection:
        connection.execute("PRAGMA max_page_count = 1073741823").fetchall()


@contextmanager
def no_longer_files(work: Workspace) -> Iterator[None]:
    """The system refuses every byte beyond what the log has now."""
    log = work.safe.places.store.with_name(work.safe.places.store.name + "-wal")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size + 8_000, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize(
    ("starve", "sentence"),
    [
        pytest.param(no_more_pages, "De schijf van deze laptop is vol", id="full"),
        pytest.param(no_longer_files, "De schijf van deze laptop weigert te schrijven", id="refusing"),
    ],
)
def test_a_disk_that_takes_no_more_while_signing_costs_no_ink(
    laptop: Laptop, family: Family, starve: Callable[[Workspace], object], sentence: str
) -> None:
    in_a_visit(laptop, family)
    with sitting() as desk:
        desk.give_pin(PIN)
        desk.open_form(family.girl)
        desk.fill()
        desk.lay_before_family()
        desk.hand_to(family.mother, "agreed")
        desk.rest()
        drawn = desk.form.sign.pad.strokes()
        before = desk.work.journal.records_of(family.case)
        with starve(desk.work):
            desk.hand.click(desk.form.check.record)
            desk.rest()
            assert sentence in desk.words()
            assert "alles daarvoor wel" in desk.words()
        [form] = desk.work.files.get(family.case).forms
        assert desk.work.journal.records_of(family.case) == before, "nothing was recorded"
        assert form.decisions == ()
        assert desk.form.check.isVisible()
        assert desk.form.sign.pad.strokes() == drawn
        assert ink_field(form.id, family.mother) in desk.work.journal.drafts(family.case)
        desk.record_decision()
        [decision] = desk.work.files.get(family.case).forms[0].decisions
        assert decision.decision == "agreed"


# -- the family ---------------------------------------------------------------------------------


def test_with_unknown_authority_those_present_sign_and_the_help_waits(laptop: Laptop) -> None:
    work = laptop.open()
    people = {key: new_uuid7() for key in ("mother", "father", "child")}
    today = work.today()
    case = work.families.register(
        "Dijkstra",
        (
            PersonRegistered(person=people["mother"], name="Anke Dijkstra", role="parent", born="1997-05-01"),
            PersonRegistered(person=people["father"], name="Wietse Posthumus", role="parent", born="1995-05-01"),
            PersonRegistered(
                person=people["child"], name="Fenna Posthumus", role="child", born=f"{today.year - 6}-02-01"
            ),
        ),
    )
    for holder, evidence in (("mother", "gezagsregister"), ("father", None)):
        work.families.record_authority(
            case,
            AuthorityRecorded(
                line=new_uuid7(), child=people["child"], holder=people[holder], kind="parent", since="2021-01-01",
                evidence=evidence, checked_on=today.isoformat() if evidence else None,
            ),
        )  # fmt: skip
    work.visits.start(case, [people["mother"], people["child"]])
    work.safe.close()
    with sitting() as desk:
        desk.give_pin(PIN)
        desk.open_form(people["child"])
        desk.fill()
        desk.lay_before_family()
        said = desk.words()
        assert "Wietse Posthumus" in said
        assert "gezagsregister" in said.casefold()
        desk.hand_to(people["mother"], "agreed")
        desk.record_decision()
        desk.hand.click(desk.form.done.go_on)
        desk.rest()
        assert "De hulp begint nog niet" in desk.words()
        [form] = desk.work.files.get(case).forms
        assert [decision.decision for decision in form.decisions] == ["agreed"]
        answer = desk.work.forms.law_for(case, people["child"], form.id)
        assert not answer.may_start
        assert "authority_unknown" in {block.code for block in answer.blocked_by}


# -- the clock ----------------------------------------------------------------------------------


class AYearBehind:
    """The clocks of a laptop whose date was set back a year; the one that counts sleep cannot be set."""

    def now(self) -> datetime:
        return SystemClock().now() - timedelta(days=365)

    def __init__(self, *, restarted: bool = False) -> None:
        self._restarted = restarted

    def boot(self) -> BootReading:
        reading = SystemClock().boot()
        return BootReading("another start of the machine", reading.elapsed_ms) if self._restarted else reading


@pytest.mark.parametrize(
    ("restarted", "words"),
    [
        pytest.param(False, "(geschat)", id="same-start"),
        pytest.param(True, "niet eerder dan", id="after-a-restart"),
    ],
)
def test_with_a_clock_set_back_a_year_work_goes_on_and_times_are_marked(
    laptop: Laptop, family: Family, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, restarted: bool, words: str
) -> None:
    work = laptop.open()
    hear(work, SystemClock().now())
    work.safe.close()
    in_a_visit(laptop, family)
    monkeypatch.setattr("jgvisit.clock.SystemClock", lambda: AYearBehind(restarted=restarted))
    this_year = str(SystemClock().now().year)
    with sitting() as desk:
        desk.give_pin(PIN)
        desk.tell("K01", "parent")
        desk.open_form(family.girl)
        desk.fill()
        desk.lay_before_family()
        desk.hand_to(family.mother, "agreed")
        desk.record_decision()
        file = desk.work.files.get(family.case)
        [decision] = file.forms[0].decisions
        assert [told.card for told in file.explained] == ["K01"]
        stamp = decision.stamp
        assert stamp.recorded_at.startswith(str(int(this_year) - 1)), "what the clock said is kept as it was"
        if restarted:
            assert stamp.estimated_at is None
            assert str(stamp.not_before).startswith(this_year)
        else:
            assert str(stamp.estimated_at).startswith(this_year)
        paper = tmp_path / "paper.pdf"
        paper.write_bytes(desk.work.journal.blob(family.case, decision.document))
    printed = subprocess.run(
        ["pdftotext", "-layout", str(paper), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert words in printed
    assert f" {int(this_year) - 1} om" not in printed, "no paper dates itself a year back"
