"""A wipe order that is taken back, on both databases: by whom, until when, for good, and told."""

from __future__ import annotations

import httpx
import msgspec
import pytest
from server_factory import Laptop, ServerUnderTest
from sqlalchemy import delete, select
from test_server_orders import OFFICER, confirm, confirmation, fetched, given, is_proven, told, wiped

from jgvisit.clock import to_rfc3339
from jgvisit.ids import WorkerId, new_uuid7
from jgvisit.records import canonical
from jgvisit.server.audit.models import audit_entry
from jgvisit.server.order_keys import sign_taking_back
from jgvisit.server.orders import service as orders
from jgvisit.server.orders import taking_back
from jgvisit.server.orders.models import wipe_order
from jgvisit.server.pages.laptops import laptops
from jgvisit.server.problems import ConflictError, ForbiddenError, NotFoundError, UnreadableError
from jgvisit.server.replay import replay
from jgvisit.sync.order_wire import SignedOrder, SignedTakingBack, SignedWiped, TakingBack

HEAD = WorkerId("head of the office")


def by(server: ServerUnderTest, signed: SignedTakingBack, *numbers: int) -> SignedTakingBack:
    for number in numbers:
        signed = sign_taking_back(signed, server.made.folder.offline / f"order-{number}.key")
    return signed


def changed(signed: SignedTakingBack, **changes: object) -> SignedTakingBack:
    said = msgspec.structs.replace(msgspec.json.decode(signed.taking_back, type=TakingBack), **changes)
    return SignedTakingBack(taking_back=canonical.encode(said).decode(), signatures=())


def taken_back(server: ServerUnderTest, laptop: Laptop, number: int = 1, officers: tuple[int, ...] = (1,)) -> None:
    signed = by(server, taking_back.draft(server.municipality, laptop.key.device, number), *officers)
    taking_back.put(server.municipality, signed, HEAD)


def actions(server: ServerUnderTest) -> list[tuple[str, str | None]]:
    with server.municipality.database.read(server.municipality.tenant) as conn:
        entries = conn.execute(select(audit_entry.c.entry).order_by(audit_entry.c.number)).scalars().all()
    read = [msgspec.json.decode(entry) for entry in entries]
    return [(each["action"], each.get("worker")) for each in read if each["action"].startswith("order_")]


def test_a_laptop_never_hears_of_an_order_that_was_taken_back_and_sends_what_it_has(
    server: ServerUnderTest, http: httpx.Client
) -> None:
    laptop, store = server.logged_in(http), new_uuid7()
    told(laptop, store)
    given(server, laptop)
    assert laptops(server.municipality)[0].orders_open == 1
    taken_back(server, laptop)
    assert fetched(http, laptop) == told(laptop, store).orders == ()
    assert laptops(server.municipality)[0].orders_open == 0
    assert actions(server) == [("order_shutOut", OFFICER), ("order_taken_back", HEAD)]
    chain = laptop.chain()
    chain.add(new_uuid7())
    assert laptop.push(chain).answers[0].answer == "stored"
    # it was out of sight: families only after it was enrolled anew
    assert laptop.call("GET", "/feed", params={"after": 0, "limit": 5}).status_code == 403


