"""The tables of the store, version by version. What was released is never edited: add a step.

Only `records` (with `blobs`) is the truth about families. The triggers keep links append-only;
a table that is rebuilt loses its triggers silently, so `database` asserts them at every start.
"""

from __future__ import annotations

APPLICATION_ID = 0x4A475631
"""\"JGV1\" in the header of the database."""

VERSION_1 = (
    """CREATE TABLE meta (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE own_chains (
        n INTEGER PRIMARY KEY,
        chain TEXT NOT NULL UNIQUE
    ) STRICT""",
    """CREATE TABLE records (
        n INTEGER PRIMARY KEY,
        device TEXT NOT NULL,
        chain TEXT NOT NULL,
        seq INTEGER NOT NULL,
        link BLOB NOT NULL,
        signature BLOB NOT NULL,
        link_hash TEXT NOT NULL UNIQUE,
        body BLOB,
        salt BLOB,
        id TEXT,
        case_id TEXT,
        kind TEXT,
        author TEXT,
        recorded_at TEXT,
        own INTEGER NOT NULL,
        early INTEGER NOT NULL,
        position INTEGER,
        answer TEXT,
        parked TEXT,
        reason TEXT,
        CHECK ((body IS NULL) = (salt IS NULL)),
        CHECK (own IN (0, 1) AND early IN (0, 1))
    ) STRICT""",
    "CREATE UNIQUE INDEX own_place ON records (chain, seq) WHERE own = 1",
    "CREATE INDEX record_case ON records (case_id, n)",
    """CREATE INDEX unanswered ON records (chain, seq, answer, early, recorded_at)
        WHERE own = 1 AND (answer IS NULL OR answer = 'early')""",
    "CREATE INDEX own_answer ON records (answer, parked) WHERE own = 1",
    """CREATE TRIGGER link_kept BEFORE UPDATE OF
        n, device, chain, seq, link, signature, link_hash, own ON records
        BEGIN SELECT RAISE(ABORT, 'a link is never changed'); END""",
    """CREATE TRIGGER body_kept BEFORE UPDATE OF body, salt ON records
        WHEN OLD.body IS NOT NULL AND NEW.body IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'a body is erased whole or not at all'); END""",
    """CREATE TRIGGER record_kept BEFORE DELETE ON records
        BEGIN SELECT RAISE(ABORT, 'a record is never deleted'); END""",
    """CREATE TABLE blobs (
        n INTEGER PRIMARY KEY,
        case_id TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        media_type TEXT NOT NULL,
        data BLOB NOT NULL,
        sent INTEGER NOT NULL,
        UNIQUE (case_id, sha256)
    ) STRICT""",
    "CREATE INDEX unsent_blob ON blobs (n) WHERE sent = 0",
    """CREATE TABLE blob_refs (
        case_id TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        bytes INTEGER NOT NULL,
        media_type TEXT NOT NULL,
        record INTEGER NOT NULL REFERENCES records (n),
        PRIMARY KEY (case_id, sha256, record)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE drafts (
        case_id TEXT NOT NULL,
        field TEXT NOT NULL,
        data BLOB NOT NULL,
        PRIMARY KEY (case_id, field)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE receipts (
        chain TEXT PRIMARY KEY,
        receipt TEXT NOT NULL,
        signature TEXT NOT NULL,
        epoch TEXT NOT NULL,
        at TEXT NOT NULL,
        received INTEGER NOT NULL,
        kept INTEGER NOT NULL,
        checked INTEGER NOT NULL,
        safe INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE device_certificates (
        device TEXT PRIMARY KEY,
        pem TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE lost_heads (        -- heads that are known to be gone; the chain after names them
        chain TEXT PRIMARY KEY,
        seq INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "CREATE TABLE assigned_cases (case_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
)

VERSION_2 = (
    """CREATE TABLE packs (                -- every release of texts that was ever accepted here
        number INTEGER PRIMARY KEY CHECK (number > 0),
        content_sha256 TEXT NOT NULL,
        file BLOB NOT NULL,
        accepted_at TEXT NOT NULL,
        in_use INTEGER NOT NULL DEFAULT 0 CHECK (in_use IN (0, 1))
    ) STRICT""",
    """CREATE TRIGGER pack_never_lower BEFORE INSERT ON packs
        WHEN NEW.number <= (SELECT coalesce(max(number), 0) FROM packs)
        BEGIN SELECT RAISE(ABORT, 'a pack is never replaced by a lower one'); END""",
    """CREATE TRIGGER pack_same BEFORE UPDATE OF number, content_sha256, file, accepted_at ON packs
        BEGIN SELECT RAISE(ABORT, 'an accepted pack is never changed'); END""",
    """CREATE TRIGGER pack_kept BEFORE DELETE ON packs
        BEGIN SELECT RAISE(ABORT, 'an accepted pack is never forgotten'); END""",
    """CREATE TABLE revoked_pack_keys (
        fingerprint TEXT PRIMARY KEY
    ) STRICT, WITHOUT ROWID""",
)

VERSION_3 = (
    """CREATE TABLE removals (             -- what left this laptop, until the server has noted it
        n INTEGER PRIMARY KEY,
        removal TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE erasures (             -- the orders that were carried out, by their number
        number INTEGER PRIMARY KEY CHECK (number > 0),
        order_sha256 TEXT NOT NULL UNIQUE
    ) STRICT""",
    """CREATE TABLE erased_links (
        link_hash TEXT PRIMARY KEY,
        number INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TRIGGER erased_not_filled BEFORE UPDATE OF body ON records
        WHEN NEW.body IS NOT NULL AND EXISTS (SELECT 1 FROM erased_links WHERE link_hash = NEW.link_hash)
        BEGIN SELECT RAISE(ABORT, 'what was erased does not come back'); END""",
    """CREATE TRIGGER erased_not_added BEFORE INSERT ON records
        WHEN NEW.body IS NOT NULL AND EXISTS (SELECT 1 FROM erased_links WHERE link_hash = NEW.link_hash)
        BEGIN SELECT RAISE(ABORT, 'what was erased does not come back'); END""",
    """CREATE TRIGGER erased_kept BEFORE DELETE ON erased_links
        BEGIN SELECT RAISE(ABORT, 'that something was erased is never forgotten'); END""",
)

VERSION_4 = (
    # a new record has no answer yet: it changes one page less of the disk where this index does not hold it
    "DROP INDEX own_answer",
    "CREATE INDEX own_answer ON records (answer, parked) WHERE own = 1 AND answer IS NOT NULL",
)

VERSION_5 = (
    # the words of the records (`search_index`): no truth, and nothing that a body does not say
    "CREATE VIRTUAL TABLE search USING fts5 (said, tokenize = 'trigram')",
    "INSERT INTO search (search, rank) VALUES ('secure-delete', 1)",  # what is deleted stands in no page of the index
    """CREATE TABLE search_replaced (      -- which row says that it replaces the record of this id
        id TEXT NOT NULL,
        n INTEGER NOT NULL,
        PRIMARY KEY (id, n)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX search_replacing ON search_replaced (n)",
    "CREATE TABLE search_waiting (n INTEGER PRIMARY KEY) STRICT",
    """CREATE TABLE search_state (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        rules INTEGER NOT NULL,
        upto INTEGER NOT NULL
    ) STRICT""",
    "INSERT INTO search_state VALUES (1, 0, 0)",
    """CREATE TRIGGER searched_no_more AFTER UPDATE OF body ON records
        WHEN OLD.body IS NOT NULL AND NEW.body IS NULL BEGIN
            DELETE FROM search WHERE rowid = OLD.n;
            DELETE FROM search_replaced WHERE n = OLD.n;
            DELETE FROM search_waiting WHERE n = OLD.n;
        END""",
    """CREATE TRIGGER searched_later AFTER UPDATE OF body ON records
        WHEN OLD.body IS NULL AND NEW.body IS NOT NULL
        BEGIN INSERT OR IGNORE INTO search_waiting VALUES (NEW.n); END""",
)

TRIGGERS = frozenset({"link_kept", "body_kept", "record_kept"})
"""Of the first version."""
PACK_TRIGGERS = frozenset({"pack_never_lower", "pack_same", "pack_kept"})
"""Since the second."""
ERASURE_TRIGGERS = frozenset({"erased_not_filled", "erased_not_added", "erased_kept"})
"""Since the third."""
SEARCH_TRIGGERS = frozenset({"searched_no_more", "searched_later"})
"""Since the fifth."""


def triggers_of(version: int) -> frozenset[str]:
    """Return the triggers that a store of this version must have."""
    since = ((1, TRIGGERS), (2, PACK_TRIGGERS), (3, ERASURE_TRIGGERS), (5, SEARCH_TRIGGERS))
    return frozenset().union(*(names for first, names in since if version >= first))
