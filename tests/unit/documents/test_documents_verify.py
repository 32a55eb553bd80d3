from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from municipal_ca import NOW, Municipality, municipality
from paper_examples import REASON, dutch_paper

from jgvisit.documents.model import Step, Verification
from jgvisit.documents.render import Renderer
from jgvisit.documents.sealing import seal
from jgvisit.documents.verify import MAX_BYTES, verify_pdf
from jgvisit.errors import InputError

NAME = "toestemming.pdf"


def check(pdf: bytes, *trust: Municipality, **more: object) -> Verification:
    return verify_pdf(pdf, name=NAME, trust_pem=tuple(one.root.pem for one in trust), **more)


def outcomes(verification: Verification) -> dict[str, str]:
    return {step.name: step.outcome for step in verification.steps}


def step(verification: Verification, name: str) -> Step:
    return next(one for one in verification.steps if one.name == name)


def test_a_sealed_paper_is_valid_and_says_what_nobody_knows(sealed: bytes, town: Municipality) -> None:
    verification = check(sealed, town, crls_pem=(town.crl(),))
    assert (verification.file, verification.valid, verification.readable) == (NAME, True, True)
    assert [one.n for one in verification.steps] == [1, 2, 3, 4, 5]
    assert outcomes(verification) == {
        "intact": "holds",
        "issuer": "holds",
        "revoked": "holds",
        "existedBefore": "notKnown",
        "register": "notKnown",
    }
    assert "Apparaat 7f3a, Gemeente Waterrijk" in step(verification, "issuer").detail
    assert "klok van het apparaat" in step(verification, "existedBefore").detail
    assert "weggehaald" in step(verification, "register").detail


@pytest.mark.parametrize("trusted", ["root", "device_ca", "both"])
def test_root_or_device_ca_may_be_the_trusted_one(sealed: bytes, town: Municipality, trusted: str) -> None:
    pems = {
        "root": (town.root.pem,),
        "device_ca": (town.device_ca.pem,),
        "both": (town.root.pem + town.device_ca.pem,),
    }[trusted]
    assert verify_pdf(sealed, name=NAME, trust_pem=pems).valid


def test_without_a_trusted_ca_the_issuer_fails(sealed: bytes) -> None:
    verification = check(sealed)
    assert not verification.valid
    assert outcomes(verification) | {"intact": "holds", "issuer": "fails", "revoked": "notKnown"} == outcomes(
        verification
    )


def test_another_municipality_with_the_same_name_is_not_trusted(sealed: bytes) -> None:
    verification = check(sealed, municipality())
    assert (verification.valid, step(verification, "issuer").outcome) == (False, "fails")


def test_a_certificate_that_was_not_valid_yet_or_any_more_when_it_sealed_is_refused(renderer: Renderer) -> None:
    pdf = renderer.pdf(dutch_paper())
    for expired in (
        municipality(valid_from=NOW - timedelta(days=60), valid_days=30),
        municipality(valid_from=NOW + timedelta(days=1)),
    ):
        sealed = seal(pdf, expired.device, expired.certificate_pem, reason=REASON)
        issuer = step(check(sealed, expired), "issuer")
        assert issuer.outcome == "fails"
        assert "niet geldig" in issuer.detail


def test_a_certificate_that_expired_after_it_sealed_still_holds(sealed: bytes, town: Municipality) -> None:
    much_later = NOW + timedelta(days=3000)
    assert step(check(sealed, town, now=much_later), "issuer").outcome == "holds"


def test_a_certificate_without_non_repudiation_makes_no_valid_seal(renderer: Renderer) -> None:
    weak = municipality(non_repudiation=False)
    sealed = seal(renderer.pdf(dutch_paper()), weak.device, weak.certificate_pem, reason=REASON)
    assert not check(sealed, weak).valid


