"""`jgvisit server take-in`: what two officers recovered from a laptop, taken in as if the laptop had sent it.

Nothing is believed that would not be believed of a push: each link is held against the key of the
enrolled device that signed it, each blob against its hash and the record that names it.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jgvisit.errors import InputError
from jgvisit.ids import CaseId, DeviceId, Sha256
from jgvisit.records.canonical import sha256
from jgvisit.records.export import Export, read_export
from jgvisit.records.link import StoredRecord, read_link
from jgvisit.server.blobs import service as blobs
from jgvisit.server.blobs.service import Chunk
from jgvisit.server.device_requests import Caller, find_caller
from jgvisit.server.municipality import Municipality
from jgvisit.server.problems import ConflictError, NotFoundError, RequestFaultError, SetupError
from jgvisit.server.records import service as records
from jgvisit.sync.encoding import to_wire
from jgvisit.sync.wire import MAX_BLOB_BYTES, MAX_CHUNK_BYTES, Push

_BATCH = 200
_CASE = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass
class TakenIn:
    """What came of it."""

    new: int = 0
    already: int = 0
    refused: int = 0
    """Links that do not hold; kept as incidents, as after a push."""
    blobs: int = 0
    blobs_refused: int = 0
    skipped: int = 0
    """Records of devices that are not enrolled here, and those whose body is not in the folder."""


def take_in(municipality: Municipality, folder: Path) -> TakenIn:
    """Take in the folder that `jgvisit recover` wrote; doing it twice changes nothing.

    Raises:
        SetupError: no such folder, or its journal cannot be read.
    """
    try:
        with (folder / "journal.jsonl").open("rb") as source:
            export = read_export(source)
    except OSError as error:
        raise SetupError(f"{folder}: no recovered journal there") from error
    except InputError as error:
        raise SetupError(f"{folder}: {error} ({error.where})") from error
    result = TakenIn()
    callers = _take_records(municipality, export, result)
    for case, path in _blob_files(folder / "blobs"):
        _take_blob(municipality, callers, case, path, result)
    return result


def _blob_files(folder: Path) -> Iterator[tuple[CaseId, Path]]:
    """Give what may be a paper: no link leads out of the folder, and nothing but a file is opened."""
    if folder.is_symlink():
        return
    for below, names, files in os.walk(folder):
        names[:] = sorted(name for name in names if below == str(folder) and not (folder / name).is_symlink())
        if below != str(folder):
            yield from ((CaseId(Path(below).name), Path(below, name)) for name in sorted(files))


def _take_records(municipality: Municipality, export: Export, result: TakenIn) -> list[Caller]:
    callers = []
    for (device, chain), stored in export.chains.items():
        caller = _enrolled(municipality, device)
        run = sorted(stored, key=lambda record: read_link(record.link).seq)
        if caller is None:
            result.skipped += len(run)
            continue
        callers.append(caller)
        for batch in _runs(run, result):
            push = Push(chain=chain, records=tuple(map(to_wire, batch)))
            try:
                answers = records.push(municipality, caller, push).answers
            except ConflictError:  # a hole: what follows it was pulled, not made on this laptop
                result.skipped += len(batch)
                continue
            except RequestFaultError:  # no push at all, such as a body that is too large: only a changed folder has one
                result.refused += len(batch)
                continue
            for answered in answers:
                match answered.answer:
                    case "stored" | "early" | "forked":
                        result.new += 1
                    case "already":
                        result.already += 1
                    case _:
                        result.refused += 1
    return callers


def _runs(run: list[StoredRecord], result: TakenIn) -> Iterator[tuple[StoredRecord, ...]]:
    """Give batches without a hole; a record without its body (erased here, or never seen) ends one."""
    whole: list[StoredRecord] = []
    for record in run:
        if record.body is None:
            result.skipped += 1
            yield from _parts(whole)
            whole = []
        elif whole and read_link(record.link).seq != read_link(whole[-1].link).seq + 1:
            yield from _parts(whole)
            whole = [record]
        else:
            whole.append(record)
    yield from _parts(whole)


def _parts(whole: list[StoredRecord]) -> Iterator[tuple[StoredRecord, ...]]:
    return (tuple(whole[start : start + _BATCH]) for start in range(0, len(whole), _BATCH))


def _take_blob(municipality: Municipality, callers: list[Caller], case: CaseId, path: Path, result: TakenIn) -> None:
    digest, data = Sha256(path.name), _read_blob(path)
    if data is None or sha256(data) != digest or _CASE.fullmatch(case) is None:  # nothing to ask the server for
        result.blobs_refused += 1
        return
    for caller in callers:
        try:
            for start in range(0, max(len(data), 1), MAX_CHUNK_BYTES):
                chunk = Chunk(start, len(data), data[start : start + MAX_CHUNK_BYTES])
                blobs.put(municipality, caller, case, digest, chunk)
        except NotFoundError:  # another device of this folder names it
            continue
        except RequestFaultError:
            break
        result.blobs += 1
        return
    result.blobs_refused += 1


def _read_blob(path: Path) -> bytes | None:
    """Return the bytes of a file; None for what is no file, is too large, or cannot be read."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                return None
            data = file.read(MAX_BLOB_BYTES + 1)
    except OSError:
        return None
    return data if len(data) <= MAX_BLOB_BYTES else None


def _enrolled(municipality: Municipality, device: DeviceId) -> Caller | None:
    caller = find_caller(municipality, device)
    return caller if caller is not None and caller.state == "approved" else None
