"""What an officer's key does on the officer's own machine: sign a decision."""

from __future__ import annotations

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from jgvisit.records import canonical
from jgvisit.server.certificates import public_der
from jgvisit.server.messages import to_base64
from jgvisit.sync.renewal_wire import WaitingRenewal
from jgvisit.sync.wire import APPROVAL_DOMAIN, Approval, ApprovalStatement, WaitingEnrolment


def statement_about(tenant: str, waits: WaitingEnrolment | WaitingRenewal, *, approved: bool) -> ApprovalStatement:
    """Return what an officer signs to decide about a laptop, or about another certificate for it."""
    return ApprovalStatement(
        tenant=tenant,
        enrolment=waits.enrolment,
        device=waits.device,
        csr_sha256=waits.csr_sha256,
        worker=waits.worker,
        worker_name=waits.worker_name,
        approved=approved,
        renews=waits.renews if isinstance(waits, WaitingRenewal) else None,
    )


def sign_decision(
    key: ec.EllipticCurvePrivateKey, tenant: str, waits: WaitingEnrolment | WaitingRenewal, *, approved: bool
) -> Approval:
    """Return the officer's signed decision about an enrolment whose eight words were compared, or about a renewal."""
    text = canonical.encode(statement_about(tenant, waits, approved=approved))
    signature = key.sign(APPROVAL_DOMAIN + text, ec.ECDSA(hashes.SHA256()))
    officer = canonical.sha256(public_der(key.public_key()))
    return Approval(statement=text.decode(), signature=to_base64(signature), officer=officer)
