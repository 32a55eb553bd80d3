"""Pushes against the running server: what is answered, what is kept, what takes effect."""

from __future__ import annotations

import os
from datetime import timedelta

import httpx
import msgspec
import pytest
from server_factory import Chain, Laptop, ServerUnderTest
from sqlalchemy import select

from jgvisit.ids import DeviceId, new_uuid7
from jgvisit.records.canonical import sha256
from jgvisit.records.link import Link, StoredRecord, commitment, link_hash, read_link
from jgvisit.records.payload_forms import ConsentWithdrawn
from jgvisit.records.payload_journal import StoreOpened
from jgvisit.server.audit import service as audit
from jgvisit.server.audit import tree
from jgvisit.server.officer import service as office
from jgvisit.server.records import checking
from jgvisit.server.records.models import chain as chains
from jgvisit.server.records.models import incident, record
from jgvisit.store.device_key import DeviceKey, new_private_key
from jgvisit.sync.wire import Fork


@pytest.fixture
def laptop(server: ServerUnderTest, http: httpx.Client) -> Laptop:
    return server.logged_in(http)


def filled(laptop: Laptop, count: int, case: str | None = None) -> Chain:
    chain, case = laptop.chain(), case or new_uuid7()
    for _ in range(count):
        chain.add(case)
    return chain


def answers(laptop: Laptop, chain: Chain, *sent: StoredRecord, early: tuple[StoredRecord, ...] = ()) -> list[str]:
    return [item.answer for item in laptop.push(chain, sent, early).answers]


def withdrawal() -> ConsentWithdrawn:
    return ConsentWithdrawn(
        form=new_uuid7(), person=new_uuid7(), channel="phone", effective_at="2026-11-02T09:00:00.000Z"
    )


def resigned(item: StoredRecord) -> StoredRecord:
    """The same record, its signature by a key that is not the device's."""
    return msgspec.structs.replace(item, signature=DeviceKey(new_private_key()).sign(b"jgvisit/link/1\0" + item.link))


def incidents(server: ServerUnderTest) -> list[tuple[int, str]]:
    with server.municipality.database.read(server.municipality.tenant) as conn:
        return [tuple(row) for row in conn.execute(select(incident.c.seq, incident.c.reason).order_by(incident.c.seq))]


def test_a_pushed_run_is_stored_and_counted_in_the_receipt(laptop: Laptop) -> None:
    chain = filled(laptop, 5)
    answer = laptop.push(chain)
    assert [item.answer for item in answer.answers] == ["stored"] * 5
    assert [item.position for item in answer.answers] == [1, 2, 3, 4, 5]
    receipt = laptop.receipt(chain)
    assert (receipt.received, receipt.kept, receipt.checked, receipt.safe) == (5, 5, 5, 0)
    assert receipt.head == chain.head.link_hash


def test_safe_follows_kept_after_seven_days_without_a_reported_backup(server: ServerUnderTest, laptop: Laptop) -> None:
    chain = filled(laptop, 2)
    laptop.push(chain)
    server.clock.ahead = timedelta(days=7, minutes=1)
    chain.add(new_uuid7())
    laptop.push(chain, chain.records[2:])
    assert (laptop.receipt(chain).kept, laptop.receipt(chain).safe) == (3, 2)


def test_the_same_push_again_is_answered_already_and_travels_once(laptop: Laptop) -> None:
    chain = filled(laptop, 3)
    first, again = laptop.push(chain), laptop.push(chain)
    assert [item.answer for item in again.answers] == ["already"] * 3
    assert [item.position for item in again.answers] == [item.position for item in first.answers]
    assert len(laptop.feed().records) == 3
    assert laptop.receipt(chain).received == 3


def test_records_out_of_order_are_a_request_fault_and_store_nothing(laptop: Laptop) -> None:
    chain = filled(laptop, 3)
    one, two, three = chain.records
    assert laptop.try_push(chain, [two, one]).json()["code"] == "push.out_of_order"
    assert laptop.try_push(chain, [one, three]).json()["code"] == "push.out_of_order"
    gap = laptop.try_push(chain, [two, three])
    assert (gap.status_code, gap.json()["code"]) == (409, "push.gap")
    assert laptop.receipt(chain).received == 0


def test_both_branches_of_a_fork_are_kept_and_travel(server: ServerUnderTest, laptop: Laptop) -> None:
    case = new_uuid7()
    chain = filled(laptop, 2, case)
    laptop.push(chain)
    branch = Chain(chain.signer, chain.author, chain.id, chain.records[:1])
    others = [branch.add(case), branch.add(case), branch.add(case)]
    assert answers(laptop, chain, *others) == ["forked"] * 3
    assert answers(laptop, chain, *others) == ["forked"] * 3
    assert laptop.receipt(chain).received == 2
    assert {item.link.encode() for item in laptop.feed().records} == {item.link for item in [*chain.records, *others]}
    assert incidents(server) == [(2, "fork"), (3, "fork"), (4, "fork")]
    assert laptop.feed().forks == (Fork(device=laptop.key.device, chain=chain.id, seq=2),)


