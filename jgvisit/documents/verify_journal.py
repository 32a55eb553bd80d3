"""Verify an exported journal in the same numbered steps as a sealed paper."""

from __future__ import annotations

from typing import BinaryIO

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

from jgvisit.documents.issuers import is_demo, load_trusted, name_of
from jgvisit.documents.model import Step, StepOutcome, Verification
from jgvisit.documents.verify import NO_LIST, PRACTICE_SAYS, damaged
from jgvisit.documents.verify_register import journal_step
from jgvisit.errors import InputError
from jgvisit.records.certificates import is_office, is_practice
from jgvisit.records.office import may_be_the_offices
from jgvisit.records.verify_export import ExportedChainReport, verify_export

_NO_TIME = "Niet bewezen: een logboek draagt geen tijdstempel. Tijden zijn die van de klok van het apparaat."


def verify_journal(
    source: BinaryIO, *, name: str, trust_pem: tuple[str, ...], explicit_trust: bool, register: bytes | None = None
) -> Verification:
    """Check every chain in an exported journal.

    Args:
        source: the JSON lines, opened for bytes; read line by line, for a journal may be larger than any paper.
        name: what the answer calls the file.
        trust_pem: certificates of the CAs that the reader trusts, PEM.
        explicit_trust: whether a person named them; only then are DEMO certificates accepted.
        register: the file of `jgvisit server register`, where the reader has one.

    Raises:
        InputError: `trust_pem` or `register` cannot be read.
    """
    trusted = load_trusted(trust_pem)
    try:
        reports = verify_export(source)
    except InputError as error:
        return damaged(name, f"Dit is geen leesbaar logboek ({error.where}).")
    wrong = [report for report in reports if not report.holds]
    if not reports:
        return damaged(name, "Dit logboek is leeg.", readable=True)
    if wrong:
        return damaged(name, f"Er is iets veranderd of weg: {wrong[0].detail}.", readable=True)
    count = sum(report.report.records for report in reports)
    steps = (
        Step("intact", "holds", f"{count} vastleggingen, in volgorde; geen is veranderd."),
        Step("issuer", *_issuer(reports, trusted, explicit_trust=explicit_trust)),
        Step("revoked", "notKnown", NO_LIST),
        Step("existedBefore", "notKnown", _NO_TIME),
        journal_step(reports, register, trusted),
    )
    return Verification(name, readable=True, steps=steps)


def _issuer(
    reports: tuple[ExportedChainReport, ...], trusted: list[x509.Certificate], *, explicit_trust: bool
) -> tuple[StepOutcome, str]:
    given = [one for report in reports for one in _certificates(report.certificate or "")]
    if any(is_practice(one) for one in given):
        return "fails", PRACTICE_SAYS
    if not trusted:
        return "fails", "Er is geen certificaat genoemd om op te vertrouwen."
    demo, names = False, set[str]()
    for report in reports:
        assert report.certificate is not None  # else the chain does not hold
        path = _path(_certificates(report.certificate), trusted)
        if not path:
            return "fails", f"Apparaat {report.device} is niet van een gemeente die u vertrouwt."
        if is_office(path[0]) and not all(may_be_the_offices(each.body) for each in report.records):
            return "fails", "De sleutel van de backoffice tekende wat alleen een laptop mag tekenen."
        says_demo = any(is_demo(one) for one in path)
        if says_demo and not (explicit_trust and is_demo(path[-1])):
            return "fails", "Dit is een DEMO-certificaat: het logboek is niet echt."
        demo = demo or says_demo
        names.add(name_of(path[0]))
    said = " Dit zijn DEMO-certificaten: het logboek is niet echt." if demo else ""
    return "holds", f"Geschreven door: {'; '.join(sorted(names))}.{said}"


def _certificates(pem: str) -> list[x509.Certificate]:
    """Read what the file gives; nothing where any of it is unreadable."""
    try:
        return x509.load_pem_x509_certificates(pem.encode())
    except (ValueError, x509.InvalidVersion):
        return []


def _path(given: list[x509.Certificate], trusted: list[x509.Certificate]) -> list[x509.Certificate]:
    """Return the certificates from the device's up to and with a trusted one; empty when none is reached."""
    if not given or not (_is_device(given[0]) or is_office(given[0])):
        return []
    path = given[:1]
    while path[-1] not in trusted:
        issuer = next((one for one in (*trusted, *given[1:]) if _issued(path[-1], one)), None)
        if issuer is None or issuer in path:
            return []
        path.append(issuer)
    return path


def _is_device(certificate: x509.Certificate) -> bool:
    """Tell whether it may seal papers: of all certificates below a municipality's root only a device's may."""
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except (ValueError, x509.ExtensionNotFound, x509.DuplicateExtension):
        return False
    return usage.content_commitment and not usage.key_cert_sign


def _issued(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
        constraints = issuer.extensions.get_extension_for_class(x509.BasicConstraints).value
        usage = issuer.extensions.get_extension_for_class(x509.KeyUsage).value
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm, x509.ExtensionNotFound):
        return False
    return constraints.ca and usage.key_cert_sign
