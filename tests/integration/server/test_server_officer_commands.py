"""What an officer does at the console about one laptop, and with keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import httpx
import msgspec
import pytest
from cryptography import x509
from server_factory import Laptop, ServerUnderTest, running_server
from test_server_leases import Inbox, asked
from test_server_orders import fetched, told

from jgvisit.clock import local_date
from jgvisit.ids import WorkerId, new_uuid7
from jgvisit.records.certificates import fingerprint, read_pem
from jgvisit.records.day_code import day_code, digits_of
from jgvisit.server.command import main
from jgvisit.server.installation import open_municipality
from jgvisit.server.officer import service as office
from jgvisit.sync.encoding import from_base64
from jgvisit.sync.lease_wire import Lease
from jgvisit.sync.leases import LeaseReader
from jgvisit.sync.order_wire import WipeOrder
from jgvisit.sync.receipt_key import ReceiptKey
from jgvisit.sync.trust import Trust


@pytest.fixture
def server(tmp_path: Path, issuer: str) -> Iterator[ServerUnderTest]:
    with running_server(tmp_path / "server", issuer, None) as running:
        yield running


@pytest.fixture
def http(server: ServerUnderTest) -> Iterator[httpx.Client]:
    with server.http() as client:
        yield client


@pytest.fixture
def laptop(server: ServerUnderTest, http: httpx.Client) -> Laptop:
    return server.logged_in(http)


def run(server: ServerUnderTest, *arguments: str | Path) -> int:
    name, *rest = map(str, arguments)
    return main([name, "--dir", str(server.made.folder.path), *rest])


def key(server: ServerUnderTest, name: str) -> Path:
    return server.made.folder.offline / f"{name}.key"


def test_the_code_that_is_read_out_is_the_laptops_of_today(
    server: ServerUnderTest, laptop: Laptop, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(server, "day-code", "LT-0001") == 1  # no lease yet
    lease = msgspec.json.decode(asked(laptop, new_uuid7()).lease, type=Lease)
    capsys.readouterr()
    assert run(server, "day-code", "LT-0001") == 0
    first, _ = capsys.readouterr().out.splitlines()
    today = local_date(server.clock.now())
    assert digits_of(first) == day_code(from_base64(lease.day_key), laptop.key.device, lease.store, today)


def test_one_officer_shuts_out_at_once(
    server: ServerUnderTest, http: httpx.Client, laptop: Laptop, capsys: pytest.CaptureFixture[str]
) -> None:
    told(laptop, new_uuid7())
    assert run(server, "wipe", laptop.key.device, "--key", key(server, "order-1")) == 0
    (signed,) = fetched(http, laptop)
    assert msgspec.json.decode(signed.order, type=WipeOrder).what == "shutOut"
    capsys.readouterr()
    assert run(server, "orders", laptop.key.device) == 0
    assert "nog niet bevestigd" in capsys.readouterr().out


def test_two_officers_destroy_each_on_a_machine_of_their_own(
    server: ServerUnderTest, http: httpx.Client, laptop: Laptop, tmp_path: Path
) -> None:
    told(laptop, new_uuid7())
    file = tmp_path / "opdracht.json"
    destroy = ("wipe", laptop.key.device, "--destroy", "--key", key(server, "order-1"))
    assert run(server, *destroy) == 1  # one alone cannot
    assert run(server, *destroy, "--out", file) == 0
    assert fetched(http, laptop) == ()
    assert run(server, "put-order", file) == 1
    assert run(server, "sign-order", file, "--key", key(server, "order-2")) == 0
    assert run(server, "put-order", file) == 0
    (signed,) = fetched(http, laptop)
    assert msgspec.json.decode(signed.order, type=WipeOrder).what == "destroy"


def test_an_order_is_taken_back_by_as_many_as_gave_it(
    server: ServerUnderTest, http: httpx.Client, laptop: Laptop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(laptop, new_uuid7())
    both = ("--key", key(server, "order-1"), "--key", key(server, "order-2"))
    assert run(server, "wipe", laptop.key.device, "--destroy", *both) == 0
    back = ("take-back", laptop.key.device, "1", "--key", key(server, "order-1"))
    assert run(server, *back) == 1  # one alone cannot
    file = tmp_path / "terug.json"
    assert run(server, *back, "--out", file) == 0
    assert run(server, "sign-order", file, "--key", key(server, "order-2")) == 0
    assert len(fetched(http, laptop)) == 1
    capsys.readouterr()
    assert run(server, "put-order", file) == 0
    assert "opdracht 1 is teruggenomen" in capsys.readouterr().out
    assert fetched(http, laptop) == ()
    assert run(server, "put-order", file) == 1
    capsys.readouterr()
    assert run(server, "orders", laptop.key.device) == 0
    assert "teruggenomen 20" in capsys.readouterr().out


def test_a_revoked_order_key_counts_no_more_here_nor_on_the_laptops(
    server: ServerUnderTest, laptop: Laptop, tmp_path: Path
) -> None:
    told(laptop, new_uuid7())
    certificate = key(server, "order-1").with_suffix(".pem")
    assert run(server, "revoke-key", certificate) == 0
    assert run(server, "revoke-key", certificate) == 0
    assert run(server, "revoke-key", tmp_path / "none.pem") == 1
    lease = msgspec.json.decode(asked(laptop, new_uuid7()).lease, type=Lease)
    assert lease.revoked == (fingerprint(read_pem(certificate.read_text())[0]),)
    assert run(server, "wipe", laptop.key.device, "--key", key(server, "order-1")) == 1
    made = tmp_path / "new"
    assert run(server, "order-key", "--number", "3", "--root-key", key(server, "root"), "--out", made) == 0
    assert run(server, "wipe", laptop.key.device, "--key", made / "order-3.key") == 0


def test_a_new_receipt_key_is_taken_by_laptops_that_know_the_old_one(server: ServerUnderTest, laptop: Laptop) -> None:
    before = server.municipality.certificates
    assert run(server, "renew-receipts", "--root-key", key(server, "order-1")) == 1
    assert run(server, "renew-receipts", "--root-key", key(server, "root")) == 0
    renewed = open_municipality(server.made.folder.path)
    renewed.database.close()
    assert renewed.certificates.receipt != before.receipt
    object.__setattr__(server.municipality, "receipt_key", renewed.receipt_key)  # as a restart does
    inbox = Inbox(server.municipality.tenant)
    known = ReceiptKey(Trust(before.root), before.receipt, lambda: renewed.certificates.receipt)
    assert LeaseReader(known, laptop.key.device).read(asked(laptop, inbox.store), inbox)


def test_the_list_of_revoked_laptops_is_the_cas_and_names_them(
    server: ServerUnderTest, laptop: Laptop, tmp_path: Path
) -> None:
    out, ca = tmp_path / "crl.pem", server.made.folder.ca
    assert run(server, "crl", "--ca", tmp_path, "--out", out) == 1
    assert run(server, "crl", "--ca", ca, "--out", out) == 0
    assert len(x509.load_pem_x509_crl(out.read_bytes())) == 0
    office.revoke(server.municipality, laptop.key.device, WorkerId("officer"))
    assert run(server, "crl", "--ca", ca, "--out", out) == 0
    listed = x509.load_pem_x509_crl(out.read_bytes())
    assert laptop.enrolment is not None
    own = read_pem(laptop.enrolment.certificate or "")[0]
    assert listed.get_revoked_certificate_by_serial_number(own.serial_number) is not None
    issuer = read_pem(server.municipality.certificates.device_ca)[0]
    assert listed.is_signature_valid(issuer.public_key())  # type: ignore[arg-type]  # it is a P-256 key
    end = listed.next_update_utc
    assert end is not None
    assert end > server.clock.now() + timedelta(days=29)
