"""The edges of timestamps that only a changed line of code would move (docs/mutants.md)."""

from __future__ import annotations

import io
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from asn1crypto import cms, core, crl
from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from local_tsa import LocalTsa
from municipal_ca import NOW, Municipality, municipality
from paper_examples import REASON
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pyhanko.sign.signers import PdfTimeStamper
from test_documents_stamping import check, step, token_of, trusting

from jgvisit.documents import pdf_stamping
from jgvisit.documents.errors import StampError
from jgvisit.documents.pdf_writing import QuietWriter
from jgvisit.documents.sealing import seal
from jgvisit.documents.stamping import stamp
from jgvisit.errors import InputError
from jgvisit.records import paper_register
from jgvisit.records.paper_register import read_register

DAYS = timedelta(days=1)


def pem_list(der: bytes) -> str:
    return x509.load_der_x509_crl(der).public_bytes(Encoding.PEM).decode()


def revoking(service: LocalTsa, certificate: x509.Certificate, since: timedelta) -> str:
    """The root's list, naming `certificate` as no good from NOW + `since`."""
    entry = x509.RevokedCertificateBuilder().serial_number(certificate.serial_number).revocation_date(NOW + since)
    builder = x509.CertificateRevocationListBuilder().issuer_name(service.root.subject)
    builder = builder.last_update(NOW - DAYS).next_update(NOW + 30 * DAYS).add_revoked_certificate(entry.build())
    return pem_list(builder.sign(service.root_key, SHA256()).public_bytes(Encoding.DER))


def test_a_stamp_that_was_renewed_before_its_service_was_revoked_still_proves(
    sealed: bytes, town: Municipality
) -> None:
    service = LocalTsa(clock=NOW - 10 * DAYS)
    first = stamp(sealed, service, trusting(town, service), NOW - 9 * DAYS)
    before, service.clock = service.certificate, NOW - 5 * DAYS
    service.renew(service.start, service.days)
    both = sealed + first.tail + stamp(sealed + first.tail, service, trusting(town, service), NOW).tail
    proven = {}
    for since in (-2 * DAYS, -5 * DAYS, -7 * DAYS):
        found = check(both, town, service, crls_pem=(revoking(service, before, since),))
        proven[since.days] = step(found, "existedBefore").detail
    renewed = step(check(both, town, service), "existedBefore").detail
    assert proven[-2] == renewed
    assert proven[-5] == proven[-7] != renewed  # only the second proves anything then


def test_a_stamp_whose_service_lapsed_is_told_until_when_it_could_be_checked(sealed: bytes, town: Municipality) -> None:
    """By the clock of whoever reads it, without a time given along."""
    service = LocalTsa(clock=NOW - 20 * DAYS, start=NOW - 400 * DAYS, days=390)
    made = stamp(sealed, service, trusting(town, service), NOW - 19 * DAYS)
    said = step(check(sealed + made.tail, town, service), "existedBefore")
    assert (said.outcome, "was te controleren tot" in said.detail) == ("notKnown", True)


def test_a_stamp_that_brings_nothing_along_is_judged_by_what_the_reader_has(sealed: bytes, town: Municipality) -> None:
    service = LocalTsa()
    out = io.BytesIO()
    asking = PdfTimeStamper(pdf_stamping._Asking(service), field_name="los")
    asking.timestamp_pdf(QuietWriter(io.BytesIO(sealed)), "sha256", bytes_reserved=24576, output=out)
    pdf = out.getvalue()
    assert b"/DSS" not in pdf
    assert step(check(pdf, town, service), "existedBefore").outcome == "holds"
    of_theirs = pem_list(service.crl(service.certificate))
    assert step(check(pdf, town, service, crls_pem=(of_theirs,)), "existedBefore").outcome == "notKnown"


def with_token(stamped: bytes, container: bytes) -> bytes:
    start, _ = token_of(stamped)
    end = stamped.index(b">", start)
    return stamped[:start] + container.hex().upper().encode().ljust(end - start, b"0") + stamped[end:]


@pytest.fixture(scope="module")
def service() -> LocalTsa:
    return LocalTsa()


@pytest.fixture(scope="module")
def stamped_here(sealed: bytes, town: Municipality, service: LocalTsa) -> bytes:
    return sealed + stamp(sealed, service, trusting(town, service), NOW).tail


@pytest.mark.parametrize("what", ["lists", "attributes", "padding", "nothing"])
def test_nothing_hides_in_the_token_beside_what_the_service_signed(
    stamped_here: bytes, town: Municipality, service: LocalTsa, what: str
) -> None:
    start, end = token_of(stamped_here)
    token = bytes.fromhex(stamped_here[start:end].decode())
    content = cms.ContentInfo.load(token)
    if what == "lists":
        held = crl.CertificateList.load(service.crl())
        content["content"]["crls"] = cms.RevocationInfoChoices([cms.RevocationInfoChoice("crl", held)])
    elif what == "attributes":
        attribute = cms.CMSAttribute({"type": "1.2.3.4", "values": [core.Null()]})
        content["content"]["signer_infos"][0]["unsigned_attrs"] = cms.CMSAttributes([attribute])
    container = content.dump(force=what in ("lists", "attributes")) + (b"\0\0X" if what == "padding" else b"")
    changed = with_token(stamped_here, container)
    assert (changed == stamped_here) is (what == "nothing")
    assert check(changed, town, service).valid is (what == "nothing")


