"""Which wipe orders count: nothing forged, foreign, replayed or expired, and two officers for the worst."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from order_maker import NOW, Officers, order_for

from jgvisit.clock import to_rfc3339
from jgvisit.content.pack_trust import USAGE
from jgvisit.ids import new_uuid7
from jgvisit.records.certificates import fingerprint, read_pem
from jgvisit.sync.encoding import to_base64
from jgvisit.sync.order_wire import OrderSignature, SignedOrder
from jgvisit.sync.orders import Bound, OrderRefusedError, check_order


@pytest.fixture(scope="module")
def officers(tmp_path_factory: pytest.TempPathFactory) -> Officers:
    made = Officers(tmp_path_factory.mktemp("officers"))
    made.make_key("jurist", usage=USAGE["jurist"])
    made.make_key("receipts", usage=None)
    made.make_key("demo", demo=True)
    made.make_key("old", at=NOW - timedelta(days=900))
    made.make_key("early", at=NOW + timedelta(days=1))
    made.make_key("stranger", issuer=Officers(tmp_path_factory.mktemp("others")).root)
    return made


def why(signed: SignedOrder, bound: Bound) -> str:
    with pytest.raises(OrderRefusedError) as refused:
        check_order(signed, bound, NOW)
    return refused.value.why


@pytest.mark.parametrize("keys", [("order-1",), ("order-1", "order-2")])
def test_an_officers_order_for_this_store_counts(officers: Officers, keys: tuple[str, ...]) -> None:
    bound = officers.bound(highest=7)
    order = order_for(bound)
    assert check_order(officers.signed(order, *keys), bound, NOW) == order


def test_destroying_needs_two_different_keys(officers: Officers) -> None:
    bound = officers.bound()
    order = order_for(bound, what="destroy")
    assert check_order(officers.signed(order, "order-2", "order-1"), bound, NOW) == order
    assert why(officers.signed(order, "order-1"), bound) == "oneOfficer"
    assert why(officers.signed(order, "order-1", "order-1"), bound) == "oneOfficer"


@pytest.mark.parametrize("key", ["jurist", "receipts", "old", "early", "stranger"])
def test_a_key_that_was_not_made_for_orders_by_this_root_or_not_for_now_signs_nothing(
    officers: Officers, key: str
) -> None:
    bound = officers.bound()
    assert why(officers.signed(order_for(bound), key), bound) == "forged"
    assert why(officers.signed(order_for(bound), "order-1", key), bound) == "forged"


def test_the_demos_keys_order_nothing_outside_a_demo(officers: Officers, tmp_path: Path) -> None:
    bound = officers.bound()
    assert why(officers.signed(order_for(bound), "demo"), bound) == "demo"
    demo = Officers(tmp_path, demo=True)
    fictional = demo.bound()
    order = order_for(fictional)
    assert check_order(demo.signed(order, "order-1"), fictional, NOW) == order
    assert why(demo.signed(order, "order-1"), replace(fictional, demo=False)) == "demo"


def test_a_revoked_key_orders_nothing_also_beside_one_that_counts(officers: Officers) -> None:
    bound = officers.bound()
    lost = fingerprint(read_pem((officers.folder / "order-1.pem").read_text())[0])
    revoked = replace(bound, revoked=(lost,))
    assert why(officers.signed(order_for(bound), "order-1"), revoked) == "revoked"
    assert why(officers.signed(order_for(bound, what="destroy"), "order-2", "order-1"), revoked) == "revoked"
    order = order_for(bound)
    assert check_order(officers.signed(order, "order-2"), revoked, NOW) == order


@pytest.mark.parametrize("field", ["tenant", "enrolment", "device", "store"])
def test_an_order_for_another_is_foreign(officers: Officers, field: str) -> None:
    bound = officers.bound()
    other = "e" * 32 if field == "device" else new_uuid7()
    assert why(officers.signed(order_for(bound, **{field: other}), "order-1"), bound) == "foreign"


@pytest.mark.parametrize(("number", "highest"), [(7, 7), (6, 7), (1, 2**40)])
def test_a_number_that_was_there_before_is_replayed(officers: Officers, number: int, highest: int) -> None:
    bound = officers.bound(highest)
    assert why(officers.signed(order_for(bound, number=number), "order-1"), bound) == "replayed"


@pytest.mark.parametrize(
    ("issued", "expires"),
    [
        pytest.param(-timedelta(days=2), timedelta(), id="this very moment"),
        pytest.param(-timedelta(days=9), -timedelta(days=1), id="yesterday"),
        pytest.param(timedelta(days=2), timedelta(days=1), id="before it was made"),
    ],
)
def test_an_order_past_its_end_is_expired(officers: Officers, issued: timedelta, expires: timedelta) -> None:
    bound = officers.bound()
    order = order_for(bound, issued_at=to_rfc3339(NOW + issued), expires_at=to_rfc3339(NOW + expires))
    assert why(officers.signed(order, "order-1"), bound) == "expired"


def _flipped(signed: SignedOrder) -> SignedOrder:
    return msgspec.structs.replace(signed, order=signed.order.replace('"shutOut"', '"destroy"'))


def _unsigned(signed: SignedOrder) -> SignedOrder:
    return msgspec.structs.replace(signed, signatures=())


def _without_certificate(signed: SignedOrder) -> SignedOrder:
    [only] = signed.signatures
    return msgspec.structs.replace(signed, signatures=(OrderSignature(certificate="", signature=only.signature),))


def _other_signature(signed: SignedOrder) -> SignedOrder:
    [only] = signed.signatures
    nonsense = OrderSignature(certificate=only.certificate, signature=to_base64(b"\x30\x06\x02\x01\x01\x02\x01\x01"))
    return msgspec.structs.replace(signed, signatures=(nonsense,))


def _no_json(signed: SignedOrder) -> SignedOrder:
    return msgspec.structs.replace(signed, order="[" * 2000)


def _impossible_day(signed: SignedOrder) -> SignedOrder:
    return msgspec.structs.replace(signed, order=signed.order.replace("2026-11-22T", "2026-13-45T"))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_flipped, "forged"),
        (_unsigned, "oneOfficer"),
        (_without_certificate, "forged"),
        (_other_signature, "forged"),
        (_no_json, "unreadable"),
        (_impossible_day, "unreadable"),
    ],
)
def test_what_was_changed_on_the_way_does_not_count(
    officers: Officers, change: Callable[[SignedOrder], SignedOrder], code: str
) -> None:
    bound = officers.bound()
    assert why(change(officers.signed(order_for(bound), "order-1")), bound) == code
