"""A worker on a disk that fails: a process under `disk_shim.c`, warm, one visit after another.

python disk_child.py GROUND [PLANTED]    reads JSON commands `{"seed", "fault", "at", "diary", "gives_up"}`

Says `begin N` and `shown N` for each step of the visit, `told CODE` for each error a person would read, and at the end
of each visit `report {...}`. PLANTED is a fault of the program that the harness must notice (see `planted.py`).
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from jgvisit.errors import JgVisitError  # noqa: E402  the paths above come first
from tests.reliability.disk_shim import FAULTS, Control  # noqa: E402  the paths above come first
from tests.reliability.planted import plant, shows_early  # noqa: E402  the paths above come first
from tests.reliability.scripted_visit import (  # noqa: E402  the paths above come first
    Ground,
    Step,
    Visit,
    judge,
    judge_set_up,
    script,
    set_up,
    step_is_there,
)

TRIES = 3
"""How often somebody tries again before room is made or the disk answers again."""
UNSURE = {"store.unsure", "store.behind", "store.closed", "document.waits"}
"""After these a person opens the store again and looks before doing anything twice: it closed, or it goes on later."""


def say(*words: object) -> None:
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


class Worker:
    """Goes through the steps, and does what a person does who is told that something went wrong."""

    def __init__(self, visit: Visit, steps: list[Step], control: Control, *, gives_up: bool) -> None:
        """`gives_up`: the visit is over at the first error that is read; else they try until it is done."""
        self.visit, self.steps, self.control, self._gives_up = visit, steps, control, gives_up
        self.shown: list[int] = []
        self.begun: int | None = None
        self.told: list[str] = []
        self.bad: list[str] = []

    def run(self) -> None:
        """Open, do every step, close."""
        self._again(lambda: self.visit.open() is not None, lambda: False)
        for number in range(len(self.steps)):
            self._step(number)
        with suppress(JgVisitError):
            self.visit.close()

    def _step(self, number: int) -> None:
        step = self.steps[number]
        times = 1 + sum(self.steps[earlier].effect == step.effect for earlier in self.shown)
        self.begun = number
        say("begin", number)
        if shows_early():
            say("shown", number)
            self.shown.append(number)
        self._again(lambda: step.act(self.visit), lambda: step_is_there(self.visit, step, times))
        if not shows_early():
            say("shown", number)
            self.shown.append(number)
        self.begun = None

    def _again(self, act: object, there: object) -> None:
        """Try until it is done; after an error that leaves it open, look before trying again."""
        tries = unsure = 0
        while True:
            try:
                if unsure:
                    with suppress(JgVisitError):
                        self.visit.close()
                    self.visit.open()
                    unsure = 0
                    if there():  # type: ignore[operator]  # pairs of functions
                        return
                act()  # type: ignore[operator]  # pairs of functions
                return
            except JgVisitError as error:
                self._hear(error)
                unsure = unsure or error.code in UNSURE or self.visit.work is None
            if self._gives_up:
                raise StopWork
            tries += 1
            if tries >= TRIES:
                self.control.mend()
            if tries > 2 * TRIES:
                self.bad.append(f"does not go on after the disk was mended: {self.told[-1]}")
                raise StopWork

    def _hear(self, error: JgVisitError) -> None:
        """Read the sentence; there must be one, and a bug is none."""
        from ui.error_sentences import SENTENCES

        say("told", error.code)
        self.told.append(error.code)
        if error.code not in SENTENCES:
            self.bad.append(f"no sentence for {error.code}")


class StopWork(Exception):
    """Nothing more can be done in this visit."""


def set_up_once(ground: Ground, control: Control, command: dict[str, int]) -> dict[str, object]:
    control.set(None, diary=bool(command["diary"]))
    say("begin", 0)
    visit = set_up(ground)
    say("shown", 0)
    control.set(None)
    return {"seen": 0, "failed": 0, "told": [], "bad": judge_set_up(visit.places.store_dir, [0], None)}


def visit_once(ground: Ground, control: Control, command: dict[str, int]) -> dict[str, object]:
    visit = ground.copied(ground.folder / "disk" / "store")
    steps = script(command["seed"], ground)
    worker = Worker(visit, steps, control, gives_up=bool(command["gives_up"]))
    fault = None if command["fault"] < 0 else FAULTS[command["fault"]]
    control.set(fault, command["at"], diary=bool(command["diary"]))
    try:
        worker.run()
    except StopWork:
        pass
    except Exception as error:  # a bug is a finding of this visit, and the next one goes on
        worker.bad.append(f"bug: {type(error).__name__} {error}")
    seen, failed = control.seen, control.failed
    control.set(None)
    with suppress(JgVisitError):
        visit.close()
    # an error that says "not saved" must be right; one that says "not sure" may be either
    open_question = worker.begun if set(worker.told) & UNSURE or _is_no_record(worker) else None
    bad = worker.bad + judge(ground.visit_at(visit.places.store_dir), steps, worker.shown, open_question)
    return {"seen": seen, "failed": failed, "told": worker.told, "bad": bad}


def _is_no_record(worker: Worker) -> bool:
    """Tell whether what was begun can be done twice without harm, so that nobody needs to know: a draft, new words."""
    return worker.begun is not None and worker.steps[worker.begun].effect[0] != "record"


def main() -> None:
    folder = Path(sys.argv[1])
    ground, control = Ground.at(folder), Control(Path(os.environ["JGVISIT_DISK_CONTROL"]))
    plant(sys.argv[2] if len(sys.argv) > 2 else "")
    say("ready")
    for line in sys.stdin:
        command = json.loads(line)
        act = set_up_once if command["at"] < 0 else visit_once
        say("report", json.dumps(act(ground, control, command)))


if __name__ == "__main__":
    main()
