"""The edges of sealing and verifying that only a changed line of code would move (docs/mutants.md)."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from asn1crypto import cms
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from municipal_ca import NOW, Municipality, municipality
from paper_examples import REASON
from pyhanko.pdf_utils.reader import PdfFileReader

from jgvisit.documents import seal_container
from jgvisit.documents.errors import SealError
from jgvisit.documents.issuers import Revocation, load_crls, load_trusted, revocation
from jgvisit.documents.pdf_reading import Damage, read_seal
from jgvisit.documents.sealing import seal
from jgvisit.errors import InputError


@pytest.mark.parametrize("load", [load_trusted, load_crls])
def test_a_readers_mistake_names_which_file_it_is_in(load: object) -> None:
    with pytest.raises(InputError) as refused:
        load(("niets",))  # type: ignore[operator]  # one of two functions
    assert refused.value.where == {load_trusted: "trust", load_crls: "crls"}[load]  # type: ignore[index]  # as above


def test_a_list_counts_up_to_and_with_its_last_moment(town: Municipality) -> None:
    path = [town.device.certificate, town.device_ca.certificate]
    (listed,) = load_crls((town.crl(),))
    last = listed.next_update_utc
    assert last is not None
    assert [revocation(path, [listed], moment)[0] for moment in (last, last + timedelta(seconds=1))] == [
        Revocation.GOOD,
        Revocation.STALE,
    ]


def test_of_several_that_were_revoked_the_earliest_day_counts(town: Municipality) -> None:
    """Else a stamp between the two would save a seal that was no good any more."""
    path = [town.device.certificate, town.device_ca.certificate, town.root.certificate]
    lists = load_crls((revoking(town, 0, days=2), revoking(town, 1, days=30)))
    assert revocation(path, lists, NOW) == (Revocation.REVOKED, NOW - timedelta(days=30))
    assert revocation(path, lists[::-1], NOW) == (Revocation.REVOKED, NOW - timedelta(days=30))


def test_a_key_that_was_no_good_before_it_was_revoked_counts_from_then(town: Municipality) -> None:
    path = [town.device.certificate, town.device_ca.certificate]
    for days, counted in ((9, 9), (1, 2)):
        lists = load_crls((revoking(town, 0, days=2, invalid_days=days),))
        assert revocation(path, lists, NOW) == (Revocation.REVOKED, NOW - timedelta(days=counted))


def revoking(town: Municipality, which: int, *, days: int, invalid_days: int | None = None) -> str:
    """A list of the CA above the device (0), or above that (1)."""
    by, named = ((town.device_ca, town.device), (town.root, town.device_ca))[which]
    entry = x509.RevokedCertificateBuilder().serial_number(named.certificate.serial_number)
    entry = entry.revocation_date(NOW - timedelta(days=days))
    if invalid_days is not None:
        entry = entry.add_extension(x509.InvalidityDate(NOW - timedelta(days=invalid_days)), critical=False)
    builder = x509.CertificateRevocationListBuilder().issuer_name(by.certificate.subject)
    builder = builder.last_update(NOW).next_update(NOW + timedelta(days=7)).add_revoked_certificate(entry.build())
    return builder.sign(by.key, SHA256()).public_bytes(Encoding.PEM).decode()


def test_a_line_end_is_put_before_the_seal_once(unsealed: bytes, town: Municipality) -> None:
    for pdf in (unsealed.rstrip(b"\n"), unsealed.rstrip(b"\n") + b"\n"):
        sealed = seal(pdf, town.device, town.certificate_pem, reason=REASON)
        assert sealed.startswith(unsealed.rstrip(b"\n") + b"\n")
        assert sealed[len(unsealed.rstrip(b"\n")) + 1 :][:1] != b"\n"


def test_a_screen_reader_hears_what_the_field_is(sealed: bytes) -> None:
    (signature,) = PdfFileReader(io.BytesIO(sealed)).embedded_signatures
    assert signature.sig_field["/TU"] == "Zegel van de gemeente"


@pytest.mark.parametrize(
    ("data", "damage"), [(b"%PDF-1.7 and more", Damage.CONTAINER), (b"no PDF", Damage.UNREADABLE)], ids=["pdf", "other"]
)
def test_what_makes_the_library_stumble_is_damaged_and_never_whole(
    monkeypatch: pytest.MonkeyPatch, data: bytes, damage: Damage
) -> None:
    def stumble(_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("jgvisit.documents.pdf_reading.PdfFileReader", stumble)
    assert read_seal(data, [], NOW).damage is damage


def test_why_nothing_was_sealed_is_said_as_it_is(unsealed: bytes, town: Municipality) -> None:
    with pytest.raises(SealError) as refused:
        seal(unsealed, town.device_ca, town.certificate_pem, reason=REASON)
    assert str(refused.value) == "the device key does not belong to the device certificate"


class TestContainer:
    @pytest.mark.parametrize("data", [b"", b"\x30\x00", b"\x30\x03\x02\x01\x01", b"no container"], ids=repr)
    def test_what_is_no_container_is_not_canonical(self, data: bytes) -> None:
        assert not seal_container.is_canonical(data)

    def test_the_signer_is_found_by_issuer_and_number_together(self, town: Municipality) -> None:
        """Beside another certificate of the same issuer, and one of another issuer with the same number."""
        other = municipality()
        certificates = [town.device_ca, town.root, other.device]
        container = built(town, *(one.certificate for one in certificates))
        assert seal_container.is_canonical(container)

    def test_one_byte_more_is_not_canonical(self, town: Municipality) -> None:
        container = built(town, town.device_ca.certificate)
        assert seal_container.is_canonical(container)
        assert not seal_container.is_canonical(container + b"\0")
        assert not seal_container.is_canonical(container[:-1])


def built(town: Municipality, *others: x509.Certificate) -> bytes:
    attributes = cms.CMSAttributes([cms.CMSAttribute({"type": "content_type", "values": ["data"]})])
    signature = town.device.sign_cms(attributes.dump())
    loaded = [asn1_x509.Certificate.load(one.public_bytes(Encoding.DER)) for one in (town.device.certificate, *others)]
    return bytes(seal_container.build(loaded[0], loaded[1:], attributes, signature).dump())
