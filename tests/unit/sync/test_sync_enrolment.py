"""What a laptop believes of the server while it enrols: nothing that the code does not vouch for."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from sync_town import CASE, LaptopKey, Town, pem
from sync_town_hall import Refusal, TownHall

from jgvisit.ids import EnrolmentId, TenantId
from jgvisit.sync.encoding import from_base64, to_base64
from jgvisit.sync.enrolment import EnrolmentResult, enrol
from jgvisit.sync.failures import EnrolmentError, RefusedByServerError, TlsError
from jgvisit.sync.recovery_keys import recovery_digest
from jgvisit.sync.trust import fingerprint
from jgvisit.sync.wire import Enrolment, EnrolmentCode, EnrolmentRequest
from jgvisit.sync.words import comparison_words

ENROLMENT = "01890000-0000-7000-8000-0000000000e1"


class Office:
    """The server's part of an enrolment, approved at the second question."""

    def __init__(self, hall: TownHall, key: LaptopKey) -> None:
        self.hall, self.key = hall, key
        self.asked: list[EnrolmentRequest] = []
        self.states = ["waiting", "waiting", "approved"]
        self.change: Callable[[Enrolment], Enrolment] = lambda enrolment: enrolment
        route = hall._route

        def with_enrolment(method: str, path: str, query: dict[str, str], headers: object, body: bytes) -> object:
            if not path.startswith("/enrolments"):
                return route(method, path, query, headers, body)
            if method == "POST":
                self.asked.append(msgspec.json.decode(body, type=EnrolmentRequest))
            return self.change(self.answer())

        hall._route = with_enrolment

    @property
    def code(self) -> EnrolmentCode:
        town = self.hall.town
        return EnrolmentCode(
            server=self.hall.url,
            tenant=CASE,
            secret="s3cret",
            device_ca_sha256=fingerprint(town.device_ca.certificate),
            root_sha256=fingerprint(town.root.certificate),
            officers=("c" * 64,),
            tls_ca_pem=pem(town.tls_ca.certificate),
        )

    def answer(self) -> Enrolment:
        state = self.states.pop(0) if len(self.states) > 1 else self.states[0]
        words = comparison_words(TenantId(CASE), EnrolmentId(ENROLMENT), self.key.public_key_der)
        plain = Enrolment(enrolment=ENROLMENT, state=state, words=words, device=self.key.device)
        if state != "approved":
            return plain
        return msgspec.structs.replace(
            plain,
            worker="01890000-0000-7000-8000-0000000000f1",
            worker_name="Femke Hoekstra",
            tenant=CASE,
            municipality="Demostad",
            certificate=self.hall.town.certificate_of(self.key),
            root=pem(self.hall.town.root.certificate),
            receipt_certificate=self.hall.town.receipt_certificate,
        )


@pytest.fixture
def office(hall: TownHall, key: LaptopKey) -> Office:
    return Office(hall, key)


def ask(
    office: Office, code: EnrolmentCode | None = None, shown: list[tuple[str, ...]] | None = None
) -> EnrolmentResult:
    words = [] if shown is None else shown
    return enrol(code or office.code, office.key, "laptop 12", words.append, lambda: False, lambda seconds: None)


def test_an_approved_enrolment_is_taken_whole(office: Office) -> None:
    shown: list[tuple[str, ...]] = []
    result = ask(office, shown=shown)
    assert shown == [comparison_words(TenantId(CASE), EnrolmentId(ENROLMENT), office.key.public_key_der)]
    assert (result.identity.worker_name, result.identity.device) == ("Femke Hoekstra", office.key.device)
    assert (result.server.url, result.server.tls_ca_pem) == (office.hall.url, office.code.tls_ca_pem)
    assert result.officers == ("c" * 64,)
    [request] = office.asked
    assert (request.secret, from_base64(request.public_key)) == ("s3cret", office.key.public_key_der)


def test_words_for_another_key_are_never_shown(office: Office) -> None:
    other = comparison_words(TenantId(CASE), EnrolmentId(ENROLMENT), LaptopKey().public_key_der)
    office.change = lambda enrolment: msgspec.structs.replace(enrolment, words=other)
    shown: list[tuple[str, ...]] = []
    with pytest.raises(EnrolmentError):
        ask(office, shown=shown)
    assert shown == []


def forged(field: str, value: Callable[[Office], object]) -> Callable[[Office, Enrolment], Enrolment]:
    def change(office: Office, enrolment: Enrolment) -> Enrolment:
        if enrolment.state != "approved":
            return enrolment
        return msgspec.structs.replace(enrolment, **{field: value(office)})

    return change


ELSEWHERE = Town()


