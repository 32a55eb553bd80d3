"""Verifying an exported journal: each chain in it, and the file against its own first line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import BinaryIO

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec

from jgvisit.ids import ChainId, DeviceId
from jgvisit.records.chain_report import ChainReport, ChainStep
from jgvisit.records.export import Export, ExportedChain, read_export
from jgvisit.records.link import StoredRecord, device_of
from jgvisit.records.verify import verify_chain


@dataclass(frozen=True)
class ExportedChainReport:
    """What holds of one chain of the file."""

    device: DeviceId
    chain: ChainId
    certificate: str | None
    """PEM as the file gives it; whether its issuer is trusted is for the caller to say."""
    report: ChainReport
    detail: str
    """One sentence: what was found, or the first thing that fails."""
    records: tuple[StoredRecord, ...] = ()
    """As the file has them; each link readable where the report holds."""

    @property
    def holds(self) -> bool:
        """Whether nothing in this chain fails."""
        return self.report.holds


def verify_export(source: BinaryIO) -> tuple[ExportedChainReport, ...]:
    """Verify every chain of an exported journal, and that none named in its first line is missing.

    Keys come from the certificates in the file, so this shows that nothing was changed since
    those keys signed; who holds the keys is the question of the issuer, the caller's.

    Raises:
        ExportError: the file cannot be read; `where` names the line.
    """
    export = read_export(source)
    certificates = {device.device: device.certificate for device in export.header.devices}
    expected = {(chain.device, chain.chain): chain for chain in export.header.chains}
    names = sorted({*export.chains, *((DeviceId(d), ChainId(c)) for d, c in expected)})
    return tuple(_chain_report(export, name, certificates.get(name[0]), expected.get(name)) for name in names)


def _chain_report(
    export: Export, name: tuple[DeviceId, ChainId], certificate: str | None, expected: ExportedChain | None
) -> ExportedChainReport:
    device, chain = name
    records = export.chains.get(name, ())
    report = _verified(records, device, chain, certificate, expected)
    failed = next((step for step in report.steps if step.outcome == "fails"), None)
    unknown = next((step for step in report.steps if step.outcome == "notKnown"), None)
    if failed is not None:
        detail = f"{failed.name}: {failed.detail}"
    else:
        detail = f"{len(records)} records" + (f"; {unknown.detail}" if unknown else "")
    return ExportedChainReport(device, chain, certificate, report, detail, records)


def _verified(
    records: tuple[StoredRecord, ...],
    device: DeviceId,
    chain: ChainId,
    certificate: str | None,
    expected: ExportedChain | None,
) -> ChainReport:
    key = None if certificate is None else _key(certificate)
    if key is None or device_of(key) != device:
        step = ChainStep(3, "signatures", "fails", "no certificate of this device in the file", 0)
        return ChainReport(device, chain, len(records), (step,), None)
    report = verify_chain(records, key, whole=expected is None or expected.whole)
    complete = expected is not None and (report.head is None or report.head.link_hash == expected.head)
    if expected is not None and complete and len(records) == expected.records:
        return report
    detail = "the first line does not name this chain"
    if expected is not None:
        detail = f"{len(records)} of {expected.records} records, or another end than the first line names"
    steps = tuple(
        replace(step, outcome="fails", detail=detail, at=len(records))
        if step.name == "order" and step.outcome != "fails"
        else step
        for step in report.steps
    )
    return replace(report, device=device, chain=chain, steps=steps)


def _key(certificate: str) -> ec.EllipticCurvePublicKey | None:
    try:
        key = x509.load_pem_x509_certificate(certificate.encode()).public_key()
    except (ValueError, UnsupportedAlgorithm, x509.InvalidVersion):
        return None
    return key if isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, ec.SECP256R1) else None
