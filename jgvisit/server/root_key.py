"""The municipality's root key, brought for a moment to the machine where a key is made."""

from __future__ import annotations

from pathlib import Path

from jgvisit.records.certificates import key_of, read_pem
from jgvisit.server.certificates import Issuer, read_key
from jgvisit.server.problems import SetupError
from jgvisit.server.settings import ServerFolder


def read_root(files: ServerFolder, key_file: Path) -> Issuer:
    """Return the root with its key.

    Raises:
        SetupError: unreadable, or another municipality's.
    """
    try:
        root = read_pem(files.root.read_text(encoding="ascii"))[0]
        issuer = Issuer(root, read_key(key_file.read_bytes()))
    except (OSError, ValueError) as error:
        raise SetupError("de sleutel of het certificaat van de gemeente is er niet, of is niet leesbaar") from error
    if key_of(root) != issuer.key.public_key():
        raise SetupError(f"{key_file}: dit is niet de sleutel van deze gemeente")
    return issuer
