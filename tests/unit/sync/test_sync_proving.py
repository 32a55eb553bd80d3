"""What is proven of a fetched page: runs by their last signature, and nothing that somebody else wrote."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from unittest.mock import patch

import msgspec
import pytest
from sync_town import LaptopKey, Town, Writer, pem

from jgvisit.records.link import StoredRecord, signature_holds
from jgvisit.sync import proving
from jgvisit.sync.encoding import to_wire
from jgvisit.sync.failures import FeedError
from jgvisit.sync.proving import proven
from jgvisit.sync.trust import Trust

Change = Callable[[list[StoredRecord]], list[StoredRecord]]


@pytest.fixture
def run(key: LaptopKey) -> list[StoredRecord]:
    writer = Writer(key)
    return [writer.write() for _ in range(6)]


def take(town: Town, records: Sequence[StoredRecord], *keys: LaptopKey) -> tuple[StoredRecord, ...]:
    certificates = {each.device: town.certificate_of(each) for each in keys}
    return proven([to_wire(record) for record in records], certificates, Trust(pem(town.root.certificate)))


@pytest.mark.parametrize(
    ("places", "ends"),
    [((1, 2, 3, 4, 5, 6), 1), ((6, 5, 4, 3, 2, 1), 1), ((1, 2, 4, 5, 6), 2), ((1, 3, 5), 3), ((), 0)],
)
def test_of_each_run_the_last_signature_is_verified_in_whatever_order_it_came(
    town: Town, key: LaptopKey, run: list[StoredRecord], places: tuple[int, ...], ends: int
) -> None:
    records = [run[place - 1] for place in places]
    with patch.object(proving, "signature_holds", wraps=signature_holds) as verified:
        assert take(town, records, key) == tuple(records)
    assert verified.call_count == ends


def changed(place: int, **fields: object) -> Change:
    def change(run: list[StoredRecord]) -> list[StoredRecord]:
        return [msgspec.structs.replace(one, **fields) if at == place else one for at, one in enumerate(run, 1)]

    return change


@pytest.mark.parametrize(
    "change",
    [
        *(changed(place, signature=b"\x30\x06\x02\x01\x01\x02\x01\x01") for place in (1, 3, 6)),
        *(changed(place, body=b"{}") for place in (1, 3, 6)),
        *(changed(place, salt=b"\0" * 32) for place in (1, 6)),
        changed(3, link=b"{}"),
        lambda run: [*run[:2], msgspec.structs.replace(run[2], link=run[2].link.replace(b'"seq":3', b'"seq":9'))],
    ],
)
def test_nothing_forged_is_taken_wherever_in_a_run_it_stands(
    town: Town, key: LaptopKey, run: list[StoredRecord], change: Change
) -> None:
    with pytest.raises(FeedError):
        take(town, change(run), key)


def test_a_signature_speaks_for_its_own_device_and_chain_alone(town: Town, key: LaptopKey) -> None:
    """A link that names a hash of another device's or chain's record does not vouch for that record."""
    other = LaptopKey()
    theirs = Writer(other)
    unsigned = msgspec.structs.replace(theirs.write(), signature=b"nobody's")
    for thief in (Writer(key), Writer(other)):
        thief.records.append(unsigned)
        with pytest.raises(FeedError, match="signature"):
            take(town, [unsigned, thief.write()], key, other)


def test_a_run_whose_end_is_no_link_of_its_device_proves_nothing(
    town: Town, key: LaptopKey, run: list[StoredRecord]
) -> None:
    with pytest.raises(FeedError, match="certificate"):
        take(town, run, LaptopKey())
