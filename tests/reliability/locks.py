"""How fast a lock covers, and how fast the vault is gone: each event in each state, with real screens and store."""

from __future__ import annotations

import json
import math
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from keyring_session import process_environment
from laptop import Laptop, in_a_visit, new_laptop, with_family
from lock_moment import EVENTS, STATES
from town import Family
from warm_visits import WarmVisits, warm_visits

from jgvisit.ids import Sha256
from jgvisit.records.canonical import sha256
from jgvisit.records.entries import read_entries
from jgvisit.records.payload_forms import DocumentSealed, SignerDecided
from tests.bench.figure import Figure
from tests.reliability.tally import FILE, machine
from ui.vault_protocol import LOCKED

WANTED = 1000
COVERED_MS, GONE_MS = 200.0, 1000.0
SAMPLES = FILE.with_name("reliability-locks.json")
MOMENTS = [f"{state} {event}" for state, event in product(STATES, EVENTS)]


@dataclass(frozen=True)
class Locked:
    """One lock."""

    covered_ms: float
    gone_ms: float
    bad: tuple[str, ...]
    """What was wrong apart from the time: a window left bare, a word that was not on the disk, another end."""


def lock_once(visits: WarmVisits, laptop: Laptop, family: Family, moment: str, seed: int, planted: str = "") -> Locked:
    """Let a vault lock at this moment, and look what it left."""
    is_sealing = moment.startswith("sealing ")
    signed = signatures(laptop, family) if is_sealing else 0
    visits.start(f"lock {moment} {planted}", laptop, seed)
    said, code = visits.rest()
    told = dict(line.split(" ", 1) for line in said if line.split()[0] in ("event", "covered", "ended"))
    bad = [line for line in said if line.startswith("bare ")]
    if code != LOCKED or set(told) != {"event", "covered", "ended"}:
        return Locked(math.inf, math.inf, (*bad, f"{moment}: ended with {code}; {visits.errors()[-500:]}"))
    work = laptop.open()
    drafts = work.journal.drafts(family.case)
    for line in said:
        if line.startswith("typed "):
            _, field, words = line.split(" ", 2)
            if drafts.get(field, b"").decode().rpartition("\n")[2] != words:  # after the room it was typed in
                bad.append(f"{moment}: {words!r} is not on the disk")
    if work.safe.new_chain is not None:
        bad.append(f"{moment}: behind the head mark")
    work.safe.close()
    if is_sealing and (now := signatures(laptop, family)) != signed + 1:
        bad.append(f"{moment}: {now - signed} signatures of what was confirmed once")
    event = int(told["event"])
    return Locked((int(told["covered"]) - event) / 1e6, (int(told["ended"]) - event) / 1e6, tuple(bad))


def signatures(laptop: Laptop, family: Family) -> int:
    """Return how many sealed papers the next unlock shows, once it took up what was confirmed before the lock.

    Raises:
        AssertionError: something still waits; a decision without its paper, a paper that is not what was kept.
    """
    work = laptop.open()
    assert work.signing.sealing.take_up().left is None
    assert not work.signing.sealing.waits()
    entries = read_entries(family.case, work.journal.records_of(family.case)).entries
    payloads = [(entry.id, entry.payload) for entry in entries]
    decided = {record for record, payload in payloads if isinstance(payload, SignerDecided)}
    papers = [payload for _, payload in payloads if isinstance(payload, DocumentSealed)]
    assert sorted(paper.decision for paper in papers) == sorted(decided)
    for paper in papers:
        assert sha256(work.journal.blob(family.case, Sha256(paper.document))) == paper.document
    work.safe.close()
    return len(papers)


@contextmanager
def a_visit() -> Iterator[tuple[WarmVisits, Laptop, Family]]:
    """Give an open visit and processes that go on with it."""
    with (
        tempfile.TemporaryDirectory() as folder,
        process_environment({"DBUS_SESSION_BUS_ADDRESS": None, "PYTHON_KEYRING_BACKEND": None}),
        warm_visits() as visits,
    ):
        laptop = new_laptop(Path(folder))
        family = with_family(laptop)
        in_a_visit(laptop, family)
        yield visits, laptop, family


def planted_faults_missed() -> tuple[str, ...]:
    """Return the faults of a lock that this harness does not notice."""
    with a_visit() as (visits, laptop, family):
        bare = lock_once(visits, laptop, family, "rest key", 1, "uncovered")
        slow = lock_once(visits, laptop, family, "rest key", 1, "slow")
        lost = lock_once(visits, laptop, family, "sealing key", 1, "unconfirmed")
    missed = {"uncovered": not bare.bad, "slow": slow.gone_ms <= GONE_MS, "unconfirmed": not lost.bad}
    return tuple(name for name, unseen in missed.items() if unseen)


def gather(end: float, report: Callable[[str], None]) -> dict[str, Figure]:
    """Lock in each state by each event until enough were seen or the time is over; go on where the last run stopped."""
    kept = _kept()
    while time.monotonic() < end and len(kept) < WANTED:
        with a_visit() as (visits, laptop, family):
            for _ in range(len(MOMENTS)):  # a new store now and then: sealed papers make it grow
                moment = MOMENTS[len(kept) % len(MOMENTS)]
                locked = lock_once(visits, laptop, family, moment, len(kept))
                for bad in locked.bad:
                    report(bad)
                kept.append([moment, locked.covered_ms, locked.gone_ms, len(locked.bad)])
                SAMPLES.parent.mkdir(exist_ok=True)
                SAMPLES.write_text(json.dumps(kept) + "\n", encoding="utf-8")
                if time.monotonic() > end or len(kept) >= WANTED:
                    break
    return figures(kept) if kept else {}


def figures(kept: list[list[float | str]]) -> dict[str, Figure]:
    """Return the figures of all locks so far."""
    n, bad = len(kept), sum(bool(each[3]) for each in kept)
    short = "" if n >= WANTED else f"; {WANTED} are wanted"
    found = {}
    for name, place, bar in (("covered", 1, COVERED_MS), ("gone", 2, GONE_MS)):
        times = sorted(float(each[place]) for each in kept)
        value, bound = _quantile(times, 0.99)
        slowest = max(kept, key=lambda each: float(each[place]))
        longest = f"{float(slowest[place]):.0f} ms at {slowest[0]!r}"
        against = (
            f"p99 of {n} locks {value:.0f} ms, 95 % upper bound {bound}, median {times[n // 2]:.0f} ms; each event"
            f" in each state ({len(MOMENTS)}), longest {longest}; {machine()}{short}"
        )
        found[f"lock_{name}"] = Figure(value if n >= WANTED else max(value, bar + 0.5), "ms", bar, against)
    kinds = "a window left bare, a letter or a confirmed signature not on the disk, another end"
    against = f"{bad} of {n}; bad: {kinds}; {machine()}{short}"
    against = against if bad else f"below {3 / n:.2g} (95 %); {against}"
    found["lock_facts"] = Figure(bad + (n < WANTED) * 0.5, "bad", 0.0, against)
    return found


def _quantile(times: list[float], part: float) -> tuple[float, str]:
    """Return the quantile and, by order statistics, what it is below with 95 % certainty."""
    n = len(times)
    rank = math.ceil(n * part + 1.645 * math.sqrt(n * part * (1 - part)))
    return times[min(n - 1, math.ceil(n * part) - 1)], f"{times[rank - 1]:.0f} ms" if rank <= n else "not known"


def _kept() -> list[list[float | str]]:
    return json.loads(SAMPLES.read_text(encoding="utf-8")) if SAMPLES.exists() else []
