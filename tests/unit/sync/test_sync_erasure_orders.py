"""Which erasure orders count: decided per person, two officers, this municipality, the next number."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from erasure_maker import decision, erasure_of, signed_erasure
from order_maker import NOW, Officers

from jgvisit.ids import new_uuid7
from jgvisit.records import canonical
from jgvisit.server.certificates import pem
from jgvisit.server.order_keys import sign_order
from jgvisit.sync.erasure_orders import ErasureBound, check_erasure
from jgvisit.sync.erasure_wire import SignedErasure
from jgvisit.sync.order_wire import SignedOrder
from jgvisit.sync.orders import OrderRefusedError

TENANT = new_uuid7()
LINKS = ("a" * 64, "b" * 64)


@pytest.fixture(scope="module")
def officers(tmp_path_factory: pytest.TempPathFactory) -> Officers:
    return Officers(tmp_path_factory.mktemp("officers"))


@pytest.fixture
def keys(officers: Officers) -> list[Path]:
    return [officers.folder / "order-1.key", officers.folder / "order-2.key"]


def bound(officers: Officers, highest: int = 0, *, demo: bool = False) -> ErasureBound:
    return ErasureBound(TENANT, pem(officers.root.certificate), demo, highest)


def why(signed: SignedErasure, to: ErasureBound) -> str:
    with pytest.raises(OrderRefusedError) as refused:
        check_erasure(signed, to)
    return refused.value.why


def test_an_order_of_two_officers_after_a_decision_per_person_counts(officers: Officers, keys: list[Path]) -> None:
    order = erasure_of(TENANT, LINKS, 4, decisions=(decision(), decision(decided_on="2026-11-22")))
    assert check_erasure(signed_erasure(order, keys), bound(officers, 3)) == order


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"number": 3}, "replayed"),
        ({"number": 5}, "gap"),
        ({"tenant": new_uuid7()}, "foreign"),
        ({"decisions": ()}, "unreadable"),
        ({"decisions": (decision(), decision(decided_on="2026-11-23"))}, "undecided"),
        ({"decisions": (decision(decided_on="2026-02-30"),)}, "unreadable"),
        ({"decisions": (decision(decider=""),)}, "unreadable"),
        ({"links": ()}, "unreadable"),
        ({"links": tuple(f"{n:064x}" for n in range(501))}, "unreadable"),
        ({"ground": "because"}, "unreadable"),
    ],
    ids=["again", "left out", "foreign", "no decision", "decided later", "no day", "nobody", "empty", "many", "ground"],
)
def test_h20_nothing_else_counts(officers: Officers, keys: list[Path], changes: dict[str, object], code: str) -> None:
    order = msgspec.structs.replace(erasure_of(TENANT, LINKS, 4), **changes)
    assert why(signed_erasure(order, keys), bound(officers, 3)) == code


def test_one_officer_twice_is_one(officers: Officers, keys: list[Path]) -> None:
    order = erasure_of(TENANT, LINKS)
    for some in ([], keys[:1], [keys[0], keys[0]]):
        assert why(signed_erasure(order, some), bound(officers)) == "oneOfficer"


def test_no_other_key_and_no_other_text_counts(officers: Officers, keys: list[Path], tmp_path: Path) -> None:
    order = erasure_of(TENANT, LINKS)
    others = Officers(tmp_path / "others")
    foreign = [others.folder / "order-1.key", keys[0]]
    ended = officers.make_key("ended", at=NOW - timedelta(days=800))
    no_order_key = officers.make_key("receipts", usage=None)
    demo = officers.make_key("demo", demo=True)
    assert why(signed_erasure(order, foreign), bound(officers)) == "forged"
    assert why(signed_erasure(order, [keys[0], ended]), bound(officers)) == "forged"
    assert why(signed_erasure(order, [keys[0], no_order_key]), bound(officers)) == "forged"
    assert why(signed_erasure(order, [keys[0], demo]), bound(officers)) == "demo"
    assert check_erasure(signed_erasure(order, [keys[0], demo]), bound(officers, demo=True)) == order
    changed = msgspec.structs.replace(
        signed_erasure(order, keys), order=canonical.encode(erasure_of(TENANT, ("c" * 64,))).decode()
    )
    assert why(changed, bound(officers)) == "forged"
    assert why(SignedErasure(order="\ud800"), bound(officers)) == "unreadable"


def test_a_signature_over_a_wipe_signs_no_erasure(officers: Officers, keys: list[Path]) -> None:
    text = canonical.encode(erasure_of(TENANT, LINKS)).decode()
    wiped = SignedOrder(order=text, signatures=())
    for key in keys:
        wiped = sign_order(wiped, key)
    assert why(SignedErasure(order=text, signatures=wiped.signatures), bound(officers)) == "forged"
