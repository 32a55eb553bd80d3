"""Wipe orders at the server, on both databases: who may give them, who gets them, and what counts as confirmed."""

from __future__ import annotations

from datetime import timedelta

import httpx
import msgspec
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from server_factory import API, Laptop, ServerUnderTest

from jgvisit.clock import to_rfc3339
from jgvisit.ids import EnrolmentId, WorkerId, new_uuid7
from jgvisit.records import canonical
from jgvisit.server.certificates import new_key, public_der
from jgvisit.server.order_keys import sign_order, unsigned
from jgvisit.server.orders import service as orders
from jgvisit.server.problems import ConflictError, ForbiddenError, NotFoundError
from jgvisit.store.device_key import DeviceKey, new_private_key
from jgvisit.sync.encoding import to_base64
from jgvisit.sync.lease_wire import LeaseRequest
from jgvisit.sync.order_wire import (
    WIPED_DOMAIN,
    WITNESS_DOMAIN,
    OrderKind,
    Orders,
    OrdersSeen,
    Refusal,
    SignedOrder,
    SignedWiped,
    SignedWitness,
    Wiped,
    WipeOrder,
    Witness,
)
from jgvisit.sync.orders import order_hash
from jgvisit.sync.wire import Problem

OFFICER = WorkerId("officer")


def told(laptop: Laptop, store: str, *refusals: Refusal) -> Orders:
    response = laptop.call("POST", "/orders/seen", OrdersSeen(store=store, refusals=refusals))
    assert response.status_code == 200, response.text
    return msgspec.json.decode(response.content, type=Orders)


def signed_by(server: ServerUnderTest, order: WipeOrder, *numbers: int) -> SignedOrder:
    signed = unsigned(order)
    for number in numbers:
        signed = sign_order(signed, server.made.folder.offline / f"order-{number}.key")
    return signed


def given(server: ServerUnderTest, laptop: Laptop, what: OrderKind = "shutOut", *numbers: int) -> SignedOrder:
    signed = signed_by(server, orders.draft(server.municipality, laptop.key.device, what), *(numbers or (1,)))
    orders.put(server.municipality, signed, OFFICER)
    return signed


def fetched(http: httpx.Client, laptop: Laptop) -> tuple[SignedOrder, ...]:
    assert laptop.enrolment is not None
    response = http.get(f"{API}/orders/{laptop.enrolment.enrolment}")
    assert response.status_code == 200
    return msgspec.json.decode(response.content, type=Orders).orders


def wiped(signed: SignedOrder, **changes: object) -> Wiped:
    order = msgspec.json.decode(signed.order, type=WipeOrder)
    made = Wiped(
        tenant=order.tenant,
        device=order.device,
        store=order.store,
        number=order.number,
        order_sha256=order_hash(signed),
        what=order.what,
        at=order.issued_at,
        removed=("keyringSecret", "deviceKey"),
    )
    return msgspec.structs.replace(made, **changes)


def confirmation(said: Wiped, key: DeviceKey) -> SignedWiped:
    text = canonical.encode(said)
    return SignedWiped(wiped=text.decode(), signature=to_base64(key.sign_wiped(WIPED_DOMAIN + text)))


def by_witness(said: Wiped, device: DeviceKey, **changes: str) -> SignedWiped:
    key, text = new_key(), canonical.encode(said)
    named = Witness(
        tenant=said.tenant, device=said.device, store=said.store, public_key=to_base64(public_der(key.public_key()))
    )
    statement = canonical.encode(msgspec.structs.replace(named, **changes))
    witness = SignedWitness(
        witness=statement.decode(), signature=to_base64(device.sign_wiped(WITNESS_DOMAIN + statement))
    )
    signature = key.sign(WIPED_DOMAIN + text, ec.ECDSA(hashes.SHA256()))
    return SignedWiped(wiped=text.decode(), signature=to_base64(signature), witness=witness)


def confirm(http: httpx.Client, message: SignedWiped) -> tuple[int, str]:
    response = http.post(f"{API}/orders/confirmations", content=msgspec.json.encode(message))
    code = "" if response.is_success else msgspec.json.decode(response.content, type=Problem).code
    return response.status_code, code


def is_proven(server: ServerUnderTest, laptop: Laptop) -> bool:
    return bool(orders.orders_of(server.municipality, laptop.key.device)[-1].proven)


def test_an_order_reaches_a_laptop_that_cannot_sign_and_is_handed_out_until_a_signature_confirms_it(
    server: ServerUnderTest, http: httpx.Client
) -> None:
    laptop, store = server.enrolled(http), new_uuid7()
    assert told(laptop, store).orders == ()
    signed = given(server, laptop)
    assert fetched(http, laptop) == (signed,)
    assert told(laptop, store).orders == (signed,)
    # what anybody could say stops nothing
    assert confirm(http, SignedWiped(wiped=canonical.encode(wiped(signed)).decode())) == (204, "")
    assert fetched(http, laptop) == (signed,)
    assert not is_proven(server, laptop)
    assert confirm(http, confirmation(wiped(signed), laptop.key)) == (204, "")
    assert is_proven(server, laptop)
    assert fetched(http, laptop) == ()
    assert confirm(http, confirmation(wiped(signed), laptop.key)) == (204, "")  # an answer that was lost


