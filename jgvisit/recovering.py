"""`jgvisit recover`: on an officer's machine, what a laptop held comes back with two officers' keys.

It writes a folder: `journal.jsonl` with every record under its original link and signature, and
`blobs/<family>/<sha256>` with papers and attachments. `jgvisit server take-in` gives that to the server.
"""

from __future__ import annotations

import getpass
import io
import shutil
import sys
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from jgvisit.clock import SystemClock
from jgvisit.enrolment import kept_enrolment
from jgvisit.errors import InputError
from jgvisit.records.export import write_export
from jgvisit.store.private_file import disk_errors, make_private_dir, replace_file
from jgvisit.store.recovered import Recovered, open_recovered

JOURNAL = "journal.jsonl"
BLOBS = "blobs"
_MIN_PASSWORD_CHARACTERS = 12


def recover(store: Path, key_files: tuple[Path, Path], out: Path) -> int:
    """Write all that the store in `store` holds into the folder `out`, and say how much no server has yet.

    Raises:
        InputError: a key file is none, or `out` is not an empty or new folder outside `store`; nothing was opened.
        StoreError: not two officers of this store, or the store cannot be read, or the disk is full; `store` is
            as it was, and `out` is empty again.
    """
    _require_free(out, store)
    first, second = (_private_key(path) for path in key_files)
    with disk_errors(), open_recovered(store, (first, second), SystemClock().now()) as recovered:
        make_private_dir(out)
        try:
            records, blobs = _write(recovered, out)
        except BaseException:  # also Ctrl-C: half of it would lie there, for all to read, and nobody would know
            shutil.rmtree(out / BLOBS, ignore_errors=True)
            (out / JOURNAL).unlink(missing_ok=True)
            raise
        unsent = recovered.unsent()
    print(
        f"{records} vastleggingen en {blobs} bestanden teruggehaald. "
        f"Nog niet helemaal op een server: {unsent.pieces} vastleggingen.\n"
        f"Let op: wat in {out} staat, is niet versleuteld."
    )
    return 0


def new_recovery_key(out: Path) -> int:
    """Make an officer's pair: the private half in `out` under a password, the public half in `out`.pub.

    Raises:
        InputError: something is there already, or the password is too short or not the same twice.
        StoreError: the disk.
    """
    public = out.with_name(f"{out.name}.pub")
    if out.exists() or public.exists():
        raise InputError("is there already; a key is never overwritten", str(out))
    password = _ask("Nieuw wachtwoord voor deze sleutel: ")
    if len(password) < _MIN_PASSWORD_CHARACTERS:
        raise InputError(f"the password: at least {_MIN_PASSWORD_CHARACTERS} characters")
    if _ask("Nog een keer: ") != password:
        raise InputError("the password: not the same twice")
    key = ec.generate_private_key(ec.SECP256R1())
    protected = BestAvailableEncryption(password.encode())
    replace_file(out, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, protected))
    replace_file(public, key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    print(f"Bewaar {out} op een veilige plaats. Geef {public} aan de beheerder van de server.")
    return 0


def _require_free(out: Path, store: Path) -> None:
    try:
        free = not out.exists() or (out.is_dir() and not any(out.iterdir()))
        inside = out.resolve().is_relative_to(store.resolve())
    except OSError as error:
        raise InputError(error.strerror or "cannot be read", str(out)) from error
    if not free or inside:
        raise InputError("must be a new or empty folder, outside the store", str(out))


def _write(recovered: Recovered, out: Path) -> tuple[int, int]:
    records = recovered.records()
    certificates = recovered.device_certificates()
    enrolled = kept_enrolment(recovered.settings)
    if enrolled is not None:
        certificates[enrolled.identity.device] = enrolled.device_certificate_pem
    exported = io.BytesIO()
    write_export(exported, records, certificates)
    count = 0
    for blob in recovered.blobs():
        folder = out / BLOBS / blob.case
        make_private_dir(folder)
        replace_file(folder / blob.sha256, blob.data)
        count += 1
    replace_file(out / JOURNAL, exported.getvalue())  # last: a folder without it is not finished
    return len(records), count


def _private_key(path: Path) -> ec.EllipticCurvePrivateKey:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(error.strerror or "cannot be read", str(path)) from error
    password = _ask(f"Wachtwoord van {path.name}: ").encode() if b"ENCRYPTED" in data else None
    try:
        key = load_pem_private_key(data, password)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise InputError("no private key, or another password", str(path)) from error
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise InputError("not an officer's key", str(path))
    return key


def _ask(prompt: str) -> str:
    return getpass.getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")
