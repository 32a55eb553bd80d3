"""Looking for words: in the store of one laptop, and in as many records as design §9 asks."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from itertools import accumulate, islice
from statistics import median

from laptop import new_laptop

from jgvisit.ids import CaseId, new_uuid7
from jgvisit.records.body import Seen
from jgvisit.records.payload_family import FamilyRegistered
from jgvisit.records.payload_visits import VisitEnded
from jgvisit.services.ports.journal import NewRecord
from jgvisit.store.journal_store import JournalStore
from jgvisit.store.search_index import StoreSearch
from jgvisit.workspace import Workspace
from tests.bench.figure import Figure
from tests.bench.workplace import scratch

FAMILIES, RECORDS, MANY = 300, 10_000, 100_000
_NOTE_CHARS, _VOCABULARY, _AT_ONCE = 487, 20_000, 500
_LOOKED_FOR = 60
_BEGINS, _VOWELS = "b d g h k l m n p r s t v w z sch st br", "a e i o u aa ee oe ij ou"


def measure() -> dict[str, Figure]:
    """Look for words of every frequency, whole and in part, as they are typed."""
    rng = random.Random(4)
    words = _words(rng)
    with scratch() as folder:
        work = new_laptop(folder / "store").open()
        _write(work, rng, words, RECORDS)
        started = time.perf_counter()
        work.finding.bring_up()
        first = time.perf_counter() - started
        # each family was folded when today was drawn
        work.files.all()
        shown = _median(words, work.finding.look_for)
        _write(work, rng, words, MANY - RECORDS)
        work.finding.bring_up()
        index = StoreSearch(work.safe.database)
        found = _median(words, lambda text: index.find(text.split(), None, 20))
        work.safe.close()
    told = f"{FAMILIES} families, {RECORDS} notes of {_NOTE_CHARS} characters"
    return {
        "search": Figure(found, "ms", 20.0, f"median of {_LOOKED_FOR}, {MANY} records, first 20, newest first"),
        "finding": Figure(shown, "ms", 100.0, f"median of {_LOOKED_FOR}, {told}: grouped, with their words"),
        "search_taken_in": Figure(first, "s", 20.0, f"once, {told}; nobody else waits"),
    }


def _words(rng: random.Random) -> list[str]:
    first, then = _BEGINS.split(), _VOWELS.split()

    def made() -> Iterator[str]:
        while True:
            yield "".join(rng.choice(first) + rng.choice(then) for _ in range(rng.randint(1, 4))) + rng.choice("nrst")

    return list(islice(made(), _VOCABULARY))


def _write(work: Workspace, rng: random.Random, words: list[str], records: int) -> None:
    weights = list(accumulate(1 / (rank + 1) for rank in range(len(words))))  # as words are in every language
    cases = list(work.journal.cases())
    while len(cases) < FAMILIES:
        cases.append(CaseId(new_uuid7()))
        work.journal.append([NewRecord(FamilyRegistered(name=f"Gezin {len(cases):04d}"), cases[-1])])
    notes = (
        NewRecord(
            VisitEnded(visit=new_uuid7(), note=" ".join(rng.choices(words, cum_weights=weights, k=90))[:_NOTE_CHARS]),
            rng.choice(cases),
        )
        for _ in range(records)
    )
    while batch := list(islice(notes, _AT_ONCE)):
        work.journal.append(batch)
    assert isinstance(work.journal, JournalStore)
    work.journal.put_feed(Seen(epoch=new_uuid7(), position=1), [], [], cases)  # as after a pull: all are assigned


def _median(words: list[str], look: Callable[[str], object]) -> float:
    """Return milliseconds: whole words from the commonest to the rarest, parts of words, and two at once."""
    chosen = [words[rank * rank % len(words)] for rank in range(3, 3 + _LOOKED_FOR)]
    took = []
    for number, word in enumerate(chosen):
        text = (word, word[1:] if len(word) > 4 else word, f"{word} {words[number]}")[number % 3]
        started = time.perf_counter()
        look(text)
        took.append(time.perf_counter() - started)
    return median(took) * 1000
