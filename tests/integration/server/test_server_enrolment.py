"""Enrolment: a code once, eight words, an officer's signature, a certificate from the signing process."""

from __future__ import annotations

import threading
from datetime import timedelta

import httpx
import msgspec
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from server_factory import API, OFFICER, Laptop, ServerUnderTest, id_token

from jgvisit.ids import EnrolmentId, new_uuid7
from jgvisit.server.ca.process import serve
from jgvisit.server.certificates import new_key, read_key
from jgvisit.server.officer import service as office
from jgvisit.server.officer.token import sign_decision, statement_about
from jgvisit.server.problems import RequestFaultError
from jgvisit.sync.client import ServerPinned
from jgvisit.sync.encoding import to_base64
from jgvisit.sync.enrolment import enrol, read_code
from jgvisit.sync.trust import Trust
from jgvisit.sync.wire import (
    Approval,
    ApprovalStatement,
    CodeRequest,
    Enrolment,
    EnrolmentRequest,
    Session,
    SessionRequest,
    WaitingEnrolment,
)
from jgvisit.sync.words import comparison_words


def asked(server: ServerUnderTest, http: httpx.Client) -> tuple[Laptop, Enrolment, WaitingEnrolment]:
    laptop = Laptop(http, subject=new_uuid7())
    response = server.ask(laptop, server.code(laptop.subject))
    enrolment = msgspec.json.decode(response.content, type=Enrolment)
    waits = next(item for item in office.waiting(server.municipality) if item.enrolment == enrolment.enrolment)
    return laptop, enrolment, waits


def officer_key(server: ServerUnderTest) -> ec.EllipticCurvePrivateKey:
    return read_key(server.made.officer_key.read_bytes())


def test_the_programs_own_enrolment_ends_with_a_certificate_it_trusts(server: ServerUnderTest) -> None:
    with server.http() as http:
        laptop = Laptop(http)
        shown: list[tuple[str, ...]] = []

        def officer_compares(_pause_s: float) -> None:
            waits = office.waiting(server.municipality)[0]
            assert (waits.words, waits.label) == (shown[0], "LT-0007")
            server.approve(EnrolmentId(waits.enrolment))

        code = read_code(server.code("subject-7"))
        code = msgspec.structs.replace(code, server=server.url)
        result = enrol(code, laptop.key, "LT-0007", shown.append, lambda: False, officer_compares)
    assert result.identity.worker_name == "Worker subject-7"
    assert isinstance(result.server, ServerPinned)
    certificate, ca = x509.load_pem_x509_certificates(result.certificate_pem.encode())
    usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    assert (usage.digital_signature, usage.content_commitment, usage.key_cert_sign) == (True, True, False)
    subject = certificate.subject.rfc4514_string()
    assert laptop.key.device in subject
    assert "OU=DEMO" in subject
    assert "Worker" not in subject
    assert certificate.not_valid_after_utc - certificate.not_valid_before_utc < timedelta(days=2 * 366)
    assert Trust(result.root_pem).meet(result.certificate_pem) == (certificate, ca)


def test_words_are_worked_out_from_the_key_and_the_enrolment(server: ServerUnderTest, http: httpx.Client) -> None:
    laptop, enrolment, waits = asked(server, http)
    expected = comparison_words(server.municipality.tenant, EnrolmentId(enrolment.enrolment), laptop.key.public_key_der)
    assert enrolment.words == waits.words == expected


def test_a_waiting_enrolment_tells_no_name_and_no_certificate(server: ServerUnderTest, http: httpx.Client) -> None:
    laptop, enrolment, _ = asked(server, http)
    state = laptop.call("GET", f"/enrolments/{enrolment.enrolment}").json()
    assert state["state"] == "waiting"
    assert not {"worker", "worker_name", "certificate", "tenant"} & set(state)


def test_a_code_is_good_once(server: ServerUnderTest, http: httpx.Client) -> None:
    code = server.code("somebody")
    assert server.ask(Laptop(http), code).status_code == 201
    again = server.ask(Laptop(http), code)
    assert (again.status_code, again.json()["code"]) == (403, "enrolment.code")


def test_a_code_ends_after_fifteen_minutes(server: ServerUnderTest, http: httpx.Client) -> None:
    code = server.code("somebody")
    server.clock.ahead = timedelta(minutes=15, seconds=1)
    assert server.ask(Laptop(http), code).json()["code"] == "enrolment.code"


