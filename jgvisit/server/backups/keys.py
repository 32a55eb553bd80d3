"""The backup key: its public half lies with the server, the private one with the root's key, off line."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key

from jgvisit.server.certificates import key_pem, new_key
from jgvisit.server.private_files import make_private_dir, write_private, write_public
from jgvisit.server.problems import SetupError
from jgvisit.server.settings import ServerFolder


def make_backup_key(files: ServerFolder) -> None:
    """Make the pair of an installation."""
    key = new_key()
    write_private(make_private_dir(files.offline) / "backup.key", key_pem(key))
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    write_public(files.backup_key, public)


def read_public_key(files: ServerFolder) -> ec.EllipticCurvePublicKey:
    """Return the key that backups are made for.

    Raises:
        SetupError: it is not there, or no key.
    """
    try:
        key = load_pem_public_key(files.backup_key.read_bytes())
    except (OSError, ValueError) as error:
        raise SetupError(f"{files.backup_key}: geen sleutel; `jgvisit server migrate` maakt er een") from error
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise SetupError(f"{files.backup_key}: geen P-256-sleutel")
    return key
