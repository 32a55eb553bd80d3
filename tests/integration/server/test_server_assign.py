"""Many families assigned from the report of an import: all or none, and only what came to the server."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from erasure_maker import erasure_of, signed_erasure
from import_example import FAMILY, MOTHER, as_csv
from server_factory import Laptop, ServerUnderTest
from store_factory import hash_of
from test_server_erasures import order_keys
from worker_laptop import WorkerLaptop, worker_laptop

from jgvisit.bootstrap import open_workspace
from jgvisit.bringing_in import bring_in_families, report_text
from jgvisit.clock import SystemClock, local_date
from jgvisit.enrolling import enrolled
from jgvisit.enrolment import keep_enrolment
from jgvisit.errors import InputError
from jgvisit.family_files.reading import FamilyFile
from jgvisit.family_files.report import REPORT_COLUMNS, read_report
from jgvisit.ids import CaseId, WorkerId, new_uuid7
from jgvisit.server.command import main
from jgvisit.server.erasures import service as erasures
from jgvisit.server.feed import service as feed
from jgvisit.services.family.importing import LineReport
from jgvisit.store.import_shelf import ImportShelf
from jgvisit.workspace import Workspace

HEADER = ";".join(REPORT_COLUMNS)


@pytest.fixture
def laptop(server: ServerUnderTest, http: httpx.Client) -> Laptop:
    return server.logged_in(http)


def of(server: ServerUnderTest, laptop: Laptop) -> set[str]:
    municipality = server.municipality
    today = local_date(municipality.moment())
    with municipality.database.read(municipality.tenant) as conn:
        return set(feed.assigned_cases(conn, municipality.tenant, WorkerId(laptop.worker), today))


def sent(laptop: Laptop, *cases: str) -> None:
    chain = laptop.chain()
    for case in cases:
        chain.add(case)
    laptop.push(chain)


def report(folder: Path, *lines: tuple[str, str | None]) -> Path:
    """Write the report of two lines each."""
    file = folder / "verslag.csv"
    made = [
        LineReport(2 * at + line, f"G-{at}", "accepted", "", CaseId(case), worker)
        for at, (case, worker) in enumerate(lines, 1)
        for line in (0, 1)
    ]
    refused = LineReport(99, "G-99", "refused", "De naam ontbreekt.")
    file.write_bytes(report_text([*made, refused]).encode("utf-8-sig"))
    return file


def assign(server: ServerUnderTest, *arguments: str | Path) -> int:
    return main(["assign", "--dir", str(server.made.folder.path), *map(str, arguments)])


def test_each_family_goes_to_its_worker_and_from_who_took_them_in(
    server: ServerUnderTest, laptop: Laptop, http: httpx.Client, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other, one, two, left = server.logged_in(http), new_uuid7(), new_uuid7(), new_uuid7()
    sent(laptop, one, two, left)
    file = report(tmp_path, (one, other.subject), (two, laptop.subject), (left, None))
    assert assign(server, "--file", file, "--instead-of", laptop.subject) == 0
    assert capsys.readouterr().out == "toegewezen: 2 gezinnen; zonder medewerker: 1\n"
    assert (of(server, other), of(server, laptop)) == ({one}, {two, left})
    assert assign(server, "--file", file) == 0
    assert of(server, other) == {one}


def test_nothing_is_assigned_where_a_worker_or_a_family_is_not_known(
    server: ServerUnderTest, laptop: Laptop, http: httpx.Client, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other, here, unsent = server.logged_in(http), new_uuid7(), new_uuid7()
    sent(laptop, here)
    assert assign(server, "--file", report(tmp_path, (here, other.subject), (here[:-4] + "0000", "nobody"))) == 1
    assert "niet bekend: regel 4" in capsys.readouterr().err
    assert assign(server, "--file", report(tmp_path, (here, other.subject), (unsent, other.subject))) == 1
    assert "nog niet verstuurd" in capsys.readouterr().err
    assert of(server, other) == set()
    sent(laptop, unsent)
    assert of(server, laptop) == {here, unsent}  # whoever took it in could still send it


def test_from_a_file_to_the_laptop_of_the_worker_and_forgotten_when_erased(
    server: ServerUnderTest, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lead, worker = (worker_laptop(server, tmp_path / name, f"{name}-{new_uuid7()}") for name in ("lead", "worker"))
    try:
        keep_enrolment(lead.safe, enrolled(lead.enrolment))
        rows = [{**row, "medewerker": worker.subject} if row is MOTHER else row for row in FAMILY]
        file = tmp_path / "verslag.csv"
        assert bring_in_families(opened(lead), FamilyFile(as_csv(*rows)), file, dry_run=False) == 0
        assert assign(server, "--file", file) == 1
        assert "nog niet verstuurd" in capsys.readouterr().err
        for laptop in (lead, worker):
            laptop.log_in()
        lead.sync()
        assert assign(server, "--file", file) == 0
        worker.sync()
        (case,) = worker.journal.cases()
        assert worker.journal.records_of(case) == lead.journal.records_of(case)
        order = erasure_of(
            server.municipality.tenant, [hash_of(each) for each in lead.journal.records_of(case)], 1,
            issued_at=server.municipality.now(),
        )  # fmt: skip
        erasures.put(server.municipality, signed_erasure(order, order_keys(server)), server.made.officer)
        shelf = ImportShelf(lead.safe.settings)
        assert shelf.done() == {"G-1": case}
        lead.sync()
        assert (shelf.done(), lead.journal.cases()) == ({}, ())
    finally:
        for laptop in (lead, worker):
            laptop.safe.close()


def opened(laptop: WorkerLaptop) -> Workspace:
    return open_workspace(laptop.safe, SystemClock())


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"a;b\n", id="another-file"),
        pytest.param(f"{HEADER}\n2;G;opgenomen;;x;y\n".encode(), id="no-id"),
        pytest.param(f"{HEADER}\n2;G;opgenomen;;{new_uuid7()}\n".encode(), id="short"),
        pytest.param(f"{HEADER}\n2;G;gelukt;;{new_uuid7()};y\n".encode(), id="outcome"),
        pytest.param(f"{HEADER}\n2;G;zou worden opgenomen;;;y\n".encode(), id="dry-run"),
        pytest.param(HEADER.encode("utf-16"), id="utf-16"),
        pytest.param("\n".join([HEADER, *(f"{n};G;opgenomen;;{'0' * 8}-0000-7000-8000-{'0' * 12};{n}" for n in (2, 3))])
                     .encode(), id="two-workers"),
    ],
)  # fmt: skip
def test_what_is_no_report_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        read_report(data, "verslag.csv")


def test_what_does_not_go_together_is_said(server: ServerUnderTest, capsys: pytest.CaptureFixture[str]) -> None:
    assert assign(server, "--file", "x.csv", "--worker", "y") == 1
    assert "--worker hoort bij --case" in capsys.readouterr().err
    assert assign(server, "--case", new_uuid7(), "--worker", "y", "--instead-of", "z") == 1
    assert "hoort bij --file" in capsys.readouterr().err
