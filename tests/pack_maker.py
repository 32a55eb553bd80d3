"""A jurist and a second pair of eyes of an invented municipality, and the packs they release."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from jgvisit.config import resources_dir
from jgvisit.content import packed
from jgvisit.content.pack_trust import USAGE, Role, sign
from jgvisit.content.packed import build
from jgvisit.content.text_files import Folder, InMemory
from jgvisit.server.certificates import Issuer, issue_authority, issue_leaf, new_key, pem, subject

TOWN = "Gemeente Waterwolde"
NOW = datetime(2026, 11, 21, 13, 0, tzinfo=UTC)
OWN = 5
"""Stands for the number of the texts that come with the program, where a test does not ask the real one."""


@dataclass(frozen=True)
class PackKey:
    """A key with its certificate."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def pem(self) -> str:
        return pem(self.certificate)

    def sign_bytes(self, data: bytes) -> bytes:
        return self.key.sign(data, ec.ECDSA(hashes.SHA256()))

    def signed(self, data: bytes) -> bytes:
        return sign(data, self.pem, self.sign_bytes)


def new_root(*, demo: bool = False, now: datetime = NOW) -> Issuer:
    """Return a municipal root."""
    return issue_authority(subject(TOWN, "root", demo=demo), now - timedelta(days=30), None, 1)


def pack_key(
    root: Issuer,
    role: Role | x509.ObjectIdentifier | None,
    *,
    demo: bool = False,
    now: datetime = NOW,
    life: timedelta = timedelta(days=700),
    key: ec.EllipticCurvePrivateKey | None = None,
) -> PackKey:
    """Return a key for `role`; None makes a certificate without a purpose, such as the receipt key's."""
    made = key or new_key()
    usage = USAGE[role] if isinstance(role, str) else role
    name = subject(TOWN, f"content {role if isinstance(role, str) else 0}", demo=demo)
    issued = now - timedelta(days=20)
    return PackKey(made, issue_leaf(name, made.public_key(), issued, root, life=life, only_for=usage))


@dataclass(frozen=True)
class Eyes:
    """A root with jurist and second eye below it."""

    root: Issuer
    jurist: PackKey
    second: PackKey

    @property
    def root_pem(self) -> str:
        return pem(self.root.certificate)

    def release(self, data: bytes) -> bytes:
        """Sign with both."""
        return self.second.signed(self.jurist.signed(data))


def new_eyes(*, demo: bool = False, now: datetime = NOW) -> Eyes:
    root = new_root(demo=demo, now=now)
    return eyes_of(root, demo=demo, now=now)


def eyes_of(root: Issuer, *, demo: bool = False, now: datetime = NOW) -> Eyes:
    return Eyes(root, pack_key(root, "jurist", demo=demo, now=now), pack_key(root, "second_eye", demo=demo, now=now))


@cache
def own_texts() -> dict[str, bytes]:
    """The texts that come with the program, by name."""
    own = Folder(resources_dir() / "content")
    return {name: own.read(name) for name in ["pack.toml", *own.names()]}


def own_number() -> int:
    head = own_texts()["pack.toml"].decode()
    return int(next(line for line in head.splitlines() if line.startswith("number")).split("=")[1])


Change = Callable[[str, str], str]
"""(name of a file, its text) -> its text."""


def texts(
    number: int, *, until: str = "2028-12-31", released: bool = True, change: Change = lambda _, text: text
) -> InMemory:
    """Return the program's texts as a municipality's own, with this number."""
    changed: dict[str, bytes] = {}
    for name, data in own_texts().items():
        lines = data.decode().splitlines()
        if name == "pack.toml":
            lines = [f"number = {number}" if line.startswith("number =") else line for line in lines]
            lines = [f"valid_until = {until}" if line.startswith("valid_until =") else line for line in lines]
        elif released:
            lines = ['review = "released"' if line.startswith("review =") else line for line in lines]
        changed[name] = change(name, "\n".join(lines) + "\n").encode()
    return InMemory(changed)


def new_pack(
    number: int, *, issued: datetime = NOW, base: int = OWN, revokes: tuple[str, ...] = (), **how: object
) -> bytes:
    """Return an unsigned pack; one that changes no text is built once."""
    if "change" in how:
        return build(texts(number, **how), base, issued, revokes)  # type: ignore[arg-type]  # fields by name
    return _built(number, issued, base, revokes, tuple(sorted(how.items())), packed.recorded_kinds())


@cache
def _built(
    number: int,
    issued: datetime,
    base: int,
    revokes: tuple[str, ...],
    how: tuple[tuple[str, object], ...],
    _kinds: tuple[str, ...],
) -> bytes:
    return build(texts(number, **dict(how)), base, issued, revokes)  # type: ignore[arg-type]  # as above


def write_texts(folder: Path, files: InMemory) -> Path:
    """Lay texts in a folder, as a jurist has them."""
    for name in ["pack.toml", *files.names()]:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(files.read(name))
    return folder