@pytest.mark.parametrize(
    "change",
    [
        forged("root", lambda office: pem(ELSEWHERE.root.certificate)),
        forged("root", lambda office: "no certificate"),
        forged("certificate", lambda office: ELSEWHERE.certificate_of(office.key)),
        forged("certificate", lambda office: office.hall.town.certificate_of(LaptopKey())),
        forged("certificate", lambda office: office.hall.town.certificate_of(office.key).split("-----END", 1)[0]),
        forged("certificate", lambda office: pem(office.hall.town.root.certificate)),
        forged("receipt_certificate", lambda office: ELSEWHERE.receipt_certificate),
        forged("receipt_certificate", lambda office: pem(office.hall.town.device_ca.certificate)),
        forged("tenant", lambda office: ENROLMENT),
        forged("device", lambda office: "0" * 32),
        forged("worker", lambda office: None),
        forged("certificate", lambda office: None),
    ],
    ids=[
        "root of another town",
        "no root",
        "another town's certificate",
        "another key's certificate",
        "half a certificate",
        "the root as ours",
        "another town's receipts",
        "an authority for receipts",
        "tenant",
        "device",
        "no worker",
        "no certificate",
    ],
)
def test_an_approval_that_does_not_fit_the_code_is_not_taken(
    office: Office, change: Callable[[Office, Enrolment], Enrolment]
) -> None:
    office.change = lambda enrolment: change(office, enrolment)
    with pytest.raises(EnrolmentError):
        ask(office)


@pytest.mark.parametrize("field", ["device_ca_sha256", "root_sha256", "tenant"])
def test_a_code_of_another_town_does_not_fit_this_server(office: Office, field: str) -> None:
    value = ENROLMENT if field == "tenant" else "d" * 64
    with pytest.raises(EnrolmentError):
        ask(office, msgspec.structs.replace(office.code, **{field: value}))


def test_a_server_with_another_certificate_gets_no_secret(office: Office) -> None:
    with pytest.raises(TlsError):
        ask(office, msgspec.structs.replace(office.code, tls_ca_pem=pem(ELSEWHERE.tls_ca.certificate)))
    assert office.hall.requests == []


def test_a_spent_code_is_refused_by_the_server(office: Office) -> None:
    def spent(_method: str, path: str) -> None:
        if path == "/enrolments":
            raise Refusal(403, "enrolment.code")

    office.hall.before = spent
    with pytest.raises(RefusedByServerError) as refused:
        ask(office)
    assert refused.value.problem == "enrolment.code"


def test_an_officer_s_no_ends_it(office: Office) -> None:
    office.states = ["waiting", "refused"]
    with pytest.raises(EnrolmentError, match="refused"):
        ask(office)


def test_waiting_goes_on_while_the_server_is_away(office: Office) -> None:
    asked: list[str] = []

    def away_twice(method: str, path: str) -> None:
        if method == "GET" and path.startswith("/enrolments"):
            asked.append(path)
            if len(asked) < 3:
                raise Refusal(503, "server.busy")

    office.hall.before = away_twice
    assert ask(office).identity.worker_name == "Femke Hoekstra"
    assert len(asked) >= 3


def test_a_worker_who_gives_up_gets_no_certificate(office: Office) -> None:
    with pytest.raises(EnrolmentError, match="given up"):
        enrol(office.code, office.key, "laptop 12", lambda words: None, lambda: True, lambda seconds: None)


def test_demo_keys_make_a_demo_whatever_the_server_says(office: Office) -> None:
    assert not office.hall._info().demo
    assert ask(office).identity.demo


# -- officers who can recover the laptop ----------------------------------------------------------


def officer_keys(count: int) -> tuple[bytes, ...]:
    return tuple(LaptopKey().public_key_der for _ in range(count))


def with_recovery(office: Office, named: tuple[bytes, ...], sent: tuple[bytes, ...]) -> EnrolmentCode:
    texts = tuple(map(to_base64, sent))
    office.change = lambda enrolment: msgspec.structs.replace(enrolment, recovery_keys=texts)
    return msgspec.structs.replace(office.code, recovery_sha256=recovery_digest(named) if named else None)


def test_the_recovery_officers_of_the_code_are_taken_in_whatever_order(office: Office) -> None:
    keys = officer_keys(3)
    assert ask(office, with_recovery(office, keys, keys[::-1])).recovery_keys == keys[::-1]


@pytest.mark.parametrize("kind", ["one changed", "one left out", "one more", "all left out", "none named"])
def test_a_server_cannot_choose_who_recovers_a_laptop(office: Office, kind: str) -> None:
    keys, [stranger] = officer_keys(3), officer_keys(1)
    sent = {
        "one changed": (*keys[:2], stranger),
        "one left out": keys[:2],
        "one more": (*keys, stranger),
        "all left out": (),
        "none named": keys,
    }[kind]
    with pytest.raises(EnrolmentError):
        ask(office, with_recovery(office, () if kind == "none named" else keys, sent))


def test_two_officers_are_too_few_even_if_the_code_names_them(office: Office) -> None:
    keys = officer_keys(2)
    with pytest.raises(EnrolmentError):
        ask(office, with_recovery(office, keys, keys))


def test_a_recovery_key_that_is_no_text_of_ours_is_refused(office: Office) -> None:
    office.change = lambda enrolment: msgspec.structs.replace(enrolment, recovery_keys=("A",))
    with pytest.raises(EnrolmentError):
        ask(office)
