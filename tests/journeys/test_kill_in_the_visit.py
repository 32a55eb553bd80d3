"""A visit that is killed at any moment (`kill -9`) goes on without losing anything that was shown as done.

JGVISIT_KILLS sets how often (default 16); a new store is taken after every 16 kills.
"""

from __future__ import annotations

import os
import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from keyring_session import process_environment
from laptop import Laptop, in_a_visit, new_laptop, with_family
from town import Family
from warm_visits import WarmVisits, warm_visits

from jgvisit.records.entries import read_entries
from jgvisit.records.payload_forms import FormOpened, SignerDecided
from jgvisit.records.payload_talk import CardExplained, SaidBack
from jgvisit.records.payload_visits import VisitEnded
from jgvisit.records.verify import verify_chain
from jgvisit.store.health import check_health
from jgvisit.workspace import Workspace

KILLS = int(os.environ.get("JGVISIT_KILLS", "16"))
KILLS_A_STORE = 16
SEED = 20261122


@pytest.fixture(autouse=True)
def no_keyring() -> Iterator[None]:
    """Let no test touch the keyring of whoever runs it."""
    with process_environment({"DBUS_SESSION_BUS_ADDRESS": None, "PYTHON_KEYRING_BACKEND": None}):
        yield


@pytest.fixture(scope="module")
def visits() -> Iterator[WarmVisits]:
    with warm_visits() as started:
        yield started


@dataclass
class Heard:
    """What the screens of all the killed processes of one store said."""

    shown: Counter[str] = field(default_factory=Counter)
    page: str = "visit"
    """The last page that was reached and remembered."""
    going: list[str] = field(default_factory=list)
    """Where the process was going since."""
    kept: tuple[str, str] | None = None
    """The last draft that was kept, unless what it led to was shown since."""
    lines: list[str] = field(default_factory=list)

    def hear(self, line: str) -> None:
        self.lines.append(line)
        word, _, rest = line.partition(" ")
        if word == "shown":
            self.shown[rest] += 1
            if rest.split()[0] in ("said", "signed"):
                self.kept = None
        elif word == "going":
            self.going.append(rest)
        elif word == "at":
            self.page, self.going = rest, []
        elif word == "kept":
            self.kept = tuple(rest.split(" "))


def killed_at_random(
    visits: WarmVisits, laptop: Laptop, heard: Heard, chance: random.Random, what: str = "wander", *, longest: int = 30
) -> None:
    """Let a worker go on with the visit, and kill the process at a random moment, after at most so many lines."""
    visits.start(what, laptop, chance.randrange(10**6))
    for _ in range(chance.randint(2, longest)):
        heard.hear(visits.hear())
    time.sleep(chance.uniform(0.0, 0.15))
    # what it still said before it died counts as well
    for line in visits.kill():
        heard.hear(line)
    errors = visits.errors()
    assert "Traceback" not in errors, errors


def recorded(work: Workspace, family: Family) -> Counter[str]:
    """Say what is on disk in the words in which the child says what is shown."""
    said: Counter[str] = Counter()
    for entry in read_entries(family.case, work.journal.records_of(family.case)).entries:
        match entry.payload:
            case CardExplained() as told:
                said[f"told {told.card} {told.audience}"] += 1
            case SaidBack() as back:
                said[f"said {back.card} {back.person} {back.outcome} {back.own_words}"] += 1
            case FormOpened() as opened:
                said[f"opened {opened.child}"] += 1
            case SignerDecided() as decided:
                said[f"signed {decided.person} {decided.decision}"] += 1
            case VisitEnded():
                said["ended"] += 1
    return said


def lost(work: Workspace, family: Family, heard: Heard) -> list[str]:
    """Return what was shown and is not there."""
    there = recorded(work, family)
    missing = [f"{line} ({count} shown)" for line, count in heard.shown.items() if there[line] < count]
    if work.safe.new_chain is not None:
        missing.append("the store lies behind its head mark")
    return missing


def _leads_to(page: str, reached: str) -> bool:
    """Tell whether the remembered page is the one that was reached; of a form the child, of a card the part too."""
    kind = reached.partition(":")[0]
    if kind == "form":
        return page.startswith(reached[:41])
    return page == reached or (kind == "explain" and page.startswith((f"{reached}:", f"{reached},")))


def check_return(work: Workspace, family: Family, heard: Heard) -> None:
    """The visit is open, its page is the one that was reached, what was half done is there."""
    opened = work.files.open_visit()
    assert opened is not None
    page = work.visits.remembered_page(family.case)
    assert page is not None
    likely = [heard.page, *heard.going]
    assert any(_leads_to(page, each) for each in likely), (page, heard.lines[-20:])
    if heard.kept is not None:
        where, words = heard.kept
        draft = work.journal.drafts(family.case).get(where)
        finished = any(words in line for line in recorded(work, family)) or where.startswith("ink:")
        assert draft is not None or finished
        if draft is not None and where.startswith("said_back:"):
            assert draft.decode().rpartition("\n")[2] == words  # behind the room they were said in


@pytest.mark.timeout(120 + 15 * KILLS)
def test_nothing_shown_as_done_is_lost_and_the_visit_goes_on(tmp_path: Path, visits: WarmVisits) -> None:
    chance = random.Random(SEED)
    shown = 0
    for number in range(0, KILLS, KILLS_A_STORE):
        laptop = new_laptop(tmp_path / str(number))
        family = with_family(laptop)
        in_a_visit(laptop, family)
        heard = Heard()
        for _ in range(min(KILLS_A_STORE, KILLS - number)):
            killed_at_random(visits, laptop, heard, chance)
            work = laptop.open()
            assert lost(work, family, heard) == []
            check_return(work, family, heard)
            check_health(work.safe.database)
            work.safe.close()
        _finish(visits, laptop, family, heard)
        shown += heard.shown.total()
    assert shown > KILLS, "the visits stood still"


def _finish(visits: WarmVisits, laptop: Laptop, family: Family, heard: Heard) -> None:
    visits.start("finish", laptop, 0)
    said, code = visits.rest()
    assert code == 0, visits.errors()
    for line in said:
        heard.hear(line)
    assert heard.shown["ended"] == 1
    work = laptop.open()
    assert lost(work, family, heard) == []
    assert work.files.open_visit() is None
    own = list(work.journal.all_records())
    assert verify_chain(own, work.safe.device_key.public_key).holds
    for form in work.files.get(family.case).forms:
        for decision in form.decisions:
            assert decision.document is not None
            assert work.journal.blob(family.case, decision.document).startswith(b"%PDF")
    work.safe.close()


def test_a_program_that_shows_too_early_is_caught(tmp_path: Path, visits: WarmVisits) -> None:
    """Without this the journey above would prove nothing: here records reach the disk after they were painted."""
    laptop = new_laptop(tmp_path)
    family = with_family(laptop)
    in_a_visit(laptop, family)
    heard = Heard()
    visits.start("planted", laptop, 5)
    while not heard.shown:
        heard.hear(visits.hear())
    visits.kill()
    work = laptop.open()
    assert lost(work, family, heard) != []
    work.safe.close()
