"""Sealed papers as programs that are not ours see them: page-validation, poppler, qpdf."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from local_tsa import NOW, LocalTsa, OpensslTsa
from municipal_ca import Municipality, municipality
from paper_examples import REASON, arabic_paper, dutch_paper, hostile_paper
from pdf_checks import archive_failures, seals_seen, structure_fault, trusting_database
from share_examples import DOCTOR, POLICE, SCHOOL, fill_share, lay, line
from town import begin_visit, settle_family, sign, squiggle

from jgvisit.config import resources_dir
from jgvisit.documents.model import Paper
from jgvisit.documents.render import Renderer
from jgvisit.documents.sealing import seal
from jgvisit.documents.stamping import StampTrust, stamp
from jgvisit.records.payload_visits import InterpreterUsed
from jgvisit.services.forms.help_form import form_of
from jgvisit.services.signing.signing import Choice
from jgvisit.workspace import Workspace


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(resources_dir())


@pytest.fixture(scope="module")
def town() -> Municipality:
    return municipality()


@pytest.fixture(scope="module")
def sealed(renderer: Renderer, town: Municipality) -> bytes:
    return seal(renderer.pdf(arabic_paper()), town.device, town.certificate_pem, reason=REASON)


@pytest.mark.parametrize("make", [dutch_paper, arabic_paper, hostile_paper], ids=["dutch", "arabic", "hostile"])
def test_a_sealed_paper_stays_archivable_and_accessible(
    make: Callable[[], Paper], renderer: Renderer, town: Municipality, tmp_path: Path
) -> None:
    file = tmp_path / "sealed.pdf"
    file.write_bytes(seal(renderer.pdf(make()), town.device, town.certificate_pem, reason=REASON))
    assert archive_failures(file) == []


def test_a_signed_filled_form_stays_archivable_and_accessible(work: Workspace, tmp_path: Path) -> None:
    """Lines answered apart, by telephone, in Arabic, and a text that changed: what form A's paper never has."""
    family = settle_family(work)
    visit = begin_visit(work, family)
    used = InterpreterUsed(visit=visit, language="ar", kind="professionalPhone")
    work.visits.use_interpreter(family.case, used)
    school, doctor = line(SCHOOL, family.boy), line(DOCTOR, family.boy)
    form = fill_share(work, family, school, doctor)
    sign(work, family, visit, lay(work, family, visit, form), family.mother)
    fill_share(work, family, school, line(POLICE, family.boy), doctor, form=form)
    opened = lay(work, family, visit, form)
    (asked,) = {mark.lines for mark in form_of(work.files.get(family.case), opened).required}
    lines = dict(zip(asked, ("agreed", "refused", "later"), strict=True))
    choice = Choice(
        family.mother, "partly", "readAloud", (), squiggle(), lines=lines, signature_kind="phone",
        call_back="06 00000000", in_room="niemand", witness="Karin Smit",
    )  # fmt: skip
    document = work.signing.decide(family.case, visit, opened, choice).document
    file = tmp_path / "filled.pdf"
    file.write_bytes(work.journal.blob(family.case, document))
    assert archive_failures(file) == []
    assert structure_fault(file) == ""


def test_a_stamped_paper_stays_archivable_and_accessible(sealed: bytes, town: Municipality, tmp_path: Path) -> None:
    service, stamped = LocalTsa(), sealed
    trust = StampTrust((town.root.certificate.public_bytes(Encoding.DER),), (service.root_der,), (service.crl(),))
    for asked in (service, OpensslTsa(service, tmp_path)):
        stamped += stamp(stamped, asked, trust, NOW).tail
    file = tmp_path / "stamped.pdf"
    file.write_bytes(stamped)
    assert archive_failures(file) == []
    assert structure_fault(file) == ""


def test_qpdf_finds_no_fault_in_a_sealed_paper(sealed: bytes, tmp_path: Path) -> None:
    file = tmp_path / "sealed.pdf"
    file.write_bytes(sealed)
    assert structure_fault(file) == ""


def test_an_independent_reader_finds_the_seal_valid_and_trusted(
    sealed: bytes, town: Municipality, tmp_path: Path
) -> None:
    file, root = tmp_path / "sealed.pdf", tmp_path / "root.pem"
    file.write_bytes(sealed)
    root.write_text(town.root.pem)
    seen = seals_seen(file, trusting_database(root, tmp_path))
    assert "Signature is Valid" in seen
    assert "Certificate is Trusted" in seen
    assert "Total document signed" in seen
    assert seen.count("Signature #") == 1


def test_all_tools_that_check_papers_here_are_installed() -> None:
    assert [tool for tool in ("qpdf", "pdfsig", "certutil", "pdftotext") if shutil.which(tool) is None] == []
