"""The report for a help desk: full of counts, empty of people."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from planted import Planted, plant, words_in
from town import TestClock, new_workspace

from jgvisit.clock import SystemClock, local_date
from jgvisit.config import Places
from jgvisit.diagnosing import keep, opened_of, tell
from jgvisit.diagnostics import as_text, report
from jgvisit.errors import InputError
from jgvisit.store.error_tally import KEPT_DAYS, ErrorTally, known_codes, read_tally

DAY = date(2026, 11, 2)
ALLOWED = re.compile(r"[0-9A-Za-zäëïöüé.,:()+_ \-]*")
"""No at sign, no slash, no backslash, no quote: neither an address nor a path."""


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    return plant(new_workspace(tmp_path_factory.mktemp("planted"), TestClock()))


def _lines(planted: Planted) -> dict[str, str]:
    work = planted.work
    return {line.what: line.value for line in report(work.safe.places, work.clock, opened_of(work), "Qt 6, offscreen")}


def test_nothing_of_a_family_a_worker_a_laptop_or_a_server_stands_in_it(planted: Planted) -> None:
    work = planted.work
    ErrorTally(work.safe.places.error_tally).note("Geheim001woord", DAY)
    ErrorTally(work.safe.places.error_tally).note("sync.no_network", DAY)
    text = as_text(report(work.safe.places, work.clock, opened_of(work)))
    assert "sync.no_network 1" in text
    assert not words_in(text)
    file, enrolled = work.files.get(planted.family.case), work.enrolled
    names = {word for member in file.members for word in member.name.split()} | {file.name}
    ours = {enrolled.worker_name, enrolled.worker, enrolled.municipality, enrolled.server_url, enrolled.device}
    ours |= {enrolled.tenant, file.case, str(work.safe.places.store_dir), work.safe.keyring.file_id}
    for never in names | ours:
        assert len(never) < 4 or never not in text
    assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}|[0-9a-f]{32}|@|https?:|\d\d:\d\d", text)


def test_each_line_is_numbers_days_versions_and_words_of_a_list(planted: Planted) -> None:
    wrong = {what: value for what, value in _lines(planted).items() if not ALLOWED.fullmatch(value)}
    assert wrong == {}


def test_it_counts_what_is_there(planted: Planted) -> None:
    lines = _lines(planted)
    own = planted.work.journal.balance().made
    assert lines["vastgelegd"].startswith(f"{own}, waarvan hier gemaakt {own}, in 1 ketens")
    assert lines["gezinnen"] == "1"
    assert lines["nog te versturen"].startswith(str(planted.work.journal.unsent().pieces))
    assert lines["laatst opgehaald"] == "nooit"
    assert lines["klok" if "klok" in lines else "tijd"].startswith("klok van de laptop")
    assert lines["vensters"] == "Qt 6, offscreen"
    assert "versie" in lines["kluis"]


def test_a_laptop_whose_store_does_not_open_or_is_not_there_has_a_report_too(tmp_path: Path) -> None:
    places = Places(tmp_path / "none", "jgvisit-test")
    lines = {line.what: line.value for line in report(places)}
    assert lines["bestanden"] == "kluis ontbreekt, sleutels ontbreekt, merk ontbreekt"
    assert lines["fouten"] == "geen geteld"
    assert "gezinnen" not in lines
    assert not places.store_dir.exists()


# -- what went wrong ---------------------------------------------------------------------------------


def test_errors_are_counted_by_code_and_day_and_forgotten_after_a_month(tmp_path: Path) -> None:
    path = tmp_path / "jgvisit.codes"
    tally = ErrorTally(path)
    for day in (DAY, DAY, DAY + timedelta(days=1)):
        tally.note("sync.no_network", day)
    tally.note("store.damaged", DAY)
    assert read_tally(path) == {
        "2026-11-02": {"sync.no_network": 2, "store.damaged": 1},
        "2026-11-03": {"sync.no_network": 1},
    }
    tally.note("input", DAY + timedelta(days=KEPT_DAYS))
    assert list(read_tally(path)) == ["2026-11-03", "2026-12-02"]


def test_only_codes_of_ours_are_kept_whoever_wrote_them(tmp_path: Path) -> None:
    path = tmp_path / "jgvisit.codes"
    ErrorTally(path).note("Samira Haddad", DAY)
    assert b"Samira" not in path.read_bytes()
    path.write_text('{"2026-11-02": {"Samira Haddad": 3, "input": 1}}')
    assert read_tally(path) == {"2026-11-02": {"other": 3, "input": 1}}
    assert {"input", "store.damaged", "sync.no_network"} <= known_codes()


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"gisteren": {"input": 1}}', '{"2026-11-02": {"input": "x"}}', "\x00"]
)
def test_a_tally_that_cannot_be_read_counts_nothing_and_begins_anew(text: str, tmp_path: Path) -> None:
    path = tmp_path / "jgvisit.codes"
    path.write_text(text)
    assert read_tally(path) == {}
    ErrorTally(path).note("input", DAY)
    assert read_tally(path) == {"2026-11-02": {"input": 1}}


def test_counting_makes_no_folder_and_stops_nothing(tmp_path: Path) -> None:
    ErrorTally(tmp_path / "none" / "jgvisit.codes").note("input", DAY)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "jgvisit.codes").mkdir()
    ErrorTally(tmp_path / "jgvisit.codes").note("input", DAY)


# -- the command -------------------------------------------------------------------------------------


def test_what_is_saved_is_what_was_shown_and_nothing_is_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places, out = Places(tmp_path / "store", "jgvisit-test"), tmp_path / "report.txt"
    assert tell(places, out, opened=False) == 0
    shown = capsys.readouterr().out
    assert out.read_text(encoding="utf-8") == shown
    assert f"gemaakt op                {local_date(SystemClock().now())}" in shown
    with pytest.raises(InputError):
        tell(places, out, opened=False)
    with pytest.raises(InputError):
        tell(places, tmp_path / "no-such" / "report.txt", opened=False)
    assert capsys.readouterr().out == ""
    with pytest.raises(InputError):
        keep(report(places), tmp_path)