def test_the_witness_that_the_device_key_named_for_this_store_confirms_too(
    server: ServerUnderTest, http: httpx.Client
) -> None:
    laptop = server.enrolled(http)
    told(laptop, new_uuid7())
    signed = given(server, laptop)
    stranger = DeviceKey(new_private_key())
    for forged in (
        by_witness(wiped(signed), stranger),
        by_witness(wiped(signed), laptop.key, store=new_uuid7()),
        confirmation(wiped(signed), stranger),
    ):
        assert confirm(http, forged) == (403, "confirmation.signature")
    assert not is_proven(server, laptop)
    assert confirm(http, by_witness(wiped(signed), laptop.key)) == (204, "")
    assert is_proven(server, laptop)


def test_a_confirmation_of_another_order_confirms_nothing(server: ServerUnderTest, http: httpx.Client) -> None:
    laptop = server.enrolled(http)
    told(laptop, new_uuid7())
    signed = given(server, laptop)
    changes: tuple[dict[str, object], ...] = (
        {"number": 9},
        {"order_sha256": "0" * 64},
        {"store": new_uuid7()},
        {"what": "destroy"},
        {"device": "0" * 32},
    )
    for change in changes:
        assert confirm(http, confirmation(wiped(signed, **change), laptop.key)) == (404, "confirmation.order")
    assert fetched(http, laptop) == (signed,)


def test_an_order_takes_lease_and_families_and_never_the_way_to_send(
    server: ServerUnderTest, http: httpx.Client
) -> None:
    laptop, store = server.logged_in(http), new_uuid7()
    assert laptop.call("POST", "/lease", LeaseRequest(store=store)).status_code == 200
    given(server, laptop)
    assert laptop.call("POST", "/lease", LeaseRequest(store=store)).status_code == 403
    assert laptop.call("GET", "/feed", params={"after": 0, "limit": 5}).status_code == 403
    chain = laptop.chain()
    chain.add(new_uuid7())
    assert laptop.push(chain).answers[0].answer == "stored"


def test_the_server_takes_no_order_that_would_not_count(server: ServerUnderTest, http: httpx.Client) -> None:
    laptop, here = server.enrolled(http), server.municipality
    with pytest.raises(NotFoundError):
        orders.draft(here, laptop.key.device, "shutOut")  # it never told of a store
    told(laptop, new_uuid7())
    order = orders.draft(here, laptop.key.device, "destroy")
    foreign = msgspec.structs.replace(order, store=new_uuid7())
    late = msgspec.structs.replace(order, expires_at=to_rfc3339(server.clock.now() - timedelta(days=1)))
    for bad, numbers, why in (
        (order, (1,), "oneOfficer"),
        (order, (2, 2), "oneOfficer"),
        (foreign, (1, 2), "foreign"),
        (late, (1, 2), "expired"),
    ):
        with pytest.raises(ForbiddenError) as refused:
            orders.put(here, signed_by(server, bad, *numbers), OFFICER)
        assert refused.value.problem_code == f"order.{why}"
    good = signed_by(server, order, 1, 2)
    orders.put(here, good, OFFICER)
    with pytest.raises((ForbiddenError, ConflictError)):
        orders.put(here, good, OFFICER)
    assert orders.draft(here, laptop.key.device, "shutOut").number == 2


def test_what_a_laptop_refused_is_known_once_each(server: ServerUnderTest, http: httpx.Client) -> None:
    laptop, store = server.enrolled(http), new_uuid7()
    forged = Refusal(order_sha256="a" * 64, code="forged", at="2026-11-22T12:00:00.000Z")
    late = Refusal(order_sha256="a" * 64, code="expired", at="2026-11-22T12:00:00.000Z")
    told(laptop, store, forged, late)
    told(laptop, store, forged)
    assert [row.code for row in orders.refusals_of(server.municipality, laptop.key.device)] == ["expired", "forged"]


def test_an_unknown_enrolment_has_no_orders_and_an_expired_one_is_not_handed_out(
    server: ServerUnderTest, http: httpx.Client
) -> None:
    assert orders.of_enrolment(server.municipality, EnrolmentId(new_uuid7())) == Orders()
    laptop = server.enrolled(http)
    told(laptop, new_uuid7())
    given(server, laptop)
    server.clock.ahead = timedelta(days=91)
    assert fetched(http, laptop) == ()


def test_only_an_officer_gives_orders(server: ServerUnderTest, http: httpx.Client) -> None:
    laptop = server.logged_in(http)
    told(laptop, new_uuid7())
    signed = signed_by(server, orders.draft(server.municipality, laptop.key.device, "shutOut"), 1)
    assert laptop.call("POST", "/officer/orders", signed).status_code == 403
