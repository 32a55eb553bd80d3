from collections.abc import Callable
from dataclasses import replace as replaced
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from record_factory import DeviceKey, Laptop, person, said_back

from jgvisit.records import canonical
from jgvisit.records.chain import EMPTY, head_of, without_body
from jgvisit.records.chain_report import ChainReport, Fork
from jgvisit.records.link import BODY_DOMAIN, LINK_DOMAIN, StoredRecord, commitment, link_hash, read_link
from jgvisit.records.verify import check_run, record_fault, verify_chain


@pytest.fixture
def six(laptop: Laptop) -> Laptop:
    for _ in range(6):
        laptop.write(said_back(own_words="wij mogen nee zeggen"))
    return laptop


def outcomes(report: ChainReport) -> dict[str, str]:
    return {step.name: step.outcome for step in report.steps}


def changed(record: StoredRecord, **fields: Any) -> StoredRecord:
    return msgspec.structs.replace(record, **fields)


def flipped(data: bytes, at: int, bit: int = 0) -> bytes:
    return data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :]


def test_an_untouched_chain_holds_in_every_step(six: Laptop) -> None:
    report = verify_chain(six.records, six.key.public)
    assert report.holds
    assert [(step.n, step.name, step.outcome) for step in report.steps] == [
        (1, "links", "holds"),
        (2, "order", "holds"),
        (3, "signatures", "holds"),
        (4, "commitments", "holds"),
        (5, "bodies", "holds"),
    ]
    assert report.head == six.head
    assert (report.device, report.chain, report.records) == (six.key.device, six.chain, 6)
    assert report.failed_at is None


def test_records_without_a_body_are_fine(six: Laptop) -> None:
    assert verify_chain([without_body(record) for record in six.records], six.key.public).holds


def test_no_records_at_all_hold_and_have_no_head(laptop: Laptop) -> None:
    for report in (verify_chain([], laptop.key.public), check_run([], laptop.key.public)):
        assert report.holds
        assert (report.head, report.device, report.chain) == (None, None, None)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(data=st.data())
def test_one_flipped_bit_anywhere_is_found_at_its_record(six: Laptop, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, 5))
    name = data.draw(st.sampled_from(["link", "signature", "body", "salt"]))
    value = getattr(six.records[index], name)
    broken = flipped(value, data.draw(st.integers(0, len(value) - 1)), data.draw(st.integers(0, 7)))
    records = [*six.records]
    records[index] = changed(records[index], **{name: broken})
    report = verify_chain(records, six.key.public)
    assert not report.holds
    assert report.failed_at == index


@pytest.mark.parametrize(
    ("tamper", "at", "detail"),
    [
        pytest.param(lambda r: [*r[:2], *r[3:]], 2, "missing before 4", id="removed"),
        pytest.param(lambda r: [*r[:3], r[2], *r[3:]], 3, "record 3 is here twice", id="doubled"),
        pytest.param(lambda r: [*r[:2], r[3], r[2], *r[4:]], 2, "missing before 4", id="swapped"),
        pytest.param(lambda r: r[1:], 0, "missing before 2", id="first gone"),
        pytest.param(lambda r: [*r[1:], r[0]], 0, "missing before 2", id="first moved to the end"),
    ],
)
def test_a_record_removed_doubled_or_moved_is_found(
    six: Laptop, tamper: Callable[[list[StoredRecord]], list[StoredRecord]], at: int, detail: str
) -> None:
    report = verify_chain(tamper(six.records), six.key.public)
    order = report.steps[1]
    assert (order.outcome, order.at) == ("fails", at)
    assert detail in order.detail


def test_a_cut_off_tail_shows_only_in_the_head(six: Laptop) -> None:
    report = verify_chain(six.records[:4], six.key.public)
    assert report.holds
    assert report.head == head_of(six.records[3]) != six.head


def test_a_run_after_a_trusted_head_holds_only_there(six: Laptop) -> None:
    after = head_of(six.records[2])
    assert verify_chain(six.records[3:], six.key.public, after=after).holds
    wrong = verify_chain(six.records[3:], six.key.public, after=replaced(after, link_hash=EMPTY.link_hash))
    assert "does not follow" in wrong.steps[1].detail
    assert "comes after" in verify_chain(six.records[1:], six.key.public, after=after).steps[1].detail


def test_two_lives_of_one_store_are_a_fork_and_both_are_named(six: Laptop) -> None:
    copy = Laptop(six.key)
    copy.chain, copy.records = six.chain, six.records[:3]
    branch = [copy.write(person()), copy.write(person())]
    report = verify_chain([*six.records, *branch], six.key.public)
    assert "two different records at 4: a fork" in report.steps[1].detail
    assert report.failed_at == 6
    assert report.forks == tuple(
        Fork(seq, tuple(sorted(link_hash(r.link, r.signature) for r in pair)))
        for seq, pair in ((4, (six.records[3], branch[0])), (5, (six.records[4], branch[1])))
    )


