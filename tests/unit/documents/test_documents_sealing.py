from __future__ import annotations

import io
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import import_module

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from municipal_ca import NOW, Holder, Municipality
from paper_examples import REASON, dutch_paper
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm

from jgvisit.documents import seal_container
from jgvisit.documents.asn1_turn import ASN1
from jgvisit.documents.errors import SealError
from jgvisit.documents.sealing import seal
from jgvisit.documents.verify import verify_pdf

P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def test_the_seal_allows_no_change_and_says_what_it_is(sealed: bytes) -> None:
    (signature,) = PdfFileReader(io.BytesIO(sealed)).embedded_signatures
    assert signature.field_name == "jgvisit"
    assert signature.docmdp_level is MDPPerm.NO_CHANGES
    assert signature.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
    assert signature.sig_object["/Reason"] == REASON
    assert not {"/Name", "/ContactInfo", "/Location"} & set(signature.sig_object)


def test_what_was_there_before_the_seal_stays_byte_for_byte(unsealed: bytes, sealed: bytes) -> None:
    assert sealed.startswith(unsealed + b"\n")


def test_the_xmp_is_not_rewritten(unsealed: bytes, sealed: bytes) -> None:
    def xmp(pdf: bytes) -> bytes:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            return opened.Root.Metadata.read_raw_bytes()

    assert xmp(sealed) == xmp(unsealed)


def test_the_container_holds_the_device_and_its_ca_and_no_root(sealed: bytes, town: Municipality) -> None:
    (signature,) = PdfFileReader(io.BytesIO(sealed)).embedded_signatures
    held = {choice.chosen.dump() for choice in signature.signed_data["certificates"]}
    assert held == {one.certificate.public_bytes(Encoding.DER) for one in (town.device, town.device_ca)}


def test_a_root_given_along_is_left_out(unsealed: bytes, town: Municipality) -> None:
    given = seal(unsealed, town.device, town.certificate_pem + town.root.pem, reason=REASON)
    (signature,) = PdfFileReader(io.BytesIO(given)).embedded_signatures
    assert len(signature.signed_data["certificates"]) == 2


@dataclass(frozen=True)
class HigherS:
    """A key whose signatures always carry the higher of their two valid s."""

    holder: Holder

    def sign_cms(self, attributes: bytes) -> bytes:
        r, s = decode_dss_signature(self.holder.sign_cms(attributes))
        return encode_dss_signature(r, max(s, P256_ORDER - s))


def test_the_lower_of_two_valid_signatures_is_written(unsealed: bytes, town: Municipality) -> None:
    pdf = seal(unsealed, HigherS(town.device), town.certificate_pem, reason=REASON)
    (signature,) = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
    _, s = decode_dss_signature(signature.signer_info["signature"].native)
    assert s <= P256_ORDER // 2


def test_the_key_is_asked_once_and_for_cms_attributes_only(unsealed: bytes, town: Municipality) -> None:
    asked: list[bytes] = []

    class Recording:
        def sign_cms(self, attributes: bytes) -> bytes:
            asked.append(attributes)
            return town.device.sign_cms(attributes)

    seal(unsealed, Recording(), town.certificate_pem, reason=REASON)
    (attributes,) = asked
    parsed = seal_container.cms.CMSAttributes.load(attributes, strict=True)
    assert attributes[0] == 0x31
    assert {one["type"].native for one in parsed} == {"content_type", "message_digest", "signing_certificate_v2"}


def test_a_key_that_is_not_the_certificates_makes_no_seal(unsealed: bytes, town: Municipality) -> None:
    with pytest.raises(SealError, match="does not belong"):
        seal(unsealed, town.device_ca, town.certificate_pem, reason=REASON)


def test_bytes_that_are_no_signature_make_no_seal(unsealed: bytes, town: Municipality) -> None:
    class Broken:
        def sign_cms(self, attributes: bytes) -> bytes:
            return attributes[:70]

    with pytest.raises(SealError, match="does not belong"):
        seal(unsealed, Broken(), town.certificate_pem, reason=REASON)


@pytest.mark.parametrize(
    "pem", ["", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"]
)
def test_an_unreadable_certificate_makes_no_seal(unsealed: bytes, town: Municipality, pem: str) -> None:
    with pytest.raises(SealError, match="unreadable"):
        seal(unsealed, town.device, pem, reason=REASON)


@pytest.mark.parametrize(
    "key", [ec.generate_private_key(ec.SECP384R1()), rsa.generate_private_key(65537, 2048)], ids=["P-384", "RSA"]
)
def test_only_p256_certificates_seal(
    unsealed: bytes, town: Municipality, key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
) -> None:
    name = town.device.certificate.subject
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).serial_number(1)
    certificate = (
        builder.not_valid_before(NOW).not_valid_after(NOW.replace(year=NOW.year + 1)).public_key(key.public_key())
    )
    pem = certificate.sign(key, SHA256()).public_bytes(Encoding.PEM).decode()
    with pytest.raises(SealError, match="P-256"):
        seal(unsealed, town.device, pem, reason=REASON)


def test_the_record_attached_survives_the_seal(sealed: bytes) -> None:
    with pikepdf.open(io.BytesIO(sealed)) as pdf:
        assert pdf.attachments["toestemming.json"].get_file().read_bytes() == dutch_paper().attachment


def test_importing_the_package_loads_neither_typst_nor_pyhanko() -> None:
    code = (
        "import sys, jgvisit.documents.render, jgvisit.documents.sealing, jgvisit.documents.verify_command\n"
        "print([m for m in ('typst', 'pyhanko', 'asn1crypto', 'lxml') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_warming_up_loads_what_a_seal_needs() -> None:
    code = (
        "import sys\nfrom jgvisit.documents.sealing import warm_up\nwarm_up()\n"
        "print('pyhanko.sign.signers' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"


@pytest.mark.parametrize("where", ["pdf_signing.sign", "pdf_reading.read_seal"])
def test_one_thread_at_a_time_is_in_asn1crypto(
    unsealed: bytes, sealed: bytes, town: Municipality, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """Two at once, the first time, now and then: a seal failed, or a whole paper was called damaged."""
    module, _, name = where.partition(".")
    at_work = import_module(f"jgvisit.documents.{module}")
    free: list[bool] = []

    def watched(*given: object, **named: object) -> object:
        with ThreadPoolExecutor(1) as other:
            free.append(other.submit(ASN1.acquire, blocking=False).result())
        return work(*given, **named)

    work = getattr(at_work, name)
    monkeypatch.setattr(at_work, name, watched)
    if name == "sign":
        assert seal(unsealed, town.device, town.certificate_pem, reason=REASON)
    else:
        assert verify_pdf(sealed, name="papier.pdf", trust_pem=(town.root.pem,)).valid
    assert free == [False]
