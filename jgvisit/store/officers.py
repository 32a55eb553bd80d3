"""The officers who can recover this laptop: kept in the store, so that a new data key is sealed for them too."""

from __future__ import annotations

import msgspec

from jgvisit.shapes import read_json
from jgvisit.store.key_file import KeyFile, read_key_file, write_key_file
from jgvisit.store.recovery import Officers, seal_for
from jgvisit.store.safe import Safe

_OFFICERS = "recovery_officers"


def keep_officers(safe: Safe, officers: Officers) -> None:
    """Seal the data key for `officers`, and remember them; again with the same ones changes nothing that matters.

    Raises:
        ValueError: not three to twelve different P-256 keys.
        DiskFullError, DiskFaultError: the wrap before still stands.
    """
    key_file = read_key_file(safe.places.key_file)
    write_key_file(safe.places.key_file, recoverable(key_file, safe.keys.data_key, officers))
    safe.settings.put(_OFFICERS, msgspec.json.encode(officers).decode())


def kept_officers(safe: Safe) -> Officers | None:
    """Return who can recover this laptop, None if it was enrolled without."""
    kept = safe.settings.get(_OFFICERS)
    return None if kept is None else read_json(kept, Officers)


def recoverable(key_file: KeyFile, data_key: bytes, officers: Officers | None) -> KeyFile:
    """Return `key_file` with a recovery wrap of `data_key`, or as it is where nobody can recover."""
    if officers is None:
        return key_file
    generation = key_file.generation + 1
    return key_file.with_wrap(seal_for(officers, data_key, file_id=key_file.file_id, generation=generation))
