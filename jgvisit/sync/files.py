"""Send and fetch blobs: papers, ink, pictures. Each belongs to one family and is asked for under it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from contextlib import suppress
from threading import Lock, Thread
from typing import Final

from jgvisit.ids import CaseId, Sha256
from jgvisit.records.canonical import sha256 as hash_of
from jgvisit.sync.course import Course
from jgvisit.sync.encoding import read_answer
from jgvisit.sync.failures import FeedError, RefusedByServerError, UnreadableAnswerError
from jgvisit.sync.http import ServerConnection
from jgvisit.sync.ports import SyncStore, UnsentBlob
from jgvisit.sync.wire import MAX_BLOB_BYTES, BlobsAsked, BlobsMissing, BlobState

ASK_AT_ONCE = 500
CHUNK_BYTES = 256 * 1024
"""What a cut can cost on one connection; the server takes larger ones too."""
SENDERS = 3
MUCH_BYTES = 1024 * 1024
"""With less a second connection costs more than it saves."""
OCTETS: Final = {"Content-Type": "application/octet-stream"}


class FileSender:
    """Sends what the server misses; resumes where a cut left it."""

    def __init__(self, line: ServerConnection, store: SyncStore, course: Course) -> None:
        self._line = line
        self._store = store
        self._course = course
        self._one = Lock()
        self._whole = 0

    def send(self, blobs: Sequence[UnsentBlob], *, perhaps_there: bool = False) -> int:
        """Send `blobs`; each is noted as sent as soon as the server has read it back whole.

        Args:
            blobs: in the order in which they go.
            perhaps_there: some were sent before, to a server that was restored since: ask about each first.

        Returns:
            How many were noted as sent. The rest belongs to records the server did not take; it waits.

        Raises:
            SyncError: stopped; whole blobs are noted, a half one goes on from where it was.
            CancelledError: stopped between two chunks.
        """
        # one that goes in a single chunk is sent without a question: asking takes as long as most of them
        asked = [blob for blob in blobs if perhaps_there or blob.ref.bytes > CHUNK_BYTES]
        missing = self._missing(asked)
        for blob in asked:
            if _key(blob) not in missing:
                self._note(blob)
        begun = {_key(blob): 0 for blob in blobs if blob not in asked} | {
            key: each.received for key, each in missing.items()
        }
        left = deque((blob, begun[_key(blob)]) for blob in blobs if _key(blob) in begun)
        self._send_all(left)
        return self._whole

    def _send_all(self, left: deque[tuple[UnsentBlob, int]]) -> None:
        """Send from several connections at once where there is much: one waits for its answer while another sends."""
        total = len(left)
        much = sum(blob.ref.bytes - received for blob, received in left) > MUCH_BYTES
        others = min(SENDERS, total) - 1 if much else 0
        faults: list[BaseException] = []

        def work(line: ServerConnection) -> None:
            try:
                while left and not faults:
                    if line is self._line:  # progress is told from the thread that began the sync, and from no other
                        self._course.at("sendingFiles", total - len(left), total)
                    with suppress(IndexError):  # another took the last
                        blob, received = left.popleft()
                        self._put(line, blob, received)
            except BaseException as fault:
                faults.append(fault)

        def beside() -> None:
            with self._line.another() as line:
                work(line)

        threads = [Thread(target=beside) for _ in range(others)]
        for thread in threads:
            thread.start()
        work(self._line)
        for thread in threads:
            thread.join()
        if faults:
            raise faults[0]

    def _note(self, blob: UnsentBlob) -> None:
        with self._one:
            self._store.note_blob_sent(blob.case, Sha256(blob.ref.sha256))
            self._whole += 1

    def _put(self, line: ServerConnection, blob: UnsentBlob, received: int) -> None:
        data = self._store.blob(blob.case, Sha256(blob.ref.sha256))
        offset = min(received, len(data))
        while True:
            self._course.go_on()
            try:
                state = self._put_chunk(line, blob, data, offset)
            except RefusedByServerError as refusal:
                if refusal.status == 404:  # the server did not take the record that names it
                    return
                raise
            if state.complete:
                self._note(blob)
                return
            if not offset < state.received <= len(data):
                raise UnreadableAnswerError("a file does not get on")
            offset = state.received

    def _put_chunk(self, line: ServerConnection, blob: UnsentBlob, data: bytes, offset: int) -> BlobState:
        answer = line.exchange(
            "PUT",
            _path(blob),
            data[offset : offset + CHUNK_BYTES],
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
