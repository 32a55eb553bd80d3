"""Carrying out a wipe order: first what is said of it, signed and on disk, then what it says.

shut out   the keyring's secret, the daily and passphrase wraps, and with them the device key; ciphertext and the
           officers' wrap stay, unless a receipt covers all that is here: then the ciphertext goes as well
destroy    the officers' wrap, the ciphertext and every copy beside it too

1. the secret goes from the keyring          2. the confirmation is signed, while a key can still sign
3. it is written beside the store            4. the rest goes; a crash after 3 is finished at the next start

What a file system or a drive keeps of files that were replaced or deleted is out of reach; without the keyring's
secret and the wraps it opens nothing, but a copy of the key file from before still opens to the six words.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass

import msgspec
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from jgvisit.clock import Clock, to_rfc3339
from jgvisit.config import Places
from jgvisit.records import canonical
from jgvisit.shapes import read_json
from jgvisit.store import outbox
from jgvisit.store.connection import Connection
from jgvisit.store.database import SIDE_SUFFIXES
from jgvisit.store.errors import (
    KeyFileDamagedError,
    KeyFileMissingError,
    KeyringError,
    ShutOutError,
    WipedError,
)
from jgvisit.store.key_file import KeyFile, read_key_file, write_key_file
from jgvisit.store.keyring_secret import KeyringSecrets
from jgvisit.store.order_state import OrderState, read_order_state, update_order_state
from jgvisit.store.private_file import disk_errors, sync_dir
from jgvisit.store.safe import KeyringPlace, Safe
from jgvisit.store.wraps import DAILY, PASSPHRASE
from jgvisit.sync.encoding import to_base64
from jgvisit.sync.order_wire import (
    WIPED_DOMAIN,
    WITNESS_DOMAIN,
    Removed,
    SignedWiped,
    SignedWitness,
    Wiped,
    WipeOrder,
    Witness,
)

Sign = Callable[[bytes], bytes]


@dataclass(frozen=True)
class Standing:
    """What is known of the store at the moment of the wipe."""

    unsent: int | None = None
    """None where it was locked."""
    covered: bool = False
    """A receipt covers everything in it."""


def standing_of(safe: Safe) -> Standing:
    """Return what an opened store knows of itself."""
    with safe.database.read() as connection:
        return Standing(outbox.unsent(connection).pieces, _is_covered(connection))


def carry_out(
    places: Places, state: OrderState, order: WipeOrder, order_sha256: str, clock: Clock, safe: Safe | None
) -> None:
    """Carry out an order that counts; with an opened `safe` its device key signs, and it is closed.

    Raises:
        DiskFullError, DiskFaultError: before step 3 nothing but the keyring's secret is gone; after it the next
            start goes on.
    """
    standing = Standing() if safe is None else standing_of(safe)
    key_file = _key_file(places)
    removed: list[Removed] = []
    if _forget_secret(state, key_file):
        removed.append("keyringSecret")
    removed += _to_be_removed(key_file, order, standing)
    wiped = Wiped(
        tenant=order.tenant,
        device=order.device,
        store=order.store,
        number=order.number,
        order_sha256=order_sha256,
        what=order.what,
        at=to_rfc3339(clock.now()),
        removed=tuple(removed),
        unsent=standing.unsent,
        recoverable=order.what == "shutOut" and key_file is not None and key_file.recovery() is not None,
    )
    done = _signed(wiped, state, safe)

    def carried_out(now: OrderState) -> OrderState:
        return msgspec.structs.replace(now, highest=order.number, done=done, done_sha256=order_sha256, answered=False)

    update_order_state(places, carried_out)
    if safe is not None:
        safe.close()
    finish_wipe(places)


def finish_wipe(places: Places) -> OrderState | None:
    """Do what a confirmation beside the store says was done; return the state, None where nothing was ever wiped."""
    state = read_order_state(places)
    if state is None or state.done is None:
        return None
    wiped = read_json(state.done.wiped, Wiped)
    if wiped.what == "destroy":
        _remove_files(places, keys=True)
        with contextlib.suppress(KeyringError):
            KeyringSecrets(state.keyring_service).delete(_witness_name(state.store))
    else:
        _keep_only_recovery(places)
        if "store" in wiped.removed:
            _remove_files(places, keys=False)
    return state


def refuse_wiped(places: Places) -> None:
    """Let nobody on who wants to open a store that an order closed.

    Raises:
        ShutOutError, WipedError: it was; what a crash left undone is done now.
    """
    state = finish_wipe(places)
    if state is not None and state.done is not None:
        wiped = read_json(state.done.wiped, Wiped)
        raise (WipedError if wiped.what == "destroy" else ShutOutError)(f"order {wiped.number}")


def new_witness(state: OrderState, sign: Sign) -> SignedWitness:
    """Make a key in the keyring that may confirm a wipe of the locked store; `sign` is the device key's.

    Raises:
        KeyringError: no keyring keeps it; a locked laptop then confirms without a signature.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    pkcs8 = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    KeyringSecrets(state.keyring_service).put(_witness_name(state.store), pkcs8)
    public = key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    from_device = Witness(tenant=state.tenant, device=state.device, store=state.store, public_key=to_base64(public))
    text = canonical.encode(from_device)
    return SignedWitness(witness=text.decode(), signature=to_base64(sign(WITNESS_DOMAIN + text)))


