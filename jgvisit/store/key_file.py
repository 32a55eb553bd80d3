"""The key file: every wrap of one store, versioned, open to wraps this program does not know.

A checksum over the exact bytes tells a flipped bit from a wrong PIN, so that damage never
costs a try. It is no signature: who can write the file can also delete it.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final, Literal, TypeVar

import msgspec

from jgvisit.ids import new_uuid7
from jgvisit.records import canonical
from jgvisit.records.body import Hash, Uuid
from jgvisit.shapes import read_json
from jgvisit.store.errors import DiskFaultError, KeyFileDamagedError, KeyFileMissingError, StoreTooNewError
from jgvisit.store.private_file import replace_file
from jgvisit.store.recovery import RECOVERY, RecoveryWrap
from jgvisit.store.wraps import Generation, Wrap

FORMAT: Final = "jgvisit/keys/1"
W = TypeVar("W", Wrap, RecoveryWrap)
_UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


class _Named(msgspec.Struct, frozen=True):
    name: str


class KeyFile(msgspec.Struct, frozen=True, kw_only=True):
    """The content: `generation` grows with every change, `wraps` are kept byte for byte."""

    format: Literal["jgvisit/keys/1"] = FORMAT
    file_id: Uuid
    generation: Generation
    wraps: tuple[msgspec.Raw, ...] = ()

    def wrap(self, name: str) -> Wrap | None:
        """Return the wrap called `name`, None if there is none.

        Raises:
            KeyFileDamagedError: it has another shape.
        """
        return self._read(name, Wrap)

    def recovery(self) -> RecoveryWrap | None:
        """Return the wrap of the officers, None if there is none; errors as `wrap`."""
        return self._read(RECOVERY, RecoveryWrap)

    def _read(self, name: str, kind: type[W]) -> W | None:
        try:
            for raw in self.wraps:
                if read_json(raw, _Named).name == name:
                    return read_json(raw, kind)
        except _UNREADABLE as error:
            raise KeyFileDamagedError(f"wrap {name}") from error
        return None

    def with_wrap(self, wrap: Wrap | RecoveryWrap) -> KeyFile:
        """Return the file with `wrap` in place of the one of that name; its generation becomes the file's."""
        kept = tuple(raw for raw in self.wraps if read_json(raw, _Named).name != wrap.name)
        wraps = (*kept, msgspec.Raw(canonical.encode(wrap)))
        return msgspec.structs.replace(self, wraps=wraps, generation=wrap.generation)


class _Envelope(msgspec.Struct, frozen=True):
    keys: msgspec.Raw
    sha256: Hash


class _Format(msgspec.Struct, frozen=True):
    format: str


def new_key_file() -> KeyFile:
    """Return an empty key file for a new store."""
    return KeyFile(file_id=new_uuid7(), generation=1)


def write_key_file(path: Path, keys: KeyFile) -> None:
    """Write the key file whole or not at all."""
    content = msgspec.json.encode(keys)
    envelope = _Envelope(msgspec.Raw(content), hashlib.sha256(content).hexdigest())
    replace_file(path, msgspec.json.encode(envelope))


def read_key_file(path: Path) -> KeyFile:
    """Read the key file.

    Raises:
        KeyFileMissingError: not there.
        KeyFileDamagedError: not what was written.
        StoreTooNewError: a newer program's format.
    """
    try:
        envelope = read_json(path.read_bytes(), _Envelope)
        if hashlib.sha256(envelope.keys).hexdigest() != envelope.sha256:
            raise KeyFileDamagedError("checksum")
        version = read_json(envelope.keys, _Format).format
        if version != FORMAT:
            raise StoreTooNewError(f"key file {version[:40]}")
        return read_json(envelope.keys, KeyFile)
    except FileNotFoundError as error:
        raise KeyFileMissingError(path.name) from error
    except OSError as error:
        raise DiskFaultError(f"errno {error.errno}") from error
    except _UNREADABLE as error:
        raise KeyFileDamagedError("not a key file") from error
