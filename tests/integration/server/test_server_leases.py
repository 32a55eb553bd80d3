"""Leases and the officer's code by telephone, on both databases, read by the client's own reader."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

import httpx
import msgspec
import pytest
from server_factory import Laptop, ServerUnderTest

from jgvisit.clock import local_date
from jgvisit.ids import DeviceId, WorkerId, new_uuid7
from jgvisit.records.day_code import day_code
from jgvisit.server.leases import service as leases
from jgvisit.server.officer import service as office
from jgvisit.server.officer_commands import device_named
from jgvisit.server.problems import NotFoundError, SetupError, UnreadableError
from jgvisit.sync.encoding import from_base64
from jgvisit.sync.failures import LeaseError
from jgvisit.sync.lease_wire import DayCodeRequest, Lease, LeaseRequest, SignedLease
from jgvisit.sync.leases import LOGIN_TOO_OLD, LeaseReader
from jgvisit.sync.receipt_key import ReceiptKey
from jgvisit.sync.trust import Trust
from jgvisit.sync.wire import Problem

OFFICER = WorkerId("officer")


@dataclass
class Inbox:
    tenant: str
    store: str = field(default_factory=new_uuid7)
    newest: str | None = None

    def newest_at(self) -> str | None:
        return self.newest

    def keep_lease(self, signed: SignedLease, lease: Lease) -> None:
        self.newest = lease.at


def asked(laptop: Laptop, store: str) -> SignedLease:
    response = laptop.call("POST", "/lease", LeaseRequest(store=store))
    assert response.status_code == 200, response.text
    return msgspec.json.decode(response.content, type=SignedLease)


def reader(server: ServerUnderTest, laptop: Laptop) -> LeaseReader:
    certificates = server.municipality.certificates
    key = ReceiptKey(Trust(certificates.root), certificates.receipt, lambda: certificates.receipt)
    return LeaseReader(key, laptop.key.device)


def refused(response: httpx.Response) -> str:
    return msgspec.json.decode(response.content, type=Problem).code


def test_a_fresh_log_in_brings_a_lease_of_whole_days_for_this_store_alone(
    server: ServerUnderTest, http: httpx.Client
) -> None:
    laptop = server.logged_in(http)
    inbox = Inbox(server.municipality.tenant)
    signed = asked(laptop, inbox.store)
    lease = reader(server, laptop).read(signed, inbox)
    assert date.fromisoformat(lease.last_day) == local_date(server.clock.now()) + timedelta(days=14)
    assert laptop.enrolment is not None
    assert lease.enrolment == laptop.enrolment.enrolment
    other, elsewhere = server.logged_in(http), Inbox(server.municipality.tenant)
    for foreign in (inbox, elsewhere):
        with pytest.raises(LeaseError):
            reader(server, other).read(signed, foreign)
    with pytest.raises(LeaseError):
        reader(server, laptop).read(signed, elsewhere)
    with pytest.raises(LeaseError):
        reader(server, laptop).read(signed, Inbox(new_uuid7(), inbox.store))


def test_a_changed_or_older_lease_does_not_count(server: ServerUnderTest, http: httpx.Client) -> None:
    laptop, inbox = server.logged_in(http), Inbox(server.municipality.tenant)
    signed = asked(laptop, inbox.store)
    lease = reader(server, laptop).read(signed, inbox)
    longer = msgspec.json.encode(msgspec.structs.replace(lease, until="2099-01-01T00:00:00.000Z"), order="sorted")
    with pytest.raises(LeaseError):
        reader(server, laptop).read(msgspec.structs.replace(signed, lease=longer.decode()), inbox)
    inbox.newest = "2099-01-01T00:00:00.000Z"
    with pytest.raises(LeaseError):
        reader(server, laptop).read(signed, inbox)


def test_no_lease_without_a_log_in_of_this_hour(server: ServerUnderTest, http: httpx.Client) -> None:
    laptop = server.enrolled(http)
    assert laptop.call("POST", "/lease", LeaseRequest(store=new_uuid7())).status_code == 401
    laptop = server.logged_in(http)
    server.clock.ahead = timedelta(minutes=61)
    response = laptop.call("POST", "/lease", LeaseRequest(store=new_uuid7()))
    assert (response.status_code, refused(response)) == (403, LOGIN_TOO_OLD)


def test_a_revoked_laptop_gets_neither_lease_nor_code(server: ServerUnderTest, http: httpx.Client) -> None:
    laptop = server.logged_in(http)
    device, today = laptop.key.device, local_date(server.clock.now()).isoformat()
    asked(laptop, new_uuid7())
    office.revoke(server.municipality, device, OFFICER)
    response = laptop.call("POST", "/lease", LeaseRequest(store=new_uuid7()))
    assert (response.status_code, refused(response)) == (403, "device.revoked")
    with pytest.raises(NotFoundError):
        leases.code_for(server.municipality, DayCodeRequest(device=device, day=today), OFFICER)


def test_the_officers_code_is_the_one_the_laptop_works_out(server: ServerUnderTest, http: httpx.Client) -> None:
    laptop, store = server.logged_in(http), new_uuid7()
    lease = msgspec.json.decode(asked(laptop, store).lease, type=Lease)
    today = local_date(server.clock.now())
    made = leases.code_for(
        server.municipality, DayCodeRequest(device=laptop.key.device, day=today.isoformat()), OFFICER
    )
    assert made.code == day_code(from_base64(lease.day_key), laptop.key.device, store, today)
    for day in ((today + timedelta(days=2)).isoformat(), "2026-02-30"):
        with pytest.raises(UnreadableError):
            leases.code_for(server.municipality, DayCodeRequest(device=laptop.key.device, day=day), OFFICER)


def test_a_laptop_whose_clock_is_years_off_can_be_opened_by_an_officer_who_says_so(
    server: ServerUnderTest, http: httpx.Client
) -> None:
    laptop, store = server.logged_in(http), new_uuid7()
    lease = msgspec.json.decode(asked(laptop, store).lease, type=Lease)
    there = date(2031, 3, 3)
    request = DayCodeRequest(device=laptop.key.device, day=there.isoformat())
    with pytest.raises(UnreadableError):
        leases.code_for(server.municipality, request, OFFICER)
    made = leases.code_for(server.municipality, msgspec.structs.replace(request, wrong_clock=True), OFFICER)
    assert made.code == day_code(from_base64(lease.day_key), laptop.key.device, store, there)


def test_every_store_has_a_key_of_its_own_and_no_code_before_its_first_lease(
    server: ServerUnderTest, http: httpx.Client
) -> None:
    laptop, today = server.logged_in(http), local_date(server.clock.now()).isoformat()
    with pytest.raises(NotFoundError):
        leases.code_for(server.municipality, DayCodeRequest(device=laptop.key.device, day=today), OFFICER)
    keys = [
        msgspec.json.decode(asked(each, new_uuid7()).lease, type=Lease).day_key
        for each in (laptop, laptop, server.logged_in(http))
    ]
    assert len(set(keys)) == 3


def test_only_an_officer_may_ask_for_a_code(server: ServerUnderTest, http: httpx.Client) -> None:
    laptop = server.logged_in(http)
    request = DayCodeRequest(device=laptop.key.device, day=local_date(server.clock.now()).isoformat())
    assert laptop.call("POST", "/officer/day-codes", request).status_code == 403


def test_a_laptop_is_found_by_id_enrolment_or_a_name_that_is_its_alone(
    server: ServerUnderTest, http: httpx.Client
) -> None:
    laptop = server.enrolled(http)
    assert laptop.enrolment is not None
    here = server.municipality
    for name in (laptop.key.device, laptop.enrolment.enrolment, "LT-0001"):
        assert device_named(here, name) == DeviceId(laptop.key.device)
    server.enrolled(http)
    for name in ("LT-0001", "LT-9999"):
        with pytest.raises(SetupError):
            device_named(here, name)