def test_the_same_request_after_a_cut_gets_the_same_enrolment(server: ServerUnderTest, http: httpx.Client) -> None:
    laptop, code = Laptop(http), server.code("somebody")
    request = EnrolmentRequest(
        secret=read_code(code).secret,
        public_key=to_base64(laptop.key.public_key_der),
        csr=to_base64(laptop.key.csr()),
        label="LT-0001",
    )
    first, again = laptop.call("POST", "/enrolments", request), laptop.call("POST", "/enrolments", request)
    assert first.json() == again.json()


def test_possession_of_the_key_must_be_shown(server: ServerUnderTest, http: httpx.Client) -> None:
    laptop, other = Laptop(http), Laptop(http)
    request = EnrolmentRequest(
        secret=read_code(server.code("somebody")).secret,
        public_key=to_base64(laptop.key.public_key_der),
        csr=to_base64(laptop.key.csr()),
        label="LT-0001",
    )
    assert other.call("POST", "/enrolments", request).json()["code"] == "request.signature"
    foreign = msgspec.structs.replace(request, csr=to_base64(other.key.csr()))
    assert laptop.call("POST", "/enrolments", foreign).json()["code"] == "enrolment.key"


def test_an_enrolment_is_told_to_its_own_device_only(server: ServerUnderTest, http: httpx.Client) -> None:
    _, enrolment, _ = asked(server, http)
    other = server.enrolled(http)
    assert other.call("GET", f"/enrolments/{enrolment.enrolment}").status_code == 404


def decided(server: ServerUnderTest, enrolment: Enrolment, approval: Approval) -> str:
    with pytest.raises(RequestFaultError) as refused:
        office.decide(server.municipality, EnrolmentId(enrolment.enrolment), approval, server.made.officer)
    return refused.value.problem_code


def test_a_signature_of_somebody_who_is_no_officer_approves_nothing(
    server: ServerUnderTest, http: httpx.Client
) -> None:
    laptop, enrolment, waits = asked(server, http)
    tenant = server.municipality.tenant
    stranger = sign_decision(new_key(), tenant, waits, approved=True)
    assert decided(server, enrolment, stranger) == "approval.signature"
    claimed = msgspec.structs.replace(
        stranger, officer=sign_decision(officer_key(server), tenant, waits, approved=True).officer
    )
    assert decided(server, enrolment, claimed) == "approval.signature"
    assert laptop.call("GET", f"/enrolments/{enrolment.enrolment}").json()["state"] == "waiting"


@pytest.mark.parametrize("field", ["enrolment", "device", "csr_sha256", "worker", "worker_name", "tenant"])
def test_a_statement_about_something_else_approves_nothing(
    server: ServerUnderTest, http: httpx.Client, field: str
) -> None:
    _, enrolment, waits = asked(server, http)
    other = {"device": "0" * 32, "csr_sha256": "0" * 64}.get(field, new_uuid7())
    tenant = other if field == "tenant" else server.municipality.tenant
    changed = waits if field == "tenant" else msgspec.structs.replace(waits, **{field: other})
    approval = sign_decision(officer_key(server), tenant, changed, approved=True)
    assert decided(server, enrolment, approval) == "approval.other"


def test_the_signing_process_checks_for_itself(server: ServerUnderTest, http: httpx.Client) -> None:
    """A web process that was taken over knows a key as an officer's; the CA does not."""
    _, enrolment, waits = asked(server, http)
    for path in (server.made.folder.ca / "officers").glob("*.pem"):
        path.unlink()
    approval = sign_decision(officer_key(server), server.municipality.tenant, waits, approved=True)
    assert decided(server, enrolment, approval) == "approval.not_issued"


