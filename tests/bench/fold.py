"""Folding a case with 2,000 records."""

from __future__ import annotations

import time
from statistics import median

from laptop import in_a_visit, new_laptop, with_family

from jgvisit.records.fold import fold
from jgvisit.records.payload_talk import CardExplained, SaidBack
from jgvisit.services.ports.journal import NewRecord
from tests.bench.figure import Figure
from tests.bench.workplace import scratch

RECORDS, TIMES = 2_000, 15


def measure() -> dict[str, Figure]:
    """Fold what years of visits would make."""
    with scratch() as folder:
        laptop = new_laptop(folder / "store")
        family = with_family(laptop)
        visit = in_a_visit(laptop, family)
        work = laptop.open()
        told = CardExplained(
            visit=visit, card="K02", card_version="1", audience="parent", languages=("nl",), statements=("a", "b"),
            heard_by=(family.mother,), reading_mode="self", moment="whenItMatters", about_children=(family.girl,),
        )  # fmt: skip
        said = SaidBack(visit=visit, card="K02", card_version="1", person=family.mother, outcome="ownWordsCorrect")
        there = len(work.journal.records_of(family.case))
        work.journal.append([NewRecord((told, said)[n % 2], family.case) for n in range(RECORDS - there)])
        records = work.journal.records_of(family.case)
        work.safe.close()
    assert len(records) == RECORDS
    took = []
    for _ in range(TIMES):
        started = time.perf_counter()
        fold(family.case, records)
        took.append(time.perf_counter() - started)
    return {"fold": Figure(median(took) * 1000, "ms", 50.0, f"median of {TIMES}, {RECORDS} records")}
