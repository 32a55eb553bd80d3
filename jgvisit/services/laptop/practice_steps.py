"""How far somebody is who practises: one step of a visit after the other, told by the records alone. Pure."""

from __future__ import annotations

from typing import Literal, get_args

from jgvisit.records.case_file import CaseFile

Step = Literal["plan", "begin", "people", "explain", "sayBack", "form", "sign", "leave", "end", "done"]
STEPS: tuple[Step, ...] = get_args(Step)


def step_of(file: CaseFile) -> Step:
    """Return what comes next in the practice family's visit.

    Whatever was done in another order counts: the first step that nothing stands for is the next one.
    """
    visit = file.open_visit
    if visit is None:
        if any(each.state == "ended" for each in file.visits):
            return "done"
        return "begin" if file.visits else "plan"
    done: dict[Step, bool] = {
        "people": bool(visit.present),
        "explain": bool(file.explained),
        "sayBack": bool(file.said_back),
        "form": bool(file.forms),
        "sign": any(form.decisions for form in file.forms),
        "leave": bool(file.copies),
    }
    return next((step for step, is_done in done.items() if not is_done), "end")
