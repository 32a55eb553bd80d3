"""What can go wrong in the world; a bug is never one of these.

    JgVisitError
    ├── StoreError        the encrypted file on the laptop, its keys (jgvisit.store)
    ├── RecordError       a record that cannot be written or read (jgvisit.records)
    ├── ContentError      a content pack or law book (jgvisit.content)
    ├── DocumentError     rendering, sealing, verifying (jgvisit.documents)
    ├── SyncError         the road to the server and its answers (jgvisit.sync)
    ├── RefusedError      a use case that may not go on, with the reason (jgvisit.services)
    └── InputError        a file or argument that somebody gave us

`str(error)` is for the log and names no person. The sentence for the caseworker is
found by `code` in `ui.error_texts`. Every class says in its docstring what is still safe.
"""

from __future__ import annotations

from typing import ClassVar


class JgVisitError(Exception):
    """Anything foreseen that stops an action; what was saved before it stays saved."""

    code: ClassVar[str] = "unknown"


class StoreError(JgVisitError):
    """The store or its keys; nothing on disk was changed by the failed action."""

    code = "store"


class RecordError(JgVisitError):
    """A record was not written; the journal is as it was."""

    code = "record"


class ContentError(JgVisitError):
    """A pack or law book is unusable; records made with another pack stay readable."""

    code = "content"


class DocumentError(JgVisitError):
    """No document was made or judged; the record it belongs to is untouched."""

    code = "document"


class SyncError(JgVisitError):
    """Sync stopped; everything not yet received waits in the outbox."""

    code = "sync"


class RefusedError(JgVisitError):
    """The action is not allowed as things stand; nothing was recorded."""

    code = "refused"


class InputError(JgVisitError):
    """The input is not what it should be; `where` names the field or line."""

    code = "input"

    def __init__(self, message: str, where: str = "") -> None:
        super().__init__(message)
        self.where = where
