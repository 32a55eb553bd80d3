"""A process of its own that works in a store, to be killed or starved from outside.

python store_child.py append FOLDER WORDS    appends for ever; prints the head's seq after each append
python store_child.py starve FOLDER WORDS    appends under ever other file size limits; prints what it was told
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path

from store_factory import CASE, SERVICE, SetClock, family, journal_in, ref_of, with_blob

from jgvisit.config import Places
from jgvisit.ids import Sha256
from jgvisit.services.ports.journal import DraftKey
from jgvisit.store.errors import DiskFaultError, DiskFullError
from jgvisit.store.journal_store import JournalStore
from jgvisit.store.safe import Safe
from jgvisit.store.unlock import unlock_with_passphrase

KEY = DraftKey(CASE, "form:help")


def append_for_ever(safe: Safe, journal: JournalStore) -> None:
    with safe.database.read() as connection:
        connection.execute("PRAGMA wal_autocheckpoint = 20").fetchall()
    number = 0
    while True:
        number += 1
        data = b"%d" % number * 2000
        journal.append([family(), with_blob(data)], blobs={Sha256(ref_of(data).sha256): data})
        head = journal.head()
        assert head is not None
        print(head.seq, head.link_hash, flush=True)


def starve(safe: Safe, journal: JournalStore) -> None:
    log = safe.places.store.with_name(safe.places.store.name + "-wal")
    data = b"x" * 60_000
    blobs = {Sha256(ref_of(data).sha256): data}
    journal.append([family()])
    for room in range(0, 120_000, 3_700):
        journal.put_draft(KEY, b"strokes")
        before = len(journal.records_of(CASE))
        largest = max(log.stat().st_size, safe.places.store.stat().st_size)
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest + room, resource.RLIM_INFINITY))
        try:
            journal.append([with_blob(data)], blobs=blobs, clears=[KEY])
            told = "saved"
        except (DiskFaultError, DiskFullError):
            told = "failed"
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        there = len(journal.records_of(CASE)) - before
        print(told, there, len(journal.drafts(CASE)), flush=True)
        with safe.database.write() as connection:
            connection.execute("DELETE FROM blobs")
    journal.append([family()])


if __name__ == "__main__":
    what, folder, words = sys.argv[1:]
    clock = SetClock()
    safe = unlock_with_passphrase(Places(Path(folder), SERVICE), words, clock)
    {"append": append_for_ever, "starve": starve}[what](safe, journal_in(safe, clock))
    safe.close()
