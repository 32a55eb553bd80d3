"""Timestamps on sealed papers: what they prove, what they do not, and every way to smuggle something in with one."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pikepdf
import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID
from local_tsa import LocalTsa, OpensslTsa
from municipal_ca import NOW, Municipality, municipality
from pdf_changes import change_title, replace_attachment
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from jgvisit.documents import pdf_stamping
from jgvisit.documents.errors import StampError
from jgvisit.documents.model import Step, Verification
from jgvisit.documents.pdf_writing import QuietWriter
from jgvisit.documents.stamping import Stamp, StampTrust, sealed_length, stamp
from jgvisit.documents.verify import verify_pdf
from jgvisit.documents.verify_time import day_of

LATER = timedelta(days=500)


@pytest.fixture(scope="module")
def tsa() -> LocalTsa:
    return LocalTsa()


def trusting(town: Municipality, *services: LocalTsa, lists: tuple[bytes, ...] = ()) -> StampTrust:
    root = town.root.certificate.public_bytes(Encoding.DER)
    return StampTrust((root,), tuple(one.root_der for one in services), lists)


@pytest.fixture(scope="module")
def stamped_once(sealed: bytes, town: Municipality, tsa: LocalTsa) -> Stamp:
    return stamp(sealed, tsa, trusting(town, tsa), NOW)


@pytest.fixture(scope="module")
def stamped(sealed: bytes, stamped_once: Stamp) -> bytes:
    return sealed + stamped_once.tail


def check(pdf: bytes, town: Municipality, *services: LocalTsa, **more: object) -> Verification:
    pems = tuple(one.root_pem for one in services)
    return verify_pdf(pdf, name="p.pdf", trust_pem=(town.root.pem,), authorities_pem=pems, **more)


def step(verification: Verification, name: str) -> Step:
    return next(one for one in verification.steps if one.name == name)


def test_a_stamp_is_a_tail_and_proves_that_the_paper_existed(
    sealed: bytes, stamped: bytes, stamped_once: Stamp, town: Municipality, tsa: LocalTsa
) -> None:
    verification = check(stamped, town, tsa)
    assert stamped.startswith(sealed)
    assert (stamped_once.at, stamped_once.lapses_at) == (tsa.clock, tsa.start + timedelta(days=tsa.days))
    assert verification.valid
    assert [step(verification, name).outcome for name in ("intact", "issuer", "existedBefore")] == ["holds"] * 3
    said = step(verification, "existedBefore").detail
    assert "bestond al op" in said
    assert "Tijddienst" in said
    assert "Hoeveel ouder het is, is niet bewezen" in said
    assert "klok van het apparaat" in said


def test_without_naming_the_service_a_stamp_proves_nothing(stamped: bytes, town: Municipality) -> None:
    nobody, another = check(stamped, town), check(stamped, town, LocalTsa())
    assert [(one.valid, step(one, "existedBefore").outcome) for one in (nobody, another)] == [(True, "notKnown")] * 2
    assert "--tsa" in step(nobody, "existedBefore").detail
    assert "niet door u vertrouwd" in step(another, "existedBefore").detail


def test_who_vouches_for_time_vouches_for_no_seal_and_the_other_way_round(
    stamped: bytes, town: Municipality, tsa: LocalTsa
) -> None:
    for_seals = verify_pdf(stamped, name="p.pdf", trust_pem=(tsa.root_pem,), authorities_pem=(tsa.root_pem,))
    assert step(for_seals, "issuer").outcome == "fails"
    for_time = verify_pdf(stamped, name="p.pdf", trust_pem=(town.root.pem,), authorities_pem=(town.root.pem,))
    assert step(for_time, "existedBefore").outcome == "notKnown"


def test_the_service_is_told_a_hash_and_nothing_of_the_paper(sealed: bytes, town: Municipality) -> None:
    service = LocalTsa()
    stamp(sealed, service, trusting(town, service), NOW)
    (asked,) = service.asked
    assert len(asked) < 80


def test_a_stamp_by_another_program_holds(sealed: bytes, town: Municipality, tsa: LocalTsa, tmp_path: Path) -> None:
    made = stamp(sealed, OpensslTsa(tsa, tmp_path), trusting(town, tsa), NOW)
    assert step(check(sealed + made.tail, town, tsa), "existedBefore").outcome == "holds"


def test_a_device_clock_that_ran_ahead_is_named(sealed: bytes, town: Municipality) -> None:
    early = LocalTsa(clock=NOW - timedelta(days=2))
    made = stamp(sealed, early, trusting(town, early), NOW)
    assert "liep verkeerd" in step(check(sealed + made.tail, town, early), "existedBefore").detail


def test_what_stands_between_the_service_and_its_root_is_kept_in_the_paper(sealed: bytes, town: Municipality) -> None:
    """Years later nobody has it any more: who knows the root alone can still check."""
    service = LocalTsa(has_between=True)
    trust = trusting(town, service)
    with pytest.raises(StampError):
        stamp(sealed, service, trust, NOW)
    between = service.between.public_bytes(Encoding.DER)
    made = stamp(sealed, service, StampTrust(trust.seals, (*trust.authorities, between)), NOW)
    assert step(check(sealed + made.tail, town, service), "existedBefore").outcome == "holds"


class TestRevokedLater:
    def test_a_seal_older_than_the_revocation_stays_good(self, sealed: bytes, town: Municipality) -> None:
        """The list says three hours ago (`Municipality.crl`)."""
        revoking = town.crl(town.device.certificate.serial_number)
        outcomes = []
        for hours in (4, 2):
            service = LocalTsa(clock=NOW - timedelta(hours=hours))
            made = stamp(sealed, service, trusting(town, service), NOW)
            outcomes.append(step(check(sealed + made.tail, town, service, crls_pem=(revoking,)), "revoked").outcome)
        assert outcomes == ["holds", "fails"]

    def test_a_stamp_nobody_vouches_for_saves_no_revoked_seal(self, sealed: bytes, town: Municipality) -> None:
        service = LocalTsa(clock=NOW - timedelta(hours=4))
        made = stamp(sealed, service, trusting(town, service), NOW)
        revoking = town.crl(town.device.certificate.serial_number)
        assert step(check(sealed + made.tail, town, crls_pem=(revoking,)), "revoked").outcome == "fails"


@pytest.fixture(scope="module")
def renewed(sealed: bytes, town: Municipality) -> tuple[LocalTsa, bytes, bytes]:
    """Two stamps by one service: the first certificate ends after 400 days, the second was made before."""
    service = LocalTsa()
    first = stamp(sealed, service, trusting(town, service), NOW)
    service.clock = NOW + timedelta(days=390)
    service.renew(service.clock - timedelta(days=1), 800)
    second = stamp(sealed + first.tail, service, trusting(town, service), service.clock)
    return service, first.tail, second.tail


class TestRenewal:
    def test_the_first_lapses_and_the_second_keeps_its_proof_alive(
        self, sealed: bytes, town: Municipality, renewed: tuple[LocalTsa, bytes, bytes]
    ) -> None:
        service, first, second = renewed
        alone = check(sealed + first, town, service, now=NOW + LATER)
        both = check(sealed + first + second, town, service, now=NOW + LATER)
        assert step(alone, "existedBefore").outcome == "notKnown"
        assert "was te controleren tot" in step(alone, "existedBefore").detail
        assert step(both, "existedBefore").outcome == "holds"
        assert f"bestond al op {day_of(NOW)}" in step(both, "existedBefore").detail

    def test_a_renewal_made_too_late_proves_its_own_time_only(self, sealed: bytes, town: Municipality) -> None:
        service = LocalTsa()
        first = stamp(sealed, service, trusting(town, service), NOW)
        service.clock = NOW + LATER
        service.renew(service.clock - timedelta(days=1), 800)
        late = stamp(sealed + first.tail, service, trusting(town, service), service.clock)
        verification = check(sealed + first.tail + late.tail, town, service, now=NOW + LATER)
        assert step(verification, "existedBefore").outcome == "holds"
        assert f"bestond al op {day_of(NOW + LATER)}" in step(verification, "existedBefore").detail

    def test_tails_in_another_order_or_left_out_are_found(
        self, sealed: bytes, town: Municipality, renewed: tuple[LocalTsa, bytes, bytes]
    ) -> None:
        service, first, second = renewed
        for wrong in (second, second + first, first + first, first + second + second, first[:-20] + second):
            assert not check(sealed + wrong, town, service, now=NOW + LATER).valid

    def test_a_service_whose_certificate_was_revoked_vouches_for_nothing(
        self, sealed: bytes, town: Municipality
    ) -> None:
        service = LocalTsa()
        first = stamp(sealed, service, trusting(town, service), NOW)
        revoking = service.crl(service.certificate)
        service.renew(service.start, service.days)
        second = stamp(sealed + first.tail, service, trusting(town, service, lists=(revoking,)), NOW)
        verification = check(sealed + first.tail + second.tail, town, service)
        assert step(verification, "existedBefore").outcome == "holds"  # by the second alone
        with pytest.raises(StampError, match="not of an authority"):
            stamp(sealed, service, trusting(town, service, lists=(service.crl(service.certificate),)), NOW)


class TestNoAnswer:
    @pytest.mark.parametrize("answer", [b"", b"hello", b"\x30\x00", b"\x30\x05\x30\x03\x02\x01\x02"], ids=repr)
    def test_what_is_no_timestamp_changes_nothing(
        self, sealed: bytes, town: Municipality, tsa: LocalTsa, answer: bytes
    ) -> None:
        class Wrong:
            def answer(self, _request: bytes) -> bytes:
                return answer

        with pytest.raises(StampError):
            stamp(sealed, Wrong(), trusting(town, tsa), NOW)

    def test_an_answer_about_another_paper_is_refused(self, sealed: bytes, town: Municipality, tsa: LocalTsa) -> None:
        kept: list[bytes] = []

        class Replaying:
            def answer(self, request: bytes) -> bytes:
                kept.append(tsa.answer(request))
                return kept[0]

        replaying = Replaying()
        stamp(sealed, replaying, trusting(town, tsa), NOW)
        with pytest.raises(StampError):
            stamp(sealed, replaying, trusting(town, tsa), NOW)

    def test_a_service_that_is_not_trusted_or_not_for_this_is_refused(
        self, sealed: bytes, town: Municipality, tsa: LocalTsa
    ) -> None:
        for service in (LocalTsa(), LocalTsa(usage=ExtendedKeyUsageOID.CODE_SIGNING)):
            with pytest.raises(StampError, match="not of an authority"):
                stamp(sealed, service, trusting(town, tsa), NOW)

    def test_only_whole_papers_of_this_municipality_are_stamped(
        self, sealed: bytes, unsealed: bytes, town: Municipality, tsa: LocalTsa
    ) -> None:
        for pdf, whose in ((unsealed, town), (sealed + b"\n", town), (sealed, municipality()), (b"no pdf", town)):
            assert sealed_length(pdf, trusting(whose, tsa), NOW) is None
            with pytest.raises(StampError, match="not a whole sealed paper"):
                stamp(pdf, tsa, trusting(whose, tsa), NOW)
        assert sealed_length(sealed, trusting(town, tsa), NOW) == len(sealed)


def updated(pdf: bytes, change: Callable[[IncrementalPdfFileWriter], None], *, quiet: bool = True) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    if quiet:
        writer._update_meta = lambda: None  # type: ignore[method-assign]  # as our own writer does
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def first_page(writer: IncrementalPdfFileWriter) -> generic.DictionaryObject:
    return writer.root["/Pages"]["/Kids"][0]


def cover_text(writer: IncrementalPdfFileWriter) -> None:
    """A white box over the text of the first page."""
    page = first_page(writer)
    box = writer.add_object(generic.StreamObject(stream_data=b"q 1 g 0 0 600 850 re f Q"))
    page["/Contents"] = generic.ArrayObject([page.raw_get("/Contents"), box])
    writer.update_container(page)


def swap_ink(writer: IncrementalPdfFileWriter) -> None:
    """Other strokes in the place of the signature: the same stream object, other bytes."""
    page = first_page(writer)
    content = page["/Contents"]
    stream = content[0].get_object() if isinstance(content, generic.ArrayObject) else content
    stream._data = stream.data.replace(b" l\n", b" m\n")
    stream._encoded_data = None
    writer.mark_update(page.raw_get("/Contents"))


def change_xmp(writer: IncrementalPdfFileWriter) -> None:
    writer.root["/Metadata"] = writer.add_object(generic.StreamObject(stream_data=b"<x:xmpmeta/>"))
    writer.update_root()


def change_mark_info(writer: IncrementalPdfFileWriter) -> None:
    writer.root["/MarkInfo"] = generic.DictionaryObject({pdf_name("/Marked"): generic.BooleanObject(False)})
    writer.update_root()


def hide_something(writer: IncrementalPdfFileWriter) -> None:
    """An object that nothing refers to."""
    writer.add_object(generic.StreamObject(stream_data=b"a family's secret"))


def add_note(writer: IncrementalPdfFileWriter) -> None:
    page = first_page(writer)
    note = generic.DictionaryObject({pdf_name("/Type"): pdf_name("/Annot"), pdf_name("/Subtype"): pdf_name("/Text")})
    page["/Annots"] = generic.ArrayObject([*page.get("/Annots", ()), writer.add_object(note)])
    writer.update_container(page)


CHANGES = (
    cover_text,
    swap_ink,
    replace_attachment,
    change_title,
    change_xmp,
    change_mark_info,
    hide_something,
    add_note,
)


@pytest.mark.parametrize("change", CHANGES)
def test_no_stamp_makes_a_change_good(
    sealed: bytes,
    stamped: bytes,
    town: Municipality,
    tsa: LocalTsa,
    change: Callable[[IncrementalPdfFileWriter], None],
) -> None:
    """Anybody can ask a public service for a stamp: over a changed paper too."""
    for before, number in ((sealed, 1), (stamped, 2)):
        changed = updated(before, change)
        assert changed != before
        assert changed.startswith(before)
        assert not check(changed, town, tsa).valid
        again = pdf_stamping.append(changed, number, tsa, [], [])
        verification = check(again, town, tsa)
        assert not verification.valid
        assert "iets anders toegevoegd" in verification.steps[0].detail


@pytest.mark.parametrize("change", [*CHANGES, None], ids=lambda change: getattr(change, "__name__", "nothing"))
def test_nothing_hides_in_the_revision_of_the_stamp_itself(
    sealed: bytes,
    town: Municipality,
    tsa: LocalTsa,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[IncrementalPdfFileWriter], None] | None,
) -> None:
    """The change and the stamp in one revision: no revision stands between, so only what changed can tell."""

    class Changing(QuietWriter):
        def __init__(self, data: io.BytesIO) -> None:
            super().__init__(data)
            if change is not None:
                change(self)

    monkeypatch.setattr(pdf_stamping, "QuietWriter", Changing)
    verification = check(pdf_stamping.append(sealed, 1, tsa, [], []), town, tsa)
    assert verification.valid is (change is None)
    if change is not None:
        assert "iets anders toegevoegd" in verification.steps[0].detail


def token_of(pdf: bytes) -> tuple[int, int]:
    """Where the hex digits of the last token begin and end, its padding left out."""
    start, after = (int(number) for number in re.findall(rb"/ByteRange \[\d+ (\d+) (\d+) ", pdf)[-1])
    length = len(bytes.fromhex(pdf[start + 1 : after - 1].decode()).rstrip(b"\0")) * 2
    return start + 1, start + 1 + length


def test_the_signature_of_the_service_counts_and_how_its_token_is_spelled(
    stamped: bytes, town: Municipality, tsa: LocalTsa
) -> None:
    start, end = token_of(stamped)
    letter = next(at for at in range(start, end) if stamped[at : at + 1].isalpha())
    lower = stamped[:letter] + stamped[letter : letter + 1].lower() + stamped[letter + 1 :]
    last = b"1" if stamped[end - 40 : end - 39] != b"1" else b"2"  # inside the RSA signature, which ends the token
    forged = stamped[: end - 40] + last + stamped[end - 39 :]
    padded = stamped[: end + 2] + b"1" + stamped[end + 3 :]
    for changed in (lower, forged, padded):
        verification = check(changed, town, tsa)
        assert not verification.valid
        assert "iets anders toegevoegd" in verification.steps[0].detail


def test_flips_in_a_tail_are_found_unless_the_service_never_signed_them(
    sealed: bytes, stamped: bytes, town: Municipality, tsa: LocalTsa
) -> None:
    def flipped(at: int) -> bytes:
        return stamped[:at] + bytes([stamped[at] ^ 1 << at % 7]) + stamped[at + 1 :]

    said = check(stamped, town, tsa)
    unnoticed = [at for at in range(len(sealed), len(stamped), 307) if check(flipped(at), town, tsa).valid]
    start, end = token_of(stamped)
    assert all(start <= at < end for at in unnoticed)  # in the token, outside what the service signed
    for at in unnoticed:
        seen = check(flipped(at), town, tsa)
        assert (
            step(seen, "existedBefore") == step(said, "existedBefore") or step(seen, "existedBefore").outcome != "holds"
        )


@pytest.mark.parametrize("more", [b"\n", b" ", b"\0", b"%%EOF\n", b"%comment"], ids=repr)
def test_bytes_after_the_last_stamp_are_found(stamped: bytes, town: Municipality, tsa: LocalTsa, more: bytes) -> None:
    assert not check(stamped + more, town, tsa).valid


def test_a_paper_cut_back_to_its_seal_is_the_sealed_paper(
    sealed: bytes, stamped: bytes, town: Municipality, tsa: LocalTsa
) -> None:
    """That stamps were taken off shows in the register alone (`test_documents_register`)."""
    verification = check(stamped[: len(sealed)], town, tsa)
    assert (verification.valid, step(verification, "existedBefore").outcome) == (True, "notKnown")


def test_more_stamps_than_a_life_has_years_are_not_looked_at(
    stamped: bytes, town: Municipality, tsa: LocalTsa, monkeypatch: pytest.MonkeyPatch
) -> None:
    for most, valid in ((1, True), (0, False)):
        monkeypatch.setattr("jgvisit.documents.pdf_reading.MAX_STAMPS", most)
        assert check(stamped, town, tsa).valid is valid


def test_the_xmp_is_not_rewritten(sealed: bytes, stamped: bytes) -> None:
    def xmp(pdf: bytes) -> bytes:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            return opened.Root.Metadata.read_raw_bytes()

    assert xmp(stamped) == xmp(sealed)
