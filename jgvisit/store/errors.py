"""What can go wrong with the store and its keys.

StoreError
├── StoreMissingError         keys are here, the store is not
├── StoreExistsError          asked to create where something is
├── StoreTooNewError          written by a newer program
├── StoreDamagedError         truncated, a bit flipped, not a database
├── StoreUnprovenError        the proof of encryption at start failed
├── StoreBehindError          fell behind its own head mark while open
├── StoreClosedError          used after the lock
├── StoreInUseError           another process has it open
├── DiskFullError, DiskFaultError
├── StoreUnsureError          the disk failed while it flushed, and does not tell what it holds
├── BlobMissingError
├── KeyFileMissingError, KeyFileDamagedError
├── KeyringError
│   ├── NoKeyringError        no allowed keyring runs here
│   ├── KeyringLockedError    it runs and is locked
│   ├── KeyringDismissedError somebody closed its prompt
│   └── KeyringGoneError      it runs, our secret is not in it
├── NoDailyWrapError          this store never had a PIN
├── PinTooShortError
├── WrongPinError
├── TooManyTriesError         a wait is running
├── PinDestroyedError         the tenth wrong one: only the passphrase is left
├── WrongPassphraseError
├── ShutOutError              an order took every way in but the officers'
├── WipedError                an order took everything
└── NoRecoveryWrapError, WrongOfficersError   on an officer's machine only, see `recovery`
"""

from __future__ import annotations

from jgvisit.errors import StoreError


class StoreMissingError(StoreError):
    """No store where one is expected; nothing was created in its place."""

    code = "store.missing"


class StoreInUseError(StoreError):
    """Another process of this account has the store open; nothing was changed."""

    code = "store.in_use"


class StoreExistsError(StoreError):
    """A store or key file is already here; it was not touched."""

    code = "store.exists"


class StoreTooNewError(StoreError):
    """A newer program wrote this store; it was only read, all of it is still there."""

    code = "store.too_new"


class StoreDamagedError(StoreError):
    """The file is not what was written; it was not changed and can be set aside whole."""

    code = "store.damaged"


class StoreUnprovenError(StoreError):
    """It could not be shown that the file is encrypted and private; nothing was read from it."""

    code = "store.unproven"


class StoreBehindError(StoreError):
    """The store lost records it had committed; it was closed and nothing was added to it."""

    code = "store.behind"

    def __init__(self, missing: int) -> None:
        super().__init__(f"{missing} committed records are not in the store")
        self.missing = missing


class StoreClosedError(StoreError):
    """The store was locked; what was committed before is on disk."""

    code = "store.closed"


class DiskFullError(StoreError):
    """The disk is full: nothing of this action was written, drafts are untouched."""

    code = "store.disk_full"

    def __init__(self, message: str, *, unsure: bool = False) -> None:
        super().__init__(message)
        self.unsure = unsure
        """A flush failed: the disk may hold it all the same, and nobody may say yes or no before looking."""


class DiskFaultError(StoreError):
    """The disk failed: nothing of this action counts as written, drafts are untouched."""

    code = "store.disk_fault"

    def __init__(self, message: str, *, unsure: bool = False) -> None:
        super().__init__(message)
        self.unsure = unsure
        """As of `DiskFullError`."""


class StoreUnsureError(StoreError):
    """A flush failed and the disk does not tell what it holds: this action may be there or not, all before it is.

    The next unlock shows which; doing it again without looking could record it twice.
    """

    code = "store.unsure"


class BlobMissingError(StoreError):
    """The bytes are not on this laptop; the record that names them is."""

    code = "store.blob_missing"


class KeyFileMissingError(StoreError):
    """The store is here and its key file is not; the store is unharmed and closed."""

    code = "store.key_file_missing"


class KeyFileDamagedError(StoreError):
    """The key file is not what was written; the store is unharmed, no try was counted."""

    code = "store.key_file_damaged"


class KeyringError(StoreError):
    """The keyring of the operating system did not answer; the store is unharmed, no try was counted."""

    code = "store.keyring"


class NoKeyringError(KeyringError):
    """No keyring that we trust runs here; the passphrase still opens the store."""

    code = "store.keyring_none"


class KeyringLockedError(KeyringError):
    """The keyring is locked; unlocking it is enough."""

    code = "store.keyring_locked"


class KeyringDismissedError(KeyringError):
    """The keyring asked to be unlocked and was sent away; asking again is enough."""

    code = "store.keyring_dismissed"


class KeyringGoneError(KeyringError):
    """The keyring runs but our secret is not in it; the passphrase still opens the store."""

    code = "store.keyring_gone"


class NoDailyWrapError(StoreError):
    """This store has no PIN; the passphrase opens it."""

    code = "store.no_pin"


class PinTooShortError(StoreError):
    """A PIN has at least 6 characters; nothing was changed."""

    code = "store.pin_too_short"


class WrongPinError(StoreError):
    """The PIN does not open this store; what is on disk is unharmed."""

    code = "store.wrong_pin"

    def __init__(self, attempts_left: int, wait_s: int) -> None:
        super().__init__(f"wrong PIN, {attempts_left} attempts left, next in {wait_s} s")
        self.attempts_left = attempts_left
        self.wait_s = wait_s


class TooManyTriesError(StoreError):
    """A wait is running and this PIN was not tested; nothing was counted."""

    code = "store.too_many_tries"

    def __init__(self, attempts_left: int, wait_s: int) -> None:
        super().__init__(f"wait {wait_s} s, {attempts_left} attempts left")
        self.attempts_left = attempts_left
        self.wait_s = wait_s


class PinDestroyedError(StoreError):
    """Too many wrong PINs: the keyring secret was deleted. The passphrase opens the store, nothing in it is lost."""

    code = "store.pin_destroyed"


class WrongPassphraseError(StoreError):
    """The passphrase does not open this store; what is on disk is unharmed."""

    code = "store.wrong_passphrase"


class ShutOutError(StoreError):
    """An order of the municipality took every way in; two officers can still open what was not sent."""

    code = "store.shut_out"


class WipedError(StoreError):
    """An order of two officers took the store and every way in; what was sent is with the municipality."""

    code = "store.wiped"
