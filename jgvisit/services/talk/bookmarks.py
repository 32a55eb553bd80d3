"""What somebody whispers in a visit: one tap keeps the time, the words come later and elsewhere (H7)."""

from __future__ import annotations

from collections.abc import Sequence

from jgvisit.errors import RefusedError
from jgvisit.ids import CaseId, RecordId, VisitId
from jgvisit.records.case_bookmarks import Bookmark
from jgvisit.records.payload_bookmarks import BookmarkMade, BookmarkWritten
from jgvisit.services.desk.case_files import CaseFiles
from jgvisit.services.desk.writing import Writer
from jgvisit.services.family.happenings import StrangerNamedError
from jgvisit.services.ports.journal import DraftKey


class WritingInVisitError(RefusedError):
    """What was said aside is not written down before other eyes; nothing was recorded."""

    code = "refused.writing_in_visit"


class Bookmarks:
    """Bookmarks of visits, and what was said there."""

    def __init__(self, writer: Writer, files: CaseFiles) -> None:
        self._writer = writer
        self._files = files

    def make(self, case: CaseId, visit: VisitId) -> RecordId:
        """Keep that something was said now; who, and what, is asked later."""
        return self._writer.one(case, BookmarkMade(visit=visit))

    def of(self, case: CaseId) -> tuple[Bookmark, ...]:
        """Return the bookmarks of a family, earlier ones first; none with a visit open (H4)."""
        return () if self._files.open_visit() is not None else self._files.get(case).bookmarks

    def waiting(self) -> tuple[tuple[CaseId, int], ...]:
        """Return the families with bookmarks about which nothing was written yet, and how many; none with a visit open.

        Families come by name.
        """
        if self._files.open_visit() is not None:
            return ()
        counted = ((file.case, sum(each.waits for each in file.bookmarks)) for file in self._files.all())
        return tuple((case, count) for case, count in counted if count)

    def write(self, case: CaseId, told: BookmarkWritten, *, clears: Sequence[DraftKey] = ()) -> RecordId:
        """Write down what was said, with who may read it; or that there was nothing.

        Raises:
            WritingInVisitError: a visit is open.
            KeyError: no such bookmark in this family.
            StrangerNamedError: somebody who is no member here.
            WordsMissingError: words without why they are kept, what was told of passing on, or who agreed.
        """
        if self._files.open_visit() is not None:
            raise WritingInVisitError("a visit is open")
        file = self._files.get(case)
        known = {each.id: each for each in file.bookmarks}
        bookmark = known[RecordId(told.bookmark)]
        named = {*told.may_read, *((told.said_by,) if told.said_by else ())}
        if not named <= {member.id for member in file.members}:
            raise StrangerNamedError("a person who is no member of this case")
        earlier = tuple(said.stamp.record for said in bookmark.written)
        return self._writer.one(case, told, supersedes=earlier, clears=clears)