def test_a_store_put_back_from_a_copy_never_hears_that_its_new_records_are_there(laptop: Laptop) -> None:
    chain = filled(laptop, 3)
    laptop.push(chain)
    restored = Chain(chain.signer, chain.author, chain.id, chain.records[:2])
    restored.add(new_uuid7())
    assert answers(laptop, chain, *restored.records) == ["already", "already", "forked"]


def test_a_changed_body_is_rejected_also_under_a_link_that_is_known(server: ServerUnderTest, laptop: Laptop) -> None:
    chain = filled(laptop, 1)
    changed = msgspec.structs.replace(chain.records[0], body=chain.records[0].body + b" ")
    assert answers(laptop, chain, changed) == ["rejected"]
    assert answers(laptop, chain, chain.records[0]) == ["stored"]
    answer = laptop.push(chain, [changed]).answers[0]
    assert (answer.answer, answer.reason) == ("rejected", "body")
    assert incidents(server) == [(1, "body")]


def test_after_a_forged_signature_the_rest_is_rejected_and_kept_as_incident(
    server: ServerUnderTest, laptop: Laptop
) -> None:
    chain = filled(laptop, 5)
    one, two, three, four, five = chain.records
    assert answers(laptop, chain, one, resigned(two), three) == ["stored", "rejected", "rejected"]
    assert answers(laptop, chain, four, five) == ["rejected", "rejected"]
    assert incidents(server) == [(2, "signature"), (3, "place"), (4, "place"), (5, "place")]
    assert answers(laptop, chain, two, three, four, five) == ["stored"] * 4
    assert answers(laptop, laptop.chain(), *()) == []


def test_a_link_of_another_device_or_chain_stores_nothing(
    server: ServerUnderTest, laptop: Laptop, http: httpx.Client
) -> None:
    other = filled(server.enrolled(http), 1)
    refused = laptop.try_push(other)
    assert (refused.status_code, refused.json()["code"]) == (403, "push.foreign_device")
    mine, second = filled(laptop, 1), laptop.chain()
    assert laptop.try_push(second, mine.records).json()["code"] == "push.other_chain"
    assert laptop.receipt(mine).received == 0


def test_a_device_that_was_never_approved_may_not_push(server: ServerUnderTest, http: httpx.Client) -> None:
    stranger = Laptop(http)
    assert stranger.try_push(filled(stranger, 1)).status_code == 401
    server.ask(stranger, server.code("somebody"))
    refused = stranger.try_push(filled(stranger, 1))
    assert (refused.status_code, refused.json()["code"]) == (403, "device.not_enrolled")


def test_a_revoked_device_may_still_push_but_not_fetch(server: ServerUnderTest, laptop: Laptop) -> None:
    chain = filled(laptop, 2)
    laptop.receipt(chain)  # the server has met its key by now
    office.revoke(server.municipality, DeviceId(laptop.key.device), server.made.officer)
    assert answers(laptop, chain, *chain.records) == ["stored"] * 2
    assert laptop.call("GET", "/feed").json()["code"] == "device.revoked"
    assert server.log_in(laptop).json()["code"] == "device.revoked"


def test_a_body_over_64_kib_and_a_push_of_1001_are_too_large(laptop: Laptop) -> None:
    chain = filled(laptop, 1)
    large = msgspec.structs.replace(chain.records[0], body=b"x" * (64 * 1024 + 1))
    assert laptop.try_push(chain, [large]).status_code == 413
    assert laptop.try_push(chain, chain.records * 1001).json()["code"] == "push.too_many"


@pytest.mark.parametrize("link", [b"{}", b"not json", b'{"device":"x"}'], ids=["empty", "no json", "half"])
def test_an_unreadable_link_is_a_request_fault(laptop: Laptop, link: bytes) -> None:
    chain = filled(laptop, 1)
    refused = laptop.try_push(chain, [msgspec.structs.replace(chain.records[0], link=link)])
    assert (refused.status_code, refused.json()["code"]) == (422, "push.link_unreadable")


def with_body(chain: Chain, **changes: object) -> StoredRecord:
    """A well-signed record whose body says something else than a program of today would write."""
    item = chain.add(new_uuid7())
    body = msgspec.json.encode({**msgspec.json.decode(item.body), **changes}, order="sorted")
    link = read_link(item.link)
    new = msgspec.json.encode(
        Link(link.device, link.chain, link.seq, link.prev, commitment(item.salt, body)), order="sorted"
    )
    made = StoredRecord(new, chain.signer.sign(b"jgvisit/link/1\0" + new), body, item.salt)
    chain.records[-1] = made
    return made


