"""What must outlive the database: orders, revocations and what protects somebody, beside it in a folder of their own.

    outside/decisions.jsonl     one line each, appended and flushed before the database is changed; each line carries
                                the hash of the line before and the signature of `outside.key`
    outside/records/HASH        a withdrawal, refusal or restriction as it was pushed, or a step of the back office, so
                                that it sends nothing twice, encrypted, for 36 days: every backup that could be put
                                back is younger and holds it
    outside/key                 32 bytes that encrypt those

After a restore the server replays all of it before it answers anyone (`replay`). Back the folder up apart from the
database and never put an older one back. A last line that a crash cut short was never acted upon and is dropped;
any other fault stops the server.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from jgvisit.ids import Sha256
from jgvisit.records import canonical
from jgvisit.records.base64url import from_base64, to_base64
from jgvisit.records.body import Hash, Moment
from jgvisit.server.file_lock import locked
from jgvisit.server.private_files import make_private_dir, write_private
from jgvisit.server.problems import SetupError
from jgvisit.shapes import read_json

DECISION_DOMAIN = b"jgvisit/outside/1\0"
KEPT_FOR = timedelta(days=36)
_ZEROS = "0" * 64
_NONCE_BYTES = 12
DecisionKind = Literal["erasure", "wipe", "order_taken_back", "revocation", "texts_taken_back"]


class Decision(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One line before it is signed."""

    number: Annotated[int, msgspec.Meta(ge=1)]
    prev: Hash
    at: Moment
    kind: DecisionKind
    data: str
    """erasure, wipe, order_taken_back: signed JSON as it came · revocation: the device ·
    texts_taken_back: the hash of their content."""


class _Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    decision: str
    signature: str


@dataclass(frozen=True)
class Outside:
    """The folder of one installation."""

    folder: Path
    key: ec.EllipticCurvePrivateKey

    @property
    def file(self) -> Path:
        """The decisions."""
        return self.folder / "decisions.jsonl"

    def decide(self, kind: DecisionKind, data: str, at: str) -> None:
        """Append a decision; the same once more is not appended twice. It is on the disk when this returns."""
        make_private_dir(self.folder)
        with locked(self.file) as file:
            known = list(self._read(file.read()))
            if any((each.kind, each.data) == (kind, data) for each, _ in known):
                return
            file.truncate(sum(length for _, length in known))  # what a crash left of a line
            file.seek(0, os.SEEK_END)
            prev = _hash(known[-1][0]) if known else _ZEROS
            decision = canonical.encode(Decision(number=len(known) + 1, prev=prev, at=at, kind=kind, data=data))
            signature = self.key.sign(DECISION_DOMAIN + decision, ec.ECDSA(hashes.SHA256()))
            line = canonical.encode(_Line(decision.decode(), to_base64(signature))) + b"\n"
            file.write(line)
            file.flush()
            os.fsync(file.fileno())

    def decisions(self) -> tuple[Decision, ...]:
        """Return every decision, oldest first.

        Raises:
            SetupError: a line was changed, left out or put in; the server must not answer on it.
        """
        if not self.file.exists():
            return ()
        with locked(self.file) as file:
            return tuple(decision for decision, _ in self._read(file.read()))

    def keep_record(self, link_hash: Sha256, data: bytes) -> None:
        """Keep a pushed record that protects somebody; it is on the disk when this returns."""
        path = self._records / link_hash
        if path.exists():
            return
        make_private_dir(self._records)
        nonce = secrets.token_bytes(_NONCE_BYTES)
        write_private(path, nonce + AESGCM(self._cipher_key()).encrypt(nonce, data, link_hash.encode()))

    def records(self) -> Iterator[tuple[Sha256, bytes]]:
        """Give the kept records; one that cannot be read is skipped, for the laptop that made it sends it again."""
        if not self._records.is_dir():
            return
        cipher = AESGCM(self._cipher_key())
        for path in sorted(self._records.iterdir()):
            sealed = path.read_bytes()
            with contextlib.suppress(InvalidTag):
                name = path.name.encode()
                yield Sha256(path.name), cipher.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], name)

    def erase_record(self, link_hash: str) -> None:
        """Forget a record that an order erases."""
        (self._records / link_hash).unlink(missing_ok=True)

    def forget_old(self, now: datetime) -> None:
        """Forget the records that every backup which could be put back holds too."""
        if not self._records.is_dir():
            return
        for path in self._records.iterdir():
            with contextlib.suppress(FileNotFoundError):  # another process of this installation was first
                if path.stat().st_mtime < (now - KEPT_FOR).timestamp():
                    path.unlink()

    @property
    def _records(self) -> Path:
        return self.folder / "records"

    def _cipher_key(self) -> bytes:
        path = self.folder / "key"
        with contextlib.suppress(FileNotFoundError):
            return path.read_bytes()
        with locked(self.folder / "key.lock"):
            if not path.exists():
                write_private(path, secrets.token_bytes(32))
            return path.read_bytes()

    def _read(self, data: bytes) -> Iterator[tuple[Decision, int]]:
        """Give each decision with the length of its line, checked."""
        prev = _ZEROS
        lines = data.split(b"\n")[:-1]  # after the last newline there is nothing, or what a crash cut short
        for number, text in enumerate(lines, start=1):
            try:
                line = read_json(text, _Line)
                signed = DECISION_DOMAIN + line.decision.encode()
                self.key.public_key().verify(from_base64(line.signature), signed, ec.ECDSA(hashes.SHA256()))
                decision = read_json(line.decision, Decision)
            except (msgspec.DecodeError, ValueError, InvalidSignature) as error:
                raise SetupError(f"{self.file}: line {number} was changed") from error
            if (decision.number, decision.prev) != (number, prev):
                raise SetupError(f"{self.file}: a line before line {number} is missing")
            prev = _hash(decision)
            yield decision, len(text) + 1


def _hash(decision: Decision) -> str:
    return canonical.sha256(canonical.encode(decision))