def test_without_the_signing_process_the_enrolment_waits(server: ServerUnderTest, http: httpx.Client) -> None:
    laptop, enrolment, waits = asked(server, http)
    (server.made.folder.ca / "endpoint.json").unlink()
    approval = sign_decision(officer_key(server), server.municipality.tenant, waits, approved=True)
    assert decided(server, enrolment, approval) == "ca.unreachable"
    with serve(server.made.folder.ca, server.clock) as again:
        thread = threading.Thread(target=again.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        server.approve(EnrolmentId(enrolment.enrolment))
        again.shutdown()
        thread.join()
    assert laptop.call("GET", f"/enrolments/{enrolment.enrolment}").json()["state"] == "approved"


def test_a_refused_device_is_told_so_and_may_not_push(server: ServerUnderTest, http: httpx.Client) -> None:
    laptop, enrolment, waits = asked(server, http)
    refusal = sign_decision(officer_key(server), server.municipality.tenant, waits, approved=False)
    office.decide(server.municipality, EnrolmentId(enrolment.enrolment), refusal, server.made.officer)
    assert laptop.call("GET", f"/enrolments/{enrolment.enrolment}").json()["state"] == "refused"
    chain = laptop.chain()
    chain.add(new_uuid7())
    assert laptop.try_push(chain).json()["code"] == "device.not_enrolled"
    assert decided(server, enrolment, refusal) == "enrolment.decided"


def test_an_officer_does_all_of_it_over_the_wire_with_the_token_as_key(
    server: ServerUnderTest, http: httpx.Client
) -> None:
    officer = OfficerAtWork(http, key=TokenKey(officer_key(server)), subject=OFFICER.subject)
    nonce = new_uuid7()
    token = id_token(server.municipality.settings.issuer, OFFICER.subject, nonce)
    opened = officer.call("POST", "/sessions", SessionRequest(id_token=token, nonce=nonce))
    officer.token = msgspec.json.decode(opened.content, type=Session).token
    code = officer.post("/officer/enrolment-codes", CodeRequest(worker="subject-9", name="Worker Nine"))
    laptop = Laptop(http, subject="subject-9")
    server.ask(laptop, code.json()["code"])
    waits = msgspec.json.decode(officer.get("/officer/enrolments").content, type=list[WaitingEnrolment])[0]
    approval = sign_decision(officer_key(server), server.municipality.tenant, waits, approved=True)
    done = officer.post(f"/officer/enrolments/{waits.enrolment}/approval", approval)
    assert (done.status_code, done.json()["state"]) == (200, "approved")
    case = new_uuid7()
    assigned = officer.post("/officer/assignments", {"case": case, "worker": waits.worker})
    assert assigned.status_code == 201
    nobody = officer.post("/officer/assignments", {"case": case, "worker": new_uuid7()})
    assert (nobody.status_code, nobody.json()["code"]) == (404, "assignment.worker")


def test_a_worker_is_no_officer(server: ServerUnderTest, http: httpx.Client) -> None:
    laptop = server.logged_in(http)
    headers = {"Authorization": f"Bearer {laptop.token}"}
    refused = http.get(f"{API}/officer/enrolments", headers=headers)
    assert (refused.status_code, refused.json()["code"]) == (403, "session.role")
    assert http.get(f"{API}/officer/enrolments").status_code == 401
    assert http.post(f"{API}/officer/assignments", content=b"x" * 100_000, headers=headers).status_code == 403


def test_a_statement_is_the_canonical_json_that_was_signed(server: ServerUnderTest, http: httpx.Client) -> None:
    _, _, waits = asked(server, http)
    approval = sign_decision(officer_key(server), server.municipality.tenant, waits, approved=True)
    statement = msgspec.json.decode(approval.statement, type=ApprovalStatement)
    assert statement == statement_about(server.municipality.tenant, waits, approved=True)


class TokenKey:
    """An officer's token as a request signer."""

    def __init__(self, key: ec.EllipticCurvePrivateKey) -> None:
        from jgvisit.server.certificates import public_der
        from jgvisit.server.device_requests import device_id

        self._key = key
        self.device = device_id(public_der(key.public_key()))

    def sign_request(self, base: bytes) -> bytes:
        from http_message_signatures.algorithms import ECDSA_P256_SHA256

        return bytes(ECDSA_P256_SHA256(private_key=self._key).sign(base))


class OfficerAtWork(Laptop):
    """Calls that need the session alone."""

    def post(self, path: str, message: object) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.token}"}
        return self.http.post(API + path, content=msgspec.json.encode(message), headers=headers)

    def get(self, path: str) -> httpx.Response:
        return self.http.get(API + path, headers={"Authorization": f"Bearer {self.token}"})
