"""Enrol this laptop: a code from an officer, eight words compared, a certificate for the device key.

The code is the only thing trusted beforehand. It names the server, its TLS authority where that
is a private one, and the fingerprints of the root and the device CA; all that the server sends
is held against them.
"""

from __future__ import annotations

import time
from base64 import b64decode
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import msgspec

from jgvisit.ids import DeviceId, EnrolmentId, TenantId, WorkerId
from jgvisit.services.ports.identity import Identity
from jgvisit.shapes import read_json
from jgvisit.sync.client import ServerPinned
from jgvisit.sync.encoding import from_base64, to_base64
from jgvisit.sync.failures import (
    CodeNotTakenError,
    EnrolmentCodeError,
    EnrolmentError,
    EnrolmentFileError,
    EnrolmentGivenUpError,
    EnrolmentRefusedError,
    NoNetworkError,
    RefusedByServerError,
    ServerBusyError,
)
from jgvisit.sync.http import ServerConnection
from jgvisit.sync.ports import RequestSigner
from jgvisit.sync.recovery_keys import recovery_digest, recovery_officers
from jgvisit.sync.trust import Trust, UntrustedError, fingerprint, read_pem
from jgvisit.sync.wire import Enrolment, EnrolmentCode, EnrolmentRequest, ServerInfo
from jgvisit.sync.words import comparison_words

CODE_PREFIX = "JGV1."
MAX_FILE_BYTES = 16 * 1024
"""A code of the pilot, with a TLS authority inside, is 2 KiB."""
POLL_S = 2.0
_CODE_NOT_TAKEN = "enrolment.code"
DEMO = "DEMO"
"""Stands in the subject of demo keys, whatever the server says of itself."""


class EnrollingKey(RequestSigner, Protocol):
    """The new device key."""

    @property
    def public_key_der(self) -> bytes:
        """SubjectPublicKeyInfo, DER."""

    def csr(self) -> bytes:
        """Return a certificate request by this key (PKCS #10, DER)."""


@dataclass(frozen=True)
class EnrolmentResult:
    """What the store keeps of an enrolment; none of it is secret."""

    identity: Identity
    server_url: str
    certificate_pem: str
    """This device's certificate, then the device CA's."""
    root_pem: str
    receipt_certificate_pem: str
    tls_ca_pem: str | None
    issuer: str
    """OIDC issuer of the municipality's people."""
    client_id: str
    officers: tuple[str, ...]
    """Fingerprints of the officers' public keys, from the code."""
    recovery_keys: tuple[bytes, ...] = ()
    """Public keys (DER) of the officers who can recover the laptop, held against the code."""

    @property
    def server(self) -> ServerPinned:
        """The server as sync needs it."""
        return ServerPinned(
            url=self.server_url,
            root_pem=self.root_pem,
            receipt_certificate_pem=self.receipt_certificate_pem,
            device_certificate_pem=self.certificate_pem,
            tls_ca_pem=self.tls_ca_pem,
        )


def read_code(text: str) -> EnrolmentCode:
    """Read an enrolment code as typed, pasted or scanned; white space in it does not matter.

    Raises:
        EnrolmentCodeError: not a code of ours, or a part of one.
    """
    packed = "".join(text.split())
    if not packed.startswith(CODE_PREFIX):
        raise EnrolmentCodeError("an enrolment code begins with JGV1.")
    packed = packed.removeprefix(CODE_PREFIX).rstrip("=")
    try:
        data = b64decode(packed + "=" * (-len(packed) % 4), altchars=b"-_", validate=True)
        return read_json(data, EnrolmentCode)
    except (ValueError, msgspec.DecodeError, RecursionError) as error:
        raise EnrolmentCodeError("the enrolment code is damaged or not complete") from error


def read_code_file(path: Path) -> str:
    """Return the enrolment code in a file, which holds nothing else; white space around it does not matter.

    Raises:
        EnrolmentFileError: it cannot be read, is no ordinary file, is larger than 16 KiB, or holds something else.
    """
    try:
        if not path.is_file():  # a pipe or a device would keep us waiting
            raise EnrolmentFileError("no ordinary file")
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
        if len(data) > MAX_FILE_BYTES:
            raise EnrolmentFileError("larger than a code")
        code = data.decode("utf-8-sig").strip()  # a text editor may have put its mark before it
        read_code(code)
    except (OSError, ValueError, EnrolmentCodeError) as error:
        raise EnrolmentFileError("no enrolment code in this file") from error
    return code


