"""Every way a sealed paper was changed in the tamper table, and every byte of its signature container.

Row by row: one bit, or one point of ink, in the base: `test_flips_all_over_the_file`. Page, stamp over text, ink,
attachment, title and XMP replaced by a later revision: `test_a_later_revision` here, and with a timestamp over the
change `test_no_stamp_makes_a_change_good` (`test_documents_stamping`). Bits in the container:
`test_a_flip_at_every_position`. Bytes after the end: `test_bytes_after_the_end`. Cut back or stripped:
`test_a_paper_cut_back` here; what only the register can tell: `test_documents_register`. Revoked: `TestRevocation`
(`test_documents_verify`). Ink moved to another document has no row: a paper holds the picture of its own ink and no
sealed strokes beside it (decision 4); a container moved: `test_a_container_moved`.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest
from asn1crypto import cms, core, keys, x509
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from municipal_ca import Municipality, municipality
from paper_examples import REASON, dutch_paper
from pdf_changes import change_title, replace_attachment
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec
from pyhanko_certvalidator.registry import SimpleCertificateStore

from jgvisit.documents.pdf_reading import Damage, read_seal
from jgvisit.documents.render import Renderer
from jgvisit.documents.sealing import seal
from jgvisit.documents.verify import verify_pdf


@pytest.fixture
def is_valid(town: Municipality) -> Callable[[bytes], bool]:
    return lambda pdf: verify_pdf(pdf, name="p.pdf", trust_pem=(town.root.pem,)).valid


def place_of(pdf: bytes) -> tuple[int, int]:
    """Where the container stands, its angle brackets included."""
    _, start, after, _ = map(int, re.search(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]", pdf).groups())
    return start, after


def flipped(pdf: bytes, at: int, bit: int) -> bytes:
    return pdf[:at] + bytes([pdf[at] ^ 1 << bit]) + pdf[at + 1 :]


def with_container(pdf: bytes, container: bytes) -> bytes:
    start, after = place_of(pdf)
    filled = container.hex().upper().encode().ljust(after - start - 2, b"0")
    return pdf[: start + 1] + filled + pdf[after - 1 :]


def container_of(pdf: bytes) -> bytes:
    start, after = place_of(pdf)
    return bytes.fromhex(pdf[start + 1 : after - 1].decode())


def parsed(pdf: bytes) -> cms.ContentInfo:
    return cms.ContentInfo.load(container_of(pdf))


def stranger(other: Municipality) -> signers.SimpleSigner:
    key = other.device.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return signers.SimpleSigner(
        signing_cert=x509.Certificate.load(other.device.certificate.public_bytes(Encoding.DER)),
        signing_key=keys.PrivateKeyInfo.load(key),
        cert_registry=SimpleCertificateStore(),
    )


def test_a_flip_at_every_position_of_the_container_is_found(sealed: bytes, is_valid: Callable[[bytes], bool]) -> None:
    start, after = place_of(sealed)
    assert is_valid(sealed)
    unnoticed = [at for at in range(start, after) if is_valid(flipped(sealed, at, at % 8))]
    assert unnoticed == []


def test_bits_called_unused_at_the_end_of_a_certificate_are_found(unsealed: bytes) -> None:
    """One certificate in two ends in a zero bit; to call that bit unused is DER, and changes nothing else."""
    town = next(town for town in iter(municipality, None) if town.device_ca.certificate.signature[-1] % 2 == 0)
    sealed = seal(unsealed, town.device, town.certificate_pem, reason=REASON)
    signature = town.device_ca.certificate.signature
    changed = container_of(sealed).replace(b"\0" + signature, b"\1" + signature, 1)
    assert changed != container_of(sealed)

    def valid(pdf: bytes) -> bool:
        return verify_pdf(pdf, name="papier.pdf", trust_pem=(town.root.pem,)).valid

    assert (valid(sealed), valid(with_container(sealed, changed))) == (True, False)


def test_a_hex_digit_in_lower_case_is_found_though_it_means_the_same(
    sealed: bytes, is_valid: Callable[[bytes], bool]
) -> None:
    start, after = place_of(sealed)
    letters = [at for at in range(start, after) if sealed[at : at + 1].isalpha()]
    assert len(letters) > 500
    assert not any(is_valid(flipped(sealed, at, 5)) for at in letters[::7])


def test_flips_all_over_the_file_are_found(sealed: bytes, is_valid: Callable[[bytes], bool]) -> None:
    unnoticed = [at for at in range(0, len(sealed), 97) if is_valid(flipped(sealed, at, at % 7))]
    assert unnoticed == []


def test_every_byte_of_the_seals_own_revision_counts(
    sealed: bytes, unsealed: bytes, is_valid: Callable[[bytes], bool]
) -> None:
    start, after = place_of(sealed)
    outside = [at for at in range(len(unsealed), len(sealed)) if not start <= at < after]
    assert not [at for at in outside[::3] if is_valid(flipped(sealed, at, 0))]


@pytest.mark.parametrize("tail", [b"\n", b" ", b"\0", b"%%EOF\n", b"%comment"], ids=repr)
def test_bytes_after_the_end_are_found(sealed: bytes, is_valid: Callable[[bytes], bool], tail: bytes) -> None:
    assert not is_valid(sealed + tail)


def test_padding_that_is_not_zero_is_found(sealed: bytes, is_valid: Callable[[bytes], bool]) -> None:
    container = container_of(sealed)
    assert container.endswith(b"\0\0")
    for last in (b"\1", b"X"):
        assert not is_valid(with_container(sealed, container[:-1] + last))


def test_an_added_certificate_is_found(sealed: bytes, is_valid: Callable[[bytes], bool]) -> None:
    content = parsed(sealed)
    added = stranger(municipality()).signing_cert
    content["content"]["certificates"].append(cms.CertificateChoices({"certificate": added}))
    assert not is_valid(with_container(sealed, content.dump(force=True)))


def test_a_removed_certificate_is_found(sealed: bytes, town: Municipality) -> None:
    content = parsed(sealed)
    held = content["content"]["certificates"]
    kept = [one for one in held if "Apparaat 7f3a" in str(one.chosen.subject.native)]
    content["content"]["certificates"] = cms.CertificateSet(kept)
    changed = with_container(sealed, content.dump(force=True))
    for trusted in (town.root, town.device_ca):
        assert not verify_pdf(changed, name="p.pdf", trust_pem=(trusted.pem,)).valid


def test_an_unsigned_attribute_is_found(sealed: bytes, is_valid: Callable[[bytes], bool]) -> None:
    content = parsed(sealed)
    attribute = cms.CMSAttribute({"type": "1.2.3.4", "values": [core.Null()]})
    content["content"]["signer_infos"][0]["unsigned_attrs"] = cms.CMSAttributes([attribute])
    assert not is_valid(with_container(sealed, content.dump(force=True)))


def test_a_longer_spelling_of_a_length_is_found(sealed: bytes, is_valid: Callable[[bytes], bool]) -> None:
    der = parsed(sealed).dump()
    assert der[:2] == b"\x30\x82"
    assert not is_valid(with_container(sealed, b"\x30\x83\x00" + der[2:]))


def test_the_other_valid_form_of_the_signature_is_found(sealed: bytes, is_valid: Callable[[bytes], bool]) -> None:
    content = parsed(sealed)
    info = content["content"]["signer_infos"][0]
    r, s = decode_dss_signature(info["signature"].native)
    order = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
    info["signature"] = core.OctetString(encode_dss_signature(r, order - s))
    assert not is_valid(with_container(sealed, content.dump(force=True)))


def updated(pdf: bytes, change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def replace_page(writer: IncrementalPdfFileWriter) -> None:
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"BT ET"))
    writer.update_container(page)


def add_nothing(writer: IncrementalPdfFileWriter) -> None:
    writer.update_root()


@pytest.mark.parametrize("change", [replace_page, replace_attachment, change_title, add_nothing])
def test_a_later_revision_is_found_whatever_it_changes(
    sealed: bytes, is_valid: Callable[[bytes], bool], change: Callable[[IncrementalPdfFileWriter], None]
) -> None:
    changed = updated(sealed, change)
    assert changed.startswith(sealed)
    assert not is_valid(changed)


def test_a_file_with_two_signatures_is_none_of_our_papers(unsealed: bytes, town: Municipality) -> None:
    pdf, signer = unsealed, stranger(town)
    for field in ("een", "twee"):
        out = io.BytesIO()
        meta = signers.PdfSignatureMetadata(field_name=field)
        one = signers.PdfSigner(meta, signer, new_field_spec=SigFieldSpec(field))
        one.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), output=out)
        pdf = out.getvalue()
    verification = verify_pdf(pdf, name="p.pdf", trust_pem=(town.root.pem,))
    assert (verification.readable, verification.valid) == (True, False)
    assert "precies één zegel" in verification.steps[0].detail


def test_a_file_rewritten_by_another_program_is_found(sealed: bytes, is_valid: Callable[[bytes], bool]) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(sealed)) as pdf:
        pdf.save(out)
    assert not is_valid(out.getvalue())


def test_a_paper_cut_back_to_before_its_seal_has_no_seal(sealed: bytes, unsealed: bytes, town: Municipality) -> None:
    verification = verify_pdf(sealed[: len(unsealed) + 1], name="p.pdf", trust_pem=(town.root.pem,))
    assert verification.steps[0].detail == "Dit bestand draagt geen zegel."


def test_a_container_moved_to_another_paper_is_found(
    renderer: Renderer, sealed: bytes, town: Municipality, is_valid: Callable[[bytes], bool]
) -> None:
    other_paper = replace(dutch_paper(), decision="Ik geef geen toestemming.")
    other = seal(renderer.pdf(other_paper), town.device, town.certificate_pem, reason=REASON)
    assert is_valid(other)
    assert not is_valid(with_container(other, container_of(sealed)))


def test_a_gap_that_is_not_the_container_is_found(sealed: bytes, town: Municipality) -> None:
    start, after = place_of(sealed)
    declared = f"/ByteRange [0 {start} {after} {len(sealed) - after}]".encode()
    for start_by, after_by in ((-1, 0), (0, 1), (-1, 1), (1, 0), (0, -1)):
        wrong = f"/ByteRange [0 {start + start_by} {after + after_by} {len(sealed) - after - after_by}]".encode()
        changed = sealed.replace(declared, wrong)
        assert changed != sealed
        reading = read_seal(changed, [], dutch_paper().made_at)
        assert reading.damage in {Damage.NOT_COVERED, Damage.CONTAINER, Damage.CHANGED}