def add_empty_field(writer: IncrementalPdfFileWriter) -> None:
    """A place for another signature, on the first page, that nobody signed."""
    append_signature_field(writer, SigFieldSpec("nog een", box=(10, 10, 200, 90)))


def fill_in(writer: IncrementalPdfFileWriter) -> None:
    """A field with words in it, which the form then shows."""
    field = generic.DictionaryObject({pdf_name("/FT"): pdf_name("/Tx"), pdf_name("/T"): generic.pdf_string("naam")})
    field[pdf_name("/V")] = generic.pdf_string("x")
    writer.root["/AcroForm"]["/Fields"].append(writer.add_object(field))
    writer.update_container(writer.root["/AcroForm"]["/Fields"])


@pytest.mark.parametrize("change", [add_empty_field, fill_in])
def test_no_field_is_added_with_a_stamp(
    sealed: bytes, town: Municipality, service: LocalTsa, monkeypatch: pytest.MonkeyPatch, change: object
) -> None:
    class Changing(QuietWriter):
        def __init__(self, data: io.BytesIO) -> None:
            super().__init__(data)
            change(self)  # type: ignore[operator]  # one of two functions

    monkeypatch.setattr(pdf_stamping, "QuietWriter", Changing)
    assert not check(pdf_stamping.append(sealed, 1, service, [], []), town, service).valid


def test_the_field_of_a_stamp_is_named_for_a_screen_reader_and_says_which_it_is(
    stamped_here: bytes, town: Municipality, service: LocalTsa
) -> None:
    again = stamped_here + stamp(stamped_here, service, trusting(town, service), NOW).tail
    _, first, second = PdfFileReader(io.BytesIO(again)).embedded_signatures
    names = [(one.sig_field["/T"], one.sig_field["/TU"]) for one in (first, second)]
    assert names == [("tijdstempel1", "Tijdstempel 1"), ("tijdstempel2", "Tijdstempel 2")]
    assert all(float(edge) < 0 for one in (first, second) for edge in one.sig_field["/Rect"])  # outside every page


def test_reading_a_paper_asks_nobody(unsealed: bytes) -> None:
    """What is in a file says where to fetch things; who wrote it would learn who reads it, when and where."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            address = f"http://127.0.0.1:{server.server_port}"
            town, service = municipality(list_at=f"{address}/seal"), LocalTsa(list_at=f"{address}/stamp")
            pdf = seal(unsealed, town.device, town.certificate_pem, reason=REASON)
            pdf += pdf_stamping.append(pdf, 1, service, [], [])[len(pdf) :]
            said = check(pdf, town, service)
        finally:
            server.shutdown()
            thread.join()
    assert (said.valid, asked) == (True, [])


class TestAnswerThatDoesNotFit:
    """Whatever came of the question: a tail is kept only where it makes this paper a stamped one."""

    def refused(self, pdf: bytes, service: LocalTsa, town: Municipality) -> str:
        with pytest.raises(StampError) as refused:
            stamp(pdf, service, trusting(town, service), NOW)
        return str(refused.value).partition(" (")[0]

    def test_another_paper_came_back(
        self, sealed: bytes, unsealed: bytes, town: Municipality, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        service = LocalTsa()
        another = seal(unsealed, town.device, town.certificate_pem, reason=REASON)
        stamped = another + stamp(another, service, trusting(town, service), NOW).tail
        for came in (stamped, sealed, sealed + b"\n", sealed + stamped[len(another) :]):
            monkeypatch.setattr(pdf_stamping, "append", lambda *_, came=came: came)
            assert self.refused(sealed, service, town) == "the answer does not fit the paper"

    def test_the_service_said_nothing_that_can_be_read(
        self, sealed: bytes, unsealed: bytes, town: Municipality, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        service = LocalTsa()
        assert self.refused(unsealed, service, town) == "not a whole sealed paper of this municipality"
        monkeypatch.setattr(service, "answer", lambda _: b"hello")
        assert self.refused(sealed, service, town).startswith("no usable answer: ")
        assert self.refused(sealed, service, town) != "no usable answer: NoneType"
        monkeypatch.setattr(service, "answer", lambda request: LocalTsa.answer(service, request) + b"\0")
        assert self.refused(sealed, service, town).startswith("no usable answer: ")


class TestRegisterFile:
    def test_its_size_is_bounded(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(paper_register, "MAX_REGISTER_BYTES", 4)
        for data, why in ((b"null", "not a register of `jgvisit server register`"), (b"null ", "larger than 4 bytes")):
            with pytest.raises(InputError) as refused:
                read_register(data, [])
            assert (str(refused.value).partition(" (")[0], refused.value.where) == (why, "register")