BARE_ORDER = {"order": new_uuid7(), "child": new_uuid7(), "kind": "ots", "starts_on": "2026-10-01"}
"""Called seen, without court, number and day."""
BLANK_ORDER = {**BARE_ORDER, "court": "\u200b", "number": "-", "decided_on": "2026-10-01"}
"""Called seen, with signs that name no court and no number."""


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        pytest.param({"kind": "fromTheFuture"}, "unknown_kind", id="unknown kind"),
        pytest.param({"kind_version": 99}, "unknown_kind", id="later version"),
        pytest.param({"payload": {"name": 7}}, "bad_schema", id="bad payload"),
        pytest.param({"author": "somebody-else"}, "foreign_author", id="foreign author"),
        pytest.param({"recorded_at": "yesterday"}, "bad_body", id="bad body"),
        pytest.param({"kind": "orderRecorded", "payload": BARE_ORDER}, "no_proof", id="an order without its paper"),
        pytest.param({"kind": "orderRecorded", "payload": BLANK_ORDER}, "no_proof", id="an order of no court"),
    ],
)
def test_what_cannot_take_effect_is_stored_and_parked_and_blocks_nothing(
    laptop: Laptop, changes: dict[str, object], reason: str
) -> None:
    chain = laptop.chain()
    with_body(chain, **changes)
    chain.add(new_uuid7())
    first, second = laptop.push(chain).answers
    assert (first.answer, first.parked, first.position) == ("stored", reason, None)
    assert (second.answer, second.parked) == ("stored", None)
    receipt = laptop.receipt(chain)
    assert (receipt.received, receipt.kept, receipt.parked) == (2, 2, 1)
    assert len(laptop.feed().records) == 1


def test_writing_about_a_family_of_somebody_else_is_parked(
    server: ServerUnderTest, laptop: Laptop, http: httpx.Client
) -> None:
    case = new_uuid7()
    laptop.push(filled(laptop, 1, case))
    other = server.logged_in(http)
    answer = other.push(filled(other, 1, case)).answers[0]
    assert (answer.answer, answer.parked) == ("stored", "no_right")
    assert not other.feed().records
    assert len(laptop.feed().records) == 1


def test_a_reused_record_id_never_silently_stands_in_for_another(laptop: Laptop) -> None:
    chain, case, record_id = laptop.chain(), new_uuid7(), new_uuid7()
    chain.add(case, id=record_id)
    chain.add(case, id=record_id)
    assert [item.parked for item in laptop.push(chain).answers] == [None, "id_taken"]


def test_a_withdrawal_goes_first_and_joins_the_run_when_it_arrives(laptop: Laptop) -> None:
    case = new_uuid7()
    chain = filled(laptop, 3, case)
    chain.add(case, withdrawal())
    chain.add(case)
    early = laptop.push(chain, [], early=[chain.records[3]])
    assert [(item.answer, item.position) for item in early.answers] == [("early", 1)]
    assert laptop.receipt(chain).received == 0
    assert answers(laptop, chain, early=(chain.records[3],)) == ["early"]
    assert answers(laptop, chain, *chain.records[:3]) == ["stored"] * 3
    assert laptop.receipt(chain).received == 4
    assert answers(laptop, chain, *chain.records[3:]) == ["already", "stored"]
    assert (laptop.receipt(chain).received, len(laptop.feed().records)) == (5, 5)


def test_a_forged_early_record_is_rejected(laptop: Laptop) -> None:
    case = new_uuid7()
    chain = filled(laptop, 2, case)
    chain.add(case, withdrawal())
    assert answers(laptop, chain, early=(resigned(chain.records[2]),)) == ["rejected"]
    assert answers(laptop, chain, *chain.records) == ["stored"] * 3


def test_a_withdrawal_takes_effect_although_its_author_lost_the_family(
    server: ServerUnderTest, laptop: Laptop, http: httpx.Client
) -> None:
    case = new_uuid7()
    laptop.push(filled(laptop, 1, case))
    other = server.logged_in(http)
    chain = other.chain()
    chain.add(None, StoreOpened(reason="created", program="0.1.0"))
    chain.add(case, withdrawal())
    answer = other.push(chain, [], early=[chain.records[1]]).answers[0]
    assert (answer.answer, answer.parked) == ("early", "no_right")
    assert len(laptop.feed().records) == 2


@pytest.mark.parametrize("lane", ["early first", "in order"])
def test_an_early_record_behind_a_branch_is_no_longer_called_early(laptop: Laptop, lane: str) -> None:
    case = new_uuid7()
    chain = filled(laptop, 3, case)
    laptop.push(chain)
    branch = Chain(chain.signer, chain.author, chain.id, chain.records[:1])
    branch.add(case), branch.add(case), branch.add(case, withdrawal())
    if lane == "early first":
        assert answers(laptop, chain, early=(branch.records[3],)) == ["early"]
    assert answers(laptop, chain, *branch.records[1:]) == ["forked"] * 3
    assert answers(laptop, chain, early=(branch.records[3],)) == ["forked"]
    branch.add(case, withdrawal())
    assert answers(laptop, chain, early=(branch.records[4],)) == ["forked"]
    assert len(laptop.feed().records) == 7


