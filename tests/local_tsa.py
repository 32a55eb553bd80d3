"""Timestamp authorities for tests: one by openssl, another program than ours, and one whose clock a test sets."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from municipal_ca import list_is_at
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

from jgvisit.documents.errors import StampError

NOW = datetime.now(UTC).replace(microsecond=0)
_OPENSSL = """
[ tsa ]
default_tsa = here
[ here ]
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
certs = {folder}/root.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
"""


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


@dataclass
class LocalTsa:
    """A root, and certificates below it that say the time; `clock` is what the test wants it to say."""

    name: str = "Tijddienst"
    start: datetime = NOW - timedelta(days=400)
    days: int = 800
    clock: datetime = NOW
    asked: list[bytes] = field(default_factory=list)
    broken: bool = False
    usage: x509.ObjectIdentifier = ExtendedKeyUsageOID.TIME_STAMPING
    has_between: bool = False
    """Whether an authority stands between root and certificate; the answers do not bring it along."""
    list_at: str = ""
    """Where the certificate says that the list of revoked ones can be fetched."""

    def __post_init__(self) -> None:
        self.root_key = rsa.generate_private_key(65537, 2048)
        self.root = self._issue(_name(f"{self.name} root"), self.root_key, NOW - timedelta(days=4000), 20000, None)
        self.above = (_name(f"{self.name} root"), self.root_key)
        if self.has_between:
            key, name = rsa.generate_private_key(65537, 2048), _name(f"{self.name} between")
            self.between = self._issue(name, key, NOW - timedelta(days=4000), 20000, None)
            self.above = (name, key)
        self.renew(self.start, self.days)

    def renew(self, start: datetime, days: int) -> None:
        """Go on with another key and certificate below the same root."""
        self.key = rsa.generate_private_key(65537, 2048)
        self.certificate = self._issue(_name(self.name), self.key, start, days, self.usage)

    @property
    def root_der(self) -> bytes:
        return self.root.public_bytes(Encoding.DER)

    @property
    def root_pem(self) -> str:
        return self.root.public_bytes(Encoding.PEM).decode()

    def answer(self, request: bytes) -> bytes:
        self.asked.append(request)
        if self.broken:
            raise StampError("away")
        stamper = DummyTimeStamper(
            asn1_x509.Certificate.load(self.certificate.public_bytes(Encoding.DER)),
            keys.PrivateKeyInfo.load(_der(self.key)),
            fixed_dt=self.clock,
        )
        return stamper.request_tsa_response(tsp.TimeStampReq.load(request)).dump()

    def crl(self, *revoked: x509.Certificate) -> bytes:
        """DER of the root's list that names these."""
        builder = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self.root.subject)
            .last_update(self.clock - timedelta(days=1))
            .next_update(self.clock + timedelta(days=30))
        )
        for one in revoked:
            entry = x509.RevokedCertificateBuilder().serial_number(one.serial_number)
            builder = builder.add_revoked_certificate(entry.revocation_date(self.clock - timedelta(days=2)).build())
        return builder.sign(self.root_key, SHA256()).public_bytes(Encoding.DER)

    def _issue(
        self,
        subject: x509.Name,
        key: rsa.RSAPrivateKey,
        start: datetime,
        days: int,
        usage: x509.ObjectIdentifier | None,
    ) -> x509.Certificate:
        ca = usage is None
        issuer, signing = (_name(f"{self.name} root"), self.root_key) if ca else self.above
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(issuer)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(start)
            .not_valid_after(start + timedelta(days=days))
            .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
            .add_extension(
                x509.KeyUsage(
                    digital_signature=not ca, content_commitment=not ca, key_cert_sign=ca, crl_sign=ca,
                    key_encipherment=False, data_encipherment=False, key_agreement=False,
                    encipher_only=False, decipher_only=False,
                ),
                critical=True,
            )
        )  # fmt: skip
        if usage is not None:
            builder = builder.add_extension(x509.ExtendedKeyUsage([usage]), critical=True)
        if usage is not None and self.list_at:
            builder = builder.add_extension(list_is_at(self.list_at), critical=False)
        return builder.sign(signing, SHA256())


@dataclass
class OpensslTsa:
    """`openssl ts`, with the certificates of a `LocalTsa`; its clock is the machine's."""

    tsa: LocalTsa
    folder: Path

    def __post_init__(self) -> None:
        (self.folder / "tsa.pem").write_bytes(self.tsa.certificate.public_bytes(Encoding.PEM))
        (self.folder / "root.pem").write_text(self.tsa.root_pem)
        pem = self.tsa.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        (self.folder / "tsa.key").write_bytes(pem)
        (self.folder / "serial").write_text("01\n")
        (self.folder / "ts.cnf").write_text(_OPENSSL.format(folder=self.folder))

    def answer(self, request: bytes) -> bytes:
        query = self.folder / "query.tsq"
        query.write_bytes(request)
        command = ["openssl", "ts", "-reply", "-queryfile", query, "-config", self.folder / "ts.cnf"]
        return subprocess.run(command, capture_output=True, check=True).stdout


@contextmanager
def over_http(tsa: LocalTsa) -> Iterator[str]:
    """Serve a timestamp authority on loopback as RFC 3161 §3.4 says; give its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            assert self.headers["Content-Type"] == "application/timestamp-query"
            try:
                answer, status = tsa.answer(body), 200
            except StampError:
                answer, status = b"away", 503
            self.send_response(status)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/tsa"
        finally:
            server.shutdown()
            thread.join()


def _der(key: rsa.RSAPrivateKey) -> bytes:
    return key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