def _signed(wiped: Wiped, state: OrderState, safe: Safe | None) -> SignedWiped:
    text = canonical.encode(wiped)
    if safe is not None:
        return SignedWiped(wiped=text.decode(), signature=to_base64(safe.device_key.sign_wiped(WIPED_DOMAIN + text)))
    key = _witness_key(state)
    if key is None:
        return SignedWiped(wiped=text.decode())
    signature = key.sign(WIPED_DOMAIN + text, ec.ECDSA(hashes.SHA256()))
    return SignedWiped(wiped=text.decode(), signature=to_base64(signature), witness=state.witness)


def _witness_key(state: OrderState) -> ec.EllipticCurvePrivateKey | None:
    if state.witness is None:
        return None
    try:
        kept = KeyringSecrets(state.keyring_service).get(_witness_name(state.store))
        key = None if kept is None else serialization.load_der_private_key(kept, None)
    except (KeyringError, ValueError):
        return None
    return key if isinstance(key, ec.EllipticCurvePrivateKey) else None


def _witness_name(store: str) -> str:
    return f"witness:{store}"


def _key_file(places: Places) -> KeyFile | None:
    try:
        return read_key_file(places.key_file)
    except (KeyFileMissingError, KeyFileDamagedError):
        return None


def _forget_secret(state: OrderState, key_file: KeyFile | None) -> bool:
    wrap = None if key_file is None else key_file.wrap(DAILY)
    if wrap is None:
        return False
    name = KeyringPlace(state.keyring_service, state.store).daily(wrap.generation)
    try:
        secrets = KeyringSecrets(state.keyring_service)
        secrets.delete(name)
        return secrets.get(name) is None
    except KeyringError:
        return False


def _to_be_removed(key_file: KeyFile | None, order: WipeOrder, standing: Standing) -> list[Removed]:
    removed: list[Removed] = []
    if key_file is not None:
        removed += ["dailyWrap"] if key_file.wrap(DAILY) is not None else []
        removed += ["passphraseWrap", "deviceKey"]
        if order.what == "destroy" and key_file.recovery() is not None:
            removed.append("recoveryWrap")
    if order.what == "destroy" or standing.covered:
        removed += ["store", "copies"]
    return removed


def _keep_only_recovery(places: Places) -> None:
    key_file = _key_file(places)
    with disk_errors():
        for leftover in (".next", ".tmp"):
            places.key_file.with_name(places.key_file.name + leftover).unlink(missing_ok=True)
        sync_dir(places.store_dir)
    if key_file is None or (key_file.wrap(DAILY) is None and key_file.wrap(PASSPHRASE) is None):
        return
    recovery = key_file.recovery()
    emptied = KeyFile(file_id=key_file.file_id, generation=key_file.generation)
    write_key_file(places.key_file, emptied if recovery is None else emptied.with_wrap(recovery))


def _remove_files(places: Places, *, keys: bool) -> None:
    """Remove the store with its log and every copy beside it; with `keys` also all that belongs to it."""
    name = places.store.name
    gone = [*places.store_dir.glob(f"{name}.*"), *(places.store.with_name(name + suffix) for suffix in SIDE_SUFFIXES)]
    if keys:
        gone += [*places.store_dir.glob(f"{places.key_file.name}*"), places.head_mark, places.pin_attempts]
        gone += [places.lease_hint, places.error_tally]
    with disk_errors():
        for path in gone:
            path.unlink(missing_ok=True)
        sync_dir(places.store_dir)


def _is_covered(connection: Connection) -> bool:
    """Tell whether every record is below the lowest mark of a receipt and nothing else is here alone."""
    for state in outbox.chains(connection):
        row = connection.execute(
            "SELECT min(kept, checked, safe) FROM receipts WHERE chain = ?", (state.chain,)
        ).fetchone()
        if state.answered < state.records or row is None or row[0] < state.records:
            return False
    refused = "SELECT 1 FROM records WHERE own = 1 AND answer IN ('rejected', 'forked') LIMIT 1"
    alone = ("SELECT 1 FROM drafts LIMIT 1", "SELECT 1 FROM blobs WHERE sent = 0 LIMIT 1", refused)
    return all(connection.execute(query).fetchone() is None for query in alone)
