"""`jgvisit import` as a user runs it: a dry run, a report per line, and twice the same file."""

from __future__ import annotations

import csv
import stat
from pathlib import Path

import pytest
from cli_runs import assert_refused, jgvisit
from import_example import HEADER, OTHER, ROWS, as_csv
from laptop import Laptop, new_laptop


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Laptop:
    return new_laptop(tmp_path_factory.mktemp("laptop"))


def outcomes(report: Path) -> list[str]:
    return [row["uitkomst"] for row in csv.DictReader(report.read_text("utf-8-sig").splitlines(), delimiter=";")]


def test_a_dry_run_and_the_run_and_the_same_again(laptop: Laptop, tmp_path: Path) -> None:
    file, report, typed = tmp_path / "gezinnen.csv", tmp_path / "verslag.csv", laptop.words + "\n"
    file.write_bytes(as_csv(*ROWS, {**OTHER, "gezin": "G-3", "naam": "Jan (OTS)"}))
    dry = jgvisit("import", file, "--dry-run", store=laptop.places.store_dir, typed=typed)
    assert (dry.code, dry.out.count("zou worden opgenomen;"), dry.out.count("geweigerd;")) == (1, 6, 1)
    done = jgvisit("import", file, "--report", report, store=laptop.places.store_dir, typed=typed)
    assert (done.code, outcomes(report)) == (1, ["opgenomen"] * 6 + ["geweigerd"])
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    file.write_bytes(as_csv(*ROWS))
    again = jgvisit("import", file, "--report", report, store=laptop.places.store_dir, typed=typed)
    assert (again.code, outcomes(report), again.out) == (0, ["was er al"] * 6, "was er al: 6 regels, 2 gezinnen\n")
    work = laptop.open()
    assert sorted(each.name for each in work.files.all()) == ["Pietersen", "Çelik"]
    work.safe.close()


def test_what_cannot_be_used_is_refused_before_anybody_types_a_secret(laptop: Laptop, tmp_path: Path) -> None:
    file = tmp_path / "gezinnen.csv"
    assert_refused(jgvisit("import", file, store=laptop.places.store_dir), "gezinnen.csv")
    file.write_bytes(as_csv(*ROWS, header=(*HEADER, "maatregel")))
    assert_refused(jgvisit("import", file, store=laptop.places.store_dir), "maatregel", "van het papier")
    file.write_bytes(as_csv(*ROWS))
    assert_refused(jgvisit("import", file, "--report", file, store=laptop.places.store_dir), "is het bestand zelf")
    assert file.read_bytes() == as_csv(*ROWS)