def test_as_many_officers_take_an_order_back_as_gave_it(server: ServerUnderTest, http: httpx.Client) -> None:
    laptop = server.enrolled(http)
    told(laptop, new_uuid7())
    order = given(server, laptop, "destroy", 1, 2)
    draft = taking_back.draft(server.municipality, laptop.key.device, 1)
    tenant_of_another = changed(draft, tenant=new_uuid7())
    for wrong, numbers, error, code in (
        (draft, (), ForbiddenError, "order.oneOfficer"),
        (draft, (1,), ForbiddenError, "order.oneOfficer"),
        (draft, (2, 2), ForbiddenError, "order.oneOfficer"),
        (changed(draft, order_sha256="0" * 64), (1, 2), NotFoundError, "order.unknown"),
        (changed(draft, number=2), (1, 2), NotFoundError, "order.unknown"),
        (changed(draft, device="0" * 32), (1, 2), NotFoundError, "order.unknown"),
        (tenant_of_another, (1, 2), NotFoundError, "order.unknown"),
        (SignedTakingBack(taking_back="{}", signatures=()), (1, 2), UnreadableError, "order.unreadable"),
    ):
        with pytest.raises(error) as refused:
            taking_back.put(server.municipality, by(server, wrong, *numbers), HEAD)
        assert refused.value.problem_code == code
    # what officers signed for the order itself takes nothing back, and the other way round
    as_order = SignedTakingBack(taking_back=draft.taking_back, signatures=order.signatures)
    with pytest.raises(ForbiddenError) as refused:
        taking_back.put(server.municipality, as_order, HEAD)
    assert refused.value.problem_code == "order.forged"
    assert fetched(http, laptop) == (order,)
    taken_back(server, laptop, officers=(1, 2))
    assert fetched(http, laptop) == ()


def test_it_works_once_and_for_that_order_alone(server: ServerUnderTest, http: httpx.Client) -> None:
    laptop, here = server.enrolled(http), server.municipality
    told(laptop, new_uuid7())
    first = given(server, laptop)
    signed = by(server, taking_back.draft(here, laptop.key.device, 1), 1)
    taking_back.put(here, signed, HEAD)
    with pytest.raises(ConflictError):
        taking_back.put(here, signed, HEAD)
    with pytest.raises((ForbiddenError, ConflictError)):
        orders.put(here, first, OFFICER)  # nor does the order come back
    second = given(server, laptop)
    with pytest.raises(ConflictError):
        taking_back.put(here, signed, HEAD)
    assert fetched(http, laptop) == (second,)


def test_what_a_laptop_proved_that_it_did_cannot_be_taken_back(server: ServerUnderTest, http: httpx.Client) -> None:
    laptop = server.enrolled(http)
    told(laptop, new_uuid7())
    signed = given(server, laptop)
    draft = by(server, taking_back.draft(server.municipality, laptop.key.device, 1), 1)
    # what anybody could say stops no taking back
    assert confirm(http, SignedWiped(wiped=canonical.encode(wiped(signed)).decode())) == (204, "")
    taking_back.draft(server.municipality, laptop.key.device, 1)
    assert confirm(http, confirmation(wiped(signed), laptop.key)) == (204, "")
    for attempt in (
        lambda: taking_back.draft(server.municipality, laptop.key.device, 1),
        lambda: taking_back.put(server.municipality, draft, HEAD),
    ):
        with pytest.raises(ConflictError) as refused:
            attempt()
        assert refused.value.problem_code == "order.done"


def test_a_laptop_that_had_heard_it_before_still_says_so(server: ServerUnderTest, http: httpx.Client) -> None:
    laptop = server.enrolled(http)
    told(laptop, new_uuid7())
    signed: SignedOrder = given(server, laptop)
    taken_back(server, laptop)
    assert confirm(http, confirmation(wiped(signed), laptop.key)) == (204, "")
    assert is_proven(server, laptop)


def test_a_backup_put_back_does_not_give_the_order_again(server: ServerUnderTest, http: httpx.Client) -> None:
    laptop, here = server.enrolled(http), server.municipality
    told(laptop, new_uuid7())
    given(server, laptop)
    taken_back(server, laptop)
    assert replay(here) == 0, "a whole database needs nothing"
    with here.database.write(here.tenant) as conn:  # as it was between the two
        conn.execute(wipe_order.update().values(taken_back_at=None, taken_back=None))
    assert len(fetched(http, laptop)) == 1
    assert (replay(here), replay(here)) == (1, 0)
    assert fetched(http, laptop) == ()
    with here.database.write(here.tenant) as conn:  # as it was before both
        conn.execute(delete(wipe_order))
    assert (replay(here), replay(here)) == (2, 0)
    assert fetched(http, laptop) == ()
    assert to_rfc3339(server.clock.now()) >= orders.orders_of(here, laptop.key.device)[0].taken_back_at
