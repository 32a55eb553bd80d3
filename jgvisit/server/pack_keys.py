"""Keys for jurist and second eye: made where the root's key is, off line."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from jgvisit.content.pack_trust import USAGE, Role
from jgvisit.server.certificates import Issuer, issue_leaf, key_pem, new_key, pem, subject
from jgvisit.server.private_files import write_private, write_public
from jgvisit.server.problems import SetupError

_NAMES: dict[Role, str] = {"jurist": "content jurist", "second_eye": "content second eye"}


def make_pack_key(folder: Path, role: Role, organisation: str, root: Issuer, now: datetime, *, demo: bool) -> Path:
    """Write a fresh key and its certificate for one role into `folder`; return the key's path.

    Raises:
        SetupError: there is a key of this role already; it is untouched.
    """
    name = f"pack-{role.replace('_', '-')}"
    key_file = folder / f"{name}.key"
    if key_file.exists():
        raise SetupError(f"{key_file}: there is a key already")
    key = new_key()
    certificate = issue_leaf(
        subject(organisation, _NAMES[role], demo=demo), key.public_key(), now, root, only_for=USAGE[role]
    )
    write_private(key_file, key_pem(key))
    write_public(folder / f"{name}.pem", pem(certificate).encode("ascii"))
    return key_file
