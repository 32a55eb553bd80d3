"""Measure what was asked, print a table, write build/bench.json; exit 1 when a figure is over its bar."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(ROOT / "tests"))
sys.path.insert(0, str(ROOT / "tests" / "journeys"))
sys.path.insert(0, str(ROOT / "tests" / "integration"))

from keyring_session import secret_service  # noqa: E402  the paths above come first
from rich.console import Console  # noqa: E402  the paths above come first
from rich.table import Table  # noqa: E402  the paths above come first

from tests.bench import (  # noqa: E402  the paths above come first
    advice,
    durable,
    finding,
    first_run,
    fold,
    ink,
    lock,
    practice,
    sealing,
    start,
    visits,
    whole_visit,
)
from tests.bench.figure import Bench, CannotMeasureError, Figure  # noqa: E402  the paths above come first
from tests.bench.load import closing, line, million, pull, push  # noqa: E402  the paths above come first
from tests.bench.workplace import scratch  # noqa: E402  the paths above come first

BENCHES: dict[str, Bench] = {
    "start": start.measure,
    "first_screen": start.measure_first_screen,
    "durable": durable.measure,
    "fold": fold.measure,
    "finding": finding.measure,
    "ink": ink.measure,
    "advice": advice.measure,
    "sealing": sealing.measure,
    "lock": lock.measure,
    "whole_visit": whole_visit.measure,
    "visits": visits.measure,
    "firstrun": first_run.measure,
    "practice": practice.measure,
    "push": push.measure,
    "pull": pull.measure,
    "closing": closing.measure,
    "line": line.measure,
    "million": million.measure,
}


def main(names: list[str]) -> int:
    unknown = set(names) - set(BENCHES)
    if unknown:
        print(f"no such figure: {', '.join(sorted(unknown))}; there are: {', '.join(BENCHES)}", file=sys.stderr)
        return 2
    found: dict[str, Figure] = {}
    left_out = False
    with scratch() as folder, secret_service(folder / "home"):
        for name in names or BENCHES:
            try:
                found |= BENCHES[name]()
            except CannotMeasureError as why:
                print(f"{name}: {why}", file=sys.stderr)
                left_out = True
    _print(found)
    _write(ROOT / "build" / "bench.json", found)
    return 0 if all(figure.ok for figure in found.values()) and not left_out else 1


def _print(found: dict[str, Figure]) -> None:
    table = Table("figure", "value", "bar", "", "against")
    for name, figure in found.items():
        value, bar = (f"{number:.3g} {figure.unit}" for number in (figure.value, figure.bar))
        table.add_row(
            name, value, f"{'≥' if figure.at_least else '≤'} {bar}", "ok" if figure.ok else "OVER", figure.against
        )
    Console(width=150).print(table)


def _write(file: Path, found: dict[str, Figure]) -> None:
    """Keep figures of earlier runs that were not asked for now."""
    file.parent.mkdir(exist_ok=True)
    kept = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    for name, figure in found.items():
        kept[name] = {
            "value": round(figure.value, 4),
            "unit": figure.unit,
            "bar": figure.bar,
            "ok": figure.ok,
            "against": figure.against,
        }
    file.write_text(json.dumps(kept, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
