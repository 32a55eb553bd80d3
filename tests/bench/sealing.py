"""From the last signature to a sealed PDF that verifies."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median

from laptop import in_a_visit, new_laptop, with_family
from town import answers_of_form_a, squiggle

from jgvisit.documents.sealing import warm_up
from jgvisit.documents.verify_command import verify_files
from jgvisit.services.signing.signing import Choice
from tests.bench.figure import Figure
from tests.bench.workplace import scratch

TIMES = 12


def measure() -> dict[str, Figure]:
    """Decide on a new form each time: record, paper, seal and commit."""
    took = []
    with scratch() as folder:
        laptop = new_laptop(folder / "store")
        family = with_family(laptop)
        visit = in_a_visit(laptop, family)
        work = laptop.open()
        warm_up()
        choice = Choice(
            person=family.mother, decision="agreed", reading_mode="self", strokes=squiggle(),
            worker_strokes=squiggle(90), pad_width_mm100=20_000,
        )  # fmt: skip
        papers: list[Path] = []
        for _ in range(TIMES + 1):
            form = work.forms.open(family.case, visit, "consentToHelp", family.girl, answers_of_form_a())
            work.signing.pages(family.case, form, family.mother)  # what is signed was shown before
            started = time.perf_counter()
            signed = work.signing.decide(family.case, visit, form, choice)
            took.append(time.perf_counter() - started)
            papers.append(folder / signed.file_name)
            papers[-1].write_bytes(work.journal.blob(family.case, signed.document))
        root = work.enrolled.root_pem
        work.safe.close()
        text, code = verify_files(papers, root, as_json=False)
        assert code == 0, text
    return {"sealed_paper": Figure(median(took[1:]) * 1000, "ms", 300.0, f"median of {TIMES}, warm; each verifies")}
