"""Send and fetch blobs: papers, ink, pictures. Each belongs to one family and is asked for under it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from jgvisit.ids import CaseId, Sha256
from jgvisit.records.canonical import sha256 as hash_of
from jgvisit.sync.course import Course
from jgvisit.sync.encoding import read_answer
from jgvisit.sync.failures import FeedError, RefusedByServerError, UnreadableAnswerError
from jgvisit.sync.http import ServerConnection
from jgvisit.sync.ports import SyncStore, UnsentBlob
from jgvisit.sync.wire import MAX_BLOB_BYTES, MAX_CHUNK_BYTES, BlobsAsked, BlobsMissing, BlobState

ASK_AT_ONCE = 500
OCTETS: Final = {"Content-Type": "application/octet-stream"}


class FileSender:
    """Sends what the server misses; resumes where a cut left it."""

    def __init__(self, line: ServerConnection, store: SyncStore, course: Course) -> None:
        self._line = line
        self._store = store
        self._course = course

    def send(self, blobs: Sequence[UnsentBlob]) -> int:
        """Send `blobs`, then ask again: only what the server then has whole counts as sent.

        Returns:
            How many were noted as sent. The rest belongs to records the server did not take; it waits.

        Raises:
            SyncError: stopped; whole blobs are noted, a half one goes on from where it was.
            CancelledError: stopped between two chunks.
        """
        missing = self._missing(blobs)
        for number, blob in enumerate(blobs):
            self._course.at("sendingFiles", number, len(blobs))
            state = missing.get(_key(blob))
            if state is not None:
                self._put(blob, state.received)
        still = self._missing([blob for blob in blobs if _key(blob) in missing])
        whole = [blob for blob in blobs if _key(blob) not in still]
        for blob in whole:
            self._store.note_blob_sent(blob.case, Sha256(blob.ref.sha256))
        return len(whole)

    def _put(self, blob: UnsentBlob, received: int) -> None:
        data = self._store.blob(blob.case, Sha256(blob.ref.sha256))
        offset = min(received, len(data))
        while True:
            self._course.go_on()
            try:
                state = self._put_chunk(blob, data, offset)
            except RefusedByServerError as refusal:
                if refusal.status == 404:  # the server did not take the record that names it
                    return
                raise
            if state.complete:
                return
            if not offset < state.received <= len(data):
                raise UnreadableAnswerError("a file does not get on")
            offset = state.received

    def _put_chunk(self, blob: UnsentBlob, data: bytes, offset: int) -> BlobState:
        answer = self._line.exchange(
            "PUT",
            _path(blob),
            data[offset : offset + MAX_CHUNK_BYTES],
            OCTETS,
            query={"offset": offset, "total": len(data)},
        )
        return read_answer(answer, BlobState)

    def _missing(self, blobs: Sequence[UnsentBlob]) -> dict[tuple[CaseId, str], BlobState]:
        found: dict[tuple[CaseId, str], BlobState] = {}
        for case in dict.fromkeys(blob.case for blob in blobs):
            names = tuple(dict.fromkeys(blob.ref.sha256 for blob in blobs if blob.case == case))
            for start in range(0, len(names), ASK_AT_ONCE):
                asked = BlobsAsked(case=case, sha256=names[start : start + ASK_AT_ONCE])
                answer = self._line.ask("POST", "/blobs/missing", BlobsMissing, message=asked)
                if not {state.sha256 for state in answer.missing} <= set(asked.sha256):
                    raise UnreadableAnswerError("files are missing that were not asked about")
                found |= {(case, state.sha256): state for state in answer.missing}
        return found


def fetch_files(line: ServerConnection, store: SyncStore, course: Course, session: str) -> None:
    """Fetch the blobs that pulled records name; one the server does not have yet is asked for next time.

    Raises:
        FeedError: the bytes are not what the record names; they were not stored.
        SyncError: stopped; what was fetched is stored.
        CancelledError: stopped between two files.
    """
    wanted = [blob for blob in store.missing_blobs() if blob.ref.bytes <= MAX_BLOB_BYTES]
    for number, blob in enumerate(wanted):
        course.at("fetching", number, len(wanted))
        try:
            data = line.exchange("GET", _path(blob), session=session, limit_bytes=blob.ref.bytes)
        except RefusedByServerError as refusal:
            if refusal.status == 404:
                continue
            raise
        if (len(data), hash_of(data)) != (blob.ref.bytes, blob.ref.sha256):
            raise FeedError("a fetched file is not the one its record names")
        store.put_blob(blob.case, Sha256(blob.ref.sha256), data)


def without_repeats(blobs: Iterable[UnsentBlob]) -> tuple[UnsentBlob, ...]:
    """Return `blobs` in order, each of a family once."""
    return tuple({_key(blob): blob for blob in blobs}.values())


def _key(blob: UnsentBlob) -> tuple[CaseId, str]:
    return blob.case, blob.ref.sha256


def _path(blob: UnsentBlob) -> str:
    return f"/blobs/{blob.case}/{blob.ref.sha256}"
