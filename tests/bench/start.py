"""From the start of the program to its PIN prompt, and from the PIN to the first screen."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from laptop import PIN, Laptop
from program import ROOT, program, until

from tests.bench.figure import Figure
from tests.bench.workplace import grown_laptop, scratch

RUNS = 7
FAMILIES, RECORDS = 300, 10_000
TYPING_S = 3.0
"""A worker needs as long to see the prompt and type six digits; meanwhile the vault warms up."""
EMPTY_WINDOW = """
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, lambda: os._exit(0))
app = QApplication([])
window = Window()
window.resize(1366, 768)
window.show()
app.exec()
"""


def measure() -> dict[str, Figure]:
    """Start both in turn, so that both meet the same machine."""
    empty, prompt = [], []
    with scratch() as folder:
        laptop = grown_laptop(folder / "store", 3, 30)
        for _ in range(RUNS + 1):
            empty.append(_took([sys.executable, "-c", EMPTY_WINDOW]))
            prompt.append(_prompt(laptop))
    # the first round warms the disk
    own, yardstick = median(prompt[1:]), median(empty[1:])
    return {
        "start_to_prompt": Figure(own, "s", 1.0, f"median of {RUNS}, launcher and vault, warm disk"),
        "start_to_prompt_ratio": Figure(
            own / yardstick, "x", 3.0, f"an empty PySide6 window in the same run: {yardstick:.3f} s"
        ),
    }


def _took(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True)
    return time.perf_counter() - started


def _prompt(laptop: Laptop) -> float:
    """Time the launcher until it starts the vault behind the first: that is when the prompt was painted."""
    environment = os.environ | {"JGVISIT_STORE": str(laptop.places.store_dir)}
    started = time.perf_counter()
    launcher = subprocess.Popen([sys.executable, "-m", "ui.launch"], cwd=ROOT, env=environment)
    children = Path(f"/proc/{launcher.pid}/task/{launcher.pid}/children")
    until(lambda: len(children.read_text().split()) == 2, "the prompt", pause_s=0.002)
    took = time.perf_counter() - started
    launcher.terminate()
    launcher.wait()
    return took


def measure_first_screen() -> dict[str, Figure]:
    """Give the PIN in real vaults, one after another, on a full laptop."""
    took = []
    with scratch() as folder:
        laptop = grown_laptop(folder / "store", FAMILIES, RECORDS)
        with program(folder / "run", laptop.places.store_dir) as running:
            gone: list[int] = []
            for _ in range(RUNS):
                vault = running.prompting(*gone)
                time.sleep(TYPING_S)
                answer = running.ask(vault, "pin", PIN)
                assert answer["screen"] == "today", answer
                took.append(answer["took_s"])
                gone.append(vault)
                running.ask(vault, "lock")
                until(lambda vault=vault: vault not in running.vaults(), "the lock")
    return {
        "pin_to_first_screen": Figure(
            median(took),
            "s",
            1.0,
            f"median of {RUNS}; {FAMILIES} families, {RECORDS} records, Argon2id; prompt warm for {TYPING_S:.0f} s",
        )
    }
