"""What a reader of a verification is told, word for word: a lawyer may stand in court with these sentences."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from local_tsa import LocalTsa
from municipal_ca import NOW, Municipality, municipality
from test_documents_stamping import trusting

from jgvisit.documents.issuers import was_valid
from jgvisit.documents.model import STEPS, Step, Verification
from jgvisit.documents.pdf_stamps import StampReading
from jgvisit.documents.stamping import stamp
from jgvisit.documents.verify import verify_pdf
from jgvisit.documents.verify_command import verify_files
from jgvisit.documents.verify_time import day_of, existed_before

DAY = re.compile(
    r"\d{1,2} (januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december) 20\d\d"
)
DEVICE, ROOT = "Apparaat 7f3a, Gemeente Waterrijk", "Gemeente Waterrijk CA, Gemeente Waterrijk"
NOT_JUDGED = "Zegt niets zolang stap 1 niet klopt."
NO_STAMP = "Niet bewezen: er is geen tijdstempel."
CLOCK = " Het zegel zelf noemt DAG om UUR, volgens de klok van het apparaat."
NO_REGISTER = (
    "Niet nagegaan. Of het papier later is ingetrokken, of dat er een zegel is weggehaald, "
    "staat alleen in het register van de gemeente."
)
NO_LIST = "Er is geen lijst van ingetrokken certificaten bij de hand."


def told(verification: Verification) -> list[tuple[str, str]]:
    """Outcome and sentence of each step, days and hours of the day taken out."""
    return [(one.outcome, plain(one.detail)) for one in verification.steps]


def plain(text: str) -> str:
    return re.sub(r"\b\d\d:\d\d\b", "UUR", DAY.sub("DAG", text))


def check(pdf: bytes, *trust: str, **more: object) -> Verification:
    return verify_pdf(pdf, name="p.pdf", trust_pem=trust, **more)


def printed(town: Municipality) -> str:
    """What is said of the root, worked out from its certificate and not from the code under test."""
    digits = town.root.certificate.fingerprint(hashes.SHA256()).hex().upper()
    fours = " ".join(digits[at : at + 4] for at in range(0, 64, 4))
    return f" De vingerafdruk daarvan (SHA-256) is {fours}."


def test_a_sealed_paper(sealed: bytes, town: Municipality) -> None:
    assert told(check(sealed, town.root.pem, crls_pem=(town.crl(),))) == [
        ("holds", "Het zegel dekt het hele bestand en er is niets veranderd."),
        ("holds", f"Verzegeld door {DEVICE}; uitgegeven door {ROOT}.{printed(town)}"),
        ("holds", "Niet ingetrokken volgens de lijst van DAG."),
        ("notKnown", NO_STAMP + CLOCK),
        ("notKnown", NO_REGISTER),
    ]


def test_a_stamped_paper(sealed: bytes, town: Municipality) -> None:
    service = LocalTsa(clock=NOW - timedelta(hours=1))
    pdf = sealed + stamp(sealed, service, trusting(town, service), NOW).tail
    late = " Dat is later dan het tijdstempel: die klok liep verkeerd."
    said = check(pdf, town.root.pem, authorities_pem=(service.root_pem,))
    assert told(said)[0] == ("holds", "Er is niets veranderd sinds het zegel; alleen tijdstempels kwamen erbij.")
    assert told(said)[3] == (
        "holds",
        "Bewezen: het papier bestond al op DAG om UUR, zegt Tijddienst. Hoeveel ouder het is, is niet bewezen."
        + CLOCK
        + late,
    )


def test_a_seal_nobody_vouches_for(sealed: bytes, town: Municipality) -> None:
    """Also with a list at hand: whose certificate is not known cannot be looked up in it."""
    stranger = municipality("Andere")
    nobody, other = check(sealed, crls_pem=(town.crl(),)), check(sealed, stranger.root.pem, crls_pem=(town.crl(),))
    not_known = ("notKnown", "Niet na te gaan zolang stap 2 niet klopt.")
    why = f"Er is geen certificaat van een gemeente om {DEVICE} mee te vergelijken."
    assert told(nobody)[1:3] == [("fails", why), not_known]
    assert told(other)[1:3] == [
        ("fails", f"{DEVICE} is niet uitgegeven door de gemeente die u vertrouwt."),
        not_known,
    ]
    assert [one.name for one in nobody.steps] == list(STEPS)


def test_a_revoked_seal(sealed: bytes, town: Municipality) -> None:
    """At the second of the revocation itself the paper is not older than it."""
    revoking = town.crl(town.device.certificate.serial_number)
    fails = ("fails", "Ingetrokken op DAG; niets bewijst dat het papier ouder is.")
    older = ("holds", "Ingetrokken op DAG; het tijdstempel bewijst dat het papier ouder is.")
    assert told(check(sealed, town.root.pem, crls_pem=(revoking,)))[2] == fails
    for before, expected in ((timedelta(hours=3, seconds=1), older), (timedelta(hours=3), fails)):
        service = LocalTsa(clock=NOW - before)
        pdf = sealed + stamp(sealed, service, trusting(town, service), NOW).tail
        said = check(pdf, town.root.pem, crls_pem=(revoking,), authorities_pem=(service.root_pem,))
        assert (said.steps[2].name, told(said)[2]) == ("revoked", expected)


def test_lists_that_are_stale_or_not_there(sealed: bytes, town: Municipality) -> None:
    stale = town.crl(next_update=NOW - timedelta(days=1))
    assert told(check(sealed, town.root.pem))[2] == ("notKnown", NO_LIST)
    assert told(check(sealed, town.root.pem, crls_pem=(stale,)))[2] == (
        "notKnown",
        "De lijst van ingetrokken certificaten van DAG is verlopen.",
    )


def test_a_time_service_on_the_readers_own_list_of_revoked_ones_proves_nothing(
    sealed: bytes, town: Municipality
) -> None:
    service = LocalTsa()
    pdf = sealed + stamp(sealed, service, trusting(town, service), NOW).tail
    pem = x509.load_der_x509_crl(service.crl(service.certificate)).public_bytes(Encoding.PEM).decode()
    trust: dict[str, object] = {"authorities_pem": (service.root_pem,)}
    assert told(check(pdf, town.root.pem, **trust))[3][0] == "holds"
    assert told(check(pdf, town.root.pem, crls_pem=(pem,), **trust))[3] == (
        "notKnown",
        "Niet bewezen. Een tijdstempel van Tijddienst noemt DAG om UUR. "
        "Die dienst is niet door u vertrouwd, of zijn certificaat is ingetrokken." + CLOCK,
    )


def test_a_file_that_is_too_large_or_damaged(
    sealed: bytes, town: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = [("notKnown", NOT_JUDGED)] * 4
    monkeypatch.setattr("jgvisit.documents.verify.MAX_BYTES", len(sealed))
    assert check(sealed, town.root.pem).valid
    large = check(sealed + b"\n", town.root.pem)
    assert (large.file, large.readable, large.valid) == ("p.pdf", False, False)
    assert told(large) == [("fails", "Dit bestand is groter dan 0 MB."), *others]
    monkeypatch.undo()
    changed = check(sealed + b"\n", town.root.pem)
    assert (changed.file, changed.readable, changed.valid) == ("p.pdf", True, False)
    said = "Het zegel dekt niet het hele bestand: er is iets bijgevoegd, weggehaald of veranderd."
    assert told(changed) == [("fails", said), *others]
    assert [(one.n, one.name) for one in changed.steps] == list(enumerate(STEPS, 1))


def test_demo(sealed_by_demo: tuple[bytes, Municipality], town: Municipality) -> None:
    pdf, demo = sealed_by_demo
    own = "DEMO Apparaat 7f3a, Gemeente Waterrijk"
    says = " Dit is een DEMO-certificaat: het papier is niet echt."
    root = "DEMO Gemeente Waterrijk CA, Gemeente Waterrijk"
    holds = f"Verzegeld door {own}; uitgegeven door {root}.{printed(demo)}{says}"
    assert told(check(pdf, demo.root.pem))[1] == ("holds", holds)
    assert told(check(pdf, demo.root.pem, explicit_trust=False))[1] == (
        "fails",
        f"{own} telt alleen als u het certificaat van de demo zelf noemt.{says}",
    )
    assert told(check(pdf, town.root.pem))[1] == (
        "fails",
        f"{own} is niet uitgegeven door de gemeente die u vertrouwt.{says}",
    )


@pytest.fixture(scope="module")
def sealed_by_demo(unsealed: bytes) -> tuple[bytes, Municipality]:
    from paper_examples import REASON

    from jgvisit.documents.sealing import seal

    demo = municipality("DEMO")
    return seal(unsealed, demo.device, demo.certificate_pem, reason=REASON), demo


def test_a_certificate_counts_from_its_first_second_to_its_last(town: Municipality) -> None:
    certificate, second = town.device.certificate, timedelta(seconds=1)
    first, last = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    assert [was_valid(certificate, one) for one in (first - second, first, last, last + second, None)] == [
        False,
        True,
        True,
        False,
        True,
    ]


def test_a_day_is_that_of_the_netherlands() -> None:
    assert day_of(datetime(2026, 11, 21, 23, 30, tzinfo=UTC)) == "22 november 2026"
    assert day_of(datetime(2026, 12, 31, 22, 59, tzinfo=UTC)) == "31 december 2026"


class TestTime:
    AT = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)
    ENDS = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)
    NAMED = "Niet bewezen. Een tijdstempel van Tijddienst noemt 22 november 2026 om 00:30."

    @pytest.fixture
    def reading(self) -> StampReading:
        der = LocalTsa().certificate.public_bytes(Encoding.DER)
        return StampReading(self.AT, der, self.ENDS, holds=True, held=True)

    def said(self, *stamps: StampReading, claimed: datetime | None = None, anybody: bool = True) -> Step:
        return existed_before(stamps, claimed, any_authority=anybody)

    def test_a_seal_that_names_no_time_is_given_none(self, reading: StampReading) -> None:
        assert self.said() == Step("existedBefore", "notKnown", NO_STAMP)
        proven = "Bewezen: het papier bestond al op 22 november 2026 om 00:30, zegt Tijddienst."
        assert self.said(reading).detail == proven + " Hoeveel ouder het is, is niet bewezen."

    def test_a_clock_is_wrong_only_when_it_says_later_than_the_proof(self, reading: StampReading) -> None:
        wrong = " Dat is later dan het tijdstempel: die klok liep verkeerd."
        for later, ends in ((timedelta(0), False), (timedelta(seconds=1), True)):
            assert self.said(reading, claimed=self.AT + later).detail.endswith(wrong) is ends

    def test_why_a_stamp_proves_nothing(self, reading: StampReading) -> None:
        lapsed, never = replace(reading, holds=False), replace(reading, holds=False, held=False)
        name = " Noem met --tsa het certificaat van die dienst om dat na te gaan."
        ask = " Dat was te controleren tot 1 maart 2027. Vraag de gemeente om een nieuw tijdstempel."
        other = " Die dienst is niet door u vertrouwd, of zijn certificaat is ingetrokken."
        assert self.said(lapsed, anybody=False).detail == self.NAMED + name
        assert self.said(lapsed).detail == self.NAMED + ask
        assert self.said(never).detail == self.NAMED + other

    def test_the_oldest_stamp_is_named_and_the_newest_decides(self, reading: StampReading) -> None:
        newer = replace(reading, at=self.AT + timedelta(days=9), lapses_at=self.ENDS + timedelta(days=1), holds=False)
        assert self.said(reading, newer).detail.startswith(self.NAMED + " Dat was te controleren tot 2 maart 2027.")
        broken = (replace(reading, holds=False), replace(newer, holds=True))
        assert self.said(*broken).detail.startswith("Bewezen: het papier bestond al op 1 december 2026 om 00:30")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    text, code = verify_files([tmp_path / "weg.pdf"], None, as_json=False)
    assert code == 2
    assert text.splitlines()[0] == "weg.pdf: NIET LEESBAAR"
    assert "Dit bestand kan niet gelezen worden: No such file or directory." in text
