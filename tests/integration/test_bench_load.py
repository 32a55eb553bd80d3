"""The figures of load, tiny: that each does what it says and would notice a loss. No time is judged here."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from postgres_cluster import PostgresCluster, running_cluster

from tests.bench.load import closing, copying, line, million, pouch_side, pull, push
from tests.bench.load.counting import counting
from tests.bench.load.installation import Installed, installed
from tests.bench.load.interval import median_interval
from tests.bench.load.tun_line import may_emulate


@pytest.fixture(scope="module")
def cluster() -> Iterator[PostgresCluster]:
    with running_cluster() as cluster:
        yield cluster


@pytest.fixture(scope="module")
def town(cluster: PostgresCluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installed]:
    with installed(tmp_path_factory.mktemp("server"), cluster, hosts=(line.HERE, "127.0.0.1")) as town:
        yield town


def test_a_push_is_measured_to_its_answer_and_to_checked_and_copied_again(town: Installed, tmp_path: Path) -> None:
    size, found = push.Size(records=25, blobs=2, blob_bytes=2_000, rounds=1), push.Pushed()
    documents, papers = push.timed_push(town, tmp_path, size, found)
    assert len(documents) == 25
    assert {name for document in documents for name in document["_blobs"]} == {name for name, _ in papers}
    assert 0 < found.answer[0] <= found.checked[0]
    assert found.copy[0] > 0
    found.pouch.append(1.0)
    assert push.figures(found, size).keys() == {"push_answer", "push_answer_copy", "push_checked"}


def test_a_fetch_gets_the_assigned_part_and_then_nothing(town: Installed, tmp_path: Path) -> None:
    size, found = pull.Size(records=240, rounds=1), pull.Pulled()
    documents = pull.timed_pull(town, tmp_path, size, found)
    assert len(documents) == found.records == 120
    assert 0 < found.tomorrow[0] <= found.everything[0] + 1
    assert all(each.requests and each.total_bytes for each in found.counted)
    found.pouch, found.pouch_no_op = [1.0], [1.0]
    assert len(pull.figures(found, size)) == 5


def test_closing_time_loses_nothing_and_counts_each_part(town: Installed, tmp_path: Path) -> None:
    size = closing.Size(devices=2, records=5, blobs=1, blob_bytes=1_000, rounds=1)
    plan, (documents, papers) = closing.days(town, size)
    assert (len(documents), len(papers)) == (5, 1)
    one = closing.burst(town, tmp_path, plan, size, None)
    assert len(one.after) == 2
    assert one.requests >= 2 * (1 + 1 + size.blobs + 1)
    found = closing.figures([one], [one], size)
    assert "342 municipalities" in found["closing_country"].against
    lost = closing.Size(devices=2, records=6, blobs=1, rounds=1)
    with pytest.raises(AssertionError):
        closing.burst(town, tmp_path, plan, lost, None)


def test_a_large_municipality_is_grown_as_pushes_would_and_measured(
    cluster: PostgresCluster, town: Installed, tmp_path: Path
) -> None:
    burst = closing.Size(devices=1, records=3, blobs=1, blob_bytes=1_000)
    size = million.Size(records=1_200, laptop_families=5, rounds=2, pushes=1, papers=2, burst=burst)
    with installed(tmp_path / "large", cluster) as large:
        grown = million.grow(large, size)
        assert len(grown.families) == 5
        found = million.pushes(large, town, size) | million.pack(large, tmp_path / "pack", grown)
        found |= million.report(large, size) | million.breach(large, tmp_path, grown, size, None)
    assert found.keys() == {"million_push", "million_pack", "million_report", "million_breach"}
    assert "10 families" in found["million_report"].against


@pytest.mark.skipif(not may_emulate(), reason="a line is emulated with TUN, by root alone")
def test_a_bad_line_is_cut_and_what_went_twice_is_counted(town: Installed, tmp_path: Path) -> None:
    size = line.Size(small=6, large=1, large_bytes=700_000, records=10, rounds=1, line=line.Line(80e6, 0.002, 0.01))
    found = line.Sent()
    with line.bad_line(size.line) as namespace:
        assert line.congestion_control(namespace)
        line.one_round(town, tmp_path / "store", namespace, size, found)
    assert found.connections[0] > line.CUTS
    assert 0 <= found.twice[0] <= line.CHUNK_BYTES
    assert found.own[0] > 0 < found.plain[0]


@pytest.mark.skipif(not pouch_side.is_installed(), reason="the yardstick was never installed here")
def test_the_yardstick_takes_the_same_documents(tmp_path: Path) -> None:
    documents = [{"_id": f"record-{number}", "_blobs": ["paper"] * (number == 0), "kind": "x"} for number in range(3)]
    given = pouch_side.write_documents(tmp_path / "documents", documents, [("paper", os.urandom(500))])
    with pouch_side.running_pouch(tmp_path / "pouch") as pouch:
        assert pouch.ask("day", "day", **given)["held"] == 3
        told = pouch.ask("burst", "burst", devices=2, **given)
    assert (told["held"], told["errors"], len(told["done"])) == (6, 0, 2)


def test_an_interval_of_the_median_comes_from_order_alone() -> None:
    assert median_interval(range(1, 16)) == (4, 12)
    assert median_interval([3.0, 1.0, 2.0]) == (1.0, 3.0)


def test_copies_leave_nothing_behind(town: Installed) -> None:
    copying.copy_again(town)
    copying.copy_again(town)


def test_requests_are_counted_both_ways(town: Installed) -> None:
    with counting() as counted, town.town.http() as http:
        http.get("/api/v1/nonce").raise_for_status()
    assert counted.requests == 1
    assert 100 < counted.total_bytes < 3_000