def enrol(
    code: EnrolmentCode,
    key: EnrollingKey,
    label: str,
    show_words: Callable[[tuple[str, ...]], None],
    cancelled: Callable[[], bool],
    pause: Callable[[float], None] = time.sleep,
) -> EnrolmentResult:
    """Ask for a certificate and wait until an officer has compared the words and approved.

    Args:
        code: from `read_code`.
        key: the new device key.
        label: inventory name of the laptop, at most 80 characters; no person.
        show_words: shows the eight words, worked out here and not taken from the server.
        cancelled: tells whether somebody gave up.
        pause: waits between two questions, in seconds.

    Raises:
        CodeNotTakenError: unknown, used or older than 15 minutes; this key never asked before.
        EnrolmentRefusedError, EnrolmentGivenUpError: what an officer or somebody here decided.
        EnrolmentError: an answer that does not fit the code or the key.
        SyncError: the road to the server, see `jgvisit.sync.failures`.
    """
    with ServerConnection(code.server, code.tls_ca_pem, key) as line:
        info = _server_of(line, code)
        enrolment = _asked(line, code, key, label)
        _check_words(code, key, enrolment)
        show_words(enrolment.words)
        while enrolment.state == "waiting":
            if cancelled():
                raise EnrolmentGivenUpError("given up")
            pause(POLL_S)
            enrolment = _asked_again(line, enrolment)
        _check_words(code, key, enrolment)
    if enrolment.state == "refused":
        raise EnrolmentRefusedError("refused by an officer")
    return _result(code, key, enrolment, info)


def look_at_server(code: EnrolmentCode, key: RequestSigner) -> ServerInfo:
    """Ask the server of `code` who it is, without using the code up.

    Raises:
        EnrolmentError: another municipality's.
        SyncError: the road to the server, see `jgvisit.sync.failures`.
    """
    with ServerConnection(code.server, code.tls_ca_pem, key) as line:
        return _server_of(line, code)


def _server_of(line: ServerConnection, code: EnrolmentCode) -> ServerInfo:
    info = line.unsigned("/server", ServerInfo)
    if info.tenant != code.tenant:
        raise EnrolmentError("the server is another municipality's")
    return info


def _asked(line: ServerConnection, code: EnrolmentCode, key: EnrollingKey, label: str) -> Enrolment:
    request = EnrolmentRequest(
        secret=code.secret, public_key=to_base64(key.public_key_der), csr=to_base64(key.csr()), label=label
    )
    try:
        return line.ask("POST", "/enrolments", Enrolment, message=request)
    except RefusedByServerError as refusal:
        if refusal.problem == _CODE_NOT_TAKEN:
            raise CodeNotTakenError(refusal.status, refusal.problem) from refusal
        raise


def _asked_again(line: ServerConnection, enrolment: Enrolment) -> Enrolment:
    try:
        return line.ask("GET", f"/enrolments/{enrolment.enrolment}", Enrolment)
    except (NoNetworkError, ServerBusyError):
        return enrolment  # the code is used up by now: go on waiting


def _check_words(code: EnrolmentCode, key: EnrollingKey, enrolment: Enrolment) -> None:
    words = comparison_words(TenantId(code.tenant), EnrolmentId(enrolment.enrolment), key.public_key_der)
    if enrolment.words != words or enrolment.device != key.device:
        raise EnrolmentError("the server enrols another key than ours")


def _result(code: EnrolmentCode, key: EnrollingKey, enrolment: Enrolment, info: ServerInfo) -> EnrolmentResult:
    match enrolment:
        case Enrolment(
            worker=str(worker),
            worker_name=str(worker_name),
            tenant=str(tenant),
            municipality=str(municipality),
            certificate=str(certificate),
            root=str(root),
            receipt_certificate=str(receipt_certificate),
        ) if tenant == code.tenant:
            pass
        case _:
            raise EnrolmentError("an approval without all its parts")
    try:
        trust = _check_certificates(code, key.device, certificate, root, receipt_certificate)
    except UntrustedError as error:
        raise EnrolmentError(str(error)) from error
    demo = info.demo or DEMO in trust.root.subject.rfc4514_string()
    return EnrolmentResult(
        identity=Identity(TenantId(tenant), key.device, WorkerId(worker), worker_name, municipality, demo),
        server_url=code.server,
        certificate_pem=certificate,
        root_pem=root,
        receipt_certificate_pem=receipt_certificate,
        tls_ca_pem=code.tls_ca_pem,
        issuer=info.issuer,
        client_id=info.client_id,
        officers=code.officers,
        recovery_keys=_check_recovery(code, enrolment),
    )


def _check_recovery(code: EnrolmentCode, enrolment: Enrolment) -> tuple[bytes, ...]:
    """Take the officers' keys from the server only where the code names exactly these: never from the server alone."""
    try:
        keys = tuple(map(from_base64, enrolment.recovery_keys))
    except ValueError as error:
        raise EnrolmentError("a recovery key that cannot be read") from error
    if (recovery_digest(keys) if keys else None) != code.recovery_sha256:
        raise EnrolmentError("other recovery officers than the code names")
    if keys:
        try:
            recovery_officers(keys)
        except UntrustedError as error:
            raise EnrolmentError(str(error)) from error
    return keys


def _check_certificates(code: EnrolmentCode, device: DeviceId, certificate: str, root: str, receipt: str) -> Trust:
    """Hold what the server sent against the code, in this order.

    1. the root is the one of the code;
    2. the device CA is the one of the code, issued by that root;
    3. our certificate is issued by that CA, for our key;
    4. the receipt certificate is issued by that root.
    """
    trust = Trust(root)
    if fingerprint(trust.root) != code.root_sha256:
        raise UntrustedError("another root than the code names")
    _, *authorities = read_pem(certificate)
    if [fingerprint(authority) for authority in authorities] != [code.device_ca_sha256]:
        raise UntrustedError("another device CA than the code names")
    trust.device_key(device, certificate)
    trust.receipt_key(receipt)
    return trust
