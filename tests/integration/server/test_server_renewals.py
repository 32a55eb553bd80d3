"""A certificate is followed by another for the same key, on an officer's signature, and never for a revoked laptop."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import msgspec
import pytest
from cryptography import x509
from server_factory import Laptop, ServerUnderTest
from store_factory import family
from worker_laptop import WorkerLaptop, worker_laptop

from jgvisit.ids import CaseId, DeviceId, new_uuid7
from jgvisit.records.certificates import read_pem
from jgvisit.server.ca.revoking import revocation_list
from jgvisit.server.certificates import fingerprint, new_key, read_key
from jgvisit.server.command import main
from jgvisit.server.officer import service as office
from jgvisit.server.officer.token import sign_decision
from jgvisit.server.problems import ForbiddenError, NotFoundError
from jgvisit.server.renewals import service as renewals
from jgvisit.sync.encoding import to_base64
from jgvisit.sync.failures import RefusedByServerError
from jgvisit.sync.renewal_wire import RenewalRequest, WaitingRenewal
from jgvisit.sync.wire import Approval, Problem


@pytest.fixture
def laptop(server: ServerUnderTest, tmp_path: Path) -> Iterator[WorkerLaptop]:
    laptop = worker_laptop(server, tmp_path / "laptop", f"worker-{os.urandom(4).hex()}")
    laptop.log_in()
    yield laptop
    laptop.safe.close()


def ended(laptop: WorkerLaptop) -> None:
    laptop.today = (read_pem(laptop.certificate.held())[0].not_valid_after_utc + timedelta(days=3)).date()


def waits(server: ServerUnderTest) -> WaitingRenewal:
    (found,) = renewals.waiting(server.municipality)
    return found


def approval(server: ServerUnderTest, asked: WaitingRenewal, *, approved: bool = True) -> Approval:
    key = read_key((server.made.folder.offline / "officer-1.key").read_bytes())
    return sign_decision(key, server.municipality.tenant, asked, approved=approved)


def decide(server: ServerUnderTest, *, approved: bool = True) -> None:
    asked = waits(server)
    signed = approval(server, asked, approved=approved)
    renewals.decide(server.municipality, DeviceId(asked.device), signed, server.made.officer)


def request(laptop: Laptop) -> RenewalRequest:
    certificate = read_pem(laptop.enrolment.certificate or "")[0]
    return RenewalRequest(csr=to_base64(laptop.key.csr()), renews=fingerprint(certificate))


def problem(answer: httpx.Response) -> str:
    return msgspec.json.decode(answer.content, type=Problem).code


def test_nothing_is_asked_while_the_certificate_holds_for_long(server: ServerUnderTest, laptop: WorkerLaptop) -> None:
    laptop.sync()
    assert renewals.waiting(server.municipality) == []


def test_a_certificate_that_ended_on_the_road_is_followed_and_sending_never_waited(
    server: ServerUnderTest, laptop: WorkerLaptop
) -> None:
    first = laptop.certificate.held()
    ended(laptop)
    laptop.journal.append([family(case=CaseId(new_uuid7()))])
    assert laptop.sync().balance.waiting == 0
    assert laptop.certificate.standing(first) == "waiting"
    laptop.sync()
    assert waits(server).ends_at[:4] == str(read_pem(first)[0].not_valid_after_utc.year), "asked twice, waits once"
    server.clock.ahead += timedelta(days=300)
    decide(server)
    laptop.sync()
    assert laptop.certificate.standing(first) == "taken"
    now, before = read_pem(laptop.certificate.held())[0], read_pem(first)[0]
    assert now.public_key() == before.public_key()
    assert now.not_valid_after_utc > before.not_valid_after_utc + timedelta(days=200)
    laptop.today = datetime.now(UTC).date()
    laptop.journal.append([family(case=CaseId(new_uuid7()))])
    assert laptop.sync().balance.waiting == 0
    assert laptop.certificate.standing(laptop.certificate.held()) == "toAsk"
    assert renewals.waiting(server.municipality) == []


def test_a_no_is_told_and_nothing_is_taken(server: ServerUnderTest, laptop: WorkerLaptop) -> None:
    first = laptop.certificate.held()
    ended(laptop)
    laptop.sync()
    decide(server, approved=False)
    laptop.sync()
    assert laptop.certificate.standing(first) == "refused"
    assert laptop.certificate.held() == first


def test_a_revoked_laptop_gets_none_and_the_list_names_all_it_ever_had(
    server: ServerUnderTest, laptop: WorkerLaptop
) -> None:
    device = laptop.safe.device_key.device
    first = laptop.certificate.held()
    ended(laptop)
    laptop.sync()
    asked = waits(server)
    server.clock.ahead += timedelta(days=1)
    decide(server)
    laptop.sync()
    second = laptop.certificate.held()
    ended(laptop)
    laptop.sync()
    again = waits(server)
    assert again.renews != asked.renews
    office.revoke(server.municipality, device, server.made.officer)
    assert renewals.waiting(server.municipality) == []
    with pytest.raises(NotFoundError):
        renewals.decide(server.municipality, device, approval(server, again), server.made.officer)
    with pytest.raises(RefusedByServerError, match=r"device\.revoked"):
        laptop.sync()
    assert laptop.certificate.held() == second
    text, count = revocation_list(server.municipality, server.made.folder.ca, timedelta(days=7))
    listed = x509.load_pem_x509_crl(text.encode())
    assert count == 1
    assert {each.serial_number for each in listed} == {read_pem(pem)[0].serial_number for pem in (first, second)}


def test_only_an_officers_signature_over_this_very_request_counts(
    server: ServerUnderTest, laptop: WorkerLaptop
) -> None:
    ended(laptop)
    laptop.sync()
    asked, device = waits(server), laptop.safe.device_key.device
    forged = sign_decision(new_key(), server.municipality.tenant, asked, approved=True)
    other = approval(server, msgspec.structs.replace(asked, renews="0" * 64))
    with pytest.raises(ForbiddenError):
        renewals.decide(server.municipality, device, forged, server.made.officer)
    with pytest.raises(Exception, match="something else"):
        renewals.decide(server.municipality, device, other, server.made.officer)
    assert waits(server) == asked


def test_a_request_by_another_key_or_for_another_certificate_is_refused(
    server: ServerUnderTest, http: httpx.Client
) -> None:
    one, other = server.enrolled(http), server.enrolled(http)
    assert problem(one.call("POST", "/renewals", request(other))) == "renewal.key"
    mixed = msgspec.structs.replace(request(one), renews=request(other).renews)
    assert problem(one.call("POST", "/renewals", mixed)) == "renewal.other"
    assert one.call("POST", "/renewals", request(one)).status_code == 200


def test_the_officer_sees_it_and_approves_it_at_the_console(
    server: ServerUnderTest, laptop: WorkerLaptop, capsys: pytest.CaptureFixture[str]
) -> None:
    ended(laptop)
    laptop.sync()
    asked, folder = waits(server), server.made.folder
    assert main(["waiting", "--dir", str(folder.path)]) == 0
    assert "volgend certificaat; het vorige loopt tot" in capsys.readouterr().out
    key = str(folder.offline / "officer-1.key")
    assert main(["approve", "--dir", str(folder.path), "--enrolment", asked.enrolment, "--officer-key", key]) == 0
    assert capsys.readouterr().out.strip() == "approved"
