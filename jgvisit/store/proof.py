"""The proof, at every start, that the store is encrypted and private; without it the program refuses to run.

1. the library is SQLCipher (its `cipher_version` is not empty), each page has its HMAC, no part of the file is left
   readable, and what it sorts aside stays in memory (`temp_store`);
2. the file does not begin as a plain SQLite database;
3. a wrong key is refused;
4. nobody else may read the files or look into their folder (POSIX; Windows profiles are private by ACL).
"""

from __future__ import annotations

import os
from pathlib import Path

from jgvisit.store.connection import KEY_BYTES, Connection, connect
from jgvisit.store.errors import StoreDamagedError, StoreUnprovenError
from jgvisit.store.private_file import POSIX

_PLAIN_HEADER = b"SQLite format 3\0"
_SETTINGS = frozenset({"PRAGMA cipher_use_hmac = 1;", "PRAGMA cipher_plaintext_header_size = 0;"})
_TEMP_IN_MEMORY = frozenset({"TEMP_STORE=2", "TEMP_STORE=3"})
_TEMP_LEFT = ((0,), (2,))
"""As the library was built, or in memory; 1 would be a file."""


def prove_private(*paths: Path) -> None:
    """Check step 4 for every path that exists.

    Raises:
        StoreUnprovenError: others have a right to it.
    """
    for path in paths:
        if POSIX and path.exists() and path.stat().st_mode & 0o077:
            raise StoreUnprovenError(f"{path.name} has mode {path.stat().st_mode & 0o777:o}")


def prove_encrypted(connection: Connection, path: Path) -> None:
    """Check steps 1 to 3 of the open `connection` to the file at `path`.

    Raises:
        StoreUnprovenError: a step failed.
    """
    prove_cipher(connection)
    prove_header(path)
    prove_wrong_key_refused(path)


def prove_cipher(connection: Connection) -> None:
    """Step 1."""
    row = connection.execute("PRAGMA cipher_version").fetchone()
    if not row or not row[0]:
        raise StoreUnprovenError("the database library does not encrypt")
    settings = {setting for (setting,) in connection.execute("PRAGMA cipher_settings").fetchall()}
    if not settings >= _SETTINGS:
        raise StoreUnprovenError("pages without their HMAC, or a readable header")
    built_with = {option for (option,) in connection.execute("PRAGMA compile_options").fetchall()}
    if built_with.isdisjoint(_TEMP_IN_MEMORY) or connection.execute("PRAGMA temp_store").fetchone() not in _TEMP_LEFT:
        raise StoreUnprovenError("temporary files may reach the disk in the clear")


def prove_header(path: Path) -> None:
    """Step 2."""
    with path.open("rb") as file:
        if file.read(len(_PLAIN_HEADER)) == _PLAIN_HEADER:
            raise StoreUnprovenError("the store is a plain database")


def prove_wrong_key_refused(path: Path) -> None:
    """Step 3."""
    try:
        connection = connect(path, os.urandom(KEY_BYTES))
    except StoreDamagedError:
        return
    connection.close()
    raise StoreUnprovenError("a wrong key opened the store")