def test_holes_in_a_pulled_chain_are_not_known_and_neighbours_are_still_checked(six: Laptop) -> None:
    handed_out = [six.records[0], six.records[3], six.records[4]]
    report = verify_chain(handed_out, six.key.public, whole=False)
    assert report.holds
    assert outcomes(report)["order"] == "notKnown"
    other = Laptop(six.key)
    other.chain, other.records = six.chain, six.records[:3]
    other.write(person())
    foreign = verify_chain([other.records[3], six.records[4]], six.key.public, whole=False)
    assert "does not follow" in foreign.steps[1].detail
    assert "comes after" in verify_chain(handed_out[::-1], six.key.public, whole=False).steps[1].detail


def test_records_of_another_device_or_chain_are_named(six: Laptop) -> None:
    stranger, again = Laptop(), Laptop(six.key)
    stranger.write(person())
    again.write(person())
    assert "another device" in verify_chain([*six.records, *stranger.records], six.key.public).steps[0].detail
    report = verify_chain([*six.records, *again.records], six.key.public)
    assert (report.steps[0].at, report.steps[0].detail) == (6, "record 7 is of another chain")
    assert outcomes(report)["order"] == "notKnown"
    assert report.head is None


def signed(laptop: Laptop, link: bytes, body: bytes, salt: bytes = b"s" * 32) -> StoredRecord:
    return StoredRecord(link=link, signature=laptop.key.sign(LINK_DOMAIN + link), body=body, salt=salt)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b'{"b":1}', id="no body of ours"),
        pytest.param(b"\xff", id="not UTF-8"),
    ],
)
def test_a_signed_body_that_nobody_can_read_fails_the_last_step(laptop: Laptop, body: bytes) -> None:
    link = msgspec.structs.replace(read_link(laptop.write(person()).link), commit=commitment(b"s" * 32, body))
    report = verify_chain([signed(laptop, canonical.encode(link), body)], laptop.key.public)
    assert outcomes(report) | {"bodies": "fails"} == outcomes(report)
    assert report.steps[3].outcome == "holds"


def test_a_link_or_body_written_another_way_is_found_even_if_signed(laptop: Laptop) -> None:
    record = laptop.write(person())
    assert record.body is not None
    spaced = record.link.replace(b",", b", ", 1)
    assert "canonical" in verify_chain([signed(laptop, spaced, record.body)], laptop.key.public).steps[0].detail
    body = record.body.replace(b",", b", ", 1)
    link = msgspec.structs.replace(read_link(record.link), commit=commitment(b"s" * 32, body))
    report = verify_chain([signed(laptop, canonical.encode(link), body)], laptop.key.public)
    assert [step.name for step in report.steps if step.outcome == "fails"] == ["bodies"]


@pytest.mark.parametrize("fields", [{"body": None}, {"salt": None}, {"salt": b"short"}])
def test_body_and_salt_belong_together(six: Laptop, fields: dict[str, Any]) -> None:
    records = [changed(six.records[0], **fields), *six.records[1:]]
    assert outcomes(verify_chain(records, six.key.public))["commitments"] == "fails"


def test_the_fast_path_checks_all_hashes_and_the_last_signature(six: Laptop) -> None:
    assert check_run(six.records, six.key.public).head == six.head
    moved = check_run([six.records[1], six.records[0]], six.key.public)
    assert not moved.holds
    last = changed(six.records[5], signature=six.key.sign(LINK_DOMAIN + b"other"))
    assert check_run([*six.records[:5], last], six.key.public).failed_at == 5
    # a middle signature is part of the next link's hash, so changing it breaks the order
    middle = changed(six.records[2], signature=six.key.sign(LINK_DOMAIN + six.records[2].link))
    report = check_run([*six.records[:2], middle, *six.records[3:]], six.key.public)
    assert (report.failed_at, outcomes(report)["order"]) == (3, "fails")


def test_the_fast_path_leaves_a_middle_signature_to_the_full_check(laptop: Laptop) -> None:
    laptop.write(person())
    honest, laptop.key = laptop.key, DeviceKey()
    forged = msgspec.structs.replace(read_link(laptop.write(person()).link), device=honest.device)
    link = canonical.encode(forged)
    body, salt = laptop.records[1].body or b"", laptop.records[1].salt or b""
    laptop.records[1] = StoredRecord(link=link, signature=laptop.key.sign(LINK_DOMAIN + link), body=body, salt=salt)
    laptop.key = honest
    laptop.write(person())
    assert check_run(laptop.records, honest.public).holds
    assert verify_chain(laptop.records, honest.public).failed_at == 1


def test_one_record_alone_is_judged_without_its_place(six: Laptop) -> None:
    record, key = six.records[3], six.key.public
    assert record_fault(record, key) is None
    assert record_fault(without_body(record), key) is None
    assert record_fault(changed(record, link=record.link + b" "), key) == "link"
    assert record_fault(record, DeviceKey().public) == "link"
    assert record_fault(changed(record, signature=six.key.sign(BODY_DOMAIN + record.link)), key) == "signature"
    assert record_fault(changed(record, body=b"{}"), key) == "commitment"