class TestRevocation:
    def test_a_revoked_certificate_fails_with_its_day(self, sealed: bytes, town: Municipality) -> None:
        verification = check(sealed, town, crls_pem=(town.crl(town.device.certificate.serial_number),))
        assert not verification.valid
        assert step(verification, "revoked").outcome == "fails"
        assert "Ingetrokken op" in step(verification, "revoked").detail

    def test_a_revoked_device_ca_fails(self, sealed: bytes, town: Municipality) -> None:
        by_root = town.crl(town.device_ca.certificate.serial_number, issuer=town.root)
        assert step(check(sealed, town, crls_pem=(town.crl(), by_root)), "revoked").outcome == "fails"

    def test_no_list_is_not_known(self, sealed: bytes, town: Municipality) -> None:
        verification = check(sealed, town)
        assert (verification.valid, step(verification, "revoked").outcome) == (True, "notKnown")

    def test_a_stale_list_is_not_known_but_what_it_revokes_stays_revoked(
        self, sealed: bytes, town: Municipality
    ) -> None:
        old = NOW - timedelta(days=1)
        assert step(check(sealed, town, crls_pem=(town.crl(next_update=old),)), "revoked").outcome == "notKnown"
        revoking = town.crl(town.device.certificate.serial_number, next_update=old)
        assert step(check(sealed, town, crls_pem=(revoking,)), "revoked").outcome == "fails"

    def test_a_list_signed_by_somebody_else_says_nothing(self, sealed: bytes, town: Municipality) -> None:
        forged = municipality().crl(town.device.certificate.serial_number)
        assert step(check(sealed, town, crls_pem=(forged,)), "revoked").outcome == "notKnown"

    def test_a_fresh_list_beside_a_stale_one_counts(self, sealed: bytes, town: Municipality) -> None:
        lists = (town.crl(), town.crl(next_update=NOW - timedelta(days=1)))
        for order in (lists, lists[::-1]):
            assert step(check(sealed, town, crls_pem=order), "revoked").outcome == "holds"


@pytest.fixture(scope="module")
def demo() -> Municipality:
    return municipality("DEMO")


@pytest.fixture(scope="module")
def demo_paper(renderer: Renderer, demo: Municipality) -> bytes:
    pdf = renderer.pdf(replace(dutch_paper(), demo=True))
    return seal(pdf, demo.device, demo.certificate_pem, reason=REASON)


class TestDemo:
    def test_named_by_a_person_it_holds_and_says_demo(self, demo_paper: bytes, demo: Municipality) -> None:
        verification = check(demo_paper, demo)
        assert verification.valid
        assert "DEMO" in step(verification, "issuer").detail

    def test_trusted_only_by_the_machine_it_fails(self, demo_paper: bytes, demo: Municipality) -> None:
        issuer = step(check(demo_paper, demo, explicit_trust=False), "issuer")
        assert (issuer.outcome, "DEMO" in issuer.detail) == ("fails", True)

    def test_a_demo_device_under_a_real_ca_fails(self, renderer: Renderer) -> None:
        mixed = municipality("DEMO", root_mark="")
        pdf = seal(renderer.pdf(dutch_paper()), mixed.device, mixed.certificate_pem, reason=REASON)
        assert step(check(pdf, mixed), "issuer").outcome == "fails"

    def test_a_real_certificate_does_not_say_demo(self, sealed: bytes, town: Municipality) -> None:
        assert "DEMO" not in step(check(sealed, town, explicit_trust=False), "issuer").detail


class TestUnreadable:
    @pytest.mark.parametrize(
        "data", [b"", b"hallo", b"\x89PNG\r\n", b"%PDF-1.7\n", b"%PDF-1.7\nstartxref\n9\n%%EOF\n", b"\0" * 5000]
    )
    def test_what_is_no_pdf_is_unreadable(self, data: bytes, town: Municipality) -> None:
        verification = check(data, town)
        assert (verification.readable, verification.valid) == (False, False)
        assert outcomes(verification)["intact"] == "fails"

    def test_a_file_over_50_mb_is_not_read(self, town: Municipality) -> None:
        verification = check(b"%PDF-1.7\n" + bytes(MAX_BYTES), town)
        assert not verification.readable
        assert "50 MB" in verification.steps[0].detail

    def test_a_paper_without_a_seal_is_readable_and_fails(self, unsealed: bytes, town: Municipality) -> None:
        verification = check(unsealed, town)
        assert (verification.readable, verification.valid) == (True, False)
        assert verification.steps[0].detail == "Dit bestand draagt geen zegel."

    def test_a_seal_cut_off_half_way_fails(self, sealed: bytes, unsealed: bytes, town: Municipality) -> None:
        for length in range(len(unsealed) + 1, len(sealed), 611):
            assert not check(sealed[:length], town).valid

    def test_bad_trust_or_lists_are_the_readers_mistake(self, sealed: bytes) -> None:
        with pytest.raises(InputError, match="certificate"):
            verify_pdf(sealed, name=NAME, trust_pem=("niets",))
        with pytest.raises(InputError, match="revocation list"):
            verify_pdf(sealed, name=NAME, trust_pem=(), crls_pem=("niets",))


def test_no_step_says_anything_good_of_a_changed_file(sealed: bytes, town: Municipality) -> None:
    changed = sealed.replace(b"/Reason (Verzegeld", b"/Reason (verzegeld")
    assert set(outcomes(check(changed, town)).values()) == {"fails", "notKnown"}


def test_details_name_no_hash_and_no_serial_number(sealed: bytes, town: Municipality) -> None:
    details = " ".join(one.detail for one in check(sealed, town, crls_pem=(town.crl(),)).steps)
    assert not re.search(r"[0-9a-f]{16}", details)