def test_an_early_record_is_never_turned_away_for_what_has_not_come_yet(laptop: Laptop) -> None:
    """Else a refusal on a branch would never take effect: an answer is given once, and it would not be sent again."""
    case = new_uuid7()
    chain = filled(laptop, 4, case)
    laptop.push(chain)
    branch = Chain(chain.signer, chain.author, chain.id, chain.records[:1])
    branch.add(case), branch.add(case, withdrawal()), branch.add(case, withdrawal()), branch.add(case, withdrawal())
    assert answers(laptop, chain, early=tuple(branch.records[2:])) == ["forked"] * 3
    assert len(laptop.feed().records) == 7
    assert laptop.feed().forks == (Fork(device=laptop.key.device, chain=chain.id, seq=1),)
    assert answers(laptop, chain, branch.records[1]) == ["forked"]


def test_an_early_record_that_the_run_passes_by_becomes_a_branch(laptop: Laptop) -> None:
    case = new_uuid7()
    chain = filled(laptop, 1, case)
    branch = Chain(chain.signer, chain.author, chain.id, chain.records[:1])
    branch.add(case)
    branch.add(case, withdrawal())
    assert answers(laptop, chain, early=(branch.records[2],)) == ["early"]
    chain.add(case)
    chain.add(case)
    assert answers(laptop, chain, *chain.records) == ["stored"] * 3
    # where it left the run nobody knows as long as the record before it has not come
    assert laptop.feed().forks == (Fork(device=laptop.key.device, chain=chain.id, seq=1),)
    assert answers(laptop, chain, *branch.records) == ["already", "forked", "forked"]


def test_of_a_long_push_the_rest_of_the_signatures_is_checked_right_after(
    server: ServerUnderTest, laptop: Laptop
) -> None:
    chain = filled(laptop, 250)
    assert {item.answer for item in laptop.push(chain).answers} == {"stored"}
    checking.check_all(server.municipality)
    receipt = laptop.receipt(chain)
    assert (receipt.received, receipt.checked) == (250, 250)
    assert len(laptop.feed().records) == 250


def test_checked_stops_before_a_bad_signature_inside_a_long_push(server: ServerUnderTest, laptop: Laptop) -> None:
    chain, case = laptop.chain(), new_uuid7()
    for number in range(220):
        chain.add(case)
        if number == 99:
            chain.records[-1] = resigned(chain.records[-1])
    laptop.push(chain)
    checking.check_all(server.municipality)
    receipt = laptop.receipt(chain)
    assert (receipt.received, receipt.checked) == (220, 99)
    assert len(laptop.feed().records) == 219
    assert incidents(server) == [(100, "signature")]


def test_kept_stops_before_a_body_that_does_not_read_back(server: ServerUnderTest, laptop: Laptop) -> None:
    chain = filled(laptop, 3)
    municipality = server.municipality
    laptop.push(chain, chain.records[:1])
    with municipality.database.write(municipality.tenant) as conn:
        broken = record.update().where(record.c.seq == 1).values(body=os.urandom(20))
        conn.execute(broken)
        conn.execute(chains.update().values(kept=0))
    laptop.push(chain, chain.records[1:])
    assert (laptop.receipt(chain).received, laptop.receipt(chain).kept) == (3, 0)


def test_every_push_session_and_read_extends_the_audit_chain_that_receipts_name(
    server: ServerUnderTest, laptop: Laptop
) -> None:
    chain = filled(laptop, 1)
    laptop.push(chain)
    before = laptop.receipt(chain).audit_root
    laptop.feed()
    municipality = server.municipality
    with municipality.database.read(municipality.tenant) as conn:
        assert audit.broken_at(conn, municipality.tenant) is None
        root = tree.head(conn, municipality.tenant).root
    assert root == laptop.receipt(chain).audit_root != before


def test_an_empty_push_of_a_new_chain_gets_a_receipt_of_nothing(laptop: Laptop) -> None:
    receipt = laptop.receipt(laptop.chain())
    assert (receipt.received, receipt.head) == (0, "0" * 64)


def test_link_hashes_in_answers_are_those_of_what_was_sent(laptop: Laptop) -> None:
    chain = filled(laptop, 2)
    expected = [link_hash(item.link, item.signature) for item in chain.records]
    assert [item.link_hash for item in laptop.push(chain).answers] == expected
    assert expected[0] == sha256(chain.records[0].link, chain.records[0].signature)
